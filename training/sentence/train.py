"""Fits the weights of gaps between words (weights/sentence) to treebanks.

    cargo lab export gaps > gaps.jsonl
    python training/sentence/train.py gaps.jsonl crates/earwitness/weights/sentence/gaps.weights

A line of gaps.jsonl is a paragraph: [[feature, …], whether a sentence ends] for each gap. The features are computed by
the library (annotate/sentence/gap.rs) and folded into SIZE there.
"""

import json
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

FEATURES = "gap-1"
SIZE = 1 << 15
PENALTY = 0.3  # sklearn's C
FOLDS = 5


def read(path):
    indices, starts, ends, fold = [], [0], [], []
    for number, line in enumerate(open(path)):
        for features, end in json.loads(line):
            indices += sorted(set(features))
            starts.append(len(indices))
            ends.append(end)
            fold.append(number % FOLDS)
    ones = np.ones(len(indices), dtype=np.float32)
    gaps = csr_matrix((ones, indices, starts), shape=(len(ends), SIZE))
    return gaps, np.array(ends), np.array(fold)


def fit(gaps, ends):
    return LogisticRegression(C=PENALTY, solver="liblinear").fit(gaps, ends)


def main(source, target):
    gaps, ends, fold = read(source)
    likely = np.zeros(len(ends))
    for held_out in range(FOLDS):
        kept = fold != held_out
        likely[~kept] = fit(gaps[kept], ends[kept]).predict_proba(gaps[~kept])[:, 1]
    for threshold in (0.3, 0.35, 0.38, 0.42, 0.46, 0.5):
        found = likely >= threshold
        print(threshold, "F1 of ends inside paragraphs", 2 * (found & ends).sum() / (found.sum() + ends.sum()))
    model = fit(gaps, ends)
    weights, bias = model.coef_[0], model.intercept_[0]
    scale = np.abs(weights).max() / 127
    small = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    header = f"earwitness sentence {FEATURES} {bias:.6f} {scale:.8f}\n"
    with open(target, "wb") as file:
        file.write(header.encode() + small.tobytes())
    print(len(ends), "gaps,", int(ends.sum()), "ends,", int((small != 0).sum()), "weights")


if __name__ == "__main__":
    main(*sys.argv[1:])
