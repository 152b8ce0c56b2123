// How long a tour question takes from JSON in to JSON out, by one thread, with all shipped data loaded.
// Prints p50 and p99 in milliseconds for each question. Must: every p99 under 50 ms.
//
//   build/release/bench/tour_latency [ROUNDS]
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "command/setting.h"
#include "json/parse.h"
#include "planning/json.h"

namespace {

using namespace chorsu;

constexpr std::array<std::string_view, 7> kQuestions{
    R"({"goods":"electric passenger cars","from":"Chongqing","to":"Almaty","quantity":{"number":"40","unit":"H87"},"value":{"amount":"1120000","currency":"USD"},"gross_weight":{"number":"68","unit":"TNE"},"incoterm":"DAP"})",
    R"({"goods":"laptops","from":"Chongqing","to":"Moscow","quantity":{"number":"5000","unit":"H87"},"value":{"amount":"2500000","currency":"USD"},"gross_weight":{"number":"12","unit":"TNE"},"incoterm":"CIP"})",
    R"({"goods":"dried apricots","from":"Dushanbe","to":"Almaty","value":{"amount":"46000","currency":"USD"},"gross_weight":{"number":"20","unit":"TNE"},"incoterm":"FCA"})",
    R"({"goods":"machine tools","hs_code":"845710","from":"Chongqing","to":"Minsk","value":{"amount":"2400000","currency":"CNY"},"gross_weight":{"number":"21","unit":"TNE"},"incoterm":"DAP"})",
    R"({"goods":"polypropylene","from":"Almaty","to":"Chongqing","value":{"amount":"260000","currency":"USD"},"gross_weight":{"number":"250","unit":"TNE"},"incoterm":"FCA"})",
    R"({"goods":"tyres","hs_code":"401120","from":"Qingdao","to":"Bishkek","value":{"amount":"84000","currency":"USD"},"gross_weight":{"number":"12","unit":"TNE"},"incoterm":"CPT"})",
    R"({"goods":"electric passenger cars","from":"Chongqing","to":"Tashkent","value":{"amount":"1120000","currency":"USD"},"gross_weight":{"number":"68","unit":"TNE"},"incoterm":"DAP"})"};

std::string ask(std::string_view text, planning::Index const& index, language::Voice const& voice) {
  auto const document = json::parse(text);
  auto const request = planning::read_plan_request(*document, index, *Date::parse("2026-12-01"));
  auto const answer = planning::answer(index, request->question);
  return boost::json::serialize(planning::plan_json(*answer, index, voice));
}

double millis(std::chrono::steady_clock::duration span) {
  return std::chrono::duration<double, std::milli>(span).count();
}

}  // namespace

int main(int argc, char** argv) {
  auto const rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500UL;
  auto const folder = std::filesystem::temp_directory_path() / "chorsu-tour-latency";
  std::filesystem::remove_all(folder);
  auto workplace = command::Workplace::open({CHORSU_ROOT, folder / "bench.db", "en", {}});
  auto const catalogue = language::Catalogue::load(std::filesystem::path(CHORSU_ROOT) / "messages");
  if (!workplace || !catalogue || !(*workplace)->desk().load()) { return 1; }
  auto const index = (*workplace)->desk().current();
  planning::IndexNames const names(index);
  fmt::print("{:<4}{:>10}{:>10}{:>12}\n", "", "p50 ms", "p99 ms", "bytes");
  for (auto const* tag : {"en", "zh", "ru"}) {
    language::Voice const voice(*catalogue, *LanguageTag::parse(tag), names);
    for (auto const question : kQuestions) {
      std::vector<double> spans;
      auto const bytes = ask(question, *index, voice).size();
      for (std::size_t i = 0; i < rounds; ++i) {
        auto const start = std::chrono::steady_clock::now();
        ask(question, *index, voice);
        spans.push_back(millis(std::chrono::steady_clock::now() - start));
      }
      std::ranges::sort(spans);
      fmt::print("{:<4}{:>10.2f}{:>10.2f}{:>12}\n", tag, spans[spans.size() / 2],
                 spans[spans.size() * 99 / 100], bytes);
    }
  }
  std::filesystem::remove_all(folder);
}
