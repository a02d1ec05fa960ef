#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A broker that refuses on demand, for `simcom conform --refuser`.

usage: refuser.py [--port PORT] [--host ADDRESS]

Which code of the module it brings about stands in the user name that the client connects with:

  code-17              no answer to the connect
  code-24              an answer that is no MQTT
  code-26              the connection is closed without an answer
  code-27 to code-31   the connect is refused with MQTT's return code 1 to 5
  grant-6              the connect is granted, every subscription refused

Prints the port and runs until Ctrl-C or SIGTERM.
"""

import argparse
import signal
import socketserver
import sys


class Refuser(socketserver.StreamRequestHandler):
    timeout = 300

    def packet(self):
        """The first byte and the body of an MQTT packet."""
        head = self.rfile.read(1)
        length, shift = 0, 0
        while head:
            more = self.rfile.read(1)
            if not more:
                return None, b""
            length |= (more[0] & 0x7F) << shift
            shift += 7
            if more[0] < 0x80:
                return head[0], self.rfile.read(length)
        return None, b""

    @staticmethod
    def user(body):
        """The user name of a CONNECT: behind client id and will (MQTT 3.1.1, 3.1.3)."""
        name = int.from_bytes(body[:2], "big") + 2
        flags, fields, at = body[name + 1], [], name + 4
        while at + 2 <= len(body):
            length = int.from_bytes(body[at:at + 2], "big")
            fields.append(body[at + 2:at + 2 + length])
            at += 2 + length
        index = 3 if flags & 0x04 else 1
        return fields[index].decode("utf-8", "replace") if flags & 0x80 and len(fields) > index else ""

    def handle(self):
        kind, body = self.packet()
        if kind != 0x10:
            return
        word, _, number = self.user(body).partition("-")
        code = int(number) if number.isdigit() else 0
        if word == "code" and code == 17:
            self.rfile.read(1)  # until the client gives up
        elif word == "code" and code == 24:
            self.wfile.write(b"\x20\x05\xff\xff\xff\xff\xff")
        elif word == "code" and 27 <= code <= 31:
            self.wfile.write(bytes([0x20, 2, 0, code - 26]))
        elif word == "grant":
            self.grant()

    def grant(self):
        self.wfile.write(b"\x20\x02\x00\x00")
        while True:
            kind, body = self.packet()
            if kind is None or kind == 0xE0:
                return
            if kind == 0x82:
                self.wfile.write(b"\x90\x03" + body[:2] + b"\x80")
            elif kind == 0xC0:
                self.wfile.write(b"\xd0\x00")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1); 0.0.0.0 for a real module")
    parser.add_argument("--port", type=int, default=1884, help="port (1884); 0 takes a free one")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Server((arguments.host, arguments.port), Refuser) as server:
        print(server.server_address[1], flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
