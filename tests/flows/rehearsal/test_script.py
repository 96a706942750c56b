"""The script as data: whoever the person is there is a line for them, and no line hurts."""

from __future__ import annotations

import itertools
import re

import pytest

from flows import safety
from flows.content import content
from flows.rehearsal import line, place, talk_of, tempers
from flows.rehearsal.judging import Judged, Slip
from flows.rehearsal.lines import SAME_PRESS
from flows.rehearsal.remarks import PRAISED, SAME_ADVICE, hint
from flows.rehearsal.script import BEATS, COUNTS, HINTS, LINES, SCENES, TEMPERS, is_a_slip
from flows.rehearsal.talk import Talk
from flows.understanding.harassment import harassment_in
from tests.flows.rehearsal.scenes import ANSWERING, COMPLAINING, scene, scenes

SPOKEN = ("line", "press", "soften", "unmoved", "only_sorry", "silent", "nod", "closing")
# Insults, threats, and what no client here may ask for.
NEVER = re.compile(
    r"土下座|ひざまず|跪|バカ|馬鹿|ばか[^り]|アホ|あほ|クズ|くず|無能|低能|役立たず|間抜け|まぬけ|ふざけ|なめ(?:て|ん)|死|殺|消え|殴|ぶん|覚え(?:て|と)|"
    r"許さない|許しませ|訴え|裁判|弁護士|警察|晒|さらす|ばらす|拡散|口コミ|SNS|ネットに|家に行|家まで|押しかけ|待ってろ|クビ|辞めさせ|辞めろ|首に|"
    r"お前|おまえ|てめ|貴様|きさま|こいつ|あんた|やつ|奴|うるさ|黙れ|だまれ|消えろ|最低|失格|恥|慰謝料|誠意を見せ|金を(?:払|よこ|出せ|返せ)|払え|よこせ|謝れ|しろよ|人間として|人として|女のくせ|男のくせ|若いくせ|年寄り"
)
SLIPS = (
    "sharp", "threat", "counter_accusation", "blaming", "pushed_away", "evading", "minimising",
    "demanding_forgiveness", "excuse", "conditional", "flat_no", "pays", "legal_admission", "over_admission",
    "for_the_company", "anything", "impossible_promise", "vague", "gives_up",
)  # fmt: skip


def spoken() -> dict[str, str]:
    """Every line of a client; those that vary, joined."""
    said = ((f"{table}.{key}", text) for table in SPOKEN for key, text in content().under(f"rehearsal.{table}").items())
    return {key: "".join(text) if isinstance(text, list) else text for key, text in said}


def test_no_line_of_a_client_insults_threatens_or_demands_humiliation() -> None:
    assert len(spoken()) > 150
    assert {key: found[0] for key, text in spoken().items() if (found := NEVER.search(text))} == {}


def test_no_line_of_a_client_is_harassment_or_danger_to_the_rules_that_read_people() -> None:
    read_as = {}
    for key, text in spoken().items():
        said = text.format(topic="今回の件", who="お客様")
        danger = safety.look(said).evidence
        kinds = set(harassment_in(said)) - {"money"}  # asking what becomes of one's costs is no extortion
        if kinds or (danger is not None and danger.rule != "danger.second_opinion"):
            read_as[key] = (kinds, danger)
    assert read_as == {}


def test_lines_are_short_enough_to_be_spoken() -> None:
    assert {key: len(text) for key, text in spoken().items() if len(text) > 75} == {}


def test_every_line_is_there_for_every_temper_and_none_is_spare() -> None:
    wanted = set()
    for beat, rows in LINES.items():
        for row in rows:
            who = COMPLAINING if row.key == "complains" else ANSWERING
            wanted |= {f"line.{beat}.{row.key}.{temper}" for temper in who}
    for side, who in (("answering", ANSWERING), ("complaining", COMPLAINING)):
        sort = scene(entry="want_to_complain" if side == "complaining" else "own_mistake")
        pressed = {SAME_PRESS.get(kind, kind) for kind in SLIPS if is_a_slip(kind, sort)}
        wanted |= {f"press.{kind}.{temper}" for kind in pressed for temper in who}
        wanted |= {f"soften.{good}.{temper}" for good in COUNTS[side] for temper in who}
        wanted |= {f"closing.{mood}.{temper}" for mood in ("soft", "fair", "hard") for temper in who}
        wanted |= {f"{table}.{temper}" for table in ("unmoved", "only_sorry", "silent", "nod") for temper in who}
    assert set(spoken()) == wanted
    assert set(TEMPERS) == {*ANSWERING, *COMPLAINING}


@pytest.mark.parametrize("side", ["answering", "complaining"])
def test_every_word_on_an_answer_is_there(side: str) -> None:
    sort = scene(entry="want_to_complain" if side == "complaining" else "own_mistake")
    wording = content()
    wanted = {f"praise.{name}" for name in (*COUNTS[side], "tried", "silent", "sharp")}
    wanted |= {f"try.{SAME_ADVICE.get(kind, kind)}" for kind in SLIPS if is_a_slip(kind, sort)}
    wanted |= {f"missing.{beat.key}" for beat in BEATS} | {f"well.{name}" for name in COUNTS[side]}
    wanted |= {"well.recovered", "well.stayed", "next.another", "next.silent", "next.sharp", "next.excuse"}
    assert {key for key in wanted if f"rehearsal.{side}.{key}" not in wording} == set()
    assert COUNTS[side] <= set(PRAISED)


def test_whoever_it_is_there_is_a_line_a_hint_and_a_place_with_nothing_left_open() -> None:
    for one in scenes():
        said = [place(one)]
        for temper, beat in itertools.product(tempers(one), BEATS):
            said += [line(Talk(temper, beat.key), one), hint(beat.key, one)]
        assert all(text and "{" not in text and "〔" not in text for text in said), one.case


def test_whoever_it_is_every_temper_comes_to_an_end_whatever_is_answered() -> None:
    answers = (
        None,
        Judged(frozenset(), ()),
        Judged(frozenset({"regret"}), ()),
        Judged(frozenset({"date", "own", "facts", "way_on", "wish"}), ()),
        Judged(frozenset(), (Slip("evading", "知りません"),)),
        Judged(frozenset(), (Slip("over_admission", "すべて私"),)),
    )
    for one in scenes():
        for temper, answer in itertools.product(tempers(one), answers):
            talk = talk_of(temper, [answer] * 9, one)
            assert talk.is_over
            assert 4 <= len(talk.answers) <= 6
            assert line(talk, one)


def test_the_lines_differ_with_the_case() -> None:
    def push(**slots: object) -> str:
        one = scene(**slots)
        return line(Talk(tempers(one)[0], "push"), one)

    kinds = [
        push(entry="left_company"),
        push(entry="front_desk"),
        push(entry="own_mistake", responsibility="full"),
        push(entry="own_mistake", responsibility="partial"),
        push(entry="own_mistake", responsibility="none"),
        push(entry="own_mistake", responsibility="unclear"),
        push(entry="want_to_complain"),
    ]
    assert len(set(kinds)) == len(kinds)
    demands = [
        line(Talk("cold", "demand"), scene(entry="own_mistake", demands=[one]))
        for one in ("visit", "money", "solution", "explanation", "apology")
    ]
    assert len(set(demands)) == len(demands)


def test_what_the_complaint_is_about_is_named_by_the_client() -> None:
    late = line(Talk("calm"), scene(entry="own_mistake", happened="納期に遅れてしまいました"))
    broken = line(Talk("calm"), scene(entry="own_mistake", happened="お客様の花瓶を割ってしまった"))
    nothing = line(Talk("calm"), scene(entry="own_mistake"))
    assert len({late, broken, nothing}) == 3


def test_the_place_follows_the_case_and_the_wish() -> None:
    visit = scene(entry="own_mistake", choice="apologise_with_boss")
    own_phone = scene(entry="left_company", contact_how="private_phone")
    mail = scene(entry="own_mistake", contact_how="email")
    online = scene(entry="own_mistake", story=["Zoomの打ち合わせで怒られました"])
    assert len({place(one) for one in (visit, own_phone, mail, online, scene())}) == 5
    by_phone = type(visit)(visit.case, visit.wording, visit.now, at="phone")
    assert place(by_phone) == place(scene())
    assert {row.key for row in SCENES} == set(content().under("rehearsal.scene"))


def test_hints_use_what_the_person_told() -> None:
    told = scene(entry="own_mistake", responsibility="full", did="確認しないで送ってしまいました")
    assert "確認せずに送って" in hint("push", told)
    assert hint("push", told) != hint("push", scene(entry="own_mistake", responsibility="full"))


def test_labels_fit_on_a_button() -> None:
    labels = [*content().under("rehearsal.tempers").values(), *content().under("rehearsal.choices").values()]
    assert [label for label in labels if len(label) > 20] == []


def test_every_hint_has_its_words() -> None:
    wanted = {f"{beat}.{row.key}" for beat, rows in HINTS.items() for row in rows}
    assert wanted == set(content().under("rehearsal.hint"))
