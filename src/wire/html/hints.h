#pragma once

#include <cstdint>
#include <string_view>

namespace parley::wire::html {

/// What an element's class, id and role say about it; bits of a mask.
enum Hint : uint32_t {
  kBoiler = 1u << 0,    ///< navigation, sharing, promotion, advertising: never part of the copy
  kDoubtful = 1u << 1,  ///< often, but not always, beside the copy
  kComments = 1u << 2,  ///< readers' comments
  kCaption = 1u << 3,   ///< of a picture or film
  kBody = 1u << 4,      ///< the copy itself: "article-body", "entry-content"
  kStory = 1u << 5,     ///< around the copy: "story", "single-post"
  kMain = 1u << 6,      ///< around the page's main part: "main-content"
  kUnseen = 1u << 7,    ///< for screen readers or scripts only
};

/// Words are recognised at their borders: "-", "_", other punctuation, spaces and camelCase humps.
uint32_t hints_in(std::string_view names);

}  // namespace parley::wire::html
