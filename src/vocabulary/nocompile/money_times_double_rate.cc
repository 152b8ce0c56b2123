#include "vocabulary/money.h"

auto wrong(chorsu::Money money) {
  return money.times(0.15, chorsu::Rounding::half_up);
}
