"""Windows with gold as tensors."""

import random

import numpy as np
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

        self.cues, self.cue_tags = [], None
        if page.quotations is not None:
            cue_spans = []
            for cue, sources, contents in page.quotations:
                c = run(*cue)
                if c is None:
                    continue
                s = [r + ("S",) for f in sources[:1] if (r := run(*f))]
                q = [r + ("C",) for f in contents if (r := run(*f))]
                self.cues.append((c, tags(n, q + s, ROLE)))
                cue_spans.append((*c, ""))
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
        self.sentence, count = [0] * n, 0
        for w, (k, v) in enumerate(self.where):
            begins = page.trees is not None and any(v == begin for begin, _ in page.trees[k])
            count += v == 0 or begins or page.trees is None and page.paragraphs[k].opens(v)
            self.sentence[w] = count
        self.trees = None
        if page.trees is not None:
            self.trees = [(-1, -1, -1)] * n  # head, relation, kind
            for k in dict.fromkeys(k for k, _ in self.where):
                for begin, words in page.trees[k]:
                    own = [(k, begin + w) for w in range(len(words))]
                    if all(w in at for w in own):
                        for w, (head, relation, kind) in zip(own, words):
                            self.trees[at[w]] = (at[k, head], relation, kind)
        self.spans = []
        if page.spans:
            for k in dict.fromkeys(k for k, _ in self.where):
                for a, b, v in page.spans[k]:
                    if (k, a) in at and (k, b) in at:
                        self.spans.append((at[k, a], at[k, b], v))


def samples(page, room):
    return [Sample(page, w) for w in windows(page.paragraphs, room)]


class Shelf:
    """Windows of one room as tensors on a device, and batches of them. -1 is no gold."""

    def __init__(self, some, device):
        self.count = len(some)
        table = lambda width, kind: np.zeros((len(some), width), kind)
        n, w = max(len(s.ids) for s in some), max(len(s.first) for s in some)
        ids, shapes, gaps, quotes = (table(n, np.int32) for _ in range(4))
        first, gold = table(w, np.int64), {}
        words = np.array([len(s.first) for s in some])
        rows = {"cue": "cue_tags", "name": "names", "sentence": "sentence"}
        for name, of in rows.items():
            if getattr(some[0], of) is not None:
                gold[name] = table(w, np.int64) - 1
        if some[0].trees is not None:
            for name in ("head", "relation", "kind"):
                gold[name] = table(w, np.int64) - 1
        cues, roles, spans, cue_count, span_count = [], [], [], [], []
        for r, s in enumerate(some):
            m, k = len(s.ids), len(s.first)
            ids[r, :m], shapes[r, :m], gaps[r, :m], quotes[r, :m] = s.ids, s.shapes, s.gaps, s.quotes
            first[r, :k] = s.first
            for name, of in rows.items():
                if name in gold:
                    gold[name][r, :k] = getattr(s, of)
            if s.trees is not None and k:
                for name, column in zip(("head", "relation", "kind"), np.array(s.trees).T):
                    gold[name][r, :k] = column
            cues += [c for c, _ in s.cues]
            roles += [np.pad(np.array(t, np.int8), (0, w - k), constant_values=-1) for _, t in s.cues]
            spans += s.spans
            cue_count.append(len(s.cues))
            span_count.append(len(s.spans))
        put = lambda x: torch.as_tensor(x, device=device)
        self.input = [put(x) for x in (ids, shapes.astype(np.uint8), gaps.astype(np.uint8), quotes.astype(np.uint8))]
        self.first, self.words = put(first), put(words)
        self.gold = {k: put(v.astype(np.int16)) for k, v in gold.items()}
        self.cues = put(np.array(cues, np.int64).reshape(-1, 2))
        self.roles = put(np.array(roles, np.int8).reshape(-1, w))
        self.spans = put(np.array(spans, np.int64).reshape(-1, 3))
        self.cue_from = np.concatenate([[0], np.cumsum(cue_count)])
        self.span_from = np.concatenate([[0], np.cumsum(span_count)])
        self.device = device

    def take(self, rows, vary=None):
        """The windows of these rows; `vary` draws headline casings and straight marks."""
        at = torch.as_tensor(rows, device=self.device)
        ids, shapes, gaps, quotes = (t[at].long() for t in self.input)
        if vary is not None:
            draw = torch.tensor([[vary.random()] for _ in rows], device=self.device)
            shapes = torch.where((draw < 0.04) & SHOUT.to(self.device)[shapes], 2, shapes)
            shapes = torch.where((draw >= 0.04) & (draw < 0.08) & WHISPER.to(self.device)[shapes], 0, shapes)
            shapes = torch.where((draw >= 0.08) & (draw < 0.13) & (shapes == 0), 1, shapes)
            straight = torch.tensor([[vary.random() < 0.35] for _ in rows], device=self.device)
            for curly, plain in STRAIGHT.items():
                ids = torch.where(straight & (ids == curly), plain, ids)
        x = {"input": (ids, shapes, gaps, quotes, ids != 0), "first": self.first[at]}
        x["real"] = torch.arange(self.first.shape[1], device=self.device) < self.words[at][:, None]
        x |= {k: v[at].long() for k, v in self.gold.items()}
        own = lambda begin: np.concatenate([np.arange(begin[r], begin[r + 1]) for r in rows])
        window = lambda begin: np.repeat(np.arange(len(rows)), [begin[r + 1] - begin[r] for r in rows])
        if "cue" in x:
            k = torch.as_tensor(own(self.cue_from), device=self.device)
            x["cues"] = (*self.cues[k].T, torch.as_tensor(window(self.cue_from), device=self.device))
            x["role"] = self.roles[k].long()
        k = torch.as_tensor(own(self.span_from), device=self.device)
        x["passages"] = (torch.as_tensor(window(self.span_from), device=self.device), *self.spans[k].T)
        return x


class Kind:
    """All windows of a corpus, in rooms of several sizes, and batches without end."""

    def __init__(self, name, shelves):
        self.name, self.shelves = name, shelves

    def stream(self, size, seed):
        chance = random.Random(seed)
        while True:
            todo = []
            for shelf in self.shelves:
                rows = list(range(shelf.count))
                chance.shuffle(rows)
                step = max(1, size // shelf.input[0].shape[1])
                todo += [(shelf, rows[k : k + step]) for k in range(0, len(rows), step)]
            chance.shuffle(todo)
            for shelf, rows in todo:
                yield shelf.take(rows, chance)


SHOUT = torch.tensor([s in (0, 1, 3) for s in range(8)])
WHISPER = torch.tensor([s in (1, 2, 3, 4) for s in range(8)])


def single(s, device="cpu"):
    return Shelf([s], device).take([0])


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
