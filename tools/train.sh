#!/bin/sh
# Trains the reader from the labelled corpora and writes data/model/parley-en.model. Hours on two cores.
# usage: tools/train.sh SHARED [options of training/train.py, such as --epochs 5]
set -eu
cd "$(dirname "$0")/.."
shared=$1
shift
[ -d "$shared/corpora" ] || { echo "train: no corpora in $shared" >&2; exit 2; }
venv=.deps/training
[ -d "$venv" ] || python3 -m venv "$venv"
[ ! -f training/requirements.txt ] || "$venv/bin/pip" install --quiet --disable-pip-version-check -r training/requirements.txt
exec "$venv/bin/python" training/train.py --corpora "$shared/corpora" "$@"
