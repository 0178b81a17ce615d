"""Training examples from the sets of conflict news: roles, attribution, factuality, sentence classes, event identity.

Everything here gives data.Example, as data.py does for trees and names. A relation is a row of the pair head: from one
word (a trigger or cue) to all words of what stands in that relation to it; words not named are negative examples.
"""
import json
import random
import re
import subprocess
import sys
from pathlib import Path

from data import TOKEN, Example, held_out, name_lines, sentences

RELATIONS = ["actor", "recipient", "place", "time", "speaker", "says", "source", "content"]
STORY_WORDS = 120   # of a story that is labelled as a whole, its head
WINDOW_WORDS = 200  # of an article with labels


def tokens(text, begin=0, end=None):
    end = len(text) if end is None else end
    return [(m.start() + begin, m.end() + begin) for m in TOKEN.finditer(text[begin:end])]


def covered(toks, spans):
    """Numbers of the tokens that overlap any of the spans."""
    return [i for i, (s, e) in enumerate(toks) if any(a < e and s < b for a, b in spans)]


def code_points(text):
    """Byte offset -> code point offset."""
    at, n = {}, 0
    for i, ch in enumerate(text):
        at[n] = i
        n += len(ch.encode())
    at[n] = len(text)
    return at


def ids(value):
    return [x for x in (value or "").split(",") if x]


def passages(folder):
    """The composed passages: trigger types, status and mode on triggers, cues, and the arcs of parties, places and times."""
    files = sorted(str(p) for p in Path(folder).glob("*.txt"))
    out = subprocess.run([sys.executable, f"{folder}/passages.py", *files], capture_output=True, check=True).stdout
    for line in out.decode().splitlines():
        d = json.loads(line)
        text, at = d["text"], code_points(d["text"])
        spans = lambda x: [(at[a], at[b]) for a, b in x["at"]]
        mentions = {k: spans(v) for part in ("parties", "places", "times") for k, v in d[part].items()}
        triggers = {e["id"]: spans(e) for e in d["events"]}
        for begin, end in sentences(text):
            toks = tokens(text, begin, end)
            if not toks:
                continue
            labels = {k: ["O"] * len(toks) for k in ("trigger", "cue")} | {k: [None] * len(toks) for k in ("status", "mode")}
            pairs = []
            for e in d["events"]:
                for i in covered(toks, triggers[e["id"]]):
                    if labels["trigger"][i] == "O":
                        labels["trigger"][i], labels["status"][i], labels["mode"][i] = e["type"], e["status"], e.get("mode") or "none"
                for span in triggers[e["id"]]:
                    row = covered(toks, [span])
                    if row:
                        for relation, key in (("actor", "A"), ("recipient", "R"), ("place", "P"), ("time", "T")):
                            pairs.append((row[0], relation, covered(toks, [s for x in ids(e.get(key)) for s in mentions.get(x, [])])))
            for c in d["claims"]:
                for span in spans(c):
                    row = covered(toks, [span])
                    for i in row:
                        labels["cue"][i] = c["stance"] if labels["cue"][i] == "O" else labels["cue"][i]
                    if row:
                        pairs.append((row[0], "speaker", covered(toks, [s for x in ids(c.get("S")) for s in mentions.get(x, [])])))
                        pairs.append((row[0], "says", covered(toks, [s for x in ids(c.get("E")) for s in triggers.get(x, [])])))
            yield Example([text[s:e] for s, e in toks], labels, source="passages", pairs=pairs)


def attribution(path):
    """PolNeAR by sentences: the cue's words, and arcs from its first word to those of its source and content."""
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        text = d["text"]
        for m in re.finditer(r"[^\n]+", text):
            for begin, end in sentences(m[0]):
                toks = tokens(text, begin + m.start(), end + m.start())
                if not toks:
                    continue
                said, pairs = ["O"] * len(toks), []
                for a in d["attributions"]:
                    cue = covered(toks, a["cue"])
                    if not cue:
                        continue
                    for k, i in enumerate(cue):
                        said[i] = "B-said" if k == 0 else "I-said"
                    pairs.append((cue[0], "source", covered(toks, a["source"])))
                    pairs.append((cue[0], "content", covered(toks, a["content"])))
                yield Example([text[s:e] for s, e in toks], {"said": said}, source="attribution", pairs=pairs, key=d["id"])


def factuality(path):
    """{words as one string: [(word, value)]} of UDS; its sentences are EWT's."""
    out = {}
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        out[" ".join(d["tokens"])] = [(p["token"], p["value"]) for p in d["predicates"]]
    return out


def labelled(path, head, words=None):
    """Text and its label or 0/1 labels, TAB separated. Texts longer than `words` come in windows of that size."""
    for number, line in enumerate(open(path, encoding="utf-8", newline="").read().split("\n")):
        if not line.strip():
            continue
        text, *cells = line.rstrip("\r").split("\t")
        toks = [text[s:e] for s, e in tokens(text)]
        value = cells[0] if len(cells) == 1 else [float(c.strip() == "1") for c in cells]
        size = words or WINDOW_WORDS
        for begin in range(0, max(1, len(toks)), size):
            part = toks[begin:begin + size]
            if part and (begin == 0 or len(part) > size // 3):
                yield Example(part, {}, source=head, classes={head: value}, key=f"{head}-{text[:200]}", window=begin // size)


def stories(path):
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        text = d["headline"] + ". " + d["text"]
        toks = [text[s:e] for s, e in tokens(text)][:STORY_WORDS]
        yield Example(toks, {}, source="story", classes={"story": d["label"]}, key=d["id"])


def spans_st(path):
    for e in name_lines(path, "source_target", None):
        e.key = " ".join(e.words)
        yield e


MUC_ROLES = {"perp_individual_id": "perp_individual", "perp_organization_id": "perp_organization", "phys_tgt_id": "target",
             "hum_tgt_name": "victim", "incident_instrument_id": "instrument"}


def muc(path):
    """Every place where a filler of a template stands in its document. Sentences without any are kept one in four."""
    for key, d in json.load(open(path, encoding="utf-8")).items():
        text = re.sub(r"\s+", " ", d["doc"])
        marks = []
        for role, fillers in d["roles"].items():
            for names in fillers:
                for name in names:
                    name = re.sub(r"\s+", " ", name).strip()
                    if name:
                        marks += [(m.start(), m.end(), MUC_ROLES[role]) for m in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)]
        marks.sort(key=lambda m: (m[0] - m[1], m[0]))
        for n, (begin, end) in enumerate(sentences(text)):
            toks = tokens(text, begin, end)
            tags = ["O"] * len(toks)
            for a, b, role in marks:
                inside = covered(toks, [(a, b)])
                if inside and all(tags[i] == "O" for i in inside):
                    for k, i in enumerate(inside):
                        tags[i] = ("B-" if k == 0 else "I-") + role
            if toks and (any(t != "O" for t in tags) or held_out(f"{key}-{n}", 4)):
                yield Example([text[s:e] for s, e in toks], {"muc": tags}, source="muc", key=key)


def ecb(path):
    """Checked sentences of ECB+: mentions by kind, and the chain of each event mention (on its last word)."""
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        for s in d["checked"]:
            words = d["sentences"][s]
            tags, chains = ["O"] * len(words), []
            for m in d["mentions"]:
                if m["sentence"] != s or max(m["tokens"]) >= len(words):
                    continue
                if any(tags[t] != "O" for t in m["tokens"]):
                    continue
                for k, t in enumerate(sorted(m["tokens"])):
                    tags[t] = ("B-" if k == 0 else "I-") + m["kind"]
                if m["kind"] == "event":
                    chains.append((sorted(m["tokens"])[0], m["chain"]))
            if words:
                yield Example(words, {"ecb": tags}, source="ecb", chains=chains, key=str(d["topic"]))
