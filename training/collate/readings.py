#!/usr/bin/env python3
"""Fit the lines that tell whether a reading of a claim says what its wording says, and whether it says all of it.

  earwitness-lab export readings > readings.jsonl
  readings.py readings.jsonl SCORER...

Writes the parts "readings" and "entire" of the files SCORER; the rest stays. `judged.json` beside this script holds what is learned from:
readings of claims of stories without labels, each with the wording that was shown for it, as one reader judged them by
reading; and pairs of limbs of the same stories, which are only scored, for they are not what is asked about.

Logistic regression on standardised features; the scale is folded into the weights. What tells only a part of the wording, or
gainsays it, counts for the most part as saying it: it belongs in the claim; for "entire" only the same counts. Prints what six folds by story find.
"""
import json
import sys
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

PENALTY = 0.3  # inverse strength of the L2 penalty
SAYS = {"same": 1.0, "part": 0.75, "conflict": 0.7, "other": 0.0}
FOLDS = 6


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head, rows = json.loads(next(lines)), [json.loads(line) for line in lines]
    story = np.array([zlib.crc32(row[0].encode()) % FOLDS for row in rows])
    reading = np.array([row[1] == "row" for row in rows])
    says = np.array([SAYS[row[2]] for row in rows])
    x = np.array([row[3] for row in rows], dtype=np.float64)

    same = np.array([row[2] == "same" for row in rows], dtype=np.float64)

    def fit(keep, says):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        z, y = (x[keep] - mean) / scale, says[keep]
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        truth = np.concatenate([np.ones(len(y)), np.zeros(len(y))])
        model.fit(np.concatenate([z, z]), truth, sample_weight=np.concatenate([y, 1 - y]))
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def held_out(says):
        odds = np.zeros(len(rows))
        for n in range(FOLDS):
            weights, bias = fit(reading & (story != n), says)
            odds[story == n] = x[story == n] @ weights + bias
        return odds

    entire = held_out(same)
    print(f"entire: area under the curve held out {roc_auc_score(same[reading], entire[reading]):.4f}")
    held_out = held_out(says)
    for name, of in (("readings", reading), ("limbs", ~reading)):
        print(f"{name}: {of.sum()}, area under the curve held out {roc_auc_score(says[of] > 0, held_out[of]):.4f}")
    odds, truth = held_out[reading], says[reading] > 0
    for sure in (-0.4, 0.0, 0.5, 0.7, 0.9, 1.3, 1.8):
        shown = odds >= sure
        print(f"from {sure}: {truth[shown].mean():.3f} of {shown.sum()} right, {truth[shown].sum() / truth.sum():.3f} found")
    lines = {}
    for name, of in (("readings", says), ("entire", same)):
        weights, bias = fit(reading, of)
        lines[name] = {"features": head["hash"], "bias": round(bias, 5),
                       "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights) if w}}
    for file in sys.argv[2:]:
        scorer = json.load(open(file, encoding="utf-8"))
        json.dump(scorer | lines, open(file, "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
