// Finds the routes of a path. A pattern's segment is a literal or "{name}"; a literal wins over a name.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.h"

namespace chorsu::http {

class Router {
 public:
  // std::invalid_argument for a malformed pattern or two routes for the same method and path.
  explicit Router(std::vector<Route> const& routes);

  struct Match {
    std::array<Route const*, 5> by_method{};  // null: that method is not allowed
    std::vector<std::string_view> values;     // of the named segments, as sent

    Route const* route(Method method) const { return by_method[static_cast<std::size_t>(method)]; }
    std::string allow() const;  // "GET, HEAD, OPTIONS"
  };
  std::optional<Match> find(std::string_view path) const;

 private:
  struct Shape {
    std::vector<std::string> segments;  // empty: a named one
    std::array<Route const*, 5> by_method{};
  };
  static std::optional<Match> matched(Shape const& shape, std::vector<std::string_view> const& segments);

  std::map<std::string, Shape, std::less<>> literal_;
  std::vector<Shape> named_;
};

// The names in a pattern, in order: {"id"} for "/v1/plans/{id}".
std::vector<std::string> names_in(std::string_view pattern);

}  // namespace chorsu::http
