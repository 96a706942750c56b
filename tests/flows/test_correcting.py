"""What was taken down wrongly is put right part by part, wherever the talk stands, with the line it was and is."""

from __future__ import annotations

import pytest

import flows
from flows.answers import typed
from flows.case import Case
from flows.content import content
from flows.stages import BY_ID
from flows.understanding import read
from tests.flows.talker import MORNING, Talker, asked
from tests.flows.test_waiting import logged

STORY = (
    "コンビニのバイトです。レジで前のお客さんに先に案内したら、お客さんがキレて「誠意を見せろ」「すみませんやろ」言われて、怒鳴られました。"
    "推測やけどカメラに映ってると思う。主任に話した。我慢しろって"
)
SAID = "「すみません」「金返せ」「謝れ」って"
CARE = (
    "介護施設で働いてます。患者さんの母から電話があって、母がめっちゃ怒ってる。"
    "オーナーにも言われて、店のオーナーも怒ってる。本社の相談員も来た"
)


def after(story: str) -> Talker:
    return asked("facts.when", story)


def replays(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def without_the_last(talker: Talker) -> None:
    talker.unsend(talker.sent[-1][0].parts[0].message_id)


@pytest.mark.parametrize(
    "said",
    [
        "「すみませんやろ」は私が言った言葉",
        "「すみませんやろ」言うたんはうちです",
        "違う、「すみませんやろ」は自分が言いました",
        "「すみませんやろ」はおいが言うたとです",
        "「すみませんやろ」はおらが言ったんだ",
        "私が言ったのは「すみませんやろ」です",
        "すみませんやろは私が言った言葉です",
        "それは私が言った",
        "その言葉は自分が言いました",
        "あと「すみませんやろ」は俺の台詞",
    ],
)
def test_ones_own_words_are_taken_off_the_other_sides(said: str) -> None:
    talker = after(STORY)
    before = list(talker.case.said)
    talker.say(said)
    assert (before, talker.case.said) == (["誠意を見せろ", "すみませんやろ"], ["誠意を見せろ"])
    assert "→" in talker.words()
    assert talker.turn.question == "facts.when"
    assert replays(talker)
    talker.say("今朝")
    assert talker.case.said == ["誠意を見せろ"]
    assert replays(talker)


def test_words_of_somebody_inside_go_to_them() -> None:
    talker = after(STORY)
    talker.say("「すみませんやろ」って言ったのは主任です")
    assert talker.case.said == ["誠意を見せろ"]
    assert next(one.said for one in talker.case.people if one.name == "主任") == "すみませんやろ"
    assert replays(talker)


@pytest.mark.parametrize(
    "said",
    [
        "会社には話してない",
        "上司にはまだ言うてへん",
        "主任には言ってません",
        "店長にはまだ話しとらんばい",
        "上にはまだ報告してないです",
        "誰にも言ってない",
        "主任さはまだ喋ってねえ、言ってねえ",
        "会社には一言も言うてないで",
    ],
)
def test_what_was_taken_for_told_was_not(said: str) -> None:
    talker = after(STORY)
    assert (talker.case.boss, talker.case.company_will) == ("told", "alone")
    talker.say(said)
    assert (talker.case.boss, talker.case.company_will) == (None, None)
    assert "reported" not in (talker.case.done or ())
    assert content().text("chat.not_told") in talker.words()
    assert replays(talker)
    without_the_last(talker)
    assert talker.case.boss == "told"


@pytest.mark.parametrize(
    "said", ["推測じゃないです。本当のことです", "推測ちゃう、ほんまのことや", "憶測ではありません"]
)
def test_what_is_no_guess_is_not_called_one(said: str) -> None:
    talker = after(STORY)
    assert [point.certainty for point in talker.case.points] == ["guess"]
    talker.say(said)
    assert [point.certainty for point in talker.case.points] == ["seen"]
    assert "→" in talker.words()
    assert replays(talker)


def test_several_things_are_put_right_one_by_one_and_each_is_shown() -> None:
    talker = after(STORY)
    talker.say(
        "「すみませんやろ」は私が言った言葉。あと主任にはまだ言うてへん。怒鳴られてはないです。これじゃ主任に出せない"
    )
    assert talker.case.said == ["誠意を見せろ"]
    assert talker.case.boss is None
    assert "abuse" not in (talker.case.harassment or ())
    assert talker.words().count("→") == 3
    assert talker.turn.question == "facts.when"
    assert replays(talker)
    without_the_last(talker)
    assert (talker.case.boss, "abuse" in (talker.case.harassment or ())) == ("told", True)
    assert "すみませんやろ" in talker.case.said


def test_the_denial_of_money_and_whose_words_in_one_text() -> None:
    talker = asked("facts.deadline", "自分のミス", "納品が遅れてしまいました", "昨日", "電話", SAID)
    talker.say("お金は言われてないです。あと「すみません」は私が言った言葉。これじゃ主任に出せない")
    assert talker.case.demands == ["apology"]
    assert talker.case.said == ["金返せ", "謝れ"]
    assert talker.words().count("→") == 2
    assert replays(talker)


def test_what_is_left_is_the_answer() -> None:
    talker = after(STORY)
    talker.say("今朝")
    for _ in range(12):
        if talker.turn.question == "facts.responsibility":
            break
        talker.tap("skipped")
    talker.say("「すみませんやろ」は私が言った言葉。あと、自分が原因だと思う")
    assert talker.case.said == ["誠意を見せろ"]
    assert talker.case.responsibility == "full"
    assert replays(talker)


@pytest.mark.parametrize(
    "said", ["母は私の母じゃなくて患者さん", "母は私の母やなくて患者さんや", "母はうちの母ちゃうて患者さんやで"]
)
def test_somebody_elses_mother_is_no_family(said: str) -> None:
    talker = after(CARE)
    talker.say(said)
    assert next(one.role for one in talker.case.people if one.name == "母") == "customer"
    assert replays(talker)


@pytest.mark.parametrize(
    "said",
    [
        "オーナーが2人いるけど同じ人。怒ってるんじゃなくて、どうでもいいって感じ",
        "オーナーが二人おるけど同じ人や。怒ってるんやなくて、どうでもええって感じ。どうでもいい",
        "オーナーは2人になってるけど一人です。怒ってるっていうより、関心がない感じ",
        "オーナーの２人は同じ人です" + "。怒ってるのではなくて他人事です",
    ],
)
def test_two_who_are_one_and_feel_otherwise(said: str) -> None:
    talker = after(CARE)
    talker.say(said)
    owners = [one for one in talker.case.people if one.role == "owner"]
    assert [one.mood for one in owners] == ["indifferent"]
    assert next(one.mood for one in talker.case.people if one.name.endswith("母")) == "angry"
    assert replays(talker)
    talker.say("今朝")
    assert [one.mood for one in talker.case.people if one.role == "owner"] == ["indifferent"]
    assert next(one.mood for one in talker.case.people if one.name.endswith("母")) == "angry"


@pytest.mark.parametrize(
    "said",
    [
        "相談員って誰？そんな人関係ない",
        "相談員は関係ないです",
        "相談員なんておらん",
        "相談員って誰や、そんな人知らん",
        "相談員とかいませんけど",
        "相談員なんて関わってない",
    ],
)
def test_who_has_no_part_in_it_goes(said: str) -> None:
    talker = after(CARE)
    assert "相談員" in {one.name for one in talker.case.people} or "本社の相談員" in {
        one.name for one in talker.case.people
    }
    talker.say(said)
    assert not [one for one in talker.case.people if "相談員" in one.name]
    assert "→" in talker.words()
    assert replays(talker)
    talker.say("今朝、相談員じゃなくて本人から電話")
    assert replays(talker)


def test_it_is_put_right_where_drafts_and_the_rating_are() -> None:
    talker = after(STORY)
    places = []
    for _ in range(60):
        question = talker.turn.question
        if question in ("apology.words", "summary.rating"):
            places.append(question)
            number = len(places)
            talker.say("「すみませんやろ」は私が言った言葉" if number == 1 else "推測じゃないです。本当のことです")
            assert talker.case.said == ["誠意を見せろ"]
            assert "→" in talker.words()
            assert talker.turn.question == question
        if question in ("", "summary.rating"):
            break
        if question == "feelings.which":
            talker.say("不安3")
        elif question == "apology.choice":
            talker.tap("go")
        elif talker.find("done"):
            talker.tap("done")
        elif talker.find("right"):
            talker.tap("right")
        elif talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.say("次へ")
    assert places == ["apology.words", "summary.rating"]


@pytest.mark.parametrize(
    "said",
    [
        "どう言ったらいいかわからない",
        "主任に言うべきかな",
        "お客さんが「謝れ」って言った",
        "主任がそう言ったとしても怖い",
        "会社に話していいの？",
    ],
)
def test_what_puts_nothing_right_changes_nothing(said: str) -> None:
    talker = after(STORY)
    before = (list(talker.case.said)[:2], talker.case.boss, talker.case.company_will, len(talker.case.people))
    talker.say(said)
    assert (list(talker.case.said)[:2], talker.case.boss, talker.case.company_will, len(talker.case.people)) == before


def test_what_was_never_taken_so_is_said_and_nothing_moves() -> None:
    talker = after(STORY)
    before = (list(talker.case.said), len(talker.session.consultation.moves))
    talker.say("お金は言われてないです。あと「申し訳ない」は私が言った言葉。これじゃ主任に出せない")
    assert (talker.case.said, len(talker.session.consultation.moves)) == before
    assert "「申し訳ない」" in talker.words()
    assert talker.turn.question == "facts.when"
    assert replays(talker)


@pytest.mark.parametrize("said", ["お金とは言われてません。謝れって", "謝れって言われてばっかりです", "来いって"])
def test_what_they_asked_for_is_nothing_one_did(said: str) -> None:
    assert typed(BY_ID["facts.did"], Case(), said, read(said, MORNING, "facts.did"), content()) is None
