// Server-sent events: whoever has news publishes it here, and every open stream gets it. The last ones are
// kept, so that a browser that was away for a moment goes on where it stopped. Events tell that something
// changed, never what only some may see: every stream gets all of them.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace chorsu::http {

// As it goes over the wire; shared by all streams.
using EventFrame = std::shared_ptr<std::string const>;

class EventHub {
 public:
  // `run` tells this run of the program from others in the ids of events.
  EventHub(std::uint64_t run, std::size_t kept_max) : run_(run), kept_max_(kept_max) {}

  // The name is made of a-z and "_"; the data is one line or several. From any thread.
  void publish(std::string_view name, std::string_view data);

  // The receiver is called first with what was missed since the last id, then with each event, in order, on
  // the thread that publishes: it must be quick and not call back. Events that are no longer kept are told as
  // "gap": the reader should ask anew for what it shows.
  using Receiver = std::function<void(EventFrame const&)>;
  std::uint64_t subscribe(std::string_view last_event_id, Receiver receiver);
  void unsubscribe(std::uint64_t subscription);

 private:
  struct Kept {
    std::uint64_t number = 0;
    EventFrame frame;
  };
  EventFrame frame(std::string_view name, std::string_view data) const;

  std::uint64_t const run_;
  std::size_t const kept_max_;
  std::mutex mutex_;
  std::uint64_t last_ = 0;  // number of the newest event
  std::deque<Kept> kept_;
  std::uint64_t next_subscription_ = 0;
  std::map<std::uint64_t, Receiver> receivers_;
};

// "63c1d2a7f0-42": the run in hexadecimal and the number of the event in it.
struct EventId {
  std::uint64_t run = 0;
  std::uint64_t number = 0;
  std::string text() const;
};
std::optional<EventId> parse_event_id(std::string_view text);

}  // namespace chorsu::http
