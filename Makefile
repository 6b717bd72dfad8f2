# `make run` and `make test` work in a fresh clone on Debian 12; .ci/setup installs what they need.
SHELL := /bin/bash
BIN := .venv/bin
TEST_PACKAGES := chromium fonts-dejavu-core fonts-liberation libreoffice-calc postgresql

EVAL_PIECES := 600
EVAL_SEED := 101

SOAK_NIGHTS := 200

FUZZ_FILES := 100000
FUZZ_SEED := 0

BENCH_PIECES := 300
BENCH_SEED := 303

.PHONY: help setup run lint test bench eval kills fuzz soak audit bench-store bench-dask bench-production scale guide clean

help:           ## Affiche ces commandes
	@sed -n 's/^\([a-z-]*:\).*## /\1\t/p' Makefile | expand -t 14

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
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

eval: setup     ## Mesure la justesse sur un dépôt inventé, à part des tests (une vingtaine de minutes)
	@rm -rf out/eval
	$(BIN)/python -m tests.evaluation.make out/eval/depot --pieces $(EVAL_PIECES) --seed $(EVAL_SEED) --set hold
	DOSSIERS_VAR=out/eval/var $(BIN)/dossiers nightly out/eval/depot --out out/eval/rapport
	$(BIN)/python -m tests.evaluation.baseline out/eval/depot out/eval/baseline
	$(BIN)/python -m tests.evaluation.score out/eval/depot out/eval/rapport --baseline out/eval/baseline --write out/eval/scoreboard.txt

kills: setup    ## Cent arrêts brutaux au hasard, sur chaque base de données (quelques minutes)
	KILLS=100 RANDOM_NIGHTS=200 $(BIN)/pytest -n 2 tests/integration/test_killed_nights.py tests/integration/test_random_nights.py

soak: setup     ## Deux cents nuits de suite, chacune avec un incident tiré au sort (quelques minutes)
	PYTHONPATH=tests $(BIN)/python -m soak --nights $(SOAK_NIGHTS)

audit: setup    ## Dépendances : cohérence, nomenclature (out/sbom.json), failles connues (demande le réseau)
	$(BIN)/pip check
	@mkdir -p out
	$(BIN)/python .ci/sbom.py > out/sbom.json
	@.ci/audit

fuzz: setup     ## Cent mille fichiers abîmés au hasard, puis exports, classeurs et textes (plusieurs heures)
	PYTHONPATH=tests $(BIN)/python -m fuzz --files $(FUZZ_FILES) --seed $(FUZZ_SEED)
	FUZZ_EXAMPLES=1000 $(BIN)/pytest -n 2 tests/unit/test_whatever_is_written.py tests/integration/test_fuzz.py

bench-store: setup ## Une deuxième nuit sur 10 000 pièces, puis les requêtes sur 1 000 000 (un quart d'heure)
	$(BIN)/python -m tests.benchmarks.nights out/bench-store
	PLAN_ROWS=1000000 $(BIN)/pytest -q tests/integration/test_query_plans.py

bench-production: setup ## Ce que Prefect coûte : sa part d'une nuit de 2 000 familles, l'attente (un quart d'heure)
	$(BIN)/python -m tests.benchmarks.production out/bench-production

guide: PACKAGES = systemd
guide: setup    ## Suit docs/operations.md mot à mot dans une copie neuve (en root ; quelques minutes)
	@tests/guide/follow out/guide

bench: PACKAGES = ocrmypdf poppler-utils
bench: setup    ## Compare la vitesse de lecture à d'autres outils (BENCH_DROP=… ou un dépôt inventé ; une heure)
	@mkdir -p out/bench
	@[ -n "$(BENCH_DROP)" ] || $(BIN)/python -m tests.evaluation.make out/bench/depot --pieces $(BENCH_PIECES) --seed $(BENCH_SEED) --set hold
	$(BIN)/python -m tests.benchmarks.reading $(or $(BENCH_DROP),out/bench/depot) | tee out/bench/tableau.md

bench-dask: setup ## Les mêmes scans lus par un lecteur Dask, puis par deux (quelques minutes)
	PYTHONPATH=tests $(BIN)/python -m tests.benchmarks.several_machines out/bench-dask

scale: setup    ## Trois millions de pièces, 300 écoles : les tableaux de docs/scale.md, simulés (une minute)
	@$(BIN)/python -m tests.scale

clean:          ## Efface ce que make a construit (jamais var/, la base de données)
	rm -rf .venv out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
