auto const count = "SELECT count(*) FROM sales_receipts";
