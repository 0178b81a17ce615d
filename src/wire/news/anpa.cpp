#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wire/news/copy.h"
#include "wire/news/encoding.h"
#include "wire/news/instant.h"
#include "wire/notation/calendar.h"
#include "wire/reader.h"

// ANPA 1312 (1989), "Recommended standard": a message is
//   SYN SYN SOH  service letter, 4 digits, [US selector]  CR LF
//   priority SP category DC1|DC2 keyword[,version] SP date SP words  CR LF
//   STX  ^header<  …  TAB paragraph …  ETX  trailer  EOT
// and agencies vary all of it, so each part is looked for by its own shape.
namespace parley::wire {
namespace news {
namespace {

constexpr char kSoh = 1, kStx = 2, kEtx = 3, kEot = 4;

std::string lower(std::string text) {
  for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

std::string upper(std::string text) {
  for (auto& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// The numbers of "03-14" or "03-14-31"; empty for any other shape.
std::vector<int> dashed(const std::string& word) {
  std::vector<int> numbers(1, 0);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool dash = word[i] == '-' && i > 0 && is_digit(word[i - 1]);
    if (dash)
      numbers.push_back(0);
    else if (is_digit(word[i]) && numbers.back() < 1000)
      numbers.back() = numbers.back() * 10 + (word[i] - '0');
    else
      return {};
  }
  return numbers.size() > 1 ? numbers : std::vector<int>{};
}

/// The offset of a zone as trailers name it; empty for one that is not known.
std::string zone_offset(const std::string& zone) {
  using Zone = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Zone, 18> kZones = {{{"GMT", "Z"},
                                                   {"UTC", "Z"},
                                                   {"Z", "Z"},
                                                   {"BST", "+01:00"},
                                                   {"CET", "+01:00"},
                                                   {"CEST", "+02:00"},
                                                   {"EET", "+02:00"},
                                                   {"EEST", "+03:00"},
                                                   {"MSK", "+03:00"},
                                                   {"EST", "-05:00"},
                                                   {"EDT", "-04:00"},
                                                   {"CST", "-06:00"},
                                                   {"CDT", "-05:00"},
                                                   {"MST", "-07:00"},
                                                   {"MDT", "-06:00"},
                                                   {"PST", "-08:00"},
                                                   {"PDT", "-07:00"},
                                                   {"JST", "+09:00"}}};
  for (const auto& [name, offset] : kZones)
    if (name == upper(zone)) return std::string(offset);
  return {};
}

struct Order {
  bool day_first = false;
};

std::string date_of(const std::vector<int>& numbers, Order order) {
  if (numbers.size() != 3) return {};
  int month = numbers[order.day_first ? 1 : 0];
  int day = numbers[order.day_first ? 0 : 1];
  if (month > 12 && day <= 12) std::swap(month, day);
  const int year = numbers[2];
  return notation::iso_day(year < 100 ? 2000 + year : year, month, day);
}

/// "nls-gva-03-14-31 0930GMT": who sent it and when.
struct Trailer {
  std::string agency;
  std::string published;
};

std::optional<Trailer> trailer_of(const std::string& text, Order order) {
  const auto words = words_of(folded(text));
  if (words.empty() || words.size() > 3) return std::nullopt;
  const auto digit = words[0].find_first_of("0123456789");
  if (digit == std::string::npos) return std::nullopt;
  const auto date = date_of(dashed(words[0].substr(digit)), order);
  if (date.empty()) return std::nullopt;
  Trailer trailer;
  const auto letters = words[0].substr(0, digit);
  trailer.agency = upper(letters.substr(0, letters.find('-')));
  trailer.published = date;
  if (words.size() == 1) return trailer;
  const auto letter = std::find_if(words[1].begin(), words[1].end(), is_letter);
  const auto clock = std::string(words[1].begin(), letter);
  auto zone = std::string(letter, words[1].end());
  if (zone.empty() && words.size() > 2) zone = words[2];
  const auto offset = zone_offset(zone);
  if (clock.size() >= 4 && !offset.empty())
    if (auto at = instant(date + "T" + clock + offset); !at.empty()) trailer.published = at;
  return trailer;
}

/// Control characters dropped, old wire signs for quotes and dashes put right, quad marks at the
/// end removed.
std::string cleaned(std::string_view line) {
  using Sign = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Sign, 3> kSigns = {
      {{"``", "\""}, {"''", "\""}, {" _ ", " \xE2\x80\x94 "}}};
  std::string out;
  while (!line.empty()) {
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& s) {
      return line.substr(0, s.first.size()) == s.first;
    });
    const bool control = static_cast<unsigned char>(line.front()) < ' ' && line.front() != '\t';
    if (sign != kSigns.end())
      out += sign->second;
    else if (!control)
      out += line.front();
    line.remove_prefix(sign != kSigns.end() ? sign->first.size() : 1);
  }
  while (!out.empty() && (out.back() == '<' || out.back() == ' ' || out.back() == '^'))
    out.pop_back();
  return out;
}

bool begins(const std::string& text, std::string_view with) {
  return lower(text.substr(0, with.size())) == with;
}

/// "^By ANNA KOVAC=" without its marks; nullopt for a line of the body.
std::optional<std::string> header_line(std::string_view raw) {
  const auto line = folded(raw);
  if (line.empty()) return std::nullopt;
  const bool marked = line.front() == '^';
  const bool closed = line.back() == '<' || line.back() == '=';
  const bool indented = raw.front() == '\t' || raw.front() == ' ';
  if (!marked && (!closed || indented)) return std::nullopt;
  const auto begin = line.find_first_not_of("^ ");
  const auto end = line.find_last_not_of("^<= ");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return std::string();
  return cleaned(std::string_view(line).substr(begin, end - begin + 1));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    while (!line.empty() && (line.back() == '\r' || line.back() == '\0')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

/// What a version text does to what went before.
std::string status_named(const std::string& version) {
  const auto text = lower(version);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (has("kill") || has("withdraw") || has("eliminat")) return "canceled";
  if (has("correct")) return "correction";
  return has("writethru") || has("ld") || has("add") || has("sub") || has("update") ? "update" : "";
}

/// One message, its parts still raw.
struct Message {
  std::string_view head, body, tail;
};

Message split(std::string_view raw) {
  Message message;
  const auto stx = std::min(raw.find(kStx), raw.size());
  const auto etx = std::min(raw.find(kEtx, stx), raw.size());
  message.head = raw.substr(0, stx);
  if (stx < raw.size()) message.body = raw.substr(stx + 1, etx - stx - 1);
  if (etx < raw.size()) message.tail = raw.substr(etx + 1);
  message.tail = message.tail.substr(0, message.tail.find(kEot));
  return message;
}

/// "a0123" at the very front; the service's letter and the story's number, used again every day.
std::string number_of(std::string_view head) {
  const auto line = folded(head.substr(0, 16));
  if (line.size() < 5 || !is_letter(line[0])) return {};
  return std::all_of(line.begin() + 1, line.begin() + 5, is_digit) ? line.substr(0, 5) : "";
}

/// Priority, keyword and version of the second line; the first line ends at its line end.
void read_second_line(std::string_view head, Story& story) {
  const auto lines = lines_of(head);
  std::string line;
  for (std::size_t i = lines.size(); i-- > 1 && line.empty();) line = folded(lines[i]);
  if (line.size() > 1 && is_letter(line[0]) && line[1] == ' ') story.urgency = line.substr(0, 1);
  const auto control = line.find_first_of("\x11\x12\x13\x14");
  if (control != std::string::npos)
    line = line.substr(line.find_first_not_of("\x11\x12\x13\x14", control) == std::string::npos
                           ? line.size()
                           : line.find_first_not_of("\x11\x12\x13\x14", control));
  else
    line = line.size() > 3 && !story.urgency.empty() ? line.substr(3) : line;
  auto words = words_of(cleaned(line));
  while (!words.empty() && (!dashed(words.back()).empty() ||
                            std::all_of(words.back().begin(), words.back().end(), is_digit)))
    words.pop_back();
  std::string keyword;
  for (const auto& word : words) keyword += (keyword.empty() ? "" : " ") + word;
  const auto comma = keyword.find(',');
  story.slug = keyword.substr(0, comma);
  if (comma != std::string::npos) story.version = folded(keyword.substr(comma + 1));
}

/// A line above the body: slug again, note, byline, or headline, whichever it is by its words.
void read_header_line(const std::string& line, Story& story) {
  const bool slug = !story.slug.empty() && begins(line, lower(story.slug));
  const bool note = begins(line, "eds:") || begins(line, "eds ") || begins(line, "editors") ||
                    begins(line, "(eds") || begins(line, "with ") || begins(line, "[");
  const bool title = begins(line, "by ") || line.find(" Writer") != std::string::npos ||
                     line.find(" Correspondent") != std::string::npos;
  if (slug) {
    const auto comma = line.find(',');
    if (story.version.empty() && comma != std::string::npos) {
      const auto rest = folded(line.substr(comma + 1));
      const auto version = folded(rest.substr(0, rest.find(',')));
      const bool digits_alone = std::none_of(version.begin(), version.end(), is_letter);
      if (!digits_alone) story.version = version;
    }
  } else if (note) {
    story.edit_note += (story.edit_note.empty() ? "" : "\n") + line;
  } else if (title) {
    story.byline += (story.byline.empty() ? "" : ", ") + line;
  } else if (story.headline.empty()) {
    story.headline = line;
  } else if (!line.empty()) {
    story.summary += (story.summary.empty() ? "" : "\n") + line;
  }
}

/// Header lines up to the first paragraph, then paragraphs; a trailer at the end of the body is
/// none.
Paragraphs read_body(std::string_view body, Order order, Story& story) {
  std::string copy;
  for (const auto line : lines_of(body)) {
    const auto header = copy.empty() ? header_line(line) : std::nullopt;
    if (header) {
      read_header_line(*header, story);
      continue;
    }
    auto text = cleaned(line);
    if (const auto trailer = trailer_of(text, order)) {
      story.published = trailer->published;
      story.source = trailer->agency;
    } else if (!text.empty() || !copy.empty()) {
      if (!copy.empty() && line.substr(0, 1) == "^") copy += "\n";
      const auto start = std::min(text.find_first_not_of('^'), text.size());
      copy += text.substr(start) + "\n";
    }
  }
  return copy_of_plain(copy);
}

struct Reading {
  const InputInfo& info;
  const Sink& sink;
  std::size_t ordinal = 0;
};

void read_message(std::string_view raw, Reading& reading) {
  const auto message = split(raw);
  const Order order{reading.info.day_first};
  Story story;
  story.type = "anpa";
  read_second_line(message.head, story);
  const auto body = read_body(message.body, order, story);
  if (const auto trailer = trailer_of(std::string(message.tail), order)) {
    story.published = trailer->published;
    story.source = trailer->agency;
  }
  story.status = status_named(story.version);
  const auto number = number_of(message.head);
  if (!number.empty() && !story.published.empty())
    story.id = number + "-" + story.published.substr(0, 10);
  if (body.empty() && story.headline.empty()) {
    reading.sink.complain({reading.info.name, "message " + number + " has no text"});
    return;
  }
  set_text(story, body);
  if (!reading.info.source.empty()) story.source = reading.info.source;
  story.input = reading.info.name;
  story.ordinal = reading.ordinal++;
  reading.sink.story(std::move(story));
}

}  // namespace
}  // namespace news

void read_anpa(std::string_view document, const InputInfo& info, const Sink& sink) {
  if (document.size() > kMostDocumentBytes) {
    sink.complain({info.name, "larger than 64 MiB"});
    return;
  }
  const auto text = news::to_utf8(document);
  std::string_view rest = text;
  news::Reading reading{info, sink};
  const auto first = rest.find(news::kSoh);
  if (first == std::string_view::npos) {
    sink.complain({info.name, "no ANPA message: there is no start of header"});
    return;
  }
  rest.remove_prefix(first + 1);
  while (true) {
    const auto next = rest.find(news::kSoh);
    news::read_message(rest.substr(0, next), reading);
    if (next == std::string_view::npos) break;
    rest.remove_prefix(next + 1);
  }
}

}  // namespace parley::wire
