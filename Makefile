# The front door for developers; newcomers have ./run and ./test. `make help` lists what there is.
.PHONY: help build dev test check format tidy includes sanitized golden fuzz measure predict score bench train install clean
.DEFAULT_GOAL := build

FUZZ_SECONDS ?= 60
PREFIX ?= /usr/local
SHARED ?= ../shared

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the program, optimised, in build/parley
	@tools/bootstrap.sh build
	@tools/build.sh release

dev: ## the same with assertions and line numbers, in build-dev/
	@tools/bootstrap.sh build
	@tools/build.sh dev

test: ## build-dev and all tests
	@./test

check: format includes tidy sanitized ## what a change must pass: format, includes, tidy, tests under ASan+UBSan

format: ## is every changed file as clang-format 14 would write it?
	@tools/bootstrap.sh check
	@tools/changed.sh | xargs -r clang-format-14 --dry-run --Werror

includes: ## do includes point one way?
	@python3 tools/check_includes.py

tidy: ## clang-tidy 14 over changed sources
	@tools/bootstrap.sh check
	@tools/build.sh dev
	@tools/changed.sh | grep '\.cpp$$' | xargs -r -n 1 -P "$$(nproc)" clang-tidy-14 --quiet -p build-dev

sanitized: ## all tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@tools/bootstrap.sh build
	@tools/build.sh asan
	@ASAN_OPTIONS=detect_leaks=0 TBB_ENABLE_SANITIZERS=1 ctest --test-dir build-asan --output-on-failure -j "$$(nproc)"

golden: ## rewrites expected outputs; git diff is the review
	@tools/build.sh dev
	@PARLEY_GOLDEN=1 ctest --test-dir build-dev -j "$$(nproc)" >/dev/null || true
	@git diff --stat

fuzz: ## every fuzzer for FUZZ_SECONDS (60); FUZZER=NAME for one of them
	@tools/bootstrap.sh check
	@tools/build.sh fuzz
	@tools/fuzz.sh $(FUZZ_SECONDS) $(FUZZER)

measure: ## sizes of files and functions against the budget
	@python3 tools/measure.py

predict: ## predict SET=NAME GOLD=FILE OUT=FILE: Parley over the inputs of a gold file
	@SHARED="$(SHARED)" python3 tools/score.py predict "$(SET)" "$(GOLD)" "$(OUT)"

score: ## score SET=NAME [GOLD=FILE]: predictions of a set, scored; SET= lists the names
	@SHARED="$(SHARED)" python3 tools/score.py score "$(SET)" "$(GOLD)" "$(OUT)"

bench: ## speed against other programs (fetches them into .deps/peers)
	@tools/bootstrap.sh build
	@tools/build.sh release
	@tools/bench.sh

train: ## trains the reader and writes data/model; see training/README.md
	@tools/train.sh "$(SHARED)"

install: ## into PREFIX (/usr/local)
	@tools/bootstrap.sh build
	@tools/build.sh release
	@cmake --install build --prefix "$(PREFIX)"

clean: ## removes what was built, keeps what was fetched
	rm -rf build build-dev build-asan build-tsan build-fuzz
