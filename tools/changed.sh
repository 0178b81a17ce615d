#!/bin/sh
# Names of C++ files that differ from the last published state: BASE, else the upstream branch, else main; all files
# when none of these is there (a bare checkout) or ALL=1 is set.
set -eu
cd "$(dirname "$0")/.."
base=${BASE:-}
if [ -z "$base" ] && [ -z "${ALL:-}" ]; then
  for ref in '@{upstream}' origin/main main; do
    base=$(git merge-base HEAD "$ref" 2>/dev/null) && break
  done
fi
if [ -n "$base" ]; then
  { git diff --name-only --diff-filter=d "$base" && git ls-files --others --exclude-standard; } | sort -u
else
  git ls-files
fi | grep -E '^(src|bench|fuzz|tests?)/.*\.(cpp|h)$' || true
