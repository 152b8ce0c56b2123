#include "vocabulary/money.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <random>
#include <stdexcept>

namespace chorsu {
namespace {

constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();

Currency currency(std::string_view code) {
  return Currency::parse(code).value();
}
Money money(std::string_view text) {
  return Money::parse(text).value();
}
Decimal decimal(std::string_view text) {
  return Decimal::parse(text).value();
}
std::string refusal(std::string_view text) {
  auto const parsed = Money::parse(text);
  return parsed ? "accepted " + parsed->text() : parsed.error().all().front().message.key;
}

TEST(Currency, IsReadInEitherCase) {
  EXPECT_EQ(currency("usd").code(), "USD");
  EXPECT_EQ(currency("Kzt"), currency("KZT"));
  for (auto const* wrong : {"", "US", "USDD", "XXX", "XAU", "DEM", "U D"}) {
    EXPECT_FALSE(Currency::parse(wrong)) << wrong;
  }
}

TEST(Currency, HasTheExponentOfItsMinorUnit) {
  EXPECT_EQ(currency("USD").exponent(), 2);
  EXPECT_EQ(currency("JPY").exponent(), 0);
  EXPECT_EQ(currency("KWD").exponent(), 3);
}

TEST(Currency, AllStandInOrderOnce) {
  auto const all = Currency::all();
  ASSERT_GT(all.size(), 150U);
  for (std::size_t i = 1; i < all.size(); ++i) { EXPECT_LT(all[i - 1].code(), all[i].code()); }
}

TEST(Money, IsReadWithItsCurrencyBeforeOrAfter) {
  EXPECT_EQ(money("USD1120000").minor(), 112'000'000);
  EXPECT_EQ(money(" USD  1120000.00 "), money("USD1120000"));
  EXPECT_EQ(money("1120000 usd"), money("USD1120000"));
  EXPECT_EQ(money("-0.01USD").minor(), -1);
  EXPECT_EQ(money("JPY 5").minor(), 5);
  EXPECT_EQ(money("KWD 0.005").minor(), 5);
}

TEST(Money, ShowsAllPlacesOfItsCurrency) {
  EXPECT_EQ(money("USD 1120000").text(), "USD 1120000.00");
  EXPECT_EQ(money("USD 0.5").text(), "USD 0.50");
  EXPECT_EQ(money("USD -0.05").amount_text(), "-0.05");
  EXPECT_EQ(money("JPY 7").text(), "JPY 7");
  EXPECT_EQ(money("KWD 7").text(), "KWD 7.000");
}

TEST(Money, RefusesWhatIsNoAmount) {
  for (auto const* wrong :
       {"", "USD", "1120000", "USD 1,120,000", "USD 1e6", "USD USD 5", "XXX 5", "$5", "USD 5.", "USD .5"}) {
    EXPECT_EQ(refusal(wrong), "money.malformed") << wrong;
  }
  EXPECT_EQ(refusal("JPY 0.5"), "money.too_many_places");
  EXPECT_EQ(refusal("USD 0.005"), "money.too_many_places");
  EXPECT_EQ(refusal("KWD 0.0005"), "money.too_many_places");
}

TEST(Money, RefusesWhatNoConsignmentIsWorth) {
  EXPECT_EQ(money("USD 10000000000000").minor(), Money::kMaxInputMinor);
  EXPECT_EQ(money("USD -10000000000000").minor(), -Money::kMaxInputMinor);
  EXPECT_EQ(refusal("USD 10000000000000.01"), "money.too_large");
  EXPECT_EQ(refusal("KWD 999999999999999999"), "money.too_large");
}

TEST(Money, GoesThroughTextUnchanged) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> amounts(-Money::kMaxInputMinor, Money::kMaxInputMinor);
  for (auto const one : Currency::all()) {
    for (int i = 0; i < 50; ++i) {
      Money const any(amounts(random) >> (i % 40), one);
      EXPECT_EQ(money(any.text()), any);
    }
  }
}

struct RoundingCase {
  std::int64_t minor;
  std::string_view rate;
  std::int64_t half_up;
  std::int64_t half_even;
  std::int64_t down;
  std::int64_t up;
};

TEST(Money, RoundsAsTold) {
  // A tenth of so many cents.
  constexpr std::array kCases{
      RoundingCase{25, "0.1", 3, 2, 2, 3},           RoundingCase{35, "0.1", 4, 4, 3, 4},
      RoundingCase{-25, "0.1", -3, -2, -2, -3},      RoundingCase{-35, "0.1", -4, -4, -3, -4},
      RoundingCase{24, "0.1", 2, 2, 2, 3},           RoundingCase{26, "0.1", 3, 3, 2, 3},
      RoundingCase{-26, "0.1", -3, -3, -2, -3},      RoundingCase{5, "0.1", 1, 0, 0, 1},
      RoundingCase{-5, "0.1", -1, 0, 0, -1},         RoundingCase{30, "0.1", 3, 3, 3, 3},
      RoundingCase{1, "0.000000000001", 0, 0, 0, 1}, RoundingCase{7, "-0.5", -4, -4, -3, -4},
  };
  for (auto const& row : kCases) {
    Money const amount(row.minor, currency("USD"));
    auto const rate = decimal(row.rate);
    EXPECT_EQ(amount.times(rate, Rounding::half_up).minor(), row.half_up) << row.minor;
    EXPECT_EQ(amount.times(rate, Rounding::half_even).minor(), row.half_even) << row.minor;
    EXPECT_EQ(amount.times(rate, Rounding::down).minor(), row.down) << row.minor;
    EXPECT_EQ(amount.times(rate, Rounding::up).minor(), row.up) << row.minor;
  }
}

TEST(Money, RoundsByNoMoreThanOneMinorUnit) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 2000; ++i) {
    Money const amount(static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000, currency("EUR"));
    Decimal const rate(static_cast<std::int64_t>(random() % 20'000), 5);
    auto const exact = amount.amount() * rate;
    auto const down = amount.times(rate, Rounding::down).amount();
    auto const up = amount.times(rate, Rounding::up).amount();
    auto const half = amount.times(rate, Rounding::half_up).amount();
    EXPECT_LE(exact.negative() ? up : down, exact);
    EXPECT_GE(exact.negative() ? down : up, exact);
    EXPECT_TRUE(half == down || half == up);
  }
}

TEST(Money, AddsAndComparesInOneCurrency) {
  EXPECT_EQ(money("USD 1.50") + money("USD 2.75"), money("USD 4.25"));
  EXPECT_EQ(money("USD 1.50") - money("USD 2.75"), money("USD -1.25"));
  EXPECT_LT(money("USD 1.50"), money("USD 2.75"));
  EXPECT_EQ(money("USD 1.50") + Money::zero(currency("USD")), money("USD 1.50"));
}

TEST(Money, OfTwoCurrenciesIsNeverAddedOrCompared) {
  EXPECT_THROW(money("USD 1") + money("EUR 1"), std::invalid_argument);
  EXPECT_THROW(money("USD 1") - money("EUR 1"), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(money("USD 1") < money("EUR 1")), std::invalid_argument);
  EXPECT_NE(money("USD 1"), money("EUR 1"));
}

TEST(Money, NeverWrapsAround) {
  Money const largest(kLargest, currency("USD"));
  Money const least(std::numeric_limits<std::int64_t>::min(), currency("USD"));
  EXPECT_THROW(largest + Money(1, currency("USD")), std::overflow_error);
  EXPECT_THROW(least - Money(1, currency("USD")), std::overflow_error);
  EXPECT_THROW(largest.times(decimal("1.1"), Rounding::down), std::overflow_error);
  EXPECT_THROW(
      static_cast<void>(largest.converted(currency("UZS"), decimal("12000"), Decimal(1), Rounding::half_up)),
      std::overflow_error);
  EXPECT_EQ(largest.times(Decimal(1), Rounding::half_up), largest);
}

TEST(Money, IsConvertedExactlyAndRoundedOnce) {
  auto const converted = [](std::string_view from, std::string_view into, std::string_view multiplier,
                            std::string_view divisor) {
    return money(from)
        .converted(currency(into), decimal(multiplier), decimal(divisor), Rounding::half_up)
        .text();
  };
  EXPECT_EQ(converted("EUR 100", "USD", "1.1684", "1"), "USD 116.84");
  EXPECT_EQ(converted("USD 116.84", "EUR", "1", "1.1684"), "EUR 100.00");
  EXPECT_EQ(converted("JPY 1000", "KWD", "2", "1000"), "KWD 2.000");  // exponent 0 to 3
  EXPECT_EQ(converted("KWD 2.000", "JPY", "1000", "2"), "JPY 1000");  // exponent 3 to 0
  // 0.10 x 0.449 / 0.1 = 0.449, which is 0.45. Rounded to cents on the way (0.0449 to 0.04) it would be 0.40.
  EXPECT_EQ(converted("USD 0.10", "EUR", "0.449", "0.1"), "EUR 0.45");
  EXPECT_EQ(converted("USD -0.10", "EUR", "0.445", "0.1"), "EUR -0.45");
}

TEST(Money, IsNotConvertedAtARateOfZeroOrLess) {
  EXPECT_THROW(
      static_cast<void>(money("USD 1").converted(currency("EUR"), Decimal(1), Decimal(0), Rounding::down)),
      std::invalid_argument);
  EXPECT_THROW(
      static_cast<void>(money("USD 1").converted(currency("EUR"), Decimal(1), Decimal(-1), Rounding::down)),
      std::invalid_argument);
}

}  // namespace
}  // namespace chorsu
