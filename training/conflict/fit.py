#!/usr/bin/env python3
"""Fit the scorer of numbers: whether two numbers that differ are told of one thing, so that they gainsay one another.

  earwitness-lab export conflicts UNLABELLED.jsonl > numbers.jsonl
  fit.py numbers.jsonl judged.json OUT_DIR
  earwitness-lab eval conflict OUT_DIR/fold*.json      # each story by a scorer that was not fitted on it

Positives are pairs that an annotator listed as a conflict, pairs of the same values and the same key elsewhere in such a
story, and those that `judged.json` calls a conflict after reading what was scored high without being listed (it also names
pairs that are left out, because a reader may hold either). Two numbers that agree inside one labelled group are told of one
thing as well: they are positives of which nothing is learned of values (SILENT features stand at the mean of the other
positives). All other pairs that differ are negatives.

Logistic regression on standardised features; the scale is folded into the weights. Writes OUT_DIR/numbers.json and, for
cross-validation by story, fold_<n>.json with the stories held out; prints what is found held out, by threshold.
"""
import json
import random
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.1  # inverse strength of the L2 penalty; .02 to .5 differ by less than .01 of average precision
AGREEING = 1.0  # weight of a pair that agrees inside one group; .1 to 3 tried
LABELLED = 0.25  # weight of a pair of the labelled groups beside one that a reader judged; .1 to 1 tried
FOLDS = 10
SHOWN = {"toll": 0.75, "noun": 1.0, "sum": 0.75, "measure": 1.5}  # log-odds, by what is counted: see weights/conflict/CARD.md
KNOWN, SURE = -1.0, 1.25
SILENT = ["log_ratio", "bound_far", "crowd", "within_5", "within_15", "within_50"]


def main():
    lines = open(sys.argv[1], encoding="utf-8")
    head = json.loads(next(lines))
    names = head["features"]
    judged = {(j["story"], tuple(map(tuple, j["pair"]))): j["label"] for j in json.load(open(sys.argv[2], encoding="utf-8"))}
    rows = [json.loads(line) for line in lines]
    values = lambda row: (row[0], row[3], frozenset(row[4]))
    listed = {values(row) for row in rows if row[1] == 1}

    def label(row):
        story, label, _, _, _, differ, places = row
        if story.startswith("unlabelled/"):
            return judged.get((story, tuple(map(tuple, places))), -1) if differ else -1
        if label == 2:
            return 2
        if not differ:
            return -1
        if label == 1 or values(row) in listed:
            return 1
        return judged.get((story, tuple(map(tuple, places))), 0)

    labels = [label(row) for row in rows]
    rows = [row for row, of in zip(rows, labels) if of >= 0]
    label = np.array([of for of in labels if of >= 0])
    story = np.array([row[0] for row in rows])
    x = np.array([row[2] for row in rows], dtype=np.float64)
    agree = label == 2
    one = label > 0
    for name in SILENT:
        x[agree, names.index(name)] = x[one & ~agree, names.index(name)].mean()
    read = np.char.startswith(story, "unlabelled/")
    weight = np.where(read, 1.0, LABELLED) * np.where(agree, AGREEING, 1.0)

    def fit(keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, one[keep], sample_weight=weight[keep])
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def write(name, weights, bias, held=None):
        out = {"features": head["hash"], "bias": round(bias, 5),
               "weights": {n: round(float(w), 5) for n, w in zip(names, weights)},
               "shown": SHOWN, "known": KNOWN, "sure": SURE}
        if held is not None:
            out["stories"] = held
        json.dump(out, open(f"{sys.argv[3]}/{name}.json", "w", encoding="utf-8"), indent=1)

    stories = sorted(s for s in set(story) if not s.startswith("account/"))
    random.Random(0).shuffle(stories)
    held_out = np.full(len(rows), np.nan)
    for fold in range(FOLDS):
        held = stories[fold::FOLDS]
        of = np.isin(story, held)
        weights, bias = fit(~of & ~np.char.startswith(story, "account/"))
        write(f"fold_{fold}", weights, bias, held)
        held_out[of] = x[of] @ weights + bias
    test = ~agree & ~np.isnan(held_out)
    hard = test & np.char.startswith(story, "unlabelled/")
    print(f"of the judged {hard.sum()}: average precision {average_precision_score(one[hard], held_out[hard]):.3f}")
    for threshold in [3, 2.5, 2, 1.5, 1, 0.5, 0]:
        over = hard & (held_out >= threshold)
        print(f"  at {threshold}: {over.sum()} pairs, {one[over].mean():.2f} right, {one[over].sum() / one[hard].sum():.2f} found")
    print(f"one thing {one[test].sum()}, not {(~one[test]).sum()}, agreeing {agree.sum()}; "
          f"average precision held out {average_precision_score(one[test], held_out[test]):.3f}")
    for threshold in [2, 1.5, 1.25, 1, 0.75, 0.5, 0.25, 0, -0.5, -1]:
        over = test & (held_out >= threshold)
        print(f"  at {threshold}: {over.sum()} pairs, {one[over].mean():.2f} right, {one[over].sum() / one[test].sum():.2f} found")
    weights, bias = fit(~np.char.startswith(story, "account/"))
    write("numbers", weights, bias)
    scale = x.std(0)
    for name, w in sorted(zip(names, weights * scale), key=lambda pair: -abs(pair[1])):
        print(f"  {name:18} {w:+.2f}")
    if len(sys.argv) > 4:  # what stands out without a label, for reading
        json.dump([[rows[i][0], int(label[i]), round(float(held_out[i]), 2), rows[i][3], rows[i][6]]
                   for i in np.argsort(-np.nan_to_num(held_out, nan=-99)) if test[i]], open(sys.argv[4], "w", encoding="utf-8"))


if __name__ == "__main__":
    main()
