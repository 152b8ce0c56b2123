#include "goods/nomenclature_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "reference/csv.h"
#include "vocabulary/hs_code.h"

namespace chorsu::goods {
namespace {

using reference::CsvReader;
using reference::SourceFile;

constexpr std::string_view kSections = "sections.csv";

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_chapter(std::string_view text) {
  return text.size() == 2 && all_digits(text) && text != "00" && text != "77";
}

void expect_names(CsvReader const& row, Problems& problems) {
  for (auto const language : kLanguages) {
    auto const column = fmt::format("name_{}", language);
    if (row[column].empty()) {
      problems.add(row.at(column), message("csv.empty", argument("column", column)));
    }
  }
}

// Each chapter's section by its numeral.
class SectionReader {
 public:
  SectionReader(SourceFile const& file, Problems& problems) : csv_(file), file_(file), problems_(problems) {}

  std::optional<reference::Facts> read() {
    auto facts = front_facts(csv_, "goods", file_.name, problems_);
    if (!csv_.expect({"section", "first_chapter", "last_chapter", "name_en", "name_zh", "name_ru"}, {},
                     problems_)) {
      return std::nullopt;
    }
    while (csv_.next(problems_)) { read_section(); }
    if (chapters_.empty()) { problems_.add(file_.name + ":1:1", message("csv.no_rows")); }
    return facts;
  }

  bool has(std::string_view chapter) const { return chapters_.contains(chapter); }

 private:
  void read_section() {
    expect_names(csv_, problems_);
    auto const first = csv_["first_chapter"];
    auto const last = csv_["last_chapter"];
    if (!is_chapter(first)) { return not_a_chapter("first_chapter"); }
    if (!is_chapter(last) || last < first) { return not_a_chapter("last_chapter"); }
    auto const number = [](std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); };
    for (auto chapter = number(first); chapter <= number(last); ++chapter) {
      auto const text = fmt::format("{:02}", chapter);
      if (!chapters_.insert(text).second) {
        problems_.add(csv_.at("first_chapter"),
                      message("goods.chapter_in_two_sections", argument("chapter", text)));
      }
    }
  }
  void not_a_chapter(std::string_view column) {
    problems_.add(csv_.at(column), message("goods.chapter_malformed", argument("text", csv_[column])));
  }

  CsvReader csv_;
  SourceFile const& file_;
  Problems& problems_;
  std::set<std::string, std::less<>> chapters_;
};

class ChapterReader {
 public:
  ChapterReader(SourceFile const& file, std::string_view chapter, Problems& problems)
      : csv_(file), file_(file), chapter_(chapter), problems_(problems) {}

  std::vector<NamedGoods> read() {
    if (!csv_.expect({"code", "name_en", "name_zh", "name_ru", "words_en", "words_zh", "words_ru"}, {},
                     problems_)) {
      return {};
    }
    while (csv_.next(problems_)) { read_goods(); }
    if (goods_.empty()) { problems_.add(file_.name + ":1:1", message("csv.no_rows")); }
    return std::move(goods_);
  }

 private:
  void read_goods() {
    auto const code = csv_["code"];
    if (auto const wrong = what_is_wrong(code)) {
      problems_.add(csv_.at("code"), *wrong);
      return;
    }
    // The names of subheadings may still be unwritten.
    if (code.size() < 6) { expect_names(csv_, problems_); }
    NamedGoods read{{std::string(code), {}}, {}};
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      read.goods.names[i] = csv_[fmt::format("name_{}", kLanguages[i])];
      read.words[i] = csv_[fmt::format("words_{}", kLanguages[i])];
    }
    goods_.push_back(std::move(read));
  }

  std::optional<Message> what_is_wrong(std::string_view code) const {
    if ((code.size() != 2 && code.size() != 4 && code.size() != 6) || !all_digits(code)) {
      return message("goods.code_malformed", argument("text", code));
    }
    if (!code.starts_with(chapter_)) {
      return message("goods.other_chapter", argument("code", code), argument("chapter", chapter_));
    }
    auto const before = goods_.empty() ? std::string_view() : std::string_view(goods_.back().goods.code);
    if (code == before) { return message("csv.twice", argument("text", code)); }
    if (code < before) {
      return message("goods.out_of_order", argument("code", code), argument("before", before));
    }
    // In the order of codes the parent, or a part of it, stands just before.
    auto const parent = code.substr(0, code.size() - 2);
    if (!before.starts_with(parent)) {
      return message("goods.no_parent", argument("code", code), argument("parent", parent));
    }
    return std::nullopt;
  }

  CsvReader csv_;
  SourceFile const& file_;
  std::string_view chapter_;
  Problems& problems_;
  std::vector<NamedGoods> goods_;
};

// The file of each chapter by its two digits; a file that is none is put down.
std::map<std::string_view, SourceFile const*> chapter_files(reference::Content const& content,
                                                            Problems& problems) {
  std::map<std::string_view, SourceFile const*> files;
  for (auto const& file : content.files) {
    auto const name = base_name(file.name);
    if (name == kSections) { continue; }
    auto const chapter = name.substr(0, name.find('.'));
    if (!name.ends_with(".csv") || !is_chapter(chapter) || name.size() != 6) {
      problems.add(file.name + ":1:1", message("goods.file_unknown"));
    } else if (!files.emplace(chapter, &file).second) {
      problems.add(file.name + ":1:1", message("goods.chapter_twice", argument("chapter", chapter)));
    }
  }
  return files;
}

}  // namespace

Result<Nomenclature> read_nomenclature(reference::Content const& content) {
  Problems problems;
  auto const found =
      std::ranges::find(content.files, kSections, [](auto const& file) { return base_name(file.name); });
  if (found == content.files.end()) { return refuse("goods.no_sections"); }
  SectionReader sections(*found, problems);
  auto facts = sections.read();
  Nomenclature nomenclature;
  for (auto const& [chapter, file] : chapter_files(content, problems)) {
    if (!sections.has(chapter)) {
      problems.add(file->name + ":1:1",
                   message("goods.chapter_without_section", argument("chapter", chapter)));
    }
    auto read = ChapterReader(*file, chapter, problems).read();
    std::ranges::move(read, std::back_inserter(nomenclature.goods));
  }
  if (nomenclature.goods.empty() && problems.empty()) { problems.add("", message("goods.no_chapters")); }
  if (!problems.empty() || !facts) { return refuse(std::move(problems)); }
  facts->rows = static_cast<std::int64_t>(nomenclature.goods.size());
  nomenclature.facts = std::move(*facts);
  return nomenclature;
}

}  // namespace chorsu::goods
