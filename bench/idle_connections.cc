// Opens idle connections to our server, 10,000 unless told otherwise, and prints the server's resident memory
// with them. The connections are held by a child process, so that only the server's memory is counted.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench_server.h"
#include "http/metrics.h"

namespace {

constexpr std::size_t kPerAddress = 1000;
constexpr double kMegabyte = 1e6;

// Each connection has made one request, so that the server holds what a real idle one would.
bool open_one(std::uint16_t port, std::size_t number) {
  auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in from{};
  from.sin_family = AF_INET;
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(1 + number / kPerAddress));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(socket, reinterpret_cast<sockaddr*>(&from), sizeof from) != 0 ||
      connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    return false;
  }
  std::string const request = "GET /v1/kilobyte HTTP/1.1\r\nHost: localhost\r\n\r\n";
  if (send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) { return false; }
  std::array<char, 8192> answer{};
  return recv(socket, answer.data(), answer.size(), 0) > 0;
}

// In the child: told the port, opens them all, says how many it has, and holds them until the parent closes
// its end.
[[noreturn]] void hold(std::size_t wanted, int report, int parent) {
  std::uint16_t port = 0;
  if (::read(parent, &port, sizeof port) != static_cast<ssize_t>(sizeof port)) { _exit(1); }
  std::size_t open = 0;
  while (open < wanted && open_one(port, open)) { ++open; }
  char byte = 0;
  auto const told = ::write(report, &open, sizeof open) == static_cast<ssize_t>(sizeof open);
  _exit(told && ::read(parent, &byte, 1) == 0 ? 0 : 1);
}

}  // namespace

int main(int count, char** words) {
  auto const wanted = count > 1 ? std::strtoul(words[1], nullptr, 10) : 10'000UL;
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + 500);
  setrlimit(RLIMIT_NOFILE, &limit);

  std::array<int, 2> report{};
  std::array<int, 2> orders{};
  if (pipe(report.data()) != 0 || pipe(orders.data()) != 0) { return 1; }
  auto const child = fork();
  if (child == 0) {
    close(orders[1]);
    hold(wanted, report[1], orders[0]);
  }
  close(orders[0]);

  auto config = chorsu::bench::config();
  config.idle_timeout = std::chrono::minutes(10);
  chorsu::http::Server server(config, chorsu::bench::routes());
  auto const before = chorsu::http::resident_bytes();
  server.start();
  auto const port = server.port();
  if (write(orders[1], &port, sizeof port) != static_cast<ssize_t>(sizeof port)) { return 1; }
  std::size_t open = 0;
  if (read(report[0], &open, sizeof open) != static_cast<ssize_t>(sizeof open)) { return 1; }
  auto const after = chorsu::http::resident_bytes();
  std::printf(
      "%zu idle connections: RSS %.1f MB (%.1f MB before, %.1f kB a connection)\n", open,
      static_cast<double>(after) / kMegabyte, static_cast<double>(before) / kMegabyte,
      static_cast<double>(after - before) / 1e3 / static_cast<double>(std::max<std::size_t>(open, 1)));
  close(orders[1]);
  waitpid(child, nullptr, 0);
  server.stop();
  return open == wanted && after < 200 * 1'000'000UL ? 0 : 1;
}
