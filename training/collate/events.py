#!/usr/bin/env python3
"""Fit the line that tells whether two mentions are of one event.

  earwitness-lab export events > events.jsonl
  events.py events.jsonl SCORER...

Writes the part "events" of the files SCORER; the rest stays. What is learned from: mentions of SPARK's stories and of the
labelled groups; two are of one event where both stand in passages that say the same.

Logistic regression on standardised features; the scale is folded into the weights. Prints what six folds by story find.
"""
import json
import sys
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.3  # inverse strength of the L2 penalty
FOLDS = 6


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head, rows = json.loads(next(lines)), [json.loads(line) for line in lines]
    story = np.array([zlib.crc32(row[0].encode()) % FOLDS for row in rows])
    same = np.array([row[1] for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    print(f"{len(rows)} pairs, {same.sum()} of one event")

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000).fit((x[keep] - mean) / scale, same[keep])
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    odds = np.zeros(len(rows))
    for n in range(FOLDS):
        weights, bias = fit(story != n)
        odds[story == n] = x[story == n] @ weights + bias
    print(f"average precision held out {average_precision_score(same, odds):.4f}")
    for low in (-1.5, -1, -0.5, 0, 0.5, 1, 2):
        of = odds >= low
        print(f"from {low}: {of.sum()} pairs, precision {same[of].mean():.3f}, recall {same[of].sum() / same.sum():.3f}")
    weights, bias = fit(story >= 0)
    for path in sys.argv[2:]:
        scorer = json.load(open(path, encoding="utf-8"))
        scorer["events"] = {"features": head["hash"], "bias": round(bias, 5),
                            "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights) if w}}
        json.dump(scorer, open(path, "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
