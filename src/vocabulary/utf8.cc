#include "vocabulary/utf8.h"

namespace chorsu {
namespace {

// How many bytes the character at the front of `text` has; zero when it is none.
std::size_t character_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto const lead = byte(0);
  if (lead < 0x80) { return 1; }
  if (lead < 0xC2 || lead > 0xF4) { return 0; }
  auto const length = lead < 0xE0 ? std::size_t{2} : lead < 0xF0 ? std::size_t{3} : std::size_t{4};
  if (text.size() < length) { return 0; }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) { return 0; }
  }
  auto const overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  auto const surrogate = lead == 0xED && byte(1) > 0x9F;
  auto const beyond = lead == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto const length = character_length(text.substr(at));
    if (length == 0) { return at; }
    at += length;
  }
  return std::nullopt;
}

}  // namespace chorsu
