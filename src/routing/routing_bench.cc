// What the room's answer costs on the whole corridor network: the near question and the far one, and laying
// the network on the map. Run in the root of the project.
#define CHORSU_ROOT "."

#include <benchmark/benchmark.h>

#include "routing/network_test.h"

namespace chorsu::routing {
namespace {

void answers(benchmark::State& state, char const* from, char const* to) {
  Question const question{from, to, Weight::kilograms(68'000), 5};
  for (auto _ : state) { benchmark::DoNotOptimize(answer(real_network(), question)); }
}
BENCHMARK_CAPTURE(answers, chongqing_almaty, "chongqing", "almaty");
BENCHMARK_CAPTURE(answers, chongqing_moscow, "chongqing", "moscow");
BENCHMARK_CAPTURE(answers, chongqing_duisburg, "chongqing", "duisburg");
BENCHMARK_CAPTURE(answers, vladivostok_dushanbe, "vladivostok", "dushanbe");

void lays_out(benchmark::State& state) {
  auto const content = read_content(kRealNetwork);
  for (auto _ : state) { benchmark::DoNotOptimize(lay_out(content)); }
}
BENCHMARK(lays_out);

}  // namespace
}  // namespace chorsu::routing
