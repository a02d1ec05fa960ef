# SPDX-License-Identifier: MIT
"""simcom sub: what it prints is what was published; and how it ends."""

import signal
import socket

from harness import TRAP, AtPort, E2eTest, random_bytes, unique


class Subscribe(E2eTest):

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("sub")

    def test_qos(self):
        """The broker's log says with which QoS each message went to the module."""
        for asked in (0, 1, 2):
            with self.subTest(asked=asked):
                client, topic = unique("client"), unique("sub")
                process = self.sub(self.device, "-i", client, "-t", topic, "-q", asked, "-C", 3)
                self.broker.wait_log(rf"{topic} \(QoS {asked}\)")
                peer = self.peer()
                for qos in (0, 1, 2):
                    peer.publish(topic, f"{qos}".encode(), qos)
                    self.broker.wait_log(rf"Sending PUBLISH to {client} \(d0, q{min(qos, asked)}, r0, .*'{topic}'")
                self.assertEnds(process)
                self.assertEqual(process.out, b"0\n1\n2\n")
        self.assertClean(self.device)

    def test_through_two_modules(self):
        other = self.modem()
        for qos in (0, 1, 2):
            with self.subTest(qos=qos):
                topic = unique("two")
                process = self.sub(self.device, "-t", topic, "-q", qos, "-C", 1, "-N")
                self.pub(other, "-t", topic, "-q", qos, "-f", self.file(TRAP))
                self.assertEnds(process)
                self.assertEqual(process.out, TRAP)

    def test_retained(self):
        peer = self.peer()
        peer.publish(self.topic, b"kept", 1, True)
        process = self.start("sub", *self.to(self.device), "-t", self.topic, "-q", 1, "-C", 1)
        self.assertEnds(process)
        self.assertEqual((process.out, process.err), (b"kept\n", ""))

    def test_empty_message(self):
        process = self.sub(self.device, "-t", self.topic, "-C", 2, "-v")
        peer = self.peer()
        peer.publish(self.topic, b"")
        peer.publish(self.topic, b"next")
        self.assertEnds(process)
        self.assertEqual(process.out.decode(), f"{self.topic} \n{self.topic} next\n")

    def test_sizes(self):
        sizes = (1, 2, 1499, 1500, 1501, 2999, 3000, 3001, 10239, 10240)
        process = self.sub(self.device, "-t", self.topic, "-N", "-C", len(sizes))
        peer = self.peer()
        for size in sizes:
            peer.publish(self.topic, random_bytes(size, size), 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"".join(random_bytes(size, size) for size in sizes))

    def test_bytes_that_mislead(self):
        contents = (TRAP, b"\0", b">", b"\r\n", bytes(range(256)), TRAP * 90, b"\r\nRDY\r\n" + TRAP, b"x" * 1499 + TRAP)
        process = self.sub(self.device, "-t", self.topic, "-N", "-C", len(contents))
        peer = self.peer()
        for content in contents:
            peer.publish(self.topic, content, 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"".join(contents))

    def test_too_large_for_the_module(self):
        """V1.00 2.2.11: 10,240 bytes. The next message is not harmed."""
        process = self.sub(self.device, "-t", self.topic, "-N", "-C", 1)
        peer = self.peer()
        peer.publish(self.topic, b"x" * 10241, 1)
        peer.publish(self.topic, b"next", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"next")

    def test_many_at_once(self):
        process = self.sub(self.device, "-t", self.topic, "-C", 300)
        peer = self.peer()
        for i in range(300):
            peer.publish(self.topic, b"message %d" % i)
        self.assertEnds(process)
        self.assertEqual(process.out, b"".join(b"message %d\n" % i for i in range(300)))

    def test_topics(self):
        topics = [f"{unique('t')}/höhe/温度/🌡", "y" * 1024, f'{unique("t")}/say "hi"']
        process = self.sub(self.device, *(word for topic in topics for word in ("-t", topic)), "-v", "-C", len(topics))
        peer = self.peer()
        for topic in topics:
            peer.publish(topic, b"there", 1)
        self.assertEnds(process)
        self.assertEqual(process.out.decode(), "".join(f"{topic} there\n" for topic in topics))

    def test_wildcards(self):
        process = self.sub(self.device, "-t", f"{self.topic}/+/end", "-t", f"{self.topic}/all/#", "-v", "-C", 3)
        peer = self.peer()
        for topic in ("a/end", "a/other", "all", "all/b/c"):
            peer.publish(f"{self.topic}/{topic}", b"x", 1)
        self.assertEnds(process)
        self.assertEqual(process.out.decode(), "".join(f"{self.topic}/{t} x\n" for t in ("a/end", "all", "all/b/c")))

    def test_session_that_the_broker_keeps(self):
        client = unique("kept")
        process = self.sub(self.device, "-c", "-i", client, "-t", self.topic, "-q", 1)
        process.signal(signal.SIGINT)
        self.assertEnds(process)
        self.peer().publish(self.topic, b"while away", 1)
        process = self.start("sub", *self.to(self.device), "-c", "-i", client, "-t", self.topic, "-q", 1, "-C", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"while away\n")


class End(E2eTest):

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("end")

    def test_count_is_exact(self):
        process = self.sub(self.device, "-t", self.topic, "-C", 2)
        peer = self.peer()
        for i in range(5):
            peer.publish(self.topic, b"%d" % i)
        self.assertEnds(process)
        self.assertEqual(process.out, b"0\n1\n")
        self.assertClean(self.device)

    def test_time_is_over(self):
        process = self.sub(self.device, "-t", self.topic, "-W", 1)
        self.assertEnds(process, 4)
        self.assertClean(self.device)

    def test_time_is_over_before_the_count(self):
        process = self.sub(self.device, "-t", self.topic, "-W", 2, "-C", 2)
        self.peer().publish(self.topic, b"one")
        self.assertEnds(process, 4)
        self.assertEqual(process.out, b"one\n")
        self.assertClean(self.device)

    def test_time_is_over_after_a_message(self):
        process = self.sub(self.device, "-t", self.topic, "-W", 2)
        self.peer().publish(self.topic, b"one")
        self.assertEnds(process, 0)
        self.assertEqual(process.out, b"one\n")

    def test_interrupt(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number=number):
                client = unique("stopped")
                process = self.sub(self.device, "-i", client, "-t", self.topic)
                process.signal(number)
                self.assertEnds(process)
                self.broker.wait_log(rf"Received DISCONNECT from {client}")
                self.assertClean(self.device)

    def test_interrupt_before_it_is_connected(self):
        """A broker that takes the connection and says nothing: the first Ctrl-C waits for it, the second does not."""
        with socket.create_server(("127.0.0.1", 0)) as silent:
            process = self.start("sub", *self.to(self.device, silent.getsockname()[1]), "-t", self.topic)
            silent.settimeout(20)
            connection, _ = silent.accept()
            with connection:
                process.signal(signal.SIGINT)
                process.wait_err("(?i)ctrl-c again")
                process.signal(signal.SIGINT)
                self.assertEnds(process, 130)

    def test_killed_and_healed(self):
        """FIRMWARE 4, first row: START answers 23, ACCQ 19, after the host restarted and the module did not."""
        victim = unique("victim")
        process = self.sub(self.device, "-i", victim, "-t", self.topic)
        process.signal(signal.SIGKILL)
        process.wait()
        with AtPort(self.device.link) as port:
            self.assertEqual(port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,0", b"+CMQTTDISC: 1,1"])
            self.assertIn(f'+CMQTTACCQ: 0,"{victim}",0'.encode(), port.good("AT+CMQTTACCQ?"))
        peer = self.listener(self.topic)
        client = unique("healer")
        self.pub(self.device, "-i", client, "-t", self.topic, "-q", 1, "-m", "healed")
        self.assertEqual(peer.message().payload, b"healed")
        self.broker.connection(client)
        self.broker.wait_log(rf"Received DISCONNECT from {victim}")
        self.assertClean(self.device)

    def test_killed_in_the_middle_of_data(self):
        """The module still waits for the bytes that the host has promised."""
        with AtPort(self.device.link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.up(self.broker.ports["plain"])
            port.send(b"AT+CMQTTTOPIC=0,20\r")
            self.assertEqual(port.line(), b">")
            port.send(b"half")
        peer = self.listener(self.topic)
        self.pub(self.device, "-t", self.topic, "-q", 1, "-m", "healed")
        self.assertEqual(peer.message().payload, b"healed")
        self.assertClean(self.device)

    def test_half_a_command_left_behind(self):
        with AtPort(self.device.link) as port:
            port.send(b"AT+CMQTTACC")
        peer = self.listener(self.topic)
        self.pub(self.device, "-t", self.topic, "-m", "x")
        self.assertEqual(peer.message().payload, b"x")

    def test_other_client_is_left_alone(self):
        """A service that somebody else has started is not stopped under him."""
        with AtPort(self.device.link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.up(self.broker.ports["plain"], client=1)
        peer = self.listener(self.topic)
        self.pub(self.device, "-t", self.topic, "-m", "x")
        self.assertEqual(peer.message().payload, b"x")
        with AtPort(self.device.link) as port:
            self.assertEqual(port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,1", b"+CMQTTDISC: 1,0"])
            self.assertEqual(port.publish(self.topic.encode(), b"still here", client=1), 0)
        self.assertEqual(peer.message().payload, b"still here")

    def test_messages_of_an_earlier_run_are_not_printed(self):
        old, new = unique("old"), unique("new")
        process = self.sub(self.device, "-t", old)
        process.signal(signal.SIGKILL)
        process.wait()
        peer = self.peer()
        peer.publish(old, b"not for you", 1)
        process = self.sub(self.device, "-t", new, "-C", 1)
        peer.publish(old, b"nor this", 1)
        peer.publish(new, b"this", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"this\n")

    def test_connection_lost_and_made_again(self):
        broker = self.own_broker()
        process = self.sub(self.device, "-t", self.topic, "-C", 1, "--trace", port=broker.ports["plain"])
        broker.stop()
        process.wait_err("connection lost")
        process.wait_err("trying again in")
        broker.start()
        process.wait_err("connected again")
        self.peer(broker.ports["plain"]).publish(self.topic, b"after", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"after\n")
        self.assertRegex(process.err, r"\+CMQTTCONNLOST: 0,[123]\b")
        self.assertClean(self.device)

    def test_module_restarts(self):
        process = self.sub(self.device, "-t", self.topic, "-C", 1)
        with AtPort(self.device.link) as port:  # somebody resets it
            port.send(b"AT+CRESET\r")
        process.wait_err("restarted")
        process.wait_err("connected again")
        self.peer().publish(self.topic, b"after", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"after\n")

    def test_module_vanishes(self):
        process = self.sub(self.device, "-t", self.topic)
        self.device.kill()
        self.assertEnds(process, 3)
        self.assertIn("gone", process.err)


class Variants(E2eTest):
    """Firmware that differs in what the manual leaves open."""

    VARIANTS = (["--echo"], ["--order", "result-first"], ["--order", "ok-first"], ["--prompt", "> "], ["--packet", 1],
                ["--packet", 100], ["--packet", 10240],
                ["--echo", "--order", "result-first", "--prompt", "> ", "--packet", 7])

    def test_both_ways(self):
        for options in self.VARIANTS:
            with self.subTest(options=options):
                receiver, sender, topic = self.modem(*options), self.modem(*options), unique("variant")
                content = TRAP * 12
                process = self.sub(receiver, "-t", topic, "-q", 1, "-N", "-C", 1)
                self.pub(sender, "-t", topic, "-q", 1, "-f", self.file(content))
                self.assertEnds(process)
                self.assertEqual(process.out, content)
                self.assertClean(receiver)
                self.assertClean(sender)

    def test_refusals(self):
        for options in self.VARIANTS[:3]:
            with self.subTest(options=options):
                device = self.modem(*options)
                process = self.pub(device, "-t", "x", "-m", "x", port="auth", code=1)
                self.assertRegex(process.err, r"connect: .*\b3[01]\b")
                self.assertClean(device)
