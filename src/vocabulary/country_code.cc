#include "vocabulary/country_code.h"

namespace chorsu {

Result<CountryCode> CountryCode::parse(std::string_view text) {
  CountryCode code;
  if (text.size() != 2) { return refuse("country.malformed", argument("text", text)); }
  for (std::size_t i = 0; i < 2; ++i) {
    auto const c = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    if (c < 'A' || c > 'Z') { return refuse("country.malformed", argument("text", text)); }
    code.letters_[i] = c;
  }
  return code;
}

}  // namespace chorsu
