"""Where this process takes its wording from: the files of the program, what the organisation says otherwise, and the
last of that which was sound."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows import content
from flows.content import BadWording, Book
from linebot_app.settings import Places

KEPT = "wording"  # under DATA_DIR


def shelf_of(places: Places) -> Shelf:
    return Shelf(places.content_dir, places.data_dir / KEPT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`version`: of the wording in use now. `problems`: why the files were not taken, none where they were."""

    version: str
    problems: tuple[str, ...] = ()


class Shelf:
    """`own`: the organisation's folder, None for none; `kept`: where a copy of it stays once it was found sound.
    `shipped`: the files of the program. Raises BadWording where those cannot be read."""

    def __init__(self, own: Path | None, kept: Path | None, shipped: Path = content.FOLDER) -> None:
        self._own, self._kept, self._shipped = own, kept, shipped
        # That which the code was checked with.
        self._known = content.shipped() if shipped == content.FOLDER else content.read(shipped)

    def begin(self) -> Outcome:
        """What is used from the start: the organisation's files, else the last ones that were sound, else the
        program's alone."""
        book, problems = self._known, tuple[str, ...]()
        if self._own is not None:
            found, problems = self._judged(self._known, self._own)
            if found is not None:
                book = found
                self._keep()
            elif self._kept is not None:
                book = self._judged(self._known, self._kept)[0] or self._known
        content.use(book)
        return Outcome(book.version, problems)

    def check(self) -> Outcome:
        """As `renew`, and nothing is used. `version`: of the files, where they are sound."""
        book, problems = self._read()
        return Outcome(book.version if book is not None else "", problems)

    def renew(self) -> Outcome:
        """Uses the files as they are now, or goes on with what is in use."""
        book, problems = self._read()
        if book is None:
            return Outcome(content.in_use().version, problems)
        content.use(book)
        self._keep()
        return Outcome(book.version)

    def _read(self) -> tuple[Book | None, tuple[str, ...]]:
        try:
            shipped = content.read(self._shipped)
        except BadWording as bad:
            return None, bad.problems
        # Two alike are kept once.
        return self._judged(self._known if shipped.version == self._known.version else shipped, self._own)

    def _judged(self, shipped: Book, own: Path | None) -> tuple[Book | None, tuple[str, ...]]:
        try:
            book = shipped if own is None else content.said_otherwise(shipped, own)
        except BadWording as bad:
            return None, bad.problems
        if book.version == self._known.version:
            return self._known, ()
        from flows import renewing  # all of the interview, which the web process else does without

        problems = tuple(renewing.problems(book, self._known))
        return (None if problems else book), problems

    def _keep(self) -> None:
        """A copy for the next start, should the files be broken then. Without it everything works as well."""
        if self._own is None or self._kept is None:
            return
        with suppress(OSError):
            fresh = Path(tempfile.mkdtemp(dir=self._kept.parent, prefix=f".{KEPT}-"))
            for file in self._own.glob("*/*.toml"):
                (fresh / file.parent.name).mkdir(exist_ok=True)
                shutil.copyfile(file, fresh / file.parent.name / file.name)
            shutil.rmtree(self._kept, ignore_errors=True)
            fresh.rename(self._kept)
