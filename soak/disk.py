"""A small disk of its own for the log, which can be filled to the last byte; when it is, is told in mischief.py."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

SIZE = "256m"  # ten thousand turns need about sixty


class Disk:
    """Mounted at `folder` (tmpfs) where this user may; `is_there` tells. Without it the folder is like any other."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._filler = folder / "filler"
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        self.is_there = done.returncode == 0

    def fill(self) -> None:
        """From now on whoever wants another page of it is told ENOSPC."""
        with self._filler.open("wb", buffering=0) as filler:
            room = os.statvfs(self.folder)
            with suppress(OSError):
                os.posix_fallocate(filler.fileno(), 0, room.f_bavail * room.f_bsize)
            filler.seek(0, os.SEEK_END)
            with suppress(OSError):
                while filler.write(b"\0" * 4096):
                    pass

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)

    def close(self) -> None:
        if self.is_there:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=False, stdin=subprocess.DEVNULL)
            self.is_there = False
