"""Writes not_names.tsv: everyday words that begin with a surname, from the dictionary that ships with jieba (MIT).

    python ontology/make_not_names.py

A word counts when it is two or three characters long, seen at least 30 times in jieba's counts (10 times for verbs,
adjectives and adverbs), and tagged as anything but a person's or a body's name. Such a word is read as a person's name
only where post and verb around it leave no doubt (文献).
"""

from pathlib import Path

import jieba

HERE = Path(__file__).parent
HEAD = (
    "# Everyday words that begin with a surname: no person's name unless post and verb around it leave no doubt.\n"
    "# kind: common (counted 3,000 times or more: not even in a list behind an office), word.\n"
    "# Source: dict.txt of jieba 0.42.1 (MIT), count >= 30 (verbs and the like 10), not tagged as a name; "
    "made by make_not_names.py.\n"
)
COMMON = 3000
NAMES = ("nr", "nz", "nt", "m")


def counts(count: int, tag: str) -> bool:
    """Whether a word of this count and tag is everyday enough."""
    return count >= (10 if tag[0] in "adv" else 30) and not tag.startswith(NAMES)


def main() -> None:
    """Writes the table anew."""
    lines = (HERE / "surnames.tsv").read_text(encoding="utf-8").splitlines()
    surnames = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    words: dict[str, str] = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if 2 <= len(word) <= 3 and word[0] in surnames and counts(int(count), tag):
            words[word] = "common" if int(count) >= COMMON else "word"
    body = "".join(f"{word}\t{kind}\n" for word, kind in sorted(words.items()))
    (HERE / "not_names.tsv").write_text(HEAD + "word\tkind\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main()
