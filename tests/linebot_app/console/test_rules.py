"""Which page opens for whom, what every answer carries, and that every sentence exists in each language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from linebot_app.console import words
from linebot_app.console.app import create_console
from linebot_app.console.guarding import rule_of
from linebot_app.console.house import House
from linebot_app.console.rights import ROLES, Right
from linebot_app.settings import Settings
from tests.linebot_app.console.conftest import Appoint, Browser, Clock, NewBrowser

CONSOLE = Path(words.__file__).parent
OPEN_TO_EVERYBODY = {"sign_in.begin", "sign_in.code", "sign_in.set_up"}


def test_every_page_has_a_rule_and_few_are_open_to_everybody(app: Flask) -> None:
    rules = {name: rule_of(view) for name, view in app.view_functions.items() if name != "static"}
    assert {name for name, right in rules.items() if right is None} == OPEN_TO_EVERYBODY


def test_a_page_that_nobody_gave_a_rule_opens_for_nobody(app: Flask, new_browser: NewBrowser, appoint: Appoint) -> None:
    app.add_url_rule("/forgotten", view_func=lambda: "secret")
    appoint("root", "admin")
    browser = new_browser()
    browser.sign_in("root")
    assert browser.get("/forgotten").status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(
    app: Flask, browser: Browser, appoint: Appoint, role: str
) -> None:
    appoint("someone", role)
    browser.sign_in("someone")
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or "GET" not in (rule.methods or ()) or rule.arguments:
            continue
        right = rule_of(view)
        status = browser.get(rule.rule).status_code
        if right is None or right in ROLES[role]:
            assert status in (200, 302), rule.rule
        else:
            assert status == 403, rule.rule


def test_nobody_who_is_not_signed_in_changes_anything(app: Flask, browser: Browser) -> None:
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint not in OPEN_TO_EVERYBODY:
            browser.get("/sign-in")
            assert browser.post(re.sub(r"<.*?>", "1", rule.rule)).status_code == 401, rule.rule


def test_no_answer_may_be_kept_framed_or_run_scripts_of_others(browser: Browser, appoint: Appoint) -> None:
    appoint()
    browser.sign_in("hana")
    for path in ("/", "/account", "/nowhere", "/operators"):
        headers = browser.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "style=" not in browser.page
        assert "<script>" not in browser.page


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(browser: Browser, appoint: Appoint) -> None:
    appoint()
    cookie = browser.sign_in("hana").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/console" in cookie


def test_with_https_the_cookie_is_bound_to_this_host_and_browsers_stay_with_https(
    house: House, settings: Settings, appoint: Appoint, clock: Clock
) -> None:
    appoint()
    app = create_console(replace(settings, public_base_url="https://kikiyaku.example"), house, "memory://")
    answer = app.test_client().get("/sign-in", base_url="https://kikiyaku.example/console")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-console=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} == {one.strip() for one in cookie.split(";")[1:]}
    assert "includeSubDomains" in answer.headers["Strict-Transport-Security"]


def test_a_session_signed_for_something_else_is_none_here(
    app: Flask, settings: Settings, browser: Browser, appoint: Appoint
) -> None:
    hana = appoint()
    now = browser.clock().timestamp()
    told = {"_user_id": str(hana.id), "_fresh": True, "generation": hana.generation, "since": now, "seen": now}
    elsewhere = Flask("elsewhere")
    elsewhere.secret_key = settings.secret_key
    for maker, is_ours in ((SecureCookieSessionInterface(), False), (app.session_interface, True)):
        signer = maker.get_signing_serializer(elsewhere)  # type: ignore[attr-defined]
        browser.client.set_cookie("console", signer.dumps(told), path="/console")
        assert (browser.get("/account").status_code == 200) is is_ours


def test_who_tries_what_they_may_not_is_told_to_the_logs(
    browser: Browser, appoint: Appoint, caplog: pytest.LogCaptureFixture
) -> None:
    appoint("mika", "viewer")
    browser.sign_in("mika")
    assert browser.get("/operators").status_code == 403
    told = [vars(record) for record in caplog.records if record.getMessage() == "not allowed"]
    assert [(one["page"], one["operator"], one["lacks"]) for one in told] == [("operators.page", "mika", "settings")]
    browser.page = ""
    browser.post("/account/shown", shown="Eve")
    assert "form refused" in caplog.messages


def test_admins_add_reset_and_shut_out_others_but_not_themselves(
    new_browser: NewBrowser, appoint: Appoint, house: House
) -> None:
    root, hana = appoint("root", "admin"), appoint("hana", "viewer")
    admin = new_browser()
    admin.sign_in("root")
    admin.get("/operators")
    admin.post("/operators", name="New.Person", shown="新しい人", role="supervisor")
    added = house.operators.named("new.person")
    assert added is not None
    assert added.role == "supervisor"
    admin.get("/operators")
    admin.post(f"/operators/{hana.id}/role", role="counsellor")
    admin.get("/operators")
    admin.post(f"/operators/{hana.id}/active", active="no")
    changed = house.operators.numbered(hana.id)
    assert changed is not None
    assert (changed.role, changed.active) == ("counsellor", False)
    admin.get("/operators")
    for step, form in (("role", {"role": "viewer"}), ("active", {"active": "no"}), ("reset", {})):
        assert admin.post(f"/operators/{root.id}/{step}", **form).status_code == 404
        admin.get("/operators")
    about = {one.did for one in house.audit.find(operator="root")}
    assert {"operator_added", "role_changed", "operator_shut_out"} <= about


def test_a_new_password_lets_nobody_in_without_the_old_phone_unless_that_is_gone(
    new_browser: NewBrowser, appoint: Appoint, house: House
) -> None:
    appoint("root", "admin")
    hana = appoint()
    hers, admin = new_browser(), new_browser()
    hers.sign_in("hana")
    admin.sign_in("root")
    for form, next_page in (({}, "/sign-in/code"), ({"phone": "yes"}, "/sign-in/set-up")):
        admin.get("/operators")
        admin.post(f"/operators/{hana.id}/reset", **form)
        password = re.findall(r'class="secret">([^<]+)<', admin.page)[0]
        assert hers.get("/account").status_code == 302
        assert hers.give_password("hana", password).location.endswith(next_page)
    assert [one.details for one in house.audit.find(did="operator_reset")] == [{"phone": "yes"}, {"phone": "no"}]


def test_a_name_from_outside_is_shown_as_text(browser: Browser, appoint: Appoint, house: House) -> None:
    appoint("root", "admin")
    house.operators.add("x", "<script>alert(1)</script>", "viewer", house.clock())
    browser.sign_in("root")
    browser.get("/operators")
    assert "<script>alert" not in browser.page


def test_every_language_says_the_same(app: Flask) -> None:
    used = set()
    for file in CONSOLE.glob("templates/*.html"):
        used |= set(re.findall(r'say\(["\']([\w.]+)["\'](?:\)|,)', file.read_text("utf-8")))
    for language in words.languages():
        said = words.words(language)
        assert set(said) == set(words.words(words.DEFAULT))
        assert used <= set(said)
        for key, sentence in said.items():
            names = re.findall(r"{(\w+)}", sentence)
            assert names == re.findall(r"{(\w+)}", words.words(words.DEFAULT)[key])
    assert {f"role.{role}" for role in ROLES} <= set(words.words(words.DEFAULT))


def test_admins_have_every_right() -> None:
    assert ROLES["admin"] == frozenset(Right)


def test_who_reads_one_conversation_after_the_other_is_stopped_alone(new_browser: NewBrowser, appoint: Appoint) -> None:
    appoint("hana")
    appoint("taro")
    hana, taro = new_browser(), new_browser()
    hana.sign_in("hana")
    statuses = [hana.get(f"/cases/{number}").status_code for number in range(1, 202)]
    assert (statuses[0], statuses[199], statuses[200]) == (404, 404, 429)
    assert hana.get("/search").status_code == 429
    assert hana.get("/account").status_code == 200
    taro.sign_in("taro")
    assert taro.get("/cases/1").status_code == 404
