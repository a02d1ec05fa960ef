#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Proves that ./dev does all set-up: makes a bare system with debootstrap, puts a fresh clone in, and runs commands there.

set -euo pipefail
# shellcheck source=tools/dev/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'END'
usage: tools/dev/chroot.sh [OPTION...] [DIR] [-- COMMAND [ARGUMENT...]]

Makes a bare Debian in DIR (a temporary folder, removed at the end), clones HEAD of this repository into it, and runs
there './dev demo' and './dev test', or the COMMANDs given, each even if one before it failed. Needs root, debootstrap and
git. A DIR that is given must be missing or empty, and is kept.

options:
  --base TAR      start from this archive of a bare system; if it does not exist, make it for the next time
  --suite NAME    the release to install (bookworm); another distribution's needs --mirror and its keyring package
  --mirror URL    where from (the first archive in the host's apt configuration)
  --run COMMAND   run this shell command there; may be given again
  --results FILE  add a line to FILE for each command that has ended: its exit code, its seconds, the command
  --keyring FILE  the keys of another distribution's archive
  --worktree      take the files as they are in the checkout, committed or not
  --user          run the commands as a user who may use sudo, instead of root
  -h, --help      print this

exit codes: 0 good, 1 a command failed or left a process behind, 2 bad usage, 3 something this script needs is missing
END
}

base='' suite=bookworm mirror='' keyring='' results='' worktree='' as_user='' dir=''
commands=()
while (($#)); do
  case $1 in
    --run)
      (($# > 1)) || die 2 "$1 needs a value"
      commands+=("$2")
      shift
      ;;
    --base | --suite | --mirror | --keyring | --results)
      (($# > 1)) || die 2 "$1 needs a value"
      declare "${1#--}=$2"
      shift
      ;;
    --worktree) worktree=1 ;;
    --user) as_user=1 ;;
    -h | --help)
      usage
      exit 0
      ;;
    --)
      shift
      (($#)) || die 2 "there is no command after --"
      printf -v quoted '%q ' "$@"
      commands+=("$quoted")
      break
      ;;
    -*)
      usage >&2
      exit 2
      ;;
    *)
      [[ -z $dir ]] || die 2 "more than one folder given"
      dir=$1
      ;;
  esac
  shift
done

((${#commands[@]})) || commands=('./dev demo' './dev test')
((EUID == 0)) || die 3 "this needs root"
for program in debootstrap unshare git tar; do
  command -v "$program" >/dev/null || die 3 "$program is missing (Debian packages: debootstrap util-linux git tar)"
done

if [[ -z $dir ]]; then
  dir=$(mktemp -d)
  # What is mounted in there goes with the name space it was mounted in; should anything have stayed, it is not entered.
  at_exit rm -rf --one-file-system "$dir"
fi
mkdir -p -- "$dir"
dir=$(cd -- "$dir" && pwd)
[[ -z $(ls -A -- "$dir") ]] || die 2 "$dir is not empty"
chmod 755 "$dir" # mktemp's 700 would lock out every user inside

# apt itself says what it is configured with, whichever files and formats that stands in.
first_archive() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | awk '/^(https?|file):/ && !found++'
}

# The host's way to the archive (proxies, date checks), for the apt inside. Services, hooks and the like stay out.
access_settings() {
  apt-config dump | grep -E '^Acquire::(https?|Check|Retries|ForceIPv)' | grep -v '""' || :
}

make_base() {
  local http_proxy=${http_proxy:-}
  if [[ -z $mirror ]]; then mirror=$(first_archive); fi
  [[ -n $mirror ]] || die 3 "apt names no archive to install from; give one with --mirror"
  eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
  [[ -z $http_proxy ]] || export http_proxy
  # A debootstrap older than the release does not know its name, but how others of its distribution are made.
  local script=/usr/share/debootstrap/scripts/$suite
  if [[ ! -e $script ]]; then
    if [[ $mirror == *ubuntu* ]]; then script=${script%/*}/gutsy; else script=${script%/*}/sid; fi
  fi
  debootstrap --variant=minbase ${keyring:+--keyring="$keyring"} "$suite" "$dir" "$mirror" "$script" | tail -n 2
  # What Ubuntu keeps apart Debian has in main.
  if grep -q '^ID=ubuntu' "$dir/etc/os-release"; then
    echo "deb $mirror $suite main universe" >"$dir/etc/apt/sources.list"
  fi
  rm -rf "$dir"/var/cache/apt/archives/*.deb
}

heading "A bare $suite in $dir"
if [[ -n $base && -e $base ]]; then
  tar -C "$dir" --numeric-owner -xpf "$base"
  say "unpacked from $base"
else
  make_base
  if [[ -n $base ]]; then
    # First under another name: an archive cut short must not be taken for a base the next time.
    tar -C "$dir" --numeric-owner --one-file-system -cf "$base.part" .
    mv -- "$base.part" "$base"
    say "kept as $base"
  fi
fi
access_settings >"$dir/etc/apt/apt.conf.d/99-from-the-host"
cp -L -- /etc/resolv.conf "$dir/etc/resolv.conf"

# inside COMMAND [USER]: runs a shell command in the bare system, in mount and process name spaces of its own, so that
# nothing mounted or started there outlives it. Fails if the command fails, or leaves a process behind.
inside() {
  # shellcheck disable=SC2016
  unshare --mount --propagation private --pid --fork --kill-child -- "$BASH" -euc '
    root=$1 command=$2 user=${3:-root}
    mount -t proc proc "$root/proc"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"

    # An environment as poor as can be, and without the sbin folders.
    code=0
    chroot --userspec="$user" "$root" /usr/bin/env -i HOME=/tmp PATH=/usr/bin:/bin TERM="${TERM:-dumb}" \
      /bin/bash -c "$command" </dev/null || code=$?

    # This shell is process 1 here, and nothing else ought to be left but what it starts itself.
    for ((tries = 20; tries > 0; tries--)); do
      left=""
      for status in "$root"/proc/[0-9]*/status; do
        pid=${status%/status} pid=${pid##*/}
        [[ $pid == 1 || $pid == "$BASHPID" ]] && continue
        [[ -e $status ]] && left+=" $(tr "\0" " " <"$root/proc/$pid/cmdline" 2>/dev/null || :)($pid)"
      done
      [[ -n $left ]] || break
      sleep 0.1
    done
    if [[ -n $left ]]; then
      echo "left behind:$left" >&2
      code=1
    fi
    exit "$code"' inside "$dir" "$1" "${2:-}"
}

heading "The sources"
name=srv/simcom-mqtt
if [[ -n $worktree ]]; then
  mkdir -p "$dir/$name"
  project_files | (cd -- "$REPO" && tar -c --null --ignore-failed-read -T - -f -) | tar -C "$dir/$name" --no-same-owner -xf -
  say "a copy of the checkout as it is"
else
  git -c safe.directory="$REPO" clone -q --no-hardlinks "$REPO" "$dir/$name"
  say "a clone of $(git -C "$dir/$name" log -1 --format='%h %s')"
fi

user=root
if [[ -n $as_user ]]; then
  heading "A user who may use sudo"
  # shellcheck disable=SC2016
  inside 'export PATH=$PATH:/usr/sbin:/sbin DEBIAN_FRONTEND=noninteractive
    apt-get -qq update && apt-get -qq -y --no-install-recommends install sudo >/dev/null 2>&1 &&
    useradd --create-home developer && echo "developer ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/developer &&
    chown -R developer: /'"$name"
  user=developer
fi

failed=()
for command in "${commands[@]}"; do
  heading "$command"
  started=$SECONDS code=0
  inside "cd /$name && $command" "$user" || code=$?
  if ((code == 0)); then
    say "good, after $((SECONDS - started)) s"
  else
    failed+=("$command")
    say "failed with exit code $code, after $((SECONDS - started)) s"
  fi
  [[ -z $results ]] || printf '%d %d %s\n' "$code" "$((SECONDS - started))" "$command" >>"$results"
done
((${#failed[@]} == 0)) || die 1 "in the bare $suite, this failed: ${failed[*]}"
printf '\nAll went well in a bare %s.\n' "$suite"
