#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The checks behind `./dev check`. All of them run, even after one has failed; the end names those that failed.
#
# Environment:
#   CLANG_FORMAT   the clang-format to use (clang-format)
#
# Exit codes: 0 nothing to complain about, 1 at least one check failed.

set -uo pipefail
# shellcheck source=tools/dev/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
cd -- "$REPO" || exit 1

# clang-format 14 is the one of Debian 12 and Ubuntu 22.04. Another version may lay a few lines out differently, which is
# no fault of whoever runs it.
clang_format=${CLANG_FORMAT:-clang-format}
format_version=14

failed=()

# check NAME COMMAND...
check() {
  local name=$1
  shift
  heading "$name"
  if "$@"; then
    say "good"
  else
    complain "check failed: $name"
    failed+=("$name")
  fi
}

# The committed output is what the specification gives.
drift() { "$PYTHON" -m codegen generate --check; }

# Generated C is laid out by its templates and is not looked at here.
layout() {
  local version file
  local -a sources=() wrong=()
  mapfile -d '' -t sources < <(project_files |
    grep -zE '^(runtime|simulator|tools|examples|test|bench)/.*\.(c|h|cpp)$' | grep -zv '/generated/')
  ((${#sources[@]})) || { say "there are no sources"; return 1; }
  [[ -f .clang-format ]] || { say "there is no .clang-format"; return 1; }
  version=$("$clang_format" --version | sed -n 's/.*version \([0-9]*\).*/\1/p')
  [[ -n $version ]] || { say "$clang_format does not run"; return 1; }
  for file in "${sources[@]}"; do
    [[ -f $file ]] || continue
    "$clang_format" --dry-run -Werror --style=file -- "$file" >/dev/null 2>&1 || wrong+=("$file")
  done
  ((${#wrong[@]})) || return 0
  for file in "${wrong[@]}"; do say "$file: $clang_format would lay it out differently"; done
  if [[ $version != "$format_version" ]]; then
    say "This is clang-format $version; $format_version decides. Not counted as a failure."
    return 0
  fi
  say "To mend it: $clang_format -i ${wrong[*]}"
  return 1
}

# Formats that have no comments, texts that are a licence themselves, and numbers for machines carry no such line.
licences() {
  local file code=0
  while IFS= read -r -d '' file; do
    case $file in
      *.json | *.json.in | *.properties.in | test/decode/cases/* | LICENSE* | generated/names.lock | generated/vectors/*) continue ;;
    esac
    [[ -f $file ]] || continue        # deleted, but not yet committed
    grep -Iq . -- "$file" || continue # empty, or binary
    # Not grep -q: it would end before its input does, which counts as a failure of the pipe.
    if ! { head -n 10 -- "$file"; tail -n 3 -- "$file"; } | grep 'SPDX-License-Identifier: MIT' >/dev/null; then
      say "$file: no line 'SPDX-License-Identifier: MIT' in its first ten lines or its last three"
      code=1
    fi
  done < <(project_files)
  return "$code"
}

# One idea per function, and a function fits a screen. Tests are lists and may be longer.
function_lengths() {
  project_files | grep -zE '^(runtime|generated|simulator|tools|examples|codegen|bench)/.*\.(c|h|py)$' |
    "$PYTHON" tools/dev/function_lengths.py
}

shell_syntax() {
  local file first code=0
  while IFS= read -r -d '' file; do
    [[ -f $file ]] || continue
    IFS= read -r first <"$file" 2>/dev/null || first=''
    case $file:$first in
      *.sh:* | *:'#!'*[/\ ]sh | *:'#!'*[/\ ]bash) bash -n -- "$file" || code=1 ;;
    esac
  done < <(project_files)
  return "$code"
}

check "generated/ is up to date" drift
check "clang-format" layout
check "SPDX lines" licences
check "length of functions" function_lengths
check "shell syntax" shell_syntax
check "gcc, warnings as errors" configure_and_build gcc-werror
check "clang, warnings as errors" configure_and_build clang-werror

printf '\n'
if ((${#failed[@]})); then
  for name in "${failed[@]}"; do complain "check failed: $name"; done
  exit 1
fi
echo "All checks are good."
