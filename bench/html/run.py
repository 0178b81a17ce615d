#!/usr/bin/env python3
"""Pages a second, one core: Parley's article extraction and trafilatura's, over the same pages in one run.

usage: run.py [FOLDER_OF_PAGES]     (ID.html.gz; default ../shared/corpora/html_extract/pages)
The program is build/bench_html, or that of the folder in $PARLEY_BUILD.
"""
import glob
import gzip
import json
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS = 5.0


def parley(files):
    program = os.path.join(os.environ.get("PARLEY_BUILD", os.path.join(ROOT, "build")), "bench_html")
    out = subprocess.run([program, str(SECONDS), *files], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def trafilatura_rate(files):
    import trafilatura

    pages = [gzip.open(file).read() for file in files]
    trafilatura.extract(pages[0])
    rounds, text, start = 0, 0, time.perf_counter()
    while rounds == 0 or time.perf_counter() - start < SECONDS:
        for page in pages:
            text += len(trafilatura.extract(page, include_comments=False) or "")
        rounds += 1
    each = (time.perf_counter() - start) / rounds
    return {"pages_per_second": round(len(pages) / each, 1), "text_characters": text // rounds}


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "../shared/corpora/html_extract/pages")
    files = sorted(glob.glob(os.path.join(folder, "*.html.gz")))
    if not files:
        print(f"skipped: no pages in {folder}")
        return
    ours, theirs = parley(files), trafilatura_rate(files)
    ratio = ours["pages_per_second"] / theirs["pages_per_second"]
    print(f"parley       {ours['pages_per_second']:9.1f} pages/s  {ours['mb_per_second']:.1f} MB/s  {ours['text_bytes']} bytes of text")
    print(f"trafilatura  {theirs['pages_per_second']:9.1f} pages/s  {theirs['text_characters']} characters of text")
    print(f"ratio        {ratio:9.1f}")


if __name__ == "__main__":
    main()
