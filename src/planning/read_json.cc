#include "json/reader.h"
#include "planning/json.h"
#include "vocabulary/measure.h"

namespace chorsu::planning {
namespace {

struct NumberAndUnit {
  std::string number;
  std::string unit;
};

std::optional<NumberAndUnit> read_measured(json::ObjectReader& fields) {
  auto const number = fields.text("number", {.least = 1, .most = 40});
  auto const unit = fields.text("unit", {.least = 1, .most = 40});
  if (!number || !unit) { return std::nullopt; }
  return NumberAndUnit{*number, *unit};
}

// A number of units of Recommendation 20; the problems stand at the field that is wrong.
std::optional<Quantity> quantity_of(std::string_view field, NumberAndUnit const& given,
                                    reference::Index const& reference, Problems& problems) {
  auto const path = std::string(field);
  auto const number = take(problems, path + ".number", Decimal::parse(given.number));
  auto const unit = take(problems, path + ".unit", reference.find_unit(given.unit));
  // The number is held to its bounds even where its unit is not known.
  auto const quantity = number ? take(problems, path + ".number",
                                      Quantity::of(*number, unit ? (*unit)->code : UnitCode::piece()))
                               : std::nullopt;
  return unit ? quantity : std::nullopt;
}

std::optional<Money> read_money(json::ObjectReader& fields, Problems& problems) {
  auto const amount = fields.with("amount", Decimal::parse);
  auto const currency = fields.with("currency", Currency::parse);
  if (!amount || !currency) { return std::nullopt; }
  if (*amount <= Decimal(0)) {
    fields.problem("amount", message("planning.value_not_positive"));
    return std::nullopt;
  }
  return take(problems, "value.amount", Money::of(*amount, *currency));
}

std::optional<screening::Party> read_party(json::ObjectReader& fields) {
  auto name = fields.text("name", {.least = 1, .most = 300});
  auto role = fields.optional_text("role", {.least = 1, .most = 20});
  auto country = fields.optional_with("country", CountryCode::parse);
  if (role && *role != "seller" && *role != "buyer" && *role != "consignee" && *role != "carrier" &&
      *role != "other") {
    fields.problem("role", message("planning.role_unknown", argument("text", *role)));
  }
  if (!name) { return std::nullopt; }
  return screening::Party{std::move(*name), role.value_or(""),
                          country ? std::string(country->text()) : std::string()};
}

}  // namespace

Result<Quantity> parse_quantity(std::string_view text, reference::Index const& reference) {
  auto const measured = parse_measured(text);
  if (!measured) { return refuse(measured.error()); }
  if (measured->unit.empty()) { return Quantity::of(measured->number, UnitCode::piece()); }
  auto const unit = reference.find_unit(measured->unit);
  if (!unit) { return refuse(unit.error()); }
  return Quantity::of(measured->number, (*unit)->code);
}

Result<Money> parse_value(std::string_view text) {
  auto const money = Money::parse(text);
  if (money && money->minor() <= 0) { return refuse("planning.value_not_positive"); }
  return money;
}

Result<HsCode> parse_tariff_code(std::string_view text, goods::Index const& goods) {
  auto const code = HsCode::parse(text);
  if (!code) { return code; }
  if (code->digits() < 6) { return refuse("planning.code_too_short"); }
  if (!goods::exists(goods, *code)) {
    return refuse("hs_code.not_in_edition", argument("code", code->spaced()));
  }
  return code;
}

Result<CountryCode> parse_country(std::string_view text, reference::Index const& reference) {
  auto const code = CountryCode::parse(text);
  if (code && reference.country(*code) == nullptr) {
    return refuse("country.unknown", argument("text", text));
  }
  return code;
}

Result<PlanRequest> read_plan_request(boost::json::value const& document, Index const& index, Date today) {
  Problems problems;
  PlanRequest request;
  auto& question = request.question;
  auto const& reference = *index.reference;
  json::ObjectReader fields(document, problems);
  if (!problems.empty()) { return refuse(std::move(problems)); }  // no object: nothing further to say
  question.goods = fields.optional_text("goods", {.least = 1, .most = 500}).value_or("");
  question.code = fields.optional_with("hs_code", [](std::string_view text) { return HsCode::parse(text); });
  question.from = fields.text("from", {.least = 1, .most = 200}).value_or("");
  question.to = fields.text("to", {.least = 1, .most = 200}).value_or("");
  if (auto const given = fields.optional_object("quantity", read_measured)) {
    question.quantity = quantity_of("quantity", *given, reference, problems);
  }
  question.value =
      fields.optional_object("value", [&](json::ObjectReader& value) { return read_money(value, problems); });
  if (auto const given = fields.optional_object("gross_weight", read_measured)) {
    if (auto const mass = quantity_of("gross_weight", *given, reference, problems)) {
      question.gross_weight = take(problems, "gross_weight.unit", reference.as_weight(*mass));
    }
  }
  question.incoterm = fields.optional_with("incoterm", parse_incoterm);
  question.origin =
      fields.optional_with("origin", [&](std::string_view text) { return parse_country(text, reference); });
  question.on = fields.optional_with("ready", Date::parse).value_or(today);
  question.parties = fields.optional_objects("parties", read_party, {.least = 0, .most = 50})
                         .value_or(std::vector<screening::Party>());
  request.editions = fields.optional_integers("editions", {.least = 1}, {.least = 0, .most = 50})
                         .value_or(std::vector<std::int64_t>());
  fields.finish();
  // What the engines would refuse is told together with what the form got wrong.
  if (!problems.empty()) {
    if (auto const asked = check(index, question); !asked.empty()) {
      for (auto const& problem : asked.all()) {
        if (!problems.mentions(problem.field)) { problems.add(problem); }
      }
    }
    return refuse(std::move(problems));
  }
  return request;
}

Result<screening::Question> read_screening_question(boost::json::value const& document) {
  Problems problems;
  json::ObjectReader fields(document, problems);
  auto parties = fields.objects("parties", read_party, {.least = 1, .most = 50});
  fields.finish();
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return screening::Question{std::move(*parties)};
}

}  // namespace chorsu::planning
