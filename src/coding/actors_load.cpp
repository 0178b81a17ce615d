#include <algorithm>
#include <map>
#include <set>

#include "coding/actors_book.h"
#include "coding/actors_institutions.h"
#include "coding/actors_lines.h"

namespace parley::coding {
namespace {

using Fields = std::vector<std::string_view>;

// Why the CAMEO code is none, or empty.
std::string trouble_with_code(const Actors::Tables& tables, std::string_view code) {
  static const std::set<std::string_view> kWorld = {"IGO", "NGO",    "IMG",    "MNC",
                                                    "MED", "NGOHRI", "NGOIRC", "NGOMSF"};
  if (kWorld.contains(code)) return {};
  const bool upper =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (upper && code.starts_with("IGO") && code.size() <= 9) return {};
  if (code.size() % 3 != 0 || code.empty() || code.size() > 9)
    return "unknown code " + std::string(code);
  if (!tables.by_id.contains(code.substr(0, 3)))
    return "unknown country in code " + std::string(code);
  for (size_t at = 3; at < code.size(); at += 3) {
    if (!is_sector(code.substr(at, 3))) return "unknown sector in code " + std::string(code);
  }
  return {};
}

/// Reads one file after another into the tables; each kind of file has its own form of lines.
class Loader {
 public:
  explicit Loader(Actors::Tables& tables) : t_(tables), book_(tables), institutions_(book_) {}

  // The error, or empty.
  std::string read(std::string_view file, std::string_view text) {
    const size_t slash = file.rfind('/');
    kind_ = file.substr(slash == std::string_view::npos ? 0 : slash + 1);
    kind_ = kind_.substr(0, kind_.find_first_of("._"));
    code_.clear();
    int number = 0;
    for (const std::string_view line : split(text, '\n')) {
      ++number;
      const std::string trouble = line.starts_with("#") ? comment(line) : read_line(line);
      if (!trouble.empty())
        return std::string(file) + ":" + std::to_string(number) + ": " + trouble;
    }
    return {};
  }

  void compose() { institutions_.compose(); }

 private:
  std::string comment(std::string_view line) {
    constexpr std::string_view kMark = "# family-first ";
    if (line.starts_with(kMark)) {
      for (const auto code : items(line.substr(kMark.size()), ' '))
        family_first_.insert(std::string(code));
    }
    return {};
  }

  std::string read_line(std::string_view line) {
    if (line.empty()) return {};
    if (kind_ == "states") return state(split(line, '|'));
    if (kind_ == "cities") return cities(line);
    if (kind_ == "regions") return region(split(line, '|'));
    if (kind_ == "offices") return office(split(line, '|'));
    if (kind_ == "agents") return agents(line);
    if (kind_ == "institutions") return institutions_.read(split(line, '|'));
    if (kind_ == "organisations" || kind_ == "groups") return body(split(line, '|'));
    if (kind_ == "persons") return person(line);
    return "a file of no known kind";
  }

  bool known_country(std::string_view code) const { return code.size() == 3 && book_.known(code); }

  std::string check(std::string_view code) const { return trouble_with_code(t_, code); }

  std::string state(const Fields& fields) {
    if (fields.size() != 5 && fields.size() != 6) return "not five or six fields";
    const std::string code(fields[0]);
    if (code.size() != 3) return "unknown code " + code;
    if (known_country(code)) return "state " + code + " twice";
    Term term;
    if (fields.size() == 6) {
      const auto read = read_term(fields[5]);
      if (!read) return "bad term " + std::string(fields[5]);
      term = *read;
    }
    const std::pair<const char*, ActorKind> parts[] = {{"", ActorKind::state},
                                                       {".adjective", ActorKind::adjective},
                                                       {".people", ActorKind::people},
                                                       {".seat", ActorKind::seat}};
    for (size_t i = 0; i < 4; ++i) {
      const auto names = items(fields[i + 1], ';');
      if (names.empty() && i > 0) continue;
      if (names.empty()) return "a state without a name";
      Actor& actor = book_.add(code + parts[i].first, parts[i].second, code);
      actor.roles.push_back({.code = code, .office = {}, .title = {}, .body = {}, .term = term});
      book_.named(actor, names);
    }
    institutions_.has_state(code);
    return {};
  }

  std::string cities(std::string_view line) {
    const size_t colon = line.find(':');
    if (colon != 3) return "not CODE: names";
    const auto code = line.substr(0, 3);
    if (!known_country(code)) return "unknown code " + std::string(code);
    for (const auto city : items(line.substr(4), ';')) {
      const auto names = items(city, '=');
      if (names.empty()) return "a city without a name";
      book_.named(book_.add(slug(names[0]), ActorKind::city, code), names);
    }
    return {};
  }

  // "name | CODE | adjectives | people | CODE term": several codes for a people of several states,
  // the first counts where the story has none of them ("-": none does).
  std::string region(const Fields& fields) {
    if (fields.size() != 4 && fields.size() != 5) return "not four or five fields";
    std::vector<std::string> states;
    for (const auto code : items(fields[1], ' ')) {
      if (code != "-" && !known_country(code)) return "unknown code " + std::string(code);
      states.emplace_back(code);
    }
    const std::string country = states.empty() || states[0] == "-" ? "" : states[0];
    std::vector<Role> roles;
    if (fields.size() == 5) {
      if (auto trouble = read_roles(fields[4], roles); !trouble.empty()) return trouble;
    }
    const ActorKind kinds[] = {ActorKind::region, ActorKind::state, ActorKind::adjective,
                               ActorKind::people};
    for (const size_t i : {0U, 2U, 3U}) {
      for (const auto name : items(fields[i], ';')) {
        const char* suffix = i == 2 ? ".adjective" : i == 3 ? ".people" : "";
        Actor& actor = book_.add(slug(name) + suffix, kinds[i], country);
        if (states.size() > 1) actor.states = states;
        actor.roles = roles;
        book_.named(actor, {name});
      }
    }
    return {};
  }

  std::string office(const Fields& fields) {
    if (fields.size() != 4) return "not four fields";
    for (const auto sector : items(fields[2], ' ')) {
      if (!is_sector(sector)) return "unknown sector " + std::string(sector);
    }
    const auto titles = items(fields[1], ';');
    if (titles.empty()) return "an office without a title";
    const Office value{std::string(titles[0]), std::string(fields[2]), std::string(fields[3])};
    return t_.offices.emplace(std::string(fields[0]), value).second ? "" : "office twice";
  }

  // "AFGREB ..2001, AFGGOV 2021.." -> roles
  std::string read_roles(std::string_view text, std::vector<Role>& roles) const {
    for (const auto part : items(text, ',')) {
      const auto words = items(part, ' ');
      if (words.empty() || words.size() > 2) return "not CODE term";
      if (auto trouble = check(words[0]); !trouble.empty()) return trouble;
      Role role;
      role.code = words[0];
      if (words.size() == 2) {
        const auto term = read_term(words[1]);
        if (!term) return "bad term " + std::string(words[1]);
        role.term = *term;
        for (const Role& other : roles) {
          const bool open = other.term.begin.empty() && other.term.end.empty();
          if (!open && overlap(other.term, role.term))
            return "overlapping terms of " + std::string(part);
        }
      }
      roles.push_back(role);
    }
    return roles.empty() ? "no code" : "";
  }

  // A name may be followed by its term.
  std::string read_names(std::string_view text, Actor& actor) {
    for (const auto part : items(text, ';')) {
      const size_t space = part.rfind(' ');
      const auto term =
          space == std::string_view::npos ? std::nullopt : read_term(part.substr(space + 1));
      if (!term && part.find("..") != std::string_view::npos)
        return "bad term in " + std::string(part);
      const auto name = term ? trimmed(part.substr(0, space)) : part;
      for (const auto& [other, other_term] : actor.names) {
        if (term && overlap(other_term, *term)) return "overlapping names of " + std::string(name);
      }
      actor.names.emplace_back(std::string(name), term.value_or(Term{}));
    }
    return actor.names.empty() ? "no name" : "";
  }

  // "CODE term, CODE term @institution | names | other names"
  std::string body(const Fields& fields) {
    if (fields.size() != 2 && fields.size() != 3) return "not three fields";
    const size_t at = fields[0].find('@');
    const auto institution =
        at == std::string_view::npos ? std::string_view() : trimmed(fields[0].substr(at + 1));
    Actor probe;
    if (auto trouble = read_roles(trimmed(fields[0].substr(0, at)), probe.roles); !trouble.empty())
      return trouble;
    if (auto trouble = read_names(fields[1], probe); !trouble.empty()) return trouble;
    const std::string& code = probe.roles.front().code;
    const bool world =
        code.starts_with("IGO") || code.starts_with("NGO") || !known_country(code.substr(0, 3));
    const ActorKind kind = kind_ == "groups"       ? ActorKind::group
                           : code.ends_with("MED") ? ActorKind::media
                                                   : ActorKind::body;
    std::string& last = probe.names.back().first;
    Actor& actor = book_.add(slug(last), kind, world ? "" : code.substr(0, 3));
    for (auto& [name, term] : probe.names) {
      book_.enter(actor, name);
      if (name.ends_with('?')) name.pop_back();
    }
    actor.names = probe.names;
    actor.roles = probe.roles;
    if (fields.size() == 3) {
      for (const auto name : items(fields[2], ';')) book_.enter(actor, name);
    }
    return institution.empty() ? "" : institutions_.is_own(actor, institution);
  }

  std::string person(std::string_view line) {
    if (line.starts_with("[")) return section(line);
    if (code_.empty()) return "a person before the first [CODE]";
    const auto fields = split(line, '|');
    if (fields.size() != 2) return "not two fields";
    const auto names = items(fields[0], ';');
    if (names.empty()) return "no name";
    const std::string id = slug(names[0]);
    const auto known = t_.by_id.find(id);
    const bool again = known != t_.by_id.end() && known->second->kind == ActorKind::person;
    Actor& actor =
        again ? *known->second : book_.add(id, ActorKind::person, world_ ? "" : code_.substr(0, 3));
    if (actor.names.empty()) actor.names.push_back({std::string(names[0]), {}});
    for (const auto name : names) name_person(actor, name);
    return terms(actor, fields[1]);
  }

  std::string section(std::string_view line) {
    if (!line.ends_with("]")) return "not [CODE body]";
    line = line.substr(1, line.size() - 2);
    const size_t space = std::min(line.find(' '), line.size());
    code_ = line.substr(0, space);
    body_ = trimmed(line.substr(std::min(space + 1, line.size())));
    world_ = !known_country(code_.substr(0, 3));
    return check(code_);
  }

  void name_person(const Actor& actor, std::string_view name) {
    if (name.starts_with("~")) return book_.enter(actor, name.substr(1), true);
    book_.enter(actor, name);
    const auto words = items(name, ' ');
    if (words.size() < 2) return;
    const bool first = family_first_.contains(code_.substr(0, 3));
    std::string_view last = first ? words.front() : words.back();
    if (last.size() < 2 || last.find('.') != std::string_view::npos) return;
    const bool numeral = std::all_of(last.begin(), last.end(),
                                     [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
    if (numeral || last == "Jr" || actor.names.front().first.starts_with("King ")) return;
    book_.enter(actor, last, true);
    for (const std::string_view article : {"al-", "el-", "Al-", "El-"}) {
      if (last.starts_with(article)) book_.enter(actor, last.substr(article.size()), true);
    }
  }

  std::string terms(Actor& actor, std::string_view text) {
    for (const auto part : items(text, ';')) {
      const auto words = items(part, ' ');
      if (words.size() != 2) return "not office term: " + std::string(part);
      const auto found = t_.offices.find(words[0]);
      if (found == t_.offices.end()) return "unknown office " + std::string(words[0]);
      const auto term = read_term(words[1]);
      if (!term) return "bad term " + std::string(words[1]);
      Role role{code_of(found->first, found->second), found->first, found->second.title,
                body_.empty() ? body_of(found->first, found->second) : body_, *term};
      for (const Role& other : actor.roles) {
        const bool same = other.office == role.office && other.code == role.code;
        if (same && overlap(other.term, role.term))
          return "overlapping terms of " + std::string(part);
      }
      t_.holders[{role.code.substr(0, 3), role.office}].push_back(&actor);
      t_.latest_term = std::max(t_.latest_term, role.term.begin);
      actor.roles.push_back(std::move(role));
    }
    return actor.roles.empty() ? "no office" : "";
  }

  // A state may have its own word for the body: "foreign@GBR" is the Foreign Office.
  std::string body_of(const std::string& key, const Office& office) const {
    const auto own = t_.offices.find(key + "@" + code_.substr(0, 3));
    return own == t_.offices.end() ? office.body : own->second.body;
  }

  std::string code_of(std::string_view key, const Office& office) const {
    static const std::set<std::string_view> kOwn = {"rebel",    "chief",    "army",      "cleric",
                                                    "activist", "business", "opposition"};
    if (world_ || (code_.size() > 3 && kOwn.contains(key)) || office.sectors.empty()) return code_;
    return code_.substr(0, 3) + office.sectors.substr(0, 3);
  }

  // "GOV_MIL office:defence: defence minister; ..."
  std::string agents(std::string_view line) {
    const size_t colon = line.find(": ");
    const auto head = items(line.substr(0, std::min(colon, line.size())), ' ');
    if (colon == std::string_view::npos || head.size() != 2) return "not SECTORS sort: nouns";
    Agent agent;
    for (const auto sector : items(head[0] == "-" ? "" : head[0], '_')) {
      if (!is_sector(sector)) return "unknown sector " + std::string(sector);
      agent.sectors += (agent.sectors.empty() ? "" : " ") + std::string(sector);
    }
    if (auto trouble = sort_of(head[1], agent); !trouble.empty()) return trouble;
    const Agent& kept = t_.agents.emplace_back(agent);
    for (const auto noun : items(line.substr(colon + 2), ';')) book_.enter_noun(noun, kept);
    return {};
  }

  // "person", "office:foreign", "body@USA"
  std::string sort_of(std::string_view word, Agent& agent) const {
    static const std::map<std::string_view, Agent::Sort> kSorts = {
        {"person", Agent::Sort::person}, {"body", Agent::Sort::body},
        {"thing", Agent::Sort::thing},   {"modifier", Agent::Sort::modifier},
        {"role", Agent::Sort::role},     {"nobody", Agent::Sort::nobody}};
    if (const size_t at = word.find('@'); at != std::string_view::npos) {
      agent.state = word.substr(at + 1);
      word = word.substr(0, at);
      if (!known_country(agent.state)) return "unknown code " + agent.state;
    }
    if (word.starts_with("office:")) {
      agent.office = word.substr(7);
      agent.sort = Agent::Sort::office;
      return t_.offices.contains(agent.office) ? "" : "unknown office " + agent.office;
    }
    const auto found = kSorts.find(word);
    if (found == kSorts.end()) return "unknown sort " + std::string(word);
    agent.sort = found->second;
    return {};
  }

  Actors::Tables& t_;
  Book book_;
  Institutions institutions_;
  std::string_view kind_;
  std::string code_;
  std::string body_;
  bool world_ = false;
  std::set<std::string> family_first_;
};

}  // namespace

bool Actors::knows_code(std::string_view code) const {
  return trouble_with_code(*tables_, code).empty();
}

Result<Actors> Actors::load(const std::map<std::string, std::string>& files) {
  auto tables = std::make_unique<Tables>();
  Loader loader(*tables);
  // Codes are made by the states and offices, institutions by the nouns: these are read first.
  const auto round = [](std::string_view name) {
    const std::string_view stem = name.substr(std::string_view("actors/").size());
    return stem == "states.txt" || stem == "offices.txt" ? 0
           : stem == "agents.txt"                        ? 1
           : stem == "institutions.txt"                  ? 2
                                                         : 3;
  };
  for (int turn = 0; turn < 4; ++turn) {
    for (const auto& [name, text] : files) {
      if (!name.starts_with("actors/") || !name.ends_with(".txt") || round(name) != turn) continue;
      if (auto trouble = loader.read(name, text); !trouble.empty())
        return fail(Fault::bad_input, trouble);
    }
  }
  loader.compose();
  return Actors(std::unique_ptr<const Tables>(std::move(tables)));
}

}  // namespace parley::coding
