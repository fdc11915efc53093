# Two commands and nothing else: each makes its own virtual environment (VENV), installs what it needs, and runs.
# A second run starts at once, until pyproject.toml changes.
VENV ?= .venv
OUTPUT ?= output
BIN = $(VENV)/bin
PYTEST_ARGS ?=

.PHONY: help demo test lint types docs clean

help:
	@echo 'make demo    build the graph of examples/articles into $(OUTPUT)/ and ask it three questions'
	@echo 'make test    run the tests; PYTEST_ARGS="-k name" chooses some'
	@echo 'make lint    ruff: rules and format'
	@echo 'make types   mypy --strict'
	@echo 'make docs    write anew the pages that are made from data, and the tables of the READMEs'
	@echo 'make clean   remove $(VENV)'

demo:
	@.ci/environment run $(VENV)
	@.ci/demo $(BIN)/kg $(OUTPUT)

test:
	@.ci/environment dev $(VENV)
	@.ci/browser
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint:
	@.ci/environment dev $(VENV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	@.ci/environment dev $(VENV)
	$(BIN)/mypy

docs:
	@.ci/environment dev $(VENV)
	$(BIN)/python -m docs.make_cli
	$(BIN)/python -m docs.make_cli
	$(BIN)/python -m docs.make_questions
	$(BIN)/python -m docs.make_data
	$(BIN)/python -m benchmarks.quality.table

clean:
	rm -rf $(VENV)
