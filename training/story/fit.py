"""Fits the trees that say whether two reports tell of one event (crates/earwitness/weights/story/trees.txt).

    earwitness-lab export story-pairs > pairs.jsonl
    python fit.py pairs.jsonl trees.txt

Needs numpy, scipy and scikit-learn. First the trees are fitted without each fold of stories and judged on that fold:
BCubed F1 of the same clustering as `group/link.rs`, one threshold for all sets. Then they are fitted on all folds and
written.
"""

import json
import sys
from collections import Counter, defaultdict

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.ensemble import HistGradientBoostingClassifier

# What a feature may only add to (1) or take away from (-1) the likeness; 0 where both are possible.
DIRECTION = {
    "words": 1, "lead": 1, "title": 1, "names": 1, "numbers": 1, "shingles": 1, "rare": 1, "undated": 0,
    "days_log": -1, "days_month": -1, "part": 1, "lead_part": 1, "short": 0, "ratio": 0, "names_rare": 1, "outlet": 0,
    "weekday": 0, "event_days": 0,
    "close": 1, "place_least": -1, "place_most": -1, "best_least": 1, "best_most": 1,
    "over_4th_least": 1, "over_4th_most": 1, "over_10th_least": 1, "over_10th_most": 1,
    "over_20th_least": 1, "over_20th_most": 1, "reports": 0, "shared": 1, "third": 1,
}
TREES = dict(
    max_iter=320, learning_rate=0.1, max_leaf_nodes=24, max_depth=6, l2_regularization=10, min_samples_leaf=50
)
# As in group/story.rs, group/link.rs, group/near.rs and group/pair.rs.
SAME_STORY, JOINS, ASKED, NEAR, ONE_TEXT = 0.3, 0.2, 3, 0.35, 0.97
# Trees in a row, as in group/trees.rs, and how much below the least seen a bound is set, in log-odds.
ABREAST, MARGIN = 8, 0.05
THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]


class Input:
    """Reports as grouping sees them: numbers of stories and folds, pairs (a, b), weights, features."""

    def __init__(self, head, rows):
        self.use, self.hold, self.set = head["use"], head["hold"], head["set"]
        self.stories, self.folds = np.array(head["stories"]), np.array(head["folds"])
        rows = np.array(rows, dtype=np.float32).reshape(len(rows), -1)
        self.a, self.b = rows[:, 0].astype(int), rows[:, 1].astype(int)
        self.weights, self.features = rows[:, 2].astype(float), rows[:, 3:]
        self.same = self.stories[self.a] == self.stories[self.b]


def read(path):
    inputs, head, rows = [], None, []
    with open(path, encoding="utf-8") as lines:
        first = json.loads(next(lines))
        for line in lines:
            if line[0] == "[":
                rows.append(np.fromstring(line[1:-2], sep=",", dtype=np.float32))
                continue
            if rows:
                inputs.append(Input(head, rows))
            head, rows = json.loads(line), []
    if rows:
        inputs.append(Input(head, rows))
    return first["features"], first["folds"], inputs


def weigh(one):
    """Pairs of a story count by its size, so that a story of many reports does not count by its square; a large input
    counts less a pair than a small one."""
    weights = one.weights.copy()
    size = Counter(one.stories.tolist())
    sizes = np.array([size[story] for story in one.stories[one.a[one.same]]])
    weights[one.same] = 1 / np.sqrt(sizes - 1)
    return weights / np.sqrt(len(one.stories))


def fit(names, inputs, hold):
    learn = [one for one in inputs if one.use == "learn" and one.hold == hold]
    features = np.concatenate([one.features for one in learn])
    same = np.concatenate([one.same for one in learn])
    weights = np.concatenate([weigh(one) for one in learn])
    trees = HistGradientBoostingClassifier(
        **TREES, monotonic_cst=[DIRECTION[name] for name in names], early_stopping=False
    )
    return trees.fit(features, same, sample_weight=weights / weights.mean())


def log_odds(trees, features):
    return trees.decision_function(features) if len(features) else np.zeros(0)


def likenesses(names, one, odds):
    count = len(one.stories)
    likeness = 1 / (1 + np.exp(-odds))
    copies = one.features[:, names.index("shingles")] ** 2 >= NEAR
    matrix = np.zeros((count, count))
    matrix[one.a, one.b] = matrix[one.b, one.a] = np.where(copies, np.maximum(likeness, ONE_TEXT), likeness)
    return matrix


def attach(labels, matrix):
    """As `attach` in group/link.rs."""
    size, moves = Counter(labels.tolist()), []
    for at in np.nonzero([size[label] == 1 for label in labels])[0]:
        best = (JOINS, None)
        for label in sorted(set(labels[matrix[at] >= JOINS].tolist()) - {labels[at]}):
            if size[label] > 1:
                mean = np.sort(matrix[at, labels == label])[::-1][:ASKED].mean()
                best = (mean, label) if mean > best[0] else best
        moves.append((at, best[1]))
    labels = labels.copy()
    for at, label in moves:
        labels[at] = labels[at] if label is None else label
    return labels


def bcubed(gold, labels):
    both, in_gold, in_label = Counter(zip(gold, labels)), Counter(gold), Counter(labels)
    precision = sum(n * n / in_label[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[story] for (story, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def scores(names, one, odds):
    matrix = likenesses(names, one, odds)
    np.fill_diagonal(matrix, 1)
    tree = linkage(squareform(1 - matrix, checks=False), "average")
    labels = [attach(fcluster(tree, 1 - least, "distance"), matrix) for least in THRESHOLDS]
    return [bcubed(one.stories.tolist(), each.tolist()) for each in labels]


def judge(names, inputs, folds):
    """Prints held-out BCubed F1 by set: of whole sets, of folds, of inputs of near stories."""
    models = [fit(names, inputs, hold) for hold in range(folds)]
    found = defaultdict(lambda: defaultdict(list))
    for one in inputs:
        if one.use == "learn":
            continue
        if one.use == "whole":
            odds, times = np.zeros(len(one.a)), np.zeros(len(one.a))
            for hold, trees in enumerate(models):
                ours = (one.folds[one.a] == hold) | (one.folds[one.b] == hold)
                odds[ours] += log_odds(trees, one.features[ours])
                times += ours
            odds /= times
        else:
            odds = log_odds(models[one.hold], one.features)
        found[one.use][one.set].append(scores(names, one, odds))
    for use, sets in found.items():
        table = {name: np.mean(rows, axis=0) for name, rows in sets.items()}
        mean = np.mean(list(table.values()), axis=0)
        print(f"{use}: mean by threshold", " ".join(f"{t}:{m:.4f}" for t, m in zip(THRESHOLDS, mean)))
        at = THRESHOLDS.index(SAME_STORY)
        print("  ", ", ".join(f"{name} {row[at]:.3f}" for name, row in table.items()), flush=True)


def bounds(trees, inputs):
    """What the base and the trees before each row of ABREAST say, at least, of pairs learned from whose likeness is
    JOINS or more; a little less, to be safe."""
    features = np.concatenate([one.features for one in inputs])
    alike = features[trees.predict_proba(features)[:, 1] >= JOINS]
    sums = [np.log(likeness[:, 1] / likeness[:, 0]) for likeness in trees.staged_predict_proba(alike)]
    base = float(np.ravel(trees._baseline_prediction)[0])
    return [base - MARGIN] + [float(sums[row - 1].min()) - MARGIN for row in range(ABREAST, len(sums), ABREAST)]


def write(trees, path, bounds):
    """First line the base, second line the bounds, every other line a tree: "3<0.25:1:2" asks whether feature 3 is at
    most 0.25."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"{float(np.ravel(trees._baseline_prediction)[0]):.6f}\n")
        out.write(" ".join(f"{bound:.4f}" for bound in bounds) + "\n")
        for (tree,) in trees._predictors:
            nodes = [
                f"{node['value']:.6f}" if node["is_leaf"]
                else f"{node['feature_idx']}<{node['num_threshold']:.6f}:{node['left']}:{node['right']}"
                for node in tree.nodes
            ]
            out.write(" ".join(nodes) + "\n")


def main():
    names, folds, inputs = read(sys.argv[1])
    print(len(inputs), "inputs,", sum(len(one.a) for one in inputs), "pairs", flush=True)
    judge(names, inputs, folds)
    trees = fit(names, inputs, folds)
    learn = [one for one in inputs if one.use == "learn" and one.hold == folds]
    write(trees, sys.argv[2], bounds(trees, learn))


if __name__ == "__main__":
    main()
