"""Turns a folder of evening-news digests (one Markdown file a day, one heading an item) into JSONL for `kg`.

    python benchmarks/xwlb.py FOLDER [--ids GOLD.jsonl] > items.jsonl

An item's id is xwlb-YYYYMMDD-NN, NN counting the headings of the day's detailed part from 00; published is its day.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

DETAIL = "## 详细新闻"


def items(folder: Path) -> Iterator[dict[str, str]]:
    """Every item of every day, in order of days."""
    for path in sorted(folder.glob("[0-9]*.md")):
        day = path.stem
        _, _, detail = path.read_text(encoding="utf-8").partition(DETAIL)
        for number, part in enumerate(detail.split("\n### ")[1:]):
            title, _, html = part.partition("\n")
            yield {
                "id": f"xwlb-{day}-{number:02}",
                "title": title.strip(),
                "published": f"{day[:4]}-{day[4:6]}-{day[6:]}",
                "html": html.strip(),
            }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ids", type=Path, help="only the articles of this gold file")
    args = parser.parse_args()
    wanted = None
    if args.ids:
        wanted = {json.loads(line)["id"] for line in args.ids.read_text(encoding="utf-8").splitlines() if line}
    for item in items(args.folder):
        if wanted is None or item["id"] in wanted:
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
