#!/usr/bin/env bash
# Random networks through the compiler: float code against numpy, quantized code against the
# numerics document, optimized against plain code and code for other processors, TOSA and linalg
# against qnn.
#
#   scripts/differential.sh [N|60s] [--seed S] [more options of test/Differential/differential.py]
#
# runs N networks (10000) or for that time, prints what was covered, and writes each network that
# fails, reduced, to build/differential. QOPT_DIFFERENTIAL_BUILD=DIR runs what DIR has, unbuilt.
set -euo pipefail
cd "$(dirname "$0")/.."
budget=10000
if [[ ${1:-} =~ ^[0-9]+s?$ ]]; then
  budget=$1
  shift
fi
build=${QOPT_DIFFERENTIAL_BUILD:-}
if [[ -z $build ]]; then
  build=build
  scripts/setup.sh
  cmake -S . -B build >build/configure.log
  cmake --build build --target qopt-differential
fi
limit=(--count "$budget")
[[ $budget == *s ]] && limit=(--seconds "${budget%s}")
python=$(sed -n 's/^QOPT_PYTHON:[A-Z]*=//p' "$build/CMakeCache.txt")
exec "${python:-python3}" test/Differential/differential.py --tool "$build/bin/qopt-differential" \
  --output "$build/differential" "${limit[@]}" "$@"
