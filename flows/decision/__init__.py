"""Should I apologise? Options with reasons, from factors alone; how the factors are asked or shown lives elsewhere."""

from flows.decision.advice import CHANGES, advise
from flows.decision.factors import OPTIONS, Advice, Factors, Reason
from flows.decision.from_case import customer_name, factors_of, words_for
from flows.decision.own_words import quotable
from flows.decision.wording import core_key, how_keys, label_key, suited, title_key, wording_keys

__all__ = [
    "CHANGES",
    "OPTIONS",
    "Advice",
    "Factors",
    "Reason",
    "advise",
    "core_key",
    "customer_name",
    "factors_of",
    "how_keys",
    "label_key",
    "quotable",
    "suited",
    "title_key",
    "wording_keys",
    "words_for",
]
