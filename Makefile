# The front door. `make demo` and `make test` need nothing but Python 3.11 or newer.
# Recipes that would be long are in scripts/; a stamp in .venv tells which lock is installed.

.DEFAULT_GOAL := help
.PHONY: help env demo serve test check bench lock clean
SHELL := /bin/sh

BIN := .venv/bin
SERVE ?= 1
PYTEST_ARGS ?=
PACKAGE := pyproject.toml requirements/build.in scripts/make-env.sh

export PYTHON PAYUNG_CHROMIUM

help: ## Tampilkan daftar ini
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: .venv/.runtime ## Siapkan kabupaten contoh, lalu layani (SERVE=0: hanya siapkan)
	$(BIN)/payung demo
	@if [ "$(SERVE)" != 0 ]; then exec $(BIN)/payung serve; fi

serve: .venv/.runtime ## Layani situs sampai dihentikan dengan Ctrl+C
	$(BIN)/payung serve

test: .venv/.dev ## Jalankan semua uji (PYTEST_ARGS="tests/law -k iuran" untuk sebagian)
	scripts/test.sh $(PYTEST_ARGS)

check: .venv/.dev ## Periksa bentuk, tipe, lapisan, migrasi, dokumen, kunci paket, dan rahasia
	scripts/check.sh

bench: .venv/.bench ## Ukur kecepatan dan memori di samping pembanding
	$(BIN)/python -m benchmarks

env: .venv/.dev ## Siapkan lingkungan pengembang di .venv

lock: .venv/.dev ## Perbarui kunci paket dari pyproject.toml
	scripts/lock.sh

clean: ## Hapus lingkungan dan singgahan; data di .payung dibiarkan
	@if [ -x $(BIN)/payung ]; then DATABASE_URL= PAYUNG_HOME=$(CURDIR)/.payung/test $(BIN)/payung db erase --yes; fi >/dev/null
	rm -rf .venv .payung/test .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

.venv/.runtime: requirements/runtime.txt $(PACKAGE)
	scripts/make-env.sh runtime
	@touch $@

.venv/.dev: requirements/dev.txt $(PACKAGE)
	scripts/make-env.sh dev
	@touch .venv/.runtime $@

.venv/.bench: requirements/bench.txt .venv/.dev
	scripts/make-env.sh bench
	@touch $@
