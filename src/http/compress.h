// Content codings: gzip (RFC 1952) and Brotli (RFC 7932).
#pragma once

#include <string>
#include <string_view>

namespace chorsu::http {

// 1 to 9, from quick to small.
std::string gzip(std::string_view bytes, int level);
// 0 to 11.
std::string brotli(std::string_view bytes, int quality);

}  // namespace chorsu::http
