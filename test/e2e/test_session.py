# SPDX-License-Identifier: MIT
"""A session (examples/keep.c) through everything that happens to a connection: messages arrive."""

import subprocess

from harness import BIN, E2eTest, Process, unique, wait_for


class Keep(E2eTest):

    def setUp(self):
        super().setUp()
        self.device, self.server = self.modem(), self.own_broker()
        self.topic, self.client = unique("keep"), unique("kept")

    def keep(self, *more):
        process = Process([BIN / "example-keep", self.device.link, f"tcp://127.0.0.1:{self.server.ports['plain']}",
                           self.client, self.topic, *more], self.folder, unique("keep"), subprocess.PIPE)
        self.addCleanup(process.stop)
        return process

    def type(self, process, text):
        process.popen.stdin.write(text.encode())
        process.popen.stdin.flush()

    def listen(self):
        peer = self.peer(self.server.ports["plain"])
        self.assertEqual(peer.subscribe(self.topic, 1), 1)
        return peer

    def end(self, process):
        process.popen.stdin.close()
        self.assertEnds(process)

    def test_lines_both_ways(self):
        process, peer = self.keep(self.topic + "/in"), self.listen()
        self.type(process, "one\ntwo\n")
        self.assertEqual([peer.message().payload for _ in range(2)], [b"one", b"two"])
        process.wait_err("connected")
        peer.publish(self.topic + "/in", b"hello", 1)
        wait_for(lambda: process.out == self.topic.encode() + b"/in hello\n", lambda: process.out)
        self.type(process, "three")  # the last line has no end
        self.end(process)
        self.assertEqual(peer.message().payload, b"three")
        self.assertClean(self.device)

    def test_broker_restarts(self):
        """Lines that come meanwhile wait; the subscription is there again."""
        process = self.keep(self.topic + "/in")
        process.wait_err("connected")
        self.server.stop()
        process.wait_err("disconnected")
        self.type(process, "meanwhile\n")
        process.wait_err("failed")
        self.server._start()
        wait_for(self.server._listens, "the broker is back")
        peer = self.listen()
        self.assertEqual(peer.message().payload, b"meanwhile")
        peer.publish(self.topic + "/in", b"again", 1)
        wait_for(lambda: b"again" in process.out, lambda: str(process))
        self.end(process)

    def test_killed_and_started_again(self):
        """The module is left connected; the next run takes that down and goes on."""
        process, peer = self.keep(), self.listen()
        self.type(process, "one\n")
        self.assertEqual(peer.message().payload, b"one")
        process.popen.kill()
        process.popen.wait()
        process = self.keep()
        self.type(process, "two\n")
        self.assertEqual(peer.message().payload, b"two")
        self.end(process)
        self.assertClean(self.device)

    def test_another_client_of_the_same_name(self):
        """The broker throws the session out; it comes back."""
        process, peer = self.keep(), self.listen()
        process.wait_err("connected")
        self.sub(self.modem(), "-i", self.client, "-t", self.topic, port=self.server.ports["plain"])
        process.wait_err("disconnected")
        self.type(process, "still here\n")
        self.assertEqual(peer.message().payload, b"still here")
        self.end(process)

    def test_server_that_is_refused(self):
        process = Process([BIN / "example-keep", self.device.link, "ssl://127.0.0.1:8883", self.client, self.topic],
                          self.folder, unique("keep"), subprocess.PIPE)
        self.addCleanup(process.stop)
        self.assertEqual(process.wait(), 1, process)
        self.assertIn("for good", process.err)

    def test_usage(self):
        process = Process([BIN / "example-keep"], self.folder, unique("keep"))
        self.assertEqual(process.wait(), 2)
        self.assertIn("usage", process.err)
