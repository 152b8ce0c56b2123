#include "vocabulary/volume.h"
#include "vocabulary/weight.h"

auto wrong(chorsu::Weight weight, chorsu::Volume volume) {
  return weight + volume;
}
