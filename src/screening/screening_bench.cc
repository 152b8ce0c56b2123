// Building the index of a list of 20,000 names, and asking it.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "screening/screening.h"

namespace chorsu::screening {
namespace {

reference::LoadedEdition made_up_list() {
  std::string bytes =
      "# kind: watchlist\n# authority: Bench\n# edition: "
      "2026-11-01\nentry,kind,name,programme,country,note\n";
  for (int i = 0; i < 20'000; ++i) {
    bytes += fmt::format("{},organisation,Sea Wolf Trading No. {} LLC,arms,,\n", i, i * 7);
  }
  reference::Content content{{{"list.csv", std::move(bytes)}}};
  auto const facts = data_kind().check(content).value();
  return {reference::Edition{1, "watchlist", facts, ""}, std::move(content)};
}

void build_index(benchmark::State& state) {
  auto const list = made_up_list();
  for (auto _ : state) { benchmark::DoNotOptimize(build({list})); }
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void answer_question(benchmark::State& state) {
  auto const index = build({made_up_list()});
  Question const question{{{"SEA WOLF TRADING NO 700 LLC", "buyer", ""}, {"Sea Lion Trading", "seller", ""}}};
  for (auto _ : state) { benchmark::DoNotOptimize(answer(*index, question)); }
}
BENCHMARK(answer_question);

}  // namespace
}  // namespace chorsu::screening
