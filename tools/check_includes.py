#!/usr/bin/env python3
"""Holds the sources to the order of the folders.

usage: tools/check_includes.py [ROOT]

1. A file of src/FOLDER includes only from folders at or before its own in ORDER; serve, terminal and export do not
   include each other. A folder inside a folder (wire/feed) may be included by its parent and include it.
2. A third-party header is included from the one folder that THIRD_PARTY names for it (tests and src/app apart).
Prints "file:line: what" for each breach and exits 1.
"""
import re
import sys
from pathlib import Path

ORDER = [{"base"}, {"wire"}, {"text"}, {"nlp"}, {"places"}, {"coding"}, {"ledger"}, {"store"}, {"serve", "terminal", "export"}, {"app"}]
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}

# First part of a header's path (or the header itself) -> folders that may include it, nested folders named in full.
THIRD_PARTY = {
    "nlohmann": {"base"},
    "fmt": None,  # a vocabulary library, like the standard one
    "doctest": None,  # in tests only, seen below
    "libxml": {"wire/feed"},
    "simdjson.h": {"wire"},  # the one reader of JSON that comes from outside
    "gumbo.h": {"wire/html"},
    "pugixml.hpp": {"wire/news"},
    "unicode": None,  # ICU: what Unicode says is the same everywhere
    "zlib.h": {"wire"},
    "zstd.h": {"wire"},
    "cld2": {"wire"},
    "openvino": {"nlp"},
    "CLI": {"app"},
    "sqlite3.h": {"store"},
    "libpq-fe.h": {"store"},
}
SYSTEM = {"sys", "unistd.h", "fcntl.h", "poll.h", "signal.h", "termios.h", "langinfo.h", "cpuid.h", "immintrin.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def folder_of(path):
    return str(path.parent)


def breach(here, mark, header, is_test):
    """What is wrong with one include line of a file in folder `here`, or None."""
    first = header.split("/")[0]
    top = here.split("/")[0]
    if mark == '"' and first in RANK:
        if RANK[first] > RANK[top]:
            return f"{here} may not include {first}: it comes later in the flow"
        if RANK[first] == RANK[top] and first != top:
            return f"{here} and {first} may not include each other"
        return None
    if mark == '"':
        if is_test and header.startswith(("test/", "tests/")):
            return None
        return f'"{header}" is not a path below src/'
    if first == "doctest":
        return None if is_test else "doctest belongs into *_test.cpp"
    if first in SYSTEM or ("/" not in header and "." not in header) or is_test:
        return None
    if first not in THIRD_PARTY:
        return f"<{header}> is not a known library: add it to THIRD_PARTY with the folder that may use it"
    allowed = THIRD_PARTY[first]
    if allowed is None or top == "app" or any(here == a or here.startswith(a + "/") for a in allowed):
        return None
    return f"<{header}> is for {', '.join(sorted(allowed))} only"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    found = 0
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        inside = path.relative_to(root / "src")
        here = folder_of(inside)
        if here.split("/")[0] not in RANK:
            print(f"src/{inside}:1: folder {here} has no place in the order")
            found += 1
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            m = INCLUDE.match(line)
            trouble = m and breach(here, m[1], m[2], path.stem.endswith("_test"))
            if trouble:
                print(f"src/{inside}:{number}: {trouble}")
                found += 1
    if found:
        print(f"check_includes: {found} breaches", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
