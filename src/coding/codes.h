#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace parley::coding {

/// One of PLOVER's types of event.
struct EventType {
  std::string name;   ///< "ASSAULT"
  int quad = 0;       ///< 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
  double score = 0;   ///< PLOVER's own scale, -10..10, for the type without a mode
  std::string cameo;  ///< the CAMEO code that says no more than the type
  std::map<std::string, double, std::less<>> modes;  ///< each with its PLOVER score
};

/// A CAMEO code and where PLOVER puts it. Codes 01 and 02 (statements, appeals) have no type:
/// `type` is empty, quad 0.
struct CameoCode {
  std::string code;  ///< text, for 010 is not 10
  std::string name;  ///< in English, "Conduct suicide bombing"
  std::string type;
  std::string mode;
  int quad = 0;
  double goldstein = 0;  ///< -10 (war) .. 10 (peace)
  std::vector<std::string> contexts;
};

/// The code books: PLOVER's types, modes and contexts, CAMEO's codes. Immutable, shared by any
/// number of threads.
class Codes {
 public:
  /// Reads "codes/plover.txt" and "codes/cameo.txt" of the map (path below data/ -> text).
  /// Errors: not_found for a missing file; bad_input "codes/cameo.txt:12: what", nothing being
  /// half-loaded.
  static Result<Codes> load(const std::map<std::string, std::string>& files);

  /// Null for what is no type, no code. Pointers live as long as this object.
  const EventType* type(std::string_view name) const;
  const CameoCode* cameo(std::string_view code) const;
  bool has_mode(std::string_view type, std::string_view mode) const;
  bool has_context(std::string_view name) const;

  /// Quad class of a type, 0 for an unknown one.
  int quad(std::string_view type) const;

  /// Goldstein value of the code; of the type's plain code when the code is empty or unknown; 0
  /// when both are.
  double goldstein(std::string_view type, std::string_view cameo) const;

  const std::map<std::string, EventType, std::less<>>& types() const { return types_; }
  const std::map<std::string, CameoCode, std::less<>>& cameo_codes() const { return cameo_; }
  /// Name -> what it covers.
  const std::map<std::string, std::string, std::less<>>& contexts() const { return contexts_; }

 private:
  std::map<std::string, EventType, std::less<>> types_;
  std::map<std::string, CameoCode, std::less<>> cameo_;
  std::map<std::string, std::string, std::less<>> contexts_;
};

}  // namespace parley::coding
