// Any bytes as a tariff file: either named problems, or a schedule whose every line can be asked for.
#include <cstdint>
#include <cstdlib>

#include "tariff/tariff.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  reference::Content const content{{{"fuzz.csv", {reinterpret_cast<char const*>(data), size}}}};
  auto const facts = tariff::data_kind().check(content);
  if (!facts) {
    if (facts.error().empty()) { std::abort(); }
    return 0;
  }
  auto const index = tariff::build({{reference::Edition{1, "tariff", *facts, ""}, content}});
  auto const& schedule = index->schedules().front();
  auto const value = Figure<Money>::known(Money::parse("USD 1000.00").value(), {});
  for (auto const& line : schedule.lines) {
    if (schedule.under(line.code).size() != 1) { std::abort(); }
    auto const code = HsCode::parse(line.code);
    if (!code) { continue; }  // longer than a question's code
    tariff::Question const question{*code, schedule.covers.front(), std::nullopt, facts->as_of, value};
    if (!tariff::answer(*index, question)) { std::abort(); }
  }
  return 0;
}
