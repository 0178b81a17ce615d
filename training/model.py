"""The encoder (MiniLM, six layers) with a casing embedding, and every head on one pass.

Passes, in order: wordpieces -> encoder -> a learned mix of its layers -> one vector a word (its first piece for the
tree, the mean of first and last for its classes) -> heads. Position 0 of each sentence is [CLS]; it stands for the root.
"""
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from conflict import RELATIONS
from data import SENTENCE_HEADS, WORD_HEADS
from wordpiece import CASES

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, REL = 256, 128
PAIR, EVENT = 48, 64  # width of each relation's two sides; of the vector of an event


class Layer(nn.Module):
    """A BERT layer, post-norm (Devlin et al. 2019)."""

    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Mix(nn.Module):
    """A weighted mean of the embedding output and all layers (Peters et al. 2018)."""

    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.cat([torch.zeros(LAYERS), torch.ones(1)]))

    def forward(self, layers):
        w = torch.softmax(self.weights, 0)
        return sum(w[i] * x for i, x in enumerate(layers))


class Reader(nn.Module):
    def __init__(self, inventories, vocabulary_size=30522, dropout=0.1):
        super().__init__()
        self.inventories = inventories
        self.pieces = nn.Embedding(vocabulary_size, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.casing = nn.Embedding(len(CASES), HIDDEN)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)
        self.head_drop = nn.Dropout(2 * dropout)
        self.mixes = nn.ModuleDict({"grammar": Mix(), "names": Mix(), "sentence": Mix()})
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.rel_dep, self.rel_head = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1)
        n = len(inventories["deprel"])
        self.rel = nn.Parameter(torch.zeros(n, REL, REL))
        self.rel_dep_bias, self.rel_head_bias = nn.Linear(REL, n), nn.Linear(REL, n)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=1.0 / REL)
        self.heads = nn.ModuleDict({h: nn.Linear(HIDDEN, len(inventories[h])) for h in WORD_HEADS})
        self.pair_from, self.pair_to = nn.Linear(HIDDEN, len(RELATIONS) * PAIR), nn.Linear(HIDDEN, len(RELATIONS) * PAIR)
        self.pair_bias = nn.Parameter(torch.full((len(RELATIONS),), -2.0))
        self.fact = nn.Linear(HIDDEN, 1)
        self.event = nn.Linear(HIDDEN, EVENT)
        self.event_scale = nn.Parameter(torch.tensor([8.0, -4.0]))  # of the cosine of two events, in training alone
        self.sentence = nn.Linear(HIDDEN, HIDDEN)
        self.classes = nn.ModuleDict({h: nn.Linear(HIDDEN, len(inventories[h])) for h in SENTENCE_HEADS})

    def load_encoder(self, folder):
        from safetensors.torch import load_file
        w = load_file(str(Path(folder) / "model.safetensors"))
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        e = "embeddings."
        self.pieces.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.positions.weight.data.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(w[e + "LayerNorm.weight"])
        self.norm.bias.data.copy_(w[e + "LayerNorm.bias"])
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                get = lambda name: w[p + name + "." + kind]
                layer.qkv.get_parameter(kind).data.copy_(torch.cat([get(f"attention.self.{x}") for x in ("query", "key", "value")]))
                layer.out.get_parameter(kind).data.copy_(get("attention.output.dense"))
                layer.norm1.get_parameter(kind).data.copy_(get("attention.output.LayerNorm"))
                layer.up.get_parameter(kind).data.copy_(get("intermediate.dense"))
                layer.down.get_parameter(kind).data.copy_(get("output.dense"))
                layer.norm2.get_parameter(kind).data.copy_(get("output.LayerNorm"))

    def encode(self, pieces, casing, length_mask):
        """[B, N] piece ids, [B, N] casing classes, [B, N] 1 where there is a piece -> all layers' outputs."""
        n = pieces.shape[1]
        x = self.pieces(pieces) + self.casing(casing) + self.positions.weight[:n]
        x = self.drop(self.norm(x))
        mask = ((1.0 - length_mask.to(x.dtype)) * -10000.0)[:, None, None, :]
        out = [x]
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
            out.append(x)
        return out

    @staticmethod
    def gather(x, index):
        """x[b, index[b, w]]; as a look-up in one long table, which runs many times faster than gather does."""
        rows = index + torch.arange(x.shape[0], device=x.device)[:, None] * x.shape[1]
        return F.embedding(rows, x.reshape(-1, x.shape[2]))

    def words(self, x, first, last):
        return 0.5 * (self.gather(x, first) + self.gather(x, last))

    def forward(self, pieces, casing, length_mask, first, last):
        """first, last: [B, W+1] piece index of each word's first and last piece, column 0 the root ([CLS]).

        Returns arc scores [B, W+1, W+1] (dependent, head), the grammar vectors for `relations`, the word heads, and the rest:
        "pairs" [B, R, W+1, W+1] log-odds that the second word stands in a relation to the first, "fact" [B, W+1]
        (factuality, -3 to 3), "event" [B, W+1, EVENT], and log-odds of the sentence heads.
        """
        layers = self.encode(pieces, casing, length_mask)
        mixed = self.mixes["grammar"](layers)
        g = self.head_drop(self.words(mixed, first, last))
        m = self.head_drop(self.words(self.mixes["names"](layers), first, last))
        t = self.head_drop(self.gather(mixed, first))
        dep, head = self.head_drop(F.gelu(self.arc_dep(t))), self.head_drop(F.gelu(self.arc_head(t)))
        with torch.autocast("cpu", enabled=False):  # bf16 is too coarse to tell governors apart
            dep, head = dep.float(), head.float()
            arcs = (dep @ self.arc) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        rel = self.head_drop(F.gelu(self.rel_dep(t))), self.head_drop(F.gelu(self.rel_head(t)))
        grammar = ("upos", "xpos", "feats", "lemma")
        return arcs, rel, {h: f(g if h in grammar else m) for h, f in self.heads.items()}, self.rest(layers, m)

    def rest(self, layers, m):
        b, w, _ = m.shape
        side = lambda f: f(m).view(b, w, len(RELATIONS), PAIR).transpose(1, 2)
        pairs = side(self.pair_from) @ side(self.pair_to).transpose(2, 3) * PAIR ** -0.5 + self.pair_bias[:, None, None]
        s = self.head_drop(torch.tanh(self.sentence(self.head_drop(self.mixes["sentence"](layers)[:, 0]))))
        return {"pairs": pairs, "fact": self.fact(m).squeeze(-1), "event": self.event(m),
                **{h: f(s) for h, f in self.classes.items()}}

    def relations(self, rel, heads):
        """Label scores [B, W+1, R] of each word under the given head [B, W+1]."""
        dep, head = rel[0], self.gather(rel[1], heads)
        n = self.rel.shape[0]
        x = F.linear(dep, self.rel.transpose(1, 2).reshape(n * REL, REL)).view(*dep.shape[:2], n, REL)
        return (x @ head[..., None]).squeeze(-1) + self.rel_dep_bias(dep) + self.rel_head_bias(head)


def save(model, path, extra):
    torch.save({"weights": model.state_dict(), "inventories": model.inventories, **extra}, path)


def load(path):
    d = torch.load(path, map_location="cpu")
    model = Reader(d["inventories"])
    model.load_state_dict(d["weights"])
    return model, d


def start_from(model, path):
    """Takes over what an earlier checkpoint knows: every weight of the same name and shape, classes by their names."""
    d = torch.load(path, map_location="cpu")
    own = model.state_dict()
    for name, w in d["weights"].items():
        parts = name.split(".")
        if parts[0] == "heads" and d["inventories"][parts[1]] != model.inventories[parts[1]]:
            old = {k: i for i, k in enumerate(d["inventories"][parts[1]])}
            for i, k in enumerate(model.inventories[parts[1]]):
                if k in old:
                    own[name][i] = w[old[k]]
        elif name in own and own[name].shape == w.shape:
            own[name] = w
    model.load_state_dict(own)
    return [n for n in own if n not in d["weights"] or d["weights"][n].shape != own[n].shape]
