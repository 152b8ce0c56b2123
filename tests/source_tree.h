// The project's own files, as the tests of the tree read them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace chorsu {

struct TreeFile {
  std::string path;  // from the root of the project: "src/tariff/rate.h"
  std::string text;

  std::string name() const { return path.substr(path.rfind('/') + 1); }
  // "tariff" of src/tariff/rate.h; empty when the file stands in no room
  std::string room() const {
    auto const parts = std::count(path.begin(), path.end(), '/');
    return path.starts_with("src/") && parts > 1 ? path.substr(4, path.find('/', 4) - 4) : "";
  }
  // Is it there for tests alone?
  bool is_test() const {
    static std::regex const test("_(test|fuzz|bench)\\.(cc|h)$|/nocompile/|^src/[a-z_]+/test_[a-z_]+\\.h$");
    return std::regex_search(path, test);
  }
};

inline std::string read_text(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The files under a folder with one of the endings, in order; what is built or fetched is passed over.
inline std::vector<TreeFile> tree_files(std::string const& folder, std::set<std::string> const& endings) {
  static std::set<std::string> const kPassedOver{"node_modules", "dist", "build", "testdata", "__pycache__"};
  std::filesystem::path const root(CHORSU_ROOT);
  std::vector<TreeFile> files;
  for (auto entry = std::filesystem::recursive_directory_iterator(root / folder);
       entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    auto const& path = entry->path();
    if (entry->is_directory() && kPassedOver.contains(path.filename().string())) {
      entry.disable_recursion_pending();
    }
    if (entry->is_regular_file() && endings.contains(path.extension().string())) {
      files.push_back({path.lexically_relative(root).generic_string(), read_text(path)});
    }
  }
  std::ranges::sort(files, {}, &TreeFile::path);
  return files;
}

}  // namespace chorsu
