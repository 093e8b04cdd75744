#!/usr/bin/env python3
"""Fit the scorer of passages.

  earwitness-lab export pairs > pairs.jsonl
  train.py pairs.jsonl OUT_DIR CLAIMS OLD
  earwitness-lab eval alignment OUT_DIR/fold*.json
  earwitness-lab eval account OUT_DIR/sweep.json

Writes OUT_DIR/scorer.json with the threshold named and, for cross-validation over a sweep of thresholds, fold<n>.json and
sweep.json. The parts "sayings" and "statements" are carried over from the file OLD: `sayings.py` fits them, afterwards.

Logistic regression on standardised features; the scale is folded into the weights, so that the library works on raw
values. Folds are by story. Fitted on SPARK and on the labelled groups; the stories with gold accounts are only looked at.
"""
import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

FOLDS = 6
PENALTY = 0.3  # inverse strength of the L2 penalty; chosen by cross-validation over stories
SEEN = ("spark", "labelled")


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head = json.loads(next(lines))
    rows = [row for line in lines if (row := json.loads(line))[1] >= 0]
    story = np.array([row[0] for row in rows])
    corpus = np.array([row[0].split("/")[0] for row in rows])
    label = np.array([row[1] for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    claims = float(sys.argv[3])
    old = json.load(open(sys.argv[4], encoding="utf-8"))
    seen = np.isin(corpus, SEEN)
    names = sorted(set(story[seen]))
    order = np.random.RandomState(0).permutation(len(names))
    fold = {names[k]: n % FOLDS for n, k in enumerate(order)}
    folds = np.array([fold.get(s, -1) for s in story])

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, label[keep] == 1)
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def write(name, weights, bias, stories=None):
        sweep = [[old["statements"], t] for t in (0.14, 0.18, 0.22, 0.26, 0.31)]
        passages = {"features": head["hash"], "bias": round(bias, 5),
                    "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights)}}
        out = {"passages": passages, "sayings": old["sayings"], "statements": old["statements"], "claims": claims}
        if stories:
            out["stories"] = [s.split("/", 1)[1] for s in stories]
        if stories or name == "sweep":
            out["sweep"] = sweep
        json.dump(out, open(f"{sys.argv[2]}/{name}.json", "w"), indent=1)

    held_out = np.zeros(len(label))
    for n in range(FOLDS):
        weights, bias = fit(seen & (folds != n))
        held_out[folds == n] = x[folds == n] @ weights + bias
        write(f"fold{n}", weights, bias, [s for s in names if fold[s] == n])
    weights, bias = fit(seen)
    held_out[~seen] = x[~seen] @ weights + bias
    write("scorer", weights, bias)
    write("sweep", weights, bias)
    for name in sorted(set(corpus)):
        of = corpus == name
        same = (label[of] == 1).sum()
        precision = average_precision_score(label[of], held_out[of])
        print(f"{name}: same {same}, different {of.sum() - same}, average precision held out {precision:.4f}")
    for w, n in sorted(zip(weights * x[seen].std(0), head["features"]), key=lambda p: -abs(p[0])):
        print(f"{w:+.3f} {n}")


if __name__ == "__main__":
    main()
