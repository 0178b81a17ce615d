# The front door for developers; newcomers have ./run and ./test.
.PHONY: build dev
build:
	cmake --preset release >/dev/null && cmake --build build
dev:
	cmake --preset dev >/dev/null && cmake --build build-dev
