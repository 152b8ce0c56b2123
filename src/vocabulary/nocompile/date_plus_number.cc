#include "vocabulary/date.h"

auto wrong(chorsu::Date date) {
  return date + 1;
}
