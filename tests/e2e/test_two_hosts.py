"""Two hosts in networks of their own share one Redis and one PostgreSQL; their cables are pulled while people talk."""

from __future__ import annotations

import pytest

from soak.__main__ import main
from soak.hosts import has_namespaces
from tests.support.servers import postgresql_url

pytestmark = [pytest.mark.slow, pytest.mark.servers]
__all__ = ["postgresql_url"]


@pytest.mark.skipif(not has_namespaces(), reason="network namespaces need root and `ip`")
def test_a_host_that_is_cut_off_says_nothing_twice_while_the_other_goes_on(postgresql_url: str) -> None:
    talk = ["--seconds", "20", "--people", "30", "--threads", "6", "--pause", "0.2", "--at-least", "100"]
    trouble = ["--every", "0.5", "--parted", "14", "--seed", "11", "--only-hosts"]
    assert main([*talk, *trouble, "--namespaces", "--database-url", postgresql_url]) == 0
