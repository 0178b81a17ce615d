#!/usr/bin/env python3
"""The part of ner_web that training never sees, so that `make score SET=ner_web GOLD=FILE` says something.

usage: held_out.py CORPORA > FILE
"""
import json
import sys
from pathlib import Path

import data

for line in open(Path(sys.argv[1]) / "ner_web/dev.jsonl", encoding="utf-8"):
    if data.held_out(" ".join(json.loads(line)["tokens"]), 5):
        sys.stdout.write(line)
