"""What a story most likely means where it says nothing: for the decision from the story alone, never beside danger."""

from __future__ import annotations

from flows.understanding.likely import likely_situation
from flows.understanding.reading import Situation
from flows.understanding.situation import situation_in

UNTOLD = (
    "文具店の店員です。昨日お買い上げの万年筆のことで、お客様から店に長いお電話がありました。店長には話しましたが、"
    "会社がどう出るのかは見当もつきません。こちらから何とお返事すればよいものか考えています。"
    "お客様が謝ってほしいのか直してほしいのか、はっきりしません。"
)


def likely(text: str, harassment: tuple[str, ...] = ()) -> Situation:
    situation, evidence = situation_in(text, harassment)
    return likely_situation(text, situation, evidence, harassment)


def test_what_a_story_leaves_untold_is_filled_in_and_what_it_tells_is_kept():
    told, guessed = situation_in(UNTOLD)[0], likely(UNTOLD)
    assert (told.own_responsibility, told.relationship_to_continue) == ("unclear", "unclear")
    assert (guessed.own_responsibility, guessed.relationship_to_continue) == ("none", "yes")
    assert guessed.customer_demands_apology == told.customer_demands_apology == "unclear"
    assert guessed.company_will == told.company_will


def test_a_relation_is_never_guessed_to_last_with_somebody_who_goes_too_far():
    assert likely(UNTOLD, ("money",)).relationship_to_continue != "yes"


def test_a_short_text_and_talk_without_a_complaint_are_not_guessed_about():
    for text in ("お客様が怒っています。", "今日は朝から雨で、駅まで歩いたら靴がびしょぬれになりました。" * 3):
        assert likely(text) == situation_in(text)[0]
