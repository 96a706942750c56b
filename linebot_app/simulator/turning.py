"""The control API, part three: switches, faults, the clock, raw deliveries and a fresh start."""

from __future__ import annotations

from linebot_app.simulator.asking import control_part, sent_object, webhooks_here, world_here
from linebot_app.simulator.happenings import Refused
from linebot_app.simulator.switches import FAULTS
from linebot_app.simulator.tokens_api import register_key
from linebot_app.simulator.world import Doc

turning = control_part("turning")


@turning.post("/webhooks/raw")
def raw_webhook() -> Doc:
    """`{"body": text, "signature": text or null}`: any bytes, signed rightly when there is no signature."""
    body = sent_object()
    raw = str(body["body"]).encode("utf-8", "surrogatepass")
    return {"n": webhooks_here().deliver_raw(raw, signed=body.get("signature"))}


@turning.patch("/switches")
def set_switches() -> Doc:
    return world_here().set_switches(sent_object()).as_dict()


@turning.post("/faults")
def add_fault() -> Doc:
    """`{"kind": …, "count": n, "endpoint": "reply" | "push" | …}`: the next n calls go wrong like this."""
    body, world = sent_object(), world_here()
    count = body.get("count", 1)
    if (
        body.get("kind") not in FAULTS
        or isinstance(count, bool)
        or not isinstance(count, int)
        or not 1 <= count <= 10**6
    ):
        raise Refused(f"kind must be one of {', '.join(FAULTS)}, and count a number")
    with world.changed:
        world.set_faults([*world.faults, {"kind": body["kind"], "count": count, "endpoint": body.get("endpoint")}])
    return {"faults": world.faults}


@turning.delete("/faults")
def no_faults() -> Doc:
    world_here().set_faults([])
    return {"faults": []}


@turning.post("/keys")
def add_key() -> Doc:
    """`{"kid": …, "public": JWK}`: an assertion signing key is registered, as in LINE's console."""
    body = sent_object()
    register_key(world_here(), str(body["kid"]), dict(body["public"]))
    return {"kid": body["kid"]}


@turning.post("/clock")
def clock() -> Doc:
    """`{"forward_seconds": n}`: moves the simulator's clock. Event timestamps, token ages, retry keys, the week of
    grace, quota months and the pauses of redelivery follow; so does the bot of `make run`."""
    seconds = sent_object().get("forward_seconds", 0)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= 10 * 365 * 86400:
        raise Refused("forward_seconds must be between 0 and ten years")
    return {"now": world_here().forward(seconds)}


@turning.post("/reset")
def reset() -> Doc:
    """Forgets people, chats, tokens and records; the clock and the switches stay."""
    world = world_here()
    with world.change():
        world.store.clear()
        world.loading.clear()
        world.bot_spoke.clear()
        world.next_rev()
    return {"rev": world.rev}
