// Turns problems into an answer: a status, and a document by RFC 9457 that tells every wrong field in the
// caller's language. Nothing else in the program decides the status of an error.
#pragma once

#include <string_view>

#include "http/response.h"
#include "language/language.h"
#include "vocabulary/problems.h"

namespace chorsu::http {

// By the key of the first problem: "json.malformed" is 400, a "….not_found" of the whole question 404, what
// is not known here 422.
Status status_of(Problems const& problems);

Response problem(Problems const& problems, language::Voice const& voice, std::string_view request_id);
Response problem(Request const& request, Problems const& problems);
// return problem(request, "plan.not_found", argument("id", id));
template <class... Arguments>
Response problem(Request const& request, std::string_view key, Arguments&&... arguments) {
  return problem(request, Problems("", message(key, std::forward<Arguments>(arguments)...)));
}

}  // namespace chorsu::http
