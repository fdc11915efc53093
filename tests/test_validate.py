import re
from pathlib import Path

import pytest

from kg import iris
from kg.errors import RunError
from kg.validate import Check, validate
from kg.vocab import rows
from tests.built import build_facts, rich_facts, spoil

CHECKS = rows(Check, "ontology", "checks.tsv")
KG = iris.KG


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build_facts(tmp_path / "output", rich_facts())


def test_a_built_graph_is_valid_and_says_what_was_looked_at(built: Path) -> None:
    found = validate(built)
    assert found.violations == ()
    assert len(found.notes) == 2
    assert "SHACL over all" in found.notes[1]


def test_no_graph_is_no_valid_graph(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no built graph"):
        validate(tmp_path)


def without(predicate: str, subject: str = "") -> object:
    """Take out the first line with this predicate, and so one triple."""
    done: list[str] = []

    def edit(line: str) -> str:
        if not done and f"> <{predicate}> " in line and subject in line.split(" ", 1)[0]:
            done.append(line)
            return ""
        return line

    return edit


def changed(pattern: str, replacement: str) -> object:
    return lambda line: re.sub(pattern, replacement, line, count=1)


FAULTS = {
    "evidence.missing": without(KG + "evidence", "/participation/"),
    "evidence.dangling": without(iris.NIF + "anchorOf", "#char"),
    "evidence.elsewhere": changed(f"(/mention/[^>]*> <{KG}evidence> <[^>]*/)sample-1#", r"\1sample-2#"),
    "rule.missing": without(KG + "rule", "/mention/"),
    "span.incomplete": without(iris.NIF + "sentence", "#char"),
    "span.order": changed(f'(<{iris.NIF}endIndex> )"[0-9]+"', r'\1"0"'),
    "span.length": changed(f'(<{iris.NIF}anchorOf> )"', r'\1"多'),
    "participation.incomplete": without(KG + "position"),
    "participation.roles": changed(f"(.*<{KG}role> <{KG})Presides(.*\n)", r"\1Presides\2\1Attends\2"),
    "participation.officials": changed(f"(.*/participation/.*<{KG}official> )<[^>]*>(.*\n)", r"\1<x:a>\2\1<x:b>\2"),
    "participation.events": changed(f"(.*/participation/.*<{KG}event> )<[^>]*>(.*\n)", r"\1<x:a>\2\1<x:b>\2"),
    "direct.presides": changed(f"<{KG}role> <{KG}Presides>", f"<{KG}role> <{KG}Attends>"),
    "direct.attends": changed(f"<{KG}role> <{KG}Attends>", f"<{KG}role> <{KG}Presides>"),
    "node.presides": without(KG + "presides"),
    "node.attends": without(KG + "attends"),
    "mention.direct": without(KG + "mentions"),
    "orders.unfounded": changed(f"<{KG}orders> <[^>]*>", f"<{KG}orders> <x:m>"),
    "official.bare": without(KG + "jurisdiction", "/official/"),
    "tenure.order": changed(f'(<{KG}lastObserved> )"[^"]*"', r'\1"1999-01-01"'),
}


def test_every_check_has_its_fault() -> None:
    assert [check.name for check in CHECKS] == sorted(FAULTS)
    assert list(CHECKS) == sorted(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_finds_its_fault(built: Path, check: Check) -> None:
    spoil(built, FAULTS[check.name])  # type: ignore[arg-type]
    found = validate(built).violations
    assert any(violation.en.startswith(check.en) for violation in found), found
    assert all(violation.zh for violation in found)


SHACL_FAULTS = {
    "a fact needs kg:evidence": without(KG + "evidence", "/participation/"),
    "a span has one nif:beginIndex, a number before": changed(f'(<{iris.NIF}endIndex> )"[0-9]+"', r'\1"0"'),
    "the quote is not as long": changed(f'(<{iris.NIF}anchorOf> )"', r'\1"多'),
    "a participation has exactly one role": changed(f"(.*<{KG}role> <{KG})Presides(.*\n)", r"\1Presides\2\1Attends\2"),
    "a participation is of exactly one official": without(KG + "official", "/participation/"),
    "a participation is in exactly one event": without(KG + "event", "/participation/"),
    "kg:presides without a participation": changed(f"<{KG}role> <{KG}Presides>", f"<{KG}role> <{KG}Attends>"),
    "a participation without its direct triple kg:attends": without(KG + "attends"),
    "exactly one kg:jurisdiction is needed": without(KG + "jurisdiction", "/tenure/"),
    "an event is reported in an article": changed(f".*<{KG}reportedIn>.*\n", ""),
    "a tenure has one first day": changed(f'(<{KG}lastObserved> )"[^"]*"', r'\1"1999-01-01"'),
    "a proposed link is of two officials": without(KG + "linkOf"),
    "a division has one GB/T 2260 code at most": changed(f'(<{iris.SKOS}notation> )"[^"]*"', r'\1"11"'),
    "a thing needs a skos:prefLabel": without(iris.SKOS + "prefLabel", "/district/"),
    "a directive has one verb of saying": without(KG + "verb"),
    "a document has one name": without(iris.SCHEMA + "name", "/document/"),
    "a session is of one event": without(KG + "sessionOf"),
    "a mention has one kg:mentionOf": without(KG + "mentionOf"),
    "an article has one kg:textSha256": changed(f'(<{KG}textSha256> )"[^"]*"', r'\1"00"'),
}


@pytest.mark.parametrize("message", SHACL_FAULTS)
def test_a_shape_finds_its_fault_and_says_it_in_two_languages(built: Path, message: str) -> None:
    spoil(built, SHACL_FAULTS[message])  # type: ignore[arg-type]
    (violation, *_) = [v for v in validate(built).violations if v.en.startswith(message)]
    assert violation.zh
    assert f"{message}" in str(violation)


def test_a_large_graph_is_checked_whole_and_sampled(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.WHOLE", 100)
    monkeypatch.setattr("kg.validate.SAMPLE", 10**9)
    found = validate(built)
    assert found.violations == ()
    assert "sample" in found.notes[1]
    spoil(built, without(KG + "evidence", "/participation/"))  # type: ignore[arg-type]
    assert [str(v) for v in validate(built).violations]


def test_of_many_faults_of_a_kind_some_are_named_and_all_are_counted(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.validate.NAMED", 1)
    spoil(built, changed(f".*<{KG}rule>.*\n", ""))  # type: ignore[arg-type]
    assert any("more" in violation.en for violation in validate(built).violations)
