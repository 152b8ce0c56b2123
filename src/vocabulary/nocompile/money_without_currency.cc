#include "vocabulary/money.h"

chorsu::Money wrong() {
  return 100;
}
