"""Measures reading and extraction against jieba's segmentation of the same text, side by side in one run.

    python -m benchmarks.speed FOLDER [--items 1500] [--rounds 3]

FOLDER holds evening-news digests (see xwlb.py). Items of 300 to 5,000 characters are taken evenly over all days. Each
round runs `kg extract --jobs 1` over them (read, extract, write JSONL) and then jieba.lcut, each in a process of its
own, and counts user and system CPU time; the least of the rounds counts, as a busy machine only adds. For jieba both
the loop alone and the whole process with the loading of its dictionary are shown; for huitu always the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.xwlb import items

LEAST, MOST = 300, 5000
"""Characters of text (without markup) that an item may have."""

TAG = re.compile(r"<[^>]*>")

SEGMENT = """
import json, sys, time
import jieba
jieba.setLogLevel(60)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
jieba.initialize()
start = time.process_time()
words = sum(len(jieba.lcut(text)) for text in texts)
print(time.process_time() - start)
"""


def sample(folder: Path, number: int) -> list[dict[str, str]]:
    """`number` items of the asked length, at even steps through the days."""
    fitting = [item for item in items(folder) if LEAST <= len(TAG.sub("", item["html"])) <= MOST]
    if len(fitting) < number:
        raise SystemExit(f"speed: {folder} has {len(fitting)} items of {LEAST} to {MOST} characters, not {number}")
    return [fitting[i * len(fitting) // number] for i in range(number)]


def cpu_seconds(command: Sequence[str | Path], output: Path) -> float:
    """User and system CPU time of one process and the children it waited for."""
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"speed: {' '.join(map(str, command))} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(chosen: list[dict[str, str]], rounds: int, scratch: Path) -> dict[str, float]:
    """Least CPU seconds of each contender, and the number of characters that each had to read."""
    source, texts, facts, loop = (scratch / name for name in ("items.jsonl", "texts.jsonl", "facts.jsonl", "loop"))
    source.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in chosen), encoding="utf-8")
    extract: list[str | Path] = [sys.executable, "-m", "kg", "extract", "--jobs", "1", source]
    cpu_seconds([*extract, "--text"], texts)
    characters = sum(len(json.loads(line)["text"]) for line in texts.read_text(encoding="utf-8").splitlines())
    ours, whole, alone = [], [], []
    for _ in range(rounds):
        ours.append(cpu_seconds(extract, facts))
        whole.append(cpu_seconds([sys.executable, "-c", SEGMENT, texts], loop))
        alone.append(float(loop.read_text()))
    return {"characters": characters, "huitu": min(ours), "jieba": min(alone), "jieba process": min(whole)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(sample(args.folder, args.items), args.rounds, Path(scratch))
    print(f"{args.items} items, {found['characters']:.0f} characters, least CPU seconds of {args.rounds} rounds")
    print(f"{'what':<40}{'CPU s':>8}{'items/s':>9}")
    for what, name in (
        ("kg extract --jobs 1, whole process", "huitu"),
        ("jieba.lcut, loop alone", "jieba"),
        ("jieba.lcut, whole process", "jieba process"),
    ):
        print(f"{what:<40}{found[name]:>8.2f}{args.items / found[name]:>9.0f}")
    print(f"ratio, jieba.lcut alone : kg extract        {found['jieba'] / found['huitu']:.2f}")
    print(f"ratio, whole processes                      {found['jieba process'] / found['huitu']:.2f}")


if __name__ == "__main__":
    main()
