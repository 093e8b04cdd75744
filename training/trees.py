"""Dependency trees of a UD treebank as pages: a sentence keeps its place in its paragraph."""

from data import Page
from model import RELATION, WORD

KEPT = set(RELATION)


def sentences(path):
    """(whether a page begins, whether a paragraph begins, [(start, end, head, relation, kind)], text) in order."""
    page = paragraph = True
    tokens, text, covered = [], "", (0, 0)
    for line in [*open(path, encoding="utf-8").read().split("\n"), ""]:
        if line.startswith("#"):
            page |= line.startswith("# newdoc")
            paragraph |= line.startswith(("# newdoc", "# newpar"))
            continue
        if not line.strip():
            if tokens:
                yield page, paragraph, tokens, text
                page = paragraph = False
            tokens, text, covered = [], "", (0, 0)
            continue
        id, form, _, kind, _, _, head, relation, _, misc = line.split("\t")[:10]
        space = "" if "SpaceAfter=No" in misc else " "
        if "." in id:
            continue
        if "-" in id:
            covered = tuple(map(int, id.split("-")))
            whole = (len(text), len(text) + len(form), form)
            text += form + space
            continue
        n = int(id)
        if covered[0] <= n <= covered[1]:
            start, end, surface = whole
            at = surface.lower().find(form.lower())
            s, e = (start + at, start + at + len(form)) if at >= 0 else (start, end)
        else:
            s, e = len(text), len(text) + len(form)
            text += form + space
        tokens.append((s, e, int(head) - 1, relation, kind))


def folded(relation):
    return relation if relation in KEPT else relation.split(":")[0] if relation.split(":")[0] in KEPT else "dep"


def tree(spans, tokens):
    """(head, relation, kind) of each word, heads as word numbers; a root is its own head."""
    of = [[w for w, (a, b) in enumerate(spans) if a < e and s < b] for s, e, *_ in tokens]
    first = [own[0] if own else None for own in of]
    taken, out = {}, [None] * len(spans)
    for t, own in enumerate(of):
        if own and own[0] not in taken:
            taken[own[0]] = t
    # a word that holds several tokens stands for the one whose head lies outside of it
    for t, own in enumerate(of):
        if own:
            head = tokens[t][2]
            holder = taken[own[0]]
            if tokens[holder][2] >= 0 and first[tokens[holder][2]] == own[0] and (head < 0 or first[head] != own[0]):
                taken[own[0]] = t
    for w, t in taken.items():
        _, _, head, relation, kind = tokens[t]
        up = first[head] if head >= 0 else w
        if up is None or head >= 0 and up == w:
            return None
        out[w] = (up, RELATION.index(folded(relation)), WORD.index(kind) if kind in WORD else WORD.index("X"))
    for own in of:
        for w in own[1:]:
            if out[w] is None:
                out[w] = (own[0], RELATION.index("part"), WORD.index("X"))
    return None if None in out else out


def tree_pages(path, pieces):
    out, lines = [], []

    def close():
        if lines:
            text = " ".join(t.strip() for _, t in lines)
            p = pieces.paragraph(text, 0, len(text))
            at, found, begin = 0, [], 0
            for tokens, t in lines:
                end = at + len(t.strip())
                own = [w for w, (s, e) in enumerate(p.spans) if s >= at and e <= end]
                spans = [(p.spans[w][0] - at, p.spans[w][1] - at) for w in own]
                made = tree(spans, tokens) if own and own == list(range(begin, begin + len(own))) else None
                if made:
                    found.append((begin, [(h + begin, r, k) for h, r, k in made]))
                begin += len(own)
                at = end + 1
            out[-1].paragraphs.append(p)
            out[-1].trees.append(found)
        lines.clear()

    for page, paragraph, tokens, text in sentences(path):
        if page or paragraph:
            close()
        if page or not out:
            out.append(Page(f"{path}-{len(out)}", "", [], trees=[]))
        lines.append((tokens, text))
    close()
    return out
