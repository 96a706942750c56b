"""Rules of the house that no other tool checks; each test names the file that breaks one."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
# Folders of the machine on which something was written. Assembled, so that this file does not contain them itself.
MACHINE_PATHS = re.compile("(?<![\\w.-])/(" + "|".join(("wo" + "rk", "ho" + "me/[a-z]", "Us" + "ers")) + ")/")
BINARY = {".png", ".jpg", ".gif", ".ico", ".woff2", ".mp4", ".m4a", ".pdf"}


def tracked(*patterns: str) -> list[Path]:
    """Files of the project, as git knows them; in an archive without git, all but what .gitignore hides."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())
    hidden = {".venv", "data", ".git", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    found = [path for pattern in patterns or ("*",) for path in ROOT.rglob(pattern) if path.is_file()]
    return sorted(path for path in found if not hidden & set(path.relative_to(ROOT).parts))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def python_files() -> list[Path]:
    return tracked("*.py")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-traces.txt"])
def test_every_requirement_is_pinned_hashed_and_bound_to_no_machine(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-|/|\.)", text.replace("    --hash=", "hash="), re.MULTILINE), "an option or a path"
    assert "file:" not in text
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    loose = [entry.splitlines()[0] for entry in entries if not re.match(r"[A-Za-z0-9._\[\]-]+==\S+", entry)]
    unhashed = [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert (loose, unhashed) == ([], [])


@pytest.mark.parametrize(
    ("source", "locked"), [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")]
)
def test_everything_asked_for_is_locked(source: str, locked: str) -> None:
    wanted = [line.strip() for line in (ROOT / source).read_text().splitlines() if line.strip() and line[0] not in "#-"]
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / locked).read_text(), re.MULTILINE))
    names = {re.split(r"[\[<>=!~; ]", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - pinned == set()


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in BINARY:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            found += [f"{name_of(path)}:{number}" for number, line in enumerate(lines, 1) if MACHINE_PATHS.search(line)]
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [
        name_of(path) for path in python_files() if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES
    ]
    assert empty == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        name_of(path)
        for path in tracked("flows/*.py", "linebot_app/*.py", "wsgi.py")
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_files_stay_small() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}
    assert lengths["linebot_app/factory.py"] < 80


def test_what_users_read_is_never_written_in_code() -> None:
    """Japanese in the code of flows is vocabulary to recognise or a mark of layout; sentences live in TOML."""
    found = []
    for path in tracked("flows/*.py"):
        if "understanding" in path.parts or "safety" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{name_of(path)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documented
            and not re.search(r"\(\?|[|\[\\]", node.value)  # a pattern that recognises words
            and re.search("(です|ます|ください|ません|でしょうか)[。？]?$", node.value)
        ]
    assert found == []


def test_no_pattern_takes_a_count_for_a_value() -> None:
    """In an f-string `{3}` is the value 3 and `{1,4}` a pair of values: a count has to be written `{{1,4}}`."""
    bare = (ast.Constant, ast.Tuple, ast.Set, ast.List, ast.Dict)
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in tracked("flows/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, bare)
    ]
    assert found == []


def test_commands_of_procfile_and_readme_exist() -> None:
    processes = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines() if line.strip())
    assert {"web", "worker"} <= set(processes)
    for command in processes.values():
        module = re.search(r"-m (\S+)", command)
        assert module, command
        assert (ROOT / (module[1].replace(".", "/") + ".py")).exists(), command
        assert "simulator" not in command

    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for readme in ("README.md", "README.ja.md"):
        named = set(re.findall(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)", (ROOT / readme).read_text(encoding="utf-8")))
        assert {"run", "test"} <= named
        assert named - targets == set(), readme


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for document in tracked("*.md"):
        targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        local = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
        broken += [f"{name_of(document)}: {target}" for target in local if not (document.parent / target).exists()]
    assert broken == []


def test_every_setting_is_explained_in_both_readmes() -> None:
    code = "".join(file.read_text() for file in sorted((ROOT / "linebot_app").glob("*settings.py")))
    names = set(re.findall(r'read\.\w+\(\s*"([A-Z_]+)"', code))
    assert "SECRET_KEY" in names
    for readme in ("README.md", "README.ja.md"):
        explained = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE))
        assert explained == names, readme


def test_the_drawn_map_is_fresh() -> None:
    pytest.importorskip("flows.diagram", exc_type=ImportError)
    from linebot_app.cli import MAP_FILE, map_page

    assert MAP_FILE.read_text(encoding="utf-8") == map_page(), "run `make flow`"


def test_the_programs_of_continuous_integration_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
