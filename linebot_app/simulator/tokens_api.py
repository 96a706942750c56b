"""The endpoints that issue, verify and revoke channel access tokens of every kind; calls are let in in wire.py."""

from __future__ import annotations

import secrets

from flask import request
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from linebot_app.simulator.api import api
from linebot_app.simulator.sending import Answered, Objection
from linebot_app.simulator.wire import Call
from linebot_app.simulator.world import Doc, World

JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
AUDIENCE = "https://api.line.me/"
STATELESS_LIVES, SHORT_LIVES = 900, 30 * 24 * 3600
LONGEST_ASSERTION, LONGEST_TOKEN = 30 * 60, 30 * 24 * 3600
MOST = 30  # tokens of one kind at a time, where LINE counts them
LONG_LIVED_LEFT = 100 * 365 * 24 * 3600
_KEYS = "assertion_keys"


def register_key(world: World, kid: str, public: Doc) -> None:
    """As one does in LINE's console. Raises ValueError."""
    try:
        RSAKey.import_key(public)
    except (JoseError, TypeError, KeyError) as error:
        raise ValueError("no public RSA key") from error
    with world.change():
        world.store.set_meta(_KEYS, {**world.store.meta(_KEYS, {}), kid: public})


def _no(error: str, why: str, status: int = 400) -> Objection:
    return Objection(status, {"error": error, "error_description": why})


def _form(call: Call) -> Doc:
    if request.mimetype != "application/x-www-form-urlencoded" or not isinstance(call.body, dict):
        raise _no("invalid_request", "some parameters missed or invalid")
    return call.body


def _client(call: Call, form: Doc) -> None:
    if form.get("client_id") != call.world.settings.channel_id:
        raise _no("invalid_client", "invalid client_id")
    if form.get("client_secret") != call.world.settings.channel_secret:
        raise _no("invalid_client", "invalid client_secret")


def _claims(call: Call, form: Doc) -> tuple[str, Doc]:
    """The key's name and what the assertion says."""
    if form.get("client_assertion_type") != JWT_BEARER:
        raise _no("invalid_request", "invalid client_assertion_type")
    written = form.get("client_assertion")
    keys: dict[str, Doc] = call.world.store.meta(_KEYS, {})
    kid = ""
    try:
        if not isinstance(written, str):
            raise ValueError("client_assertion is missing")
        kid = str(_header(written).get("kid", ""))
        if kid not in keys:
            raise ValueError("unknown kid")
        claims = dict(jwt.decode(written, RSAKey.import_key(keys[kid]), algorithms=["RS256"]).claims)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise _no("invalid_client", f"Invalid client_assertion: {error}") from None
    now = call.world.now_ms() / 1000
    own, exp = call.world.settings.channel_id, claims.get("exp")
    if claims.get("iss") != own or claims.get("sub") != own or claims.get("aud") != AUDIENCE:
        raise _no("invalid_client", "Invalid client_assertion: iss, sub or aud")
    if not isinstance(exp, int | float) or isinstance(exp, bool) or not now < exp <= now + LONGEST_ASSERTION:
        raise _no("invalid_client", "Invalid exp")
    return kid, claims


def _header(written: str) -> Doc:
    from joserfc.jws import extract_compact

    return dict(extract_compact(written.encode()).headers())


def _granted(form: Doc) -> None:
    if form.get("grant_type") != "client_credentials":
        raise _no("unsupported_grant_type", "unsupported grant_type")


def _issued(world: World, kind: str, seconds: int, kid: str = "") -> str:
    token = secrets.token_urlsafe(48)
    until = world.now_ms() + seconds * 1000
    with world.change():
        world.store.write("INSERT INTO access_tokens VALUES (?, ?)", token, until)
        world.store.write("INSERT INTO issued VALUES (?, ?, ?, ?)", token, kind, kid, world.now_ms())
    return token


def _alive(world: World, kind: str) -> list[tuple[str, str]]:
    sql = (
        "SELECT i.token, i.kid FROM issued i JOIN access_tokens a ON a.token = i.token "
        "WHERE i.kind = ? AND a.until > ? ORDER BY i.at, i.rowid"
    )
    return [(token, kid) for token, kid in world.store.rows(sql, kind, world.now_ms())]


@api.endpoint("POST", "/oauth2/v3/token", "oauth", open_to_all=True)
def stateless(call: Call) -> Answered:
    form = _form(call)
    _granted(form)
    if "client_assertion" in form:
        _claims(call, form)
    else:
        _client(call, form)
    token = _issued(call.world, "stateless", STATELESS_LIVES)
    return Answered(200, {"token_type": "Bearer", "access_token": token, "expires_in": STATELESS_LIVES})


@api.endpoint("POST", "/oauth2/v2.1/token", "oauth", open_to_all=True)
def by_jwt(call: Call) -> Answered:
    form = _form(call)
    _granted(form)
    _, claims = _claims(call, form)
    lives = claims.get("token_exp")
    if not isinstance(lives, int) or isinstance(lives, bool) or not 1 <= lives <= LONGEST_TOKEN:
        raise _no("invalid_client", "Invalid token_exp")
    if len(_alive(call.world, "v2.1")) >= MOST:
        raise _no("invalid_request", "The number of channel access tokens has reached the limit")
    key_id = secrets.token_urlsafe(16)
    token = _issued(call.world, "v2.1", lives, key_id)
    return Answered(200, {"access_token": token, "token_type": "Bearer", "expires_in": lives, "key_id": key_id})


@api.endpoint("GET", "/oauth2/v2.1/tokens/kid", "oauth_kids", open_to_all=True)
def key_ids(call: Call) -> Answered:
    _claims(call, request.args.to_dict())
    return Answered(200, {"kids": [kid for _, kid in _alive(call.world, "v2.1")]})


@api.endpoint("GET", "/oauth2/v2.1/verify", "oauth_verify", open_to_all=True)
def verify(call: Call) -> Answered:
    return _verified(call, request.args.get("access_token", ""), ("v2.1",))


@api.endpoint("POST", "/v2/oauth/verify", "oauth_verify", open_to_all=True)
def verify_older(call: Call) -> Answered:
    token = str(_form(call).get("access_token", ""))
    if token == call.world.settings.access_token:
        return Answered(200, _about(call.world, LONG_LIVED_LEFT))
    return _verified(call, token, ("short-lived",))


def _verified(call: Call, token: str, kinds: tuple[str, ...]) -> Answered:
    sql = "SELECT a.until, i.kind FROM issued i JOIN access_tokens a ON a.token = i.token WHERE i.token = ?"
    found = call.world.store.row(sql, token)
    if found is None or found[1] not in kinds or found[0] <= call.world.now_ms():
        raise _no("invalid_request", "access token expired")
    return Answered(200, _about(call.world, (found[0] - call.world.now_ms()) // 1000))


def _about(world: World, seconds: int) -> Doc:
    return {"client_id": world.settings.channel_id, "expires_in": seconds, "scope": "P CM"}


@api.endpoint("POST", "/v2/oauth/accessToken", "oauth", open_to_all=True)
def short_lived(call: Call) -> Answered:
    """The thirty-first ends the first."""
    form = _form(call)
    _granted(form)
    _client(call, form)
    alive = _alive(call.world, "short-lived")
    token = _issued(call.world, "short-lived", SHORT_LIVES)
    if len(alive) >= MOST:
        _revoke(call.world, alive[0][0])
    return Answered(200, {"access_token": token, "expires_in": SHORT_LIVES, "token_type": "Bearer"})


@api.endpoint("POST", "/oauth2/v2.1/revoke", "oauth_revoke", open_to_all=True)
def revoke(call: Call) -> Answered:
    form = _form(call)
    _client(call, form)
    _revoke(call.world, str(form.get("access_token", "")))
    return Answered(200)


@api.endpoint("POST", "/v2/oauth/revoke", "oauth_revoke", open_to_all=True)
def revoke_older(call: Call) -> Answered:
    _revoke(call.world, str(_form(call).get("access_token", "")))
    return Answered(200)


def _revoke(world: World, token: str) -> None:
    """A stateless one lives until its end."""
    sql = "DELETE FROM access_tokens WHERE token IN (SELECT token FROM issued WHERE token = ? AND kind <> 'stateless')"
    with world.change():
        world.store.write(sql, token)
