"""The five factors that the decision rests on, read from a story; what they mean for the advice lives in decision."""

from __future__ import annotations

from collections.abc import Collection

from flows.understanding.apologies import Word, demand_of, words_about_apology
from flows.understanding.company import company_will_in
from flows.understanding.employment import employment_in
from flows.understanding.reading import Evidence, Situation
from flows.understanding.relation import relation_in
from flows.understanding.responsibility import responsibility_in
from flows.understanding.second.factors import FIELDS, factors_heard
from flows.understanding.sides import OURS, PEER, Scene, holder, scene_of
from flows.understanding.sieve import STORY

Place = tuple[int, int]

_UNSURE_WISH = STORY.pattern(
    r"(?:(?:謝|お?詫び|謝罪)(?:って|して|が|を)?(?:ほしい|欲しい|もらいたい|求めて(?:いる|る))|(?:何|どう)を?(?:して)?(?:ほしい|望|求め))[^。]{0,30}?か[^。]{0,20}(?:分か(?:ら|り)|わか(?:ら|り)|はっきり|不明|読み取れ|読め|つかめ|掴め|見当が|伝わって|聞(?:け|い)て(?:い)?な|答えて|言わな|言って(?:くれ)?(?:な|ませ))|何が(?:したい|望み)[^。]{0,8}(?:分か|わか)|どうしてほしい[^。]{0,10}(?:書い|言[っわ])[^。]{0,6}(?:な|ませ)"
)
_ANYTHING_ELSE = STORY.pattern(
    r"(?:抗議|苦情|文句|クレーム|責める(?:つもり|気))(?:では|じゃ)(?:な(?:い(?:です)?|く)|ありません)[、。」]|(?:事実|本当のこと|説明|防止策?|対策|[一-鿿][いりしえ]?方|理由|原因|訳|わけ|事情|経緯|いきさつ|仕組み|どうして|なぜ|なんで|何で|どこが|いつ(?:から|まで)?|どうなって|どういうこと|意味|金額|中身|数字|手順|書類|やり方)[^。「」]{0,20}(?:知りた|教えて|聞きた|聞か(?:れ|せ)|説明(?:し(?!た(?:ところ|ら|の|けど|が)|まし|ても|て(?:い|お|あ|も))|を|が)|尋ね|調べ|問い合わせ|訊)|説明(?:だけ|し)て(?:ほし|くれ|もら)"
    r"|(?:交換|返金|返品|修理|やり直|直し|取り替え|取替|弁償|代金|部屋|席|日程|代わり|後始末|報告書)[^。、「」]{0,10}(?:だけ|さえ)?[^。、「」]{0,4}(?:くれ(?:れば|たら)|もらえ(?:れば|たら|ると)|できれば|ほし|希望|求め|お願い|用意して|出して)"
    r"|(?:怒って|責めて)(?:は|も)?(?:い)?(?:な(?:い|く)|ませ|る(?:わけ|の|ん|つもり|感じ|様子)(?:では|じゃ|は))|(?:怒鳴られ|怒られ|責められ)た(?:とか|わけ|の|ん|感じ)?(?:では|じゃ)[^。、「」]{0,4}な|(?:怒|責め)(?:る|った|っている|られる)(?:様子|感じ|ふう|風|口調)(?:は|も|では|じゃ|すら)[^。、「」]{0,4}な|申し訳なさそうに|遠慮がちに|(?:大丈夫|気にしないで|気にしなくて|構わない|仕方ない|お互い様|お互いさま)(?:です|だ)?(?:よ|と|くだ|いい|」|、|だから)|許してくれ|愚痴|(?:言葉|口先)(?:は|なんか|なんて)(?:もう)?(?:いらな|要らな|結構)|[てで](?:ほしい|もらいたい|くれ|ください)[^。「」]{0,10}(?:それだけ|だけ(?:で|だ|です|、|。|と|み|らし))|(?:求め|望ん)で?て?(?:いる|おられる)(?:の|もの)は[^。、「」]{0,10}(?:です|だ|で)|(?:いつ|どう|どこ)[^。「」]{0,14}(?:尋ね|聞か|聞き)|(?:世間話|相談)(?:の|を)(?:ライン|line|電話)|また(?:私に)?担当してほし"
)


def situation_in(text: str, harassment: Collection[str] = ()) -> tuple[Situation, dict[str, Evidence]]:
    """The five factors with the evidence for each that the text tells or lets suppose; `harassment` as found in the same text."""
    scene = scene_of(text)
    words = words_about_apology(scene)
    found: dict[str, tuple[str, Place | None]] = {
        "employment": employment_in(scene),
        "own_responsibility": responsibility_in(scene),
        "customer_demands_apology": _demands(scene, words),
        "relationship_to_continue": relation_in(scene, harassment),
        "company_will": company_will_in(scene, words),
    }
    untold = tuple(field for field in FIELDS if found[field] == ("unclear", None))
    heard = factors_heard(scene.text, untold)
    evidence = {
        f"{source}.{field}": scene.standard.evidence(*place, f"{source}.{field}.{value}")
        for source, factors in (("situation", found), ("supposed", heard))
        for field, (value, place) in factors.items()
        if place is not None
    }
    values = {field: value for field, (value, _) in found.items()}
    supposed = tuple((field, value) for field, (value, _) in heard.items())
    return Situation(**values, employment_said=found["employment"][1] is not None, supposed=supposed), evidence


def _demands(scene: Scene, words: tuple[Word, ...]) -> tuple[str, Place | None]:
    unsure = _UNSURE_WISH.search(scene.text)
    if unsure:
        return "unclear", unsure.span()
    value, place = demand_of(scene, words)
    if value:
        return value, place
    for match in _ANYTHING_ELSE.finditer(scene.text):
        if holder(scene, match.start(), match.end())[0] not in (OURS, PEER):
            return "no", match.span()
    return "unclear", None
