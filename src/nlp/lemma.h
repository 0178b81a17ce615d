#pragma once

#include <string>
#include <string_view>

namespace parley::nlp {

/// Makes a lemma from a form by an edit script (training/lemma_script.py): "L-3+y" lower-cases, takes three code points
/// from the end and adds "y"; "K" keeps the case. A script that does not fit leaves the form lower-cased.
std::string apply_lemma_script(std::string_view script, std::string_view form);

}  // namespace parley::nlp
