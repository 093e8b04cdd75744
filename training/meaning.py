"""The meaning teacher: all-MiniLM-L6-v2 on every sentence alone, projected to `MEANING` dimensions."""

import random

import numpy as np
import torch

from model import MEANING, Encoder
from text import CLS, SEP


def passages(p, chance):
    """Sentences of a paragraph and, now and then, a clause of one: word runs (first, last)."""
    out, start = [], 0
    n = len(p.spans)
    for w in range(n):
        full = p.stops[w] and (w + 1 == n or p.gaps[p.first[w + 1]] == 1 and p.shapes[p.first[w + 1]] in (1, 2, 4))
        if full or w + 1 == n:
            if w - start >= 2:
                out.append((start, w))
                if w - start >= 12 and chance.random() < 0.5:
                    a = chance.randrange(start, w - 5)
                    out.append((a, chance.randrange(a + 4, w + 1)))
            start = w + 1
    return out


def lay_out(pages):
    """Fills `page.spans` with passages, numbered over all pages; returns the pieces of each."""
    chance = random.Random(3)
    todo = []
    for page in pages:
        page.spans = []
        for p in page.paragraphs:
            begin = p.first + [len(p.ids)]
            own = []
            for a, b in passages(p, chance):
                if begin[b + 1] - begin[a] <= 126:
                    own.append((a, b, len(todo)))
                    todo.append([CLS, *p.ids[begin[a] : begin[b + 1]], SEP])
            page.spans.append(own)
    return todo


def teach(pages, path, workers=2):
    """Fills `page.spans`; returns the vectors [k, 384]."""
    todo = lay_out(pages)
    order = sorted(range(len(todo)), key=lambda i: len(todo[i]))
    with torch.multiprocessing.get_context("fork").Pool(workers) as pool:
        parts = [([todo[i] for i in order[k : k + 512]], path) for k in range(0, len(order), 512)]
        done = np.concatenate(pool.starmap(vectors_of, parts, 1))
    out = np.zeros_like(done)
    out[order] = done
    return out


@torch.no_grad()
def vectors_of(rows, path):
    torch.set_num_threads(1)
    if path not in TEACHER:
        TEACHER[path] = Encoder(6, features=False).start(path, range(6)).eval()
        TEACHER[path].kind = torch.bfloat16
    out = []
    for k in range(0, len(rows), 64):
        some = rows[k : k + 64]
        ids = torch.zeros(len(some), max(map(len, some)), dtype=torch.long)
        for r, row in enumerate(some):
            ids[r, : len(row)] = torch.tensor(row)
        keep = ids != 0
        h = TEACHER[path](ids, None, None, None, keep).float()
        v = (h * keep[:, :, None]).sum(1) / keep.sum(1)[:, None]
        out.append(torch.nn.functional.normalize(v, dim=-1).numpy())
    return np.concatenate(out)


TEACHER = {}


def principal(vectors):
    """The projection that keeps most of the (uncentred) vectors."""
    _, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    return np.ascontiguousarray(axes[:, ::-1][:, :MEANING])
