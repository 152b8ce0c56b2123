// Turns messages into the reader's language, last of all. The words stand in messages/<language>/<room>.json
// as ICU message patterns ("{days, plural, one {# day} other {# days}}"); a language is added by adding its
// folder.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/decimal.h"
#include "vocabulary/language_tag.h"
#include "vocabulary/message.h"
#include "vocabulary/result.h"

namespace chorsu::language {

// Names that are data, not interface: implemented by whoever holds the data. An unknown code comes back as it
// is.
class Names {
 public:
  virtual ~Names() = default;
  virtual std::string country(std::string_view code, LanguageTag const& language) const = 0;
  virtual std::string place(std::string_view place, LanguageTag const& language) const = 0;
  virtual std::string goods(std::string_view code, LanguageTag const& language) const = 0;
};

class Catalogue {
 public:
  // All languages under `folder`. Problems name the file and key of a pattern that cannot be read.
  static Result<Catalogue> load(std::filesystem::path const& folder);

  std::vector<LanguageTag> languages() const;
  bool speaks(LanguageTag const& language) const { return patterns_.contains(language.text()); }
  // The best of an Accept-Language header (RFC 9110, 12.5.4) that is spoken here; English when none is.
  LanguageTag choose(std::string_view accept_language) const;
  std::vector<std::string> keys(LanguageTag const& language) const;

  // The message in words. A key that has no pattern comes back as the key itself, so that nothing is hidden.
  std::string words(Message const& message, LanguageTag const& language, Names const& names) const;

 private:
  struct Pattern;  // a parsed ICU MessageFormat
  std::map<std::string, std::map<std::string, std::shared_ptr<Pattern const>, std::less<>>, std::less<>>
      patterns_;
};

// The catalogue, a language and the names: what a handler speaks with during one request.
class Voice {
 public:
  Voice(Catalogue const& catalogue, LanguageTag language, Names const& names)
      : catalogue_(catalogue), language_(std::move(language)), names_(names) {}

  LanguageTag const& language() const { return language_; }
  Names const& names() const { return names_; }
  std::string say(Message const& message) const { return catalogue_.words(message, language_, names_); }
  // A number, a date and an amount as the reader's language writes them: "1,120,000.00", "1 120 000,00".
  std::string number(Decimal number, int least_places = 0) const;
  std::string date(std::string_view iso_date) const;

 private:
  Catalogue const& catalogue_;
  LanguageTag language_;
  Names const& names_;
};

}  // namespace chorsu::language
