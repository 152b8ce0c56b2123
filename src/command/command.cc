#include "command/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <iostream>

#include "command/plan_sheet.h"
#include "command/serve.h"
#include "command/setting.h"
#include "command/terminal.h"
#include "planning/json.h"
#include "reference/editions.h"

namespace chorsu::command {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongCall = 2;

// What was typed after `chorsu plan`, `duty`, …, before it has types.
struct Typed {
  std::string goods, code, from, to, quantity, value, weight, incoterm, origin, ready, country, day, kind,
      path;
  std::vector<std::string> parties;
  std::vector<std::int64_t> editions;
  bool as_json = false;
};

// One run of the program: what is spoken, what was typed, and the workplace once it is open.
class Session {
 public:
  using IndexNames = planning::IndexNames;

  Session(Setting& setting, std::shared_ptr<language::Catalogue const> catalogue)
      : setting_(setting), catalogue_(std::move(catalogue)) {}

  Typed typed;

  std::string say(std::string_view key) const {
    return catalogue_->words(message(key), language(), IndexNames(nothing_));
  }
  LanguageTag language() const {
    auto const tag =
        LanguageTag::parse(setting_.language.empty() ? environment_language() : setting_.language);
    return tag && catalogue_->speaks(*tag) ? *tag : LanguageTag::english();
  }

  bool speaks(std::string_view tag) const {
    auto const parsed = LanguageTag::parse(tag);
    return parsed && catalogue_->speaks(*parsed);
  }
  // Tells what is wrong; gives back the status.
  int told(Problems const& problems, int status) const {
    Terminal terminal(std::cerr, false, 100);
    IndexNames const names(index_);
    show(terminal, problems, language::Voice(*catalogue_, language(), names));
    return status;
  }

  int plan();
  int classify();
  int duty();
  int route();
  int screen();
  int import_data();
  int list_data();
  int check_data();
  int serve_http();

 private:
  // Opens the workplace and runs the body, with everything that can go wrong told.
  template <class Body>
  int in_workplace(Body body) {
    auto opened = Workplace::open(setting_);
    if (!opened) { return told(opened.error(), kFailed); }
    workplace_ = std::move(*opened);
    return body();
  }
  // Likewise, on the index of what is in force.
  template <class Body>
  int at_desk(Body body) {
    return in_workplace([&] {
      auto const loaded = workplace_->desk().load();
      if (!loaded) { return told(loaded.error(), kFailed); }
      index_ = *loaded;
      return body();
    });
  }
  // The answer as JSON or as a sheet.
  template <class Json, class Sheet>
  int told(Json json, Sheet sheet) const {
    IndexNames const names(index_);
    language::Voice const voice(*catalogue_, language(), names);
    if (typed.as_json) {
      std::cout << boost::json::serialize(json(voice)) << '\n';
    } else {
      auto terminal = Terminal::of_stdout();
      sheet(terminal, voice);
    }
    return kDone;
  }
  Result<planning::Question> question() const;
  std::vector<std::int64_t> instead_of_those_in_force() const;

  Setting& setting_;
  std::shared_ptr<language::Catalogue const> catalogue_;
  std::shared_ptr<planning::Index const> nothing_ = std::make_shared<planning::Index const>();
  std::unique_ptr<Workplace> workplace_;
  std::shared_ptr<planning::Index const> index_ = nothing_;
};

// The value of an option when it was typed, parsed, with its problems at its name.
template <class Parse>
auto option(Problems& problems, std::string_view name, std::string const& text, Parse parse) {
  return text.empty() ? decltype(take(problems, name, parse(text)))() : take(problems, name, parse(text));
}

Result<planning::Question> Session::question() const {
  Problems problems;
  auto const& reference = *index_->reference;
  planning::Question asked;
  asked.goods = typed.goods;
  asked.from = typed.from;
  asked.to = typed.to;
  asked.code =
      option(problems, "--code", typed.code, [](std::string_view text) { return HsCode::parse(text); });
  asked.quantity = option(problems, "--quantity", typed.quantity,
                          [&](std::string_view text) { return planning::parse_quantity(text, reference); });
  asked.value = option(problems, "--value", typed.value, planning::parse_value);
  asked.gross_weight = option(problems, "--weight", typed.weight, Weight::parse);
  asked.incoterm = option(problems, "--incoterm", typed.incoterm, parse_incoterm);
  asked.origin = option(problems, "--origin", typed.origin,
                        [&](std::string_view text) { return planning::parse_country(text, reference); });
  asked.on = option(problems, "--ready", typed.ready, Date::parse).value_or(Instant::now().date());
  for (auto const& name : typed.parties) { asked.parties.push_back({name, "", ""}); }
  if (problems.empty()) { return asked; }
  problems.add(planning::check(*index_, asked));
  return refuse(std::move(problems));
}

// The editions in force, but for those of the same kind and authority as one that was asked for.
std::vector<std::int64_t> Session::instead_of_those_in_force() const {
  auto const all = workplace_->pool().read([](db::Connection& db) { return reference::list_editions(db); });
  auto ids = typed.editions;
  for (auto const& edition : all) {
    auto const replaced = std::ranges::any_of(all, [&](reference::Edition const& other) {
      return std::ranges::find(typed.editions, other.id) != typed.editions.end() &&
             other.kind == edition.kind && other.facts.authority == edition.facts.authority;
    });
    if (edition.in_force && !replaced) { ids.push_back(edition.id); }
  }
  return ids;
}

int Session::plan() {
  return at_desk([&] {
    if (!typed.editions.empty()) {
      auto replayed = workplace_->desk().replay(instead_of_those_in_force());
      if (!replayed) { return told(replayed.error(), kWrongCall); }
      index_ = std::move(*replayed);
    }
    auto const asked = question();
    if (!asked) { return told(asked.error(), kWrongCall); }
    auto const answer = planning::answer(*index_, *asked);
    if (!answer) { return told(answer.error(), kWrongCall); }
    return told([&](auto const& voice) { return planning::plan_json(*answer, *index_, voice); },
                [&](auto& terminal, auto const& voice) { show(terminal, *answer, *index_, voice); });
  });
}

int Session::classify() {
  return at_desk([&] {
    auto const answer = goods::answer(*index_->goods, {typed.goods, std::nullopt});
    if (!answer) { return told(answer.error(), kWrongCall); }
    return told([&](auto const& voice) { return planning::goods_json(*answer, *index_, voice); },
                [&](auto& terminal, auto const& voice) { show(terminal, *answer, *index_, voice); });
  });
}

int Session::duty() {
  return at_desk([&] {
    Problems problems;
    auto const& reference = *index_->reference;
    auto const country_of = [&](std::string_view text) { return planning::parse_country(text, reference); };
    auto const code = take(problems, "CODE", planning::parse_tariff_code(typed.code, *index_->goods));
    auto const country = take(problems, "--country", country_of(typed.country));
    auto const origin = option(problems, "--origin", typed.origin, country_of);
    auto const on = option(problems, "--on", typed.day, Date::parse);
    auto const value = option(problems, "--value", typed.value, planning::parse_value);
    if (!problems.empty()) { return told(problems, kWrongCall); }
    auto const answer = tariff::answer(
        *index_->tariff,
        {*code, *country, origin, on.value_or(Instant::now().date()), planning::given_customs_value(value)});
    if (!answer) { return told(answer.error(), kWrongCall); }
    auto const currency = value ? value->currency().code() : "USD";
    return told([&](auto const& voice) { return planning::duty_json(*answer, currency, voice); },
                [&](auto& terminal, auto const& voice) { show(terminal, *answer, voice); });
  });
}

int Session::route() {
  return at_desk([&] {
    Problems problems;
    auto const from = take(problems, "--from", index_->reference->find_place(typed.from));
    auto const to = take(problems, "--to", index_->reference->find_place(typed.to));
    auto const weight = option(problems, "--weight", typed.weight, Weight::parse);
    if (!problems.empty()) { return told(problems, kWrongCall); }
    auto const answer = routing::answer(*index_->routing, {(*from)->id, (*to)->id, weight});
    if (!answer) { return told(answer.error(), kWrongCall); }
    return told([&](auto const& voice) { return planning::routes_json(*answer, *index_, voice); },
                [&](auto& terminal, auto const& voice) { show(terminal, *answer, *index_, voice); });
  });
}

int Session::screen() {
  return at_desk([&] {
    screening::Question asked;
    for (auto const& name : typed.parties) { asked.parties.push_back({name, "", ""}); }
    auto const answer = screening::answer(*index_->screening, asked);
    if (!answer) { return told(answer.error().within("NAME"), kWrongCall); }
    return told([&](auto const& voice) { return planning::screening_json(*answer, voice); },
                [&](auto& terminal, auto const& voice) { show(terminal, *answer, voice); });
  });
}

int Session::import_data() {
  return in_workplace([&] {
    auto const kinds = planning::data_kinds();
    auto const kind = std::ranges::find(kinds, typed.kind, &reference::DataKind::name);
    if (kind == kinds.end()) {
      std::string names;
      for (auto const& known : kinds) { names += (names.empty() ? "" : ", ") + std::string(known.name); }
      return told(Problems("KIND", message("data.kind_unknown", argument("text", typed.kind),
                                           argument("kinds", names))),
                  kWrongCall);
    }
    auto const content = reference::read_content(typed.path);
    if (!content) { return told(content.error(), kFailed); }
    auto const edition = workplace_->desk().import(*kind, *content, Instant::now());
    if (!edition) { return told(edition.error(), kFailed); }
    return told([&](auto const&) { return planning::edition_json(*edition); },
                [&](auto& terminal, auto const& voice) {
                  terminal.paragraph(voice.say(message(
                      edition->in_force ? "data.in_force" : "data.kept", argument("id", edition->id),
                      argument("kind", edition->kind), argument("authority", edition->facts.authority),
                      argument("edition", edition->facts.edition), argument("rows", edition->facts.rows))));
                });
  });
}

int Session::list_data() {
  return in_workplace([&] {
    auto const editions =
        workplace_->pool().read([](db::Connection& db) { return reference::list_editions(db); });
    return told(
        [&](auto const&) {
          boost::json::array all;
          for (auto const& edition : editions) { all.emplace_back(planning::edition_json(edition)); }
          return boost::json::object{{"editions", std::move(all)}};
        },
        [&](auto& terminal, auto const& voice) {
          std::vector<std::vector<Cell>> rows;
          for (auto const& edition : editions) {
            rows.push_back({{edition.in_force ? "●" : "○"},
                            {std::to_string(edition.id), Ink::plain, Align::right},
                            {edition.kind},
                            {edition.facts.edition},
                            {voice.number(Decimal(edition.facts.rows)), Ink::plain, Align::right},
                            {edition.checksum.substr(0, 16), Ink::quiet},
                            {edition.facts.authority}});
          }
          terminal.table(rows, 0);
        });
  });
}

// Reads every edition anew: its bytes against its checksum, its rows by its kind's own check, and all
// together.
int Session::check_data() {
  return in_workplace([&] {
    Problems problems;
    auto const kinds = planning::data_kinds();
    auto const editions =
        workplace_->pool().read([](db::Connection& db) { return reference::list_editions(db); });
    for (auto const& edition : editions) {
      auto const loaded = workplace_->pool().read(
          [&](db::Connection& db) { return reference::load_edition(db, edition.id); });
      auto const where = edition.kind + " #" + std::to_string(edition.id);
      auto const kind = std::ranges::find(kinds, edition.kind, &reference::DataKind::name);
      if (!loaded || kind == kinds.end()) {
        problems.add(where, message("data.unreadable"));
        continue;
      }
      if (reference::checksum(loaded->content) != edition.checksum) {
        problems.add(where, message("data.altered"));
      }
      take(problems, where, kind->check(loaded->content));
    }
    auto const damage = workplace_->pool().read([](db::Connection& db) { return db.integrity_check(); });
    for (auto const& one : damage) {
      problems.add("database", message("data.damaged", argument("text", one)));
    }
    if (problems.empty()) {
      if (auto const together = workplace_->desk().load(); !together) { problems.add(together.error()); }
    }
    if (!problems.empty()) { return told(problems, kFailed); }
    return told([&](auto const&) { return boost::json::object{{"checked", editions.size()}}; },
                [&](auto& terminal, auto const& voice) {
                  terminal.paragraph(voice.say(message("data.sound", argument("editions", editions.size()))));
                });
  });
}

int Session::serve_http() {
  return at_desk([&] { return serve(setting_, *workplace_, catalogue_); });
}

// The value of an option before the options are read, since their very descriptions are in a language that is
// an option: "--lang zh" or "--lang=zh", else the variable.
std::string early(int argc, char** argv, std::string_view option, char const* variable) {
  for (int i = 1; i < argc; ++i) {
    std::string_view const word(argv[i]);
    if (word == option && i + 1 < argc) { return argv[i + 1]; }
    if (word.starts_with(option) && word.size() > option.size() && word[option.size()] == '=') {
      return std::string(word.substr(option.size() + 1));
    }
  }
  auto const* value = variable == nullptr ? nullptr : std::getenv(variable);
  return value == nullptr ? std::string() : value;
}

// What is wrong with the call itself, in the caller's language.
Message wrong_call(CLI::ParseError const& error) {
  auto const text = argument("text", error.what());
  if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr) {
    return message("command.required", text);
  }
  if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr) { return message("command.extra", text); }
  return message("command.wrong_call", text);
}

}  // namespace

int run(int argc, char** argv) {
  Setting setting;
  auto const home = early(argc, argv, "--home", "CHORSU_HOME");
  setting.home = home.empty() ? usual_home() : std::filesystem::path(home);
  setting.language = early(argc, argv, "--lang", nullptr);
  auto loaded = language::Catalogue::load(setting.home / "messages");
  if (!loaded) {
    for (auto const& problem : loaded.error().all()) {
      std::cerr << problem.field << ": " << problem.message.key << '\n';
    }
    return kFailed;
  }
  Session session(setting, std::make_shared<language::Catalogue const>(std::move(*loaded)));
  auto& typed = session.typed;
  auto const words = [&](std::string_view key) {
    return session.say(std::string("command.") + std::string(key));
  };

  CLI::App app(words("about"), "chorsu");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_config("--config", "", words("config"));
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.add_option("--home", setting.home, words("home"))->envname("CHORSU_HOME");
  app.add_option("--database", setting.database, words("database"))->envname("CHORSU_DATABASE");
  app.add_option("--lang", setting.language, words("lang"));
  app.add_flag("--json", typed.as_json, words("json"));

  int status = kDone;
  auto const command = [&](CLI::App& parent, std::string const& name, std::string_view about,
                           int (Session::*act)()) {
    auto* sub = parent.add_subcommand(name, words(about));
    sub->callback([&session, &status, act] { status = (session.*act)(); });
    return sub;
  };

  auto* plan = command(app, "plan", "plan", &Session::plan);
  plan->add_option("goods", typed.goods, words("plan.goods"));
  plan->add_option("--code", typed.code, words("plan.code"));
  plan->add_option("--from", typed.from, words("plan.from"))->required();
  plan->add_option("--to", typed.to, words("plan.to"))->required();
  plan->add_option("--quantity", typed.quantity, words("plan.quantity"));
  plan->add_option("--value", typed.value, words("plan.value"));
  plan->add_option("--weight", typed.weight, words("plan.weight"));
  plan->add_option("--incoterm", typed.incoterm, words("plan.incoterm"));
  plan->add_option("--origin", typed.origin, words("plan.origin"));
  plan->add_option("--ready", typed.ready, words("plan.ready"));
  plan->add_option("--party", typed.parties, words("plan.party"))->allow_extra_args(false);
  plan->add_option("--edition", typed.editions, words("plan.edition"))->allow_extra_args(false);

  command(app, "classify", "classify", &Session::classify)
      ->add_option("goods", typed.goods, words("plan.goods"))
      ->required();

  auto* duty = command(app, "duty", "duty", &Session::duty);
  duty->add_option("code", typed.code, words("plan.code"))->required();
  duty->add_option("--country", typed.country, words("duty.country"))->required();
  duty->add_option("--origin", typed.origin, words("plan.origin"));
  duty->add_option("--on", typed.day, words("duty.on"));
  duty->add_option("--value", typed.value, words("duty.value"));

  auto* route = command(app, "route", "route", &Session::route);
  route->add_option("--from", typed.from, words("plan.from"))->required();
  route->add_option("--to", typed.to, words("plan.to"))->required();
  route->add_option("--weight", typed.weight, words("plan.weight"));

  command(app, "screen", "screen", &Session::screen)
      ->add_option("name", typed.parties, words("plan.party"))
      ->required();

  auto* data = app.add_subcommand("data", words("data"));
  data->require_subcommand(1);
  auto* import = command(*data, "import", "data.import", &Session::import_data);
  import->add_option("kind", typed.kind, words("data.kind"))->required();
  import->add_option("path", typed.path, words("data.path"))->required();
  command(*data, "list", "data.list", &Session::list_data);
  command(*data, "check", "data.check", &Session::check_data);

  auto* server = command(app, "serve", "serve", &Session::serve_http);
  server->add_option("--address", setting.http.address, words("serve.address"))->envname("CHORSU_ADDRESS");
  server->add_option("--port", setting.http.port, words("serve.port"))->envname("CHORSU_PORT");
  server->add_option("--workers", setting.http.workers, words("serve.workers"));
  server->add_option("--requests-per-second", setting.http.requests_per_second, words("serve.rate"));
  server->add_option("--burst", setting.http.requests_burst, words("serve.burst"));
  server->add_option("--trusted-proxy", setting.http.trusted_proxies, words("serve.proxy"));

  // What hangs on other options is settled before any command runs.
  app.parse_complete_callback([&] {
    if (!setting.language.empty() && !session.speaks(setting.language)) {
      throw CLI::ValidationError("--lang", setting.language);
    }
    if (setting.database.empty()) { setting.database = setting.home / "var" / "chorsu.db"; }
    if (setting.http.web_folder.empty()) { setting.http.web_folder = setting.home / "web" / "dist"; }
  });
  try {
    app.parse(argc, argv);
  } catch (CLI::Success const& help) { return app.exit(help); } catch (CLI::ParseError const& error) {
    return session.told(Problems("", wrong_call(error)), kWrongCall);
  }
  return status;
}

}  // namespace chorsu::command
