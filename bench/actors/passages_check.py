#!/usr/bin/env python3
"""Share of the party marks of passages whose country and sector are resolved rightly.

usage: passages_check.py GOLD.jsonl PRED.jsonl [-v]
GOLD is what the set's own passages.py writes, PRED what `parley-predict actors_passages GOLD PRED` writes. Pronouns
are left out: they are for coreference. -v prints each miss.
"""
import collections, json, sys

PRONOUNS = set("he she it they him them we us i you me his her its their our my your".split())
SAME = {"KSV": "XKX", "ZAR": "COD", "SUN": "RUS"}


def parts(code):
    country = SAME.get(code[:3], code[:3])
    return country, code[3:6]


def main():
    gold = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
    pred = {p["id"]: p["marks"] for p in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    n = collections.Counter()
    for g in gold:
        for m in pred.get(g["id"], []):
            if m["text"].lower() in PRONOUNS:
                continue
            want = g["parties"][m["mark"]]
            c, s = parts(want["code"])
            pc, ps = parts(m["code"])
            good = [c == pc or c == "---" and pc in ("-", "", ps), s == ps]
            if c == "---":
                good = [m["code"][:3] not in () and len(m["code"]) <= 3, True]
            n["marks"] += 1
            n["country"] += good[0]
            n["sector"] += good[1]
            n["both"] += all(good)
            if "-v" in sys.argv and not all(good):
                print(g["id"], repr(m["text"]), "want", want["code"], "got", m["code"], "|", m["name"])
    print({k: round(n[k] / n["marks"], 4) if k != "marks" else n[k] for k in ("marks", "country", "sector", "both")})


if __name__ == "__main__":
    main()
