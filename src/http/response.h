// What a handler answers: a status, a body and its type. Lengths, dates, compression and security headers are
// the server's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/request.h"

namespace chorsu::http {

enum class Status : std::uint16_t {
  ok = 200,
  created = 201,
  accepted = 202,
  no_content = 204,
  see_other = 303,
  not_modified = 304,
  bad_request = 400,
  unauthorized = 401,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  conflict = 409,
  gone = 410,
  precondition_failed = 412,
  content_too_large = 413,
  unsupported_media_type = 415,
  expectation_failed = 417,
  unprocessable = 422,
  too_many_requests = 429,
  headers_too_large = 431,
  fault = 500,
  unavailable = 503,
  version_not_supported = 505,
};
std::string_view phrase(Status status);  // "Not Found"
constexpr int code(Status status) {
  return static_cast<int>(status);
}

struct Response {
  Status status = Status::ok;
  std::string type;  // media type; empty without a body
  std::string body;
  std::vector<Parameter> headers;
};

inline Response json(std::string body, Status status = Status::ok) {
  return {status, "application/json", std::move(body), {}};
}
inline Response plain_text(std::string body, Status status = Status::ok) {
  return {status, "text/plain; charset=utf-8", std::move(body), {}};
}

}  // namespace chorsu::http
