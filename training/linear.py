#!/usr/bin/env python3
"""Trains the linear classifiers of data/model/linear-en.model (docs/linear_model.md): logistic regression over hashed words.

usage: linear.py --corpora DIR [--marks DIR] [--relevance FILE] [--only NAME,...] [--check NAME,...] --out FILE

--marks: NAME.jsonl, as `parley-predict label-marks GOLD OUT` writes it, for the sets that take marks
--only: these sets are trained, the others kept as FILE has them
--check: five-fold cross-validation of these sets; nothing is written
Deterministic on one thread; only train parts are read, dev parts are scored.
"""
import argparse
import json
import re
import struct
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from model_file import pack

MARK_VALUE = 0.25
U32 = 0xFFFFFFFF
PARTS = ("hashes", "rarity", "weights")

# words that count as the beginning, whether one text has many labels, strength of the fit, how many features are kept
SETS = {
    "insightCrime": dict(lead=22, many=True, fit=100, most=50000),
    "satp_relevant": dict(lead=22, many=True, fit=30, most=10000),
    "IndiaPoliceEvents_sents": dict(lead=0, many=True, fit=30, most=25000),
    "BBC_News": dict(lead=22, many=False, fit=50, most=8000),
    "cameo_class": dict(lead=0, many=False, fit=20, most=10000),
    "plover_synthetic": dict(lead=40, many=False, fit=20, most=20000),
    "plover_modes": dict(lead=40, many=False, fit=20, most=4000),
    "relevance": dict(lead=0, many=False, fit=5, most=20000),
}


def fnv(word):
    h = 2166136261
    for b in word:
        h = ((h ^ b) * 16777619) & U32
    return h


WORDS = {}


def hashes(text, lead):
    """The features of a text as src/nlp/linear.cpp makes them."""
    raw = re.sub(rb"\xc2.?|\xe2\x80.?", b" ", text.encode("utf-8"), flags=re.S).lower()
    out, before = [], None
    for n, word in enumerate(re.findall(rb"[a-z0-9\x80-\xff]+", raw)):
        h = WORDS.get(word)
        if h is None:
            h = WORDS[word] = fnv(re.sub(rb"[0-9]+", b"0", word))
        out.append(h)
        if n < lead:
            out.append(h ^ 0x5BD1E995)
        if n:
            pair = ((before * 0x9E3779B1 + h) * 0x85EBCA6B) & U32
            pair ^= pair >> 15
            out.append(pair)
            if n < lead:
                out.append(pair ^ 0x5BD1E995)
        before = h
    return out


class Features:
    """Counts of hashes in texts, and marks; columns are the hashes that were seen in more than one text, ascending."""

    def __init__(self, texts, marks, lead):
        self.counts = [Counter(hashes(t, lead)) for t in texts]
        self.marks = [{fnv(m.encode()) for m in more} for more in marks]

    def seen(self, rows):
        frequency = Counter()
        for i in rows:
            frequency.update(self.counts[i].keys())
        names = np.array(sorted(h for h, n in frequency.items() if n > 1), np.int64)
        rarity = np.log((1 + len(rows)) / (1 + np.array([frequency[h] for h in names]))) + 1
        return names, np.minimum(255, np.rint(16 * rarity)) / 16, np.array(sorted(set().union(*(self.marks[i] for i in rows))), np.int64)

    def matrix(self, rows, names, rarity, marks):
        """Known words scaled to unit length, then marks."""
        at = {h: i for i, h in enumerate(names.tolist())}
        mark_at = {h: len(names) + i for i, h in enumerate(marks.tolist())}
        data, columns, ends = [], [], [0]
        for i in rows:
            known = [(at[h], n) for h, n in self.counts[i].items() if h in at]
            places = np.array([k for k, _ in known], np.int64)
            values = (1 + np.log(np.array([n for _, n in known], float))) * rarity[places]
            if len(values):
                values /= np.sqrt((values**2).sum())
            extra = [mark_at[h] for h in sorted(self.marks[i]) if h in mark_at]
            columns.append(np.concatenate([places, np.array(extra, np.int64)]))
            data.append(np.concatenate([values, np.full(len(extra), MARK_VALUE)]))
            ends.append(ends[-1] + len(columns[-1]))
        return sparse.csr_matrix((np.concatenate(data), np.concatenate(columns), ends), shape=(len(ends) - 1, len(names) + len(marks)))


def solve(x, y, many, strength):
    """Logistic regression with L2: weights (features by classes) and biases."""
    x, xt = x.tocsr(), x.T.tocsr()
    shape = (x.shape[1] + 1, y.shape[1])

    def loss(flat):
        w = flat.reshape(shape)
        z = x @ w[:-1] + w[-1]
        if many:
            value = np.logaddexp(0, z).sum() - (y * z).sum()
            g = 1 / (1 + np.exp(-z)) - y
        else:
            top = z.max(1, keepdims=True)
            norm = top + np.log(np.exp(z - top).sum(1, keepdims=True))
            value = norm.sum() - (y * z).sum()
            g = np.exp(z - norm) - y
        grad = np.vstack([strength * (xt @ g), strength * g.sum(0)]) + w
        return strength * value + 0.5 * (w**2).sum(), grad.ravel()

    w = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options=dict(maxiter=100, maxcor=6)).x.reshape(shape)
    return w[:-1], w[-1]


class Classifier:
    """Trained on some rows; int8 weights of the features that count most."""

    def __init__(self, features, rows, gold, many, fit, most, **_):
        self.names, self.rarity, self.marks = features.seen(rows)
        if len(self.names) > 4 * most:  # what is seen most often, so that many classes fit into memory
            common = np.sort(np.argsort(self.rarity, kind="stable")[:4 * most])
            self.names, self.rarity = self.names[common], self.rarity[common]
        if len(self.names) > most:
            w, _ = solve(features.matrix(rows, self.names, self.rarity, self.marks), gold[rows], many, fit)
            best = np.sort(np.argsort(-(np.abs(w[:len(self.names)]).max(1) * self.rarity), kind="stable")[:most])
            self.names, self.rarity = self.names[best], self.rarity[best]
        w, self.bias = solve(features.matrix(rows, self.names, self.rarity, self.marks), gold[rows], many, fit)
        self.scale = np.maximum(np.abs(w).max(0), 1e-9) / 127
        self.weights = np.rint(w / self.scale).astype(np.int8)

    def odds(self, features, rows):
        x = features.matrix(rows, self.names, self.rarity, self.marks)
        return x @ (self.weights * self.scale) + self.bias

    def sections(self):
        """What the file holds: words and marks together, in the order of their hashes."""
        names = np.concatenate([self.names, self.marks])
        rarity = np.concatenate([np.rint(self.rarity * 16), np.zeros(len(self.marks))])
        order = np.argsort(names, kind="stable")
        if (np.diff(names[order]) == 0).any():
            raise SystemExit("linear: a mark has the hash of a word")
        return {"hashes": names[order].astype("<u4"), "rarity": rarity[order].astype(np.uint8), "weights": self.weights[order]}


def read_tsv(path):
    texts, labels = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            cells = line.rstrip("\r").split("\t")
            texts.append(" ".join(cells[0].split()))
            labels.append(cells[1:])
    return texts, labels


def read_jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def indicator(labels, classes):
    at = {c: i for i, c in enumerate(classes)}
    gold = np.zeros((len(labels), len(classes)))
    for row, label in enumerate(labels):
        gold[row, at[label]] = 1
    return gold


def marks_of(folder, name, part, count):
    path = folder and Path(folder) / f"{name}.{part}.jsonl"
    if not path or not path.exists():
        return [[]] * count
    rows = {r["id"]: r["marks"] for r in read_jsonl(path)}
    return [rows[i] for i in range(count)]


def load(name, a, part="train"):
    """Texts, marks, gold matrix and classes of a part of a set; None where there is no such part."""
    corpora = Path(a.corpora)
    if name == "relevance":
        rows = read_jsonl(Path(a.relevance)) if a.relevance and part == "train" else []
        if not rows:
            return None
        return [r["text"] for r in rows], [[]] * len(rows), indicator([str(int(r["event"])) for r in rows], "01"), list("01")
    if name.startswith("plover"):
        if part != "train":
            return None
        rows = read_jsonl(corpora / "plover_synthetic/stories.jsonl")
        labels = [r["label"] if name == "plover_synthetic" else r["label"] + "/" + r["mode"] for r in rows]
        classes = sorted(set(labels))
        return [r["headline"] + "\n\n" + r["text"] for r in rows], [[]] * len(rows), indicator(labels, classes), classes
    path = corpora / "conflict" / name / f"{part}.tsv"
    if not path.exists():
        return None
    texts, labels = read_tsv(path)
    marks = marks_of(a.marks, name, part, len(texts))
    if SETS[name]["many"]:
        return texts, marks, np.array(labels, float), [str(i) for i in range(len(labels[0]))]
    labels = [row[0] for row in labels]
    classes = sorted(set(labels))
    return texts, marks, indicator(labels, classes), classes


def expected_f1(odds):
    """The set of labels whose expected F1 is best, labels taken as independent."""
    k = odds.shape[1]
    subsets = (np.arange(1 << k)[:, None] >> np.arange(k)) & 1
    sizes = subsets.sum(1)
    both = sizes[:, None] + sizes[None, :]
    f1 = np.where(both > 0, 2 * (subsets @ subsets.T) / np.maximum(both, 1), 1.0)
    p = 1 / (1 + np.exp(-odds))
    chance = np.prod(np.where(subsets[None], p[:, None], 1 - p[:, None]), 2)
    return subsets[(chance @ f1).argmax(1)]


def figures(odds, gold, many):
    if not many:
        pred = indicator(odds.argmax(1), range(gold.shape[1]))
        f1 = [2 * (g * p).sum() / max(1, g.sum() + p.sum()) for g, p in zip(gold.T, pred.T)]
        return {"accuracy": round((gold * pred).sum() / len(gold), 4), "macro": round(np.mean(f1), 4),
                "f1": [round(x, 3) for x in f1]}
    best = None
    for scale in (0.7, 1, 1.5):
        for shift in (0, 0.5, 1, 1.5):
            p = expected_f1(scale * odds + shift)
            some = (gold.sum(1) + p.sum(1)) > 0
            f1 = (2 * (gold * p).sum(1)[some] / (gold.sum(1) + p.sum(1))[some]).mean()
            best = max(best or (0,), (round(float(f1), 4), scale, shift))
    return {"example": best[0], "scale": best[1], "shift": best[2]}


def train(name, a):
    texts, marks, gold, classes = load(name, a)
    s = SETS[name]
    classifier = Classifier(Features(texts, marks, s["lead"]), range(len(texts)), gold, **s)
    meta = dict(classes=classes, lead=s["lead"], scale=classifier.scale.tolist(), bias=classifier.bias.tolist())
    dev = load(name, a, "dev")
    if dev:
        odds = classifier.odds(Features(dev[0], dev[1], s["lead"]), range(len(dev[0])))
        print(name, "dev", figures(odds, dev[2], s["many"]), flush=True)
    return meta, classifier.sections()


def cross_validate(name, a, folds=5):
    texts, marks, gold, _ = load(name, a)
    s = SETS[name]
    features = Features(texts, marks, s["lead"])
    part = np.random.default_rng(1).permutation(len(texts)) % folds
    odds = np.zeros_like(gold)
    for f in range(folds):
        classifier = Classifier(features, np.flatnonzero(part != f), gold, **s)
        odds[part == f] = classifier.odds(features, np.flatnonzero(part == f))
    print(name, "cross-validated", figures(odds, gold, s["many"]), flush=True)


def read_model(path):
    """Heads and weights of a file that was made before."""
    raw, at, sections = path.read_bytes(), 12, {}
    for _ in range(struct.unpack_from("<I", raw, 8)[0]):
        length = struct.unpack_from("<I", raw, at)[0]
        name = raw[at + 4:at + 4 + length].decode()
        size = struct.unpack_from("<Q", raw, at + 4 + length)[0]
        at += 12 + length
        at += -at % 64
        sections[name] = raw[at:at + size]
        at += size
    heads = json.loads(sections["linear.json"])
    return {n: (m, {p: np.frombuffer(sections[f"{n}.{p}"], np.uint8) for p in PARTS}) for n, m in heads.items()}


def write_model(sets, out):
    heads = json.dumps({n: m for n, (m, _) in sets.items()}, separators=(",", ":")).encode()
    sections = [("linear.json", heads)] + [(f"{n}.{p}", parts[p].tobytes()) for n, (_, parts) in sets.items() for p in PARTS]
    pack(sections, out)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--marks")
    ap.add_argument("--relevance")
    ap.add_argument("--only")
    ap.add_argument("--check")
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    if a.check:
        for name in a.check.split(","):
            cross_validate(name, a)
        return
    out = Path(a.out)
    sets = read_model(out) if a.only and out.exists() else {}
    for name in a.only.split(",") if a.only else SETS:
        if load(name, a):
            sets[name] = train(name, a)
    write_model({n: sets[n] for n in SETS if n in sets}, out)


if __name__ == "__main__":
    main()
