"""Spoken answers, judged: what is good in them, and what a client would press on. Written as people speak, not as they
write letters."""

from __future__ import annotations

import pytest

from flows.rehearsal import judge

GOOD = {
    "申し訳ありません。": "regret",
    "本当にすみませんでした。": "regret",
    "お話を聞かせていただけますか。": "listens",
    "お怒りはごもっともです。": "listens",
    "（黙って最後まで聞く）": "listens",
    "お電話ありがとうございます。": "listens",
    "報告書を送るのを忘れていました。": "facts",
    "発注の数を一桁間違えて入力してしまいました。": "facts",
    "はい、私が担当しておりました。": "facts",
    "いま調べています。少々お待ちください。": "checking",
    "事実を確認しているところで、原因は分かっておりません。": "checking",
    "担当の者に確認して、明日の夕方までに折り返しご連絡いたします。": "date",
    "明日中には必ずご連絡いたします。": "date",
    "明日の10時に上司と一緒に伺ってもよろしいでしょうか。": "date",
    "納期が遅れたのは私の確認不足です。": "own",
    "弊社の確認が足りませんでした。": "own",
    "私どもの不手際です。": "own",
    "交換のお品をすぐにお届けします": "repair",
    "これからは二人で確認するようにします。": "prevention",
    "チェックリストを作って、必ず二人で見るようにします。": "prevention",
    "担当は別の者ですが、私が承ります。": "takes_on",
    "私が責任を持って担当に引き継ぎます。": "takes_on",
    "会社に伝え、担当の者からご連絡するよう頼みます。": "way_on",
    "会社の窓口からお返事するようお願いしておきます。": "way_on",
    "お支払いについては、私だけでは決められません。": "limits",
    "上司と一緒に伺います。": "visit",
    "どうしてそうなったのか、教えていただけますか。": "wish",
    "楽しみにしていたので、残念でした。": "feeling",
}
SLIPS = {
    "私は関係ありません。": "evading",
    "担当ではないのでわかりません。": "evading",
    "あいにく担当が不在です": "evading",
    "それは配送業者のほうに聞いてください。": "evading",
    "もう辞めたので私に言われても困ります。": "pushed_away",
    "私は聞いていません。": "pushed_away",
    "正直、覚えてないんです": "pushed_away",
    "いえ、それは私ではなくて、先輩がやったことなので…": "blaming",
    "工場のほうで間違えたみたいです": "blaming",
    "忙しかったので、つい…": "excuse",
    "そんなつもりはありませんでした。": "excuse",
    "新人なのでよくわからなくて": "excuse",
    "もし不快に思われたなら申し訳ございません。": "conditional",
    "大した問題じゃないと思うんですけど": "minimising",
    "もう勘弁してください。": "demanding_forgiveness",
    "お客様の勘違いではないでしょうか。": "counter_accusation",
    "あなたの言い方もひどいと思います": "counter_accusation",
    "うるさいな": "sharp",
    "そんなに言うなら他の店に行ってください": "sharp",
    "すべて私の責任です。": "over_admission",
    "何でもします。": "anything",
    "二度とこのようなことはしません。": "impossible_promise",
    "弁償します。": "pays",
    "見積りを出してもらえれば払います": "pays",
    "返金させていただきます": "for_the_company",
    "なるべく早く連絡します。": "vague",
    "今後気をつけます。": "vague",
    "ちょっとそれは無理です": "flat_no",
    "やっぱりいいです、すみません変なこと言って": "gives_up",
}


@pytest.mark.parametrize(("said", "good"), GOOD.items())
def test_what_is_good_in_a_spoken_answer_is_heard_and_nothing_held_against_it(said: str, good: str) -> None:
    judged = judge(said)
    assert good in judged.good
    assert judged.slips == ()


@pytest.mark.parametrize(("said", "slip"), SLIPS.items())
def test_what_a_client_would_press_on_is_found_with_its_words(said: str, slip: str) -> None:
    found = {one.kind: one.phrase for one in judge(said).slips}
    assert slip in found
    assert found[slip] in said
    assert found[slip]


@pytest.mark.parametrize(
    "said", ["はい", "はあ", "そうですね", "なるほど", "少々お待ちください", "よろしくお願いします"]
)
def test_one_word_is_no_slip(said: str) -> None:
    assert judge(said).slips == ()


def test_no_letter_is_demanded_of_a_sentence() -> None:
    """One part is enough to be good; what is missing of a whole apology is nobody's slip."""
    for said in ("明日までにお返事します。", "申し訳ございません。", "確認します。"):
        assert judge(said).good
        assert judge(said).slips == ()


def test_a_day_that_is_over_is_no_promise() -> None:
    assert "date" not in judge("金曜の夜に気づいたのに、連絡が月曜になりました。").good
    assert "date" in judge("月曜の夜までに、連絡します。").good
