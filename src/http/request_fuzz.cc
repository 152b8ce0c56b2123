// Any bytes as request target, query, headers and event id: nothing crashes, and what is taken is
// well-formed.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "http/client_table.h"
#include "http/event_hub.h"
#include "http/router.h"
#include "http/target.h"
#include "vocabulary/utf8.h"

namespace {

using namespace chorsu::http;

void require(bool truth) {
  if (!truth) { std::abort(); }
}

std::vector<Route> const& routes() {
  static std::vector<Route> const routes{{.pattern = "/"},
                                         {.pattern = "/v1/plans/{id}"},
                                         {.pattern = "/v1/{kind}/{id}"},
                                         {.pattern = "/v1/plans/latest"}};
  return routes;
}

void take_target(std::string_view text) {
  static Router const router(routes());
  auto const target = parse_target(text);
  if (!target) { return; }
  require(target->path.starts_with('/') && target->path.find('?') == target->path.npos);
  if (auto const match = router.find(target->path)) {
    auto const* const route = match->route(Method::get);
    require(route != nullptr && names_in(route->pattern).size() == match->values.size());
  }
  std::vector<std::string> const known{"q", "limit"};
  auto const query = parse_query(target->query, known);
  require(query || !query.error().empty());
  if (!query) { return; }
  require(query->size() <= known.size() + 1);
  for (auto const& [name, value] : *query) { require(!chorsu::first_invalid_utf8(value)); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  take_target(text);
  if (auto const decoded = percent_decoded(text)) {
    require(decoded->size() <= size && !chorsu::first_invalid_utf8(*decoded));
    require(decoded->find('\0') == decoded->npos);
  }
  if (auto const id = parse_event_id(text)) {
    auto const again = parse_event_id(id->text());
    require(again && again->run == id->run && again->number == id->number);
  }
  (void)accepted_codings(text);
  require(media_type(text).size() <= size);
  require(!names_etag(text, "\"x\"") || text.find_first_of("*x") != text.npos);
  require(!well_formed_request_id(text) || size <= 64);
  (void)client_of(text);
  return 0;
}
