#include "vocabulary/weight.h"

#include <algorithm>
#include <array>

#include "vocabulary/measure.h"

namespace chorsu {
namespace {

struct MassUnit {
  std::string_view word;
  std::int64_t grams;
};

constexpr std::array<MassUnit, 16> kMassUnits{{{"g", 1},
                                               {"г", 1},
                                               {"克", 1},
                                               {"kg", 1000},
                                               {"KGM", 1000},
                                               {"кг", 1000},
                                               {"公斤", 1000},
                                               {"千克", 1000},
                                               {"t", 1'000'000},
                                               {"TNE", 1'000'000},
                                               {"т", 1'000'000},
                                               {"ton", 1'000'000},
                                               {"tonnes", 1'000'000},
                                               {"тонн", 1'000'000},
                                               {"тонны", 1'000'000},
                                               {"吨", 1'000'000}}};

}  // namespace

Result<Weight> Weight::parse(std::string_view text) {
  auto const measured = parse_measured(text);
  if (!measured) { return refuse("weight.malformed", argument("text", text)); }
  auto const unit = std::ranges::find(kMassUnits, measured->unit, &MassUnit::word);
  if (unit == kMassUnits.end()) { return refuse("weight.unit_unknown", argument("text", text)); }
  if (measured->number.negative()) { return refuse("weight.negative"); }
  auto const exact = multiply(measured->number.digits(), unit->grams);
  auto const scale = power_of_ten(measured->number.scale());
  auto const rounded = divide(exact, scale, Rounding::half_up);
  if (rounded > kMaxGrams) { return refuse("weight.too_large"); }
  return Weight(narrow(rounded));
}

std::string Weight::text() const {
  return kilograms().text() + " kg";
}

}  // namespace chorsu
