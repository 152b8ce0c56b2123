// Result<T> is a T or the problems that kept us from it: what a function returns whose caller can act on
// failure.
#pragma once

#include <optional>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "vocabulary/problems.h"

namespace chorsu {

template <class T>
using Result = tl::expected<T, Problems>;

// return refuse("incoterm.unknown", argument("text", text));
template <class... Arguments>
tl::unexpected<Problems> refuse(std::string_view key, Arguments&&... arguments) {
  return tl::unexpected<Problems>(Problems("", message(key, std::forward<Arguments>(arguments)...)));
}
inline tl::unexpected<Problems> refuse(Problems problems) {
  return tl::unexpected<Problems>(std::move(problems));
}

// The value, or nothing with its problems put down under `field`: how a form collects all its errors.
template <class T>
std::optional<T> take(Problems& problems, std::string_view field, Result<T> result) {
  if (result) { return std::move(*result); }
  problems.add(result.error().within(field));
  return std::nullopt;
}

}  // namespace chorsu
