# Every target makes its own .venv; nothing but Python 3.11 or newer is needed.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
LOWEST := .venv-lowest
TEXTS ?=
TESTS ?=
LAWS ?=
# A few tests start sooner without workers.
PYTEST := -m pytest -q $(or $(TESTS),-n auto)

.DEFAULT_GOAL := help
.PHONY: help demo test test-lowest laws browser accept fix check bench docs-pictures clean

help: ## Say what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: $(STAMP) ## Compare two drafts of the bundled deal
	@$(BIN)/draftdiff diff initial-us-offer improved-us-draft --no-pager
	@echo
	@echo "The program is $(BIN)/draftdiff. What to type next:"
	@echo
	@echo "  $(BIN)/draftdiff show initial-us-offer"
	@echo "  $(BIN)/draftdiff gaps"

test: $(STAMP) ## Run the tests, or some: make test TESTS=tests/test_diff.py
	$(BIN)/python $(PYTEST)

test-lowest: $(LOWEST)/.installed ## Run the tests on the lowest versions that setup.cfg allows
	$(LOWEST)/bin/python $(PYTEST)

laws: $(STAMP) ## Hold the product against every world of 100,000 random deals; LAWS= takes options, such as --examples
	$(BIN)/python -m tests.law.run $(LAWS)

accept: $(STAMP) ## Write the expected output anew, of all tests or of TESTS
	DRAFTDIFF_ACCEPT=1 $(BIN)/python $(PYTEST)
	@git status --short tests docs

fix: $(STAMP) ## Mend what the linter can mend, and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: ## Install what the tests of pages run in: Chromium and npm (as root, on Debian), axe-core
	@for name in chromium npm; do command -v $$name >/dev/null || missing="$$missing $$name"; done; \
	  [ -z "$$missing" ] || { apt-get update -qq && apt-get install -qq -y --no-install-recommends $$missing; }
	@cd tests/browser && npm install --silent --no-audit --no-fund --no-package-lock

check: $(STAMP) ## Lint, check the types, and check the bundled drafts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/draftdiff check $(if $(TEXTS),--texts $(TEXTS))

bench: $(STAMP) ## Measure speed against named peers
	$(BIN)/python -m pip install -q -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py

docs-pictures: $(STAMP) ## Draw the pictures in the docs from real output
	$(BIN)/python docs/draw.py

clean: ## Remove the virtual environment and caches
	rm -rf .venv $(LOWEST) .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "draftdiff needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(@D) (once)..."
	@$(PYTHON) -m venv $(@D) \
	  || { echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(@D)/bin/python -m pip install -q --disable-pip-version-check $(1)
	@touch $@
endef

$(STAMP): setup.cfg pyproject.toml
	$(call install,-e '.[dev]')

$(LOWEST)/.installed: setup.cfg pyproject.toml .ci/lowest.py
	@$(PYTHON) .ci/lowest.py > .ci/lowest.txt
	$(call install,-c .ci/lowest.txt -e '.[test]')
