// Files of any bytes are linear models or corrupt; any text and marks are scored by what loads.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "nlp/linear.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  using namespace parley::nlp;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto model = LinearModel::load(bytes)) {
    if (const auto* set = model->set("x"))
      if (set->scores(bytes).size() != set->classes.size()) std::abort();
  }
  const auto features = hash_text(bytes, size % 7);
  for (std::size_t i = 1; i < features.size(); ++i)
    if (features[i - 1].hash >= features[i].hash) std::abort();
  const std::vector<std::string> marks{std::string(bytes), "x"};
  (void)hash_marks(marks);
  return 0;
}
