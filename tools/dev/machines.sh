#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The table behind `./dev machines`: what a newcomer types, in a bare root of each system.

set -euo pipefail
# shellcheck source=tools/dev/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

systems=(debian-12 debian-13 debian-testing ubuntu-22.04 ubuntu-24.04)
steps=(demo test check)

usage() {
  cat <<'END'
usage: ./dev machines [OPTION...] [SYSTEM...]

Runs ./dev demo, ./dev test and ./dev check of HEAD in a bare root of each system, one after the other, and prints a table.
A system whose packages cannot be reached from here is named, and is no failure. Needs root and debootstrap. All of it
takes an hour and more; the whole output goes to build/machines/SYSTEM.log.

SYSTEM   debian-12 debian-13 debian-testing ubuntu-22.04 ubuntu-24.04; none: all

options:
  --only STEP[,STEP...]  of demo, test, check
  --bases DIR            keep archives of the bare systems there, and start from those that are there
  --keyrings DIR         where the keys of other distributions' archives are (/usr/share/keyrings)
  --worktree             the files as they are in the checkout, committed or not
  -h, --help             print this

exit codes: 0 every system that can be had is good, 1 one is not, 2 bad usage, 3 none can be had, or something is missing
END
}

# suite_of SYSTEM: what debootstrap calls it.
suite_of() {
  case $1 in
    debian-12) echo bookworm ;;
    debian-13) echo trixie ;;
    debian-testing) echo testing ;;
    ubuntu-22.04) echo jammy ;;
    ubuntu-24.04) echo noble ;;
    *) return 1 ;;
  esac
}

bases='' keyrings=/usr/share/keyrings worktree=''
chosen=()
while (($#)); do
  case $1 in
    --only | --bases | --keyrings)
      (($# > 1)) || die 2 "$1 needs a value"
      if [[ $1 == --only ]]; then IFS=, read -ra steps <<<"$2"; else declare "${1#--}=$2"; fi
      shift
      ;;
    --worktree) worktree=--worktree ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      suite_of "$1" >/dev/null || {
        usage >&2
        exit 2
      }
      chosen+=("$1")
      ;;
  esac
  shift
done
for step in "${steps[@]}"; do
  [[ $step == demo || $step == test || $step == check ]] || die 2 "there is no step '$step'"
done
((${#chosen[@]} == 0)) || systems=("${chosen[@]}")
((EUID == 0)) || die 3 "this needs root"
command -v debootstrap >/dev/null || die 3 "debootstrap is missing (the Debian package of that name)"
[[ -z $bases ]] || mkdir -p -- "$bases"

logs=$REPO/build/machines
mkdir -p -- "$logs"
scratch=$(mktemp -d)
at_exit rm -rf "$scratch"

host_id=$(. /etc/os-release && echo "$ID")

# mirror_of SYSTEM: the machine's own archive where it is the same distribution's.
mirror_of() {
  local id=${1%-*}
  if [[ $id == "$host_id" ]]; then
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | awk '/^(https?|file):/ && !found++'
  elif [[ $id == debian ]]; then
    echo http://deb.debian.org/debian
  else
    echo http://archive.ubuntu.com/ubuntu
  fi
}

# why_not SYSTEM MIRROR KEYRING: why this system cannot be had here; nothing if it can.
why_not() {
  local suite
  suite=$(suite_of "$1")
  if ! timeout 60 /usr/lib/apt/apt-helper -o Acquire::Retries=0 download-file "${2%/}/dists/$suite/Release" \
    "$scratch/release" >/dev/null 2>&1; then
    echo "its packages cannot be reached from here ($2)"
  elif [[ ! -r $3 ]]; then
    echo "the keys of its archive are missing ($3)"
  fi
}

# The compilers and libraries that made the difference so far; printed as one line that begins with VERSIONS.
# shellcheck disable=SC2016
versions='echo "VERSIONS gcc $(gcc -dumpversion), clang $(clang -dumpversion 2>/dev/null || echo -), OpenSSL $(openssl version |
  cut -d" " -f2), mosquitto $(dpkg-query -W -f "\${Version}" mosquitto | sed "s/-.*//"), Python $(python3 --version | cut -d" " -f2)"'

rows=() good=0 bad=0

# result FILE STEP: a cell of the table.
result() {
  local code seconds command
  while read -r code seconds command; do
    [[ $command == "./dev $2" ]] || continue
    if ((code == 0)); then echo "good, $seconds s"; else echo "**failed**"; fi
    return 0
  done <"$1"
  echo "-"
}

run_system() {
  local system=$1 suite mirror keyring reason log results code=0 cells='' step
  local -a options=()
  suite=$(suite_of "$system")
  mirror=$(mirror_of "$system")
  keyring=$keyrings/${system%-*}-archive-keyring.gpg
  [[ -r $keyring ]] || keyring=/usr/share/keyrings/${keyring##*/}
  log=$logs/$system.log
  results=$scratch/$system.results

  heading "$system"
  reason=$(why_not "$system" "$mirror" "$keyring")
  if [[ -n $reason ]]; then
    say "cannot be had: $reason"
    rows+=("| $system | not tried: $reason | | | |")
    return 0
  fi
  : >"$results"
  options=(--suite "$suite" --mirror "$mirror" --keyring "$keyring" --results "$results")
  [[ -z $bases ]] || options+=(--base "$bases/$suite.tar")
  [[ -z $worktree ]] || options+=("$worktree")
  for step in "${steps[@]}"; do options+=(--run "./dev $step"); done
  # The headings of the whole are the progress; the rest is in the log.
  bash "$REPO/tools/dev/chroot.sh" "${options[@]}" --run "$versions" 2>&1 | tee "$log" |
    sed -un 's/^== \(A bare .*\|\.\/dev .*\)/   \1 .../p; s/^\(   good, after .*\|   failed with .*\)/   \1/p' || code=$?
  if ((code == 0)); then
    good=$((good + 1))
  else
    bad=$((bad + 1))
    tail -n 40 -- "$log" | sed 's/^/   | /'
  fi
  for step in demo test check; do cells+=" $(result "$results" "$step") |"; done
  rows+=("| $system | $(sed -n 's/^VERSIONS //p' "$log") |$cells")
}

# One command, so that an hour later nothing of this file is read any more that may have been edited.
{
  for system in "${systems[@]}"; do run_system "$system"; done

  heading "$(git -C "$REPO" -c safe.directory="$REPO" log -1 --format='%h')${worktree:+ and what is not committed}, $(date -u +%F)"
  printf '| system | with | demo | test | check |\n|---|---|---|---|---|\n'
  printf '%s\n' "${rows[@]}"
  ((good + bad > 0)) || die 3 "no system can be had here"
  ((bad == 0)) || die 1 "not every system is good; the logs are in $logs"
  exit 0
}
