#!/bin/sh
# Runs each fuzzer that was built; a crash leaves its input in build-fuzz/NAME-crash-... and the run fails.
# usage: tools/fuzz.sh SECONDS [NAME]
set -eu
cd "$(dirname "$0")/.."
seconds=$1
only=${2:-}
failed=
for source in fuzz/*_fuzzer.cpp; do
  name=$(basename "$source" .cpp)
  [ -z "$only" ] || [ "$only" = "$name" ] || continue
  corpus=build-fuzz/corpus/$name
  mkdir -p "$corpus"
  seeds=fuzz/seeds/${name%_fuzzer}
  [ -d "$seeds" ] || seeds=
  # shellcheck disable=SC2086  # seeds is one word or none
  if build-fuzz/"$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix=build-fuzz/"$name"- "$corpus" $seeds >build-fuzz/"$name".log 2>&1; then
    echo "$name: clean, $(sed -n 's/^stat::number_of_executed_units: *//p' build-fuzz/"$name".log) inputs in $seconds s"
  else
    echo "$name: FAILED, see build-fuzz/$name.log"
    tail -n 15 build-fuzz/"$name".log
    failed=1
  fi
done
[ -z "$failed" ]
