#!/usr/bin/env bash
# Sets up, builds, and does the main job: three trained float models become int8 models that
# run on this CPU. Prints a table; writes the models and a report on each to build/demo.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
exec /usr/bin/python3 examples/digits/demo.py build/bin/qopt build/demo
