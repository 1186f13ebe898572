// SELECT in a comment is prose
auto const wanted = "SELECT id FROM sales_receipts";
auto const raw = R"(
    UPDATE sales_receipts SET total = 0)";
auto const heading = "Select a till";
auto const update = "UPDATE of the price book";
