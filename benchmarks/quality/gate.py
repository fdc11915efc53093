"""Fails where facts got worse than the pinned floors: F1 for each kind of fact on each gold set.

    python -m benchmarks.quality.gate REAL                 checks every set of floors.json below the folder REAL
    python -m benchmarks.quality.gate REAL --update        pins what is reached now; refuses to lower a floor
    python -m benchmarks.quality.gate REAL --update --allow-regression      … lowers floors too
    python -m benchmarks.quality.gate REAL --update --new-gold              … takes gold files as they are now

Gold files are pinned by their SHA-256: scores on another gold are other numbers, and can't be compared with a floor.
Exit status: 0 all floors hold, 1 one does not (or an update was refused), 2 something is missing or unusable.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.xwlb import items
from kg.errors import RunError
from kg.evaluate import Score, as_table, evaluate

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"


def digest(path: Path) -> str:
    """Lower-case hexadecimal SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def extracted(real: Path, pinned: Mapping[str, Any], folder: Path) -> Path:
    """The facts that `kg extract` finds in the set's articles, as a file in `folder`."""
    source = real / pinned["source"]
    if not source.exists():
        raise RunError(f"{source} is not there")
    if pinned.get("digests"):
        wanted = {json.loads(line)["id"] for line in (real / pinned["gold"]).read_text(encoding="utf-8").splitlines()}
        chosen = folder / "articles.jsonl"
        lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items(source) if item["id"] in wanted)
        chosen.write_text("".join(lines), encoding="utf-8")
        source = chosen
    facts = folder / "facts.jsonl"
    with facts.open("wb") as out:
        command = [sys.executable, "-m", "kg", "extract", str(source)]
        done = subprocess.run(command, stdout=out, cwd=HERE.parent.parent, check=False)
    if done.returncode:
        raise RunError(f"kg extract {source} ended with status {done.returncode}")
    return facts


def shortfalls(floors: Mapping[str, float], scores: Mapping[str, Score]) -> Iterator[str]:
    """One line for each kind whose F1 is under its floor; a kind without a score has 0."""
    for kind, floor in floors.items():
        reached = scores[kind].f1 if kind in scores else 0.0
        if reached < floor:
            yield f"{kind} {reached:.4f} < {floor}"


def pins(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Floors (F1 rounded down to three places) and what was measured, for each kind that the gold has."""
    asked = {kind: score for kind, score in scores.items() if score.gold}
    return {
        "floors": {kind: math.floor(score.f1 * 1000) / 1000 for kind, score in asked.items()},
        "measured": {
            kind: {
                "gold": score.gold,
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "f1": round(score.f1, 3),
            }
            for kind, score in asked.items()
        },
    }


def write_whole(path: Path, record: Mapping[str, Any]) -> None:
    """Replaces the file at once, so that an interrupted update can't leave half of the pins."""
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    beside.replace(path)


def check(name: str, real: Path, pinned: Mapping[str, Any], facts: Path | None) -> tuple[dict[str, Any], list[str]]:
    """The set as it would be pinned now, and what is wrong with it."""
    gold = real / pinned["gold"]
    if not gold.is_file():
        raise RunError(f"{gold} is not there")
    problems = []
    now = digest(gold)
    if now != pinned["sha256"]:
        problems.append(f"{name}: {gold} is not the pinned gold (SHA-256 {now[:12]}…): pin it with --update --new-gold")
    with tempfile.TemporaryDirectory() as folder:
        result = evaluate(gold, facts or extracted(real, pinned, Path(folder)))
    sys.stdout.write(f"{name}: {result.articles} articles\n{as_table(result)}\n\n")
    if not pinned["floors"]:
        problems.append(f"{name}: no floors are pinned: pin them with --update")
    problems += (f"{name}: {line}" for line in shortfalls(pinned["floors"], result.scores))
    return {**pinned, "sha256": now, **pins(result.scores)}, problems


def refusal(name: str, old: Mapping[str, Any], new: Mapping[str, Any], args: argparse.Namespace) -> list[str]:
    """Why this set can't be pinned as it is now."""
    if old["sha256"] != new["sha256"]:
        return [] if args.new_gold else [f"{name}: the gold changed: --new-gold takes it as it is now"]
    lower = [kind for kind, floor in old["floors"].items() if new["floors"].get(kind, 0.0) < floor]
    if lower and not args.allow_regression:
        return [f"{name}: would lower the floor of {', '.join(lower)}: --allow-regression does it all the same"]
    return []


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("real", type=Path, help="folder that holds gold/ and the articles")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of pins (default: beside this script)")
    parser.add_argument("--facts", type=Path, metavar="FOLDER", help="take NAME.jsonl from here, don't extract")
    parser.add_argument("--update", action="store_true", help="pin what is reached now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: floors may fall")
    parser.add_argument("--new-gold", action="store_true", help="with --update: gold files may differ from the pins")
    args = parser.parse_args(argv)
    if (args.allow_regression or args.new_gold) and not args.update:
        parser.error("--allow-regression and --new-gold go with --update")
    return args


def main(argv: list[str] | None = None) -> int:
    args = arguments(argv)
    try:
        pinned = json.loads(args.floors.read_text(encoding="utf-8"))
        new, problems, refused = {}, [], []
        for name, old in pinned["sets"].items():
            facts = args.facts / f"{name}.jsonl" if args.facts else None
            new[name], found = check(name, args.real, old, facts)
            problems += found
            refused += refusal(name, old, new[name], args)
    except (RunError, OSError, ValueError) as error:
        sys.stderr.write(f"gate: {error}\n")
        return 2
    if args.update:
        problems = refused
        if not refused:
            write_whole(args.floors, {**pinned, "sets": new})
    sys.stderr.write("".join(f"gate: {line}\n" for line in problems))
    sys.stderr.write("gate: failed\n" if problems else "gate: pinned\n" if args.update else "gate: all floors hold\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
