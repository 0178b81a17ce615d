#!/usr/bin/env python3
"""Trains the weights by which two event mentions are held to be one event (src/ledger/identity.h), from ECB+.

usage: parley-predict ecb_pairs DOCS.jsonl PAIRS.tsv; event_identity.py PAIRS.tsv > data/ledger/event_identity.txt
Two logistic regressions by Newton's method. The first weighs everything but the encoder's vectors, on all topics. The
second weighs its sum against the vectors on those topics alone that the encoder's event head was held out from (crc32 of
the topic's number divisible by 5, as in data.py): on the others its vectors are too good to learn from. Last the bias is
set to what groups those topics best (mean of B-cubed and MUC), for the likelihood of pairs counts large
groups too much. With --check, figures of those topics, each left out in turn, are printed instead.
"""
import sys
from collections import defaultdict

import numpy as np

from data import held_out

BIASES = np.arange(-0.5, 1.51, 0.25)
NEVER = -20.0  # as in group_events


def regression(x, y):
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-1 * np.eye(x.shape[1])
        w += np.linalg.solve(hessian, x.T @ (y - p) - 1e-1 * w)
    return w


def linkage(n, pairs, scores):
    """Group of each of n mentions, as src/ledger/linkage.h."""
    a = np.full((n, n), NEVER)
    a[pairs[:, 0], pairs[:, 1]] = a[pairs[:, 1], pairs[:, 0]] = scores
    np.fill_diagonal(a, -1e9)
    size, group = np.ones(n), np.arange(n)
    while True:
        i, j = divmod(int(a.argmax()), n)
        if a[i, j] <= 0:
            return group
        a[i] = a[:, i] = (a[i] * size[i] + a[j] * size[j]) / (size[i] + size[j])
        a[i, i] = -1e9
        a[j] = a[:, j] = -1e9
        size[i] += size[j]
        group[group == j] = i


def quality(gold, found):
    """Mean of B-cubed and MUC F1."""
    def sides(x, y):
        groups = defaultdict(list)
        for k, g in enumerate(x):
            groups[g].append(y[k])
        b3 = sum(v.count(u) ** 2 / len(v) for v in groups.values() for u in set(v)) / len(x)
        links = sum(len(v) - 1 for v in groups.values())
        return b3, sum(len(v) - len(set(v)) for v in groups.values()) / max(links, 1)
    (br, mr), (bp, mp) = sides(list(gold), list(found)), sides(list(found), list(gold))
    f = lambda p, r: 2 * p * r / (p + r) if p + r else 0.0
    return (f(bp, br) + f(mp, mr)) / 2


class Pairs:
    def __init__(self, path):
        rows = open(path, encoding="utf-8").read().splitlines()
        self.names = rows[0].split("\t")[3:]
        cells = [r.split("\t") for r in rows[1:]]
        self.y = np.array([float(c[0]) for c in cells])
        topics = [[t.split("_")[0] for t in c[1].split()] for c in cells]
        self.mentions = np.array([[int(m) for m in c[2].split()] for c in cells])
        self.x = np.array([[float(v) for v in c[3:]] for c in cells])
        self.one_topic = np.array([a == b for a, b in topics])
        self.topic = np.array([a for a, _ in topics])
        self.held = np.array([held_out(a, 5) and held_out(b, 5) for a, b in topics])

    def lexical(self):
        return np.array([not n.startswith("vector") for n in self.names])

    def topics(self, rows, scores):
        """Mean quality of the groups over topics, for each bias."""
        out = []
        for t in sorted(set(self.topic[rows])):
            k = rows & self.one_topic & (self.topic == t)
            ids, pairs = np.unique(self.mentions[k], return_inverse=True)
            pairs = pairs.reshape(-1, 2)
            gold = linkage(len(ids), pairs, np.where(self.y[k] > 0, 1.0, NEVER))
            out.append([quality(gold, linkage(len(ids), pairs, scores[k] + b)) for b in BIASES])
        return np.mean(out, axis=0)


def fit_lexical(p, rows):
    lexical = p.lexical()
    first = np.zeros(p.x.shape[1])
    first[lexical] = regression(p.x[rows][:, lexical], p.y[rows])
    return first


def fit(p, rows):
    lexical, x = p.lexical(), p.x
    first = fit_lexical(p, rows)
    k = rows & p.held
    second = regression(np.column_stack([np.ones(k.sum()), x[k] @ first, x[k][:, ~lexical]]), p.y[k])
    both = first * second[1]
    both[p.names.index("always")] += second[0]
    both[~lexical] = second[2:]
    return both


def main():
    p = Pairs(sys.argv[1])
    if "--check" in sys.argv:
        topics = sorted(set(p.topic[p.held]))
        print("held topics, each left out (with vectors); biases", BIASES)
        figures = []
        for t in topics:
            w = fit(p, p.topic != t)
            figures.append(p.topics(p.topic == t, p.x @ w))
        print(np.round(np.mean(figures, axis=0), 4))
        print("without vectors, none of them seen:", np.round(p.topics(p.held, p.x @ fit_lexical(p, ~p.held)), 4))
        return
    both = fit(p, np.ones(len(p.y), bool))
    bias = BIASES[int(p.topics(p.held, p.x @ both).argmax())]
    both[p.names.index("always")] += bias
    print("# Weights of likenesses for \"these two mentions are one event\", log-odds; made by training/event_identity.py from")
    print(f"# {len(p.y)} pairs of ECB+ mentions ({int(p.y.sum())} of one event), Cybulska and Vossen 2014, CC BY 3.0.")
    for name, value in zip(p.names, both):
        print(f"{name}\t{value:.4f}")


main()
