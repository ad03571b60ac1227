"""The same task, with the same blocking, in Python with rapidfuzz: what the names stage is measured against.

    python benches/names.py bodies.csv spellings.csv

`bodies.csv` holds a registry label a line, `spellings.csv` a spelling and its true label a line, as written by
`cargo test --release -- --ignored fifty_thousand --nocapture`. For each spelling that folding does not settle, the labels that
share a rare word, a word one slip away, or all words but one are fetched (24 at most), scored by rapidfuzz, and the two best
of 85 or more are kept. Prints time, peak memory, recall and wrong proposals.
"""
import csv
import resource
import sys
import time
import unicodedata
from collections import defaultdict
from math import log

from rapidfuzz import fuzz

COMMON, COMPARED, LEAST = 200, 24, 85


def fold(text):
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).lower()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def deletions(word):
    return {word} | {word[:at] + word[at + 1:] for at in range(len(word))}


def main(bodies_path, spellings_path):
    bodies = [line.rstrip("\n") for line in open(bodies_path, encoding="utf-8")]
    pairs = list(csv.reader(open(spellings_path, encoding="utf-8")))
    start = time.perf_counter()
    folded = [fold(body) for body in bodies]
    exact = {name: at for at, name in enumerate(folded)}
    holders, near, keys = defaultdict(list), defaultdict(set), defaultdict(list)
    for at, name in enumerate(folded):
        words = sorted(set(name.split()))
        for word in words:
            holders[word].append(at)
        for left_out in range(-1, len(words)):
            keys[tuple(word for rank, word in enumerate(words) if rank != left_out)].append(at)
    for word in holders:
        for form in deletions(word):
            near[form].add(word)

    def candidates(name):
        weights = defaultdict(float)
        words = sorted(set(name.split()))
        for word in words:
            family = {other for form in deletions(word) for other in near.get(form, ())} | {word}
            for other in family:
                held = holders.get(other, ())
                if 0 < len(held) <= COMMON:
                    for at in held:
                        weights[at] += log(len(bodies) / len(held)) * (1.0 if other == word else 0.8)
        for left_out in range(-1, len(words)):
            held = keys.get(tuple(word for rank, word in enumerate(words) if rank != left_out), ())
            if 0 < len(held) <= COMMON:
                for at in held:
                    weights[at] += log(len(bodies) / len(held))
        return sorted(weights, key=lambda at: (-weights[at], at))[:COMPARED]

    settled = found = unsettled = wrong = proposed = 0
    for spelling, truth in pairs:
        name = fold(spelling)
        if name in exact:
            settled += 1
            continue
        unsettled += 1
        scored = sorted(((fuzz.token_sort_ratio(name, folded[at]), at) for at in candidates(name)), reverse=True)[:2]
        kept = [bodies[at] for score, at in scored if score >= LEAST]
        found += truth in kept
        proposed += len(kept)
        wrong += sum(body != truth for body in kept)
    print(f"rapidfuzz: {time.perf_counter() - start:.1f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB; "
          f"{settled} settled by folding, {unsettled} not; right body proposed for {100 * found / max(unsettled, 1):.1f} %, "
          f"{100 * wrong / max(proposed, 1):.1f} % of {proposed} proposals wrong")


if __name__ == "__main__":
    main(*sys.argv[1:3])
