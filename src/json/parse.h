// Reads JSON from outside into a value, strictly by RFC 8259: what two readers could understand differently
// is refused. Invalid UTF-8, a field named twice in one object, nesting beyond 32, anything after the
// document: each is a problem that names its line and column.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu::json {

inline constexpr std::size_t kMaxDepth = 32;

Result<boost::json::value> parse(std::string_view text);

}  // namespace chorsu::json
