#!/usr/bin/env python3
"""Everything the matcher is fitted on, in pieces and without text, for a machine with a GPU.

  earwitness-lab export pairs > pairs.jsonl; earwitness-lab export sayings > sayings.jsonl
  earwitness-lab export accounts > accounts.jsonl
  earwitness-lab export pairs UNLABELLED.jsonl > other.jsonl        # reports of stories without labels
  pack.py DATA MINILM ENCODER EAR accounts.jsonl pairs.jsonl sayings.jsonl UNLABELLED.jsonl other.jsonl OUT

ENCODER is what `pretrain.py` writes, EAR what `train.py` writes for the ear that is shipped. Writes OUT/pairs.npz,
OUT/folds.json and both networks with 8-bit weights. Folds are by story: whatever is fitted for a story's own fold never saw
its labels.
"""
import csv
import glob
import json
import os
import random
import sys

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import batch  # noqa: E402
from data import vocabulary  # noqa: E402
from model import LEVELS  # noqa: E402
from text import WordPiece, paragraphs  # noqa: E402

FOLDS = 6
UNLABELLED = 400_000  # pairs of stories without labels; the likelier to say the same, the likelier drawn
LONGEST = 90  # pieces of a passage that the teacher sees
WORDS = 60  # words of a passage that the matcher sees
FAR = 0.12  # labelled pairs with a lower cosine of their stems say different things, nearly all: few are kept
KEPT = 0.12


def auxiliary(data):
    """(corpus, one, other, 0 to 1): inference as "follows", paraphrase, graded similarity."""
    rows = lambda f: csv.DictReader(open(f, encoding="utf-8"))
    for name in ("mnli/dev", "snli/dev", "rte/train", "rte/dev", "scitail/dev", "sick/train", "sick/dev"):
        for r in rows(f"{data}/inference/{name}.csv"):
            yield name.split("/")[0], r["premise"], r["hypothesis"], float(r["label"].lower() == "entailment")
    for version in ("full", "generated"):
        for line in open(f"{data}/inference/fever_symmetric/symmetric_v0.1_fever_symmetric_{version}.jsonl"):
            r = json.loads(line)
            yield "fever", r["evidence_sentence"], r["claim"], float(r["label"] == "SUPPORTS")
    for name in ("train", "val"):
        for line in list(open(f"{data}/similarity/para/msr/msr-para-{name}.tsv", encoding="utf-8"))[1:]:
            c = line.rstrip("\n").split("\t")
            if len(c) == 5:
                yield "mrpc", c[3], c[4], float(c[0])
    for f in sorted(glob.glob(f"{data}/similarity/sts/semeval-sts/all/*")):
        for line in open(f, encoding="utf-8", errors="replace"):
            c = line.rstrip("\n").split("\t")
            try:
                yield "sts", c[1], c[2], min(1.0, float(c[0]) / 5)
            except (ValueError, IndexError):
                continue


class Page:
    def __init__(self, splitter, text):
        self.id, self.quotations, self.names, self.spans, self.trees = "", None, None, None, None
        self.paragraphs = [splitter.paragraph(text, a, b) for a, b in paragraphs(text)]


class Pool:
    """Passages, each once: in pieces for the teacher, in words of their reports for the matcher."""

    def __init__(self, splitter, texts):
        self.splitter, self.texts = splitter, texts
        self.number, self.pieces, self.words = {}, [], []
        self.ids, self.marks, self.first, self.reports, self.count = [], [], [], {}, 0

    def report(self, key):
        if key not in self.reports:
            page, spans = Page(self.splitter, self.texts[key]), []
            for s in batch.samples(page, 256):
                self.ids.append(np.array(s.ids, np.uint16))
                self.marks.append(np.array(s.shapes, np.uint8) + 8 * np.array(s.gaps, np.uint8) + 24 * np.array(s.quotes, np.uint8))
                self.first.append(np.array(s.first, np.uint16))
                spans += [page.paragraphs[k].spans[w] for k, w in s.where]
            self.reports[key] = self.count, np.array(spans).reshape(-1, 2)
            self.count += len(spans)
        return self.reports[key]

    def passage(self, corpus, report, spans):
        key = corpus, report, json.dumps(spans)
        if key not in self.number:
            text = self.texts[corpus, report]
            told = " ".join(" ".join(text[a:b] for a, b in spans).split())[:600]
            base, places = self.report((corpus, report))
            within = np.zeros(len(places), bool)
            for a, b in spans:
                within |= (places[:, 0] >= a) & (places[:, 0] < b)
            self.number[key] = len(self.pieces)
            self.pieces.append(np.array(self.splitter.paragraph(told, 0, len(told)).ids[:LONGEST], np.uint16))
            self.words.append((base + np.where(within)[0][:WORDS]).astype(np.int64))
        return self.number[key]


def texts(data, accounts, unlabelled):
    found = {}
    for line in open(accounts, encoding="utf-8"):
        for story in json.loads(line)["account"]["stories"]:
            for report in story["reports"]:
                found["account", report["id"]] = report["text"]
    for f in sorted(glob.glob(f"{data}/stories/*.jsonl")):
        for line in open(f, encoding="utf-8"):
            r = json.loads(line)
            found.setdefault(("spark" if "spark" in f else "labelled", r["doc"]), r["text"])
    for line in open(unlabelled, encoding="utf-8"):
        r = json.loads(line)
        found["unlabelled", r["doc"]] = r["text"]
    return found


def eighth(state, levels):
    """Weights in 8 bits: the network has to travel."""
    out = {}
    for name, v in state.items():
        v = v.float()
        if v.dim() == 2 and v.numel() > 5000:
            scale = v.abs().amax(1, keepdim=True).clamp(min=1e-8) / levels
            v = (v / scale).round().to(torch.int8), scale.half()
        out[name] = v
    return out


def main():
    data, minilm, encoder, ear, accounts, pairs, sayings, unlabelled, other, out = sys.argv[1:]
    random.seed(1)
    pool = Pool(WordPiece(vocabulary(minilm)), texts(data, accounts, unlabelled))
    rows = lambda f: (json.loads(line) for line in list(open(f, encoding="utf-8"))[1:])
    labelled, stories = [], []
    for kind, f in enumerate((pairs, sayings)):
        cosine = json.loads(next(open(f, encoding="utf-8")))["features"].index("cosine")
        for story, label, features, one, two in rows(f):
            corpus = story.split("/")[0]
            if label < 0 or one[0] == two[0]:
                continue
            if corpus != "account" and label == 0 and features[cosine] < FAR and random.random() > KEPT:
                continue
            labelled.append((kind, label, pool.passage(corpus, *one[:2]), pool.passage(corpus, *two[:2])))
            stories.append(story)
    free = [(max(0.02, min(1.0, 2 * f[2])), one, two) for _, _, f, one, two in rows(other)]
    weight = np.array([w for w, _, _ in free])
    drawn = np.random.RandomState(0).choice(len(free), min(len(free), UNLABELLED), replace=False, p=weight / weight.sum())
    free = [tuple(pool.passage("unlabelled", *side[:2]) for side in free[i][1:]) for i in sorted(drawn)]
    aux = []
    for corpus, one, two, y in auxiliary(data):
        pool.texts["aux", one], pool.texts["aux", two] = one, two
        aux.append((corpus, pool.passage("aux", one, [[0, len(one)]]), pool.passage("aux", two, [[0, len(two)]]), y))
    corpora = sorted({a[0] for a in aux})
    names = sorted(set(stories))
    fold = {}
    for group in ([n for n in names if n.startswith("account/")], [n for n in names if not n.startswith("account/")]):
        fold |= {group[k]: n % FOLDS for n, k in enumerate(np.random.RandomState(0).permutation(len(group)))}
    os.makedirs(out, exist_ok=True)
    json.dump({str(n): sorted(s for s in names if fold[s] == n) for n in range(FOLDS)}, open(f"{out}/folds.json", "w"), indent=1)
    flat = np.concatenate(pool.words)
    np.savez_compressed(
        f"{out}/pairs.npz",
        pieces=np.concatenate(pool.pieces), pieces_in=np.array([len(p) for p in pool.pieces], np.uint8),
        ids=np.concatenate(pool.ids), marks=np.concatenate(pool.marks), first=np.concatenate(pool.first),
        ids_in=np.array([len(x) for x in pool.ids], np.uint16), first_in=np.array([len(x) for x in pool.first], np.uint16),
        words=np.diff(flat, prepend=0).astype(np.int32), words_in=np.array([len(w) for w in pool.words], np.uint8),
        kind=[x[0] for x in labelled], y=[x[1] for x in labelled], a=[x[2] for x in labelled], b=[x[3] for x in labelled],
        fold=[fold[s] for s in stories], account=[s.startswith("account/") for s in stories],
        free=np.array(free, np.uint32), aux=np.array([x[1:3] for x in aux], np.uint32), aux_y=[x[3] for x in aux],
        aux_corpus=[corpora.index(x[0]) for x in aux], corpora=np.array(corpora))
    state = torch.load(encoder, map_location="cpu", weights_only=True)
    torch.save(eighth(state, LEVELS), f"{out}/encoder.pt")
    state = torch.load(ear, map_location="cpu", weights_only=True)["state"]
    torch.save(eighth({n[8:]: v for n, v in state.items() if n.startswith("encoder.")}, LEVELS), f"{out}/ear.pt")
    print(len(labelled), "labelled,", len(free), "unlabelled,", len(aux), "auxiliary;", len(pool.pieces), "passages,", pool.count, "words")


if __name__ == "__main__":
    main()
