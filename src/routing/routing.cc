#include "routing/routing.h"

#include <algorithm>
#include <array>

#include "routing/choose.h"
#include "routing/itinerary.h"
#include "routing/network.h"

namespace chorsu::routing {
namespace {

// A town and its station or terminal are this near each other.
constexpr Distance kNear = Distance::kilometres(30);
constexpr std::size_t kNearestNamed = 5;

Unknown gap(std::string id, Message missing, std::string_view changes, std::string_view supply) {
  return {std::move(id), std::move(missing), message(changes), message(supply)};
}

// Whole kilometres: for a distance as the crow flies more would be pretence.
std::int64_t rounded_km(Distance distance) {
  return (distance.metres() + 500) / 1000;
}

// One end of the question: its node, and how that is short of what was asked.
struct End {
  NodeNumber node = 0;
  std::optional<Unknown> access;
};

Problem not_on_network(Index const& index, Site const& site) {
  Problem problem{"", message("routing.not_on_network", place_argument("place", site.place)), {}};
  for (auto const number : index.nearest_nodes(site)) {
    if (problem.choices.size() == kNearestNamed) { break; }
    auto const& node = index.node(number).site;
    problem.choices.push_back({node.place, message("routing.choice", place_argument("place", node.place),
                                                   argument("country", node.country),
                                                   argument("km", rounded_km(great_circle(site, node))))});
  }
  return problem;
}

Result<End> find_end(Index const& index, std::string const& place) {
  if (auto const node = index.find_node(place)) { return End{*node, {}}; }
  auto const* site = index.site(place);
  if (site == nullptr) { return refuse("routing.place_unknown", argument("text", place)); }
  for (auto const number : index.nearest_nodes(*site)) {
    auto const& node = index.node(number).site;
    auto const away = great_circle(*site, node);
    if (away > kNear) { break; }
    if (node.country != site->country) { continue; }
    return End{number, gap("routing.access." + place,
                           message("routing.access_unknown", place_argument("place", place),
                                   place_argument("node", node.place), argument("km", rounded_km(away))),
                           "routing.changes_all", "routing.supply_carrier")};
  }
  return refuse(Problems(not_on_network(index, *site)));
}

Unknown terminal_gap(Site const& site, Mode mode) {
  return gap(std::string("routing.terminal.") + std::string(text(mode)) + "." + site.place,
             message("routing.terminal_unknown", place_argument("place", site.place),
                     word_argument("mode", name(mode).key)),
             "routing.changes_way", "routing.supply_carrier");
}

// Whether goods can be loaded where the way begins and unloaded where it ends.
std::vector<Unknown> terminal_gaps(Index const& index, Path const& path) {
  std::vector<Unknown> gaps;
  auto const& first = index.arc(path.arcs.front());
  auto const& last = index.arc(path.arcs.back());
  auto const check = [&](NodeNumber number, Mode mode) {
    auto const& node = index.node(number);
    if (mode != Mode::road && !node.has_terminal(mode)) { gaps.push_back(terminal_gap(node.site, mode)); }
  };
  check(first.from, first.mode);
  check(last.to, last.mode);
  return gaps;
}

void add_sources(std::vector<Source>& all, Evidence const& evidence) {
  for (auto const& source : evidence.sources) {
    if (std::ranges::find(all, source) == all.end()) { all.push_back(source); }
  }
}

void gather(Answer& answer, Route const& route) {
  add_unknowns(answer.unknowns, route.duration.missing());
  add_unknowns(answer.unknowns, route.freight.missing());
  add_unknowns(answer.unknowns, route.co2e.missing());
  add_sources(answer.sources, route.distance.evidence());
  add_sources(answer.sources, route.duration.evidence());
  add_sources(answer.sources, route.freight.evidence());
  add_sources(answer.sources, route.co2e.evidence());
}

// What no network of this kind of data holds.
void add_standing_gaps(Answer& answer) {
  add_unknowns(answer.unknowns, {gap("routing.terminal_charges", message("routing.terminal_charges_unknown"),
                                     "routing.changes_freight", "routing.supply_carrier"),
                                 gap("routing.timetable", message("routing.timetable_unknown"),
                                     "routing.changes_duration", "routing.supply_carrier")});
}

Answer no_network() {
  return {{},
          {gap("routing.network", message("routing.no_network"), "routing.changes_all",
               "routing.supply_network")},
          {}};
}

Problems problems_of(Question const& question) {
  Problems problems;
  if (question.weight && question.weight->grams() <= 0) {
    problems.add("weight", message("routing.weight_not_positive"));
  }
  return problems;
}

}  // namespace

std::string_view text(Reason reason) {
  constexpr std::array<std::string_view, 4> kReasons{"cheapest", "fastest", "greenest", "other_way"};
  return kReasons[static_cast<std::size_t>(reason)];
}

Message name(Reason reason) {
  constexpr std::array kKeys{"routing.reason.cheapest", "routing.reason.fastest", "routing.reason.greenest",
                             "routing.reason.other_way"};
  return message(kKeys[static_cast<std::size_t>(reason)]);
}

Result<Answer> answer(Index const& index, Question const& question) {
  auto problems = problems_of(question);
  if (index.empty()) {
    if (!problems.empty()) { return refuse(std::move(problems)); }
    return no_network();
  }
  auto const from = take(problems, "from", find_end(index, question.from));
  auto const to = take(problems, "to", find_end(index, question.to));
  if (from && to && from->node == to->node) {
    problems.add("to",
                 message("routing.same_node", place_argument("place", index.node(to->node).site.place)));
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }

  auto const choices = choose(index, {from->node, to->node}, std::max<std::size_t>(question.most_routes, 1));
  if (choices.chosen.empty()) {
    return refuse("routing.no_way", place_argument("from", question.from), place_argument("to", question.to));
  }
  Answer answer;
  for (auto const* end : {&*from, &*to}) {
    if (end->access) { add_unknowns(answer.unknowns, {*end->access}); }
  }
  if (!choices.complete) {
    add_unknowns(answer.unknowns, {gap("routing.search", message("routing.search_bounded"),
                                       "routing.changes_way", "routing.supply_nearer")});
  }
  for (auto const& chosen : choices.chosen) {
    answer.routes.push_back(work_out(index, chosen, question.weight));
    gather(answer, answer.routes.back());
    add_unknowns(answer.unknowns, unknown_charges(index, chosen.path));
    add_unknowns(answer.unknowns, terminal_gaps(index, chosen.path));
  }
  add_standing_gaps(answer);
  return answer;
}

}  // namespace chorsu::routing
