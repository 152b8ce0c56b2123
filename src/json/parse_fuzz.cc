// Any bytes: parse either refuses with a problem or gives a document that reads back the same from its own
// text.
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstdlib>

#include "json/parse.h"
#include "json/reader.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const document = chorsu::json::parse(text);
  if (!document) { return document.error().empty() ? (std::abort(), 0) : 0; }
  auto const written = boost::json::serialize(*document);
  auto const again = chorsu::json::parse(written);
  if (!again) { std::abort(); }
  // Only binary fractions, which are written with an E, may change their last digit on the way.
  if (written.find('E') == written.npos && boost::json::serialize(*again) != written) { std::abort(); }

  chorsu::Problems problems;
  chorsu::json::ObjectReader reader(*document, problems);
  auto const name = reader.text("a");
  auto const number = reader.optional_integer("b", {.least = 0, .most = 9});
  if (number && (*number < 0 || *number > 9)) { std::abort(); }
  auto const rows =
      reader.optional_objects("c", [](chorsu::json::ObjectReader& row) { return row.boolean("d"); });
  reader.finish();
  if (problems.empty() && !name) { std::abort(); }
  return rows && rows->size() > 1000 ? (std::abort(), 0) : 0;
}
