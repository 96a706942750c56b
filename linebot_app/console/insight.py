"""What the figures say, section by section: bars to look at and the table behind them; no SQL and no HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from flows.stage import ASIDES, Stage
from flows.stages import BY_ID
from linebot_app.console.trials import GUARDS, arms, warnings
from linebot_app.storage.figures import Sums
from linebot_app.storage.journey import seconds_of

Cell = str | int | float | None
Name = Callable[[str, str], str]  # kind of label (console/labels.py), id -> what it is called


@dataclass(frozen=True, slots=True)
class Bar:
    """`shares`: parts of the whole width, 0..100, one after the other; `place`: a stage whose list it leads to."""

    name: str
    shown: str
    shares: tuple[float, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`columns`: keys of words; each row begins with what it is about."""

    key: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    bars: list[Bar] = field(default_factory=list)
    parts: tuple[str, ...] = ()  # what the colours of the bars mean, keys of words


@dataclass(frozen=True, slots=True)
class Standing:
    """One stage of the map: how many came, stand there now, went on."""

    place: str
    came: int
    left: int

    @property
    def share(self) -> float:
        """Of those who came, how many stand there still; per cent."""
        return 100 * self.left / self.came if self.came else 0.0


def standings(sums: Sums) -> list[Standing]:
    """Every stage of the map after consent in its order, also those where nobody came."""
    came, left = sums.get("stage", {}), sums.get("left", {})
    return [
        Standing(str(one), came.get(one, 0), left.get(one, 0)) for one in Stage if one not in (Stage.CONSENT, *ASIDES)
    ]


def sections(
    sums: Sums, begun: list[tuple[str, int]], sent: dict[str, int], pushes_left: int | None, name: Name
) -> list[Section]:
    return [
        _begun(begun),
        _stages(sums, name),
        _questions(sums, name),
        _times(sums, name),
        _per_question(sums, "back", name),
        _per_question(sums, "missed", name),
        _trials(sums, name),
        _ratings(sums),
        _feelings(sums),
        _decisions(sums, name),
        _pushes(sent, pushes_left),
    ]


def _begun(begun: list[tuple[str, int]]) -> Section:
    most = max((count for _, count in begun), default=0)
    bars = [Bar(span, f"{count:,}", (_share(count, most),)) for span, count in begun]
    return Section("begun", ("span", "matters"), [*begun], bars)


def _stages(sums: Sums, name: Name) -> Section:
    found = [one for one in standings(sums) if one.came]
    most = max((one.came for one in found), default=0)
    rows: list[tuple[Cell, ...]] = [
        (name("place", one.place), one.came, one.came - one.left, one.left, round(one.share, 1)) for one in found
    ]
    bars = [
        Bar(
            name("place", one.place),
            f"{one.came:,} ({one.share:.0f}%)",
            (_share(one.came - one.left, most), _share(one.left, most)),
            one.place,
        )
        for one in found
    ]
    return Section("stages", ("stage", "came", "went_on", "stand", "stand_share"), rows, bars, ("went_on", "stand"))


def _questions(sums: Sums, name: Name) -> Section:
    asked, stuck = sums.get("question", {}), sums.get("stuck", {})
    order = {question: place for place, question in enumerate(BY_ID)}
    known = sorted(asked, key=lambda one: (order.get(one, len(order)), one))
    rows: list[tuple[Cell, ...]] = [
        (
            name("question", one),
            one,
            asked[one],
            stuck.get(one, 0),
            round(100 * stuck.get(one, 0) / asked[one], 1),
        )
        for one in known
    ]
    worst = sorted(known, key=lambda one: -stuck.get(one, 0))[:12]
    most = max((stuck.get(one, 0) for one in worst), default=0)
    bars = [
        Bar(name("question", one), f"{stuck[one]:,} / {asked[one]:,}", (_share(stuck[one], most),))
        for one in worst
        if stuck.get(one)
    ]
    return Section("questions", ("question", "id", "asked", "stand", "stand_share"), rows, bars)


def _times(sums: Sums, name: Name) -> Section:
    classes: dict[str, dict[int, int]] = {}
    for key, count in sums.get("seconds", {}).items():
        place, _, number = key.rpartition("|")
        classes.setdefault(place, {})[int(number)] = count
    found = [(str(one), median(classes[one]), sum(classes[one].values())) for one in Stage if one in classes]
    most = max((seconds for _, seconds, _ in found), default=0.0)
    rows: list[tuple[Cell, ...]] = [(name("place", place), count, round(seconds)) for place, seconds, count in found]
    bars = [Bar(name("place", place), spent(seconds), (_share(seconds, most),)) for place, seconds, _ in found]
    return Section("times", ("stage", "matters", "median"), rows, bars)


def median(classes: dict[int, int]) -> float:
    """Seconds, of durations counted in classes (storage/journey.py): right to about 5 %."""
    half, seen = (sum(classes.values()) + 1) / 2, 0
    for number in sorted(classes):
        seen += classes[number]
        if seen >= half:
            return seconds_of(number)
    return 0.0


def spent(seconds: float) -> str:
    """1:05 for a minute and five seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _per_question(sums: Sums, kind: str, name: Name) -> Section:
    found = sorted(sums.get(kind, {}).items(), key=lambda pair: (-pair[1], pair[0]))
    asked = sums.get("question", {})
    most = found[0][1] if found else 0
    rows: list[tuple[Cell, ...]] = [(name("question", one), one, count, asked.get(one, 0)) for one, count in found]
    bars = [Bar(name("question", one) or "–", f"{count:,}", (_share(count, most),)) for one, count in found[:12]]
    return Section(kind, ("question", "id", "times", "asked"), rows, bars)


def _trials(sums: Sums, name: Name) -> Section:
    """Rows in pairs: as ever, otherwise. A warning stands with the new wording."""
    rows: list[tuple[Cell, ...]] = []
    bars = []
    found = arms(sums)
    for as_ever, otherwise in zip(found[::2], found[1::2], strict=True):
        warned = ", ".join(name("guard", one) for one in warnings(as_ever, otherwise))
        for one, warning in ((as_ever, ""), (otherwise, warned)):
            shares = (round(one.share(guard), 1) for guard in GUARDS)
            rows.append((one.trial, name("arm", one.arm), one.asked, *shares, warning))
            shown = f"{one.share('stuck'):.0f}% / {one.share('missed'):.0f}% / {one.share('danger'):.0f}%"
            label = f"{one.trial}: {name('arm', one.arm)}" + (f" ⚠ {warning}" if warning else "")
            bars.append(Bar(label, shown, (min(50.0, one.share("stuck") / 2), min(50.0, one.share("missed") / 2))))
    columns = ("trial", "arm", "asked", "stuck", "missed", "danger", "warning")
    return Section("trials", columns, rows, bars, ("stuck", "missed"))


def _ratings(sums: Sums) -> Section:
    found = sums.get("rating", {})
    total = sum(found.values())
    marks = [(mark, found.get(str(mark), 0)) for mark in range(5, 0, -1)] if total else []
    bars = [Bar("★" * mark, f"{count:,}", (_share(count, total),)) for mark, count in marks]
    return Section("ratings", ("rating", "matters"), [*marks], bars)


def _feelings(sums: Sums) -> Section:
    pairs: dict[str, list[tuple[int, int, int]]] = {}
    for key, count in sums.get("feeling", {}).items():
        name, first, last = key.rsplit("|", 2)
        pairs.setdefault(name, []).append((int(first), int(last), count))
    rows: list[tuple[Cell, ...]] = []
    bars = []
    for name, found in sorted(pairs.items(), key=lambda pair: -sum(one[2] for one in pair[1])):
        total = sum(count for *_, count in found)
        before = sum(one * count for one, _, count in found) / total
        after = sum(one * count for _, one, count in found) / total
        eased = sum(count for one, other, count in found if other < one)
        rows.append((name, total, round(before, 2), round(after, 2), round(100 * eased / total, 1)))
        # What is left of it, then what has gone; where it grew nothing has gone.
        bars.append(Bar(name, f"{before:.1f} → {after:.1f}", (20 * after, max(0.0, 20 * (before - after)))))
    return Section("feelings", ("feeling", "matters", "before", "after", "eased"), rows, bars, ("after", "gone"))


def _decisions(sums: Sums, name: Name) -> Section:
    found = sorted(sums.get("decision", {}).items(), key=lambda pair: (-pair[1], pair[0]))
    most = found[0][1] if found else 0
    rows: list[tuple[Cell, ...]] = []
    bars = []
    for key, count in found:
        advised, _, chosen = key.partition("|")
        names = [name("option", one) if one else "–" for one in (advised, chosen)]
        rows.append((*names, count))
        bars.append(Bar(" → ".join(names), f"{count:,}", (_share(count, most),)))
    return Section("decisions", ("advised", "chosen", "matters"), rows, bars[:12])


def _pushes(sent: dict[str, int], left: int | None) -> Section:
    used = sent.get("pushed", 0)
    rows: list[tuple[Cell, ...]] = [*sorted(sent.items()), *([("pushes_left", left)] if left is not None else [])]
    most = max(sent.values(), default=0)
    bars = [Bar(outcome, f"{count:,}", (_share(count, most),)) for outcome, count in sorted(sent.items())]
    if left is not None and used + left:
        bars = [Bar("push", f"{used:,} / {used + left:,}", (_share(used, used + left),))]
    return Section("pushes", ("outcome", "times"), rows, bars)


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def moves(sums: Sums) -> dict[tuple[str, str], int]:
    """Ways between stages -> matters that took them."""
    found: Iterable[tuple[str, int]] = sums.get("move", {}).items()
    pairs = ((key.partition(">"), count) for key, count in found)
    return {(parts[0], parts[2]): count for parts, count in pairs}
