#include "text/run.h"

namespace parley::text {

uint32_t Run::read(Span within, uint32_t most) {
  chars_.clear();
  uint32_t at = within.begin;
  while (at < within.end && at - within.begin < most) {
    const auto c = char_at(text_, at);
    if (c.kind == CharKind::space) break;
    chars_.push_back(c);
    at = after(text_, c);
  }
  end_ = at;
  return at;
}

void Run::look_ahead(uint32_t at, uint32_t end) {
  next_ = NextRun::nothing;
  if (at >= end) return;
  const auto c = char_at(text_, at);
  next_ = NextRun::other;
  if (c.kind == CharKind::digit) next_ = NextRun::number;
  if (is_upper(c.code)) next_ = NextRun::capital;
}

bool Run::starts(uint32_t i, std::string_view ascii) const {
  for (std::size_t k = 0; k < ascii.size(); ++k) {
    const auto c = at(i + static_cast<uint32_t>(k));
    const auto lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    if (lower != static_cast<unsigned char>(ascii[k])) return false;
  }
  return true;
}

Span Run::span(uint32_t begin, uint32_t end) const {
  const auto offset = [&](uint32_t i) { return i < chars_.size() ? chars_[i].at : end_; };
  return {offset(begin), offset(end)};
}

}  // namespace parley::text
