"""The meaning teacher: all-MiniLM-L6-v2 on every sentence alone, projected to `MEANING` dimensions."""

import random

import numpy as np
import torch

from model import MEANING, WIDTH, Encoder
from text import CLS, SEP


def passages(p, chance):
    """Sentences of a paragraph and, now and then, a clause of one: word runs (first, last)."""
    out, start = [], 0
    n = len(p.spans)
    for w in range(n):
        if w + 1 == n or p.opens(w + 1):
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


@torch.no_grad()
def teach(pages, path, device):
    """Fills `page.spans`; returns the vectors [k, 384]."""
    todo = lay_out(pages)
    order = sorted(range(len(todo)), key=lambda i: len(todo[i]))
    teacher = Encoder(6, features=False).start(path).to(device).eval()
    teacher.kind = torch.bfloat16
    out = np.zeros((len(todo), WIDTH), np.float32)
    for k in range(0, len(order), 512):
        some = order[k : k + 512]
        ids = torch.zeros(len(some), max(len(todo[i]) for i in some), dtype=torch.long)
        for r, i in enumerate(some):
            ids[r, : len(todo[i])] = torch.tensor(todo[i])
        ids = ids.to(device)
        keep = ids != 0
        h = teacher(ids, None, None, None, keep).float()
        v = (h * keep[:, :, None]).sum(1) / keep.sum(1)[:, None]
        out[some] = torch.nn.functional.normalize(v, dim=-1).cpu().numpy()
    return out


def principal(vectors):
    """The projection that keeps most of the (uncentred) vectors."""
    _, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    return np.ascontiguousarray(axes[:, ::-1][:, :MEANING])
