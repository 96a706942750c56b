# Everything a developer or a server needs. Bare Debian with python3 (3.11+), python3-venv and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app wsgi
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

.DELETE_ON_ERROR:
.PHONY: help setup setup-dev run start test check audit fuzz roam personas bench bench-console soak console-pages example lock assets menus train flow flow-check reference surface clean

help:
	@echo "make run             start everything here: web, worker, Valkey, simulator (Ctrl-C stops it)"
	@echo "make start           web and worker as in production (settings from the environment)"
	@echo "make test            every test"
	@echo "make check           ruff, mypy, import contracts, the map and its wording"
	@echo "make flow            draw docs/flow.md"
	@echo "make flow-check      look at the map and its wording alone"
	@echo "make surface         write docs/openapi.json: the HTTP surface"
	@echo "make reference       write docs/reference.md: settings, commands, events, states"
	@echo "make bench           measure (needs nothing but this machine)"
	@echo "make bench-console   the last part of it alone: a million messages, and each page of the console on them"
	@echo "make audit           ask an advisory service about every pinned package (needs the network)"
	@echo "make fuzz            100,000 hostile events through the whole way (FUZZ_INPUTS: how many)"
	@echo "make roam            try the properties of the conversation on conversations that no run has tried"
	@echo "make personas        simulated people talk to the flow; tells where it was tiresome or led nowhere"
	@echo "make soak            ten minutes of people talking while processes are killed; counts what was lost"
	@echo "make example         hold one consultation in Chromium and write docs/example.md"
	@echo "make console-pages   look at every page of the console in Chromium and write docs/console.md"
	@echo "make lock            pin requirements*.in again"
	@echo "make assets          take the console's style sheet and script out of their packages again (needs npm)"
	@echo "make menus           draw the rich menus again (needs fonts-noto-cjk)"
	@echo "make train           learn the second opinion again from the labelled texts"
	@echo "make setup           only create .venv and install"
	@echo "make setup-dev       the same with what tests need"
	@echo "make clean           remove .venv and caches (never the data)"

setup: $(VENV)/installed
setup-dev: $(VENV)/installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv $(VENV) || { echo "Creating .venv failed: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

# The stamps are copies of what was installed: an untouched copy means there is nothing to do, whatever the dates say.
$(VENV)/installed: requirements.txt | $(BIN)/python
	@cmp -s requirements.txt $@ || echo "Installing what is pinned in requirements.txt (once) …"
	@cmp -s requirements.txt $@ || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@cp requirements.txt $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@cmp -s requirements-dev.txt $@ || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@cp requirements-dev.txt $@

$(VENV)/installed-bench: requirements-bench.txt $(VENV)/installed
	@cmp -s requirements-bench.txt $@ || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@cp requirements-bench.txt $@

$(VENV)/installed-audit: requirements-audit.txt $(VENV)/installed-dev
	@cmp -s requirements-audit.txt $@ || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@cp requirements-audit.txt $@

run: setup
	@$(BIN)/python -m linebot_app.dev

# Production: the processes of the Procfile, settings from the environment.
start: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho start

# Several files at a time: most of what tests wait for is not the processor.
test: setup-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict flows linebot_app training soak personas wsgi.py
	$(BIN)/bandit -q -ll -c pyproject.toml -r flows linebot_app wsgi.py
	$(BIN)/lint-imports
	$(FLASK) flow check

personas: setup-dev
	$(BIN)/python -m personas

fuzz: setup-dev
	FUZZ_INPUTS=$${FUZZ_INPUTS:-100000} $(BIN)/python -m pytest -q tests/hostile

# The properties of the conversation on conversations that no run has tried.
roam: setup-dev
	ROAMING=$${ROAMING:-5} $(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist load $$(grep -rl "from tests.flows.test_properties import.*conversations\|^conversations = " tests/flows)

audit: $(VENV)/installed-audit
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.txt

bench: setup-dev $(VENV)/installed-bench
	@$(BIN)/python -m bench
	@$(MAKE) --no-print-directory bench-console

bench-console: setup-dev
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && url="$${BENCH_DATABASE_URL:-sqlite:///$$folder/console.sqlite3}" && \
	$(BIN)/python -m bench.console_data "$$url" $(BENCH_CONSOLE) && $(BIN)/python -m bench.console_pages "$$url"

soak: setup-dev
	$(BIN)/python -m soak

console-pages: setup-dev
	$(BIN)/python -m tests.e2e.console_tour

example: setup-dev
	$(BIN)/python -m tests.e2e.example

flow: setup
	$(FLASK) flow draw

flow-check: setup
	$(FLASK) flow check

surface: setup
	$(BIN)/python -m linebot_app.development.surface

reference: setup
	$(BIN)/python -m linebot_app.development.reference

lock: setup-dev
	$(COMPILE) requirements.in -o requirements.txt
	$(COMPILE) requirements-model.in -o requirements-model.txt
	$(COMPILE) requirements-traces.in -o requirements-traces.txt
	$(COMPILE) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) requirements-bench.in -o requirements-bench.txt
	$(COMPILE) requirements-audit.in -o requirements-audit.txt

assets: setup
	$(BIN)/python -m linebot_app.development.assets

menus: setup-dev
	$(BIN)/python -m linebot_app.development.menus

train: setup
	$(BIN)/python -m training

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
