# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Installs what a subcommand of ./dev needs and the machine lacks. To be sourced after common.sh.

# packages_of GROUP: the packages of one group. The names are the same on Debian 12, 13 and testing and on Ubuntu 22.04
# and 24.04.
packages_of() {
  case $1 in
    # The library; the programs, whose network side is libmosquitto and whose scripts are YAML; the tests, which are built along with them.
    build) echo gcc g++ libc6-dev cmake ninja-build pkg-config libmosquitto-dev libyaml-dev libssl-dev libcmocka-dev ;;
    # The serial port of the example of a driver in Python, and the check of its schema; the options of mosquitto_pub.
    driver) echo python3-serial python3-jsonschema mosquitto-clients ;;
    # A broker, certificates for it, free ports.
    broker) echo mosquitto openssl python3 ;;
    generator) echo python3 python3-yaml python3-jinja2 python3-jsonschema ragel ;;
    # The same hash with another compiler and on 32 bits; where there is no gcc-multilib that build is left out.
    soak) echo gcc clang && { [[ $(dpkg --print-architecture 2>/dev/null) != amd64 ]] || echo gcc-multilib; } ;;
    # libFuzzer and the sanitizers of clang; Ubuntu 22.04 has them in a package that clang brings along.
    fuzz) echo clang && { [[ $(system_name) == 'ubuntu 22.04' ]] || echo libclang-rt-dev; } ;;
    check) echo clang clang-format git pmccabe ;;
    # newlib-nano is what most firmware is linked with; QEMU and callgrind count the instructions.
    bench) echo gcc libc6-dev python3 gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm valgrind ;;
    arduino) echo python3 arduino-builder arduino-core-avr arduino-ctags gcc-avr avr-libc libsimavr-dev libelf-dev ;;
    deb) echo zsh fish dpkg-dev debhelper lintian cmake ninja-build pkg-config gcc libc6-dev libmosquitto-dev libssl-dev libyaml-dev python3 git ;;
    size) echo python3 gcc-arm-none-eabi libnewlib-arm-none-eabi ;;
    *) die 2 "no package group is called '$1'" ;;
  esac
}

# missing_of PACKAGE...: those that are not installed.
missing_of() {
  local package
  for package; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

# Prints e.g. "debian 12". Debian's testing and unstable have no number, and cannot be told apart: "debian testing".
system_name() {
  (
    ID='' VERSION_ID=''
    # shellcheck disable=SC1091
    [[ -r /etc/os-release ]] && . /etc/os-release
    [[ $ID != debian ]] || VERSION_ID=${VERSION_ID:-testing}
    echo "${ID:-unknown} ${VERSION_ID:-}"
  )
}

# has_packages SYSTEM: whether it has the packages under the names below; later releases than these should, too.
has_packages() {
  local id=${1% *} version=${1#* }
  case $id in
    debian) [[ $version == testing ]] || ((${version%%.*} >= 12)) ;;
    ubuntu) ((${version%%.*} >= 22)) ;;
    *) return 1 ;;
  esac
}

# install_packages AS_ROOT PACKAGE...: AS_ROOT is the command that gives root's rights, or empty. Runs as a subshell, so
# that what it sets up for the installation ends with the installation.
install_packages() (
  start_cleaning
  # shellcheck disable=SC2206
  prefix=($1)
  shift
  policy=/usr/sbin/policy-rc.d
  log=$(mktemp)
  at_exit rm -f "$log"

  # Debian starts a service when its package is installed, and asks the program policy-rc.d first if there is one. The
  # tests run a broker of their own on a free port; a second one on the standard port is unwanted.
  if [[ " $* " == *' mosquitto '* && ! -e $policy ]]; then
    at_exit "${prefix[@]}" rm -f "$policy"
    printf '#!/bin/sh\n# Made by ./dev of simcom-mqtt while it installs packages, and removed by it afterwards.\nexit 101\n' |
      "${prefix[@]}" tee "$policy" >/dev/null
    "${prefix[@]}" chmod 755 "$policy"
  fi

  logged "$log" "${prefix[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update ||
    die 3 "the package lists could not be fetched"
  logged "$log" "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
    apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@" ||
    die 3 "the packages could not be installed (on Ubuntu some of them are in 'universe')"
)

# need_packages GROUP...: makes sure that all packages of the groups are installed; exits with 3 if it cannot.
need_packages() {
  local group system as_root=''
  local -a wanted=() missing=()
  [[ -n ${DEV_NO_INSTALL:-} ]] && return 0

  for group; do
    # shellcheck disable=SC2207
    wanted+=($(packages_of "$group"))
  done
  if command -v dpkg-query >/dev/null; then
    mapfile -t missing < <(missing_of "${wanted[@]}" | sort -u)
  else
    mapfile -t missing < <(printf '%s\n' "${wanted[@]}" | sort -u)
  fi
  ((${#missing[@]})) || return 0

  system=$(system_name)
  if ! has_packages "$system"; then
    complain "this system ($system) is none of those ./dev installs packages on: Debian from 12, Ubuntu from 22.04."
    complain "Please install what these Debian packages hold: ${missing[*]}"
    die 3 "Then run it again with DEV_NO_INSTALL=1, which skips this step."
  fi

  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      die 3 "packages are missing; this user is not root, and there is no sudo. As root: apt-get install ${missing[*]}"
    # With nobody there to type a password, sudo must fail instead of asking.
    if [[ -t 0 ]]; then as_root=sudo; else as_root='sudo -n'; fi
    $as_root true ||
      die 3 "packages are missing, and sudo does not let this user in. As root: apt-get install ${missing[*]}"
  fi

  printf 'dev: installing %s (apt-get)\n' "${missing[*]}"
  install_packages "$as_root" "${missing[@]}" || exit
}
