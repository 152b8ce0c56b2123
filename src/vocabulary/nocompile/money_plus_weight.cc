#include "vocabulary/money.h"
#include "vocabulary/weight.h"

auto wrong(chorsu::Money money, chorsu::Weight weight) {
  return money + weight;
}
