// Names for tests: each code in brackets, with the language, so that a test sees who was asked for what.
#pragma once

#include "language/language.h"

namespace chorsu::language {

class BracketNames : public Names {
 public:
  std::string country(std::string_view code, LanguageTag const& language) const override {
    return bracketed(code, language);
  }
  std::string place(std::string_view place, LanguageTag const& language) const override {
    return bracketed(place, language);
  }
  std::string goods(std::string_view code, LanguageTag const& language) const override {
    return bracketed(code, language);
  }

 private:
  static std::string bracketed(std::string_view code, LanguageTag const& language) {
    return "[" + std::string(code) + " " + language.text() + "]";
  }
};

}  // namespace chorsu::language
