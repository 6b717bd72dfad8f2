# `make run` and `make test` work in a fresh clone on Debian 12; .ci/setup installs what they need.
SHELL := /bin/bash
BIN := .venv/bin
TEST_PACKAGES := chromium fonts-dejavu-core fonts-liberation postgresql

EVAL_PIECES := 600
EVAL_SEED := 101

.PHONY: help setup run lint test eval kills clean

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

eval: setup     ## Mesure la justesse sur un dépôt inventé, à part des tests (une vingtaine de minutes)
	@rm -rf out/eval
	$(BIN)/python -m tests.evaluation.make out/eval/depot --pieces $(EVAL_PIECES) --seed $(EVAL_SEED) --set hold
	DOSSIERS_VAR=out/eval/var $(BIN)/dossiers nightly out/eval/depot --out out/eval/rapport
	$(BIN)/python -m tests.evaluation.baseline out/eval/depot out/eval/baseline
	$(BIN)/python -m tests.evaluation.score out/eval/depot out/eval/rapport --baseline out/eval/baseline --write out/eval/scoreboard.txt

kills: setup    ## Cent arrêts brutaux au hasard, sur chaque base de données (quelques minutes)
	KILLS=100 RANDOM_NIGHTS=200 $(BIN)/pytest -n 2 tests/integration/test_killed_nights.py tests/integration/test_random_nights.py

clean:          ## Efface ce que make a construit (jamais var/, la base de données)
	rm -rf .venv out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
