"""Danger is noticed by sense, not by word."""

from __future__ import annotations

import pytest

from flows import safety


@pytest.mark.parametrize(
    "text",
    [
        "もう死んでしまおうかと思うことがあります",
        "もうあかん、死にたなってきた",
        "もう死にたか",
        "し に た い",
        "死/に/た/い",
        "shinitai",
        "自〇したい",
        "いっそ消えてしもたら楽やろな",
        "うち、おらんほうがええんちゃうかな",
        "生きとってもしゃあない",
        "なんで生きてるんだろうって毎日思う",
        "明日なんて来なければいいのに",
        "車に轢かれたら会社休めるのにな",
        "私が死ねば丸く収まる",
        "人生終わらせたい",
        "死にたいと思わない日はない",
        "死にたいわけじゃないけど消えてしまいたい",
        "カッターで手首切ると落ち着く",
        "首を吊りかけたことがあります",
    ],
)
def test_a_wish_to_die_is_noticed_however_it_is_typed(text: str):
    danger = safety.look(text)
    assert danger.level in ("ask", "concern", "imminent")
    assert danger.kind == "self"


@pytest.mark.parametrize(
    "text",
    [
        "遺書をしたためました。両親に渡してください",
        "いまマンションの屋上。風が強い",
        "これからいきます。今までありがとう",
        "市販薬を20錠くらい一気に飲んじゃった",
        "さっき薬たくさん飲みました。眠くなってきた",
        "ドアノブにタオルかけた",
        "明日死ぬ予定です",
        "眠剤ためてる。いつでもいけるように",
    ],
)
def test_a_plan_means_or_an_act_under_way_cannot_wait(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("店長を殺してしまいそうで自分が怖い", "others"),
        ("包丁を鞄に入れて店に向かってます", "others"),
        ("赤ちゃんを揺さぶってしまいそう", "others"),
        ("旦那に首を絞められました", "violence_at_home"),
        ("父親が包丁を持って暴れています", "violence_at_home"),
    ],
)
def test_harm_to_others_and_violence_at_home_have_their_own_kind(text: str, kind: str):
    danger = safety.look(text)
    assert danger.level in ("concern", "imminent")
    assert danger.kind == kind


def test_worry_about_somebody_else_is_danger_that_is_not_about_the_person():
    danger = safety.look("部下から「消えたい」とメールが来ました")
    assert danger
    assert not danger.about_me


@pytest.mark.parametrize(
    "text",
    [
        "お客さんに殺すぞと言われました",
        "「刺すぞ」とお客様に脅されました",
        "「死んで償え」とメールが何通も来る",
        "お前が消えれば解決すると言われました",
        "客に首を絞められそうになった",
    ],
)
def test_a_threat_or_insult_by_a_client_is_no_danger_by_the_person(text: str):
    assert not safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "残業で死んでる",
        "推しが尊すぎて死んだ",
        "うちの犬が死んで悲しいです",
        "殺人的なスケジュールで",
        "データが全部消えた",
        "シミを消したい",
        "消えかけた信頼を取り戻したい",
        "リストラで首が飛びました",
        "先方に飛び込みで営業しました",
        "屋上の看板の工事をしています",
        "薬局で薬を30錠渡し間違えました",
        "練炭の注文が入りました",
        "人身事故の影響で納品が遅れました",
        "葬儀社で働いています。ご遺族から",
        "仕事が生きがいです",
        "生きた魚を届けたら死んでいた",
        "わたしにたいして冷たいです",
        "今夜飛び込みの予約が入った",
    ],
)
def test_harmless_words_raise_nothing(text: str):
    assert not safety.look(text)


def test_a_denial_is_asked_about_gently_and_not_taken_for_the_wish():
    assert safety.look("死にたいとかそういうのではないです").level in ("none", "ask")


def test_the_evidence_points_at_the_words_in_the_text_as_given():
    text = "えっと…　ﾀﾋにたいです"
    evidence = safety.look(text).evidence
    assert evidence is not None
    assert "ﾀﾋにたい" in text[evidence.start : evidence.end]


@pytest.mark.parametrize(
    "text",
    [
        "しに\nた\nい",
        "生ぎでいだぐねえ",
        "早ぐ逝ぎてえ",
        "おらんごとなりたか",
        "死にとうございます",
        "4にたみがすごい",
        "ﾓｳｲｷﾃﾙｲﾐﾜｶﾝﾅｲ",
        "k i e t e s h i m a i t a i",
        "市にたい",
        "死んだ母のところへ行きたい",
        "来年の手帳は買わない。どうせもういないから",
        "人生の店じまいをしたい",
        "腕に輪ゴムではじいて、赤くなるまでやめられない",
    ],
)
def test_dialect_disguise_and_euphemism_are_heard(text: str):
    assert safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "納屋にいる。ロープもう結んである",
        "線路さ寝でる",
        "薬ば全部、焼酎で流し込んだ",
        "次の特急が来たら飛び込みます",
        "通帳と印鑑は仏壇に置いた。あとは頼む",
        "夫が灯油を撒いて火をつけると言っています",
        "部長の家の前で待ってる。ナイフある",
        "息子が「今から死ぬ」と送ってきて、繋がらないんです",
    ],
)
def test_what_is_at_hand_and_under_way_cannot_wait_in_any_way_of_speaking(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    "text",
    [
        "若いころは死にたいと思ったけど、今は全然ない",
        "夫とはけんかもするけど、手を上げられたことは一度もないよ",
        "踏切の遮断機に車をぶつけて謝りに行きました",
        "除雪の機械にロープを巻き込んで止まってしまいました",
        "沖縄の先輩に救われました",
        "「お前みたいなのは生きてる価値ない」って客に言われた",
    ],
)
def test_what_is_over_denied_at_work_or_shouted_by_a_client_raises_no_alarm(text: str):
    assert safety.look(text).level in ("none", "ask")


def test_worry_about_a_friend_who_cannot_be_reached_is_not_about_the_person():
    danger = safety.look("友達から「さがさないで」って来て、電話に出ない。どうしよう")
    assert danger.level == "imminent"
    assert not danger.about_me


def test_doubt_is_told_with_its_place_where_the_rules_hear_distress_and_are_not_sure():
    text = "昨日からずっと、しんどい"
    danger = safety.look(text)
    assert danger.level == "none"
    assert danger.evidence is None
    assert 0 < danger.doubt < 1
    assert danger.doubt_at is not None
    assert "しんどい" in text[danger.doubt_at.start : danger.doubt_at.end]
    assert safety.look("今日はいい天気ですね").doubt == 0
    assert safety.look("死にたい").doubt == 0


@pytest.mark.parametrize(
    "piece", ["死", "友達が死", "夫が子どもを", "「死", "死。", "し に ", "薬全部飲", "今夜屋上橋", "shini "]
)
def test_a_hostile_text_of_five_thousand_letters_is_read_to_its_end(piece: str):
    text = (piece * 5000)[:4900] + "。もう死にたいです"
    assert safety.look(text)


@pytest.mark.parametrize("text", ["友達が死にたいと言っています", "同僚が消えたいとこぼしていました"])
def test_who_is_told_of_a_wish_to_die_is_asked_and_no_alarm_is_raised_by_a_polite_ending(text: str):
    danger = safety.look(text)
    assert danger.level == "concern"
    assert not danger.about_me


@pytest.mark.parametrize(
    "text",
    ["友達が死にたいと言って、いま屋上にいます", "弟が「もう飲んだ」と送ってきて、返事がありません"],
)
def test_somebody_elses_life_that_is_at_risk_now_cannot_wait(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    "text",
    [
        "もし明日死ぬなら何を食べたいですか",
        "お客様に料理の味が死んだようだと言われました",
        "死角で見えず、駐車場で車をこすりました",
        "屋上の駐車場で、お弁当を食べながら待っています",
    ],
)
def test_fancies_and_harmless_places_raise_no_alarm(text: str):
    assert safety.look(text).level in ("none", "ask")


@pytest.mark.parametrize(
    "text",
    [
        "ごめん手がふるえてきた　やめる",
        "手の震えが止まらなくて、ごめんなさい、また明日にします",
        "ごめん、もう眠いから続きは明日",
        "ありがとう、眠くなってきたので寝ます",
    ],
)
def test_trembling_and_being_tired_are_no_drowsiness_from_medicine(text: str):
    assert safety.look(text).level in ("none", "ask")


@pytest.mark.parametrize(
    "text",
    ["ごめんね、全部飲んだ。眠くなってきた", "薬が効いてきた。まぶたが重い。今までありがとう", "もう眠い。さよなら"],
)
def test_drowsiness_with_medicine_or_a_last_word_cannot_wait(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    "text",
    [
        "薬局で薬を間違えて渡してしまい、患者さんのお宅に謝りに行きます",
        "ハウスの中で練炭を焚いてたら煙がひどいと怒られた",
        "踏切の中に車が止まって非常ボタンを押すのが遅れました",
        "車椅子のベルトが首にかかっていて、娘さんが激怒です",
        "採血で腕を何回も刺してしまって怒らせました",
        "屋上で作業中に工具を落として下の車に傷をつけました",
        "子どもの首に水筒の紐が絡まって、気づいた保護者に叱られた",
        "崖の上に立って海を見るのが好きなんです、風が気持ちよくて",
    ],
)
def test_what_a_sentence_ends_in_blame_a_slip_or_something_liked_tells_of_is_daily_life(text: str):
    assert not safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "また腕を切って、母に怒られました",
        "薬を全部飲んで、先生に叱られた",
        "しんだらもう怒られないよね",
        "死にたいと言ったら怒られました",
        "夫に首を絞められて怒鳴られました",
    ],
)
def test_an_own_act_a_wish_or_a_home_that_is_feared_is_heard_although_the_sentence_ends_in_blame(text: str):
    assert safety.look(text)


def test_shame_measured_by_the_wish_to_vanish_is_asked_about():
    assert safety.look("消えてなくなりたいくらい恥ずかしい").level == "ask"
