#include "reference/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "vocabulary/utf8.h"

namespace chorsu::reference {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) { text.remove_prefix(1); }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace

CsvReader::CsvReader(SourceFile const& file, CsvOptions options)
    : file_(file), options_(options), rest_(file.bytes) {
  if (rest_.starts_with(kByteOrderMark)) { rest_.remove_prefix(kByteOrderMark.size()); }
  while (rest_.starts_with('#')) {
    auto const end = std::min(rest_.find('\n'), rest_.size());
    auto const text = trimmed(rest_.substr(1, end - 1));
    if (auto const colon = text.find(':'); colon != std::string_view::npos) {
      front_.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    }
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
  }
}

std::optional<std::string_view> CsvReader::front(std::string_view key) const {
  auto const found = std::ranges::find(front_, key, &std::pair<std::string_view, std::string_view>::first);
  if (found == front_.end()) { return std::nullopt; }
  return found->second;
}

bool CsvReader::expect(std::vector<std::string_view> const& required,
                       std::vector<std::string_view> const& optional, Problems& problems) {
  auto const before = problems.all().size();
  if (!scan_row(problems)) {
    problems.add(fmt::format("{}:{}:1", file_.name, line_), message("csv.no_header"));
    return false;
  }
  for (auto const& field : fields_) {
    auto const known = std::ranges::find(required, field.text) != required.end() ||
                       std::ranges::find(optional, field.text) != optional.end();
    auto const twice = std::ranges::find(header_, field.text) != header_.end();
    auto const where = place(field.offset);
    if (!known) { problems.add(where, message("csv.column_unknown", argument("column", field.text))); }
    if (twice) { problems.add(where, message("csv.column_twice", argument("column", field.text))); }
    header_.push_back(field.text);
  }
  for (auto const column : required) {
    if (!index_of(column)) {
      problems.add(place(0), message("csv.column_missing", argument("column", column)));
    }
  }
  return problems.all().size() == before;
}

bool CsvReader::next(Problems& problems) {
  while (!rest_.empty()) {
    auto const before = problems.all().size();
    auto const scanned = scan_row(problems);
    if (!scanned) { return false; }
    if (problems.all().size() != before) { continue; }
    if (!header_.empty() && fields_.size() != header_.size()) {
      problems.add(place(0), message("csv.field_count", argument("fields", fields_.size()),
                                     argument("columns", header_.size())));
      continue;
    }
    return true;
  }
  return false;
}

// One row into fields_; empty lines are passed over. False when nothing is left.
bool CsvReader::scan_row(Problems& problems) {
  while (!rest_.empty() && (rest_.front() == '\n' || rest_.starts_with("\r\n"))) {
    rest_.remove_prefix(rest_.front() == '\n' ? 1 : 2);
    ++line_;
  }
  if (rest_.empty()) { return false; }
  row_line_ = line_;
  fields_.clear();
  row_ = rest_;
  while (true) {
    auto const offset = static_cast<std::size_t>(rest_.data() - row_.data());
    fields_.push_back({{}, offset});
    auto& field = fields_.back();
    if (!rest_.empty() && rest_.front() == '"') {
      rest_ = scan_quoted(problems, field);
    } else {
      auto const end = std::min(
          rest_.find_first_of(options_.separator == ',' ? ",\n" : std::string{options_.separator, '\n'}),
          rest_.size());
      field.text = rest_.substr(0, end);
      rest_.remove_prefix(end);
      if (field.text.ends_with('\r') && (rest_.empty() || rest_.front() == '\n')) { field.text.pop_back(); }
    }
    auto const end = static_cast<std::size_t>(rest_.data() - row_.data());
    if (auto const bad = first_invalid_utf8(row_.substr(offset, end - offset))) {
      problems.add(place(offset + *bad), message("csv.not_utf8"));
    }
    if (rest_.empty()) { return true; }
    auto const mark = rest_.front();
    rest_.remove_prefix(1);
    if (mark == '\n') {
      ++line_;
      return true;
    }
  }
}

// The quoted field at the front of rest_; gives back what follows it, which begins with a separator or a line
// end.
std::string_view CsvReader::scan_quoted(Problems& problems, Field& field) {
  auto rest = rest_.substr(1);
  while (true) {
    auto const quote = rest.find('"');
    if (quote == std::string_view::npos) {
      problems.add(place(field.offset), message("csv.quote_open"));
      line_ += static_cast<std::size_t>(std::ranges::count(rest, '\n'));
      return rest.substr(rest.size());
    }
    field.text += rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    if (!rest.starts_with('"')) { break; }
    field.text += '"';
    rest.remove_prefix(1);
  }
  line_ += static_cast<std::size_t>(std::ranges::count(field.text, '\n'));
  if (rest.starts_with("\r\n") || rest == "\r") { rest.remove_prefix(1); }
  if (!rest.empty() && rest.front() != options_.separator && rest.front() != '\n') {
    problems.add(place(field.offset), message("csv.quote_misplaced"));
    rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
  }
  return rest;
}

std::optional<std::size_t> CsvReader::index_of(std::string_view column) const {
  auto const found = std::ranges::find(header_, column);
  if (found == header_.end()) { return std::nullopt; }
  return static_cast<std::size_t>(found - header_.begin());
}

std::string_view CsvReader::operator[](std::string_view column) const {
  auto const index = index_of(column);
  return index ? std::string_view(fields_[*index].text) : std::string_view();
}

std::string CsvReader::at(std::string_view column) const {
  auto const index = index_of(column);
  return index ? at(*index) : place(0);
}

std::string CsvReader::at(std::size_t column) const {
  return place(column < fields_.size() ? fields_[column].offset : 0);
}

std::string CsvReader::place(std::size_t offset) const {
  auto const before = row_.substr(0, offset);
  auto const line_end = before.rfind('\n');
  auto const line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
  auto const lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
  return fmt::format("{}:{}:{}", file_.name, row_line_ + lines, offset - line_start + 1);
}

std::optional<Facts> front_facts(CsvReader const& reader, std::string_view kind, std::string_view file,
                                 Problems& problems) {
  auto const needed = [&](std::string_view key) -> std::string_view {
    auto const value = reader.front(key);
    if (!value || value->empty()) {
      problems.add(fmt::format("{}:1:1", file), message("csv.front_missing", argument("key", key)));
      return {};
    }
    if (first_invalid_utf8(*value)) {
      problems.add(fmt::format("{}:1:1", file), message("csv.not_utf8"));
      return {};
    }
    return *value;
  };
  auto const stated = needed("kind");
  auto const authority = needed("authority");
  auto const edition = needed("edition");
  if (!stated.empty() && stated != kind) {
    problems.add(fmt::format("{}:1:1", file),
                 message("csv.wrong_kind", argument("stated", stated), argument("kind", kind)));
  }
  if (stated.empty() || authority.empty() || edition.empty()) { return std::nullopt; }
  auto const as_of =
      take(problems, fmt::format("{}:1:1", file), Date::parse(reader.front("as_of").value_or(edition)));
  if (!as_of) { return std::nullopt; }
  return Facts{std::string(authority), std::string(edition), *as_of, 0};
}

}  // namespace chorsu::reference
