"""Pieces and their features: must agree with `crates/earwitness/src/learned/{pieces,feature}.rs` (the export writes
reference vectors that the Rust tests read)."""

import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np

MAX_PIECES = 256  # of one window, [CLS] and [SEP] included
MAX_WORD = 100  # characters; a longer word is [UNK], as in BERT
CLS, SEP, UNK = 101, 102, 100
FEATURES = "uncased-wordpiece/shape8/gap3/quote3/window256"

OPENING, CLOSING = "“«„", "”»"


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith("P")


def is_cjk(c):
    o = ord(c)
    return 0x3400 <= o <= 0x4DBF or 0x4E00 <= o <= 0x9FFF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2FA1F


def is_control(c):
    return c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs")


def words(text, start, end):
    """(start, end, folded) of the words of BERT's basic tokeniser in a passage."""
    out, begin = [], None
    for i in range(start, end):
        c = text[i]
        alone = is_punctuation(c) or is_cjk(c)
        if c.isspace() or alone:
            if begin is not None:
                out.append((begin, i))
                begin = None
            if alone:
                out.append((i, i + 1))
        elif begin is None:
            begin = i
    if begin is not None:
        out.append((begin, end))
    folded = []
    for s, e in out:
        f = "".join(fold(c) for c in text[s:e])
        if f:
            folded.append((s, e, f))
    return folded


def fold(c):
    if is_control(c) or c == "\ufffd" or c == "\0":
        return ""
    return "".join(d for d in unicodedata.normalize("NFD", c.lower()) if unicodedata.category(d)[0] != "M")


def shape(word):
    """0 lower, 1 Capitalised, 2 CAPITALS, 3 miXed, 4 one capital, 5 digits, 6 letters without case, 7 marks."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 7
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    if upper == 0:
        return 0 if lower else 6
    if lower == 0:
        return 4 if upper == 1 else 2
    return 1 if word[0].isupper() and upper == 1 else 3


@dataclass
class Paragraph:
    """One paragraph in pieces. Words are BERT's basic tokens; `first[w]` is the index of word w's first piece."""

    spans: list = field(default_factory=list)  # of words
    first: list = field(default_factory=list)
    ids: list = field(default_factory=list)
    shapes: list = field(default_factory=list)
    gaps: list = field(default_factory=list)  # 0 joined to the word before, 1 after white space, 2 first of the paragraph
    quotes: list = field(default_factory=list)  # 0 outside, 1 inside, 2 a quotation mark
    stops: list = field(default_factory=list)  # of words: whether it is a full stop, "!" or "?"

    def opens(self, w):
        """Whether a sentence seems to begin at the word: a guess, for training alone."""
        at = self.first[w]
        return w > 0 and self.stops[w - 1] and self.gaps[at] == 1 and self.shapes[at] in (1, 2, 4)

    def packed(self):
        """Without the spans: pieces, and a byte a piece of features and whether a word (and a stop) begins there."""
        begins, stops = np.zeros(len(self.ids), bool), np.zeros(len(self.ids), bool)
        begins[self.first] = True
        stops[self.first] = self.stops
        mark = np.array(self.shapes) + 8 * np.array(self.gaps) + 24 * np.array(self.quotes) + 72 * begins + 72 * stops
        return np.array(self.ids, np.uint16), mark.astype(np.uint8)

    @classmethod
    def unpacked(cls, ids, mark):
        begin, rest = mark // 72, mark % 72
        first = np.flatnonzero(begin)
        return cls(
            spans=[(0, 0)] * len(first),
            first=first.tolist(),
            ids=ids.tolist(),
            shapes=(rest % 8).tolist(),
            gaps=(rest // 8 % 3).tolist(),
            quotes=(rest // 24).tolist(),
            stops=(begin[first] == 2).tolist(),
        )


class WordPiece:
    def __init__(self, vocabulary):
        self.ids = {p: i for i, p in enumerate(vocabulary)}

    def split(self, word):
        if len(word) > MAX_WORD:
            return [UNK]
        out, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [UNK]
            out.append(self.ids[piece])
            start = end
        return out

    def paragraph(self, text, start, end):
        p = Paragraph()
        inside = False
        for s, e, folded in words(text, start, end):
            raw = text[s:e]
            joined = bool(p.spans) and p.spans[-1][1] == s
            gap = 2 if not p.spans else 0 if joined else 1
            quote = 1 if inside else 0
            if raw in OPENING or raw in CLOSING or raw == '"':
                quote = 2
                inside = raw in OPENING or raw == '"' and not inside
            p.spans.append((s, e))
            p.first.append(len(p.ids))
            p.stops.append(raw in ".!?")
            for i in self.split(folded):
                p.ids.append(i)
                p.shapes.append(shape(raw))
                p.gaps.append(gap)
                p.quotes.append(quote)
        return p


def paragraphs(text):
    """Spans of lines that hold something."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def chop(p, room=MAX_PIECES - 2):
    """Runs of words [(first, end)] of at most `room` pieces; a long paragraph is cut after a full stop if that leaves
    more than half of the room used."""
    out, start, n = [], 0, len(p.spans)
    begin = p.first + [len(p.ids)]
    while start < n:
        end, stop = start, 0
        while end < n and begin[end + 1] - begin[start] <= room:
            end += 1
            if p.stops[end - 1]:
                stop = end
        if end < n and stop and begin[stop] - begin[start] > room // 2:
            end = stop
        end = max(end, start + 1)
        out.append((start, end))
        start = end
    return out


@dataclass
class Window:
    """What the encoder sees at once: [CLS] run [SEP] run [SEP] …; runs are (paragraph, first word, end word)."""

    runs: list = field(default_factory=list)
    size: int = 1


def windows(pages, room=MAX_PIECES):
    """Packs paragraphs in order into windows."""
    out, now = [], Window()
    for k, p in enumerate(pages):
        begin = p.first + [len(p.ids)]
        for a, b in chop(p, room - 2):
            n = begin[b] - begin[a] + 1
            if now.runs and now.size + n > room:
                out.append(now)
                now = Window()
            now.runs.append((k, a, b))
            now.size += n
    if now.runs:
        out.append(now)
    return out
