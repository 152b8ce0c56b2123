// Any bytes as a question to a small nomenclature: an answer whose shares add up, or a named problem.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "goods/goods.h"

namespace {

constexpr char const* kSections =
    "# kind: goods\n# authority: Fuzz\n# edition: 2026-11-23\n"
    "section,first_chapter,last_chapter,name_en,name_zh,name_ru\nI,01,97,All,全部,Всё\n";
constexpr char const* kChapter =
    "code,name_en,name_zh,name_ru,words_en,words_zh,words_ru\n"
    "87,Vehicles,车辆,Транспорт,,,\n"
    "8703,Passenger cars,乘用车,Легковые автомобили,car|EV,汽车|电动汽车,машина|электромобиль\n"
    "870380,Electric cars (battery),纯电动乘用车,Электромобили,EV|electric car,电动汽车,электрокар\n"
    "870390,Other cars,其他乘用车,Прочие автомобили,hydrogen car,氢能车,\n"
    "8704,\"Lorries, vans and other goods vehicles\",货车,Грузовики,truck,卡车,грузовик\n"
    "870410,Dump trucks for mines,矿用自卸车,Самосвалы карьерные,,,\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace chorsu;
  static auto const index = [] {
    reference::Content const content{{{"hs2022/87.csv", kChapter}, {"sections.csv", kSections}}};
    auto const facts = goods::data_kind().check(content).value();
    return goods::build({{reference::Edition{1, "goods", facts, ""}, content}});
  }();
  auto const found = goods::answer(*index, {{reinterpret_cast<char const*>(data), size}, {}});
  if (!found) {
    if (found.error().empty()) { std::abort(); }
    return 0;
  }
  double sum = 0;
  for (auto const& candidate : found->candidates) { sum += candidate.share; }
  auto const nothing = found->outcome == goods::Outcome::nothing;
  if (nothing != found->candidates.empty() || (!nothing && std::abs(sum - 1) > 1e-9)) { std::abort(); }
  if ((found->outcome == goods::Outcome::found) != found->code.has_value()) { std::abort(); }
  return 0;
}
