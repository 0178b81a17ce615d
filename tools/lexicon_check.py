#!/usr/bin/env python3
"""How much of a corpus of marked passages the event lexicon covers, word by word.

usage: lexicon_check.py [--lexicon DIR] [--clashes] [--missing N] FILE.jsonl...
FILE.jsonl has one passage a line: "text" and "events" with "type" and "at", UTF-8 byte offsets of the trigger words
(what passages.py writes). A trigger is covered if the lemma of one of its words anchors an entry or an operator whose type is
the event's. Lemmas come from WordNet's endings and exceptions where it is installed. No tree is read here: this tells which
words lack an entry, not how well senses are told apart.
"""
import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

ENDINGS = [("ied", "y"), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", "")]
OPERATOR_TYPES = re.compile(r"^= (\w+) .*?-> ([A-Z]+)")


def anchors(line):
    """Lemmas of the anchors of an entry."""
    for word in line.split("->")[0].split():
        if "/" in word and ":" not in word and "=" not in word:
            yield from word.rsplit("/", 1)[0].replace("_", " ").split("|")


def read_lexicon(folder):
    """Lemma -> types that it can have."""
    types = defaultdict(set)
    for path in sorted((folder / "events").glob("*.txt")):
        section = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line[1:].split("]")[0].split()[0].split(".")[0]
            elif line and not line.startswith(("#", "roles/")):
                meaning = line.split("->")[1].split()[0].split(".")[0] if "->" in line else section
                for lemma in anchors(line):
                    types[lemma].add(meaning)
    section, made = None, defaultdict(set)
    text = (folder / "composition.txt").read_text(encoding="utf-8").splitlines()
    for line in text:
        if found := OPERATOR_TYPES.match(line):
            made[found[1]].add(found[2])
    for line in text:
        if line.startswith("["):
            section = line[1:].split("]")[0]
        elif line and not line.startswith(("#", "=", "roles/")):
            for lemma in anchors(line):
                types[lemma] |= made[section]
    return {lemma: found - {"none"} for lemma, found in types.items()}


def exceptions():
    irregular = {}
    for name in ("verb", "noun"):
        path = Path(f"/usr/share/wordnet/{name}.exc")
        if path.exists():
            for line in path.read_text().splitlines():
                form, base = line.split()[:2]
                irregular.setdefault(form, base)
    return irregular


def lemmas(word, irregular):
    """All that the form may be a form of."""
    yield word
    if word in irregular:
        yield irregular[word]
    for ending, base in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + base
            yield stem
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def triggers(paths):
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            text = passage["text"].encode()
            for event in passage.get("events", []):
                for begin, end in event["at"]:
                    yield text[begin:end].decode().lower(), event["type"]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*")
    ap.add_argument("--lexicon", type=Path, default=Path(__file__).resolve().parent.parent / "data/lexicon")
    ap.add_argument("--clashes", action="store_true", help="list lemmas of more than one type")
    ap.add_argument("--missing", type=int, default=0, metavar="N", help="list the N most frequent triggers not covered")
    args = ap.parse_args()
    lexicon, irregular = read_lexicon(args.lexicon), exceptions()
    clashing = {lemma: types for lemma, types in lexicon.items() if len(types) > 1}
    print(f"{len(lexicon)} lemmas, {len(clashing)} with more than one type")
    if args.clashes:
        for lemma, types in sorted(clashing.items()):
            print(f"  {lemma}: {' '.join(sorted(types))}")
    covered, known, total, missing = Counter(), Counter(), Counter(), Counter()
    for words, kind in triggers(args.files):
        total[kind] += 1
        found = set()
        for word in re.findall(r"[\w'-]+", words):
            for lemma in lemmas(word, irregular):
                found |= lexicon.get(lemma, set())
        known[kind] += bool(found)
        if kind in found:
            covered[kind] += 1
        else:
            missing[words, kind] += 1
    for kind in sorted(total):
        print(f"{kind:10} {covered[kind]:5} of {total[kind]:5}  {covered[kind] / total[kind]:.3f}  any type {known[kind] / total[kind]:.3f}")
    if total:
        n = sum(total.values())
        print(f"{'all':10} {sum(covered.values()):5} of {n:5}  {sum(covered.values()) / n:.3f}  any type {sum(known.values()) / n:.3f}")
    for (words, kind), n in missing.most_common(args.missing):
        print(f"  {n} {kind} {words}")


if __name__ == "__main__":
    main()
