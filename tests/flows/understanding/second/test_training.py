"""What the second opinion learned comes from the texts in the project, and comes out the same again."""

from __future__ import annotations

import pytest

from flows.understanding.second import TASKS
from flows.understanding.second.weights import weights_for
from training.corpus import checksum, samples
from training.heads import learn, tasks
from training.writing import write


@pytest.mark.parametrize("task", ["crisis", "factors", *TASKS])
def test_the_weights_were_learned_from_the_texts_that_are_here(task):
    assert weights_for(task).inputs == checksum(), "texts or word fields changed: run python -m training"


@pytest.mark.parametrize("name", ["emotions"])
def test_learning_again_writes_the_same_file(name, tmp_path):
    texts = samples()
    task = next(task for task in tasks(texts) if task.name == name)
    again = write(learn(task, texts), checksum(), tmp_path)
    kept = weights_for(name)
    lines = again.read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split("\t")[0] for line in lines] == list(kept.rows)
    assert [int(line.split("\t")[1]) for line in lines] == list(kept.numbers(task.answers[0], kept.rows).values())


def test_nothing_is_learned_from_talk_under_a_licence_that_asks_for_the_same_licence():
    assert not [sample for sample in samples() if "dialogue" in sample.row]


def test_every_text_has_a_writer_and_no_text_is_there_twice_for_one_task():
    seen = [(sample.writer, sample.task, sample.text) for sample in samples()]
    assert all(writer for writer, _, _ in seen)
    own = [text for writer, _, text in seen if writer == "own"]
    assert len(own) == len(set(own))
