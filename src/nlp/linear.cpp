#include "nlp/linear.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "base/json.h"
#include "nlp/model_file.h"

namespace parley::nlp {
namespace {

constexpr uint32_t kFnvStart = 2166136261u, kFnvStep = 16777619u;
constexpr uint32_t kPairStep = 0x9E3779B1u, kPairMix = 0x85EBCA6Bu;
constexpr uint32_t kLeadSalt = 0x5BD1E995u;
constexpr float kMarkValue = 0.25f;
constexpr float kRarityStep = 1.0f / 16;
constexpr std::size_t kMostClasses = 128;

/// What a byte is in a word: nothing, or what is hashed for it.
enum ByteKind : uint8_t { kBreak, kLetter, kDigit, kOther };

ByteKind kind_of(unsigned char byte) {
  if (byte >= 0x80) return kOther;
  if (byte >= '0' && byte <= '9') return kDigit;
  const auto lower = static_cast<unsigned char>(byte | 0x20);
  return lower >= 'a' && lower <= 'z' ? kLetter : kBreak;
}

/// Bytes of a blank or a mark beyond ASCII that stands between words: U+0080–00BF and U+2000–203F
/// (no-break space, quotes, dashes).
std::size_t break_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(at) == 0xC2) return 2;
  return byte(at) == 0xE2 && byte(at + 1) == 0x80 ? 3 : 0;
}

uint32_t add_byte(uint32_t hash, unsigned char byte) { return (hash ^ byte) * kFnvStep; }

/// The hash of the next word from `at`, which is moved behind it; nullopt at the end.
std::optional<uint32_t> next_word(std::string_view text, std::size_t& at) {
  uint32_t hash = kFnvStart;
  bool begun = false, digits = false;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto kind = kind_of(byte);
    const auto skip = kind == kOther ? break_at(text, at) : 0;
    if (kind == kBreak || skip > 0) {
      at = std::min(text.size(), at + std::max<std::size_t>(skip, 1));
      if (begun) return hash;
      continue;
    }
    if (kind != kDigit || !digits)
      hash = add_byte(hash, kind == kDigit    ? '0'
                            : kind == kLetter ? static_cast<unsigned char>(byte | 0x20)
                                              : byte);
    digits = kind == kDigit;
    begun = true;
    ++at;
  }
  return begun ? std::optional(hash) : std::nullopt;
}

uint32_t pair_hash(uint32_t first, uint32_t second) {
  const uint32_t mixed = (first * kPairStep + second) * kPairMix;
  return mixed ^ (mixed >> 15);
}

std::vector<uint32_t> all_hashes(std::string_view text, std::size_t lead) {
  std::vector<uint32_t> hashes;
  uint32_t before = 0;
  std::size_t at = 0, count = 0;
  while (const auto word = next_word(text, at)) {
    hashes.push_back(*word);
    if (count < lead) hashes.push_back(*word ^ kLeadSalt);
    if (count > 0) hashes.push_back(pair_hash(before, *word));
    if (count > 0 && count < lead) hashes.push_back(pair_hash(before, *word) ^ kLeadSalt);
    before = *word;
    ++count;
  }
  return hashes;
}

Failure corrupt(const std::string& what) { return fail(Fault::corrupt, "linear model: " + what); }

bool all_finite(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

/// One classifier as the head of the file describes it. Throws nlohmann's exceptions.
LinearSet set_of(const Json& meta) {
  LinearSet set;
  set.classes = meta.at("classes").get<std::vector<std::string>>();
  set.lead = meta.at("lead").get<std::size_t>();
  set.scale = meta.at("scale").get<std::vector<float>>();
  set.bias = meta.at("bias").get<std::vector<float>>();
  return set;
}

/// Little-endian numbers of 32 bits.
std::vector<uint32_t> numbers_of(std::string_view bytes) {
  std::vector<uint32_t> numbers;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    const auto byte = [&](std::size_t i) {
      return uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    };
    numbers.push_back(byte(0) | byte(1) | byte(2) | byte(3));
  }
  return numbers;
}

std::string trouble_with(const LinearSet& set) {
  const auto classes = set.classes.size();
  if (classes == 0 || classes > kMostClasses) return "no classes, or too many";
  if (set.scale.size() != classes || set.bias.size() != classes)
    return "not a scale for each class";
  if (!all_finite(set.scale) || !all_finite(set.bias)) return "a scale that is no number";
  if (set.rarity.size() != set.hashes.size() || set.weights.size() != set.hashes.size() * classes)
    return "not a weight for each feature";
  const auto unordered =
      std::adjacent_find(set.hashes.begin(), set.hashes.end(), std::greater_equal<>());
  if (unordered != set.hashes.end()) return "features out of order";
  return {};
}

/// Takes the known ones of the features (both in the order of hashes); `take` gets the number of
/// the feature in the set, and its value.
template <typename Take>
void for_each_known(const LinearSet& set, const std::vector<HashedFeature>& features, Take take) {
  auto at = set.hashes.begin();
  for (const auto& feature : features) {
    at = std::lower_bound(at, set.hashes.end(), feature.hash);
    if (at == set.hashes.end()) return;
    if (*at == feature.hash) take(static_cast<std::size_t>(at - set.hashes.begin()), feature.value);
  }
}

}  // namespace

std::vector<HashedFeature> hash_text(std::string_view text, std::size_t lead) {
  auto hashes = all_hashes(text, lead);
  std::sort(hashes.begin(), hashes.end());
  std::vector<HashedFeature> features;
  for (std::size_t begin = 0; begin < hashes.size();) {
    std::size_t end = begin;
    while (end < hashes.size() && hashes[end] == hashes[begin]) ++end;
    const float value = 1 + std::log(static_cast<float>(end - begin));
    features.push_back({hashes[begin], value});
    begin = end;
  }
  return features;
}

std::vector<HashedFeature> hash_marks(std::span<const std::string> marks) {
  std::vector<HashedFeature> features;
  for (const auto& mark : marks) {
    uint32_t hash = kFnvStart;
    for (const char c : mark) hash = add_byte(hash, static_cast<unsigned char>(c));
    features.push_back({hash, 1});
  }
  std::sort(features.begin(), features.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

std::vector<float> LinearSet::scores(std::string_view text,
                                     std::span<const std::string> marks) const {
  std::vector<float> words(classes.size(), 0), out(bias);
  const auto add = [&](std::vector<float>& to, std::size_t feature, float value) {
    const int8_t* row = &weights[feature * classes.size()];
    for (std::size_t c = 0; c < to.size(); ++c) to[c] += value * row[c] * scale[c];
  };
  float squares = 0;
  for_each_known(*this, hash_text(text, lead), [&](std::size_t feature, float value) {
    value *= rarity[feature] * kRarityStep;
    squares += value * value;
    add(words, feature, value);
  });
  if (squares > 0)
    for (std::size_t c = 0; c < out.size(); ++c) out[c] += words[c] / std::sqrt(squares);
  for_each_known(*this, hash_marks(marks),
                 [&](std::size_t feature, float) { add(out, feature, kMarkValue); });
  return out;
}

Result<LinearModel> LinearModel::load(std::string_view file) {
  const auto sections = read_sections(file);
  if (!sections) return fail(sections.error());
  const auto head = sections->find("linear.json");
  if (head == sections->end()) return corrupt("no linear.json");
  LinearModel model;
  try {
    const auto heads = Json::parse(head->second);
    for (const auto& [name, meta] : heads.items()) {
      auto set = set_of(meta);
      const auto section = [&](const char* part) {
        const auto at = sections->find(name + part);
        return at == sections->end() ? std::string_view() : at->second;
      };
      const auto rarity = section(".rarity"), weights = section(".weights");
      set.hashes = numbers_of(section(".hashes"));
      set.rarity.assign(rarity.begin(), rarity.end());
      set.weights.assign(weights.begin(), weights.end());
      if (const auto trouble = trouble_with(set); !trouble.empty())
        return corrupt(name + ": " + trouble);
      model.sets_.emplace(name, std::move(set));
    }
  } catch (const Json::exception& error) {
    return corrupt(error.what());
  }
  return model;
}

const LinearSet* LinearModel::set(std::string_view name) const {
  const auto at = sets_.find(name);
  return at == sets_.end() ? nullptr : &at->second;
}

}  // namespace parley::nlp
