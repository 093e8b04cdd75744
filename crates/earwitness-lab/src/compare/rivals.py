"""One rival on one set: `rivals.py NAME SET.jsonl`, in a process of its own.

Prints one JSON object: CPU-seconds of the work (everything after the texts are in memory: tokenising, shingling,
signing, looking up, checking, joining into families), CPU-seconds of the whole process, peak memory, and the family
of each report.
"""

import json
import resource
import sys
import time

PERMUTATIONS = 128
JACCARD = 0.5
SHINGLE = 3
COSINE_DISTANCE = 0.4


def shingles(text):
    words = text.lower().split()
    if len(words) < SHINGLE:
        return {" ".join(words)}
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def families(count, pairs):
    """The family of each report: what is joined directly or through others."""
    root = list(range(count))

    def find(at):
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b in pairs:
        a, b = find(a), find(b)
        root[max(a, b)] = min(a, b)
    return [find(at) for at in range(count)]


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
    signatures, pairs = [], []
    for at, text in enumerate(texts):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(list(shingles(text)))
        for other in index.query(signature):
            if signature.jaccard(signatures[other]) >= JACCARD:
                pairs.append((other, at))
        index.insert(at, signature)
        signatures.append(signature)
    return families(len(texts), pairs)


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    signatures, pairs = [], []
    for at, text in enumerate(texts):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in shingles(text)])
        for other in index.query(signature):
            if signature.jaccard(signatures[other]) >= JACCARD:
                pairs.append((other, at))
        index.insert(at, signature)
        signatures.append(signature)
    return families(len(texts), pairs)


def gaoya(texts):
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=JACCARD,
        num_bands=32,
        band_size=4,
        num_hashes=PERMUTATIONS,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE, SHINGLE),
    )
    pairs = []
    for at, text in enumerate(texts):
        index.insert_document(at, text)
    for at, text in enumerate(texts):
        pairs.extend((at, other) for other in index.query(text) if other != at)
    return families(len(texts), pairs)


def tfidf_dbscan(texts):
    from sklearn.cluster import DBSCAN
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    labels = DBSCAN(eps=COSINE_DISTANCE, min_samples=2, metric="cosine", n_jobs=1).fit_predict(vectors)
    return [at if label < 0 else len(texts) + int(label) for at, label in enumerate(labels)]


RIVALS = {"rensa": rensa, "datasketch": datasketch, "gaoya": gaoya, "TF-IDF + DBSCAN": tfidf_dbscan}


def main():
    name, path = sys.argv[1:3]
    run = RIVALS[name]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    run(texts[:2] * 2)  # Imports and first use are not the work.
    begun = time.process_time()
    labels = run(texts)
    ended = time.process_time()
    result = {
        "work_seconds": ended - begun,
        "whole_seconds": time.process_time(),
        "peak_kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "families": labels,
    }
    print(json.dumps(result))


main()
