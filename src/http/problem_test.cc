#include "http/problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "http/test_client.h"

namespace chorsu::http {
namespace {

Request asked_in(std::string_view language) {
  Request request;
  request.id = "abc";
  request.language = *LanguageTag::parse(language);
  request.speech = test_speech();
  return request;
}

TEST(Problem, TellsEveryFieldInTheCallersLanguage) {
  Problems problems;
  problems.add("lines[3].qty", message("json.integer_expected"));
  problems.add({"lang",
                message("http.language_unknown", argument("language", "xx")),
                {{"ru", message("http.language", argument("tag", "ru"))}}});
  auto const response = problem(asked_in("ru"), problems);
  EXPECT_EQ(response.status, Status::unprocessable);
  EXPECT_EQ(response.type, "application/problem+json");
  EXPECT_EQ(boost::json::parse(response.body), boost::json::parse(R"({
    "type": "urn:chorsu:problem:invalid", "title": "Проверьте отправленные данные", "status": 422,
    "detail": "Нужно 2 исправления.", "instance": "abc",
    "errors": [
      {"field": "lines[3].qty", "key": "json.integer_expected", "message": "Здесь нужно целое число без кавычек."},
      {"field": "lang", "key": "http.language_unknown", "message": "Язык «xx» здесь не поддерживается.",
       "choices": [{"value": "ru", "label": "Русский"}]}]})"));
}

TEST(Problem, OneProblemIsItsOwnDetail) {
  auto const document = boost::json::parse(problem(asked_in("zh"), "http.not_found").body);
  EXPECT_EQ(document.at("detail").as_string(), "该地址没有内容。");
  EXPECT_EQ(document.at("title").as_string(), "未找到");
}

TEST(Problem, StatusFollowsTheFirstKey) {
  auto const status = [](std::string_view field, std::string_view key) {
    return code(status_of(Problems(field, message(key))));
  };
  EXPECT_EQ(status("", "json.malformed"), 400);
  EXPECT_EQ(status("a", "json.duplicate_field"), 400);
  EXPECT_EQ(status("", "plan.not_found"), 404);
  EXPECT_EQ(status("from", "place.not_found"), 422);
  EXPECT_EQ(status("from", "json.required"), 422);
  EXPECT_EQ(status("", "http.fault"), 500);
  EXPECT_EQ(code(status_of({})), 500);
}

TEST(Problem, TellsAHundredErrorsAtMost) {
  Problems problems;
  for (int i = 0; i < 5000; ++i) { problems.add("x", message("json.unknown_field")); }
  EXPECT_EQ(boost::json::parse(problem(asked_in("en"), problems).body).at("errors").as_array().size(), 100U);
}

std::vector<std::string> own_keys(LanguageTag const& language) {
  auto keys = test_speech().catalogue->keys(language);
  std::erase_if(
      keys, [](std::string const& key) { return !key.starts_with("http.") && !key.starts_with("json."); });
  return keys;
}

TEST(Problem, IsWordedInEveryLanguage) {
  auto const english = own_keys(LanguageTag::english());
  EXPECT_GT(english.size(), 40U);
  for (auto const* const language : {"zh", "ru"}) {
    EXPECT_EQ(own_keys(*LanguageTag::parse(language)), english) << language;
  }
}

}  // namespace
}  // namespace chorsu::http
