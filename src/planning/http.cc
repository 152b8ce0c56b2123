#include "planning/http.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "http/problem.h"
#include "json/parse.h"
#include "planning/json.h"
#include "reference/editions.h"

namespace chorsu::planning {
namespace {

namespace bj = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kMostPlaces = 50;
constexpr std::size_t kMostGoodsText = 500;  // characters
constexpr std::size_t kMostPlaceText = 200;

Response told(bj::object const& answer) {
  return http::json(bj::serialize(answer));
}

// A required query parameter, parsed; its problems stand at its name.
template <class Parse>
auto required(Request const& request, std::string_view name, Problems& problems, Parse parse) {
  auto const given = request.query_parameter(name);
  if (!given || given->empty()) {
    problems.add(name, message("planning.parameter_missing"));
    return decltype(take(problems, name, parse(*given)))();
  }
  return take(problems, name, parse(*given));
}

template <class Parse>
auto optional(Request const& request, std::string_view name, Problems& problems, Parse parse) {
  auto const given = request.query_parameter(name);
  return given ? take(problems, name, parse(*given)) : decltype(take(problems, name, parse(*given)))();
}

// A text of at most so many characters of UTF-8.
Result<std::string> short_text(std::string_view text, std::size_t most) {
  auto const characters =
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  if (static_cast<std::size_t>(characters) > most) { return refuse("planning.text_too_long"); }
  return std::string(text);
}

Response make_plan(Request const& request, Desk& desk) {
  auto index = desk.current();
  auto const document = json::parse(request.body);
  if (!document) { return http::problem(request, document.error()); }
  auto const plan = read_plan_request(*document, *index, Instant::now().date());
  if (!plan) { return http::problem(request, plan.error()); }
  if (!plan->editions.empty()) {
    auto replayed = desk.replay(plan->editions);
    if (!replayed) { return http::problem(request, replayed.error()); }
    index = std::move(*replayed);
  }
  auto const answered = answer(*index, plan->question);
  if (!answered) { return http::problem(request, answered.error()); }
  IndexNames const names(index);  // those of the editions asked for
  return told(plan_json(*answered, *index, {*request.speech.catalogue, request.language, names}));
}

Response find_goods(Request const& request, Desk& desk) {
  auto const index = desk.current();
  Problems problems;
  auto const text = required(request, "q", problems, [](std::string_view given) -> Result<std::string> {
    return short_text(given, kMostGoodsText);
  });
  auto const found =
      text ? take(problems, "q", goods::answer(*index->goods, {*text, std::nullopt})) : std::nullopt;
  if (!found) { return http::problem(request, problems); }
  return told(goods_json(*found, *index, request.voice()));
}

Response find_duty(Request const& request, Desk& desk) {
  auto const index = desk.current();
  auto const& reference = *index->reference;
  auto const country_of = [&](std::string_view text) { return parse_country(text, reference); };
  Problems problems;
  auto const code = required(request, "code", problems,
                             [&](std::string_view text) { return parse_tariff_code(text, *index->goods); });
  auto const country = required(request, "country", problems, country_of);
  auto const origin = optional(request, "origin", problems, country_of);
  auto const on = optional(request, "on", problems, Date::parse);
  auto const value = optional(request, "value", problems, parse_value);
  if (!problems.empty()) { return http::problem(request, problems); }
  auto const duty = tariff::answer(
      *index->tariff,
      {*code, *country, origin, on.value_or(Instant::now().date()), given_customs_value(value)});
  if (!duty) { return http::problem(request, duty.error()); }
  return told(duty_json(*duty, value ? value->currency().code() : "USD", request.voice()));
}

Response find_routes(Request const& request, Desk& desk) {
  auto const index = desk.current();
  auto const place_of = [&](std::string_view text) { return index->reference->find_place(text); };
  Problems problems;
  auto const from = required(request, "from", problems, place_of);
  auto const to = required(request, "to", problems, place_of);
  auto const weight = optional(request, "weight", problems, Weight::parse);
  if (!problems.empty()) { return http::problem(request, problems); }
  auto const found = routing::answer(*index->routing, {(*from)->id, (*to)->id, weight});
  if (!found) { return http::problem(request, found.error()); }
  return told(routes_json(*found, *index, request.voice()));
}

Response screen(Request const& request, Desk& desk) {
  auto const index = desk.current();
  auto const document = json::parse(request.body);
  if (!document) { return http::problem(request, document.error()); }
  auto const question = read_screening_question(*document);
  if (!question) { return http::problem(request, question.error()); }
  auto const found = screening::answer(*index->screening, *question);
  if (!found) { return http::problem(request, found.error().within("parties")); }
  return told(screening_json(*found, request.voice()));
}

Response find_places(Request const& request, Desk& desk) {
  auto const index = desk.current();
  Problems problems;
  auto const text = required(request, "q", problems, [](std::string_view given) -> Result<std::string> {
    return short_text(given, kMostPlaceText);
  });
  auto const limit = optional(request, "limit", problems, [](std::string_view given) -> Result<std::size_t> {
    auto const number = Decimal::parse(given);
    if (!number || number->scale() > 0 || *number < Decimal(1) || *number > Decimal(kMostPlaces)) {
      return refuse("planning.limit", argument("most", kMostPlaces));
    }
    return static_cast<std::size_t>(number->digits());
  });
  if (!problems.empty()) { return http::problem(request, problems); }
  bj::array places;
  for (auto const* place : index->reference->complete_place(*text, limit.value_or(10))) {
    places.emplace_back(place_json(*place, *index, request.language));
  }
  return told({{"places", std::move(places)}});
}

Response list_units(Request const& request, Desk& desk) {
  auto const index = desk.current();
  bj::array units;
  for (auto const& unit : index->reference->units()) {
    units.emplace_back(bj::object{{"code", unit.code.text()},
                                  {"name", unit.names.in(request.language)},
                                  {"symbol", unit.symbol},
                                  {"dimension", unit.dimension}});
  }
  bj::array currencies;
  for (auto const currency : Currency::all()) {
    auto const* names = index->reference->currency_names(currency.code());
    currencies.emplace_back(
        bj::object{{"code", currency.code()},
                   {"name", names != nullptr ? names->in(request.language) : std::string(currency.code())}});
  }
  return told({{"units", std::move(units)}, {"currencies", std::move(currencies)}});
}

Response list_editions(db::Pool& pool) {
  bj::array editions;
  for (auto const& edition : pool.read([](db::Connection& db) { return reference::list_editions(db); })) {
    editions.emplace_back(edition_json(edition));
  }
  return told({{"editions", std::move(editions)}});
}

}  // namespace

std::vector<http::Route> routes(Desk& desk, db::Pool& pool) {
  using http::Method;
  auto const on = [&desk](Response (*handler)(Request const&, Desk&)) {
    return [handler, &desk](Request const& request) { return handler(request, desk); };
  };
  std::vector<http::Route> all;
  all.push_back({Method::post, "/v1/plans", {}, on(make_plan)});
  all.push_back({Method::get, "/v1/goods", {"q"}, on(find_goods)});
  all.push_back({Method::get, "/v1/duties", {"code", "country", "origin", "on", "value"}, on(find_duty)});
  all.push_back({Method::get, "/v1/routes", {"from", "to", "weight"}, on(find_routes)});
  all.push_back({Method::post, "/v1/screenings", {}, on(screen)});
  all.push_back({Method::get, "/v1/places", {"q", "limit"}, on(find_places)});
  all.push_back({Method::get, "/v1/units", {}, on(list_units)});
  all.push_back({Method::get, "/v1/editions", {}, [&pool](Request const&) { return list_editions(pool); }});
  return all;
}

}  // namespace chorsu::planning
