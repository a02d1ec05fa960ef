#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# ./dev fuzz: builds the fuzz targets of test/fuzz with clang's libFuzzer and sanitizers, and runs them.

set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tools/dev/common.sh
. tools/dev/common.sh
# shellcheck source=tools/dev/packages.sh
. tools/dev/packages.sh

usage() {
  cat <<'END'
usage: ./dev fuzz [SECONDS] [TARGET...]

Runs each target, or those that are named, for SECONDS (60), with AddressSanitizer and UBSan.

  engine    any bytes of a module, any calls of an application, at any time: each operation ends once
  command   any arguments of any command: what is accepted is one line, what is refused has a reason
  decode    any capture, through everything of simcom decode

What was worth keeping stays in build/fuzz/corpus/TARGET, and the next run begins with it. An input that breaks something
is kept in build/fuzz, and the command that repeats it is printed.

exit codes: 0 nothing was found, 1 something was, 2 bad usage, 3 packages are missing and cannot be installed here
END
}

# fuzz TARGET SECONDS LONGEST: LONGEST is that of an input, in bytes.
fuzz() {
  local target=$1 seconds=$2 longest=$3 corpus=build/fuzz/corpus/$1 found=build/fuzz/found-$1- log input
  log=build/fuzz/$target.log
  mkdir -p "$corpus"
  if build/fuzz/bin/"fuzz_$target" -max_len="$longest" -max_total_time="$seconds" -timeout=20 -print_final_stats=1 \
    -artifact_prefix="$found" "$corpus" >"$log" 2>&1 </dev/null; then
    say "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $seconds s, nothing found"
    return 0
  fi
  input=$(ls -t "$found"* 2>/dev/null | head -n 1)
  complain "$target: $(grep -m 1 -E 'not so:|ERROR|runtime error|ALARM' "$log" || tail -n 1 "$log")"
  complain "repeat it: build/fuzz/bin/fuzz_$target ${input:-(no input was kept: see $log)}"
  return 1
}

seconds=60 wrong=0
case ${1:-} in
  -h | --help) usage && exit ;;
  '' | *[!0-9]*) ;;
  *)
    seconds=$1
    shift
    ((seconds > 0)) || die 2 "0 seconds are none"
    ;;
esac
(($#)) || set -- engine command decode
for target; do
  case $target in
    engine | command | decode) ;;
    *) die 2 "there is no target '$target'; ./dev fuzz --help names them" ;;
  esac
done

need_packages build fuzz
heading "Building the fuzz targets"
mkdir -p build/fuzz
logged build/fuzz/build.log configure_and_build fuzz || die 1 "the build failed"
heading "Fuzzing"
for target; do
  case $target in
    decode) fuzz decode "$seconds" 4096 || wrong=1 ;;
    *) fuzz "$target" "$seconds" 800 || wrong=1 ;;
  esac
done
exit "$wrong"
