#!/usr/bin/env python3
"""Train the judge of attributions (src/coding/attribution_judge.h): which reading of a cue holds, or none.

usage: judge.py TRAIN.examples [TRAIN.examples …] [--dev N] [--out data/lexicon/attribution.txt]
An .examples file is made from a labelled set by `parley-predict attribution-examples GOLD FILE`, so that training and running
share one reckoning of the features. What the reader finds itself ("read-…") is left out at first, since the reader knows its own
training texts too well; `--onto TABLE` then weighs it on texts that the reader has not seen, with the rest as TABLE has it, times
--share. The table holds words, constructions and weights; no text. Needs numpy.
"""
import argparse

import numpy as np


READ = ("read-how=read", "read-extent=read", "read-from=read")  # the reader's own readings


def read(paths, with_reader):
    """Names of features; documents as (number of gold, [(group, right, features)])."""
    names, list_of, documents = {"": 0}, [""], []
    for path in paths:
        numbers = []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split()
                if cells[0] == "F":
                    numbers.append(names.setdefault(cells[1], len(names)))
                    if len(list_of) < len(names):
                        list_of.append(cells[1])
                elif cells[0] == "D":
                    documents.append((int(cells[1]), []))
                else:
                    row = [numbers[int(x)] for x in cells[4:]]
                    told = [feature for feature in row if list_of[feature].startswith("read-")]
                    if not with_reader:
                        if any(list_of[feature].startswith(READ) for feature in told):
                            continue
                        row = [feature for feature in row if feature not in told]
                    cue = tuple(map(int, cells[3].split("-")))
                    documents[-1][1].append((cells[2], int(cells[1]), row, cue))
    return list_of, documents


def table(documents, least, size):
    """Rows padded to one width, with rare features put to 0; groups as numbers; labels."""
    rows = [row for _, doc in documents for _, _, row, _ in doc]
    width = max(map(len, rows))
    x = np.zeros((len(rows), width), np.int32)
    for i, row in enumerate(rows):
        x[i, : len(row)] = row
    counts = np.bincount(x.ravel(), minlength=size)
    groups, last, number = [], None, -1
    for d, (_, doc) in enumerate(documents):
        for group, *_ in doc:
            number += (d, group) != last
            last = (d, group)
            groups.append(number)
    labels = np.array([right for _, doc in documents for _, right, *_ in doc], np.int32)
    return x, np.array(groups), labels, counts


def read_table(path, names, share):
    """The weights of a table, times share, for the features named."""
    with open(path, encoding="utf-8") as lines:
        cells = [line.split() for line in lines if not line.startswith("#")]
    known = {c[0]: float(c[1]) / 100 * share for c in cells}
    return np.array([known.get(name, 0.0) for name in names]), known


def train(x, y, groups, base, free, args):
    """AdaGrad on the log chance of the right readings among those of a cue and none, with L1 by soft threshold."""
    size = len(base)
    weights, squares = base.copy(), np.full(size, 1e-4)
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    ends = np.r_[starts[1:], len(groups)]
    generator = np.random.default_rng(1)
    order = np.arange(len(starts))
    for epoch in range(args.epochs):
        generator.shuffle(order)
        for batch in np.array_split(order, max(1, len(order) // args.batch)):
            index = np.concatenate([np.arange(starts[g], ends[g]) for g in batch])
            cuts = np.r_[0, np.cumsum(ends[batch] - starts[batch])[:-1]]
            of = np.repeat(np.arange(len(batch)), ends[batch] - starts[batch])
            e = np.exp(np.clip(weights[x[index]].sum(1), -30, 30))
            total = 1 + np.add.reduceat(e, cuts)
            right = np.add.reduceat(e * y[index], cuts)
            p = e / total[of]
            q = np.where(right[of] > 0, e * y[index] / np.maximum(right[of], 1e-12), 0)
            error = p - q
            gradient = np.bincount(x[index].ravel(), np.repeat(error, x.shape[1]), size) / len(batch)
            gradient += args.l2 * weights * (gradient != 0)
            gradient[~free] = 0
            squares += gradient * gradient
            weights -= args.rate * gradient / np.sqrt(squares)
            weights[0] = 0
        weights = np.where(free, np.sign(weights) * np.maximum(np.abs(weights) - args.l1, 0), weights)
        yield epoch, weights


def scores(weights, documents, x, least):
    """Triple F1 for several thresholds on the chance that a cue has a reading at all."""
    scored = weights[x].sum(1)
    out, at = {}, 0
    picks, gold = [], 0
    for wanted, doc in documents:
        gold += wanted
        best, mass, seen = {}, {}, {}
        for i, (group, right, _, cue) in enumerate(doc):
            s = scored[at + i]
            mass[group] = mass.get(group, 1.0) + np.exp(min(s, 30))
            if group not in best or s > best[group][0]:
                best[group] = (s, right, cue)
        taken = {}
        for group in sorted(best, key=lambda g: -mass[g]):
            _, right, (first, last) = best[group]
            words = taken.setdefault(group.split(".")[0], set())
            if words & set(range(first, last + 1)):
                continue
            words.update(range(first, last + 1))
            hit = right > 0 and right not in seen
            seen[right] = True
            picks.append((1 - 1 / mass[group], hit))
        at += len(doc)
    for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        said = [hit for p, hit in picks if p > t]
        out[t] = 2 * sum(said) / (len(said) + gold)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", nargs="+")
    parser.add_argument("--dev", type=int, default=0, help="hold out every Nth document and print its figures")
    parser.add_argument("--out")
    parser.add_argument("--onto", help="a table whose weights stay")
    parser.add_argument("--share", type=float, default=0.8, help="of the weights of --onto")
    parser.add_argument("--half", type=int, choices=(0, 1), help="train on the first or the second half only")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--rate", type=float, default=0.08)
    parser.add_argument("--l1", type=float, default=0.01)
    parser.add_argument("--l2", type=float, default=0.00002)
    parser.add_argument("--least", type=int, default=3, help="features seen less often are left out")
    args = parser.parse_args()

    names, documents = read(args.train, bool(args.onto))
    if args.half is not None:
        middle = len(documents) // 2
        documents = documents[middle:] if args.half else documents[:middle]
    base, known, free = np.zeros(len(names)), {}, np.ones(len(names), bool)
    if args.onto:
        base, known = read_table(args.onto, names, args.share)
        free = np.array([name.startswith("read-") for name in names])
        base[free] = 0
    held = [d for i, d in enumerate(documents) if args.dev and i % args.dev == 0]
    kept = [d for i, d in enumerate(documents) if not (args.dev and i % args.dev == 0)]
    x, groups, labels, counts = table(kept, args.least, len(names))
    rare = counts < args.least
    if not args.onto:
        x[rare[x]] = 0
    free &= ~rare
    if held:
        dev = table(held, args.least, len(names))[0]
        if not args.onto:
            dev[rare[dev]] = 0
    for epoch, weights in train(x, (labels > 0).astype(float), groups, base, free, args):
        line = " ".join(f"{t}:{f:.4f}" for t, f in scores(weights, held, dev, args.least).items()) if held else ""
        print(epoch, int((weights != 0).sum()), line, flush=True)
    if args.out:
        with open(args.out, "w", encoding="utf-8") as out:
            out.write("# Weights of the judge of attributions, in hundredths of log odds, by feature (src/coding/attribution_judge.h).\n")
            out.write("# Made by training/attribution/judge.py from words and constructions counted in PolNeAR 1.0; no text of it.\n")
            told = known | dict(zip(names, weights))
            for name, weight in sorted(told.items()):
                if abs(weight) >= 0.01:
                    out.write(f"{name} {round(float(weight) * 100)}\n")


main()
