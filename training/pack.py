"""The corpora in pieces, in one small file: `pack.py DATA MINILM OUT.xz`. Training needs it and MiniLM alone."""

import glob
import lzma
import os
import pickle
import sys

from data import Page, name_pages, quotation_pages, story_texts, vocabulary, worldwide
from text import Paragraph, WordPiece, paragraphs
from trees import tree_pages

STORIES = ["wikinews_sources", "giveme5w1h_news_cluster", "basil", "newswcl50", "groundnews", "allsides_roundups"]
STORIES += ["spark_multinews", "ecbplus"]


def corpora(data, pieces):
    conll = [f"{data}/ner/conllpp/conllpp_train.txt", f"{data}/ner/wikigold/wikigold.conll.txt"]
    trees = [f"{data}/ewt/en_ewt-ud-train.rebuilt.conllu"]
    trees += [p for p in sorted(glob.glob(f"{data}/gum/GUM_*.conllu")) if "_news_" not in p]
    return {
        "quotation": quotation_pages(f"{data}/polnear/train", pieces),
        "worldwide": [p for f in worldwide(data, False) for n in (0, 1) for p in name_pages(f, "worldwide", pieces, n)],
        "conll": [p for f in conll for n in (0, 1) for p in name_pages(f, "conll", pieces, n)],
        "tree": [p for f in trees for p in tree_pages(f, pieces)],
        "story": [
            Page("", "", [pieces.paragraph(text, s, e) for s, e in paragraphs(text)])
            for text in dict.fromkeys(text[:12000] for text in story_texts(data, STORIES))
        ],
        "tree dev": [p for f in tree_dev(data) for p in tree_pages(f, pieces)],
    }


def tree_dev(data):
    return [f"{data}/ewt/en_ewt-ud-dev.conllu", *sorted(glob.glob(f"{data}/gum/GUM_news_*.conllu"))]


def write(kinds, path):
    for pages in kinds.values():
        for page in pages:
            page.text, page.paragraphs = "", [p.packed() for p in page.paragraphs]
    with lzma.open(path, "wb", preset=6) as f:
        pickle.dump(kinds, f)


def read(path):
    with lzma.open(path) as f:
        kinds = pickle.load(f)
    for pages in kinds.values():
        for page in pages:
            page.paragraphs = [Paragraph.unpacked(*p) for p in page.paragraphs]
    return kinds


if __name__ == "__main__":
    data, minilm, out = sys.argv[1:4]
    made = corpora(data, WordPiece(vocabulary(minilm)))
    for name, pages in made.items():
        print(name, len(pages), sum(len(p.ids) for page in pages for p in page.paragraphs), flush=True)
    write(made, out)
    print(os.path.getsize(out))
