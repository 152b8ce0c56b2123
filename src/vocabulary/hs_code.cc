#include "vocabulary/hs_code.h"

#include <optional>

namespace chorsu {
namespace {

// The digits alone, when nothing but points and single blanks stands between them.
std::optional<std::string> only_digits(std::string_view text) {
  std::string digits;
  bool after_mark = true;
  for (char const c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
      after_mark = false;
    } else if ((c == '.' || c == ' ') && !after_mark) {
      after_mark = true;
    } else {
      return std::nullopt;
    }
    if (digits.size() > 14) { return std::nullopt; }
  }
  if (digits.empty() || after_mark) { return std::nullopt; }
  return digits;
}

bool has_chapter(std::string_view digits) {
  auto const chapter = digits.substr(0, 2);
  return chapter != "00" && chapter != "77";
}

}  // namespace

Result<HsCode> HsCode::parse(std::string_view text, HsEdition edition) {
  auto const digits = only_digits(text);
  if (!digits) { return refuse("hs_code.malformed", argument("text", text)); }
  auto const size = digits->size();
  if (size != 2 && size != 4 && (size < 6 || size > 10)) {
    return refuse("hs_code.length", argument("text", text));
  }
  if (!has_chapter(*digits)) {
    return refuse("hs_code.no_chapter", argument("chapter", digits->substr(0, 2)));
  }
  return HsCode(*digits, edition);
}

std::string spaced_digits(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 4 || i == 6 || i == 9) { text += ' '; }
    text += digits[i];
  }
  return text;
}

Result<NationalLine> NationalLine::parse(std::string_view text, std::string_view authority) {
  auto const digits = only_digits(text);
  if (!digits) { return refuse("hs_code.malformed", argument("text", text)); }
  if (digits->size() < 7) { return refuse("national_line.length", argument("text", text)); }
  if (!has_chapter(*digits)) {
    return refuse("hs_code.no_chapter", argument("chapter", digits->substr(0, 2)));
  }
  if (authority.empty()) { return refuse("national_line.no_authority"); }
  return NationalLine(*digits, std::string(authority));
}

}  // namespace chorsu
