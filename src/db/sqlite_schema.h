// Turns the portable SQL of a schema into SQLite's own statements: README.md names the three words that
// differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chorsu::db {

// The statements one by one, without comments. A Fault when a quote or a comment is not closed.
std::vector<std::string> sqlite_statements(std::string_view portable);

}  // namespace chorsu::db
