#!/bin/sh
# The mock against Prism in one run: the success case, validated by both, 8 connections that stay open, then a million
# requests with the memory before and after. `sh benches/mock.sh [SECONDS]`; needs wrk (Debian), node and npm, python3.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-10}
tools=${JUDGES:-$PWD/target/judges}
mkdir -p "$tools"
[ -d "$tools/prism/node_modules" ] || npm install --silent --no-fund --no-audit --prefix "$tools/prism" @stoplight/prism-cli@5
[ -d "$tools/venv" ] || python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check -r tests/judges/requirements.txt
specbind=${SPECBIND_RELEASE:-target/release/specbind}
[ -x "$specbind" ] || cargo build --release --quiet
"$tools/venv/bin/python" tests/judges/plain.py spec/konaplate.yaml "$tools/prism.json"

ours=127.0.0.1:4020
theirs=127.0.0.1:4021
"$specbind" mock --spec spec/konaplate.yaml --listen $ours >/dev/null 2>"$tools/mock.log" &
mock=$!
"$tools/prism/node_modules/.bin/prism" mock --port 4021 "$tools/prism.json" >/dev/null 2>&1 &
prism=$!
trap 'kill $mock $prism 2>/dev/null' EXIT
for server in $ours $theirs; do
    until curl -s -o /dev/null "http://$server/"; do sleep 0.3; done
done

measure() { wrk -t 1 -c 8 -d "$1" -s benches/mock.lua "http://$2/" | tail -n 1; }
resident() { awk '/VmRSS/ { print $2 " KiB" }' "/proc/$mock/status"; }

for round in 1 2 3; do
    echo "Prism:    $(measure "${seconds}s" $theirs)"
    echo "specbind: $(measure "${seconds}s" $ours)"
done
sent=$(wc -l <"$tools/mock.log")
echo "memory after $sent requests: $(resident)"
until [ "$(($(wc -l <"$tools/mock.log") - sent))" -ge 1000000 ]; do measure 10s $ours >/dev/null; done
echo "memory after $(wc -l <"$tools/mock.log") requests: $(resident)"
