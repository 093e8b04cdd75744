#!/usr/bin/env python3
"""Fit the scorer of sayings: whether two quotations are one statement of one speaker.

  earwitness-lab export sayings PASSAGES/fold*.json > sayings.jsonl
  sayings.py sayings.jsonl OUT_DIR STATEMENTS PASSAGES
  earwitness-lab eval account OUT_DIR/sweep*.json

PASSAGES is what `train.py` wrote: the first features are what its scorers find, each of stories that it did not see. Writes
OUT_DIR/scorer.json with the threshold named (log-odds), fold<n>.json, fitted without the stories that each names, and
sweep<n>.json, the same over a sweep of thresholds. The rest is carried over from PASSAGES.

Logistic regression on standardised features; the scale is folded into the weights. Fitted on the five stories with gold
accounts and, each pair counting three tenths, on the quotations of SPARK and of the labelled groups, and on the pairs of
`sayings.json`, which readers judged.
"""
import glob
import json
import shutil
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.1  # inverse strength of the L2 penalty; chosen with AROUND by leaving one story out
AROUND = 0.3  # weight of a pair that is not of a story with a gold account
SWEEP = [round(t, 2) for t in np.arange(0, 1.01, 0.25)]


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head = json.loads(next(lines))
    rows = [row for line in lines if (row := json.loads(line))[1] >= 0 and row[3][0] != row[4][0]]
    story = np.array([row[0] for row in rows])
    label = np.array([row[1] for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    load = lambda f: json.load(open(f, encoding="utf-8"))
    whole, folds = load(f"{sys.argv[4]}/scorer.json"), [load(f) for f in sorted(glob.glob(f"{sys.argv[4]}/fold*.json"))]
    gold = np.char.startswith(story, "account/")

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, label[keep] == 1, sample_weight=np.where(gold[keep], 1.0, AROUND))
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def write(name, weights, bias, old):
        sayings = {"features": head["hash"], "bias": round(bias, 5),
                   "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights)}}
        out = old | {"sayings": sayings, "statements": float(sys.argv[3])}
        json.dump(out, open(f"{sys.argv[2]}/{name}.json", "w"), indent=1)

    held_out = np.zeros(len(label))
    for n, old in enumerate(folds):
        shutil.copy(f"{sys.argv[4]}/{old['matcher']}", sys.argv[2])
        of = np.isin([s.split("/", 1)[1] for s in story], old["stories"])
        weights, bias = fit(~of)
        held_out[of] = x[of] @ weights + bias
        sweep = [[t, old["claims"]] for t in SWEEP]
        write(f"fold{n}", weights, bias, old | {"sweep": [[float(sys.argv[3]), old["claims"]]]})
        write(f"sweep{n}", weights, bias, old | {"sweep": sweep})
    for one in sorted(set(story[gold])):
        of = story == one
        precision = average_precision_score(label[of], held_out[of])
        print(f"{one}: one {(label[of] == 1).sum()}, two {(label[of] == 0).sum()}, average precision held out {precision:.3f}")
    weights, bias = fit(np.ones(len(label), bool))
    write("scorer", weights, bias, whole)
    for w, n in sorted(zip(weights * x.std(0), head["features"]), key=lambda p: -abs(p[0])):
        print(f"{w:+.3f} {n}")


if __name__ == "__main__":
    main()
