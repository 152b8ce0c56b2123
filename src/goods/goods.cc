#include "goods/goods.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "goods/nomenclature_csv.h"
#include "goods/search.h"
#include "language/text.h"

namespace chorsu::goods {
namespace {

// What people write before a code.
constexpr std::array<std::string_view, 12> kCodeWords{"hs code",  "hs",       "htsus", "код тн вэд",
                                                      "тн вэд",   "тнвэд",    "код",   "code",
                                                      "海关编码", "商品编码", "税号",  "编码"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n.:,;";
  auto const first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// "8703 80", "HS 8703.80", "код ТН ВЭД 8703 80 000 2": the digits, when the text is a code and nothing else.
std::optional<std::string> code_in(std::string_view text) {
  auto const plain = language::folded(text);
  auto rest = trimmed(plain);
  for (auto const word : kCodeWords) {
    if (rest.starts_with(word)) {
      rest = trimmed(rest.substr(word.size()));
      break;
    }
  }
  if (rest.empty() || rest.find_first_not_of("0123456789. ") != std::string_view::npos) {
    return std::nullopt;
  }
  return std::string(rest);
}

std::vector<HsCode> path_of(Index const& index, HsCode const& code) {
  std::vector<HsCode> path;
  for (std::size_t digits = 2; digits < code.digits() && digits <= 6; digits += 2) {
    auto const above = std::string_view(code.text()).substr(0, digits);
    if (index.find(above)) { path.push_back(HsCode::parse(above).value()); }
  }
  return path;
}

Source source_of(Index const& index, std::string detail) {
  return index.edition()->source(Basis::published, std::move(detail));
}

Unknown no_nomenclature() {
  return {"goods.nomenclature", message("goods.no_nomenclature"), message("goods.changes_duty"),
          message("goods.supply_nomenclature")};
}

Unknown which_code() {
  return {"goods.code", message("goods.which_code"), message("goods.changes_duty"),
          message("goods.supply_code")};
}

Unknown classification(HsCode const& code) {
  return {"goods.classification", message("goods.classification", argument("code", code.spaced())),
          message("goods.changes_duty"), message("goods.supply_ruling")};
}

Unknown national_line(HsCode const& code) {
  return {"goods.national_line", message("goods.national_line", argument("code", code.spaced())),
          message("goods.changes_duty"), message("goods.supply_line")};
}

Unknown unknown_words(std::vector<std::string> const& words) {
  std::string list;
  for (auto const& word : words) { list += (list.empty() ? "" : ", ") + word; }
  return {"goods.words", message("goods.words_unknown", argument("words", list)),
          message("goods.changes_code"), message("goods.supply_words")};
}

// Codes of the same heading, or of the same chapter, that exist.
std::vector<Choice> nearby(Index const& index, HsCode const& code) {
  std::vector<Choice> choices;
  auto above = index.find(code.heading());
  if (!above) { above = index.find(code.chapter()); }
  if (!above) { return choices; }
  for (auto const part : index.parts(*above)) {
    if (choices.size() == kMostMatches) { break; }
    auto const near = HsCode::parse(index.goods(part).code).value();
    choices.push_back(
        {near.text(), message("goods.choice", argument("code", near.spaced()), argument("name", near))});
  }
  return choices;
}

// The parts of a chapter or heading to choose from, each with an equal share.
std::vector<Candidate> parts_of(Index const& index, Number number) {
  auto parts = index.parts(number);
  parts.resize(std::min(parts.size(), kMostMatches));
  std::vector<Candidate> candidates;
  for (auto const part : parts) {
    auto const code = HsCode::parse(index.goods(part).code).value();
    candidates.push_back({code, path_of(index, code), 1.0 / static_cast<double>(parts.size()), {}});
  }
  return candidates;
}

Result<Answer> answer_code(Index const& index, HsCode const& code) {
  if (code.edition() != HsEdition::hs2022) {
    return refuse("goods.other_edition", argument("code", code.spaced()),
                  argument("edition", std::to_string(static_cast<int>(code.edition()))));
  }
  if (!exists(index, code)) {
    return refuse(Problems(Problem{"", message("hs_code.not_in_edition", argument("code", code.spaced())),
                                   nearby(index, code)}));
  }
  Answer answer;
  answer.sources = {source_of(index, "HS 2022, " + code.spaced())};
  auto const number = code.digits() < 6 ? index.find(code.text()) : std::nullopt;
  if (number && !index.parts(*number).empty()) {
    answer.outcome = Outcome::open;
    answer.text = message("goods.open_parts", argument("code", code.spaced()), argument("name", code));
    answer.candidates = parts_of(index, *number);
    answer.unknowns = {which_code()};
    return answer;
  }
  answer.outcome = Outcome::found;
  answer.text = message("goods.given", argument("code", code.spaced()), argument("name", code));
  answer.code = Candidate{code, path_of(index, code), 1, {}};
  answer.candidates = {*answer.code};
  if (code.digits() <= 6) { answer.unknowns = {national_line(code)}; }
  return answer;
}

// Shares by the squares of the scores, so that a match twice as heavy has four times the share.
std::vector<Candidate> candidates_of(Index const& index, std::vector<Match> const& matches) {
  double sum = 0;
  for (auto const& match : matches) { sum += match.score * match.score; }
  std::vector<Candidate> candidates;
  for (auto const& match : matches) {
    auto const code = HsCode::parse(index.goods(match.goods).code).value();
    candidates.push_back({code, path_of(index, code), match.score * match.score / sum, match.words});
  }
  return candidates;
}

Answer answer_words(Index const& index, std::string_view text) {
  auto const found = search(index, text);
  Answer answer;
  answer.candidates = candidates_of(index, found.matches);
  switch (found.decision) {
    case Decision::nothing:
      answer.text = message("goods.nothing");
      answer.unknowns = {which_code()};
      break;
    case Decision::one: {
      answer.outcome = Outcome::found;
      answer.code = answer.candidates.front();
      auto const& code = answer.code->code;
      answer.text = message("goods.found", argument("code", code.spaced()), argument("name", code));
      answer.unknowns = {classification(code)};
      break;
    }
    case Decision::parts: {
      answer.outcome = Outcome::open;
      auto const whole = HsCode::parse(index.goods(found.whole).code).value();
      answer.text = message("goods.open_parts", argument("code", whole.spaced()), argument("name", whole));
      answer.unknowns = {which_code()};
      break;
    }
    case Decision::several:
      answer.outcome = Outcome::open;
      answer.text = message("goods.open_several");
      answer.unknowns = {which_code()};
      break;
  }
  if (!found.unknown_words.empty()) { answer.unknowns.push_back(unknown_words(found.unknown_words)); }
  answer.sources = {source_of(index, "HS 2022")};
  return answer;
}

Result<reference::Facts> check(reference::Content const& content) {
  auto read = read_nomenclature(content);
  if (!read) { return refuse(read.error()); }
  return std::move(read->facts);
}

}  // namespace

bool exists(Index const& index, HsCode const& code) {
  return code.edition() == HsEdition::hs2022 && index.find(code.subheading()).has_value();
}

std::string name(Index const& index, std::string_view code, LanguageTag const& language) {
  auto const spoken = std::ranges::find(kLanguages, language.text());
  auto const column = spoken == kLanguages.end() ? 0 : static_cast<std::size_t>(spoken - kLanguages.begin());
  for (std::size_t const digits : {6U, 4U, 2U}) {
    if (code.size() < digits) { continue; }
    auto const number = index.find(code.substr(0, digits));
    if (number && !index.goods(*number).names[column].empty()) { return index.goods(*number).names[column]; }
  }
  return {};
}

Result<Answer> answer(Index const& index, Question const& question) {
  if (!index.edition()) {
    Answer answer;
    answer.text = message("goods.no_nomenclature");
    answer.unknowns = {no_nomenclature()};
    return answer;
  }
  if (question.code) { return answer_code(index, *question.code); }
  if (language::folded(question.text).empty()) { return refuse("goods.no_text"); }
  auto const digits = code_in(question.text);
  if (!digits) { return answer_words(index, question.text); }
  auto const code = HsCode::parse(*digits);
  if (!code) { return refuse(code.error()); }
  return answer_code(index, *code);
}

reference::DataKind data_kind() {
  return {"goods", check};
}

std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions) {
  auto const newest = std::ranges::max_element(editions, {}, [](auto const& loaded) {
    return std::pair(loaded.edition.facts.as_of, loaded.edition.id);
  });
  if (newest == editions.end()) { return std::make_shared<Index const>(); }
  auto read = read_nomenclature(newest->content);
  if (!read) {
    auto const& problem = read.error().all().front();
    throw std::runtime_error(fmt::format("goods edition {} cannot be read: {} at {}", newest->edition.id,
                                         problem.message.key, problem.field));
  }
  return std::make_shared<Index const>(std::move(*read), newest->edition);
}

}  // namespace chorsu::goods
