#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Builds the Debian packages, has lintian look at them, installs them in a folder, and builds a program with what is there.
# ./dev deb calls it.
#
# Exit codes: 0 good, 1 something failed.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/dev/common.sh
. tools/dev/common.sh

out=$PWD/build/deb
work=$(mktemp -d)
at_exit rm -rf "$work"
mkdir -p "$out"
rm -f "$out"/*.deb

heading "Building the packages"
"$PYTHON" packaging/dist.py --out "$work/dist" >/dev/null
tar -C "$work" -xf "$work"/dist/simcom-mqtt-*.tar.gz
tree=$(echo "$work"/simcom-mqtt-*/)
version=$(basename "$tree")
version=${version#simcom-mqtt-}
cp -r packaging/debian "$tree/debian"
maintainer=$(sed -n 's/^Maintainer: //p' packaging/debian/control)
printf 'simcom-mqtt (%s) unstable; urgency=medium\n\n  * What changed is in CHANGELOG.md.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -uR -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 946684800)}")" >"$tree/debian/changelog"
(cd "$tree" && logged "$work/log" env DEB_BUILD_OPTIONS="parallel=$(nproc)" dpkg-buildpackage -b -us -uc) || die 1 "the packages do not build"
mv "$work"/*.deb "$work"/*.changes "$work"/*.buildinfo "$out"
(cd "$out" && ls -l -- *.deb | awk '{print "   " $NF ", " $5 " bytes"}')

heading "lintian"
lintian --fail-on error,warning --display-level '>=warning' --suppress-tags-from-file packaging/debian/lintian.txt "$out"/*.changes ||
  die 1 "lintian has complaints"
echo "   clean"

heading "What is in them works"
for package in "$out"/*.deb; do
  case $package in *-dbgsym_*) continue ;; esac
  dpkg-deb -x "$package" "$work/root"
done
lib=$(dirname -- "$(find "$work/root" -name 'libsimcom.so')")
for program in simcom simcom-modem; do
  "$work/root/usr/bin/$program" --help >/dev/null || die 1 "$program --help"
  zsh -n "$work/root/usr/share/zsh/vendor-completions/_$program" || die 1 "zsh does not read the completion of $program"
  fish --no-execute "$work/root/usr/share/fish/vendor_completions.d/$program.fish" || die 1 "fish does not read the completion of $program"
done
[[ $("$work/root/usr/bin/simcom" --version) == *"$version" ]] || die 1 "simcom --version is not $version"
# pkg-config finds the folder that the file is in.
export PKG_CONFIG_PATH=$lib/pkgconfig
# shellcheck disable=SC2046
cc -std=c11 examples/hello.c -o "$work/hello" $(pkg-config --cflags --libs simcom)
readelf -d "$work/hello" | grep -q 'NEEDED.*libsimcom.so.0' || die 1 "hello is not linked with the shared library"
mkdir "$work/app"
cp examples/hello.c "$work/app"
cat >"$work/app/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.22)
project(app C)
find_package(simcom REQUIRED)
add_executable(hello hello.c)
target_link_libraries(hello simcom::simcom simcom::posix)
END
logged "$work/log" cmake -S "$work/app" -B "$work/app/build" -DCMAKE_PREFIX_PATH="$work/root/usr" &&
  logged "$work/log" cmake --build "$work/app/build" || die 1 "find_package(simcom) does not work"
for hello in "$work/hello" "$work/app/build/hello"; do
  said=$(LD_LIBRARY_PATH=$lib "$hello" 2>&1) && die 1 "hello without arguments succeeds"
  [[ $said == *DEVICE* ]] || die 1 "hello says: $said"
done
echo "   simcom, simcom-modem, pkg-config and find_package"
