"""Training examples from the corpora, one sentence each, with every label that its source gives.

An Example's label lists are as long as its words; IGNORE marks a word without that label. A head that is
missing from `labels` was not annotated in the source at all, and costs nothing in training.
"""
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import lemma_script

IGNORE = -100
# The heads that give each word one class. Order is the order of the model's outputs.
WORD_HEADS = ["upos", "xpos", "feats", "lemma", "name_web", "name_gum", "name_re3d", "trigger", "cue"]
GUM_NAMES = {"person", "organization", "place", "event", "time", "object"}


@dataclass
class Example:
    words: list
    labels: dict = field(default_factory=dict)  # head name -> list of strings, or None for a word without one
    heads: list = None                          # governor of each word, 0 the root
    deprels: list = None
    source: str = ""


def conllu(path):
    """Sentences of a CoNLL-U file as lists of ten-column rows; ranges and empty nodes are passed over."""
    rows = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield rows
            rows = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    if rows:
        yield rows


ENTITY = re.compile(r"\((\d+)-([a-z]+)-([^()]*)|(\d+)\)")


def gum_names(rows):
    """BIO tags of named mentions: the stretch of proper nouns of a GUM mention whose head is a proper noun.

    GUM marks whole noun phrases; a name is cut out of its phrase from the first to the last proper noun,
    bridged only by the words that stand inside names.
    """
    bridge = {"of", "for", "the", "and", "&", "-", "de", "al", "la", "van", "von", "del", "'s", "in", "on"}
    open_, spans = {}, []
    for i, r in enumerate(rows):
        m = re.search(r"Entity=([^|]+)", r[9])
        if not m:
            continue
        for e in ENTITY.finditer(m[1]):
            if e[1]:
                parts = e[3].split("-")
                head = next((p for p in parts if re.fullmatch(r"\d+(,\d+)*", p)), "1")
                open_.setdefault(e[1], []).append((i, e[2], [int(x) for x in head.split(",")]))
                if e[3].endswith(")") or m[1][e.end(): e.end() + 1] == ")":
                    spans.append((*open_[e[1]].pop(), i))
            elif open_.get(e[4]):
                spans.append((*open_[e[4]].pop(), i))
    tags = ["O"] * len(rows)
    for begin, kind, head, last in sorted(spans, key=lambda s: s[3] - s[0], reverse=False):
        if kind not in GUM_NAMES:
            continue
        if kind == "time":
            if not any(r[3] in ("NUM", "PROPN") for r in rows[begin:last + 1]):
                continue
            a, b = begin, last
        else:
            at = begin + head[0] - 1
            if at > last or rows[at][3] != "PROPN":
                continue
            a = b = at
            while a > begin and (rows[a - 1][3] == "PROPN" or (rows[a - 1][1] in bridge and a - 1 > begin and rows[a - 2][3] == "PROPN")):
                a -= 1
            while b < last and (rows[b + 1][3] == "PROPN" or (rows[b + 1][1].lower() in bridge and b + 1 < last and rows[b + 2][3] in ("PROPN", "NUM"))):
                b += 1
        if any(t != "O" for t in tags[a:b + 1]):
            continue
        for k in range(a, b + 1):
            tags[k] = ("B-" if k == a else "I-") + kind
    return tags


TITLES = {"president", "dr.", "dr", "mr.", "mr", "mrs.", "ms.", "senator", "sen.", "professor", "prof.", "king", "queen", "prince",
          "princess", "sir", "lord", "lady", "minister", "secretary", "chancellor", "general", "gen.", "captain", "saint", "st."}
WEB_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def web_names(rows, tags):
    """GUM's names in UniversalNER's three kinds, which leave the title out of a person's name."""
    out, kind, begun = [], None, False
    for r, tag in zip(rows, tags):
        if tag[0] != "I":
            kind, begun = WEB_KINDS.get(tag[2:]), False
        if kind is None or tag == "O" or (kind == "PER" and not begun and r[1].lower() in TITLES):
            out.append("O")
        else:
            out.append(("I-" if begun else "B-") + kind)
            begun = True
    return out


def trees(path, with_names):
    for rows in conllu(path):
        col = lambda k: [r[k] for r in rows]
        labels = {"upos": col(3), "xpos": col(4), "feats": col(5),
                  "lemma": [None if r[2] == "_" and r[1] != "_" else lemma_script.make(r[1], r[2]) for r in rows]}
        if with_names:
            labels["name_gum"] = gum_names(rows)
            labels["name_web"] = web_names(rows, labels["name_gum"])
        yield Example(col(1), labels, [int(r[6]) for r in rows], col(7), Path(path).stem)


def name_lines(path, head):
    """Two columns, word and BIO tag, sentences apart by a blank line (corpora/conflict)."""
    words, tags = [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2 or not cells[0].strip():
            if words:
                yield Example(words, {head: tags}, source=head)
            words, tags = [], []
        else:
            words.append(cells[0]); tags.append(cells[1])


def name_json(path):
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        yield Example(d["tokens"], {"name_web": d["tags"]}, source="name_web")


TOKEN = re.compile(r"[A-Za-z]+\.(?:[A-Za-z]\.)+|\d[\d.,:/]*\d|n't\b|'(?:s|re|ve|ll|d|m)\b|\w+?(?=n't\b)|\w+|\.\.\.|\S")
SENTENCE = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[A-Z\"“‘(\-])")
NO_BREAK = re.compile(r"\b(?:Mr|Mrs|Dr|Gen|Col|Lt|Sen|Rep|Gov|Sgt|Maj|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|[A-Z])\.$")


def sentences(text):
    """Code-point spans of the sentences of a short passage."""
    begin = 0
    for m in SENTENCE.finditer(text):
        if NO_BREAK.search(text[begin:m.start()]):
            continue
        yield begin, m.end()
        begin = m.end()
    yield begin, len(text)


def passages(folder):
    """Trigger and cue classes of the composed passages; a multi-word mark labels each of its words."""
    files = sorted(str(p) for p in Path(folder).glob("*.txt"))
    out = subprocess.run([sys.executable, f"{folder}/passages.py", *files], capture_output=True, check=True).stdout
    for line in out.decode().splitlines():
        d = json.loads(line)
        text = d["text"]
        at = {}  # byte offset -> code point offset
        n = 0
        for i, ch in enumerate(text):
            at[n] = i
            n += len(ch.encode())
        at[n] = len(text)
        marks = {"trigger": [], "cue": []}
        for e in d["events"]:
            marks["trigger"] += [(at[a], at[b], e["type"]) for a, b in zip_spans(e["at"])]
        for c in d["claims"]:
            marks["cue"] += [(at[a], at[b], c["stance"]) for a, b in zip_spans(c["at"])]
        for begin, end in sentences(text):
            toks = [(m.start() + begin, m.end() + begin) for m in TOKEN.finditer(text[begin:end])]
            if not toks:
                continue
            labels = {k: [next((t for a, b, t in v if a < e and s < b), "O") for s, e in toks] for k, v in marks.items()}
            yield Example([text[s:e] for s, e in toks], labels, source="passages")


def zip_spans(at):
    return [(at[0], at[1])] if at and isinstance(at[0], int) and len(at) == 2 else [tuple(x) for x in at] if at and isinstance(at[0], list) else list(zip(at[::2], at[1::2]))


def held_out(key, share):
    """A tenth (share=10) or fifth (5) of the examples, chosen by what they say, the same in every run."""
    import zlib
    return zlib.crc32(key.encode()) % share == 0


def load(corpora):
    """(train, dev): dev is the official one for trees and re3d, a fifth of ner_web, a tenth of passages."""
    c = Path(corpora)
    train = [*trees(c / "ud/ewt-train.conllu", False), *trees(c / "ud/gum-train.conllu", True)]
    dev = {"ewt": list(trees(c / "ud/ewt-dev.conllu", False)), "gum": list(trees(c / "ud/gum-dev.conllu", True))}
    web = list(name_json(c / "ner_web/dev.jsonl"))
    dev["name_web"] = [e for e in web if held_out(" ".join(e.words), 5)]
    train += 3 * [e for e in web if not held_out(" ".join(e.words), 5)]
    train += 3 * list(name_lines(c / "conflict/re3d/train.txt", "name_re3d"))
    dev["name_re3d"] = list(name_lines(c / "conflict/re3d/dev.txt", "name_re3d"))
    composed = list(passages(c / "passages"))
    dev["passages"] = [e for e in composed if held_out(" ".join(e.words), 10)]
    train += [e for e in composed if not held_out(" ".join(e.words), 10)]
    return train, dev


def inventories(train):
    """Classes of each head by falling frequency; rare feature sets and lemma scripts are left out."""
    least = {"feats": 3, "lemma": 3}
    out = {}
    for h in WORD_HEADS:
        n = Counter(x for e in train for x in e.labels.get(h, []) if x is not None)
        out[h] = [k for k, v in sorted(n.items(), key=lambda kv: (-kv[1], kv[0])) if v >= least.get(h, 1)]
    n = Counter(x for e in train for x in e.deprels or [])
    out["deprel"] = [k for k, v in sorted(n.items(), key=lambda kv: (-kv[1], kv[0])) if v >= 2]
    return out
