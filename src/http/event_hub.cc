#include "http/event_hub.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace chorsu::http {
namespace {

std::optional<std::uint64_t> parse_number(std::string_view text, int base) {
  std::uint64_t number = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number, base);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string EventId::text() const {
  return fmt::format("{:x}-{}", run, number);
}

std::optional<EventId> parse_event_id(std::string_view text) {
  auto const dash = text.find('-');
  if (dash == std::string_view::npos) { return std::nullopt; }
  auto const run = parse_number(text.substr(0, dash), 16);
  auto const number = parse_number(text.substr(dash + 1), 10);
  return run && number ? std::optional(EventId{*run, *number}) : std::nullopt;
}

EventFrame EventHub::frame(std::string_view name, std::string_view data) const {
  auto text = fmt::format("id: {}\nevent: {}\n", EventId{run_, last_}.text(), name);
  while (true) {
    auto const end = std::min(data.find_first_of("\r\n"), data.size());
    text += fmt::format("data: {}\n", data.substr(0, end));
    if (end == data.size()) { break; }
    data.remove_prefix(end + 1);
  }
  return std::make_shared<std::string const>(text + "\n");
}

void EventHub::publish(std::string_view name, std::string_view data) {
  std::lock_guard const lock(mutex_);
  ++last_;
  kept_.push_back({last_, frame(name, data)});
  if (kept_.size() > kept_max_) { kept_.pop_front(); }
  for (auto const& [subscription, receiver] : receivers_) { receiver(kept_.back().frame); }
}

std::uint64_t EventHub::subscribe(std::string_view last_event_id, Receiver receiver) {
  std::lock_guard const lock(mutex_);
  if (!last_event_id.empty()) {
    auto const last = parse_event_id(last_event_id);
    auto const oldest = kept_.empty() ? last_ + 1 : kept_.front().number;
    if (!last || last->run != run_ || last->number + 1 < oldest || last->number > last_) {
      receiver(frame("gap", ""));
    } else {
      for (auto const& event : kept_) {
        if (event.number > last->number) { receiver(event.frame); }
      }
    }
  }
  receivers_.emplace(++next_subscription_, std::move(receiver));
  return next_subscription_;
}

void EventHub::unsubscribe(std::uint64_t subscription) {
  std::lock_guard const lock(mutex_);
  receivers_.erase(subscription);
}

}  // namespace chorsu::http
