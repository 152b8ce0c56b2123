// Runs testdata/*.case on the small network: a question, a line "---", and the whole answer, as a forwarder
// would check it with a pocket calculator. Then what must hold of the real network, whatever its figures.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "routing/choose.h"
#include "routing/itinerary.h"
#include "routing/network_test.h"

namespace chorsu::routing {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace fs = std::filesystem;

std::string words(Distance distance) {
  return distance.kilometres().text() + " km";
}
std::string words(Minutes minutes) {
  return fmt::format("{} h {:02} min", minutes.count() / 60, minutes.count() % 60);
}
std::string words(Money money) {
  return money.text();
}
std::string words(Emission emission) {
  return emission.kilograms().text() + " kg";
}

template <class T>
std::string words(Figure<T> const& figure) {
  if (figure.is_unknown()) { return "unknown"; }
  if (figure.is_at_least()) { return "at least " + words(*figure.low()); }
  if (figure.is_known()) { return words(*figure.low()); }
  return words(*figure.low()) + " to " + words(*figure.high());
}

template <class T>
std::string line(std::string_view what, Figure<T> const& figure) {
  auto told = fmt::format("  {}: {}, {}\n", what, words(figure), text(figure.evidence().basis));
  for (auto const& gap : figure.missing()) { told += fmt::format("    without {}\n", gap.id); }
  return told;
}

std::string arguments(Message const& message) {
  std::string told = message.key;
  for (auto const& argument : message.arguments) {
    told += fmt::format(" {}={}", argument.name, argument.text);
  }
  return told;
}

std::string describe(Result<Answer> const& answer) {
  std::string told;
  if (!answer) {
    for (auto const& problem : answer.error().all()) {
      told += fmt::format("refused {}: {}\n", problem.field, arguments(problem.message));
      for (auto const& choice : problem.choices) {
        told += fmt::format("  choice {}: {}\n", choice.value, arguments(choice.label));
      }
    }
    return told;
  }
  for (auto const& route : answer->routes) {
    std::string reasons;
    for (auto const reason : route.reasons) {
      reasons += (reasons.empty() ? "" : ", ") + std::string(text(reason));
    }
    told += fmt::format("{}: {}\n", route.id, reasons);
    for (auto const& leg : route.legs) {
      told += fmt::format("  {} {} {}, {}\n", text(leg.mode), leg.from, leg.to, words(leg.duration));
    }
    told += line("distance", route.distance) + line("duration", route.duration) +
            line("freight", route.freight) + line("co2e", route.co2e);
  }
  for (auto const& gap : answer->unknowns) { told += fmt::format("unknown {}\n", gap.id); }
  return told;
}

Question question_of(std::map<std::string, std::string, std::less<>> const& asked) {
  Question question{asked.at("from"), asked.at("to"), {}, 5};
  if (auto const found = asked.find("weight"); found != asked.end()) {
    question.weight = Weight::parse(found->second).value();
  }
  if (auto const found = asked.find("most_routes"); found != asked.end()) {
    question.most_routes = std::stoul(found->second);
  }
  return question;
}

class Case : public testing::TestWithParam<fs::path> {};

TEST_P(Case, IsAnsweredAsWritten) {
  std::istringstream lines(read_file(GetParam()));
  std::map<std::string, std::string, std::less<>> asked;
  for (std::string line; std::getline(lines, line) && line != "---";) {
    if (line.empty() || line.starts_with('#')) { continue; }
    auto const colon = line.find(": ");
    asked[line.substr(0, colon)] = line.substr(colon + 2);
  }
  std::string const expected{std::istreambuf_iterator<char>(lines), {}};
  EXPECT_EQ(describe(answer(small_network(), question_of(asked))), expected);
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (auto const& entry : fs::directory_iterator(fs::path(CHORSU_ROOT) / "src/routing/testdata")) {
    if (entry.path().extension() == ".case") { found.push_back(entry.path()); }
  }
  std::ranges::sort(found);
  return found;
}

INSTANTIATE_TEST_SUITE_P(Testdata, Case, testing::ValuesIn(cases()),
                         [](auto const& one) { return one.param.stem().string(); });

Answer ask(std::string from, std::string to) {
  return answer(real_network(), {std::move(from), std::move(to), Weight::kilograms(68'000)}).value();
}

std::vector<std::string> ids(Answer const& answer) {
  std::vector<std::string> all;
  for (auto const& route : answer.routes) { all.push_back(route.id); }
  return all;
}

std::vector<std::string> unknowns(Answer const& answer) {
  std::vector<std::string> all;
  for (auto const& gap : answer.unknowns) { all.push_back(gap.id); }
  return all;
}

struct Journey {
  std::string from;
  std::string to;
};

// The seven questions of the tour, and others that are easily got wrong.
class RealNetwork : public testing::TestWithParam<Journey> {};

TEST_P(RealNetwork, GivesWaysThatHangTogether) {
  auto const found = ask(GetParam().from, GetParam().to);
  ASSERT_FALSE(found.routes.empty());
  EXPECT_LE(found.routes.size(), 5U);
  for (auto const& route : found.routes) {
    ASSERT_FALSE(route.reasons.empty()) << route.id;
    EXPECT_EQ(route.legs.front().from, GetParam().from);
    EXPECT_EQ(route.legs.back().to, GetParam().to);
    for (std::size_t i = 1; i < route.legs.size(); ++i) {
      EXPECT_EQ(route.legs[i].from, route.legs[i - 1].to);
    }
    EXPECT_TRUE(route.distance.is_known()) << route.id;
    EXPECT_TRUE(route.co2e.is_known()) << route.id;
    EXPECT_FALSE(route.duration.is_unknown()) << route.id;
    EXPECT_FALSE(route.freight.is_unknown()) << route.id;
  }
}

TEST_P(RealNetwork, NeverComesBackToACountryItHasLeft) {
  for (auto const& route : ask(GetParam().from, GetParam().to).routes) {
    std::vector<std::string> countries;
    for (auto const& leg : route.legs) {
      if (!leg.border) { continue; }
      if (countries.empty()) { countries.emplace_back(leg.border->from_country.text()); }
      countries.emplace_back(leg.border->to_country.text());
    }
    std::ranges::sort(countries);
    EXPECT_EQ(std::ranges::adjacent_find(countries), countries.end()) << route.id;
  }
}

TEST_P(RealNetwork, OffersNoTwoWaysOfTheSameModesAndBorders) {
  auto all = ids(ask(GetParam().from, GetParam().to));
  std::ranges::sort(all);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST_P(RealNetwork, NamesEveryGapOfItsFigures) {
  auto const found = ask(GetParam().from, GetParam().to);
  for (auto const& route : found.routes) {
    for (auto const* missing : {&route.duration.missing(), &route.freight.missing(), &route.co2e.missing()}) {
      for (auto const& gap : *missing) { EXPECT_THAT(unknowns(found), Contains(gap.id)); }
    }
  }
}

TEST_P(RealNetwork, AnswersTheSameTwice) {
  auto const index = lay_out(read_content(kRealNetwork)).value();
  Question const question{GetParam().from, GetParam().to, Weight::kilograms(68'000), 5};
  EXPECT_EQ(describe(answer(*index, question)), describe(answer(real_network(), question)));
}

INSTANTIATE_TEST_SUITE_P(Tour, RealNetwork,
                         testing::Values(Journey{"chongqing", "almaty"}, Journey{"chongqing", "moscow"},
                                         Journey{"dushanbe", "almaty"}, Journey{"chongqing", "minsk"},
                                         Journey{"almaty", "chongqing"}, Journey{"qingdao", "bishkek"},
                                         Journey{"chongqing", "tashkent"}, Journey{"chongqing", "astana"},
                                         Journey{"chongqing", "malaszewicze"}, Journey{"dostyk", "almaty"},
                                         Journey{"dushanbe", "khujand"}, Journey{"samarkand", "khujand"}),
                         [](auto const& one) { return one.param.from + "_" + one.param.to; });

TEST(RealRoutes, ChongqingToAlmatyIsKnownByRailAndRoadAndByDostyk) {
  EXPECT_THAT(ids(ask("chongqing", "almaty")),
              AllOf(Contains("rail-khorgos-cn-altynkol"), Contains("road-khorgos-cn-khorgos-kz"),
                    Contains("rail-alashankou-dostyk")));
}

// By bare distance it is shorter through China.
TEST(RealRoutes, DostykToAlmatyCrossesNoBorder) {
  EXPECT_THAT(ids(ask("dostyk", "almaty")), ElementsAre("rail", "road"));
}

TEST(RealRoutes, ChongqingToMoscowIsKnownThroughKazakhstanMongoliaAndManzhouli) {
  EXPECT_THAT(ids(ask("chongqing", "moscow")), AllOf(Contains("rail-alashankou-dostyk-petropavl-petukhovo"),
                                                     Contains("rail-erenhot-zamyn-uud-sukhbaatar-naushki"),
                                                     Contains("rail-manzhouli-zabaikalsk")));
}

TEST(RealRoutes, ABorderThatNobodyObservedMakesTheTimeALowerBound) {
  auto const found = ask("chongqing", "moscow");
  auto const& first = found.routes.front();
  EXPECT_TRUE(first.duration.is_at_least());
  EXPECT_EQ(first.duration.missing().front().id, "routing.dwell.rail.petropavl.petukhovo");
}

TEST(Answer, WithoutANetworkSaysSo) {
  auto const index = build({}, real_map()).value();
  auto const found = answer(*index, {"chongqing", "almaty", {}, 5}).value();
  EXPECT_THAT(found.routes, IsEmpty());
  EXPECT_THAT(unknowns(found), ElementsAre("routing.network"));
}

TEST(Answer, FiguresRestOnTheEditionTheyCameFrom) {
  auto const found = answer(small_network(), {"urumqi", "almaty", Weight::kilograms(40'000), 1}).value();
  auto const& carriage = found.routes.front().legs.front().freight.evidence();
  EXPECT_EQ(carriage.basis, Basis::published);
  EXPECT_EQ(carriage.sources.front(), (Source{"network", "Tests", "2026-01-02", *Date::parse("2026-01-02"),
                                              Basis::published, "c0ffee", "Rates 2022 (2022)"}));
  EXPECT_THAT(found.sources, Contains(carriage.sources.front()));
}

TEST(Answer, AFormulaHasItsNumbersPutIn) {
  auto const found = answer(small_network(), {"urumqi", "almaty", Weight::kilograms(40'000), 1}).value();
  auto const& legs = found.routes.front().legs;
  EXPECT_EQ(arguments(legs[0].duration.evidence().formula), "routing.running_formula km=680 low=20 high=40");
  EXPECT_EQ(arguments(legs[0].freight.evidence().formula),
            "routing.carriage_formula low=250 high=500 km=680 weight=40000 kg country=CN");
  EXPECT_EQ(arguments(legs[1].border->dwell.evidence().formula),
            "routing.dwell_formula_year mean=36 low=30 high=60 year=2022");
}

// Both searches are bounded by labels: with too few the way found is still a way, and the search says it
// stopped.
TEST(Search, SaysWhenItRanOutOfLabels) {
  auto const& index = real_network();
  Ends const ends{*index.find_node("chongqing"), *index.find_node("moscow")};
  EXPECT_FALSE(search(index, ends, {.most_labels = 20}).complete);
  EXPECT_TRUE(search(index, ends, {}).complete);
}

TEST(Search, FindsNoWayThatAnotherBeats) {
  auto const& index = real_network();
  auto const found = search(index, {*index.find_node("chongqing"), *index.find_node("tashkent")}, {});
  ASSERT_GT(found.paths.size(), 3U);
  for (auto const& one : found.paths) {
    for (auto const& other : found.paths) {
      if (&one == &other) { continue; }
      EXPECT_FALSE(one.cost.minutes <= other.cost.minutes && one.cost.cents <= other.cost.cents &&
                   one.cost.grams <= other.cost.grams);
    }
  }
}

// Every way there is, by trying all, on the small network: none beats what the search found.
void walk(Index const& index, NodeNumber to, Path path, std::vector<Path>& all) {
  auto const& last = index.arc(path.arcs.back());
  if (last.to == to) {
    all.push_back(std::move(path));
    return;
  }
  for (auto next = index.first_arc(last.to); next < index.last_arc(last.to); ++next) {
    auto const& arc = index.arc(next);
    auto const seen =
        std::ranges::any_of(path.arcs, [&](ArcNumber one) { return index.arc(one).from == arc.to; });
    auto const& here = index.node(last.to);
    auto const changes = arc.mode != last.mode;
    if (seen || (changes && (!here.has_terminal(arc.mode) || !here.has_terminal(last.mode)))) { continue; }
    auto longer = path;
    longer.arcs.push_back(next);
    longer.cost = path.cost + arc.cost + (changes ? kHandling : Cost{});
    walk(index, to, std::move(longer), all);
  }
}

std::vector<Path> every_way(Index const& index, Ends ends) {
  std::vector<Path> all;
  for (auto first = index.first_arc(ends.from); first < index.last_arc(ends.from); ++first) {
    walk(index, ends.to, {{first}, index.arc(first).cost}, all);
  }
  return all;
}

TEST(Search, MissesNoWayOnTheSmallNetwork) {
  auto const& index = small_network();
  Ends const ends{*index.find_node("urumqi"), *index.find_node("bishkek")};
  auto const all = every_way(index, ends);
  ASSERT_GT(all.size(), 3U);
  auto const found = search(index, ends, {.may_return = true});
  for (auto const& one : all) {
    EXPECT_TRUE(std::ranges::any_of(found.paths, [&](Path const& path) {
      return path.cost.minutes <= one.cost.minutes && path.cost.cents <= one.cost.cents &&
             path.cost.grams <= one.cost.grams;
    }));
  }
}

bool returns(Index const& index, Path const& path) {
  std::vector<std::string> countries{
      std::string(index.node(index.arc(path.arcs.front()).from).site.country.text())};
  for (auto const number : path.arcs) {
    std::string const country(index.node(index.arc(number).to).site.country.text());
    if (country == countries.back()) { continue; }
    if (std::ranges::find(countries, country) != countries.end()) { return true; }
    countries.push_back(country);
  }
  return false;
}

std::int64_t Cost::* figure_of(Reason reason) {
  return reason == Reason::cheapest  ? &Cost::cents
         : reason == Reason::fastest ? &Cost::minutes
                                     : &Cost::grams;
}

// Of all ways there are, found by trying all, none is better than the one that is said to be the best.
void expect_true_reasons(Index const& index, Ends ends) {
  auto ways = every_way(index, ends);
  std::erase_if(ways, [&](Path const& way) { return returns(index, way); });
  if (ways.empty()) { return; }
  auto const chosen = choose(index, ends, 5).chosen;
  std::map<Reason, int> given;
  std::vector<std::string> ids;
  for (auto const& one : chosen) {
    ids.push_back(one.id);
    for (auto const reason : one.reasons) {
      ++given[reason];
      if (reason == Reason::other_way) { continue; }
      auto const figure = figure_of(reason);
      auto const best =
          std::ranges::min(ways, {}, [&](Path const& way) { return way.cost.*figure; }).cost.*figure;
      EXPECT_EQ(one.path.cost.*figure, best) << text(reason) << " " << one.id;
    }
  }
  for (auto const reason : {Reason::cheapest, Reason::fastest, Reason::greenest}) {
    EXPECT_EQ(given[reason], 1) << text(reason);
  }
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

// A quick line round by Alashankou: the same modes and borders as the direct one, which is cheaper and
// greener.
Result<std::shared_ptr<Index const>> with_a_quick_detour() {
  auto content = read_content(kSmallNetwork);
  for (auto const* const leg : {"urumqi,alashankou,rail,480", "alashankou,khorgos-cn,rail,300"}) {
    content =
        changed(std::move(content), "legs.csv", std::string(leg) + ",published,Railway guide 2020,20,40",
                std::string(leg) + ",published,Railway guide 2020,180,200");
  }
  return lay_out(std::move(content));
}

TEST(Choose, GivesEveryReasonToTheBestOfAllWays) {
  auto const detour = with_a_quick_detour().value();
  for (auto const* index : {&small_network(), detour.get()}) {
    auto const count = static_cast<NodeNumber>(index->nodes().size());
    for (NodeNumber from = 0; from < count; ++from) {
      for (NodeNumber to = 0; to < count; ++to) {
        if (from != to) { expect_true_reasons(*index, {from, to}); }
      }
    }
  }
}

TEST(Choose, OffersTwoWaysOfTheSameModesAndBordersWhenEachIsTheBestInSomething) {
  auto const detour = with_a_quick_detour().value();
  auto const found = answer(*detour, {"urumqi", "altynkol", Weight::kilograms(40'000), 5}).value();
  EXPECT_THAT(ids(found),
              ElementsAre("rail-khorgos-cn-altynkol", "rail-khorgos-cn-altynkol-by-urumqi-khorgos-cn"));
  EXPECT_THAT(found.routes[0].reasons, ElementsAre(Reason::fastest));
  EXPECT_THAT(found.routes[1].reasons, ElementsAre(Reason::cheapest, Reason::greenest));
}

// By lorry over the border and on by rail: the sooner on rails the cheaper, the later the quicker.
TEST(Choose, TellsWhereTheModeChanges) {
  EXPECT_THAT(ids(ask("bishkek", "baoji")),
              AllOf(Contains("road-ak-zhol-kg-kordai-khorgos-kz-khorgos-cn-khorgos-cn-rail"),
                    Contains("road-ak-zhol-kg-kordai-khorgos-kz-khorgos-cn-lanzhou-rail")));
}

}  // namespace
}  // namespace chorsu::routing
