constexpr db::Sql lines{"lines",
                        "SELECT l.sku FROM sales_lines l "
                        "JOIN catalog_skus s ON s.id = l.sku"};
constexpr db::Sql keep{"keep",
                       "WITH late AS (SELECT id FROM sales_receipts) "
                       "INSERT INTO sales_marks SELECT id FROM late WHERE id IS DISTINCT FROM excluded.id "
                       "ON CONFLICT DO UPDATE SET at = :at"};
constexpr db::Sql each{"each", "SELECT value FROM json_each(:ids)"};
constexpr db::Sql take{"take", "UPDATE inventory_shelves SET on_hand = 0"};
auto const said = "a receipt is missing from inventory";
