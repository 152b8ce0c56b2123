#include "goods/terms.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include "goods/russian.h"
#include "language/text.h"

namespace chorsu::goods {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 8> kSilent{"a", "an", "the", "as", "at", "is", "some", "s"};
constexpr std::array<std::string_view, 4> kJoining{"and", "or", "и", "или"};
constexpr std::array<std::string_view, 33> kTurningAside{
    "for",   "from", "in",   "into", "of",        "on",     "to",  "by",  "with", "without", "not",
    "under", "over", "than", "incl", "including", "except", "без", "в",   "для",  "до",      "из",
    "к",     "на",   "не",   "от",   "о",         "по",     "под", "при", "с",    "со",      "кроме"};

// American spellings, for which the British stand; fertilizer and color are done by rule.
constexpr std::array<Pair, 17> kSpellings{{{"tire", "tyre"},
                                           {"tires", "tyres"},
                                           {"aluminum", "aluminium"},
                                           {"fiber", "fibre"},
                                           {"fibers", "fibres"},
                                           {"fiberglass", "fibreglass"},
                                           {"center", "centre"},
                                           {"centers", "centres"},
                                           {"sulfur", "sulphur"},
                                           {"gray", "grey"},
                                           {"mold", "mould"},
                                           {"molds", "moulds"},
                                           {"plow", "plough"},
                                           {"jewelry", "jewellery"},
                                           {"liter", "litre"},
                                           {"meter", "metre"},
                                           {"airplane", "aeroplane"}}};

bool is_one_of(std::span<std::string_view const> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// A rule may join words it should not ("flour" and "flor"): both the names and the question pass through it,
// so that a word still finds itself.
std::string one_spelling(std::string word) {
  auto const known = std::ranges::find(kSpellings, word, &Pair::first);
  if (known != kSpellings.end()) { return std::string(known->second); }
  for (std::size_t at = 3; at + 2 < word.size(); ++at) {
    auto const part = std::string_view(word).substr(at, 3);
    if (part == "ise" || part == "isi" || part == "isa") { word[at + 1] = 'z'; }
  }
  auto const our = word.rfind("our");
  if (our != std::string::npos && our >= 3) { word.erase(our + 1, 1); }
  return word;
}

// A painting is no paint and a fitting no fit: the stemmer would make them one.
std::optional<std::string> noun_in_ing(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  if (word.ends_with("ings")) { word.remove_suffix(1); }
  if (word.size() < kShortest || !word.ends_with("ing")) { return std::nullopt; }
  return std::string(word);
}

// "1,000" is 1000 and "1,5" is 1.5.
std::string plain_number(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != ',') {
      plain += word[i];
      continue;
    }
    auto const after = word.substr(i + 1);
    auto const digits = std::min(after.find_first_not_of("0123456789"), after.size());
    if (digits != 3) { plain += '.'; }
  }
  return plain;
}

bool is_cyrillic(std::string_view word) {
  auto const lead = static_cast<unsigned char>(word.front());
  return lead == 0xD0 || lead == 0xD1;
}

std::string stemmed(sb_stemmer* stemmer, std::string const& word) {
  auto const* const bytes = reinterpret_cast<sb_symbol const*>(word.data());
  auto const* const stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (stem == nullptr) { throw std::bad_alloc(); }
  return {reinterpret_cast<char const*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

std::string utf8(icu::UnicodeString const& text, std::int32_t first, std::int32_t last) {
  std::string utf8;
  text.tempSubStringBetween(first, last).toUTF8String(utf8);
  return utf8;
}

bool is_character(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
}

bool belongs_to_word(icu::UnicodeString const& text, std::int32_t at) {
  auto const c = text.char32At(at);
  if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK) { return !is_character(c); }
  // A point or comma inside a number.
  return (c == '.' || c == ',') && at > 0 && u_isdigit(text.char32At(at - 1)) && at + 1 < text.length() &&
         u_isdigit(text.char32At(at + 1));
}

}  // namespace

// Where in the enumeration the reader is.
struct TermReader::Place {
  int item = 0;
  bool aside = false;
  bool joined = false;
  bool aside_before_bracket = false;

  void pass(UChar32 mark) {
    switch (u_charType(mark)) {
      case U_START_PUNCTUATION:
        aside_before_bracket = aside;
        aside = true;
        ++item;
        break;
      case U_END_PUNCTUATION:
        aside = aside_before_bracket;
        ++item;
        break;
      case U_OTHER_PUNCTUATION:
        ++item;
        break;  // comma, semicolon and their Chinese kin
      default:
        break;
    }
  }
  void pass(Use use) {
    if (use == Use::silent) { return; }
    aside = aside || use == Use::turning_aside;
    joined = use == Use::joining;
    ++item;
  }
};

void TermReader::Release::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

TermReader::TermReader() : english_(sb_stemmer_new("english", "UTF_8")) {
  if (!english_) { throw std::runtime_error("libstemmer lacks English"); }
}

std::vector<Term> TermReader::read(std::string_view text) {
  auto const wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<Term> terms;
  Place place;
  bool after_character = false;
  for (std::int32_t at = 0; at < wide.length();) {
    auto end = wide.moveIndex32(at, 1);
    auto const character = is_character(wide.char32At(at));
    if (character) {
      auto const typed = utf8(wide, at, end);
      terms.push_back({typed, typed, true, after_character, place.item, place.joined, place.aside});
    } else if (belongs_to_word(wide, at)) {
      while (end < wide.length() && belongs_to_word(wide, end)) { end = wide.moveIndex32(end, 1); }
      auto typed = utf8(wide, at, end);
      auto const& [stem, use] = word(typed);
      if (use != Use::term) {
        place.pass(use);
      } else if (!stem.empty()) {
        terms.push_back({stem, std::move(typed), false, false, place.item, place.joined, place.aside});
      }
    } else {
      place.pass(wide.char32At(at));
    }
    after_character = character;
    at = end;
  }
  return terms;
}

TermReader::Word const& TermReader::word(std::string const& typed) {
  auto const known = words_.find(typed);
  return known != words_.end() ? known->second : words_.emplace(typed, read_word(typed)).first->second;
}

TermReader::Word TermReader::read_word(std::string_view typed) const {
  auto plain = plain_number(language::folded(typed));
  std::erase(plain, ' ');
  if (is_one_of(kSilent, plain)) { return {{}, Use::silent}; }
  if (is_one_of(kJoining, plain)) { return {{}, Use::joining}; }
  if (is_one_of(kTurningAside, plain)) { return {{}, Use::turning_aside}; }
  if (plain.empty()) { return {}; }
  if (is_cyrillic(plain)) { return {russian_stem(plain), Use::term}; }
  if (auto noun = noun_in_ing(plain)) { return {std::move(*noun), Use::term}; }
  return {stemmed(english_.get(), one_spelling(std::move(plain))), Use::term};
}

}  // namespace chorsu::goods
