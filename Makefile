# `make help` explains each target. Everything lives in .venv/; uv is used where present, else venv + pip.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv/.bench-ready

.PHONY: help demo test test-long lint format system-deps bench-system-deps lock translations schemas reference \
	screenshots gallery bench-report bench-store bench-checklists bench-desk monkey faults clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

demo: $(READY) ## Set everything up and run the main job on made-up data
	@$(BIN)/inspector demo

test: $(READY) ## Set everything up and run the tests
	@$(BIN)/inspector doctor --tests
	@$(BIN)/pytest -q

test-long: $(READY) ## Run the tests that take long
	@$(BIN)/inspector doctor --tests
	@$(BIN)/pytest -q -m long
	@$(BIN)/pytest -q --speak en -m "gui" tests/ui

lint: $(READY) ## Style, types and layers, as CI checks them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(READY) ## Write the published JSON Schemas anew
	$(BIN)/python -m inspector.checklists.schema
	$(BIN)/python -c 'from inspector.report.record_json import record_schema_text as text; print(text(), end="")' \
		> docs/record-1.schema.json

reference: $(READY) ## Write the reference parts of docs/command-line.md and docs/xlsform.md anew
	$(BIN)/python packaging/command_reference.py
	$(BIN)/python packaging/function_reference.py

bench-report: $(BENCH_READY) ## Measure the report beside other PDF makers; OPTIONS="--photos 10 --rounds 1" is quick
	@status=0; \
	$(BIN)/python -m tests.bench.report $(OPTIONS) || status=1; \
	$(BIN)/python -m tests.bench.report --copies $(OPTIONS) || status=1; \
	exit $$status

bench-store: $(READY) ## Measure the store beside its floors; OPTIONS="--only answers" measures a part
	@$(BIN)/python -m tests.bench.store $(OPTIONS)

bench-checklists: $(READY) ## Measure reading checklists and evaluating their conditions
	@$(BIN)/python -m tests.bench.checklists $(OPTIONS)

bench-desk: $(READY) ## Measure the window: start, frames, keys; OPTIONS="--only start" measures a part
	@$(BIN)/python -m tests.bench.desk $(OPTIONS)

monkey: $(READY) ## Hit keys and mouse at random for five minutes; OPTIONS="--seed 7 --seconds 60" does it again
	@$(BIN)/python -m tests.monkey.run $(OPTIONS)

faults: $(READY) ## Kill it, cut the power, fail the disk, as often as docs/reliability.md says (Linux, two hours)
	@$(BIN)/python -m tests.faults.run $(OPTIONS)

screenshots: $(READY) ## Make the pictures in docs/screenshots anew
	$(BIN)/python packaging/screenshots.py

gallery: $(READY) ## Make the pictures in docs/gallery anew
	$(BIN)/python packaging/gallery.py

translations: $(READY) ## List new texts in ui/i18n (en.ts has those with numbers), compile what is translated
	$(BIN)/pyside6-lupdate -silent $$(find ui -name '*.py') -ts ui/i18n/zh_CN.ts -source-language en \
		-target-language zh_CN -no-obsolete -locations none
	$(BIN)/pyside6-lupdate -silent $$(find ui -name '*.py') -ts ui/i18n/en.ts -source-language en \
		-target-language en -pluralonly -no-obsolete -locations none
	for language in zh_CN en; do \
		$(BIN)/pyside6-lrelease -silent ui/i18n/$$language.ts -qm ui/i18n/$$language.qm || exit 1; \
	done

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate

lock: ## Write requirements.lock and requirements-bench.lock anew (needs uv)
	$(COMPILE) --group dev --extra bureau --extra camera --extra keyring pyproject.toml -o requirements.lock
	$(COMPILE) --group pyproject.toml:bench -c requirements.lock -o requirements-bench.lock

system-deps: ## Install the Debian packages the window and the tests need (as root)
	apt-get install -y --no-install-recommends $$(cat packaging/debian-packages.txt)

bench-system-deps: ## Install the Debian packages that only the bench needs (as root)
	apt-get install -y --no-install-recommends $$(cat packaging/debian-packages-bench.txt)

clean: ## Remove the environment and what was built
	rm -rf .venv build dist demo-output

$(READY): requirements.lock pyproject.toml
ifneq ($(UV),)
	@test -x $(BIN)/python || uv venv --quiet --python ">=3.11" .venv
	@uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name it: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "The venv module is missing. Install it with:  sudo apt-get install -y python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $(READY)

$(BENCH_READY): requirements-bench.lock $(READY)
ifneq ($(UV),)
	@uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.lock
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
endif
	@touch $(BENCH_READY)
