# `make run` and `make test` work in a fresh clone on Debian 12; .ci/setup installs what they need.
SHELL := /bin/bash
BIN := .venv/bin
TEST_PACKAGES := chromium fonts-dejavu-core fonts-liberation

.PHONY: help setup run lint test clean

help:           ## Affiche ces commandes
	@sed -n 's/^\([a-z]*:\).*## /\1\t/p' Makefile | expand -t 10

setup:          ## Installe ce qui manque : paquets Debian, .venv
	@.ci/setup $(PACKAGES)

run: setup      ## Contrôle le dépôt d'exemple et écrit le rapport dans out/
	@$(BIN)/dossiers nightly sample_docs/depot --out out
	@echo "Rapport : $(CURDIR)/out/exceptions.html"

lint: setup     ## Style, types et sens des imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: PACKAGES = $(TEST_PACKAGES)
test: lint      ## Tous les contrôles du code, tests compris
	$(BIN)/pytest -n 2 --dist loadfile

clean:          ## Efface ce que make a construit (jamais var/, la base de données)
	rm -rf .venv out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
