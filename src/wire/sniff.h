#pragma once

#include <string>
#include <string_view>

#include "wire/intake.h"

namespace parley::wire {

/// As many bytes as are needed to tell a type.
inline constexpr std::size_t kSniffBytes = 64u << 10;

/// What an input seems to be.
struct Sniffed {
  Type type = Type::automatic;  ///< automatic: it is no copy at all, and `trouble` says what it is
  std::string trouble;
  std::size_t line = 0;  ///< of what the trouble is about, from 1; 0 where it is the whole input
};

/// Tells the type from the first bytes (kSniffBytes of them, or all), unpacked. The name's
/// extension decides only between types that the bytes allow. RSS, RDF and CDF are `rss`, Atom is
/// `atom`. XML of a vocabulary that no reader knows is no copy: its root and line are told.
Sniffed sniff(std::string_view head, std::string_view name);

/// Whether JSON is one document (an array, or an object over several lines) and not an object a
/// line.
bool is_json_document(std::string_view head);

/// UTF-16 or UTF-32 by its mark or its zeros, as ICU names it; nullptr for encodings that hold
/// ASCII in single bytes.
const char* wide_encoding(std::string_view head);

}  // namespace parley::wire
