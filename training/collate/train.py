#!/usr/bin/env python3
"""Fit the scorer of pairs.

  earwitness-lab export pairs > pairs.jsonl
  train.py pairs.jsonl OUT_DIR            writes OUT_DIR/scorer.json and, for cross-validation, OUT_DIR/fold<n>.json
  earwitness-lab eval alignment OUT_DIR/fold*.json

The part "statement" of the shipped file (a fit without the vectors of meaning) is carried over by hand.

Logistic regression on standardised features; the scale is folded into the weights, so that the library works on raw
values. Folds are by story.
"""
import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

FOLDS = 6
PENALTY = 0.3  # inverse strength of the L2 penalty; chosen by cross-validation over stories
UNJUDGED = 0.0  # weight of pairs outside the gold's salient propositions, taken as different


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head = json.loads(next(lines))
    rows = [json.loads(line) for line in lines]
    story = np.array([row[0] for row in rows])
    label = np.array([row[1] for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    statements, claims = (float(v) for v in (sys.argv[3:5] or (0.5, 0.4)))
    names = sorted(set(story))
    order = np.random.RandomState(0).permutation(len(names))
    fold = {names[k]: n % FOLDS for n, k in enumerate(order)}
    folds = np.array([fold[s] for s in story])

    def fit(keep):
        keep = keep & ((label >= 0) | (UNJUDGED > 0))
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, label[keep] == 1, sample_weight=np.where(label[keep] >= 0, 1.0, UNJUDGED))
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def write(name, weights, bias, stories=None):
        out = {"features": head["hash"], "bias": round(bias, 5),
               "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights)},
               "statements": statements, "claims": claims}
        if stories:
            out["stories"] = stories
        json.dump(out, open(f"{sys.argv[2]}/{name}.json", "w"), indent=1)

    print("pairs", len(label), "same", int((label == 1).sum()), "different", int((label == 0).sum()))
    held_out = np.zeros(len(label))
    for n in range(FOLDS):
        weights, bias = fit(folds != n)
        held_out[folds == n] = x[folds == n] @ weights + bias
        write(f"fold{n}", weights, bias, [s for s in names if fold[s] == n])
    judged = label >= 0
    print("average precision, held out", round(average_precision_score(label[judged], held_out[judged]), 4))
    weights, bias = fit(np.ones(len(label), bool))
    write("scorer", weights, bias)
    for w, n in sorted(zip(weights * x[judged].std(0), head["features"]), key=lambda p: -abs(p[0])):
        print(f"{w:+.3f} {n}")


if __name__ == "__main__":
    main()
