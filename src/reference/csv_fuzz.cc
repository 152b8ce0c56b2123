// Any bytes as a file of comma-separated values: a row has as many fields as the header, valid UTF-8, and a
// place.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "reference/csv.h"

namespace {

void require(bool held) {
  if (!held) { std::abort(); }
}

void read(chorsu::reference::SourceFile const& file, chorsu::reference::CsvOptions options) {
  using namespace chorsu;
  Problems problems;
  reference::CsvReader reader(file, options);
  static_cast<void>(reference::front_facts(reader, "places", file.name, problems));
  if (options.header && !reader.expect({"a", "b"}, {"c"}, problems)) { return require(!problems.empty()); }
  std::size_t line = 0;
  while (reader.next(problems)) {
    require(reader.size() > 0 && reader.line() > line);
    line = reader.line();
    require(!options.header || reader.size() == (reader.has("c") ? 3U : 2U));
    for (std::size_t i = 0; i < reader.size(); ++i) {
      require(reader[i].size() <= file.bytes.size() && reader.at(i).starts_with(file.name));
    }
  }
  // Every problem names the file.
  for (auto const& problem : problems.all()) { require(problem.field.starts_with(file.name + ":")); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  chorsu::reference::SourceFile const file{"f.csv", {reinterpret_cast<char const*>(data), size}};
  read(file, {});
  read(file, {';', false});
  return 0;
}
