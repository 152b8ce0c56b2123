// Any bytes: no parser of the vocabulary throws, and what one accepts prints to a text that it reads back as
// equal.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "vocabulary/hs_code.h"
#include "vocabulary/incoterm.h"
#include "vocabulary/instant.h"
#include "vocabulary/language_tag.h"
#include "vocabulary/locode.h"
#include "vocabulary/measure.h"
#include "vocabulary/money.h"
#include "vocabulary/quantity.h"
#include "vocabulary/source.h"
#include "vocabulary/volume.h"
#include "vocabulary/weight.h"

namespace {

void require(bool held) {
  if (!held) { std::abort(); }
}

template <class Parse, class Print>
void there_and_back(std::string_view text, Parse parse, Print print) {
  auto const first = parse(text);
  if (!first) { return require(!first.error().empty()); }
  auto const again = parse(print(*first));
  require(again && *again == *first);
}

template <class Type>
void there_and_back(std::string_view text) {
  there_and_back(
      text, [](std::string_view from) { return Type::parse(from); },
      [](Type const& value) { return std::string(value.text()); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  there_and_back<Decimal>(text);
  there_and_back<Money>(text);
  there_and_back<Weight>(text);
  there_and_back<Volume>(text);
  there_and_back<UnitCode>(text);
  there_and_back<HsCode>(text);
  there_and_back<CountryCode>(text);
  there_and_back<Locode>(text);
  there_and_back<Date>(text);
  there_and_back<Instant>(text);
  there_and_back<LanguageTag>(text);
  there_and_back(text, Currency::parse, [](Currency currency) { return std::string(currency.code()); });
  there_and_back(text, parse_incoterm, [](Incoterm rule) { return std::string(chorsu::text(rule)); });
  there_and_back(text, parse_basis, [](Basis basis) { return std::string(chorsu::text(basis)); });
  there_and_back(
      text, [](std::string_view from) { return NationalLine::parse(from, "EAEU"); },
      [](NationalLine const& line) { return line.text(); });
  if (auto const measured = parse_measured(text)) {
    if (auto const quantity = Quantity::of(measured->number, UnitCode::piece())) {
      require(quantity->number() > Decimal(0));
    }
  }
  return 0;
}
