#include "tariff/rates_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "reference/csv.h"
#include "vocabulary/hs_code.h"

namespace chorsu::tariff {
namespace {

// Each distinct text once; a line holds its number.
template <class T>
class Distinct {
 public:
  explicit Distinct(std::vector<T>& all) : all_(all) {}

  std::uint16_t const* find(std::string_view key) const {
    auto const found = numbers_.find(key);
    return found == numbers_.end() ? nullptr : &found->second;
  }
  // Nothing when there are more than a line can tell apart.
  std::optional<std::uint16_t> add(std::string_view key, T value) {
    if (all_.size() > std::numeric_limits<std::uint16_t>::max()) { return std::nullopt; }
    auto const number = static_cast<std::uint16_t>(all_.size());
    all_.push_back(std::move(value));
    numbers_.emplace(key, number);
    return number;
  }

 private:
  std::vector<T>& all_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

class ScheduleReader {
 public:
  ScheduleReader(reference::SourceFile const& file, Problems& problems)
      : file_(file), csv_(file), problems_(problems), rates_(schedule_.rates), texts_(schedule_.texts) {}

  std::optional<Schedule> read() {
    auto const before = problems_.all().size();
    read_front();
    if (!csv_.expect({"code", "rate"},
                     {"kind", "unit", "edition", "notes", "later_rate", "holds", "status", "scope_changed"},
                     problems_)) {
      return std::nullopt;
    }
    while (csv_.next(problems_)) { read_line(); }
    put_in_order();
    if (schedule_.lines.empty()) { problem_at_top(message("tariff.file.no_lines")); }
    if (problems_.all().size() != before) { return std::nullopt; }
    schedule_.edition.facts.rows = static_cast<std::int64_t>(schedule_.lines.size());
    return std::move(schedule_);
  }

 private:
  void problem_at_top(Message what) { problems_.add(fmt::format("{}:1:1", file_.name), std::move(what)); }
  void problem(std::string_view column, std::string_view key) {
    problems_.add(csv_.at(column), message(key, argument("text", csv_[column])));
  }

  void read_front() {
    schedule_.edition.kind = "tariff";
    if (auto facts = reference::front_facts(csv_, "tariff", file_.name, problems_)) {
      schedule_.edition.facts = std::move(*facts);
    }
    schedule_.name = csv_.front("tariff").value_or("");
    if (schedule_.name.empty()) { problem_at_top(message("tariff.file.no_name")); }
    schedule_.covers = read_countries("covers");
    if (schedule_.covers.empty()) { problem_at_top(message("tariff.file.no_countries")); }
    schedule_.own_rates = read_countries("own_rates");
    for (auto const country : schedule_.own_rates) {
      if (!schedule_.covers_country(country)) {
        problem_at_top(message("tariff.file.not_covered", argument("country", country)));
      }
    }
  }

  std::vector<CountryCode> read_countries(std::string_view key) {
    std::vector<CountryCode> countries;
    for (auto const part : split_list(csv_.front(key).value_or(""))) {
      auto const place = fmt::format("{}:1:1", file_.name);
      if (auto const country = take(problems_, place, CountryCode::parse(part))) {
        countries.push_back(*country);
      }
    }
    return countries;
  }

  void read_line() {
    ScheduleLine line;
    line.code = csv_["code"];
    auto const code = NationalLine::parse(line.code, "file");
    if (!code || code->text() != line.code) { problem("code", "tariff.file.code"); }
    auto const rate = read_rate("rate");
    line.rate = rate.value_or(0);
    line.edition = read_edition();
    line.notes = intern(csv_["notes"]);
    check_unit();
    line.status = read_status();
    line.scope_changed = csv_["scope_changed"] == "yes";
    if (!line.scope_changed && !csv_["scope_changed"].empty()) {
      problem("scope_changed", "tariff.file.scope_changed");
    }
    auto const stated = csv_["kind"];
    if (rate && !stated.empty() && stated != text(schedule_.rates[*rate].kind)) {
      problem("kind", "tariff.file.kind");
    }
    settle(line);
    rows_.push_back(csv_.line());
    schedule_.lines.push_back(std::move(line));
  }

  std::optional<std::uint16_t> read_rate(std::string_view column) {
    auto const text = csv_[column];
    if (auto const* known = rates_.find(text)) { return *known; }
    auto const rate = Rate::parse(text);
    if (!rate) {
      problem(column, "tariff.rate_malformed");
      return std::nullopt;
    }
    return number_or_problem(rates_.add(text, *rate));
  }

  std::uint16_t intern(std::string_view text) {
    if (auto const* known = texts_.find(text)) { return *known; }
    return number_or_problem(texts_.add(text, std::string(text)));
  }

  std::uint16_t number_or_problem(std::optional<std::uint16_t> number) {
    if (!number) { problems_.add(csv_.at("code"), message("tariff.file.too_varied")); }
    return number.value_or(0);
  }

  std::uint16_t read_edition() {
    auto const text = csv_["edition"];
    if (text.empty()) { return intern(schedule_.edition.facts.edition); }
    if (text != last_edition_) {  // neighbours mostly share theirs
      if (!parse_edition_day(text)) { problem("edition", "tariff.file.edition"); }
      last_edition_ = text;
    }
    return intern(text);
  }

  void check_unit() {
    auto const text = csv_["unit"];
    for (auto const part : split_list(text)) {
      if (text != "-" && !UnitCode::parse(part)) { problem("unit", "tariff.file.unit"); }
    }
  }

  LineStatus read_status() {
    auto const text = csv_["status"];
    if (text == "new") { return LineStatus::only_in_later; }
    if (text == "superseded") { return LineStatus::superseded; }
    if (!text.empty()) { problem("status", "tariff.file.status"); }
    return LineStatus::standing;
  }

  // Two sources differ: the one that holds becomes the line's rate, the other is kept beside it.
  void settle(ScheduleLine& line) {
    auto const holds = csv_["holds"];
    auto const differs = !csv_["later_rate"].empty();
    if (differs ? holds != "earlier" && holds != "later" : !holds.empty()) {
      problem("holds", "tariff.file.holds");
    }
    if (!differs) { return; }
    line.other_rate = read_rate("later_rate").value_or(0);
    line.later_holds = holds == "later";
    if (line.later_holds) { std::swap(line.rate, *line.other_rate); }
  }

  // A code stands once, and no line is part of another.
  void put_in_order() {
    std::vector<std::size_t> order(schedule_.lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) { order[i] = i; }
    auto const code = [&](std::size_t i) -> std::string const& { return schedule_.lines[i].code; };
    std::ranges::stable_sort(order, {}, code);
    std::vector<ScheduleLine> sorted;
    sorted.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0 && code(order[i]).starts_with(sorted.back().code)) {
        problems_.add(fmt::format("{}:{}:1", file_.name, rows_[order[i]]),
                      message("tariff.file.overlap", argument("code", code(order[i])),
                              argument("other", sorted.back().code)));
      }
      sorted.push_back(schedule_.lines[order[i]]);
    }
    schedule_.lines = std::move(sorted);
  }

  reference::SourceFile const& file_;
  reference::CsvReader csv_;
  Problems& problems_;
  Schedule schedule_{reference::Edition{0, "", {"", "", Date::of({}), 0}, ""}, "", {}, {}, {}, {}, {}};
  Distinct<Rate> rates_;
  Distinct<std::string> texts_;
  std::vector<std::size_t> rows_;  // where each line stands in the file
  std::string last_edition_;
};

}  // namespace

std::optional<Schedule> read_schedule(reference::Content const& content, Problems& problems) {
  if (content.files.size() != 1) {
    problems.add("", message("tariff.file.one_file", argument("count", content.files.size())));
    return std::nullopt;
  }
  return ScheduleReader(content.files.front(), problems).read();
}

}  // namespace chorsu::tariff
