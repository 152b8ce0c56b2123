// The language in which somebody is answered: a primary tag of BCP 47. Which languages are spoken here is
// decided by the message files present; zh, ru and en always are.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

class LanguageTag {
 public:
  // "ru", "zh-CN" (kept as "zh"): two or three letters, then anything after a hyphen.
  static Result<LanguageTag> parse(std::string_view text);
  static LanguageTag english() { return LanguageTag("en"); }

  std::string const& text() const { return tag_; }
  friend auto operator<=>(LanguageTag const&, LanguageTag const&) = default;

 private:
  explicit LanguageTag(std::string tag) : tag_(std::move(tag)) {}
  std::string tag_;
};

}  // namespace chorsu
