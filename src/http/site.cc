#include "http/site.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <exception>

#include "http/problem.h"
#include "http/target.h"

namespace chorsu::http {
namespace {

std::optional<Method> method_of(std::string_view sent) {
  if (sent == "HEAD") { return Method::get; }
  for (auto const method : {Method::get, Method::post, Method::put, Method::patch, Method::delete_}) {
    if (text(method) == sent) { return method; }
  }
  return std::nullopt;
}

unsigned workers_of(Config const& config) {
  return config.workers > 0 ? config.workers : 2 * std::max(1U, std::thread::hardware_concurrency());
}

std::uint64_t this_run() {
  return static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch() /
                                    std::chrono::milliseconds(1));
}

constexpr std::size_t kEventsKept = 256;

}  // namespace

Site::Site(Config given, std::vector<Route> own)
    : config(std::move(given)),
      routes(with_own(std::move(own))),
      router(routes),
      files(config.web_folder),
      events(this_run(), kEventsKept),
      metrics(routes),
      clients({config.connections_per_client_max, config.requests_per_second, config.requests_burst}),
      pool(workers_of(config), config.queue_max) {}

std::vector<Route> Site::with_own(std::vector<Route> all) {
  all.push_back({Method::get, "/v1/events", {}, {}, Runs::event_stream});
  all.push_back(
      {Method::get, "/healthz", {}, [](Request const&) { return plain_text("alive\n"); }, Runs::at_once});
  all.push_back({Method::get,
                 "/readyz",
                 {},
                 [this](Request const&) {
                   auto const ready = !stopping && config.ready();
                   return plain_text(ready ? "ready\n" : "not ready\n",
                                     ready ? Status::ok : Status::unavailable);
                 },
                 Runs::at_once});
  all.push_back({Method::get,
                 "/metrics",
                 {},
                 [this](Request const& request) { return metrics_for(request); },
                 Runs::at_once});
  return all;
}

Response Site::metrics_for(Request const& request) const {
  boost::system::error_code error;
  auto const address = boost::asio::ip::make_address(request.client, error);
  if (!config.metrics_for_all && (error || !address.is_loopback())) {
    return problem(request, "http.not_found");
  }
  auto response = plain_text(metrics.text(pool.waiting()));
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

std::string Site::client_behind(std::string const& peer, std::string_view forwarded_for) const {
  if (forwarded_for.empty() ||
      std::ranges::find(config.trusted_proxies, peer) == config.trusted_proxies.end()) {
    return peer;
  }
  auto last = forwarded_for.substr(forwarded_for.rfind(',') + 1);
  while (last.starts_with(' ')) { last.remove_prefix(1); }
  boost::system::error_code error;
  auto const address = boost::asio::ip::make_address(std::string(last), error);
  return error ? peer : address.to_string();
}

void Site::greet(Exchange& exchange) const {
  auto& request = exchange.request;
  exchange.counted_as = metrics.no_route();
  exchange.accepted = accepted_codings(request.header("Accept-Encoding").value_or(""));
  request.speech = config.speech();
  request.language = request.speech.catalogue->choose(request.header("Accept-Language").value_or(""));
}

Reply Site::refusal(Exchange const& exchange, Problems const& problems,
                    std::vector<Parameter> headers) const {
  auto response = problem(exchange.request, problems);
  response.headers = std::move(headers);
  return reply(std::move(response), exchange.reply_to());
}

Reply Site::options(Exchange const& exchange, std::string allow) const {
  return reply({Status::no_content, "", "", {{"Allow", std::move(allow)}}}, exchange.reply_to());
}

std::optional<Reply> Site::limited(Exchange const& exchange, Client& client) const {
  auto const wait = client.wait_for_token(exchange.began);
  if (!wait) { return std::nullopt; }
  metrics.rejected(Rejected::request_rate);
  return refusal(exchange,
                 Problems("", message("http.too_many_requests", argument("seconds", wait->count()))),
                 {{"Retry-After", std::to_string(wait->count())}});
}

Route const* Site::find(Exchange& exchange, Client& client, Reply& reply) const {
  auto const target = parse_target(exchange.target);
  exchange.request.path = target ? std::string(target->path) : exchange.target;
  if (auto const language = target ? query_value(target->query, "lang") : std::nullopt) {
    speak(*language, exchange);
  }
  if (auto limit = limited(exchange, client)) {
    reply = std::move(*limit);
    return nullptr;
  }
  auto const refuse = [&](std::string_view key, std::vector<Parameter> headers = {}) {
    reply = refusal(exchange, Problems("", message(key)), std::move(headers));
    return nullptr;
  };
  if (exchange.hosts > 1 || (exchange.hosts == 0 && !exchange.http_1_0)) {
    return refuse("http.host_missing");
  }
  if (exchange.method == "OPTIONS" && exchange.target == "*") {
    reply = options(exchange, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return nullptr;
  }
  if (!target) { return refuse("http.request_malformed"); }
  auto const match = router.find(target->path);
  if (!match) {
    auto file = file_for(exchange, target->path);
    if (!file) { return refuse("http.not_found"); }
    reply = std::move(*file);
    return nullptr;
  }
  if (exchange.method == "OPTIONS") {
    reply = options(exchange, match->allow());
    return nullptr;
  }
  auto const method = method_of(exchange.method);
  auto const* const route = method ? match->route(*method) : nullptr;
  if (route == nullptr) { return refuse("http.method_not_allowed", {{"Allow", match->allow()}}); }
  exchange.counted_as = static_cast<std::size_t>(route - routes.data());
  if (auto wrong = checked(*route, *match, target->query, exchange)) {
    reply = std::move(*wrong);
    return nullptr;
  }
  return route;
}

std::optional<Reply> Site::file_for(Exchange& exchange, std::string_view path) const {
  auto const decoded = percent_decoded(path);
  auto const* file = decoded ? files.find(*decoded) : nullptr;
  auto const reads = exchange.method == "GET" || exchange.method == "HEAD";
  auto const accepts = exchange.request.header("Accept").value_or("");
  // The interface's own addresses are all answered by its one page.
  if (file == nullptr && reads && !path.starts_with("/v1/") &&
      accepts.find("text/html") != std::string_view::npos) {
    file = files.index();
  }
  if (file == nullptr) { return std::nullopt; }
  exchange.counted_as = metrics.static_files();
  if (exchange.method == "OPTIONS") { return options(exchange, "GET, HEAD, OPTIONS"); }
  if (!reads) {
    return refusal(exchange, Problems("", message("http.method_not_allowed")),
                   {{"Allow", "GET, HEAD, OPTIONS"}});
  }
  return reply(*file, exchange.request.header("If-None-Match").value_or(""), exchange.reply_to());
}

bool Site::speak(std::string_view language, Exchange& exchange) const {
  auto const tag = LanguageTag::parse(language);
  if (!tag || !exchange.request.speech.catalogue->speaks(*tag)) { return false; }
  exchange.request.language = *tag;
  return true;
}

Problem Site::unspoken(std::string_view language, Request const& request) const {
  Problem unknown{"lang", message("http.language_unknown", argument("language", language)), {}};
  for (auto const& spoken : request.speech.catalogue->languages()) {
    unknown.choices.push_back({spoken.text(), message("http.language", argument("tag", spoken.text()))});
  }
  return unknown;
}

Problems Site::wrong_body(Route const& route, Request const& request) const {
  if (request.body.empty() || route.method == Method::get) { return {}; }
  if (request.header("Content-Encoding")) { return Problems("", message("http.body_coding")); }
  if (media_type(request.header("Content-Type").value_or("")) == route.body_type) { return {}; }
  return Problems("", message("http.body_type", argument("type", route.body_type)));
}

std::optional<Reply> Site::checked(Route const& route, Router::Match const& match, std::string_view query,
                                   Exchange& exchange) const {
  auto& request = exchange.request;
  request.method = route.method;
  Problems problems;
  if (auto const language = query_value(query, "lang"); language && !speak(*language, exchange)) {
    problems.add(unspoken(*language, request));
  }
  auto parameters = parse_query(query, route.query);
  if (parameters) {
    request.query = std::move(*parameters);
  } else {
    problems.add(parameters.error());
  }
  auto const names = match.values.empty() ? std::vector<std::string>() : names_in(route.pattern);
  for (std::size_t i = 0; i < match.values.size(); ++i) {
    auto value = percent_decoded(match.values[i]);
    if (!value) { return refusal(exchange, Problems("", message("http.request_malformed"))); }
    request.path_parameters.push_back({names[i], std::move(*value)});
  }
  problems.add(wrong_body(route, request));
  return problems.empty() ? std::nullopt : std::optional(refusal(exchange, problems));
}

Reply Site::answer(Route const& route, Exchange const& exchange) const {
  std::string what;
  try {
    return reply(route.handler(exchange.request), exchange.reply_to());
  } catch (std::exception const& fault) { what = fault.what(); } catch (...) {
    what = "of an unknown type";
  }
  config.log(boost::json::serialize(boost::json::object{
                 {"fault", what}, {"request", exchange.request.id}, {"path", exchange.request.path}}) +
             "\n");
  return refusal(exchange, Problems("", message("http.fault", argument("request", exchange.request.id))));
}

}  // namespace chorsu::http
