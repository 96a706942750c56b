"""What `line check` and `line setup` say: both languages the same things, and what to do for all that is wrong."""

from __future__ import annotations

import re

import pytest

from linebot_app.channel.findings import CONTENT, Finding, Mark, lines, own_language, words


def test_both_languages_say_the_same_things() -> None:
    japanese, english = words("ja"), words("en")
    assert set(japanese) == set(english)
    for key, sentence in japanese.items():
        assert re.findall(r"{(\w+)}", sentence) == re.findall(r"{(\w+)}", english[key]) or set(
            re.findall(r"{(\w+)}", sentence)
        ) == set(re.findall(r"{(\w+)}", english[key])), key
    assert {file.stem for file in CONTENT.glob("*.toml")} == {"ja", "en"}


def test_everything_that_is_wrong_comes_with_what_to_do() -> None:
    without = [
        key
        for key in words("en")
        if key.partition(".")[0] not in ("mark", "end", "setup", "change", "said")
        and not key.endswith((".title", ".fine", "_do", ".here", ".unknown"))
        and f"{key}_do" not in words("en")
    ]
    assert without == []


@pytest.mark.parametrize(("lang", "language"), [("ja_JP.UTF-8", "ja"), ("C.UTF-8", "en"), ("de_DE", "en"), ("", "en")])
def test_without_the_option_the_terminals_language_is_spoken(
    monkeypatch: pytest.MonkeyPatch, lang: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", lang)
    assert own_language() == language


def test_a_finding_without_words_of_its_own_step_is_said_as_everywhere() -> None:
    found = Finding("quota", Mark.WRONG, "unwell", {"status": 503, "said": "Service Unavailable"})
    assert len(lines(found, "en")) == 3
