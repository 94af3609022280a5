# Hỏi Kế hoạch: `make run` to use it, `make test` to check it, `make help` for the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
PY := .venv/bin/python
# A variable of the environment, or else of .env, where the bot finds it too; or else the default.
setting = $(or $($(1)),$(shell sed -nE "s/^(export +)?$(1)=[\"']?([^\"' ]*).*/\2/p" .env 2>/dev/null),$(2))
INDEX_DIR := $(call setting,INDEX_DIR,data/index)
PLANS_DIR := $(call setting,PLANS_DIR,corpus/plans)
MODEL_DIR ?= data/models/multilingual-e5-small
export INDEX_DIR
SOURCES := $(shell find index corpus -name '*.py' -o -name '*.tsv' 2>/dev/null) scripts/reindex.py
# Not listed as prerequisites: their names may hold spaces.
NEW_PLANS := $(if $(shell find '$(PLANS_DIR)' -newer '$(INDEX_DIR)/CURRENT' -print -quit 2>/dev/null),new-plans)

.PHONY: help install run test lint index ask eval bench peers screenshots clean new-plans
help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/' | expand -t 16

install: .venv/installed ## .venv with pinned dependencies

.venv/installed: pyproject.toml constraints.txt
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Đang cài thư viện (lần đầu mất vài phút) …" >&2
	@$(PY) -m pip install --quiet --constraint constraints.txt torch >&2
	@$(PY) -m pip install --quiet --constraint constraints.txt --editable '.[dev]' >&2
	@touch $@

$(MODEL_DIR)/modules.json: scripts/build_model.py | .venv/installed
	@$(PY) scripts/build_model.py --output $(MODEL_DIR) >&2
	@touch $@

new-plans:

$(INDEX_DIR)/CURRENT: $(MODEL_DIR)/modules.json $(SOURCES) $(NEW_PLANS)
# Exit code 2: some file could not be used, the others are indexed; the report above says which.
	@$(PY) scripts/reindex.py --corpus '$(PLANS_DIR)' --index '$(INDEX_DIR)' >&2 || [ $$? -eq 2 -a -f $@ ]
	@touch $@

index: $(INDEX_DIR)/CURRENT ## the index of PLANS_DIR (corpus/plans), where it is out of date

run: $(INDEX_DIR)/CURRENT ## start: Telegram with TELEGRAM_BOT_TOKEN set, else a chat on the console
	@if [ -n "$(if $(call setting,TELEGRAM_BOT_TOKEN),set)" ]; then exec $(PY) -m bot serve; else exec $(PY) -m bot chat; fi

ask: $(INDEX_DIR)/CURRENT ## one question: make ask Q="hạn báo cáo của Bắc Kạn?"
	@$(PY) -m bot ask "$(Q)"

lint: .venv/installed ## ruff and mypy
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

test: lint $(INDEX_DIR)/CURRENT ## lint, types and tests
	@$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder

eval: $(INDEX_DIR)/CURRENT ## how good the answers are: one table
	@$(PY) scripts/evaluate.py

bench: $(INDEX_DIR)/CURRENT ## times of the index; more with scripts/benchmark.py --help
	@$(PY) scripts/benchmark.py

.venv-peers/installed: benchmarks/peers/requirements.txt benchmarks/peers/constraints.txt
	@test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/pip install --quiet --constraint benchmarks/peers/constraints.txt torch >&2
	@.venv-peers/bin/pip install --quiet --constraint benchmarks/peers/constraints.txt \
	  --requirement benchmarks/peers/requirements.txt >&2
	@touch $@

peers: $(MODEL_DIR)/modules.json .venv-peers/installed ## LangChain, LlamaIndex, Haystack and txtai beside this: docs/peers.md
	@PYTHONPATH=scripts $(PY) -m benchmarks.peers

screenshots: $(INDEX_DIR)/CURRENT ## pictures of the bot for docs/images, with Chromium
	@PYTHONPATH=. $(PY) scripts/screenshots.py $(ONLY)

clean: ## remove what was built; the bot's database stays
	rm -rf .venv .venv-emulator .venv-peers data/index data/models data/matplotlib build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
