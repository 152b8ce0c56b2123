// Any text as a rate: refused, or it prints back byte for byte and reads as the same rate again.
#include <cstdint>
#include <cstdlib>

#include "tariff/rate.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu::tariff;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const rate = Rate::parse(text);
  if (!rate) { return 0; }
  if (rate->text() != text || Rate::parse(rate->text()).value() != *rate) { std::abort(); }
  auto const [low, high] = rate->bounds();
  if (low && high && *low > *high) { std::abort(); }
  return 0;
}
