"""The measure scheme: complete, each concept recognised in its example and not in its near miss, open to users."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RunError
from kg.iris import MEASURE
from kg.measures.scheme import Concept, full_properties, load_scheme, quick_properties
from kg.resources import read_data

SCHEME = load_scheme()
CONCEPTS = sorted(SCHEME.concepts.values())

HEAD = """
@prefix kg: <https://w3id.org/huitu/ontology#> .
@prefix kgm: <https://w3id.org/huitu/measure/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
OWN = """
kgm:堤坝巡查 a kg:Measure ;
    skos:broader kgm:疫情防控 ; skos:prefLabel "堤坝巡查"@zh-Hans, "dike patrols"@en ; kg:cue "巡堤", "堤坝…巡查" .
"""


def concepts_in(text: str) -> set[str]:
    return {concept for concept, _, _ in SCHEME.find(text)}


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.id)
def test_each_concept_has_its_texts_in_both_languages(concept: Concept) -> None:
    assert set(concept.labels) == set(concept.definitions) == {"zh-Hans", "en"}
    assert concept.examples
    assert concept.counter_examples


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda c: c.id)
def test_each_concept_is_recognised_in_its_examples_only(concept: Concept) -> None:
    for example in concept.examples:
        assert concept.id in concepts_in(example), example
    for example in concept.counter_examples:
        assert concept.id not in concepts_in(example), example


def test_labels_are_unique() -> None:
    for language in ("zh-Hans", "en"):
        labels = [concept.labels[language] for concept in CONCEPTS]
        assert len(labels) == len(set(labels))


def test_a_discontinuous_cue_stays_within_its_clause_and_its_gap() -> None:
    assert "暂停堂食" in concepts_in("餐饮门店即日起全部暂停经营活动")
    assert "暂停堂食" not in concepts_in("餐饮门店照常营业,影院暂停放映")
    assert "暂停堂食" not in concepts_in("餐饮门店和其他各类各种各样各色的经营场所一律暂停营业")


def test_a_word_after_the_exclamation_mark_keeps_a_cue_silent_in_its_clause_only() -> None:
    assert "核酸检测" not in concepts_in("查验核酸阴性结果")
    assert "核酸检测" in concepts_in("开展核酸筛查,查验阴性结果")


def test_no_word_is_a_clear_cue_of_two_areas() -> None:
    area: dict[str, str] = {}
    for cue, owner in zip(SCHEME.index.cues, SCHEME.owner, strict=True):
        if cue.clear and len(cue.parts) == 1 and not cue.unless:
            of = SCHEME.area_of[owner][0]
            for word in cue.parts[0]:
                assert area.setdefault(word, of) == of, word


def test_a_user_adds_a_concept_by_a_file(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(HEAD + OWN, encoding="utf-8")
    scheme = load_scheme(own)
    assert "堤坝巡查" in {concept for concept, _, _ in scheme.find("加强堤坝夜间巡查")}
    assert set(SCHEME.concepts) < set(scheme.concepts)


def test_a_user_adds_cues_to_a_shipped_concept(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(HEAD + 'kgm:核酸检测 kg:cue "鼻拭子" .', encoding="utf-8")
    assert "核酸检测" in {concept for concept, _, _ in load_scheme(own).find("组织鼻拭子工作")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kgm:甲 a kg:Measure ;\n skos:broader", r"own\.ttl:6: no Turtle"),
        ('kgm:甲 a kg:Measure ; skos:prefLabel "甲"@zh-Hans .', "甲 needs at least one kg:cue"),
        ('kgm:甲 a kg:Measure ; kg:cue "甲乙" .', "甲 needs a skos:prefLabel"),
        ('kgm:甲 a kg:Measure ; skos:prefLabel "甲"@zh-Hans ; kg:cue "甲乙" .', "no skos:broader"),
        ('kgm:甲 a kg:Measure ; skos:prefLabel "甲"@zh-Hans ; kg:cue "甲…" .', "cue '甲…'"),
        ('kgm:甲 a kg:Measure ; skos:prefLabel "甲"@zh-Hans ; kg:cue "甲,乙" .', "comma"),
        ('kgm:甲 a kg:Measure ; skos:prefLabel "甲"@zh-Hans ; kg:cue "*" .', "empty"),
        ('<http://example.org/甲> a kg:Measure ; skos:prefLabel "甲"@zh-Hans .', "begins with"),
        ('kgm:新区 a kg:MeasureArea ; skos:prefLabel "新区"@zh-Hans .', "no kg:topicCue"),
    ],
)
def test_a_broken_file_gives_a_line_that_says_where(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(RunError, match=message):
        load_scheme(own)


def test_a_missing_file_gives_a_line_that_says_where(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none\.ttl: the measures can't be read"):
        load_scheme(tmp_path / "none.ttl")


def test_the_quick_reader_reads_what_the_parser_reads() -> None:
    text = read_data("ontology", "measures.ttl")
    full = full_properties(text, "measures.ttl")
    assert quick_properties(text) == {subject: full[subject] for subject in full if subject.startswith(MEASURE)}


@pytest.mark.parametrize(
    "shape", ['kg:cue "a\\"b" .', "kg:cue '''a\"b''' .", 'kg:cue "甲" ; # not "乙"\n kg:cue "丙" .']
)
def test_the_quick_reader_leaves_another_shape_to_the_parser(shape: str) -> None:
    assert quick_properties(f"{HEAD}\nkgm:甲 a kg:Measure ;\n    {shape}") == {}
