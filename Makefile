# Two commands on a fresh machine: `make run` and `make test`. Set-up is done once, and again only when pyproject.toml,
# setup.py or the lock (constraints.txt) change: the stamp's name carries their checksum.
#
#   make run                    check the samples in seeds/, print the discrepancies, serve the dashboard
#   make run UI=0               the same without the dashboard
#   make run ARTICLES=folder    check that folder instead, in a store of its own
#   make test                   every test      TESTS=tests/embed runs a part of them
#   make lint                   ruff, mypy, import contracts
#   make screenshots            the dashboard's pages as pictures
#   make evaluate               score against the public data sets (DATA=folder); FLOORS=1 raises the floors, renews README
#   make lock                   write constraints.txt anew from what is installed

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(shell cat pyproject.toml setup.py constraints.txt | cksum | cut -d' ' -f1)
STAMP := $(VENV)/.set-up-$(LOCKED)
EXTRAS := dev,postgres,cluster
ARTICLES ?= seeds
UI ?= 1
DATA ?= $(or $(CHECKER_DATA),../shared/data)
TESTS ?= tests
# Workers of the test run; the benchmarks run after, alone.
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format screenshots evaluate lock clean

help:
	@sed -n '4,11s/^#   /  /p' Makefile

setup: $(STAMP)

$(STAMP):
	@set -e; python=; \
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Python 3.11 or newer is needed; found: $$(python3 --version 2>&1). Install it, or name it: make PYTHON=/path/to/python3.12" >&2; exit 2; \
	fi; \
	if ! [ -x $(BIN)/python ] || ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	  echo "Making $(VENV) with $$($$python --version)" >&2; \
	  "$$python" -m venv --clear $(VENV) || { \
	    echo "Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }; \
	fi; \
	echo "Installing the pinned dependencies (once; some minutes)" >&2; \
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'; \
	rm -f $(VENV)/.set-up-*; touch $@

# A store of its own for each folder, so that samples never mix with real work.
run: export ARTICLES := $(ARTICLES)
run: $(STAMP)
	@set -e; mkdir -p .checker; \
	articles=$$ARTICLES; \
	if [ "$$articles" = seeds ]; then store=.checker/seeds.db; else \
	  [ -e "$$articles" ] || { echo "$$articles: there is no such folder." >&2; exit 2; }; \
	  whole=$$(realpath "$$articles"); \
	  store=.checker/$$(basename "$$whole" | tr -cs 'A-Za-z0-9\n' '-')-$$(printf %s "$$whole" | cksum | cut -d' ' -f1).db; \
	fi; \
	status=0; $(BIN)/checker run "$$articles" --store "sqlite:///$$store" || status=$$?; \
	if [ $$status != 0 ] && [ $$status != 3 ]; then exit $$status; fi; \
	if [ '$(UI)' != 0 ]; then exec $(BIN)/checker ui --store "sqlite:///$$store"; fi

test: $(STAMP)
	@$(BIN)/python -m pytest $(TESTS) -n $(WORKERS) --ignore=tests/benchmarks $(PYTEST)
	@if [ '$(TESTS)' = tests ]; then $(BIN)/python -m pytest tests/benchmarks $(PYTEST); fi

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

format: $(STAMP)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

screenshots: $(STAMP)
	@$(BIN)/python tests/browser/screenshots.py

evaluate: $(STAMP)
	@set -e; for set in clusters:clusters quantities:quantities.jsonl pairs:equate_NewsNLI.jsonl pairs:rte3.jsonl \
	  status:factuality_UW.jsonl status:factuality_MEANTIME.jsonl status:emergent.jsonl \
	  sources:attribution_polnear.jsonl alignment:ecbplus_pairs.jsonl alignment:ecbplus_other_incident.jsonl \
	  alignment:mrpc.jsonl; do \
	  echo "== $$set"; \
	  $(BIN)/checker evaluate $${set%%:*} "$(DATA)/$${set#*:}" $(if $(FLOORS),--update-baseline); \
	done
	@$(if $(FLOORS),$(BIN)/python -m checker.evaluate.readme README.md)

# Without the local suffix of a CPU build, and without the CUDA packages that another build of torch brings.
lock: $(STAMP)
	@{ echo '# Every dependency, pinned. Written by `make lock`; installed by `make run` and `make test`.'; \
	  $(BIN)/python -m pip freeze --all --exclude-editable | sed 's/+cpu$$//' \
	    | grep -viE '^(nvidia|cuda|triton|source-consistency-checker|pip|wheel)([-=]|$$)| @ '; } > constraints.new
	@mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
