# make run    sets up, builds and serves Chapeau with a sample negotiation
# make test   sets up and runs every check and test

SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS   += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The folder with the corpus and the cases that some tests read.
export CHAPEAU_SHARED ?= $(abspath ../shared)

LISTEN  ?= 127.0.0.1:8080
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

PROGRAM  := bin/chapeau
DIST     := frontend/dist/index.html
NPM      := npm --prefix frontend run --silent
CHECKER  := go tool -modfile=.ci/tools.mod
# What the tests of documents open, check and print them with.
DOCUMENT_TOOLS := .setup/libreoffice .setup/weasyprint .setup/xmllint
GO_FILES  = $(shell git ls-files --cached --others --exclude-standard '*.go')
FRONTEND_SOURCES := $(shell find frontend/src frontend/public frontend/scripts frontend/*.* -type f)

.PHONY: help run test soak bench build setup fmt clean
.PHONY: check-go test-go check-frontend test-frontend test-browser

help: ## Shows this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' Makefile

run: build ## Builds and serves the sample negotiation (LISTEN=127.0.0.1:8080)
	./$(PROGRAM) serve --demo --listen $(LISTEN)

test: check-go test-go check-frontend test-frontend test-browser ## Runs every check and test
	@echo "All checks and tests are through."

soak: .setup/go ## Plays 200 negotiations of 600 amendments each and holds the laws after every step
	CHAPEAU_SOAK=200x600 go test -timeout 8h -run '^TestLongNegotiations$$' -v ./drafting

bench: .setup/go ## Measures diff, merge, rebase and storage beside the yardsticks, as a table
	go test -run '^$$' -bench . ./diffing ./drafting/amend ./drafting/action ./drafting/formats/docx ./storage | go run ./.ci/benchtable

build: .setup/go $(DIST) ## Builds the front end and the program into bin/
	go build -trimpath -ldflags '-X main.version=$(VERSION)' -o $(PROGRAM) ./cmd/chapeau

fmt: .setup/go .setup/frontend ## Formats Go and the front end
	$(CHECKER) gofumpt -w $(GO_FILES)
	$(NPM) format

clean: ## Removes what was built and set up
	rm -rf bin .setup frontend/node_modules
	find frontend/dist -mindepth 1 -not -name .gitkeep -delete

# Checks and tests, each of which may be called alone.

check-go: .setup/go ## Go formatting, vet and staticcheck
	@unformatted=$$($(CHECKER) gofumpt -l $(GO_FILES)); \
	  [ -z "$$unformatted" ] || { echo "make fmt would change: $$unformatted" >&2; exit 1; }
	go vet ./...
	$(CHECKER) staticcheck ./...

test-go: .setup/go $(DOCUMENT_TOOLS) ## Go tests with the race detector; without it the laws on real documents, long negotiations and large files at full length
	go test -race -timeout 20m ./...
	go test -timeout 15m -run '^(TestCorpusAmendedAtRandom|TestLongNegotiations|TestOfficeAcceptsAndRejects)$$' ./drafting/amend ./drafting ./drafting/formats/docx
	go test ./drafting/formats/docxtext ./drafting/formats/akn ./drafting/formats/instructions

check-frontend: .setup/frontend ## Front-end types, lint, generated API types
	$(NPM) typecheck
	$(NPM) lint
	$(NPM) generate:check

test-frontend: .setup/frontend ## Front-end unit tests
	$(NPM) test

test-browser: build .setup/chromium ## Browser tests against the built program
	$(NPM) e2e

# Set-up: each step leaves a stamp, so that it runs again only when what it
# depends on has changed.

setup: .setup/go .setup/frontend .setup/chromium $(DOCUMENT_TOOLS) ## Installs what is missing

.setup/tools: .ci/check-tools
	@.ci/check-tools
	@mkdir -p .setup && touch $@

.setup/go: go.mod go.sum .ci/tools.mod .ci/tools.sum | .setup/tools
	go mod download
	go mod download -modfile=.ci/tools.mod
	@touch $@

.setup/frontend: frontend/package.json frontend/package-lock.json | .setup/tools
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.setup/chromium $(DOCUMENT_TOOLS): .setup/%: .ci/install-% | .setup/tools
	@.ci/install-$*
	@touch $@

$(DIST): .setup/frontend $(FRONTEND_SOURCES)
	$(NPM) build
