"""`make reference`: writes docs/reference.md, tables of what is in the sources anyway: settings, commands, events,
states."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from flask import Flask

from flows.commands import COMMANDS
from flows.consultation import ROUTES
from flows.content import Content, content, languages
from flows.effects import Raises
from flows.leading import ANY_TIME, TABLE
from flows.stage import ASIDES, Stage
from flows.turn import Kind
from flows.waiting import For
from linebot_app import cli
from linebot_app.channel.findings import Mark
from linebot_app.console.rights import ROLES, Right
from linebot_app.development.sources import ROOT, forms, targets, told_settings, values_of
from linebot_app.line.events import EVENT_KINDS, GREETED_IN_GROUPS, MESSAGE_KINDS
from linebot_app.metrics import catalogue
from linebot_app.ports import Outcome
from linebot_app.storage.entry import KINDS

FILE = ROOT / "docs" / "reference.md"
HEAD = """# Reference

Made by `make reference` from the sources; a test fails when it is stale. What it is all for: [README](../README.md).
The map itself, with every question: [flow.md](flow.md). How it is run: [operations](operations.md).
"""
Row = Sequence[str]


def page() -> str:
    """docs/reference.md as it should be."""
    parts = (_settings(), _commands(), _events(), _states())
    return HEAD + "\n".join(line for part in parts for line in part) + "\n"


def _table(columns: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield ""
    for row in (columns, ["---"] * len(columns), *rows):
        yield "| " + " | ".join(cell.replace("\n", " ").replace("|", "\\|") for cell in row) + " |"


def _settings() -> Iterator[str]:
    yield "\n## Settings"
    yield "\nFrom the environment. What is missing or malformed is named when a process starts."
    told = list(told_settings())
    with tempfile.TemporaryDirectory() as folder:
        shapes = forms([name for name, _, _ in told], Path(folder))
    rows = (
        [f"`{name}`", meaning.replace("](docs/", "]("), shapes.get(name, "any text"), default or "–"]
        for name, meaning, default in told
    )
    yield from _table(("setting", "meaning", "looks like", "default"), rows)


def _commands() -> Iterator[str]:
    yield "\n## Commands"
    yield "\n### In a shell\n\n`flask --app wsgi …`; each tells more with `--help`."
    yield from _table(("command", "does"), ([f"`{name}`", does] for name, does in _of_shell()))
    yield "\n### make"
    yield from _table(("target", "does"), ([f"`{name}`", does] for name, does in targets()))
    yield "\n### In the chat\n\nData of a tap is `c|<command>|<argument>`; words for it are the same. *any*: what"
    yield "takes every command; the others are waitings, see below."
    columns = ("command", *(f"button ({language})" for language in languages()), "taken by")
    yield from _table(columns, (_in_chat(name) for name in COMMANDS))


def _of_shell() -> Iterator[tuple[str, str]]:
    app = Flask("reference")
    cli.register(app, None)
    for name, group in sorted(app.cli.commands.items()):
        if isinstance(group, click.Group):
            for inner, command in sorted(group.commands.items()):
                arguments = [one.make_metavar(_CONTEXT) for one in command.params if isinstance(one, click.Argument)]
                yield " ".join([name, inner, *arguments]), _first_sentence(command.help or "")


_CONTEXT = click.Context(click.Command("reference"))


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].removesuffix(".") + "."


def _in_chat(name: str) -> Row:
    key = f"chat.commands.{name}"
    labels = (_label(content(language), key) for language in languages())
    takers = [f"`{what}`" for what, row in TABLE.items() if name in row.takes and not row.takes >= ANY_TIME]
    everywhere = ["any"] if name in ANY_TIME else []
    return [f"`{name}`", *labels, ", ".join([*everywhere, *takers]) or "–"]


def _label(wording: Content, key: str) -> str:
    return wording.text(key) if key in wording else "–"


def _events() -> Iterator[str]:
    yield "\n## Events"
    yield "\n### From LINE\n\nWhat is not named here is accepted and left without an answer."
    rows: list[Row] = [[f"`message`, `{kind}`", f"`{what}`"] for kind, what in MESSAGE_KINDS.items()]
    rows += [["`message`, any other", f"`{Kind.OTHER}`"]]
    rows += [[f"`{event}`", f"`{what}`"] for event, what in EVENT_KINDS.items()]
    rows += [
        [f"`{event}` in a group", "one note that it talks to one person at a time"]
        for event in sorted(GREETED_IN_GROUPS)
    ]
    yield from _table(("event", "becomes an input of kind"), rows)
    yield "\n### Inputs of the house"
    own = [kind for kind in values_of(Kind) if kind[1]]
    yield from _table(("kind", "is"), ([f"`{kind}`", means] for kind, means in own))
    yield "\n### What a turn asks of the house\n\n`effects` of a turn in the log."
    yield from _table(("effect", "asks"), ([f"`{does}`", means or "–"] for does, means in values_of(Raises)))
    yield "\n### Entries on their way to the log\n"
    yield ", ".join(f"`{kind}`" for kind in KINDS) + "."
    yield "\n### Numbers\n\nAt `/metrics`, each with the prefix `" + catalogue.PREFIX + "`."
    found = [one for one in vars(catalogue).values() if isinstance(one, catalogue.Metric)]
    yield from _table(("number", "by", "means"), ([f"`{one.name}`", one.label or "–", one.meaning] for one in found))


def _states() -> Iterator[str]:
    yield "\n## States"
    yield "\n### Stages\n\nWhere a conversation stands; the last two interrupt every other one."
    columns = ("stage", *(f"called ({language})" for language in languages()), "leads to")
    yield from _table(columns, map(_stage, Stage))
    yield "\n### Waitings\n\nWhat the next tap or text is taken for ([what each takes](flow.md#what-is-waited-for))."
    yield from _table(
        ("waiting for", "is", "leads to"),
        ([f"`{what}`", means, TABLE[For(what)].leads] for what, means in values_of(For)),
    )
    yield "\n### Deliveries\n\nHow sending an answer ended, `delivery` in the log."
    yield from _table(("outcome", "is"), ([f"`{one}`", means or "–"] for one, means in values_of(Outcome)))
    yield "\n### Findings of `line check`\n"
    yield ", ".join(f"`{one}`" for one, _ in values_of(Mark)) + "."
    yield "\n### Roles of the console"
    rights = values_of(Right)
    yield from _table(
        ("right", "opens", *ROLES),
        (
            [f"`{one}`", means or "–", *("yes" if Right(one) in ROLES[role] else "" for role in ROLES)]
            for one, means in rights
        ),
    )


def _stage(stage: Stage) -> Row:
    key = f"chat.stages.{stage}"
    targets_of = dict.fromkeys(str(target) for _, source, target, *_ in ROUTES if source is stage)
    leads = "back to where it was" if stage in ASIDES else ", ".join(f"`{one}`" for one in targets_of) or "the end"
    return [f"`{stage}`", *(_label(content(language), key) for language in languages()), leads]


def main() -> None:
    FILE.write_text(page(), encoding="utf-8")
    click.echo(f"Wrote {FILE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
