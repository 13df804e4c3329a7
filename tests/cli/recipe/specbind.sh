#!/bin/sh
# For any other CI: fails on stale output, on a page that contradicts its document, and on a change that breaks callers
# unless somebody has accepted it. The argument is the revision that callers have now.
set -eu
specbind gen --check
for page in captures/*; do
  specbind audit "$page" --spec spec/harbour.yaml --quiet
done
specbind diff "${1:-origin/main}:spec" spec --fail-on source --accepted spec/accepted.toml
