// Any bytes as the sections and one chapter: either named problems, or a nomenclature in which every code is
// found.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "goods/goods.h"
#include "goods/nomenclature.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  constexpr std::string_view kBetween = "\n====\n";
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  auto const split = std::min(bytes.find(kBetween), size);
  auto const chapter = bytes.substr(std::min(split + kBetween.size(), size));
  reference::Content const content{
      {{"hs2022/09.csv", std::string(chapter)}, {"sections.csv", std::string(bytes.substr(0, split))}}};
  auto const facts = goods::data_kind().check(content);
  if (!facts) {
    if (facts.error().empty()) { std::abort(); }
    return 0;
  }
  auto const index = goods::build({{reference::Edition{1, "goods", *facts, ""}, content}});
  for (auto const& goods : index->all()) {
    auto const code = HsCode::parse(goods.code);
    if (!code || !goods::exists(*index, *code)) { std::abort(); }
    if (!goods::answer(*index, {"", *code}) || !goods::answer(*index, {goods.names[0], {}})) { std::abort(); }
  }
  return 0;
}
