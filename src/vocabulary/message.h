// A message is something to tell a person, before it has a language: a key of messages/<language>/ and its
// arguments. It is turned into words last, by the room `language`, so that engines speak no language at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorsu {

// How an argument is put into words: a decimal gets the reader's digits and separators, a country its name.
enum class ArgumentKind {
  text,
  integer,
  decimal,
  money,
  weight,
  date,
  instant,
  country,
  place,
  goods,
  message
};

// One named argument; `text` is the canonical text of the value ("USD 1120000.00", "2026-12-01", "KZALA").
struct Argument {
  std::string name;
  ArgumentKind kind = ArgumentKind::text;
  std::string text;
  friend bool operator==(Argument const&, Argument const&) = default;
};

inline Argument argument(std::string_view name, std::string_view text) {
  return {std::string(name), ArgumentKind::text, std::string(text)};
}
inline Argument argument(std::string_view name, char const* text) {
  return argument(name, std::string_view(text));
}
inline Argument argument(std::string_view name, std::int64_t number) {
  return {std::string(name), ArgumentKind::integer, std::to_string(number)};
}
inline Argument argument(std::string_view name, int number) {
  return argument(name, static_cast<std::int64_t>(number));
}
inline Argument argument(std::string_view name, std::size_t number) {
  return argument(name, static_cast<std::int64_t>(number));
}
// A place named by the code that the room `reference` knows it by.
inline Argument place_argument(std::string_view name, std::string_view place) {
  return {std::string(name), ArgumentKind::place, std::string(place)};
}
// A word of the interface, itself a key of the messages ("routing.mode.rail").
inline Argument word_argument(std::string_view name, std::string_view key) {
  return {std::string(name), ArgumentKind::message, std::string(key)};
}

struct Message {
  std::string key;
  std::vector<Argument> arguments;

  bool empty() const { return key.empty(); }
  friend bool operator==(Message const&, Message const&) = default;
};

// message("tariff.rate_missing", argument("code", code), argument("date", date))
template <class... Arguments>
Message message(std::string_view key, Arguments&&... arguments) {
  return {std::string(key), {std::forward<Arguments>(arguments)...}};
}

}  // namespace chorsu
