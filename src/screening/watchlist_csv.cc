#include "screening/watchlist_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "reference/csv.h"
#include "screening/ofac_csv.h"
#include "vocabulary/country_code.h"

namespace chorsu::screening {
namespace {

using reference::CsvReader;
using reference::SourceFile;

constexpr std::array<std::string_view, 4> kKinds{"person", "organisation", "vessel", "aircraft"};

class WatchlistReader {
 public:
  WatchlistReader(SourceFile const& file, Problems& problems)
      : csv_(file), file_(file), problems_(problems) {}

  ListContent read() {
    auto const facts = front_facts(csv_, "watchlist", file_.name, problems_);
    if (facts) { list_.facts = *facts; }
    if (csv_.expect({"entry", "kind", "name", "programme", "country", "note"}, {"language"}, problems_)) {
      while (csv_.next(problems_)) { read_name(); }
      if (list_.names.empty()) { problems_.add(file_.name + ":1:1", message("csv.no_rows")); }
    }
    list_.facts.rows = static_cast<std::int64_t>(list_.names.size());
    return std::move(list_);
  }

 private:
  void read_name() {
    ListedName name{std::string(csv_["entry"]), std::string(csv_["name"]), std::string(csv_["programme"]),
                    letters_of(csv_["name"])};
    if (name.entry.empty()) {
      problems_.add(csv_.at("entry"), message("csv.empty", argument("column", "entry")));
    }
    if (name.letters.empty()) { problems_.add(csv_.at("name"), message("screening.name_without_letters")); }
    if (std::ranges::find(kKinds, csv_["kind"]) == kKinds.end()) {
      problems_.add(csv_.at("kind"), message("screening.kind_unknown", argument("text", csv_["kind"])));
    }
    if (!csv_["country"].empty()) { csv_.read("country", problems_, CountryCode::parse); }
    if (!seen_.emplace(name.entry, name.name).second) {
      problems_.add(csv_.at("name"), message("csv.twice", argument("text", name.name)));
    }
    // An alias need not repeat the programme of its entry.
    auto const [known, is_new] = programmes_.try_emplace(name.entry, name.programme);
    if (name.programme.empty()) { name.programme = known->second; }
    list_.names.push_back(std::move(name));
  }

  CsvReader csv_;
  SourceFile const& file_;
  Problems& problems_;
  ListContent list_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::map<std::string, std::string> programmes_;
};

}  // namespace

Result<ListContent> read_watchlist(reference::Content const& content) {
  if (looks_like_ofac(content)) { return read_ofac(content); }
  if (content.files.size() != 1) {
    return refuse("edition.one_file", argument("files", content.files.size()));
  }
  Problems problems;
  auto list = WatchlistReader(content.files.front(), problems).read();
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return list;
}

}  // namespace chorsu::screening
