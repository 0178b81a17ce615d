#!/usr/bin/env python3
"""Writes entities.inc: the named entities of HTML 4 with their code points, sorted by name."""
import html.entities
import pathlib

rows = sorted(html.entities.name2codepoint.items())
text = "".join(f'{{"{name}", {code}}},\n' for name, code in rows)
pathlib.Path(__file__).with_name("entities.inc").write_text(text)
