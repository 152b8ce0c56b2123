// Any bytes in place of one file of a network: it is refused with its problems, or it lies on the map and
// ways are found through it. The first byte chooses the file.
#include <cstdint>
#include <cstdlib>

#include "routing/network_test.h"
#include "routing/search.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  using namespace chorsu::routing;
  static auto const whole = read_content(kSmallNetwork);
  if (size == 0) { return 0; }
  auto content = whole;
  auto& file = content.files[data[0] % content.files.size()];
  file.bytes.assign(reinterpret_cast<char const*>(data) + 1, size - 1);

  auto const facts = data_kind().check(content);
  auto const index = lay_out(content);
  if (!facts) {
    if (facts.error().empty() || index) { std::abort(); }
    return 0;
  }
  if (!index) { return index.error().empty() ? (std::abort(), 0) : 0; }
  auto const last = static_cast<NodeNumber>((*index)->nodes().size() - 1);
  auto const found = search(**index, {0, last}, {.most_labels = 1000});
  for (auto const& path : found.paths) {
    if (path.arcs.empty() || (*index)->arc(path.arcs.back()).to != last) { std::abort(); }
  }
  return 0;
}
