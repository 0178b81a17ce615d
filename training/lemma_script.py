"""Lemmas as classes: a script says how to make the lemma from the form (UDPipe 2's idea, suffixes only).

"L-3+y" lower-cases the form, removes three code points from its end and appends "y"; "K" keeps the case of
the form. src/nlp/lemma.cpp applies the same scripts.
"""


def make(form, lemma):
    """The shortest script that turns `form` into `lemma`."""
    best = None
    for mode, base in (("L", form.lower()), ("K", form)):
        n = 0
        while n < len(base) and n < len(lemma) and base[n] == lemma[n]:
            n += 1
        cut, add = len(base) - n, lemma[n:]
        if best is None or cut + len(add) < best[0]:
            best = (cut + len(add), f"{mode}-{cut}+{add}")
    return best[1]


def apply(script, form):
    mode, rest = script[0], script[2:]
    cut, add = rest.split("+", 1)
    base = form.lower() if mode == "L" else form
    return base if int(cut) > len(base) else base[: len(base) - int(cut)] + add
