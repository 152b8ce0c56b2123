#include "goods/terms.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "language/text.h"

namespace chorsu::goods {
namespace {

constexpr std::array<std::string_view, 19> kEnglishLittleWords{
    "a",    "an", "and", "as", "at",   "by",  "for", "from", "in", "is",
    "into", "of", "on",  "or", "some", "the", "to",  "with", "s"};
constexpr std::array<std::string_view, 17> kRussianLittleWords{
    "без", "в", "для", "до", "и", "из", "или", "к", "на", "не", "от", "о", "по", "под", "при", "с", "со"};

// Russian drops a vowel of the ending in most forms: станок, станки; огурец, огурцы. The form without it
// stands for all.
std::string without_fleeting_vowel(std::string stem) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kEndings{
      {{"ок", "к"}, {"ек", "к"}, {"ец", "ц"}}};
  constexpr std::size_t kShortest = 8;  // bytes: four letters
  for (auto const& [full, short_form] : kEndings) {
    if (stem.size() >= kShortest && stem.ends_with(full)) {
      stem.replace(stem.size() - full.size(), full.size(), short_form);
      break;
    }
  }
  return stem;
}

bool is_cyrillic(std::string_view word) {
  auto const lead = static_cast<unsigned char>(word.front());
  return lead == 0xD0 || lead == 0xD1;
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

std::string utf8(icu::UnicodeString const& text, std::int32_t first, std::int32_t last) {
  std::string utf8;
  text.tempSubStringBetween(first, last).toUTF8String(utf8);
  return utf8;
}

bool is_ideograph(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
}

bool belongs_to_word(icu::UnicodeString const& text, std::int32_t at) {
  auto const c = text.char32At(at);
  if (is_ideograph(c)) { return false; }
  if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK) { return true; }
  // A point or comma inside a number.
  return (c == '.' || c == ',') && at > 0 && u_isdigit(text.char32At(at - 1)) && at + 1 < text.length() &&
         u_isdigit(text.char32At(at + 1));
}

}  // namespace

void TermReader::Release::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

TermReader::TermReader()
    : english_(sb_stemmer_new("english", "UTF_8")), russian_(sb_stemmer_new("russian", "UTF_8")) {
  if (!english_ || !russian_) { throw std::runtime_error("libstemmer lacks English or Russian"); }
}

std::vector<Term> TermReader::read(std::string_view text) {
  auto const wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<Term> terms;
  bool after_character = false;
  for (std::int32_t at = 0; at < wide.length();) {
    auto end = wide.moveIndex32(at, 1);
    if (is_ideograph(wide.char32At(at))) {
      auto const character = utf8(wide, at, end);
      terms.push_back({character, character, true, after_character});
      after_character = true;
      at = end;
      continue;
    }
    after_character = false;
    while (end < wide.length() && belongs_to_word(wide, at) && belongs_to_word(wide, end)) {
      end = wide.moveIndex32(end, 1);
    }
    if (belongs_to_word(wide, at)) {
      auto word = utf8(wide, at, end);
      auto const& stem = remembered_stem(word);
      if (!stem.empty()) { terms.push_back({stem, std::move(word), false, false}); }
    }
    at = end;
  }
  return terms;
}

std::string const& TermReader::remembered_stem(std::string word) {
  auto const known = stems_.find(word);
  if (known != stems_.end()) { return known->second; }
  auto stem = stem_of(word);
  return stems_.emplace(std::move(word), std::move(stem)).first->second;
}

// Empty for a little word.
std::string TermReader::stem_of(std::string_view word) const {
  auto plain = plain_number(language::folded(word));
  std::erase(plain, ' ');
  if (plain.empty() || std::ranges::find(kEnglishLittleWords, plain) != kEnglishLittleWords.end() ||
      std::ranges::find(kRussianLittleWords, plain) != kRussianLittleWords.end()) {
    return {};
  }
  if (is_cyrillic(plain)) { return without_fleeting_vowel(stemmed(russian_.get(), plain)); }
  return stemmed(english_.get(), plain);
}

std::string TermReader::stemmed(sb_stemmer* stemmer, std::string const& word) {
  auto const* const bytes = reinterpret_cast<sb_symbol const*>(word.data());
  auto const* const stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (stem == nullptr) { throw std::bad_alloc(); }
  return {reinterpret_cast<char const*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace chorsu::goods
