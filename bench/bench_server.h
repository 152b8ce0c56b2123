// The server that is measured: one route that builds a kilobyte of JSON for each request, as a handler would.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <memory>
#include <stdexcept>

#include "http/server.h"

namespace chorsu::bench {

class NoNames final : public language::Names {
 public:
  std::string country(std::string_view code, LanguageTag const&) const override { return std::string(code); }
  std::string place(std::string_view place, LanguageTag const&) const override { return std::string(place); }
  std::string goods(std::string_view code, LanguageTag const&) const override { return std::string(code); }
};

inline http::Response kilobyte(http::Request const& request) {
  boost::json::array legs;
  for (int leg = 0; leg < 10; ++leg) {
    legs.push_back({{"from", "CNCKG"},
                    {"to", "KZALA"},
                    {"mode", "rail"},
                    {"distance_km", 4137 + leg},
                    {"hours", "212.5"},
                    {"border", "Khorgos"}});
  }
  return http::json(boost::json::serialize(boost::json::object{
      {"request", request.id}, {"language", request.language.text()}, {"legs", std::move(legs)}}));
}

inline std::vector<http::Route> routes() {
  return {{http::Method::get, "/v1/kilobyte", {}, kilobyte},
          {http::Method::get, "/v1/kilobyte-at-once", {}, kilobyte, http::Runs::at_once}};
}

inline http::Config config() {
  auto catalogue = language::Catalogue::load(CHORSU_ROOT "/messages");
  if (!catalogue) { throw std::runtime_error("messages cannot be read"); }
  http::Config config;
  config.port = 0;
  config.requests_per_second = 0;
  config.connections_per_client_max = 20'000;
  config.speech = [speech = http::Speech{std::make_shared<language::Catalogue const>(std::move(*catalogue)),
                                         std::make_shared<NoNames const>()}] { return speech; };
  return config;
}

}  // namespace chorsu::bench
