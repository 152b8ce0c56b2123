#include "vocabulary/hs_code.h"

chorsu::HsCode wrong() {
  return "870380";
}
