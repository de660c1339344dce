# Every command of the house. `make` alone tells what there is.
PYTHON ?= python3
BIN = .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test test-fast browser checks bench bench-openfisca fix

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: ## prepare the environment in .venv
	@$(PYTHON) weerzien/cli/setup.py

demo: setup ## start everything with invented families; ends with an address to open
	@exec $(BIN)/weerzien demo

demo-reset: setup ## the same, from an empty database
	@exec $(BIN)/weerzien demo --opnieuw

test: setup browser checks ## run every check; exactly what CI runs
	$(BIN)/python -m pytest -n 2

test-fast: setup checks ## run every check except those in a browser
	$(BIN)/python -m pytest -n 2 -m "not browser"

browser: setup
	@$(BIN)/python weerzien/cli/setup.py browser

checks: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## measure, and write docs/reference/performance.md
	@$(BIN)/weerzien bench

bench-openfisca: setup ## measure the rules beside OpenFisca, and print the table
	@$(BIN)/python -m benchmarks.openfisca

fix: setup ## repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
