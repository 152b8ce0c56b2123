// Any Accept-Language header, and any text in a message: a language that is spoken comes back, and words.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "language/figures.h"
#include "language/text.h"

namespace {

class CodesAsNames : public chorsu::language::Names {
 public:
  std::string country(std::string_view code, chorsu::LanguageTag const&) const override {
    return std::string(code);
  }
  std::string place(std::string_view place, chorsu::LanguageTag const&) const override {
    return std::string(place);
  }
  std::string goods(std::string_view code, chorsu::LanguageTag const&) const override {
    return std::string(code);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  static auto const catalogue = language::Catalogue::load(CHORSU_ROOT "/messages").value();
  static CodesAsNames const names;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const chosen = catalogue.choose(text);
  if (!catalogue.speaks(chosen)) { std::abort(); }
  for (auto const kind : {ArgumentKind::text, ArgumentKind::money, ArgumentKind::date, ArgumentKind::instant,
                          ArgumentKind::message}) {
    Message const said{"figure.at_least", {{"value", kind, std::string(text)}}};
    if (catalogue.words(said, chosen, names).empty()) { std::abort(); }
  }
  auto const folded = language::folded(text);
  for (auto const& word : language::words(text)) {
    if (word.empty() || folded.find(word) == std::string::npos) { std::abort(); }
  }
  return 0;
}
