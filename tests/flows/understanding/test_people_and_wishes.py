"""People get a role from their title, their house and their honorific; wishes belong to whoever has them."""

from __future__ import annotations

import pytest

from flows.understanding.people import people_in


def roles(text: str) -> list[str]:
    return [person.role for person in people_in(text)]


def wish(text: str, mention: str) -> str:
    return next(p.wants_apology for p in people_in(text) if mention in p.mention)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("エリマネに報告した", ["boss"]),
        ("総務部長に呼ばれました", ["boss"]),
        ("料理屋の女将さんに叱られた", ["other"]),
        ("エンドのご担当から電話", ["customer_staff"]),
        ("PTAの副会長さんが来られました", ["customer"]),
        ("ご主人から叱られました", ["customer"]),
        ("うちの奥さんに相談した", ["family"]),
        ("社長の奥さんが口を出す", ["other"]),
        ("前のバ先の社員さんから連絡", ["former_company"]),
        ("弁護士の知り合いに聞いた", ["lawyer_police"]),
        ("姐さん(先輩スタイリスト)が知らん顔", ["senior_colleague"]),
        ("納品先の店舗スタッフさんが怒っている", ["customer_staff"]),
        ("調理員が困っています", ["colleague"]),
        ("飼い主さんが泣いていた", ["customer"]),
        ("担任の私が責められています", []),
    ],
)
def test_a_title_a_house_and_an_honorific_give_the_role(text: str, expected: list[str]):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("店長は謝れ言うし", "店長", "yes"),
        ("大将が詫びのひとつも入れんかい言うて", "大将", "yes"),
        ("社長さ謝れって言わいだ", "社長", "yes"),
        ("SVに相談したら まず電話一本入れて謝っときて", "SV", "yes"),
        ("先方が文書による謝罪を求めておられます", "先方", "yes"),
        ("お客さんが筋を通せと怒っている", "客", "yes"),
        ("親方にけじめをつけろと言われた", "親方", "yes"),
        ("社長は謝ったら負けやて", "社長", "no"),
        ("部長は謝罪文は出さへんて突っぱねてる", "部長", "no"),
        ("喪主様は、詫びてほしいんじゃないと", "喪主", "no"),
        ("理事長が「うちは一切頭を下げん」と", "理事長", "no"),
        ("局長が頭ば下げさせるなて言うてくれた", "局長", "no"),
        ("班長、謝んなくてもいいって", "班長", "no"),
        ("契約者様が謝罪を固く辞退されました", "契約者", "no"),
        ("お客様に謝りたいです", "お客様", "unknown"),
    ],
)
def test_a_wish_for_or_against_an_apology_is_heard(text: str, mention: str, expected: str):
    assert wish(text, mention) == expected


def test_each_keeps_the_own_wish_even_when_the_verb_is_left_out():
    text = "大先生は「わしが謝りに行く」、若先生は「行かんでええ」"
    assert wish(text, "若先生") == "no"
    assert wish(text, "大先生") != "no"


def test_the_words_of_a_mention_stand_in_the_text_at_its_evidence():
    text = "取引先の購買の人とエリマネが揉めて、ご主人がカンカンです"
    for person in people_in(text):
        assert person.evidence is not None
        assert text[person.evidence.start : person.evidence.end] == person.mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("てんちょうが あやまれと いいます", {"boss": "yes"}),
        ("むすめは あやまらんでいいと いいます", {"family": "no"}),
        ("店長さん わたし あやまらなくて いい 言った", {"boss": "no"}),
    ],
)
def test_kana_and_a_space_behind_every_phrase_are_read_like_usual_writing(text: str, expected: dict[str, str]):
    found = people_in(text)
    assert {person.role: person.wants_apology for person in found} == expected
    for person in found:
        assert person.evidence is not None
        assert text[person.evidence.start : person.evidence.end] == person.mention


@pytest.mark.parametrize("part", ["担当", "受付の人の", "得意先の", "担当の担当の店長の", "さんの会社の人の"])
def test_a_chain_of_people_of_any_length_is_read(part: str):
    assert len(people_in((part * 5000)[:5000])) < 20


@pytest.mark.parametrize(
    "text",
    [
        "先月までアパレルの店長をしてました。お客さんから電話が来ました",
        "私は課長で、お客さんを怒らせてしまいました",
        "看護師長をしております。患者さんに怒られました",
        "副店長だったのですが、辞めた後に客から連絡が来ました",
        "店長として働いていたときの常連さんが怒っています",
    ],
)
def test_who_writes_is_not_their_own_boss(text: str) -> None:
    assert "boss" not in {mention.role for mention in people_in(text)}


@pytest.mark.parametrize(
    "text",
    ["私は店長に怒られました", "夫が店長をしている店で怒られた", "私の上司は課長です", "自分は主任だが部長が怒ってる"],
)
def test_a_boss_who_is_somebody_else_stays_one(text: str) -> None:
    assert "boss" in {mention.role for mention in people_in(text)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("年長の担任なんですが公園で子どもが転びました。お母さんから毎日電話が来ます", {"お母さん": "customer"}),
        ("塾の講師をしてて、お父さんに怒鳴られました", {"お父さん": "customer"}),
        ("小学校で働いています。うちの母に相談しました", {"母": "family"}),
        ("課長なんですが、全然動いてくれません", {"課長": "boss"}),
        ("お母さんに相談したら謝れと言われました", {"お母さん": "family"}),
    ],
)
def test_a_parent_of_those_one_looks_after_is_no_relative_and_ones_own_work_nobody_else(
    text: str, people: dict[str, str]
) -> None:
    assert {one.mention: one.role for one in people_in(text)} == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("税理士事務所で補助してるんですけど A社の社長から電話がありました", {"A社の社長": "customer"}),
        ("税理士事務所から間違いを指摘されました", {"税理士事務所": "other"}),
        ("A社で働いています。B社の部長に怒られました", {"B社の部長": "customer_staff"}),
    ],
)
def test_where_one_works_is_nobody_and_a_firm_that_is_called_by_a_letter_is_a_client(
    text: str, people: dict[str, str]
) -> None:
    assert {one.mention: one.role for one in people_in(text)} == people
