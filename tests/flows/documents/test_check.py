"""The checker finds what hurts, leaves good drafts alone, and sees which parts are missing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.content import content
from flows.documents import KINDS, blanks, check, parts_missing, review
from flows.documents.checking.parts import EXPECTED, PARTS
from flows.documents.checking.senses import SENSES

HURTS = {
    "evading": (
        "私は関与しておりませんのではっきりとは分かりかねますが",
        "A社のほうで問題があったようでして",
        "その件は私の担当ではないので",
        "当社としては責任を負いかねます",
        "そこまではこちらで把握しておりません",
        "それは別の部署の話なので",
        "詳細は存じ上げません",
        "うちは関係あらへんし",
        "わたしにはわかりません",
        "俺は知らんがな、工場に言うて",
        "私が入る前のことですので",
        "そちらのことは運送会社に直接お問い合わせください",
        "私に言われても困ります",
        "私の知るところではございません",
    ),
    "conditional": (
        "もし不快に思われたのなら、お詫びいたします",
        "ご迷惑をおかけしたのであれば申し訳ございません",
        "誤解を与えてしまったとしたらお詫びします",
        "傷つけてしまったなら謝ります",
        "そう受け取られたのでしたらすみません",
        "言い方がきつかったんならごめんね",
        "ご不快に感じられた方がいらっしゃいましたらお詫び申し上げます",
        "万が一当方に落ち度がございましたら、お詫びいたします",
    ),
    "excuse": (
        "その日はとても忙しくて",
        "悪気はなかったんです",
        "人手が足りておらず",
        "決まりですので仕方ありません",
        "引き継ぎがなかったため",
        "入社したばかりで慣れていないもので",
        "道が混んでいたので遅れました",
        "子どもが熱を出してしまいまして",
        "てっきり届いているものと思っていました",
        "言われた通りにやっただけです",
        "メールが迷惑フォルダに入っていたため気づけませんでした",
    ),
    "vague": (
        "いろいろとご迷惑をおかけしました",
        "今後気をつけます",
        "善処いたします",
        "できるだけ早くご連絡します",
        "不手際があったかもしれません",
        "誠に遺憾です",
        "再発防止に努めてまいります",
        "社内で共有しておきます",
        "また近いうちにご連絡しますね",
        "ちゃんとやります、頑張ります",
    ),
    "over_admission": (
        "すべて私の責任です",
        "どんな処分でもお受けします",
        "会社を辞めて償います",
        "ぜんぶ私のせいです",
        "何から何まで私が悪いんです",
        "100%こちらの落ち度です",
        "いくらでもお支払いします",
    ),
    "legal_admission": (
        "法的責任を認めます",
        "損害は当社が賠償いたします",
        "契約違反であったことを認めます",
        "弁償させていただきます",
    ),
    "impossible_promise": (
        "二度とこのようなことは起こしません",
        "絶対に遅れないことをお約束します",
        "必ずご満足いただけます",
        "24時間いつでも駆けつけます",
        "ご要望にはすべてお応えいたします",
        "もう絶対ミスしません",
    ),
    "blaming": (
        "先輩のミスです",
        "工場が連絡を忘れたせいです",
        "業者が悪いんです",
        "後輩がちゃんとやってくれなかったので",
        "前の会社はブラックで、上司の指示が間違っていました",
        "担当の者が勝手に進めてしまいまして",
    ),
    "counter_accusation": (
        "お客様の勘違いではないでしょうか",
        "御社の指示が曖昧だったため",
        "説明書をちゃんと読んでいただければ",
        "先日ご説明したはずですが",
        "そんなに怒らなくてもいいと思います",
    ),
    "minimising": (
        "他のお客様からはそのようなお声はいただいておりません",
        "たいしたことではないと思いますが",
        "ちょっとしたミスですので",
        "誰にでもあることです",
        "たった十分遅れただけです",
    ),
    "demanding_forgiveness": (
        "どうか許してください",
        "もう何度も謝っているじゃないですか",
        "これで終わりにしていただけませんか",
        "水に流してくださいませんか",
    ),
    "threat": (
        "これ以上言うなら訴えますよ",
        "ネットに書き込みますからね",
        "今後のお取引は考えさせていただきます",
        "ただでは済みませんよ",
    ),
}

CAREER_NAMES = (
    "株式会社みどり商事の案件で、納期の遅れを立て直しました。",
    "田中様からのクレームに対応しました。",
    "ヤマダ電機での勤務で学びました。",
)
CAREER_CLEAN = (
    "前職では、食品メーカーのお客様からのご指摘に、上司と一緒に対応しました。",
    "お客様の言葉を最後まで聞き、三日後に改善案をお持ちしました。",
    "A社の担当として、原因を自分で調べました。",
)

GOOD = (
    (
        "このたびは、11月10日納品分の数量を私が一桁誤って入力し、商品が不足する事態を招きましたこと、誠に申し訳ございません"
        "でした。不足分は本日別便で手配し、明日午前中にお届けいたします。今後は入力後に二名で読み合わせる手順に改めます。"
        "11月20日に、状況を改めてご報告に伺います。"
    ),
    "ご迷惑をおかけしており申し訳ございません。状況を確認し、本日17時までに私からお電話いたします。",
    "お忙しいところ恐れ入りますが、ご都合のよい日時をお知らせください。上司とともにお詫びに伺います。",
    "ご迷惑でなければ、来週の火曜に伺ってもよろしいでしょうか。",
    "二度と同じことを起こさないよう、チェック表を作り、毎朝二人で確認いたします。",
    "お客様のせいではございません。こちらのご説明が不足しておりました。",
    "まだ分からない点もございますが、確認でき次第、明日17時までにお電話いたします。",
    "忙しさを理由にはできません。確認の手順を飛ばした私の不注意です。",
    "「責任を取れ」とのお言葉をいただきました。",
    "すべてが私の責任だと申し上げるつもりはございませんが、確認の不足は私の落ち度です。",
    "責任を持って原因の調査を続け、金曜日に中間のご報告をいたします。",
    "工場に確認しましたところ、11月18日に出荷したとのことです。",
    "私はすでに退職しており、会社に代わってお答えする立場にございません。担当者からご連絡するよう依頼いたします。",
    "ご不明な点がございましたら、いつでもお申し付けください。",
    "必ず担当に引き継ぎ、明日10時までにお返事いたします。",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HURTS.items() for text in texts])
def test_a_phrase_that_hurts_is_quoted_and_named(kind: str, text: str) -> None:
    found = check(text)
    assert kind in {finding.kind for finding in found}
    assert all(finding.phrase in text and finding.better for finding in found)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_draft_is_left_alone(text: str) -> None:
    assert check(text) == []


def test_what_the_customer_said_is_not_held_against_the_writer() -> None:
    assert check("言われた言葉：「お客様の勘違いだ、私は関与しておりません」") == []
    assert check("「分かりかねます」と言われて、悲しかったです。") == []
    assert check("「私は関与しておりません」")


@given(
    st.text(max_size=300) | st.sampled_from([t for texts in HURTS.values() for t in texts]).map(lambda t: t + "。" + t)
)
def test_findings_point_into_the_text_in_order_and_never_overlap(text: str) -> None:
    found = check(text)
    assert all(text[finding.start : finding.end] == finding.phrase for finding in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("text", CAREER_NAMES)
def test_a_name_of_a_client_or_employer_in_a_text_for_a_career_is_found_and_nowhere_else(text: str) -> None:
    assert "named_party" in {finding.kind for finding in check(text, "interview")}
    assert "named_party" not in {finding.kind for finding in check(text, "apology_letter")}


@pytest.mark.parametrize("text", CAREER_CLEAN)
def test_a_text_for_a_career_without_names_is_left_alone(text: str) -> None:
    assert check(text, "self_pr") == []


def test_a_name_that_the_case_knows_is_found_in_a_text_for_a_career() -> None:
    assert [f.phrase for f in check("みどりやさんのご相談でした。", "self_pr", names=("みどりや",))] == ["みどりや"]


def test_who_has_told_the_whole_fault_may_say_so() -> None:
    assert check("すべて私の責任です。", admitted="full") == []
    assert check("すべて私の責任です。", admitted="partial")


def test_a_hurtful_phrase_is_found_in_the_middle_of_a_long_draft_at_its_place() -> None:
    draft = GOOD[0] + "なお、ワタシは　関与しておりませんので。" + GOOD[1]
    assert [found.phrase for found in check(draft)] == ["関与しておりません"]


def test_the_parts_of_a_whole_apology_are_seen() -> None:
    whole = GOOD[0] + "原因は、私の確認不足によるものです。"
    assert parts_missing(whole, "apology_letter") == ()
    assert review(whole).is_good


def test_a_bare_sorry_lacks_everything_else() -> None:
    assert parts_missing("申し訳ございません。", "apology_letter") == EXPECTED["apology_letter"][1:]


def test_each_kind_expects_parts_of_its_own() -> None:
    assert set(EXPECTED) == set(KINDS)
    assert "regret" not in {part for kind in ("boss_report", "expectation", "refusal") for part in EXPECTED[kind]}
    assert "decline" in parts_missing("お申し出は承りました。", "refusal")
    assert "decline" not in parts_missing("お申し出は承りましたが、お受けいたしかねます。", "refusal")


def test_what_is_still_open_is_listed_in_our_marks_and_in_typed_ones() -> None:
    assert blanks("〔　会社名・店名　〕の山田です。〇〇様、◯月◯日に") == ("会社名・店名", "〇〇様", "◯")
    assert blanks("山田です。11月20日に伺います。") == ()


def test_every_finding_part_and_kind_has_words_and_none_is_spare() -> None:
    written = {key for key in content("ja") if key.startswith("checker.")}
    kinds = {sense.kind for sense in SENSES}
    expected = {part for parts in EXPECTED.values() for part in parts}
    wanted = {f"checker.better.{sense.better}" for sense in SENSES} | {f"checker.missing.{part}" for part in expected}
    wanted |= {f"checker.{table}.{kind}" for table in ("why", "name") for kind in kinds}
    assert {key for key in written if not key.startswith("checker.decline.")} == wanted
    assert expected == set(PARTS)
