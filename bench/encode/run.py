#!/usr/bin/env python3
"""Words a second from raw text to CoNLL-U columns, one core: Parley's reader and spaCy's small English pipeline.

usage: run.py [--seconds N] [FILE...]     (default: the sample wire, each file one text; 10 s each)
The program is build/bench_encode, or that of the folder in $PARLEY_BUILD.

spaCy's pipelines are not on PyPI, so nothing here fetches them. To compare, put one beside the peers:
  .deps/peers/bin/pip install spacy==3.8.18 && .deps/peers/bin/python -m spacy download en_core_web_sm
Before any timing the two must cut the text nearly alike; how often they agree on tags and governors is printed, as a
check that both did the same work (their schemes differ: Universal Dependencies here, ClearNLP labels there).
"""
import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PARLEY_BUILD", ROOT / "build")) / "bench_encode"
SAMPLES = ROOT / "data/samples/wire"
MOST_APART = 0.05  # share of tokens by which the two cuttings may differ


def parley(seconds, files):
    return subprocess.run([PROGRAM, str(seconds), *files], check=True, capture_output=True, text=True).stdout


def parley_words(files):
    """(form, tag, governor's form) of every word."""
    out, rows = [], []
    for line in [*parley(0, files).split("\n"), ""]:
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            rows.append(cells)
        elif rows:
            forms = ["ROOT", *(r[1] for r in rows)]
            out += [(r[1], r[3], forms[int(r[6])]) for r in rows]
            rows = []
    return out


def load_spacy():
    try:
        import spacy
        return spacy.load("en_core_web_sm"), f"spaCy {spacy.__version__} en_core_web_sm"
    except (ImportError, OSError) as error:
        print(f"spaCy skipped: {str(error).splitlines()[0]}")
        print("  (its pipelines are not on PyPI; see the head of bench/encode/run.py)")
        return None, ""


def spacy_words(nlp, texts):
    words = [w for doc in nlp.pipe(texts) for w in doc if not w.is_space]
    return [(w.text, w.pos_, "ROOT" if w.head is w else w.head.text) for w in words]


def agreement(ours, theirs):
    """Shares of our words that the other also cuts; and, of these, with the same tag and the same governor."""
    import difflib
    blocks = difflib.SequenceMatcher(None, [w[0] for w in ours], [w[0] for w in theirs], autojunk=False).get_matching_blocks()
    pairs = [(ours[b.a + k], theirs[b.b + k]) for b in blocks for k in range(b.size)]
    same = lambda column: sum(a[column] == b[column] for a, b in pairs) / max(1, len(pairs))
    return len(pairs) / max(1, len(ours), len(theirs)), same(1), same(2)


def spacy_rate(nlp, texts, seconds):
    list(nlp.pipe(texts))
    rounds, start = 0, time.perf_counter()
    while rounds == 0 or time.perf_counter() - start < seconds:
        for doc in nlp.pipe(texts):
            for w in doc:
                f"{w.i}\t{w.text}\t{w.lemma_}\t{w.pos_}\t{w.tag_}\t{w.morph}\t{w.head.i}\t{w.dep_}\t{w.ent_iob_}{w.ent_type_}\n"
        rounds += 1
    return sum(len(t.split()) for t in texts) * rounds / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    files = arguments.files or sorted(map(str, SAMPLES.rglob("*.txt")))
    if not files:
        print(f"skipped: no text in {SAMPLES}")
        return
    # One core for all that follows, Parley too; the libraries read these when they are loaded.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    nlp, name = load_spacy()
    texts = [Path(f).read_text(encoding="utf-8") for f in files]
    if nlp:
        cut, tags, governors = agreement(parley_words(files), spacy_words(nlp, texts))
        print(f"same words {cut:.3f}, of these same tag {tags:.3f}, same governor {governors:.3f}")
        if cut < 1 - MOST_APART:
            sys.exit("the two cut the text too differently to compare")
    ours = json.loads(parley(arguments.seconds, files))
    print(f"{ours['texts']} texts, {ours['words']} words, one core")
    print(f"{'parley':26} {ours['words_per_second']:10.0f} words/s")
    if nlp:
        theirs = spacy_rate(nlp, texts, arguments.seconds)
        print(f"{name:26} {theirs:10.0f} words/s")
        print(f"{'ratio':26} {ours['words_per_second'] / theirs:10.2f}")


if __name__ == "__main__":
    main()
