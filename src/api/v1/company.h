#pragma once

#include "question.h"
#include "shapes_settings.h"
#include "welcome_shapes.h"

// What hangs on the company: its first page, the tills of its stores, and what programs come in with.
namespace zg::api {

[[nodiscard]] TillList till_list(House const&, Stores const&);
// What is wrong with the figures that the home page is to show; each is an insights::Metric.
[[nodiscard]] std::optional<Problem> kpis_problem(std::vector<std::string> const&);

// Of the whole company; without the secrets, which nobody can read again.
[[nodiscard]] TokenList token_list(House const&);

}  // namespace zg::api
