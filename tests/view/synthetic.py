"""A corpus of any size made by a seeded generator: invented people at invented meetings, in made-up sentences."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.view.quads import Corpus

__all__ = ["synthetic"]

_SURNAMES = "林周何沈顾陆程苏叶方白江卢谢唐许傅戴姜贺秦"
_GIVEN = "知若青远谷川明修文怀瑾瑜清和景行书砚云舟望舒子安令仪德昭"
_PINYIN = {"林": "lin", "周": "zhou", "何": "he", "沈": "shen", "顾": "gu", "陆": "lu", "程": "cheng", "苏": "su"}
_TOPICS = ("防汛", "就业", "教育", "春耕", "安全生产", "营商环境", "医疗保障", "垃圾分类", "养老服务", "河湖治理")
_BODIES = ("常委会", "政府常务会议", "专题调度会", "领导小组会议", "工作推进会")
_WORKS = ("排查", "值守", "督导", "培训", "补贴", "公示", "普查", "演练")


def synthetic(meetings: int, seed: int = 1, per_city: int = 60) -> Corpus:
    """`meetings` events; a city for every `per_city`, each with its own officials, districts and habits."""
    rng = Random(seed)  # noqa: S311 (invented data, not secrets)
    corpus = Corpus()
    cities = max(1, meetings // per_city)
    for topic in _TOPICS:
        corpus.measure(topic)
    measures = [
        corpus.measure(f"{topic}{work}", f"measure {i}.{j}", topic)
        for i, topic in enumerate(_TOPICS)
        for j, work in enumerate(_WORKS)
    ]
    names = _names(rng, cities * max(8, per_city // 3))
    for city in range(cities):
        province = f"甲{city // 20}省"
        corpus.district(province, f"{10 + city // 20}0000")
        path, code = f"{province}/云{city}市", f"{10 + city // 20}{city % 20 + 1:02}00"
        districts = [corpus.district(path, code)]
        districts += [corpus.district(f"{path}/溪{city}-{n}区", code[:4] + f"{n:02}") for n in range(1, 6)]
        people = [names.pop() for _ in range(max(6, per_city // 3))]
        likes = rng.sample(measures, 8)
        for number in range(meetings // cities):
            _meeting(
                corpus,
                rng,
                key=(city, number),
                city=path.split("/")[1],
                code=code,
                districts=districts,
                people=people,
                likes=likes,
            )
    return corpus


def _names(rng: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[rng.choice(_SURNAMES) + rng.choice(_GIVEN) + rng.choice(_GIVEN)] = None
        if len(found) > len(_SURNAMES) * len(_GIVEN) ** 2 * 0.8:
            found[f"{rng.choice(_SURNAMES)}{rng.choice(_GIVEN)}{len(found)}"] = None
    return list(found)


def _meeting(
    corpus: Corpus,
    rng: Random,
    *,
    key: tuple[int, int],
    city: str,
    code: str,
    districts: list[str],
    people: list[str],
    likes: list[str],
) -> None:
    day = date(2021, 1, 4) + timedelta(days=rng.randrange(1400))
    topic, body = rng.choice(_TOPICS), rng.choice(_BODIES)
    name = f"{city}{topic}{body}第{key[1] + 1}次会议"
    # A few sit everywhere, most now and then: the shape of real lists.
    present = sorted({min(int(rng.expovariate(0.25)), len(people) - 1) for _ in range(rng.randint(3, 9))})
    chair, rest = present[0], present[1:]
    order = rng.sample(likes, rng.randint(1, 3))
    words = [measure.rsplit("/", 1)[-1] for measure in order]
    sentences = [
        f"{day.month}月{day.day}日,{name}召开。",
        f"市委书记{people[chair]}主持会议,{'、'.join(people[i] for i in rest)}出席。" if rest else "",
        *(f"会议强调,要进一步做好{word}工作,编号{rng.randrange(10**6)},月底前完成。" for word in words),
    ]
    text = f"{name}\n" + "".join(sentences)
    article = corpus.article(
        f"{key[0]}-{key[1]}",
        name,
        text,
        (day + timedelta(days=1)).isoformat(),
        url=f"https://example.org/{key[0]}/{key[1]}",
    )
    kind = rng.choices(("Meeting", "Inspection", "Reception"), (8, 2, 1))[0]
    held = rng.choice(districts)
    event = corpus.event(
        article, name, day.isoformat(), sentences[0], kind=kind, body=f"{city}{topic}{body}", held=held
    )
    for position, index in enumerate(present, 1):
        pinyin = _PINYIN.get(people[index][0], "")
        official = corpus.official(article, people[index], code, pinyin)
        if sentences[1]:
            corpus.participates(
                article, event, official, people[index], position, presides=index == chair, posts=("市委书记",)[index:]
            )
    for measure, sentence in zip(order, sentences[2:], strict=True):
        corpus.directive(article, sentence[4:], "强调", event=event, measures=[measure], deadline="月底前")
