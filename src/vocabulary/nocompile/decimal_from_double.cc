#include "vocabulary/decimal.h"

auto wrong() {
  return chorsu::Decimal(0.1);
}
