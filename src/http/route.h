// A route: which requests go to which handler. All routes stand in one vector that is given to the server,
// which lists them back together with its own, so that the contract (openapi.yaml) can be held against them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace chorsu::http {

// on_worker: for whatever may take longer than a few microseconds or wait. at_once: on the thread that read
// the request, for answers from memory that must come even when all workers are busy. event_stream: has no
// handler; the connection follows the server's events.
enum class Runs : std::uint8_t { on_worker, at_once, event_stream };

struct Route {
  Method method = Method::get;
  std::string pattern = {};             // "/v1/plans/{id}"
  std::vector<std::string> query = {};  // parameters that may be asked with; `lang` always may
  std::function<Response(Request const&)> handler = {};
  Runs runs = Runs::on_worker;
  std::string body_type = "application/json";  // what a body must be sent as
};

}  // namespace chorsu::http
