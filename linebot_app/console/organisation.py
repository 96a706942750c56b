"""Signing in with the organisation's own accounts (OpenID Connect); who may come in is still told by our list."""

from __future__ import annotations

import logging
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from authlib.integrations.requests_client import OAuth2Session
from flask import Blueprint, Flask, flash, redirect, request, session, url_for
from flask_limiter import Limiter
from joserfc.errors import JoseError

from linebot_app.console import guarding
from linebot_app.console.doorkeeper import Doorkeeper
from linebot_app.console.house import House
from linebot_app.console.paths import safe_path
from linebot_app.logs import place_of
from linebot_app.settings import Organisation
from linebot_app.storage.operators import Operator

PATIENCE = 5.0  # seconds for each answer of the organisation
TRIES = "30 per minute"
# Signed with a key that only the organisation has: neither `none` nor what our own secret would sign.
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")

log = logging.getLogger(__name__)


class _Session(OAuth2Session):  # type: ignore[misc]
    """Asks the organisation itself: wherever it points, nothing is fetched from there."""

    def request(self, method: str, url: str, **more: Any) -> Any:
        return super().request(method, url, **{**more, "allow_redirects": False})


class _Client(FlaskOAuth2App):  # type: ignore[misc]
    client_cls = _Session


def organisation_blueprint(app: Flask, house: House, limiter: Limiter, organisation: Organisation) -> Blueprint:
    """Authorization code with PKCE; state and nonce are kept in the browser's session, for one try."""
    oauth = OAuth(app)
    client = oauth.register(
        "organisation",
        client_cls=_Client,
        client_id=organisation.client_id,
        client_secret=organisation.client_secret,
        server_metadata_url=f"{organisation.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": PATIENCE},
    )
    doorkeeper = Doorkeeper(house.operators, house.audit, house.sealing, house.clock)
    blueprint = Blueprint("organisation", __name__, url_prefix="/sign-in/organisation")

    @blueprint.get("")
    @guarding.for_everybody
    @limiter.limit(TRIES)
    def begin() -> Any:
        if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            return redirect(url_for("sign_in.begin"))  # nobody is signed in by following another site's link
        onward = session.get("next", "")
        session.clear()
        session["next"] = onward
        try:
            issuer_of(client, organisation)
            return client.authorize_redirect(url_for("organisation.back", _external=True))
        except (AuthlibBaseError, requests.RequestException, ValueError, KeyError) as error:
            return refused(error)

    @blueprint.get("/back")
    @guarding.for_everybody
    @limiter.limit(TRIES)
    def back() -> Any:
        onward = session.get("next", "")
        try:
            token = client.authorize_access_token(
                claims_options={
                    "iss": {"essential": True, "value": issuer_of(client, organisation)},
                    "aud": {"essential": True, "value": organisation.client_id},
                    "nonce": {"essential": True},
                }
            )
            claims = dict(token["userinfo"])
        except (AuthlibBaseError, JoseError, requests.RequestException, ValueError, KeyError) as error:
            return refused(error)
        operator = known(claims)
        if operator is None:
            house.audit.note(house.clock(), "", "sign_in_failed", details={"why": "not listed", "way": "organisation"})
            return not_let_in("sign_in.not_listed")
        doorkeeper.came_in(operator, "organisation")
        guarding.sign_in(operator, house.clock())
        return redirect(safe_path(onward) or url_for("home.page"))

    def known(claims: dict[str, Any]) -> Operator | None:
        """By the subject; the first time by an address that the organisation has verified."""
        subject = f"{claims['iss']} {claims['sub']}"
        operator = house.operators.of_subject(subject)
        if operator is None and claims.get("email_verified") is True:
            listed = house.operators.named(str(claims.get("email", "")))
            if listed is not None and listed.active and not listed.subject:
                house.operators.change(listed.id, subject=subject)
                house.audit.note(house.clock(), listed.name, "organisation_linked", f"operator:{listed.name}")
                operator = house.operators.numbered(listed.id)
        return operator if operator is not None and operator.active else None

    def refused(error: Exception) -> Any:
        problem = {"error": type(error).__name__, "place": place_of(error)}
        log.warning("sign-in by the organisation refused", extra=problem)
        details = {"why": type(error).__name__, "way": "organisation"}
        house.audit.note(house.clock(), "", "sign_in_failed", details=details)
        return not_let_in("sign_in.organisation_refused")

    def not_let_in(key: str) -> Any:
        session.clear()
        flash(key, "problem")
        return redirect(url_for("sign_in.begin"))

    return blueprint


def issuer_of(client: Any, organisation: Organisation) -> str:
    """As the organisation writes it itself: what is set may lack or have a slash at its end. ValueError when its
    metadata speak for somebody else; of the ways to sign that they name only SIGNED_BY are kept."""
    metadata = client.load_server_metadata()
    issuer = str(metadata["issuer"])
    if issuer.rstrip("/") != organisation.issuer.rstrip("/"):
        raise ValueError("metadata of another issuer")
    named = metadata.get("id_token_signing_alg_values_supported") or ()
    metadata["id_token_signing_alg_values_supported"] = [one for one in named if one in SIGNED_BY] or ["RS256"]
    return issuer
