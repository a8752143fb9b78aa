# Each target does all of its own set-up. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run manage test check bench deep lock frontend messages format pictures fuzz

VENV ?= .venv
export VENV

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Serve the product on http://127.0.0.1:8000/ (PORT=8001, DEMO=0)
	@bash tracker/ops/run.sh

manage: ## Run one of manage.py's commands on the database of `make run` (DO="add_member ...")
	@bash tracker/ops/environment.sh run
	@bash -c '. tracker/ops/local_settings.sh && exec "$$venv/bin/python" manage.py $(DO)'

test: ## Run the suite on SQLite, on PostgreSQL and in a browser
	@bash tracker/ops/test.sh

check: ## Lint, types, templates, imports, migrations, deployment settings, lock files
	@bash tracker/ops/check.sh

deep: ## Run the tests that take long, and the property tests on many more cases
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/libraries.sh
	@HYPOTHESIS_PROFILE=deep $(VENV)/bin/python -m pytest -m "not journey"

fuzz: ## Make 2,000 letters of any words at all, then hurt documents for FUZZ_MINUTES (20), and read them
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/libraries.sh
	@FUZZ=2000 $(VENV)/bin/python -m pytest -q -n auto tests/letters/rendering/test_fuzz.py
	@FUZZ_MINUTES=$${FUZZ_MINUTES:-20} $(VENV)/bin/python -m pytest -q -n auto tests/letters/reading/test_fuzz.py

bench: ## Time the letters out and in, and an import of 10,000 rows against bare inserts
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/libraries.sh
	@bash tracker/ops/manage.sh bench_letter
	@$(VENV)/bin/python -m letters.reading.bench
	@bash tracker/ops/bench_import.sh

format: ## Put the Python code in its usual shape
	@bash tracker/ops/environment.sh dev
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format .

lock: ## Write requirements.txt and requirements-dev.txt anew from pyproject.toml
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/lock.sh

messages: ## Gather the phrases of letters and public pages for Welsh, and compile them (needs gettext)
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/messages.sh

frontend: ## Copy GOV.UK Frontend's compiled files anew (needs npm)
	@bash tracker/ops/refresh_frontend.sh

pictures: ## Draw the pictures of docs/letters anew
	@bash tracker/ops/environment.sh dev
	@bash tracker/ops/libraries.sh
	@DJANGO_SETTINGS_MODULE=tests.settings $(VENV)/bin/python -m tests.letters.pictures
