#!/bin/sh
# Judges of the mock that are not ours: `sh tests/judges/run.sh`. Needs python3, Java and npm; about three minutes.
# Installs what it needs below target/judges, once.
set -eu
cd "$(dirname "$0")/../.."
tools=${JUDGES:-$PWD/target/judges}
mkdir -p "$tools"
[ -d "$tools/venv" ] || python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check -r tests/judges/requirements.txt
[ -d "$tools/prism/node_modules" ] || npm install --silent --no-fund --no-audit --prefix "$tools/prism" @stoplight/prism-cli@5
cargo build --quiet
PATH="$tools/venv/bin:$PATH"
JUDGES=$tools
export PATH JUDGES
failed=0
for judge in foreign_client prism schemathesis_judge; do
    echo "== $judge"
    python tests/judges/$judge.py || failed=1
done
exit $failed
