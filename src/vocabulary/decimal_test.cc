#include "vocabulary/decimal.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <stdexcept>

#include "vocabulary/percent.h"

namespace chorsu {
namespace {

Decimal decimal(std::string_view text) {
  return Decimal::parse(text).value();
}
std::string told(std::string_view text) {
  auto const parsed = Decimal::parse(text);
  return parsed ? parsed->text() : parsed.error().all().front().message.key;
}

TEST(Decimal, HasOneFormForOneNumber) {
  EXPECT_EQ(told("12.50"), "12.5");
  EXPECT_EQ(told("-12.50"), "-12.5");
  EXPECT_EQ(told("007"), "7");
  EXPECT_EQ(told("0.000"), "0");
  EXPECT_EQ(told("-0.0"), "0");
  EXPECT_EQ(told("-0.05"), "-0.05");
  EXPECT_EQ(decimal("1.10"), Decimal(11, 1));
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (auto const* wrong :
       {"", "-", ".", ".5", "5.", "1,5", "1e3", "+1", "--1", " 1", "1 ", "1.2.3", "0x10", "NaN", "١"}) {
    EXPECT_EQ(told(wrong), "decimal.malformed") << wrong;
  }
}

TEST(Decimal, HoldsEighteenDigitsTwelveAfterThePoint) {
  EXPECT_EQ(told("999999999999999999"), "999999999999999999");
  EXPECT_EQ(told("-123456.123456789012"), "-123456.123456789012");
  EXPECT_EQ(told("1234567890123456789"), "decimal.too_long");
  EXPECT_EQ(told("0.1234567890123"), "decimal.too_long");
}

TEST(Decimal, GoesThroughTextUnchanged) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 5000; ++i) {
    auto const digits = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000) >> (i % 50);
    Decimal const any(i % 2 == 0 ? digits : -digits, i % 13);
    auto const again = Decimal::parse(any.text());
    // a text of more than 18 digits (zeros before the first) may be refused, but never read as another number
    if (again) { EXPECT_EQ(*again, any) << any.text(); }
    EXPECT_TRUE(again || any.text().size() > 18) << any.text();
  }
  EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
}

TEST(Decimal, IsExact) {
  EXPECT_EQ(decimal("0.1") + decimal("0.2"), decimal("0.3"));
  EXPECT_EQ(decimal("1") - decimal("0.999999999999"), decimal("0.000000000001"));
  EXPECT_EQ(decimal("1.05") * decimal("1.05"), decimal("1.1025"));
  EXPECT_EQ(decimal("-2.5") * decimal("0.4"), Decimal(-1));
}

TEST(Decimal, KeepsTwelvePlacesOfAProduct) {
  EXPECT_EQ(decimal("0.000000000001") * decimal("0.5"), Decimal(0));                  // half to even
  EXPECT_EQ(decimal("0.000000000003") * decimal("0.5"), decimal("0.000000000002"));   // half to even
  EXPECT_EQ(decimal("0.1234567") * decimal("0.1234567"), decimal("0.015241556775"));  // …77489
}

TEST(Decimal, NeverWrapsAround) {
  auto const most = decimal("999999999999999999");
  EXPECT_THROW(most * most, std::overflow_error);
  EXPECT_THROW(Decimal(std::numeric_limits<std::int64_t>::max()) + Decimal(1), std::overflow_error);
  EXPECT_THROW(Decimal(std::numeric_limits<std::int64_t>::min()) - Decimal(1), std::overflow_error);
}

TEST(Decimal, ComparesByValueWhateverThePlaces) {
  EXPECT_LT(decimal("0.999999999999"), decimal("1"));
  EXPECT_GT(decimal("999999999999999999"), decimal("0.000000000001"));
  EXPECT_LT(decimal("-0.2"), decimal("-0.1"));
  EXPECT_EQ(decimal("1.0") <=> decimal("1"), std::strong_ordering::equal);
}

TEST(Decimal, ComparesAsItsDifferenceSays) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 2000; ++i) {
    Decimal const a(static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000,
                    static_cast<int>(random() % 7));
    Decimal const b(static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000,
                    static_cast<int>(random() % 7));
    EXPECT_EQ(a < b, (a - b).negative());
    EXPECT_EQ(a == b, (a - b).zero());
    EXPECT_EQ(a + b - b, a);
  }
}

TEST(Decimal, IsRoundedAsTold) {
  EXPECT_EQ(decimal("2.345").rounded(2, Rounding::half_up), decimal("2.35"));
  EXPECT_EQ(decimal("2.345").rounded(2, Rounding::half_even), decimal("2.34"));
  EXPECT_EQ(decimal("-2.345").rounded(2, Rounding::half_up), decimal("-2.35"));
  EXPECT_EQ(decimal("-2.341").rounded(2, Rounding::up), decimal("-2.35"));
  EXPECT_EQ(decimal("2.349").rounded(0, Rounding::down), decimal("2"));
  EXPECT_EQ(decimal("2.3").rounded(5, Rounding::up), decimal("2.3"));
}

TEST(Decimal, IsDividedToTheWantedPlaces) {
  EXPECT_EQ(Decimal(1).divided_by(Decimal(3), 4, Rounding::half_up), decimal("0.3333"));
  EXPECT_EQ(Decimal(2).divided_by(Decimal(3), 4, Rounding::half_up), decimal("0.6667"));
  EXPECT_EQ(decimal("-0.75").divided_by(decimal("0.25"), 0, Rounding::down), Decimal(-3));
  EXPECT_EQ(decimal("1").divided_by(decimal("-8"), 2, Rounding::half_even), decimal("-0.12"));
}

TEST(Divide, ReachesTheEndsOfItsRange) {
  auto const most = static_cast<Int128>(std::numeric_limits<std::int64_t>::max());
  auto const largest = (most << 64) + (most << 1) + 1;  // 2^127 - 1
  EXPECT_TRUE(divide(largest, largest, Rounding::half_up) == 1);
  EXPECT_TRUE(divide(largest - 1, largest, Rounding::half_up) == 1);
  EXPECT_TRUE(divide(-(largest - 1), largest, Rounding::half_even) == -1);
  EXPECT_THROW(static_cast<void>(multiply(largest, 2)), std::overflow_error);
  EXPECT_THROW(static_cast<void>(narrow(largest)), std::overflow_error);
}

TEST(Percent, IsAFactor) {
  EXPECT_EQ(Percent(Decimal(15)).factor(), decimal("0.15"));
  EXPECT_EQ(Percent(decimal("7.5")) + Percent(decimal("0.5")), Percent(Decimal(8)));
  EXPECT_LT(Percent(decimal("7.5")), Percent(Decimal(8)));
}

}  // namespace
}  // namespace chorsu
