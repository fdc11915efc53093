"""Writes the measured quality of floors.json into the READMEs, between their markers.

python -m benchmarks.quality.table [--check]        --check changes nothing and fails where a README is behind
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BLOCK = re.compile(r"(<!-- quality: written by benchmarks/quality/table\.py -->\n).*?(<!-- quality end -->)", re.DOTALL)

WORDS: dict[str, dict[str, str]] = {
    "README.md": {
        "fact": "fact",
        "none": "Not measured yet.",
        "seeds": "5 local reports",
        "xwlb-dev": "40 evening-news items",
        "cell": "F1 (precision / recall, of n)",
    },
    "README.zh.md": {
        "fact": "事实",
        "none": "尚未测量。",
        "seeds": "地方报道 5 篇",
        "xwlb-dev": "新闻联播 40 条",
        "cell": "F1(精确率 / 召回率,标注数)",
        "events": "活动",
        "presides": "主持",
        "attends": "出席",
        "dates": "日期",
        "names": "会议名称",
        "ordinals": "届次",
        "officials": "官员",
        "posts": "职务",
        "districts": "行政区划",
        "measures": "措施",
    },
}


def table(sets: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """A Markdown table, one row a kind of fact, one column a gold set."""
    measured = {name: pinned["measured"] for name, pinned in sets.items() if pinned["measured"]}
    if not measured:
        return words["none"] + "\n"
    kinds = list(dict.fromkeys(kind for scores in measured.values() for kind in scores))
    lines = [
        "| " + " | ".join([words["fact"], *(f"{words[name]}: {words['cell']}" for name in measured)]) + " |",
        "|---" * (len(measured) + 1) + "|",
    ]
    for kind in kinds:
        cells = [cell(scores.get(kind)) for scores in measured.values()]
        lines.append("| " + " | ".join([words.get(kind, kind), *cells]) + " |")
    return "\n".join(lines) + "\n"


def cell(score: Mapping[str, float] | None) -> str:
    if score is None:
        return "–"
    return f"**{score['f1']:.3f}** ({score['precision']:.3f} / {score['recall']:.3f}, {score['gold']})"


def filled(text: str, name: str, sets: Mapping[str, Any]) -> str:
    """The README's text with its block written anew; raises ValueError where it has no block."""
    new, count = BLOCK.subn(lambda match: match[1] + table(sets, WORDS[name]) + match[2], text)
    if count != 1:
        raise ValueError(f"{name}: {count} quality blocks where one is asked for")
    return new


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    sets = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["sets"]
    behind = []
    for name in WORDS:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = filled(old, name, sets)
        if new != old:
            behind.append(name)
            if not args.check:
                path.write_text(new, encoding="utf-8")
    verb = "is behind floors.json" if args.check else "written"
    sys.stdout.write("".join(f"{name}: {verb}\n" for name in behind))
    return 1 if behind and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
