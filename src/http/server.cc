#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

#include "http/loop.h"
#include "http/site.h"

namespace chorsu::http {
namespace {

namespace asio = boost::asio;

// As many descriptors as the limits on connections need, as far as this process may.
void raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) { return; }
  limit.rlim_cur = std::clamp<rlim_t>(connections + 256, limit.rlim_cur, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

// The loops share their port with each other but not with another program, which SO_REUSEPORT alone would let
// in.
asio::ip::tcp::endpoint claimed(Config const& config) {
  try {
    asio::io_context io;
    asio::ip::tcp::acceptor const probe(io, {asio::ip::make_address(config.address), config.port});
    return probe.local_endpoint();
  } catch (boost::system::system_error const& error) {
    throw std::system_error(error.code(),
                            "cannot listen at " + config.address + ":" + std::to_string(config.port));
  }
}

Config complete(Config config) {
  if (!config.speech) { throw std::invalid_argument("a server needs a language to speak"); }
  return config;
}

}  // namespace

struct Server::Inside {
  Site site;
  std::uint16_t port = 0;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<asio::signal_set> signals;
  std::vector<std::thread> threads;

  Inside(Config config, std::vector<Route> routes) : site(complete(std::move(config)), std::move(routes)) {
    auto const& settings = site.config;
    raise_descriptor_limit(settings.connections_max);
    auto const endpoint = claimed(settings);
    port = endpoint.port();
    auto const count =
        settings.io_threads > 0 ? settings.io_threads : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) { loops.push_back(std::make_unique<Loop>(site, endpoint)); }
  }

  void drain(Clock::duration allowed) {
    site.stopping = true;
    for (auto const& loop : loops) { loop->drain(Clock::now() + allowed); }
  }

  // A second signal does not wait for requests in flight.
  void await_signal(Clock::duration allowed) {
    signals->async_wait([this, allowed](boost::system::error_code error, int) {
      if (error) { return; }
      drain(allowed);
      await_signal(Clock::duration::zero());
    });
  }
};

Server::Server(Config config, std::vector<Route> routes)
    : inside_(std::make_unique<Inside>(std::move(config), std::move(routes))) {}

Server::~Server() {
  stop();
  wait();
}

void Server::start() {
  if (inside_->site.config.stop_on_signals) {
    inside_->signals.emplace(inside_->loops.front()->io(), SIGINT, SIGTERM);
    inside_->await_signal(inside_->site.config.stop_timeout);
  }
  for (auto const& loop : inside_->loops) {
    inside_->threads.emplace_back([&loop = *loop] { loop.run(); });
  }
}

void Server::stop() {
  inside_->drain(inside_->site.config.stop_timeout);
}

void Server::wait() {
  for (auto& thread : inside_->threads) { thread.join(); }
  inside_->threads.clear();
  inside_->site.pool.stop();
}

std::uint16_t Server::port() const {
  return inside_->port;
}
std::vector<Route> const& Server::routes() const {
  return inside_->site.routes;
}
void Server::publish(std::string_view event, std::string_view data) {
  inside_->site.events.publish(event, data);
}

}  // namespace chorsu::http
