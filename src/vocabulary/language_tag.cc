#include "vocabulary/language_tag.h"

namespace chorsu {

Result<LanguageTag> LanguageTag::parse(std::string_view text) {
  auto primary = std::string(text.substr(0, text.find_first_of("-_")));
  for (char& c : primary) {
    if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    if (c < 'a' || c > 'z') { return refuse("language.malformed", argument("text", text)); }
  }
  if (primary.size() < 2 || primary.size() > 3) {
    return refuse("language.malformed", argument("text", text));
  }
  return LanguageTag(std::move(primary));
}

}  // namespace chorsu
