#!/usr/bin/env bash
# Builds the fuzz targets and runs each over its seeds with a budget, given as a time
# (`scripts/fuzz.sh 300s`: for each target) or a number of executions (`scripts/fuzz.sh 20000`).
# Prints the executions of each; fails where one crashes, hangs or takes more than 2 GiB.
# What the targets find stays in build/fuzz (corpus, and the inputs that crash).
# Names behind the budget choose targets. QOPT_FUZZ_BUILD=DIR runs what DIR has, without building.
set -euo pipefail
cd "$(dirname "$0")/.."
budget=${1:-60s}
shift || true
build=${QOPT_FUZZ_BUILD:-}
if [[ -z $build ]]; then
  build=build
  scripts/setup.sh
  cmake -S . -B build -DQOPT_FUZZERS=ON >build/configure.log
  cmake --build build --target qopt-fuzzers
fi
targets=("$@")
((${#targets[@]})) || targets=(npy npz safetensors json module)
limit="-runs=$budget"
[[ $budget == *s ]] && limit="-max_total_time=${budget%s}"

# A copy, so that a run does not change what the next one starts from.
work=${QOPT_FUZZ_DIR:-build/fuzz}
mkdir -p "$work"
python=$(sed -n 's/^QOPT_PYTHON:[A-Z]*=//p' "$build/CMakeCache.txt")
"${python:-python3}" test/Fuzz/seeds.py "$work/seeds"

total=0
failed=0
for target in "${targets[@]}"; do
  mkdir -p "$work/corpus/$target" "$work/crashes"
  log="$work/$target.log"
  options=()
  [[ -f test/Fuzz/$target.dict ]] && options=("-dict=test/Fuzz/$target.dict")
  # Without coverage of the libraries every seed looks the same: keep them all.
  [[ $target == module ]] && options+=(-keep_seed=1 -reduce_inputs=0)
  status=0
  UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=detect_leaks=0:allow_user_poisoning=0:allocator_may_return_null=1 \
    "$build/bin/qopt-fuzz-$target" "$work/corpus/$target" "$work/seeds/$target" \
    "${options[@]}" "$limit" -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=0 \
    -max_len=4096 -seed="${QOPT_FUZZ_SEED:-1}" -print_final_stats=1 \
    -artifact_prefix="$work/crashes/$target-" >"$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  total=$((total + ${runs:-0}))
  if ((status)); then
    echo "$target: FAILED after ${runs:-?} executions:"
    grep -m 3 -E 'ERROR|runtime error|SUMMARY|without a message|Test unit' "$log" || tail -5 "$log"
    failed=1
  else
    echo "$target: ${runs:-0} executions, no crash"
  fi
done
echo "total: $total executions"
exit "$failed"
