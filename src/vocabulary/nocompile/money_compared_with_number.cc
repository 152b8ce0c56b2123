#include "vocabulary/money.h"

bool wrong(chorsu::Money money) {
  return money > 100;
}
