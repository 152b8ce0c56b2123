#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <fstream>
#include <iterator>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "language/language.h"
#include "vocabulary/date.h"
#include "vocabulary/money.h"

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

// The text with U+FFFD in place of broken UTF-8, so that what is said can always be sent.
std::string well_formed(std::string const& text) {
  auto const plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return plain ? text : to_utf8(to_icu(text));
}

icu::Locale locale_of(LanguageTag const& language) {
  return icu::Locale(language.text().c_str());
}

// Making a formatter costs a hundred times what using it does; these are immutable and shared by all threads.
using NumberFormatter = icu::number::LocalizedNumberFormatter;
NumberFormatter const& number_formatter(LanguageTag const& language, int least_places) {
  static std::shared_mutex guard;
  static std::map<std::pair<std::string, int>, std::unique_ptr<NumberFormatter const>> made;
  std::pair const key(language.text(), least_places);
  {
    std::shared_lock const reading(guard);
    if (auto const found = made.find(key); found != made.end()) { return *found->second; }
  }
  std::unique_lock const writing(guard);
  auto& formatter = made[key];
  if (!formatter) {
    formatter = std::make_unique<NumberFormatter const>(
        icu::number::NumberFormatter::withLocale(locale_of(language))
            .precision(icu::number::Precision::minMaxFraction(least_places, Decimal::kMaxScale)));
  }
  return *formatter;
}

std::string format_number(std::string_view digits, LanguageTag const& language, int least_places) {
  auto status = U_ZERO_ERROR;
  auto const formatted =
      number_formatter(language, least_places)
          .formatDecimal(icu::StringPiece(digits.data(), static_cast<std::int32_t>(digits.size())), status);
  auto const text = formatted.toString(status);
  return U_SUCCESS(status) ? to_utf8(text) : std::string(digits);
}

// A date format is costly to make and not to be shared: each thread keeps one a language.
icu::SimpleDateFormat const* date_format(LanguageTag const& language) {
  thread_local std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> made;
  auto& format = made[language.text()];
  if (!format) {
    auto status = U_ZERO_ERROR;
    format = std::make_unique<icu::SimpleDateFormat>(
        to_icu(language.text() == "zh" ? "y年M月d日" : "d MMM y"), locale_of(language), status);
    if (U_FAILURE(status)) { throw std::runtime_error("ICU date data is missing"); }
    format->setTimeZone(*icu::TimeZone::getGMT());
  }
  return format.get();
}

std::string format_date(std::string_view iso, LanguageTag const& language) {
  auto const date = Date::parse(iso);
  if (!date) { return std::string(iso); }
  constexpr double kMillisPerDay = 86'400'000.0;
  icu::UnicodeString text;
  date_format(language)->format(static_cast<double>(date->day().time_since_epoch().count()) * kMillisPerDay,
                                text);
  return to_utf8(text);
}

// "USD 1120000.00" as "USD 1,120,000.00"; the code stays in front in all languages, as in a bank's papers.
std::string format_money(std::string_view text, LanguageTag const& language) {
  auto const money = Money::parse(text);
  if (!money) { return std::string(text); }
  return std::string(money->currency().code()) + "\u00A0" +
         format_number(money->amount_text(), language, money->currency().exponent());
}

// "68000 kg" as "68,000"; the unit is the language's own word.
std::string kilograms_of(std::string_view text, LanguageTag const& language) {
  return format_number(text.substr(0, text.find(' ')), language, 0);
}

struct WeightedTag {
  std::string tag;
  double quality = 1;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  auto const start = std::min(text.find_first_not_of(kBlanks), text.size());
  return text.substr(start, text.find_last_not_of(kBlanks) + 1 - start);
}

std::vector<WeightedTag> parse_accept_language(std::string_view header) {
  std::vector<WeightedTag> tags;
  while (!header.empty() && tags.size() < 20) {
    auto const comma = std::min(header.find(','), header.size());
    auto item = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    WeightedTag weighted{std::string(trimmed(item.substr(0, item.find(';')))), 1};
    if (auto const q = item.find("q="); q != std::string_view::npos) {
      auto const digits = item.substr(q + 2);
      double quality = 0;
      auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), quality);
      auto const sound = read.ec == std::errc() && quality >= 0 && quality <= 1;  // "nan" is neither
      weighted.quality = sound ? quality : 0;
    }
    tags.push_back(std::move(weighted));
  }
  std::ranges::stable_sort(tags, std::ranges::greater(), &WeightedTag::quality);
  return tags;
}

}  // namespace

// A parsed pattern. Most only put arguments between literals: these are joined at once. Those with plural
// forms are formatted by ICU, one thread at a time, since a MessageFormat makes its parts lazily.
struct Catalogue::Pattern {
  struct Piece {
    std::string literal;   // before the argument
    std::string argument;  // empty at the end
  };
  std::vector<Piece> pieces;  // empty when the pattern needs ICU
  std::unique_ptr<icu::MessageFormat> format;
  mutable std::mutex formatting;
};

namespace {

// The pattern as literals and plain arguments; nothing when it has plural or other forms.
template <class Piece>
std::vector<Piece> plain_pieces(icu::UnicodeString const& text) {
  auto status = U_ZERO_ERROR;
  icu::MessagePattern const pattern(text, nullptr, status);
  if (U_FAILURE(status)) { return {}; }
  std::vector<Piece> pieces(1);
  auto at = std::int32_t{0};
  auto const literal_to = [&](std::int32_t end) {
    std::string literal;
    text.tempSubStringBetween(at, end).toUTF8String(literal);
    pieces.back().literal += literal;
  };
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    auto const& part = pattern.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_SKIP_SYNTAX:  // a quoting apostrophe
        literal_to(part.getIndex());
        at = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_INSERT_CHAR:
        literal_to(part.getIndex());
        at = part.getIndex();
        pieces.back().literal += '\'';
        break;
      case UMSGPAT_PART_TYPE_ARG_START:
        if (part.getArgType() != UMSGPAT_ARG_TYPE_NONE) { return {}; }
        literal_to(part.getIndex());
        break;
      case UMSGPAT_PART_TYPE_ARG_NAME:
        pieces.back().argument = to_utf8(pattern.getSubstring(part));
        pieces.emplace_back();
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        at = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_MSG_START:
        at = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        literal_to(part.getIndex());
        break;
      default:
        return {};
    }
  }
  return pieces;
}

}  // namespace

Result<Catalogue> Catalogue::load(std::filesystem::path const& folder) {
  Catalogue catalogue;
  Problems problems;
  std::error_code missing;
  for (auto const& language : std::filesystem::directory_iterator(folder, missing)) {
    if (!language.is_directory()) { continue; }
    auto const tag =
        take(problems, language.path().string(), LanguageTag::parse(language.path().filename().string()));
    if (!tag) { continue; }
    auto& patterns = catalogue.patterns_[tag->text()];
    for (auto const& file : std::filesystem::directory_iterator(language.path())) {
      std::ifstream stream(file.path(), std::ios::binary);
      std::string const bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
      boost::system::error_code error;
      auto const document = boost::json::parse(bytes, error);
      if (error || !document.is_object()) {
        problems.add(file.path().string(), message("language.file_unreadable"));
        continue;
      }
      for (auto const& [key, value] : document.as_object()) {
        auto status = U_ZERO_ERROR;
        UParseError at;
        auto const pattern = value.is_string() ? std::string_view(value.as_string()) : std::string_view("{");
        auto parsed = std::make_shared<Pattern>();
        parsed->pieces = plain_pieces<Pattern::Piece>(to_icu(pattern));
        parsed->format = std::make_unique<icu::MessageFormat>(to_icu(pattern), locale_of(*tag), at, status);
        if (U_FAILURE(status)) {
          problems.add(file.path().string() + ":" + std::string(key), message("language.pattern_malformed"));
          continue;
        }
        patterns.emplace(std::string(key), std::move(parsed));
      }
    }
  }
  if (missing || !catalogue.patterns_.contains("en")) {
    problems.add(folder.string(), message("language.folder_missing"));
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return catalogue;
}

std::vector<LanguageTag> Catalogue::languages() const {
  std::vector<LanguageTag> tags;
  for (auto const& [tag, patterns] : patterns_) { tags.push_back(*LanguageTag::parse(tag)); }
  return tags;
}

std::vector<std::string> Catalogue::keys(LanguageTag const& language) const {
  std::vector<std::string> keys;
  if (auto const found = patterns_.find(language.text()); found != patterns_.end()) {
    for (auto const& [key, pattern] : found->second) { keys.push_back(key); }
  }
  return keys;
}

LanguageTag Catalogue::choose(std::string_view accept_language) const {
  for (auto const& weighted : parse_accept_language(accept_language)) {
    auto const tag = LanguageTag::parse(weighted.tag);
    if (weighted.quality > 0 && tag && speaks(*tag)) { return *tag; }
  }
  return LanguageTag::english();
}

std::string Catalogue::words(Message const& message, LanguageTag const& language, Names const& names) const {
  auto const patterns = patterns_.find(language.text());
  if (message.empty() || patterns == patterns_.end()) { return message.key; }
  auto const found = patterns->second.find(message.key);
  if (found == patterns->second.end()) { return message.key; }
  auto const put = [&](Argument const& argument) -> std::string {
    switch (argument.kind) {
      case ArgumentKind::integer:
      case ArgumentKind::decimal:
        return format_number(argument.text, language, 0);
      case ArgumentKind::money:
        return format_money(argument.text, language);
      case ArgumentKind::weight:
        return words({"figure.kg", {{"value", ArgumentKind::text, kilograms_of(argument.text, language)}}},
                     language, names);
      case ArgumentKind::date:
        return format_date(argument.text, language);
      case ArgumentKind::instant:
        return format_date(argument.text.substr(0, 10), language);
      case ArgumentKind::country:
        return names.country(argument.text, language);
      case ArgumentKind::place:
        return names.place(argument.text, language);
      case ArgumentKind::goods:
        return names.goods(argument.text, language);
      case ArgumentKind::message:
        return words({argument.text, {}}, language, names);
      case ArgumentKind::text:
        break;
    }
    return well_formed(argument.text);
  };
  auto const& pattern = *found->second;
  if (!pattern.pieces.empty()) {
    std::string text;
    for (auto const& piece : pattern.pieces) {
      text += piece.literal;
      if (piece.argument.empty()) { continue; }
      auto const given = std::ranges::find(message.arguments, piece.argument, &Argument::name);
      text += given == message.arguments.end() ? "{" + piece.argument + "}" : put(*given);
    }
    return text;
  }
  std::vector<icu::UnicodeString> argument_names;
  std::vector<icu::Formattable> values;
  for (auto const& argument : message.arguments) {
    argument_names.push_back(to_icu(argument.name));
    std::int64_t number = 0;
    std::from_chars(argument.text.data(), argument.text.data() + argument.text.size(), number);
    values.push_back(argument.kind == ArgumentKind::integer ? icu::Formattable(number)
                                                            : icu::Formattable(to_icu(put(argument))));
  }
  auto status = U_ZERO_ERROR;
  icu::UnicodeString text;
  std::lock_guard const lock(pattern.formatting);
  pattern.format->format(argument_names.data(), values.data(), static_cast<std::int32_t>(values.size()), text,
                         status);
  return U_SUCCESS(status) ? to_utf8(text) : message.key;
}

std::string Voice::number(Decimal number, int least_places) const {
  return format_number(number.text(), language_, least_places);
}

std::string Voice::date(std::string_view iso_date) const {
  return format_date(iso_date, language_);
}

}  // namespace chorsu::language
