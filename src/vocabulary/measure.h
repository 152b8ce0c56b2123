// How a measured amount is typed: a number, then its unit ("68t", "1 200,5 kg" is not one: one point, no
// spaces).
#pragma once

#include <string_view>
#include <utility>

#include "vocabulary/decimal.h"

namespace chorsu {

struct Measured {
  Decimal number;
  std::string_view unit;  // what follows the number, without blanks; may be empty
};

// refuses what does not begin with a number
Result<Measured> parse_measured(std::string_view text);

}  // namespace chorsu
