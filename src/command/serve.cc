#include "command/serve.h"

#include <chrono>
#include <iostream>
#include <stop_token>
#include <thread>

#include "http/server.h"
#include "planning/http.h"

namespace chorsu::command {
namespace {

// How soon this process sees what another one imported into the same database.
constexpr std::chrono::milliseconds kRefreshEvery{1000};

// Watches for new editions in force, swaps them in and tells whoever follows the events.
std::jthread follow_editions(planning::Desk& desk, http::Server& server) {
  return std::jthread([&desk, &server](std::stop_token const& stop) {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(kRefreshEvery);
      try {
        auto const changed = desk.refresh();
        if (changed && *changed) { server.publish("editions", "{}"); }
        if (!changed) { std::cerr << "editions: " << changed.error().all().front().message.key << '\n'; }
      } catch (std::exception const& fault) {
        std::cerr << "editions: " << fault.what() << '\n';  // the ones in place stay
      }
    }
  });
}

}  // namespace

int serve(Setting const& setting, Workplace& workplace,
          std::shared_ptr<language::Catalogue const> catalogue) {
  auto config = setting.http;
  auto& desk = workplace.desk();
  config.speech = [&desk, catalogue] {
    return http::Speech{catalogue, std::make_shared<planning::IndexNames>(desk.current())};
  };
  config.ready = [&desk] { return desk.current()->reference != nullptr; };
  config.log = [](std::string_view lines) { std::clog << lines; };
  http::Server server(config, planning::routes(desk, workplace.pool()));
  server.start();
  std::cout << "http://" << config.address << ':' << server.port() << std::endl;
  auto const follower = follow_editions(desk, server);
  server.wait();
  return 0;
}

}  // namespace chorsu::command
