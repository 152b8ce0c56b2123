// Whether bytes from outside are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace chorsu {

// Where the first byte stands that is not UTF-8; nothing when all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

}  // namespace chorsu
