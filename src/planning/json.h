// The room's only JSON: the plan's question read, and answers written as openapi.yaml describes them. The
// command line and the server write the same.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/language.h"
#include "planning/planning.h"

namespace chorsu::planning {

struct PlanRequest {
  Question question;
  std::vector<std::int64_t> editions;  // answer from exactly these; empty: from those in force
};

// All problems of the document at once. `today` is the day asked about when none is given.
Result<PlanRequest> read_plan_request(boost::json::value const& document, Index const& index, Date today);
Result<screening::Question> read_screening_question(boost::json::value const& document);

// "40", "40 pcs", "40 台": a number and a unit that people type, pieces when none is given.
Result<Quantity> parse_quantity(std::string_view text, reference::Index const& reference);
// What goods are worth: above zero.
Result<Money> parse_value(std::string_view text);
// A code that a duty can be asked for: at least six digits, in the nomenclature.
Result<HsCode> parse_tariff_code(std::string_view text, goods::Index const& goods);
// A country by its code that is known here.
Result<CountryCode> parse_country(std::string_view text, reference::Index const& reference);

boost::json::object plan_json(Answer const& answer, Index const& index, language::Voice const& voice);
boost::json::object goods_json(goods::Answer const& answer, Index const& index, language::Voice const& voice);
// `currency` is that of the customs value, in which an unknown duty would be.
boost::json::object duty_json(tariff::Answer const& answer, std::string_view currency,
                              language::Voice const& voice);
boost::json::object routes_json(routing::Answer const& answer, Index const& index,
                                language::Voice const& voice);
boost::json::object screening_json(screening::Answer const& answer, language::Voice const& voice);
boost::json::object place_json(reference::Place const& place, Index const& index,
                               LanguageTag const& language);
boost::json::object edition_json(reference::Edition const& edition);

// The verdict, and a route's title, in words: the same on the page and in the terminal.
std::string verdict_words(Answer const& answer, language::Voice const& voice);
Message route_title(routing::Route const& route, reference::Index const& reference);

}  // namespace chorsu::planning
