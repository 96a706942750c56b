"""`make surface`: writes docs/openapi.json, the HTTP surface as the applications' own routes tell it; nothing is served
from it."""

from __future__ import annotations

import inspect
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import click
from flask import Flask
from werkzeug.routing import Rule

from linebot_app.console.app import create_console, house_of
from linebot_app.console.guarding import rule_of
from linebot_app.development.sources import ROOT
from linebot_app.door import CHAT
from linebot_app.door import PATH as CONSOLE
from linebot_app.factory import MOST_BYTES, create_app
from linebot_app.settings import load
from linebot_app.storage.cases import Filters
from linebot_app.storage.desk import DeskSettings
from linebot_app.storage.postboxes import open_postboxes
from linebot_app.storage.retention_rules import RetentionRules
from linebot_app.storage.reviews import DIMENSIONS
from linebot_app.webchat.app import create_webchat

FILE = ROOT / "docs" / "openapi.json"
Json = dict[str, Any]

MEANINGS = {
    200: "As asked",
    204: "Nothing new",
    302: "Done, or sign in first: look there",
    303: "Done: look there",
    304: "As it was",
    308: "There, without a slash too much",
    400: "Not understood, or a form that is not ours",
    401: "Signature, password or code missing or wrong",
    403: "Not allowed",
    404: "Not there, or not for you",
    405: "Not by this method",
    410: "No longer offered",
    413: f"Over {MOST_BYTES} bytes",
    422: "Too long, or no day",
    429: "Asked too often",
    503: "A part is away, try again",
}
EVERYWHERE = (308, 405)
OF_THE_CONSOLE = (200, 204, 302, 400, 401, 403, 404, 413, 429, 503)
OF_THE_CHAT = (200, 303, 304, 403, 404, 410, 413, 422, 429, 503)
ANSWERS = {
    "line_webhook.callback": (200, 400, 401, 413, 503),
    "health.alive": (200,),
    "health.ready": (200, 503),
    "metrics.metrics": (200, 404),
    "sheet.static": (200, 304, 404),
    "sheet.unlink": (200, 302, 400, 404, 413, 503),
}
OF_A_SHEET = (200, 404, 503)
_READ = r"request\.{}(?:\.get|\.getlist)?[\[(]\s*\"(\w+)\""
_PLAIN = re.compile(r"plain\(request\.args, ([^)]*)\)")
# What a page hands on whole to somebody who knows the names.
_WHOLE = {
    "wanted_in(dict(request.args))": [one.name for one in fields(Filters)] + ["sort", "order"],
    "wanted(dict(request.args))": [one.name for one in fields(Filters)] + ["sort", "order"],
    "settings_in(request.form)": [one.name for one in fields(DeskSettings)] + [f"hours{day}" for day in range(7)],
    "RetentionRules.read(request.form)": [one.name for one in fields(RetentionRules)],
    "_chosen(dict(request.args)": ["span", "since", "until", "entry", "version"],
    "form = request.form": ["name", "shown", "role"],
    "wanted(request.form.to_dict())": [one.name for one in fields(Filters)] + ["form", "which", "unmasked", "reason"],
    'request.form.get(name, "") for name in DIMENSIONS': [*DIMENSIONS, *(f"comment_{one}" for one in DIMENSIONS)],
}


def document() -> Json:
    """The surface as OpenAPI 3.1: every route, what it takes, how it may answer. Opens applications of its own."""
    with tempfile.TemporaryDirectory() as folder:
        paths: dict[str, Json] = {}
        for prefix, app in _applications(folder).items():
            for rule in app.url_map.iter_rules():
                path, parameters = _path(rule)
                for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                    told = _operation(prefix, app, rule, method, parameters)
                    paths.setdefault(f"{prefix}{path}", {})[method.lower()] = told
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kikiyaku",
            "version": "1",
            "description": "Made by `make surface` from the routes; a test fails when it is stale.",
        },
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {
                "line": {"type": "apiKey", "in": "header", "name": "X-Line-Signature"},
                "operator": {"type": "apiKey", "in": "cookie", "name": "console"},
                "visitor": {"type": "apiKey", "in": "cookie", "name": "kikiyaku"},
                "monitoring": {"type": "http", "scheme": "bearer"},
            },
            "responses": {str(status): {"description": meaning} for status, meaning in MEANINGS.items()},
            "schemas": {"Delivery": _DELIVERY},
        },
    }


def text() -> str:
    """docs/openapi.json as it should be: a line for each operation."""
    told = document()
    paths = [
        f"{json.dumps(path)}: {{\n"
        + ",\n".join(f"{json.dumps(one)}: {json.dumps(known[one])}" for one in known)
        + "\n}"
        for path, known in told.pop("paths").items()
    ]
    return json.dumps(told, indent=1).removesuffix("\n}") + ',\n "paths": {\n' + ",\n".join(paths) + "\n}\n}\n"


def _applications(folder: str) -> dict[str, Flask]:
    """Each under the path that it answers for."""
    nobody, nowhere = "0" * 32, "redis://127.0.0.1:1"
    settings = load(
        {
            "LINE_CHANNEL_SECRET": nobody,
            "LINE_CHANNEL_ACCESS_TOKEN": nobody,
            "SECRET_KEY": nobody,
            "DATA_DIR": folder,
            "REDIS_URL": nowhere,
        }
    )
    front = create_app(settings)
    store = front.extensions["sessions"]
    store.close()
    chat = create_webchat(settings, store, open_postboxes(nowhere), "memory://", time.time)
    return {"": front, CONSOLE: create_console(settings, house_of(settings, nowhere), "memory://"), CHAT: chat}


def _path(rule: Rule) -> tuple[str, list[Json]]:
    """As OpenAPI writes it, and its parameters."""
    parameters = []
    for kind, bounds, name in re.findall(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>", rule.rule):
        schema: Json = {"type": "string", "minLength": 1}
        if kind == "int":
            schema = {"type": "integer", "minimum": 0, "maximum": int(bounds.partition("max=")[2] or 2**31 - 1)}
        parameters.append({"name": name, "in": "path", "required": True, "schema": schema})
    return re.sub(r"<(?:[^<>:]*:)?(\w+)>", r"{\1}", rule.rule), parameters


def _operation(prefix: str, app: Flask, rule: Rule, method: str, parameters: list[Json]) -> Json:
    view = app.view_functions[rule.endpoint]
    told: Json = {"operationId": f"{method.lower()} {prefix or '/'} {rule.endpoint}", "tags": [prefix or "/"]}
    summary = (inspect.getdoc(view) or "").partition("\n")[0] if rule.endpoint.rpartition(".")[2] != "static" else ""
    if summary:
        told["summary"] = summary
    source = inspect.getsource(sys.modules[view.__module__]) if view.__module__.startswith("linebot_app") else ""
    query = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in _names(source, "args")]
    if parameters or query:
        told["parameters"] = [*parameters, *query]
    told |= _body(prefix, rule.endpoint, method, source)
    told |= _allowed(prefix, rule.endpoint, view)
    statuses = OF_THE_CHAT if prefix == CHAT else OF_THE_CONSOLE if prefix else ANSWERS.get(rule.endpoint, OF_A_SHEET)
    told["responses"] = {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted({*statuses, *EVERYWHERE})
    }
    return told


def _names(source: str, place: str) -> list[str]:
    """What is read of the query (args) or of a form by the pages of this module."""
    found = dict.fromkeys(re.findall(_READ.format(place), source))
    if place == "args":
        found |= dict.fromkeys(re.findall(r'"(\w+)"', " ".join(_PLAIN.findall(source))))
        found |= dict.fromkeys(re.findall(r'"(\w+)" (?:not )?in request\.args', source))
    for whole, names in _WHOLE.items():
        if f"request.{place}" in whole and whole in source:
            found |= dict.fromkeys(names)
    return list(found)


def _body(prefix: str, endpoint: str, method: str, source: str) -> Json:
    if endpoint == "line_webhook.callback":
        content: Json = {"application/json": {"schema": {"$ref": "#/components/schemas/Delivery"}}}
    elif method == "POST":
        own = () if prefix == CHAT else ("csrf_token",)
        names = {name: {"type": "string"} for name in (*own, *_names(source, "form"))}
        content = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": names}}}
    else:
        return {}
    return {"requestBody": {"required": True, "content": content}}


def _allowed(prefix: str, endpoint: str, view: Callable[..., Any]) -> Json:
    if endpoint == "line_webhook.callback":
        return {"security": [{"line": []}]}
    if endpoint == "metrics.metrics":
        return {"security": [{"monitoring": []}, {}]}
    if prefix == CHAT and endpoint != "static":
        return {"security": [{"visitor": []}, {}]}
    if not prefix or endpoint == "static":
        return {}
    right = rule_of(view)
    return {} if right is None else {"security": [{"operator": []}], "description": f"For who may: {right}."}


_ID: Json = {"type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$"}
_DELIVERY: Json = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "destination": {"type": "string"},
        "events": {
            "type": "array",
            "maxItems": 5,
            "items": {
                "type": "object",
                "required": ["type", "webhookEventId", "timestamp", "source"],
                "properties": {
                    "type": {"enum": ["message", "postback", "follow", "unfollow", "unsend", "join", "other"]},
                    "webhookEventId": _ID,
                    "timestamp": {"type": "integer", "minimum": 0},
                    "mode": {"type": "string"},
                    "replyToken": {"type": "string"},
                    "source": {
                        "type": "object",
                        "properties": {"type": {"enum": ["user", "group", "room"]}, "userId": _ID},
                    },
                    "message": {
                        "type": "object",
                        "properties": {"type": {"type": "string"}, "id": _ID, "text": {"type": "string"}},
                    },
                    "postback": {"type": "object", "properties": {"data": {"type": "string", "maxLength": 300}}},
                    "unsend": {"type": "object", "properties": {"messageId": _ID}},
                },
            },
        },
    },
}


def main() -> None:
    FILE.write_text(text(), encoding="utf-8")
    click.echo(f"Wrote {FILE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
