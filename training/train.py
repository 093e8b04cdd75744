"""Fits the ear. `train.py DATA MINILM OUT --minutes N [--layers 0,1,2,3,4,5] [--init FILE]`

With `--init` a checkpoint is trained on; its own vectors of meaning are then what the meaning head is held to (Li and
Hoiem 2016), on passages of stories.
"""

import argparse
import copy
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import batch as B
from data import name_pages, quotation_pages, story_texts, vocabulary, worldwide, Page
from evaluate import names_f1, quotations_f1
from meaning import lay_out, principal, teach
from model import MEANING, Ear, save
from text import WordPiece, paragraphs

PIECES = 1792  # of a batch
MIX = {"quotation": 0.64, "worldwide": 0.15, "conll": 0.12, "story": 0.09}
EXACT = 0.8


def corpora(data, pieces, stories):
    conll = [f"{data}/ner/conllpp/conllpp_train.txt"]
    gold = f"{data}/ner/wikigold/wikigold.conll.txt"
    kinds = {
        "quotation": quotation_pages(f"{data}/polnear/train", pieces),
        "worldwide": [p for f in worldwide(data, False) for n in (0, 1) for p in name_pages(f, "worldwide", pieces, n)],
        "conll": [p for f in conll + [gold] for n in (0, 1) for p in name_pages(f, "conll", pieces, n)],
        "story": [],
    }
    names = ["wikinews_sources", "giveme5w1h_news_cluster", "basil", "newswcl50", "groundnews", "allsides_roundups"]
    for text in story_texts(data, names):
        if len(kinds["story"]) >= stories:
            break
        text = text[:6000]
        kinds["story"].append(Page("", "", [pieces.paragraph(text, s, e) for s, e in paragraphs(text)]))
    return kinds


def kept(path, make):
    if not os.path.exists(path):
        with open(path, "wb") as f:
            pickle.dump(make(), f)
    with open(path, "rb") as f:
        return pickle.load(f)


def stream(pages, chance):
    """Batches without end: windows of varying room, of about equal length in a batch."""
    while True:
        pool = []
        chance.shuffle(pages)
        for k, page in enumerate(pages):
            pool += B.samples(page, chance.choice([256, 256, 256, 160, 64]))
            if len(pool) > 600 or k + 1 == len(pages):
                pool.sort(key=lambda s: len(s.ids) + chance.random() * 8)
                out, now = [], []
                for s in pool:
                    if now and len(s.ids) * (len(now) + 1) > PIECES:
                        out.append(now)
                        now = []
                    now.append(s)
                out.append(now)
                chance.shuffle(out)
                yield from (B.collate(b, chance) for b in out if b)
                pool = []


def words(model, x):
    h = model.encoder(*x["input"])
    return torch.gather(h, 1, x["first"][:, :, None].expand(-1, -1, h.shape[-1]))


def mean_of(h, k, a, b):
    total = torch.cumsum(F.pad(h, (0, 0, 1, 0)), 1)
    return (total[k, b + 1] - total[k, a]) / (b + 1 - a)[:, None]


def loss_of(model, x, vectors, allowed):
    h = model.drop(words(model, x).float())
    some, w = x["samples"], x["first"].shape[1]
    parts = {}
    if some[0].page.quotations is not None:
        parts["cue"] = 3 * F.cross_entropy(model.cue(h).transpose(1, 2), B.padded([s.cue_tags for s in some], w))
        parts["plain"] = 0.5 * F.cross_entropy(model.plain(h).transpose(1, 2), B.padded([s.plain for s in some], w))
        cues = [(k, c) for k, s in enumerate(some) for c in s.cues]
        if cues:
            a = torch.tensor([c[0][0] for _, c in cues])
            b = torch.tensor([c[0][1] for _, c in cues])
            k = torch.tensor([k for k, _ in cues])
            role = model.roles(h, model.word(h), a, b, k)
            gold = B.padded([c[1] for _, c in cues], w)
            parts["role"] = 4 * F.cross_entropy(role.transpose(1, 2), gold)
    if some[0].page.names is not None:
        gold = B.padded([s.names for s in some], w)
        p = F.log_softmax(model.name(h), -1)
        may = allowed[some[0].page.scheme][gold.clamp(min=0)]
        each = -torch.logsumexp(p.masked_fill(~may, -1e9), -1)
        parts["name"] = 4 * each[gold >= 0].mean()
    spans = [(k, *s) for k, x_ in enumerate(some) for s in x_.spans]
    if spans:
        k, a, b, v = (torch.tensor(c) for c in zip(*spans))
        if isinstance(vectors, Ear):
            with torch.no_grad():
                gold = vectors.meaning(mean_of(words(vectors, x), k, a, b))
        else:
            gold = vectors[v]
        parts["meaning"] = 1 * (1 - F.cosine_similarity(model.meaning(mean_of(h, k, a, b)), gold)).mean()
    return parts


def taught(pages, args):
    """The teacher's vectors of the pages' passages, kept for the next run."""
    cache = f"{args.out}/meaning.pt"
    if os.path.exists(cache):
        old = torch.load(cache)
        for page, spans in zip(pages, old["spans"], strict=True):
            page.spans = spans
        return old["vectors"]
    raw = teach(pages, f"{args.minilm}/model.safetensors")
    axes = principal(raw)
    vectors = F.normalize(torch.tensor(raw @ axes), dim=-1)
    torch.save({"spans": [p.spans for p in pages], "vectors": vectors, "axes": torch.tensor(axes)}, cache)
    return vectors


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data")
    ap.add_argument("minilm")
    ap.add_argument("out")
    ap.add_argument("--minutes", type=float, default=30)
    ap.add_argument("--layers", default="0,1,2,3,4,5")
    ap.add_argument("--init")
    ap.add_argument("--stories", type=int, default=900)
    ap.add_argument("--rate", type=float, default=1.2e-4)
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--exact", type=float, default=EXACT, help="share of the time before 8-bit arithmetic is imitated")
    ap.add_argument("--kind", default="bfloat16", choices=["bfloat16", "float32"], help="float32 where the processor has no bfloat16")
    ap.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are, with what is below them")
    ap.add_argument("--look", type=float, default=8, help="minutes between looks at dev")
    args = ap.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    os.makedirs(args.out, exist_ok=True)
    chance = random.Random(7)
    vocab = vocabulary(args.minilm)
    pieces = WordPiece(vocab)
    quote = pieces.ids['"']
    B.STRAIGHT.update({pieces.ids[c]: quote for c in "“”"} | {pieces.ids[c]: pieces.ids["'"] for c in "‘’"})
    t0 = time.time()
    kinds = kept(f"{args.out}/corpora.pickle", lambda: corpora(args.data, pieces, args.stories))
    print({k: (len(v), sum(len(p.ids) for d in v for p in d.paragraphs)) for k, v in kinds.items()}, round(time.time() - t0), flush=True)
    take = [int(x) for x in args.layers.split(",")]
    model = Ear(len(take))
    if args.init:
        model.load_state_dict(torch.load(args.init, weights_only=True)["state"])
        lay_out(kinds["story"])
        vectors = copy.deepcopy(model).eval()
    else:
        model.encoder.start(f"{args.minilm}/model.safetensors", take)
        vectors = taught(kinds["quotation"] + kinds["story"], args)
    print("taught", round(time.time() - t0), flush=True)
    if args.frozen:
        model.encoder.requires_grad_(False)
        for layer in model.encoder.layers[args.frozen :]:
            layer.requires_grad_(True)
    model.encoder.words.weight.requires_grad = False
    model.share_memory()
    fork = torch.multiprocessing.get_context("fork")
    workers = [fork.Process(target=work, args=(n, args, model, kinds, vectors, pieces)) for n in range(args.workers)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()


def work(number, args, model, kinds, vectors, pieces):
    """One of the workers that share the parameters and step without waiting for each other (Hogwild, Niu et al. 2011)."""
    torch.manual_seed(7 + number)
    chance = random.Random(7 + number)
    calm, lively = [], []
    for n, p in model.named_parameters():
        if p.requires_grad:
            fresh = not n.startswith("encoder.") or any(f in n for f in ("shapes", "gaps", "quotes"))
            (lively if fresh else calm).append(p)
    rates = (args.rate, 1e-3)
    optimiser = torch.optim.AdamW([{"params": calm}, {"params": lively}], weight_decay=0.01, fused=True)
    model.encoder.kind = getattr(torch, args.kind)
    if isinstance(vectors, Ear):
        vectors.encoder.kind = model.encoder.kind
    slow = copy.deepcopy(model).eval()
    slow.encoder.kind = torch.float32
    quick_ones = [p for p in model.parameters() if p.requires_grad]
    slow_ones = [a for a, b in zip(slow.parameters(), model.parameters()) if b.requires_grad]
    allowed = {s: B.allowed(s) for s in ("conll", "worldwide")}
    streams = {k: stream(v, chance) for k, v in kinds.items() if v}
    t0 = time.time()
    step, seen, mean, looked = 0, 0, {}, 0
    model.train()
    while (share := (time.time() - t0) / 60 / args.minutes) < 1:
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * min(1, (step + 1) / 80) * max(0.02, 1 - share)
        model.encoder.exact = share < args.exact
        kind = chance.choices(list(MIX), list(MIX.values()))[0]
        x = next(streams[kind])
        parts = loss_of(model, x, vectors, allowed)
        if not parts:
            continue
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(calm + lively, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        seen += int(x["input"][4].sum())
        for k, v in parts.items():
            mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
        if number:
            continue
        with torch.no_grad():
            torch._foreach_lerp_(slow_ones, quick_ones, 1 - min(0.997, (step + 1) / (step + 30)))
        if step % 50 == 0:
            m = (time.time() - t0) / 60
            print(f"{step} {m:.1f}m {seen / m / 60:.0f}/s", {k: round(v, 4) for k, v in mean.items()}, flush=True)
            if m - looked > args.look:
                looked = m
                save(slow, f"{args.out}/ear.pt")
    if number == 0:
        save(slow, f"{args.out}/ear.pt")
        print("dev", quotations_f1(slow, args.data, pieces), names_f1(slow, args.data, pieces), flush=True)


if __name__ == "__main__":
    main()
