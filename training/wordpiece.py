"""Words to wordpieces, as BERT's uncased tokenizer cuts them, plus the class of each word's casing.

src/nlp/wordpiece.cpp does the same; tests/golden/nlp/wordpiece.case holds both to it.
"""
import unicodedata

CASES = ["none", "lower", "title", "upper", "mixed"]


def plain(word):
    """Lower case, accents off (NFD without its non-spacing marks), control characters out."""
    word = unicodedata.normalize("NFD", word.lower())
    return "".join(ch for ch in word if unicodedata.category(ch) not in ("Mn", "Cc", "Cf"))


def is_punctuation(ch):
    n = ord(ch)
    return 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126 or unicodedata.category(ch)[0] == "P"


def casing(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(c == c.lower() for c in letters):
        return 1
    if all(c != c.lower() for c in letters):
        return 3 if len(letters) > 1 else 2
    return 2 if letters[0] != letters[0].lower() and all(c == c.lower() for c in letters[1:]) else 4


class WordPiece:
    def __init__(self, vocab_file):
        self.vocab = {line.rstrip("\n"): i for i, line in enumerate(open(vocab_file, encoding="utf-8"))}
        self.unk, self.cls, self.sep = (self.vocab[t] for t in ("[UNK]", "[CLS]", "[SEP]"))

    def pieces(self, word, most=16):
        out = []
        run = ""
        for ch in plain(word) + " ":
            if ch.isspace() or is_punctuation(ch) or "一" <= ch <= "鿿":
                if run:
                    out += self._run(run)
                run = ""
                if not ch.isspace():
                    out += self._run(ch)
            else:
                run += ch
        return out[:most] or [self.unk]

    def _run(self, run):
        if len(run) > 100:
            return [self.unk]
        ids, at = [], 0
        while at < len(run):
            end = len(run)
            while end > at:
                i = self.vocab.get(("##" if at else "") + run[at:end])
                if i is not None:
                    break
                end -= 1
            if end == at:
                return [self.unk]
            ids.append(i)
            at = end
        return ids
