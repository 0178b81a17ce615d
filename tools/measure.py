#!/usr/bin/env python3
"""Sizes of our own code against the budget of ARCHITECTURE.md.

usage: tools/measure.py [--list]      --list names the files and functions that are over a limit

Functions are measured by lizard (fetched into .deps/measure when it is not installed). Prints one line a measure and
exits 1 when a hard cap is broken.
"""
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".deps/measure"
LIZARD = "lizard==1.17.31"
FOLDERS = ("src", "bench", "fuzz", "test", "tests")


def lizard():
    """The module, from a virtual environment of our own when the system has none."""
    try:
        import lizard as found
    except ImportError:
        if not VENV.exists():
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
            subprocess.run([VENV / "bin/pip", "install", "--quiet", LIZARD], check=True)
        sys.path[:0] = [str(p) for p in VENV.glob("lib/python*/site-packages")]
        import lizard as found
    return found


def p95(values):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else 0


def median(values):
    return int(statistics.median(values)) if values else 0


def comment_share(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    inside = 0
    block = False
    for line in lines:
        inside += block or line.startswith(("//", "/*"))
        if "/*" in line and "*/" not in line:
            block = True
        elif "*/" in line:
            block = False
    return inside, len(lines)


def main():
    paths = [p for f in FOLDERS for p in sorted((ROOT / f).rglob("*")) if p.suffix in (".h", ".cpp") and "generated" not in p.parts]
    sources = [p for p in paths if not p.stem.endswith("_test") and p.parts[len(ROOT.parts)] in ("src", "bench")]
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in paths}
    functions = []
    analyze = lizard().analyze_file
    for path in sources:
        functions += [(path, f) for f in analyze(str(path)).function_list]
    lines = [f.nloc for _, f in functions]
    pairs = [comment_share(p.read_text(encoding="utf-8")) for p in sources]
    share = 100 * sum(a for a, _ in pairs) / max(1, sum(b for _, b in pairs))
    tests = sum(n for p, n in lengths.items() if p not in sources)
    folders = Counter(p.parent for p in paths)
    rows = [
        ("files", len(paths), None),
        ("file lines, median", median(lengths.values()), 120),
        ("file lines, p95", p95(lengths.values()), 450),
        ("file lines, max", max(lengths.values(), default=0), 600),
        ("functions", len(functions), None),
        ("function lines, median", median(lines), 8),
        ("function lines, p95", p95(lines), 40),
        ("function lines, max", max(lines, default=0), 80),
        ("complexity, p95", p95([f.cyclomatic_complexity for _, f in functions]), 8),
        ("parameters, p95", p95([f.parameter_count for _, f in functions]), 4),
        ("files in a folder, max", max(folders.values(), default=0), 25),
        ("comment lines, %", round(share, 1), None),
        ("test lines / source lines", round(tests / max(1, sum(lengths[p] for p in sources)), 2), None),
    ]
    broken = 0
    for name, value, limit in rows:
        over = limit is not None and value > limit
        broken += over and name.endswith("max")
        print(f"{name:28}{value:>8}" + (f"   budget {limit}{'   OVER' if over else ''}" if limit else ""))
    if "--list" in sys.argv:
        for path, n in sorted(lengths.items(), key=lambda x: -x[1]):
            if n > 450:
                print(f"{path.relative_to(ROOT)}: {n} lines")
        for path, f in sorted(functions, key=lambda x: -x[1].nloc):
            if f.nloc > 40 or f.cyclomatic_complexity > 15 or f.parameter_count > 4:
                print(f"{path.relative_to(ROOT)}:{f.start_line}: {f.name}: {f.nloc} lines, complexity {f.cyclomatic_complexity}, {f.parameter_count} parameters")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
