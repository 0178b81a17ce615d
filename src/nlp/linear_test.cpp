#include "nlp/linear.h"

#include <cstring>

#include <doctest/doctest.h>

namespace parley::nlp {
namespace {

void add(std::string& file, const std::string& name, const std::string& content) {
  const auto number = [&](auto value) {
    file.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  number(static_cast<uint32_t>(name.size()));
  file += name;
  number(static_cast<uint64_t>(content.size()));
  file.append((64 - file.size() % 64) % 64, '\0');
  file += content;
}

std::string packed(const std::string& head, const std::string& hashes, const std::string& rarity,
                   const std::string& weights) {
  std::string file = "PARLEYM1";
  const uint32_t sections = 4;
  file.append(reinterpret_cast<const char*>(&sections), sizeof sections);
  add(file, "linear.json", head);
  add(file, "x.hashes", hashes);
  add(file, "x.rarity", rarity);
  add(file, "x.weights", weights);
  return file;
}

std::string bytes_of(uint32_t number) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

const char* const kHead =
    R"({"x":{"classes":["no","yes"],"lead":0,"scale":[1,0.5],"bias":[0.25,-1]}})";

}  // namespace

TEST_CASE("case, digits and marks beyond ASCII do not change a word") {
  CHECK(hash_text("Shelled 1,200 homes", 0) == hash_text("shelled 9—45 “HOMES”", 0));
  CHECK(hash_text("Shelled homes", 0) != hash_text("homes shelled", 0));
  CHECK(hash_text("", 0).empty());
}

TEST_CASE("words, pairs, and once more those of the beginning") {
  CHECK(hash_text("a b c", 0).size() == 5);
  CHECK(hash_text("a b c", 2).size() == 8);
  CHECK(hash_text("a a a", 0).size() == 2);
}

TEST_CASE("a known word moves its classes, an unknown one none") {
  const auto word = hash_text("clash", 0);
  REQUIRE(word.size() == 1);
  const auto model =
      LinearModel::load(packed(kHead, bytes_of(word[0].hash), "\x20", std::string("\xFE\x04", 2)));
  REQUIRE_MESSAGE(model, (model ? "" : model.error().what));
  const auto* set = model->set("x");
  REQUIRE(set != nullptr);
  CHECK(model->set("y") == nullptr);
  CHECK(set->scores("rain") == std::vector<float>{0.25f, -1.0f});
  CHECK(set->scores("Clash") == std::vector<float>{0.25f - 2, -1.0f + 2});
  const std::vector<std::string> marks{"clash"};
  CHECK(set->scores("rain", marks) == std::vector<float>{0.25f - 0.5f, -1.0f + 0.5f});
}

TEST_CASE("a file that is not whole, or whose parts do not fit, is corrupt") {
  const auto good = packed(kHead, bytes_of(7) + bytes_of(9), "\x10\x10", std::string(4, '\1'));
  REQUIRE(LinearModel::load(good));
  for (std::size_t size = 0; size < good.size(); size += 7)
    CHECK(!LinearModel::load(good.substr(0, size)));
  CHECK(!LinearModel::load(packed(kHead, bytes_of(9) + bytes_of(7), "\x10\x10", "1234")));
  CHECK(!LinearModel::load(packed(kHead, bytes_of(7), "\x10", "123")));
  CHECK(!LinearModel::load(packed("[1]", "", "", "")));
  CHECK(!LinearModel::load(
      packed(R"({"x":{"classes":[],"lead":0,"scale":[],"bias":[]}})", "", "", "")));
  CHECK(!LinearModel::load(
      packed(R"({"x":{"classes":["a"],"lead":"b","scale":[1],"bias":[1]}})", "", "", "")));
}

}  // namespace parley::nlp
