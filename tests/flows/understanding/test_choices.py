"""Typing is as good as tapping: numbers, places in the list, parts of a label, slips, several at once, all but one."""

from __future__ import annotations

import pytest

from flows.understanding import match_choice

FEELINGS = (("a", "怒り"), ("b", "不安"), ("c", "困惑"), ("d", "悔しさ"), ("e", "恥"))
CONTACT = (
    ("private", "自分の携帯に電話", "携帯", "スマホ"),
    ("work", "会社に電話", "会社の電話"),
    ("mail", "メール"),
    ("line", "LINEなどのメッセージ", "LINE"),
    ("met", "直接会って", "対面"),
    ("not_yet", "まだ言われていない"),
)
SOURCE = (("seen", "自分で見た"), ("heard", "人から聞いた"), ("both", "両方"), ("guess", "推測もある"))
HARASSMENT = (
    ("none", "ない", "特にない"),
    ("abuse", "どなられた・ひどい言葉"),
    ("threat", "おどされた"),
    ("money", "お金を求められた"),
)
TALKED = (("told", "話した"), ("not_yet", "まだ"), ("cannot", "話せない事情がある"))
TWO = (("current", "勤めている"), ("left", "もう辞めた"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2", "b"),
        ("２", "b"),
        ("②", "b"),
        ("❷", "b"),
        ("2⃣", "b"),
        ("(2)", "b"),
        ("2.", "b"),
        ("２、", "b"),
        ("二", "b"),
        ("弐", "b"),
        ("2番", "b"),
        ("２番で", "b"),
        ("2番目のやつ", "b"),
        ("2つ目", "b"),
        ("二つ目です", "b"),
        ("ふたつめの", "b"),
        ("にばん", "b"),
        ("No.2", "b"),
        ("#2", "b"),
        ("2かな", "b"),
        ("たぶん2", "b"),
        ("2でお願いします", "b"),
        ("2番ですかね", "b"),
        ("えーと2です", "b"),
        ("さっきの2番", "b"),
        ("選択肢2", "b"),
        ("2にします!", "b"),
        ("2だと思う", "b"),
        ("2やな", "b"),
        ("2番っす", "b"),
        ("最初の", "a"),
        ("一番最初のやつ", "a"),
        ("いちばん上", "a"),
        ("上のやつでお願いします", "a"),
        ("最後ので", "e"),
        ("一番下", "e"),
        ("いちばんさいご", "e"),
        ("下から2番目", "d"),
        ("上から三つ目", "c"),
        ("後ろから二番目のやつ", "d"),
        ("真ん中", "c"),
        ("まんなかのやつ", "c"),
        ("さいしょのがいい", "a"),
    ],
)
def test_a_number_or_a_place_in_the_list_names_one(text: str, key: str):
    assert match_choice(text, FEELINGS) == [key]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("怒りと不安", "ab"),
        ("怒り、不安、あと困惑", "abc"),
        ("不安も怒りも", "ab"),
        ("1と3", "ac"),
        ("1、2、4", "abd"),
        ("①③", "ac"),
        ("1.3.5", "ace"),
        ("1,3", "ac"),
        ("1番と4番です", "ad"),
        ("1〜3", "abc"),
        ("1から3", "abc"),
        ("１－３", "abc"),
        ("1〜3と5", "abce"),
        ("全部", "abcde"),
        ("ぜんぶです", "abcde"),
        ("全部当てはまる", "abcde"),
        ("どれも全部", "abcde"),
        ("上の2つ", "ab"),
        ("上から三つ", "abc"),
        ("下の2個", "de"),
        ("最初と最後", "ae"),
        ("怒りと3", "ac"),
        ("3以外", "abde"),
        ("3以外全部", "abde"),
        ("怒り以外全部", "bcde"),
        ("恥じゃないやつ全部", "abcd"),
        ("怒りじゃなくて不安", "b"),
        ("怒りというより悔しさ", "d"),
        ("3じゃなくて2", "b"),
        ("不安、怒りではない", "b"),
        ("最後以外", "abcd"),
        ("1以外で", "bcde"),
        ("三と五", "ce"),
        ("二つ目と四つ目", "bd"),
        ("2番と4番目", "bd"),
        ("１＆２", "ab"),
        ("1+2", "ab"),
    ],
)
def test_several_may_be_named_or_all_but_some(text: str, keys: str):
    assert match_choice(text, FEELINGS) == list(keys)


@pytest.mark.parametrize(
    ("text", "options", "keys"),
    [
        ("いかり", FEELINGS, ["a"]),
        ("おこり", FEELINGS, ["a"]),
        ("ふあん", FEELINGS, ["b"]),
        ("フアン", FEELINGS, ["b"]),
        ("ﾌｱﾝ", FEELINGS, ["b"]),
        ("くやしさ", FEELINGS, ["d"]),
        ("悔さ", FEELINGS, ["d"]),
        ("こんわくです", FEELINGS, ["c"]),
        ("いかりとふあん", FEELINGS, ["a", "b"]),
        ("めーる", CONTACT, ["mail"]),
        ("ﾒｰﾙ", CONTACT, ["mail"]),
        ("メイル", CONTACT, ["mail"]),
        ("メール", CONTACT, ["mail"]),
        ("けいたい", CONTACT, ["private"]),
        ("じぶんの携帯", CONTACT, ["private"]),
        ("会社のでんわ", CONTACT, ["work"]),
        ("会社に電和", CONTACT, ["work"]),
        ("会杜に電話", CONTACT, ["work"]),
        ("ちょくせつ会って", CONTACT, ["met"]),
        ("直接会った", CONTACT, ["met"]),
        ("らいん", CONTACT, ["line"]),
        ("line", CONTACT, ["line"]),
        ("ＬＩＮＥ", CONTACT, ["line"]),
        ("LINEのメッセージ", CONTACT, ["line"]),
        ("メッセージ", CONTACT, ["line"]),
        ("まだ言われてない", CONTACT, ["not_yet"]),
        ("まだいわれていません", CONTACT, ["not_yet"]),
        ("じぶんでみた", SOURCE, ["seen"]),
        ("自分で見てます", SOURCE, ["seen"]),
        ("ひとから聞いた", SOURCE, ["heard"]),
        ("人からきいたやつ", SOURCE, ["heard"]),
        ("りょうほう", SOURCE, ["both"]),
        ("推測", SOURCE, ["guess"]),
        ("すいそくもある", SOURCE, ["guess"]),
        ("どれでもない", HARASSMENT, ["none"]),
        ("どれも違う", HARASSMENT, ["none"]),
        ("どれにも当てはまらない", HARASSMENT, ["none"]),
        ("怒鳴られた", HARASSMENT, ["abuse"]),
        ("脅された", HARASSMENT, ["threat"]),
        ("脅されたのとお金", HARASSMENT, ["threat", "money"]),
        ("ひどいことば", HARASSMENT, ["abuse"]),
        ("どなられてはいないけどおどされた", HARASSMENT, ["threat"]),
        ("はなした", TALKED, ["told"]),
        ("話せない", TALKED, ["cannot"]),
        ("上", TWO, ["current"]),
        ("下の方", TWO, ["left"]),
        ("前者", TWO, ["current"]),
        ("両方", TWO, ["current", "left"]),
        ("もうやめた", TWO, ["left"]),
        ("勤めてます", TWO, ["current"]),
        ("つとめています", TWO, ["current"]),
    ],
)
def test_a_label_may_be_spelled_otherwise_or_half_remembered(text: str, options: tuple[tuple[str, ...], ...], keys):
    assert match_choice(text, options) == keys


@pytest.mark.parametrize(
    "text",
    [
        "どれでもない",
        "どれも違う",
        "6",
        "0",
        "12",
        "3日",
        "3月",
        "2回言われた",
        "2時間くらい",
        "2人です",
        "1/3くらい",
        "一番困っているのは電話です",
        "上司に言われた",
        "最後に会ったのは先週です",
        "最初から説明します",
        "全部店長のせいです",
        "うん",
        "怒りじゃない",
        "よくわからない",
        "1万円払えと言われた",
        "真ん中の人に怒鳴られました",
        "上の人に相談しました",
        "下の階のお客さん",
    ],
)
def test_what_names_none_of_them_chooses_none(text: str):
    assert match_choice(text, FEELINGS) == []
