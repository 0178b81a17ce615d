#!/usr/bin/env python3
"""How many marked times and numbers are read as the coders read them.

usage: times_check.py PASSAGES.jsonl PREDICTED.jsonl
PASSAGES is what passages.py writes, PREDICTED is `parley-predict times PASSAGES.jsonl PREDICTED.jsonl`. A time is right
when a mention that overlaps it gives both ends, read for the past or for plans (which of them is the coder's choice);
"one end" also counts those that agree in one, since the marks leave out "by" and "since". A number is right when low,
high and bound agree.
"""
import calendar
import json
import sys


def day(date, last):
    if len(date) == 4:
        return date + ("-12-31" if last else "-01-01")
    if len(date) == 7:
        return date + ("-%02d" % calendar.monthrange(*map(int, date.split("-")))[1] if last else "-01")
    return date[:10]


def main(passages, predicted):
    answers = {p["id"]: p for p in map(json.loads, open(predicted, encoding="utf-8"))}
    n = dict.fromkeys(("times", "found", "right", "one end", "numbers", "numbers right"), 0)
    for gold in map(json.loads, open(passages, encoding="utf-8")):
        answer = answers[gold["id"]]
        over = lambda group, at: [m for m in answer[group] if m["at"][0] < at[1] and at[0] < m["at"][1]]
        for time in gold["times"].values():
            mentions = over("times", time["at"][0])
            ends = (day(time["begin"], False), day(time["end"], True))
            read = [(day(w[0], False), day(w[1], True)) for m in mentions for w in (m["past"], m["future"]) if w]
            n["times"] += 1
            n["found"] += bool(mentions)
            n["right"] += ends in read
            n["one end"] += any(ends[0] in r or (ends[1] and ends[1] == r[1]) for r in read)
        for tally in gold["tallies"]:
            wanted = (tally["bound"], tally["low"], tally["high"])
            n["numbers"] += 1
            n["numbers right"] += any((m["bound"], m["low"], m["high"]) == wanted for m in over("numbers", tally["at"][0]))
    print(json.dumps(n))


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)
