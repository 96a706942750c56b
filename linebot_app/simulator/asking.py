"""What every request to the control API needs: the world it acts on, its JSON and numbers, and refusals as 400."""

from __future__ import annotations

from flask import Blueprint, current_app, request

from linebot_app.simulator.happenings import Refused
from linebot_app.simulator.people import Phones
from linebot_app.simulator.webhooks import Webhooks
from linebot_app.simulator.world import Doc, World

LONGEST_WAIT = 60.0


def control_part(name: str) -> Blueprint:
    """A part of the control API under /sim/api; whatever is missing or odd in a request is a 400 with one line."""
    part = Blueprint(name, __name__, url_prefix="/sim/api")
    for kind in (Refused, ValueError, KeyError, TypeError):
        part.register_error_handler(kind, _refused)
    return part


def _refused(error: Exception) -> tuple[Doc, int]:
    text = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
    return {"message": text}, 400


def world_here() -> World:
    world: World = current_app.extensions["world"]
    return world


def phones_here() -> Phones:
    phones: Phones = current_app.extensions["phones"]
    return phones


def webhooks_here() -> Webhooks:
    webhooks: Webhooks = current_app.extensions["webhooks"]
    return webhooks


def sent_object() -> Doc:
    if not request.data:
        return {}
    body = request.get_json(silent=True) if request.is_json else None
    if not isinstance(body, dict):
        raise Refused("send a JSON object as application/json")
    return body


def whole_number(name: str, otherwise: int = 0) -> int:
    written = request.args.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else otherwise


def wait_seconds() -> float:
    try:
        return min(LONGEST_WAIT, max(0.0, float(request.args.get("timeout", "10"))))
    except ValueError:
        return 10.0
