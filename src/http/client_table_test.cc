#include "http/client_table.h"

#include <gtest/gtest.h>

namespace chorsu::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(ClientTable, AClientIsAnAddressOrASixtyFourNetwork) {
  EXPECT_EQ(client_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(client_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(client_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(client_of("2001:db8:1:2:ffff::1"), client_of("2001:db8:1:2:3:4:5:6"));
}

TEST(ClientTable, GivesTokensAtTheirRateUpToTheBurst) {
  auto const start = Clock::time_point() + seconds(100);
  Client client({1, 2, 3}, start);
  for (int i = 0; i < 3; ++i) { EXPECT_EQ(client.wait_for_token(start), std::nullopt); }
  EXPECT_EQ(client.wait_for_token(start), seconds(1));
  EXPECT_EQ(client.wait_for_token(start + milliseconds(500)), std::nullopt);
  EXPECT_EQ(client.wait_for_token(start + milliseconds(500)), seconds(1));
  auto const later = start + seconds(1000);
  for (int i = 0; i < 3; ++i) { EXPECT_EQ(client.wait_for_token(later), std::nullopt); }
  EXPECT_EQ(client.wait_for_token(later), seconds(1));
}

TEST(ClientTable, LimitsConnectionsOfOneClient) {
  Client client({2, 0, 0}, Clock::time_point());
  EXPECT_TRUE(client.connect());
  EXPECT_TRUE(client.connect());
  EXPECT_FALSE(client.connect());
  client.disconnect();
  EXPECT_TRUE(client.connect());
}

TEST(ClientTable, ForgetsOnlyWhoHasRested) {
  auto const start = Clock::time_point() + seconds(100);
  ClientTable table({1, 1, 10});
  (void)table.client("192.0.2.1", start)->wait_for_token(start);
  (void)table.client("192.0.2.2", start)->connect();
  (void)table.client("192.0.2.3", start);
  table.sweep(start);
  EXPECT_EQ(table.size(), 2U);
  table.sweep(start + seconds(10));
  EXPECT_EQ(table.size(), 1U);
}

}  // namespace
}  // namespace chorsu::http
