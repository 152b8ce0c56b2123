// Loading the nomenclature, and asking it. Run in the root of the project.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "goods/goods.h"

namespace chorsu::goods {
namespace {

namespace fs = std::filesystem;

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

reference::LoadedEdition load_nomenclature() {
  reference::Content content{{{"sections.csv", read_file("data/goods/sections.csv")}}};
  for (auto const& entry : fs::directory_iterator("data/goods/hs2022")) {
    content.files.push_back({entry.path().filename().string(), read_file(entry.path())});
  }
  auto const facts = data_kind().check(content).value();
  return {reference::Edition{1, "goods", facts, ""}, std::move(content)};
}

void check_content(benchmark::State& state) {
  auto const loaded = load_nomenclature();
  for (auto _ : state) { benchmark::DoNotOptimize(data_kind().check(loaded.content)); }
}
BENCHMARK(check_content)->Unit(benchmark::kMillisecond);

void build_index(benchmark::State& state) {
  auto const loaded = load_nomenclature();
  for (auto _ : state) { benchmark::DoNotOptimize(build({loaded})); }
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void answer_question(benchmark::State& state, std::string const& text) {
  auto const index = build({load_nomenclature()});
  for (auto _ : state) { benchmark::DoNotOptimize(answer(*index, {text, {}})); }
}
BENCHMARK_CAPTURE(answer_question, english, "electric passenger cars")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer_question, russian, "станки")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer_question, chinese, "进口纯电动乘用车四十辆")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer_question, code, "8703 80")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(
    answer_question, long_text,
    "parts and accessories of machines for paper, wood, metal, plastics, rubber, leather, glass, stone and "
    "textiles, "
    "not elsewhere specified, with electric motors, of iron or steel, new and used, for industrial use")
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace chorsu::goods
