# plankg: the front page. `make help` lists what can be done.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
STORE  ?= .plankg/store
PORT   ?= 8321
MUTANTS ?= 60
FAST   := -m "not neo4j and not embedded"

.DEFAULT_GOAL := help
.PHONY: help run test test-fast check format score bench rules docs pins clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk -F ':.*?## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(STAMP): requirements/all.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "plankg needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/all.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: $(STAMP) ## build the graph of corpus/, print answers, serve the pages (PORT=8321 STORE=.plankg/store)
	$(BIN)/plankg demo corpus --store "$(STORE)" --port $(PORT)

test: $(STAMP) ## all tests, the fast ones first; the Neo4j tests need NEO4J_URI, or a JDK 17+ and Maven
	$(BIN)/python -m tests.run

test-fast: $(STAMP) ## the tests that start no server
	$(BIN)/python -m pytest $(FAST)

check: $(STAMP) ## lint, format, types, generated docs up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p .cache/typed/plankg && ln -sfn ../../../extract ../../../graph ../../../api .cache/typed/plankg/
	$(BIN)/mypy
	$(BIN)/python -m docs.generate --check

format: $(STAMP) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

score: $(STAMP) ## precision, recall and F1 against the gold annotations of corpus/ (PLANS=FOLDER: and of others)
	$(BIN)/plankg evaluate corpus $(PLANS)

bench: $(STAMP) ## timings as ratios to a baseline of the same run, coverage of extract/, MUTANTS=60 small faults
	$(BIN)/python benchmarks/extraction.py
	$(BIN)/python benchmarks/reading.py
	@mkdir -p .cache
	$(BIN)/coverage run --branch --source=extract --data-file=.cache/coverage -m pytest -q $(FAST) tests/extract > /dev/null
	@echo "branch coverage of extract/ under tests/extract, in percent: $$($(BIN)/coverage report --data-file=.cache/coverage --format=total)"
	$(BIN)/python benchmarks/mutation.py --number $(MUTANTS)

rules: $(STAMP) ## list alternatives of patterns that no example and no test sentence uses
	$(BIN)/python benchmarks/unused_alternatives.py

docs: $(STAMP) ## write the generated reference pages again
	$(BIN)/python -m docs.generate

pins: ## resolve requirements/all.txt anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --extra embedded --group dev pyproject.toml requirements/build.in -o requirements/all.txt

clean: ## remove the environment, caches and the local store
	rm -rf $(VENV) .cache .plankg .pytest_cache .mypy_cache .ruff_cache
