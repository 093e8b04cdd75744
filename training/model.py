"""The encoder (MiniLM's shape) with the features of `text.py`, and its heads."""

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

CUE = ["O", "B", "I", "E", "S"]
ROLE = ["O", "B-S", "I-S", "E-S", "S-S", "B-C", "I-C", "E-C", "S-C"]
KINDS = ["PER", "ORG", "LOC", "FAC", "NORP", "MISC"]
NAME = ["O"] + [f"{p}-{k}" for k in KINDS for p in "BIES"]
# Universal Dependencies; "part" binds the later words of a token that is split more finely here ("U", ".", "S", ".").
RELATION = (
    "root acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent orphan "
    "parataxis part punct vocative xcomp"
).split()
WORD = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
MEANING = 192
WIDTH = 384
HIDDEN = 192  # of the role head
ARC = 64  # of a word as a dependant and as a head
TIE = 32  # the same, to name the relation
REACH = 26  # buckets of the distance from cue to word
LEVELS = 63  # of a weight on either side of 0: 7 bits, so that no processor's 8-bit sums saturate (two of 255 x 63 fit in 16 bits)
NEVER = -30000.0


def bucket(d):
    """Signed distance in words -> 0..25: exact to 5, then by powers."""
    a = d.abs()
    b = torch.where(a <= 5, a, (5 + (torch.log2(a.clamp(min=1).float() / 5) * 2).floor() + 1).long()).clamp(max=12)
    return torch.where(d < 0, 13 + b, b)


def eight(x, keep):
    """x as 8-bit arithmetic will see it, one scale a window; gradients pass (Jacob et al. 2018)."""
    with torch.no_grad():
        seen = x.masked_fill(~keep[:, :, None], 0)
        low = seen.amin((1, 2), keepdim=True).float().clamp(max=0)
        scale = ((seen.amax((1, 2), keepdim=True).float().clamp(min=0) - low) / 255).clamp(min=1e-8)
        zero = torch.round(-low / scale)
        error = (torch.round(x.float() / scale).clamp(-zero, 255 - zero) * scale - x.float()).to(x.dtype)
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
    def __init__(self, inner, drop, width=WIDTH, heads=12):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask, exact, keep):
        b, n, w = x.shape
        seen = (lambda t: t) if exact else (lambda t: eight(t, keep))
        q, k, v = linear(self.qkv, seen(x), exact).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = norm(self.norm1, x + self.drop(linear(self.out, seen(a.transpose(1, 2).reshape(b, n, w)), exact)))
        y = F.gelu(linear(self.up, seen(x), exact))
        return norm(self.norm2, x + self.drop(linear(self.down, seen(y), exact)))

    def start(self, other):
        """Another layer's parameters; a narrower middle keeps the units with the heaviest weights."""
        for mine, theirs in ((self.qkv, other.qkv), (self.out, other.out), (self.norm1, other.norm1), (self.norm2, other.norm2)):
            mine.load_state_dict(theirs.state_dict())
        weight = other.up.weight.norm(dim=1) * other.down.weight.norm(dim=0)
        best = weight.topk(self.up.out_features).indices.sort().values
        self.up.weight.data.copy_(other.up.weight[best])
        self.up.bias.data.copy_(other.up.bias[best])
        self.down.weight.data.copy_(other.down.weight[:, best])
        self.down.bias.data.copy_(other.down.bias)


class Encoder(nn.Module):
    """Computes in the type of `self.kind`: float32, or bfloat16 in training; parameters stay float32."""

    def __init__(self, layers=6, inner=1536, features=True, drop=0.1):
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
        self.layers = nn.ModuleList(Layer(inner, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)

    def forward(self, ids, shapes, gaps, quotes, keep):
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        if self.features:
            x = x + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes)
        x = self.drop(self.norm(x)).to(self.kind)
        mask = torch.zeros(keep.shape, dtype=self.kind, device=x.device).masked_fill(~keep, NEVER)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.exact, keep)
        return x

    def start(self, path):
        """MiniLM's parameters."""
        t = load_file(path)
        t = {k.removeprefix("bert."): v.float() for k, v in t.items()}
        e = "embeddings."
        self.words.weight.data.copy_(t[e + "word_embeddings.weight"])
        self.places.weight.data.copy_(t[e + "position_embeddings.weight"] + t[e + "token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(t[e + "LayerNorm.weight"])
        self.norm.bias.data.copy_(t[e + "LayerNorm.bias"])
        for k, mine in enumerate(self.layers):
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
    def __init__(self, layers=6, inner=1536, drop=0.1):
        super().__init__()
        self.shape = {"layers": layers, "inner": inner}
        self.encoder = Encoder(layers, inner, drop=drop)
        self.cue = nn.Linear(WIDTH, len(CUE))
        self.name = nn.Linear(WIDTH, len(NAME))
        self.meaning = nn.Linear(WIDTH, MEANING)
        self.word = nn.Linear(WIDTH, HIDDEN)
        self.ask = nn.Linear(3 * WIDTH, HIDDEN)
        self.gate = nn.Linear(3 * WIDTH, HIDDEN)
        self.reach = nn.Embedding(REACH, HIDDEN)
        self.role = nn.Linear(HIDDEN, len(ROLE))
        self.kind = nn.Linear(WIDTH, len(WORD))
        self.down = nn.Linear(WIDTH, ARC)  # a word as a dependant
        self.up = nn.Linear(WIDTH, ARC)  # and as a head
        self.arc = nn.Linear(ARC, ARC)
        self.tied = nn.Linear(WIDTH, TIE)
        self.ties = nn.Linear(WIDTH, TIE)
        self.relation = nn.Parameter(torch.randn(TIE + 1, len(RELATION) * (TIE + 1)) * 0.03)
        nn.init.normal_(self.reach.weight, std=0.02)
        self.drop = nn.Dropout(drop)

    def hidden(self, x):
        """Vectors of words: of their first pieces."""
        h = self.encoder(*x["input"]).float()
        return self.drop(torch.gather(h, 1, x["first"][:, :, None].expand(-1, -1, WIDTH)))

    def roles(self, h, words, cue_from, cue_to, window):
        """h [b, w, d] of words and `self.word(h)`; the cues' first and last word and window. -> [cues, w, roles]"""
        n = h.shape[1]
        at = torch.arange(n, device=h.device)
        inside = ((at >= cue_from[:, None]) & (at <= cue_to[:, None])).to(h.dtype)
        mine = h[window]
        mean = (inside[:, :, None] * mine).sum(1) / inside.sum(1)[:, None]
        k = torch.arange(len(window), device=h.device)
        q = torch.cat([mean, mine[k, cue_from], mine[k, cue_to]], -1)
        d = torch.where(at < cue_from[:, None], at - cue_from[:, None], (at - cue_to[:, None]).clamp(min=0))
        z = words[window] * (1 + self.gate(q))[:, None] + self.ask(q)[:, None] + self.reach(bucket(d))
        return self.role(self.drop(F.relu(z)))

    def arcs(self, h, sentence):
        """[b, w, w] score of each word's head within its sentence; the root is its own head (Dozat and Manning 2017)."""
        score = self.arc(self.down(h)) @ self.up(h).transpose(1, 2)
        apart = sentence[:, :, None] != sentence[:, None, :]
        return score.masked_fill(apart, NEVER)

    def relations(self, h, heads):
        """[b, w, relations] given each word's head."""
        one = lambda x: F.pad(x, (0, 1), value=1.0)
        above = torch.gather(h, 1, heads[:, :, None].expand(-1, -1, WIDTH))
        side = (one(self.tied(h)) @ self.relation).unflatten(-1, (len(RELATION), TIE + 1))
        return (side * one(self.ties(above))[:, :, None, :]).sum(-1)


def save(model, path):
    torch.save({"state": model.state_dict(), **model.shape}, path)


def load(path, device="cpu"):
    kept = torch.load(path, map_location=device, weights_only=True)
    model = Ear(kept["layers"], kept["inner"]).to(device)
    model.load_state_dict(kept["state"])
    return model.eval()
