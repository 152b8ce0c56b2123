// Takes apart what a request line and a few headers say, all of it written by strangers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "vocabulary/result.h"

namespace chorsu::http {

struct Target {
  std::string_view path;   // begins with "/"
  std::string_view query;  // without "?"
};

// "/v1/goods?q=x" or "http://host/v1/goods?q=x" (RFC 9112, 3.2); nothing when it is neither.
std::optional<Target> parse_target(std::string_view target);

// "%D0%B0" as "а"; nothing for a broken escape, for what is not UTF-8 and for control characters.
std::optional<std::string> percent_decoded(std::string_view text);

// "q=dried+apricots&limit=5" (WHATWG form encoding). A parameter that is not in `known`, comes twice or
// cannot be decoded is a problem at its name.
Result<std::vector<Parameter>> parse_query(std::string_view query, std::vector<std::string> const& known);

// The first value of the parameter, when it can be decoded.
std::optional<std::string> query_value(std::string_view query, std::string_view name);

// What Accept-Encoding (RFC 9110, 12.5.3) allows of the codings we have.
struct Codings {
  bool gzip = false;
  bool brotli = false;
};
Codings accepted_codings(std::string_view accept_encoding);

// "application/json" of "Application/JSON; charset=utf-8".
std::string media_type(std::string_view content_type);

// Whether an If-None-Match header (RFC 9110, 13.1.2) names the entity tag, weakly compared.
bool names_etag(std::string_view if_none_match, std::string_view etag);

// A request id from outside: up to 64 of A-Z a-z 0-9 . _ -
bool well_formed_request_id(std::string_view id);

}  // namespace chorsu::http
