"""What is masked and what is not, how quickly, and that nothing hostile makes it slow or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linebot_app.masking import Kind, mask, names_in, spans


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("折り返しは090-1234-5678まで", "090-1234-5678"),
        ("０３（１２３４）５６７８です", "５６７８"),
        ("+81 90 1234 5678から", "1234 5678"),
        ("メールはa.b+c@mail.example.jpです", "a.b+c@mail.example.jp"),
        ("インスタの@neko_no_te", "neko_no_te"),
        ("みずほ銀行 普通 1234567へ", "1234567"),
        ("住所は東京都北区赤羽1-2-3 コーポ山田101", "赤羽1-2-3"),
        ("株式会社アオイに勤めています", "アオイ"),
        ("やなぎ屋の大将", "やなぎ屋"),
        ("田中部長に言われた", "田中"),
        ("佐々木がまた怒っている", "佐々木"),
        ("妹の真理子が泣いた", "真理子"),
        ("ジョンソンさんから", "ジョンソン"),
        ("Sato Minoruという署名", "Sato Minoru"),
        ("Mr. Tanaka shouted at me", "Tanaka"),
        ("then Yamamoto called again", "Yamamoto"),
    ],
)
def test_what_tells_who_it_is_about_is_gone(text: str, secret: str) -> None:
    assert secret not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "店長は休みで、お客様の奥様がお怒りでした。",
        "林の奥まで行き、金子を包むか迷いました。",
        "危ないときは110番、よりそいホットラインは0120-279-338です。",
        "13時30分に約束して、請求は10,900円でした。",
        "部長さんと課長さんが、本社の窓口で待っていました。",
        "今日の夕方、駅前の花屋で花束を買いました。",
        "A customer is angry. Please help me, my manager says I have to go and apologise on Monday.",
        "Are you there? Hope it works. Some more time would be nice.",
    ],
)
def test_what_tells_nobody_anything_stays(text: str) -> None:
    assert mask(text) == text


def test_names_that_somebody_gave_are_masked_wherever_they_stand() -> None:
    known = ["支店の轟さん", "上司", "お得意先の支店", "オーナーさん"]
    told = mask("轟が来た。支店の上司とオーナーさんは轟の味方。轟音がした。", known)
    assert told.count("轟") == 1, told
    assert "支店の上司とオーナーさん" in told


def test_a_name_made_plain_once_is_known_everywhere() -> None:
    names = names_in(["勅使河原様から電話", "つらい"])
    assert "勅使河原" not in mask("また勅使河原か", names)


@given(st.text(max_size=200))
def test_whatever_is_said_spans_are_in_order_and_within_the_text(text: str) -> None:
    found = spans(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))


def test_marks_can_be_chosen_and_tell_the_kind() -> None:
    marks = {kind: f"<{kind}>" for kind in Kind}
    assert mask("田中さんはa@b.example.jp", (), marks) == "<person>さんは<mail>"
