#!/usr/bin/env python3
"""Fit the line that tells whether two mentions are of one event.

  earwitness-lab export events > events.jsonl
  events.py events.jsonl SCORER FOLD...

Writes the part "events" of the file SCORER, and of the files FOLD, fitted without the stories that each names; the rest stays.
What is learned from: pairs of mentions that readers judged ("same", "part", "other"; only "same" is one event), weighed by how
many pairs each stands for, so that odds are those of a story's pairs; and, little, mentions of SPARK's stories and of the
labelled groups, which are of one event where both stand in passages that say the same.

Logistic regression on standardised features; the scale is folded into the weights. Prints what folds by story find of the
judged pairs.
"""
import json
import sys
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.3  # inverse strength of the L2 penalty
LABELLED = 0.02  # weight of a pair whose passages are labelled, where a judged pair weighs 1 in the mean
FOLDS = 8


def fit(x, same, weight):
    mean = weight @ x / weight.sum()
    scale = x.std(0)
    scale[scale < 1e-6] = np.inf
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit((x - mean) / scale, same, sample_weight=weight)
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def report(odds, same, weight):
    print(f"average precision held out {average_precision_score(same, odds, sample_weight=weight):.4f}")
    for low in (-2, -1.5, -1, -0.5, 0, 0.5, 1, 2):
        of = odds >= low
        found = weight[of] @ same[of]
        print(f"from {low}: {of.sum()} pairs, precision {found / weight[of].sum():.3f}, recall {found / (weight @ same):.3f}")


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head, rows = json.loads(next(lines)), [json.loads(line) for line in lines]
    name = np.array([row[0] for row in rows])
    judged = np.array([isinstance(row[1], str) for row in rows])
    same = np.array([row[1] in (True, "same") for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    weight = np.array([row[3] for row in rows])
    weight = np.where(judged, weight / weight[judged].mean(), LABELLED)
    print(f"{judged.sum()} judged pairs, {same[judged].sum()} of one event; {(~judged).sum()} labelled, {same[~judged].sum()}")

    turn = np.array([zlib.crc32(story.encode()) % FOLDS for story in name])
    odds = np.zeros(len(rows))
    for n in range(FOLDS):
        weights, bias = fit(x[turn != n], same[turn != n], weight[turn != n])
        odds[turn == n] = x[turn == n] @ weights + bias
    report(odds[judged], same[judged], weight[judged])

    for path in sys.argv[2:]:
        scorer = json.load(open(path, encoding="utf-8"))
        seen = ~np.isin(name, scorer.get("stories", []))
        weights, bias = fit(x[seen], same[seen], weight[seen])
        scorer["events"] = {"features": head["hash"], "bias": round(bias, 5),
                            "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights) if w}}
        json.dump(scorer, open(path, "w", encoding="utf-8"), indent=1)


if __name__ == "__main__":
    main()
