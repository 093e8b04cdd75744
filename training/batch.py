"""Windows with gold as tensors."""

import torch

from data import FOLD
from model import CUE, KINDS, NAME, ROLE
from text import CLS, SEP, windows

STRAIGHT = {}  # id of a curly mark -> id of the straight one; set by the caller


def tags(n, spans, labels):
    """BIOES on n words."""
    out = [0] * n
    for a, b, kind in spans:
        of = {t: i for i, t in enumerate(labels)}
        join = lambda t: of[f"{t}-{kind}" if kind else t]
        if a == b:
            out[a] = join("S")
        else:
            out[a], out[b] = join("B"), join("E")
            for w in range(a + 1, b):
                out[w] = join("I")
    return out


class Sample:
    """One window: pieces, words, gold."""

    def __init__(self, page, window):
        self.page = page
        self.ids, self.shapes, self.gaps, self.quotes, self.first = [CLS], [7], [0], [0], []
        self.where = []  # of words: (paragraph, word)
        for k, a, b in window.runs:
            p = page.paragraphs[k]
            begin = p.first + [len(p.ids)]
            base = len(self.ids) - begin[a]
            self.first += [base + p.first[w] for w in range(a, b)]
            self.where += [(k, w) for w in range(a, b)]
            s = slice(begin[a], begin[b])
            self.ids += p.ids[s] + [SEP]
            self.shapes += p.shapes[s] + [7]
            self.gaps += p.gaps[s] + [0]
            self.quotes += p.quotes[s] + [0]
        self.gold()

    def gold(self):
        at = {w: i for i, w in enumerate(self.where)}
        n = len(self.where)
        page = self.page

        def run(k, a, b):
            here = [at[k, w] for w in range(a, b + 1) if (k, w) in at]
            return (here[0], here[-1]) if here else None

        self.cues, self.plain, self.cue_tags = [], None, None
        if page.quotations is not None:
            flat, cue_spans = [], []
            for cue, sources, contents in page.quotations:
                c = run(*cue)
                if c is None:
                    continue
                s = [r + ("S",) for f in sources[:1] if (r := run(*f))]
                q = [r + ("C",) for f in contents if (r := run(*f))]
                self.cues.append((c, tags(n, q + s, ROLE)))
                cue_spans.append((*c, ""))
                flat += q + s
            self.plain = tags(n, flat, ROLE)
            self.cue_tags = tags(n, cue_spans, CUE)
        self.names = None
        if page.names is not None:
            spans = []
            for k in dict.fromkeys(k for k, _ in self.where):
                for a, b, kind in page.names[k]:
                    r = run(k, a, b)
                    if r:
                        spans.append((*r, kind))
            self.names = tags(n, spans, NAME)
        self.spans = []
        if page.spans:
            for k in dict.fromkeys(k for k, _ in self.where):
                for a, b, v in page.spans[k]:
                    if (k, a) in at and (k, b) in at:
                        self.spans.append((at[k, a], at[k, b], v))


def samples(page, room):
    return [Sample(page, w) for w in windows(page.paragraphs, room)]


def vary(s, chance):
    """Headline casings, straight marks: copies of ids and shapes."""
    ids, shapes = s.ids, s.shapes
    r = chance.random()
    if r < 0.04:
        shapes = [2 if x in (0, 1, 3) else x for x in shapes]
    elif r < 0.08:
        shapes = [0 if x in (1, 2, 3, 4) else x for x in shapes]
    elif r < 0.13:
        shapes = [1 if x == 0 else x for x in shapes]
    if chance.random() < 0.35:
        ids = [STRAIGHT.get(i, i) for i in ids]
    return ids, shapes


def collate(some, chance=None):
    n, w = max(len(s.ids) for s in some), max(len(s.first) for s in some)
    ids, shapes, gaps, quotes = (torch.zeros(len(some), n, dtype=torch.long) for _ in range(4))
    first = torch.zeros(len(some), w, dtype=torch.long)
    real = torch.zeros(len(some), w, dtype=torch.bool)
    for r, s in enumerate(some):
        i, f = vary(s, chance) if chance else (s.ids, s.shapes)
        m = len(i)
        ids[r, :m], shapes[r, :m] = torch.tensor(i), torch.tensor(f)
        gaps[r, :m], quotes[r, :m] = torch.tensor(s.gaps), torch.tensor(s.quotes)
        first[r, : len(s.first)] = torch.tensor(s.first)
        real[r, : len(s.first)] = True
    return {"input": (ids, shapes, gaps, quotes, ids != 0), "first": first, "real": real, "samples": some}


def padded(rows, w, fill=-100):
    out = torch.full((len(rows), w), fill, dtype=torch.long)
    for r, row in enumerate(rows):
        out[r, : len(row)] = torch.tensor(row)
    return out


def allowed(scheme):
    """[gold label, label] which labels a gold label may stand for: CoNLL has no FAC and NORP of its own."""
    m = torch.eye(len(NAME), dtype=torch.bool)
    if scheme == "conll":
        of = {t: i for i, t in enumerate(NAME)}
        for p in "BIES":
            m[of[f"{p}-LOC"], of[f"{p}-FAC"]] = True
            m[of[f"{p}-MISC"], of[f"{p}-NORP"]] = True
    return m


assert set(FOLD.values()) == set(KINDS)
