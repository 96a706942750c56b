"""What goes to the operators when somebody asks for it: wishes or one opening, how to be contacted, and what it is used
for. Who reads it, and for how long it is kept, is the house's business."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flows.jobs.opening import Opening
from flows.jobs.wishes import Wishes
from flows.jobs.wishes import as_dict as wishes_as_dict

JOB_FORM, INTEREST = "job_form", "interest"
LONGEST_CONTACT = 100


@dataclass(frozen=True, slots=True)
class Enquiry:
    """`kind`: job_form or interest. `purpose`: the sentence the person agreed to. `contact`: chat, or their own words.
    `rests_on`: message ids of typed words in it, so that it goes when they are taken back."""

    kind: str
    purpose: str
    contact: str = "chat"
    wishes: dict[str, Any] | None = None
    opening: dict[str, str] | None = None
    about: str = ""
    rests_on: tuple[str, ...] = ()

    def as_text(self) -> str:
        """JSON, as an effect carries it."""
        names = ("kind", "purpose", "contact", "wishes", "opening", "about")
        values = {name: getattr(self, name) for name in names if getattr(self, name)}
        if self.rests_on:
            values["rests_on"] = list(self.rests_on)
        return json.dumps(values, ensure_ascii=False)


def job_form(
    wishes: Wishes, purpose: str, contact: str = "chat", about: str = "", rests_on: tuple[str, ...] = ()
) -> Enquiry:
    """The whole form, sent at the end. `about`: what the person lets be told of themselves; nothing by default."""
    return Enquiry(JOB_FORM, purpose, contact[:LONGEST_CONTACT], wishes_as_dict(wishes), None, about, rests_on)


def interest(opening: Opening, purpose: str, contact: str = "chat") -> Enquiry:
    """「気になる」: what the opening was is copied, as it may be gone when somebody reads this."""
    told = {"id": opening.id, "source": opening.source, "title": opening.title, "company": opening.company}
    told["url"] = opening.url
    return Enquiry(INTEREST, purpose, contact[:LONGEST_CONTACT], None, {n: v for n, v in told.items() if v})
