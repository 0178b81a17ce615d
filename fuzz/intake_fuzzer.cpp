// Any bytes, read as any type: nothing may crash, hang, or give offsets outside of the text.
#include <cstdlib>
#include <string_view>

#include "wire/intake.h"
#include "wire/story_json.h"

namespace {

parley::wire::WireKnowledge knowledge() {
  parley::wire::WireKnowledge some;
  some.agencies = {"AP", "Newsline"};
  some.months = {{"sept", 9}, {"may", 5}};
  some.byline_words = {"and", "van"};
  using parley::wire::FurnitureKind;
  some.furniture = {{FurnitureKind::end_mark, "###"},
                    {FurnitureKind::credit, "(reporting by *)"},
                    {FurnitureKind::editors_note, "(adds *)"},
                    {FurnitureKind::credit, "with assistance from ", true}};
  some.fields = {
      {"id", {"id"}}, {"headline", {"title"}}, {"text", {"text"}}, {"published", {"date"}}};
  return some;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto some = knowledge();
  if (size == 0) return 0;
  const auto type = static_cast<parley::wire::Type>(data[0] % 11);
  parley::wire::MemorySource bytes({reinterpret_cast<const char*>(data) + 1, size - 1});
  const parley::wire::Sink sink = {[](parley::wire::Story&& story) {
                                     for (const auto& furniture : story.furniture)
                                       if (furniture.at.end > story.text.size()) std::abort();
                                     parley::to_line(story_json(story));
                                   },
                                   [](parley::wire::Complaint&&) {}};
  read_input(bytes, {.name = "fuzz", .url = {}, .headers = {}, .source = {}}, {some, type}, sink);
  return 0;
}
