#include "coding/coder.h"

#include <fmt/format.h>

#include "coding/attribution.h"
#include "coding/carried_places.h"
#include "coding/genre.h"
#include "coding/knowledge.h"
#include "coding/ledger_lines.h"
#include "coding/story_places.h"
#include "coding/trigger_weights.h"

namespace parley::coding {

Result<std::shared_ptr<const Knowledge>> load_knowledge(const DataFiles& files,
                                                        places::Gazetteer gazetteer) {
  auto actors = Actors::load(files);
  if (!actors) return fail(actors.error());
  auto codes = Codes::load(files);
  if (!codes) return fail(codes.error());
  auto lexicon = Lexicon::load(files, *codes);
  if (!lexicon) return fail(lexicon.error());
  const auto file = files.find("lexicon/fusion.txt");
  if (file == files.end()) return fail(Fault::not_found, "lexicon/fusion.txt is missing");
  const auto triggers = TriggerScore::load(file->second, trigger_feature_names());
  if (!triggers) return fail(Fault::corrupt, "lexicon/fusion.txt: " + triggers.error().what);
  auto atlas = places::Atlas::load(files, std::move(gazetteer));
  if (!atlas) return fail(atlas.error());
  return std::shared_ptr<const Knowledge>(new Knowledge{
      *std::move(actors), *std::move(codes), *std::move(lexicon), *triggers, *std::move(atlas)});
}

Coder::Coder(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

namespace {

/// Whether the story is on sport, film, business or the like: no event of ours is in it.
bool other_copy(const Lexicon& lexicon, const StoryView& view) {
  Genre genre;
  for (const auto& s : view.sentences) genre.add(lexicon, Tree(*s.analysis, lexicon.classes()));
  return !genre.kind().empty();
}

void number(const std::string& story, std::vector<Draft>& drafts, Records& out) {
  for (auto& d : drafts) {
    d.event.id = fmt::format("{}#e{}", story, out.events.size() + 1);
    for (auto& c : d.claims) {
      c.id = fmt::format("{}#c{}", story, out.claims.size() + 1);
      c.event = d.event.id;
      out.claims.push_back(std::move(c));
    }
    out.events.push_back(std::move(d.event));
  }
}

}  // namespace

Records Coder::code(const wire::Story& story, const text::Document& document,
                    const nlp::Analysis& analysis) const {
  Records out;
  out.story = story.id;
  const StoryView view(story, document, analysis);
  const StoryPlaces places(*knowledge_, view);
  out.dateline = places.dateline();
  Cast cast(knowledge_->actors, view);
  Attribution attribution(*knowledge_, view);
  LedgerLines ledger(*knowledge_, view);
  const bool nothing_ours = other_copy(knowledge_->lexicon, view);
  std::vector<Draft> drafts;
  std::optional<Place> city = places.dateline();
  for (const auto& sentence : view.sentences) {
    cast.open(sentence);
    if (sentence.headline || nothing_ours) continue;  // the body repeats the headline
    const Setting setting(places, view, sentence, city);
    auto here = draft_events(*knowledge_, sentence, cast, setting);
    attribution.attribute(sentence, cast, setting, drafts, here);
    ledger.read(sentence, cast, setting, here);
    for (auto& d : here) drafts.push_back(std::move(d));
    if (auto named = setting.city()) city = std::move(named);
  }
  carry_places(drafts, places.home());
  settle_countries(drafts);
  merge_tellings(drafts);
  settle_claims(drafts);
  number(story.id, drafts, out);
  ledger.finish(out);
  return out;
}

}  // namespace parley::coding
