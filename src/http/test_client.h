// For tests: a client that writes raw bytes to 127.0.0.1 and reads answers, and the words a test server
// speaks with.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "http/request.h"

namespace chorsu::http {

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names as they were sent
  std::string body;

  bool has(std::string const& name) const { return headers.contains(name); }
  std::string header(std::string const& name) const { return has(name) ? headers.at(name) : ""; }
};

class TestClient {
 public:
  // From 127.0.0.1 unless another address of this machine's loopback is given.
  explicit TestClient(std::uint16_t port, std::uint32_t from = INADDR_LOOPBACK)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    auto const address = [](std::uint32_t host, std::uint16_t at) {
      sockaddr_in place{};
      place.sin_family = AF_INET;
      place.sin_port = htons(at);
      place.sin_addr.s_addr = htonl(host);
      return place;
    };
    timeval const patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    auto const here = address(from, 0);
    auto const there = address(INADDR_LOOPBACK, port);
    if (bind(socket_, reinterpret_cast<sockaddr const*>(&here), sizeof here) != 0 ||
        connect(socket_, reinterpret_cast<sockaddr const*>(&there), sizeof there) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
  }
  ~TestClient() { ::close(socket_); }
  TestClient(TestClient const&) = delete;
  TestClient& operator=(TestClient const&) = delete;

  // False when the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) { return false; }
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  // The next answer; nothing when the connection ends before it does. One to HEAD has no content.
  std::optional<Answer> answer(bool to_head = false) {
    auto const end = find("\r\n\r\n");
    if (!end) { return std::nullopt; }
    auto answer = parse_head(taken(*end + 4));
    auto const has_content = !to_head && answer.status != 204 && answer.status != 304;
    if (has_content && answer.has("Content-Length")) {
      std::size_t length = 0;
      auto const text = answer.header("Content-Length");
      std::from_chars(text.data(), text.data() + text.size(), length);
      while (read_.size() < length) {
        if (!read()) { return std::nullopt; }
      }
      answer.body = taken(length);
    }
    return answer;
  }
  // What comes up to and with `mark`; nothing when the connection ends before it.
  std::optional<std::string> until(std::string_view mark) {
    auto const end = find(mark);
    return end ? std::optional(taken(*end + mark.size())) : std::nullopt;
  }
  // Whether the server closes, whatever it says before.
  bool closed_by_server() {
    while (read()) { read_.clear(); }
    return closed_;
  }
  std::optional<Answer> get(std::string_view target, std::string_view more_headers = "") {
    send("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_headers) + "\r\n");
    return answer();
  }
  std::optional<Answer> post(std::string_view target, std::string_view body,
                             std::string_view type = "application/json") {
    send("POST " + std::string(target) + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    return answer();
  }

 private:
  bool read() {
    std::array<char, 16384> bytes{};
    auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count > 0) { read_.append(bytes.data(), static_cast<std::size_t>(count)); }
    closed_ = count == 0 || (count < 0 && errno == ECONNRESET);
    return count > 0;
  }
  std::optional<std::size_t> find(std::string_view mark) {
    while (read_.find(mark) == std::string::npos) {
      if (!read()) { return std::nullopt; }
    }
    return read_.find(mark);
  }
  std::string taken(std::size_t count) {
    auto taken = read_.substr(0, count);
    read_.erase(0, count);
    return taken;
  }
  static Answer parse_head(std::string_view head) {
    Answer answer;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    head.remove_prefix(head.find("\r\n") + 2);
    while (!head.starts_with("\r\n")) {
      auto const line = head.substr(0, head.find("\r\n"));
      auto const colon = line.find(": ");
      answer.headers[std::string(line.substr(0, colon))] = line.substr(colon + 2);
      head.remove_prefix(line.size() + 2);
    }
    return answer;
  }

  int socket_;
  std::string read_;
  bool closed_ = false;
};

class CodesAsNames final : public language::Names {
 public:
  std::string country(std::string_view code, LanguageTag const&) const override { return std::string(code); }
  std::string place(std::string_view place, LanguageTag const&) const override { return std::string(place); }
  std::string goods(std::string_view code, LanguageTag const&) const override { return std::string(code); }
};

// The messages of the tree, loaded once.
inline Speech test_speech() {
  static Speech const speech{
      std::make_shared<language::Catalogue const>(*language::Catalogue::load(CHORSU_ROOT "/messages")),
      std::make_shared<CodesAsNames const>()};
  return speech;
}

}  // namespace chorsu::http
