// Whatever bytes are sent to POST /v1/plans and /v1/screenings: read or refused, and what was read is
// answered or refused, never more.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "json/parse.h"
#include "planning/json.h"
#include "planning/shipped_data_test.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  using namespace chorsu;
  static auto const index = planning::ShippedData::instance().index();
  auto const document = json::parse({reinterpret_cast<char const*>(bytes), size});
  if (!document) { return 0; }
  static_cast<void>(planning::read_screening_question(*document));
  auto const request = planning::read_plan_request(*document, *index, *Date::parse("2026-11-23"));
  if (request) { static_cast<void>(planning::answer(*index, request->question)); }
  return 0;
}
