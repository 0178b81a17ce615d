#pragma once

#include <pugixml.hpp>

#include "wire/news/copy.h"
#include "wire/story.h"

namespace parley::wire::news {

/// A <nitf> element as a Story without `input`; a field that it lacks is empty. The body's
/// dateline, when only the body's head carries one, is put before the first paragraph, where
/// readers and later stages look for it.
Story story_of_nitf(pugi::xml_node nitf);

/// The paragraphs of a <nitf>: body.content, then the tagline of body.end.
Paragraphs nitf_copy(pugi::xml_node nitf);

}  // namespace parley::wire::news
