#!/usr/bin/env python3
"""Fit the scorer of sayings: whether two quotations are one statement of one speaker.

  earwitness-lab export sayings > sayings.jsonl
  sayings.py sayings.jsonl OUT_DIR STATEMENTS OLD
  earwitness-lab eval account OUT_DIR/fold*.json

Run after `train.py`, with its scorer in the program: the first features are what that scorer finds. Writes
OUT_DIR/scorer.json with the threshold named (log-odds) and, for leaving one story out over a sweep of thresholds,
fold_<story>.json; at the best threshold of each four stories the fifth is held out of everything. The rest is carried over
from the file OLD.

Logistic regression on standardised features; the scale is folded into the weights. Fitted on the five stories with gold
accounts and, each pair counting three tenths, on the quotations of SPARK and of the labelled groups.
"""
import json
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
    old = json.load(open(sys.argv[4], encoding="utf-8"))
    gold = np.char.startswith(story, "account/")

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, label[keep] == 1, sample_weight=np.where(gold[keep], 1.0, AROUND))
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def write(name, weights, bias, held=None):
        sayings = {"features": head["hash"], "bias": round(bias, 5),
                   "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights)}}
        out = old | {"sayings": sayings, "statements": float(sys.argv[3])}
        if held:
            out |= {"stories": [held], "sweep": [[t, old["claims"]] for t in SWEEP]}
        json.dump(out, open(f"{sys.argv[2]}/{name}.json", "w"), indent=1)

    for one in sorted(set(story[gold])):
        weights, bias = fit(story != one)
        of = story == one
        name = one.split("/")[1]
        write(f"fold_{name}", weights, bias, name)
        precision = average_precision_score(label[of], x[of] @ weights)
        print(f"{name}: one {(label[of] == 1).sum()}, two {(label[of] == 0).sum()}, average precision held out {precision:.3f}")
    weights, bias = fit(np.ones(len(label), bool))
    write("scorer", weights, bias)
    for w, n in sorted(zip(weights * x.std(0), head["features"]), key=lambda p: -abs(p[0])):
        print(f"{w:+.3f} {n}")


if __name__ == "__main__":
    main()
