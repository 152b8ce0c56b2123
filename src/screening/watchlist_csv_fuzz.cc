// Any bytes as a list in our format and as a file of OFAC: either named problems, or a list whose every name
// is found.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "screening/screening.h"
#include "screening/watchlist.h"
#include "screening/watchlist_csv.h"

namespace {

void try_file(char const* name, std::string_view bytes) {
  using namespace chorsu;
  reference::Content const content{{{name, std::string(bytes)}}};
  auto const read = screening::read_watchlist(content);
  if (!read) {
    if (read.error().empty()) { std::abort(); }
    return;
  }
  auto const index = screening::build({{reference::Edition{1, "watchlist", read->facts, ""}, content}});
  for (auto const& listed : read->names) {
    auto const found = screening::answer(*index, {{{listed.name, "", ""}}});
    if (!found || found->outcome != screening::Outcome::hit) { std::abort(); }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  try_file("list.csv", bytes);
  try_file("sdn_2026-11-20.csv", bytes);
  return 0;
}
