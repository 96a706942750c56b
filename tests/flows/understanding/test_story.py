"""A pasted story fills what it tells: words, acts, people with role, wish and mood."""

from __future__ import annotations

from datetime import datetime

from flows.understanding import intent_of, read

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
STORY = (
    "以前、営業の仕事をしていました。当時担当していたお得意先の支店から私の携帯に電話があり、"
    "『あなたのせいで辞めることになった。どう責任を取るのか、一度謝りに来い』と言われました。\n"
    "その支店はスタッフが入れ替わったばかりで、オーナーさんから気づいたことを知らせてほしいと頼まれていたので、"
    "一度だけ報告しました。その後オーナーさんが支店に行ってけんかになったと聞き、\n"
    "それからは報告していません。退職したあとで、報告したのが私だとわかったようです。"
    "会社の携帯がなく自分の番号を使っていました。オーナーさんに相談しても他人事のようで、\n"
    "今の担当の先輩には謝りに行けと言われています。行くべきでしょうか。"
)


def test_a_pasted_story_fills_what_it_tells():
    reading = read(STORY, NOW)
    story, situation = reading.story, reading.situation
    assert reading.crisis == "none"
    assert reading.harassment == ()
    assert story.entry == "left_company"
    assert (situation.employment, situation.employment_said) == ("left", True)
    assert story.contact_how == "private_phone"
    assert story.contact_who is not None
    assert "支店" in story.contact_who
    assert story.said == ("あなたのせいで辞めることになった。どう責任を取るのか、一度謝りに来い",)
    assert set(story.demands) == {"visit", "apology"}
    assert story.did is not None
    assert story.did in STORY
    assert "一度だけ報告しました" in story.did
    assert story.not_did is not None
    assert "報告していません" in story.not_did
    assert situation.customer_demands_apology == "yes"
    assert situation.company_will in ("indifferent", "unclear")
    assert situation.own_responsibility in ("none", "partial", "unclear")
    assert {certainty for _, certainty in story.points} == {"heard", "guess"}
    assert story.company_told is None


def test_the_people_of_a_pasted_story_have_role_wish_and_mood():
    people = {person.mention: person for person in read(STORY, NOW).people}
    branch = next(person for name, person in people.items() if "支店" in name)
    owner = next(person for name, person in people.items() if "オーナー" in name)
    senior = next(person for name, person in people.items() if "先輩" in name)
    assert len(people) == 3
    assert (branch.role in ("customer", "customer_staff"), branch.wants_apology, branch.mood) == (True, "yes", "angry")
    assert (owner.role, owner.mood) == ("owner", "indifferent")
    assert (senior.role, senior.wants_apology) == ("senior_colleague", "yes")


def test_a_story_is_an_answer_and_no_command():
    assert intent_of(STORY) == "answer"
