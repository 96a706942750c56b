"""Changed wording is used only where everything that the code needs of it is still there."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import content
from flows.content import BadWording, Book, held, in_use, read, said_otherwise, shipped, use
from flows.renewing import problems

OURS = """
[windows.ours]
name = "うちの窓口"
contact = "03-0000-0000"
uri = "tel:0300000000"
channel = "telephone"
hours = "mon-fri 09:00-17:00"
hours_text = "平日9〜17時"
kinds = ["work"]
languages = ["ja"]
sources = ["example.jp 2026-11-01"]
checked_on = 2026-11-01
active = true
"""


def own(folder: Path, file: str, text: str) -> Path:
    place = folder / "own" / "ja" / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return folder / "own"


def judged(folder: Path, file: str, text: str) -> list[str]:
    return problems(said_otherwise(shipped(), own(folder, file, text)), shipped())


def test_nothing_is_wrong_with_what_has_not_changed() -> None:
    assert problems(shipped(), shipped()) == []


def test_a_sentence_may_be_said_otherwise_and_everything_else_stays(tmp_path: Path) -> None:
    book = said_otherwise(shipped(), own(tmp_path, "facts.toml", '[when]\nask = "いつでしたか？"\n'))
    assert problems(book, shipped()) == []
    assert book.by_language["ja"].text("facts.when.ask") == "いつでしたか？"
    assert book.by_language["ja"].raw("facts.demands.ask") == shipped().by_language["ja"].raw("facts.demands.ask")
    assert book.version != shipped().version


def test_the_same_words_have_the_same_version_wherever_they_stand(tmp_path: Path) -> None:
    again = own(tmp_path, "facts.toml", f'[when]\nask = """{shipped().by_language["ja"].text("facts.when.ask")}"""\n')
    assert isinstance(shipped().by_language["ja"].raw("facts.when.ask"), str)
    assert said_otherwise(shipped(), again).version == shipped().version == read().version


@pytest.mark.parametrize(
    ("file", "text", "key"),
    [
        ("facts.toml", '[whn]\nask = "いつ？"\n', "facts.whn.ask"),  # a slip in the name of the table
        ("facts.toml", '[when]\nask = ["いつ？", "いつですか？"]\n', "facts.when.ask"),  # another kind
        ("facts.toml", '[when]\nask = " "\n', "facts.when.ask"),
        ("facts.toml", '[when]\nask = "{who}がいつ？"\n', "facts.when.ask"),  # nobody hands that in
        ("facts.toml", '[when]\nask = "いつ{？"\n', "facts.when.ask"),
        ("facts.toml", '[when]\nask = "{}いつ？"\n', "facts.when.ask"),
        ("facts.toml", '[demands.options]\nvisit = "とても長い選択肢なのでボタンには入りきりません"\n', "visit"),
        ("facts.toml", f'[when]\nask = "{"あ" * 5001}"\n', "facts.when.ask"),
        ("danger.toml", 'protect = "気をつけてください。"\n', "danger.protect"),  # what is filled in got lost
        ("menu.toml", 'bar = "メニューです"\n', "menu.bar"),  # part of a picture
        ("consent.toml", 'about = "何でも残します。"\n', "consent."),  # agreed to something else
        ("windows.toml", '[windows.police]\nuri = "javascript:alert(1)"\n', "windows.police"),
        ("windows.toml", '[windows.police]\nhours = "mon-fri 9-17"\n', "windows.police"),
        ("windows.toml", '[windows.ours]\nname = "うちの窓口"\n', "windows"),  # half a row
    ],
)
def test_what_would_break_a_turn_is_named_by_its_key(tmp_path: Path, file: str, text: str, key: str) -> None:
    found = judged(tmp_path, file, text)
    assert any(key in problem for problem in found), found


def test_a_placeholder_reaches_no_attribute_and_no_width(tmp_path: Path) -> None:
    for name in ("name.__class__", "name!r", "name:>99999999"):
        assert judged(tmp_path, "chat.toml", f'[person]\nfix_label = "{{{name}}}"\n')


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    ja = shipped().by_language["ja"]
    fewer = content.Content("ja", {key: ja.raw(key) for key in ja if key != "facts.when.ask"})
    book = Book("fewer", {**shipped().by_language, "ja": fewer})
    assert any("facts.when.ask" in problem for problem in problems(book, shipped()))


def test_another_help_line_may_be_added_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    assert judged(tmp_path, "windows.toml", OURS) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadWording) as bad:
        said_otherwise(shipped(), own(tmp_path, "facts.toml", "[when\nask = 1"))
    assert "ja/facts.toml" in str(bad.value)


def test_a_turn_goes_on_with_the_wording_it_began_with(tmp_path: Path) -> None:
    before = in_use()
    other = said_otherwise(shipped(), own(tmp_path, "facts.toml", '[when]\nask = "いつでしたか？"\n'))
    try:
        with held() as book:
            use(other)
            assert in_use() is book is before
            assert content.content("ja").version == before.version
        assert in_use() is other
    finally:
        use(before)
