// parley-predict SET GOLD OUT: predictions of one set, for `make predict`.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "bench/predict/predict.h"

int main(int argc, char** argv) {
  using namespace parley::predict;
  // clang-format off
  const std::map<std::string, Predict> sets = {
      {"attribution", predict_attribution},
      {"attribution-examples", predict_attribution_examples},
      {"actors", predict_actors},
      {"actors_passages", predict_actors_passages},
      {"cameo_ner", predict_cameo_ner},
      {"ecb", predict_ecb},
      {"ecb_found", predict_ecb_found},
      {"ecb_pairs", predict_ecb_pairs},
      {"factuality", predict_factuality},
      {"BBC_News", predict_bbc_news},
      {"IndiaPoliceEvents_sents", predict_india_police},
      {"cameo_class", predict_cameo_class},
      {"event_type", predict_event_type},
      {"insightCrime", predict_insight_crime},
      {"label-marks", predict_label_marks},
      {"plover_synthetic", predict_plover_synthetic},
      {"satp_relevant", predict_satp},
      {"feeds", predict_feeds},
      {"geoparse", predict_geoparse},
      {"html_extract", predict_html},
      {"html_meta", predict_html},
      {"muc4", predict_muc4},
      {"ner_web", predict_ner_web},
      {"newsml", predict_newsml},
      {"passages", predict_stories},
      {"phrases", predict_phrases},
      {"re3d", predict_re3d},
      {"recognizers", predict_recognizers},
      {"sentence-ends", predict_sentence_ends},
      {"stories", predict_matters},
      {"times", predict_times},
      {"triggers", predict_triggers},
      {"timex", predict_timex},
      {"ud", predict_ud},
      {"ud-raw", predict_ud_raw},
      {"ud-raw-words", predict_raw_words},
      {"wirebench", predict_stories},
  };
  // clang-format on
  const auto set = argc == 4 ? sets.find(argv[1]) : sets.end();
  if (set == sets.end()) {
    std::fprintf(stderr, "usage: parley-predict SET GOLD OUT\nsets:");
    for (const auto& [name, predict] : sets) std::fprintf(stderr, " %s", name.c_str());
    std::fprintf(stderr, "\n");
    return 2;
  }
  std::error_code ignored;
  if (!std::ifstream(argv[2]) || std::filesystem::equivalent(argv[2], argv[3], ignored)) {
    std::fprintf(stderr, "parley-predict: %s cannot be read, or is OUT as well\n", argv[2]);
    return 2;
  }
  return set->second(argv[2], argv[3]);
}
