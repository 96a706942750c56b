"""`make assets`: copies the console's style sheet and script out of npm packages, so that running needs no npm."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "console" / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Asset:
    """`sha256` of the file as it is kept; `licence` is kept beside it."""

    package: str
    file: str
    sha256: str
    licence: str


ASSETS = (
    Asset(
        "@picocss/pico@2.1.1",
        "css/pico.min.css",
        "fbc9a63fc9fc9f72d12fd7fc9806e11fa9f77ae4f9cad146b27003a1119ba3db",
        "LICENSE.md",
    ),
    Asset(
        "htmx.org@2.0.11",
        "dist/htmx.min.js",
        "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
        "LICENSE",
    ),
)


def take(asset: Asset, folder: Path) -> None:
    """Into VENDOR. SystemExit when the package holds another file than was checked."""
    packed = subprocess.run(  # noqa: S603 - a name of the list above
        ["npm", "pack", "--silent", asset.package],  # noqa: S607 - whichever npm the maintainer uses
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    with tarfile.open(folder / packed) as archive:
        content = _read(archive, f"package/{asset.file}")
        licence = _read(archive, f"package/{asset.licence}")
    if hashlib.sha256(content).hexdigest() != asset.sha256:
        sys.exit(f"{asset.package}: {asset.file} is not the file that was checked.")
    name = Path(asset.file).name
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / name).write_bytes(content)
    (VENDOR / f"{name}.LICENSE").write_bytes(licence)


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(name)
    if found is None:
        sys.exit(f"{name} is not in the package.")
    return found.read()


if __name__ == "__main__":
    for wanted in ASSETS:
        with tempfile.TemporaryDirectory() as place:
            take(wanted, Path(place))
