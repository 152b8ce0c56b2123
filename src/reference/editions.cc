#include "reference/editions.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "reference/store.h"

namespace chorsu::reference {
namespace {

namespace fs = std::filesystem;

bool is_data_file(fs::path const& path) {
  static std::set<std::string> const kExtensions{".csv", ".xml", ".txt", ".json"};
  auto extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return kExtensions.contains(extension);
}

Result<SourceFile> read_file(fs::path const& path, std::string name) {
  std::error_code error;
  auto const size = fs::file_size(path, error);
  if (error) { return refuse("edition.unreadable", argument("path", path.string())); }
  if (size > kMaxContentBytes) { return refuse("edition.too_large", argument("path", path.string())); }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.good() && !stream.eof()) {
    return refuse("edition.unreadable", argument("path", path.string()));
  }
  if (bytes.empty()) { return refuse("edition.empty_file", argument("path", path.string())); }
  return SourceFile{std::move(name), std::move(bytes)};
}

// The data files of a folder, named by their path below it.
std::vector<fs::path> data_files(fs::path const& folder) {
  std::vector<fs::path> paths;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && is_data_file(entry.path())) { paths.push_back(entry.path()); }
  }
  std::ranges::sort(paths, {}, [](fs::path const& path) { return path.generic_string(); });
  return paths;
}

void hash_part(crypto_hash_sha256_state& state, std::string_view bytes) {
  auto const length = std::to_string(bytes.size()) + ":";
  for (std::string_view const part : {std::string_view(length), bytes}) {
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(part.data()), part.size());
  }
}

}  // namespace

Result<Content> read_content(fs::path const& path) {
  std::error_code error;
  auto const status = fs::status(path, error);
  if (!fs::exists(status)) { return refuse("edition.no_file", argument("path", path.string())); }
  Content content;
  Problems problems;
  std::uintmax_t total = 0;
  auto const paths = fs::is_directory(status) ? data_files(path) : std::vector{path};
  for (auto const& one : paths) {
    auto const name =
        fs::is_directory(status) ? one.lexically_relative(path).generic_string() : one.filename().string();
    if (auto file = take(problems, name, read_file(one, name))) {
      total += file->bytes.size();
      content.files.push_back(std::move(*file));
    }
  }
  if (content.files.empty() && problems.empty()) {
    return refuse("edition.no_file", argument("path", path.string()));
  }
  if (total > kMaxContentBytes) { return refuse("edition.too_large", argument("path", path.string())); }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return content;
}

std::string checksum(Content const& content) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (auto const& file : content.files) {
    hash_part(state, file.name);
    hash_part(state, file.bytes);
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hexadecimal{};
  sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), digest.data(), digest.size());
  return hexadecimal.data();
}

Result<Edition> import(db::Pool& pool, DataKind const& kind, Content const& content, Instant now) {
  auto const facts = kind.check(content);
  if (!facts) { return refuse(facts.error()); }
  Edition const candidate{0, std::string(kind.name), *facts, checksum(content), now, false};
  return pool.transact([&](db::Connection& db) -> Result<Edition> {
    if (!find_edition(db, candidate.kind, facts->authority, candidate.checksum)) {
      insert_edition(db, candidate, content);
    }
    choose_in_force(db, candidate.kind, facts->authority);
    return *find_edition(db, candidate.kind, facts->authority, candidate.checksum);
  });
}

}  // namespace chorsu::reference
