#include "vocabulary/hs_code.h"

void declare(chorsu::NationalLine const& line);
void wrong(chorsu::HsCode const& code) {
  declare(code);
}
