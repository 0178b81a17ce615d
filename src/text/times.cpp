#include "text/times.h"

#include "text/lexis.h"
#include "text/time_resolve.h"

namespace parley::text {
namespace {

/// Nothing before this word can be within a time expression that it begins.
bool may_begin(const Lexeme& lexeme) {
  if (lexeme.kind == Lexeme::Kind::mark) return lexeme.form == "'";
  return lexeme.form != "on" && lexeme.form != "in" && lexeme.form != "at" &&
         lexeme.form != "over" && lexeme.form != "during" && lexeme.form != "and" &&
         lexeme.form != "of";
}

std::optional<TimePhrase> read_whole(std::string_view words) {
  const auto lexemes = lex(words, {0, static_cast<uint32_t>(words.size())});
  std::size_t begin = 0;
  auto phrase = time_phrase_at(lexemes, begin, true);
  if (!phrase) return std::nullopt;
  return phrase->end == lexemes.size() ? phrase : std::nullopt;
}

}  // namespace

std::vector<TimeMention> find_times(std::string_view text, Span within) {
  std::vector<TimeMention> found;
  const auto lexemes = lex(text, within);
  for (std::size_t i = 0; i < lexemes.size();) {
    const auto phrase = may_begin(lexemes[i]) ? time_phrase_at(lexemes, i, false) : std::nullopt;
    if (!phrase) {
      ++i;
      continue;
    }
    const Span at{lexemes[i].at.begin, lexemes[phrase->end - 1].at.end};
    found.push_back({at, std::string(slice(text, at))});
    i = phrase->end;
  }
  return found;
}

std::optional<When> resolve_time(std::string_view words, std::string_view published,
                                 Direction direction) {
  const auto phrase = read_whole(words);
  if (!phrase) return std::nullopt;
  return resolve_phrase(*phrase, parse_iso_date(published), direction);
}

std::optional<When> resolve_relative(std::string_view words, const When& anchor) {
  const auto phrase = read_whole(words);
  const auto day = parse_iso_date(anchor.begin);
  if (!phrase || !day || phrase->edge != Edge::at || phrase->last) return std::nullopt;
  auto point = phrase->first;
  const bool same = point.kind == TimePoint::Kind::same;
  if (point.kind != TimePoint::Kind::shifted && !same) return std::nullopt;
  // Days are counted only from a day.
  if (point.unit == TimeUnit::day && anchor.begin.substr(0, 10) != anchor.end.substr(0, 10))
    return std::nullopt;
  if (same) point.count = 0;
  point.kind = TimePoint::Kind::ago;
  TimePhrase counted{Edge::at, point, std::nullopt, 0};
  return resolve_phrase(counted, day, Direction::past);
}

}  // namespace parley::text
