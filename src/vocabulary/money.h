// An amount of money: a whole number of a currency's minor units. Two currencies are never added by accident,
// and no amount ever passes through binary floating point.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/currency.h"
#include "vocabulary/decimal.h"

namespace chorsu {

class Money {
 public:
  // What one consignment can be worth: an input beyond it is a slip of the hand. In minor units.
  static constexpr std::int64_t kMaxInputMinor = 1'000'000'000'000'000;

  constexpr Money(std::int64_t minor, Currency currency) : minor_(minor), currency_(currency) {}
  template <std::floating_point Number>
  Money(Number, Currency) = delete;

  // "USD1120000", "USD 1120000.00", "1120000 USD". Not more places than the currency has.
  static Result<Money> parse(std::string_view text);
  static Result<Money> of(Decimal amount, Currency currency);
  // Zero is a known amount; what is not known is an unknown Figure, never this.
  static Money zero(Currency currency) { return {0, currency}; }

  std::int64_t minor() const { return minor_; }
  Currency currency() const { return currency_; }
  Decimal amount() const { return {minor_, currency_.exponent()}; }
  // The amount with all its places, "1120000.00".
  std::string amount_text() const;
  std::string text() const;  // "USD 1120000.00"

  // A rate of 0.15 is fifteen percent. std::overflow_error beyond 63 bits.
  Money times(Decimal rate, Rounding rounding) const;
  // The same value in another currency: amount x multiplier / divisor, rounded once.
  Money converted(Currency into, Decimal multiplier, Decimal divisor, Rounding rounding) const;

  // std::invalid_argument when the currencies differ: that is a fault of the program, not of its user.
  friend Money operator+(Money left, Money right);
  friend Money operator-(Money left, Money right);
  friend std::strong_ordering operator<=>(Money left, Money right);
  friend bool operator==(Money left, Money right) = default;

 private:
  std::int64_t minor_;
  Currency currency_;
};

inline Argument argument(std::string_view name, Money money) {
  return {std::string(name), ArgumentKind::money, money.text()};
}

}  // namespace chorsu
