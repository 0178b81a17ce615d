#pragma once

#include <string>

namespace parley::predict {

/// Runs Parley over the inputs of the gold file and writes predictions in the form of the set's
/// scorer; answers in the gold file are never read. Returns 0, or 1 after a message on standard
/// error.
using Predict = int (*)(const std::string& gold, const std::string& out);

int predict_actors(const std::string& gold, const std::string& out);
int predict_actors_passages(const std::string& gold, const std::string& out);
int predict_attribution(const std::string& gold, const std::string& out);
int predict_feeds(const std::string& gold, const std::string& out);
int predict_geoparse(const std::string& gold, const std::string& out);
int predict_html(const std::string& gold, const std::string& out);
int predict_newsml(const std::string& gold, const std::string& out);
int predict_ud_raw(const std::string& gold, const std::string& out);
/// Records of stories in JSON Lines (wirebench, passages).
int predict_stories(const std::string& gold, const std::string& out);
int predict_ud(const std::string& gold, const std::string& out);
int predict_ner_web(const std::string& gold, const std::string& out);
int predict_cameo_ner(const std::string& gold, const std::string& out);
int predict_ecb(const std::string& gold, const std::string& out);
int predict_ecb_found(const std::string& gold, const std::string& out);
/// Stories of texts (stories.py): ledger/matters.h.
int predict_matters(const std::string& gold, const std::string& out);
int predict_factuality(const std::string& gold, const std::string& out);
int predict_muc4(const std::string& gold, const std::string& out);
int predict_phrases(const std::string& gold, const std::string& out);
int predict_recognizers(const std::string& gold, const std::string& out);
int predict_timex(const std::string& gold, const std::string& out);
int predict_re3d(const std::string& gold, const std::string& out);

int predict_bbc_news(const std::string& gold, const std::string& out);
int predict_cameo_class(const std::string& gold, const std::string& out);
int predict_event_type(const std::string& gold, const std::string& out);
int predict_india_police(const std::string& gold, const std::string& out);
int predict_insight_crime(const std::string& gold, const std::string& out);
int predict_plover_synthetic(const std::string& gold, const std::string& out);
int predict_satp(const std::string& gold, const std::string& out);

/// Not a set of predictions: marks for training/linear.py.
int predict_label_marks(const std::string& gold, const std::string& out);
/// CoNLL-U with words and sentences alone, from raw text.
int predict_raw_words(const std::string& gold, const std::string& out);
/// Times and numbers with their meanings, for bench/times_check.py.
int predict_times(const std::string& gold, const std::string& out);
/// Not a set of predictions: candidate triggers with their features, for training/fusion.py.
int predict_triggers(const std::string& gold, const std::string& out);
/// Not a set of predictions: pairs of mentions with their features, for training/event_identity.py.
int predict_ecb_pairs(const std::string& gold, const std::string& out);
/// Not a set of predictions: readings of cues with marks, for training/attribution.
int predict_attribution_examples(const std::string& gold, const std::string& out);
/// Not a set of predictions: examples from gold trees for training/text/sentence_ends.py.
int predict_sentence_ends(const std::string& gold, const std::string& out);

}  // namespace parley::predict
