#include "vocabulary/money.h"

auto wrong(chorsu::Money money) {
  return money * 0.15;
}
