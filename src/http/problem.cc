#include "http/problem.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string>

namespace chorsu::http {
namespace {

// One answer tells at most so many errors: what somebody typed has fewer, and an attack earns no longer an
// answer.
constexpr std::size_t kMaxErrors = 100;

struct KeyStatus {
  std::string_view key;
  Status status;
};
constexpr std::array kStatusByKey{
    KeyStatus{"json.malformed", Status::bad_request},
    KeyStatus{"json.number_out_of_range", Status::bad_request},
    KeyStatus{"json.not_utf8", Status::bad_request},
    KeyStatus{"json.duplicate_field", Status::bad_request},
    KeyStatus{"json.too_deep", Status::bad_request},
    KeyStatus{"http.request_malformed", Status::bad_request},
    KeyStatus{"http.host_missing", Status::bad_request},
    KeyStatus{"http.not_found", Status::not_found},
    KeyStatus{"http.method_not_allowed", Status::method_not_allowed},
    KeyStatus{"http.body_too_large", Status::content_too_large},
    KeyStatus{"http.body_type", Status::unsupported_media_type},
    KeyStatus{"http.body_coding", Status::unsupported_media_type},
    KeyStatus{"http.expectation", Status::expectation_failed},
    KeyStatus{"http.too_many_requests", Status::too_many_requests},
    KeyStatus{"http.headers_too_large", Status::headers_too_large},
    KeyStatus{"http.fault", Status::fault},
    KeyStatus{"http.busy", Status::unavailable},
    KeyStatus{"http.too_many_streams", Status::unavailable},
    KeyStatus{"http.version", Status::version_not_supported},
};

// The last part of the problem's type and of its title's key.
std::string_view kind_of(Status status) {
  switch (status) {
    case Status::bad_request:
      return "malformed";
    case Status::not_found:
      return "not_found";
    case Status::method_not_allowed:
      return "method";
    case Status::content_too_large:
    case Status::headers_too_large:
      return "too_large";
    case Status::unsupported_media_type:
      return "media_type";
    case Status::too_many_requests:
      return "too_many_requests";
    case Status::unprocessable:
      return "invalid";
    case Status::unavailable:
      return "unavailable";
    case Status::fault:
      return "fault";
    default:
      return "refused";
  }
}

boost::json::object error_of(Problem const& problem, language::Voice const& voice) {
  boost::json::object error{
      {"field", problem.field}, {"key", problem.message.key}, {"message", voice.say(problem.message)}};
  if (!problem.choices.empty()) {
    auto& choices = error["choices"].emplace_array();
    for (auto const& choice : problem.choices) {
      choices.push_back({{"value", choice.value}, {"label", voice.say(choice.label)}});
    }
  }
  return error;
}

}  // namespace

Status status_of(Problems const& problems) {
  if (problems.empty()) { return Status::fault; }
  auto const& first = problems.all().front();
  auto const known = std::ranges::find(kStatusByKey, std::string_view(first.message.key), &KeyStatus::key);
  if (known != kStatusByKey.end()) { return known->status; }
  return first.field.empty() && first.message.key.ends_with(".not_found") ? Status::not_found
                                                                          : Status::unprocessable;
}

Response problem(Problems const& problems, language::Voice const& voice, std::string_view request_id) {
  auto const status = status_of(problems);
  auto const kind = std::string(kind_of(status));
  boost::json::array errors;
  for (auto const& problem : problems.all()) {
    if (errors.size() == kMaxErrors) { break; }
    errors.push_back(error_of(problem, voice));
  }
  auto const& all = problems.all();
  auto const detail = all.size() == 1 ? voice.say(all.front().message)
                                      : voice.say(message("http.problems", argument("count", all.size())));
  boost::json::object const document{{"type", "urn:chorsu:problem:" + kind},
                                     {"title", voice.say(message("http.title_" + kind))},
                                     {"status", code(status)},
                                     {"detail", detail},
                                     {"instance", request_id},
                                     {"errors", std::move(errors)}};
  return {status, "application/problem+json", boost::json::serialize(document), {}};
}

Response problem(Request const& request, Problems const& problems) {
  return problem(problems, request.voice(), request.id);
}

}  // namespace chorsu::http
