#include "vocabulary/money.h"

auto wrong(chorsu::Currency currency) {
  return chorsu::Money(12.5, currency);
}
