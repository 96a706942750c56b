"""What one sense of danger is; the senses themselves live beside it, the words they share in words."""

from __future__ import annotations

from dataclasses import dataclass

IMMINENT, CONCERN, ASK = "imminent", "concern", "ask"
RANK = {"none": 0, ASK: 1, CONCERN: 2, IMMINENT: 3}
SELF, OTHERS, HOME = "self", "others", "violence_at_home"


@dataclass(frozen=True, slots=True)
class Sense:
    """`needs`: one of these must be in the text before `looks` is tried. `also`: each must be found within `reach` letters
    around what `looks` found, in this sentence or the next. `unless`: harmless when this is in the sentence.
    `quotable`: harmless when somebody else says it to the person (a threat, an insult). `deniable`: 「…わけじゃない」
    takes it back. `figurative`: 「恥ずかしくて…」 makes a figure of speech of it."""

    name: str
    level: str
    kind: str
    needs: tuple[str, ...]
    looks: str
    also: tuple[str, ...] = ()
    reach: int = 40
    unless: str = ""
    quotable: bool = False
    deniable: bool = False
    figurative: bool = False
