#include "vocabulary/figure.h"
#include "vocabulary/money.h"
#include "vocabulary/weight.h"

auto wrong(chorsu::Figure<chorsu::Money> const& cost, chorsu::Figure<chorsu::Weight> const& weight) {
  return chorsu::total(std::vector<chorsu::Figure<chorsu::Money>>{cost, weight}, {});
}
