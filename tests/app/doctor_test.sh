# Everything that coding needs is in the repository.
. "$(dirname "$0")/lib.sh"

run 0 doctor
for word in OpenVINO compiler model processor "everything is there"; do says out "$word"; done
run 1 doctor --data "$work"
says out "MISSING"
finish
