#include "vocabulary/distance.h"
#include "vocabulary/figure.h"
#include "vocabulary/hs_code.h"
#include "vocabulary/instant.h"
#include "vocabulary/money.h"
#include "vocabulary/volume.h"
#include "vocabulary/weight.h"

using namespace chorsu;

Money duty(Money value, Decimal rate) {
  return value.times(rate, Rounding::half_up) + Money::zero(value.currency());
}
Money cents(Currency currency) {
  return Money(100, currency);
}
Decimal whole() {
  return Decimal(15);
}
Weight gross(Weight net) {
  return net + Weight::kilograms(2);
}
bool lighter(Weight a, Weight b) {
  return a < b;
}
Date later(Date date) {
  return date.plus_days(1);
}
Result<HsCode> code() {
  return HsCode::parse("870380");
}
Figure<Money> sum(std::vector<Figure<Money>> const& parts) {
  return total(parts, message("sum"));
}
Distance way(Distance a, Distance b) {
  return a + b;
}
