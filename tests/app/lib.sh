# What the tests of the program share. Each is run as: sh NAME_test.sh PROGRAM SOURCE_FOLDER
set -u
parley=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PARLEY_DATA
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# run WANTED_STATUS ARGUMENTS...: runs parley; its outputs are in $work/out and $work/err.
run() {
  wanted=$1
  shift
  "$parley" "$@" >"$work/out" 2>"$work/err" </dev/null
  status=$?
  [ "$status" = "$wanted" ] && return
  fail "parley $*: exit status $status instead of $wanted"
  head -c 2000 "$work/err"
}

# says FILE WORDS...: the words must be in $work/FILE.
says() {
  file=$1
  shift
  grep -qF -- "$*" "$work/$file" && return
  fail "'$*' is not in what parley wrote:"
  head -c 2000 "$work/$file"
}

lines_of() { grep -c '' "$1"; }

need_model() {
  [ -f "$source/data/model/parley-en.model" ] && return
  echo "SKIPPED: there is no model in $source/data/model"
  exit 77
}

finish() {
  [ "$failures" = 0 ] && exit 0
  exit 1
}

# An invented story, as a file of plain copy.
write_story() {
  cat <<'STORY' >"$1"
Kenya denies raid on harbour

MOMBASA, May 6 (Example) - Somalia accused Kenya on Monday of bombing its harbour, killing at least 12 soldiers.

Kenya denied the accusation. "We bombed nothing," Foreign Minister Ilo Varani said in the capital.

The two countries agreed to a cease-fire in March.
STORY
}
