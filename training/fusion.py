#!/usr/bin/env python3
"""Trains the weights by which lexicon and model decide together (src/coding/trigger_score.h).

usage: parley-predict triggers PASSAGES.jsonl CANDIDATES.jsonl; fusion.py PASSAGES.jsonl CANDIDATES.jsonl > data/lexicon/fusion.txt
PASSAGES.jsonl is what the corpus's passages.py prints. Only sentences that the reader was not trained on count (data.py's rule):
of the others it is too sure. A candidate is right when a gold trigger of its type overlaps it. Logistic regression, L2 0.3.
"""
import json
import sys

import numpy as np

from data import TOKEN, held_out

L2 = 0.3


def main():
    gold = {d["id"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    names, x, y = None, [], []
    for c in map(json.loads, open(sys.argv[2], encoding="utf-8")):
        if not held_out(" ".join(m[0] for m in TOKEN.finditer(c["sentence"])), 10):
            continue
        names = list(c["features"])
        begin, end = c["at"]
        spans = [tuple(s) for e in gold[c["id"]]["events"] if e["type"] == c["type"] for s in e["at"]]
        x.append(list(c["features"].values()))
        y.append(any(a < end and begin < b for a, b in spans))
    x, y = np.array(x), np.array(y, dtype=float)
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + L2 * np.eye(len(w)), x.T @ (y - p) - L2 * w)
    p = 1 / (1 + np.exp(-x @ w))
    print("# Weights of what the lexicon and the model say of a trigger, log-odds; made by training/fusion.py from")
    print(f"# {len(y)} candidates of the composed passages, {int(y.sum())} of them events; {((p > 0.5) == (y > 0.5)).mean():.3f} decided rightly.")
    for name, value in zip(names, w):
        print(f"{name}\t{value:.4f}")


main()
