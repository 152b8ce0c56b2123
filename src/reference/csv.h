// A reader of comma-separated values (RFC 4180) that knows the line and column of each field, so that a
// broken data file is named with its place. Leading lines "# key: value" are its front matter; both LF and
// CRLF end a row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "vocabulary/result.h"

namespace chorsu::reference {

struct CsvOptions {
  char separator = ',';
  bool header = true;  // the first row names the columns
};

class CsvReader {
 public:
  CsvReader(SourceFile const& file, CsvOptions options = {});

  // The value of the front matter key, or nothing.
  std::optional<std::string_view> front(std::string_view key) const;
  // The required columns must all be in the header, and no column may stand there twice; others are allowed
  // when listed as optional. Problems are put down at "file:line:column".
  bool expect(std::vector<std::string_view> const& required, std::vector<std::string_view> const& optional,
              Problems& problems);

  // The next row; false at the end. A row with another number of fields than the header, a quote out of place
  // or invalid UTF-8 is put down in `problems` and skipped.
  bool next(Problems& problems);

  bool has(std::string_view column) const { return index_of(column).has_value(); }
  // The field of this row in the named column; empty when there is no such column.
  std::string_view operator[](std::string_view column) const;
  std::string_view operator[](std::size_t column) const { return fields_[column].text; }
  std::size_t size() const { return fields_.size(); }
  std::size_t line() const { return row_line_; }
  // "places.csv:12:7": where the field of this row begins (line and column count from one, the column in
  // bytes).
  std::string at(std::string_view column) const;
  std::string at(std::size_t column) const;
  // Parses the field with T::parse and puts down its problem at its place.
  template <class Parse>
  auto read(std::string_view column, Problems& problems, Parse parse) const {
    return take(problems, at(column), parse((*this)[column]));
  }

 private:
  struct Field {
    std::string text;
    std::size_t offset = 0;  // in row_
  };
  bool scan_row(Problems& problems);
  std::string_view scan_quoted(Problems& problems, Field& field);
  std::optional<std::size_t> index_of(std::string_view column) const;
  std::string place(std::size_t offset) const;

  SourceFile const& file_;
  CsvOptions options_;
  std::string_view rest_;
  std::string_view row_;  // from the start of this row to the end of the file
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  std::vector<Field> fields_;
  std::vector<std::string> header_;
  std::vector<std::pair<std::string_view, std::string_view>> front_;
};

// The facts that our own files state in their front matter: authority and edition, both required. The edition
// is a date (its as-of day) or carries one in `as_of`.
std::optional<Facts> front_facts(CsvReader const& reader, std::string_view kind, std::string_view file,
                                 Problems& problems);

}  // namespace chorsu::reference
