#include "screening/watchlist.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <tuple>

#include "language/text.h"

namespace chorsu::screening {

std::string letters_of(std::string_view name) {
  auto const folded = language::folded(name);
  auto const wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  icu::UnicodeString letters;
  for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    auto const c = wide.char32At(at);
    auto const type = u_charType(c);
    // The vowel signs of Indian and Arabic scripts are marks, and part of the name.
    if (u_isalnum(c) || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) { letters.append(c); }
  }
  std::string utf8;
  letters.toUTF8String(utf8);
  return utf8;
}

Index::Index(std::vector<Watchlist> lists) : lists_(std::move(lists)) {
  for (std::uint32_t list = 0; list < lists_.size(); ++list) {
    for (std::uint32_t name = 0; name < lists_[list].names.size(); ++name) {
      places_.push_back({list, name});
    }
  }
  std::ranges::sort(places_, {}, [&](Place place) {
    return std::tuple(std::string_view(lists_[place.list].names[place.name].letters), place.list, place.name);
  });
}

std::span<Index::Place const> Index::equal_to(std::string_view letters) const {
  auto const range = std::ranges::equal_range(places_, letters, {}, [&](Place place) {
    return std::string_view(lists_[place.list].names[place.name].letters);
  });
  return {range.begin(), range.end()};
}

}  // namespace chorsu::screening
