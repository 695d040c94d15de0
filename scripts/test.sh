#!/usr/bin/env bash
# Sets up, builds and runs all tests: the one command for a first look, for development
# and for CI. Arguments go to lit, as in `scripts/test.sh --filter=qnn-fuse-qdq`.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
lit=/usr/lib/llvm-22/bin/lit

echo "== tests"
"$lit" -sv "$@" build/test
if (($# == 0)); then
  echo "== IR tests again, every module also written as text and bytecode and read back"
  QOPT_VERIFY_ROUNDTRIP=1 "$lit" -sv build/test/{Dialect,Conversion,Codegen,Pipelines}
fi
