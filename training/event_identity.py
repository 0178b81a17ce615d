#!/usr/bin/env python3
"""Trains the weights by which two event mentions are held to be one event (src/ledger/identity.h), from ECB+.

usage: parley-predict ecb_pairs DOCS.jsonl PAIRS.tsv; event_identity.py PAIRS.tsv > data/ledger/event_identity.txt
Logistic regression by Newton's method. Pairs of one event count up to the weight `SAME`, so that the threshold of the
grouping lies at even odds. Topics that the encoder's event head was held out from (crc32 of the topic's number divisible
by 5, as in data.py) are the only ones read: on the others its vectors are too good to learn from.
"""
import sys

import numpy as np

from data import held_out

SAME = 1.0


def main():
    rows = open(sys.argv[1], encoding="utf-8").read().splitlines()
    names = rows[0].split("\t")[2:]
    same, features = [], []
    for row in rows[1:]:
        label, texts, *values = row.split("\t")
        if all(held_out(t.split("_")[0], 5) for t in texts.split()):
            same.append(float(label)); features.append([float(v) for v in values])
    x, y = np.array(features), np.array(same)
    weight = np.where(y > 0, SAME, 1.0)
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (y - p)) - 1e-2 * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(x.shape[1])
        w += np.linalg.solve(hessian, gradient)
    print("# Weights of likenesses for \"these two mentions are one event\", log-odds; made by training/event_identity.py from")
    print(f"# {len(y)} pairs of ECB+ mentions ({int(y.sum())} of one event), Cybulska and Vossen 2014, CC BY 3.0.")
    for name, value in zip(names, w):
        print(f"{name}\t{value:.4f}")


main()
