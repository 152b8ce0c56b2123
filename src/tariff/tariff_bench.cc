// Loading the tariff of the Eurasian Economic Union, and asking it.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "tariff/tariff.h"

namespace chorsu::tariff {
namespace {

reference::LoadedEdition load_eaeu() {
  std::ifstream file("data/tariff/eaeu.csv", std::ios::binary);
  if (!file) { throw std::runtime_error("run in the root of the project: data/tariff/eaeu.csv is not here"); }
  reference::Content content{{{"eaeu.csv", {std::istreambuf_iterator<char>(file), {}}}}};
  auto const facts = data_kind().check(content).value();
  return {reference::Edition{1, "tariff", facts, ""}, std::move(content)};
}

void build_index(benchmark::State& state) {
  auto const edition = load_eaeu();
  for (auto _ : state) { benchmark::DoNotOptimize(build({edition})); }
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void answer_question(benchmark::State& state, std::string_view code) {
  auto const index = build({load_eaeu()});
  Question const question{HsCode::parse(code).value(), CountryCode::parse("KZ").value(),
                          CountryCode::parse("CN").value(), Date::parse("2026-11-23").value(),
                          Figure<Money>::known(Money::parse("USD 1120000.00").value(), {})};
  for (auto _ : state) { benchmark::DoNotOptimize(answer(*index, question)); }
}
BENCHMARK_CAPTURE(answer_question, one_line, "8471300000");
BENCHMARK_CAPTURE(answer_question, five_lines, "870380");

}  // namespace
}  // namespace chorsu::tariff
