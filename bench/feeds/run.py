#!/usr/bin/env python3
"""compare.py with the program and the feeds that `make bench` has.

usage: run.py [FILE_OR_FOLDER...]     (../shared/corpora/feeds/files, else the sample feeds)
"""
import os
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = Path(os.environ.get("SHARED") or ROOT / "../shared") / "corpora/feeds/files"
SAMPLES = [str(p) for p in sorted((ROOT / "data/samples/wire").rglob("*")) if p.suffix in (".rss", ".atom")]

if __name__ == "__main__":
    paths = sys.argv[1:] or ([str(SHARED)] if SHARED.is_dir() else SAMPLES)
    program = Path(os.environ.get("PARLEY_BUILD", ROOT / "build")) / "bench_feeds"
    sys.argv = [str(HERE / "compare.py"), str(program), *paths]
    runpy.run_path(sys.argv[0], run_name="__main__")
