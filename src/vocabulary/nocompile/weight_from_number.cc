#include "vocabulary/weight.h"

chorsu::Weight wrong() {
  return 68;
}
