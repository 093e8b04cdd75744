"""The encoder (MiniLM's shape) with the features of `text.py`, and its heads."""

import json

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

CUE = ["O", "B", "I", "E", "S"]
ROLE = ["O", "B-S", "I-S", "E-S", "S-S", "B-C", "I-C", "E-C", "S-C"]
KINDS = ["PER", "ORG", "LOC", "FAC", "NORP", "MISC"]
NAME = ["O"] + [f"{p}-{k}" for k in KINDS for p in "BIES"]
MEANING = 192
WIDTH = 384
HIDDEN = 192  # of the role head
REACH = 26  # buckets of the distance from cue to word
LEVELS = 63  # of a weight on either side of 0: 7 bits, so that no processor's 8-bit sums saturate (two of 255 x 63 fit in 16 bits)


def bucket(d):
    """Signed distance in words -> 0..25: exact to 5, then by powers."""
    a = d.abs()
    b = torch.where(a <= 5, a, (5 + (torch.log2(a.clamp(min=1).float() / 5) * 2).floor() + 1).long()).clamp(max=12)
    return torch.where(d < 0, 13 + b, b)


class Drop(nn.Module):
    """Dropout that takes whole features out of a window: one draw a window and feature is cheap on a CPU."""

    def forward(self, x, share=0.1):
        if not self.training:
            return x
        keep = (torch.rand(x.shape[0], 1, x.shape[-1]) >= share).to(x.dtype) / (1 - share)
        return x * keep


def eight(x):
    """x as 8-bit arithmetic will see it, one scale a window; gradients pass (Jacob et al. 2018)."""
    with torch.no_grad():
        low = x.amin((1, 2), keepdim=True).float().clamp(max=0)
        scale = ((x.amax((1, 2), keepdim=True).float().clamp(min=0) - low) / 255).clamp(min=1e-8)
        zero = torch.round(-low / scale).to(x.dtype)
        scale = scale.to(x.dtype)
        error = (torch.round(x / scale).clamp(-zero, 255 - zero) * scale).sub_(x)
    return x + error


def linear(layer, x, exact=True):
    w = layer.weight
    if not exact:
        with torch.no_grad():
            scale = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / LEVELS
            error = torch.round(w / scale) * scale - w
        w = w + error
    return F.linear(x, w.to(x.dtype), layer.bias.to(x.dtype))


def norm(layer, x):
    return F.layer_norm(x, (x.shape[-1],), layer.weight.to(x.dtype), layer.bias.to(x.dtype), 1e-12)


class Layer(nn.Module):
    def __init__(self, width=WIDTH, heads=12, inner=1536):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop()

    def forward(self, x, mask, exact):
        b, n, w = x.shape
        seen = (lambda t: t) if exact else eight
        q, k, v = linear(self.qkv, seen(x), exact).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = norm(self.norm1, x + self.drop(linear(self.out, seen(a.transpose(1, 2).reshape(b, n, w)), exact)))
        y = F.gelu(linear(self.up, seen(x), exact))
        return norm(self.norm2, x + self.drop(linear(self.down, seen(y), exact)))


class Encoder(nn.Module):
    """Computes in the type of `self.kind`: float32, or bfloat16 in training; parameters stay float32."""

    def __init__(self, layers=6, features=True):
        super().__init__()
        self.kind = torch.float32
        self.exact = True  # or as 8-bit arithmetic computes
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.features = features
        if features:
            self.shapes = nn.Embedding(8, WIDTH)
            self.gaps = nn.Embedding(3, WIDTH)
            self.quotes = nn.Embedding(3, WIDTH)
            for e in (self.shapes, self.gaps, self.quotes):
                nn.init.zeros_(e.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = Drop()

    def embed(self, ids, shapes, gaps, quotes):
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        if self.features:
            x = x + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes)
        return self.drop(self.norm(x))

    def forward(self, ids, shapes, gaps, quotes, keep):
        x = self.embed(ids, shapes, gaps, quotes).to(self.kind)
        mask = torch.zeros(keep.shape, dtype=self.kind).masked_fill(~keep, -30000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.exact)
        return x

    def start(self, path, take):
        """MiniLM's parameters; `take` lists the layers to begin with."""
        t = load_file(path)
        t = {k.removeprefix("bert."): v for k, v in t.items()}
        e = "embeddings."
        self.words.weight.data.copy_(t[e + "word_embeddings.weight"])
        self.places.weight.data.copy_(t[e + "position_embeddings.weight"] + t[e + "token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(t[e + "LayerNorm.weight"])
        self.norm.bias.data.copy_(t[e + "LayerNorm.bias"])
        for mine, k in zip(self.layers, take):
            p = f"encoder.layer.{k}."
            for kind in ("weight", "bias"):
                at = [t[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(mine.qkv, kind).data.copy_(torch.cat(at))
                for to, name in (
                    (mine.out, "attention.output.dense"),
                    (mine.norm1, "attention.output.LayerNorm"),
                    (mine.up, "intermediate.dense"),
                    (mine.down, "output.dense"),
                    (mine.norm2, "output.LayerNorm"),
                ):
                    getattr(to, kind).data.copy_(t[f"{p}{name}.{kind}"])
        return self


class Ear(nn.Module):
    def __init__(self, layers=6):
        super().__init__()
        self.encoder = Encoder(layers)
        self.cue = nn.Linear(WIDTH, len(CUE))
        self.plain = nn.Linear(WIDTH, len(ROLE))  # roles without a cue: only to teach the encoder
        self.name = nn.Linear(WIDTH, len(NAME))
        self.meaning = nn.Linear(WIDTH, MEANING)
        self.word = nn.Linear(WIDTH, HIDDEN)
        self.ask = nn.Linear(3 * WIDTH, HIDDEN)
        self.gate = nn.Linear(3 * WIDTH, HIDDEN)
        self.reach = nn.Embedding(REACH, HIDDEN)
        self.role = nn.Linear(HIDDEN, len(ROLE))
        nn.init.normal_(self.reach.weight, std=0.02)
        self.drop = Drop()

    def roles(self, h, words, cue_from, cue_to, window):
        """h [b, w, d] of words and `self.word(h)`; the cues' first and last word and window. -> [cues, w, roles]"""
        n = h.shape[1]
        at = torch.arange(n)
        inside = ((at >= cue_from[:, None]) & (at <= cue_to[:, None])).to(h.dtype)
        mine = h[window]
        mean = (inside[:, :, None] * mine).sum(1) / inside.sum(1)[:, None]
        k = torch.arange(len(window))
        q = torch.cat([mean, mine[k, cue_from], mine[k, cue_to]], -1)
        d = torch.where(at < cue_from[:, None], at - cue_from[:, None], (at - cue_to[:, None]).clamp(min=0))
        z = words[window] * (1 + self.gate(q))[:, None] + self.ask(q)[:, None] + self.reach(bucket(d))
        return self.role(self.drop(F.relu(z)))


def save(model, path, **facts):
    torch.save({"state": model.state_dict(), "layers": len(model.encoder.layers), **facts}, path)


def load(path):
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model = Ear(kept["layers"])
    model.load_state_dict(kept["state"])
    return model.eval()
