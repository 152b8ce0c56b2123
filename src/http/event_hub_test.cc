#include "http/event_hub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace chorsu::http {
namespace {

using testing::ElementsAre;

struct Reader {
  std::vector<std::string> frames;
  EventHub::Receiver receiver() {
    return [this](EventFrame const& frame) { frames.push_back(*frame); };
  }
};

TEST(EventHub, SendsEachEventToEachReader) {
  EventHub hub(0xab, 10);
  Reader reader;
  hub.publish("editions", "before");
  auto const subscription = hub.subscribe("", reader.receiver());
  hub.publish("editions", "{\"a\":1}");
  hub.publish("notice", "two\nlines");
  hub.unsubscribe(subscription);
  hub.publish("editions", "after");
  EXPECT_THAT(reader.frames, ElementsAre("id: ab-2\nevent: editions\ndata: {\"a\":1}\n\n",
                                         "id: ab-3\nevent: notice\ndata: two\ndata: lines\n\n"));
}

TEST(EventHub, GoesOnAfterTheLastEventId) {
  EventHub hub(0xab, 2);
  for (int i = 0; i < 4; ++i) { hub.publish("editions", std::to_string(i)); }
  Reader missed_two;
  hub.subscribe("ab-2", missed_two.receiver());
  EXPECT_EQ(missed_two.frames.size(), 2U);
  Reader missed_none;
  hub.subscribe("ab-4", missed_none.receiver());
  EXPECT_THAT(missed_none.frames, ElementsAre());
}

TEST(EventHub, TellsAGapWhereEventsAreLost) {
  EventHub hub(0xab, 2);
  for (int i = 0; i < 4; ++i) { hub.publish("editions", std::to_string(i)); }
  for (auto const* const id : {"ab-1", "ab-5", "ac-4", "nonsense", "-", "ab-", "-1", "ab-1 ", "ab--1"}) {
    Reader reader;
    hub.subscribe(id, reader.receiver());
    EXPECT_THAT(reader.frames, ElementsAre("id: ab-4\nevent: gap\ndata: \n\n")) << id;
  }
}

TEST(EventId, ReadsBackWhatItWrites) {
  auto const id = parse_event_id(EventId{0x19ab3c, 42}.text());
  EXPECT_EQ(id->run, 0x19ab3cU);
  EXPECT_EQ(id->number, 42U);
}

}  // namespace
}  // namespace chorsu::http
