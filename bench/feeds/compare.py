#!/usr/bin/env python3
"""Times Parley's feed reader against feedparser on the same files in the same run, one core each.

usage: compare.py BENCH FILE_OR_FOLDER... [--rounds N]

BENCH is the program bench_feeds (a release build). feedparser comes from PyPI (pip install feedparser) into any virtual
environment; run this script with its interpreter. Both read every file once to warm up, then N times (3), from memory.
Parley's figure includes making stories of the entries; feedparser's ends with its dictionary.
"""
import argparse
import io
import json
import pathlib
import subprocess
import sys
import time


def files_of(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def time_feedparser(documents, rounds):
    import feedparser

    def read_all():
        for document in documents:
            try:
                feedparser.parse(io.BytesIO(document))
            except Exception as error:  # it raises on some broken feeds; that counts as read
                print(f"feedparser: {error!r}", file=sys.stderr)

    read_all()
    start = time.perf_counter()
    for _ in range(rounds):
        read_all()
    return feedparser.__version__, len(documents) * rounds / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    files = list(files_of(arguments.paths))
    command = [arguments.bench, str(arguments.rounds), *map(str, files)]
    ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    version, theirs = time_feedparser([f.read_bytes() for f in files], arguments.rounds)
    print(f"{len(files)} feeds, {sum(f.stat().st_size for f in files)} bytes, {arguments.rounds} rounds")
    print(f"parley      {ours['feeds_per_second']:10.0f} feeds/s ({ours['stories']} stories)")
    print(f"feedparser  {theirs:10.0f} feeds/s (version {version})")
    print(f"ratio       {ours['feeds_per_second'] / theirs:10.1f}")


if __name__ == "__main__":
    main()
