# Stories to records, trees and the terminal, whatever the number of workers.
. "$(dirname "$0")/lib.sh"
need_model

write_story "$work/a.txt"
run 0 code "$work/a.txt"
says out '{"kind":"story"'
says out '"kind":"event"'
says out '"stance":"denies"'
says out '"kind":"tally"'

run 0 code --format text "$work/a.txt"
says out "⟦"
says out "1 story,"
says err "stories/s"
grep -q "$(printf '\033')" "$work/out" && fail "there is colour where there is no terminal"
run 0 code -q --format text "$work/a.txt"
[ -s "$work/err" ] && fail "-q is not quiet"

# The same bytes for any number of workers, and twice.
mkdir "$work/many"
i=0
while [ $i -lt 40 ]; do
  { cat "$work/a.txt"; j=0; while [ $j -lt $((i % 7)) ]; do echo; echo "Talks number $j went on in Mombasa on Friday, a minister said."; j=$((j + 1)); done; } >"$work/many/$i.txt"
  i=$((i + 1))
done
run 0 code -q -j 1 "$work/many"
cp "$work/out" "$work/one"
for jobs in 1 2 5; do
  run 0 code -q -j $jobs "$work/many"
  cmp -s "$work/out" "$work/one" || fail "other bytes with $jobs workers"
done

# Why: from the first event to its words.
id=$(grep '"kind":"event"' "$work/one" | head -n 1 | sed 's/.*"kind":"event","id":"\([^"]*\)".*/\1/')
run 0 why "$id" --from "$work/one"
says out "decided by"
says out "⟦"
run 1 why nothing --from "$work/one"
says err "no record nothing"

# Another language is kept and not coded.
cat >"$work/fr.txt" <<'STORY'
Le ministre dément

Le ministre des Affaires étrangères a démenti lundi toute attaque contre le port, tandis que les autorités du pays voisin
maintiennent leurs accusations et demandent une réunion du Conseil de sécurité dans les plus brefs délais.
STORY
run 0 code "$work/fr.txt"
says out '"language":"fr"'
[ "$(lines_of "$work/out")" = 1 ] || fail "a story that is not in English is coded"

# A sentence of 10,000 words, and words that no one would print.
awk 'BEGIN { for (i = 0; i < 10000; ++i) printf "Kenya and "; print "Somalia met." }' >"$work/endless.txt"
run 0 code "$work/endless.txt"
printf 'Kenya\342\200\256 denied\342\200\213 it\033[2J.\n' >"$work/marks.txt"
run 0 code --format text "$work/marks.txt"
grep -q "$(printf '\033')" "$work/out" && fail "a story commands the terminal"

run 0 parse "$work/a.txt"
says out "# newdoc id"
says out "Entity=B-"
awk -F '\t' '/^[0-9]/ && NF != 10 { bad = 1 } END { exit bad }' "$work/out" || fail "a word has not ten columns"
cp "$work/out" "$work/parsed.conllu"
run 0 parse --input conllu "$work/parsed.conllu"
[ "$(grep -c '^[0-9]' "$work/out")" = "$(grep -c '^[0-9]' "$work/parsed.conllu")" ] || fail "words that are given are not kept"
finish
