#include <algorithm>
#include <cctype>
#include <set>

#include "coding/actors_tables.h"

namespace parley::coding {
namespace {

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (size_t at = 0;;) {
    const size_t end = std::min(text.find(mark, at), text.size());
    out.push_back(trim(text.substr(at, end - at)));
    if (end == text.size()) return out;
    at = end + 1;
  }
}

std::vector<std::string_view> items(std::string_view text, char mark) {
  auto out = split(text, mark);
  std::erase_if(out, [](std::string_view item) { return item.empty(); });
  return out;
}

bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  return true;
}

// "1997-05-02..2007-06-27", either end may be missing.
std::optional<Term> read_term(std::string_view text) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  Term term{std::string(text.substr(0, dots)), std::string(text.substr(dots + 2))};
  if (!term.begin.empty() && !is_date(term.begin)) return std::nullopt;
  if (!term.end.empty() && !is_date(term.end)) return std::nullopt;
  const size_t common = std::min(term.begin.size(), term.end.size());
  if (common > 0 && term.begin.substr(0, common) > term.end.substr(0, common)) return std::nullopt;
  return term;
}

// Surely, at the exactness of both: 1997..2001 and 2001.. only touch.
bool overlap(const Term& a, const Term& b) {
  const auto before = [](const std::string& end, const std::string& begin) {
    if (end.empty() || begin.empty()) return false;
    const size_t common = std::min(end.size(), begin.size());
    return end.substr(0, common) <= begin.substr(0, common);
  };
  return !before(a.end, b.begin) && !before(b.end, a.begin);
}

const std::set<std::string, std::less<>>& sectors() {
  static const std::set<std::string, std::less<>> kSectors = {
      "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "LEG", "SPY", "MED", "EDU",
      "BUS", "CRM", "CVL", "ETH", "REL", "REF", "LAB", "HLH", "UAF", "NGO", "AGR",
      "ELI", "PRM", "UNK", "PRE", "HRI", "UNO", "IRC", "MSF", "MNC", "IMG", "IGO"};
  return kSectors;
}

class Loader {
 public:
  explicit Loader(Actors::Tables& tables) : t_(tables) {}

  // The error, or empty.
  std::string read(std::string_view file, std::string_view text) {
    const size_t slash = file.rfind('/');
    kind_ = file.substr(slash == std::string_view::npos ? 0 : slash + 1);
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
    if (kind_ == "states.txt") return state(split(line, '|'));
    if (kind_ == "cities.txt") return cities(line);
    if (kind_ == "regions.txt") return region(split(line, '|'));
    if (kind_ == "offices.txt") return office(split(line, '|'));
    if (kind_ == "agents.txt") return agents(line);
    if (kind_ == "organisations.txt" || kind_ == "groups.txt") return body(split(line, '|'));
    if (kind_.starts_with("persons")) return person(line);
    return "a file of no known kind";
  }

  bool known_country(std::string_view code) const { return t_.by_id.contains(code); }

  // Why the CAMEO code is none, or empty.
  std::string check(std::string_view code) const {
    static const std::set<std::string_view> kWorld = {"IGO", "NGO",    "IMG",    "MNC",
                                                      "MED", "NGOHRI", "NGOIRC", "NGOMSF"};
    if (kWorld.contains(code)) return {};
    const bool upper =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (upper && code.starts_with("IGO") && code.size() <= 9) return {};
    if (code.size() % 3 != 0 || code.empty() || code.size() > 9)
      return "unknown code " + std::string(code);
    if (!known_country(code.substr(0, 3))) return "unknown country in code " + std::string(code);
    for (size_t at = 3; at < code.size(); at += 3) {
      if (!sectors().contains(code.substr(at, 3)))
        return "unknown sector in code " + std::string(code);
    }
    return {};
  }

  Actor& add(std::string id, ActorKind kind, std::string_view country) {
    std::string unique = id;
    for (int i = 2; t_.by_id.contains(unique); ++i) unique = id + "-" + std::to_string(i);
    Actor& actor = t_.actors.emplace_back();
    actor.id = unique;
    actor.kind = kind;
    actor.country = country;
    t_.by_id.emplace(unique, &actor);
    return actor;
  }

  void enter(const Actor& actor, std::string_view name, bool surname = false) {
    auto pieces = pieces_of_name(name);
    if (!pieces.empty() && pieces[0].text == "the") pieces.erase(pieces.begin());
    if (pieces.empty() || pieces[0].stop) return;
    // "Major", "Muslim": by itself the word is what it says, not who bears it.
    const std::string key = join(pieces, pieces.size());
    if (surname && (t_.nouns.contains(key) || t_.modifiers.contains(key))) return;
    Bearer bearer{.actor = &actor, .casing = {}, .surname = surname};
    static const std::set<std::string_view> kSmall = {"al",  "el", "de", "bin", "of", "the",
                                                      "and", "la", "ul", "e",   "i"};
    for (const Piece& piece : pieces) {
      const bool loose = pieces.size() > 1 && kSmall.contains(piece.text);
      const bool plain =
          piece.written == Casing::capitals && (pieces.size() > 1 || piece.text.size() > 8);
      bearer.casing.push_back(loose ? Casing::any : plain ? Casing::capital : piece.written);
    }
    auto& bearers = t_.names[key];
    const auto there = std::find_if(bearers.begin(), bearers.end(),
                                    [&](const Bearer& b) { return b.actor == &actor; });
    if (there == bearers.end()) {
      bearers.push_back(std::move(bearer));
    } else {
      loosen(there->casing, bearer.casing);
    }
    size_t& longest = t_.longest[pieces[0].text];
    longest = std::max(longest, pieces.size());
  }

  // Two spellings that differ in capitals alone ("Kim Il Sung", "Kim Il-sung"): either will do.
  static void loosen(std::vector<Casing>& casing, const std::vector<Casing>& other) {
    for (size_t i = 0; i < casing.size() && i < other.size(); ++i) {
      if (other[i] == Casing::any || casing[i] == Casing::capitals) casing[i] = other[i];
    }
  }

  void named(Actor& actor, const std::vector<std::string_view>& names) {
    for (const auto name : names) enter(actor, name);
    if (actor.names.empty() && !names.empty()) actor.names.push_back({std::string(names[0]), {}});
  }

  std::string state(const std::vector<std::string_view>& fields) {
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
      Actor& actor = add(code + parts[i].first, parts[i].second, code);
      actor.roles.push_back({.code = code, .office = {}, .title = {}, .body = {}, .term = term});
      named(actor, names);
    }
    return {};
  }

  std::string cities(std::string_view line) {
    const size_t colon = line.find(':');
    if (colon != 3) return "not CODE: names";
    const auto code = line.substr(0, 3);
    if (!known_country(code)) return "unknown code " + std::string(code);
    for (const auto city : items(line.substr(4), ';')) {
      const auto names = items(city, '=');
      Actor& actor = add(slug(names[0]), ActorKind::city, code);
      named(actor, names);
    }
    return {};
  }

  std::string region(const std::vector<std::string_view>& fields) {
    if (fields.size() != 4) return "not four fields";
    if (!fields[1].empty() && !known_country(fields[1]))
      return "unknown code " + std::string(fields[1]);
    const ActorKind kinds[] = {ActorKind::region, ActorKind::state, ActorKind::adjective,
                               ActorKind::people};
    for (const size_t i : {0U, 2U, 3U}) {
      for (const auto name : items(fields[i], ';')) {
        const char* suffix = i == 2 ? ".adjective" : i == 3 ? ".people" : "";
        Actor& actor = add(slug(name) + suffix, kinds[i], fields[1]);
        named(actor, {name});
      }
    }
    return {};
  }

  std::string office(const std::vector<std::string_view>& fields) {
    if (fields.size() != 4) return "not four fields";
    for (const auto sector : items(fields[2], ' ')) {
      if (!sectors().contains(sector)) return "unknown sector " + std::string(sector);
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
      const auto name = term ? trim(part.substr(0, space)) : part;
      for (const auto& [other, other_term] : actor.names) {
        if (term && overlap(other_term, *term)) return "overlapping names of " + std::string(name);
      }
      actor.names.emplace_back(std::string(name), term.value_or(Term{}));
    }
    return actor.names.empty() ? "no name" : "";
  }

  std::string body(const std::vector<std::string_view>& fields) {
    if (fields.size() != 2 && fields.size() != 3) return "not three fields";
    Actor probe;
    if (auto trouble = read_roles(fields[0], probe.roles); !trouble.empty()) return trouble;
    if (auto trouble = read_names(fields[1], probe); !trouble.empty()) return trouble;
    const std::string& code = probe.roles.front().code;
    const bool world =
        code.starts_with("IGO") || code.starts_with("NGO") || !known_country(code.substr(0, 3));
    const ActorKind kind = kind_ == "groups.txt"   ? ActorKind::group
                           : code.ends_with("MED") ? ActorKind::media
                                                   : ActorKind::body;
    Actor& actor = add(slug(probe.names.back().first), kind, world ? "" : code.substr(0, 3));
    actor.names = probe.names;
    actor.roles = probe.roles;
    for (const auto& [name, term] : actor.names) enter(actor, name);
    if (fields.size() == 3) {
      for (const auto name : items(fields[2], ';')) enter(actor, name);
    }
    return {};
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
        again ? *known->second : add(id, ActorKind::person, world_ ? "" : code_.substr(0, 3));
    if (actor.names.empty()) actor.names.push_back({std::string(names[0]), {}});
    for (const auto name : names) name_person(actor, name);
    return terms(actor, fields[1]);
  }

  std::string section(std::string_view line) {
    if (!line.ends_with("]")) return "not [CODE body]";
    line = line.substr(1, line.size() - 2);
    const size_t space = std::min(line.find(' '), line.size());
    code_ = line.substr(0, space);
    body_ = trim(line.substr(std::min(space + 1, line.size())));
    world_ = !known_country(code_.substr(0, 3));
    return check(code_);
  }

  void name_person(const Actor& actor, std::string_view name) {
    if (name.starts_with("~")) return enter(actor, name.substr(1), true);
    enter(actor, name);
    const auto words = items(name, ' ');
    if (words.size() < 2) return;
    const bool first = family_first_.contains(code_.substr(0, 3));
    std::string_view last = first ? words.front() : words.back();
    if (last.size() < 2 || last.find('.') != std::string_view::npos) return;
    const bool numeral = std::all_of(last.begin(), last.end(),
                                     [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
    if (numeral || last == "Jr" || actor.names.front().first.starts_with("King ")) return;
    enter(actor, last, true);
    for (const std::string_view article : {"al-", "el-"}) {
      if (last.starts_with(article)) enter(actor, last.substr(article.size()), true);
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
      actor.roles.push_back(std::move(role));
    }
    if (actor.roles.empty()) return "no office";
    for (const Role& role : actor.roles) {
      t_.holders[{role.code.substr(0, 3), role.office}].push_back(&actor);
      t_.latest_term = std::max(t_.latest_term, role.term.begin);
    }
    return {};
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
      if (!sectors().contains(sector)) return "unknown sector " + std::string(sector);
      agent.sectors += (agent.sectors.empty() ? "" : " ") + std::string(sector);
    }
    if (auto trouble = sort_of(head[1], agent); !trouble.empty()) return trouble;
    const Agent& kept = t_.agents.emplace_back(agent);
    for (const auto noun : items(line.substr(colon + 2), ';')) enter_noun(noun, kept);
    return {};
  }

  std::string sort_of(std::string_view word, Agent& agent) const {
    static const std::map<std::string_view, Agent::Sort> kSorts = {
        {"person", Agent::Sort::person}, {"body", Agent::Sort::body},
        {"thing", Agent::Sort::thing},   {"modifier", Agent::Sort::modifier},
        {"role", Agent::Sort::role},     {"nobody", Agent::Sort::nobody}};
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

  void enter_noun(std::string_view noun, const Agent& agent) {
    std::vector<std::string> forms = {std::string(noun)};
    if (agent.sort != Agent::Sort::modifier) {
      std::string plural(noun);
      const bool vowel =
          plural.size() > 1 &&
          std::string_view("aeiou").find(plural[plural.size() - 2]) != std::string_view::npos;
      if (plural.ends_with("man"))
        forms.push_back(plural.substr(0, plural.size() - 3) + "men");
      else if (plural.ends_with("y") && !vowel)
        forms.push_back(plural.substr(0, plural.size() - 1) + "ies");
      else if (plural.ends_with("s") || plural.ends_with("ch") || plural.ends_with("sh") ||
               plural.ends_with("x"))
        forms.push_back(plural + "es");
      else
        forms.push_back(plural + "s");
      if (plural.ends_with("thief")) forms.push_back(plural.substr(0, plural.size() - 1) + "ves");
      // The head of "minister of defence" takes the plural.
      if (const size_t of = plural.find(" of "); of != std::string::npos)
        forms.push_back(plural.substr(0, of) + "s" + plural.substr(of));
    }
    for (const std::string& form : forms) {
      const auto pieces = pieces_of_name(form);
      if (pieces.empty()) continue;
      auto& table = agent.sort == Agent::Sort::modifier ? t_.modifiers : t_.nouns;
      table.emplace(join(pieces, pieces.size()), &agent);
      size_t& longest = t_.longest_noun[pieces[0].text];
      longest = std::max(longest, pieces.size());
    }
  }

  Actors::Tables& t_;
  std::string_view kind_;
  std::string code_;
  std::string body_;
  bool world_ = false;
  std::set<std::string> family_first_;
};

}  // namespace

Result<Actors> Actors::load(const std::map<std::string, std::string>& files) {
  auto tables = std::make_unique<Tables>();
  Loader loader(*tables);
  // Codes are made by the states and offices, so these are read first.
  for (const bool codes : {true, false}) {
    for (const auto& [name, text] : files) {
      if (!name.starts_with("actors/") || !name.ends_with(".txt")) continue;
      const bool makes = name.ends_with("/states.txt") || name.ends_with("/offices.txt");
      if (makes != codes) continue;
      if (auto trouble = loader.read(name, text); !trouble.empty())
        return fail(Fault::bad_input, trouble);
    }
  }
  return Actors(std::unique_ptr<const Tables>(std::move(tables)));
}

}  // namespace parley::coding
