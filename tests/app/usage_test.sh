# The command line as people get it wrong and right.
. "$(dirname "$0")/lib.sh"

run 0 --help
says out "Examples:"
[ "$(head -n 1 "$work/out")" = "Examples:" ] || fail "help does not lead with examples"
for verb in code parse extract why doctor completion; do
  run 0 "$verb" --help
  run 0 help "$verb"
  says out "Examples:"
done
run 0 --version
says out "parley "

run 2
run 2 cdoe
says err "did you mean code?"
run 2 code --fromat text x
says err "did you mean --format?"
run 2 code --type nesml x
says err "did you mean newsml?"
run 2 "$0"
says err "parley code"
run 2 code --type pdf x
run 2 code
run 2 why
run 2 completion tcsh

for shell in bash zsh fish; do
  run 0 completion "$shell"
  says out "extract"
done
run 0 completion bash
bash -n "$work/out" || fail "the completion for bash is not valid"

run 1 extract --data /nonexistent "$0"
says err "no data folder"
run 1 extract -o /nonexistent/file "$0"
run 1 why e1 --from /nonexistent
finish
