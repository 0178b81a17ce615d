"""What the lemma head does not have to guess: forms seen in the treebanks, and WordNet's words with its irregular forms.

Both become sections of the model file. "lemmas.txt": form, XPOS, lemma, for lower-cased forms whose lemma was the same
nine times in ten. "words.txt": "N word" base forms of WordNet by part of speech (N V J R), "N form base" irregular ones.
"""
from collections import Counter, defaultdict
from pathlib import Path

import data

POS = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}


def seen(conllu_files):
    count = defaultdict(Counter)
    for path in conllu_files:
        for rows in data.conllu(path):
            for r in rows:
                if r[3] != "PROPN" and r[2] != "_":
                    count[r[1].lower(), r[4]][r[2]] += 1
    out = []
    for (form, xpos), lemmas in sorted(count.items()):
        lemma, n = min(lemmas.items(), key=lambda kv: (-kv[1], kv[0]))
        if n >= 0.9 * sum(lemmas.values()) and "\t" not in form:
            out.append(f"{form}\t{xpos}\t{lemma}\n")
    return "".join(out)


def wordnet(folder):
    out = []
    for name, pos in POS.items():
        words = {line.split(" ")[0] for line in open(Path(folder) / f"index.{name}") if line[0] != " "}
        out += [f"{pos}\t{w}\n" for w in sorted(words) if "_" not in w and "'" not in w and w.isascii()]
        irregular = {}
        for line in open(Path(folder) / f"{name}.exc"):
            form, base, *_ = line.split()
            irregular.setdefault(form, base)
        out += [f"{pos}\t{form}\t{base}\n" for form, base in sorted(irregular.items()) if "_" not in form]
    return "".join(out)
