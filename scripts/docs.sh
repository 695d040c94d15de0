#!/usr/bin/env bash
# Regenerates docs/generated from the .td files. A test fails while they are stale.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --build build --target qopt-doc
mkdir -p docs/generated
cp build/docs/generated/*.md docs/generated/
