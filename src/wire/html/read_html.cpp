#include <algorithm>

#include "wire/html/article.h"
#include "wire/reader.h"

namespace parley::wire {

namespace {

std::string_view header(const InputInfo& info, const std::string& name) {
  const auto found = info.headers.find(name);
  return found == info.headers.end() ? std::string_view() : std::string_view(found->second);
}

Story story_of(html::Article&& article, const InputInfo& info) {
  Story story;
  story.source = info.source.empty() ? article.site : info.source;
  story.url = article.url.empty() ? info.url : std::move(article.url);
  story.headline = std::move(article.title);
  story.text =
      story.headline.empty() ? std::move(article.body) : story.headline + "\n\n" + article.body;
  story.language = std::move(article.language);
  std::replace(story.language.begin(), story.language.end(), '_', '-');
  story.published = std::move(article.published);
  story.updated = std::move(article.updated);
  story.byline = std::move(article.byline);
  story.summary = std::move(article.summary);
  story.site = std::move(article.site);
  story.links = std::move(article.links);
  story.input = info.name;
  story.type = "html";
  return story;
}

}  // namespace

void read_html(std::string_view document, const InputInfo& info, const Sink& sink) {
  if (document.size() > kMostDocumentBytes)
    return sink.complain({info.name, "page is larger than 64 MiB"});
  auto article = html::extract_article(
      document, {.url = info.url, .content_type = header(info, "content-type")});
  if (!article.has_copy) return sink.complain({info.name, "page has no article text"});
  sink.story(story_of(std::move(article), info));
}

}  // namespace parley::wire
