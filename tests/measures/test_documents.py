"""Documents: each kind and action of the data is told from its near miss, and the event is the one that did it."""

from __future__ import annotations

import pytest

from kg.measures.documents import DocumentAction, DocumentKind
from kg.model import Document
from kg.vocab import rows
from tests.measures.texts import article, read

KINDS = rows(DocumentKind, "ontology", "document_kinds.tsv")
ACTIONS = rows(DocumentAction, "ontology", "document_actions.tsv")


def found(body: str) -> list[Document]:
    documents = read(body)[1]
    text = article(body).text
    assert all(text[d.span.start : d.span.end] == f"《{d.title}》" for d in documents)
    return list(documents)


@pytest.mark.parametrize("row", KINDS, ids=lambda row: f"{row.word}-{row.place}")
def test_each_kind_is_told_from_its_near_miss(row: DocumentKind) -> None:
    assert found(row.example)[-1].kind == row.kind
    assert found(row.counter_example)[-1].kind != row.kind


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: f"{row.word}-{row.place}")
def test_each_action_is_told_from_its_near_miss(row: DocumentAction) -> None:
    assert found(row.example)[0].action == row.word
    assert found(row.counter_example)[0].action != row.word


def test_a_list_shares_its_verb_and_its_event() -> None:
    body = "7月3日,市政府召开会议。会议审议通过了修订后的《河湖办法》、《城市供水条例(草案)》和《排水规划》。"
    assert [(d.title, d.kind, d.action, d.event) for d in found(body)] == [
        ("河湖办法", "law", "审议通过", 0),
        ("城市供水条例（草案）", "law", "审议通过", 0),
        ("排水规划", "plan", "审议通过", 0),
    ]


def test_the_longest_verb_next_to_the_title_counts() -> None:
    assert found("会议听取并审议《年度工作报告》。")[0].action == "听取并审议"
    assert found("会议听取了关于《供水条例》执行情况的汇报。")[0].action == "听取"


def test_what_nothing_tells_is_other_without_an_action() -> None:
    assert [(d.kind, d.action, d.event) for d in found("他提到了《小河弯弯》。")] == [("other", "", None)]


def test_the_words_around_a_title_tell_works_from_papers() -> None:
    kinds = [d.kind for d in found("今晚播出专题片《长河规划》。他读《长河报告》一书,又看《长河日报》。")]
    assert kinds == ["programme", "book", "newspaper"]


@pytest.mark.parametrize("text", ["《》", "《没有结尾", "没有开头》", "《" * 50, "《长" + "长" * 200 + "》"])
def test_broken_titles_are_none(text: str) -> None:
    assert found(f"会议审议{text}。") == []


def test_inner_titles_are_taken_without_the_outer() -> None:
    assert [d.title for d in found("会议印发《关于〈供水条例〉的通知》。")] == ["关于〈供水条例〉的通知"]


@pytest.mark.parametrize(
    ("body", "action"),
    [
        ("文献研究院编辑的《河湖巡查文选》一书出版。", ""),
        ("水务局修订发布的《河湖巡查办法》今天起实施。", ""),
        ("会议审议通过了水务局印发的《河湖巡查办法》。", "审议通过"),
        ("会议听取关于提请审议批准《河湖巡查条约》的议案的说明。", ""),
    ],
)
def test_what_describes_a_document_is_not_done_with_it(body: str, action: str) -> None:
    assert [document.action for document in read(f"7月3日,云溪市召开会议。{body}")[1]] == [action]
