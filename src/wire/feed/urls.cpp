#include "wire/feed/urls.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

using Names = std::unordered_set<std::string_view>;

/// Schemes that a link of a feed may have; all others may run code or reach into the machine.
const Names& safe_schemes() {
  static const Names kSafe = {
      "file",   "ftp",   "gopher",   "h323", "hdl",   "http",  "https", "imap",   "magnet",
      "mailto", "mms",   "news",     "nntp", "rsync", "rtsp",  "rtspu", "sftp",   "prospero",
      "shttp",  "sip",   "sips",     "svn",  "snews", "wais",  "aim",   "callto", "svn+ssh",
      "telnet", "cvs",   "facetime", "feed", "git",   "gtalk", "irc",   "ircs",   "irc6",
      "itms",   "msnim", "skype",    "ssh",  "smb",   "ymsg"};
  return kSafe;
}

/// Schemes whose addresses have a path that can be relative.
const Names& hierarchical_schemes() {
  static const Names kHierarchical = {
      "",    "ftp",      "http", "gopher", "nntp", "imap",    "wais", "file", "https", "shttp",
      "mms", "prospero", "rtsp", "sftp",   "svn",  "svn+ssh", "ws",   "wss",  "rtspu"};
  return kHierarchical;
}

struct Url {
  std::string scheme, host, path, query, fragment;
  bool valid = true;
};

bool is_scheme_char(char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; }

/// The length of the scheme before its colon; 0 when there is none.
std::size_t scheme_length(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == url.npos || colon == 0 || !is_alpha(url[0])) return 0;
  for (char c : url.substr(0, colon))
    if (!is_scheme_char(c)) return 0;
  return colon;
}

std::string without_controls(std::string_view url) {
  while (!url.empty() && static_cast<unsigned char>(url[0]) <= ' ') url.remove_prefix(1);
  std::string out;
  for (char c : url)
    if (c != '\t' && c != '\r' && c != '\n') out += c;
  return out;
}

Url parse_url(std::string_view text, std::string_view default_scheme) {
  const std::string cleaned = without_controls(text);
  std::string_view rest = cleaned;
  Url url;
  url.scheme = default_scheme;
  if (const auto length = scheme_length(rest); length > 0) {
    url.scheme = lower(rest.substr(0, length));
    rest.remove_prefix(length + 1);
  }
  if (rest.substr(0, 2) == "//") {
    rest.remove_prefix(2);
    const auto end = std::min(rest.find_first_of("/?#"), rest.size());
    url.host = rest.substr(0, end);
    url.valid = contains(url.host, "[") == contains(url.host, "]");
    rest.remove_prefix(end);
  }
  if (const auto hash = rest.find('#'); hash != rest.npos) {
    url.fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  if (const auto mark = rest.find('?'); mark != rest.npos) {
    url.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  url.path = rest;
  return url;
}

std::string write_url(const Url& url) {
  std::string out = url.path;
  if (!url.host.empty() || (!url.scheme.empty() && hierarchical_schemes().count(url.scheme) > 0 &&
                            out.substr(0, 2) != "//")) {
    if (!out.empty() && out[0] != '/') out.insert(0, 1, '/');
    out = "//" + url.host + out;
  }
  if (!url.scheme.empty()) out = url.scheme + ":" + out;
  if (!url.query.empty()) out += "?" + url.query;
  if (!url.fragment.empty()) out += "#" + url.fragment;
  return out;
}

/// The path of a reference seen from a base path, without "." and "..".
std::string join_path(std::string_view base, std::string_view path) {
  std::vector<std::string_view> segments;
  if (path.substr(0, 1) != "/") {
    segments = split(base, '/');
    if (!segments.back().empty()) segments.pop_back();
    const auto own = split(path, '/');
    segments.insert(segments.end(), own.begin(), own.end());
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (i == 0 || i + 1 == segments.size() || !segments[i].empty()) kept.push_back(segments[i]);
    segments = std::move(kept);
  } else {
    segments = split(path, '/');
  }
  std::vector<std::string_view> resolved;
  for (const auto segment : segments) {
    if (segment == ".." && !resolved.empty()) resolved.pop_back();
    if (segment != ".." && segment != ".") resolved.push_back(segment);
  }
  if (segments.back() == "." || segments.back() == "..") resolved.push_back("");
  std::string out;
  for (std::size_t i = 0; i < resolved.size(); ++i) {
    if (i > 0) out += '/';
    out += resolved[i];
  }
  return out.empty() ? "/" : out;
}

/// "http:////host" is meant as "http://host".
std::string without_extra_slashes(std::string_view url) {
  const auto mark = url.find("://");
  if (mark == url.npos || mark == 0 || !is_alpha(url[0])) return std::string(url);
  for (char c : url.substr(0, mark))
    if (!is_scheme_char(c) && c != ',') return std::string(url);
  const auto host = std::min(url.find_first_not_of('/', mark + 3), url.size());
  return std::string(url.substr(0, mark + 3)) + std::string(url.substr(host));
}

}  // namespace

std::string join_url(std::string_view base, std::string_view reference) {
  const std::string fixed = without_extra_slashes(reference);
  if (base.empty()) return fixed;
  if (fixed.empty()) return std::string(base);
  const Url from = parse_url(base, "");
  Url to = parse_url(fixed, from.scheme);
  if (!from.valid || !to.valid) return "";
  if (to.scheme != from.scheme || hierarchical_schemes().count(to.scheme) == 0) return fixed;
  if (!to.host.empty()) return write_url(to);
  to.host = from.host;
  if (to.path.empty()) {
    to.path = from.path;
    if (to.query.empty()) to.query = from.query;
  } else {
    to.path = join_path(from.path, to.path);
  }
  return write_url(to);
}

std::string safe_url(std::string_view url) {
  const Url parsed = parse_url(url, "");
  const bool safe =
      parsed.valid && (parsed.scheme.empty() || safe_schemes().count(parsed.scheme) > 0);
  return safe ? std::string(url) : "";
}

std::string safe_absolute_url(std::string_view base, std::string_view reference) {
  if (base.empty()) return std::string(reference);
  if (reference.empty()) return safe_url(base);
  std::string url = join_url(base, reference);
  const std::string_view stripped = strip(url);
  return safe_schemes().count(stripped.substr(0, stripped.find(':'))) > 0 ? url : "";
}

}  // namespace parley::wire::feed
