#!/usr/bin/env python3
"""Scores Parley's records of the composed passages, part by part, and lists its errors with their text.

usage: make score SET=passages                         all figures, and those of held-out sentences
       make predict SET=passages GOLD=PASSAGES.jsonl OUT=PRED.jsonl      then, without predicting anew:
       score_passages.py PASSAGES.jsonl PRED.jsonl [--errors KIND] [--held] [--only ID-PREFIX] [--limit N]
       score_passages.py --sentences SENTENCES.tsv OUT.jsonl    real sentences with a quad class (cameo_class) as stories,
       score_passages.py --quad SENTENCES.tsv PRED.jsonl [--errors GOLD-PRED]     quad class of their first events

PASSAGES.jsonl is what the corpus's own passages.py prints. Each passage is a story of its own, with its date. With
PARLEY_ANALYSES=FOLDER what the model reads is kept in that folder, and a second prediction takes seconds.
KIND: missed (no event there) false (event where none is) type (another type) bag main quad source target status mode
place time near (alarms in near-misses) claims tallies truces controls aliases; TYPE narrows the first four: false:ASSAULT.

What is counted:
  events     a predicted and a gold event pair when their triggers overlap; right if the type is the same too. "bag" pairs
             the types of a passage without regard to place; "spans" the triggers without regard to type.
  main       of each sentence the first event given, against the gold's first (lowest number whose first mark is there);
             "quad" and "source", "target" (sets of countries) are of these, "tuple" is type and both sets right.
             A mutual act without a recipient has its actors on both sides. "tuples" pairs all events by trigger.
  status, mode, place, time    of events paired with the right type; place and time only where the gold has one.
  claims     stance, speaker (country or name) and event; the wire's own are left out on both sides.
  tallies    what, low, high, bound. truces: step. controls: step and place. aliases: both names.
"held out" are the sentences that training/data.py keeps from the model (crc32 of the words, a tenth): gold and predictions
that lie in them, a passage's other sentences being read all the same. Only that column is honest about copy never seen: the
trigger head knows the rest nearly by heart. --held lists errors of those sentences alone.
"""
import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
import data as training  # noqa: E402

QUAD = dict(AGREE=1, CONSULT=1, SUPPORT=1, CONCEDE=1, COOPERATE=2, AID=2, RETREAT=2, REQUEST=3, ACCUSE=3, REJECT=3,
            THREATEN=3, PROTEST=4, SANCTION=4, MOBILIZE=4, COERCE=4, ASSAULT=4)


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def meet(a, b):
    return a[0] < b[1] and b[0] < a[1]


def norm(name):
    return re.sub(r"\W+", " ", re.sub(r"^(the|an?)\s+", "", (name or "").strip().lower())).strip()


def alike(a, b):
    a, b = norm(a), norm(b)
    return bool(a and b) and (a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def sentence_spans(text):
    """Byte spans of the sentences as training cuts them, each with whether it is held out."""
    at = [0]
    for ch in text:
        at.append(at[-1] + len(ch.encode()))
    for begin, end in training.sentences(text):
        words = training.TOKEN.findall(text[begin:end])
        yield (at[begin], at[end]), bool(words) and training.held_out(" ".join(words), 10)


def refs(value):
    return [x for x in (value or "").split(",") if x]


class Passage:
    """One passage with its gold in the terms of the records, and the records that were predicted."""

    def __init__(self, gold, records, held):
        self.id, self.text, self.kind = gold["id"], gold["text"], gold["type"]
        self.bytes = self.text.encode()
        self.sentences = [span for span, out in sentence_spans(self.text) if out or not held]
        inside = lambda span: any(s[0] <= span[0] < s[1] for s in self.sentences)
        self.gold = dict(gold)
        self.pred = defaultdict(list)
        for r in records:
            where = r.get("trigger") or r.get("cue_at") or r.get("at")
            if where and inside(where):
                self.pred[r["kind"]].append(r)
        for kind in ("events", "claims", "tallies", "truces", "controls", "aliases"):
            self.gold[kind] = [x for x in gold[kind] if inside(x["at"][0])]
        for e in self.gold["events"]:
            e["places"] = [gold["places"][p] for p in refs(e.get("P"))]
            e["source"], e["target"] = self.sides([self.country(p) for p in refs(e.get("A"))],
                                                  [self.country(p) for p in refs(e.get("R"))])
        for e in self.pred["event"]:
            code = lambda p: p.get("country") or (p.get("code") or "")[:3]
            e["source"], e["target"] = self.sides([code(p) for p in e.get("actors", [])],
                                                  [code(p) for p in e.get("recipients", [])])

    def country(self, party):
        code = self.gold["parties"][party]["code"]
        return "" if code == "---" else code[:3]

    @staticmethod
    def sides(source, target):
        mutual = len(source) > 1 and not target
        clean = lambda side: frozenset(c for c in side if c)
        return clean(source), clean(source if mutual else target)

    def words(self, span):
        return self.bytes[span[0]:span[1]].decode()

    def pairs(self, same_type):
        """Gold and predicted events whose triggers overlap, one to one, those of one type first."""
        out, used_g, used_p = [], set(), set()
        for typed in (True, False):
            for g in self.gold["events"]:
                for p in self.pred["event"]:
                    if g["id"] in used_g or p["id"] in used_p or (typed or same_type) and g["type"] != p["type"]:
                        continue
                    spans = [p["trigger"]] + [m for m in p.get("mentions", [])]
                    if any(meet(a, s) for a in g["at"] for s in spans[:1]) or typed and any(
                            meet(a, s) for a in g["at"] for s in spans[1:]):
                        out.append((g, p))
                        used_g.add(g["id"])
                        used_p.add(p["id"])
        return out

    def mains(self):
        """For each sentence its main event in the gold and among the predictions, or None."""
        for s in self.sentences:
            inside = [e for e in self.gold["events"] if meet(e["at"][0], s)]
            g = min(inside, key=lambda e: int(e["id"][1:]), default=None)
            p = next((e for e in self.pred["event"] if meet(e["trigger"], s)), None)
            yield s, g, p


class Score:
    """Counts, and the errors of the kind that was asked for."""

    def __init__(self, wanted):
        self.n = Counter()
        self.wanted, self.errors = wanted, []

    def add(self, _, key, amount=1):
        self.n[key] += amount

    def error(self, passage, kind, what, span=None):
        if self.wanted and (kind == self.wanted or kind.split(":")[0] == self.wanted):
            where = passage.text if span is None else passage.words(span).strip()
            self.errors.append(f"{passage.id} {what}\n    {where}")

    def f1(self, name):
        tp, p, g = self.n[name + "+"], self.n[name + "p"], self.n[name + "g"]
        prec, rec = tp / p if p else 0.0, tp / g if g else 0.0
        return prec, rec, 2 * prec * rec / (prec + rec) if prec + rec else 0.0


def bag(score, passage, name, gold, pred):
    """Counts two multisets; returns what is missing and what is too much."""
    g, p = Counter(gold), Counter(pred)
    score.add(passage, name + "+", sum((g & p).values()))
    score.add(passage, name + "g", sum(g.values()))
    score.add(passage, name + "p", sum(p.values()))
    return g - p, p - g


def label(e):
    return f"{e['type']}{'.' + e['mode'] if e.get('mode') else ''}"


def describe(passage, e):
    spans = e["at"] if isinstance(e["at"][0], list) else [e["trigger"]]
    return f"{label(e)} {e['status']} \"{'/'.join(passage.words(s) for s in spans)}\""


def score_events(score, d):
    typed = d.pairs(True)
    spans = d.pairs(False)
    gold, pred = d.gold["events"], d.pred["event"]
    for name, hits in (("events", typed), ("spans", spans)):
        score.add(d, name + "+", len(hits))
        score.add(d, name + "g", len(gold))
        score.add(d, name + "p", len(pred))
    bag(score, d, "bag", [e["type"] for e in gold], [e["type"] for e in pred])
    found, given = {g["id"] for g, _ in spans}, {p["id"] for _, p in spans}
    for g in gold:
        if g["id"] not in found:
            score.error(d, "missed:" + g["type"], "missed " + describe(d, g))
    for p in pred:
        if p["id"] not in given:
            score.error(d, "false:" + p["type"], f"false {describe(d, p)} [{p.get('why', '')}]")
    for g, p in spans:
        if g["type"] != p["type"]:
            score.error(d, "type:" + g["type"], f"{describe(d, g)} given as {describe(d, p)} [{p.get('why', '')}]")
    for g, p in typed:
        score_fields(score, d, g, p)
    score.add(d, "tuples+", sum(g["source"] == p["source"] and g["target"] == p["target"] for g, p in typed))
    score.add(d, "tuplesg", len(gold))
    score.add(d, "tuplesp", len(pred))
    if d.kind == "near-miss":
        score.add(d, "near", 1)
        score.add(d, "alarms", len(pred))
        for p in pred:
            score.error(d, "near", f"{describe(d, p)} [{p.get('why', '')}]")


def same_place(place, record):
    return bool(record) and alike(place["name"], record.get("name") or record.get("text"))


def score_fields(score, d, g, p):
    def count(name, right, what):
        score.add(d, name + "#")
        score.add(d, name + "=", bool(right))
        if not right:
            score.error(d, name, f"{describe(d, g)}: {what}")

    count("status", g["status"] == p["status"], f"{g['status']} given as {p['status']} [{p.get('why', '')}]")
    count("mode", g["mode"] == p.get("mode", ""), f"{g['mode'] or '-'} given as {p.get('mode') or '-'} [{p.get('why', '')}]")
    if g["places"]:
        q = p.get("place")
        count("place", any(same_place(x, q) for x in g["places"]), f"{[x['name'] for x in g['places']]} given as {q and q.get('name')}")
    if g.get("when"):
        w = p.get("when") or {}
        given = (w.get("begin", ""), w.get("end", "")) if w else ()
        count("time", given == (g["when"]["begin"], g["when"]["end"]), f"{g['when']} given as {given}")


def score_main(score, d):
    for s, g, p in d.mains():
        for name, value in (("main", lambda e: e["type"]), ("quad", lambda e: QUAD[e["type"]]),
                            ("tuple", lambda e: (e["type"], e["source"], e["target"]))):
            missing, _ = bag(score, d, name, [value(g)] if g else [], [value(p)] if p else [])
            if missing or (p and not g):
                what = f"{describe(d, g) if g else '-'} given as {describe(d, p) if p else '-'} [{p.get('why', '') if p else ''}]"
                score.error(d, f"{name}:{g['type'] if g else '-'}", what, s)
        for name in ("source", "target"):
            missing, extra = bag(score, d, name, g[name] if g else [], p[name] if p else [])
            if missing or extra:
                score.error(d, name, f"{describe(d, g) if g else '-'}: {sorted(g[name]) if g else []} given as {sorted(p[name]) if p else []}"
                            f" ({label(p) if p else '-'})", s)


def score_claims(score, d):
    where = {}
    for g, p in d.pairs(True):
        where[p["id"]] = g["id"]
    parties = d.gold["parties"]
    gold = [(e, c["stance"], parties.get(c["S"])) for c in d.gold["claims"] for e in refs(c["E"]) if c["S"] != "wire"]
    gold = [x for i, x in enumerate(gold) if x not in gold[:i]]
    pred = [(where.get(c["event"], "?"), c["stance"], c["speaker"]) for c in d.pred["claim"] if c["speaker"].get("id") != "wire"]
    same = lambda g, p: (g["code"] != "---" and g["code"][:3] == (p.get("country") or p.get("code") or "?")[:3]
                         or alike(g["name"], p.get("name") or p.get("text")) or alike(g["name"], p.get("for"))
                         or any(meet(a, p["at"]) for a in g["at"] if p.get("at")))
    left = list(pred)
    for e, stance, party in gold:
        hit = next((c for c in left if c[:2] == (e, stance) and party and same(party, c[2])), None)
        score.add(d, "claimsg")
        if hit:
            left.remove(hit)
            score.add(d, "claims+")
        else:
            score.error(d, "claims", f"missed {stance} {party and party['name']} on {e}")
    for c in left:
        score.error(d, "claims", f"false {c[1]} {c[2].get('name') or c[2].get('text')} on {c[0]}")
    score.add(d, "claimsp", len(pred))


def score_ledgers(score, d):
    gold, pred = d.gold, d.pred
    tally = lambda t: (t["what"], t.get("low"), t.get("high"), t["bound"])
    names = lambda a, b: frozenset((norm(a), norm(b)))
    for name, g, p in (
            ("tallies", map(tally, gold["tallies"]), map(tally, pred["tally"])),
            ("truces", (t["step"] for t in gold["truces"]), (t["step"] for t in pred["truce"])),
            ("aliases", (names(gold["parties"][a["party"]]["name"], a["name"]) for a in gold["aliases"]),
             (names(a["name"], a["also"]) for a in pred["alias"]))):
        missing, extra = bag(score, d, name, list(g), list(p))
        if missing or extra:
            score.error(d, name, f"missing {list(missing.elements())}, too much {list(extra.elements())}")
    left = list(pred["control"])
    for c in gold["controls"]:
        place = gold["places"].get(c.get("P"), {"name": ""})
        hit = next((r for r in left if r["step"] == c["step"] and same_place(place, r.get("place"))), None)
        score.add(d, "controlsg")
        if hit:
            left.remove(hit)
            score.add(d, "controls+")
        else:
            score.error(d, "controls", f"missing {c['step']} {place['name']}")
    for r in left:
        score.error(d, "controls", f"too much {r['step']} {(r.get('place') or {}).get('name')}")
    score.add(d, "controlsp", len(pred["control"]))


FIGURES = ["events", "spans", "bag", "main", "quad", "source", "target", "tuple", "tuples", "claims", "tallies", "truces", "controls",
           "aliases"]


def show(scores):
    print(f"{'':10}{'all sentences':30}held out")
    for name in FIGURES:
        cells = ["P {:.3f} R {:.3f} F1 {:.3f}".format(*score.f1(name)) for score in scores]
        print(f"{name:10}{cells[0]:30}{cells[1]}")
    for name in ("status", "mode", "place", "time"):
        cells = [f"{n[name + '='] / n[name + '#']:.3f} of {n[name + '#']}" if n[name + "#"] else "-" for n in (s.n for s in scores)]
        print(f"{name:10}{cells[0]:30}{cells[1]}")
    print("near-miss alarms: " + "; held out: ".join(f"{s.n['alarms']} in {s.n['near']}" for s in scores))


def score_passages(options):
    records = defaultdict(list)
    for r in read(options.files[1]):
        records[r.get("story") or r["id"]].append(r)
    scores = (Score(options.errors), Score(options.errors))
    for gold in read(options.files[0]):
        if not gold["id"].startswith(options.only):
            continue
        for score, held in zip(scores, (False, True)):
            d = Passage(gold, records[gold["id"]], held)
            if not d.sentences:
                continue
            score_events(score, d)
            score_main(score, d)
            score_claims(score, d)
            score_ledgers(score, d)
    if options.errors:
        errors = scores[options.held].errors
        print("\n".join(errors[:options.limit]))
        print(f"{len(errors)} errors of kind {options.errors}")
    else:
        show(scores)


def sentences(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip()]
    return [(f"s{i}", " ".join(text.split()), int(quad)) for i, (text, quad) in enumerate(rows)]


def write_sentences(options):
    with open(options.files[1], "w", encoding="utf-8") as out:
        for name, text, _ in sentences(options.files[0]):
            out.write(json.dumps({"id": name, "published": "2017-06-15", "text": text}, ensure_ascii=False) + "\n")


def quad_of(event):
    """As cameo_class counts: what is conceded is material cooperation, a sanction verbal conflict."""
    return {"CONCEDE": 2, "SANCTION": 3}.get(event["type"], QUAD[event["type"]])


def score_quads(options):
    first = {}
    for r in read(options.files[1]):
        if r["kind"] == "event":
            first.setdefault(r["story"], r)
    confusion = Counter()
    for name, text, gold in sentences(options.files[0]):
        e = first.get(name)
        pred = quad_of(e) if e else 0
        confusion[gold, pred] += 1
        if options.errors == f"{gold}-{pred}":
            print(f"{name} {e and label(e)} [{e['why'] if e else ''}] {e and text.encode()[e['trigger'][0]:e['trigger'][1]].decode()}\n    {text}")
    if options.errors:
        return
    print("gold \\ given " + "".join(f"{p:6}" for p in range(5)))
    f1s = []
    for g in range(5):
        tp = confusion[g, g]
        n_g, n_p = sum(confusion[g, p] for p in range(5)), sum(confusion[p, g] for p in range(5))
        f1s.append(2 * tp / (n_g + n_p) if n_g + n_p else 0.0)
        print(f"{g:12} " + "".join(f"{confusion[g, p]:6}" for p in range(5)) + f"   F1 {f1s[-1]:.3f}")
    print(f"accuracy {sum(confusion[g, g] for g in range(5)) / sum(confusion.values()):.3f}, macro F1 {sum(f1s) / 5:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs=2)
    parser.add_argument("--errors", default="")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--quad", action="store_true")
    options = parser.parse_args()
    (write_sentences if options.sentences else score_quads if options.quad else score_passages)(options)


if __name__ == "__main__":
    sys.exit(main())
