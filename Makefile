# Needs Go and a C compiler (the parser is tree-sitter, in C); the rest is
# fetched by go itself. `make check` is what CI runs.
.DEFAULT_GOAL := help
SAMPLES := testdata/kernel-samples
export CGO_ENABLED := 1
# Only what is used is optimised by a profile: tests and linters compile all twice else.
export GOFLAGS += -pgo=off

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

cc:
	@command -v go >/dev/null || { echo 'featscan needs Go 1.26 or newer, from https://go.dev/dl/' >&2; exit 2; }
	@command -v $$(go env CC) >/dev/null || { echo "featscan needs a C compiler, and \"$$(go env CC)\" is not there: install gcc or clang, or set CC" >&2; exit 2; }

build: cc ## build ./featscan
	go build -pgo=auto -o featscan ./cmd/featscan

demo: build ## scan the bundled sample of a kernel
	./featscan scan $(SAMPLES)/v7.2

test: cc ## run all tests
	go test ./...

race: cc ## run all tests under the race detector
	go test -race ./...

lint: cc ## gofmt, go vet, staticcheck
	@bad=$$(gofmt -l cmd internal *.go); test -z "$$bad" || { echo "gofmt would change:" $$bad >&2; exit 1; }
	go vet ./...
	go tool staticcheck ./...

check: lint test ## what CI runs

golden: cc ## rewrite golden files and the output that documents show; review the diff
	go test ./internal/report ./cmd/featscan -update

docs: cc ## rewrite docs/detectors.md
	go test ./internal/features/detect -run '^TestDetectorsPage$$' -update

SCORE := ../shared/tools/score-all
accuracy: build ## measure the accuracy that docs/accuracy.md states
	@test -x $(SCORE) || { echo "the scorers are not part of this repository: nothing at $(SCORE)" >&2; exit 2; }
	@$(SCORE) ./featscan

fuzz: cc ## fuzz each parser for ten seconds
	@set -e; for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
		go test -run '^$$' -fuzz "^$$f\$$" -fuzztime 10s $$p; done; done

bench: build ## time a whole kernel (KERNEL=DIR) beside ripgrep and ast-grep, then benchmarks
	KERNEL='$(KERNEL)' .ci/bench
	FEATSCAN_BENCH_TREE='$(KERNEL)' go test -run '^$$' -bench . -benchmem ./...

profile: cc ## make the profile that builds are optimised by (KERNEL='DIR...')
	.ci/profile $(KERNEL)

.PHONY: help cc build demo test race lint check golden docs accuracy fuzz bench profile
