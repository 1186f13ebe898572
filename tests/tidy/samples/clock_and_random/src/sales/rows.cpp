constexpr db::Sql stale{"stale", "SELECT id FROM sales_receipts WHERE at < datetime('now')"};
