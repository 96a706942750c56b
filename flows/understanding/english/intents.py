"""What a short English text wants: the same intents as in Japanese. Only what says nothing else is one: in a longer text
the same words are part of what is told."""

from __future__ import annotations

import re

from flows.understanding.english.writing import words

_MOST_WORDS = 12
# What may stand around any of them.
_BEFORE = re.compile(
    r"^(?:(?:um|uh|well|so|ok|okay|oh|hi|hello|sorry|please|just|maybe|i think|i guess|can i|can you|can we|could i|could you|"
    r"may i|would you|will you|i want to|i wanna|i would like to|i'd like to|i want you to|i need to|i have to|let's|let me|"
    r"lets|i'll|i will|we can|you can|actually) )+"
)
_BEHIND = re.compile(
    r"(?: (?:please|thanks|thank you|now|for now|for today|today|here|sorry|ok|okay|then|again|a bit|a little|a moment|"
    r"to me|me|yet|really|actually|so|too|sir|dear))+$"
)
_SAID: dict[str, str] = {
    "yes": r"y|ya|yes|yea|yeah|yep|yup|aye|sure|sure thing|of course|certainly|definitely|absolutely|ok|okay|okey|alright|"
    r"all right|right|correct|true|exactly|indeed|fine|good|great|perfect|agreed|i agree|i do|i did|i am|i have|it is|it did|"
    r"it does|he did|he does|she did|she does|they did|they do|yes (?:i|he|she|they|it|we) (?:do|did|does|am|is|are|have|has)|"
    r"(?:yes )?that's (?:right|it|correct|fine|true|ok|okay|good)|that is (?:right|correct|fine|true)|sounds (?:good|right|fine)|"
    r"looks (?:good|right|fine)|go ahead|do it|do that|(?:yes )?please do|yes yes|no problem|works for me|why not|i'd love to|"
    r"yes i (?:would|want to|think so)|i think so|probably|yes of course|yes sure|yes it is|yes there (?:is|was|are)",
    "no": r"n|no|nope|nah|nay|no no|never|not really|not at all|not yet|none|none at all|nothing|nothing like that|"
    r"i don't|i didn't|i haven't|i'm not|i am not|i do not|i did not|i have not|it isn't|it didn't|he didn't|she didn't|"
    r"they didn't|there (?:isn't|wasn't|aren't|weren't)(?: any)?|no (?:i|he|she|they|it|we|there) "
    r"(?:don't|didn't|doesn't|haven't|hasn't|am not|isn't|wasn't|weren't|aren't|won't|can't)|no thanks|no thank you|"
    r"that's (?:wrong|not right|not it|not correct)|wrong|incorrect|not correct|of course not|absolutely not|definitely not|"
    r"i don't think so|i'd rather not|i would rather not|rather not|better not|don't|not now|no not really|no never|no not yet",
    "unknown": r"(?:i )?(?:really |honestly )?(?:don't|do not|dont) (?:really |quite )?(?:know|remember|recall)(?: (?:that|it|this|exactly|for sure))?|"
    r"dunno|idk|(?:i have |i've )?no idea|(?:i'm|i am) (?:not|un) ?sure(?: (?:about (?:that|it|this)))?|not (?:quite |really |so )?sure|"
    r"unsure|(?:i )?(?:can't|cannot|can not) (?:say|tell|remember)|hard to (?:say|tell)|difficult to say|who knows|no clue|unclear|"
    r"it (?:is|'s) (?:not clear|unclear|hard to say)|it depends",
    "back": r"back|go back|(?:go )?(?:one )?step back|take me back|go back one(?: step)?|previous(?: question| one)?|"
    r"the previous question|undo|undo that|back one|last question",
    "restart": r"restart|start over|start again|start from (?:the beginning|scratch)|from the (?:beginning|start|top)|reset|begin again|"
    r"over from the beginning",
    "help": r"help|help me|i need help|menu|commands|options|what can (?:you|i) do|how does (?:this|it) work|how do i use this|instructions",
    "pause": r"stop|stop it|pause|quit|exit|take a break|have a break|(?:(?:i )?need )?a break|rest|take a rest|that's enough|that is enough|enough|"
    r"later|see you later|another (?:time|day)|some other time|come back later|continue later|finish|stop this|bye|good ?bye|"
    r"good night|i'm tired|i am tired|leave it",
    "resume": r"continue|resume|go on|carry on|keep going|keep on|proceed|move on|i'm back|i am back|back again|where were we|pick up where we left(?: off)?",
    "human": r"(?:talk|speak|chat|talk directly|connect me) (?:to|with) (?:a |an |some |the |your )?(?:real |live |actual )?"
    r"(?:human|human being|person|people|somebody|someone|counsellor|counselor|operator|staff|staff member|agent|advisor|adviser|member of staff)"
    r"(?: real)?|(?:a )?(?:real |live )?(?:human|person|operator|counsellor|counselor)|is (?:anyone|anybody|somebody|someone) there|"
    r"(?:get|give|call) me (?:a |an )?(?:human|person|operator|counsellor|counselor)|human please",
    "delete_data": r"(?:delete|erase|remove|clear|wipe) (?:all )?(?:of )?(?:my |the |our |this )?(?:data|everything|information|chat|chats|history|"
    r"records?|account|messages|conversation|it all|all)(?: you (?:have|keep|stored)(?: (?:of|about|on) me)?)?|forget (?:me|everything)",
    "summary": r"(?:show )?(?:me )?(?:a |the |my )?summary|summari[sz]e(?: it| this| everything| that)?|sum (?:it |this )?up|recap|overview",
    "jobs": r"jobs?|job openings?|openings?|vacancies|(?:show|see|look at|find) (?:me )?(?:some |the |a |new )?(?:jobs?|job openings?|openings?|vacancies)|"
    r"look(?:ing)? for (?:a |a new |new )?(?:jobs?|work)|i'm looking for (?:a |a new )?(?:job|work)|find (?:a )?(?:new )?(?:job|work)|job search",
    "thanks": r"thanks|thank you|thank u|thx|tnx|ty|cheers|thanks (?:a lot|so much|very much|a million)|thank you (?:so much|very much)|"
    r"many thanks|much appreciated|i appreciate it|that (?:helps|helped)|that's helpful|very helpful",
    "smalltalk": r"hi|hello|hey|hiya|hello there|hi there|hey there|yo|good (?:morning|afternoon|evening|day)|how are you(?: doing)?|what's up|"
    r"nice to meet you|who are you|are you (?:a |an )?(?:bot|robot|human|ai)|are you (?:real|there)|haha|lol|test|testing",
}
_PATTERNS = {name: re.compile(rf"(?:{said})") for name, said in _SAID.items()}
# In the order in which they are looked for.
_ORDER = tuple(_SAID)


def intent(text: str) -> str:
    """yes no unknown back restart help pause resume human delete_data summary jobs thanks smalltalk, or answer."""
    found = words(text)
    if not found or len(found) > _MOST_WORDS:
        return "answer"
    said = " ".join(found)
    bare = _BEHIND.sub("", said)
    for form in dict.fromkeys((said, bare, _BEFORE.sub("", said + " ").strip(), _BEFORE.sub("", bare + " ").strip())):
        for name in _ORDER:
            if form and _PATTERNS[name].fullmatch(form):
                return name
    return "answer"
