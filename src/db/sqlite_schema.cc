#include "db/sqlite_schema.h"

#include <algorithm>
#include <array>

#include "db/db.h"

namespace chorsu::db {
namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string upper(std::string_view word) {
  std::string result(word);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

class Translator {
 public:
  explicit Translator(std::string_view portable) : rest_(portable) {}

  std::vector<std::string> statements() {
    while (!rest_.empty()) { step(); }
    finish();
    return std::move(statements_);
  }

 private:
  void step() {
    char const c = rest_.front();
    if (rest_.starts_with("--")) {
      take(std::min(rest_.find('\n'), rest_.size()));
      statement_ += ' ';
    } else if (rest_.starts_with("/*")) {
      take(end_of("*/", 2));
      statement_ += ' ';
    } else if (c == '\'' || c == '"') {
      statement_ += take(end_of(std::string_view(&c, 1), 1));
    } else if (letter(c)) {
      word();
    } else if (c == ';') {
      take(1);
      finish();
    } else {
      statement_ += take(1);
    }
  }

  void word() {
    auto const end = std::ranges::find_if(rest_, [](char c) { return !letter(c) && !digit(c) && c != '$'; });
    auto const original = take(static_cast<std::size_t>(end - rest_.begin()));
    auto const folded = upper(original);
    if (words_ < first_.size()) { first_[words_] = folded; }
    ++words_;
    auto const of_table = first_[1] == "TABLE" && (first_[0] == "CREATE" || first_[0] == "ALTER");
    if (of_table && folded == "BIGINT") {
      statement_ += "INTEGER";
    } else if (of_table && folded == "BYTEA") {
      statement_ += "BLOB";
    } else {
      statement_ += original;
    }
  }

  void finish() {
    auto const last = statement_.find_last_not_of(" \t\r\n");
    statement_.resize(last == std::string::npos ? 0 : last + 1);
    statement_.erase(statement_.begin(), std::ranges::find_if_not(statement_, blank));
    if (first_[0] == "CREATE" && first_[1] == "TABLE") { statement_ += " STRICT"; }
    if (!statement_.empty()) { statements_.push_back(std::move(statement_)); }
    statement_.clear();
    first_ = {};
    words_ = 0;
  }

  // Where the piece that `mark` closes ends; a doubled quote is two pieces side by side, which reads the
  // same.
  std::size_t end_of(std::string_view mark, std::size_t from) const {
    auto const found = rest_.find(mark, from);
    if (found == std::string_view::npos) {
      throw Fault("schema: not closed: " + std::string(rest_.substr(0, 40)));
    }
    return found + mark.size();
  }

  std::string_view take(std::size_t size) {
    auto const taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  std::string statement_;
  std::array<std::string, 2> first_;
  std::size_t words_ = 0;
  std::vector<std::string> statements_;
};

}  // namespace

std::vector<std::string> sqlite_statements(std::string_view portable) {
  return Translator(portable).statements();
}

}  // namespace chorsu::db
