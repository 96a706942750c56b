"""The five factors are read by who wishes, acts and speaks, in whatever dialect a story is typed."""

from __future__ import annotations

import pytest

from flows.understanding import read
from flows.understanding.dialects import standard
from flows.understanding.situation import situation_in
from tests.flows.talker import MORNING


def factor(text: str, name: str, harassment: tuple[str, ...] = ()) -> str:
    return getattr(situation_in(text, harassment)[0], name)


@pytest.mark.parametrize(
    "text",
    [
        "お客さんが謝ってほしかって言いよらすと。",
        "先方の部長さんが、詫びに来いっちゅうて電話を切らはった",
        "住民の方から、書面による謝罪を求められております。",
        "親御さんに「まず頭を下げるのが筋だ」と言われた。",
        "ご家族から、所長と私の二人で詫びに来るようにとのお話でした。",
        "客の社長さんがごしゃいで、あやまりさ来いって電話よごした。",
        "保護者の方がお怒りで、「ごめんの一言もないの？」って。",
        "お客様は「謝らないなら本社に言う」と怒っています。",
        "先方の奥様は「皆さんの前で謝るべきです」とおっしゃいました。",
        "常連さんが、頭の一つも下げに来ないのか、って怒ってた",
        "施主から、過失を認める謝罪文を送付されたい、と書面が来ています。",
        "「お前が謝るまで毎日店に来る」と客が言います",
        "先方は「まず言うことがあるんじゃないですか」と。",
        "「すみませんの一つも言えんのか」と言われました",
        "先方は経緯の説明とお詫びを文書でとおっしゃる",
    ],
)
def test_a_customer_who_demands_an_apology_is_heard_in_every_register(text: str):
    assert factor(text, "customer_demands_apology") == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "お客さんは謝らんでええ、直してくれたらそれでええ言うてはる",
        "謝れとかじゃなくて、色の落とし方が知りたいだけみたい。",
        "先方は、謝罪には及びませんので報告書を金曜までに、とおっしゃいました。",
        "お客様が求めているのは値引きです。",
        "「謝ってもらわんでいい、計算し直した紙を出してくれ」と言われた",
        "お客さんは、お金も謝るのもいらん、わけを聞いてきてって",
        "奥様は「謝罪より代わりの日を決めて」と。",
        "ご本人は、謝ってほしくて電話したんじゃないと。",
        "患者さんは、謝ってもらいたいわけやない、なんで遅れたか教えてほしい、と言うとられます。",
        "お客様から「なぜ二回も引き落とされたのか教えてほしい」とお電話がありました。",
    ],
)
def test_who_asks_for_something_else_does_not_demand_an_apology(text: str):
    assert factor(text, "customer_demands_apology") == "no"


def test_a_wish_that_the_teller_cannot_make_out_stays_open():
    text = "お客様が謝ってほしいのか、お金を返してほしいのか、はっきりしません。"
    assert factor(text, "customer_demands_apology") == "unclear"


@pytest.mark.parametrize(
    ("text", "will"),
    [
        ("店長は、うちは絶対謝らん言うて聞かへん", "not"),
        ("課長は、手続きに間違いはないけん区役所としては謝らん、と言います。", "not"),
        ("お店に言ったら「退職者のことだし店からは謝りません」だって", "not"),
        ("オーナーは「やってないことは謝らなくていい」派。", "not"),
        ("前の店長に電話したら「うちは謝る気ないです」で切られた", "not"),
        ("館長は、お詫びも撮り直しも館でやるから勝手に動かないで、と。", "apologise"),
        ("オーナーは忙しいから好きに返しといてとしか言わない", "indifferent"),
        ("会社がどう出るか見当もつきません。", "unclear"),
        ("部長からは、非を認めることになるので謝罪は控えるようにと指示がありました", "not"),
        ("社長は「一度謝ったら癖になる」と首を縦に振らない", "not"),
        ("上司も同席してくれるそうです", "apologise"),
        ("社長が先方に出向いて頭を下げてくれるそうです", "apologise"),
        ("本部いわく、詫びたら賠償につながるから何も言うなと", "not"),
        ("課長からは追って指示すると言われています", "unclear"),
        ("社長名で詫び状を出すことになりました", "apologise"),
        ("所長は「行くぞ、俺の車で」と言ってくれた", "apologise"),
        ("塾長は、塾としては頭下げないよ、だって。", "not"),
        ("店長に尋ねましたが、まだ返事がありません。", "unclear"),
        ("親方は聞こえないふりで一服しに行った", "indifferent"),
        ("店長に報告したのに返事がないまま二週間たちました", "indifferent"),
        ("部長に報告したところ、まず事実を確認すると言われました", "unclear"),
        ("うぢの専務は、わがった、おれも一緒に行ぐがらっつってけだ。", "apologise"),
        ("園長は、明日のお迎えのときに並んで頭ば下げようと言うてくれとります。", "apologise"),
        ("女将は、明日の午前に菓子折りを携えて共に伺いましょうと申しております。", "apologise"),
        ("店長に見せたら「へー、好きにしたら？」で終わりです。", "indifferent"),
        ("課長に話したら、まあ任せるわ、と書類から目も上げへん", "indifferent"),
        ("支配人は出張中で、会社がどうするつもりかまだ聞けていません。", "unclear"),
    ],
)
def test_the_will_of_the_house_is_what_the_house_says_or_does(text: str, will: str):
    assert factor(text, "company_will") == will


def test_words_of_the_customer_are_not_taken_for_the_will_of_the_house():
    assert factor("お客様は「会社として謝れ、土下座しろ」と叫びました。", "company_will") == "unclear"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("宛名を確かめずに配ってしまったのは私です。", "full"),
        ("貼ったんはうち一人やし言い訳でけへん 間違えたんもうちや", "full"),
        ("工場の機械が止まったのもありますが、私も連絡を忘れていました。", "partial"),
        ("新人の子が日にちを間違えてんけど 確認の判子押しとるから自分のせいでもあるんよ", "partial"),
        ("伝票を書いたのは社員さんで、私は包んで渡しただけです。", "none"),
        ("帯を締めたのは先生で、わたくしはその日は受付におりました。", "none"),
        ("私は順番どおりにお呼びしただけで、受付に手違いはありませんでした。", "none"),
        ("手で入れたときに混ざったのか、機械で混ざったのか、まだ誰にもわからんのです。", "unclear"),
        ("鍵を閉めたかどうか、もう一年も前のことで定かではありません。", "unclear"),
        ("札を付け替えようと言い出したのは前の班長だけど、続けていたのは俺です。", "partial"),
        ("全部私のせいではないと思いますが、雑に置いたのは本当です。", "partial"),
        ("お電話に出たのは私ですが、手配には一切関わっておりません。", "none"),
        ("縫い目が弱かったのかもだし、お客さんが引っぱったのかもだし、そこは自信ないです。", "unclear"),
    ],
)
def test_the_own_share_is_what_the_teller_did_and_admits(text: str, share: str):
    assert factor(text, "own_responsibility") == share


def test_what_others_say_of_a_fault_is_no_admission():
    text = "お客様から「お前が間違えたんだろう、お前のミスだ」と言われました。"
    assert factor(text, "own_responsibility") not in ("full", "partial")


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ("毎年泊まりに来る方なので、来年も来てほしい。", "yes"),
        ("長年のお付き合いなので切られたくありません。", "yes"),
        ("縁は切りたないねん", "yes"),
        ("もう六年通ってくださっている方です。", "yes"),
        ("やめないでほしい会員さんなんです。", "yes"),
        ("三か月ごとに点検でお伺いするお宅です", "yes"),
        ("また笑って話せるようになりたいです", "yes"),
        ("着信拒否にしました", "no"),
        ("今後どうなるかは何とも", "unclear"),
        ("取引は先月で終了しています", "no"),
        ("お客様は「お宅にはもう頼みません」と。", "no"),
        ("あのお宅にはもう行きたくなか。", "no"),
        ("もう通われることもない方です。", "no"),
        ("このお客さんが今後来るかどうかは正直わからん", "unclear"),
        ("どうしたらいいでしょうか。", "unclear"),
    ],
)
def test_the_relation_lasts_when_the_teller_wishes_it_or_the_facts_say_so(text: str, lasts: str):
    assert factor(text, "relationship_to_continue") == lasts


def test_a_regular_who_threatens_is_no_tie_to_keep():
    assert factor("いつも来るお客さんです。また来ると言われています。", "relationship_to_continue", ("threat",)) == "no"


@pytest.mark.parametrize(
    ("text", "employment"),
    [
        ("大分の学童クラブを三月で辞めちょります。", "left"),
        ("信金を三月で定年になったんじゃが、社長から電話があってのう。", "left"),
        ("おととしまで勤めでだ農協の客から手紙きた。", "left"),
        ("担当者が辞めたので私が引き継いで、今は窓口で働いています。", "current"),
        ("『お前なんか辞めてしまえ』と言われた受付です。", "current"),
        ("部下が辞めてしまい、私が対応しています。", "current"),
        ("先月で契約が切れて、今は無職です。", "left"),
        ("会社が倒産して、いまは求職中です。", "left"),
        ("もう辞めたいですが、いまも店で働いています。", "current"),
    ],
)
def test_employment_follows_tense_and_who_left(text: str, employment: str):
    assert factor(text, "employment") == employment


STORY = (
    "三宮のアパレルで去年まで働いとってん　お客さんが詫びに来い言うてくるねん　縫うたんは工場やのに "
    "前の店には電話してみたけど　好きにしいや言われて　このお客さんとはもう付き合うつもりもないけど"
)


def test_every_factor_told_names_the_words_that_tell_it():
    situation, evidence = situation_in(STORY)
    assert situation.employment_said
    assert set(evidence) >= {"situation.employment", "situation.customer_demands_apology", "situation.company_will"}
    for name, place in evidence.items():
        assert 0 <= place.start < place.end <= len(STORY), name
        assert place.rule.startswith(name)
    place = evidence["situation.customer_demands_apology"]
    assert "詫び" in STORY[place.start : place.end]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("謝らんでええ", "謝らなくていい"),
        ("知らんかった", "知らなかった"),
        ("怒ってはる", "怒っている"),
        ("しとった", "していた"),
        ("ほしかと", "ほしいと"),
        ("名札ば確認", "名札を確認"),
        ("謝ってけろ", "謝ってくれ"),
        ("申しております", "言っています"),
        ("入れてもうた", "入れてしまった"),
    ],
)
def test_dialect_and_stiff_endings_are_read_as_the_plain_word(typed: str, said: str):
    assert standard(typed).text == said


@pytest.mark.parametrize("text", ["皆さんと一番", "すみませんでした", "だからね。", "せんべいを焼く", "半ば諦めて"])
def test_the_standard_language_is_left_as_it_is(text: str):
    assert standard(text).text == text


@pytest.mark.parametrize(
    "text", ["", "。", "「", "謝" * 4000, "謝れ" * 2000, "店長は「あ」" * 600, "私が" * 2000, "ミスは先輩が" * 700]
)
def test_a_hostile_text_is_answered_with_places_inside_it(text: str):
    _, evidence = situation_in(text)
    assert all(0 <= place.start <= place.end <= len(text) for place in evidence.values())


@pytest.mark.parametrize(
    ("text", "will"),
    [
        ("お客様に「店長と一緒に謝りに来い」と言われました", "unclear"),
        ("お客様に、店長と一緒に謝りに来いと言われました", "unclear"),
        ("店長が一緒に謝ってくれると言っています", "apologise"),
    ],
)
def test_what_the_other_side_demands_of_the_boss_is_no_will_of_the_house(text: str, will: str) -> None:
    reading = read(text, MORNING)
    assert reading.situation.company_will == will
    assert will == "apologise" or reading.story.boss is None
