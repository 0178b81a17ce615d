#include "wire/notation/charset.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace parley::wire::notation {
namespace {

constexpr std::size_t kMostSample = 64u << 10;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

Converter open(const char* encoding, UErrorCode& status) {
  return Converter(ucnv_open(encoding, &status), &ucnv_close);
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding,
                                   Broken broken) {
  UErrorCode status = U_ZERO_ERROR;
  const auto from = open(encoding.c_str(), status);
  const auto to = open("UTF-8", status);
  if (U_SUCCESS(status) && broken == Broken::refused) {
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  std::array<UChar, 4096> pivot;
  std::array<char, 8192> piece;
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  const char* source = bytes.data();
  for (UBool first = true;; first = false) {
    char* target = piece.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_from, &pivot_to,
                   pivot.data() + pivot.size(), first, true, &status);
    text.append(piece.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    return U_SUCCESS(status) || broken == Broken::replaced ? std::optional(std::move(text))
                                                           : std::nullopt;
  }
}

std::optional<Guess> guess_encoding(std::string_view bytes, bool markup) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return std::nullopt;
  bytes = bytes.substr(0, kMostSample);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  ucsdet_enableInputFilter(detector.get(), markup ? 1 : 0);
  const auto* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return std::nullopt;
  const char* name = ucsdet_getName(match, &status);
  const int confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || name == nullptr) return std::nullopt;
  return Guess{name, confidence};
}

}  // namespace parley::wire::notation
