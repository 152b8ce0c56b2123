#include "language/figures.h"

#include <gtest/gtest.h>

#include "language/names_test.h"

namespace chorsu::language {
namespace {

using std::chrono::minutes;

class Figures : public testing::Test {
 protected:
  template <class T>
  std::string en(Figure<T> const& figure) const {
    return told("en", figure);
  }
  template <class T>
  std::string ru(Figure<T> const& figure) const {
    return told("ru", figure);
  }
  template <class T>
  std::string zh(Figure<T> const& figure) const {
    return told("zh", figure);
  }

 private:
  // No-break blanks are shown as blanks, so that a person can read the expectations.
  template <class T>
  std::string told(std::string_view language, Figure<T> const& figure) const {
    auto text = words(figure, Voice(catalogue_, LanguageTag::parse(language).value(), names_));
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) {
      text.replace(at, 2, " ");
    }
    return text;
  }
  Catalogue catalogue_ = Catalogue::load(CHORSU_ROOT "/messages").value();
  BracketNames names_;
};

Money usd(std::string_view amount) {
  return Money::of(Decimal::parse(amount).value(), Currency::parse("USD").value()).value();
}
Unknown gap() {
  return {"vat", message("vat"), {}, {}};
}
template <class T>
Figure<T> known(T value) {
  return Figure<T>::known(value, {});
}
template <class T>
Figure<T> between(T low, T high) {
  return Figure<T>::between(low, high, {});
}
template <class T>
Figure<T> at_least(T low) {
  return Figure<T>::at_least(low, {gap()}, {});
}

TEST_F(Figures, OfMoneyKeepTheirCentsWhenKnown) {
  EXPECT_EQ(en(known(usd("1120000"))), "USD 1,120,000.00");
  EXPECT_EQ(en(known(usd("0.5"))), "USD 0.50");
  EXPECT_EQ(en(known(Money(5000, Currency::parse("JPY").value()))), "JPY 5,000");
}

TEST_F(Figures, ThatAreKnownAndNotZeroNeverShowAsZero) {
  EXPECT_EQ(en(known(Emission::grams(40))), "0.04 kg");
  EXPECT_EQ(ru(known(Emission::grams(40))), "0,04 кг");
  EXPECT_EQ(en(known(Weight::grams(1))), "0.001 kg");
  EXPECT_EQ(en(known(Weight::grams(49))), "0.05 kg");
  EXPECT_EQ(en(known(Weight::grams(50))), "0.05 kg");
  EXPECT_EQ(en(known(Weight::grams(96))), "0.1 kg");
  EXPECT_EQ(en(known(Weight::grams(149))), "0.1 kg");
  EXPECT_EQ(en(known(Weight::grams(-40))), "-0.04 kg");
  EXPECT_EQ(en(known(Distance::metres(6))), "0.006 km");
  EXPECT_EQ(en(known(minutes(1))), "0.02 h");
  EXPECT_EQ(en(known(Emission::grams(0))), "0 kg");
}

TEST_F(Figures, TellEachUnitInThreeLanguages) {
  EXPECT_EQ(ru(known(usd("1120000"))), "USD 1 120 000,00");
  EXPECT_EQ(zh(known(usd("1120000"))), "USD 1,120,000.00");
  EXPECT_EQ(en(known(Distance::kilometres(4250))), "4,250 km");
  EXPECT_EQ(ru(known(Distance::kilometres(4250))), "4 250 км");
  EXPECT_EQ(zh(known(Distance::kilometres(4250))), "4,250 公里");
  EXPECT_EQ(en(known(Emission::grams(1'234'500))), "1,234.5 kg");
  EXPECT_EQ(ru(known(Weight::grams(1'234'500))), "1 234,5 кг");
  EXPECT_EQ(zh(known(Weight::kilograms(68))), "68 千克");
  EXPECT_EQ(en(known(Percent(Decimal::parse("7.5").value()))), "7.5 %");
  EXPECT_EQ(ru(known(Percent(Decimal::parse("7.5").value()))), "7,5 %");
  EXPECT_EQ(zh(known(Percent(Decimal::parse("7.5").value()))), "7.5%");
  EXPECT_EQ(en(known(minutes(90))), "1.5 h");
  EXPECT_EQ(ru(known(minutes(90))), "1,5 ч");
  EXPECT_EQ(zh(known(minutes(90))), "1.5 小时");
  EXPECT_EQ(en(known(minutes(72 * 60))), "3 days");
  EXPECT_EQ(ru(known(minutes(84 * 60))), "3,5 дн.");
  EXPECT_EQ(zh(known(minutes(84 * 60))), "3.5 天");
}

TEST_F(Figures, AreUnknownInWords) {
  EXPECT_EQ(en(Figure<Money>::unknown(gap())), "unknown");
  EXPECT_EQ(ru(Figure<Money>::unknown(gap())), "неизвестно");
  EXPECT_EQ(zh(Figure<Money>::unknown(gap())), "未知");
}

TEST_F(Figures, OfARangeNeverGetSurerByRounding) {
  EXPECT_EQ(en(between(usd("21900.99"), usd("24100.01"))), "USD 21,900–24,101");
  EXPECT_EQ(en(between(usd("0.40"), usd("0.60"))), "USD 0–1");
  EXPECT_EQ(en(between(usd("-10.60"), usd("-10.40"))), "USD -11–-10");
  EXPECT_EQ(en(between(usd("-0.50"), usd("0.50"))), "USD -1–1");
  EXPECT_EQ(en(between(Distance::metres(4999), Distance::metres(5001))), "4.9–5.1 km");
  EXPECT_EQ(en(between(minutes(61), minutes(119))), "1–2 h");
  EXPECT_EQ(en(between(minutes(33), minutes(75))), "0.5–1.3 h");
  EXPECT_EQ(en(between(minutes(72 * 60), minutes(72 * 60 + 1))), "3–4 days");
  EXPECT_EQ(en(between(minutes(47 * 60), minutes(200 * 60))), "47–200 h");
  EXPECT_EQ(en(between(minutes(48 * 60), minutes(200 * 60))), "2–9 days");
  EXPECT_EQ(en(between(Percent(Decimal(0)), Percent(Decimal(15)))), "0–15 %");
}

TEST_F(Figures, WithoutAnUpperBoundSayAtLeastAndRoundDown) {
  EXPECT_EQ(en(at_least(usd("1120000.99"))), "at least USD 1,120,000");
  EXPECT_EQ(ru(at_least(minutes(12 * 24 * 60 + 600))), "не менее 12 дн.");
  EXPECT_EQ(zh(at_least(usd("5"))), "至少 USD 5");
  EXPECT_EQ(en(at_least(usd("-0.50"))), "at least USD -1");
}

TEST_F(Figures, ShowBoundsThatHoldTheTrueOnes) {
  for (std::int64_t low = -130; low < 9000; low += 7) {
    for (std::int64_t const width : {1, 59, 60, 61, 1439, 1441}) {
      auto const figure = between(minutes(low), minutes(low + width));
      auto const text = en(figure);
      auto const in_days = text.ends_with("days");
      auto const unit = in_days ? 24 * 60 : 60;
      auto const dash = text.find("–");
      ASSERT_NE(dash, std::string::npos) << text;
      constexpr double kSlip = 1e-6;  // of the binary fraction, far below a minute
      auto const shown_low = std::stod(text.substr(0, dash)) * unit;
      auto const shown_high = std::stod(text.substr(dash + std::string("–").size())) * unit;
      EXPECT_LE(shown_low, static_cast<double>(low) + kSlip) << text;
      EXPECT_GE(shown_high, static_cast<double>(low + width) - kSlip) << text;
    }
  }
}

TEST(State, HasItsWordInTheJson) {
  EXPECT_EQ(text(state(known(usd("1")))), "known");
  EXPECT_EQ(text(state(between(usd("1"), usd("2")))), "range");
  EXPECT_EQ(text(state(at_least(usd("1")))), "at_least");
  EXPECT_EQ(text(state(Figure<Money>::unknown(gap()))), "unknown");
}

}  // namespace
}  // namespace chorsu::language
