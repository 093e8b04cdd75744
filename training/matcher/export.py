#!/usr/bin/env python3
"""Writes the matchers as the weights files that the library reads, and what its test expects of them.

  export.py STUDENTS FOLDS.json OUT

Writes OUT/matcher.weights (fitted with all stories), OUT/reference.json (invented vectors and their log-odds), and for each
fold OUT/fold<n>.weights with OUT/fold<n>.json, which names the stories that it did not see.
"""
import json
import os
import struct
import sys

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)
from student import SIZE, Matcher  # noqa: E402
from teacher import FOLDS  # noqa: E402
from text import FEATURES  # noqa: E402


def write(path, project, state):
    blocks = {f"project.{part}": block for part, block in project.items()}
    for name in ("heed", "compare", "join", "out"):
        for part in ("weight", "bias"):
            blocks[f"{name}.{part}"] = state[f"{name}.{part}"]
    at, places, body = 0, {}, b""
    for name, block in blocks.items():
        block = np.ascontiguousarray(block, "<f4").tobytes()
        places[name] = {"start": at, "end": at + len(block)}
        at += len(block)
        body += block
    header = {"features": FEATURES, "labels": {}, "chosen": {"sharp": float(state["sharp"])}, "blocks": places}
    header = json.dumps(header, sort_keys=True).encode()
    with open(path, "wb") as f:
        f.write(b"earwitness ear 2\n" + struct.pack("<I", len(header)) + header + body)


def reference(state):
    """Random passages of 1 to 9 words."""
    model = Matcher().eval()
    model.load_state_dict({n: torch.tensor(v) for n, v in state.items()})
    rng, out = np.random.RandomState(7), []
    for n, m in ((1, 1), (3, 5), (9, 4), (6, 6)):
        p, q = rng.randn(n, SIZE), rng.randn(m, SIZE)
        q[: min(n, m)] += p[: min(n, m)]  # some words are near one another
        p, q = (np.round(127 * v / np.linalg.norm(v, axis=1, keepdims=True)).astype(np.int8) for v in (p, q))
        x, y = (torch.tensor(v).float()[None] / 127 for v in (p, q))
        keep = [torch.ones(1, len(v), dtype=torch.bool) for v in (p, q)]
        odds = float(model(x, y, *keep)[0].detach())
        out.append({"one": p.flatten().tolist(), "other": q.flatten().tolist(), "odds": round(odds, 5)})
    return out


def main():
    students, folds, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    project, folds = np.load(f"{students}/project.npz"), json.load(open(folds, encoding="utf-8"))
    for n in range(FOLDS + 1):
        state = {k: v for k, v in np.load(f"{students}/matcher{n}.npz").items() if k != "odds"}
        write(f"{out}/fold{n}.weights" if n < FOLDS else f"{out}/matcher.weights", {} if n < FOLDS else project, state)
        if n < FOLDS:
            stories = [s.split("/", 1)[1] for s in folds[str(n)]]
            json.dump({"matcher": f"fold{n}.weights", "stories": stories}, open(f"{out}/fold{n}.json", "w"), indent=1)
        else:
            json.dump(reference(state), open(f"{out}/reference.json", "w"))


if __name__ == "__main__":
    main()
