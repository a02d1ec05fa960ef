#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Flash and RAM of the library on a Cortex-M0+ (arm-none-eabi-gcc -Os). Ends with 1 if it does not build without warnings.

set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

cc=${ARM_CC:-arm-none-eabi-gcc}
out=build/size
flags=(-std=c11 -mcpu=cortex-m0plus -mthumb -Os -ffunction-sections -fdata-sections -Iruntime/include -Igenerated/include
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wcast-qual -Werror)
# Only what the linker keeps is counted; what the board would bring (UART, clock, start-up) is left undefined.
link=("${flags[@]}" -nostartfiles -nostdlib -Wl,--gc-sections -Wl,-e,main -Wl,--unresolved-symbols=ignore-all
  -Wl,--no-warn-rwx-segments)

mkdir -p "$out/small"
rm -f "$out"/*.o
objects=()
for file in runtime/src/*.c generated/src/*.c; do
  object=$out/$(basename "${file%.c}").o
  # Two folders, one name: lines.c and the like must not overwrite each other.
  [[ -e $object ]] && object=$out/$(basename "${file%.c}")-generated.o
  "$cc" "${flags[@]}" -c "$file" -o "$object"
  objects+=("$object")
done

# flash_ram FILE: text and initialised data, and zeroed memory.
flash_ram() { arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 + $2, $2 + $3 }'; }
row() { printf '%-58s %8s %8s\n' "$@"; }

echo "Cortex-M0+, $("$cc" -dumpversion), -Os; bytes"
row '' flash RAM
library=$(for object in "${objects[@]}"; do
  [[ $object =~ /(describe_.*|names|problem|description)\.o$ ]] || flash_ram "$object"
done | awk '{ f += $1; r += $2 } END { print f, r }')
# shellcheck disable=SC2086 # two numbers
row 'whole library, nothing left out by the linker' $library
# Not among the objects above: there it is empty.
"$cc" "${flags[@]}" -DSIMCOM_MACHINE_SMALL=1 -c generated/src/machine_small.c -o "$out/small/machine_small.o"
# shellcheck disable=SC2046
row "of it the scanner's machine" $(flash_ram "$out/machine.o")
# shellcheck disable=SC2046
row 'the same with SIMCOM_MACHINE_SMALL' $(flash_ram "$out/small/machine_small.o")
for program in publish_only:'program that connects and publishes (--gc-sections)' \
  two_revisions:'the same, with v1.00 and v3.00 instead of v1.00 alone' \
  everything:'program that refers to every call (--gc-sections)'; do
  name=${program%%:*}
  if ! "$cc" "${link[@]}" "bench/size/$name.c" "${objects[@]}" -lgcc -o "$out/$name.elf" 2>"$out/$name.log"; then
    cat "$out/$name.log" >&2
    exit 1
  fi
  # shellcheck disable=SC2046
  row "${program#*:}" $(flash_ram "$out/$name.elf")
done
# shellcheck disable=SC2046
row 'tables for tools, all revisions, and errors in words' $(for object in "${objects[@]}"; do
  [[ $object =~ /(describe_.*|names|problem|description)\.o$ ]] && flash_ram "$object"
done | awk '{ f += $1; r += $2 } END { print f, r }')

"$cc" "${flags[@]}" -c bench/size/contexts.c -o "$out/contexts.o"
echo
echo 'sizeof, bytes'
arm-none-eabi-nm -S "$out/contexts.o" | while read -r _ size _ name; do
  printf '  %-24s %4d\n' "${name#context_}" "$((16#$size))"
done
