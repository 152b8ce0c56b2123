// The seven questions of the tour: what must be true of each answer, whatever else the data says.
// docs/tour.md shows them whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "language/figures.h"
#include "planning/shipped_data_test.h"

namespace chorsu::planning {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct Asked {
  std::string goods, from, to, value, weight, incoterm, code;
};

Answer ask(Asked const& asked) {
  Question question;
  question.goods = asked.goods;
  question.from = asked.from;
  question.to = asked.to;
  if (!asked.code.empty()) { question.code = *HsCode::parse(asked.code); }
  question.value = *Money::parse(asked.value);
  question.gross_weight = *Weight::parse(asked.weight);
  question.incoterm = *parse_incoterm(asked.incoterm);
  question.on = *Date::parse("2026-12-01");
  auto answered = answer(*ShippedData::instance().index(), question);
  EXPECT_TRUE(answered) << (answered ? "" : answered.error().all().front().message.key);
  return *answered;
}

CostLine const& line(RoutePlan const& plan, std::string_view key) {
  auto const& lines = plan.landed_cost->lines;
  auto const found = std::ranges::find(lines, key, &CostLine::key);
  EXPECT_NE(found, lines.end()) << key;
  return *found;
}

auto gap(std::string id) {
  return Contains(Field(&Unknown::id, std::move(id)));
}

// The ways cross a border into `country` at one of these places.
bool enters_by(RoutePlan const& plan, std::string_view place) {
  return std::ranges::any_of(
      plan.route.legs, [&](routing::Leg const& leg) { return leg.border && leg.border->from == place; });
}

bool some_way_enters_by(Answer const& answer, std::string_view place) {
  return std::ranges::any_of(answer.routes, [&](RoutePlan const& plan) { return enters_by(plan, place); });
}

TEST(Tour, ElectricCarsChongqingAlmaty) {
  auto const answer = ask({"electric passenger cars", "Chongqing", "Almaty", "USD1120000", "68t", "DAP", ""});
  EXPECT_EQ(answer.verdict, Verdict::open);
  ASSERT_TRUE(answer.goods.code);
  EXPECT_EQ(answer.goods.code->code.text(), "870380");
  EXPECT_EQ(answer.duty->tariff, "EAEU");
  EXPECT_EQ(answer.duty->rate.low()->percent(), Decimal(0));    // one line is free
  EXPECT_EQ(answer.duty->rate.high()->percent(), Decimal(15));  // cars of category M1
  EXPECT_TRUE(some_way_enters_by(answer, "khorgos-cn"));
  EXPECT_TRUE(some_way_enters_by(answer, "alashankou"));
  auto const& first = answer.routes.front();
  EXPECT_GT(first.route.duration.low()->count(), 3 * 24 * 60);
  EXPECT_LT(first.route.duration.high()->count(), 15 * 24 * 60);
  EXPECT_EQ(line(first, "goods").payer, Payer::buyer);
  EXPECT_EQ(line(first, "freight_to_border").payer, Payer::seller);
  EXPECT_GT(*line(first, "customs_value").figure.low(), *Money::parse("USD1120000"));
  EXPECT_TRUE(line(first, "vat").figure.is_unknown());
  EXPECT_TRUE(first.landed_cost->total.is_at_least());
  EXPECT_EQ(first.landed_cost->total.evidence().basis, Basis::general_knowledge);
  EXPECT_EQ(answer.screening.outcome, screening::Outcome::not_screened);
}

TEST(Tour, TheNationalLineSettlesTheRate) {
  auto const answer = ask({"electric cars", "Chongqing", "Almaty", "USD1120000", "68t", "DAP", "8703800003"});
  ASSERT_TRUE(answer.duty);
  ASSERT_THAT(answer.duty->lines, SizeIs(1));
  EXPECT_EQ(answer.duty->rate.low()->percent(), Decimal(15));
  EXPECT_GT(*line(answer.routes.front(), "duty").figure.low(), *Money::parse("USD168000"));
}

TEST(Tour, LaptopsChongqingMoscow) {
  auto const answer = ask({"laptops", "Chongqing", "Moscow", "USD2500000", "12t", "CIP", ""});
  ASSERT_TRUE(answer.goods.code);
  EXPECT_EQ(answer.goods.code->code.text(), "847130");
  EXPECT_EQ(answer.duty->rate.low()->percent(), Decimal(0));
  EXPECT_TRUE(answer.duty->rate.is_known());
  EXPECT_THAT(answer.routes, SizeIs(testing::Ge(3U)));
  EXPECT_TRUE(some_way_enters_by(answer, "manzhouli"));
  EXPECT_THAT(answer.unknowns, gap("tariff.vat.RU"));
}

TEST(Tour, DriedApricotsDushanbeAlmaty) {
  auto const answer = ask({"dried apricots", "Dushanbe", "Almaty", "USD46000", "20t", "FCA", ""});
  ASSERT_TRUE(answer.goods.code);
  EXPECT_EQ(answer.goods.code->code.text(), "081310");
  ASSERT_THAT(answer.routes, Not(IsEmpty()));
  EXPECT_EQ(answer.routes.front().route.legs.front().mode, routing::Mode::road);
  EXPECT_EQ(line(answer.routes.front(), "freight_to_border").payer, Payer::buyer);
  // Tajikistan's preference is not known, and the answer says so.
  EXPECT_TRUE(std::ranges::any_of(
      answer.unknowns, [](Unknown const& one) { return one.id.starts_with("tariff.preference"); }));
}

TEST(Tour, MachineToolsChongqingMinskAreOpen) {
  auto const answer = ask({"machine tools", "Chongqing", "Minsk", "CNY2400000", "21t", "DAP", ""});
  EXPECT_EQ(answer.verdict, Verdict::no_goods);
  EXPECT_EQ(answer.goods.outcome, goods::Outcome::open);
  EXPECT_FALSE(answer.duty);
  EXPECT_THAT(answer.goods.candidates, SizeIs(testing::Ge(4U)));
  EXPECT_THAT(answer.routes, Not(IsEmpty()));
}

TEST(Tour, MachiningCentresChongqingMinskInYuan) {
  auto const answer = ask({"machine tools", "Chongqing", "Minsk", "CNY2400000", "21t", "DAP", "845710"});
  EXPECT_EQ(answer.verdict, Verdict::open);
  auto const& freight = line(answer.routes.front(), "freight_to_border").figure;
  EXPECT_EQ(freight.low()->currency().code(), "CNY");
  // The rate of 13 April 2026 is older than a week on 1 December.
  EXPECT_TRUE(std::ranges::any_of(freight.evidence().cautions,
                                  [](Message const& one) { return one.key == "exchange_rate.old"; }));
}

TEST(Tour, PolypropyleneAlmatyChongqingHasNoChineseDuty) {
  auto const answer = ask({"polypropylene", "Almaty", "Chongqing", "USD260000", "250t", "FCA", ""});
  ASSERT_TRUE(answer.goods.code);
  EXPECT_EQ(answer.goods.code->code.text(), "390210");
  ASSERT_TRUE(answer.duty);
  EXPECT_TRUE(answer.duty->tariff.empty());
  EXPECT_TRUE(answer.duty->rate.is_unknown());
  EXPECT_TRUE(line(answer.routes.front(), "duty").figure.is_unknown());
  EXPECT_TRUE(answer.routes.front().landed_cost->total.is_at_least());
}

TEST(Tour, TyresQingdaoBishkek) {
  auto const open = ask({"tyres", "Qingdao", "Bishkek", "USD84000", "12t", "CPT", ""});
  EXPECT_EQ(open.goods.outcome, goods::Outcome::open);
  EXPECT_TRUE(std::ranges::any_of(open.goods.candidates, [](goods::Candidate const& one) {
    return one.code.text().starts_with("4011");
  }));
  auto const chosen = ask({"tyres", "Qingdao", "Bishkek", "USD84000", "12t", "CPT", "401120"});
  EXPECT_EQ(chosen.duty->tariff, "EAEU");
  EXPECT_THAT(chosen.routes, Not(IsEmpty()));
}

TEST(Tour, ElectricCarsChongqingTashkentHasNoUzbekDuty) {
  auto const answer =
      ask({"electric passenger cars", "Chongqing", "Tashkent", "USD1120000", "68t", "DAP", ""});
  EXPECT_THAT(answer.routes, Not(IsEmpty()));
  EXPECT_TRUE(answer.duty->rate.is_unknown());
  EXPECT_THAT(answer.unknowns, gap("planning.customs_value.UZ"));
}

TEST(Tour, OneQuestionInThreeLanguages) {
  auto const english =
      ask({"electric passenger cars", "Chongqing", "Almaty", "USD1120000", "68t", "DAP", ""});
  auto const chinese = ask({"电动乘用车", "重庆", "阿拉木图", "USD1120000", "68吨", "DAP", ""});
  auto const russian = ask({"легковые электромобили", "Чунцин", "Алматы", "USD1120000", "68т", "DAP", ""});
  for (auto const* other : {&chinese, &russian}) {
    ASSERT_TRUE(other->goods.code);
    EXPECT_EQ(other->goods.code->code, english.goods.code->code);
    EXPECT_EQ(other->from.id, english.from.id);
    EXPECT_EQ(other->to.id, english.to.id);
    EXPECT_EQ(other->routes.front().route.id, english.routes.front().route.id);
    EXPECT_EQ(*other->routes.front().landed_cost->total.low(),
              *english.routes.front().landed_cost->total.low());
  }
}

}  // namespace
}  // namespace chorsu::planning
