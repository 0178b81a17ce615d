#!/usr/bin/env python3
"""Does wordpiece.py cut words as tests/golden/nlp/wordpiece.case says, to which test_nlp holds the C++?

usage: wordpiece_check.py [VOCAB.TXT]     (default: the vocabulary inside data/model/parley-en.model)
"""
import struct
import sys
import tempfile
from pathlib import Path

from wordpiece import CASES, WordPiece, casing

ROOT = Path(__file__).resolve().parent.parent


def vocabulary_of(model):
    """The section vocab.txt of a model file (docs/model_file.md)."""
    with open(model, "rb") as f:
        f.seek(8)
        for _ in range(struct.unpack("<I", f.read(4))[0]):
            name = f.read(struct.unpack("<I", f.read(4))[0])
            size = struct.unpack("<Q", f.read(8))[0]
            f.seek(-f.tell() % 64, 1)
            content = f.read(size)
            if name == b"vocab.txt":
                return content
    sys.exit(f"{model}: no vocab.txt")


def check(wordpiece):
    pieces = {i: piece for piece, i in wordpiece.vocab.items()}
    words = wrong = 0
    for case in (ROOT / "tests/golden/nlp/wordpiece.case").read_text(encoding="utf-8").split("====\n"):
        given, expected = case.split("----\n")
        given = [line for line in given.split("\n")[:-1] if not line.startswith("# description: ")]
        for word, line in zip(given, expected.split("\n")[:-1], strict=True):
            cut = " ".join([CASES[casing(word)], *(pieces[i] for i in wordpiece.pieces(word))])
            words += 1
            if cut != line:
                wrong += 1
                print(f"{word!r}: {cut}, but the case has {line}")
    print(f"{words} words, {wrong} cut otherwise")
    return wrong == 0


if __name__ == "__main__":
    with tempfile.NamedTemporaryFile() as file:
        if len(sys.argv) < 2:
            file.write(vocabulary_of(ROOT / "data/model/parley-en.model"))
            file.flush()
        sys.exit(not check(WordPiece(sys.argv[1] if len(sys.argv) > 1 else file.name)))
