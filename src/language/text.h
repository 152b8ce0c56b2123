// Text as it is compared and searched, in any script: "Ürümqi", "URUMQI" and "urumqi" are one name, "Ёлка"
// and "елка" one word, and a Chinese sentence falls into its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chorsu::language {

// Width and case folded (NFKC_Casefold, Unicode 15), Latin, Greek and Cyrillic marks dropped, ё as е; blanks
// joined to one and trimmed; quotes, apostrophes and hyphens to blanks. Broken UTF-8 becomes U+FFFD and never
// throws.
std::string folded(std::string_view text);

// The words of folded text (UAX #29, with ICU's dictionary for Chinese); numbers are words, marks are not.
std::vector<std::string> words(std::string_view text);

}  // namespace chorsu::language
