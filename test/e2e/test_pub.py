# SPDX-License-Identifier: MIT
"""simcom pub: what the broker hands on is what was given on the command line."""

import signal
import subprocess

from harness import BIN, PASSWORD, TRAP, USER, E2eTest, Process, environment, random_bytes, unique


class Publish(E2eTest):

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("pub")

    def expect(self, peer, payload, topic=None, qos=0, retain=False):
        message = peer.message()
        self.assertEqual(message.topic, topic or self.topic.encode())
        self.assertEqual(message.payload, payload)
        self.assertEqual((message.qos, message.retain), (qos, retain))

    def test_qos(self):
        peer = self.listener(self.topic)
        for qos in (0, 1, 2):
            with self.subTest(qos=qos):
                payload = f"with QoS {qos}".encode()
                process = self.pub(self.device, "-t", self.topic, "-q", qos, "-m", payload.decode())
                self.expect(peer, payload, qos=qos)
                peer.no_more()
                self.assertEqual((process.out, process.err), (b"", ""))
        self.assertClean(self.device)

    def test_names_and_defaults(self):
        peer = self.listener(self.topic)
        client = unique("name")
        self.pub(self.device, "-i", client, "-k", "61", "-t", self.topic, "-m", "x")
        self.expect(peer, b"x")
        self.assertEqual(self.broker.connection(client), "p4, c1, k61")
        client = unique("keep")
        self.pub(self.device, "-i", client, "-c", "-t", self.topic, "-m", "x")
        self.assertEqual(self.broker.connection(client), "p4, c0, k60")
        process = self.pub(self.device, "-t", self.topic, "-m", "x")
        self.assertEqual(self.broker.connection(f"simcom-{process.popen.pid}"), "p4, c1, k60")

    def test_ends_with_a_disconnect(self):
        client = unique("bye")
        self.pub(self.device, "-i", client, "-t", self.topic, "-m", "x")
        self.broker.wait_log(rf"Received DISCONNECT from {client}")

    def test_device_from_the_environment(self):
        peer = self.listener(self.topic)
        self.run_simcom("pub", "-h", "127.0.0.1", "-p", self.broker.ports["plain"], "-t", self.topic, "-m", "env",
                        env=environment(SIMCOM_DEVICE=str(self.device.link)))
        self.expect(peer, b"env")

    def test_long_names_of_the_options(self):
        peer = self.listener(self.topic)
        self.run_simcom("pub", "--device", self.device.link, "--baud", 9600, "--host", "127.0.0.1", "--port",
                        self.broker.ports["plain"], "--id", unique("long"), "--keepalive", 60, "--topic", self.topic,
                        "--qos", 1, "--retain", "--message", "long")
        self.expect(peer, b"long", qos=1)
        self.expect(self.listener(self.topic), b"long", qos=1, retain=True)

    def test_retained(self):
        for qos in (0, 1, 2):
            with self.subTest(qos=qos):
                topic = unique("retained")
                self.pub(self.device, "-t", topic, "-q", qos, "-m", "kept", "-r")
                self.expect(self.listener(topic), b"kept", topic.encode(), qos, True)
                self.pub(self.device, "-t", topic, "-q", qos, "-n", "-r")  # an empty one takes it away
                self.listener(topic).no_more()

    def test_null_message(self):
        peer = self.listener(self.topic)
        self.pub(self.device, "-t", self.topic, "-q", 1, "-n")
        self.expect(peer, b"", qos=1)
        peer.no_more()

    def test_lines(self):
        peer = self.listener(self.topic)
        content = b"one\ntwo\n\n  three \r\nOK\nlast, without an end"
        self.pub(self.device, "-t", self.topic, "-q", 1, "-l", input=content)
        for line in (b"one", b"two", b"  three \r", b"OK", b"last, without an end"):
            self.expect(peer, line, qos=1)
        peer.no_more()
        self.assertClean(self.device)

    def test_many_lines(self):
        peer = self.listener(self.topic)
        lines = [f"line {i}".encode() for i in range(200)]
        self.pub(self.device, "-t", self.topic, "-l", input=b"\n".join(lines))
        for line in lines:
            self.expect(peer, line)
        peer.no_more()

    def test_no_line(self):
        self.pub(self.device, "-t", self.topic, "-l", input=b"")
        self.assertClean(self.device)

    def test_a_line_is_sent_when_it_comes(self):
        peer = self.listener(self.topic)
        process = self.start("pub", *self.to(self.device), "-t", self.topic, "-l", stdin=subprocess.PIPE)
        for line in (b"first", b"second"):
            process.popen.stdin.write(line + b"\n")
            process.popen.stdin.flush()
            self.expect(peer, line)
        process.popen.stdin.close()
        self.assertEnds(process)

    def test_interrupted_while_waiting_for_a_line(self):
        peer = self.listener(self.topic)
        process = self.start("pub", *self.to(self.device), "-t", self.topic, "-l", stdin=subprocess.PIPE)
        process.popen.stdin.write(b"only\n")
        process.popen.stdin.flush()
        self.expect(peer, b"only")
        process.signal(signal.SIGINT)
        self.assertEnds(process, 130)
        self.assertClean(self.device)

    def test_text(self):
        peer = self.listener(self.topic)
        for text in ("Grüße, 世界 🌍", '"quoted", with \\ and \t', "AT+CMQTTREL=0", ">", "\r\nOK\r\n", "-5"):
            with self.subTest(text=text):
                self.pub(self.device, "-t", self.topic, "-m", text)
                self.expect(peer, text.encode())

    def test_sizes(self):
        peer = self.listener(self.topic)
        for size in (0, 1, 1499, 1500, 1501, 10239, 10240):
            with self.subTest(size=size):
                content = random_bytes(size, size)
                self.pub(self.device, "-t", self.topic, "-q", 1, "-f", self.file(content))
                self.expect(peer, content, qos=1)
        peer.no_more()

    def test_bytes_that_mislead(self):
        peer = self.listener(self.topic)
        for content in (TRAP, b"\0", b">", b"\r\n", b"\xff" * 300, bytes(range(256)), TRAP * 90,
                        b"\r\nRDY\r\n" + TRAP):
            with self.subTest(content=content[:40]):
                self.pub(self.device, "-t", self.topic, "-q", 2, "-f", self.file(content))
                self.expect(peer, content, qos=2)
        peer.no_more()
        self.assertClean(self.device)

    def test_standard_input(self):
        peer = self.listener(self.topic)
        content = random_bytes(5000) + TRAP
        self.pub(self.device, "-t", self.topic, "-s", input=content)
        self.expect(peer, content)

    def test_too_large(self):
        peer = self.listener(self.topic)
        content = b"x" * 10241
        for arguments, given in ((["-f", self.file(content)], None), (["-m", content.decode()], None),
                                 (["-s"], content), (["-l"], content)):
            with self.subTest(arguments=arguments[0]):
                process = self.pub(self.device, "-t", self.topic, *arguments, input=given, code=2)
                self.assertIn("10240", process.err)
                self.assertLess(len(process.err), 500, "the message itself is not repeated")
        peer.no_more()
        self.assertClean(self.device)

    def test_topics(self):
        for topic in ("t", "höhe/温度/🌡", "a b/c,d;e", 'say "hi"', "x" * 1024, "é" * 512, "/" * 100, "$share", "AT\\r"):
            with self.subTest(topic=topic[:20]):
                topic = topic if len(topic) > 500 else f"{unique('topic')}/{topic}"
                peer = self.listener(topic)
                self.pub(self.device, "-t", topic, "-q", 1, "-m", "there")
                self.expect(peer, b"there", topic.encode(), 1)

    def test_user_and_password(self):
        peer = self.peer(self.broker.ports["auth"], user=USER, password=PASSWORD)
        self.assertEqual(peer.subscribe(self.topic, 2), 2)
        client = unique("user")
        self.pub(self.device, "-i", client, "-u", USER, "-P", PASSWORD, "-t", self.topic, "-m", "x", port="auth")
        self.assertEqual(self.broker.connection(client), f"p4, c1, k60, u'{USER}'")
        self.expect(peer, b"x")

    def test_refused_by_the_broker(self):
        answer = self.peer(self.broker.ports["auth"], user=USER, password="wrong").answer
        self.assertIn(answer, (4, 5))
        code = 26 + answer  # 30 bad user name or password, 31 not authorized
        for arguments in (["-u", USER, "-P", "not-this"], ["-u", "nobody", "-P", "not-this"], ["-u", USER], []):
            with self.subTest(arguments=arguments):
                process = self.pub(self.device, *arguments, "-t", self.topic, "-m", "x", port="auth", code=1)
                self.assertRegex(process.err, rf"\bconnect: .*\b{code}\b")
                self.assertNotIn("not-this", process.err)
        self.assertClean(self.device)

    def test_broker_down(self):
        broker = self.own_broker()
        broker.stop()
        process = self.pub(self.device, "-t", self.topic, "-m", "x", port=broker.ports["plain"], code=1)
        self.assertRegex(process.err, r"\bconnect: .*\b3\b")
        self.assertRegex(process.err, "(?i)port|reach")  # advice
        self.assertClean(self.device)

    def test_unknown_host(self):
        process = self.run_simcom("pub", "-D", self.device.link, "-h", "no-such-host.invalid", "-t", self.topic,
                                  "-m", "x", code=1)
        self.assertRegex(process.err, r"\bconnect: .*\b25\b")
        self.assertRegex(process.err, "(?i)name")
        self.assertClean(self.device)

    def test_one_after_the_other(self):
        peer = self.listener(self.topic)
        for i in range(10):
            self.pub(self.device, "-t", self.topic, "-q", 1, "-m", str(i))
            self.expect(peer, str(i).encode(), qos=1)
        peer.no_more()

    def test_device_in_use(self):
        client = unique("first")
        self.sub(self.device, "-i", client, "-t", self.topic)
        process = self.pub(self.device, "-t", self.topic, "-m", "x", code=3)
        self.assertIn("another program", process.err)


class Will(E2eTest):

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic, self.will = unique("topic"), unique("will")

    def with_will(self, *more):
        return self.sub(self.device, "-t", self.topic, "--will-topic", self.will, *more)

    def test_sent_when_the_module_vanishes(self):
        for qos in (0, 1, 2):
            with self.subTest(qos=qos):
                self.device = self.modem()
                peer = self.listener(self.will)
                process = self.with_will("--will-payload", f"gone {qos}", "--will-qos", qos)
                self.device.kill()
                message = peer.message()
                self.assertEqual((message.topic, message.payload), (self.will.encode(), f"gone {qos}".encode()))
                self.assertEqual((message.qos, message.retain), (qos, False))
                self.assertEnds(process, 3)
                self.assertIn("gone", process.err)

    def test_large(self):
        peer = self.listener(self.will)
        text = "w" * 10240
        self.with_will("--will-payload", text)
        self.device.kill()
        self.assertEqual(peer.message().payload, text.encode())

    def test_not_sent_after_a_good_end(self):
        peer = self.listener(self.will)
        process = self.with_will("--will-payload", "gone")
        process.signal(signal.SIGINT)
        self.assertEnds(process)
        peer.no_more()

    def test_not_left_for_the_next_run(self):
        self.pub(self.device, "-t", self.topic, "-m", "x", "--will-topic", self.will, "--will-payload", "gone")
        peer = self.listener(self.will)
        self.sub(self.device, "-i", unique("next"), "-t", self.topic)
        self.device.kill()
        peer.no_more()


class Example(E2eTest):
    """The program of the README."""

    def test_hello(self):
        device, peer = self.modem(), self.listener("hello/#")
        arguments = [BIN / "example-hello", device.link, f"tcp://127.0.0.1:{self.broker.ports['plain']}"]
        for _ in range(2):  # it leaves its session behind, and the next one takes that down
            process = Process(arguments, self.folder, unique("hello"))
            self.addCleanup(process.stop)
            self.assertEnds(process)
            payload = peer.message().payload  # it prints what it has sent and received
            self.assertTrue(payload)
            self.assertIn(payload.strip(), process.out)
        self.pub(device, "-t", unique("after"), "-m", "x")
        self.assertClean(device)

    def test_hello_without_a_broker(self):
        device, broker = self.modem(), self.own_broker()
        broker.stop()
        process = Process([BIN / "example-hello", device.link, f"tcp://127.0.0.1:{broker.ports['plain']}"],
                          self.folder, "hello")
        self.addCleanup(process.stop)
        self.assertNotEqual(process.wait(), 0, process)
        self.assertRegex(process.err, r"\S")
