#include "export/readable.h"

#include <algorithm>
#include <map>

#include "export/marked_text.h"
#include "export/records_json.h"

namespace parley::exports {
namespace {

using namespace coding;

const Paint kBold = "1";
const Paint kDim = "2";
constexpr int kNumberColumns = 6;  // "  1 ▲ "

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const auto& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string in_words(const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const auto& party : parties) names.push_back(exports::in_words(party));
  return joined(names, ", ");
}

std::string in_words(const std::optional<Party>& party) {
  return party ? exports::in_words(*party) : std::string();
}

std::string in_words(const std::optional<Place>& place) {
  if (!place) return {};
  const auto& name = place->name.empty() ? place->text : place->name;
  return made_safe(name) + (place->country.empty() ? "" : " " + place->country);
}

/// "2016-09-08", "2016-09-08..2016-09-09", "2014..".
std::string in_words(const std::optional<TimeSpan>& time) {
  if (!time) return {};
  const auto& [begin, end, precision] = time->when;
  if (begin == end) return begin;
  return begin + ".." + end;
}

std::string amount(std::optional<double> value) {
  if (!value) return "?";
  auto digits = std::to_string(static_cast<long long>(*value));
  for (auto at = static_cast<long>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string amount(const Tally& tally) {
  switch (tally.bound) {
    case text::Bound::exact:
      return amount(tally.low);
    case text::Bound::at_least:
      return "≥ " + amount(tally.low);
    case text::Bound::more_than:
      return "> " + amount(tally.low);
    case text::Bound::about:
      return "about " + amount(tally.low ? tally.low : tally.high);
    case text::Bound::between:
    case text::Bound::magnitude:
      return amount(tally.low) + "–" + amount(tally.high);
    case text::Bound::up_to:
      return "≤ " + amount(tally.high);
    case text::Bound::fewer_than:
      return "< " + amount(tally.high);
    case text::Bound::none:
      return "none";
  }
  return {};
}

/// " · " between what is known.
std::string fields(const std::vector<std::string>& parts) { return joined(parts, " · "); }

std::string who_to_whom(const Event& event) {
  const auto actors = in_words(event.actors);
  const auto recipients = in_words(event.recipients);
  if (recipients.empty()) return actors;
  return (actors.empty() ? "?" : actors) + " → " + recipients;
}

std::string event_words(const Event& event) {
  return fields({event.type + (event.mode.empty() ? "" : " " + event.mode), who_to_whom(event),
                 in_words(event.place), in_words(event.when), event.status,
                 event.time_of == "background" ? "background" : ""});
}

/// One numbered or signed line, its later lines indented under the first word.
std::string entry(const std::string& number, const std::string& sign, const Paint& paint,
                  const std::pair<std::string, std::string>& head_and_rest, const Screen& screen) {
  Wrapper wrapper(screen.width, kNumberColumns, screen.colour);
  wrapper.put(head_and_rest.first, paint);
  if (!head_and_rest.second.empty()) wrapper.put(" · " + head_and_rest.second);
  const std::string pad(number.size() < 3 ? 3 - number.size() : 0, ' ');
  auto lines = wrapper.take();
  return pad + number + " " + painted(sign, paint, screen.colour) + " " + lines + "\n";
}

std::string claim_lines(const Records& records, const Screen& screen) {
  std::map<std::string, const Event*> event_of;
  for (const auto& event : records.events) event_of[event.id] = &event;
  std::string out;
  for (std::size_t i = 0; i < records.claims.size(); ++i) {
    const auto& claim = records.claims[i];
    const auto look = look_of(claim.stance);
    const auto via = claim.via.empty() ? "" : " (by way of " + in_words(claim.via) + ")";
    const auto said = claim.said ? ", " + in_words(claim.said) : "";
    const auto found = event_of.find(claim.event);
    out += entry(std::to_string(i + 1), look.sign, look.paint,
                 {exports::in_words(claim.speaker) + " " + claim.stance + via + said,
                  found == event_of.end() ? "" : event_words(*found->second)},
                 screen);
  }
  return out;
}

std::string ledger_line(const std::string& sign, const std::vector<std::string>& parts,
                        const Screen& screen) {
  return entry("", sign, kBold, {parts.front(), fields({parts.begin() + 1, parts.end()})}, screen);
}

std::string per(const std::optional<Party>& speaker) {
  return speaker ? "per " + exports::in_words(*speaker) : std::string();
}

/// Whom a tally counts: by name, else by code alone, for the words themselves are the number's.
std::string counted_party(const std::optional<Party>& party) {
  if (!party || !party->name.empty()) return in_words(party);
  return party->code.empty() ? "" : "[" + made_safe(party->code) + "]";
}

std::string ledger_lines(const Records& records, const Screen& screen) {
  std::string out;
  for (const auto& t : records.tallies)
    out +=
        ledger_line("#",
                    {t.what + " " + amount(t) + (t.who.empty() ? "" : " " + made_safe(t.who)),
                     counted_party(t.party), in_words(t.place), in_words(t.when), per(t.speaker)},
                    screen);
  for (const auto& t : records.truces)
    out +=
        ledger_line("=",
                    {"truce " + t.step, made_safe(t.name), in_words(t.parties), in_words(t.place),
                     in_words(t.when), t.by.empty() ? "" : "by " + in_words(t.by), per(t.speaker)},
                    screen);
  for (const auto& c : records.controls)
    out += ledger_line("+",
                       {"control: " + joined({in_words(c.actor), c.step, in_words(c.place)}, " "),
                        made_safe(c.site), c.extent, in_words(c.when), per(c.speaker)},
                       screen);
  for (const auto& a : records.aliases)
    out += ledger_line(
        "~", {"alias: " + made_safe(a.name) + " = " + made_safe(a.also), a.how, a.since}, screen);
  return out;
}

/// What a claim is marked at: the words that it attributes; for the wire's own word, which would be
/// every sentence, those that carry the event.
Span marked_span(const Claim& claim, const Event* event) {
  const bool own_word = claim.speaker.id == "wire";
  if (event != nullptr && !event->trigger.empty() && (own_word || claim.at.empty()))
    return event->trigger;
  return claim.at;
}

Markup markup_of(const wire::Story& story, const Records& records) {
  Markup markup;
  std::map<std::string, const Event*> event_of;
  for (const auto& event : records.events) event_of[event.id] = &event;
  for (std::size_t i = 0; i < records.claims.size(); ++i) {
    const auto& claim = records.claims[i];
    const auto found = event_of.find(claim.event);
    const auto at = marked_span(claim, found == event_of.end() ? nullptr : found->second);
    if (at.end <= story.text.size())
      markup.marks.push_back({at, i + 1, look_of(claim.stance).paint});
  }
  for (const auto& furniture : story.furniture) markup.dim.push_back(furniture.at);
  return markup;
}

std::string head(const wire::Story& story, const Screen& screen) {
  const auto& name = story.headline.empty() ? story.id : story.headline;
  Wrapper headline(screen.width, 0, screen.colour);
  headline.put(made_safe(name), kBold);
  const auto version = story.version.empty() ? "" : "version " + made_safe(story.version);
  const auto line = fields({made_safe(story.source), made_safe(story.byline), story.published,
                            version, story.language == "en" ? "" : story.language,
                            made_safe(story.status), made_safe(story.id)});
  return headline.take() + "\n" + painted(wrapped(line, screen.width, 0), kDim, screen.colour) +
         "\n\n";
}

std::string body(const wire::Story& story, const Markup& markup, const Screen& screen) {
  const auto size = static_cast<uint32_t>(story.text.size());
  const auto begin = story.headline.empty() ? 0 : std::min(size, story.headline_at().end + 2);
  Wrapper wrapper(screen.width, 0, screen.colour);
  put_marked(wrapper, story.text, {begin, size}, markup);
  return wrapper.take() + "\n\n";
}

}  // namespace

StanceLook look_of(const std::string& stance) {
  static const std::map<std::string, StanceLook, std::less<>> kLooks = {
      {"asserts", {"▲", "4;32"}},
      {"announces", {"▲", "4;32"}},
      {"confirms", {"▲", "1;4;32"}},
      {"insists", {"▲", "1;4;32"}},
      {"denies", {"▼", "7;31"}},
      {"retracts", {"▼", "7;31"}},
      {"rejects", {"▼", "7;31"}},
      {"doubts", {"?", "4;33"}},
      {"declines_to_confirm", {"?", "4;33"}},
      {"proposes", {"◇", "4;36"}},
      {"predicts", {"◇", "4;36"}}};
  const auto found = kLooks.find(stance);
  return found == kLooks.end() ? StanceLook{"·", "4"} : found->second;
}

std::string in_words(const Party& party) {
  if (party.id == "wire") return "the wire";
  auto out = made_safe(party.name.empty() ? party.text : party.name);
  if (party.anonymous && !party.text.empty()) out = made_safe(party.text);
  if (!party.on_behalf_of.empty()) out += " for " + made_safe(party.on_behalf_of);
  const auto& code = party.code.empty() ? party.country : party.code;
  if (!code.empty()) out += " [" + made_safe(code) + "]";
  return out;
}

std::string readable(const wire::Story& story, const Records& records, const Screen& screen) {
  auto lines = claim_lines(records, screen) + ledger_lines(records, screen);
  if (!lines.empty()) lines += "\n";
  return head(story, screen) + body(story, markup_of(story, records), screen) + lines;
}

std::string readable_uncoded(const wire::Story& story, const std::string& reason,
                             const Screen& screen) {
  return head(story, screen) + body(story, {}, screen) +
         painted("    - " + reason, kDim, screen.colour) + "\n\n";
}

}  // namespace parley::exports
