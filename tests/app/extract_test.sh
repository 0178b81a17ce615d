# Inputs to fields; needs no model.
. "$(dirname "$0")/lib.sh"

write_story "$work/a.txt"
run 0 extract "$work/a.txt"
says out "Kenya denies raid on harbour"
[ "$(lines_of "$work/out")" = 1 ] || fail "one story is not one line"

# Packed input is read as it is, and the id stays the same on every way in.
cp "$work/out" "$work/plain"
gzip -k "$work/a.txt"
run 0 extract "$work/a.txt.gz"
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p' "$1"; }
[ -n "$(id "$work/plain")" ] || fail "the story has no id"
[ "$(id "$work/out")" = "$(id "$work/plain")" ] || fail "packed input has another id"
"$parley" extract - <"$work/a.txt" >"$work/piped" 2>/dev/null || fail "standard input is not read"
[ "$(id "$work/piped")" = "$(id "$work/plain")" ] || fail "standard input has another id"

# A folder is read with all below it, in order of names; hidden files are not.
mkdir -p "$work/folder/b"
for name in b/two one three .hidden; do echo "{\"id\":\"$name\",\"text\":\"Kenya denied it.\"}" >"$work/folder/$name.jsonl"; done
run 0 extract "$work/folder"
[ "$(id "$work/out" | tr '\n' ' ')" = "b/two one three " ] || fail "a folder is not read in order: $(id "$work/out" | tr '\n' ' ')"

run 0 extract -o "$work/file" "$work/a.txt"
[ -s "$work/out" ] && fail "with -o something is on standard output"
cmp -s "$work/file" "$work/plain" || fail "-o writes something else"

# A story of another source, and the name that the user gives.
run 0 extract --source Desk "$work/a.txt"
says out '"source":"Desk"'
[ -c /dev/full ] && { "$parley" extract "$work/a.txt" >/dev/full 2>"$work/err"; [ $? = 1 ] || fail "a full disk is not told"; }
finish
