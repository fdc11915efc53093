import pytest

from kg.resolve.jurisdiction import Cue, Setting, Told, combine, contains, cue_of, jurisdiction
from kg.vocab import rows
from kg.words import countries

CUES = rows(Cue, "ontology", "jurisdictions.tsv")
COUNTRIES = countries()
BEIJING = Setting(
    (("北京市", "110000"), ("北京市/朝阳区", "110105"), ("四川省/凉山彝族自治州", "513400")),
    (("北京市", "110000"), ("朝阳区", "110105")),
)
NINGHAI = Setting((), (("浙江省", "330000"), ("宁波市", "330200"), ("宁海县", "330226")))
GUANGXI = Setting((), (("广西壮族自治区", "450000"), ("南宁市", "450100")))


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row.cue} {row.where}")
def test_each_cue_decides_its_example_and_not_its_counter_example(row: Cue) -> None:
    assert cue_of(row.example) == row
    assert cue_of(row.counter_example) != row


def test_the_files_are_sorted_and_hold_nothing_twice() -> None:
    assert list(CUES) == sorted(set(CUES))
    assert list(COUNTRIES) == sorted(set(COUNTRIES))
    assert len({row.name for row in COUNTRIES}) == len(COUNTRIES)
    assert {row.where for row in CUES} == {"starts", "ends", "contains", "is"}


@pytest.mark.parametrize(
    ("post", "place", "expected"),
    [
        ("市委书记", BEIJING, "110000"),
        ("代区长", BEIJING, "110105"),
        ("常务副市长", BEIJING, "110000"),
        ("原市委书记", BEIJING, "110000"),
        ("朝阳区委书记", BEIJING, "110105"),
        ("北京市朝阳区委书记", BEIJING, "110105"),
        ("中共北京市委书记", BEIJING, "110000"),
        ("北京市市长", BEIJING, "110000"),
        ("凉山州委书记", BEIJING, "513400"),
        ("海淀区委书记", BEIJING, ""),
        ("县委书记", BEIJING, ""),
        ("街道党工委书记", BEIJING, "110105"),
        ("镇党委书记", GUANGXI, ""),
        ("市长", NINGHAI, "330200"),
        ("省委书记", NINGHAI, "330000"),
        ("县长", NINGHAI, "330226"),
        ("区长", NINGHAI, ""),
        ("自治区主席", GUANGXI, "450000"),
        ("区委书记", GUANGXI, ""),
        ("市委书记", Setting(), ""),
        ("校长", BEIJING, ""),
        ("国家发展改革委副主任", BEIJING, "central"),
        ("国务院副总理", BEIJING, "central!"),
        ("全国人大常委会副委员长", BEIJING, "central"),
        ("国务委员长", BEIJING, "foreign"),
        ("越南国家主席", BEIJING, "foreign"),
        ("老挝人民革命党中央总书记", BEIJING, "foreign"),
        ("全国政协委员", BEIJING, ""),
        ("前首相", BEIJING, "foreign"),
        ("总书记", BEIJING, "central?"),
        ("外交部部长", BEIJING, "central"),
        ("外交部长", BEIJING, ""),
        ("十三届全国政协副主席", BEIJING, "central"),
        ("北京师范学校校长", BEIJING, ""),
    ],
)
def test_a_post_shows_its_jurisdiction(post: str, place: Setting, expected: str) -> None:
    assert jurisdiction(post, place) == expected


def test_an_organisation_may_print_a_division_short() -> None:
    assert jurisdiction("北京防汛抗旱指挥部", BEIJING, short=True) == "110000"
    assert jurisdiction("上海合作组织", Setting((("上海市", "310000"),)), short=True) == "foreign"


def test_two_divisions_of_one_name_tie_unless_the_article_speaks_from_one() -> None:
    two = (("江苏省/南京市/鼓楼区", "320106"), ("江苏省/徐州市/鼓楼区", "320302"))
    assert jurisdiction("鼓楼区委书记", Setting(two)) == ""
    home = (("江苏省", "320000"), ("徐州市", "320300"), ("鼓楼区", "320302"))
    assert jurisdiction("鼓楼区委书记", Setting(two, home)) == "320302"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("市委副书记", "110000"), ("朝阳区委书记", "110105")], Told("110105", ("110000",))),
        ([("中央政治局委员", "central"), ("北京市委书记", "110000")], Told("110000", ("central",))),
        ([("时任河北省省长", "130000"), ("市委书记", "110000")], Told("110000", ("130000",))),
        ([("原市委书记", "110000")], Told("110000", former=True)),
        ([("河北省省长", "130000"), ("市委书记", "110000")], Told("", ("110000", "130000"))),
        ([("总书记", "central?"), ("越南国家主席", "foreign")], Told("foreign")),
        ([("总书记", "central?"), ("中央军委主席", "central")], Told("central")),
        ([("总书记", "central?")], Told("central", unsure=True)),
        ([("国务院总理", "central!"), ("河北省省长", "130000")], Told("central", ("130000",))),
        ([("越南国家主席", "foreign"), ("国家副主席", "central!")], Told("foreign", ("central",))),
        ([("校长", "")], Told("")),
        ([], Told("")),
    ],
)
def test_posts_together(told: list[tuple[str, str]], expected: Told) -> None:
    assert combine(told) == expected


def test_codes_contain_one_another_level_by_level() -> None:
    assert contains("110000", "110105")
    assert contains("330200", "330226")
    assert not contains("330226", "330200")
    assert not contains("110000", "central")
    assert contains("central", "central")
