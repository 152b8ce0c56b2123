#include <fmt/format.h>

#include <algorithm>

#include "db/db.h"

namespace chorsu::db {
namespace {

struct TypeName {
  std::string_view operator()(std::monostate) const { return "null"; }
  std::string_view operator()(std::int64_t) const { return "an integer"; }
  std::string_view operator()(std::string const&) const { return "text"; }
  std::string_view operator()(Blob const&) const { return "a blob"; }
};

// The value held as T, or a Fault.
template <class T>
struct As {
  T const& operator()(T const& held) const { return held; }
  template <class Other>
  T const& operator()(Other const& held) const {
    throw Fault(fmt::format("the value is {}, asked for as {}", TypeName{}(held), TypeName{}(T{})));
  }
};

template <class T>
T const& as(Row const& row, Column column) {
  auto const place = column.among(row.names());
  try {
    return row.values()[place].visit(As<T>{});
  } catch (Fault const& fault) {
    throw Fault(fmt::format("column {}: {}", row.names()[place], fault.what()));
  }
}

}  // namespace

std::int64_t Value::integer() const {
  return visit(As<std::int64_t>{});
}
std::string const& Value::text() const {
  return visit(As<std::string>{});
}
Blob const& Value::blob() const {
  return visit(As<Blob>{});
}

std::size_t Column::among(std::vector<std::string> const& names) const {
  if (name_.empty()) {
    if (std::cmp_less(place_, 0) || std::cmp_greater_equal(place_, names.size())) {
      throw Fault(fmt::format("the answer has {} columns, asked for place {}", names.size(), place_));
    }
    return static_cast<std::size_t>(place_);
  }
  auto const found = std::ranges::find(names, name_);
  if (found == names.end()) { throw Fault(fmt::format("the answer has no column {}", name_)); }
  return static_cast<std::size_t>(found - names.begin());
}

std::int64_t Row::integer(Column column) const {
  return as<std::int64_t>(*this, column);
}
std::string const& Row::text(Column column) const {
  return as<std::string>(*this, column);
}
std::string const& Row::blob(Column column) const {
  return as<Blob>(*this, column).bytes;
}

bool Row::boolean(Column column) const {
  auto const number = integer(column);
  if (number != 0 && number != 1) {
    throw Fault(fmt::format("column {}: {} is no bool", (*names_)[column.among(*names_)], number));
  }
  return number == 1;
}

std::optional<std::int64_t> Row::integer_or_null(Column column) const {
  if (at(column).null()) { return std::nullopt; }
  return integer(column);
}
std::optional<std::string> Row::text_or_null(Column column) const {
  if (at(column).null()) { return std::nullopt; }
  return text(column);
}
std::optional<std::string> Row::blob_or_null(Column column) const {
  if (at(column).null()) { return std::nullopt; }
  return blob(column);
}

}  // namespace chorsu::db
