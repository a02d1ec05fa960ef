# SPDX-License-Identifier: MIT
"""simcom decode of what really goes over the line between simcom and a simulated module of each revision."""

import json
import os
import pty
import select
import threading
import time
import tty

from harness import BIN, LIMIT, TRAP, AtPort, E2eTest, Process, unique


class Tap:
    """A serial line in between that writes a recording. `link` is its end for the host."""

    def __init__(self, modem_path):
        self.host, self.slave = pty.openpty()
        tty.setraw(self.slave)
        self.link = os.ttyname(self.slave)
        self.modem = os.open(modem_path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.modem)
        self.lines, self.raw, self.begin = [], b"", time.monotonic()
        self.stopped, self.stop_fd = os.pipe()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while True:
            ready = select.select([self.host, self.modem, self.stopped], [], [])[0]
            if self.stopped in ready:
                return
            # What the module has said first: the host may have answered it by now.
            for source, target, direction in ((self.modem, self.host, "<"), (self.host, self.modem, ">")):
                if source in ready:
                    data = os.read(source, 4096)
                    self._note(direction, data)
                    while data:
                        data = data[os.write(target, data):]

    def _note(self, direction, data):
        escaped = "".join(chr(b) if 0x20 <= b < 0x7F and b != 0x5C else f"\\x{b:02X}" for b in data)
        self.lines.append(f"{int((time.monotonic() - self.begin) * 1000)} {direction} {escaped}\n")
        self.raw += data

    def close(self):
        os.write(self.stop_fd, b".")
        self.thread.join(LIMIT)
        for fd in (self.host, self.slave, self.modem, self.stopped, self.stop_fd):
            os.close(fd)
        return "simcom-recording 1\n" + "".join(self.lines)


class Decode(E2eTest):
    REVISIONS = ("v1.00", "v3.00", "v1.00-as-printed")

    def decoded(self, recording, *options, code=0):
        path = self.file(recording if isinstance(recording, bytes) else recording.encode())
        process = Process([BIN / "simcom", "decode", "--json", *options, path], self.folder, unique("decode"))
        self.addCleanup(process.stop)
        self.assertEqual(process.wait(), code, process)
        self.assertNotIn("Sanitizer", process.err)
        return [json.loads(line) for line in process.out.splitlines()]

    def test_real_traffic_is_clean(self):
        for revision in self.REVISIONS:
            for options in ([], ["--echo"], ["--order", "result-first"], ["--packet", "7"], ["--prompt", "> "]):
                with self.subTest(revision=revision, options=options):
                    device = self.modem("--revision", revision, *options)
                    topic = unique("decode")
                    tap = Tap(device.link)
                    base = ["-D", tap.link, "-h", "127.0.0.1", "-p", self.broker.ports["plain"], "--revision", revision]
                    process = self.start("sub", *base, "-d", "-t", topic, "-q", 2, "-C", 2)
                    process.wait_err(r"\bsubscribed$")
                    peer = self.peer()
                    peer.publish(topic, TRAP, 1)
                    peer.publish(topic, b"x" * 3000, 1)
                    self.assertEnds(process)
                    self.run_simcom("pub", *base, "-t", topic, "-q", 1, "-f", self.file(b"x" + TRAP), "--will-topic", "w",
                                    "--will-payload", "gone")
                    recording = tap.close()
                    # A payload that begins with a line end and OK looks like no payload in a raw log. With echo, the raw
                    # log of a command that goes out in pieces has its echo in the middle. In pieces of 7 bytes one of them
                    # begins so, too.
                    for log in [recording] if options and options[0] in ("--echo", "--packet") else [recording, tap.raw]:
                        found = self.decoded(log, "--revision", revision)
                        self.assertEqual(found[-1]["violations"], 0)
                        received = [e for e in found if e["kind"] == "payload"]
                        self.assertEqual(sum(e["length"] for e in received), len(TRAP) + 3000)
                        self.assertEqual(found[-1]["stats"]["commands"]["CMQTTPUB"]["good"], 1)
                        self.assertFalse([e for e in found if e["kind"] in ("line", "extra")])

    def test_revision_is_found(self):
        for revision in self.REVISIONS:
            with self.subTest(revision=revision):
                tap = Tap(self.modem("--revision", revision).link)
                with AtPort(tap.link) as port:
                    for command in ("AT+CMQTTACCQ=?", "AT+CMQTTSTART", "AT+CMQTTSTOP"):
                        port.send(command.encode() + b"\r")
                        self.answer(port)
                    if revision == "v1.00-as-printed":
                        port.send(b"AT+CMQTPUB=?\r")
                        self.answer(port)
                self.assertEqual(self.decoded(tap.close())[-1]["revision"], revision)

    @staticmethod
    def answer(port):
        """Reads until it is quiet behind OK."""
        end = time.monotonic() + LIMIT
        while b"OK\r\n" not in port.bytes:
            port._more(end, "OK")
        time.sleep(0.05)
        while select.select([port.fd], [], [], 0.05)[0]:
            port._more(end, "the rest")
        port.bytes = b""
