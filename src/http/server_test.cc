// The whole server on real sockets of 127.0.0.1: what clients send, well-meaning or not, and what they get.
#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <condition_variable>
#include <csignal>
#include <fstream>
#include <future>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "http/test_client.h"
#include "json/parse.h"

namespace chorsu::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

// Closed until a test opens it: holds a handler in the middle of its work.
class Gate {
 public:
  void open() {
    std::lock_guard const lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void await_arrival(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return arrived_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int arrived_ = 0;
};

class ServerTest : public testing::Test {
 protected:
  ServerTest()
      : folder_(std::filesystem::temp_directory_path() / ("chorsu_web_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_ / "assets");
    std::ofstream(folder_ / "index.html") << "<html>the page</html>";
    std::ofstream(folder_ / "assets/app-1a2b.js") << std::string(5000, ' ');
    config.port = 0;
    config.io_threads = 2;
    config.workers = 2;
    config.stop_on_signals = false;
    config.web_folder = folder_;
    config.speech = test_speech;
    config.log = [this](std::string_view lines) {
      std::lock_guard const lock(log_mutex_);
      log_ += lines;
    };
  }
  ~ServerTest() override {
    gate.open();
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  // Started with the config as the test left it.
  Server& server() {
    if (!server_) {
      server_.emplace(config, routes());
      server_->start();
    }
    return *server_;
  }
  std::uint16_t port() { return server().port(); }
  void stop() { server_.reset(); }
  std::string log() {
    std::lock_guard const lock(log_mutex_);
    return log_;
  }
  // A line of /metrics.
  std::string metric(std::string const& name) {
    auto const text = "\n" + TestClient(port()).get("/metrics")->body;
    auto const at = text.find("\n" + name + " ");
    return at == std::string::npos
               ? ""
               : text.substr(at + name.size() + 2, text.find('\n', at + 1) - at - name.size() - 2);
  }
  void await_metric(std::string const& name, std::string const& value) {
    while (metric(name) != value) { std::this_thread::sleep_for(milliseconds(5)); }
  }

  // Until no new connection is taken.
  void await_refusal() {
    try {
      while (true) { TestClient late(port()); }
    } catch (std::runtime_error const&) {}
  }

  Config config;
  Gate gate;

 private:
  std::vector<Route> routes() {
    auto const echo = [](Request const& request) {
      boost::json::object told{
          {"method", text(request.method)}, {"body", request.body}, {"language", request.language.text()}};
      for (auto const& [name, value] : request.path_parameters) { told["path " + name] = value; }
      for (auto const& [name, value] : request.query) { told["query " + name] = value; }
      return json(boost::json::serialize(told));
    };
    auto const parse = [](Request const& request) {
      auto const document = json::parse(request.body);
      return document ? json(boost::json::serialize(*document)) : problem(request, document.error());
    };
    return {
        {.pattern = "/v1/echo", .query = {"q"}, .handler = echo},
        {.method = Method::post, .pattern = "/v1/echo", .handler = echo},
        {.method = Method::delete_, .pattern = "/v1/things/{id}", .handler = echo},
        {.pattern = "/v1/things/{id}", .handler = echo},
        {.method = Method::post, .pattern = "/v1/json", .handler = parse},
        {.pattern = "/v1/large",
         .handler = [](Request const&) { return json("\"" + std::string(20'000, 'x') + "\""); }},
        {.pattern = "/v1/vast", .handler = [](Request const&) { return json(std::string(30'000'000, 'x')); }},
        {.pattern = "/v1/throws",
         .handler = [](Request const&) -> Response { throw std::runtime_error("disk is full"); }},
        {.pattern = "/v1/throws-oddly", .handler = [](Request const&) -> Response { throw 7; }},
        {.pattern = "/v1/breaks-header",
         .handler = [](Request const&) { return Response{Status::ok, "", "", {{"X", "a\nb"}}}; }},
        {.pattern = "/v1/waits",
         .handler =
             [this](Request const&) {
               gate.pass();
               return json("\"waited\"");
             }},
        {.pattern = "/v1/client", .handler = [](Request const& request) { return json(request.client); }},
    };
  }

  std::filesystem::path const folder_;
  std::mutex log_mutex_;
  std::string log_;
  std::optional<Server> server_;
};

std::string key_of(std::optional<Answer> const& answer) {
  if (!answer) { return "no answer"; }
  if (answer->header("Content-Type") != "application/problem+json") { return std::to_string(answer->status); }
  auto const document = boost::json::parse(answer->body);
  return std::to_string(answer->status) + " " +
         std::string(document.at("errors").at(0).at("key").as_string());
}

// --- answers
// -------------------------------------------------------------------------------------------------

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
  TestClient client(port());
  for (int i = 0; i < 3; ++i) {
    auto const answer = client.get("/v1/echo?q=%D1%88%D0%B8%D0%BD%D1%8B");
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->header("Content-Type"), "application/json");
    EXPECT_EQ(answer->body, R"({"method":"GET","body":"","language":"en","query q":"шины"})");
  }
  EXPECT_EQ(client.post("/v1/echo", "{}")->body, R"({"method":"POST","body":"{}","language":"en"})");
  EXPECT_EQ(client.get("/v1/things/a%20b%2Fc")->body,
            R"({"method":"GET","body":"","language":"en","path id":"a b/c"})");
}

TEST_F(ServerTest, EveryAnswerHasItsHeaders) {
  TestClient client(port());
  for (auto const* const path : {"/v1/echo", "/", "/v1/none", "/v1/throws", "/healthz"}) {
    auto const answer = client.get(path);
    EXPECT_THAT(answer->header("Content-Security-Policy"), HasSubstr("frame-ancestors 'none'")) << path;
    EXPECT_EQ(answer->header("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_TRUE(answer->has("Referrer-Policy") && answer->has("Permissions-Policy") && answer->has("Date"))
        << path;
    EXPECT_EQ(answer->header("Cross-Origin-Opener-Policy"), "same-origin") << path;
    EXPECT_EQ(answer->header("X-Request-Id").size(), 16U) << path;
    EXPECT_FALSE(answer->has("Server")) << path;
  }
}

TEST_F(ServerTest, KeepsAWellFormedRequestIdAndReplacesAnother) {
  TestClient client(port());
  EXPECT_EQ(client.get("/v1/echo", "X-Request-Id: order-66\r\n")->header("X-Request-Id"), "order-66");
  EXPECT_EQ(client.get("/v1/echo", "X-Request-Id: <script>\r\n")->header("X-Request-Id").size(), 16U);
}

TEST_F(ServerTest, AnswersHeadLikeGetWithoutContent) {
  TestClient client(port());
  auto const get = client.get("/v1/large");
  client.send("HEAD /v1/large HTTP/1.1\r\nHost: test\r\n\r\n");
  auto const head = client.answer(true);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->header("Content-Length"), get->header("Content-Length"));
  EXPECT_EQ(client.get("/v1/echo")->status, 200);  // nothing of a body was left in between
}

TEST_F(ServerTest, TellsWhichMethodsAreAllowed) {
  TestClient client(port());
  client.send("PUT /v1/things/1 HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
  auto const refused = client.answer();
  EXPECT_EQ(key_of(refused), "405 http.method_not_allowed");
  EXPECT_EQ(refused->header("Allow"), "GET, HEAD, DELETE, OPTIONS");
  client.send("OPTIONS /v1/echo HTTP/1.1\r\nHost: test\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_EQ(client.answer()->header("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(client.answer()->status, 204);
  client.send("BREW /v1/echo HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_EQ(key_of(client.answer()), "405 http.method_not_allowed");
  client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(key_of(client.answer()), "405 http.method_not_allowed");
}

TEST_F(ServerTest, SpeaksTheLanguageAskedFor) {
  TestClient client(port());
  auto const title = [&](std::string_view path, std::string_view headers = "") {
    return boost::json::parse(client.get(path, headers)->body).at("title").as_string();
  };
  EXPECT_EQ(title("/v1/none"), "Not found");
  EXPECT_EQ(title("/v1/none", "Accept-Language: de, ru;q=0.8, en;q=0.5\r\n"), "Не найдено");
  EXPECT_EQ(title("/v1/none?lang=zh", "Accept-Language: ru\r\n"), "未找到");
  EXPECT_THAT(client.get("/v1/echo?lang=ru")->body, HasSubstr(R"("language":"ru")"));
  auto const unknown = client.get("/v1/echo?lang=tlh", "Accept-Language: ru\r\n");
  EXPECT_EQ(key_of(unknown), "422 http.language_unknown");
  EXPECT_THAT(unknown->body, HasSubstr(R"({"value":"zh","label":"中文"})"));
}

TEST_F(ServerTest, RefusesParametersTheRouteDoesNotHave) {
  auto const answer = TestClient(port()).get("/v1/echo?q=1&page=2&q=3&lang=xx");
  EXPECT_EQ(answer->status, 422);
  auto const document = boost::json::parse(answer->body);
  EXPECT_EQ(document.at("errors").as_array().size(), 3U);
  EXPECT_EQ(document.at("errors").at(1).at("field").as_string(), "page");
}

TEST_F(ServerTest, RefusesABodyOfAnotherType) {
  TestClient client(port());
  EXPECT_EQ(key_of(client.post("/v1/echo", "a=1", "application/x-www-form-urlencoded")),
            "415 http.body_type");
  EXPECT_EQ(client.post("/v1/echo", "{}", "application/json; charset=utf-8")->status, 200);
  EXPECT_EQ(client.post("/v1/echo", "", "text/plain")->status, 200);
  client.send(
      "POST /v1/echo HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Encoding: "
      "gzip\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(key_of(client.answer()), "415 http.body_coding");
  EXPECT_EQ(key_of(client.post("/v1/json", "{\"a\":1,}")), "400 json.malformed");
  EXPECT_EQ(key_of(client.post("/v1/json", "{\"a\":1,\"a\":2}")), "400 json.duplicate_field");
}

TEST_F(ServerTest, PacksLargeJsonWhereAccepted) {
  TestClient client(port());
  auto const packed = client.get("/v1/large", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed->header("Content-Encoding"), "gzip");
  EXPECT_LT(packed->body.size(), 1000U);
  EXPECT_EQ(packed->body.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(client.get("/v1/large")->body.size(), 20'002U);
  EXPECT_FALSE(client.get("/v1/echo", "Accept-Encoding: gzip\r\n")->has("Content-Encoding"));
}

// --- files
// -----------------------------------------------------------------------------------------------------

TEST_F(ServerTest, ServesFilesWithATagAndSaysWhenTheyAreUnchanged) {
  TestClient client(port());
  auto const page = client.get("/");
  EXPECT_EQ(page->body, "<html>the page</html>");
  EXPECT_EQ(page->header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page->header("Cache-Control"), "no-cache");
  auto const tag = page->header("ETag");
  auto const unchanged = client.get("/", "If-None-Match: \"other\", " + tag + "\r\n");
  EXPECT_EQ(unchanged->status, 304);
  EXPECT_EQ(unchanged->header("ETag"), tag);
  EXPECT_EQ(client.get("/", "If-None-Match: \"other\"\r\n")->status, 200);
  EXPECT_EQ(client.get("/assets/app-1a2b.js")->header("Cache-Control"),
            "public, max-age=31536000, immutable");
  client.send("HEAD /assets/app-1a2b.js HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_EQ(client.answer(true)->header("Content-Length"), "5000");
}

TEST_F(ServerTest, ServesPackedFiles) {
  TestClient client(port());
  for (auto const& [accepted, coding] : {std::pair{"gzip", "gzip"}, std::pair{"gzip, br", "br"}}) {
    std::optional<Answer> answer;
    do {  // packed in the background
      answer = client.get("/assets/app-1a2b.js", "Accept-Encoding: " + std::string(accepted) + "\r\n");
    } while (answer->header("Content-Encoding") != coding);
    EXPECT_LT(answer->body.size(), 200U);
    EXPECT_EQ(client
                  .get("/assets/app-1a2b.js", "If-None-Match: " + answer->header("ETag") +
                                                  "\r\nAccept-Encoding: " + accepted + "\r\n")
                  ->status,
              304);
  }
}

TEST_F(ServerTest, AnswersAddressesOfTheInterfaceWithItsPage) {
  TestClient client(port());
  EXPECT_EQ(client.get("/plan/7?from=Chongqing", "Accept: text/html,*/*\r\n")->body, "<html>the page</html>");
  EXPECT_EQ(key_of(client.get("/plan/7")), "404 http.not_found");
  EXPECT_EQ(key_of(client.get("/v1/none", "Accept: text/html\r\n")), "404 http.not_found");
  EXPECT_EQ(key_of(client.get("/../../etc/passwd")), "404 http.not_found");
  EXPECT_EQ(key_of(client.get("/%2e%2e/%2e%2e/etc/passwd")), "404 http.not_found");
}

// --- what is sent wrongly
// ----------------------------------------------------------------------------------------

struct Sent {
  char const* what;
  char const* bytes;
  char const* key;
};
class WrongRequest : public ServerTest, public testing::WithParamInterface<Sent> {};
TEST_P(WrongRequest, IsRefusedAndTheServerGoesOn) {
  TestClient client(port());
  client.send(GetParam().bytes);
  client.finish_sending();
  EXPECT_EQ(key_of(client.answer()), GetParam().key);
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_EQ(TestClient(port()).get("/v1/echo")->status, 200);
}
INSTANTIATE_TEST_SUITE_P(
    Server, WrongRequest,
    testing::Values(
        Sent{"garbage", "\x16\x03\x01\x02 nonsense\r\n\r\n", "400 http.request_malformed"},
        Sent{"no_target", "GET HTTP/1.1\r\n\r\n", "400 http.request_malformed"},
        Sent{"blank_in_target", "GET /v1/ echo HTTP/1.1\r\nHost: a\r\n\r\n", "505 http.version"},
        Sent{"version_2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505 http.version"},
        Sent{"blank_before_colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400 http.request_malformed"},
        Sent{"header_without_colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", "400 http.request_malformed"},
        Sent{"nul_in_header", "GET / HTTP/1.1\r\nHost: a\x01\r\n\r\n", "400 http.request_malformed"},
        Sent{"bare_newlines", "GET / HTTP/1.1\nHost: a\n\n", "505 http.version"},
        Sent{"no_host", "GET /v1/echo HTTP/1.1\r\nConnection: close\r\n\r\n", "400 http.host_missing"},
        Sent{"two_hosts", "GET /v1/echo HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
             "400 http.host_missing"},
        Sent{"relative_target", "GET v1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
             "400 http.request_malformed"},
        Sent{"broken_escape", "GET /v1/things/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
             "400 http.request_malformed"},
        Sent{"latin1_escape", "GET /v1/things/%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
             "400 http.request_malformed"},
        Sent{"two_lengths",
             "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
             "400 http.request_malformed"},
        Sent{"negative_length", "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: -2\r\n\r\n{}",
             "400 http.request_malformed"},
        Sent{"length_and_chunks",
             "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: "
             "chunked\r\n\r\n0\r\n\r\n",
             "400 http.request_malformed"},
        Sent{"chunks_and_length",
             "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
             "2\r\n\r\n0\r\n\r\n",
             "400 http.request_malformed"},
        Sent{"broken_chunk", "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "400 http.request_malformed"},
        Sent{"huge_length", "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n",
             "413 http.body_too_large"},
        Sent{"huge_chunk",
             "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
             "413 http.body_too_large"},
        Sent{"other_expectation",
             "POST /v1/echo HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 2\r\n\r\n",
             "417 http.expectation"}),
    [](auto const& sent) { return sent.param.what; });

TEST_F(ServerTest, RefusesHeadersThatAreTooLarge) {
  TestClient client(port());
  client.send("GET /v1/echo HTTP/1.1\r\nHost: test\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(key_of(client.answer()), "431 http.headers_too_large");
  EXPECT_TRUE(client.closed_by_server());
  TestClient endless(port());
  while (endless.send("X: " + std::string(1000, 'x') + "\r\n")) {}  // until the server has had enough
  EXPECT_EQ(metric(R"(chorsu_http_rejected_total{reason="headers_too_large"})"), "1");
}

TEST_F(ServerTest, RefusesABodyThatIsTooLarge) {
  config.body_bytes_max = 1000;
  TestClient client(port());
  EXPECT_EQ(client.post("/v1/echo", "\"" + std::string(900, 'x') + "\"")->status, 200);
  EXPECT_EQ(key_of(client.post("/v1/echo", std::string(1001, 'x'))), "413 http.body_too_large");
  EXPECT_TRUE(client.closed_by_server());
  TestClient chunked(port());
  chunked.send("POST /v1/echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 3; ++i) { chunked.send("190\r\n" + std::string(400, 'x') + "\r\n"); }
  EXPECT_EQ(key_of(chunked.answer()), "413 http.body_too_large");
  TestClient extension(port());
  extension.send("POST /v1/echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n1;");
  while (extension.send(std::string(1000, 'x'))) {}
  EXPECT_EQ(TestClient(port()).get("/v1/echo")->status, 200);
}

// --- how it is sent
// ----------------------------------------------------------------------------------------------

TEST_F(ServerTest, ReadsARequestByteByByte) {
  TestClient client(port());
  for (char const byte : std::string("POST /v1/echo HTTP/1.1\r\nHost: test\r\nContent-Type: "
                                     "application/json\r\nContent-Length: 2\r\n\r\n{}")) {
    client.send({&byte, 1});
  }
  EXPECT_THAT(client.answer()->body, HasSubstr(R"("body":"{}")"));
}

TEST_F(ServerTest, ReadsChunks) {
  TestClient client(port());
  client.send(
      "POST /v1/echo HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n"
      "3;note=x\r\n[1,\r\n2\r\n2]\r\n0\r\nTrailer: x\r\n\r\n");
  EXPECT_THAT(client.answer()->body, HasSubstr(R"("body":"[1,2]")"));
  EXPECT_EQ(client.get("/v1/echo")->status, 200);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  config.requests_per_second = 0;
  TestClient client(port());
  std::string pipeline;
  for (int i = 0; i < 500; ++i) {
    pipeline += "GET " + (i % 2 == 0 ? "/v1/things/" + std::to_string(i) : "/healthz") +
                " HTTP/1.1\r\nHost: test\r\n\r\n";
  }
  client.send(pipeline);
  for (int i = 0; i < 500; ++i) {
    EXPECT_THAT(client.answer()->body, HasSubstr(i % 2 == 0 ? "\"" + std::to_string(i) + "\"" : "alive"));
  }
}

TEST_F(ServerTest, SaysContinueToWhoExpectsIt) {
  TestClient client(port());
  client.send(
      "POST /v1/echo HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Type: "
      "application/json\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("{}");
  EXPECT_EQ(client.answer()->status, 200);
}

TEST_F(ServerTest, ClosesWhenTheClientWantsIt) {
  TestClient client(port());
  EXPECT_EQ(client.get("/v1/echo", "Connection: close\r\n")->header("Connection"), "close");
  EXPECT_TRUE(client.closed_by_server());
  TestClient old(port());
  old.send("GET /v1/echo HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.answer()->header("Connection"), "close");
  EXPECT_TRUE(old.closed_by_server());
  TestClient old_but_keeping(port());
  old_but_keeping.send("GET /v1/echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(old_but_keeping.answer()->header("Connection"), "keep-alive");
  EXPECT_EQ(old_but_keeping.get("/v1/echo")->status, 200);
}

TEST_F(ServerTest, SurvivesClientsThatLeave) {
  for (int i = 0; i < 20; ++i) {
    TestClient client(port());
    client.send(i % 2 == 0 ? "GET /v1/large HTTP/1.1\r\nHost: test\r\n\r\n"
                           : "POST /v1/echo HTTP/1.1\r\nHost: te");
  }
  EXPECT_EQ(TestClient(port()).get("/v1/echo")->status, 200);
  await_metric("chorsu_http_requests_in_flight", "1");  // the one that asks
}

// --- who is slow
// -------------------------------------------------------------------------------------------------

TEST_F(ServerTest, ClosesOnASlowHeader) {
  config.header_timeout = milliseconds(300);
  TestClient client(port());
  client.send("GET /v1/echo HTTP/1.1\r\nHo");
  EXPECT_TRUE(client.closed_by_server());
  TestClient drip(port());
  while (drip.send("X")) { std::this_thread::sleep_for(milliseconds(20)); }  // progress does not buy time
  EXPECT_EQ(metric(R"(chorsu_http_rejected_total{reason="header_timeout"})"), "2");
}

TEST_F(ServerTest, ClosesOnASlowBody) {
  config.body_timeout = milliseconds(300);
  TestClient client(port());
  client.send("POST /v1/echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_EQ(metric(R"(chorsu_http_rejected_total{reason="body_timeout"})"), "1");
}

TEST_F(ServerTest, ClosesIdleConnections) {
  config.idle_timeout = milliseconds(300);
  TestClient silent(port());
  TestClient client(port());
  EXPECT_EQ(client.get("/v1/echo")->status, 200);
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_TRUE(silent.closed_by_server());
}

TEST_F(ServerTest, ClosesOnAClientThatDoesNotRead) {
  config.write_timeout = milliseconds(300);
  TestClient client(port());
  client.send("GET /v1/vast HTTP/1.1\r\nHost: test\r\n\r\n");
  await_metric(R"(chorsu_http_rejected_total{reason="write_timeout"})", "1");
  await_metric("chorsu_http_requests_in_flight", "1");
}

TEST_F(ServerTest, WritesALargeAnswerToASlowReader) {
  TestClient client(port());
  EXPECT_EQ(client.get("/v1/vast")->body.size(), 30'000'000U);
}

// --- limits
// --------------------------------------------------------------------------------------------------------

TEST_F(ServerTest, LimitsTheRateOfOneClient) {
  config.requests_per_second = 1;
  config.requests_burst = 3;
  TestClient client(port());
  for (int i = 0; i < 3; ++i) { EXPECT_EQ(client.get("/v1/echo")->status, 200); }
  std::optional<Answer> refused;
  do { refused = client.get("/v1/echo"); } while (refused->status == 200);  // a token may have come meanwhile
  EXPECT_EQ(key_of(refused), "429 http.too_many_requests");
  EXPECT_EQ(refused->header("Retry-After"), "1");
  EXPECT_EQ(TestClient(port(), INADDR_LOOPBACK + 1).get("/v1/echo")->status, 200);  // another client
}

TEST_F(ServerTest, LimitsTheConnectionsOfOneClient) {
  config.connections_per_client_max = 2;
  TestClient first(port());
  std::optional<TestClient> second(std::in_place, port());
  EXPECT_EQ(first.get("/v1/echo")->status, 200);
  EXPECT_EQ(second->get("/v1/echo")->status, 200);
  TestClient third(port());
  EXPECT_EQ(third.answer()->status, 503);
  EXPECT_TRUE(third.closed_by_server());
  EXPECT_EQ(TestClient(port(), INADDR_LOOPBACK + 1).get("/v1/echo")->status, 200);
  second.reset();
  while (true) {  // as soon as the server has seen the second one leave
    TestClient again(port());
    if (auto const answer = again.get("/v1/echo"); answer && answer->status == 200) { break; }
  }
}

TEST_F(ServerTest, LimitsConnectionsInAll) {
  config.connections_max = 1;
  TestClient first(port());
  EXPECT_EQ(first.get("/v1/echo")->status, 200);
  TestClient second(port(), INADDR_LOOPBACK + 1);
  EXPECT_EQ(second.answer()->status, 503);
  EXPECT_THAT(first.get("/metrics")->body,
              HasSubstr("chorsu_http_rejected_total{reason=\"connections\"} 1\n"));
}

TEST_F(ServerTest, SaysBusyWhenTheQueueIsFullAndStaysObservable) {
  config.workers = 1;
  config.queue_max = 1;
  TestClient working(port());
  TestClient waiting(port());
  TestClient turned_away(port());
  working.send("GET /v1/waits HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.await_arrival(1);
  waiting.send("GET /v1/waits HTTP/1.1\r\nHost: test\r\n\r\n");
  await_metric("chorsu_http_worker_queue", "1");
  auto const busy = turned_away.get("/v1/echo");
  EXPECT_EQ(key_of(busy), "503 http.busy");
  EXPECT_TRUE(busy->has("Retry-After"));
  EXPECT_EQ(turned_away.get("/healthz")->body, "alive\n");
  gate.open();
  EXPECT_EQ(working.answer()->body, "\"waited\"");
  EXPECT_EQ(waiting.answer()->body, "\"waited\"");
}

TEST_F(ServerTest, KnowsTheClientBehindATrustedProxy) {
  config.trusted_proxies = {"127.0.0.2"};
  TestClient proxy(port(), INADDR_LOOPBACK + 1);
  EXPECT_EQ(proxy.get("/v1/client", "X-Forwarded-For: 198.51.100.1, 192.0.2.7\r\n")->body, "192.0.2.7");
  EXPECT_EQ(proxy.get("/v1/client", "X-Forwarded-For: nonsense\r\n")->body, "127.0.0.2");
  EXPECT_EQ(TestClient(port()).get("/v1/client", "X-Forwarded-For: 192.0.2.7\r\n")->body, "127.0.0.1");
  EXPECT_EQ(proxy.get("/metrics", "X-Forwarded-For: 192.0.2.7\r\n")->status, 404);
}

// --- faults
// ----------------------------------------------------------------------------------------------------------

TEST_F(ServerTest, AnswersAFaultWithItsNumberOnly) {
  TestClient client(port());
  for (auto const* const path : {"/v1/throws", "/v1/throws-oddly", "/v1/breaks-header"}) {
    auto const answer = client.get(path, "X-Request-Id: number-7\r\n");
    EXPECT_EQ(key_of(answer), "500 http.fault") << path;
    EXPECT_THAT(answer->body, HasSubstr("number-7"));
    EXPECT_THAT(answer->body, Not(HasSubstr("disk is full")));
  }
  EXPECT_THAT(log(), HasSubstr(R"({"fault":"disk is full","request":"number-7","path":"/v1/throws"})"));
  EXPECT_EQ(client.get("/v1/echo")->status, 200);
}

// --- events
// ----------------------------------------------------------------------------------------------------------

std::string const kFollow = "GET /v1/events HTTP/1.1\r\nHost: test\r\n";

TEST_F(ServerTest, StreamsEventsAndGoesOnAfterABreak) {
  TestClient client(port());
  client.send(kFollow + "\r\n");
  EXPECT_EQ(client.answer()->header("Content-Type"), "text/event-stream");
  await_metric("chorsu_http_event_streams", "1");
  server().publish("editions", "{\"kind\":\"tariff\"}");
  auto const event = client.until("\n\n");
  EXPECT_THAT(*event, HasSubstr("event: editions\ndata: {\"kind\":\"tariff\"}\n\n"));
  auto const id = event->substr(4, event->find('\n') - 4);
  server().publish("editions", "missed");
  TestClient again(port());
  again.send(kFollow + "Last-Event-ID: " + id + "\r\n\r\n");
  EXPECT_TRUE(again.answer());
  EXPECT_THAT(*again.until("\n\n"), HasSubstr("data: missed\n"));
  TestClient elsewhere(port());
  elsewhere.send(kFollow + "Last-Event-ID: 1-1\r\n\r\n");
  EXPECT_TRUE(elsewhere.answer());
  EXPECT_THAT(*elsewhere.until("\n\n"), HasSubstr("event: gap\n"));
}

TEST_F(ServerTest, KeepsAStreamAliveAndForgetsItWhenTheReaderGoes) {
  config.event_heartbeat = milliseconds(50);
  {
    TestClient client(port());
    client.send(kFollow + "\r\n");
    EXPECT_TRUE(client.answer());
    EXPECT_TRUE(client.until(": \n\n"));
    EXPECT_TRUE(client.until(": \n\n"));
  }
  await_metric("chorsu_http_event_streams", "0");
}

TEST_F(ServerTest, DropsAReaderThatDoesNotRead) {
  TestClient client(port());
  client.send(kFollow + "\r\n");
  await_metric("chorsu_http_event_streams", "1");
  std::string const data(100'000, 'x');
  while (metric("chorsu_http_event_streams") == "1") { server().publish("flood", data); }
  EXPECT_EQ(metric(R"(chorsu_http_rejected_total{reason="event_backlog"})"), "1");
}

TEST_F(ServerTest, LimitsStreams) {
  config.event_streams_max = 1;
  TestClient first(port());
  first.send(kFollow + "\r\n");
  EXPECT_EQ(first.answer()->status, 200);
  EXPECT_EQ(key_of(TestClient(port()).get("/v1/events")), "503 http.too_many_streams");
}

// --- running it
// ------------------------------------------------------------------------------------------------------

TEST_F(ServerTest, SaysWhetherItIsReady) {
  std::atomic<bool> ready = false;
  config.ready = [&ready] { return ready.load(); };
  TestClient client(port());
  EXPECT_EQ(client.get("/readyz")->status, 503);
  ready = true;
  EXPECT_EQ(client.get("/readyz")->body, "ready\n");
}

TEST_F(ServerTest, CountsWhatItAnswers) {
  TestClient client(port());
  client.get("/v1/echo");
  client.get("/v1/things/1");
  client.get("/v1/none");
  client.get("/");
  EXPECT_EQ(metric(R"(chorsu_http_requests_total{route="/v1/echo",method="GET",status="200"})"), "1");
  EXPECT_EQ(metric(R"(chorsu_http_requests_total{route="/v1/things/{id}",method="GET",status="200"})"), "1");
  EXPECT_EQ(metric(R"(chorsu_http_requests_total{route="none",method="",status="404"})"), "1");
  EXPECT_EQ(metric(R"(chorsu_http_requests_total{route="static",method="GET",status="200"})"), "1");
  EXPECT_EQ(metric(R"(chorsu_http_request_seconds_bucket{route="/v1/echo",method="GET",le="+Inf"})"), "1");
  EXPECT_NE(metric("process_resident_memory_bytes"), "0");
}

TEST_F(ServerTest, LogsEachRequestAsOneLine) {
  TestClient client(port());
  client.get("/v1/echo?q=secret", "X-Request-Id: number-8\r\n");
  client.get("/v1/\xff\"", "X-Request-Id: number-9\r\n");
  stop();
  std::istringstream lines(log());
  std::vector<boost::json::object> read;
  for (std::string line; std::getline(lines, line);) { read.push_back(boost::json::parse(line).as_object()); }
  ASSERT_EQ(read.size(), 2U);
  auto const& first = read.front();
  EXPECT_EQ(first.at("request").as_string(), "number-8");
  EXPECT_EQ(first.at("client").as_string(), "127.0.0.1");
  EXPECT_EQ(first.at("method").as_string(), "GET");
  EXPECT_EQ(first.at("path").as_string(), "/v1/echo");
  EXPECT_EQ(first.at("status").as_int64(), 200);
  EXPECT_GT(first.at("bytes").as_int64(), 100);
  EXPECT_EQ(read.at(1).at("path").as_string(), "/v1/%ff%22");
  EXPECT_THAT(log(), Not(HasSubstr("secret")));
}

TEST_F(ServerTest, FinishesRequestsInFlightWhenItStops) {
  TestClient idle(port());
  TestClient streaming(port());
  TestClient working(port());
  EXPECT_EQ(idle.get("/v1/echo")->status, 200);
  streaming.send(kFollow + "\r\n");
  EXPECT_TRUE(streaming.answer());
  working.send("GET /v1/waits HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.await_arrival(1);
  server().stop();
  EXPECT_TRUE(idle.closed_by_server());
  EXPECT_TRUE(streaming.closed_by_server());
  await_refusal();
  gate.open();
  auto const answer = working.answer();
  EXPECT_EQ(answer->body, "\"waited\"");
  EXPECT_EQ(answer->header("Connection"), "close");
  server().wait();
}

TEST_F(ServerTest, DoesNotWaitForeverForAConnection) {
  config.stop_timeout = milliseconds(200);
  TestClient working(port());
  working.send("GET /v1/waits HTTP/1.1\r\nHost: test\r\n\r\n");
  gate.await_arrival(1);
  server().stop();
  EXPECT_TRUE(working.closed_by_server());
  gate.open();
  server().wait();
}

TEST_F(ServerTest, StopsOnASignal) {
  config.stop_on_signals = true;
  EXPECT_EQ(TestClient(port()).get("/v1/echo")->status, 200);
  std::raise(SIGTERM);
  server().wait();
  EXPECT_THROW(TestClient late(port()), std::runtime_error);
}

TEST_F(ServerTest, DoesNotShareItsPortWithAnotherProgram) {
  auto second = config;
  second.port = port();
  EXPECT_THROW(Server(second, {}), std::system_error);
}

TEST_F(ServerTest, ListsAllRoutes) {
  std::vector<std::string> listed;
  for (auto const& route : server().routes()) {
    listed.push_back(std::string(text(route.method)) + " " + route.pattern);
  }
  EXPECT_THAT(listed, testing::IsSupersetOf({"POST /v1/echo", "GET /v1/events", "GET /healthz", "GET /readyz",
                                             "GET /metrics"}));
}

}  // namespace
}  // namespace chorsu::http
