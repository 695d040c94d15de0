#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Measures qopt and its peers: sets up their packages under build/ the first
# time, then runs run.py with the arguments given. --help lists them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
environment=$root/build/benchmarks/venv
if ! cmp -s "$here/requirements.txt" "$environment/installed.txt"; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$environment/installed.txt"
fi
exec "$environment/bin/python" "$here/run.py" "$@"
