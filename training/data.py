"""Readers of the corpora: each gives pages of pieces with gold on words."""

import glob
import hashlib
import json
import os
import re
from dataclasses import dataclass, field

from text import WordPiece, paragraphs

SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")


@dataclass
class Page:
    """A document: its paragraphs in pieces, and the gold by paragraph in word indices."""

    id: str
    text: str
    paragraphs: list
    quotations: list = None  # of (cue (p, a, b), sources [(p, a, b)], contents [(p, a, b)])
    names: list = None  # per paragraph: [(a, b, kind)]
    scheme: str = None
    trees: list = None  # per paragraph: [(first word, [(head, relation, kind of word)])] of its sentences
    spans: list = field(default_factory=list)  # per paragraph: [(a, b, vector index)] of the meaning teacher


def brat(folder):
    """{id: (text, [{role: [(start, end)]}])} of a PolNeAR part, the first annotator's file of each article."""
    files = {}
    for path in sorted(glob.glob(f"{folder}/attributions/*.ann")):
        files.setdefault(os.path.basename(path)[: -len("_xxxx.ann")], path)
    out = {}
    for name, path in files.items():
        text = open(f"{folder}/text/{name}.txt", encoding="utf-8", newline="").read()
        bound, found = {}, []
        lines = open(path, encoding="utf-8").read().split("\n")
        for m in filter(None, map(SPAN.match, lines)):
            bound[m[1]] = [tuple(map(int, part.split())) for part in m[3].split(";")]
        for line in lines:
            if not re.match(r"E\d+\t", line):
                continue
            a = {"source": [], "cue": [], "content": []}
            for argument in line.split("\t")[1].split()[1:]:
                role, id = argument.split(":")
                role = role.rstrip("0123456789").lower()
                if role in a and id in bound:
                    a[role] += bound[id]
            if a["content"]:
                found.append({r: merge(f, text) for r, f in a.items()})
        out[name] = (text, found)
    return out


def merge(fragments, text):
    """Fragments with only white space between them are one."""
    out = []
    for s, e in sorted(fragments):
        if out and not text[out[-1][1] : s].strip():
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        elif e > s:
            out.append((s, e))
    return out


def quotation_pages(folder, pieces):
    out = []
    for name, (text, found) in brat(folder).items():
        page = Page(name, text, [pieces.paragraph(text, s, e) for s, e in paragraphs(text)], quotations=[])
        at = [(s, e, k, w) for k, p in enumerate(page.paragraphs) for w, (s, e) in enumerate(p.spans)]
        for a in found:
            role = {r: locate(f, at) for r, f in a.items()}
            if role["cue"] and role["content"]:
                page.quotations.append((role["cue"][0], role["source"], role["content"]))
        out.append(page)
    return out


def locate(fragments, at):
    """Word runs (paragraph, first, last), cut at paragraph borders."""
    out = []
    for s, e in fragments:
        here = [(k, w) for a, b, k, w in at if a < e and s < b]
        for k in sorted({k for k, _ in here}):
            own = [w for j, w in here if j == k]
            out.append((k, own[0], own[-1]))
    return out


# ---- names

FOLD = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC",
    "FAC": "FAC", "FACILITY": "FAC", "NORP": "NORP", "MISC": "MISC", "PRODUCT": "MISC",
}


def columns(path):
    """Sentences [(token, tag)] of a token-per-line file."""
    rows = []
    for line in open(path, encoding="utf-8", errors="replace").read().splitlines() + [""]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip() or line.startswith(("-DOCSTART-", "# ")):
            if rows:
                yield rows
            rows = []
        elif len(parts) >= 2:
            rows.append((parts[0], parts[-1] if "\t" not in line else parts[1]))


def chunks(tags):
    """[(first, end, kind)] of IOB tags, forgiving as the scorer is."""
    out, start, kind = [], None, None
    for i, t in enumerate([*tags, "O"]):
        k = FOLD.get(t[2:].upper()) if t != "O" and len(t) > 2 else None
        if start is not None and (t[:1] != "I" or k != kind):
            out.append((start, i, kind))
            start = None
        if k and (t[:1] in "BS" or start is None):
            start, kind = i, k
    return out


NO_SPACE_BEFORE = set(". , ; : ! ? ) ] } % 's 'S n't ’s ' ’ ” '' 're 've 'll 'd 'm -RRB-".split())
NO_SPACE_AFTER = set("( [ { $ £ € “ ‘ `` -LRB-".split())


def lay(sentence, natural):
    """Text and token spans: joined by single spaces, or as it would stand in print."""
    text, spans, inside = "", [], False
    for i, (w, _) in enumerate(sentence):
        opens = w == '"' and not inside
        closes = w == '"' and inside
        if w == '"':
            inside = not inside
        before = sentence[i - 1][0] if i else ""
        glue = not i or natural and (w in NO_SPACE_BEFORE or closes or before in NO_SPACE_AFTER or glued)
        glued = opens
        if natural:
            w = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(w, w)
        text += "" if glue else " "
        spans.append((len(text), len(text) + len(w)))
        text += w
    return text, spans


def name_pages(path, scheme, pieces, natural):
    """Pages of up to 40 sentences, a paragraph each."""
    out, page = [], None
    for n, sentence in enumerate(columns(path)):
        if n % 40 == 0:
            page = Page(f"{os.path.basename(path)}-{n // 40}", "", [], names=[], scheme=scheme)
            out.append(page)
        text, spans = lay(sentence, natural)
        p = pieces.paragraph(text, 0, len(text))
        found = []
        for a, b, kind in chunks([t for _, t in sentence]):
            s, e = spans[a][0], spans[b - 1][1]
            own = [w for w, (x, y) in enumerate(p.spans) if x < e and s < y]
            if own:
                found.append((own[0], own[-1], kind))
        page.paragraphs.append(p)
        page.names.append(found)
    return out


def held_out(path):
    """A fixed tenth of Worldwide, by a hash of the file name, is dev."""
    return hashlib.sha256(os.path.basename(path).encode()).digest()[0] < 26


def worldwide(data, dev):
    return [p for p in sorted(glob.glob(f"{data}/ner/worldwide/*.tsv")) if held_out(p) == dev]


def vocabulary(folder):
    return [line.rstrip("\n") for line in open(f"{folder}/vocab.txt", encoding="utf-8")]


def story_texts(data, names):
    for name in names:
        for line in open(f"{data}/stories/{name}.jsonl", encoding="utf-8"):
            row = json.loads(line)
            yield row["text"]
