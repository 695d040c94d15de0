#!/usr/bin/env bash
# Installs what is missing (Debian 12 packages), configures, and builds to build/. The
# other scripts start with it; where everything is up to date it takes a second.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  # LLVM and MLIR, the compiler, the linker
  clang-22 lld-22 libmlir-22-dev mlir-22-tools llvm-22-dev llvm-22-tools libpolly-22-dev
  # sanitizers and libFuzzer
  libclang-rt-22-dev
  # build tools
  cmake ninja-build pkg-config
  # libraries: command line, .npz archives, unit tests
  libcli11-dev libzip-dev libgtest-dev
  # the tests' reference implementation, and a C compiler such as a user has
  python3 python3-numpy gcc libc6-dev
  # models for other processors: C headers, and what runs them here
  libc6-dev-arm64-cross gcc-aarch64-linux-gnu qemu-user
  # the Python package
  python3-dev python3-venv
)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done
if ((${#missing[@]})); then
  echo "== installing ${missing[*]}"
  sudo=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || {
      echo "error: not root and no sudo; as root, run: apt-get install ${missing[*]}" >&2
      exit 1
    }
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# The Python that tests use, with what the package is built with and compared with. It is
# made anew where the list of packages changes.
venv=build/venv python=/usr/bin/python3
requirements=python/requirements-test.txt
if ! cmp -s $requirements $venv/requirements.txt; then
  echo "== installing Python packages to $venv"
  rm -rf $venv
  if "$python" -m venv $venv &&
    $venv/bin/python -m pip install -q --disable-pip-version-check -r $requirements; then
    cp $requirements $venv/requirements.txt
  else
    rm -rf $venv
    echo "error: the packages of $requirements could not be installed (no network?)" >&2
    [[ -n "${CI:-}" ]] && exit 1
    echo "The Python package is not built, and its tests are left out." >&2
  fi
fi
[[ -d $venv ]] && python=$PWD/$venv/bin/python

# A translation unit needs up to 1.5 GB: no more jobs than memory has room for.
memory_gib=$(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo)
jobs=$(nproc)
((jobs > memory_gib / 2 + 1)) && jobs=$((memory_gib / 2 + 1))

mkdir -p build
if ! cmake --preset default -DQOPT_PYTHON="$python" -UPython_EXECUTABLE -UQOPT_PYTHON_BINDINGS >build/configure.log 2>&1; then
  cat build/configure.log >&2
  exit 1
fi
echo "== building (about five minutes on two cores the first time)"
cmake --build build -j "$jobs" --target all qopt-doc
