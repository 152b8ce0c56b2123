// The terminal as a screen: sections, aligned columns with Chinese characters counted as two, colour only
// where there is a terminal, and the same four marks of truth as on the page.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace chorsu::command {

// How many columns the text takes on a terminal (UAX #11: wide and fullwidth characters take two).
std::size_t display_width(std::string_view text);

enum class Ink { plain, strong, quiet, amber, red, green, underlined };
enum class Align { left, right };

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
  Align align = Align::left;
};

class Terminal {
 public:
  // Colour when `out` is a terminal and NO_COLOR is not set; its width, or 100 columns.
  static Terminal of_stdout();
  Terminal(std::ostream& out, bool colour, std::size_t width) : out_(out), colour_(colour), width_(width) {}

  void line(std::string_view text = {}, Ink ink = Ink::plain);
  void heading(std::string_view title, std::string_view note = {});
  // Text broken at blanks (between any two characters of Chinese) to the width, each line indented.
  void paragraph(std::string_view text, std::size_t indent = 0, Ink ink = Ink::plain);
  // Rows of cells in columns as wide as their widest cell, two blanks between; the last column is broken to
  // the width.
  void table(std::vector<std::vector<Cell>> const& rows, std::size_t indent = 2);

 private:
  std::string inked(std::string_view text, Ink ink) const;
  std::ostream& out_;
  bool colour_;
  std::size_t width_;
};

}  // namespace chorsu::command
