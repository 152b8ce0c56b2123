// Serves until it is stopped, for bench/http.sh: http_bench IO_THREADS WORKERS. Prints its port first.
#include <cstdio>
#include <cstdlib>

#include "bench_server.h"

int main(int count, char** words) {
  auto config = chorsu::bench::config();
  config.io_threads = count > 1 ? static_cast<unsigned>(std::atoi(words[1])) : 0;
  config.workers = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 0;
  auto* const log = std::fopen("/dev/null", "w");
  config.log = [log](std::string_view lines) { std::fwrite(lines.data(), 1, lines.size(), log); };
  chorsu::http::Server server(config, chorsu::bench::routes());
  server.start();
  std::printf("%u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  server.wait();
  std::fclose(log);
}
