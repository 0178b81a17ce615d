#!/bin/sh
# Runs every speed comparison of bench/*/: each folder's run.py times Parley and its peers on the same input, checks that
# they read the same things, and prints a row. Peers come from bench/*/requirements.txt into .deps/peers.
# usage: tools/bench.sh [FOLDER...]
set -eu
cd "$(dirname "$0")/.."
venv=.deps/peers
[ -d "$venv" ] || python3 -m venv "$venv"
[ $# -gt 0 ] || set -- $(for script in bench/*/run.py; do [ -f "$script" ] && basename "$(dirname "$script")"; done)
for folder in "$@"; do
  pins=bench/$folder/requirements.txt
  stamp=$venv/stamp-$folder
  if [ -f "$pins" ] && ! cmp -s "$pins" "$stamp"; then
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$pins"
    cp "$pins" "$stamp"
  fi
  echo "== $folder"
  "$venv/bin/python" "bench/$folder/run.py"
done
