#!/usr/bin/env python3
"""Role fillers of MUC-4 reports: usage: score_muc4.py GOLD.json PRED.jsonl

A gold filler is a set of strings, any of which will do; a predicted string is right when it holds or is held by one of them
as whole words. Precision over predicted strings, recall over gold fillers, by role and together (our own count; the field
counts fillers by their heads).
"""
import json
import re
import sys


def norm(text):
    return " " + re.sub(r"\W+", " ", text.lower()).strip() + " "


def right(a, b):
    return len(a) > 2 and len(b) > 2 and (a in b or b in a)


def main():
    gold = json.load(open(sys.argv[1], encoding="utf-8"))
    pred = {d["id"]: d["roles"] for d in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    count = {}
    for key, d in gold.items():
        for role, fillers in d["roles"].items():
            wanted = [[norm(x) for x in f] for f in fillers]
            given = [norm(f[0]) for f in pred.get(key, {}).get(role, [])]
            n = count.setdefault(role, [0, 0, 0, 0])
            n[0] += sum(any(right(g, x) for w in wanted for x in w) for g in given)
            n[1] += len(given)
            n[2] += sum(any(right(g, x) for x in w for g in given) for w in wanted)
            n[3] += len(wanted)
    count["all"] = [sum(n[k] for n in count.values()) for k in range(4)]
    for role, (hit, given, found, wanted) in count.items():
        p, r = hit / max(1, given), found / max(1, wanted)
        print(f"{role:24} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}   gold {wanted}")


main()
