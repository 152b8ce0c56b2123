#include "vocabulary/instant.h"

bool wrong(chorsu::Instant now, chorsu::Date day) {
  return now < day;
}
