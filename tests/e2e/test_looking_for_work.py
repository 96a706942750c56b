"""Looking for work with the real processes: from the operators' file to their list of what people asked about."""

from __future__ import annotations

import json

import pytest

from tests.e2e.person import Api, Person
from tests.linebot_app.openings.postings import posting
from tests.support.stack import Stack, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("line_recovers")]

FORM = ("sales", "kanto", "regular", "any", "no", "now", "chat")


def test_openings_of_the_operators_reach_a_person_and_their_interest_comes_back(stack: Stack) -> None:
    file = stack.data_dir / "openings.json"
    tokyo = {"@type": "Place", "address": {"@type": "PostalAddress", "addressRegion": "東京都"}}
    wanted = posting("S1", title="法人営業", jobLocation=tokyo, employmentType="FULL_TIME")
    file.write_text(json.dumps([wanted]), "utf-8")
    stack.flask("jobs", "import", str(file))

    phone = stack.platform.phone("次郎")
    phone.wait_for_reply()
    person = Person(phone, Api(phone))
    person.say("こんにちは")
    person.tap("agree")
    person.say("仕事を探したい")
    for chosen in FORM:
        step = next(o for o in person.offers() if o.data[:2] == ["c", "jobs"] and o.data[2].endswith(f".{chosen}"))
        person.tap(step.data[2])
    person.tap("send")
    like = next(offer for offer in person.offers() if offer.data[2:] and offer.data[2].startswith("like."))
    person.tap(like.data[2])

    def kinds() -> set[str]:
        lines = stack.flask("jobs", "enquiries").splitlines()
        return {json.loads(line)["kind"] for line in lines if json.loads(line)["person"] == phone.id}

    wait_until(lambda: kinds() == {"job_form", "interest"}, "The operators do not see what was sent.")
