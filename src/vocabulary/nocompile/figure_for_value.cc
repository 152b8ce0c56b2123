#include "vocabulary/figure.h"
#include "vocabulary/money.h"

chorsu::Money wrong(chorsu::Figure<chorsu::Money> const& cost) {
  return cost;
}
