# SPDX-License-Identifier: MIT
"""simcom-modem, by AT commands that are written by hand: the rules of the manual, the bytes on the wire, the port."""

import os
import re
import signal
import socket
import subprocess

from harness import BIN, LIMIT, TRAP, AtPort, E2eTest, Process, random_bytes, unique, wait_for


class AtTest(E2eTest):

    OPTIONS = ()

    def setUp(self):
        super().setUp()
        self.device = self.modem(*self.OPTIONS)
        self.port = self.at(self.device)
        self.plain = self.broker.ports["plain"]

    def connected(self):
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        self.port.up(self.plain)


class Rules(AtTest):
    """V1.00 2.3.1: which code answers a command that comes at the wrong time."""

    def test_start_twice(self):
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 23)
        self.assertEqual(self.port.code("AT+CMQTTSTOP"), 0)
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)

    def test_stop_before_start(self):
        self.assertEqual(self.port.code("AT+CMQTTSTOP"), 9)

    def test_acquire_before_start(self):
        self.assertEqual(self.port.code('AT+CMQTTACCQ=0,"a"'), 9)

    def test_acquire_twice(self):
        self.port.code("AT+CMQTTSTART")
        self.port.good('AT+CMQTTACCQ=0,"a"')
        self.assertEqual(self.port.code('AT+CMQTTACCQ=0,"b"'), 19)
        self.port.good('AT+CMQTTACCQ=1,"b"')
        self.port.good("AT+CMQTTREL=0")
        self.port.good('AT+CMQTTACCQ=0,"c"')
        self.assertEqual(self.port.good("AT+CMQTTACCQ?"), [b'+CMQTTACCQ: 0,"c",0', b'+CMQTTACCQ: 1,"b",0'])

    def test_release_without_acquire(self):
        self.port.code("AT+CMQTTSTART")
        for client in (0, 1):
            self.assertEqual(self.port.code(f"AT+CMQTTREL={client}"), 20)

    def test_connect_without_acquire(self):
        self.port.code("AT+CMQTTSTART")
        self.assertEqual(self.port.connect(self.plain), 20)

    def test_stop_before_release(self):
        self.port.code("AT+CMQTTSTART")
        self.port.good('AT+CMQTTACCQ=1,"a"')
        self.assertEqual(self.port.code("AT+CMQTTSTOP"), 21)
        self.port.good("AT+CMQTTREL=1")
        self.assertEqual(self.port.code("AT+CMQTTSTOP"), 0)

    def test_connect_while_connected(self):
        self.connected()
        self.assertEqual(self.port.connect(self.plain), 13)
        self.assertEqual(self.port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,0", b"+CMQTTDISC: 1,1"])

    def test_without_a_connection(self):
        self.port.code("AT+CMQTTSTART")
        self.port.good('AT+CMQTTACCQ=0,"a"')
        for command in ("AT+CMQTTPUB=0,0,60", "AT+CMQTTTOPIC=0,1", "AT+CMQTTPAYLOAD=0,1", "AT+CMQTTSUB=0,1,0",
                        "AT+CMQTTUNSUB=0,1,0", "AT+CMQTTDISC=0,0"):
            with self.subTest(command=command):
                self.assertEqual(self.port.code(command, b"x"), 11)

    def test_publish_without_a_topic(self):
        self.connected()
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,0,60"), 18)
        self.assertEqual(self.port.publish(b"topic", b"x"), 0)
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,0,60"), 18, "a publish uses the topic up")

    def test_subscribe_without_a_topic(self):
        self.connected()
        self.assertEqual(self.port.code("AT+CMQTTSUB=0"), 18)

    def test_busy(self):
        """14: while CONNECT waits for a broker that says nothing."""
        with socket.create_server(("127.0.0.1", 0)) as silent:
            self.port.code("AT+CMQTTSTART")
            self.port.good(f'AT+CMQTTACCQ=0,"{unique("busy")}"')
            self.port.good(f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{silent.getsockname()[1]}",60,1')
            self.assertEqual(self.port.connect(self.plain), 14)
            self.assertEqual(self.port.code("AT+CMQTTREL=0"), 14)
            self.port.up(self.plain, client=1)  # the other one is not concerned

    def test_wrong_arguments(self):
        self.connected()
        for command in ("AT+CMQTTSTART=1", "AT+CMQTTACCQ", "AT+NOSUCH", "AT+CMQTTPUB=0", "AT+CMQTTSTARTX", "AT+NOSUCH=1"):
            with self.subTest(command=command):
                self.assertEqual(self.port.ask(command), [b"ERROR"])
        self.device.process.wait_err("CMQTTSTARTX: unknown command")
        self.assertEqual(self.device.process.err.count("NOSUCH: unknown command"), 1, "once for each name")
        rows = (("AT+CMQTTTOPIC=0,1025", 22), ("AT+CMQTTPAYLOAD=0,10241", 22), ("AT+CMQTTPUB=2,0,60", 10))
        for command, code in rows:
            with self.subTest(command=command):
                lines = self.port.ask(command)
                self.assertEqual(lines[-1], b"ERROR")
                self.assertTrue(len(lines) == 1 or lines[0].endswith(b",%d" % code), lines)
        self.assertEqual(self.port.ask("at"), [b"OK"], "commands may be written in small letters")

    def test_read_forms(self):
        self.assertEqual(self.port.good("AT+CMQTTCONNECT?"), [b"+CMQTTCONNECT: 0", b"+CMQTTCONNECT: 1"])
        self.connected()
        address = f"tcp://127.0.0.1:{self.plain}".encode()
        self.assertEqual(self.port.good("AT+CMQTTCONNECT?"),
                         [b'+CMQTTCONNECT: 0,"%s",60,1' % address, b"+CMQTTCONNECT: 1"])


class Broker(AtTest):
    """The module against the broker, judged by the peer on the other side."""

    def test_publish(self):
        self.connected()
        topic = unique("out").encode()
        peer = self.listener(topic.decode())
        for qos in (0, 1, 2):
            self.assertEqual(self.port.publish(topic, TRAP, qos), 0)
            message = peer.message()
            self.assertEqual((message.topic, message.payload, message.qos), (topic, TRAP, qos))

    def test_retained(self):
        self.connected()
        topic = unique("kept").encode()
        self.port.good(f"AT+CMQTTTOPIC=0,{len(topic)}", topic)
        self.port.good("AT+CMQTTPAYLOAD=0,4", b"kept")
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,1,60,1"), 0)
        message = self.listener(topic.decode()).message()
        self.assertEqual((message.payload, message.retain), (b"kept", True))

    def test_bytes_of_a_received_message(self):
        """FIRMWARE 3.2, byte for byte."""
        self.connected()
        topic = unique("in").encode()
        self.assertEqual(self.port.subscribe(topic, 1), 0)
        peer = self.peer()
        peer.publish(topic, b"", 1)
        n = b"%d" % len(topic)
        head = b"+CMQTTRXTOPIC: 0," + n + b"\r\n" + topic + b"\r\n"
        end = b"+CMQTTRXEND: 0\r\n"
        self.port.exactly(b"\r\n+CMQTTRXSTART: 0," + n + b",0\r\n" + head + end)
        peer.publish(topic, TRAP, 1)
        size = b"%d" % len(TRAP)
        self.port.exactly(b"\r\n+CMQTTRXSTART: 0," + n + b"," + size + b"\r\n" + head +
                          b"+CMQTTRXPAYLOAD: 0," + size + b"\r\n" + TRAP + b"\r\n" + end)
        payload = random_bytes(3100)
        peer.publish(topic, payload, 1)
        self.port.exactly(b"\r\n+CMQTTRXSTART: 0," + n + b",3100\r\n" + head +
                          b"+CMQTTRXPAYLOAD: 0,1500\r\n" + payload[:1500] + b"\r\n" +
                          b"+CMQTTRXPAYLOAD: 0,1500\r\n" + payload[1500:3000] + b"\r\n" +
                          b"+CMQTTRXPAYLOAD: 0,100\r\n" + payload[3000:] + b"\r\n" + end)

    def test_subscribe_and_unsubscribe_in_a_batch(self):
        self.connected()
        topics = [unique("batch").encode() for _ in range(3)]
        for qos, topic in enumerate(topics):
            self.port.good(f"AT+CMQTTSUBTOPIC=0,{len(topic)},{qos}", topic)
        self.assertEqual(self.port.code("AT+CMQTTSUB=0"), 0)
        for qos, topic in enumerate(topics):
            self.broker.wait_log(rf"{topic.decode()} \(QoS {qos}\)")
        peer = self.peer()
        for topic in topics:
            peer.publish(topic, b"x", 1)
            self.assertEqual(self.port.message(), (0, topic, b"x"))
        for topic in topics[:2]:
            self.port.good(f"AT+CMQTTUNSUBTOPIC=0,{len(topic)}", topic)
        self.assertEqual(self.port.code("AT+CMQTTUNSUB=0,0"), 0)
        for topic in topics:
            peer.publish(topic, b"y", 1)
        self.assertEqual(self.port.message(), (0, topics[2], b"y"))

    def test_unsubscribe_one(self):
        self.connected()
        topics = [unique("one").encode() for _ in range(2)]
        for topic in topics:
            self.assertEqual(self.port.subscribe(topic), 0)
        self.assertEqual(self.port.code(f"AT+CMQTTUNSUB=0,{len(topics[0])},0", topics[0]), 0)
        peer = self.peer()
        for topic in topics:
            peer.publish(topic, b"x", 1)
        self.assertEqual(self.port.message(), (0, topics[1], b"x"))

    def test_two_clients(self):
        self.connected()
        self.port.up(self.plain, client=1)
        topics = [unique("a").encode(), unique("b").encode()]
        for client, topic in enumerate(topics):
            self.assertEqual(self.port.subscribe(topic, 1, client), 0)
        for client, topic in enumerate(topics):
            self.assertEqual(self.port.publish(topics[1 - client], b"to the other", 1, client), 0)
            self.assertEqual(self.port.message(), (1 - client, topics[1 - client], b"to the other"))
        self.assertEqual(self.port.code("AT+CMQTTDISC=0,0"), 0)
        self.assertEqual(self.port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,1", b"+CMQTTDISC: 1,0"])

    def test_message_while_data_is_sent(self):
        """Nothing comes between the prompt and the answer to the data."""
        self.connected()
        topic = unique("race").encode()
        self.assertEqual(self.port.subscribe(topic, 1), 0)
        self.port.send(b"AT+CMQTTTOPIC=0,4\r")
        self.port.exactly(b"\r\n>")
        self.peer().publish(topic, b"early", 1)
        self.port.send(b"to")
        self.port.send(b"ip")
        self.port.exactly(b"\r\nOK\r\n")
        self.assertEqual(self.port.message(), (0, topic, b"early"))

    def test_connection_lost(self):
        broker = self.own_broker()
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        self.port.up(broker.ports["plain"])
        broker.stop()
        self.assertRegex(self.port.urc(), rb"^\+CMQTTCONNLOST: 0,[12]$")
        self.assertEqual(self.port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,1", b"+CMQTTDISC: 1,1"])
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,0,60"), 11)
        self.assertEqual(self.port.connect(broker.ports["plain"]), 3)
        self.assertEqual(self.port.connect(self.plain), 0, "and it connects again, to another one")

    def test_taken_over(self):
        """The broker closes a connection when another client comes with the same identifier."""
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        client = unique("same")
        self.port.up(self.plain, client)
        self.pub(self.modem(), "-i", client, "-t", "x", "-m", "x")
        self.assertRegex(self.port.urc(), rb"^\+CMQTTCONNLOST: 0,[12]$")

    def test_will(self):
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        topic = unique("will").encode()
        peer = self.listener(topic.decode())
        self.port.good(f'AT+CMQTTACCQ=0,"{unique("will")}"')
        self.port.good(f"AT+CMQTTWILLTOPIC=0,{len(topic)}", topic)
        self.port.good(f"AT+CMQTTWILLMSG=0,{len(TRAP)},2", TRAP)
        self.assertEqual(self.port.connect(self.plain), 0)
        self.port.good("AT+CRESET")  # as a loss of power
        message = peer.message()
        self.assertEqual((message.payload, message.qos), (TRAP, 2))
        self.assertEqual(self.port.urc(), b"RDY")
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)


class Port(AtTest):
    """The serial port."""

    def test_echo(self):
        self.port.send(b"AT\r")
        self.port.exactly(b"\r\nOK\r\n")
        self.port.send(b"ATE1\r")
        self.port.exactly(b"\r\nOK\r\n")
        self.port.send(b"AT\r")
        self.port.exactly(b"AT\r\r\nOK\r\n")
        self.port.send(b'AT+CCERTDOWN="a.pem",3\r')
        self.port.exactly(b'AT+CCERTDOWN="a.pem",3\r\r\n>')
        self.port.send(b"\r\n\0")
        self.port.exactly(b"\r\n\0\r\nOK\r\n")
        self.port.send(b"ATE0\r")
        self.port.exactly(b"ATE0\r\r\nOK\r\n")
        self.port.send(b"AT\r\nAT\r")
        self.port.exactly(b"\r\nOK\r\n\r\nOK\r\n")

    def test_bytes_one_by_one(self):
        for byte in b'AT+CCERTDOWN="a.pem",5\r':
            self.port.send(bytes([byte]))
        self.port.exactly(b"\r\n>")
        for byte in b"\r\nAT\r":
            self.port.send(bytes([byte]))
        self.port.exactly(b"\r\nOK\r\n")
        self.assertEqual(self.port.good("AT+CCERTLIST"), [b'+CCERTLIST: "a.pem"'])

    def test_state_survives_a_closed_port(self):
        for _ in range(3):
            self.port.close()
            self.port = self.at(self.device)
            self.assertEqual(self.port.ask("AT"), [b"OK"])
        self.connected()
        self.port.close()
        self.port = self.at(self.device)
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 23)
        self.assertEqual(self.port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,0", b"+CMQTTDISC: 1,1"])

    def test_nothing_old_is_read_after_opening(self):
        """What came while nobody listened is gone, as with a real line."""
        self.connected()
        topic = unique("unheard").encode()
        self.assertEqual(self.port.subscribe(topic, 1), 0)
        client = re.search(rb'"(.*)"', self.port.good("AT+CMQTTACCQ?")[0]).group(1).decode()
        self.port.close()
        peer = self.peer()
        for n in range(1, 4):  # a module that acknowledges one has written those before it to the line
            peer.publish(topic, b"unheard %d" % n, 1)
            self.broker.wait_log(rf"(?s)(Received PUBACK from {client}.*){{{n}}}")
        self.port = self.at(self.device)
        self.assertEqual(self.port.ask("AT"), [b"OK"])
        self.assertNotIn((0, topic, b"unheard 1"), self.port.messages)

    def test_same_port_by_path_and_by_link(self):
        self.assertEqual(os.path.realpath(self.device.link), os.path.realpath(self.device.path))
        self.port.close()
        with AtPort(self.device.path) as port:
            self.assertEqual(port.ask("AT"), [b"OK"])

    def test_reset(self):
        self.connected()
        self.port.good('AT+CCERTDOWN="a.pem",1', b"x")
        self.port.good("AT+CRESET")
        self.assertEqual(self.port.urc(), b"RDY")
        self.assertEqual(self.port.good("AT+CMQTTACCQ?")[0], b'+CMQTTACCQ: 0,"",0')
        self.assertEqual(self.port.good("AT+CCERTLIST"), [b'+CCERTLIST: "a.pem"'])
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)


class EchoPort(AtTest):

    OPTIONS = ("--echo",)

    def test_echo_is_on(self):
        self.port.send(b"AT\r")
        self.port.exactly(b"AT\r\r\nOK\r\n")
        self.port.good("ATE0")


class Program(E2eTest):
    """Its options and its end."""

    def run_modem(self, *options, code):
        process = Process([BIN / "simcom-modem", "--profile", "manual", *options], self.folder, unique("modem"))
        self.addCleanup(process.stop)
        self.assertEqual(process.wait(), code, process)
        return process

    def test_leaves_nothing_behind(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(number=number):
                device = self.modem()
                c = self.certificates
                self.sub(device, "--cafile", c / "ca.pem", "--cert", c / "client.pem", "--key", c / "client.key",
                         "-t", "x", port="client")
                self.assertTrue(device.link.is_symlink())
                device.process.signal(number)
                self.assertEqual(device.process.wait(), 0, device.process)
                self.assertFalse(device.link.is_symlink())
                self.assertEqual(list(device.scratch.iterdir()), [])
                self.assertEqual({path.name for path in device.folder.iterdir()}, {"modem.err", "modem.out", "tmp"})
                self.assertEqual(device.process.out.decode(), device.path + "\n")
                self.assertEqual(device.process.err, "")

    def test_link_is_replaced(self):
        link = self.folder / "link"
        link.symlink_to("/nonexistent")
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--link", link], self.folder, "modem")
        self.addCleanup(process.stop)
        wait_for(lambda: process.out.endswith(b"\n"), "the path of the port")
        self.assertEqual(os.readlink(link), process.out.decode().rstrip("\n"))
        with AtPort(link) as port:
            self.assertEqual(port.ask("AT"), [b"OK"])
        process.stop()
        self.assertFalse(link.is_symlink())

    def test_link_of_another_is_left_alone(self):
        link = self.folder / "link"
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--link", link], self.folder, "modem")
        self.addCleanup(process.stop)
        wait_for(lambda: process.out.endswith(b"\n"), "the path of the port")
        link.unlink()
        link.symlink_to("/dev/null")
        process.stop()
        self.assertEqual(os.readlink(link), "/dev/null")

    def test_file_is_not_replaced(self):
        file = self.file(b"precious")
        process = self.run_modem("--link", file, code=1)
        self.assertIn(str(file), process.err)
        self.assertEqual(file.read_bytes(), b"precious")

    def test_link_in_a_folder_that_is_not_there(self):
        process = self.run_modem("--link", self.folder / "no" / "link", code=1)
        self.assertIn("No such file", process.err)

    def test_bad_usage(self):
        for options in (["--no-such"], ["--order", "sideways"], ["--prompt", "?"], ["--packet", "0"],
                        ["--packet", "10241"], ["--packet", "x"], ["--link"], ["argument"]):
            with self.subTest(options=options):
                process = self.run_modem(*options, code=2)
                self.assertIn("--help", process.err)
                self.assertEqual(process.out, b"")

    def test_help_and_version(self):
        for option in ("--help", "-h"):
            text = self.run_modem(option, code=0).out.decode()
            for word in ("--link", "--echo", "--order", "--prompt", "--packet", "--verbose", "exit codes"):
                self.assertIn(word, text)
        self.assertIn("fault KIND", self.page("ctl", "--help"))
        self.assertRegex(self.run_modem("--version", code=0).out.decode(), r"^simcom-modem \S+\n$")

    def page(self, *arguments, code=0):
        done = subprocess.run([BIN / "simcom-modem", *arguments], capture_output=True, text=True, timeout=LIMIT, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout + done.stderr

    def test_pages_come_from_the_same_table(self):
        options = set(re.findall(r"(?m)^ +(?:-., +)?(--[a-z-]+)", self.page("--help")))
        man, bash = self.page("--man").replace("\\-", "-"), self.page("--completion", "bash")
        self.assertGreater(len(options), 25)
        for option in options:
            self.assertIn(f"{option}\\fR", man)
            self.assertIn(f"{option} ", bash)
        script = bash + "COMP_WORDS=(simcom-modem --revision v3); COMP_CWORD=2; _simcom_modem; echo ${COMPREPLY[@]}"
        self.assertEqual(subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout, b"v3.00\n")
        self.assertIn("bash, zsh or fish", self.page("--completion", "csh", code=2))

    def test_profiles_are_completed(self):
        """The words of the completion are those of --profile list."""
        names = [line.split()[0] for line in self.page("--profile", "list").splitlines()]
        self.assertIn("'%s list'" % " ".join(names), self.page("--completion", "bash"))

    def test_verbose(self):
        device = self.folder / "port"
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--verbose", "--link", device], self.folder, "modem")
        self.addCleanup(process.stop)
        wait_for(lambda: device.is_symlink(), "the link")
        with AtPort(device) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.up(self.broker.ports["plain"])
            process.wait_err("CONNACK")

    def test_output_that_nobody_reads(self):
        """A module whose line is full still serves its connections and ends when told to."""
        device, topic = self.modem(), unique("flood")
        with AtPort(device.link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            client = unique("flood")
            port.up(self.broker.ports["plain"], client)
            self.assertEqual(port.subscribe(topic.encode(), 1), 0)
            peer = self.peer()
            for _ in range(200):
                peer.publish(topic, b"x" * 10240, 1)
            peer.publish(topic, b"last", 1)
            self.broker.wait_log(rf"(?s)'{topic}', \.\.\. \(4 bytes.*Received PUBACK from {client}")
            device.process.signal(signal.SIGTERM)
            self.assertEqual(device.process.wait(), 0)
