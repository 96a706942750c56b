"""What the own house was told and wants, and one's own part, are taken from what is said and from nothing else."""

from __future__ import annotations

from copy import deepcopy

import pytest

import flows
from flows.answers import typed
from flows.case import Case
from flows.content import content
from flows.fill import fill
from flows.question import SKIPPED, Answer
from flows.stages import BY_ID
from flows.understanding import read
from tests.flows.talker import MORNING, Talker, asked
from tests.flows.test_waiting import logged

WILL, BOSS, TOLD = "stakeholders.company_will", "stakeholders.boss", "stakeholders.company_told"
FAULT = "facts.responsibility"


def answer_to(question: str, text: str) -> Answer:
    return typed(BY_ID[question], Case(), text, read(text, MORNING, question), content())


def told_by(text: str, employment: str = "current") -> Case:
    case = Case(employment=employment)
    fill(case, read(text, MORNING))
    return case


def at(question: str, first: str, *texts: str) -> Talker:
    talker = asked("facts.when", "自分のミス", first)
    for text in texts:
        talker.say(text)
    for _ in range(30):
        if talker.turn.question == question:
            return talker
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize(
    "said",
    [
        "とにかく我慢して謝っておいて、だそうです",
        "我慢しろって",
        "とりあえず謝っとけやて",
        "お前が行って頭下げてこいって",
        "自分でなんとかしろって言われました",
        "謝ってこいって",
        "辛抱せえ言うてはる",
        "波風立てんでくれって",
        "頭ば下げてこんねって言いよらす",
        "なんとかしろってばり言われでる",
        "うまくやっといてって",
    ],
)
def test_to_be_told_to_bear_it_and_apologise_is_what_the_house_wants(said: str) -> None:
    assert answer_to(WILL, said) == "alone"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("一緒に行ってくれるって", "apologise"),
        ("会社として謝るって", "apologise"),
        ("謝らんでええって", "not"),
        ("悪くないから謝るなって", "not"),
        ("謝らんでよかって言いよる", "not"),
        ("何も言うてへん", "indifferent"),
        ("まだ決めてない", "unknown"),
        ("会社は関係ない", SKIPPED),
        ("会社は巻き込みたくない", SKIPPED),
        ("うちの課長が明日まで帰らない", None),
    ],
)
def test_other_words_of_the_house_are_what_they_say(said: str, wanted: Answer) -> None:
    assert answer_to(WILL, said) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "主任は、我慢して謝っておけって言ってます",
        "主任にも話した。我慢しろって",
        "店長に言うたら、辛抱せえって言われた",
        "課長から謝ってこいと言われています",
        "部長に相談したけど、自分でなんとかしろって",
        "所長は頭ば下げてこいって言いよる",
    ],
)
def test_what_the_boss_wants_is_known_when_it_was_told(said: str) -> None:
    assert told_by(said).company_will == "alone"


@pytest.mark.parametrize(
    "said",
    [
        "会社には話してない",
        "上司にはまだ言うてへん",
        "うちの課長が明日まで帰らない",
        "元上司から電話が来て、お客さんが怒ってるって",
        "先輩に聞いたら、よくあることだって言われた",
        "後輩が「謝らなくていい」って言ってくれた",
        "夫は放っておけばって言う",
        "お客さんに我慢しろって言われた",
        "会社が何て言うかわからない",
        "まだ決めてない",
        "謝りたくない",
        "主任に怒られるのが怖い",
    ],
)
def test_what_the_house_wants_stays_open_where_nobody_told_it(said: str) -> None:
    assert told_by(said).company_will is None


@pytest.mark.parametrize(
    "said",
    [
        "電話したほうがええんかって聞いてる",
        "連絡したほうがよかですか",
        "伝えたほうがいいんですかね",
        "話したくない",
        "言うたらどうなるんやろ",
        "報告せなあかんのかな",
        "話してみようかな",
        "会社に言うたら怒られる",
        "上司に話したらクビになる",
        "店長に言ったほうがいい？",
    ],
)
def test_what_is_only_considered_was_told_to_nobody(said: str) -> None:
    assert answer_to(TOLD, said) != "told"
    assert answer_to(BOSS, said) != "told"
    for employment in ("left", "current"):
        case = told_by(said, employment)
        assert "told" not in (case.company_told, case.boss)
        assert "reported" not in (case.done or ())


@pytest.mark.parametrize(
    "said",
    ["まだ言うてへん", "上司にはまだ言うてへん", "言ってません", "まだ話してねえ", "まだ言うとらんばい", "まだです"],
)
def test_that_the_boss_was_not_told_yet_is_taken_and_asked_on(said: str) -> None:
    talker = at(BOSS, "納期に遅れてしまいました")
    talker.say(said)
    assert talker.case.boss is None
    assert talker.turn.question == BOSS
    assert content().text("stakeholders.boss.not_told_yet") in talker.words()
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    talker.say(said)
    assert talker.turn.question != BOSS


def test_an_option_that_is_only_denied_is_not_noted_and_asked_on() -> None:
    talker = asked("facts.demands", "自分のミス", "納品が遅れてしまいました", "昨日", "電話", "どうしてくれるんだ")
    before = deepcopy(talker.case.demands)
    talker.say("お金は言われてへんで")
    assert talker.case.demands == before
    assert talker.turn.question == "facts.demands"
    assert content().text("facts.demands.options.money") in talker.words()
    talker.say("謝れって")
    assert talker.case.demands == ["apology"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("わかんない。…あれ言わなきゃ喧嘩にならなかったのかなとも思う", "unclear"),
        ("うーん、私のせいじゃないと思うけど、言い方は悪かったかも", "partial"),
        ("つながってないとは言い切れない", "unclear"),
        ("あれせんかったらこうならんかったんかなあ", "partial"),
        ("関係ないとは思うけど、気にはなる", "unclear"),
        ("うちが悪いんやろか", "partial"),
        ("ようわからんばってん、おいも悪かとかな", "unclear"),
        ("わがんね。言わねばよがったのがな", "unclear"),
        ("ちょっとはあるかも", "partial"),
        ("もっと確認してればよかったのかな", "partial"),
        ("直接は関係ないと思います", "none"),
        ("覚えがないです", "none"),
        ("私のせいじゃない", "none"),
        ("自分が原因だと思う", "full"),
    ],
)
def test_a_doubt_about_ones_own_part_is_no_no(said: str, wanted: str) -> None:
    assert answer_to(FAULT, said) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "推測じゃないです。本当のことです",
        "推測ちゃう、ほんまのことや",
        "嘘じゃないです、実際にあったことです",
        "憶測ではありません",
        "想像やないです。事実です",
        "推測じゃなかです、本当のことばい",
    ],
)
def test_who_says_it_is_no_guess_is_believed(said: str) -> None:
    assert answer_to("facts.certainty", said) == "seen"
