#include "wire/html/markup_tags.h"

#include <algorithm>
#include <array>

namespace parley::wire::html {

namespace {

struct Named {
  std::string_view name;
  TagInfo info;
};

/// In the order of the names.
constexpr std::array kTags = {
    Named{"a", {Tag::other, Manner::link}},
    Named{"address", {Tag::address, Manner::block}},
    Named{"article", {Tag::article, Manner::block}},
    Named{"aside", {Tag::aside, Manner::block}},
    Named{"audio", {Tag::other, Manner::skipped}},
    Named{"base", {Tag::other, Manner::head}},
    Named{"blockquote", {Tag::blockquote, Manner::block}},
    Named{"body", {Tag::body, Manner::page}},
    Named{"br", {Tag::br, Manner::empty}},
    Named{"button", {Tag::button, Manner::inlined}},
    Named{"canvas", {Tag::other, Manner::skipped}},
    Named{"caption", {Tag::caption, Manner::row}},
    Named{"center", {Tag::div, Manner::block}},
    Named{"code", {Tag::code, Manner::inlined}},
    Named{"dd", {Tag::dd, Manner::row}},
    Named{"details", {Tag::details, Manner::block}},
    Named{"dialog", {Tag::dialog, Manner::block}},
    Named{"dir", {Tag::ul, Manner::block}},
    Named{"div", {Tag::div, Manner::block}},
    Named{"dl", {Tag::dl, Manner::block}},
    Named{"dt", {Tag::dt, Manner::row}},
    Named{"fieldset", {Tag::fieldset, Manner::block}},
    Named{"figcaption", {Tag::figcaption, Manner::block}},
    Named{"figure", {Tag::figure, Manner::block}},
    Named{"footer", {Tag::footer, Manner::block}},
    Named{"form", {Tag::form, Manner::block}},
    Named{"h1", {Tag::h1, Manner::block}},
    Named{"h2", {Tag::h2, Manner::block}},
    Named{"h3", {Tag::h3, Manner::block}},
    Named{"h4", {Tag::h4, Manner::block}},
    Named{"h5", {Tag::h5, Manner::block}},
    Named{"h6", {Tag::h6, Manner::block}},
    Named{"head", {Tag::other, Manner::page}},
    Named{"header", {Tag::header, Manner::block}},
    Named{"hr", {Tag::hr, Manner::empty}},
    Named{"html", {Tag::html, Manner::page}},
    Named{"iframe", {Tag::other, Manner::skipped}},
    Named{"img", {Tag::img, Manner::empty}},
    Named{"input", {Tag::input, Manner::empty}},
    Named{"label", {Tag::label, Manner::inlined}},
    Named{"li", {Tag::li, Manner::row}},
    Named{"link", {Tag::other, Manner::head}},
    Named{"main", {Tag::main, Manner::block}},
    Named{"math", {Tag::other, Manner::skipped}},
    Named{"meta", {Tag::other, Manner::head}},
    Named{"nav", {Tag::nav, Manner::block}},
    Named{"noembed", {Tag::other, Manner::skipped}},
    Named{"noframes", {Tag::other, Manner::skipped}},
    Named{"noscript", {Tag::other, Manner::skipped}},
    Named{"ol", {Tag::ol, Manner::block}},
    Named{"option", {Tag::option, Manner::row}},
    Named{"p", {Tag::p, Manner::block}},
    Named{"pre", {Tag::pre, Manner::block}},
    Named{"script", {Tag::other, Manner::skipped}},
    Named{"section", {Tag::section, Manner::block}},
    Named{"select", {Tag::other, Manner::skipped}},
    Named{"span", {Tag::span, Manner::inlined}},
    Named{"style", {Tag::other, Manner::skipped}},
    Named{"summary", {Tag::summary, Manner::block}},
    Named{"svg", {Tag::other, Manner::skipped}},
    Named{"table", {Tag::table, Manner::block}},
    Named{"tbody", {Tag::tbody, Manner::row}},
    Named{"td", {Tag::td, Manner::row}},
    Named{"template", {Tag::other, Manner::skipped}},
    Named{"textarea", {Tag::other, Manner::skipped}},
    Named{"tfoot", {Tag::tfoot, Manner::row}},
    Named{"th", {Tag::th, Manner::row}},
    Named{"thead", {Tag::thead, Manner::row}},
    Named{"time", {Tag::time, Manner::inlined}},
    Named{"title", {Tag::other, Manner::title}},
    Named{"tr", {Tag::tr, Manner::row}},
    Named{"ul", {Tag::ul, Manner::block}},
    Named{"video", {Tag::other, Manner::skipped}},
    Named{"xmp", {Tag::other, Manner::skipped}},
};

constexpr std::size_t kLongestName = 10;

}  // namespace

TagInfo tag_info(std::string_view name) {
  if (name.find('-') != std::string_view::npos) return {Tag::custom, Manner::inlined};
  if (name.size() > kLongestName) return {};
  std::array<char, kLongestName> lower{};
  std::transform(name.begin(), name.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view key(lower.data(), name.size());
  const auto at =
      std::lower_bound(kTags.begin(), kTags.end(), key,
                       [](const Named& tag, std::string_view k) { return tag.name < k; });
  return at != kTags.end() && at->name == key ? at->info : TagInfo{};
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::other:
    case Tag::br:
    case Tag::button:
    case Tag::code:
    case Tag::custom:
    case Tag::img:
    case Tag::input:
    case Tag::label:
    case Tag::sign:
    case Tag::span:
    case Tag::text:
    case Tag::time:
    case Tag::count:
      return false;
    default:
      return true;
  }
}

}  // namespace parley::wire::html
