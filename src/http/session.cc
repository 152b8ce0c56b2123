#include "http/session.h"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <exception>
#include <utility>

#include "http/loop.h"

namespace chorsu::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Error = boost::system::error_code;

constexpr std::size_t kReadBytes = 4096;
// A connection that is closed by us is read until the client has closed too, or its kernel might throw our
// answer away.
constexpr auto kLinger = std::chrono::seconds(2);
constexpr auto kForever = std::chrono::hours(24 * 365);
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view kHeartbeat = ": \n\n";

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

struct Refused {
  std::string_view key;
  Rejected why;
};
Refused refused_for(Error code) {
  using beast::http::error;
  if (code == error::header_limit) { return {"http.headers_too_large", Rejected::headers_too_large}; }
  if (code == error::body_limit) { return {"http.body_too_large", Rejected::body_too_large}; }
  if (code == error::bad_version) { return {"http.version", Rejected::malformed}; }
  return {"http.request_malformed", Rejected::malformed};
}

}  // namespace

Session::Session(Loop& loop, asio::ip::tcp::socket socket, std::string peer, std::shared_ptr<Client> client)
    : loop_(loop), socket_(std::move(socket)), peer_(std::move(peer)), client_(std::move(client)) {
  ++loop_.site().metrics.connections;
}

Session::~Session() {
  --loop_.site().metrics.connections;
  client_->disconnect();
}

void Session::start(Place place) {
  place_ = place;
  Error ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
  next_request();
}

void Session::enter(State state, Clock::duration allowed) {
  state_ = state;
  deadline_ = Clock::now() + allowed;
}

void Session::close() {
  if (std::exchange(closed_, true)) { return; }
  // A handler that still runs has the exchange; it is counted when that returns.
  if (state_ != State::busy) { count_answered(); }
  if (state_ == State::streaming) { --loop_.site().metrics.event_streams; }
  if (subscription_ != 0) { loop_.site().events.unsubscribe(subscription_); }
  Error ignored;
  socket_.close(ignored);
  loop_.forget(place_);
}

void Session::tick(Clock::time_point now) {
  if (now >= deadline_) { return timed_out(); }
  if (now >= heartbeat_at_) {
    heartbeat_at_ = now + loop_.site().config.event_heartbeat;
    follow(std::make_shared<std::string const>(kHeartbeat));
  }
}

void Session::timed_out() {
  auto& metrics = loop_.site().metrics;
  if (state_ == State::header) { metrics.rejected(Rejected::header_timeout); }
  if (state_ == State::body) { metrics.rejected(Rejected::body_timeout); }
  if (state_ == State::writing || state_ == State::streaming) { metrics.rejected(Rejected::write_timeout); }
  close();
}

void Session::drain() {
  keep_alive_ = false;
  if (state_ == State::idle || state_ == State::streaming) { close(); }
}

void Session::next_request() {
  auto const& config = loop_.site().config;
  parser_.emplace();
  parser_->eager(true);
  parser_->header_limit(static_cast<std::uint32_t>(config.header_bytes_max));
  parser_->body_limit(config.body_bytes_max);
  enter(State::idle, config.idle_timeout);
  if (buffer_.size() == 0) { return read(); }
  // A pipelined request; not by a call, which a long pipeline would nest too deep.
  asio::post(loop_.io(), [self = shared_from_this()] {
    if (!self->closed_) { self->consume(); }
  });
}

void Session::read() {
  socket_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](Error error, std::size_t count) {
                            if (!self->closed_) { self->on_read(error, count); }
                          });
}

void Session::on_read(Error error, std::size_t count) {
  if (error) { return close(); }
  if (state_ == State::lingering || state_ == State::streaming) {
    return read();
  }  // what comes now is not read
  buffer_.commit(count);
  consume();
}

void Session::consume() {
  auto const& config = loop_.site().config;
  if (state_ == State::idle) { enter(State::header, config.header_timeout); }
  while (buffer_.size() > 0 && !parser_->is_done()) {
    Error error;
    auto const used = parser_->put(buffer_.data(), error);
    buffer_.consume(used);
    if (error == beast::http::error::need_more) { break; }
    if (error) { return refuse(error); }
  }
  if (parser_->is_done()) { return dispatch(); }
  if (parser_->is_header_done() && state_ == State::header && !begin_body()) { return; }
  // Only the head of a chunk can still be incomplete and this long.
  if (buffer_.size() > config.header_bytes_max + kReadBytes) {
    return refuse(beast::http::error::bad_chunk_extension);
  }
  read();
}

bool Session::begin_body() {
  enter(State::body, loop_.site().config.body_timeout);
  auto const expected = view(parser_->get()[beast::http::field::expect]);
  if (expected.empty()) { return true; }
  if (!beast::iequals(expected, "100-continue")) {
    exchange_ = take_exchange();
    keep_alive_ = false;
    send(loop_.site().refusal(exchange_, Problems("", message("http.expectation"))));
    return false;
  }
  Error ignored;  // a client that does not hear it goes on after a while
  socket_.write_some(asio::buffer(kContinue), ignored);
  return true;
}

// The request as far as it was read.
Exchange Session::take_exchange() {
  auto& message = parser_->get();
  Exchange exchange;
  exchange.began = Clock::now();
  exchange.method = view(message.method_string());
  exchange.target = view(message.target());
  exchange.http_1_0 = message.version() == 10;
  exchange.request.headers.reserve(8);
  for (auto const& field : message) {
    if (field.name() == beast::http::field::host) { ++exchange.hosts; }
    exchange.request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  }
  exchange.request.body = std::move(message.body());
  auto const id = exchange.request.header("X-Request-Id").value_or("");
  exchange.request.id = well_formed_request_id(id) ? std::string(id) : loop_.new_request_id();
  exchange.request.client =
      loop_.site().client_behind(peer_, exchange.request.header("X-Forwarded-For").value_or(""));
  loop_.site().greet(exchange);
  ++loop_.site().metrics.in_flight;
  answering_ = true;
  return exchange;
}

void Session::refuse(Error error) {
  auto const [key, why] = refused_for(error);
  loop_.site().metrics.rejected(why);
  exchange_ = take_exchange();
  exchange_.request.path = exchange_.target;
  keep_alive_ = false;
  send(loop_.site().refusal(exchange_, Problems("", message(key))));
}

void Session::dispatch() {
  enter(State::busy, kForever);
  auto const& site = loop_.site();
  keep_alive_ = parser_->get().keep_alive() && !loop_.draining();
  exchange_ = take_exchange();
  auto const& client = exchange_.request.client;
  auto const known = client == peer_ ? client_ : site.clients.client(client, exchange_.began);
  Reply refusal;
  auto const* const route = site.find(exchange_, *known, refusal);
  if (route == nullptr) { return send(std::move(refusal)); }
  switch (route->runs) {
    case Runs::at_once:
      return send(site.answer(*route, exchange_));
    case Runs::event_stream:
      return begin_stream();
    case Runs::on_worker:
      return run_on_worker(*route);
  }
}

void Session::run_on_worker(Route const& route) {
  auto const& site = loop_.site();
  auto const queued = site.pool.submit([self = shared_from_this(), &route]() mutable {
    auto& loop = self->loop_;
    self->reply_ = loop.site().answer(route, self->exchange_);
    asio::post(loop.io(), [self = std::move(self)] {
      if (self->closed_) { return self->count_answered(); }
      self->send(std::move(self->reply_));
    });
  });
  if (queued) { return; }
  site.metrics.rejected(Rejected::queue_full);
  send(site.refusal(exchange_, Problems("", message("http.busy")), {{"Retry-After", "1"}}));
}

void Session::send(Reply reply) {
  reply_ = std::move(reply);
  keep_alive_ = keep_alive_ && !loop_.draining();
  if (!keep_alive_) {
    reply_.head += "Connection: close\r\n";
  } else if (exchange_.http_1_0) {
    reply_.head += "Connection: keep-alive\r\n";
  }
  reply_.head += "\r\n";
  sent_ = 0;
  enter(State::writing, loop_.site().config.write_timeout);
  write();
}

void Session::write() {
  auto const content = reply_.bytes();
  auto const head = reply_.head.size();
  while (sent_ < head + content.size()) {
    std::array<asio::const_buffer, 2> const left{asio::buffer(reply_.head) + sent_,
                                                 asio::buffer(content) + (sent_ > head ? sent_ - head : 0)};
    Error error;
    sent_ += socket_.write_some(left, error);
    if (error == asio::error::would_block) {
      return socket_.async_wait(asio::ip::tcp::socket::wait_write, [self = shared_from_this()](Error failed) {
        if (self->closed_) { return; }
        if (failed) { return self->close(); }
        self->enter(State::writing, self->loop_.site().config.write_timeout);
        self->write();
      });
    }
    if (error) { return close(); }
  }
  count_answered();
  keep_alive_ ? next_request() : linger();
}

void Session::count_answered() {
  using std::chrono::microseconds;
  if (!std::exchange(answering_, false)) { return; }
  auto const took = std::chrono::duration_cast<microseconds>(Clock::now() - exchange_.began);
  loop_.site().metrics.finished(exchange_.counted_as, reply_.status, took);
  --loop_.site().metrics.in_flight;
  loop_.log(exchange_, reply_.status, sent_, took);
}

void Session::linger() {
  Error ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  buffer_.clear();
  enter(State::lingering, kLinger);
  read();
}

void Session::begin_stream() {
  auto const& site = loop_.site();
  if (site.metrics.event_streams >= static_cast<std::int64_t>(site.config.event_streams_max)) {
    site.metrics.rejected(Rejected::event_streams);
    return send(
        site.refusal(exchange_, Problems("", message("http.too_many_streams")), {{"Retry-After", "30"}}));
  }
  reply_ = event_stream_reply(exchange_.reply_to());
  auto const head_only = exchange_.method == "HEAD";
  keep_alive_ = false;
  if (head_only) { return send(std::move(reply_)); }
  sent_ = 0;
  count_answered();
  // Subscribed first, so that no event falls between the answer and the subscription; events come as posted
  // tasks, after the answer's head.
  subscription_ = site.events.subscribe(exchange_.request.header("Last-Event-ID").value_or(""),
                                        [weak = weak_from_this(), &io = loop_.io()](EventFrame const& event) {
                                          asio::post(io, [weak, event] {
                                            if (auto const self = weak.lock(); self && !self->closed_) {
                                              self->follow(event);
                                            }
                                          });
                                        });
  enter(State::streaming, kForever);
  ++site.metrics.event_streams;
  heartbeat_at_ = Clock::now() + site.config.event_heartbeat;
  follow(std::make_shared<std::string const>(reply_.head + "Connection: close\r\n\r\n"));
  if (closed_) { return; }
  read();  // to hear when the client goes
}

void Session::follow(EventFrame frame) {
  events_bytes_ += frame->size();
  events_.push_back(std::move(frame));
  if (events_bytes_ > loop_.site().config.event_backlog_bytes_max) {
    loop_.site().metrics.rejected(Rejected::event_backlog);
    return close();
  }
  if (events_.size() == 1) { write_events(); }
}

void Session::write_events() {
  while (!events_.empty()) {
    auto const& event = *events_.front();
    Error error;
    sent_ += socket_.write_some(asio::buffer(event) + sent_, error);
    if (error == asio::error::would_block) {
      enter(State::streaming, loop_.site().config.write_timeout);
      return socket_.async_wait(asio::ip::tcp::socket::wait_write, [self = shared_from_this()](Error failed) {
        if (self->closed_) { return; }
        failed ? self->close() : self->write_events();
      });
    }
    if (error) { return close(); }
    if (sent_ < event.size()) { continue; }
    events_bytes_ -= event.size();
    events_.pop_front();
    sent_ = 0;
  }
  enter(State::streaming, kForever);
}

}  // namespace chorsu::http
