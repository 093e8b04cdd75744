#!/usr/bin/env python3
"""Fit the line that tells whether the wording of a claim stands alone.

  earwitness-lab export wordings > wordings.jsonl
  wordings.py wordings.jsonl SCORER...

Writes the part "wordings" of the files SCORER; the rest stays. What is learned from: wordings shown for claims of stories
without labels, of which a reader said whether they are claims to print (`judged.json` beside this script).

Logistic regression on standardised features; the scale is folded into the weights. Prints what six folds by story find.
"""
import json
import sys
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

PENALTY = 0.3  # inverse strength of the L2 penalty
FOLDS = 6


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head, rows = json.loads(next(lines)), [json.loads(line) for line in lines]
    story = np.array([zlib.crc32(row[0].encode()) % FOLDS for row in rows])
    alone, judged = np.array([row[1] for row in rows], dtype=np.float64).T
    x = np.array([row[2] for row in rows], dtype=np.float64)
    print(f"{len(rows)} wordings, {(alone / judged).mean():.3f} stand alone")

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        z, yes, share = (x[keep] - mean) / scale, alone[keep], judged[keep]
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        truth = np.concatenate([np.ones(len(z)), np.zeros(len(z))])
        model.fit(np.concatenate([z, z]), truth, sample_weight=np.concatenate([yes / share, 1 - yes / share]))
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    odds = np.zeros(len(rows))
    for n in range(FOLDS):
        weights, bias = fit(story != n)
        odds[story == n] = x[story == n] @ weights + bias
    truth = alone / judged > 0.5
    print(f"area under the curve held out {roc_auc_score(truth, odds):.4f}")
    edges = [-np.inf, -2, -0.8, 0, 0.8, 1.5, 2.5, np.inf]
    for low, high in zip(edges, edges[1:]):
        of = (odds >= low) & (odds < high)
        print(f"{low} to {high}: {of.sum()} wordings, {truth[of].mean():.3f} stand alone")
    weights, bias = fit(story >= 0)
    for path in sys.argv[2:]:
        scorer = json.load(open(path, encoding="utf-8"))
        scorer["wordings"] = {"features": head["hash"], "bias": round(bias, 5),
                              "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights) if w}}
        json.dump(scorer, open(path, "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
