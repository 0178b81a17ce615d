#include "export/totals.h"

#include <algorithm>
#include <vector>

namespace parley::exports {
namespace {

using Counts = std::map<std::string, std::size_t>;

std::size_t sum(const Counts& counts) {
  std::size_t total = 0;
  for (const auto& [key, n] : counts) total += n;
  return total;
}

void add_counts(Counts& to, const Counts& from) {
  for (const auto& [key, n] : from) to[key] += n;
}

/// "asserts 40, denies 3", the most frequent first.
std::string listed(const Counts& counts) {
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [key, n] : order)
    out += (out.empty() ? "" : ", ") + key + " " + std::to_string(n);
  return out;
}

std::string line(const std::string& head, const Counts& counts) {
  return counts.empty() ? "" : head + ": " + listed(counts) + "\n";
}

}  // namespace

void Totals::add(const Totals& other) {
  stories += other.stories;
  words += other.words;
  add_counts(not_coded, other.not_coded);
  add_counts(events, other.events);
  add_counts(claims, other.claims);
  add_counts(ledger, other.ledger);
}

void Totals::count(const coding::Records& records) {
  for (const auto& event : records.events) ++events[event.type];
  for (const auto& claim : records.claims) ++claims[claim.stance];
  const auto entries = [&](const char* kind, std::size_t n) {
    if (n > 0) ledger[kind] += n;
  };
  entries("tally", records.tallies.size());
  entries("truce", records.truces.size());
  entries("control", records.controls.size());
  entries("alias", records.aliases.size());
}

std::string counted(std::size_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string readable(const Totals& totals) {
  return counted(totals.stories, "story", "stories") + ", " +
         counted(sum(totals.claims), "claim", "claims") + ", " +
         counted(sum(totals.events), "event", "events") + "\n" + line("claims", totals.claims) +
         line("events", totals.events) + line("ledger lines", totals.ledger) +
         line("kept, not coded (not in English)", totals.not_coded);
}

}  // namespace parley::exports
