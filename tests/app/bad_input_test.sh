# What is broken is complained of with its place, the rest is read, and nothing falls over.
. "$(dirname "$0")/lib.sh"

write_story "$work/good.txt"
good() { says out "Kenya denies raid"; }

run 3 extract "$work/missing.txt" "$work/good.txt"
says err "missing.txt: No such file"
good

: >"$work/empty.txt"
run 3 extract "$work/empty.txt" "$work/good.txt"
says err "empty.txt"
good

mkdir "$work/nothing"
run 3 extract "$work/nothing" "$work/good.txt"
says err "nothing: holds no files"
good

run 3 extract https://example.org/feed "$work/good.txt"
says err "addresses are not fetched"
good

printf '<?xml version="1.0"?>\n<project><name>x</name></project>\n' >"$work/pom.xml"
run 3 extract "$work/pom.xml" "$work/good.txt"
says err "pom.xml:2: XML of an unknown kind (root <project>)"
good
run 0 extract --type text "$work/pom.xml"

gzip -c "$work/good.txt" | gzip -c >"$work/twice.gz"
run 3 extract "$work/twice.gz" "$work/good.txt"
says err "packed a second time"
good

"$parley" extract - <&- >"$work/out" 2>"$work/err"
[ $? = 3 ] || fail "a closed standard input goes unnoticed"
says err "standard input: Bad file descriptor"

i=0
while [ $i -lt 2000 ]; do echo "Line $i of a story that goes on and on, $i times over."; i=$((i + 1)); done >"$work/long.txt"
gzip -c "$work/long.txt" | head -c 900 >"$work/cut.txt.gz"
run 3 extract "$work/cut.txt.gz" "$work/good.txt"
says err "cut.txt.gz"
good

head -c 20000 "$parley" >"$work/program.bin"
run 3 extract "$work/program.bin" "$work/good.txt"
says err "program.bin"
good

# A hundred thousand elements inside each other, and entities that would grow to gigabytes.
{ printf '<?xml version="1.0"?><rss><channel>'; awk 'BEGIN { for (i = 0; i < 100000; ++i) printf "<a>" }'; } >"$work/deep.xml"
run 3 extract "$work/deep.xml" "$work/good.txt"
says err "deep.xml"
good
{
  echo '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
  awk 'BEGIN { p = "a"; for (i = 0; i < 12; ++i) { n = "b" i; printf "<!ENTITY %s \"", n; for (j = 0; j < 10; ++j) printf "&%s;", p; print "\">"; p = n } }'
  echo ']><rss version="2.0"><channel><title>x</title><item><title>&b11;</title><description>y</description></item></channel></rss>'
} >"$work/bomb.xml"
"$parley" extract "$work/bomb.xml" >"$work/out" 2>"$work/err"
[ $? -le 3 ] || fail "an entity bomb brings the program down"
[ "$(wc -c <"$work/out")" -lt 1000000 ] || fail "an entity bomb went off"

printf '{"id":"a","text":"Kenya denied it."}\nnot json\n{"id":"b","text":"Somalia said so."}\n' >"$work/lines.jsonl"
run 3 extract --type jsonl "$work/lines.jsonl"
says err "lines.jsonl:2"
[ "$(lines_of "$work/out")" = 2 ] || fail "lines around a bad one are not read"

if [ -f "$source/data/model/parley-en.model" ]; then
  run 3 parse --input conllu "$work/missing.conllu"
  printf "1\tA\n\n" >"$work/bad.conllu"
  run 3 parse --input conllu "$work/bad.conllu"
  says err "bad.conllu:1: a word has 2 columns instead of 10"
fi
finish
