# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What ./dev and the scripts beside this file share: messages, cleaning up, waiting, building. To be sourced.

# Minimal systems leave the sbin folders out of PATH; mosquitto and what dpkg needs live there.
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

# The distribution's own interpreter: it is the one that sees the python3-* packages. A python3 found first on PATH
# may be another.
export PYTHON="${PYTHON:-/usr/bin/python3}"

# Without this a run as root would leave root's __pycache__ folders in the checkout.
export PYTHONDONTWRITEBYTECODE=1

REPO=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' plain=$'\e[0m'
else
  bold='' plain=''
fi

# heading TEXT: starts a step.
heading() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }

# say TEXT: one indented line under a heading.
say() { printf '   %s\n' "$*"; }

# complain TEXT: a message to stderr.
complain() { printf 'dev: %s\n' "$*" >&2; }

# die CODE TEXT: the last message.
die() {
  local code=$1
  shift
  complain "$@"
  exit "$code"
}

# --- Cleaning up ------------------------------------------------------------------------------------------------------

exit_commands=()

# at_exit COMMAND [ARGUMENT...]: runs the command when the script ends, however it ends; the last registered first.
at_exit() {
  local quoted
  printf -v quoted '%q ' "$@"
  exit_commands+=("$quoted")
}

run_exit_commands() {
  local code=$? i
  trap - EXIT
  trap '' INT TERM HUP # a second Ctrl-C must not stop the cleaning
  for ((i = ${#exit_commands[@]} - 1; i >= 0; i--)); do
    eval "${exit_commands[i]}" || :
  done
  exit "$code"
}

# A subshell that cleans up after itself calls this first: traps are not inherited.
start_cleaning() {
  exit_commands=()
  trap run_exit_commands EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
start_cleaning

# stop_process PID: asks a process that we started to end, and insists after three seconds. One that has ended and was
# waited for is left alone: its number may be somebody else's by now.
stop_process() {
  local pid=$1 i
  [[ " $(jobs -p | tr '\n' ' ') " == *" $pid "* ]] || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  for ((i = 0; i < 30; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || :
  wait "$pid" 2>/dev/null || :
}

# --- Running things ---------------------------------------------------------------------------------------------------

# logged FILE COMMAND...: runs with all output in FILE; shows the end of it when the command fails.
logged() {
  local file=$1 code=0
  shift
  "$@" >"$file" 2>&1 </dev/null || code=$?
  if ((code != 0)); then
    complain "failed with exit code $code: $*"
    complain "the end of its output:"
    tail -n 40 -- "$file" | sed 's/^/  | /' >&2
  fi
  return "$code"
}

# configure_and_build PRESET
configure_and_build() {
  cmake --preset "$1" && cmake --build --preset "$1"
}

# project_files: the files that belong to the project, each ended by NUL: tracked, or new and not ignored.
# Without git (a release archive) it is everything outside build/.
project_files() {
  if git -C "$REPO" -c safe.directory="$REPO" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git -C "$REPO" -c safe.directory="$REPO" ls-files -z --cached --others --exclude-standard --deduplicate
  else
    (cd -- "$REPO" && find . -path ./build -prune -o -path ./.git -prune -o -type f -printf '%P\0')
  fi
}
