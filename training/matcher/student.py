#!/usr/bin/env python3
"""The matcher: a small network over the word vectors of two passages, taught by the teachers.

  student.py PACK TEACHERS OUT

Decomposable attention (Parikh et al. 2016) over 64 numbers a word, which are a projection of the ear's. The projection is
fitted first, to the unlabelled pairs alone, and then kept in 8 bits; what stands on it is fitted once for every fold that is
left out and once with all (n = 6). Writes OUT/project.npz and OUT/matcher<n>.npz; prints the average precision on the pairs
that neither the matcher nor its teacher saw. One GPU.
"""
import multiprocessing
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, HERE)
from model import Encoder  # noqa: E402
from teacher import FOLDS, average_precision, descend, network  # noqa: E402

SIZE, WORDS = 64, 60
HARD = 0.5  # weight of a label beside the teacher's opinion of the same pair
AUX = 0.3
EPOCHS, BATCH, RATE = 12, 1024, 2e-3


class Matcher(nn.Module):
    """On unit vectors of SIZE numbers a word."""

    def __init__(self):
        super().__init__()
        self.heed = nn.Linear(SIZE, 1)
        self.compare, self.join, self.out = nn.Linear(3 * SIZE, SIZE), nn.Linear(4 * SIZE + 6, SIZE), nn.Linear(SIZE, 1)
        self.sharp, self.drop = nn.Parameter(torch.tensor(10.0)), nn.Dropout(0.05)

    def side(self, p, q, keep, cosine):
        heeded = (cosine * self.sharp).masked_fill(~keep[:, None, :], -1e4).softmax(-1) @ q
        best = cosine.masked_fill(~keep[:, None, :], -1).amax(-1)
        return F.relu(self.compare(torch.cat([p, heeded, p * heeded], -1))), best

    def forward(self, p, q, kp, kq):
        def share(x, keep):
            w = F.softplus(self.heed(x))[..., 0] * keep
            return w / w.sum(1, keepdim=True).clamp(min=1e-6)

        wp, wq, cosine = share(p, kp), share(q, kq), p @ q.transpose(1, 2)
        (cp, bp), (cq, bq) = self.side(p, q, kq, cosine), self.side(q, p, kp, cosine.transpose(1, 2))
        cp, cq = cp * kp[..., None], cq * kq[..., None]
        u, v = (cp * wp[..., None]).sum(1), (cq * wq[..., None]).sum(1)
        mu, mv = cp.amax(1), cq.amax(1)
        sp, sq = (bp * kp * wp).sum(1), (bq * kq * wq).sum(1)
        lp, lq = kp.sum(1).clamp(min=1).float().log(), kq.sum(1).clamp(min=1).float().log()
        whole = F.cosine_similarity((p * wp[..., None]).sum(1), (q * wq[..., None]).sum(1), dim=-1)
        low, high = torch.minimum, torch.maximum
        told = torch.stack([low(sp, sq), high(sp, sq), low(lp, lq), high(lp, lq), whole, (sp - sq).abs()], -1)
        joined = torch.cat([u + v, (u - v).abs(), mu + mv, (mu - mv).abs(), told], -1)
        return self.out(self.drop(F.relu(self.join(joined))))[:, 0]


class Whole(nn.Module):
    """The matcher with its projection of the ear's vectors."""

    def __init__(self):
        super().__init__()
        self.project, self.matcher, self.drop = nn.Linear(384, SIZE), Matcher(), nn.Dropout(0.05)

    def forward(self, x, y, kx, ky):
        p, q = (F.normalize(self.project(self.drop(v)), dim=-1) for v in (x, y))
        return self.matcher(p, q, kx, ky)


class Data:
    """Passages as rows of words."""

    def __init__(self, pack, vectors):
        self.z = z = dict(np.load(f"{pack}/pairs.npz"))
        inside = z["words_in"].astype(np.int64)
        at, flat = np.concatenate([[0], np.cumsum(inside)]), np.cumsum(z["words"].astype(np.int64))
        table = np.full((len(inside), WORDS), len(vectors) - 1, np.int64)
        for i, n in enumerate(inside):
            table[i, :n] = flat[at[i] : at[i + 1]]
        self.table, self.inside, self.vectors = torch.from_numpy(table).cuda(), torch.from_numpy(inside).cuda(), vectors

    def sides(self, a, b):
        n = int(torch.maximum(self.inside[a].max(), self.inside[b].max()).clamp(min=1))
        r = torch.arange(n, device="cuda")
        return [self.vectors[self.table[x][:, :n]].float() for x in (a, b)] + [r < self.inside[x][:, None] for x in (a, b)]


def hear(pack):
    """The ear's vector of every word, and a last row of zeros."""
    z = dict(np.load(f"{pack}/pairs.npz"))
    ear = network(f"{pack}/ear.pt", Encoder(3, 768)).cuda().eval()
    ear.exact = False
    ids, marks, first = (z[n].astype(np.int64) for n in ("ids", "marks", "first"))
    wide, many = z["ids_in"].astype(np.int64), z["first_in"].astype(np.int64)
    of_ids, of_first = (np.concatenate([[0], np.cumsum(x)]) for x in (wide, many))
    out = torch.zeros(of_first[-1] + 1, 384, dtype=torch.float16, device="cuda")
    order = np.argsort(wide, kind="stable")
    with torch.no_grad():
        for j in range(0, len(order), 256):
            some = order[j : j + 256]
            i, m = np.zeros((2, len(some), wide[some].max()), np.int64)
            keep = np.zeros(i.shape, bool)
            for r, k in enumerate(some):
                i[r, : wide[k]], m[r, : wide[k]] = ids[of_ids[k] : of_ids[k + 1]], marks[of_ids[k] : of_ids[k + 1]]
                keep[r, : wide[k]] = True
            i, m, keep = (torch.from_numpy(x).cuda() for x in (i, m, keep))
            h = ear(i, m % 8, m // 8 % 3, m // 24, keep)
            for r, k in enumerate(some):
                out[of_first[k] : of_first[k + 1]] = h[r, torch.from_numpy(first[of_first[k] : of_first[k + 1]]).cuda()].half()
    return out


def train(model, data, a, b, y, w, epochs):
    a, b = (torch.from_numpy(x.astype(np.int64)).cuda() for x in (a, b))
    y, w = (torch.from_numpy(x.astype(np.float32)).cuda() for x in (y, w))
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01, fused=True)
    n, step = len(y), 0
    steps = epochs * (n // BATCH + 1)
    model.train()
    for _ in range(epochs):
        for ix in torch.randperm(n, device="cuda").split(BATCH):
            with torch.autocast("cuda", dtype=torch.bfloat16):
                out = model(*data.sides(a[ix], b[ix])).float()
            loss = (F.binary_cross_entropy_with_logits(out, y[ix], reduction="none") * w[ix]).mean()
            descend(model, optimiser, loss, RATE * min(1, (step + 1) / 200) * max(0.01, 1 - step / steps))
            step += 1
    model.eval()


@torch.no_grad()
def score(model, data, a, b):
    pairs = zip(*(torch.from_numpy(x.astype(np.int64)).cuda().split(2048) for x in (a, b)))
    return torch.cat([model(*data.sides(*pair)) for pair in pairs]).cpu().numpy()


def chance(odds):
    return 1 / (1 + np.exp(-odds.astype(np.float32)))


def fold(pack, teachers, out, n):
    start, data = time.time(), Data(pack, torch.load(f"{out}/vectors.pt", weights_only=True).cuda().float() / 127)
    z, taught = data.z, np.load(f"{teachers}/teach{n}.npz")
    a, b, y, free, aux = z["a"], z["b"], z["y"].astype(np.float32), z["free"], z["aux"]
    seen = z["fold"] != n
    torch.manual_seed(n)
    model = Matcher().cuda()
    once = np.ones
    train(model, data,
          np.concatenate([free[:, 0], a[seen], a[seen], aux[:, 0]]), np.concatenate([free[:, 1], b[seen], b[seen], aux[:, 1]]),
          np.concatenate([chance(taught["free"]), chance(taught["labelled"][seen]), y[seen], z["aux_y"]]),
          np.concatenate([once(len(free)), once(seen.sum()), HARD * once(seen.sum()), AUX * once(len(aux))]), EPOCHS)
    odds, kind = score(model, data, a, b), z["kind"]
    held = [~seen & (kind == k) for k in (0, 1)]
    told = [round(average_precision(y[h], odds[h]), 4) for h in held if n < FOLDS]
    state = {k: v.detach().cpu().numpy() for k, v in model.state_dict().items()}
    np.savez(f"{out}/matcher{n}.npz", odds=odds, **state)
    print(f"matcher {n}: held out passages, sayings {told}; {time.time() - start:.0f} s", flush=True)


def main():
    pack, teachers, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    start, data = time.time(), Data(pack, hear(pack))
    z = data.z
    print(f"{len(data.vectors)} words heard: {time.time() - start:.0f} s", flush=True)
    torch.manual_seed(0)
    whole, free, aux = Whole().cuda(), z["free"], z["aux"]
    taught = np.load(f"{teachers}/teach{FOLDS}.npz")["free"]
    train(whole, data, np.concatenate([free[:, 0], aux[:, 0]]), np.concatenate([free[:, 1], aux[:, 1]]),
          np.concatenate([chance(taught), z["aux_y"]]),
          np.concatenate([np.ones(len(free)), np.full(len(aux), AUX)]), EPOCHS)
    odds, y, kind = score(whole, data, z["a"], z["b"]), z["y"], z["kind"]
    told = [round(average_precision(y[kind == k], odds[kind == k]), 4) for k in (0, 1)]
    print(f"projection: labels unseen, passages, sayings {told}; {time.time() - start:.0f} s", flush=True)
    with torch.no_grad():
        vectors = torch.cat([(F.normalize(whole.project(v.float()), dim=-1) * 127).round().to(torch.int8) for v in data.vectors.split(65536)])
        vectors[-1] = 0
    torch.save(vectors.cpu(), f"{out}/vectors.pt")
    np.savez(f"{out}/project.npz", weight=whole.project.weight.detach().cpu().numpy(), bias=whole.project.bias.detach().cpu().numpy())
    del data, whole, vectors
    torch.cuda.empty_cache()
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=fold, args=(pack, teachers, out, n)) for n in range(FOLDS + 1)]
    [w.start() for w in workers]
    [w.join() for w in workers]
    os.remove(f"{out}/vectors.pt")


if __name__ == "__main__":
    main()
