"""Fits the ear. `train.py CORPORA MINILM OUT --minutes N`: CORPORA is what `pack.py` wrote.

Several ears are fitted side by side to the same windows. With `--teachers` they learn from the mean of what other ears
hear, on every corpus (Hinton et al. 2015), as well as from gold; the last part of the time 8-bit arithmetic is imitated.
"""

import copy
import os
import random
import time

import torch
import torch.nn.functional as F

import batch as B
from model import CUE, Ear, load, save
from shelves import arguments, device_of, shelves

MIX = {"quotation": 0.5, "worldwide": 0.16, "conll": 0.1, "tree": 0.12, "story": 0.12}
TAUGHT_MIX = {"quotation": 0.4, "worldwide": 0.12, "conll": 0.08, "tree": 0.1, "story": 0.3}
WEIGHT = {"cue": 3, "role": 4, "name": 4, "arc": 1, "relation": 0.5, "kind": 0.3, "meaning": 1}
LONGEST_CUE = 8  # words
FRESH = ("shapes", "gaps", "quotes")  # of the encoder: not MiniLM's


def gold_loss(model, x, h, allowed, vectors):
    parts = {}
    nll = lambda scores, gold: F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-1)
    if "cue" in x:
        parts["cue"] = nll(model.cue(h), x["cue"])
        a, b, k = x["cues"]
        if len(k):
            parts["role"] = nll(model.roles(h, model.word(h), a, b, k), x["role"])
    if "name" in x:
        p = F.log_softmax(model.name(h), -1)
        each = -torch.logsumexp(p.masked_fill(~allowed[x["name"].clamp(min=0)], -1e9), -1)
        parts["name"] = each[x["name"] >= 0].mean()
    if "head" in x:
        parts["arc"] = nll(model.arcs(h, x["sentence"]), x["head"])
        parts["relation"] = nll(model.relations(h, x["head"].clamp(min=0)), x["relation"])
        parts["kind"] = nll(model.kind(h), x["kind"])
    k, a, b, v = x["passages"]
    if len(k):
        total = torch.cumsum(F.pad(h, (0, 0, 1, 0)), 1)
        mean = (total[k, b + 1] - total[k, a]) / (b + 1 - a)[:, None]
        parts["meaning"] = (1 - F.cosine_similarity(model.meaning(mean), vectors[v])).mean()
    return parts


@torch.no_grad()
def lesson(teachers, x):
    """The mean of what the teachers hear; cues are the gold ones and, where there are none, those that they hear."""
    hidden = [t.hidden(x) for t in teachers]
    mean = lambda each: torch.stack([F.softmax(each(t, h), -1) for t, h in zip(teachers, hidden)]).mean(0)
    out = {"cue": mean(lambda t, h: t.cue(h)), "name": mean(lambda t, h: t.name(h)), "kind": mean(lambda t, h: t.kind(h))}
    out["arc"] = mean(lambda t, h: t.arcs(h, x["sentence"]))
    out["heads"] = out["arc"].argmax(-1)
    out["relation"] = mean(lambda t, h: t.relations(h, out["heads"]))
    out["cues"] = x["cues"] if "cue" in x else heard_cues(out["cue"], x["real"])
    if len(out["cues"][0]):
        out["role"] = mean(lambda t, h: t.roles(h, t.word(h), *out["cues"]))
    out["meaning"] = F.normalize(sum(F.normalize(t.meaning(h), dim=-1) for t, h in zip(teachers, hidden)), dim=-1)
    return out


def heard_cues(p, real):
    """(first, last, window) of the runs of best labels."""
    tag = p.argmax(-1).masked_fill(~real, CUE.index("O"))
    n = tag.shape[1]
    at = torch.arange(n, device=tag.device).expand_as(tag)
    after = lambda where: torch.where(where, at, n).flip(1).cummin(1).values.flip(1)
    ends = after(tag == CUE.index("E"))
    broken = after((tag == CUE.index("O")) | (tag == CUE.index("S")))
    begin = (tag == CUE.index("B")) & (ends < broken) & (ends - at < LONGEST_CUE)
    single = tag == CUE.index("S")
    k, a = torch.nonzero(begin | single, as_tuple=True)
    return a, torch.where(single[k, a], a, ends[k, a]), k


def taught_loss(model, x, h, wise):
    real = x["real"]
    away = lambda scores, p, here: -(F.log_softmax(scores, -1) * p).sum(-1)[here].mean()
    parts = {k: away(getattr(model, k)(h), wise[k], real) for k in ("cue", "name", "kind")}
    parts["arc"] = away(model.arcs(h, x["sentence"]), wise["arc"], real)
    parts["relation"] = away(model.relations(h, wise["heads"]), wise["relation"], real)
    if "role" in wise:
        a, b, k = wise["cues"]
        parts["role"] = away(model.roles(h, model.word(h), a, b, k), wise["role"], real[k])
    parts["meaning"] = (1 - F.cosine_similarity(model.meaning(h), wise["meaning"], dim=-1))[real].mean()
    return parts


class Pupil:
    """A model with its optimiser and the running mean of its parameters, which is what is kept."""

    def __init__(self, model, args):
        self.model, self.args = model, args
        model.encoder.words.weight.requires_grad = False
        calm, lively = [], []
        for n, p in model.named_parameters():
            if p.requires_grad:
                fresh = not n.startswith("encoder.") or any(f in n for f in FRESH)
                (lively if fresh else calm).append(p)
        self.rates = (args.rate, args.lively)
        self.parameters = calm + lively
        self.optimiser = torch.optim.AdamW([{"params": calm}, {"params": lively}], weight_decay=0.01)
        self.slow = copy.deepcopy(model).eval()
        self.slow.encoder.kind = torch.float32
        self.pairs = [(a, b) for a, b in zip(self.slow.parameters(), model.parameters()) if b.requires_grad]
        model.encoder.kind = torch.bfloat16
        model.train()
        self.step, self.mean = 0, {}

    def learn(self, share, losses):
        pace = min(1, (self.step + 1) / 150) * max(0.01, 1 - share)
        for group, rate in zip(self.optimiser.param_groups, self.rates):
            group["lr"] = rate * pace
        self.model.encoder.exact = share < self.args.exact
        parts = losses(self.model)
        sum(WEIGHT[k.split()[-1]] * v for k, v in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        with torch.no_grad():
            slow, quick = zip(*self.pairs)
            torch._foreach_lerp_(slow, quick, 1 - min(0.998, (self.step + 1) / (self.step + 30)))
            for k, v in parts.items():
                self.mean[k] = 0.98 * self.mean.get(k, v.detach()) + 0.02 * v.detach()


def fresh(shape, args, teachers):
    layers, inner = map(int, shape.split("x"))
    model = Ear(layers, inner, args.drop)
    if teachers:
        whole = copy.deepcopy(teachers[0]).cpu()
        state = {k: v for k, v in whole.state_dict().items() if ".layers." not in k}
        model.load_state_dict(state, strict=False)
        deep = len(whole.encoder.layers) - 1
        for k, layer in enumerate(model.encoder.layers):
            layer.start(whole.encoder.layers[round(k * deep / max(1, layers - 1))])
    elif args.encoder:
        model.encoder.load_state_dict(torch.load(args.encoder, map_location="cpu", weights_only=True))
    else:
        model.encoder.start(f"{args.minilm}/model.safetensors")
    return model


def main():
    ap = arguments(3, 2e-4)
    ap.add_argument("--shapes", default="6x1536", help="layers x width of their middle, several with commas")
    ap.add_argument("--encoder", help="of pretrain.py; otherwise MiniLM's own")
    ap.add_argument("--teachers", nargs="*", default=[])
    ap.add_argument("--drop", type=float, default=0.1)
    ap.add_argument("--lively", type=float, default=1e-3, help="rate of what begins at random")
    ap.add_argument("--size", type=int, default=8192, help="pieces of a batch")
    ap.add_argument("--exact", type=float, default=0.75, help="share of the time before 8-bit arithmetic is imitated")
    ap.add_argument("--gold", type=float, default=0.5, help="weight of gold beside teachers")
    ap.add_argument("--seed", type=int, default=7)
    args = ap.parse_args()
    device = device_of(args.seed)
    os.makedirs(args.out, exist_ok=True)
    kinds, vectors = shelves(args.corpora, args.minilm, device)
    teachers = [load(t, device) for t in args.teachers]
    for t in teachers:
        t.encoder.kind = torch.bfloat16
    pupils = {s: Pupil(fresh(s, args, teachers).to(device), args) for s in args.shapes.split(",")}
    chance = random.Random(args.seed)
    allowed = {s: B.allowed(s).to(device) for s in ("conll", "worldwide")}
    streams = {k: v.stream(args.size, args.seed) for k, v in kinds.items()}
    mix = TAUGHT_MIX if teachers else MIX
    t0, step, seen = time.time(), 0, 0
    while (share := (time.time() - t0) / 60 / args.minutes) < 1:
        (kind,) = chance.choices(list(mix), list(mix.values()))
        x = next(streams[kind])
        wise = lesson(teachers, x) if teachers else None

        def losses(model):
            h = model.hidden(x)
            gold = gold_loss(model, x, h, allowed.get(kind), vectors)
            if not wise:
                return gold
            return {f"gold {k}": args.gold * v for k, v in gold.items()} | taught_loss(model, x, h, wise)

        for pupil in pupils.values():
            pupil.learn(share, losses)
        step += 1
        seen += x["input"][0].numel()
        if step % 100 == 0 or step == 1:
            print(step, f"{time.time() - t0:.0f}s {seen / (time.time() - t0) / 1000:.0f}k/s", flush=True)
            if step % 500 == 0 or step == 1:
                for s, pupil in pupils.items():
                    print(s, {k: round(float(v), 4) for k, v in pupil.mean.items()}, flush=True)
    for s, pupil in pupils.items():
        save(pupil.slow, f"{args.out}/{s}.pt")


if __name__ == "__main__":
    main()
