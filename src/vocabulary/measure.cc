#include "vocabulary/measure.h"

namespace chorsu {

Result<Measured> parse_measured(std::string_view text) {
  auto const start = text.find_first_not_of(' ');
  if (start == std::string_view::npos) { return refuse("measure.malformed", argument("text", text)); }
  auto const rest = text.substr(start);
  auto const end = rest.find_first_not_of("-0123456789.");
  auto const number = Decimal::parse(rest.substr(0, end));
  if (!number) { return refuse("measure.malformed", argument("text", text)); }
  auto unit = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  while (!unit.empty() && unit.front() == ' ') { unit.remove_prefix(1); }
  while (!unit.empty() && unit.back() == ' ') { unit.remove_suffix(1); }
  return Measured{*number, unit};
}

}  // namespace chorsu
