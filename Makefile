# Two commands: `make edition` builds what a reader looks at, `make test` proves it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/installed
SOURCE ?=
WORKERS ?= auto

.PHONY: edition test lint types unit schema docs encode bench clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("teiwright needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

# The published editions: HTML, text and CSV. With SOURCE=copy.txt the chapter is restored from your copy first.
edition: $(STAMP)
	$(BIN)/python -m teiwright.cli.edition $(if $(SOURCE),--source '$(SOURCE)')

test: lint types unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/pytest -n $(WORKERS)

# The grammars, the rules and the reference page that are generated from schema/teiwright.odd.
schema: $(STAMP)
	$(BIN)/python -m teiwright.odd schema/teiwright.odd

# The pages of docs/reference that are generated from the code and the rules.
docs: schema
	$(BIN)/python -m teiwright.cli.reference docs/reference/cli.md
	$(BIN)/python -c 'import sys; from teiwright.check import profile; from teiwright.check.reference import findings_page; \
	  sys.stdout.write(findings_page(profile().schematron))' > docs/reference/findings.md
	$(BIN)/python -c 'import sys; from teiwright.audit import audit_page; sys.stdout.write(audit_page())' > docs/reference/audit.md

# The editions in tei/, made again from their sources; the chapter only with SOURCE=copy.txt, and withheld.
encode: $(STAMP)
	cd tei && ../$(BIN)/teiwright encode otlet2026.md -r otlet2026.toml -a authorities.xml -o otlet2026.xml --force
ifneq ($(SOURCE),)
	cd tei && ../$(BIN)/teiwright encode '$(abspath $(SOURCE))' -r georgi2010.toml -a authorities.xml -o - \
	  | ../$(BIN)/teiwright withhold - --source '$(abspath $(SOURCE))' -o georgi2010.xml --force
endif

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf dist $(VENV)
