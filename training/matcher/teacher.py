#!/usr/bin/env python3
"""The matcher's teachers: a cross-encoder that reads both passages at once.

  teacher.py PACK OUT [FOLD ...]

First fitted to inference, paraphrase and similarity, then, once for every fold that is left out and once with all, to the
labelled pairs. Writes OUT/teach<n>.npz (n = 6: with all): log-odds of the unlabelled and of the labelled pairs; prints the
average precision on the pairs that a teacher did not see. One GPU; all folds side by side.
"""
import multiprocessing
import os
import sys
import time

os.environ.setdefault("PYTORCH_CUDA_ALLOC_CONF", "expandable_segments:True")

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from torch import nn  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)
from model import Encoder  # noqa: E402

FOLDS = 6
CLS, SEP = 101, 102
WEIGHT = {"mnli": 1, "snli": 0.4, "sick": 0.5, "sts": 1, "mrpc": 1.5, "rte": 1, "scitail": 0.5, "fever": 1}
EPOCHS, RATES, BATCH = 2, (1e-4, 8e-5), 128
SEEDS = 2  # teachers of one fold, whose log-odds are averaged


def average_precision(y, s):
    hits = y[np.argsort(-s, kind="stable")] == 1
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum() / max(1, hits.sum()))


def network(path, encoder):
    state = torch.load(path, weights_only=True)
    encoder.load_state_dict({n: v[0].float() * v[1].float() if isinstance(v, tuple) else v for n, v in state.items()})
    return encoder


class Teacher(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.side = Encoder(6, 1536), nn.Embedding(2, 384)
        self.hidden, self.out = nn.Linear(384, 128), nn.Linear(128, 1)
        nn.init.zeros_(self.side.weight)

    def forward(self, ids, side, keep):
        e = self.encoder
        x = e.words(ids) + e.places.weight[: ids.shape[1]] + e.shapes.weight[0] + e.gaps.weight[1] + e.quotes.weight[0]
        x = e.drop(e.norm(x + self.side(side))).to(torch.bfloat16)
        mask = torch.zeros(keep.shape, dtype=x.dtype, device=x.device).masked_fill(~keep, -30000.0)[:, None, None, :]
        for layer in e.layers:
            x = layer(x, mask, True, keep)
        return self.out(torch.tanh(self.hidden(x[:, 0].float())))[:, 0]


class Data:
    def __init__(self, pack, device):
        z = dict(np.load(f"{pack}/pairs.npz"))
        lengths = z["pieces_in"].astype(np.int64)
        at, pieces = np.concatenate([[0], np.cumsum(lengths)]), z["pieces"]
        table = np.zeros((len(lengths), lengths.max()), np.int16)
        for i, n in enumerate(lengths):
            table[i, :n] = pieces[at[i] : at[i + 1]]
        self.z, self.device, self.lengths = z, device, lengths
        self.table, self.length = torch.from_numpy(table).to(device), torch.from_numpy(lengths).to(device)

    def batch(self, a, b):
        a, b = (torch.from_numpy(x.astype(np.int64)).to(self.device) for x in (a, b))
        la, lb = self.length[a][:, None], self.length[b][:, None]
        n = int((la + lb).max()) + 3
        r = torch.arange(n, device=self.device)[None]
        most = self.table.shape[1] - 1
        one = self.table[a].gather(1, (r - 1).clamp(0, most).expand(len(a), n)).long() & 0xFFFF
        two = self.table[b].gather(1, (r - la - 2).clamp(0, most)).long() & 0xFFFF
        ids = torch.where(r <= la, one, torch.where(r < la + lb + 2, two, torch.zeros_like(two)))
        ids = torch.where(r == 0, CLS, ids)
        ids = torch.where((r == la + 1) | (r == la + lb + 2), SEP, ids)
        return ids, (r > la + 1).long(), r <= la + lb + 2


def descend(model, optimiser, loss, rate):
    for group in optimiser.param_groups:
        group["lr"] = rate
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


def train(model, data, a, b, y, w, rate, seed):
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01, fused=True)
    rng, n, step = np.random.RandomState(seed), len(y), 0
    steps = EPOCHS * (n // BATCH) + 1
    long = data.lengths[a] + data.lengths[b]
    model.train()
    for _ in range(EPOCHS):
        chunks = [c[np.argsort(long[c], kind="stable")] for c in np.array_split(rng.permutation(n), max(1, n // (BATCH * 50)))]
        batches = [c[j : j + BATCH] for c in chunks for j in range(0, len(c), BATCH)]
        rng.shuffle(batches)
        for ix in batches:
            swap = rng.rand(len(ix)) < 0.5
            out = model(*data.batch(np.where(swap, a[ix], b[ix]), np.where(swap, b[ix], a[ix])))
            target, weight = (torch.tensor(v[ix], device=data.device, dtype=torch.float32) for v in (y, w))
            loss = (F.binary_cross_entropy_with_logits(out, target, reduction="none") * weight).mean()
            descend(model, optimiser, loss, rate * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps))
            step += 1
    model.eval()


@torch.no_grad()
def score(model, data, a, b):
    order, out = np.argsort(data.lengths[a] + data.lengths[b], kind="stable"), np.zeros(len(a), np.float32)
    for j in range(0, len(order), 512):
        ix = order[j : j + 512]
        out[ix] = ((model(*data.batch(a[ix], b[ix])) + model(*data.batch(b[ix], a[ix]))) / 2).cpu().numpy()
    return out


def fold(pack, out, n):
    start, data = time.time(), Data(pack, "cuda")
    z = data.z
    a, b, y, free = z["a"], z["b"], z["y"].astype(np.float32), z["free"]
    base = torch.load(f"{out}/base.pt", weights_only=True)
    seen = z["fold"] != n
    of_free, of_labelled = np.zeros(len(free), np.float32), np.zeros(len(y), np.float32)
    for seed in range(SEEDS):
        torch.manual_seed(seed)
        model = Teacher()
        model.load_state_dict(base)
        model.encoder.drop.p = 0.1
        model.cuda()
        train(model, data, a[seen], b[seen], y[seen], np.ones(seen.sum(), np.float32), RATES[1], 10 * n + seed)
        of_free += score(model, data, free[:, 0], free[:, 1]) / SEEDS
        of_labelled += score(model, data, a, b) / SEEDS
    np.savez(f"{out}/teach{n}.npz", free=of_free.astype(np.float16), labelled=of_labelled.astype(np.float32))
    kind = z["kind"]
    told = [round(average_precision(y[~seen & (kind == k)], of_labelled[~seen & (kind == k)]), 4) for k in (0, 1) if n < FOLDS]
    print(f"teacher {n}: held out passages, sayings {told}; {time.time() - start:.0f} s", flush=True)


def main():
    pack, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    start, data = time.time(), Data(pack, "cuda")
    z = data.z
    torch.manual_seed(0)
    model = Teacher()
    network(f"{pack}/encoder.pt", model.encoder)
    model.encoder.drop.p = 0.1
    model.cuda()
    weight = np.array([WEIGHT[n] for n in z["corpora"]], np.float32)[z["aux_corpus"]]
    train(model, data, z["aux"][:, 0], z["aux"][:, 1], z["aux_y"].astype(np.float32), weight, RATES[0], 0)
    torch.save(model.state_dict(), f"{out}/base.pt")
    print(f"base: {time.time() - start:.0f} s", flush=True)
    del model, data
    torch.cuda.empty_cache()
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=fold, args=(pack, out, n)) for n in map(int, sys.argv[3:] or range(FOLDS + 1))]
    [w.start() for w in workers]
    [w.join() for w in workers]
    os.remove(f"{out}/base.pt")


if __name__ == "__main__":
    main()
