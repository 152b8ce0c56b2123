// The tree keeps its own rules: rooms meet at their doors and use only what src/CMakeLists.txt lets them use,
// no file is an orphan, nothing unfinished is left over, and every data file tells its source.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "source_tree.h"

namespace chorsu {
namespace {

namespace fs = std::filesystem;

// What other rooms may include; of vocabulary everything.
std::map<std::string, std::set<std::string>> const kDoors{
    {"language", {"language.h", "text.h", "figures.h"}},
    {"json", {"parse.h", "reader.h", "answer.h"}},
    {"db", {"db.h"}},
    {"http", {"server.h", "config.h", "request.h", "response.h", "route.h", "problem.h"}},
    {"reference", {"reference.h", "edition.h", "editions.h", "csv.h", "exchange_rates.h"}},
    {"goods", {"goods.h"}},
    {"tariff", {"tariff.h", "rate.h", "schedule.h"}},
    {"routing", {"routing.h"}},
    {"screening", {"screening.h"}},
    {"planning", {"planning.h", "desk.h", "json.h", "http.h"}},
    {"command", {"command.h"}},
};

// Which room uses which, in the order of src/CMakeLists.txt.
struct Room {
  std::string name;
  std::set<std::string> uses;
};

std::vector<Room> rooms() {
  static std::regex const call("chorsu_room\\(([^)]*)\\)");
  auto const text = read_text(fs::path(CHORSU_ROOT) / "src/CMakeLists.txt");
  std::vector<Room> rooms;
  for (std::sregex_iterator found(text.begin(), text.end(), call), end; found != end; ++found) {
    std::istringstream words((*found)[1].str());
    Room room;
    words >> room.name;
    std::string list;
    for (std::string word; words >> word;) {
      if (word == "USES" || word == "LIBRARIES" || word == "TEST_LIBRARIES") {
        list = word;
      } else if (list == "USES") {
        room.uses.insert(word);
      }
    }
    rooms.push_back(std::move(room));
  }
  return rooms;
}

std::vector<TreeFile> sources() {
  return tree_files("src", {".h", ".cc"});
}

// "reference/csv.h" of each #include "…"
std::vector<std::string> includes(TreeFile const& file) {
  static std::regex const line("#include \"([^\"]+)\"");
  std::vector<std::string> paths;
  for (std::sregex_iterator found(file.text.begin(), file.text.end(), line), end; found != end; ++found) {
    paths.push_back((*found)[1].str());
  }
  return paths;
}

bool is_door(std::string const& room, std::string const& header) {
  if (room == "vocabulary") { return true; }
  auto const doors = kDoors.find(room);
  return doors != kDoors.end() && doors->second.contains(header);
}

// What is wrong with an #include of the file; empty when nothing is.
std::string fault_of(TreeFile const& file, std::string const& include,
                     std::map<std::string, std::set<std::string>> const& uses) {
  auto const slash = include.find('/');
  if (slash == std::string::npos) { return "is not told as \"room/header.h\""; }
  auto const room = include.substr(0, slash);
  auto const header = include.substr(slash + 1);
  TreeFile const included{"src/" + include, {}};
  if (!uses.contains(room)) { return "is no room of src/CMakeLists.txt"; }
  if (included.is_test() && !file.is_test()) { return "is for tests alone"; }
  if (room == file.room()) { return ""; }
  if (file.room().empty()) { return is_door(room, header) ? "" : "is not a door"; }
  if (!uses.at(file.room()).contains(room)) { return "is of a room that " + file.room() + " does not use"; }
  if (included.is_test() || is_door(room, header)) { return ""; }
  return "is an inner header of " + room + "; its doors stand in kDoors";
}

TEST(Rooms, IncludeOnlyDoorsOfRoomsTheyUse) {
  std::map<std::string, std::set<std::string>> uses;
  for (auto const& room : rooms()) { uses[room.name] = room.uses; }
  ASSERT_GE(uses.size(), kDoors.size() + 1);
  for (auto const& file : sources()) {
    for (auto const& include : includes(file)) {
      auto const fault = fault_of(file, include, uses);
      EXPECT_TRUE(fault.empty()) << file.path << ": \"" << include << "\" " << fault;
    }
  }
}

TEST(Rooms, UseOnlyRoomsBeforeThem) {
  std::set<std::string> before;
  for (auto const& room : rooms()) {
    for (auto const& used : room.uses) {
      EXPECT_TRUE(before.contains(used)) << room.name << " uses " << used << ", which comes later";
    }
    before.insert(room.name);
  }
}

TEST(Rooms, AreEachAFolderWithAReadme) {
  std::set<std::string> known;
  for (auto const& room : rooms()) {
    known.insert(room.name);
    EXPECT_TRUE(fs::exists(fs::path(CHORSU_ROOT) / "src" / room.name / "README.md"))
        << "src/" << room.name << " has no README.md";
  }
  for (auto const& entry : fs::directory_iterator(fs::path(CHORSU_ROOT) / "src")) {
    auto const name = entry.path().filename().string();
    EXPECT_TRUE(!entry.is_directory() || known.contains(name))
        << "src/" << name << " is no room of src/CMakeLists.txt";
  }
}

TEST(Rooms, HaveNoDoorThatIsNotThere) {
  for (auto const& [room, doors] : kDoors) {
    for (auto const& door : doors) {
      EXPECT_TRUE(fs::exists(fs::path(CHORSU_ROOT) / "src" / room / door)) << room << "/" << door;
    }
  }
}

TEST(Files, AreNoOrphans) {
  std::set<std::string> included;
  auto all = sources();
  for (auto const* folder : {"bench", "tests"}) {
    for (auto& file : tree_files(folder, {".h", ".cc"})) { all.push_back(std::move(file)); }
  }
  for (auto const& file : all) {
    for (auto const& include : includes(file)) { included.insert(include); }
  }
  for (auto const& file : sources()) {
    if (file.name().ends_with(".h")) {
      EXPECT_TRUE(included.contains(file.path.substr(4))) << file.path << " is included by nobody";
      continue;
    }
    auto const built = file.path == "src/main.cc" || file.path == "src/" + file.room() + "/" + file.name() ||
                       file.path == "src/" + file.room() + "/nocompile/" + file.name();
    EXPECT_TRUE(built) << file.path << " is built by no room";
  }
}

TEST(Files, HaveNothingLeftOver) {
  // Put together, so that this file does not name itself.
  std::regex const left_over(
      "\\b(TO"
      "DO|FIX"
      "ME)\\b|(//|/\\*|^#|<!--).*\\bXX"
      "X\\b");
  std::vector<TreeFile> files;
  for (auto const* folder : {"src", "tests", "bench", "cmake", "tools", "web", "docs"}) {
    for (auto& file : tree_files(folder, {".h", ".cc", ".cmake", ".txt", ".py", ".sh", ".sql", ".ts", ".tsx",
                                          ".mjs", ".css", ".md", ""})) {
      files.push_back(std::move(file));
    }
  }
  ASSERT_GT(files.size(), 100U);
  for (auto const& file : files) {
    std::istringstream lines(file.text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.size() > 1000) { continue; }  // std::regex does not bear what no person wrote
      EXPECT_FALSE(std::regex_search(line, left_over)) << file.path << ":" << number << ": " << line;
    }
  }
}

// The paths of the first column of data/SOURCES.md; "*" stands for a name.
std::vector<std::string> sourced_paths() {
  std::vector<std::string> paths;
  std::istringstream lines(read_text(fs::path(CHORSU_ROOT) / "data/SOURCES.md"));
  for (std::string line; std::getline(lines, line);) {
    static std::regex const row("^\\| *`?([a-z0-9_/.*-]+\\.[a-z]+)`? *\\|.*");
    std::smatch found;
    if (std::regex_match(line, found, row)) { paths.push_back(found[1].str()); }
  }
  return paths;
}

bool stands_for(std::string const& pattern, std::string const& path) {
  auto const star = pattern.find('*');
  if (star == std::string::npos) { return pattern == path; }
  auto const ending = pattern.substr(star + 1);
  return path.starts_with(pattern.substr(0, star)) && path.ends_with(ending) &&
         path.find('/', star) == std::string::npos;
}

TEST(DataFiles, HaveARowInSources) {
  auto const sourced = sourced_paths();
  ASSERT_FALSE(sourced.empty());
  std::set<std::string> used;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(CHORSU_ROOT) / "data")) {
    if (!entry.is_regular_file() || entry.path().extension() == ".md") { continue; }
    auto const path = entry.path().lexically_relative(fs::path(CHORSU_ROOT) / "data").generic_string();
    auto const row =
        std::ranges::find_if(sourced, [&](auto const& pattern) { return stands_for(pattern, path); });
    EXPECT_NE(row, sourced.end()) << "data/" << path << " has no row in data/SOURCES.md";
    if (row != sourced.end()) { used.insert(*row); }
  }
  for (auto const& path : sourced) {
    EXPECT_TRUE(used.contains(path)) << "data/SOURCES.md tells of " << path << ", which is not there";
  }
}

}  // namespace
}  // namespace chorsu
