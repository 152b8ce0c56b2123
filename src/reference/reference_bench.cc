// Building the index of what the project carries, and asking it.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "reference/reference.h"

namespace chorsu::reference {
namespace {

LoadedEdition edition(std::string kind, std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("run in the root of the project: " + path + " is not here"); }
  LoadedEdition loaded{{}, {{{"f.csv", {std::istreambuf_iterator<char>(file), {}}}}}};
  loaded.edition.kind = std::move(kind);
  return loaded;
}

std::vector<LoadedEdition> editions() {
  return {edition("countries", "data/reference/countries.csv"),
          edition("currencies", "data/reference/currencies.csv"),
          edition("units", "data/reference/units.csv"), edition("places", "data/reference/places.csv"),
          edition("exchange-rates", "data/exchange_rates/ecb.csv")};
}

void build_index(benchmark::State& state) {
  auto const loaded = editions();
  for (auto _ : state) { benchmark::DoNotOptimize(build(loaded)); }
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void find_place(benchmark::State& state, std::string_view text) {
  auto const index = build(editions());
  for (auto _ : state) { benchmark::DoNotOptimize(index->find_place(text)); }
}
BENCHMARK_CAPTURE(find_place, latin, "Almaty");
BENCHMARK_CAPTURE(find_place, cyrillic, "Алматы");
BENCHMARK_CAPTURE(find_place, with_country, "Brest, Belarus");
BENCHMARK_CAPTURE(find_place, slip, "Almatty");

void complete_place(benchmark::State& state, std::string_view text) {
  auto const index = build(editions());
  for (auto _ : state) { benchmark::DoNotOptimize(index->complete_place(text, 8)); }
}
BENCHMARK_CAPTURE(complete_place, one_letter, "a");
BENCHMARK_CAPTURE(complete_place, chinese, "阿");

void convert(benchmark::State& state) {
  auto const index = build(editions());
  auto const amount = Money::parse("USD1120000").value();
  auto const yuan = Currency::parse("CNY").value();
  auto const on = Date::parse("2026-04-13").value();
  for (auto _ : state) { benchmark::DoNotOptimize(index->exchange_rates().convert(amount, yuan, on)); }
}
BENCHMARK(convert);

}  // namespace
}  // namespace chorsu::reference
