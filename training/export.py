"""Writes a checkpoint as the weights file that the library reads, and reference results for its tests.

`export.py CHECKPOINT MINILM OUT [--cue-bias X]`
"""

import argparse
import hashlib
import json
import os
import struct

import numpy as np
import torch

import batch as B
from data import Page, vocabulary
from decode import decode, hear
from evaluate import characters
from model import CUE, LEVELS, NAME, RELATION, ROLE, WIDTH, WORD, load
from text import FEATURES, MAX_PIECES, WordPiece, paragraphs

HEADS = 12


def linear(weight, bias):
    """x W^T + b as levels of 8-bit numbers, one scale an output."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / LEVELS
    levels = torch.round(weight / scale[:, None]).clamp(-LEVELS, LEVELS)
    return {"weight": levels.numpy().astype(np.int8), "scale": scale.numpy(), "bias": bias.numpy()}


def norm(layer):
    return torch.cat([layer.weight.detach(), layer.bias.detach()]).numpy()


def layer_of(layer):
    size = WIDTH // HEADS
    weight, bias = layer.qkv.weight.detach().clone(), layer.qkv.bias.detach().clone()
    weight[:WIDTH] /= size**0.5  # the scale of attention, taken once
    bias[:WIDTH] /= size**0.5
    maps = {"qkv": linear(weight, bias)}
    for name in ("out", "up", "down"):
        maps[name] = linear(getattr(layer, name).weight.detach(), getattr(layer, name).bias.detach())
    parts = {f"{name}.{part}": array for name, map in maps.items() for part, array in map.items()}
    return {**parts, "norm1": norm(layer.norm1), "norm2": norm(layer.norm2)}


def heads_of(model):
    """All linear maps of a word's vector side by side, in the order in which the library reads them."""
    w = lambda head: (head.weight.detach(), head.bias.detach())
    arc, down = w(model.arc), w(model.down)
    as_dependant = (arc[0] @ down[0], arc[0] @ down[1] + arc[1])
    parts = [w(h) for h in (model.cue, model.name, model.meaning, model.word, model.kind)]
    parts += [as_dependant, w(model.up), w(model.tied), w(model.ties)]
    return torch.cat([p[0] for p in parts]), torch.cat([p[1] for p in parts])


def layers_of(model):
    parts = {"norm": norm(model.encoder.norm)}
    for k, layer in enumerate(model.encoder.layers):
        parts |= {f"layers.{k}.{name}": array for name, array in layer_of(layer).items()}
    parts["heads.weight"], parts["heads.bias"] = (part.numpy() for part in heads_of(model))
    bytes_ = lambda a: a.tobytes() if a.dtype == np.int8 else a.astype("<f4").tobytes()
    return {name: bytes_(array) for name, array in parts.items()}


def write(model, vocab, path, chosen):
    e = model.encoder
    f32 = lambda t: t.detach().numpy().astype("<f4").tobytes()
    table = e.words.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127
    blocks = {
        "vocabulary": "\n".join(vocab).encode(),
        "words": np.clip(np.round(table / scale[:, None]), -127, 127).astype(np.int8).tobytes(),
        "words.scale": scale.astype("<f4").tobytes(),
        "places": f32(e.places.weight[:MAX_PIECES]),
        "shapes": f32(e.shapes.weight),
        "gaps": f32(e.gaps.weight),
        "quotes": f32(e.quotes.weight),
        "reach": f32(model.reach.weight),
        "relation": f32(model.relation),
        **layers_of(model),
    }
    for name in ("ask", "gate", "role"):
        blocks[f"{name}.weight"] = f32(getattr(model, name).weight)
        blocks[f"{name}.bias"] = f32(getattr(model, name).bias)
    at, places = 0, {}
    for name, bytes_ in blocks.items():
        places[name] = {"start": at, "end": at + len(bytes_)}
        at += len(bytes_)
    header = {
        "features": FEATURES,
        "labels": {"cue": CUE, "role": ROLE, "name": NAME, "word": WORD, "relation": RELATION},
        "chosen": chosen,
        "blocks": places,
    }
    head = json.dumps(header, sort_keys=True).encode()
    with open(path, "wb") as f:
        f.write(b"earwitness ear 2\n" + struct.pack("<I", len(head)) + head + b"".join(blocks.values()))
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


# Invented for this purpose.
SAMPLES = [
    "Harbour minister Ada Okonjo-Ruiz said on Tuesday that the “Zoë” ferry would sail again by 3 p.m.\n\n"
    "“We have waited long enough,” she told reporters in Port Elgarth, “and the quay isn't ours alone.”\n\n"
    "NATO and the Café Union denied it.",
    'A spokesman for Brindle Corp. declined to comment. "No decision was made," according to Dr. Li Wen of Tarn '
    "University, who criticised the plan.\nVILLAGERS FEAR FLOOD, MAYOR SAYS",
    "It rained.",
]


@torch.no_grad()
def reference(model, pieces, chosen):
    out = []
    for text in SAMPLES:
        page = Page("", text, [pieces.paragraph(text, s, e) for s, e in paragraphs(text)])
        (s,) = B.samples(page, MAX_PIECES)
        x = B.single(s)
        h = model.hidden(x)
        heads = model.arcs(h, x["sentence"]).argmax(-1)
        relation = model.relations(h, heads).argmax(-1)[0]
        kind = model.kind(h).argmax(-1)[0]
        quotations, names = hear(model, h, len(s.first), chosen["cue_bias"])
        at = lambda a, b: characters(page, (s.where[a], s.where[b]))
        scores = torch.cat([model.cue(h), model.name(h)], -1)[0]
        out.append(
            {
                "text": text,
                "words": [page.paragraphs[k].spans[w] for k, w in s.where],
                "ids": s.ids,
                "shapes": s.shapes,
                "gaps": s.gaps,
                "quotes": s.quotes,
                "first": s.first,
                "scores": [[round(v, 4) for v in row.tolist()] for row in scores],
                "sentence": s.sentence,
                "heads": heads[0].tolist(),
                "relations": [RELATION[k] for k in relation],
                "kinds": [WORD[k] for k in kind],
                "quotations": [
                    {r: [at(*x) for x in ([q[r]] if r == "cue" else q[r])] for r in ("content", "source", "cue")}
                    for q in quotations
                ],
                "names": [[*at(a, b), k] for a, b, k in names],
            }
        )
    return out


@torch.no_grad()
def drill(model, pieces, chosen):
    """What decoding makes of vectors and scores that are written out."""
    page = Page("", SAMPLES[1], [pieces.paragraph(SAMPLES[1], s, e) for s, e in paragraphs(SAMPLES[1])])
    (s,) = B.samples(page, MAX_PIECES)
    x = B.single(s)
    h = torch.round(model.encoder(*x["input"])[0, s.first], decimals=3)
    own, cue, name = (torch.round(head(h), decimals=3) for head in (model.word, model.cue, model.name))
    q, n = decode(model, h[None], own[None], cue.numpy(), name.numpy(), chosen["cue_bias"])
    flat = lambda t: [round(v, 3) for v in t.flatten().tolist()]
    return {
        "hidden": flat(h),
        "word": flat(own),
        "cue": flat(cue),
        "name": flat(name),
        "quotations": [{"cue": x["cue"], "source": x["source"], "content": x["content"], "score": x["score"]} for x in q],
        "names": [x[:2] for x in n],
    }


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkpoint")
    ap.add_argument("minilm")
    ap.add_argument("out")
    ap.add_argument("--cue-bias", type=float, default=0.0)
    args = ap.parse_args()
    os.makedirs(args.out, exist_ok=True)
    model, vocab = load(args.checkpoint), vocabulary(args.minilm)
    chosen = {"cue_bias": args.cue_bias}
    digest = write(model, vocab, f"{args.out}/ear.weights", chosen)
    with open(f"{args.out}/reference.json", "w", encoding="utf-8") as f:
        pieces = WordPiece(vocab)
        kept = {"texts": reference(model, pieces, chosen), "drill": drill(model, pieces, chosen)}
        json.dump(kept, f, ensure_ascii=False, separators=(",", ":"))
    print(digest, os.path.getsize(f"{args.out}/ear.weights"))


if __name__ == "__main__":
    main()
