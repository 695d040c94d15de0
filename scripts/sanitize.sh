#!/usr/bin/env bash
# Builds qopt with the address and undefined-behaviour sanitizers and with assertions, to
# build/sanitize, and runs the tests under them (about 40 minutes on two cores). Fails where
# a test fails or where a sanitizer reported anything, also in a test that expects an error.
# Arguments go to lit. QOPT_SANITIZE_BUILT=1 runs what is built.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/sanitize
if [[ -z ${QOPT_SANITIZE_BUILT:-} ]]; then
  scripts/setup.sh
  mkdir -p "$build"
  cmake --preset sanitize -DQOPT_PYTHON=/usr/bin/python3 >"$build/configure.log"
  cmake --build "$build" --target qopt qopt-lsp-server qopt-reduce qopt-unit-tests
fi
rm -rf "$build/reports"
mkdir -p "$build/reports"
failed=0
/usr/lib/llvm-22/bin/lit -sv "$@" "$build/test" || failed=1
# Memory that nobody has is an error of ours, and only a warning in a report.
reports=()
while read -r report; do
  reports+=("$report")
done < <(grep -lrE 'ERROR|runtime error' "$build/reports" | sort)
for report in "${reports[@]}"; do
  echo "== $report"
  grep -m 1 -E 'ERROR|runtime error' "$report" || true
  grep -E '^ *#[0-9]+ ' "$report" | head -12
  failed=1
done
echo "${#reports[@]} sanitizer reports in $build/reports"
exit "$failed"
