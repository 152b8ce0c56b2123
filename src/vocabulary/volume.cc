#include "vocabulary/volume.h"

#include <algorithm>
#include <array>

#include "vocabulary/measure.h"

namespace chorsu {
namespace {

struct VolumeUnit {
  std::string_view word;
  std::int64_t millilitres;
};

constexpr std::array<VolumeUnit, 10> kVolumeUnits{{{"m3", 1'000'000},
                                                   {"m³", 1'000'000},
                                                   {"м3", 1'000'000},
                                                   {"м³", 1'000'000},
                                                   {"立方米", 1'000'000},
                                                   {"l", 1000},
                                                   {"L", 1000},
                                                   {"л", 1000},
                                                   {"升", 1000},
                                                   {"ml", 1}}};

}  // namespace

Result<Volume> Volume::parse(std::string_view text) {
  auto const measured = parse_measured(text);
  if (!measured) { return refuse("volume.malformed", argument("text", text)); }
  auto const unit = std::ranges::find(kVolumeUnits, measured->unit, &VolumeUnit::word);
  if (unit == kVolumeUnits.end()) { return refuse("volume.unit_unknown", argument("text", text)); }
  if (measured->number.negative()) { return refuse("volume.negative"); }
  auto const exact = multiply(measured->number.digits(), unit->millilitres);
  auto const scale = power_of_ten(measured->number.scale());
  auto const rounded = divide(exact, scale, Rounding::half_up);
  if (rounded > kMaxMillilitres) { return refuse("volume.too_large"); }
  return Volume(narrow(rounded));
}

std::string Volume::text() const {
  return cubic_metres().text() + " m3";
}

}  // namespace chorsu
