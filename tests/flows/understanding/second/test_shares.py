"""The own share that whole stories make likely is learned from labelled stories, the same every time."""

from __future__ import annotations

from pathlib import Path

from flows.understanding.second.shares import likelier_share
from flows.understanding.second.weights import weights_for
from training.corpus import SECOND, samples
from training.shares import TASK, learn_shares, stories
from training.writing import write


def test_the_kept_weights_are_what_the_stories_teach(tmp_path: Path):
    again = write(learn_shares(stories(samples())), weights_for("shares").inputs, tmp_path)
    assert again.read_bytes() == (SECOND / "shares.tsv").read_bytes(), "stories changed: run python -m training"


def test_a_share_told_in_so_many_words_is_not_taken_away():
    assert likelier_share("完全に私の確認ミスです。言い訳はできません。忘れたのは私です。", "full") == "full"
    assert likelier_share("私は受け付けただけで、工場の手違いです。私には何の落ち度もありません。", "none") == "none"


def test_an_answer_is_always_one_of_the_four():
    for text in ("私" * 5000, "「" * 300, "ミスをしたのは私です。" * 40):
        assert all(likelier_share(text, said) in TASK.answers for said in TASK.answers)
