#include "vocabulary/source.h"

#include <algorithm>
#include <array>

namespace chorsu {
namespace {
constexpr std::array<std::string_view, 5> kBasisTexts{"published", "computed", "estimated",
                                                      "general knowledge", "demonstration"};
}

Result<Basis> parse_basis(std::string_view text) {
  auto const found = std::ranges::find(kBasisTexts, text);
  if (found == kBasisTexts.end()) { return refuse("basis.unknown", argument("text", text)); }
  return static_cast<Basis>(found - kBasisTexts.begin());
}

std::string_view text(Basis basis) {
  return kBasisTexts[static_cast<std::size_t>(basis)];
}

}  // namespace chorsu
