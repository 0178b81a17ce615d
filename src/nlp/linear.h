#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Linear classifiers over hashed words: cheap enough to be asked of every sentence, before any
// tokens are cut. docs/linear_model.md has features and layout; training/linear.py makes the file
// and must hash as this does.
namespace parley::nlp {

/// A feature of a text: a hash of 32 bits and its value. Of one text each hash comes once.
struct HashedFeature {
  uint32_t hash = 0;
  float value = 0;
  friend bool operator==(const HashedFeature&, const HashedFeature&) = default;
};

/// Words (runs of ASCII letters, of digits as one 0, and of bytes of other letters; lower-cased
/// where ASCII) and pairs of neighbours, those of the first `lead` words once more as such; values
/// are 1 + ln(count). Any bytes may be given. The order is that of the hashes.
std::vector<HashedFeature> hash_text(std::string_view text, std::size_t lead);

/// What is known of a text beside its words ("@ASSAULT"): value 1, in the order of the hashes.
std::vector<HashedFeature> hash_marks(std::span<const std::string> marks);

/// One classifier: classes of one set, features that count.
struct LinearSet {
  std::vector<std::string> classes;
  std::size_t lead = 0;            ///< words that count as the beginning of a text
  std::vector<float> scale, bias;  ///< of each class
  std::vector<uint32_t> hashes;    ///< of the features, ascending
  std::vector<uint8_t> rarity;     ///< of each feature: what its value is multiplied with, in 1/16
  std::vector<int8_t> weights;     ///< features by classes

  /// Log-odds (sets of labels) or unnormalised log-probabilities (one label) of the classes. The
  /// known features of the text are scaled to unit length; a mark counts a quarter of that.
  std::vector<float> scores(std::string_view text, std::span<const std::string> marks = {}) const;
};

/// All classifiers of a file by name. Immutable; shared by any number of threads.
class LinearModel {
 public:
  /// `file` is the whole file (docs/linear_model.md); nothing of it is kept. Errors: corrupt.
  static Result<LinearModel> load(std::string_view file);

  /// Null when the file has no such classifier.
  const LinearSet* set(std::string_view name) const;

 private:
  std::map<std::string, LinearSet, std::less<>> sets_;
};

}  // namespace parley::nlp
