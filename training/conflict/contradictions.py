#!/usr/bin/env python3
"""Fit the scorer of denials: whether a passage says what another denies, so that a reader would call it a conflict.

  earwitness-lab export contradictions STORIES.jsonl > pairs.jsonl
  contradictions.py pairs.jsonl denials.json OUT.json

`denials.json` has, by place, what readers made of pairs: 1 a conflict, 0 none. Logistic regression on standardised features;
the scale is folded into the weights. Prints what is found held out by story in ten folds, five shufflings.
"""
import json
import random
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.05  # inverse strength of the L2 penalty; .02 to .3 tried
SHOWN = 0.5  # log-odds: see weights/conflict/CARD.md
FOLDS, ROUNDS = 10, 5


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head = json.loads(next(lines))
    judged = {(j["story"], json.dumps(j["pair"])): j["label"] for j in json.load(open(sys.argv[2], encoding="utf-8"))}
    rows = [json.loads(line) for line in lines]
    label = [judged.get((row[0], json.dumps(row[2])), -1) for row in rows]
    rows = [row for row, of in zip(rows, label) if of >= 0]
    one = np.array([of for of in label if of >= 0]) == 1
    story = np.array([row[0] for row in rows])
    x = np.array([row[1] for row in rows], dtype=np.float64)

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000).fit((x[keep] - mean) / scale, one[keep])
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    held = np.zeros(len(rows))
    for shuffling in range(ROUNDS):
        stories = sorted(set(story))
        random.Random(shuffling).shuffle(stories)
        for fold in range(FOLDS):
            of = np.isin(story, stories[fold::FOLDS])
            weights, bias = fit(~of)
            held[of] += (x[of] @ weights + bias) / ROUNDS
    print(f"{len(rows)} pairs, {one.sum()} conflicts, average precision held out {average_precision_score(one, held):.3f}")
    for threshold in [1.5, 1.25, 1, 0.75, 0.5, 0.25, 0.1, 0, -0.25, -0.5]:
        over = held >= threshold
        print(f"  at {threshold}: {over.sum()} pairs, {one[over].mean():.2f} right, {one[over].sum() / one.sum():.2f} found")
    weights, bias = fit(np.ones(len(rows), dtype=bool))
    for name, weight in sorted(zip(head["features"], weights * x.std(0)), key=lambda pair: -abs(pair[1])):
        print(f"  {name:18} {weight:+.2f}")
    out = {"features": head["hash"], "bias": round(bias, 5),
           "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights)}, "shown": SHOWN}
    json.dump(out, open(sys.argv[3], "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
