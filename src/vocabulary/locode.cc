#include "vocabulary/locode.h"

namespace chorsu {

Result<Locode> Locode::parse(std::string_view text) {
  std::string packed(text);
  if (packed.size() == 6 && packed[2] == ' ') { packed.erase(2, 1); }
  if (packed.size() != 5) { return refuse("locode.malformed", argument("text", text)); }
  auto const country = CountryCode::parse(std::string_view(packed).substr(0, 2));
  if (!country) { return refuse("locode.malformed", argument("text", text)); }
  auto place = packed.substr(2);
  for (char& c : place) {
    if (c >= 'a' && c <= 'z') { c = static_cast<char>(c - 'a' + 'A'); }
    if (!((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '9'))) {
      return refuse("locode.malformed", argument("text", text));
    }
  }
  return Locode(*country, std::move(place));
}

}  // namespace chorsu
