#pragma once

#include "call.h"

// What each route does; one file per noun.
namespace zg::api {

void get_health(Call);
void get_process_metrics(Call);
void get_openapi(Call);

void post_session(Call);
void get_session(Call);
void delete_session(Call);
void put_password(Call);
void get_tokens(Call);
void post_token(Call);
void delete_token(Call);
void get_stores(Call);
void put_store_region(Call);

void get_welcome(Call);
void post_setup(Call);
void post_setup_owner(Call);
void delete_demo(Call);
void get_checklist(Call);
void put_profile(Call);
void get_tills(Call);
void post_till(Call);
void post_till_link(Call);

void get_people(Call);
void put_person(Call);
void post_person_link(Call);
void put_person_password(Call);
void get_roles(Call);
void put_role(Call);
void delete_role(Call);

void get_settings(Call);
void put_company(Call);
void put_store(Call);
void put_loyalty(Call);
void put_terms(Call);

void get_products(Call);
void post_product(Call);
void get_product_list(Call);
void get_product_proposal(Call);
void get_product(Call);
void put_product(Call);
void post_barcode(Call);
void get_picture(Call);
void post_picture(Call);
void put_pictures(Call);
void get_folding(Call);
void get_families(Call);
void put_family(Call);
void post_variants(Call);
void get_categories(Call);
void put_category(Call);
void delete_category(Call);
void put_price(Call);
void get_pricing(Call);
void delete_price(Call);
void get_planned_prices(Call);
void get_books(Call);
void get_book(Call);
void put_book(Call);
void delete_book(Call);
void put_book_prices(Call);
void put_family_prices(Call);
void get_promotions(Call);
void put_promotion(Call);
void delete_promotion(Call);
void get_coupons(Call);
void put_coupon(Call);
void delete_coupon(Call);
void get_taxes(Call);
void put_tax_class(Call);
void put_tax_profile(Call);
void post_quote(Call);

void post_checkout(Call);
void post_sale(Call);
void post_float(Call);
void post_refund(Call);
void get_receipt(Call);
void get_receipts(Call);
void post_reprint(Call);
void get_exceptions(Call);
void post_settlement(Call);

void get_stock(Call);
void get_movements(Call);
void post_goods_receipt(Call);
void post_stock_adjustment(Call);

void post_import(Call);
void get_imports(Call);
void get_import(Call);
void get_import_preview(Call);
void put_import_setup(Call);
void post_import_start(Call);
void post_import_retry(Call);
void post_import_undo(Call);
void get_import_quarantine(Call);
void post_import_row(Call);
void get_export(Call);
void get_suppliers(Call);
void put_supplier(Call);

void get_members(Call);
void get_member(Call);
void post_member(Call);
void put_member(Call);
void get_member_figures(Call);
void get_member_timeline(Call);
void get_member_points(Call);

void get_metrics(Call);
void get_metric(Call);
void get_figures(Call);
void get_dashboard(Call);
void get_sku_board(Call);
void get_attention(Call);
void get_hints(Call);
void get_attention_shelves(Call);
void get_day_report(Call);

void get_events(Call);
void get_event_stream(Call);
void get_live(Call);

}  // namespace zg::api
