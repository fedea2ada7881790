# Every target makes its own .venv; nothing but Python 3.11 or newer is needed.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
TEXTS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test browser check bench docs-pictures clean

help: ## Say what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

demo: $(STAMP) ## Compare two drafts of the bundled deal
	@$(BIN)/draftdiff diff initial-us-offer improved-us-draft

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest -q -n auto

browser: ## Install what the tests of pages run in: Chromium (as root, on Debian) and axe-core
	@command -v chromium chromium-browser google-chrome >/dev/null \
	  || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null
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
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

$(STAMP): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "draftdiff needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once)..."
	@$(PYTHON) -m venv .venv \
	  || { echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
