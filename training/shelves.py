"""The packed corpora as windows on a device, kept beside the file for the next run."""

import argparse
import multiprocessing
import os

import numpy as np
import torch
import torch.nn.functional as F

import batch as B
import pack
from data import vocabulary
from meaning import principal, teach
from text import WordPiece

ROOMS = (256, 256, 256, 160, 64)  # pieces: of five windows three are full ones
PART = 16  # pages a task


def device_of(seed):
    """The GPU where there is one; random numbers begin at `seed`."""
    torch.manual_seed(seed)
    torch.set_float32_matmul_precision("high")
    return "cuda" if torch.cuda.is_available() else "cpu"


def arguments(minutes, rate):
    """What every loop is told."""
    ap = argparse.ArgumentParser()
    ap.add_argument("corpora")
    ap.add_argument("minilm")
    ap.add_argument("out")
    ap.add_argument("--minutes", type=float, default=minutes)
    ap.add_argument("--rate", type=float, default=rate)
    return ap


def shelves(corpora, minilm, device):
    """({kind: Kind}, vectors of meaning of the passages)."""
    straighten(WordPiece(vocabulary(minilm)))
    kept = f"{corpora}.shelves"
    if not os.path.exists(kept):
        made = fill(corpora, minilm, device)
        torch.save(made, f"{kept}.{os.getpid()}")
        os.replace(f"{kept}.{os.getpid()}", kept)
    kinds, vectors = torch.load(kept, map_location=device, weights_only=False)
    for kind in kinds.values():
        for shelf in kind.shelves:
            shelf.device = device
    return kinds, vectors.to(device)


def straighten(pieces):
    B.STRAIGHT.update({pieces.ids[c]: pieces.ids['"'] for c in "“”"} | {pieces.ids[c]: pieces.ids["'"] for c in "‘’"})


def fill(corpora, minilm, device):
    all_pages = pack.read(corpora)
    del all_pages["tree dev"]
    kinds = {}
    with multiprocessing.get_context("fork").Pool() as pool:
        raw = teach(all_pages["quotation"] + all_pages["story"], f"{minilm}/model.safetensors", device)
        vectors = F.normalize(torch.tensor(raw @ principal(raw)), dim=-1)
        for name, pages in all_pages.items():
            ones = [(pages[k : k + PART], k // PART) for k in range(0, len(pages), PART)]
            some = {}
            for part in pool.imap(windows, ones):
                for room, samples in part.items():
                    some.setdefault(room, []).extend(samples)
            kinds[name] = B.Kind(name, [B.Shelf(s, "cpu") for _, s in sorted(some.items())])
            print(name, {room: len(s) for room, s in some.items()}, flush=True)
    return kinds, vectors


def windows(task):
    """Every page in full windows and in one other size."""
    pages, number = task
    chance = np.random.default_rng(number)
    out = {room: [] for room in ROOMS}
    for page in pages:
        for room in (256, int(chance.choice([160, 160, 64]))):
            for s in B.samples(page, room):
                s.page = None
                out[room].append(s)
    return out
