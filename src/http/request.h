// A request as a handler sees it: checked, decoded, and with the language its answer is to be given in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/language.h"
#include "vocabulary/language_tag.h"

namespace chorsu::http {

// HEAD is answered from GET, and OPTIONS from the routes; handlers see neither.
enum class Method : std::uint8_t { get, post, put, patch, delete_ };
std::string_view text(Method method);

struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(Parameter const&, Parameter const&) = default;
};

// What answers are put into words with. Both are data that may be swapped while the program runs: a request
// holds the ones it began with.
struct Speech {
  std::shared_ptr<language::Catalogue const> catalogue;
  std::shared_ptr<language::Names const> names;
};

struct Request {
  Method method = Method::get;
  std::string path;                        // as sent, without the query
  std::vector<Parameter> path_parameters;  // in the order of the route's pattern, decoded
  std::vector<Parameter> query;            // only what the route declares, decoded
  std::vector<Parameter> headers;
  std::string body;
  std::string client;  // address
  std::string id;      // X-Request-Id, the client's own or ours
  LanguageTag language = LanguageTag::english();
  Speech speech;

  // One that the route's pattern names.
  std::string_view path_parameter(std::string_view name) const;
  std::optional<std::string_view> query_parameter(std::string_view name) const;
  // By its name in any case; the first of several.
  std::optional<std::string_view> header(std::string_view name) const;
  language::Voice voice() const { return {*speech.catalogue, language, *speech.names}; }
};

}  // namespace chorsu::http
