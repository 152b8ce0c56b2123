// One thread of the server with its own socket to accept on (SO_REUSEPORT: the kernel spreads connections
// over the loops), its connections and its part of the access log. Loops share nothing but the site.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <list>
#include <memory>
#include <random>
#include <string>

#include "http/session.h"
#include "http/site.h"

namespace chorsu::http {

class Loop {
 public:
  Loop(Site const& site, boost::asio::ip::tcp::endpoint const& endpoint);
  ~Loop();
  Loop(Loop const&) = delete;
  Loop& operator=(Loop const&) = delete;

  // Until drained.
  void run();
  // From any thread: accept no more, finish requests in flight, close what is left at the deadline.
  void drain(Clock::time_point deadline);

  Site const& site() const { return site_; }
  boost::asio::io_context& io() { return io_; }
  bool draining() const { return draining_; }
  void forget(Session::Place place);
  std::string new_request_id();
  void log(Exchange const& exchange, Status status, std::size_t bytes, std::chrono::microseconds took);

 private:
  void accept();
  void accepted(boost::asio::ip::tcp::socket socket);
  void tick();
  void flush_log();

  Site const& site_;
  boost::asio::io_context io_{1};
  boost::asio::ip::tcp::acceptor acceptor_{io_};
  boost::asio::steady_timer ticks_{io_};
  std::list<std::shared_ptr<Session>> sessions_;
  bool draining_ = false;
  bool accepting_ = false;
  Clock::time_point drain_until_ = Clock::time_point::max();
  Clock::time_point swept_at_ = Clock::now();
  std::mt19937_64 random_{std::random_device()()};
  std::string log_lines_;
};

}  // namespace chorsu::http
