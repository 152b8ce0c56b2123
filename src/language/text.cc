#include "language/text.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>
#include <stdexcept>

namespace chorsu::language {
namespace {

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(icu::UnicodeString const& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool joins_words(UChar32 c) {
  return u_isUWhiteSpace(c) || c == '-' || c == '\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'‐' ||
         c == U'–' || c == '"' || c == U'“' || c == U'”' || c == U'«' || c == U'»';
}

bool is_mark(UChar32 c) {
  return u_charType(c) == U_NON_SPACING_MARK;
}

// A mark that only dresses a letter: in Latin, Greek and Cyrillic all but the breve of й and ў, which are
// letters of their own. In other scripts marks are vowels and tones.
bool drops_mark(UChar32 base, UChar32 mark) {
  auto status = U_ZERO_ERROR;
  auto const script = uscript_getScript(base, &status);
  if (script != USCRIPT_LATIN && script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC) { return false; }
  constexpr UChar32 kBreve = 0x306;
  return !(mark == kBreve && (base == U'и' || base == U'у'));
}

bool ascii_only(std::string_view text) {
  for (char const c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) { return false; }
  }
  return true;
}

std::string folded_ascii(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (char const c : text) {
    auto const blank = c == ' ' || c == '-' || c == '\'' || c == '"' || (c >= '\t' && c <= '\r');
    if (blank) {
      if (!folded.empty() && folded.back() != ' ') { folded += ' '; }
    } else {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!folded.empty() && folded.back() == ' ') { folded.pop_back(); }
  return folded;
}

}  // namespace

std::string folded(std::string_view text) {
  if (ascii_only(text)) { return folded_ascii(text); }
  auto status = U_ZERO_ERROR;
  auto const* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  auto const* decompose = icu::Normalizer2::getNFDInstance(status);
  auto const* compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) { throw std::runtime_error("ICU normalisation data is missing"); }
  auto const apart = decompose->normalize(fold->normalize(to_icu(text), status), status);
  icu::UnicodeString plain;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    auto const c = apart.char32At(i);
    if (joins_words(c)) {
      if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(static_cast<char16_t>(' '));
      }
      base = 0;
    } else if (!is_mark(c)) {
      plain.append(c);
      base = c;
    } else if (!drops_mark(base, c)) {
      plain.append(c);
    }
  }
  plain = compose->normalize(plain, status);
  return to_utf8(plain.trim());
}

std::vector<std::string> words(std::string_view text) {
  thread_local std::unique_ptr<icu::BreakIterator> const breaks = [] {
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) { throw std::runtime_error("ICU word break data is missing"); }
    return made;
  }();
  auto const plain = to_icu(folded(text));
  breaks->setText(plain);
  std::vector<std::string> found;
  auto start = breaks->first();
  for (auto end = breaks->next(); end != icu::BreakIterator::DONE; start = end, end = breaks->next()) {
    if (breaks->getRuleStatus() != UBRK_WORD_NONE) {
      found.push_back(to_utf8(plain.tempSubStringBetween(start, end)));
    }
  }
  return found;
}

}  // namespace chorsu::language
