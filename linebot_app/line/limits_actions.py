"""The documented limits of LINE's action objects and addresses; messages are in limits.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linebot_app.line.split import blank, graphemes, units

Found = Iterator[str]

_URI = re.compile(r"(?:https?://[^/?#]|line://|tel:[^/])[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]*", re.IGNORECASE)
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_MOMENTS = {
    "date": re.compile(r"(?:19|20)\d\d-\d\d-\d\d|2100-\d\d-\d\d"),
    "time": re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d"),
    "datetime": re.compile(r"(?:(?:19|20)\d\d|2100)-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d"),
}
_QUICK_ONLY = ("camera", "cameraRoll", "location")


def of_label(where: str, label: Any, limit: int) -> Found:
    if not isinstance(label, str) or blank(label):
        yield f"{where}: must be non-empty text"
    elif graphemes(label) > limit:
        yield f"{where}: {graphemes(label)} clusters, at most {limit}"


def of_url(where: str, url: Any) -> Found:
    """Of a picture, film or icon: https, at most 2,000."""
    if not isinstance(url, str) or not url.startswith("https://") or not _URI.fullmatch(url):
        yield f"{where}: must be a percent-encoded https address"
    elif len(url) > 2_000:
        yield f"{where}: {len(url)} long, at most 2000"


def _of_uri(where: str, uri: Any) -> Found:
    if not isinstance(uri, str) or not _URI.fullmatch(uri) or _BARE_PERCENT.search(uri):
        yield f"{where}: must be a percent-encoded http, https, line or tel address"
    elif len(uri) > 1_000:
        yield f"{where}: {len(uri)} long, at most 1000"


def _of_data(where: str, action: Mapping[str, Any]) -> Found:
    data = action.get("data")
    if not isinstance(data, str) or not data:
        yield f"{where}.data: must be non-empty text"
    elif units(data) > 300:
        yield f"{where}.data: {units(data)} long, at most 300"


def _of_clusters(where: str, action: Mapping[str, Any], key: str, *, required: bool = False) -> Found:
    if key in action or required:
        yield from of_label(f"{where}.{key}", action.get(key), 300)


def _of_picker(where: str, action: Mapping[str, Any]) -> Found:
    yield from _of_data(where, action)
    pattern = _MOMENTS.get(str(action.get("mode")))
    if pattern is None:
        yield f"{where}.mode: must be date, time or datetime"
        return
    for key in ("initial", "min", "max"):
        if key in action and not pattern.fullmatch(str(action[key])):
            yield f"{where}.{key}: must be a {action['mode']} from 1900 to 2100"


def of_action(where: str, action: Any, label: int, *, labelled: bool = True, quick: bool = False) -> Found:
    """`label`: how many clusters the place allows; `labelled`: it must have one; `quick`: it is a quick reply."""
    if not isinstance(action, Mapping):
        yield f"{where}: is missing"
        return
    if labelled or "label" in action:
        yield from of_label(f"{where}.label", action.get("label"), label)
    match action.get("type"):
        case "postback":
            yield from _of_data(where, action)
            yield from _of_clusters(where, action, "displayText")
            yield from _of_clusters(where, action, "fillInText")
        case "message":
            yield from _of_clusters(where, action, "text", required=True)
        case "uri":
            yield from _of_uri(f"{where}.uri", action.get("uri"))
        case "clipboard":
            copied = action.get("clipboardText")
            if not isinstance(copied, str) or blank(copied) or units(copied) > 1_000:
                yield f"{where}.clipboardText: must be 1 to 1000 long"
        case "datetimepicker":
            yield from _of_picker(where, action)
        case "richmenuswitch":
            yield from _of_data(where, action)
        case kind if not (quick and kind in _QUICK_ONLY):
            yield f"{where}.type: {kind!r} is not possible here"
