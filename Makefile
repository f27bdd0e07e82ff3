# `make demo` and `make test` need Python 3.11 or later with venv, git and make, and nothing else.

ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3.13 python3.12 python3.11 python3.14 python3 python,\
	$(shell $(name) -c 'import ensurepip, sys, venv; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
endif
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs clean

demo: $(VENV)/.installed
	@echo '$$ mtls-lint corpus/seed'
	@code=0; $(BIN)/mtls-lint corpus/seed || code=$$?; \
	echo "mtls-lint ended with exit code $$code (1 means that it found something, as it should here)"; \
	test $$code -eq 1

test: $(VENV)/.developing lint
	$(BIN)/python -m pytest

lint: $(VENV)/.developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

docs: $(VENV)/.developing
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/picture.py

clean:
	rm -rf $(VENV) node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'No Python 3.11 or later with venv was found; name one: make PYTHON=/path/to/python'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet -e . --group dev
	@touch $@
