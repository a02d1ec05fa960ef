#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# ./dev soak --mutants and --builds: whether the campaign finds planted bugs, and whether it is the same everywhere.

set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tools/dev/common.sh
. tools/dev/common.sh
start_cleaning
scratch=$(mktemp -d)
at_exit rm -rf "$scratch"

# compile TREE PROGRAM COMPILER [OPTION...]: the campaign with the runtime of a tree.
compile() {
  local tree=$1 program=$2 compiler=$3
  shift 3
  "$compiler" -std=c11 "$@" -I "$tree/runtime/include" -I generated/include -I simulator/include -I simulator/module \
    "$tree"/runtime/src/*/*.c generated/src/*.c test/sim/*.c \
    simulator/module/*.c simulator/broker/*.c generated/simulator/*.c -o "$program"
}

mutants() {
  local name file edit found=0 all=0 out mode
  while read -r name file edit; do
    [[ -z $name || $name == '#'* ]] && continue
    all=$((all + 1))
    rm -rf "$scratch/tree" && mkdir "$scratch/tree" && cp -r runtime "$scratch/tree/"
    sed -i -e "$edit" "$scratch/tree/$file"
    if cmp -s "$file" "$scratch/tree/$file"; then
      printf '%-20s does not fit %s any more\n' "$name" "$file"
      continue
    fi
    compile "$scratch/tree" "$scratch/mutant" gcc -O1 || die 1 "mutant $name does not compile"
    mode=
    [[ "$file $name" != *session* ]] || mode=--session
    # shellcheck disable=SC2086
    if out=$(timeout 600 "$scratch/mutant" --quiet $mode 10000); then
      printf '%-20s NOT FOUND in 10000 seeds\n' "$name"
    else
      found=$((found + 1))
      printf '%-20s found, seeds needed: %s; %s\n' "$name" "$(sed -n 's/^soak: broke after \([0-9]*\) runs$/\1/p' <<<"$out")" \
        "$(sed -n 's/^soak: seed [0-9]*: //p' <<<"$out" | head -1)"
    fi
  done <test/sim/mutants/mutants.txt
  printf '%d of %d planted bugs were found\n' "$found" "$all"
  ((found == all))
}

# builds SEEDS SESSIONS: the same seeds have the same hash with each compiler, optimisation and word size.
builds() {
  local compiler options first='' hash session different=0
  while read -r compiler options; do
    command -v "$compiler" >/dev/null || { echo "$compiler is not here: left out"; continue; }
    # shellcheck disable=SC2086
    if ! compile . "$scratch/soak" "$compiler" $options 2>"$scratch/log"; then
      [[ $options == *-m32* ]] && { echo "$compiler $options: no 32-bit libraries here (gcc-multilib): left out"; continue; }
      cat "$scratch/log" >&2
      die 1 "$compiler $options does not compile"
    fi
    hash=$("$scratch/soak" --quiet "$1" | sed -n 's/^soak: hash //p') || true
    session=$("$scratch/soak" --quiet --session "$2" | sed -n 's/^soak: hash //p') || true
    printf '%-6s %-32s %s %s\n' "$compiler" "$options" "${hash:-broke}" "${session:-broke}"
    [[ -z $hash || -z $session ]] || hash+=" $session"
    first=${first:-$hash}
    [[ $hash == *' '* && $hash == "$first" ]] || different=1
  done <<'BUILDS'
gcc -O0
gcc -O2
clang -O0
clang -O2
gcc -O2 -m32
BUILDS
  ((different == 0)) || die 1 "the hashes differ"
}

case $1 in
  --mutants) mutants ;;
  --builds) builds 500 200 ;;
esac
