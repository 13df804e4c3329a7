#!/bin/sh
# Checks the documents in spec/ with validators that are not ours, and their x-specbind extensions
# against spec/extensions.schema.json. Exits 1 on the first failure.
#
# Needs python3 with venv, node and npm. Installs the validators into a folder outside the tracked
# tree, by default target/spec-tools, and keeps them there for the next run.
set -eu

cd "$(dirname "$0")/../.."
mkdir -p "${SPECBIND_SPEC_TOOLS:=target/spec-tools}"
tools=$(cd "$SPECBIND_SPEC_TOOLS" && pwd)
requirements=tests/spec/requirements.txt
# The minor is pinned as well: later ones of 2 will need node 22.
redocly_cli='@redocly/cli@~2.77.0'

if ! cmp -s "$requirements" "$tools/python.installed"; then
    echo "installing: $(grep -v '^#' "$requirements" | tr '\n' ' ')"
    rm -rf "$tools/python"
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
    cp "$requirements" "$tools/python.installed"
fi
if [ "$(cat "$tools/node.installed" 2>/dev/null)" != "$redocly_cli" ]; then
    echo "installing: $redocly_cli"
    rm -rf "$tools/node"
    npm install --silent --no-fund --no-audit --prefix "$tools/node" "$redocly_cli"
    echo "$redocly_cli" > "$tools/node.installed"
fi

echo "== extensions: spec/extensions.schema.json"
"$tools/python/bin/python" tests/spec/extensions.py

for document in spec/*.yaml; do
    [ "$document" != spec/redocly.yaml ] || continue
    echo "== openapi-spec-validator: $document"
    "$tools/python/bin/openapi-spec-validator" "$document"
    echo "== redocly lint: $document"
    (cd spec && REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
        "$tools/node/node_modules/.bin/redocly" lint "$(basename "$document")")
done
echo "spec/ is valid"
