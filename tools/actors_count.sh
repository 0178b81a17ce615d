#!/bin/sh
# Counts the actors of data/actors by kind: who is written down, and the bodies that are made of institutions.txt × states.txt.
# usage: tools/actors_count.sh
cd "$(dirname "$0")/../data/actors" || exit 1
lines() { cat "$@" | grep -v -e '^#' -e '^\[' | grep -c .; }
states=$(lines states.txt)
kinds=$(grep -v -e '^#' -e '^-' institutions.txt | grep -c .)
lacking=$(awk -F'|' '/^-/ {n += split($2, a, " ") * split($3, b, " ")} END {print n + 0}' institutions.txt)
own=$(grep -v '^#' organisations.txt | cut -d'|' -f1 | grep -c '@')
made=$((states * kinds - lacking - own))
persons=$(lines persons_*.txt); groups=$(lines groups*.txt); bodies=$(lines organisations*.txt)
printf '%-34s %6d\n' states "$states" persons "$persons" 'groups, parties, movements' "$groups" \
  'bodies, media, companies' "$bodies" 'bodies of every state (composed)' "$made" \
  'all that is written down' $((states + persons + groups + bodies)) all $((states + persons + groups + bodies + made))
