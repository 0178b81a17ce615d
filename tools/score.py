#!/usr/bin/env python3
"""Runs Parley over the inputs of a labelled set, and scores what comes out.

usage: score.py predict SET GOLD OUT
       score.py score SET [GOLD [OUT]]

Sets, their scorers and the visible gold are in tools/sets.tsv, below the folder SHARED (environment; ../shared).
Exit status 2: the set, its gold or its scorer is not there, or Parley cannot do this set yet.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SHARED") or ROOT / "../shared")
PROGRAM = ROOT / "build/parley-predict"


def stop(what):
    print(f"score: {what}", file=sys.stderr)
    sys.exit(2)


def known_sets():
    rows = {}
    for line in (ROOT / "tools/sets.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, scorer, gold, form = line.split("\t")
            rows[name] = (scorer, gold, form)
    return rows


def predict(name, gold, out):
    """Predictions of one set in `out`; never returns when that cannot be done."""
    subprocess.run([ROOT / "tools/bootstrap.sh", "build"], check=True)
    subprocess.run([ROOT / "tools/build.sh", "release", "parley-predict"], check=True)
    answer = subprocess.run([PROGRAM, name, gold, out], capture_output=True, text=True)
    sys.stderr.write(answer.stderr)
    if answer.returncode == 2:
        stop(f"parley cannot answer the set {name} yet")
    if answer.returncode != 0:
        sys.exit(answer.returncode)


def bio_as_jsonl(path, folder):
    """The tags of a file with a word and its tag a line, as the scorer of names reads them."""
    out = Path(folder) / "gold.jsonl"
    sentences = Path(path).read_text(encoding="utf-8").split("\n\n")
    with open(out, "w", encoding="utf-8") as f:
        for i, sentence in enumerate(s for s in sentences if s.strip()):
            rows = [line.split() for line in sentence.strip("\n").split("\n") if line.strip()]
            f.write(json.dumps({"id": i, "tags": [r[-1] for r in rows]}) + "\n")
    return out


def passages_as_jsonl(folder_of_gold, folder):
    """A folder of composed passages as JSON Lines, written by the corpus's own converter."""
    out = Path(folder) / "gold.jsonl"
    source = Path(folder_of_gold)
    with open(out, "w", encoding="utf-8") as f:
        subprocess.run([sys.executable, source / "passages.py", *sorted(source.glob("*.txt"))], stdout=f, check=True)
    return out


def score(name, gold, out, scorer, form):
    ours = ROOT / "tools" / scorer
    program = ours if ours.exists() else SHARED / "scorers" / scorer
    if scorer == "-" or not program.exists():
        stop(f"no scorer for {name} in {SHARED / 'scorers'}")
    with tempfile.TemporaryDirectory() as folder:
        pred = out or Path(folder) / "predictions"
        if form == "passages" and Path(gold).is_dir():
            gold = passages_as_jsonl(gold, folder)
        predict(name, gold, pred)
        if form == "bio":
            gold = bio_as_jsonl(gold, folder)
        arguments = ["--gold", gold, pred] if form == "labels" else [gold, pred]
        sys.exit(subprocess.run([sys.executable, program, *arguments]).returncode)


def main():
    arguments = [a for a in sys.argv[1:]] + [""] * 4
    verb, name, gold, out = arguments[:4]
    sets = known_sets()
    if verb not in ("predict", "score") or name not in sets:
        stop(f"give SET=NAME, one of: {' '.join(sets)}")
    scorer, default, form = sets[name]
    if not gold and verb == "score" and default != "-":
        gold = SHARED / default
    if not gold or not Path(gold).exists():
        stop(f"no gold file for {name}: give GOLD=FILE" + (f" ({gold} is not there)" if gold else ""))
    if verb == "predict":
        if not out:
            stop("give OUT=FILE")
        predict(name, gold, out)
    else:
        score(name, gold, out, scorer, form)


if __name__ == "__main__":
    main()
