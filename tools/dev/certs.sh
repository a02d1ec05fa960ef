#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# certs.sh DIR: makes the certificates that the demo and the end-to-end tests use.
#
#   ca.pem ca.key           the authority that signs the next two
#   server.pem server.key   the broker's, valid for localhost and 127.0.0.1
#   client.pem client.key   a client's, with the common name simcom-demo
#   other-ca.pem            an authority that has signed neither, for tests of a wrong authority
#
# The keys are P-256: making all of it takes a fraction of a second. They protect nothing; make new ones for real use.

set -euo pipefail

if [[ $# -ne 1 || $1 == -* ]]; then
  echo "usage: certs.sh DIR" >&2
  exit 2
fi
mkdir -p -- "$1"
cd -- "$1"
umask 077

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
days=7300

# A configuration of our own, because the extensions in the system's differ between distributions.
cat >"$scratch/openssl.cnf" <<'END'
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:localhost, IP:127.0.0.1
[client]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END

# OpenSSL reports its progress on stderr: shown only if something fails.
quietly() {
  if ! "$@" 2>"$scratch/errors"; then
    cat "$scratch/errors" >&2
    echo "certs.sh: failed: $*" >&2
    exit 1
  fi
}

# authority COMMON-NAME KEY CERTIFICATE
authority() {
  quietly openssl req -x509 -config "$scratch/openssl.cnf" -extensions ca -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
    -nodes -sha256 -days "$days" -subj "/O=simcom-mqtt test/CN=$1" -keyout "$2" -out "$3"
}

# leaf COMMON-NAME KIND SERIAL: KIND.key and KIND.pem, signed by ca.key.
leaf() {
  quietly openssl req -new -config "$scratch/openssl.cnf" -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
    -nodes -sha256 -subj "/O=simcom-mqtt test/CN=$1" -keyout "$2.key" -out "$scratch/request"
  quietly openssl x509 -req -in "$scratch/request" -CA ca.pem -CAkey ca.key -set_serial "$3" -sha256 -days "$days" \
    -extfile "$scratch/openssl.cnf" -extensions "$2" -out "$2.pem"
}

authority 'simcom-mqtt test CA' ca.key ca.pem
leaf localhost server 1
leaf simcom-demo client 2
authority 'an unrelated CA' "$scratch/other-ca.key" other-ca.pem
