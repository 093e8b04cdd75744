"""Dev scores of a checkpoint in Python: `evaluate.py CHECKPOINT DATA MINILM TOOLS`. The lab scores the Rust program."""

import json
import os
import sys
import tempfile

import torch

import batch as B
import decode
from data import name_pages, quotation_pages, vocabulary, worldwide
from model import RELATION, load
from pack import tree_dev
from text import WordPiece
from trees import tree_pages


@torch.no_grad()
def heard(model, page, bias=None):
    """(quotations, names) with spans as (paragraph, word, word) through the page's windows."""
    quotations, names = [], []
    for s in B.samples(page, 256):
        h = model.hidden(B.single(s, model.role.weight.device))
        q, n = decode.hear(model, h, len(s.first), bias)
        at = lambda a, b: (s.where[a], s.where[b])
        for one in q:
            one = dict(one)
            one["cue"] = [at(*one["cue"])]
            one["source"] = [at(*r) for r in one["source"]]
            one["content"] = [at(*r) for r in one["content"]]
            quotations.append(one)
        names += [(*at(a, b), k) for a, b, k in n]
    return quotations, names


def characters(page, run):
    (k, a), (j, b) = run
    return [page.paragraphs[k].spans[a][0], page.paragraphs[j].spans[b][1]]


def predict(model, pages, bias=None):
    out = {}
    for page in pages:
        q, _ = heard(model, page, bias)
        out[page.id] = [{r: [characters(page, f) for f in one[r]] for r in ("content", "source", "cue")} for one in q]
    return out


def quotations_f1(model, data, pieces, limit=None, tools=None, bias=None):
    sys.path.insert(0, tools or os.environ.get("EAR_TOOLS", ""))
    import score_polnear as S

    folder = f"{data}/polnear/dev"
    gold = S.load_gold(folder)
    pages = quotation_pages(folder, pieces)[:limit]
    pred = predict(model, pages, bias)
    tally = S.Tally()
    for page in pages:
        text, attributions = gold[page.id]
        p = [{r: S.merge(q[r], text) for r in S.ROLES} for q in pred[page.id]]
        S.score_doc(text, attributions, p, tally)
    res = tally.result()
    keys = ["attributed", "content.dice50", "content.exact", "source.exact", "cue.exact", "direct.attributed", "mixed.attributed", "indirect.attributed"]
    return {k: round(res[k]["F1"], 3) for k in keys} | {"P": round(res["attributed"]["P"], 3), "R": round(res["attributed"]["R"], 3)}


def names_f1(model, data, pieces, limit=None):
    fold = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}
    out = {}
    sets = {"conllpp": [f"{data}/ner/conllpp/conllpp_dev.txt"], "worldwide": worldwide(data, True)}
    for name, files in sets.items():
        tp = n = m = 0
        pages = [p for f in files for p in name_pages(f, "conll", pieces, False)][:limit]
        for page in pages:
            gold = {(k, a, b, fold[kind]) for k, own in enumerate(page.names) for a, b, kind in own if kind in fold}
            _, names = heard(model, page)
            mine = {(k, a, b, fold[kind]) for (k, a), (_, b), kind in names if kind in fold}
            tp, n, m = tp + len(gold & mine), n + len(gold), m + len(mine)
        out[name] = round(2 * tp / max(1, n + m), 4)
    return out


@torch.no_grad()
def trees_f1(model, pages):
    """Shares of words (marks left out) with the right head, the right head and relation, the right kind."""
    total = head = both = kind = 0
    for page in pages:
        for s in B.samples(page, 256):
            x = B.single(s, model.role.weight.device)
            h = model.hidden(x)
            heads = model.arcs(h, x["sentence"]).argmax(-1)
            relation = model.relations(h, heads).argmax(-1)
            judged = (x["head"] >= 0) & (x["relation"] != RELATION.index("punct")) & (x["relation"] != RELATION.index("part"))
            right = judged & (heads == x["head"])
            total += int(judged.sum())
            head += int(right.sum())
            both += int((right & (relation == x["relation"])).sum())
            kind += int((judged & (model.kind(h).argmax(-1) == x["kind"])).sum())
    return {k: round(v / max(1, total), 4) for k, v in {"UAS": head, "LAS": both, "UPOS": kind}.items()}


if __name__ == "__main__":
    checkpoint, data, minilm, tools = sys.argv[1:5]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(1)
    pieces = WordPiece(vocabulary(minilm))
    model = load(checkpoint, device)
    model.encoder.exact = sys.argv[5:] != ["8"]
    for bias in (0.0, -0.5, -1.0):
        print(checkpoint, bias, json.dumps(quotations_f1(model, data, pieces, tools=tools, bias=bias)), flush=True)
    print(checkpoint, json.dumps(names_f1(model, data, pieces)), flush=True)
    if os.path.exists(f"{data}/ewt"):
        print(checkpoint, json.dumps(trees_f1(model, [p for f in tree_dev(data) for p in tree_pages(f, pieces)])))
