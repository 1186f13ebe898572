constexpr db::Sql receipt{"receipt", "SELECT id FROM sales_receipts"};
