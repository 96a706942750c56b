"""The five factors by sense, in words that no labelled story uses: one's share, the house's will, the tie."""

from __future__ import annotations

import pytest

from flows.understanding.harassment import harassment_in
from flows.understanding.situation import situation_in


def factor(text: str, name: str) -> str:
    return getattr(situation_in(text)[0], name)


@pytest.mark.parametrize(
    "text",
    [
        "道を聞いただけなのに怒鳴られました。",
        "値段を案内しただけなのに責められています。",
        "順番を守っていただいただけなのに、お客様が怒り出しました。",
        "席替えは理事会で決まったことで、わたしには変えられる立場がありません。",
        "部屋割りは本部が決めたことです。",
        "面会の時間は国の通知に沿ったものです。",
        "うちの倉庫ではなく、運送会社の積み方の問題でした。",
    ],
)
def test_who_did_only_what_is_to_be_done_has_no_share(text: str):
    assert factor(text, "own_responsibility") == "none"


@pytest.mark.parametrize(
    "text",
    [
        "数を書き間違えました。倉庫の方でも積み残しがあったようです。",
        "私ひとりの責任とは思いませんが、電話を忘れたのは確かです。",
        "宛名を間違えました。元の台帳も古いままでした。",
        "説明が少し足りなかったかもしれません。お客様も急いでいました。",
        "どちらか一方のミスとは言えません。私も確認していませんでした。",
    ],
)
def test_a_fault_that_others_share_is_a_share(text: str):
    assert factor(text, "own_responsibility") == "partial"


@pytest.mark.parametrize(
    "text",
    ["少しお茶をこぼしただけなのに、ひどく叱られました。", "一字書き間違えただけなのに大ごとになりました。"],
)
def test_a_small_fault_stays_a_fault(text: str):
    assert factor(text, "own_responsibility") in ("partial", "full")


@pytest.mark.parametrize(
    "text",
    [
        "傷が前からあったのかどうか、写真がないので証明できません。",
        "うちの工事のせいか、もともとの不具合か、まだ切り分けができていません。",
        "どこで濡れたのか、控えがなくて確かめようがありません。",
    ],
)
def test_what_nobody_can_prove_is_unclear(text: str):
    assert factor(text, "own_responsibility") == "unclear"


@pytest.mark.parametrize(
    ("text", "will"),
    [
        ("課長に話すと「好きに返事していいよ」だけでした。", "indifferent"),
        ("店長は気にもとめていません。", "indifferent"),
        ("部長は「謝罪文は法務が許さない」と言います。", "not"),
        ("運営は「謝罪の対応は行っていません」という返事でした。", "not"),
        ("施設長は、きちんとお詫びしましょうとのことでした。", "apologise"),
        ("社長が「まず頭を下げよう」と言っています。", "apologise"),
        ("私も会社も悪くないのですが、社長は一緒にお詫びに行くと言っています。", "apologise"),
    ],
)
def test_the_house_is_heard_in_its_own_words(text: str, will: str):
    assert factor(text, "company_will") == will


@pytest.mark.parametrize(
    "text",
    [
        "幼稚園の園長先生がご立腹で、謝ってほしいとのことです。",
        "合唱団の代表の方からお手紙があり、お詫びの文を送ってほしいと書かれています。",
    ],
)
def test_who_leads_the_other_house_is_not_the_own_boss(text: str):
    assert factor(text, "customer_demands_apology") == "yes"
    assert factor(text, "company_will") == "unclear"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("毎月やり取りする相手です。", "yes"),
        ("こじれるのは避けたいです。", "yes"),
        ("この先もよろしゅうしたい。", "yes"),
        ("入所はこれからも続きます。", "yes"),
        ("卒園まであと二年あります。", "yes"),
        ("お客様はもう辞めると言っています。", "no"),
        ("もうお目にかかることはないと思います。", "no"),
        ("他の業者に頼むから、もう来るなと言われました。", "no"),
    ],
)
def test_whether_the_tie_lasts_is_heard(text: str, tie: str):
    assert factor(text, "relationship_to_continue") == tie


@pytest.mark.parametrize(
    "text",
    ["謝ってほしかわけじゃなかて言いよんなさいます。", "怒ってるのか、謝ってほしいのかも読み取れません。"],
)
def test_no_demand_is_heard_where_none_is_made(text: str):
    assert factor(text, "customer_demands_apology") in ("no", "unclear")


@pytest.mark.parametrize(
    "text",
    [
        "社長が、すまんことした、一緒に行こうと言うてくれました",
        "まだ原因の切り分けができていません",
        "レジで割引を入れ忘れました",
        "失礼だとハガキが届きました",
        "風で飛んだ石で、隣の車に傷がつきました",
        "今後どうなるのか分かりません",
        "私が表札を見なかったのが悪いのです",
        "うすくなった わけを しりたいと いわれました",
    ],
)
def test_words_within_other_words_are_no_harassment(text: str):
    assert not harassment_in(text)
