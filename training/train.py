#!/usr/bin/env python3
"""Fine-tune the encoder with all heads at once.

usage: train.py --corpora DIR --base DIR --out DIR [--epochs N] [--resume]
--base holds model.safetensors and vocab.txt of all-MiniLM-L6-v2. A checkpoint is written after every epoch,
and every 300 steps; --resume goes on from it. On two cores an epoch takes about three minutes.
"""
import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import data
from data import IGNORE, WORD_HEADS
from model import Reader, load, save
from wordpiece import WordPiece, casing

WEIGHT = {"feats": 0.3, "xpos": 0.5, "upos": 0.5, "lemma": 0.5, "arc": 1.5}
AVERAGE = 0.998  # decay of the running mean of the weights, which is what is kept (Polyak averaging)


class Encoded:
    """An example as integers, ready for a batch."""

    def __init__(self, e, wp, index):
        self.ids, self.case, self.first, self.last = [wp.cls], [0], [0], [0]
        for w in e.words:
            p = wp.pieces(w)
            self.first.append(len(self.ids)); self.last.append(len(self.ids) + len(p) - 1)
            self.ids += p; self.case += [casing(w)] * len(p)
        self.ids.append(wp.sep); self.case.append(0)
        self.n = len(e.words) + 1
        self.heads = [0] + e.heads if e.heads else None
        self.labels = {h: [IGNORE] + [index[h].get(x, IGNORE) for x in v] for h, v in e.labels.items()}
        if e.deprels:
            self.labels["deprel"] = [IGNORE] + [index["deprel"].get(x, IGNORE) for x in e.deprels]


def batches(items, words, rng=None):
    """Items of like length together, at most `words` words with padding counted."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].ids) + (rng.random() * 6 if rng else 0))
    out, cur = [], []
    for i in order:
        if cur and (len(cur) + 1) * len(items[i].ids) > words:
            out.append(cur); cur = []
        cur.append(i)
    if cur:
        out.append(cur)
    if rng:
        rng.shuffle(out)
    return [[items[i] for i in b] for b in out]


def pad(rows, fill):
    n = max(map(len, rows))
    return torch.tensor([r + [fill] * (n - len(r)) for r in rows])


def tensors(batch):
    ids = pad([e.ids for e in batch], 0)
    mask = pad([[1] * len(e.ids) for e in batch], 0)
    return ids, pad([e.case for e in batch], 0), mask, pad([e.first for e in batch], 0), pad([e.last for e in batch], 0)


def loss_of(model, batch, rng):
    ids, case, mask, first, last = tensors(batch)
    noise = torch.rand(ids.shape)
    ids = torch.where((noise < 0.03) & (ids > 999), torch.full_like(ids, 103), ids)  # 103 is [MASK]
    if rng.random() < 0.04:  # headlines and old wires come in capitals, chats without any
        case = torch.where(case > 0, torch.full_like(case, rng.choice([1, 3])), case)
    arcs, rel, heads = model(ids, case, mask, first, last)
    total = 0.0
    width = first.shape[1]
    for h in WORD_HEADS:
        gold = pad([(e.labels[h] if h in e.labels else [IGNORE] * e.n) for e in batch], IGNORE)
        if (gold != IGNORE).any():
            total = total + WEIGHT.get(h, 1.0) * F.cross_entropy(heads[h].float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    rows = [i for i, e in enumerate(batch) if e.heads]
    if rows:
        gold = pad([e.heads[:1] + e.heads[1:] for e in batch if e.heads], IGNORE)
        gold = F.pad(gold, (0, width - gold.shape[1]), value=IGNORE)
        gold[:, 0] = IGNORE
        lengths = torch.tensor([batch[i].n for i in rows])
        s = arcs[rows].float().masked_fill(torch.arange(width)[None, None, :] >= lengths[:, None, None], -1e4)
        total = total + WEIGHT["arc"] * F.cross_entropy(s.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
        lab = model.relations((rel[0][rows], rel[1][rows]), gold.clamp(min=0)).float()
        want = pad([batch[i].labels["deprel"] for i in rows], IGNORE)
        want = F.pad(want, (0, width - want.shape[1]), value=IGNORE)
        total = total + F.cross_entropy(lab.flatten(0, 1), want.flatten(), ignore_index=IGNORE)
    return total


def spans(tags):
    out, cur = set(), None
    for i, t in enumerate([*tags, "O"]):
        if cur and (t == "O" or t[0] == "B" or t[2:] != cur[1]):
            out.add((cur[0], i, cur[1])); cur = None
        if t != "O" and cur is None:
            cur = (i, t[2:])
    return out


@torch.no_grad()
def evaluate(model, dev, inv):
    """Greedy figures on dev sets, close to what the C++ side gets after tree decoding and quantisation."""
    model.eval()
    out = {}
    for name, items in dev.items():
        hit, n = {}, {}
        add = lambda k, a, b: (hit.__setitem__(k, hit.get(k, 0) + a), n.__setitem__(k, n.get(k, 0) + b))
        tp = gp = pp = 0
        for batch in batches(items, 4000):
            ids, case, mask, first, last = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                arcs, rel, heads = model(ids, case, mask, first, last)
                lengths = torch.tensor([e.n for e in batch])
                arcs = arcs.float().masked_fill(torch.arange(arcs.shape[2])[None, None, :] >= lengths[:, None, None], -1e4)
                best = arcs.argmax(-1)
                labels = model.relations(rel, best).argmax(-1)
            pred = {h: x.argmax(-1) for h, x in heads.items()}
            for i, e in enumerate(batch):
                for h in ("upos", "xpos", "feats", "lemma"):
                    if h in e.labels:
                        add(h, sum(a == b for a, b in zip(e.labels[h][1:], pred[h][i, 1:e.n].tolist())), e.n - 1)
                if e.heads:
                    ok = [a == b for a, b in zip(e.heads[1:], best[i, 1:e.n].tolist())]
                    lab = [a == b for a, b in zip(e.labels["deprel"][1:], labels[i, 1:e.n].tolist())]
                    add("uas", sum(ok), e.n - 1); add("las", sum(a and b for a, b in zip(ok, lab)), e.n - 1)
                for h in WORD_HEADS[4:]:
                    if h in e.labels and name in (h, "passages", "gum"):
                        names = lambda row: [inv[h][max(0, k)] for k in row]
                        tags = [names(e.labels[h][1:]), names(pred[h][i, 1:e.n].tolist())]
                        if h in ("trigger", "cue"):
                            tags = [[t if t == "O" else "I-" + t for t in row] for row in tags]
                        a, b = map(spans, tags)
                        if h != "cue":
                            tp += len(a & b); gp += len(a); pp += len(b)
        figures = {k: round(hit[k] / n[k], 4) for k in hit}
        if gp:
            figures["f1"] = round(2 * tp / (gp + pp), 4)
        out[name] = figures
    model.train()
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--base", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--words", type=int, default=2200, help="wordpieces a batch, with padding")
    ap.add_argument("--resume", action="store_true")
    a = ap.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    train, dev = data.load(a.corpora)
    inv = data.inventories(train)
    index = {h: {k: i for i, k in enumerate(v)} for h, v in inv.items()}
    wp = WordPiece(Path(a.base) / "vocab.txt")
    train = [e for e in (Encoded(x, wp, index) for x in train) if len(e.ids) <= 300]
    dev = {k: [Encoded(x, wp, index) for x in v] for k, v in dev.items()}
    print(len(train), "sentences;", {h: len(v) for h, v in inv.items()}, flush=True)

    model = Reader(inv)
    model.load_encoder(a.base)
    encoder = [p for n, p in model.named_parameters() if n.split(".")[0] in ("pieces", "positions", "norm", "layers")]
    known = {id(p) for p in encoder}
    rest = [p for p in model.parameters() if id(p) not in known]
    opt = torch.optim.AdamW([{"params": encoder, "lr": 2e-4}, {"params": rest, "lr": 1e-3}], weight_decay=0.01, fused=True)
    plans = [batches(train, a.words, random.Random(epoch)) for epoch in range(a.epochs)]
    steps = sum(map(len, plans))
    rate = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(s / (0.06 * steps), max(0.01, (steps - s) / (0.94 * steps))))
    mean = copy.deepcopy(model)
    at = 0
    if a.resume and (out / "last.pt").exists():
        d = torch.load(out / "last.pt")
        model.load_state_dict(d["weights"]); opt.load_state_dict(d["opt"]); rate.load_state_dict(d["rate"]); at = d["step"]
        mean.load_state_dict(d["mean"])
    rng, seen, begun, done = random.Random(1), 0, time.time(), 0
    model.train()
    for epoch, plan in enumerate(plans):
        for batch in plan:
            done += 1
            if done <= at:
                continue
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, batch, rng)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step(); rate.step()
            with torch.no_grad():
                keep = min(AVERAGE, done / (done + 10))
                torch._foreach_lerp_(list(mean.parameters()), list(model.parameters()), 1 - keep)
            seen += sum(e.n for e in batch)
            if done % 50 == 0:
                print(f"epoch {epoch} step {done}/{steps} loss {loss.item():.3f} {seen / (time.time() - begun):.0f} words/s", flush=True)
            if done % 300 == 0:
                save(model, out / "last.pt", {"mean": mean.state_dict(), "opt": opt.state_dict(), "rate": rate.state_dict(), "step": done})
        if done > at:
            figures = evaluate(mean, dev, inv)
            print(f"epoch {epoch}", json.dumps(figures), flush=True)
            save(mean, out / f"epoch{epoch}.pt", {"figures": figures})


if __name__ == "__main__":
    main()
