#!/usr/bin/env python3
"""Train the judge of sentence ends (src/text/boundary.h): a logistic regression over hashed features.

usage: sentence_ends.py TRAIN.ends [TRAIN.ends …] [--dev DEV.ends …] --out data/text/sentence_ends.txt
An .ends file is made from CoNLL-U by `parley-predict sentence-ends FILE.conllu FILE.ends`, so that training and running
share one reckoning of the features. Needs numpy.
"""
import argparse

import numpy as np


def read(path):
    labels, rows = [], []
    with open(path) as lines:
        for line in lines:
            fields = line.split()
            labels.append(int(fields[0]))
            rows.append(np.array([int(x, 16) for x in fields[1:]], dtype=np.uint32))
    return np.array(labels, dtype=np.float32), np.stack(rows)


def f1(labels, scores):
    hit = float(((scores > 0) & (labels > 0)).sum())
    said, true = float((scores > 0).sum()), float((labels > 0).sum())
    return 2 * hit / (said + true) if said + true else 0.0


def train(labels, columns, size, args):
    """AdaGrad on the logistic loss with L1 by soft threshold after each epoch; `columns` are indices into the weights."""
    weights, squares = np.zeros(size, np.float32), np.full(size, 1e-6, np.float32)
    generator = np.random.default_rng(1)
    for epoch in range(args.epochs):
        order = generator.permutation(len(labels))
        for batch in np.array_split(order, max(1, len(order) // args.batch)):
            index = columns[batch]
            error = 1 / (1 + np.exp(-weights[index].sum(1))) - labels[batch]
            used, inverse = np.unique(index, return_inverse=True)
            gradient = np.bincount(inverse.ravel(), np.repeat(error, index.shape[1]), len(used))
            gradient = gradient / len(batch) + args.l2 * weights[used]
            squares[used] += gradient * gradient
            weights[used] -= args.rate * gradient / np.sqrt(squares[used])
        weights = np.sign(weights) * np.maximum(np.abs(weights) - args.l1, 0)
        weights[0] = 0
        yield epoch, weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="+")
    parser.add_argument("--dev", nargs="*", default=[])
    parser.add_argument("--out")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--rate", type=float, default=0.06)
    parser.add_argument("--l1", type=float, default=0.002)
    parser.add_argument("--l2", type=float, default=0.0)
    parser.add_argument("--least", type=int, default=3, help="features seen less often are left out")
    args = parser.parse_args()

    parts = [read(path) for path in args.train]
    labels = np.concatenate([p[0] for p in parts])
    rows = np.concatenate([p[1] for p in parts])
    values, counts = np.unique(rows, return_counts=True)
    known = values[counts >= args.least]

    def columns_of(features):  # 0 is the column of all that is unknown; its weight stays 0
        at = np.searchsorted(known, features)
        at[at == len(known)] = 0
        return np.where(known[at] == features, at + 1, 0).astype(np.int32)

    devs = [(path, *read(path)) for path in args.dev]
    devs = [(path, y, columns_of(x)) for path, y, x in devs]
    for epoch, weights in train(labels, columns_of(rows), len(known) + 1, args):
        kept = int((np.abs(weights) >= 0.005).sum())
        print(epoch, kept, " ".join(f"{path.split('/')[-1]} {f1(y, weights[x].sum(1)):.4f}" for path, y, x in devs), flush=True)
    if args.out:
        with open(args.out, "w") as out:
            out.write("# Weights of the judge of sentence ends, in hundredths, by feature; made by training/text/sentence_ends.py\n")
            out.write("# from UD English EWT and GUM (train).\n")
            for value, weight in zip(known, weights[1:]):
                if abs(weight) >= 0.005:
                    out.write(f"{value:x} {round(float(weight) * 100)}\n")


main()
