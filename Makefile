# What people run here. "make help" lists it.
.PHONY: help build test bundle pictures release image bench compare fuzz clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the server, as ./dist/stoppress
	CGO_ENABLED=0 go build -trimpath -ldflags "-X main.version=$$(git describe --tags --always --dirty)" -o dist/stoppress ./cmd/stoppress

test: ## every check and test; installs what they need where it may, and says what it skipped
	@scripts/test

bundle: ## the scripts and styles that readers and editors get, from web/
	cd web && npm ci --no-audit --no-fund
	go run ./web/bundle

pictures: ## the README's picture, of the demo in Chromium
	STOPPRESS_PICTURES=1 go test -count=1 -run '^TestPicture$$' ./cmd/stoppress

release: ## static binaries for Linux, macOS and Windows, with their sums, in dist/
	@scripts/release

image: release ## a container image from the static Linux binary, by podman, buildah or docker
	@scripts/image

bench: ## the benchmarks
	go test -run '^$$' -bench . -benchmem -timeout 60m ./...

compare: ## readers' streams beside other servers, in some minutes
	go run ./bench/compare

fuzz: ## every fuzz target for 30 seconds
	@scripts/fuzz 30s

clean: ## remove what was made here
	rm -rf dist web/node_modules
