"""The second opinion: what it may do to the rules' level, how it explains itself, and what it costs to have it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import safety
from flows.safety.caution import settled, settled_in_daily_life
from flows.safety.danger import heard_by_rules, signs_in
from flows.safety.unmask import unmask
from flows.understanding.normalise import fold
from flows.understanding.second import TASKS, alarm_in, feelings_heard, opinion
from flows.understanding.second.factors import ANSWERS, FIELDS, factors_heard
from flows.understanding.second.traits import BLANKS, traits_of, windows
from flows.understanding.second.weights import FOLDER
from flows.understanding.situation import situation_in

ROOT = FOLDER.parents[2]
LEVELS = ("none", "ask", "concern", "imminent")
WRITTEN = sorted((ROOT / "tests/flows/understanding/texts").glob("*/crisis.jsonl"))
SCORES = [score / 10 for score in range(-30, 31, 3)]


def texts() -> Iterator[str]:
    for file in WRITTEN:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def every_verdict(level: str, rule: str = "self_injury", *, source: str = "sense") -> Iterator[str]:
    for danger in SCORES:
        for imminent in SCORES:
            yield settled(level, rule, source=source, danger=danger, imminent=imminent)


def test_what_the_rules_call_imminent_stays_so_or_is_asked_about_where_nothing_else_speaks_for_it():
    assert set(every_verdict("imminent")) == {"imminent", "ask"}
    for score in (-0.4, 0.0, 2.0):
        assert settled("imminent", "", source="sign", danger=score, imminent=-3.0) == "imminent"
        assert settled("imminent", "", source="sign", danger=-3.0, imminent=score) == "imminent"
    assert settled("imminent", "rope_hung", source="sense", danger=0.0, imminent=-0.5) == "ask"
    assert settled("imminent", "rope_hung", source="sense", danger=0.3, imminent=-0.5) == "imminent"
    assert settled("imminent", "rope_hung", source="sense", danger=0.0, imminent=-0.4) == "imminent"


def test_a_long_story_with_one_place_that_cannot_wait_stays_imminent():
    story = "お客様から電話があり、配達の時間を間違えたことをお詫びしました。" * 12
    assert safety.look(story + "今夜首を吊ります。" + story).level == "imminent"


def test_small_signs_that_the_rules_know_speak_for_danger_in_the_piece_where_they_stand():
    text = "お客様から電話があり、配達の時間を間違えました。" * 5 + "柵の外側に立っています。もう帰りません。"
    soft = unmask(text).text
    place = next(start for start, _, name in signs_in(soft) if name == "outside")
    heard = alarm_in(soft, signs_in(soft))
    assert heard.danger > alarm_in(soft).danger
    assert heard.worst.start <= place < heard.worst.end


def test_a_concern_is_never_dropped_and_the_plain_wish_to_die_put_down_to_a_question_only_where_all_speaks_against_it():
    assert "none" not in set(every_verdict("concern"))
    assert "none" not in set(every_verdict("concern", "wish_to_die"))
    for score in (-0.4, 0.0, 2.0):
        said = {settled("concern", "wish_to_die", source="sense", danger=score, imminent=other) for other in SCORES}
        assert said == {"concern", "imminent"}


def test_things_of_work_and_a_word_only_named_are_let_go_where_all_speaks_against_danger():
    assert settled("imminent", "rope_hung", source="sense", danger=-1.5, imminent=-1.5) == "none"
    assert settled("concern", "suicide_word", source="sense", danger=-1.5, imminent=-1.5) == "none"
    for danger, imminent in ((-1.5, -0.6), (-0.4, -1.5)):
        assert settled("imminent", "rope_hung", source="sense", danger=danger, imminent=imminent) == "ask"


def test_a_question_that_an_explicit_sense_raised_is_dropped_only_where_all_speaks_against_it():
    assert settled("ask", "lost_hope", source="sense", danger=-1.5, imminent=-1.5) == "none"
    for danger, imminent in ((-1.5, -0.6), (-0.4, -1.5)):
        assert settled("ask", "lost_hope", source="sense", danger=danger, imminent=imminent) in ("ask", "imminent")
    assert "none" in set(every_verdict("ask", "risk_near", source="sign"))


@pytest.mark.parametrize("level", LEVELS)
def test_what_tells_of_daily_life_is_never_graver_for_it_and_words_of_an_own_act_are_never_let_go(level: str):
    for rule, source in (("gas", "sense"), ("risk_near", "sign"), ("wish_to_die", "sense"), ("self_injury", "sense")):
        for danger in SCORES:
            for imminent in SCORES:
                scores = {"source": source, "danger": danger, "imminent": imminent}
                lowered = settled_in_daily_life(level, rule, **scores)
                if rule in ("wish_to_die", "self_injury") and level != "none":
                    assert lowered != "none"
                else:
                    assert LEVELS.index(lowered) <= LEVELS.index(settled(level, rule, **scores))


@pytest.mark.parametrize("text", ["もう無理", "助けて", "死", "もう限界"])
def test_few_letters_take_no_question_back(text: str):
    assert safety.look(text)


@pytest.mark.parametrize("level", LEVELS)
def test_more_danger_never_makes_a_lower_level(level: str):
    for imminent in SCORES:
        said = [settled(level, "", source="sign", danger=danger, imminent=imminent) for danger in SCORES]
        assert said == sorted(said, key=LEVELS.index)


@pytest.mark.parametrize("level", LEVELS)
def test_more_urgency_never_makes_a_lower_level(level: str):
    for danger in SCORES:
        said = [settled(level, "", source="sign", danger=danger, imminent=imminent) for imminent in SCORES]
        assert said == sorted(said, key=LEVELS.index)


def test_a_level_that_was_raised_says_why_and_keeps_what_the_rules_told():
    for text in texts():
        before, after = heard_by_rules(text), safety.look(text)
        if LEVELS.index(after.level) > LEVELS.index(before.level):
            assert after.evidence is not None
            assert 0 <= after.evidence.start <= after.evidence.end <= len(text)
            assert after.kind in ("self", "others", "violence_at_home")
            if before:
                assert (after.kind, after.about_me, after.evidence) == (before.kind, before.about_me, before.evidence)
        if after.level in ("none", "ask") and before:
            assert after.doubt > 0 or before.level == after.level


@pytest.mark.parametrize(
    "text",
    [
        "ロープはもう用意しました。今夜で終わりにします",
        "朝なんか来んでええ、ずっと寝たままでおりたい",
        "薬ぜんぶ飲んだ、もうさよなら",
        "ここから落ちたら何もかも静かになるんやろな",
        "荷物はぜんぶ人にあげた。あとは自分だけ片づける",
    ],
)
def test_danger_in_words_of_its_own_is_noticed(text: str):
    assert safety.look(text)


@pytest.mark.parametrize(
    "text",
    ["", "お昼はカレーでした", "請求書の日付が違うと言われました", "👍", "。。。", "来週の火曜までに返事をします"],
)
def test_talk_without_danger_is_left_alone(text: str):
    assert not safety.look(text)


def test_a_guess_tells_violence_at_home_from_harm_to_others():
    assert safety.look("うちの人に今日もくらされて、髪ひっぱられました").kind == "violence_at_home"
    assert safety.look("あの客の家の前で待っとる。刺し違えてもええ").kind == "others"


@given(st.text(max_size=300))
def test_any_text_gets_an_opinion_with_words_and_a_place_inside_it(text: str):
    for task in TASKS:
        said = opinion(text, task)
        assert said == opinion(text, task)
        assert all(
            word in "".join(letter for letter in fold(text).soft if letter not in BLANKS) for word in said.because
        )
        if said.evidence is not None:
            assert 0 <= said.evidence.start <= said.evidence.end <= len(text)


def test_what_is_found_is_explained():
    said = opinion("今すぐ来て土下座しろ、金を払え、払わないならネットに晒すぞと言われた", "harassment")
    assert said.says
    assert said.because
    assert said.evidence is not None


def test_where_the_rules_find_no_feeling_at_most_one_is_heard():
    for text in texts():
        assert len(feelings_heard(text)) <= 1


def test_a_sentence_of_danger_is_found_inside_a_long_story():
    story = "お客様から電話があり、配達の時間を間違えたことをお詫びしました。" * 12
    place = story + "もう死んで楽になりたいです。" + story
    said = alarm_in(fold(place).soft)
    assert said.danger > alarm_in(fold(story).soft).danger + 1
    assert len(story) - 60 <= said.worst.start <= len(story) + 20


@given(st.text(alphabet="あ死に。、! \n", max_size=2000))
def test_every_letter_is_read_in_pieces_of_bounded_length(text: str):
    pieces = windows(text)
    read = {place for start, end in pieces for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter not in "。!\n"} <= read
    assert sum(end - start for start, end in pieces) <= 4 * len(text)
    assert all(len(text[start:end].rstrip("。!\n")) <= 80 for start, end in pieces)


STORY = (
    "家電の配送をしています。洗濯機を運び込むときに廊下の壁をこすってしまいました。奥様はその場では何も言われませんでした。"
    "ところが今朝になって本社に電話があったそうです。毎年うちで買ってくださる、"
)


def test_what_a_story_tells_of_the_tie_is_heard_with_the_words_that_tell_it():
    story = STORY + "十年来の長いお付き合いの、父の代からのお客様です。これからも大事にしていきたいです。"
    heard = factors_heard(story, FIELDS)
    for field, (value, (start, end)) in heard.items():
        assert f"{field}:{value}" in ANSWERS
        assert value != "unclear"
        assert 0 <= start < end <= len(story)
    assert heard["relationship_to_continue"][0] == "yes"


def test_only_what_nobody_told_is_supposed_with_a_place_and_kept_apart():
    for file in sorted((ROOT / "tests/flows/understanding/texts").glob("*/situations.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines()[:6]:
            situation, evidence = situation_in(json.loads(line)["text"])
            for field, value in situation.supposed:
                assert getattr(situation, field) == "unclear"
                assert getattr(situation.supposing(), field) == value
                assert f"supposed.{field}" in evidence
                assert f"situation.{field}" not in evidence


@pytest.mark.parametrize("text", ["", "お客様は怒っています。", "はい", "もう会いません"])
def test_what_is_too_short_to_be_a_story_is_left_to_the_rules(text: str):
    assert factors_heard(text, FIELDS) == {}


@given(st.text(alphabet="謝取引お客様。、また来 \n", min_size=75, max_size=1_400))
def test_any_story_is_heard_within_its_letters(text: str):
    for field, (value, (start, end)) in factors_heard(text, FIELDS).items():
        assert f"{field}:{value}" in ANSWERS
        assert value != "unclear"
        assert 0 <= start < end <= len(text)


def test_a_part_of_a_longer_word_names_nothing():
    assert "die" not in traits_of(fold("必死で謝りました").soft).matters


def test_an_unknown_task_is_refused():
    with pytest.raises(KeyError):
        opinion("はい", "weather")


def test_it_says_the_same_in_another_process_and_loads_no_package():
    code = (
        "import sys; from flows import safety; from flows.understanding.second import opinion;"
        "said = [said for text in ('もう消えてしまいたい', '息を止めて待ってる', '土下座しろと') for said in"
        " (safety.look(text), opinion(text, 'emotions'), opinion(text, 'harassment'))];"
        "assert not {'numpy', 'sklearn', 'scipy'} & set(sys.modules); print(said)"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_what_was_learned_stays_small():
    assert sum(file.stat().st_size for file in Path(FOLDER).glob("*.tsv")) <= 1_900_000
