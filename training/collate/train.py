#!/usr/bin/env python3
"""Fit the scorer of passages.

  earwitness-lab export pairs MATCHERS/fold*.json > pairs.jsonl
  train.py pairs.jsonl OUT_DIR CLAIMS OLD MATCHERS
  earwitness-lab eval alignment OUT_DIR/fold*.json
  earwitness-lab eval account OUT_DIR/sweep.json

MATCHERS is what `matcher/export.py` wrote: the matcher's log-odds of a pair are those of one that did not see its story.
Writes OUT_DIR/scorer.json with the threshold named and, for cross-validation over a sweep of thresholds, fold<n>.json and
sweep.json. All other parts are carried over from the file OLD: `sayings.py`, `readings.py` and `wordings.py` fit them,
afterwards.

Two fits: one without the matcher for all pairs, one with it for those that the first does not plainly part; these get a
weighted mean of both.
Logistic regression on standardised features; the scale is folded into the weights, so that the library works on raw
values. Folds are the matcher's. Fitted on SPARK and on the labelled groups; the stories with gold accounts are only looked at.
"""
import glob
import json
import shutil
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

PENALTY = 0.3  # inverse strength of the L2 penalty; chosen by cross-validation over stories
SEEN = ("spark", "labelled")
SPARK = 4.0  # weight of a pair of SPARK, which has few; chosen by average precision on the gold accounts, 1 to 20 tried
TRUST = 0.4  # share of the fit with the matcher in the scores that it takes part in, beside the fit without; .4, .7 and 1 tried on
# the gold accounts and SPARK, held out
PLAIN = -3.5  # log-odds under which the matcher is not asked, as in `scorer.rs`


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
    known = [(f, json.load(open(f, encoding="utf-8"))["stories"]) for f in sorted(glob.glob(f"{sys.argv[5]}/fold*.json"))]
    fold = {s: n for n, (_, stories) in enumerate(known) for s in stories}
    folds = np.array([fold[s.split("/", 1)[1]] for s in story])
    weight = np.where(corpus == "spark", SPARK, 1.0)
    column = head["features"].index("match")
    first = x.copy()
    first[:, column] = 0

    def fit(x, keep):
        mean, scale = x[keep].mean(0), x[keep].std(0)
        scale[scale < 1e-6] = np.inf
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x[keep] - mean) / scale, label[keep] == 1, sample_weight=weight[keep])
        weights = model.coef_[0] / scale
        return weights, float(model.intercept_[0] - (weights * mean).sum())

    def mixed(matched, alone):
        return tuple(TRUST * m + (1 - TRUST) * a for m, a in zip(matched, alone))

    def write(name, lines, known=None):
        sweep = [[old["statements"], t] for t in (0.14, 0.18, 0.22, 0.26, 0.31)]
        said = [{"features": head["hash"], "bias": round(bias, 5),
                 "weights": {n: round(float(w), 5) for n, w in zip(head["features"], weights) if w}} for weights, bias in lines]
        out = old | {"passages": said[0], "matched": said[1], "claims": claims}
        if known:
            out |= {"stories": known[1], "matcher": f"{name}.weights"}
            shutil.copy(known[0].removesuffix("json") + "weights", f"{sys.argv[2]}/{name}.weights")
        if known or name == "sweep":
            out["sweep"] = sweep
        json.dump(out, open(f"{sys.argv[2]}/{name}.json", "w"), indent=1)

    held_out, plain = np.zeros(len(label)), np.zeros(len(label), bool)
    lines = {}
    for n in range(len(known)):
        lines[n] = fit(first, seen & (folds != n))
        held_out[folds == n] = first[folds == n] @ lines[n][0] + lines[n][1]
    plain = held_out < PLAIN
    for truth in (1, 0):
        print(f"plain, of label {truth}: {plain[seen & (label == truth)].mean():.4f}")
    for n in range(len(known)):
        matched = mixed(fit(x, seen & ~plain & (folds != n)), lines[n])
        held_out[(folds == n) & ~plain] = x[(folds == n) & ~plain] @ matched[0] + matched[1]
        write(f"fold{n}", (lines[n], matched), known[n])
    alone = fit(first, seen)
    weights, bias = mixed(fit(x, seen & ~plain), alone)
    for name in ("scorer", "sweep"):
        write(name, (alone, (weights, bias)))
    for name in sorted(set(corpus)):
        of = corpus == name
        same = (label[of] == 1).sum()
        precision = average_precision_score(label[of], held_out[of])
        print(f"{name}: same {same}, different {of.sum() - same}, average precision held out {precision:.4f}")
    for w, n in sorted(zip(weights * x[seen].std(0), head["features"]), key=lambda p: -abs(p[0])):
        print(f"{w:+.3f} {n}")


if __name__ == "__main__":
    main()
