"""From scores to quotations and names. `learned/decode.rs` does the same; the export writes vectors that prove it."""

import numpy as np
import torch

from model import CUE, NAME, ROLE

def steps(labels):
    """[from, to] whether BIOES labels may follow each other, and which may begin and end."""
    part = lambda t: (t[0], t[2:])
    ok = np.zeros((len(labels), len(labels)), bool)
    for i, a in enumerate(labels):
        for j, b in enumerate(labels):
            (p, k), (q, m) = part(a), part(b)
            ok[i, j] = (q in "IE" and k == m) if p in "BI" else q in "OBS"
    start = np.array([t[0] in "OBS" for t in labels])
    end = np.array([t[0] in "OES" for t in labels])
    return ok, start, end


def viterbi(scores, table):
    """Best path of each row of scores [k, w, labels]."""
    ok, start, end = table
    k, w, n = scores.shape
    cost = np.where(ok, 0.0, -1e9).astype(np.float32)
    best = scores[:, 0] + np.where(start, 0.0, -1e9).astype(np.float32)
    back = np.zeros((k, w, n), np.int32)
    for t in range(1, w):
        through = best[:, :, None] + cost
        back[:, t] = through.argmax(1)
        best = through.max(1) + scores[:, t]
    best = best + np.where(end, 0.0, -1e9).astype(np.float32)
    path = np.zeros((k, w), np.int32)
    path[:, -1] = best.argmax(1)
    for t in range(w - 1, 0, -1):
        path[:, t - 1] = np.take_along_axis(back[:, t], path[:, t : t + 1], 1)[:, 0]
    return path


def runs(path, labels):
    """[(first, last, kind)] of a BIOES path."""
    out, begin = [], None
    for w, i in enumerate(path):
        t = labels[i]
        if t[0] in "BS":
            begin = w
        if t[0] in "ES" and begin is not None:
            out.append((begin, w, t[2:]))
            begin = None
    return out


CUES, ROLES, NAMES = steps(CUE), steps(ROLE), steps(NAME)


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


@torch.no_grad()
def hear(model, h, count, bias=None):
    """h [1, words, width] of one window -> (quotations, names) in words of the window."""
    h = h[:, :count]
    return decode(model, h, model.word(h), model.cue(h)[0].cpu().numpy(), model.name(h)[0].cpu().numpy(), bias)


@torch.no_grad()
def decode(model, h, words, cue, name, bias):
    cue = log_softmax(cue)
    biased = cue.copy()
    biased[:, 0] += bias or 0.0
    cues = runs(viterbi(biased[None], CUES)[0], CUE)
    quotations = []
    if cues:
        a, b, z = torch.tensor([(a, b, 0) for a, b, _ in cues], device=h.device).T
        role = log_softmax(model.roles(h, words, a, b, z).cpu().numpy())
        for c, (a, b, _) in enumerate(cues):
            role[c, a : b + 1, 1:] = -1e9
        paths = viterbi(role, ROLES)
        for c, (a, b, _) in enumerate(cues):
            found = runs(paths[c], ROLE)
            contents = [(x, y) for x, y, k in found if k == "C"]
            if not contents:
                continue
            sure = lambda x, y: float(np.mean([role[c, w, paths[c, w]] for w in range(x, y + 1)]))
            sources = sorted(((-sure(x, y), x, y) for x, y, k in found if k == "S"))[:1]
            heard = float(np.mean(1 - np.exp(cue[a : b + 1, 0])))
            quotations.append({"cue": (a, b), "source": [(x, y) for _, x, y in sources], "content": contents, "score": heard})
    name = log_softmax(name)
    names = runs(viterbi(name[None], NAMES)[0], NAME)
    return quotations, names
