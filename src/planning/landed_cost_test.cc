#include <gtest/gtest.h>

#include <algorithm>

#include "planning/planning.h"
#include "planning/shipped_data_test.h"

namespace chorsu::planning {
namespace {

Money usd(std::int64_t whole) {
  return {whole * 100, *Currency::parse("USD")};
}

CountryCode country(std::string_view code) {
  return *CountryCode::parse(code);
}

routing::Leg leg(std::string from, std::string to, Figure<Money> freight) {
  return {std::move(from),
          std::move(to),
          routing::Mode::rail,
          Figure<Distance>::known(Distance::kilometres(100), {}),
          Figure<routing::Minutes>::known(routing::Minutes(60), {}),
          std::move(freight),
          Figure<Emission>::known(Emission::grams(1), {}),
          {}};
}

routing::Leg border(std::string from, std::string to, std::string_view out, std::string_view in,
                    Figure<Money> freight) {
  auto crossing = leg(from, to, std::move(freight));
  crossing.border = routing::BorderCrossing{
      from, to, country(out), country(in), Figure<routing::Minutes>::known(routing::Minutes(60), {}), true};
  return crossing;
}

routing::Route route(std::vector<routing::Leg> legs) {
  auto const none = Figure<Money>::known(usd(0), {});
  return {"test",
          std::move(legs),
          {},
          Figure<Distance>::known({}, {}),
          Figure<routing::Minutes>::known(routing::Minutes(1), {}),
          none,
          Figure<Emission>::known({}, {})};
}

// 1,000 USD of freight before the union's border and with it, 300 USD after it.
routing::Route into_kazakhstan() {
  return route({leg("chongqing", "khorgos-cn", Figure<Money>::known(usd(900), {})),
                border("khorgos-cn", "altynkol", "CN", "KZ", Figure<Money>::known(usd(100), {})),
                leg("altynkol", "almaty", Figure<Money>::known(usd(300), {}))});
}

Question laptops(std::optional<Money> value) {
  Question question;
  question.value = value;
  question.origin = country("CN");
  question.on = *Date::parse("2026-06-18");
  return question;
}

Figure<Money> const& figure(LandedCost const& cost, std::string_view key) {
  auto const found = std::ranges::find(cost.lines, key, &CostLine::key);
  if (found == cost.lines.end()) { throw std::out_of_range(std::string(key)); }
  return found->figure;
}

// From the country in which the route's first border is left, or else from China.
LandedCost cost_of(Question const& question, std::string_view code, std::string_view to,
                   routing::Route const& by) {
  auto const first =
      std::ranges::find_if(by.legs, [](routing::Leg const& one) { return one.border.has_value(); });
  auto const from = first == by.legs.end() ? country("CN") : first->border->from_country;
  return landed_cost(*ShippedData::instance().index(), question, *HsCode::parse(code), {from, country(to)},
                     by);
}

TEST(LandedCost, FreightIsSplitWhereTheGoodsEnterTheUnion) {
  auto const cost = cost_of(laptops(usd(50'000)), "847130", "KZ", into_kazakhstan());
  EXPECT_EQ(*figure(cost, "freight_to_border").low(), usd(1000));
  EXPECT_EQ(*figure(cost, "freight_inland").low(), usd(300));
  EXPECT_EQ(*figure(cost, "customs_value").low(), usd(51'000));
}

TEST(LandedCost, ASubtotalIsNotAdded) {
  auto const cost = cost_of(laptops(usd(50'000)), "847130", "KZ", into_kazakhstan());
  EXPECT_EQ(*cost.total.low(), usd(51'300));  // goods + both freights + duty of 0 %
  EXPECT_TRUE(cost.total.is_at_least());      // insurance and taxes are not known
}

TEST(LandedCost, DutyIsCountedOnTheCustomsValue) {
  auto const cost = cost_of(laptops(usd(50'000)), "8703800003", "KZ", into_kazakhstan());
  EXPECT_EQ(*figure(cost, "duty").low(), usd(7650));  // 15 % of 51,000
}

TEST(LandedCost, WithoutAValueThereIsNoTotal) {
  auto const cost = cost_of(laptops(std::nullopt), "847130", "KZ", into_kazakhstan());
  EXPECT_TRUE(cost.total.is_unknown());
  EXPECT_TRUE(figure(cost, "customs_value").is_unknown());
  EXPECT_EQ(cost.total.missing().front().id, "planning.value");
  EXPECT_EQ(*figure(cost, "freight_to_border").low(), usd(1000));  // what is known stays known
}

TEST(LandedCost, AnUnknownFreightMakesTheTotalALowerBoundThatNamesIt) {
  Unknown const gap{"routing.freight.XX", message("x"), {}, {}};
  auto way = into_kazakhstan();
  way.legs[2].freight = Figure<Money>::unknown(gap);
  auto const cost = cost_of(laptops(usd(50'000)), "847130", "KZ", way);
  EXPECT_TRUE(figure(cost, "freight_inland").is_unknown());
  EXPECT_TRUE(cost.total.is_at_least());
  EXPECT_TRUE(std::ranges::any_of(cost.total.missing(),
                                  [](Unknown const& one) { return one.id == "routing.freight.XX"; }));
}

TEST(LandedCost, ACountryWithoutRulesHasNoCustomsValue) {
  auto const way = route({border("dostyk", "alashankou", "KZ", "CN", Figure<Money>::known(usd(100), {})),
                          leg("alashankou", "chongqing", Figure<Money>::known(usd(900), {}))});
  auto const cost = cost_of(laptops(usd(50'000)), "390210", "CN", way);
  EXPECT_TRUE(figure(cost, "customs_value").is_unknown());
  EXPECT_TRUE(figure(cost, "duty").is_unknown());
  EXPECT_EQ(*cost.total.low(), usd(51'000));
}

TEST(LandedCost, AtHomeThereIsNeitherDutyNorTax) {
  auto const cost = cost_of(laptops(usd(50'000)), "847130", "CN",
                            route({leg("chongqing", "urumqi", Figure<Money>::known(usd(100), {}))}));
  EXPECT_THROW(figure(cost, "duty"), std::out_of_range);
  EXPECT_THROW(figure(cost, "vat"), std::out_of_range);
}

TEST(LandedCost, WithinTheUnionNoCustomsBorderIsCrossedButTaxesStayOpen) {
  auto const way = route({border("petropavl", "petukhovo", "KZ", "RU", Figure<Money>::known(usd(100), {}))});
  auto const cost = cost_of(laptops(usd(50'000)), "847130", "RU", way);
  EXPECT_THROW(figure(cost, "customs_value"), std::out_of_range);
  EXPECT_EQ(*figure(cost, "freight_to_border").low(), usd(100));
  EXPECT_TRUE(figure(cost, "vat").is_unknown());
  EXPECT_TRUE(std::ranges::any_of(cost.total.missing(),
                                  [](Unknown const& one) { return one.id == "tariff.vat.RU"; }));
}

TEST(LandedCost, TheIncotermSaysWhoPays) {
  auto const payer = [](std::string_view rule, std::string_view key) {
    auto question = laptops(usd(50'000));
    question.incoterm = *parse_incoterm(rule);
    auto const cost = cost_of(question, "847130", "KZ", into_kazakhstan());
    return std::ranges::find(cost.lines, key, &CostLine::key)->payer;
  };
  EXPECT_EQ(payer("FCA", "freight_to_border"), Payer::buyer);
  EXPECT_EQ(payer("DAP", "freight_to_border"), Payer::seller);
  EXPECT_EQ(payer("DAP", "duty"), Payer::buyer);
  EXPECT_EQ(payer("DDP", "duty"), Payer::seller);
  EXPECT_EQ(payer("CIP", "insurance"), Payer::seller);
  EXPECT_EQ(payer("CPT", "insurance"), Payer::buyer);
}

TEST(LandedCost, PerUnitOfALowerBoundRoundsDown) {
  auto question = laptops(usd(50'000));
  question.quantity = *Quantity::of(Decimal(7), UnitCode::piece());
  auto const cost = cost_of(question, "847130", "KZ", into_kazakhstan());
  ASSERT_TRUE(cost.per_unit);
  EXPECT_EQ(cost.per_unit->low()->amount_text(), "7328.57");  // 51,300 / 7 = 7328.571…
}

TEST(LandedCost, TheSmallestQuantityOfTheDearestGoodsStillHasAPrice) {
  auto question = laptops(Money(Money::kMaxInputMinor, *Currency::parse("USD")));
  question.quantity = *Quantity::of(Decimal(1, 3), UnitCode::piece());
  EXPECT_TRUE(cost_of(question, "847130", "KZ", into_kazakhstan()).per_unit);
}

TEST(LandedCost, FreightIsTurnedIntoTheCurrencyOfTheGoods) {
  auto question = laptops(*Money::parse("CNY 400000"));
  question.on = *Date::parse("2026-04-13");
  auto const cost = cost_of(question, "847130", "KZ", into_kazakhstan());
  // 1,000 USD x 7.9827 / 1.1684 (ECB, 13 April 2026)
  EXPECT_EQ(figure(cost, "freight_to_border").low()->text(), "CNY 6832.16");
  EXPECT_TRUE(figure(cost, "freight_to_border").evidence().cautions.empty());
}

}  // namespace
}  // namespace chorsu::planning
