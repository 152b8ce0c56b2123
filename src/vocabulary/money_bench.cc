// Lines of an invoice: price times quantity, and the sum.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "vocabulary/money.h"

namespace chorsu {
namespace {

struct Line {
  Money price;
  Decimal quantity;
};

std::vector<Line> invoice(std::size_t lines) {
  std::mt19937_64 random(1);
  std::vector<Line> invoice;
  for (std::size_t i = 0; i < lines; ++i) {
    auto const price = static_cast<std::int64_t>(random() % 1'000'000);
    auto const quantity = static_cast<std::int64_t>(random() % 1'000'000);
    invoice.push_back({Money(price, *Currency::parse("USD")), Decimal(quantity, 3)});
  }
  return invoice;
}

void invoice_lines(benchmark::State& state) {
  auto const lines = invoice(1000);
  for (auto _ : state) {
    auto sum = Money::zero(*Currency::parse("USD"));
    for (auto const& line : lines) { sum = sum + line.price.times(line.quantity, Rounding::half_up); }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(invoice_lines);

void parse_money(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(Money::parse("USD 1120000.00")); }
}
BENCHMARK(parse_money);

}  // namespace
}  // namespace chorsu
