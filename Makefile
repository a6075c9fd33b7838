# `make help` lists what there is. Needs Rust and Node; the tests install or name what else they need.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8080
LISTEN ?= 127.0.0.1:$(PORT)
SIMULATE ?= 6
TARGET := $(or $(CARGO_TARGET_DIR),target)

# Outputs double as stamps: they are touched once the step that makes them has ended well.
NPM_DONE := web/node_modules/.installed
WEB_DONE := web/dist/console/index.html
WEB_SOURCES = $(shell find web \( -name node_modules -o -name dist -o -name e2e -o -name test-results \
	-o -name playwright-report \) -prune -o -type f ! -name '*.test.ts' -print)

.PHONY: help run web web-install test ci bench dist audit fmt lint clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: ## build and start a demo shop on http://localhost:8080 (PORT=, LISTEN=, SIMULATE=customers)
	@scripts/need.sh rust node
	@$(MAKE) web
	cargo build --bin yingke
	@mkdir -p data
	exec $(TARGET)/debug/yingke serve --listen $(LISTEN) --demo --simulate $(SIMULATE)

web: $(WEB_DONE) ## build the three web apps into web/dist

web-install: $(NPM_DONE)

# Not `npm ci`: it refuses lock files made where the registry lists platform packages incompletely.
$(NPM_DONE): web/package.json web/package-lock.json
	cd web && npm install --no-save --no-audit --no-fund
	@touch $@

$(WEB_DONE): $(NPM_DONE) $(WEB_SOURCES)
	cd web && npm run build
	@touch $@

test: ## everything a submission must pass (STAGES="format web-tests" runs those alone)
	@scripts/test.sh $(STAGES)

ci: ## what the integration server runs
	@.ci/run

bench: web ## print the performance table, then what the browser takes
	@scripts/need.sh chromium fonts
	cargo build --release -p yingke -p yingke-bench
	$(TARGET)/release/yingke-bench all
	cd web && YINGKE_BIN=$(abspath $(TARGET))/release/yingke YINGKE_BENCH_BIN=$(abspath $(TARGET))/release/yingke-bench \
		npm run --silent bench -- price grid

dist: web ## release archive, container file and service unit into dist/
	@scripts/dist.sh

audit: ## known vulnerabilities, unused and doubled dependencies (needs the network)
	@scripts/audit.sh

fmt: $(NPM_DONE) ## format everything
	cargo fmt --all
	cd web && npx prettier --write --log-level warn .

lint: $(NPM_DONE) ## the linters of `make test`, without the tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cd web && npm run lint && npm run typecheck

clean: ## remove what was built (data/ stays)
	cargo clean
	rm -rf dist web/dist web/node_modules
