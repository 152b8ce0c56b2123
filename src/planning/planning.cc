#include "planning/planning.h"

#include <algorithm>
#include <array>

namespace chorsu::planning {
namespace {

constexpr std::array<std::string_view, 4> kVerdicts{"open", "no_goods", "no_route", "hit"};

struct Ends {
  reference::Place const* from;
  reference::Place const* to;
};

// Both places, or all that is wrong with them.
std::optional<Ends> find_ends(Index const& index, Question const& question, Problems& problems) {
  auto const from = take(problems, "from", index.reference->find_place(question.from));
  auto const to = take(problems, "to", index.reference->find_place(question.to));
  if (!from || !to) { return std::nullopt; }
  if (*from == *to) {
    problems.add("to", message("planning.same_place"));
    return std::nullopt;
  }
  return Ends{*from, *to};
}

std::optional<goods::Answer> find_goods(Index const& index, Question const& question, Problems& problems) {
  if (question.goods.empty() && !question.code) {
    problems.add("goods", message("planning.goods_missing"));
    return std::nullopt;
  }
  return take(problems, question.code ? "hs_code" : "goods", goods::answer(*index.goods, {question.goods, question.code}));
}

// That no way is known is our gap, not the asker's mistake: the rest of the plan stands.
routing::Answer find_routes(Index const& index, Question const& question, Ends const& ends) {
  auto found = routing::answer(*index.routing, {ends.from->id, ends.to->id, question.gross_weight});
  if (found) { return std::move(*found); }
  routing::Answer none;
  for (auto const& problem : found.error().all()) {
    none.unknowns.push_back({"planning.route", problem.message, message("planning.route_changes"),
                             message("planning.route_supply")});
  }
  return none;
}

// What a plan of this version does not look into at all.
std::vector<Unknown> beyond_this_plan(CountryCode from, CountryCode to) {
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
  if (!answer.goods.code || answer.goods.code->code.digits() < 6) { return std::nullopt; }
  auto customs_value = given_customs_value(std::nullopt);
  if (!answer.routes.empty() && answer.routes.front().landed_cost) {
    auto const& lines = answer.routes.front().landed_cost->lines;
    auto const found = std::ranges::find(lines, "customs_value", &CostLine::key);
    if (found != lines.end()) { customs_value = found->figure; }
  }
  auto duty = tariff::answer(*index.tariff, {answer.goods.code->code, answer.to.country, answer.question.origin,
                                             answer.question.on, customs_value});
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
  add_unknowns(answer.unknowns, of_the_ways);
  add_unknowns(answer.unknowns, answer.screening.unknowns);
  add_unknowns(answer.unknowns, beyond_this_plan(answer.from.country, answer.to.country));
  for (auto const* sources : {&answer.goods.sources, &evidence.sources, &answer.screening.sources}) {
    for (auto const& source : *sources) {
      if (std::ranges::find(answer.sources, source) == answer.sources.end()) { answer.sources.push_back(source); }
    }
  }
}

}  // namespace

std::string_view text(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

Problems check(Index const& index, Question const& question) {
  Problems problems;
  find_ends(index, question, problems);
  find_goods(index, question, problems);
  return problems;
}

Result<Answer> answer(Index const& index, Question const& asked) {
  Problems problems;
  auto const ends = find_ends(index, asked, problems);
  auto goods = find_goods(index, asked, problems);
  auto screened = take(problems, "parties", screening::answer(*index.screening, {asked.parties}));
  if (!ends || !goods || !screened) { return refuse(std::move(problems)); }

  Answer answer{asked, *ends->from, *ends->to, Verdict::open, std::move(*goods), {}, std::move(*screened), {}, {}, {}};
  if (!answer.question.origin) { answer.question.origin = answer.from.country; }
  auto found = find_routes(index, answer.question, *ends);
  for (auto& route : found.routes) {
    RoutePlan plan{std::move(route), {}};
    if (answer.goods.code && answer.goods.code->code.digits() >= 6) {
      plan.landed_cost = landed_cost(index, answer.question, answer.goods.code->code, answer.to.country, plan.route);
    }
    answer.routes.push_back(std::move(plan));
  }
  answer.duty = duty_of(index, answer);
  answer.verdict = verdict_of(answer);
  gather(answer, found.unknowns);
  return answer;
}

}  // namespace chorsu::planning
