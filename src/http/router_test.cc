#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace chorsu::http {
namespace {

std::string found(Router const& router, std::string_view path, Method method = Method::get) {
  auto const match = router.find(path);
  if (!match) { return "nothing"; }
  auto const* const route = match->route(method);
  std::string told =
      route != nullptr ? route->pattern : "not " + std::string(text(method)) + ", allow " + match->allow();
  for (auto const value : match->values) { told += " " + std::string(value); }
  return told;
}

TEST(Router, FindsLiteralsBeforeNames) {
  std::vector<Route> const routes{{.pattern = "/"},
                                  {.pattern = "/v1/{kind}/{id}"},
                                  {.pattern = "/v1/plans/{id}"},
                                  {.method = Method::post, .pattern = "/v1/plans/{plan}"},
                                  {.pattern = "/v1/plans/latest"}};
  Router const router(routes);
  EXPECT_EQ(found(router, "/"), "/");
  EXPECT_EQ(found(router, "/v1/plans/latest"), "/v1/plans/latest");
  EXPECT_EQ(found(router, "/v1/plans/7"), "/v1/plans/{id} 7");
  EXPECT_EQ(found(router, "/v1/plans/a%2Fb", Method::post), "/v1/plans/{plan} a%2Fb");
  EXPECT_EQ(found(router, "/v1/goods/7"), "/v1/{kind}/{id} goods 7");
  EXPECT_EQ(found(router, "/v1/plans/7", Method::put), "not PUT, allow GET, HEAD, POST, OPTIONS 7");
  for (auto const* const path :
       {"/v1/plans/", "/v1/plans", "/v1/plans/7/8", "//v1/plans/7", "", "v1/plans/7", "/V1/plans/7/"}) {
    EXPECT_EQ(found(router, path), "nothing") << path;
  }
  EXPECT_EQ(names_in("/v1/{kind}/{id}"), (std::vector<std::string>{"kind", "id"}));
}

TEST(Router, RefusesRoutesThatCannotBe) {
  auto const routes = [](std::string first, std::string second) {
    return std::vector<Route>{{.pattern = std::move(first)}, {.pattern = std::move(second)}};
  };
  for (auto const& wrong : {routes("/a", "/a"), routes("/a/{b}", "/a/{c}"), routes("a", "/"),
                            routes("/{}", "/"), routes("/a{b}", "/"), routes("/a?b", "/")}) {
    EXPECT_THROW(Router router(wrong), std::invalid_argument) << wrong[0].pattern;
  }
}

}  // namespace
}  // namespace chorsu::http
