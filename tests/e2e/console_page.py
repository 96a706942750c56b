"""An operator's hands and eyes on the console, in Chromium; what is done with them is told in the tests."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import PATIENCE_MS, watched
from tests.support.stack import ROOT, Stack

expect.set_options(timeout=PATIENCE_MS)
PASSWORD = "correct horse battery"
_NOTES = """
window.told = [];
window.Notification = class { static permission = "granted"; constructor(words) { window.told.push(words); } };
"""


def appoint(stack: Stack, name: str, shown: str, role: str = "counsellor") -> None:
    """Once; the password is PASSWORD."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "operator", "add", name, "--role", role]
    done = subprocess.run(
        [*command, "--shown", shown, "--password-stdin"],
        cwd=ROOT,
        env=stack.environ,
        input=PASSWORD,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or "name" in done.stderr, done.stderr


@contextmanager
def opened_console(browser: Browser, stack: Stack, *, width: int = 1440) -> Iterator[Page]:
    """Nobody is signed in, addresses are below /console; errors of pages and violated policies fail at the end."""
    context = browser.new_context(
        base_url=f"{stack.url}/console/",
        viewport={"width": width, "height": 900},
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
    )
    context.add_init_script(_NOTES)
    page = context.new_page()
    problems = watched(page)
    try:
        yield page
        assert problems == []
    finally:
        context.close()


@contextmanager
def console(browser: Browser, stack: Stack, name: str, *, width: int = 1440) -> Iterator[Page]:
    """Signed in, with the password alone."""
    with opened_console(browser, stack, width=width) as page:
        page.goto("sign-in")
        page.get_by_label("ユーザー名").fill(name)
        page.get_by_label("パスワード").fill(PASSWORD)
        page.get_by_role("button", name="サインイン", exact=True).click()
        expect(page).to_have_url(re.compile(r"/console/$"))
        yield page
