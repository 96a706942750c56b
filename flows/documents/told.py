"""The words of a case, made fit for a document; which parts a document has is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from flows.case import Case
from flows.decision import customer_name, quotable
from flows.decision.who_came import day_it_came, is_day_of_the_matter, late_by
from flows.documents import account, around, course
from flows.documents.about_reader import without_the_reader
from flows.documents.calendar import say_day, say_moment
from flows.documents.dating import when_of
from flows.documents.days import Days
from flows.documents.filling import SAID, TOLD, typed
from flows.documents.own import hurts, plainly
from flows.documents.own_wish import LETTER, OWN, as_sentences
from flows.documents.politely import as_written
from flows.documents.prose import prose
from flows.documents.spoken import is_chat
from flows.documents.their_words import their_words
from flows.house_words import in_their_words

# Names by which one cannot address a letter: what somebody is, not what they are called.
_GENERIC = re.compile(
    r"客|得意|取引|相手|先方|担当|支店|本店|店長|店員|社長|会長|専務|常務|部長|課長|係長|主任|所長|院長|園長|校長|理事|オーナー|"
    r"患者|利用者|施主|住民|保護者|家族|親|母|父|娘|息子|奥|旦那|主人|大家|先生|業者|会社|会員|ユーザー|クライアント|スタッフ|"
    r"先輩|後輩|上司|同僚|女将|親方|職人|元請|発注|仕入|組合|役所|隣|近所|若い|男|女|老|おじ|おば|皆|みな|誰|だれ|あの|その|この|人|方|者|某"
)
_OF_THE_DELAY = re.compile(r"(?:報告|連絡)[^。]{0,8}(?:遅|でき|しな)|遅く?なり")
_NAMED = re.compile(r"^[^\s\d\W_]{1,10}?(様|さま|さん|氏)$")
_CALLED = re.compile(
    r"[一-鿿ァ-ヶーぁ-ん]{0,8}?(?:店長|部長|課長|係長|主任|所長|院長|園長|校長|師長|施設長|社長|専務|常務|支配人|マネージャー|リーダー|チーフ|主査|局長|室長|本部長|工場長)"
)
_SPOKE_TO = re.compile(
    r"(?:^|[。、\n])(?:うちの)?(?P<who>[一-鿿]{0,3}(?:店長|部長|課長|係長|主任|所長|院長|園長|校長|師長|施設長|社長))(?:さん)?に(?:は|も)?[^。]{0,8}(?:話|報告|相談|伝え|言|メール|連絡)"
)
# 「石田課長」, told anywhere; a department or 「直属の」 is no name.
_TITLE = r"(?:店長|部長|課長|係長|主任|所長|院長|園長|校長|師長|施設長|社長|専務|常務|支配人|局長|室長|本部長|工場長)"
_NAMED_BOSS = re.compile(
    rf"(?<![一-鿿])(?<!先方の)(?<!相手の)(?<!客の)(?<!様の)(?<!さんの)(?<!先の)"
    rf"(?!担当|直属|当時|現|元|前|新|副|次|各|同|女性|営業|総務|人事|経理|製造|工場|管理|技術|業務|支店|本社|事業|部門)[一-鿿]{{2,3}}?(?P<title>{_TITLE})"
)
_ONE_BREATH = 60  # letters
# A guess at what to do is none at what was.
_OF_THE_HOUSE = re.compile(
    r"^(?:前の|元の|辞めた|うちの)?(?:会社|店|職場)の(?=お?得意|取引|お?客|顧客)"
)  # 会社のお得意先
_PLANS = re.compile(
    r"たら[^。]{0,8}(?:れる|ます|せる|です)|すれば|たい(?:です|と思)|しようか|つもり|ほうがいい|方がいい"
)
# How one feels, sleeps or judges oneself is neither heard nor guessed.
_OF_ONESELF = re.compile(
    r"眠れ|寝られ|寝れ|不眠|食欲|食べられ|吐き気|動悸|涙|泣[いくき]|怖|こわ[いく]|不安|つら[いく]|辛[いく]|しんど|疲れ|限界|悔し|落ち込|情けな|"
    r"(?:私|わたし|自分|僕|俺|うち)(?:が|の|も)[^。]{0,8}(?:悪[いか]|せい)|悪いのは|気持ち|気が[重し滅]"
)
# Feelings that a customer names while telling what happened; anger stays here.
_FELT_THEN = {
    "不安": "不安|心配",
    "困惑": "戸惑|とまど|困惑|困って|困りまし",
    "悲しみ": "悲し|残念|がっかり",
    "悔しさ": "悔し|くやし",
    "疲れ": "疲れ|くたび",
}


@dataclass(frozen=True)
class Told(Days):
    """One case as a writer sees it. `now` is None when no date shall be named."""

    @cached_property
    def filled(self) -> dict[str, str]:
        """Every placeholder that the case can fill; what is missing here becomes a blank."""
        case, customer = self.case, self._customer()
        inside = {  # for our own side: reported as it was said
            "happened": self._named_as_told(self.matter()),
            "said": "".join(self.quoted(plainly(quotable(words, 60))) for words in self._quotations()),
            "when": self._when(),
            "way": self._label("by", case.contact_how),
            "demand": self._labels("demand", case.demands),
            "deadline": self._deadline(),
            "hearsay": self._hearsay(),
            "harassment": self._labels("harassment", sorted(self.factors.harassment)),
            "customer": customer,
            "boss_name": self._boss(),
        }
        outside = {
            "did": self.fit(self.own_deed),
            "not_did": self.fit(
                case.not_did
                if case.not_did != case.did
                and account.is_left_undone(case.not_did)
                and not around.is_around(case.not_did or "")
                else None
            ),
            "did_spoken": self.wrong,
            "prevention": self.lasting(),
            # A customer who asks for an apology admits nothing: only hurtful phrases are left out.
            "expected": self._own_sentence(case.expected),
            "wished": self._wished(),
            "felt": self._felt(),
            "refused": self._labels("refused", sorted(self.factors.harassment)) or self._label("refused", "other"),
            "subject": self._label("subject", case.contact_how) or self._label("subject", "other"),
            "addressee": self._addressee(customer),
        }
        found = {**inside, **outside, **self._dates(), **typed(case, self.wording)}
        found["since"] = self.done_since
        found["mended"] = self.mended
        found["course"] = self._course(found)
        found["gist"] = self._gist(found["happened"])
        found["wanted"] = "".join(
            [*map(self.quoted, self._wanted(SAID)), *(prose(one) or one for one in self._wanted(TOLD))]
        )
        found["late"] = self._late()
        found["own"] = as_sentences(self._wanted(OWN), self.wording)
        found["letter"] = as_sentences(self._wanted(LETTER), self.wording)
        return {name: text for name, text in found.items() if text}

    def _named_as_told(self, matter: str) -> str:
        """Words that stand between marks say that they were told so."""
        return self.quoted(matter, "matter") if matter.startswith("「") else matter

    def _gist(self, happened: str) -> str:
        """What it is about in one breath."""
        if happened.endswith("」"):
            return happened if len(happened) <= 2 * _ONE_BREATH else ""
        first = happened.partition("。")[0]
        return f"{first}。" if first and len(first) <= _ONE_BREATH and "「" not in first else ""

    @property
    def did_says_more(self) -> bool:
        """What they did is not what it is all about: no fact stands twice."""
        return not account.is_the_same(self.filled.get("did", ""), self.filled.get("happened", ""))

    def _course(self, elsewhere: dict[str, str]) -> str:
        """Facts that have no line of their own, each once; a boss who reads it knows that they were away."""
        lines = [elsewhere.get(name, "") for name in ("happened", "did", "not_did", "hearsay", "said", "since")]
        told = [self.case.did or "", self.case.not_did or "", *(point.text for point in self.case.points)]
        facts = (one for one in self.facts_told if not (self.boss_reachable and _known_to_the_boss(one)))
        wanted = [prose(words) or words for words in self._wanted(TOLD)]
        found = [*account.unsaid(facts, [*filter(None, lines), *filter(None, told)]), *wanted]
        return "\n".join(self._format("bullet", text=one) for one in found)

    def _wanted(self, kind: str) -> list[str]:
        """What somebody wanted in, besides what they told."""
        return [words for key, words in self.case.blanks.items() if key.startswith(f"{kind}.")]

    def _quotations(self) -> list[str]:
        """No more than three, and those that were wanted in besides."""
        wanted = self._wanted(SAID)
        told = [
            words for words in their_words(self.case)[:3] if not any(words in one or one in words for one in wanted)
        ]
        return [*told, *wanted]

    def has(self, name: str) -> bool:
        return name in self.filled

    def _label(self, group: str, value: str | None) -> str:
        key = f"documents.{group}.{value}"
        return self.wording.text(key) if value and key in self.wording else ""

    def _labels(self, group: str, values: list[str] | None) -> str:
        known = [self._label(group, value) or self._label(group, "other") for value in values or ()
                 if value not in ("unknown", "nothing", "skipped", "none", "")]  # fmt: skip
        return self.wording.text("documents.format.comma").join(dict.fromkeys(filter(None, known)))

    def _boss(self) -> str:
        """What they are called in the house (店長, 田中課長), where it was told."""
        theirs = tuple(one.name for one in self.case.people if one.role.startswith("customer"))
        bosses = (one.name for one in self.case.people if one.role == "boss")
        names = (as_written(one) for one in bosses if not any(other.endswith(one) for other in theirs if one))
        told = (_SPOKE_TO.search(text) for text in self.case.told if self.current)
        spoken_to = (hit["who"] for hit in told if hit is not None)
        called = [name for name in (*names, *spoken_to) if _CALLED.fullmatch(name)]
        return next((name for name, title in self._named_bosses if {name, title} & set(called)), next(iter(called), ""))

    @cached_property
    def _named_bosses(self) -> tuple[tuple[str, str], ...]:
        """Name with title, and the title alone, of those told of by name."""
        hits = (hit for text in (*self.case.told, *self.case.story) for hit in _NAMED_BOSS.finditer(text))
        return tuple(dict.fromkeys((hit.group(), hit["title"]) for hit in hits))

    @property
    def house_is_named(self) -> bool:
        """Somebody of the former house is known by name: the letter goes to them."""
        return self.left and any(name == self._boss() for name, _ in self._named_bosses)

    def _for_the_boss(self, words: str) -> str:
        return without_the_reader(words, self.case) if self.house_is_named else super()._for_the_boss(words)

    @property
    def house_is_unnamed(self) -> bool:
        return not self.house_is_named

    def _addressee(self, customer: str) -> str:
        customer = customer.rpartition("の")[2]  # 取引先の木村さん
        named = _NAMED.match(customer)
        if not named or _GENERIC.search(customer.removesuffix(named.group(1))):
            return ""
        return self._format("honoured", name=customer.removesuffix(named.group(1)))

    def _customer(self) -> str:
        name = customer_name(self.case, self.wording)
        name = _OF_THE_HOUSE.sub("", as_written(name))
        if name == customer_name(Case(), self.wording) or not self.named(name, 40) or hurts(name):
            return in_their_words(customer_name(Case(), self.wording), self.case)
        return plainly(name)

    def _harmless(self, text: str | None, limit: int, kind: str | None = None) -> str:
        words = plainly(quotable(text, limit))
        return "" if hurts(words, kind) or is_chat(words) else words

    def _own_sentence(self, text: str | None) -> str:
        """Own words of who complains, that stand for themselves in a letter."""
        words = self._harmless(text, 120, "expectation")
        return self.written(words)

    def _wished(self) -> str:
        """What the complaining person wishes: an option in words that suit a letter, or their own words."""
        return self._label("wished", self.case.wished) or self._own_sentence(self.case.wished)

    def _when(self) -> str:
        if option := self._label("when", self.case.when):
            return option
        if day := _date_in(self.case.when):
            return say_day(day, self.wording)
        words = self.named(self.case.when, 40)
        if not words or is_day_of_the_matter(self.case, words):
            words = day_it_came(self.case)
        return "" if hurts(words) else when_of(words, _date_in(self.case.told_on), self.wording)

    def _late(self) -> str:
        """That it was not told at once, to who hears of it only now; "" where that was said in other words."""
        late = late_by(self.case) if self.current and self.fault and not self.boss_knows else None
        if late is None or any(_OF_THE_DELAY.search(one) for one in self._wanted(OWN)):
            return ""
        return self._format("late_by", span=late) if late else self._format("late")

    def _deadline(self) -> str:
        due = self.due
        if due:
            return say_moment(due, self.wording) if isinstance(due, datetime) else say_day(due, self.wording)
        return self.wording.text("documents.format.asap") if self.case.deadline_kind == "asap" else ""

    def _hearsay(self) -> str:
        lines = [
            self._format(f"certainty_{point.certainty}", text=words.removeprefix("「").removesuffix("」"))
            for point in self.case.points[:4]
            if point.certainty in ("heard", "guess")
            and course.tells(point.text) not in (course.WORDS, course.SORRY)
            and course.is_to_be_checked(point.text)
            and (words := self.reported(account.whole(point.text, self.case), 90))
            and not _PLANS.search(words)
            and not _OF_ONESELF.search(words)
        ]
        unknown = (self.reported(one, account.LONGEST) for one in course.told_as(self.case, course.OPEN))
        found = account.unsaid(filter(None, unknown), lines)
        return "\n".join([*lines, *(self._format("bullet", text=one) for one in found)])

    def _felt(self) -> str:
        names = [name for name, _ in sorted((self.case.feelings or {}).items(), key=lambda item: -item[1])]
        if not names and self.case.entry == "want_to_complain":  # not asked for on this way
            names = [name for name, words in _FELT_THEN.items() if re.search(words, self.case.happened or "")]
        known = [name for name in names if name in ("怒り", "不安", "困惑", "悲しみ", "悔しさ", "疲れ")]
        called = (self.wording.text(f"feelings.names.{name}") for name in known[:2])
        return self.wording.text("documents.format.and").join(called)


def _known_to_the_boss(said: str) -> bool:
    return account.tells_who_is_away(said) or account.tells_the_boss(said)


def _date_in(text: str | None) -> date | None:
    try:
        return datetime.combine(date.fromisoformat((text or "")[:10]), time()).date()
    except ValueError:
        return None
