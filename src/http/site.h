// What a server serves: its routes, files and events, and the way from a request to its reply. It knows
// nothing of sockets; the connections on all threads share one.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/client_table.h"
#include "http/config.h"
#include "http/event_hub.h"
#include "http/metrics.h"
#include "http/reply.h"
#include "http/router.h"
#include "http/static_files.h"
#include "http/worker_pool.h"

namespace chorsu::http {

// One request on its way through the server.
struct Exchange {
  Request request;
  std::string method;  // as it was sent
  std::string target;
  unsigned hosts = 0;  // Host headers
  bool http_1_0 = false;
  Codings accepted;
  std::size_t counted_as = 0;  // index for the metrics
  Clock::time_point began;

  ReplyTo reply_to() const { return {request.id, accepted, method == "HEAD"}; }
};

class Site {
 public:
  Site(Config config, std::vector<Route> routes);

  // Fills in what every answer needs, even one to a malformed request: language and speech.
  void greet(Exchange& exchange) const;
  // The route that is to answer; or null, and `reply` is the answer already.
  Route const* find(Exchange& exchange, Client& client, Reply& reply) const;
  // Runs the handler. Whatever it throws becomes a 500 and a line in the log.
  Reply answer(Route const& route, Exchange const& exchange) const;
  Reply refusal(Exchange const& exchange, Problems const& problems,
                std::vector<Parameter> headers = {}) const;
  // The peer, or the client that a trusted proxy names.
  std::string client_behind(std::string const& peer, std::string_view forwarded_for) const;

  Config const config;
  std::vector<Route> const routes;
  Router const router;
  StaticFiles const files;
  EventHub mutable events;
  Metrics mutable metrics;
  ClientTable mutable clients;
  WorkerPool mutable pool;
  std::atomic<bool> stopping{false};

 private:
  std::vector<Route> with_own(std::vector<Route> routes);
  Response metrics_for(Request const& request) const;
  Reply options(Exchange const& exchange, std::string allow) const;
  std::optional<Reply> file_for(Exchange& exchange, std::string_view path) const;
  std::optional<Reply> limited(Exchange const& exchange, Client& client) const;
  std::optional<Reply> checked(Route const& route, Router::Match const& match, std::string_view query,
                               Exchange& exchange) const;
  // False when the language is not spoken here; the exchange then keeps the one it has.
  bool speak(std::string_view language, Exchange& exchange) const;
  Problem unspoken(std::string_view language, Request const& request) const;
  Problems wrong_body(Route const& route, Request const& request) const;
};

}  // namespace chorsu::http
