#!/bin/sh
# Builds a preset of CMakePresets.json, configuring it first when that has not been done; silent when all goes well.
# usage: tools/build.sh PRESET [TARGET...]      the release preset builds in build/, any other in build-PRESET/
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
folder=build-$preset
[ "$preset" != release ] || folder=build
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ ! -f "$folder/build.ninja" ]; then
  echo "parley: configuring $folder" >&2
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
targets=${*:-all}
# ninja's own dry run tells whether there is anything to build, so that a second run says nothing.
# shellcheck disable=SC2086  # a list of words
if ! ninja -C "$folder" -n $targets 2>/dev/null | grep -q 'no work to do'; then
  echo "parley: building $folder (the first time takes some minutes)" >&2
fi
# shellcheck disable=SC2086
ninja -C "$folder" $targets >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
