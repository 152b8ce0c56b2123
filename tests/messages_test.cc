// What the sources say and what messages/ can tell are the same: every key used in src/ has its words in
// every language, with the same arguments, and no key stands there that nobody uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "language/language.h"
#include "source_tree.h"

namespace chorsu {
namespace {

using Keys = std::set<std::string>;

class CodesAsNames : public language::Names {
 public:
  std::string country(std::string_view code, LanguageTag const&) const override { return std::string(code); }
  std::string place(std::string_view place, LanguageTag const&) const override { return std::string(place); }
  std::string goods(std::string_view code, LanguageTag const&) const override { return std::string(code); }
};

language::Catalogue const& catalogue() {
  static auto const loaded = language::Catalogue::load(CHORSU_ROOT "/messages").value();
  return loaded;
}

Keys keys_of(LanguageTag const& language) {
  auto const keys = catalogue().keys(language);
  return {keys.begin(), keys.end()};
}
Keys english() {
  return keys_of(LanguageTag::english());
}

// "tariff" of "tariff.duty_formula"
std::string first_word(std::string const& key) {
  return key.substr(0, key.find('.'));
}

Keys matches(std::string const& text, std::string const& pattern, std::string const& prefix = "") {
  std::regex const expression(pattern);
  Keys found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.insert(prefix + (*match)[1].str());
  }
  return found;
}

// Units by which the tariffs under data/ count.
Keys units_of_tariffs() {
  Keys units;
  for (auto const& file : tree_files("data/tariff", {".csv"})) {
    units.merge(matches(file.text, "[A-Z]{3}/([A-Z0-9]{2,3})\\b"));
  }
  return units;
}

// Keys that are put together from a beginning and a word: the beginning, and every word that may follow.
std::map<std::string, Keys> composed() {
  return {
      {"payer.", {"buyer", "seller", "open"}},
      {"basis.", {"published", "computed", "estimated", "general_knowledge", "demonstration"}},
      {"tariff.unit.", units_of_tariffs()},
      {"tariff.rate.", {"ad_valorem", "specific", "minimum", "sum", "lower_of"}},
      {"tariff.",
       {"customs_fee", "excise", "recycling_fee", "trade_remedy", "vat", "customs_fee_unknown",
        "excise_unknown", "recycling_fee_unknown", "trade_remedy_unknown", "vat_unknown"}},
      {"http.title_",
       {"fault", "invalid", "malformed", "media_type", "method", "not_found", "refused", "too_large",
        "too_many_requests", "unavailable"}},
  };
}

struct Used {
  std::map<std::string, std::string> keys;  // and the file that uses it
  std::map<std::string, std::string> beginnings;
};

// A literal that looks like a key is one, unless it is the id of a gap: {"tariff.origin", message(…)…} or
// gap("…", message(…)…).
constexpr auto kGapId = R"re((\{|\bgap\()\s*(std::string\(|fmt::format\()?"[a-z_.{}]+"[^;"]*,\s*message\()re";
Used used() {
  Used used;
  Keys first_words;
  for (auto const& key : english()) { first_words.insert(first_word(key)); }
  for (auto const& file : tree_files("src", {".h", ".cc"})) {
    if (file.is_test()) { continue; }
    auto text = std::regex_replace(file.text, std::regex("//[^\n]*"), "");
    if (file.path == "src/command/command.cc") {
      // words("plan.from") and command(app, "plan", "plan", …) say "command." and the word.
      for (auto const* call :
           {"\\bwords\\(\"([a-z_.]+)\"", "\\bcommand\\(\\*?[a-z]+, \"[a-z]+\", \"([a-z_.]+)\""}) {
        for (auto const& key : matches(text, call, "command.")) { used.keys.emplace(key, file.path); }
        text = std::regex_replace(text, std::regex(call), "");
      }
    }
    text = std::regex_replace(text, std::regex(kGapId), "message(");
    for (auto const& key : matches(
             text, "\\b(?:message|refuse|word_argument)\\(\\s*\"([a-z_]+\\.[a-zA-Z0-9_.]*[a-zA-Z0-9])\"")) {
      used.keys.emplace(key, file.path);
    }
    for (auto const& key : matches(text, "\"([a-z_]+(\\.[a-zA-Z0-9_]*[a-zA-Z0-9])+)\"")) {
      auto const is_file = std::regex_search(key, std::regex("\\.(csv|json|xml|md|db)$"));
      if (first_words.contains(first_word(key)) && !is_file) { used.keys.emplace(key, file.path); }
    }
    for (auto const& beginning : matches(text, "\"([a-z_]+\\.[a-z_.]*[._]|[a-z_]+\\.)(\"|\\{\\})")) {
      if (first_words.contains(first_word(beginning))) { used.beginnings.emplace(beginning, file.path); }
    }
  }
  return used;
}

// Arguments that a pattern asks for.
Keys arguments_of(std::string const& pattern) {
  return matches(pattern, "\\{([a-z][a-z_0-9]*)(?=[},])");
}

// The pattern of each key as it stands in the files of the language; a key that stands there twice is listed.
struct Written {
  std::map<std::string, std::string> patterns;
  std::vector<std::string> twice;
};
Written written(std::string const& language) {
  static std::regex const line("\\s*\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",?\\s*");
  Written written;
  for (auto const& file : tree_files("messages/" + language, {".json"})) {
    for (std::sregex_iterator found(file.text.begin(), file.text.end(), line), end; found != end; ++found) {
      auto const key = (*found)[1].str();
      if (!written.patterns.emplace(key, (*found)[2].str()).second) {
        written.twice.push_back(file.path + ": " + key);
      }
    }
  }
  return written;
}

TEST(Messages, AreSpokenInThreeLanguagesAtLeast) {
  for (auto const* language : {"en", "ru", "zh"}) {
    EXPECT_TRUE(catalogue().speaks(LanguageTag::parse(language).value())) << language;
  }
}

TEST(Messages, HaveTheSameKeysInEveryLanguage) {
  auto const expected = english();
  for (auto const& language : catalogue().languages()) {
    auto const keys = keys_of(language);
    for (auto const& key : expected) {
      EXPECT_TRUE(keys.contains(key)) << language.text() << " lacks \"" << key << "\"";
    }
    for (auto const& key : keys) {
      EXPECT_TRUE(expected.contains(key)) << language.text() << " has \"" << key << "\", English has not";
    }
  }
}

TEST(Messages, StandOnceInALanguage) {
  for (auto const& language : catalogue().languages()) {
    auto const found = written(language.text());
    EXPECT_THAT(found.twice, testing::IsEmpty());
    EXPECT_EQ(found.patterns.size(), keys_of(language).size())
        << language.text() << ": one key a line is expected";
  }
}

TEST(Messages, HaveTheSameArgumentsInEveryLanguage) {
  auto const expected = written("en").patterns;
  for (auto const& language : catalogue().languages()) {
    for (auto const& [key, pattern] : written(language.text()).patterns) {
      auto const english_pattern = expected.find(key);
      if (english_pattern == expected.end()) { continue; }  // told by HaveTheSameKeysInEveryLanguage
      EXPECT_EQ(arguments_of(pattern), arguments_of(english_pattern->second))
          << language.text() << ": " << key;
    }
  }
}

TEST(Messages, AllFormat) {
  CodesAsNames const names;
  for (auto const& language : catalogue().languages()) {
    for (auto const& [key, pattern] : written(language.text()).patterns) {
      for (auto const number : {0, 1, 3, 5, 21}) {
        Message said{key, {}};
        for (auto const& name : arguments_of(pattern)) { said.arguments.push_back(argument(name, number)); }
        auto const text = catalogue().words(said, language, names);
        EXPECT_NE(text, "") << language.text() << ": " << key;
        for (auto const& given : said.arguments) {
          EXPECT_EQ(text.find("{" + given.name), std::string::npos)
              << language.text() << ": " << key << ": " << text;
        }
      }
    }
  }
}

TEST(Messages, ThatTheSourcesUseAreThere) {
  auto const keys = english();
  auto const found = used();
  ASSERT_GT(found.keys.size(), 300U);
  for (auto const& [key, file] : found.keys) {
    EXPECT_TRUE(keys.contains(key)) << file << " says \"" << key << "\", which messages/ does not have";
  }
  for (auto const& [beginning, words] : composed()) {
    EXPECT_TRUE(found.beginnings.contains(beginning))
        << "no source puts keys together from \"" << beginning << "\"";
    EXPECT_FALSE(words.empty()) << beginning;
    for (auto const& word : words) {
      EXPECT_TRUE(keys.contains(beginning + word)) << "messages/ lacks \"" << beginning + word << "\"";
    }
  }
}

TEST(Messages, PutTogetherFromABeginningAreKnownHere) {
  // Ids of gaps are no messages; what follows "command." is read by used().
  Keys const ids{"command.", "exchange_rate.", "routing.", "routing.terminal."};
  auto const known = composed();
  for (auto const& [beginning, file] : used().beginnings) {
    EXPECT_TRUE(known.contains(beginning) || ids.contains(beginning))
        << file << " puts keys together from \"" << beginning << "\": list what may follow in composed()";
  }
}

TEST(Messages, AreAllUsed) {
  auto const found = used();
  Keys whole;
  for (auto const& [beginning, words] : composed()) {
    for (auto const& word : words) { whole.insert(beginning + word); }
  }
  for (auto const& key : english()) {
    EXPECT_TRUE(found.keys.contains(key) || whole.contains(key)) << "nobody says \"" << key << "\"";
  }
}

// The text of a call from its opening parenthesis to the closing one.
std::string call_at(std::string const& text, std::size_t open) {
  int depth = 0;
  bool quoted = false;
  for (auto at = open; at < text.size(); ++at) {
    if (text[at] == '"' && text[at - 1] != '\\') { quoted = !quoted; }
    if (quoted) { continue; }
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0) { return text.substr(open, at - open + 1); }
  }
  return text.substr(open);
}

TEST(Messages, AreGivenTheArgumentsTheyAskFor) {
  static std::regex const call("\\b(message|refuse)\\(\\s*\"([a-z_]+\\.[a-z0-9_.]+)\"");
  static std::regex const assignment("\\b([a-z_]+) = [a-z_]*argument\\(\"([a-z_0-9]+)\"");
  auto const patterns = written("en").patterns;
  std::size_t seen = 0;
  for (auto const& file : tree_files("src", {".h", ".cc"})) {
    if (file.is_test()) { continue; }
    auto const text = std::regex_replace(file.text, std::regex("//[^\n]*"), "");
    // auto const points = argument("points", …)
    std::map<std::string, std::string> made_before;
    for (std::sregex_iterator found(text.begin(), text.end(), assignment), end; found != end; ++found) {
      made_before.emplace((*found)[1].str(), (*found)[2].str());
    }
    for (std::sregex_iterator found(text.begin(), text.end(), call), end; found != end; ++found) {
      auto const pattern = patterns.find((*found)[2].str());
      if (pattern == patterns.end()) { continue; }  // told by ThatTheSourcesUseAreThere
      auto const whole =
          call_at(text, static_cast<std::size_t>(found->position()) + (*found)[1].str().size());
      auto given = matches(whole, "argument\\(\\s*\"([a-z_0-9]+)\"");
      for (auto const& [variable, name] : made_before) {
        if (std::regex_search(whole, std::regex("\\b" + variable + "\\b"))) { given.insert(name); }
      }
      ++seen;
      for (auto const& name : arguments_of(pattern->second)) {
        EXPECT_TRUE(given.contains(name))
            << file.path << ": \"" << pattern->first << "\" is not given its {" << name << "}";
      }
    }
  }
  EXPECT_GT(seen, 200U);
}

}  // namespace
}  // namespace chorsu
