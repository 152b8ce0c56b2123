#include "vocabulary/distance.h"
#include "vocabulary/emission.h"

auto wrong(chorsu::Distance way, chorsu::Emission gas) {
  return way + gas;
}
