#include "http/client_table.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cmath>

namespace chorsu::http {

bool Client::connect() {
  std::lock_guard const lock(mutex_);
  if (connections_ >= limits_.connections_max) { return false; }
  ++connections_;
  return true;
}

void Client::disconnect() {
  std::lock_guard const lock(mutex_);
  --connections_;
}

void Client::fill(Clock::time_point now) {
  std::chrono::duration<double> const passed = now - filled_at_;
  tokens_ = std::min<double>(limits_.requests_burst, tokens_ + passed.count() * limits_.requests_per_second);
  filled_at_ = now;
}

std::optional<std::chrono::seconds> Client::wait_for_token(Clock::time_point now) {
  if (limits_.requests_per_second == 0) { return std::nullopt; }
  std::lock_guard const lock(mutex_);
  fill(now);
  if (tokens_ >= 1) {
    tokens_ -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds(std::lround(std::ceil((1 - tokens_) / limits_.requests_per_second)));
}

bool Client::rested(Clock::time_point now) {
  std::lock_guard const lock(mutex_);
  fill(now);
  return connections_ == 0 && tokens_ >= limits_.requests_burst;
}

std::shared_ptr<Client> ClientTable::client(std::string_view address, Clock::time_point now) {
  auto const name = client_of(address);
  std::lock_guard const lock(mutex_);
  auto& client = clients_[name];
  if (!client) { client = std::make_shared<Client>(limits_, now); }
  return client;
}

void ClientTable::sweep(Clock::time_point now) {
  std::lock_guard const lock(mutex_);
  std::erase_if(clients_,
                [&](auto& entry) { return entry.second.use_count() == 1 && entry.second->rested(now); });
}

std::size_t ClientTable::size() {
  std::lock_guard const lock(mutex_);
  return clients_.size();
}

std::string client_of(std::string_view address) {
  boost::system::error_code error;
  auto const parsed = boost::asio::ip::make_address(std::string(address), error);
  if (error || parsed.is_v4()) { return std::string(address); }
  auto const v6 = parsed.to_v6();
  if (v6.is_v4_mapped()) { return make_address_v4(boost::asio::ip::v4_mapped, v6).to_string(); }
  auto bytes = v6.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return boost::asio::ip::address_v6(bytes).to_string() + "/64";
}

}  // namespace chorsu::http
