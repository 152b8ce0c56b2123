#include "vocabulary/quantity.h"

#include <algorithm>

namespace chorsu {

Result<UnitCode> UnitCode::parse(std::string_view text) {
  auto const allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (text.size() < 2 || text.size() > 3 || !std::ranges::all_of(text, allowed)) {
    return refuse("unit.malformed", argument("text", text));
  }
  UnitCode code;
  std::ranges::copy(text, code.text_.begin());
  return code;
}

UnitCode UnitCode::piece() {
  UnitCode code;
  code.text_ = {'H', '8', '7'};
  return code;
}

Result<Quantity> Quantity::of(Decimal number, UnitCode unit) {
  if (number <= Decimal(0)) { return refuse("quantity.not_positive"); }
  if (number < Decimal(1, 3)) { return refuse("quantity.too_small"); }
  if (number > Decimal(power_of_ten(12))) { return refuse("quantity.too_large"); }
  return Quantity(number, unit);
}

}  // namespace chorsu
