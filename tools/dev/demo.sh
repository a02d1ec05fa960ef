#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The demonstration behind `./dev demo`: two simulated modules, a real broker, and messages that travel between them.
# Everything listens on the loopback interface only, lives in one temporary folder, and is gone at the end.
#
# Environment:
#   SIMCOM_BIN   the folder with the programs simcom, simcom-modem and example-hello (build/bin)
#   DEMO_KEEP    if set, the temporary folder with all logs is kept, and named at the end
#
# Exit codes: 0 every message arrived unchanged, 1 something failed, 2 bad usage.

set -euo pipefail
# shellcheck source=tools/dev/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
(($# == 0)) || die 2 "demo takes no arguments"

bin=$(cd -- "${SIMCOM_BIN:-$REPO/build/bin}" 2>/dev/null && pwd) || die 1 "there is no folder ${SIMCOM_BIN:-build/bin}"
for program in simcom simcom-modem example-hello; do
  [[ -x $bin/$program ]] || die 1 "$bin/$program is missing"
done
for program in mosquitto openssl "$PYTHON"; do
  command -v "$program" >/dev/null || die 1 "$program is missing; './dev demo' installs it"
done

# Nothing may wait for ever: not one operation, and not a server left behind should this script be killed with -9.
operation_limit=60
server_limit=600

work=$(mktemp -d)
if [[ -n ${DEMO_KEEP:-} ]]; then
  at_exit say "All logs are in $work."
else
  at_exit rm -rf "$work"
fi

# --- Helpers ----------------------------------------------------------------------------------------------------------

# fail TEXT LOG...: ends the demo, and shows the ends of the logs that may hold the reason.
fail() {
  local log
  printf '\n' >&2
  complain "demo failed: $1"
  shift
  for log in "$@" "$work"/modem-a.log "$work"/modem-b.log "$work"/broker.log; do
    [[ -s $log ]] || continue
    complain "the end of ${log##*/}:"
    tail -n 25 -- "$log" | sed 's/^/  | /' >&2
  done
  [[ -n ${DEMO_KEEP:-} ]] || complain "DEMO_KEEP=1 ./dev demo keeps the whole logs."
  exit 1
}

# meaning CODE: what an exit code of simcom says.
meaning() {
  case $1 in
    0) echo "good" ;;
    1) echo "the operation failed" ;;
    2) echo "bad usage" ;;
    3) echo "a problem with the device or the module" ;;
    4) echo "timed out" ;;
    124) echo "still running after $operation_limit s, so the demo stopped it" ;;
    *) echo "unexpected" ;;
  esac
}

# wait_until SECONDS COMMAND...: asks again and again until the command succeeds; fails when the time is over.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# A connection that is opened and closed at once; true if something listens there.
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# serve NAME COMMAND...: runs a server with its output in NAME.log; its process id is in $server.
serve() {
  local name=$1
  shift
  timeout --foreground -k 5 "$server_limit" "$@" >"$work/$name.log" 2>&1 </dev/null &
  server=$!
  at_exit stop_process "$server"
  servers+=("$server")
}
servers=()

# The program, with a limit. An array and not a function, so that in the background its process is our direct child.
simcom=(timeout --foreground -k 5 "$operation_limit" "$bin/simcom")

# --- The broker and the modules ---------------------------------------------------------------------------------------

# Asks the system for three free ports, and lets all three go together so that they differ.
choose_ports() {
  read -r plain_port tls_port client_port < <("$PYTHON" -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
print(*(s.getsockname()[1] for s in sockets))')
}

write_broker_configuration() {
  cat >"$work/broker.conf" <<END
# As root, mosquitto would become the user mosquitto, who may not read this folder.
user $(id -un)
allow_anonymous true
persistence false
log_dest stderr

# Plain TCP.
listener $plain_port 127.0.0.1

# TLS: clients verify the broker.
listener $tls_port 127.0.0.1
cafile $work/ca.pem
certfile $work/server.pem
keyfile $work/server.key
require_certificate false

# TLS, and the broker verifies clients as well.
listener $client_port 127.0.0.1
cafile $work/ca.pem
certfile $work/server.pem
keyfile $work/server.key
require_certificate true
END
}

broker_is_up() { answers "$plain_port" && answers "$tls_port" && answers "$client_port"; }
broker_is_up_or_gone() { broker_is_up || ! kill -0 "$server" 2>/dev/null; }

# Another program can take a port between the choice and the start, so the choice is made up to three times.
start_broker() {
  local attempts=3
  while ((attempts-- > 0)); do
    choose_ports
    write_broker_configuration
    serve broker mosquitto -v -c "$work/broker.conf"
    wait_until 15 broker_is_up_or_gone || :
    if kill -0 "$server" 2>/dev/null && broker_is_up; then return 0; fi
    stop_process "$server"
    grep -q 'Address already in use' "$work/broker.log" || break
  done
  fail "mosquitto did not start"
}

# start_module NAME: a simulated module whose serial port is $work/NAME.
start_module() {
  serve "$1" "$bin/simcom-modem" --link "$work/$1"
  module_is_up_or_gone() { [[ -e $work/$1 ]] || ! kill -0 "$server" 2>/dev/null; }
  wait_until 10 module_is_up_or_gone "$1" || :
  [[ -e $work/$1 ]] || fail "the simulated module $1 did not start"
  say "$1: $(readlink -f -- "$work/$1")"
}

# --- A message --------------------------------------------------------------------------------------------------------

results=()

# deliver PATH-NAME PORT PAYLOAD-FILE [OPTION...]: module A subscribes, module B publishes the file, and what A received
# is compared with it, byte for byte. The options (certificates) go to both sides.
deliver() {
  local name=$1 port=$2 payload=$3 code=0 subscriber size
  local received="$work/received" sub_log="$work/simcom-sub.log" pub_log="$work/simcom-pub.log"
  shift 3
  size=$(stat -c %s -- "$payload")
  rm -f -- "$received"
  : >"$sub_log"

  "${simcom[@]}" sub -D "$work/modem-a" -h "$host" -p "$port" "$@" -i demo-subscriber \
    -t demo/topic -q 1 -C 1 -W 30 -N -d >"$received" 2>"$sub_log" </dev/null &
  subscriber=$!
  at_exit stop_process "$subscriber"
  subscribed_or_gone() { grep -qw subscribed "$sub_log" || ! kill -0 "$subscriber" 2>/dev/null; }
  wait_until 40 subscribed_or_gone || fail "$name: the subscriber did not get ready" "$sub_log"
  if ! grep -qw subscribed "$sub_log"; then
    wait "$subscriber" || code=$?
    fail "$name: 'simcom sub' ended with exit code $code ($(meaning "$code"))" "$sub_log"
  fi

  # Text travels on the command line, as one would type it; anything else as a file.
  local -a content=(-f "$payload")
  if [[ $payload == *.txt ]]; then content=(-m "$(cat -- "$payload")"); fi
  "${simcom[@]}" pub -D "$work/modem-b" -h "$host" -p "$port" "$@" -i demo-publisher \
    -t demo/topic -q 1 "${content[@]}" >"$pub_log" 2>&1 </dev/null || code=$?
  ((code == 0)) || fail "$name: 'simcom pub' ended with exit code $code ($(meaning "$code"))" "$pub_log" "$sub_log"

  wait "$subscriber" || code=$?
  ((code == 0)) || fail "$name: 'simcom sub' ended with exit code $code ($(meaning "$code"))" "$sub_log"

  if ! cmp -- "$payload" "$received" >"$work/difference" 2>&1; then
    fail "$name: the message changed on its way: $(cat "$work/difference")" "$pub_log" "$sub_log"
  fi
  if [[ $payload == *.txt ]]; then
    say "received: $(cat -- "$received")"
  else
    say "received: $size bytes, each the same as sent"
  fi
  results+=("$(printf '%-34s %6d bytes, arrived unchanged' "$name" "$size")")
}

# === The demonstration ================================================================================================

heading "The stage"
say "simcom (publish) -> modem-b -> mosquitto -> modem-a -> simcom (subscribe)"
say "Each modem is a simulated SIM7600 on a pseudo-terminal: AT commands in, a real MQTT connection out."

# A minimal system may have no /etc/hosts and so no name for the loopback address.
host=localhost
getent hosts localhost >/dev/null || host=127.0.0.1

logged "$work/certs.log" bash "$REPO/tools/dev/certs.sh" "$work" || fail "no certificates" "$work/certs.log"
say "Certificates: an authority, the broker's, a client's; made just now, thrown away afterwards."
start_broker
say "mosquitto on $host: port $plain_port plain, $tls_port TLS, $client_port TLS with client certificates."
start_module modem-a
start_module modem-b

printf 'hello' >"$work/hello.txt"
"$PYTHON" -c '
# Every byte value, forty times, and on top what a careless parser would take for an answer of the module.
data = bytearray((7 * i + 13 * (i >> 8)) & 255 for i in range(10240))
trap = b"\r\nOK\r\n+CMQTTRXEND: 0\r\n>\x00\x1a\r\nERROR\r\n"
for at in (0, 1490, 5000, 10240 - len(trap)):
    data[at:at + len(trap)] = trap
assert len(data) == 10240 and len(set(data)) == 256
open(__import__("sys").argv[1], "wb").write(data)' "$work/binary.dat"

server_options=(--cafile "$work/ca.pem")
client_options=("${server_options[@]}" --cert "$work/client.pem" --key "$work/client.key")

heading "1. A message over plain TCP"
say "simcom sub -D modem-a -h $host -p $plain_port -t demo/topic -q 1 -C 1 -N"
say "simcom pub -D modem-b -h $host -p $plain_port -t demo/topic -q 1 -m hello"
deliver "plain TCP" "$plain_port" "$work/hello.txt"

heading "2. The same over TLS: the modules verify the broker"
say "... --cafile ca.pem: simcom uploads the file to the module, which checks the broker with it."
deliver "TLS, broker verified" "$tls_port" "$work/hello.txt" "${server_options[@]}"

heading "3. TLS both ways: the broker verifies the modules, too"
say "... --cafile ca.pem --cert client.pem --key client.key"
deliver "TLS, both verified" "$client_port" "$work/hello.txt" "${client_options[@]}"

heading "4. The wrong authority must be refused"
say "simcom pub ... --cafile other-ca.pem: an authority that did not sign the broker's certificate."
code=0
"${simcom[@]}" pub -D "$work/modem-b" -h "$host" -p "$tls_port" --cafile "$work/other-ca.pem" -i demo-publisher \
  -t demo/topic -q 1 -m hello >"$work/wrong-ca.log" 2>&1 </dev/null || code=$?
((code == 1)) ||
  fail "wrong authority: exit code 1 expected, but it was $code ($(meaning "$code"))" "$work/wrong-ca.log"
tail -n 3 -- "$work/wrong-ca.log" | while IFS= read -r line; do say "simcom says: $line"; done
results+=("$(printf '%-34s %s' "TLS, wrong authority" "refused, as it must be")")

heading "5. 10,240 bytes of anything, in seven packets"
say "simcom pub ... -f binary.dat: every byte value, with OK, ERROR and > in between to mislead a parser."
deliver "binary over plain TCP" "$plain_port" "$work/binary.dat"
deliver "binary over TLS, both verified" "$client_port" "$work/binary.dat" "${client_options[@]}"

heading "6. What goes over the serial line: one publish, explained"
say "simcom pub ... -u demo -P open-sesame -m hello --trace"
code=0
"${simcom[@]}" pub -D "$work/modem-b" -h "$host" -p "$plain_port" -i demo-publisher -u demo -P open-sesame \
  -t demo/topic -q 1 -m hello --trace >"$work/trace.out" 2>"$work/trace" </dev/null || code=$?
((code == 0)) || fail "the publish with --trace ended with exit code $code ($(meaning "$code"))" "$work/trace"
[[ -s $work/trace ]] || fail "--trace printed nothing on stderr"
sed 's/^/   | /' "$work/trace"
if grep -qF open-sesame "$work/trace"; then fail "the trace shows the password"; fi
say "The password was sent, but the trace does not show it."

heading "7. The program from the README"
say "example-hello modem-a tcp://$host:$plain_port"
code=0
timeout --foreground -k 5 "$operation_limit" "$bin/example-hello" "$work/modem-a" "tcp://$host:$plain_port" \
  >"$work/example.log" 2>&1 </dev/null || code=$?
((code == 0)) || fail "example-hello ended with exit code $code" "$work/example.log"
sed 's/^/   | /' "$work/example.log"
results+=("$(printf '%-34s %s' "example-hello" "published and received its message")")

heading "Stopping what was started"
for server in "${servers[@]}"; do
  stop_process "$server"
  if kill -0 "$server" 2>/dev/null; then fail "process $server does not end"; fi
done
if answers "$plain_port"; then fail "something still listens on port $plain_port"; fi
say "The broker and both modules have ended."

heading "Summary"
for line in "${results[@]}"; do say "$line"; done
printf '\nThe demo succeeded, in %d seconds.\n' "$SECONDS"
