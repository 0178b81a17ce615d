# The seed story, where the shared folder is there: SHARED, else ../shared beside the source.
. "$(dirname "$0")/lib.sh"
shared=${SHARED:-$source/../shared}
seed=$(ls "$shared"/wire/*.txt 2>/dev/null | head -n 1)
[ -n "$seed" ] || { echo "SKIPPED: there is no wire copy in $shared/wire"; exit 77; }
need_model

run 0 code "$seed"
for stance in announces denies insists; do says out "\"stance\":\"$stance\""; done
finish
