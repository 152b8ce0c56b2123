#include "vocabulary/money.h"

#include <stdexcept>

namespace chorsu {
namespace {

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') { text.remove_prefix(1); }
  while (!text.empty() && text.back() == ' ') { text.remove_suffix(1); }
  return text;
}

void require_same_currency(Money left, Money right) {
  if (left.currency() != right.currency()) { throw std::invalid_argument("two currencies in one sum"); }
}

}  // namespace

Result<Money> Money::of(Decimal amount, Currency currency) {
  if (amount.scale() > currency.exponent()) {
    return refuse("money.too_many_places", argument("currency", currency.code()),
                  argument("places", currency.exponent()));
  }
  Int128 const minor = multiply(amount.digits(), power_of_ten(currency.exponent() - amount.scale()));
  if (minor > kMaxInputMinor || minor < -kMaxInputMinor) { return refuse("money.too_large"); }
  return Money(static_cast<std::int64_t>(minor), currency);
}

Result<Money> Money::parse(std::string_view text) {
  auto const whole = trimmed(text);
  if (whole.size() < 4) { return refuse("money.malformed", argument("text", text)); }
  auto const code_first = is_letter(whole.front());
  auto const code = code_first ? whole.substr(0, 3) : whole.substr(whole.size() - 3);
  auto const digits = trimmed(code_first ? whole.substr(3) : whole.substr(0, whole.size() - 3));
  auto const currency = Currency::parse(code);
  if (!currency) { return refuse("money.malformed", argument("text", text)); }
  auto const amount = Decimal::parse(digits);
  if (!amount) { return refuse("money.malformed", argument("text", text)); }
  return of(*amount, *currency);
}

std::string Money::amount_text() const {
  auto text = amount().text();
  auto const places = static_cast<std::size_t>(currency_.exponent());
  if (places == 0) { return text; }
  auto const point = text.find('.');
  auto const have = point == std::string::npos ? 0 : text.size() - point - 1;
  if (have == 0) { text += '.'; }
  return text.append(places - have, '0');
}

std::string Money::text() const {
  return std::string(currency_.code()) + " " + amount_text();
}

Money Money::times(Decimal rate, Rounding rounding) const {
  return {narrow(divide(multiply(minor_, rate.digits()), power_of_ten(rate.scale()), rounding)), currency_};
}

Money Money::converted(Currency into, Decimal multiplier, Decimal divisor, Rounding rounding) const {
  if (divisor.digits() <= 0) { throw std::invalid_argument("an exchange rate is positive"); }
  auto numerator = multiply(minor_, multiplier.digits());
  auto denominator = static_cast<Int128>(divisor.digits());
  auto const places = into.exponent() + divisor.scale() - currency_.exponent() - multiplier.scale();
  if (places >= 0) {
    numerator = multiply(numerator, power_of_ten(places));
  } else {
    denominator = multiply(denominator, power_of_ten(-places));
  }
  return {narrow(divide(numerator, denominator, rounding)), into};
}

Money operator+(Money left, Money right) {
  require_same_currency(left, right);
  return {narrow(static_cast<Int128>(left.minor_) + right.minor_), left.currency_};
}

Money operator-(Money left, Money right) {
  require_same_currency(left, right);
  return {narrow(static_cast<Int128>(left.minor_) - right.minor_), left.currency_};
}

std::strong_ordering operator<=>(Money left, Money right) {
  require_same_currency(left, right);
  return left.minor_ <=> right.minor_;
}

}  // namespace chorsu
