#include "language/figures.h"

#include <gtest/gtest.h>

#include "language/names_test.h"

namespace chorsu::language {
namespace {

using std::chrono::minutes;

class Figures : public testing::Test {
 protected:
  template <class T>
  std::string en(Figure<T> const& figure) const { return told("en", figure); }
  template <class T>
  std::string ru(Figure<T> const& figure) const { return told("ru", figure); }
  template <class T>
  std::string zh(Figure<T> const& figure) const { return told("zh", figure); }

 private:
  // No-break blanks are shown as blanks, so that a person can read the expectations.
  template <class T>
  std::string told(std::string_view language, Figure<T> const& figure) const {
    auto text = words(figure, Voice(catalogue_, LanguageTag::parse(language).value(), names_));
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) { text.replace(at, 2, " "); }
    return text;
  }
  Catalogue catalogue_ = Catalogue::load(CHORSU_ROOT "/messages").value();
  BracketNames names_;
};

Money usd(std::string_view amount) { return Money::of(Decimal::parse(amount).value(), Currency::parse("USD").value()).value(); }
Unknown gap() { return {"vat", message("vat"), {}, {}}; }
template <class T>
Figure<T> known(T value) { return Figure<T>::known(value, {}); }
template <class T>
Figure<T> between(T low, T high) { return Figure<T>::between(low, high, {}); }
template <class T>
Figure<T> at_least(T low) { return Figure<T>::at_least(low, {gap()}, {}); }

TEST_F(Figures, OfMoneyKeepTheirCentsWhenKnown) {
  EXPECT_EQ(en(known(usd("1120000"))), "USD 1,120,000.00");
  EXPECT_EQ(en(known(usd("0.5"))), "USD 0.50");
  EXPECT_EQ(en(known(Money(5000, Currency::parse("JPY").value()))), "JPY 5,000");
}

TEST_F(Figures, TellEachUnitInThreeLanguages) {
  EXPECT_EQ(ru(known(usd("1120000"))), "1 120 000,00 USD");
  EXPECT_EQ(zh(known(usd("1120000"))), "USD 1,120,000.00");
  EXPECT_EQ(en(known(Distance::metres(4_250_km))), "4,250 km");
}

TEST_F(Figures, AreUnknownInWords) {
  EXPECT_EQ(en(Figure<Money>::unknown(gap())), "unknown");
  EXPECT_EQ(ru(Figure<Money>::unknown(gap())), "неизвестно");
  EXPECT_EQ(zh(Figure<Money>::unknown(gap())), "未知");
}

}  // namespace
}  // namespace chorsu::language
