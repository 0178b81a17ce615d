#!/usr/bin/env python3
"""Quantise a checkpoint to int8 and pack it into the one model file that the program loads.

usage: export.py CHECKPOINT --base DIR --out FILE --corpora DIR [--wordnet DIR] [--calibrate FILE...] [--float]
Two OpenVINO graphs are packed: "read" (wordpieces -> arc scores, classes, name scores) and "relate" (labels under the
heads that the tree decoder chose). --float leaves the weights in fp16, to see what quantisation costs.
Calibration runs over the sentences of the given text files (wire copy) and, without labels, of the treebanks' train parts.
docs/model_file.md describes the file.
"""
import argparse
import json
import random
import tempfile
from pathlib import Path

import openvino as ov
import torch
import torch.nn.functional as F
from torch import nn

import data
import lemmas
from data import SENTENCE_HEADS, WORD_HEADS
from model import EVENT, load
from model_file import pack
from train import Encoded, batches, tensors
from wordpiece import CASES, WordPiece

SCORED = WORD_HEADS[4:]  # heads that give log-probabilities; the first four give their best class


class Read(nn.Module):
    def __init__(self, model, temperature):
        super().__init__()
        self.model, self.temperature = model, temperature

    def forward(self, pieces, casing, first, last):
        pieces, casing, first, last = (x.long() for x in (pieces, casing, first, last))
        arcs, rel, heads, rest = self.model(pieces, casing, (pieces != 0), first, last)
        best = torch.stack([heads[h].argmax(-1) for h in WORD_HEADS[:4]], -1).to(torch.int32)
        scores = torch.cat([torch.log_softmax(heads[h] / self.temperature[h], -1) for h in SCORED], -1)
        more = torch.cat([rest["fact"][..., None], rest["event"]], -1)
        classes = torch.cat([rest[h] / self.temperature[h] for h in SENTENCE_HEADS], -1)
        return arcs, rel[0], rel[1], best, scores, rest["pairs"] / self.temperature["pairs"], more, classes


class Relate(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, dep, head, governors):
        return self.model.relations((dep, head), governors.long()).argmax(-1).to(torch.int32)


def dev_examples(corpora, wp, index):
    _, dev = data.load(corpora)
    return [e for name in dev if name not in ("ewt", "gum") for e in (Encoded(x, wp, index) for x in dev[name][:1200]) if len(e.ids) <= 512]


@torch.no_grad()
def temperatures(model, examples):
    """For each head the temperature that makes dev's gold likeliest (Guo et al. 2017), and the calibration error before and after."""
    seen = {}
    for batch in batches(examples, 4000):
        with torch.autocast("cpu", torch.bfloat16):
            _, _, heads, rest = model(*tensors(batch))
        for i, e in enumerate(batch):
            for h in SCORED:
                if h in e.labels:
                    gold = torch.tensor(e.labels[h])
                    at = gold != data.IGNORE
                    seen.setdefault(h, []).append((heads[h][i, :e.n][at].float(), gold[at]))
            for row, r, stand in e.pairs:
                gold = torch.zeros(e.n - 1, dtype=torch.long)
                gold[[k - 1 for k in stand]] = 1
                s = rest["pairs"][i, r, row, 1:e.n].float()
                seen.setdefault("pairs", []).append((torch.stack([torch.zeros_like(s), s], -1), gold))
            for h, gold in e.classes.items():
                s = rest[h][i].float()
                s = torch.stack([torch.zeros_like(s), s], -1) if SENTENCE_HEADS[h] else s[None]
                seen.setdefault(h, []).append((s, torch.tensor(gold).long().reshape(-1)))
    out, report = {h: 1.0 for h in [*SCORED, *SENTENCE_HEADS, "pairs"]}, {}
    for h, parts in seen.items():
        scores, gold = (torch.cat(x) for x in zip(*parts))
        loss = {t / 20: F.cross_entropy(scores / (t / 20), gold).item() for t in range(12, 61)}
        out[h] = min(loss, key=loss.get)
        report[h] = {"temperature": out[h], "error_before": calibration_error(scores, gold), "error": calibration_error(scores / out[h], gold)}
    return out, report


def calibration_error(scores, gold):
    """Expected calibration error over ten bins of the probability of the best class."""
    p, best = torch.softmax(scores, -1).max(-1)
    right = (best == gold).float()
    bins = (p * 10).long().clamp(max=9)
    return round(sum(abs(p[bins == b].mean() - right[bins == b].mean()).item() * (bins == b).float().mean().item()
                     for b in range(10) if (bins == b).any()), 4)


def inputs(batch):
    ids, case, _, first, last = tensors(batch)
    return [x.to(torch.int32) for x in (ids, case, first, last)]


def convert(module, example, names, outputs):
    module.eval()
    with torch.no_grad():
        graph = ov.convert_model(module, example_input=tuple(example))
    for port, name in zip(graph.inputs, names):
        port.get_tensor().set_names({name})
    for port, name in zip(graph.outputs, outputs):
        port.get_tensor().set_names({name})
    graph.reshape({name: ov.PartialShape([-1, -1] if name not in ("dep", "head") else [-1, -1, port.partial_shape[2]])
                   for port, name in zip(graph.inputs, names)})
    graph.validate_nodes_and_infer_types()
    return graph


def quantise(graph, samples, names):
    import nncf
    return nncf.quantize(graph, nncf.Dataset(samples, lambda s: {n: x.numpy() for n, x in zip(names, s)}),
                         model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples),
                         ignored_scope=nncf.IgnoredScope(patterns=[".*arc.*", ".*pair.*", ".*event.*"], validate=False))


def saved(graph, compress):
    with tempfile.TemporaryDirectory() as d:
        ov.save_model(graph, f"{d}/m.xml", compress_to_fp16=compress)
        return Path(f"{d}/m.xml").read_bytes(), Path(f"{d}/m.bin").read_bytes()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint")
    ap.add_argument("--base", required=True)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--wordnet", default="/usr/share/wordnet", help="Debian's wordnet-base")
    ap.add_argument("--calibrate", nargs="*", default=[])
    ap.add_argument("--out", required=True)
    ap.add_argument("--name", default="parley-en 1")
    ap.add_argument("--float", action="store_true")
    a = ap.parse_args()
    model, checkpoint = load(a.checkpoint)
    model.eval()
    inv = model.inventories
    index = {h: {k: i for i, k in enumerate(v)} for h, v in inv.items()}
    wp = WordPiece(Path(a.base) / "vocab.txt")
    rng = random.Random(3)
    pool = [data.Example(e.words) for p in ("ewt", "gum") for e in data.trees(Path(a.corpora) / f"ud/{p}-train.conllu", False)]
    copy = [data.Example([m[0] for m in data.TOKEN.finditer(text[b:e])])
            for path in a.calibrate for text in [Path(path).read_text(encoding="utf-8")] for b, e in data.sentences(text)]
    chosen = rng.sample(pool, 600) + rng.sample([e for e in copy if e.words], min(600, len(copy)))
    samples = [inputs(b) for b in batches([Encoded(e, wp, index) for e in chosen if len(e.words) < 120], 700)]
    temperature, calibration = temperatures(model, dev_examples(a.corpora, wp, index))
    print(json.dumps(calibration))
    reading = Read(model, temperature)
    read = convert(reading, samples[len(samples) // 2], ["pieces", "casing", "first", "last"],
                   ["arcs", "dep", "head", "best", "scores", "pairs", "more", "classes"])
    chosen = []
    with torch.no_grad():
        for s in samples:
            arcs, dep, head, *_ = reading(*s)
            chosen.append([dep, head, arcs.argmax(-1).to(torch.int32)])
    relate = convert(Relate(model), chosen[0], ["dep", "head", "governors"], ["labels"])
    if not a.float:
        read = quantise(read, samples, ["pieces", "casing", "first", "last"])
        relate = quantise(relate, chosen, ["dep", "head", "governors"])
    read_xml, read_bin = saved(read, True)
    relate_xml, relate_bin = saved(relate, True)
    meta = {"name": a.name, "figures": checkpoint.get("figures"), "casing": CASES, "scored": SCORED,
            "sentence": list(SENTENCE_HEADS), "event_width": EVENT, "calibration": calibration,
            "inventories": {h: inv[h] for h in [*WORD_HEADS, *SENTENCE_HEADS, "deprel"]}}
    pack([("meta.json", json.dumps(meta, ensure_ascii=False).encode()),
          ("vocab.txt", (Path(a.base) / "vocab.txt").read_bytes()),
          ("lemmas.txt", lemmas.seen(Path(a.corpora) / f"ud/{p}-train.conllu" for p in ("ewt", "gum")).encode()),
          ("words.txt", lemmas.wordnet(a.wordnet).encode()),
          ("read.xml", read_xml), ("read.bin", read_bin), ("relate.xml", relate_xml), ("relate.bin", relate_bin)], a.out)
    print(a.out, Path(a.out).stat().st_size, {"read.bin": len(read_bin), "relate.bin": len(relate_bin)})


if __name__ == "__main__":
    main()
