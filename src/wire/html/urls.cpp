#include "wire/html/urls.h"

#include <algorithm>

#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

constexpr auto kNone = std::string_view::npos;

bool is_scheme_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '-' || c == '.';
}

bool is_absolute(std::string_view url) {
  const auto colon = url.find(':');
  return colon != kNone && colon > 0 &&
         std::all_of(url.begin(), url.begin() + static_cast<long>(colon), is_scheme_character);
}

/// "/a/b/../c/./d" gives "/a/c/d".
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto part = path.substr(0, end);
    path.remove_prefix(end);
    const bool last = path.empty();
    if (part == "/.") {
      if (last) out += '/';
    } else if (part == "/..") {
      out.resize(std::min(out.rfind('/'), out.size()));
      if (last) out += '/';
    } else {
      out += part;
    }
  }
  return out;
}

}  // namespace

std::string resolved(std::string_view reference, std::string_view base) {
  reference = trimmed(reference);
  const auto scheme_end = base.find("://");
  if (is_absolute(reference) || scheme_end == kNone || reference.empty())
    return std::string(reference);
  if (reference.substr(0, 2) == "//")
    return std::string(base.substr(0, scheme_end + 1)) + std::string(reference);
  base = base.substr(0, base.find('#'));
  if (reference[0] == '#') return std::string(base) + std::string(reference);
  const auto without_query = base.substr(0, base.find('?'));
  if (reference[0] == '?') return std::string(without_query) + std::string(reference);
  const auto path_at = std::min(without_query.find('/', scheme_end + 3), without_query.size());
  const auto query_at = std::min(reference.find_first_of("?#"), reference.size());
  auto path = std::string(reference.substr(0, query_at));
  if (path[0] != '/') {
    const auto folder = without_query.substr(
        path_at, without_query.rfind('/') + 1 - std::min(path_at, without_query.rfind('/') + 1));
    path = (folder.empty() ? "/" : std::string(folder)) + path;
  }
  return std::string(base.substr(0, path_at)) + without_dots(path) +
         std::string(reference.substr(query_at));
}

}  // namespace parley::wire::html
