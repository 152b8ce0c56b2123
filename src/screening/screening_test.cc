// Runs testdata/*.case: the lists and parties, a line "---", and the whole answer.
#include "screening/screening.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace chorsu::screening {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  return fs::path(CHORSU_ROOT) / "src/screening/testdata";
}

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Case {
  std::vector<reference::LoadedEdition> lists;
  Question question;
  std::string expected;
};

Case read_case(fs::path const& path) {
  Case found;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line) && line != "---";) {
    if (line.starts_with("list: ")) {
      reference::Content content{{{line.substr(6), read_file(folder() / line.substr(6))}}};
      auto const facts = data_kind().check(content).value();
      auto const id = static_cast<std::int64_t>(found.lists.size() + 1);
      found.lists.push_back({reference::Edition{id, "watchlist", facts, "c0ffee"}, std::move(content)});
    } else if (line.starts_with("party: ")) {
      found.question.parties.push_back({line.substr(7), "buyer", ""});
    }
  }
  found.expected.assign(std::istreambuf_iterator<char>(lines), {});
  return found;
}

std::string text_of(Message const& message) {
  auto text = message.key;
  for (auto const& argument : message.arguments) {
    text += fmt::format(" {}={}", argument.name, argument.text);
  }
  return text;
}

std::string text_of(Result<Answer> const& answer) {
  std::string text;
  if (!answer) {
    for (auto const& problem : answer.error().all()) {
      text += fmt::format("refused: {} {}\n", problem.field, text_of(problem.message));
    }
    return text;
  }
  text += fmt::format("outcome: {} ({})\n", screening::text(answer->outcome), text_of(answer->text));
  for (auto const& finding : answer->findings) {
    text += fmt::format("party: {} | {} | {}\n", finding.party.name, screening::text(finding.outcome),
                        text_of(finding.text));
    for (auto const& hit : finding.hits) {
      text +=
          fmt::format("  {} {} | {} | {} | {}\n", hit.list, hit.edition, hit.entry, hit.name, hit.programme);
    }
  }
  for (auto const& gap : answer->unknowns) { text += fmt::format("unknown: {}\n", gap.id); }
  for (auto const& source : answer->sources) {
    text += fmt::format("source: {} {}\n", source.authority, source.edition);
  }
  return text;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".case") { files.push_back(entry.path()); }
  }
  std::ranges::sort(files);
  return files;
}

class ScreeningCase : public testing::TestWithParam<fs::path> {};

TEST_P(ScreeningCase, IsAnsweredAsWritten) {
  auto const given = read_case(GetParam());
  EXPECT_EQ(text_of(answer(*build(given.lists), given.question)), given.expected);
}

INSTANTIATE_TEST_SUITE_P(Written, ScreeningCase, testing::ValuesIn(case_files()),
                         [](auto const& given) { return given.param.stem().string(); });

TEST(Screening, EveryUnknownSaysWhatItChangesAndHowToSupplyIt) {
  for (auto const& path : case_files()) {
    auto const given = read_case(path);
    auto const found = answer(*build(given.lists), given.question);
    if (!found) { continue; }
    for (auto const& gap : found->unknowns) {
      EXPECT_FALSE(gap.missing.empty() || gap.changes.empty() || gap.supply.empty()) << gap.id;
    }
  }
}

TEST(Screening, TheOrderInWhichListsWereImportedDoesNotMatter) {
  auto given = read_case(folder() / "several_lists.case");
  std::ranges::reverse(given.lists);
  EXPECT_EQ(text_of(answer(*build(given.lists), given.question)), given.expected);
}

}  // namespace
}  // namespace chorsu::screening
