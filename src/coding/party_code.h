#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/actors.h"
#include "coding/records.h"

// Small questions that the resolver of parties asks.
namespace parley::coding {

using Words = std::vector<std::string_view>;

/// Sets code, country and sectors from a code of the data ("RUSGOV", "IGOUNO", "COLUAFPRM", "MIL",
/// "").
void set_code(Party& party, std::string_view code);

/// Do the words that end before `last` own what follows ("Moscow 's", "Moscow's")?
bool owns(const Words& words, size_t last);

/// "Turkish-backed", "Turkish - backed", "pro - Russian": words [first, last) do not say whose the
/// party is.
bool only_patron(const Words& words, size_t first, size_t last);

/// The words as printed, without the articles before them.
std::string surface_of(const Words& words, size_t first, size_t last);

/// Terms are as exact as they are known, and the news calls one "president" for some weeks more.
/// `date` is an ISO date; empty is never just over.
bool just_over(const Role& role, std::string_view date);

}  // namespace parley::coding
