#include "reference/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chorsu::reference {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// All rows, fields joined by "|", then the problems as "place key".
struct Read {
  std::vector<std::string> rows;
  std::vector<std::string> problems;
};

Read read(std::string bytes, std::vector<std::string_view> const& columns = {}, CsvOptions options = {}) {
  SourceFile const file{"f.csv", std::move(bytes)};
  CsvReader reader(file, options);
  Problems problems;
  Read read;
  if (columns.empty() || reader.expect(columns, {"note"}, problems)) {
    while (reader.next(problems)) {
      std::string row;
      for (std::size_t i = 0; i < reader.size(); ++i) { row += (i == 0 ? "" : "|") + std::string(reader[i]); }
      read.rows.push_back(std::move(row));
    }
  }
  for (auto const& problem : problems.all()) {
    read.problems.push_back(problem.field + " " + problem.message.key);
  }
  return read;
}

TEST(Csv, ReadsFieldsAndRows) {
  EXPECT_THAT(read("a,b\n1,2\n").rows, ElementsAre("a|b", "1|2"));
  EXPECT_THAT(read("a,b\n1,2").rows, ElementsAre("a|b", "1|2"));
  EXPECT_THAT(read("a,,\n,,c").rows, ElementsAre("a||", "||c"));
  EXPECT_THAT(read("a,").rows, ElementsAre("a|"));
  EXPECT_THAT(read("").rows, IsEmpty());
}

TEST(Csv, EndsRowsByLfOrCrLf) {
  EXPECT_THAT(read("a,b\r\n1,2\r\n\r\n3,4").rows, ElementsAre("a|b", "1|2", "3|4"));
  EXPECT_THAT(read("\"a\",\"b\"\r\n\"1\",\"2\"\r").rows, ElementsAre("a|b", "1|2"));
  EXPECT_THAT(read("a\rb,c\n").rows, ElementsAre("a\rb|c"));  // inside a field it is text
}

TEST(Csv, ReadsQuotedFields) {
  EXPECT_THAT(read("\"a,b\",\"say \"\"x\"\"\"\n\"\",\"two\nlines\"\n").rows,
              ElementsAre("a,b|say \"x\"", "|two\nlines"));
  EXPECT_THAT(read("a\"b,c\n").rows, ElementsAre("a\"b|c"));  // a quote inside a bare field is text
}

TEST(Csv, PassesOverTheByteOrderMark) {
  EXPECT_THAT(read("\xEF\xBB\xBF"
                   "a\n1\n",
                   {"a"})
                  .rows,
              ElementsAre("1"));
}

TEST(Csv, TakesAnotherSeparator) {
  EXPECT_THAT(read("a;b,c\n\"1;2\";3\n", {}, {';', false}).rows, ElementsAre("a|b,c", "1;2|3"));
}

TEST(Csv, ReadsFrontMatter) {
  SourceFile const file{"f.csv", "# kind: places\r\n#authority :  National: Bank \n# just a remark\na\n1\n"};
  CsvReader reader(file);
  EXPECT_EQ(reader.front("kind"), "places");
  EXPECT_EQ(reader.front("authority"), "National: Bank");
  EXPECT_FALSE(reader.front("edition"));
  Problems problems;
  EXPECT_TRUE(reader.expect({"a"}, {}, problems));
  EXPECT_EQ(reader.at("a"), "f.csv:4:1");
  EXPECT_TRUE(reader.next(problems));
  EXPECT_EQ(reader.line(), 5U);
}

TEST(Csv, NamesTheFieldsByTheHeader) {
  SourceFile const file{"f.csv", "b,a,note\n1,22,x\n"};
  CsvReader reader(file);
  Problems problems;
  ASSERT_TRUE(reader.expect({"a", "b"}, {"note", "other"}, problems));
  ASSERT_TRUE(reader.next(problems));
  EXPECT_EQ(reader["a"], "22");
  EXPECT_EQ(reader["other"], "");
  EXPECT_TRUE(reader.has("note"));
  EXPECT_FALSE(reader.has("other"));
  EXPECT_EQ(reader.at("a"), "f.csv:2:3");
  EXPECT_EQ(reader.at("note"), "f.csv:2:6");
  EXPECT_EQ(reader.at(std::size_t{1}), "f.csv:2:3");
}

TEST(Csv, RefusesAWrongHeader) {
  EXPECT_THAT(read("a,c\n1,2\n", {"a", "b"}).problems,
              ElementsAre("f.csv:1:3 csv.column_unknown", "f.csv:1:1 csv.column_missing"));
  EXPECT_THAT(read("a,b,a\n", {"a", "b"}).problems, ElementsAre("f.csv:1:5 csv.column_twice"));
  EXPECT_THAT(read("# kind: x\n\n", {"a"}).problems, ElementsAre("f.csv:3:1 csv.no_header"));
}

TEST(Csv, NamesARowWithAWrongNumberOfFields) {
  auto const wrong = read("a,b\n1\n1,2\n1,2,3\n", {"a", "b"});
  EXPECT_THAT(wrong.rows, ElementsAre("1|2"));
  EXPECT_THAT(wrong.problems, ElementsAre("f.csv:2:1 csv.field_count", "f.csv:4:1 csv.field_count"));
}

TEST(Csv, NamesAQuoteThatIsNotClosed) {
  auto const wrong = read("a,b\n1,\"open\n2,3\n", {"a", "b"});
  EXPECT_THAT(wrong.rows, IsEmpty());
  EXPECT_THAT(wrong.problems, ElementsAre("f.csv:2:3 csv.quote_open"));
}

TEST(Csv, NamesTextAfterAClosingQuoteAndGoesOn) {
  auto const wrong = read("a,b\n\"1\"x,2\n3,4\n", {"a", "b"});
  EXPECT_THAT(wrong.rows, ElementsAre("3|4"));
  EXPECT_THAT(wrong.problems, ElementsAre("f.csv:2:1 csv.quote_misplaced"));
}

TEST(Csv, NamesThePlaceOfBrokenUtf8) {
  EXPECT_THAT(read("a,b\nя,x\xff\n1,2\n", {"a", "b"}).problems, ElementsAre("f.csv:2:5 csv.not_utf8"));
  EXPECT_THAT(read("a,b\n1,\"\"\"\xff\"\n", {"a", "b"}).problems, ElementsAre("f.csv:2:6 csv.not_utf8"));
  EXPECT_THAT(read("a,b\n1,\"x\ny\xff\"\n", {"a", "b"}).problems, ElementsAre("f.csv:3:2 csv.not_utf8"));
  for (auto const* bad :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\x80"}) {
    EXPECT_THAT(read(std::string("a\n") + bad, {"a"}).problems, ElementsAre("f.csv:2:1 csv.not_utf8"));
  }
  EXPECT_THAT(read("a\n\xF4\x8F\xBF\xBF中é\n", {"a"}).problems, IsEmpty());
}

TEST(Csv, CountsLinesInsideQuotes) {
  SourceFile const file{"f.csv", "a,b,c\n\"x\ny\",12,\"p\nq\"\n1,2,3\n"};
  CsvReader reader(file);
  Problems problems;
  ASSERT_TRUE(reader.expect({"a", "b", "c"}, {}, problems));
  ASSERT_TRUE(reader.next(problems));
  EXPECT_EQ(reader.at("a"), "f.csv:2:1");
  EXPECT_EQ(reader.at("b"), "f.csv:3:4");
  EXPECT_EQ(reader.at("c"), "f.csv:3:7");
  ASSERT_TRUE(reader.next(problems));
  EXPECT_EQ(reader.line(), 5U);
}

std::vector<std::string> front_problems(std::string bytes) {
  SourceFile const file{"f.csv", std::move(bytes)};
  CsvReader const reader(file);
  Problems problems;
  auto const facts = front_facts(reader, "places", file.name, problems);
  EXPECT_EQ(facts.has_value(), problems.empty());
  std::vector<std::string> keys;
  for (auto const& problem : problems.all()) { keys.push_back(problem.field + " " + problem.message.key); }
  return keys;
}

TEST(FrontFacts, StateKindAuthorityAndEdition) {
  SourceFile const file{"f.csv", "# kind: places\n# authority: A\n# edition: 2024-1\n# as_of: 2024-06-30\n"};
  Problems problems;
  auto const facts = front_facts(CsvReader(file), "places", file.name, problems);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->authority, "A");
  EXPECT_EQ(facts->edition, "2024-1");
  EXPECT_EQ(facts->as_of.text(), "2024-06-30");
}

TEST(FrontFacts, AreAllAskedForAtOnce) {
  EXPECT_THAT(front_problems("a\n"), ElementsAre("f.csv:1:1 csv.front_missing", "f.csv:1:1 csv.front_missing",
                                                 "f.csv:1:1 csv.front_missing"));
  EXPECT_THAT(front_problems("# kind: places\n# authority:\n# edition: 2026-01-01\n"),
              ElementsAre("f.csv:1:1 csv.front_missing"));
  EXPECT_THAT(front_problems("# kind: places\n# authority: A\n# edition: 2024-1\n"),
              ElementsAre("f.csv:1:1 date.malformed"));
  EXPECT_THAT(front_problems("# kind: places\n# authority: \xff\n# edition: 2026-01-01\n"),
              ElementsAre("f.csv:1:1 csv.not_utf8"));
}

TEST(FrontFacts, OfAnotherKindAreRefused) {
  SourceFile const file{"f.csv", "# kind: units\n# authority: A\n# edition: 2026-01-01\n"};
  Problems problems;
  static_cast<void>(front_facts(CsvReader(file), "places", file.name, problems));
  ASSERT_EQ(problems.all().size(), 1U);
  EXPECT_EQ(problems.all().front().message.key, "csv.wrong_kind");
}

}  // namespace
}  // namespace chorsu::reference
