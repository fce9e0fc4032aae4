# What a user calls. Each target sets up what it needs from a bare checkout.
.PHONY: setup crawl demo test lint types contracts kills fuzz soak bench sbom audit lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SPIDER ?= etoile_news

setup: $(STAMP)

# Every file is checked against the hashes of .ci/lock.txt; then the project itself, which depends on nothing more.
$(STAMP): pyproject.toml .ci/lock.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	    uv venv --quiet --allow-existing --python "$(PYTHON)" $(VENV) && \
	    uv pip install --quiet --python $(BIN)/python --require-hashes --requirement .ci/lock.txt && \
	    uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
	    $(PYTHON) -m venv $(VENV) && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/lock.txt && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
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

# -- long trials: none of them is part of the tests ------------------------
KILLS ?= 200
SECONDS ?= 60
RUNS ?= 1000

kills: setup
	$(BIN)/python -m tests.kills --kills $(KILLS)

soak: setup
	$(BIN)/python -m tests.soak --runs $(RUNS)

# Its fuzzer is installed for it alone; it exists for some versions of Python only.
fuzz: setup $(VENV)/.fuzz
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

$(VENV)/.fuzz: .ci/fuzz.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/fuzz.txt \
	    || { echo "the fuzzer could not be installed: it needs a network, and has wheels for Python 3.11 to 3.13" >&2; exit 1; }
	@touch $@

# What the benchmarks run beside us. The pip of older Pythons can't resolve it.
bench: setup
	@if command -v uv >/dev/null 2>&1; then \
	    uv pip install --quiet --python $(BIN)/python --no-build-isolation --editable ".[bench]"; \
	else \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24" && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable ".[bench]"; \
	fi

# -- what the project is made of -------------------------------------------
SBOM ?= output/sbom.json

$(VENV)/audit/.installed: .ci/audit.txt
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/audit.txt
	@touch $@

sbom: setup $(VENV)/audit/.installed
	@mkdir -p $(dir $(SBOM))
	@$(VENV)/audit/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --output-file $(SBOM) $(BIN)/python
	@$(BIN)/python -m tests.licences $(SBOM)

audit: setup $(VENV)/audit/.installed
	@$(VENV)/audit/bin/pip-audit --requirement .ci/lock.txt --disable-pip --no-deps --progress-spinner off \
	    || { echo "audit: a known weakness is named above, or the list of weaknesses could not be asked (it needs a network)" >&2; exit 1; }

# Writes the locks anew from pyproject.toml and the versions of .ci/constraints.txt; needs uv and a network. The fuzzer
# has another version for older Pythons, one wheel each: .ci/fuzz.txt is written by hand.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock:
	@printf 'setuptools>=77\n' | $(LOCK) pyproject.toml - --extra dev --extra postgres --extra alerts --extra cluster \
	    --constraint .ci/constraints.txt --output-file .ci/lock.txt
	@printf 'cyclonedx-bom\npip-audit\n' | $(LOCK) - --output-file .ci/audit.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
