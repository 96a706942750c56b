"""`python -m training`: learns and writes everything again; `--scores` prints what it is worth on writers held out."""

from __future__ import annotations

import argparse

from training.corpus import SECOND, checksum, samples
from training.heads import learn, tasks
from training.scores import crisis_table, held_out, labels_line, writers_table
from training.writing import write


def main() -> None:
    wanted = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    wanted.add_argument("--scores", action="store_true", help="measure on held-out writers instead of writing")
    measure = wanted.parse_args().scores
    texts = samples()
    for task in tasks(texts):
        if measure:
            judged = held_out(task, texts)
            print(
                *(
                    [*crisis_table(judged), *writers_table(judged)]
                    if task.name == "crisis"
                    else [labels_line(task, judged)]
                ),
                sep="\n",
                flush=True,
            )
        else:
            path = write(learn(task, texts), checksum(), SECOND)
            print(f"{path.name}: {path.stat().st_size // 1024} KB", flush=True)


if __name__ == "__main__":
    main()
