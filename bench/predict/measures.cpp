#include "bench/predict/measures.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench/predict/given_words.h"
#include "text/calendar.h"

namespace parley::predict {

text::MeasureWords load_measures() {
  const char* data = std::getenv("PARLEY_DATA");
  const std::filesystem::path folder =
      std::filesystem::path(data != nullptr ? data : PARLEY_SOURCE_DIR "/data") / "text";
  std::map<std::string, std::string> files;
  for (const char* name : {"numbers.txt", "units.txt", "time_words.txt", "holidays.txt"})
    files[name] = slurp((folder / name).string());
  auto words = text::load_measure_words(files);
  if (!words) {
    std::fprintf(stderr, "%s: %s\n", folder.c_str(), words.error().what.c_str());
    std::exit(1);
  }
  return *std::move(words);
}

std::vector<uint32_t> code_points(const std::string& text) {
  std::vector<uint32_t> before(text.size() + 1);
  uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    before[i] = count;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((next & 0xc0U) != 0x80U) ++count;
  }
  before[text.size()] = count;
  return before;
}

int answer_lines(const std::string& gold, const std::string& out_path,
                 const std::function<Json(const Json&)>& answer) {
  const auto file = slurp(gold);
  std::ofstream out(out_path);
  for (std::size_t i = 0; i < file.size();) {
    const auto end = std::min(file.find('\n', i), file.size());
    const auto line = Json::parse(file.begin() + static_cast<long>(i),
                                  file.begin() + static_cast<long>(end), nullptr, false);
    i = end + 1;
    if (!line.is_object()) continue;
    auto reply = answer(line);
    reply["id"] = line.value("id", "");
    out << to_line(reply) << '\n';
  }
  return out.flush() ? 0 : 1;
}

std::string date_text(int64_t time) {
  const auto day = time >= 0 ? time / 86400 : -((-time + 86399) / 86400);
  return text::iso_date(static_cast<text::DayNumber>(day));
}

std::string clock_text(int64_t time) {
  const auto rest = static_cast<int>(((time % 86400) + 86400) % 86400);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
  return buffer;
}

}  // namespace parley::predict
