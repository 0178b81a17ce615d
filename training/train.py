#!/usr/bin/env python3
"""Fine-tune the encoder with all heads at once.

usage: train.py --corpora DIR --base DIR --out DIR [--epochs N] [--from CHECKPOINT] [--resume]
--base holds model.safetensors and vocab.txt of all-MiniLM-L6-v2. A checkpoint is written after every epoch,
and every 300 steps; --resume goes on from it, --from begins with the weights of another run.
On two cores an epoch of 1.6 million words takes about twelve minutes.
"""
import argparse
import copy
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F

import data
from conflict import RELATIONS
from data import IGNORE, SENTENCE_HEADS, WORD_HEADS
from model import Reader, load, save, start_from
from wordpiece import WordPiece, casing

WEIGHT = {"feats": 0.3, "xpos": 0.5, "upos": 0.5, "lemma": 0.5, "arc": 1.5, "status": 0.5, "mode": 0.5, "ecb": 0.5, "muc": 0.5,
          "pairs": 4.0, "fact": 0.3, "event": 2.0, "quad": 0.5, "story": 0.3, "satp": 1.0, "police": 1.0, "crime": 1.0}
LONGEST = 300  # wordpieces of a training example
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
        self.source = e.source
        self.pairs = [(row + 1, RELATIONS.index(r), [k + 1 for k in stand]) for row, r, stand in e.pairs]
        self.values = [(i + 1, v) for i, v in e.values if i + 1 < self.n]
        self.classes = {h: v if SENTENCE_HEADS[h] else index[h][v] for h, v in e.classes.items()}
        self.chains = [(i + 1, c) for i, c in e.chains]
        self.topic = e.key if e.chains else ""


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


def plan_of(parts, words, rng):
    """An epoch: each part as often as its share says; ECB+ also by topics, whose events are told apart from each other."""
    items, topics = [], {}
    for examples, share in parts:
        for e in examples:
            items += [e] * (int(share) + (rng.random() < share % 1))
            if e.topic:
                topics.setdefault(e.topic, []).append(e)
    out = batches(items, words, rng)
    for _, examples in sorted(topics.items()):
        rng.shuffle(examples)
        out += [examples[k:k + 48] for k in range(0, len(examples), 48)]
    rng.shuffle(out)
    return out


def pad(rows, fill):
    n = max(map(len, rows))
    return torch.tensor([r + [fill] * (n - len(r)) for r in rows])


def tensors(batch):
    ids = pad([e.ids for e in batch], 0)
    mask = pad([[1] * len(e.ids) for e in batch], 0)
    return ids, pad([e.case for e in batch], 0), mask, pad([e.first for e in batch], 0), pad([e.last for e in batch], 0)


def loss_of_rest(model, batch, rest):
    """Pairs, factuality, sentence classes and event identity of those examples that have them."""
    total = 0.0
    rows = [(i, r, row, stand, e.n) for i, e in enumerate(batch) for row, r, stand in e.pairs]
    if rows:
        at = [torch.tensor([x[k] for x in rows]) for k in (0, 1, 2)]
        scores = rest["pairs"][at[0], at[1], at[2]].float()
        gold, seen = torch.zeros_like(scores), torch.zeros_like(scores)
        for k, (_, _, _, stand, n) in enumerate(rows):
            gold[k, stand] = 1.0
            seen[k, 1:n] = 1.0
        loss = F.binary_cross_entropy_with_logits(scores, gold, weight=seen, reduction="sum") / seen.sum()
        total = total + WEIGHT["pairs"] * loss
    facts = [(i, w, v) for i, e in enumerate(batch) for w, v in e.values]
    if facts:
        i, w, v = (torch.tensor(x) for x in zip(*facts))
        total = total + WEIGHT["fact"] * F.mse_loss(rest["fact"][i, w].float(), v.float())
    for h, many in SENTENCE_HEADS.items():
        have = [i for i, e in enumerate(batch) if h in e.classes]
        if have:
            scores, gold = rest[h][have].float(), torch.tensor([batch[i].classes[h] for i in have])
            loss = F.binary_cross_entropy_with_logits(scores, gold) if many else F.cross_entropy(scores, gold)
            total = total + WEIGHT[h] * loss * min(1.0, len(have) / 4)  # a lone example in a batch must not shout
    events = [(i, w, c) for i, e in enumerate(batch) for w, c in e.chains]
    if len({batch[i].topic for i, _, _ in events}) == 1 and len(events) > 8:
        i, w = (torch.tensor([x[k] for x in events]) for k in (0, 1))
        v = F.normalize(rest["event"][i, w].float(), dim=-1)
        scores = model.event_scale[0] * (v @ v.T) + model.event_scale[1]
        gold = torch.tensor([[float(a[2] == b[2]) for b in events] for a in events])
        apart = ~torch.eye(len(events), dtype=torch.bool)
        loss = F.binary_cross_entropy_with_logits(scores[apart], gold[apart], reduction="none")
        same = gold[apart] > 0
        if same.any():
            total = total + WEIGHT["event"] * 0.5 * (loss[same].mean() + loss[~same].mean())
    return total


def loss_of(model, batch, rng, mask_share=0.03):
    ids, case, mask, first, last = tensors(batch)
    noise = torch.rand(ids.shape)
    ids = torch.where((noise < mask_share) & (ids > 999), torch.full_like(ids, 103), ids)  # 103 is [MASK]
    if rng.random() < 0.04:  # headlines and old wires come in capitals, chats without any
        case = torch.where(case > 0, torch.full_like(case, rng.choice([1, 3])), case)
    arcs, rel, heads, rest = model(ids, case, mask, first, last)
    total = loss_of_rest(model, batch, rest)
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


def f1(hit, found, gold):
    return round(2 * hit / (found + gold), 4) if found + gold else 0.0


def tags_of(inv, head, e, predicted):
    names = lambda row: [inv[head][max(0, k)] for k in row]
    rows = [names(e.labels[head][1:]), names(predicted[1:e.n])]
    if head in ("trigger", "cue"):
        rows = [[t if t == "O" else "I-" + t for t in row] for row in rows]
    return map(spans, rows)


@torch.no_grad()
def evaluate(model, dev, inv):
    """Greedy figures on dev sets, close to what the C++ side gets after tree decoding and quantisation."""
    model.eval()
    out = {}
    for name, items in dev.items():
        n = Counter()
        values, scored = [], {}
        for batch in batches(items, 4000):
            ids, case, mask, first, last = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                arcs, rel, heads, rest = model(ids, case, mask, first, last)
                lengths = torch.tensor([e.n for e in batch])
                arcs = arcs.float().masked_fill(torch.arange(arcs.shape[2])[None, None, :] >= lengths[:, None, None], -1e4)
                best = arcs.argmax(-1)
                labels = model.relations(rel, best).argmax(-1) if batch[0].heads else None
            pred = {h: x.argmax(-1).tolist() for h, x in heads.items()}
            for i, e in enumerate(batch):
                for h in ("upos", "lemma"):
                    if h in e.labels:
                        n[h] += sum(a == b for a, b in zip(e.labels[h][1:], pred[h][i][1:e.n])); n[h, "of"] += e.n - 1
                for h in ("status", "mode"):
                    if h in e.labels:
                        at = [k for k in range(1, e.n) if e.labels[h][k] != IGNORE]
                        n[h] += sum(e.labels[h][k] == pred[h][i][k] for k in at); n[h, "of"] += len(at)
                if e.heads:
                    ok = [a == b for a, b in zip(e.heads[1:], best[i, 1:e.n].tolist())]
                    lab = [a == b for a, b in zip(e.labels["deprel"][1:], labels[i, 1:e.n].tolist())]
                    n["las"] += sum(a and b for a, b in zip(ok, lab)); n["las", "of"] += e.n - 1
                for h in WORD_HEADS[4:]:
                    if h in e.labels and h not in ("status", "mode"):
                        a, b = tags_of(inv, h, e, pred[h][i])
                        n[h, "f"] += len(a & b); n[h, "found"] += len(b); n[h, "gold"] += len(a)
                for row, r, stand in e.pairs:
                    found = set((torch.nonzero(rest["pairs"][i, r, row, 1:e.n] > 0).flatten() + 1).tolist())
                    h = RELATIONS[r]
                    n[h, "f"] += len(found & set(stand)); n[h, "found"] += len(found); n[h, "gold"] += len(stand)
                values += [(rest["fact"][i, w].item(), v) for w, v in e.values]
                for h, gold in e.classes.items():
                    if SENTENCE_HEADS[h]:
                        for k, (s, g) in enumerate(zip((rest[h][i] > 0).tolist(), gold)):
                            n[h, "f"] += s and g > 0; n[h, "found"] += s; n[h, "gold"] += g > 0
                    else:
                        n[h] += int(rest[h][i].argmax().item() == gold); n[h, "of"] += 1
        figures = {k: round(n[k] / n[k, "of"], 4) for k in n if isinstance(k, str) and n[k, "of"]}
        figures |= {k[0]: f1(n[k], n[k[0], "found"], n[k[0], "gold"]) for k in list(n) if not isinstance(k, str) and k[1] == "f"}
        if values:
            figures["fact"] = round(torch.corrcoef(torch.tensor(values).T)[0, 1].item(), 4)
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
    ap.add_argument("--from", dest="start", help="a checkpoint of another run to begin with")
    ap.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the encoder; the heads' is five times it")
    ap.add_argument("--dropout", type=float, default=0.1, help="inside the encoder; the heads' is twice it")
    ap.add_argument("--mask", type=float, default=0.03, help="share of the wordpieces that are masked")
    ap.add_argument("--trees", type=float, default=1, help="how often an epoch reads the treebanks and the passages; the rest once")
    ap.add_argument("--resume", action="store_true")
    a = ap.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    train, dev = data.load(a.corpora)
    inv = data.inventories(train)
    index = {h: {k: i for i, k in enumerate(v)} for h, v in inv.items()}
    wp = WordPiece(Path(a.base) / "vocab.txt")
    train = [([e for e in (Encoded(x, wp, index) for x in part) if len(e.ids) <= LONGEST], share) for part, share in train]
    dev = {k: [e for e in (Encoded(x, wp, index) for x in v) if len(e.ids) <= 512] for k, v in dev.items()}
    print(sum(len(part) for part, _ in train), "examples;", {h: len(v) for h, v in inv.items()}, flush=True)

    for k, (part, share) in enumerate(train):
        if part and part[0].source in ("ewt-train", "gum-train", "passages"):
            train[k] = (part, share * a.trees)
    model = Reader(inv, dropout=a.dropout)
    model.load_encoder(a.base)
    if a.start:
        print("new:", *start_from(model, a.start), flush=True)
    encoder = [p for n, p in model.named_parameters() if n.split(".")[0] in ("pieces", "positions", "norm", "layers")]
    known = {id(p) for p in encoder}
    rest = [p for p in model.parameters() if id(p) not in known]
    opt = torch.optim.AdamW([{"params": encoder, "lr": a.rate}, {"params": rest, "lr": 5 * a.rate}], weight_decay=0.01, fused=True)
    plans = [plan_of(train, a.words, random.Random(epoch)) for epoch in range(a.epochs)]
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
                loss = loss_of(model, batch, rng, a.mask)
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
