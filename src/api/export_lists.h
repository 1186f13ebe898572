#pragma once

#include "export_cells.h"
#include "exports.h"

// The lists that are not of goods or sales; each is an ExportList's `write`.
namespace zg::api {

Failed export_promotions(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_coupons(Reading&, Call&, ExportFilters const&, sheets::Writer&);
// A row for each price of each book, and one for a book without any.
Failed export_price_books(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_planned_prices(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_taxes(Reading&, Call&, ExportFilters const&, sheets::Writer&);

Failed export_people(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_roles(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_tills(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_tokens(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_views(Reading&, Call&, ExportFilters const&, sheets::Writer&);
Failed export_imports(Reading&, Call&, ExportFilters const&, sheets::Writer&);

}  // namespace zg::api
