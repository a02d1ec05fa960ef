#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Builds the Arduino example with Debian's arduino-builder for the Mega 2560, and runs it in simavr against a simulated module.
# ./dev arduino calls it; the programs are built before.
#
# Exit codes: 0 the board connected, published, and received what it published; 1 it did not.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tools/dev/common.sh
. tools/dev/common.sh

seconds=30 # of the board's own time
work=$(mktemp -d)
at_exit rm -rf "$work"
mkdir -p "$work/libraries" "$work/build"

heading "Building the sketch for the Mega 2560"
"$PYTHON" packaging/dist.py --out "$work/dist" --flat-only >/dev/null
flat=$(echo "$work"/dist/simcom-*/)
cp -r "$flat" "$work/libraries/simcom"
# The core of Debian uses DECIMAL_DIG, which the C++ headers of its compiler do not define.
logged "$work/log" arduino-builder -compile -warnings all -fqbn arduino:avr:mega:cpu=atmega2560 \
  -hardware /usr/share/arduino/hardware -hardware /usr/share/arduino-builder -tools /usr/bin \
  -prefs=runtime.tools.avr-gcc.path=/usr -prefs=compiler.cpp.extra_flags=-DDECIMAL_DIG=17 \
  -libraries "$work/libraries" -build-path "$work/build" examples/arduino/Publish/Publish.ino || die 1 "the sketch does not build"
if grep -E 'libraries/simcom/.*warning' "$work/log"; then
  die 1 "the library has warnings with a 16-bit int"
fi
grep -E '^(Sketch|Global)' "$work/log" | sed 's/^/   /'

heading "Running it in simavr against simcom-modem"
cc -O2 test/packaging/mega.c -o "$work/mega" -lsimavr -lelf
build/bin/simcom-modem --profile manual --tcp 0 --network loopback >"$work/where" 2>"$work/modem.log" &
modem=$!
at_exit stop_process "$modem"
for ((i = 0; i < 100; i++)); do
  [[ -s $work/where ]] && break
  sleep 0.1
done
timeout 300 "$work/mega" "$work/build/Publish.ino.elf" "$(sed 's/.*://' "$work/where")" "$seconds" >"$work/out" 2>&1 ||
  { sed 's/^/   /' "$work/out"; die 1 "the board stopped"; }
sed 's/^/   /' "$work/out"
for word in connected published; do
  grep -qx "$word.\?" "$work/out" || die 1 "the board never said '$word'"
done
# What it published came back to it.
grep -qx '1.\?' "$work/out" || die 1 "no message came back to the board"
echo "The board connected, published and received."
