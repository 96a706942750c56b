"""What one text says: intents, feelings, people, dates, choices, whole stories; in words the rules were not cut for."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.understanding import intent_of, match_choice, numbers_in, read, strengths_in
from flows.understanding.dates import deadline_in
from flows.understanding.emotions import feelings_in
from flows.understanding.harassment import harassment_in
from flows.understanding.normalise import fold
from flows.understanding.people import people_in

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
FEELINGS = (("a", "怒り"), ("b", "不安"), ("c", "困惑", "とまどい"), ("d", "罪悪感"))


@pytest.mark.parametrize(
    ("intent", "texts"),
    [
        ("yes", "うん、そうやで|ですです|それでいいです|おk|んだ|はーい"),
        ("no", "ちゃうちゃう|んにゃ|今のとこないかな|されてないです|なんもなか"),
        ("unknown", "うーん|ちょっとわからんです|どうやろ|何とも言えんなあ|考え中です"),
        ("back", "ひとつ戻して|今の取り消し|やっぱり前の質問もう一回|訂正したい"),
        ("restart", "イチからお願い|リセットして|もう一度最初から"),
        ("help", "何を書けばいいの|ボタンが押せない|AIですか"),
        ("pause", "また明日|いったん終わる|電車来たのでまた後で"),
        ("resume", "さっきの続き|戻ってきました|続けよう"),
        ("human", "生身の人と話せる?|人に代わって|AIじゃ無理、人間出して"),
        ("delete_data", "全部消して|アカウント消したい|記録残さないで"),
        ("summary", "要点まとめて|話した内容一覧で"),
        ("jobs", "求人ある?|次の職場探したい"),
        ("thanks", "助かったわ|おおきに"),
        ("smalltalk", "こんばんは|今日寒いね|腹減った"),
    ],
)
def test_short_texts_are_understood_as_what_they_ask_for(intent: str, texts: str):
    assert {text: intent_of(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), intent)


@pytest.mark.parametrize(
    "text",
    [
        "店長に戻れと言われました",
        "もう一度最初から説明しろと言われた",
        "電話を切りたいと言われた",
        "担当者に代われと怒鳴られた",
        "求人誌の掲載ミスです",
        "会社をやめたいです",
        "データを消去してしまった",
        "まとめて発注したのが原因です",
    ],
)
def test_a_command_inside_a_story_does_not_fire(text: str):
    assert intent_of(text) == "answer"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("2", ["b"]),
        ("２", ["b"]),
        ("②", ["b"]),
        ("二番", ["b"]),
        ("2番目", ["b"]),
        ("最初の", ["a"]),
        ("上の", ["a"]),
        ("最後の", ["d"]),
        ("怒りと不安", ["a", "b"]),
        ("1と3", ["a", "c"]),
        ("困惑です", ["c"]),
        ("全部", ["a", "b", "c", "d"]),
        ("不安はない", []),
        ("電話が3回", []),
        ("", []),
    ],
)
def test_a_choice_may_be_typed_in_many_ways(text: str, keys: list[str]):
    assert match_choice(text, FEELINGS) == keys


@pytest.mark.parametrize("text", ["自分で見たことです", "自分でみた", "自分で見t", "1", "自分出見た"])
def test_a_slip_of_the_finger_in_a_label_is_forgiven(text: str):
    assert match_choice(text, (("seen", "自分で見た"), ("heard", "人から聞いた"), ("both", "両方"))) == ["seen"]


def test_dates_and_amounts_are_no_numbers_of_choices():
    assert numbers_in("11月24日の3時に2回") == []


def test_strengths_are_read_from_numbers_and_from_words():
    assert strengths_in("不安4　困惑5　ちょっと罪悪感もある　あと正直腹立つ") == {"不安": 4, "困惑": 5, "罪悪感": 2}
    assert strengths_in("怒り：５、不安：２") == {"怒り": 5, "不安": 2}
    assert strengths_in("めっちゃ不安")["不安"] == 5


@pytest.mark.parametrize(
    "text", ["お客様が激怒しています", "母が心配しています", "怒ってないです", "もう不安はありません"]
)
def test_feelings_of_others_and_denied_feelings_are_not_the_persons(text: str):
    assert feelings_in(text) == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("明後日の朝イチで伺います", "2026-11-20"),
        ("週明けに謝りに来いと", "2026-11-23"),
        ("令和8年11月30日まで", "2026-11-30"),
        ("R8.12.1まで", "2026-12-01"),
        ("24日の火曜までに返事くれって", "2026-11-24"),
        ("金曜のお昼12時までに", "2026-11-20T12:00"),
        ("明日の夜8時にまたかけるって", "2026-11-19T20:00"),
        ("15時までに返事しろって", "2026-11-18T15:00"),
        ("今月いっぱいで返金してほしい", "2026-11-30"),
        ("3日以内", "2026-11-21"),
    ],
)
def test_deadlines_are_read_at_the_given_now(text: str, due: str):
    assert deadline_in(text, NOW).due == due


@pytest.mark.parametrize(
    "text",
    ["去年の12月に辞めました", "一時間怒鳴られ続けた", "10日に納品したんですが壊れていました", "いつでもいいそうです"],
)
def test_what_is_past_or_lasts_is_no_deadline(text: str):
    assert deadline_in(text, NOW).kind == "none"


def test_now_is_taken_in_japan():
    late = datetime.fromisoformat("2026-11-18T16:30:00+00:00")  # already the 19th in Japan
    assert deadline_in("明日まで", late).due == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("施主さんに叱られました", "customer"),
        ("女将に報告しました", "boss"),
        ("お局様に嫌味を言われました", "senior_colleague"),
        ("先方の部長から電話がありました", "customer_staff"),
        ("前の職場から連絡が来ました", "former_company"),
        ("顧問弁護士に相談しました", "lawyer_police"),
        ("ばあちゃんが心配しています", "family"),
    ],
)
def test_people_have_a_role(text: str, role: str):
    assert [person.role for person in people_in(text)] == [role]


def test_bosses_who_disagree_each_keep_their_wish():
    wishes = {p.mention: p.wants_apology for p in people_in("係長は黙っていろと言い、課長は謝れと言います")}
    assert wishes == {"係長": "no", "課長": "yes"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("床に手をついて謝れと強要されました", "dogeza"),
        ("迷惑料として10万よこせって", "money"),
        ("ツイッターで拡散したるぞって", "sns_expose"),
        ("夜道に気をつけろって言われた", "threat"),
        ("四時間も説教されて帰してもらえなかった", "detention"),
        ("腕をつかまれた", "violence"),
        ("深夜2時に何度も電話がかかってくる", "night_calls"),
    ],
)
def test_what_nobody_has_to_bear_is_recognised(text: str, kind: str):
    assert kind in harassment_in(text)


@pytest.mark.parametrize(
    "text", ["交換してほしいと言われました", "土下座したいくらいです", "二時間かけて謝りに行った", "ネットで調べました"]
)
def test_a_plain_complaint_is_no_harassment(text: str):
    assert harassment_in(text) == {}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_evidence_lies_inside_the_text_whatever_is_typed(text: str):
    reading = read(text, NOW)
    places = [*reading.evidence.values(), *(feeling.evidence for feeling in reading.feelings if feeling.evidence)]
    assert all(0 <= place.start <= place.end <= len(text) for place in places)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="死にたい、。「」私の客が言わ１ｱﾞー 〜w", max_size=200))
def test_folding_keeps_both_spellings_and_the_places_together(text: str):
    folded = fold(text)
    assert len(folded.plain) == len(folded.soft)
    assert folded.origin is None or len(folded.origin) == len(folded.plain)


@pytest.mark.parametrize(
    "unit",
    ["死にたくな", "「", "「あ」", "私が", "1", "お客様が", "つ ら い ", "夫が殴", "三時間も", "明日", "。", "\n"],
)
def test_hostile_lengths_are_read_all_the_same(unit: str):
    assert read((unit * 5000)[:5000], NOW).text


def test_the_command_answers_good_lines_and_names_bad_ones():
    lines = [
        json.dumps({"id": "a", "text": "死にたい", "now": NOW.isoformat()}),
        "no json",
        json.dumps({"id": "b", "text": "はい"}),
        json.dumps({"id": "c", "text": "はい", "now": NOW.isoformat()}),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "flows.understanding"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c"]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[0]["crisis"] == "concern"
    assert answers[3]["intent"] == "yes"
