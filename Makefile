# What a user calls. Each target sets up what it needs from a bare checkout.
.PHONY: setup crawl demo test lint types contracts kills clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SPIDER ?= etoile_news

setup: $(STAMP)

$(STAMP): pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	    uv venv --quiet --allow-existing --python "$(PYTHON)" $(VENV) && \
	    uv pip install --quiet --python $(BIN)/python --constraint .ci/constraints.txt --editable ".[dev,postgres,alerts,cluster]"; \
	else \
	    $(PYTHON) -m venv $(VENV) && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable ".[dev,postgres,alerts,cluster]"; \
	fi
	@touch $(STAMP)

crawl: setup
	@$(BIN)/scrapy crawl $(SPIDER)

demo: setup
	@$(BIN)/python -m tests.demo

test: setup lint types contracts
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

kills: setup
	$(BIN)/python -m tests.kills

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
