#include "wire/html/article.h"

#include <algorithm>
#include <unordered_set>

#include "wire/html/blocks.h"
#include "wire/html/content.h"
#include "wire/html/encoding.h"
#include "wire/html/html_text.h"
#include "wire/html/json_ld.h"
#include "wire/html/markup.h"
#include "wire/html/metadata.h"
#include "wire/html/page_date.h"
#include "wire/html/urls.h"
#include "wire/html/weigh.h"
#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

std::string joined(const std::vector<Block>& blocks, const std::vector<std::size_t>& chosen) {
  std::string out;
  for (const auto b : chosen) {
    if (!out.empty()) out += "\n\n";
    out += blocks[b].text;
  }
  return out;
}

/// The links whose words stand in the chosen blocks, each address once.
std::vector<Link> links_of(const Page& page, const std::vector<Block>& blocks,
                           const std::vector<std::size_t>& chosen, std::string_view base) {
  std::vector<Link> out;
  std::unordered_set<std::string> seen;
  uint32_t last = 0;
  for (const auto b : chosen)
    for (auto i = blocks[b].begin; i < blocks[b].end; ++i) {
      const auto link = page.nodes[i].link;
      if (link == 0 || link == last) continue;
      last = link;
      const auto& anchor = page.links[link - 1];
      auto href = resolved(clean(anchor.href), base);
      const bool elsewhere = href.rfind("http", 0) == 0 || href.rfind('/', 0) == 0;
      if (elsewhere && seen.insert(href).second)
        out.push_back(
            {std::move(href), clean(anchor.rel), clean(anchor.type), clean(anchor.title)});
    }
  return out;
}

/// What relative links are relative to: <base>, itself perhaps relative to the page's own address.
std::string base_of(const Page& page, std::string_view url) {
  return page.base.empty() ? std::string(url) : resolved(clean(page.base), url);
}

/// JSON-LD's own copy stands in when the page shows none, or only the beginning.
bool is_better(const std::string& linked, const std::string& shown) {
  constexpr std::size_t kShort = 300;
  return linked.size() > kShort && shown.size() < kShort;
}

}  // namespace

Article extract_article(std::string_view html, const PageOrigin& origin) {
  const auto text = to_utf8(html, origin.content_type);
  const auto page = parse_page(text);
  const auto blocks = blocks_of(page);
  const auto linked = linked_article(page.json_ld);
  auto data = metadata_of(page, linked, blocks);
  Article article;
  const auto chosen = find_content(page, blocks, data.title);
  const auto base = base_of(page, origin.url);
  article.body = joined(blocks, chosen);
  article.links = links_of(page, blocks, chosen, base);
  article.has_copy = std::any_of(chosen.begin(), chosen.end(),
                                 [&](std::size_t b) { return copy_in(blocks[b]) > 0; });
  if (is_better(linked.body, article.body)) {
    article.body = html_to_text(linked.body);
    article.has_copy = true;
  }
  article.title = std::move(data.title);
  article.byline = std::move(data.byline);
  article.site = std::move(data.site);
  article.published = page_date(data.published);
  if (article.published.empty()) article.published = page_date(data.date_shown);
  article.published_as_written = std::move(data.published);
  article.updated = page_date(data.modified);
  article.language = std::move(data.language);
  article.summary = std::move(data.summary);
  article.url = resolved(data.canonical, base);
  return article;
}

}  // namespace parley::wire::html
