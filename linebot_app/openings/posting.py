"""A schema.org JobPosting as an opening: which property is read, and how; single values are read in values.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flows.jobs.opening import Opening, Place, Salary
from linebot_app.openings import values
from linebot_app.openings.claims import beginners_welcome, begins_at_once
from linebot_app.openings.plain_text import one_line, paragraphs
from linebot_app.openings.values import BadField, text

MOST_ITEMS = 50  # of a list that are looked at
LONGEST_TITLE, LONGEST_NAME, LONGEST_SHORT, LONGEST_DESCRIPTION = 120, 100, 80, 600
LONGEST_IDENTIFIER, MOST_KEYWORDS, LONGEST_KEYWORD = 200, 15, 40

Posting = Mapping[str, Any]
Found = tuple[str, Opening]


def is_posting(item: Any) -> bool:
    named = items(item.get("@type")) if isinstance(item, Mapping) else []
    return any(
        isinstance(name, str) and name.rsplit("/", 1)[-1].removeprefix("schema:") == "JobPosting" for name in named
    )


def items(value: Any) -> list[Any]:
    if value is None:
        return []
    return value[:MOST_ITEMS] if isinstance(value, list) else [value]


def opening_of(posting: Posting, source: str) -> Found:
    """The identifier within its source, and the opening. Raises BadField."""
    title = _required(text(posting.get("title"), "title", LONGEST_TITLE), "title")
    description = _prose(posting, "description")
    remote = _is_remote(posting)
    places = tuple(_places(posting, remote))
    named = [text(word, "employmentType", LONGEST_SHORT) for word in items(posting.get("employmentType"))]
    start = values.day(posting.get("jobStartDate"), "jobStartDate")
    at_once = values.yes(posting.get("jobImmediateStart"), "jobImmediateStart")
    posted = values.day(posting.get("datePosted"), "datePosted")
    until = values.end(posting.get("validThrough"), "validThrough")
    check_days(posted, until.date() if until else None, "validThrough")
    opening = Opening(
        title=title,
        company=_name(posting.get("hiringOrganization"), "hiringOrganization"),
        source=source,
        places=places,
        remote=remote,
        types=values.kinds(named),
        type_words=own_words(named),
        salary=_salary(posting.get("baseSalary")),
        inexperienced=_beginners(posting, title, description),
        start_on=start,
        immediate=at_once,
        hours=one_line(_prose(posting, "workHours"), LONGEST_SHORT),
        holidays=one_line(_prose(posting, "holidays"), LONGEST_SHORT),
        keywords=tuple(_keywords(posting)),
        description=description,
        url=values.address(posting.get("url"), "url"),
        posted=posted,
        valid_through=until,
    )
    return identifier_of(posting), opening


def own_words(named: list[str]) -> str:
    """What the listing calls the employment, in its words; schema.org's codes are none."""
    return one_line("・".join(word for word in named if not word.isascii()), LONGEST_SHORT)


def check_days(posted: date | None, until: date | None, field: str) -> None:
    if posted and until and until < posted:
        raise BadField(field, "is before the day of posting")


def start_of(words: str, field: str) -> tuple[date | None, bool, str]:
    """A day, whether at once, and the words, of a field that may hold either."""
    try:
        return values.day(words, field), False, ""
    except BadField:
        return None, begins_at_once(words), words


def _required(value: str, field: str) -> str:
    if not value:
        raise BadField(field, "is missing")
    return value


def _prose(posting: Posting, field: str) -> str:
    value = posting.get(field)
    found = [part for part in items(value) if part is not None]
    if not all(isinstance(part, str) for part in found):
        raise BadField(field, "is no text")
    return paragraphs("\n".join(found), LONGEST_DESCRIPTION)


def _name(value: Any, field: str) -> str:
    first = next(iter(items(value)), None)
    return text(first.get("name") if isinstance(first, Mapping) else first, field, LONGEST_NAME)


def identifier_of(posting: Posting) -> str:
    """Raises BadField."""
    first = next(iter(items(posting.get("identifier"))), None)
    value = first.get("value", first.get("@id")) if isinstance(first, Mapping) else first
    value = value or posting.get("@id") or posting.get("url")
    return checked_identifier(text(value, "identifier", LONGEST_IDENTIFIER + 1), "identifier")


def checked_identifier(value: str, field: str) -> str:
    if len(value) > LONGEST_IDENTIFIER:
        raise BadField(field, f"has more than {LONGEST_IDENTIFIER} characters")
    return _required(value, field)


def _is_remote(posting: Posting) -> bool:
    return any(
        isinstance(kind, str) and kind.upper() == "TELECOMMUTE" for kind in items(posting.get("jobLocationType"))
    )


def _places(posting: Posting, remote: bool) -> Iterator[Place]:
    found = items(posting.get("jobLocation"))[: values.MOST_PLACES]
    if not found and not remote:
        raise BadField("jobLocation", "is missing, and the job is not remote")
    for one in found:
        address = one.get("address", one) if isinstance(one, Mapping) else one
        if not isinstance(address, Mapping):
            yield values.place(text(address, "jobLocation", values.LONGEST_CITY), "", "jobLocation")
            continue
        country = _name(address.get("addressCountry"), "addressCountry").lower()
        if country not in ("", "jp", "jpn", "japan", "日本"):
            raise BadField("addressCountry", "is not Japan")
        region, city = (
            text(address.get(name), name, values.LONGEST_CITY) for name in ("addressRegion", "addressLocality")
        )
        yield values.place(region, city, "addressRegion")


def _salary(value: Any) -> Salary | None:
    first = next(iter(items(value)), None)
    if not isinstance(first, Mapping):
        if first is None:
            return None
        raise BadField("baseSalary", "has no unit: it must be a MonetaryAmount")
    currency = text(first.get("currency"), "baseSalary.currency", 10).upper()
    if currency not in ("", "JPY", "円"):
        raise BadField("baseSalary.currency", "is not JPY")
    told = first.get("value")
    told = told[0] if isinstance(told, list) and told else told
    at = told if isinstance(told, Mapping) else {"value": told}
    exact = values.amount(at.get("value"), "baseSalary.value")
    least = values.amount(at.get("minValue", first.get("minValue")), "baseSalary.minValue")
    most = values.amount(at.get("maxValue", first.get("maxValue")), "baseSalary.maxValue")
    if exact is not None and least is None and most is None:
        least = most = exact
    return values.salary(least, most, at.get("unitText", first.get("unitText")), "baseSalary")


def _beginners(posting: Posting, title: str, description: str) -> str:
    asked = [part for name in ("experienceRequirements", "qualifications") for part in items(posting.get(name))]
    written = [part for part in asked if isinstance(part, str)]
    if any(part.strip().lower() in ("no requirements", "none") for part in written):
        return "経験不問"
    for part in asked:
        if isinstance(part, Mapping):
            if part.get("monthsOfExperience") == 0 and not isinstance(part.get("monthsOfExperience"), bool):
                return "経験不問"
            written += [one for one in (part.get("description"), part.get("name")) if isinstance(one, str)]
    return beginners_welcome(*(one_line(part) for part in written), title, description)


def _keywords(posting: Posting) -> Iterator[str]:
    found: dict[str, None] = {}
    for name in ("occupationalCategory", "skills", "industry", "keywords"):
        for part in items(posting.get(name)):
            said = _name(part, name) if isinstance(part, Mapping) else text(part, name, 2_000)
            found.update(dict.fromkeys(keywords_in(said)))
    return iter(list(found)[:MOST_KEYWORDS])


def keywords_in(said: str) -> list[str]:
    """Words divided by commas, slashes or the like."""
    for mark in "、，;；|｜/／\n\t":
        said = said.replace(mark, ",")
    return [word for part in said.split(",") if (word := one_line(part, LONGEST_KEYWORD).strip(" ・"))]
