#include "http/router.h"

#include <algorithm>
#include <stdexcept>

namespace chorsu::http {
namespace {

// "/v1/plans/" has the segments "v1", "plans" and "".
std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    auto const slash = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, slash));
    path.remove_prefix(slash);
  }
  return segments;
}

bool is_name(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

bool well_formed(std::string_view pattern) {
  if (!pattern.starts_with('/')) { return false; }
  return std::ranges::all_of(segments_of(pattern), [](std::string_view segment) {
    return is_name(segment) ? segment.size() > 2 : segment.find_first_of("{}%?#") == std::string_view::npos;
  });
}

auto literals(std::vector<std::string> const& segments) {
  return std::ranges::count_if(segments, [](auto const& s) { return !s.empty(); });
}

}  // namespace

std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto const segment : segments_of(pattern)) {
    if (is_name(segment)) { names.emplace_back(segment.substr(1, segment.size() - 2)); }
  }
  return names;
}

Router::Router(std::vector<Route> const& routes) {
  for (auto const& route : routes) {
    if (!well_formed(route.pattern)) { throw std::invalid_argument("malformed route " + route.pattern); }
    Shape shape;
    for (auto const segment : segments_of(route.pattern)) {
      shape.segments.emplace_back(is_name(segment) ? "" : segment);
    }
    auto const has_names = !names_in(route.pattern).empty();
    auto const known = std::ranges::find(named_, shape.segments, &Shape::segments);
    auto& place = !has_names              ? literal_[route.pattern]
                  : known != named_.end() ? *known
                                          : named_.emplace_back(shape);
    auto& slot = place.by_method[static_cast<std::size_t>(route.method)];
    if (slot != nullptr) { throw std::invalid_argument("two routes for " + route.pattern); }
    slot = &route;
  }
  std::ranges::stable_sort(
      named_, [](Shape const& a, Shape const& b) { return literals(a.segments) > literals(b.segments); });
}

std::optional<Router::Match> Router::matched(Shape const& shape,
                                             std::vector<std::string_view> const& segments) {
  if (shape.segments.size() != segments.size()) { return std::nullopt; }
  Match match{shape.by_method, {}};
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (shape.segments[i].empty()) {
      if (segments[i].empty()) { return std::nullopt; }
      match.values.push_back(segments[i]);
    } else if (shape.segments[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return match;
}

std::optional<Router::Match> Router::find(std::string_view path) const {
  if (auto const found = literal_.find(path); found != literal_.end()) {
    return Match{found->second.by_method, {}};
  }
  if (named_.empty() || !path.starts_with('/')) { return std::nullopt; }
  auto const segments = segments_of(path);
  for (auto const& shape : named_) {
    if (auto match = matched(shape, segments)) { return match; }
  }
  return std::nullopt;
}

std::string Router::Match::allow() const {
  std::string allowed;
  for (auto const* const route : by_method) {
    if (route == nullptr) { continue; }
    allowed += std::string(text(route->method)) + ", ";
    if (route->method == Method::get) { allowed += "HEAD, "; }
  }
  return allowed + "OPTIONS";
}

}  // namespace chorsu::http
