"""What was told is sorted by what it is about: a report tells what went wrong, never what was said to the bot."""

from __future__ import annotations

import pytest

from flows.case import Case, Person
from flows.content import content
from flows.documents import as_written, course, draft, to_check
from flows.house_words import house_of, said_of
from tests.flows.documents.cases import NOON

NURSERY = (
    "保育園で働いてます。昨日の夕方、2歳の子がすべり台の横で転んでおでこを切りました。わたしは別の子のおむつを替えていて見てなかったです。"
    "お迎えのときお母さんに「なんで誰も見てなかったの、園長も連れて家まで来て」と言われました。その場で謝りはしました。園長にはまだ言えてません。"
)


def nursery(**more: object) -> Case:
    return Case(entry="own_mistake", employment="current", responsibility="full", told=[NURSERY], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("2歳の子がすべり台の横で転んでおでこを切りました", course.EVENT),
        ("お母さんに「園長も連れて家まで来て」と言われました", course.WORDS),
        ("金曜までに返事くださいとのことです", course.WORDS),
        ("その場で謝りはしました", course.SORRY),
        ("すぐごめんなさいってDM返した", course.SORRY),
        ("謝りに来いと言われました", course.WORDS),
        ("看護師を呼んで、報告書を書きました", course.DONE),
        ("事務長に聞かれたので状況は答えました", course.INSIDE),
        ("園長にはまだ言えてません", course.INSIDE),
        ("入れ忘れたのが私なのか日勤の人なのかは分かりません", course.OPEN),
        ("予約を受けたのは私ではなく、別の日の派遣さんです", course.SHARE),
        ("だから謝ったって言いましたよね", course.BESIDE),
        ("院長には電話したって書いたじゃん", course.BESIDE),
        ("いや、それ前にも言いました", course.BESIDE),
        ("今日の朝いちです", course.BESIDE),
        ("病院の受付です", course.BESIDE),
        ("納品日を一日間違えて入れたのは自分のミスです", course.EVENT),
    ],
)
def test_a_sentence_is_known_by_what_it_tells(said: str, tells: str) -> None:
    assert course.tells(said) == tells


def test_a_report_tells_what_went_wrong_before_who_complained_and_what_was_done_since() -> None:
    text = draft("boss_report", nursery(happened="お迎えのときお母さんに「なんで」と言われました"), NOON).text
    fell, watched, words, sorry = (text.find(one) for one in ("転んで", "おむつ", "なんで誰も", "その場でお詫び"))
    assert 0 < fell < watched < words < sorry
    assert "まだ言え" not in text


def test_what_was_said_to_the_bot_stands_in_no_draft() -> None:
    case = nursery(did="だから謝ったって言いましたよね", done=["apologised"])
    case.told += ["いや、それ前にも言いました", "これ何に使うんですか？"]
    for kind in ("boss_report", "apology_letter", "phone_script"):
        text = draft(kind, case, NOON).text
        assert not [words for words in ("言いましたよね", "前にも", "何に使う") if words in text], kind


def test_what_stands_between_marks_stays_as_it_was_said() -> None:
    text = draft("boss_report", nursery(), NOON).text
    assert "「なんで誰も見てなかったの、園長も連れて家まで来て」" in text


@pytest.mark.parametrize(
    ("told", "house"),
    [
        (NURSERY, "nursery"),
        ("病院の受付です。患者さんの娘さんから苦情がありました", "hospital"),
        ("先月やめた歯医者の受付してたものです", "clinic"),
        ("特養で介護職をしています。利用者さんが転びました", "care_home"),
        ("市役所の窓口勤務。住民の方に怒鳴られた", "city_hall"),
        ("税理士事務所の職員です。依頼者から苦情です", "office"),
        ("居酒屋でバイトしてんだけど客に怒られた", "shop"),
        ("工務店の監督してます。お客さんに怒られました", ""),
        ("得意先の支店長から電話がきて、前の会社のオーナーは他人事です", ""),
        ("お客様から電話で怒られました", ""),
    ],
)
def test_the_house_is_called_as_whoever_works_there_calls_it(told: str, house: str) -> None:
    assert house_of(Case(told=[told])) == house


def test_a_draft_speaks_of_the_house_and_of_those_it_serves_in_their_words() -> None:
    text = draft("boss_report", nursery(), NOON).text
    assert "お客様" not in text
    assert "会社" not in draft("refusal", nursery(), NOON).text


def test_who_has_left_is_sent_to_their_former_house_and_to_no_other() -> None:
    wording = said_of(content(), Case(entry="left_company", employment="left"))
    assert wording.text("documents.plan.hand_over").count("会社") == wording.text("documents.plan.hand_over").count(
        "元の会社"
    )
    assert said_of(content(), Case(told=["お客様に怒られました"])) is content()


def test_a_summary_reads_as_written_and_leaves_scraps_out() -> None:
    case = nursery(happened="お迎えのときお母さんに…", did="だから謝ったって言いましたよね", when="昨日の夕方")
    case.people = [Person("園長", "boss")]
    written = as_written(case, NOON)
    assert "転んで" in written["facts.happened"]
    assert written["facts.did"] == ""
    assert "お詫び" in written["facts.done"]
    case.told.append("どの先生がそばにいたのかは分かりません")
    assert [point.certainty for point in to_check(case)] == ["unknown"]
