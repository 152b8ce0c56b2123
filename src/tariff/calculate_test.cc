// Runs testdata/*.case: a question, a line "---", and the whole answer, as a customs broker would check it by
// hand.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tariff/rates_csv.h"
#include "tariff/tariff.h"

namespace chorsu::tariff {
namespace {

namespace fs = std::filesystem;

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

Index load(std::string const& path) {
  Problems problems;
  auto schedule = read_schedule({{{path, read_file(fs::path(CHORSU_ROOT) / path)}}}, problems);
  if (!schedule) {
    throw std::runtime_error(problems.all().front().field + ": " + problems.all().front().message.key);
  }
  return Index({std::move(*schedule)});
}

struct Case {
  std::map<std::string, std::string, std::less<>> asked;
  std::string expected;

  Index index() const {
    auto const tariff = asked.find("tariff");
    return load(tariff == asked.end() ? "data/tariff/eaeu.csv" : tariff->second);
  }
};

Case read_case(fs::path const& path) {
  Case found;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line) && line != "---";) {
    if (line.empty() || line.starts_with('#')) { continue; }
    auto const colon = line.find(": ");
    found.asked[line.substr(0, colon)] = line.substr(colon + 2);
  }
  found.expected.assign(std::istreambuf_iterator<char>(lines), {});
  return found;
}

// "USD 100.00", "USD 100.00 to USD 200.00", "at least USD 100.00", "unknown"
Figure<Money> parse_value(std::string_view text) {
  Unknown const gap{"test.value", message("test.value"), {}, {}};
  if (text == "unknown") { return Figure<Money>::unknown(gap); }
  if (text.starts_with("at least ")) {
    return Figure<Money>::at_least(Money::parse(text.substr(9)).value(), {gap}, {});
  }
  auto const to = text.find(" to ");
  auto const low = Money::parse(text.substr(0, to)).value();
  return to == std::string_view::npos
             ? Figure<Money>::known(low, {})
             : Figure<Money>::between(low, Money::parse(text.substr(to + 4)).value(), {});
}

Question question_of(Case const& given) {
  auto const& asked = given.asked;
  std::optional<CountryCode> origin;
  if (asked.contains("from")) { origin = CountryCode::parse(asked.at("from")).value(); }
  std::optional<CountryCode> dispatch;
  if (asked.contains("sent from")) { dispatch = CountryCode::parse(asked.at("sent from")).value(); }
  return {HsCode::parse(asked.at("code")).value(),
          CountryCode::parse(asked.at("to")).value(),
          origin,
          Date::parse(asked.at("on")).value(),
          parse_value(asked.at("value")),
          dispatch};
}

std::string text_of(Percent percent) {
  return percent.percent().text() + "%";
}
std::string text_of(Money money) {
  return money.text();
}

template <class T>
std::string text_of(Figure<T> const& figure) {
  if (figure.is_unknown()) { return "unknown"; }
  if (figure.is_at_least()) { return "at least " + text_of(*figure.low()); }
  if (figure.is_range()) { return text_of(*figure.low()) + " to " + text_of(*figure.high()); }
  return text_of(*figure.low());
}

std::string text_of(Message const& message) {
  auto text = message.key;
  for (auto const& argument : message.arguments) {
    text += fmt::format(" {}={}", argument.name, argument.text);
  }
  return text;
}

std::string text_of(Line const& line) {
  std::string notes;
  for (auto const& note : line.notes) { notes += " note " + note; }
  return fmt::format("line: {} | {} | {}{} | rate {}\n", line.code, line.rate_text, line.edition, notes,
                     text_of(line.rate));
}

std::string text_of(Answer const& answer) {
  auto out = fmt::format("tariff: {}\n", answer.tariff);
  for (auto const& line : answer.lines) { out += text_of(line); }
  out += fmt::format("rate: {} ({})\n", text_of(answer.rate), text(answer.rate.evidence().basis));
  out += fmt::format("duty: {} ({})\n", text_of(answer.duty), text(answer.duty.evidence().basis));
  if (!answer.duty.evidence().formula.empty()) {
    out += "how: " + text_of(answer.duty.evidence().formula) + "\n";
  }
  for (auto const& caution : answer.rate.evidence().cautions) {
    out += "caution: " + text_of(caution) + "\n";
  }
  if (answer.duty.is_unknown()) {
    for (auto const& unknown : answer.duty.missing()) { out += "duty without: " + unknown.id + "\n"; }
  }
  for (auto const& unknown : answer.unknowns) { out += "unknown: " + unknown.id + "\n"; }
  for (auto const& source : answer.sources) {
    out += fmt::format("source: {} {} ({})\n", source.authority, source.edition, source.detail);
  }
  return out;
}

class CaseTest : public testing::TestWithParam<fs::path> {};

std::vector<fs::path> all_cases() {
  std::vector<fs::path> cases;
  for (auto const& entry : fs::directory_iterator(fs::path(CHORSU_ROOT) / "src/tariff/testdata")) {
    if (entry.path().extension() == ".case") { cases.push_back(entry.path()); }
  }
  std::ranges::sort(cases);
  return cases;
}

// Every message an answer carries has its words in each language.
void collect(Message const& message, std::vector<Message>& all) {
  if (!message.empty()) { all.push_back(message); }
}

void collect(Unknown const& unknown, std::vector<Message>& all) {
  collect(unknown.missing, all);
  collect(unknown.changes, all);
  collect(unknown.supply, all);
}

std::vector<Message> messages_of(Answer const& answer) {
  std::vector<Message> all;
  for (auto const& line : answer.lines) {
    collect(line.rate_words, all);
    for (auto const& caution : line.cautions) { collect(caution, all); }
  }
  for (auto const& charge : answer.other_charges) { collect(charge.name, all); }
  for (auto const& unknown : answer.unknowns) { collect(unknown, all); }
  for (auto const& caution : answer.rate.evidence().cautions) { collect(caution, all); }
  collect(answer.rate.evidence().formula, all);
  collect(answer.duty.evidence().formula, all);
  return all;
}

void expect_words(Answer const& answer) {
  for (auto const* const language : {"en", "zh", "ru"}) {
    auto const words = read_file(fs::path(CHORSU_ROOT) / "messages" / language / "tariff.json");
    for (auto const& message : messages_of(answer)) {
      if (!message.key.starts_with("tariff.")) { continue; }  // the asker's own, about the value
      EXPECT_NE(words.find(fmt::format("\"{}\": \"", message.key)), std::string::npos)
          << language << ": " << message.key;
      for (auto const& argument : message.arguments) {
        if (argument.kind != ArgumentKind::message) { continue; }
        EXPECT_NE(words.find(fmt::format("\"{}\": \"", argument.text)), std::string::npos)
            << language << ": " << argument.text;
      }
    }
  }
}

TEST_P(CaseTest, IsAnsweredAsWrittenDownInThreeLanguages) {
  auto const given = read_case(GetParam());
  auto const found = answer(given.index(), question_of(given));
  ASSERT_TRUE(found.has_value()) << found.error().all().front().message.key;
  EXPECT_EQ(text_of(*found), given.expected);
  expect_words(*found);
}

INSTANTIATE_TEST_SUITE_P(Tariff, CaseTest, testing::ValuesIn(all_cases()),
                         [](auto const& given) { return given.param.stem().string(); });

}  // namespace
}  // namespace chorsu::tariff
