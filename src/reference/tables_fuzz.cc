// Any bytes as each kind of reference data: the reader refuses with a problem or gives what an index can be
// built of.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "reference/reference.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  reference::Content const content{{{"f.csv", {reinterpret_cast<char const*>(data), size}}}};
  auto const dollars = Currency::parse("USD").value();
  for (auto const& kind : reference::data_kinds()) {
    auto const facts = kind.check(content);
    if (!facts) {
      if (facts.error().empty()) { std::abort(); }
      continue;
    }
    if (facts->rows <= 0 || facts->authority.empty()) { std::abort(); }
    reference::Edition const edition{1, std::string(kind.name), *facts, {}, Instant::from_micros(0), true};
    auto const index = reference::build({{edition, content}});
    for (auto const& place : index->places()) {
      if (index->place(place.id) == nullptr) { std::abort(); }
      static_cast<void>(index->find_place(place.names.in(LanguageTag::english())));
    }
    for (auto const& unit : index->units()) {
      auto const weight = index->as_weight(Quantity::of(Decimal(3, 1), unit.code).value());
      if (weight && weight->grams() < 0) { std::abort(); }
    }
    for (auto const into : Currency::all()) {
      auto const converted = index->exchange_rates().convert(Money(123'456, dollars), into, facts->as_of);
      if (converted.low() && converted.low()->minor() < 0) { std::abort(); }
    }
  }
  return 0;
}
