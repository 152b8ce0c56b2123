#include "http/request.h"

#include <algorithm>
#include <cassert>

namespace chorsu::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string_view text(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      break;
  }
  return "DELETE";
}

std::string_view Request::path_parameter(std::string_view name) const {
  auto const found = std::ranges::find(path_parameters, name, &Parameter::name);
  assert(found != path_parameters.end());
  return found->value;
}

std::optional<std::string_view> Request::query_parameter(std::string_view name) const {
  auto const found = std::ranges::find(query, name, &Parameter::name);
  return found != query.end() ? std::optional<std::string_view>(found->value) : std::nullopt;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  auto const found =
      std::ranges::find_if(headers, [&](Parameter const& header) { return same_name(header.name, name); });
  return found != headers.end() ? std::optional<std::string_view>(found->value) : std::nullopt;
}

}  // namespace chorsu::http
