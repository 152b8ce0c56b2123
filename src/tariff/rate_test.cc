#include "tariff/rate.h"

#include <gtest/gtest.h>

namespace chorsu::tariff {
namespace {

class RateTextTest : public testing::TestWithParam<char const*> {};

TEST_P(RateTextTest, PrintsBackAsItWasRead) {
  auto const rate = Rate::parse(GetParam());
  ASSERT_TRUE(rate.has_value());
  EXPECT_EQ(rate->text(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Tariff, RateTextTest,
                         testing::Values("0%", "15%", "6.5%", "0.04 EUR/KGM", "250 USD/TNE",
                                         "10% min 0.5 EUR/KGM", "5% + 0.2 EUR/KGM",
                                         "lower(15%; 12.5% min 0.6 EUR/CMQ)"));

class BadRateTest : public testing::TestWithParam<char const*> {};

TEST_P(BadRateTest, IsRefused) {
  auto const rate = Rate::parse(GetParam());
  ASSERT_FALSE(rate.has_value());
  EXPECT_EQ(rate.error().all().front().message,
            message("tariff.rate_malformed", argument("text", GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Tariff, BadRateTest,
                         testing::Values("", "%", "15", "15 %", "-5%", "05%", "5.0%", "5,5%", "5%%",
                                         "100001%", "free", "0.5 EUR", "0.5 EUR/", "0.5 EUR/kg",
                                         "0.5 eur/KGM", "0.5 XYZ/KGM", "0 EUR/KGM",
                                         "9999999999999999999 EUR/KGM", "0.50 EUR/KGM", "10% min",
                                         "10% min 5%", "min 0.5 EUR/KGM", "10% + 0.5 EUR/KGM + 0.5 EUR/KGM",
                                         "lower(15%)", "lower(15%; 12%)", "lower(15%; 12% + 1 EUR/KGM)",
                                         "lower(15%; 12% min 1 EUR/KGM"));

PercentBounds bounds_of(std::string_view text) {
  return Rate::parse(text).value().bounds();
}
Percent percent(std::int64_t digits, int scale = 0) {
  return Percent(Decimal(digits, scale));
}

TEST(RateBounds, PercentageIsItself) {
  EXPECT_EQ(bounds_of("6.5%").low, percent(65, 1));
  EXPECT_EQ(bounds_of("6.5%").high, percent(65, 1));
}

TEST(RateBounds, MinimumAndSumHaveAFloorOnly) {
  EXPECT_EQ(bounds_of("10% min 0.5 EUR/KGM").low, percent(10));
  EXPECT_EQ(bounds_of("10% min 0.5 EUR/KGM").high, std::nullopt);
  EXPECT_EQ(bounds_of("5% + 0.2 EUR/KGM").low, percent(5));
  EXPECT_EQ(bounds_of("5% + 0.2 EUR/KGM").high, std::nullopt);
}

TEST(RateBounds, AmountPerUnitHasNone) {
  EXPECT_EQ(bounds_of("0.04 EUR/KGM").low, std::nullopt);
  EXPECT_EQ(bounds_of("0.04 EUR/KGM").high, std::nullopt);
}

// Of 15 %, and 12.5 % with a minimum, the lower lies between the two percentages, whatever the minimum comes
// to.
TEST(RateBounds, LowerOfTwoLiesBetweenThem) {
  EXPECT_EQ(bounds_of("lower(15%; 12.5% min 0.6 EUR/CMQ)").low, percent(125, 1));
  EXPECT_EQ(bounds_of("lower(15%; 12.5% min 0.6 EUR/CMQ)").high, percent(15));
  EXPECT_EQ(bounds_of("lower(10%; 12% min 0.6 EUR/CMQ)").low, percent(10));
}

TEST(RateWords, NameEveryPart) {
  EXPECT_EQ(
      Rate::parse("10% min 0.5 EUR/KGM").value().words(),
      message("tariff.rate.minimum", argument("percent", Decimal(10)), argument("amount", Decimal(5, 1)),
              argument("currency", "EUR"), word_argument("unit", "tariff.unit.KGM")));
}

TEST(RateWords, KeepAUnitWithoutWordsAsItsCode) {
  EXPECT_EQ(Rate::parse("2 EUR/KNI").value().words().arguments.back(), argument("unit", "KNI"));
}

}  // namespace
}  // namespace chorsu::tariff
