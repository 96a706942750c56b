"""Real processes are killed while people talk; nothing is lost, nothing comes twice, nobody waits for ever."""

from __future__ import annotations

import pytest

from soak.__main__ import main

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("fsync", "seconds"), [("everysec", "20"), ("always", "10")])
def test_a_crowd_that_talks_while_processes_die_loses_nothing(fsync: str, seconds: str) -> None:
    talk = ["--seconds", seconds, "--people", "30", "--threads", "6", "--pause", "0.2", "--at-least", "100"]
    trouble = ["--every", "0.8", "--without-sql", "3", "--parted", "2", "--fsync", fsync, "--seed", "7"]
    assert main([*talk, *trouble]) == 0
