#include "vocabulary/country_code.h"
#include "vocabulary/money.h"

auto wrong(chorsu::CountryCode country) {
  return chorsu::Money(100, country);
}
