"""Training examples from the corpora, one sentence each, with every label that its source gives.

An Example's label lists are as long as its words; IGNORE marks a word without that label. A head that is
missing from `labels` was not annotated in the source at all, and costs nothing in training.
"""
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import lemma_script

IGNORE = -100
# The heads that give each word one class. Order is the order of the model's outputs.
WORD_HEADS = ["upos", "xpos", "feats", "lemma", "name_web", "name_gum", "name_re3d", "trigger", "cue", "status", "mode",
              "said", "source_target", "ecb", "muc"]
# Heads that give a whole sentence (or window of a text) one class, or, where marked True, each of several labels or not.
SENTENCE_HEADS = {"quad": False, "story": False, "satp": True, "police": True, "crime": True}
GUM_NAMES = {"person", "organization", "place", "event", "time", "object"}


@dataclass
class Example:
    words: list
    labels: dict = field(default_factory=dict)  # head name -> list of strings, or None for a word without one
    heads: list = None                          # governor of each word, 0 the root
    deprels: list = None
    source: str = ""
    pairs: list = field(default_factory=list)   # (word, relation, words that stand in it)
    values: list = field(default_factory=list)  # (word, factuality)
    classes: dict = field(default_factory=dict)  # sentence head -> class, or list of 0/1
    chains: list = field(default_factory=list)  # (word, event identity)
    key: str = ""                               # what decides whether it is held out
    window: int = 0                             # which part of a longer text


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


def name_lines(path, head, separator="\t"):
    """Two columns, word and BIO tag, sentences apart by a blank line (corpora/conflict); separator None is any space."""
    words, tags = [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        cells = line.rstrip("\n").split(separator)
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


def held_out(key, share):
    """A tenth (share=10) or fifth (5) of the examples, chosen by what they say, the same in every run."""
    import zlib
    return zlib.crc32(key.encode()) % share == 0


def load(corpora):
    """([(examples, share)], dev): of each part of the training set `share` is read in an epoch (2: everything twice).

    Dev is the official one where there is one; else a fifth of ner_web, and a tenth of the rest (topics, of ECB+).
    """
    import conflict as c  # which builds on this module
    at = Path(corpora)
    facts = c.factuality(at / "factuality/uds_train.jsonl") | c.factuality(at / "factuality/uds_dev.jsonl")
    grown = {name: list(trees(at / f"ud/{name}.conllu", name.startswith("gum")))
             for name in ("ewt-train", "gum-train", "ewt-dev", "gum-dev")}
    for name in ("ewt-train", "ewt-dev"):
        for e in grown[name]:
            e.values = facts.get(" ".join(e.words), [])
    dev = {"ewt": grown["ewt-dev"], "gum": grown["gum-dev"]}
    train = [(grown["ewt-train"], 1), (grown["gum-train"], 1)]

    def part(name, examples, share, tenths=10):
        examples = list(examples)
        dev[name] = [e for e in examples if held_out(e.key or " ".join(e.words), tenths)]
        train.append(([e for e in examples if not held_out(e.key or " ".join(e.words), tenths)], share))

    def official(name, kept, held, share):
        train.append((list(kept), share))
        dev[name] = list(held)

    part("name_web", name_json(at / "ner_web/dev.jsonl"), 3, 5)
    official("name_re3d", name_lines(at / "conflict/re3d/train.txt", "name_re3d"),
             name_lines(at / "conflict/re3d/dev.txt", "name_re3d"), 3)
    part("passages", c.passages(at / "passages"), 1.5)
    official("attribution", c.attribution(at / "attribution/train.jsonl"), c.attribution(at / "attribution/dev.jsonl"), 0.4)
    part("quad", c.labelled(at / "conflict/cameo_class/train.tsv", "quad"), 2)
    part("source_target", c.spans_st(at / "conflict/cameo_ner/train.txt"), 2)
    folder = at / "conflict/satp_relevant"
    official("satp", c.labelled(folder / "train.tsv", "satp"), c.labelled(folder / "dev.tsv", "satp"), 1)
    folder = at / "conflict/IndiaPoliceEvents_sents"
    police = list(c.labelled(folder / "train.tsv", "police"))
    train.append(([e for e in police if any(e.classes["police"])], 1.5))
    train.append(([e for e in police if not any(e.classes["police"])], 0.25))
    dev["police"] = list(c.labelled(folder / "dev.tsv", "police"))
    folder = at / "conflict/insightCrime"
    crime = list(c.labelled(folder / "train.tsv", "crime"))
    train.append(([e for e in crime if e.window == 0], 0.6))
    train.append(([e for e in crime if e.window != 0], 0.2))
    dev["crime"] = [e for e in c.labelled(folder / "dev.tsv", "crime") if e.window == 0]
    part("story", c.stories(at / "plover_synthetic/stories.jsonl"), 0.3)
    part("ecb", c.ecb(at / "ecb/docs.jsonl"), 1, 5)
    official("muc", c.muc(at / "conflict/muc4/train.json"), c.muc(at / "conflict/muc4/dev.json"), 0.5)
    return train, dev


def inventories(train):
    """Classes of each head by falling frequency; rare feature sets and lemma scripts are left out."""
    least = {"feats": 3, "lemma": 3}
    out = {}
    for h in WORD_HEADS:
        n = Counter(x for part, _ in train for e in part for x in e.labels.get(h, []) if x is not None)
        out[h] = [k for k, v in sorted(n.items(), key=lambda kv: (-kv[1], kv[0])) if v >= least.get(h, 1)]
    for h, many in SENTENCE_HEADS.items():
        seen = [e.classes[h] for part, _ in train for e in part if h in e.classes]
        out[h] = [str(k) for k in range(len(seen[0]))] if many else sorted(set(seen))
    n = Counter(x for part, _ in train for e in part for x in e.deprels or [])
    out["deprel"] = [k for k, v in sorted(n.items(), key=lambda kv: (-kv[1], kv[0])) if v >= 2]
    return out
