#!/bin/sh
# Installs what is missing, builds everything and runs all tests.
# usage: ./test [ctest options, such as -R NAME]
set -eu
cd "$(dirname "$0")/.."
tools/bootstrap.sh build
tools/build.sh dev
exec ctest --test-dir build-dev --output-on-failure -j "$(nproc)" "$@"
