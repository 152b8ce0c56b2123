// The HTTP server: given its routes once, it answers them until it is stopped, whatever strangers send. A
// handler is a plain function from a Request to a Response, run on a worker thread; errors go through
// problem(). Further in: Site (routes to replies, no sockets), Loop (a thread and its connections), Session
// (one connection).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "http/config.h"
#include "http/problem.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"

namespace chorsu::http {

class Server {
 public:
  // Listens at once; answers after start(). std::system_error when the address is taken or cannot be had,
  // std::invalid_argument for a wrong route.
  Server(Config config, std::vector<Route> routes);
  ~Server();  // stops
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  void start();
  // Accepts no more and lets requests in flight finish, until the deadline of the config. From any thread.
  void stop();
  // Until stopped, by stop() or a signal. A handler that does not return keeps this waiting.
  void wait();

  std::uint16_t port() const;
  // All that are answered, those of the server itself among them.
  std::vector<Route> const& routes() const;
  // Tells every open event stream. The name is made of a-z and "_".
  void publish(std::string_view event, std::string_view data);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace chorsu::http
