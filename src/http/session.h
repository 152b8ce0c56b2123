// One connection: reads a request, has it answered, writes the answer, and again. All its functions run on
// the thread of its loop, but for the handler's work. Whatever a client does slowly has a deadline; the
// loop's tick enforces it.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "http/client_table.h"
#include "http/event_hub.h"
#include "http/site.h"

namespace chorsu::http {

class Loop;

class Session : public std::enable_shared_from_this<Session> {
 public:
  using Place = std::list<std::shared_ptr<Session>>::iterator;

  Session(Loop& loop, boost::asio::ip::tcp::socket socket, std::string peer, std::shared_ptr<Client> client);
  ~Session();
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;

  void start(Place place);
  // Called several times a second: ends what took too long, keeps streams alive.
  void tick(Clock::time_point now);
  // The server stops: a waiting connection is closed, one in the middle of a request after its answer.
  void drain();
  void close();

 private:
  enum class State : std::uint8_t { idle, header, body, busy, writing, streaming, lingering };
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  void enter(State state, Clock::duration allowed);
  void next_request();
  void read();
  void on_read(boost::system::error_code error, std::size_t count);
  void consume();
  bool begin_body();
  Exchange take_exchange();
  void refuse(boost::system::error_code error);
  void dispatch();
  void run_on_worker(Route const& route);
  void send(Reply reply);
  void write();
  void linger();
  void begin_stream();
  void follow(EventFrame frame);
  void write_events();
  void count_answered();
  void timed_out();

  Loop& loop_;
  boost::asio::ip::tcp::socket socket_;
  std::string const peer_;
  std::shared_ptr<Client> const client_;
  Place place_;
  State state_ = State::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool closed_ = false;
  bool keep_alive_ = true;
  bool answering_ = false;  // an exchange is open that is not counted yet

  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Exchange exchange_;
  Reply reply_;
  std::size_t sent_ = 0;  // of the reply's head and content, or of the first event

  std::uint64_t subscription_ = 0;  // 0: none
  std::deque<EventFrame> events_;   // unsent
  std::size_t events_bytes_ = 0;
  Clock::time_point heartbeat_at_ = Clock::time_point::max();
};

}  // namespace chorsu::http
