#pragma once

#include <zg/company.h>
#include <zg/serve.h>

namespace zg::app {

// From now on the books of this new folder lie in the database. False, with words for the operator, when they lie elsewhere.
[[nodiscard]] bool put_books_in(Folder const&, db::Postgres const&);

// As verify(), of books that lie elsewhere.
[[nodiscard]] int verify_at(Folder const&, db::Place const&, Told = Told::all);

}  // namespace zg::app
