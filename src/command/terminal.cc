#include "command/terminal.h"

#include <sys/ioctl.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>

namespace chorsu::command {
namespace {

constexpr std::size_t kUsualWidth = 100;
constexpr std::size_t kLeastWidth = 40;

std::size_t width_of(UChar32 c) {
  auto const type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) { return 0; }
  auto const wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Without control characters: what came from outside never steers the terminal.
std::string printable(std::string_view text) {
  std::string clean(text);
  std::ranges::replace_if(clean, [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7F; }, '?');
  return clean;
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::strong:
      return "\033[1m";
    case Ink::quiet:
      return "\033[2m";
    case Ink::amber:
      return "\033[33m";
    case Ink::red:
      return "\033[31m";
    case Ink::green:
      return "\033[32m";
    case Ink::underlined:
      return "\033[4m";
  }
  return "";
}

// The text in lines no wider than `width`, broken where its language allows (UAX #14).
std::vector<std::string> broken(std::string_view text, std::size_t width) {
  auto status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> const breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) { return {std::string(text)}; }
  auto const whole = to_icu(text);
  breaks->setText(whole);
  std::vector<std::string> lines(1);
  auto start = breaks->first();
  for (auto end = breaks->next(); end != icu::BreakIterator::DONE; start = end, end = breaks->next()) {
    std::string piece;
    whole.tempSubStringBetween(start, end).toUTF8String(piece);
    auto const trimmed = piece.substr(0, piece.find_last_not_of(" \n") + 1);
    if (!lines.back().empty() && display_width(lines.back()) + display_width(trimmed) > width) {
      lines.back().erase(lines.back().find_last_not_of(' ') + 1);
      lines.emplace_back();
    }
    lines.back() += piece;
  }
  lines.back().erase(lines.back().find_last_not_of(" \n") + 1);
  return lines;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  auto const whole = to_icu(text);
  std::size_t width = 0;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    width += width_of(whole.char32At(i));
  }
  return width;
}

Terminal Terminal::of_stdout() {
  auto const is_terminal = isatty(STDOUT_FILENO) == 1;
  winsize size{};
  auto const known = is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  auto const width = known ? std::max<std::size_t>(size.ws_col, kLeastWidth) : kUsualWidth;
  return {std::cout, is_terminal && std::getenv("NO_COLOR") == nullptr, width};
}

std::string Terminal::inked(std::string_view text, Ink ink) const {
  auto const clean = printable(text);
  if (!colour_ || ink == Ink::plain || text.empty()) { return clean; }
  return std::string(code_of(ink)) + clean + "\033[0m";
}

void Terminal::line(std::string_view text, Ink ink) {
  out_ << inked(text, ink) << '\n';
}

void Terminal::heading(std::string_view title, std::string_view note) {
  out_ << '\n' << inked(title, Ink::strong);
  if (!note.empty()) { out_ << "  " << inked(note, Ink::quiet); }
  out_ << '\n';
}

void Terminal::paragraph(std::string_view text, std::size_t indent, Ink ink) {
  for (auto const& one : broken(text, width_ > indent + 10 ? width_ - indent : 10)) {
    out_ << std::string(indent, ' ') << inked(one, ink) << '\n';
  }
}

void Terminal::table(std::vector<std::vector<Cell>> const& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i].text));
    }
  }
  for (auto const& row : rows) {
    std::size_t before = indent;
    out_ << std::string(indent, ' ');
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      auto const pad = std::string(widths[i] - display_width(row[i].text), ' ');
      auto const text = inked(row[i].text, row[i].ink);
      out_ << (row[i].align == Align::right ? pad + text : text + pad) << "  ";
      before += widths[i] + 2;
    }
    if (row.empty()) { continue; }
    auto const& last = row.back();
    auto const pad =
        last.align == Align::right ? widths.back() - std::min(widths.back(), display_width(last.text)) : 0;
    auto const lines = broken(last.text, width_ > before + 20 ? width_ - before : 20);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) { out_ << std::string(before, ' '); }
      out_ << std::string(pad, ' ') << inked(lines[i], last.ink) << '\n';
    }
  }
}

}  // namespace chorsu::command
