"""Directives: who says what, how far it reaches, and what is no directive."""

from __future__ import annotations

import re

import pytest

from kg.measures import directives
from kg.measures.words import SayingVerb
from kg.model import Span
from kg.resources import read_data
from kg.text import Sentences
from kg.vocab import rows
from tests.measures.texts import article, event, official, read, words

OPENING = "7月3日,云溪市召开疫情防控调度会议。市委书记林知远主持会议,市长周若谷参加会议。"
VERBS = rows(SayingVerb, "ontology", "saying_verbs.tsv")


def said(body: str) -> list[tuple[str, str]]:
    """(speaker or "会议", words) of each directive after the opening."""
    body = f"{OPENING}\n{body}"
    result = read(body)
    return [(d.speaker or "会议", quote) for d, quote in zip(result[0], words(body, result), strict=True)]


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row.verb)
def test_each_verb_governs_in_its_example_and_not_in_its_near_miss(row: SayingVerb) -> None:
    title = "云溪市新闻发布会" if row.verb == "介绍" else "云溪市疫情防控"
    found = [d.verb for d in read(f"{OPENING}\n{row.example}", title)[0]]
    assert (row.verb in found) == (row.force != "adopt")
    assert row.verb not in [d.verb for d in read(f"{OPENING}\n{row.counter_example}")[0]]


def test_traits_are_told_in_the_head() -> None:
    head = read_data("ontology", "saying_verbs.tsv").partition("\nverb\t")[0].partition("# traits:")[2]
    assert set(re.findall(r"\b([a-z]+) =", head)) == {trait for row in VERBS for trait in row.traits.split()}


def test_a_verb_governs_the_sentences_behind_it_up_to_the_next() -> None:
    assert said("会议强调,要加强巡查。严格卡口查验。林知远要求,要备足物资。") == [
        ("会议", "要加强巡查"),
        ("会议", "严格卡口查验"),
        ("林知远", "要备足物资"),
    ]


def test_a_paragraph_ends_what_is_said_unless_it_begins_with_an_order() -> None:
    assert said("会议强调,要加强巡查。\n记者在现场看到,社区加强值守。") == [("会议", "要加强巡查")]
    assert said("会议强调\n要加强巡查。\n二要备足物资。") == [("会议", "要加强巡查"), ("会议", "要备足物资")]


def test_a_sentence_of_narrative_ends_what_is_said() -> None:
    assert said("会议强调,要加强巡查。随后,大家来到隔离点落实检查。要做好服务。") == [("会议", "要加强巡查")]
    assert said("会议强调,要加强巡查。副市长加强调度参加会议。") == [("会议", "要加强巡查")]


def test_who_demands_several_things_stands_at_the_head_of_the_sentence() -> None:
    assert said("林知远在讲话中对新形势下，进一步做好就业工作提出两点要求：一是要加强巡查。二是要备足物资。") == [
        ("林知远", "要加强巡查"),
        ("林知远", "要备足物资"),
    ]


def test_who_demands_is_not_looked_for_far_before() -> None:
    """What the meeting said before is not cut off by words whose sentence begins beyond reach."""
    list_of_topics = "、".join(["修渠", "植树", "养路", "护林", "育种", "防汛", "助学", "敬老"] * 6)
    assert said(f"会议强调,要加强巡查。大家就{list_of_topics}等提出意见建议。") == [("会议", "要加强巡查")]


def test_an_arrangement_of_before_hands_the_word_to_nobody() -> None:
    assert said("会议要求，一是加强巡查。二是结合市委党代会和人才工作会议部署，备足物资。") == [
        ("会议", "加强巡查"),
        ("会议", "备足物资"),
    ]


def test_a_pronoun_and_a_chain_of_verbs_keep_the_speaker() -> None:
    assert said("林知远来到卡口检查。他强调,要逐车查验,并叮嘱要做好轮休。") == [
        ("林知远", "要逐车查验"),
        ("林知远", "要做好轮休"),
    ]


def test_a_post_names_its_only_holder() -> None:
    body = f"{OPENING}\n会上,市长强调,要加强巡查。"
    made = article(body)
    people = [official(made.text, "林知远", "市委书记"), official(made.text, "周若谷", "市长")]
    meeting = event(made.text, "云溪市召开疫情防控调度会议", "林知远", "周若谷")
    found, _, _ = directives(made, Sentences(made.text), [meeting], people, ())
    assert [d.speaker for d in found] == ["周若谷"]


def test_the_speaker_s_event_is_the_one_told_last_with_him_at_it() -> None:
    body = "上午,林知远主持会议。林知远强调,要加强巡查。\n下午,周若谷到社区检查。周若谷要求,要备足物资。"
    made = article(body)
    events = [
        event(made.text, "上午,林知远主持会议", "林知远"),
        event(made.text, "下午,周若谷到社区检查", "周若谷", kind="inspection"),
    ]
    people = [official(made.text, name) for name in ("林知远", "周若谷")]
    found, _, _ = directives(made, Sentences(made.text), events, people, ())
    assert [(d.event, d.speaker) for d in found] == [(0, "林知远"), (1, "周若谷")]


@pytest.mark.parametrize(
    "text",
    [
        "会议指出,当前疫情形势严峻复杂,本土病例仍在增加。",
        "会议指出,一个月以来,全市完成核酸检测百万人次,成效明显。",
        "会议强调,坚定必胜信心,坚决打赢疫情防控阻击战。",
        "会议强调,提高政治站位,克服麻痹思想。",
        "按照上级要求,各社区加强巡查。",
        "通知要求,各社区要加强巡查。",
        "专家强调,要加强锻炼。",
        "这是林知远一再强调的工作要求。",
        "林知远向一线人员表示感谢,希望的曙光就在前方。",
        "会议听取了核酸检测、流调溯源工作的汇报。",
        "会议强调,要坚持先立后破,顺应群众期盼,增强服务意识。",
        "会议指出,今年以来,全市加强巡查,严格卡口查验。",
        "会议指出,加强巡查,是守住卡口的前提。",
        "会议指出,守好卡口十分要紧,是必须完成的任务。",
        "落实市委要求,各社区加强巡查。",
        "关于提请审议批准《巡查办法》的议案交付表决。",
    ],
)
def test_background_slogans_and_the_words_of_others_are_no_directives(text: str) -> None:
    assert said(text) == []


def test_an_unknown_speaker_ends_what_was_said_before() -> None:
    assert said("会议强调,要加强巡查。参训人员表示,要努力工作。") == [("会议", "要加强巡查")]
    assert said("林知远叮嘱村干部说,要加强巡查。") == [("林知远", "要加强巡查")]


def test_a_gathering_that_the_article_only_looks_back_on_orders_nothing_here() -> None:
    assert said("会议指出,要加强巡查。全市经济工作会议提出,要备足物资。") == [("会议", "要加强巡查")]
    title = "云溪市委召开经济工作会议"
    body = "7月3日,云溪市委召开经济工作会议。经济工作会议提出,要备足物资。"
    assert words(body, read(body, title), title) == ["要备足物资"]


def test_what_others_arranged_may_be_part_of_what_is_said() -> None:
    found = said("会议强调,省委全会对防汛作出全面部署。要加强巡查。")
    assert found == [("会议", "要加强巡查")]
    assert said("省委全会对防汛作出全面部署。加强巡查。") == []


def test_where_no_event_and_no_official_speaks_nothing_is_ordered() -> None:
    made = article("云溪市近日下发文件。联席会指出,要加强巡查。")
    assert directives(made, Sentences(made.text), [], [], ())[0] == ()
    made = article("云溪市第八次会议要求,要加强巡查。会议研究了物资,强调要严格卡口查验。")
    assert len(directives(made, Sentences(made.text), [], [], ())[0]) == 2
    made = article("云溪市近日下发文件。会议指出,要加强巡查。")
    assert len(directives(made, Sentences(made.text), [], [], ())[0]) == 1


def test_who_is_addressed_is_told_to_act_without_a_modal() -> None:
    assert said("林知远希望大家加强巡查。") == [("林知远", "大家加强巡查")]
    assert said("林知远强调,要备足物资。希望各社区加强巡查。") == [
        ("林知远", "要备足物资"),
        ("林知远", "各社区加强巡查"),
    ]


def test_numbered_demands_on_the_work_to_come() -> None:
    assert said("林知远到社区检查,对下步工作提出了两点要求。一是加强巡查;二是备足物资。") == [
        ("林知远", "加强巡查"),
        ("林知远", "备足物资"),
    ]


def test_a_principle_that_names_a_measure_is_an_order() -> None:
    assert said("会议强调,坚持每周核酸检测。") == [("会议", "坚持每周核酸检测")]


def test_a_wish_at_home_may_end_with_the_world() -> None:
    body = "会议强调,要加强巡查,同各国一道努力。"
    assert said(body) == [("会议", "要加强巡查")]


def test_talk_between_states_is_no_directive() -> None:
    body = "7月3日,林知远会见来访的客人。林知远强调,双方要加强合作,深化人文交流。愿推动关系更好发展。"
    made = article(body, "林知远会见客人")
    visit = event(made.text, "7月3日,林知远会见来访的客人", "林知远", kind="reception")
    found, _, _ = directives(made, Sentences(made.text), [visit], [official(made.text, "林知远")], ())
    assert found == ()


def test_what_is_arranged_stands_before_its_verb() -> None:
    assert said("周若谷就卡口查验、冷链防控等工作进行了具体部署。") == [
        ("周若谷", "就卡口查验、冷链防控等工作进行了具体部署")
    ]
    assert said("周若谷对下步工作作了部署。") == []


def test_ordinals_and_outer_quotes_are_no_part_of_a_directive() -> None:
    assert said("林知远强调:“一要加强巡查;二是备足物资;(三)严格卡口查验。”") == [
        ("林知远", "要加强巡查"),
        ("林知远", "备足物资"),
        ("林知远", "严格卡口查验"),
    ]
    assert said("会议强调,“点对点”做好特殊群体服务。") == [("会议", "“点对点”做好特殊群体服务")]


def test_a_directive_says_measures_targets_deadline_and_change() -> None:
    body = f"{OPENING}\n会议决定,密接者当天转运完毕,餐饮单位继续暂停堂食。"
    first, second = read(body)[0]
    assert (first.verb, first.measures, first.targets) == ("决定", ("密接管控",), ("密接人员",))
    assert (first.deadline, first.deadline_hours) == ("当天", 24)
    assert (second.measures, second.targets, second.change) == (("暂停堂食",), ("餐饮单位",), "kept")


def test_measures_are_those_of_directives_once_where_first_said() -> None:
    body = f"{OPENING}\n会议听取核酸检测汇报。会议强调,要组织核酸检测。要再组织核酸检测。"
    text = article(body).text
    measures = [m for m in read(body)[2] if m.concept == "核酸检测"]
    assert len(measures) == 1
    assert measures[0].span.start == text.index("核酸", text.index("强调"))
    assert text[measures[0].span.start : measures[0].span.end].startswith("核酸")


def test_concepts_of_other_areas_stay_silent_in_an_epidemic_article() -> None:
    body = f"{OPENING}\n会议强调,要压实责任,推动企业复工复产。"
    concepts = {m.concept for m in read(body)[2]}
    assert "复工复产" in concepts
    assert "安全生产责任" not in concepts


def test_concepts_of_an_area_count_where_the_text_is_about_it() -> None:
    title = "云溪市部署防汛工作"
    body = "7月3日,云溪市召开防汛会议。会议强调,要落实水库防汛责任,提前转移危险区群众。"
    assert [m.concept for m in read(body, title)[2]] == ["防汛责任", "人员转移避险"]
    assert read("7月3日,剧团开会。会议强调,要转移群众演员。", "剧团开会")[2] == ()


def test_places_in_the_clause_are_the_divisions_it_is_for() -> None:
    made = article("7月3日,云溪市召开会议。会议要求,云溪市要加强巡查,各县要备足物资。")
    start = made.text.index("云溪市要")

    class Place:
        path = "北京市/朝阳区"
        span = Span(start, start + 3)

    meeting = event(made.text, "7月3日,云溪市召开会议")
    found, _, _ = directives(made, Sentences(made.text), [meeting], [], [Place()])
    assert [d.districts for d in found] == [("北京市/朝阳区",), ()]


def test_clear_areas_speak_in_any_text_that_is_not_about_another() -> None:
    meeting = "7月3日,云溪市召开会议。会议强调,"
    assert [m.concept for m in read(f"{meeting}要做好古籍保护。", "云溪市召开会议")[2]] == ["文化旅游融合"]
    assert read(f"{meeting}要转移群众演员。", "云溪市召开会议")[2] == ()
    epidemic = f"{meeting}要做好古籍保护。疫情防控要继续,疫情形势严峻。"
    assert read(epidemic, "云溪市部署疫情防控")[2] == ()


def test_an_exclusive_area_rules_a_text_whose_title_names_it() -> None:
    body = f"{OPENING}\n学校书记要求,学校、高校、教师、学生、课堂和教学都要安排好。会议要求,加强学校师生核酸检测。"
    assert "核酸检测" in [m for d in read(body, "云溪市部署校园疫情防控")[0] for m in d.measures]
    assert not {m for d in read(body, "云溪市部署校园疫情防控")[0] for m in d.measures} & {"教育改革", "校园安全"}


def test_a_clear_cue_needs_no_topic_but_gives_way_to_an_exclusive_area() -> None:
    meeting = "7月3日,云溪市召开会议。会议强调,"
    assert [m.concept for m in read(f"{meeting}要组织四不两直检查。", "云溪市召开会议")[2]] == ["安全执法检查"]
    flood = f"{meeting}防汛形势严峻,要紧盯水库、堤防和山洪。\n会议强调,要建好高标准农田。"
    assert "高标准农田建设" in {m.concept for m in read(flood, "云溪市部署防汛工作")[2]}
    epidemic = f"{meeting}要组织四不两直检查。疫情防控要继续,疫情形势严峻。"
    assert "安全执法检查" not in {m.concept for m in read(epidemic, "云溪市部署疫情防控")[2]}


def test_an_epidemic_among_other_matters_rules_its_own_paragraphs_only() -> None:
    meeting = "7月3日,云溪市召开会议。会议强调,要扩大投资,优化营商环境,推动企业创新,稳住外贸和就业。"
    farming = "会议强调,要抓好粮食生产和春耕备耕,深化农村改革,建设高标准农田。"
    epidemic = "会议强调,疫情防控要继续,组织核酸检测。"
    found = {m.concept for m in read(f"{meeting}\n{farming}\n{epidemic}", "云溪市召开会议")[2]}
    assert found >= {"优化营商环境", "粮食安全保障", "核酸检测"}
    found = {m.concept for m in read(f"{meeting}\n{epidemic}", "云溪市部署疫情防控")[2]}
    assert "优化营商环境" not in found


def test_a_paragraph_is_about_what_it_opens_with() -> None:
    meeting = "7月3日,云溪市召开会议。会议强调,要扩大投资,优化营商环境,推动企业创新。"
    about = f"{meeting}\n会议研究防汛工作,强调,要把责任落实到人。"
    assert [m.concept for m in read(about, "云溪市召开会议")[2]][-1] == "防汛责任"
    aside = f"{meeting}\n会议强调,要抓好安全生产、信访维稳、民生保障、环境整治和防汛等各项工作,把责任落实到人。"
    assert "防汛责任" not in {m.concept for m in read(aside, "云溪市召开会议")[2]}


def test_words_around_a_gap_keep_nothing_from_what_stands_in_it() -> None:
    body = "7月3日,云溪市召开会议。会议强调,要发展养老和普惠托育产业。"
    assert {m.concept for m in read(body, "云溪市召开会议")[2]} >= {"社会保障", "学前教育普惠"}


def test_a_text_full_of_talk_between_states_orders_nothing() -> None:
    body = "林知远在峰会致辞。林知远强调,要加强合作。各国要守望相助。双方要深化交流。愿同成员国加强对接。"
    assert said(body) == []
    assert said("林知远强调,要加强巡查。") == [("林知远", "要加强巡查")]


def test_in_a_feature_a_verb_governs_its_own_sentence_only() -> None:
    body = "7月3日,云溪市召开会议。会议强调,要加强巡查;严格卡口查验。备足物资让各社区更安心。"
    assert words(body, read(body, "【新征程】云溪见闻"), "【新征程】云溪见闻") == ["要加强巡查", "严格卡口查验"]
    assert len(read(body, "云溪市召开会议")[0]) == 3


def test_what_is_adopted_or_agreed_on_is_no_order() -> None:
    assert said("会议审议通过《核酸检测办法》。") == []
    assert said("会议强调,全会审议通过了方案,要加强巡查。") == [("会议", "要加强巡查")]


def test_a_sentence_that_tells_what_was_done_orders_nothing() -> None:
    assert said("会议指出,不断深化隔离点管理,积累了经验。要加强巡查。") == [("会议", "要加强巡查")]
    assert said("会议指出,加强核酸检测,做好流调,是当务之急。") == []
    assert said("会议指出,检测改革将带来便利。") == []
    assert said("会议指出,严防疫情引发恐慌,加强巡查。") == [("会议", "严防疫情引发恐慌"), ("会议", "加强巡查")]
    assert said("会议指出,各地做了大量工作。一是加强巡查。二是严格卡口查验。要备足物资。") == [("会议", "要备足物资")]


def test_a_modal_holds_for_its_sentence() -> None:
    assert said("林知远表示,要落实精神,明确新任务,加强核酸检测。") == [
        ("林知远", "要落实精神"),
        ("林知远", "加强核酸检测"),
    ]


def test_what_an_order_is_good_for_is_none() -> None:
    assert said("会议强调,要加强巡查,为群众健康提供保障,严格卡口查验。") == [
        ("会议", "要加强巡查"),
        ("会议", "严格卡口查验"),
    ]


def test_what_an_official_does_next_ends_what_is_said() -> None:
    assert said("林知远强调,要加强巡查。在卡口,周若谷检查核酸检测。要做好服务。") == [("林知远", "要加强巡查")]


def test_who_the_sentence_is_about_speaks_where_the_verb_has_no_subject() -> None:
    assert said("林知远强调,要加强巡查。与会代表深受鼓舞,表示,要备足物资。") == [("林知远", "要加强巡查")]
    assert said("林知远来到卡口,表示,要备足物资。") == [("林知远", "要备足物资")]


def test_who_gives_an_instruction_speaks_and_who_passes_it_on_does_not() -> None:
    assert said("林知远作出重要指示,要加强巡查。") == [("林知远", "要加强巡查")]
    assert said("林知远作出批示指出,要加强巡查。") == [("林知远", "要加强巡查")]
    assert said("周若谷传达林知远重要指示并讲话。周若谷强调,要备足物资。") == [("周若谷", "要备足物资")]


def test_the_name_of_an_idea_is_not_said() -> None:
    assert said("林知远提出“加快核酸检测”的要求。") == []


def test_a_report_about_other_states_orders_nothing() -> None:
    body = "7月3日,林知远出席会议。林知远强调,要加强巡查。"
    assert read(body, "林知远会见法国客人")[0] == ()
    assert len(read(body, "林知远到内蒙古调研")[0]) == 1


def test_in_a_feature_a_quotation_is_said_to_its_end() -> None:
    body = "7月3日,云溪市召开会议。会议强调:“要加强巡查。严格卡口查验。”备足物资让各社区更安心。"
    assert words(body, read(body, "【新征程】云溪见闻"), "【新征程】云溪见闻") == ["要加强巡查", "严格卡口查验"]
    body = "7月3日,云溪市召开会议。会议强调,要加强巡查。要严格卡口查验。备足物资让各社区更安心。"
    assert words(body, read(body, "【新征程】云溪见闻"), "【新征程】云溪见闻") == ["要加强巡查", "要严格卡口查验"]


def test_at_a_press_conference_the_authority_that_holds_it_speaks() -> None:
    body = "7月3日,云溪市召开新闻发布会。市疾控局负责人介绍,近期病例增多。更要做好疫苗接种。专家介绍,要多喝水。"
    assert words(body, read(body, "云溪市新闻发布会"), "云溪市新闻发布会") == ["更要做好疫苗接种"]
    assert read(body, "云溪市见闻")[0] == ()


def test_a_cue_in_the_name_of_what_is_studied_is_no_measure() -> None:
    body = f"{OPENING}\n会议强调,要学习关于核酸检测工作的重要论述,加强核酸检测。"
    assert [d.measures for d in read(body)[0]] == [(), ("核酸检测",)]


def test_a_result_behind_an_order_is_ordered_too() -> None:
    assert said("会议强调,要加强巡查,让群众放心。") == [("会议", "要加强巡查"), ("会议", "让群众放心")]
    assert said("会议强调,让群众放心,要加强巡查。") == [("会议", "让群众放心，要加强巡查")]


BRIEFED = "7月3日,云溪市召开疫情防控新闻发布会。\n"


def announced(body: str) -> list[tuple[str, str]]:
    """Who says what in a report of a press conference with this body."""
    title = "云溪市疫情防控新闻发布会"
    text = article(BRIEFED + body, title).text
    return [(d.speaker, text[d.span.start : d.span.end]) for d in read(BRIEFED + body, title)[0]]


def test_at_a_press_conference_a_colon_hands_the_word_to_a_speaker() -> None:
    body = "市卫健委主任林知远:目前形势平稳。要加快流调溯源。\n问:市场供应如何?\n周若谷:各超市要保供稳价。"
    assert announced(body) == [("林知远", "要加快流调溯源"), ("周若谷", "各超市要保供稳价")]
    assert announced("会后林知远与周若谷商定:超市保供稳价。") == []


def test_at_a_press_conference_paragraphs_of_rules_are_announced() -> None:
    body = "林知远介绍,已完成三轮核酸检测。\n即日起全市餐饮单位暂停堂食。\n昨日共排查密接者12人。\n请广大市民佩戴口罩。"
    assert announced(body) == [("林知远", "即日起全市餐饮单位暂停堂食"), ("林知远", "请广大市民佩戴口罩")]
    body = "7月3日,林知远到街道调研。\n请广大市民佩戴口罩。"
    assert words(body, read(body)) == []


def test_words_that_hold_a_preposition_begin_no_report() -> None:
    assert said("会议强调,要严格管理。麻将馆暂停营业。") == [("会议", "要严格管理"), ("会议", "麻将馆暂停营业")]


def test_orders_between_semicolons_are_one_list() -> None:
    assert said("会议强调,要加强巡查;卡口两人一岗。")[0] == ("会议", "要加强巡查")
    body = f"{OPENING}\n林知远说,要加强巡查;对重点岗位实行一日一检。"
    assert words(body, read(body)) == ["要加强巡查", "对重点岗位实行一日一检"]
    body = f"{OPENING}\n林知远说,要加强巡查。对重点岗位实行一日一检。"
    assert words(body, read(body)) == ["要加强巡查"]
