"""Wording is changed while the real processes run: the next answer says it, and a broken file changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linebot_app.simulator.driver import Phone
from tests.support.stack import ROOT, Stack, wait_until

pytestmark = pytest.mark.slow
SAID, SAID_NEXT = "こんにちは。聞き役です。", "ようこそ。聞き役です。"


@pytest.fixture
def own(stack: Stack) -> Iterator[Path]:
    """The file that says how people are greeted; afterwards it is as the program says."""
    file = Path(stack.environ["CONTENT_DIR"]) / "ja" / "consent.toml"
    file.parent.mkdir(exist_ok=True)
    yield file
    file.unlink(missing_ok=True)
    stack.flask("flow", "reload")


def greeting(stack: Stack, phone: Phone) -> list[str]:
    phone.wait_for_reply()
    return [text for turn in stack.wait_for_log(phone) for text in _steps(turn)]


def _steps(turn: dict[str, object]) -> list[str]:
    effects = turn["effects"]
    assert isinstance(effects, list)
    return [str(one["value"]) for one in effects if str(one["value"]).startswith("wording ")]


def greeted_with(stack: Stack) -> str:
    phone = stack.platform.phone("花子")
    return "\n".join(message.text for message in phone.wait_for_reply())


def reload(stack: Stack) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "flow", "reload"]
    return subprocess.run(command, cwd=ROOT, env=stack.environ, capture_output=True, text=True, check=False)


def test_changed_wording_is_said_from_the_next_turn_on_and_logged_with_its_version(stack: Stack, own: Path) -> None:
    before = stack.platform.phone("太郎")
    old = greeting(stack, before)
    own.write_text(f'hello = "{SAID}"\n', encoding="utf-8")
    done = reload(stack)
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout
    assert {line.split()[0] for line in told.splitlines()} == {"web", "worker"}
    assert SAID in greeted_with(stack)
    after = stack.platform.phone("次郎")
    new = greeting(stack, after)
    assert len(set(old)) == len(set(new)) == 1
    assert set(old) != set(new)

    own.write_text('hello = "{name}さん、こんにちは。"\n', encoding="utf-8")
    refused = reload(stack)
    assert refused.returncode == 1
    assert "consent.hello" in refused.stderr
    os.kill(stack.processes["worker"].pid, signal.SIGHUP)  # by signal it is refused as well
    wait_until(lambda: '"problems":1' in stack.output("worker").replace(" ", ""), "the worker does not look at it")
    assert SAID in greeted_with(stack)

    own.write_text(f'hello = "{SAID_NEXT}"\n', encoding="utf-8")
    os.kill(stack.processes["worker"].pid, signal.SIGHUP)
    wait_until(lambda: SAID_NEXT in greeted_with(stack), "the worker does not follow the signal")
