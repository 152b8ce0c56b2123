#include "routing/network_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chorsu::routing {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

// "legs.csv:6:41 routing.file.band" for each problem.
template <class T>
std::vector<std::string> problems_of(Result<T> const& result) {
  std::vector<std::string> told;
  if (result) { return told; }
  for (auto const& problem : result.error().all()) {
    told.push_back(problem.field + " " + problem.message.key);
  }
  return told;
}

struct Change {
  std::string file;
  std::string before;
  std::string after;
  std::string problem;
};

class Refused : public testing::TestWithParam<Change> {};

TEST_P(Refused, IsNamedWithItsPlace) {
  auto const& change = GetParam();
  auto const content = changed(read_content(kSmallNetwork), change.file, change.before, change.after);
  EXPECT_THAT(problems_of(lay_out(content)), Contains(change.problem));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Refused,
    testing::Values(
        Change{"legs.csv", "rail,680", "tram,680", "legs.csv:5:19 routing.file.mode"},
        Change{"legs.csv", "rail,680", "rail,-680", "legs.csv:5:24 routing.file.number"},
        Change{"legs.csv", "rail,680", "rail,0", "legs.csv:5:24 routing.file.number"},
        Change{"legs.csv", "rail,680", "rail,680000", "legs.csv:5:24 routing.file.number"},
        Change{"legs.csv", "rail,680", "rail,680.12345", "legs.csv:5:24 routing.file.number"},
        Change{"legs.csv", "20,40", "40,20", "legs.csv:5:60 routing.file.band"},
        Change{"legs.csv", "20,40,2022", "20,40,22", "legs.csv:5:63 routing.file.year"},
        Change{"legs.csv", "rail,680,published", "rail,680,rumour", "legs.csv:5:28 basis.unknown"},
        Change{"legs.csv", "urumqi,khorgos-cn,rail", "urumqi,urumqi,rail", "legs.csv:5:8 routing.file.loop"},
        Change{"legs.csv", "urumqi,alashankou,rail", "khorgos-cn,urumqi,rail",
               "legs.csv:6:1 routing.file.twice"},
        Change{"legs.csv", "urumqi,khorgos-cn,rail", "urumqi,atlantis,rail",
               "legs.csv:5:1 routing.file.no_node"},
        Change{"legs.csv", "urumqi,khorgos-cn,rail", "urumqi,almaty,rail",
               "legs.csv:5:1 routing.file.no_track"},
        Change{"legs.csv", "rail,680", "rail,480", "legs.csv:5:1 routing.file.too_short"},
        Change{"legs.csv", "almaty,kordai,road,210", "almaty,bishkek,road,210",
               "legs.csv:14:1 routing.file.no_crossing"},
        Change{"borders.csv", "36,30,60", "36,,60", "borders.csv:5:26 routing.file.dwell_in_part"},
        Change{"borders.csv", "36,30,60", "29,30,60", "borders.csv:5:26 routing.file.mean"},
        Change{"borders.csv", "36,30,60", "36,60,30", "borders.csv:5:32 routing.file.band"},
        Change{"borders.csv", "transload", "sometimes", "borders.csv:5:40 routing.file.gauge_change"},
        Change{"borders.csv", "300,2022", "many,2022", "borders.csv:5:52 routing.file.number"},
        Change{"borders.csv", "altynkol,khorgos-cn,rail", "khorgos-cn,altynkol,rail",
               "borders.csv:6:1 routing.file.twice"},
        Change{"borders.csv", "altynkol,khorgos-cn,rail", "almaty,khorgos-cn,rail",
               "borders.csv:6:1 routing.file.no_leg"},
        Change{"borders.csv", "altynkol,khorgos-cn,rail", "altynkol,almaty,rail",
               "borders.csv:5:1 routing.file.one_way"},
        Change{"nodes.csv", "1435|1520", "1435|1067", "nodes.csv:6:12 routing.file.gauge"},
        Change{"nodes.csv", "gauge_change|road", "tea_house|road", "nodes.csv:6:22 routing.file.facility"},
        Change{"nodes.csv", "altynkol,", "khorgos-cn,", "nodes.csv:7:1 csv.twice"},
        Change{"nodes.csv", "altynkol,", ",", "nodes.csv:7:1 csv.empty"},
        Change{"nodes.csv", "tashkent,", "atlantis,", "nodes.csv:15:1 routing.file.no_place"},
        Change{"freight_rates.csv", "250,500", "500,250", "freight_rates.csv:5:13 routing.file.band"},
        Change{"freight_rates.csv", "rail,KZ", "rail,CN", "freight_rates.csv:6:1 routing.file.twice"},
        Change{"freight_rates.csv", "rail,KZ", "rail,*", "freight_rates.csv:6:6 country.malformed"},
        Change{"emission_factors.csv", "well-to-wheel", "tank-to-wheel",
               "emission_factors.csv:5:9 routing.file.scope"},
        Change{"emission_factors.csv", "road", "rail", "emission_factors.csv:6:1 routing.file.twice"},
        Change{"emission_factors.csv", "2026-01-02", "2026-01-03",
               "emission_factors.csv:1:1 routing.file.edition"},
        Change{"borders.csv", "kind: network", "kind: tariff", "borders.csv:1:1 csv.wrong_kind"},
        Change{"nodes.csv", "gauge_mm", "gauge", "nodes.csv:4:7 csv.column_unknown"}));

TEST(ReadNetwork, TellsAllProblemsAtOnce) {
  auto content = changed(read_content(kSmallNetwork), "legs.csv", "rail,680", "tram,680");
  content = changed(std::move(content), "borders.csv", "36,30,60", "36,,60");
  EXPECT_THAT(problems_of(read_network(content)),
              ElementsAre("legs.csv:5:19 routing.file.mode", "borders.csv:5:26 routing.file.dwell_in_part"));
}

TEST(ReadNetwork, WantsItsFiveFilesAndNoOther) {
  auto content = read_content(kSmallNetwork);
  content.files.front().name = "frontiers.csv";
  EXPECT_THAT(problems_of(read_network(content)), ElementsAre("frontiers.csv:1:1 routing.file.unexpected",
                                                              "borders.csv:1:1 routing.file.missing"));
}

TEST(ReadNetwork, KeepsAnUnknownDwellApartFromNone) {
  auto const rows = read_network(read_content(kSmallNetwork)).value();
  EXPECT_EQ(rows.borders[0].dwell, (Dwell{Decimal(36), {Decimal(30), Decimal(60)}}));
  EXPECT_EQ(rows.borders[6].dwell, std::nullopt);
  EXPECT_EQ(rows.borders[6].crossing.has_value(), false);
}

TEST(ReadNetwork, CountsTheRowsOfAllItsFiles) {
  auto const facts = data_kind().check(read_content(kSmallNetwork)).value();
  EXPECT_EQ(facts.rows, 11 + 13 + 8 + 4 + 2);
  EXPECT_EQ(facts.authority, "Tests");
}

Arc const& arc(Index const& index, std::string_view from, std::string_view to, Mode mode) {
  for (auto const& arc : index.arcs()) {
    if (index.node(arc.from).site.place == from && index.node(arc.to).site.place == to && arc.mode == mode) {
      return arc;
    }
  }
  throw std::runtime_error("no arc");
}

TEST(Network, WeighsALegInTheMiddleOfItsBands) {
  // 680 km at 20 and 40 km/h: 34 and 17 h. 375 USD per 500 km and 20 t. 30 g per t km.
  EXPECT_EQ(arc(small_network(), "urumqi", "khorgos-cn", Mode::rail).cost,
            (Cost{1530, 2550, 20'400, 680'000}));
}

TEST(Network, ABorderLegLiesHalfInEachCountryAndHoldsItsDwellAndHalfItsCharges) {
  // 16 km: 0.8 and 0.4 h, then 30 h. Half at 375 and half at 750 USD. (300 + 330) / 2 USD per 20 t.
  EXPECT_EQ(arc(small_network(), "alashankou", "dostyk", Mode::rail).cost,
            (Cost{36 + 1800, 90 + 1575, 480, 16'000}));
}

TEST(Network, AnUnknownDwellIsNotZeroInTheSearch) {
  // Inside a customs union, 6 h; 3 km at 30 and 60 km/h are 4 minutes. Rates and charges: what is known of
  // roads.
  auto const& known = arc(small_network(), "kordai", "ak-zhol-kg", Mode::road);
  EXPECT_EQ(known.cost, (Cost{4 + 360, 27 + 500, 270, 3'000}));
}

TEST(Network, AnUnknownDwellOutsideAUnionIsTheMeanOfItsMode) {
  auto content = changed(read_content(kSmallNetwork), "borders.csv", "36,30,60,2022", ",,,");
  auto const index = lay_out(std::move(content)).value();
  // The other three by rail: 36, 30, 30.
  EXPECT_EQ(arc(*index, "khorgos-cn", "altynkol", Mode::rail).cost.minutes, 36 + 32 * 60);
}

TEST(Network, EachArcKnowsTheWayBack) {
  for (auto const& one : real_network().arcs()) {
    auto const& back = real_network().arc(one.back);
    EXPECT_EQ(back.from, one.to);
    EXPECT_EQ(back.to, one.from);
    EXPECT_EQ(back.leg, one.leg);
  }
}

TEST(Network, TheRealOneIsWhole) {
  auto const& index = real_network();
  EXPECT_GE(index.nodes().size(), 60U);
  auto const crossings =
      std::ranges::count_if(index.arcs(), [](Arc const& one) { return one.border.has_value(); });
  EXPECT_GE(crossings, 40);
  for (auto const& one : index.arcs()) {
    EXPECT_GT(one.cost.minutes, 0);
    EXPECT_GT(one.cost.cents, 0);
    EXPECT_GT(one.cost.grams, 0);
  }
}

TEST(Network, WithoutAnEditionThereIsNone) {
  auto const index = build({}, real_map());
  ASSERT_TRUE(index);
  EXPECT_TRUE((*index)->empty());
}

TEST(Network, OfSeveralTheNewestIsAnsweredFrom) {
  auto older = load("network", read_content(kRealNetwork));
  auto newer = load("network", read_content(kSmallNetwork));
  newer.edition.facts.as_of = *Date::parse("2026-02-01");
  EXPECT_THAT(build({newer, older}, real_map()).value()->nodes(), SizeIs(11));
  EXPECT_THAT(build({older, newer}, real_map()).value()->nodes(), SizeIs(11));
}

TEST(GreatCircle, FromUrumqiToAlmatyIsKnown) {
  Site const urumqi{"urumqi", *CountryCode::parse("CN"), 43.8, 87.6, true};
  Site const almaty{"almaty", *CountryCode::parse("KZ"), 43.25, 76.95, true};
  EXPECT_NEAR(static_cast<double>(great_circle(urumqi, almaty).metres()), 860'000, 3'000);
  EXPECT_EQ(great_circle(urumqi, urumqi), Distance());
}

}  // namespace
}  // namespace chorsu::routing
