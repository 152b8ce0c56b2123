#include "planning/planning.h"

#include <algorithm>
#include <array>

namespace chorsu::planning {
namespace {

constexpr std::array<std::string_view, 4> kVerdicts{"open", "no_goods", "no_route", "hit"};

struct Places {
  reference::Place const* from;
  reference::Place const* to;
};

// Both places, or all that is wrong with them.
std::optional<Places> find_places(Index const& index, Question const& question, Problems& problems) {
  auto const from = take(problems, "from", index.reference->find_place(question.from));
  auto const to = take(problems, "to", index.reference->find_place(question.to));
  if (!from || !to) { return std::nullopt; }
  if (*from == *to) {
    problems.add("to", message("planning.same_place"));
    return std::nullopt;
  }
  return Places{*from, *to};
}

std::optional<goods::Answer> find_goods(Index const& index, Question const& question, Problems& problems) {
  if (question.goods.empty() && !question.code) {
    problems.add("goods", message("planning.goods_missing"));
    return std::nullopt;
  }
  return take(problems, question.code ? "hs_code" : "goods",
              goods::answer(*index.goods, {question.goods, question.code}));
}

// That no way is known is our gap, not the asker's mistake: the rest of the plan stands.
routing::Answer find_routes(Index const& index, Question const& question, Places const& places) {
  auto found = routing::answer(*index.routing, {places.from->id, places.to->id, question.gross_weight});
  if (found) { return std::move(*found); }
  routing::Answer none;
  for (auto const& problem : found.error().all()) {
    auto const supply =
        problem.choices.empty()
            ? message("planning.route_supply")
            : message("planning.route_supply_near", place_argument("near", problem.choices.front().value));
    none.unknowns.push_back(
        {"planning.route." + problem.field, problem.message, message("planning.route_changes"), supply});
  }
  return none;
}

void check_measures(Question const& question, Problems& problems) {
  if (question.gross_weight && question.gross_weight->grams() == 0) {
    problems.add("gross_weight", message("planning.weight_zero"));
  }
}

bool goes_by_water(routing::Route const& route) {
  return std::ranges::any_of(route.legs, [](routing::Leg const& leg) {
    return leg.mode == routing::Mode::sea || leg.mode == routing::Mode::river;
  });
}

// FAS, FOB, CFR and CIF are written for ships: on another way it is open what the parties mean.
std::vector<Unknown> incoterm_doubt(Answer const& answer) {
  auto const rule = answer.question.incoterm;
  if (!rule || !waterborne_only(*rule) || answer.routes.empty() ||
      goes_by_water(answer.routes.front().route)) {
    return {};
  }
  return {{"planning.incoterm", message("planning.incoterm_waterborne", argument("rule", text(*rule))),
           message("planning.incoterm_changes"), message("planning.incoterm_supply")}};
}

// What a plan of this version does not look into at all.
std::vector<Unknown> beyond_this_plan(CountryCode from, CountryCode to) {
  if (from == to) { return {}; }  // nothing crosses a border
  return {{"planning.permissions",
           message("planning.permissions_missing", argument("from", from), argument("to", to)),
           message("planning.permissions_changes"), message("planning.permissions_supply")},
          {"planning.papers", message("planning.papers_missing"), message("planning.papers_changes"),
           message("planning.papers_supply")}};
}

template <class T>
void collect(Figure<T> const& figure, std::vector<Unknown>& unknowns, Evidence& evidence) {
  add_unknowns(unknowns, figure.missing());
  evidence.rest_on(figure.evidence());
}

void collect(RoutePlan const& plan, std::vector<Unknown>& unknowns, Evidence& evidence) {
  collect(plan.route.duration, unknowns, evidence);
  collect(plan.route.distance, unknowns, evidence);
  collect(plan.route.freight, unknowns, evidence);
  collect(plan.route.co2e, unknowns, evidence);
  if (!plan.landed_cost) { return; }
  for (auto const& line : plan.landed_cost->lines) { collect(line.figure, unknowns, evidence); }
}

// The duty as the first route brings the goods to the border; without a route, its rate alone.
std::optional<tariff::Answer> duty_of(Index const& index, Answer const& answer) {
  auto const at_home = answer.from.country == answer.to.country;
  if (at_home || !answer.goods.code || answer.goods.code->code.digits() < 6) { return std::nullopt; }
  auto customs_value = given_customs_value(std::nullopt);
  if (!answer.routes.empty() && answer.routes.front().landed_cost) {
    auto const& lines = answer.routes.front().landed_cost->lines;
    auto const found = std::ranges::find(lines, "customs_value", &CostLine::key);
    if (found != lines.end()) { customs_value = found->figure; }
  }
  auto duty =
      tariff::answer(*index.tariff, {answer.goods.code->code, answer.to.country, answer.question.origin,
                                     answer.question.on, customs_value, answer.from.country});
  if (!duty) { return std::nullopt; }
  return std::move(*duty);
}

Verdict verdict_of(Answer const& answer) {
  if (answer.screening.outcome == screening::Outcome::hit) { return Verdict::hit; }
  if (answer.routes.empty()) { return Verdict::no_route; }
  return answer.goods.code ? Verdict::open : Verdict::no_goods;
}

// What decides most stands first: the code, the duty and taxes on it, the cost, then the way.
void gather(Answer& answer, std::vector<Unknown> const& of_the_ways) {
  Evidence evidence;
  add_unknowns(answer.unknowns, answer.goods.unknowns);
  if (answer.duty) { add_unknowns(answer.unknowns, answer.duty->unknowns); }
  for (auto const& plan : answer.routes) { collect(plan, answer.unknowns, evidence); }
  add_unknowns(answer.unknowns, incoterm_doubt(answer));
  add_unknowns(answer.unknowns, of_the_ways);
  add_unknowns(answer.unknowns, answer.screening.unknowns);
  add_unknowns(answer.unknowns, beyond_this_plan(answer.from.country, answer.to.country));
  Evidence all{{}, Basis::published, answer.goods.sources, {}};
  if (answer.duty) { all.rest_on({{}, Basis::published, answer.duty->sources, {}}); }
  all.rest_on(evidence);
  all.rest_on({{}, Basis::published, answer.screening.sources, {}});
  answer.sources = std::move(all.sources);
}

}  // namespace

std::string_view text(Verdict verdict) {
  return kVerdicts[static_cast<std::size_t>(verdict)];
}

Problems check(Index const& index, Question const& question) {
  Problems problems;
  check_measures(question, problems);
  find_places(index, question, problems);
  find_goods(index, question, problems);
  return problems;
}

Result<Answer> answer(Index const& index, Question const& asked) {
  Problems problems;
  check_measures(asked, problems);
  auto const places = find_places(index, asked, problems);
  auto goods = find_goods(index, asked, problems);
  auto screened = take(problems, "parties", screening::answer(*index.screening, {asked.parties}));
  if (!problems.empty()) { return refuse(std::move(problems)); }

  Answer answer{
      asked, *places->from, *places->to, Verdict::open, std::move(*goods), {}, std::move(*screened), {}, {},
      {}};
  if (!answer.question.origin) { answer.question.origin = answer.from.country; }
  auto found = find_routes(index, answer.question, *places);
  for (auto& route : found.routes) {
    RoutePlan plan{std::move(route), {}};
    if (answer.goods.code && answer.goods.code->code.digits() >= 6) {
      plan.landed_cost = landed_cost(index, answer.question, answer.goods.code->code,
                                     {answer.from.country, answer.to.country}, plan.route);
    }
    answer.routes.push_back(std::move(plan));
  }
  answer.duty = duty_of(index, answer);
  answer.verdict = verdict_of(answer);
  gather(answer, found.unknowns);
  return answer;
}

}  // namespace chorsu::planning
