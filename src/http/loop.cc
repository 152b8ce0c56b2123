#include "http/loop.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <boost/asio/detail/socket_option.hpp>
#include <boost/asio/post.hpp>
#include <iterator>
#include <utility>

#include "vocabulary/instant.h"

namespace chorsu::http {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr auto kTick = std::chrono::milliseconds(200);
constexpr auto kSweep = std::chrono::seconds(10);
constexpr std::size_t kLogLinesMax = 32 * 1024;
constexpr std::string_view kTooMany =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

// A path as it should be sent is ASCII without quotes; where it is not, the log escapes it.
std::string logged(std::string_view path) {
  std::string text;
  text.reserve(path.size());
  for (char const c : path) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte > 0x1F && byte < 0x7F && c != '"' && c != '\\') {
      text += c;
    } else {
      fmt::format_to(std::back_inserter(text), "%{:02x}", byte);
    }
  }
  return text;
}

void turn_away(asio::ip::tcp::socket& socket) {
  Error ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kTooMany), ignored);
}

}  // namespace

Loop::Loop(Site const& site, asio::ip::tcp::endpoint const& endpoint) : site_(site) {
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(asio::ip::tcp::acceptor::reuse_address(true));
  acceptor_.set_option(ReusePort(true));
  acceptor_.bind(endpoint);
  acceptor_.listen(asio::socket_base::max_listen_connections);
}

Loop::~Loop() {
  flush_log();
}

void Loop::run() {
  accept();
  tick();
  io_.run();
  flush_log();
}

void Loop::drain(Clock::time_point deadline) {
  asio::post(io_, [this, deadline] {
    drain_until_ = deadline;
    if (std::exchange(draining_, true)) { return; }
    Error ignored;
    acceptor_.close(ignored);
    auto const all = sessions_;  // draining may end a session and change the list
    for (auto const& session : all) { session->drain(); }
    ticks_.cancel();
  });
}

void Loop::forget(Session::Place place) {
  sessions_.erase(place);
}

void Loop::accept() {
  accepting_ = true;
  acceptor_.async_accept([this](Error error, asio::ip::tcp::socket socket) {
    accepting_ = false;
    if (draining_) { return; }
    // Out of file descriptors: the next tick tries again.
    if (error == asio::error::no_descriptors || error == boost::system::errc::too_many_files_open_in_system) {
      return;
    }
    if (!error) { accepted(std::move(socket)); }
    accept();
  });
}

void Loop::accepted(asio::ip::tcp::socket socket) {
  Error error;
  auto const endpoint = socket.remote_endpoint(error);
  if (error) { return; }
  if (site_.metrics.connections >= static_cast<std::int64_t>(site_.config.connections_max)) {
    site_.metrics.rejected(Rejected::connections);
    return turn_away(socket);
  }
  auto peer = endpoint.address().to_string();
  auto client = site_.clients.client(peer, Clock::now());
  if (!client->connect()) {
    site_.metrics.rejected(Rejected::client_connections);
    return turn_away(socket);
  }
  auto const place = sessions_.insert(
      sessions_.end(),
      std::make_shared<Session>(*this, std::move(socket), std::move(peer), std::move(client)));
  auto const session = *place;
  session->start(place);
}

void Loop::tick() {
  auto const now = Clock::now();
  for (auto next = sessions_.begin(); next != sessions_.end();) {
    auto const session = *next++;
    now >= drain_until_ ? session->close() : session->tick(now);
  }
  if (now - swept_at_ > kSweep) {
    swept_at_ = now;
    site_.clients.sweep(now);
  }
  flush_log();
  if (draining_ && sessions_.empty()) { return io_.stop(); }
  if (!draining_ && !accepting_) { accept(); }
  ticks_.expires_after(kTick);
  ticks_.async_wait([this](Error) { tick(); });
}

std::string Loop::new_request_id() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  auto bits = random_();
  std::string id(16, '0');
  for (char& digit : id) {
    digit = kDigits[bits & 15U];
    bits >>= 4U;
  }
  return id;
}

void Loop::log(Exchange const& exchange, Status status, std::size_t bytes, std::chrono::microseconds took) {
  auto const& request = exchange.request;
  fmt::format_to(
      std::back_inserter(log_lines_),
      R"({{"time":"{}","request":"{}","client":"{}","method":"{}","path":"{}","status":{},"bytes":{},"micros":{}}})"
      "\n",
      Instant::now().text(), request.id, request.client, logged(exchange.method), logged(request.path),
      code(status), bytes, took.count());
  if (log_lines_.size() > kLogLinesMax) { flush_log(); }
}

void Loop::flush_log() {
  if (log_lines_.empty()) { return; }
  site_.config.log(log_lines_);
  log_lines_.clear();
}

}  // namespace chorsu::http
