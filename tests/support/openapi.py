"""Checks JSON against LINE's own OpenAPI document, subtypes included; the document itself is not in this repository.

JSON Schema tools skip `discriminator` without `oneOf`, so that any message type would pass. Here every reference to
such a base is replaced by "if `type` is this, then that schema", and a type that is not in its table is refused.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

VARIABLE = "LINE_OPENAPI_DIR"
_PREFIX = "#/components/schemas/"


def folder() -> Path | None:
    """Where messaging-api.yml lies, from LINE_OPENAPI_DIR; None when that is not set."""
    value = os.environ.get(VARIABLE, "")
    return Path(value) if value else None


def _told_apart(schema: dict[str, Any]) -> dict[str, Any]:
    told = schema["discriminator"]
    key, targets = told["propertyName"], told["mapping"]
    return {
        "type": "object",
        "required": [key],
        "properties": {key: {"enum": sorted(targets)}},
        "allOf": [
            {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": {"$ref": target}}
            for value, target in targets.items()
        ],
    }


def _rewritten(node: Any, bases: set[str], *, inherited: bool = False) -> Any:
    """`node` with references to discriminated bases told apart, except where a subtype inherits."""
    if isinstance(node, list):
        return [_rewritten(one, bases, inherited=inherited) for one in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref")
    if isinstance(target, str) and target.removeprefix(_PREFIX) in bases and not inherited:
        return {"$ref": f"{_PREFIX}Any{target.removeprefix(_PREFIX)}"}
    return {key: _rewritten(value, bases, inherited=key == "allOf") for key, value in node.items()}


@cache
def _document(path: Path) -> dict[str, Any]:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    schemas = document["components"]["schemas"]
    bases = {name for name, schema in schemas.items() if "discriminator" in schema}
    if not bases:
        raise ValueError(f"{path.name} has no discriminated schema: it would check nothing")
    made = {name: _rewritten(schema, bases) for name, schema in schemas.items()}
    made |= {f"Any{name}": _told_apart(schemas[name]) for name in bases}
    return {"components": {"schemas": made}}


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """For one schema of messaging-api.yml, such as `ReplyMessageRequest`."""
    where = folder()
    if where is None:
        raise RuntimeError(f"{VARIABLE} is not set")
    document = _document(where / "messaging-api.yml")
    return jsonschema.Draft202012Validator({"$ref": f"{_PREFIX}{name}", **document})


def refusals(name: str, value: Any) -> list[str]:
    """What the document refuses in `value`, as `path: what`."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(value)]


def refusals_of_reply(messages: list[dict[str, Any]]) -> list[str]:
    return refusals("ReplyMessageRequest", {"replyToken": "token", "messages": messages})
