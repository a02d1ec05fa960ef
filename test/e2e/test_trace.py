# SPDX-License-Identifier: MIT
"""simcom --trace and -d: both directions, named, and never a secret."""

import re

from harness import TRAP, E2eTest, unique

# Planted where secrets are; none of them may be shown anywhere.
CANARY = "canary-7f3a91"


class Trace(E2eTest):

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("trace")

    def lines(self, process):
        """(time, direction, text) of each line of the trace."""
        found = re.findall(r"^ *([0-9]+\.[0-9]{3}) (\S+) (.*)$", process.err, re.MULTILINE)
        self.assertTrue(found, process)
        times = [float(time) for time, _, _ in found]
        self.assertEqual(times, sorted(times), process)
        return [(arrow, text) for _, arrow, text in found]

    def test_both_ways_and_named(self):
        process = self.pub(self.device, "-t", self.topic, "-q", 1, "-m", "hello", "--trace")
        self.assertEqual(process.out, b"")
        lines = self.lines(process)
        arrows = {arrow for arrow, _ in lines}
        self.assertEqual(len(arrows), 2, process)
        sent = lines[0][0]
        there = [text for arrow, text in lines if arrow == sent]
        back = [text for arrow, text in lines if arrow != sent]
        for command in ("AT+CMQTTSTART", "AT+CMQTTACCQ=0,", "AT+CMQTTCONNECT=0,", "AT+CMQTTTOPIC=0,",
                        "AT+CMQTTPAYLOAD=0,5", "AT+CMQTTPUB=0,1,", "AT+CMQTTDISC=0,", "AT+CMQTTREL=0", "AT+CMQTTSTOP"):
            self.assertTrue(any(text.startswith(command) for text in there), f"{command}: {process}")
        for answer in ("OK", ">", "+CMQTTSTART: 0", "+CMQTTCONNECT: 0,0", "+CMQTTPUB: 0,0", "+CMQTTDISC: 0,0"):
            self.assertTrue(any(text.startswith(answer) for text in back), f"{answer}: {process}")
        self.assertRegex(process.err, r"\+CMQTTPUB: 0,0 .*(?i:publish|CMQTTPUB).*(?i:succe)")  # explained
        self.assertIn("hello", process.err)

    def test_received_message(self):
        process = self.sub(self.device, "-t", self.topic, "-C", 2, "-N", "--trace")
        peer = self.peer()
        peer.publish(self.topic, b"readable", 1)
        peer.publish(self.topic, TRAP, 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"readable" + TRAP)
        for text in ("+CMQTTRXSTART: 0,", "+CMQTTRXTOPIC: 0,", "+CMQTTRXPAYLOAD: 0,8", "+CMQTTRXEND: 0", "readable"):
            self.assertIn(text, process.err)
        for byte in "\0\x1a\x1b":
            self.assertNotIn(byte, process.err)

    def test_refusal_is_explained(self):
        process = self.pub(self.device, "-u", "nobody", "-P", CANARY, "-t", self.topic, "-m", "x", "--trace",
                           port="auth", code=1)
        self.assertRegex(process.err, r"\+CMQTTCONNECT: 0,(30|31)\b")
        self.assertNotIn(CANARY, process.err)

    def test_payload_cannot_forge_a_line(self):
        """Line ends and escape sequences in topics and payloads do not reach the terminal."""
        for content in (b"x\r\n+CMQTTFAKE: 0,0\r\n", b"\x1b[2Jx\x1b]0;title\x07", b"\x9b2J",
                        "\u202etxt\u2028x".encode()):
            with self.subTest(content=content):
                process = self.pub(self.device, "-t", self.topic, "-f", self.file(content), "--trace", "-d")
                self.assertNotRegex(process.err, r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]")
                self.assertNotRegex(process.err, r"(?m)^\+CMQTTFAKE")


class Secrets(E2eTest):
    """Everything on standard error is looked through for what was planted."""

    def setUp(self):
        super().setUp()
        self.topic = unique("secret")

    def planted(self, name):
        """A copy of a PEM file with a canary in front, which readers of PEM pass over, and its telling lines."""
        text = (self.certificates / name).read_text()
        body = [line for line in text.splitlines() if len(line) > 10 and not line.startswith("-")]
        path = self.folder / name
        path.write_text(f"{CANARY}-{name}\n{text}")
        return path, [CANARY, *body]

    def options(self):
        options, words = ["-u", "who", "-P", f"{CANARY}-password"], [CANARY]
        for option, name in (("--cafile", "ca.pem"), ("--cert", "client.pem"), ("--key", "client.key")):
            path, telling = self.planted(name)
            options += [option, path]
            words += telling
        return options, words

    def assertSecret(self, process, words):
        for word in words:
            self.assertNotIn(word, process.err)
            self.assertNotIn(word[:12], process.err)
            self.assertNotIn(word.encode().hex(), process.err.lower())

    def test_publish(self):
        options, words = self.options()
        for variant in ([], ["--echo"], ["--order", "result-first", "--prompt", "> ", "--echo"]):
            with self.subTest(variant=variant):
                device = self.modem(*variant)
                process = self.pub(device, *options, "-t", self.topic, "-q", 1, "-m", "open", "-d", "--trace",
                                   port="client")
                self.assertSecret(process, words)
                self.assertNotIn('"who"', process.err)  # the user name is as secret as the password
                self.assertRegex(process.err, r"AT\+CCERTDOWN=")

    def test_subscribe(self):
        options, words = self.options()
        device = self.modem("--echo")
        process = self.sub(device, *options, "-t", self.topic, "-C", 1, "--trace", port="client")
        self.pub(self.modem(), "-t", self.topic, "-q", 1, "-m", "open")
        self.assertEnds(process)
        self.assertSecret(process, words)

    def test_failures(self):
        options, words = self.options()
        device = self.modem("--echo")
        broker = self.own_broker()
        broker.stop()
        for port, code in (("auth", 1), (broker.ports["tls"], 1)):
            process = self.pub(device, *options, "-t", self.topic, "-m", "x", "-d", "--trace", port=port, code=code)
            self.assertSecret(process, words)

    def test_password_that_cannot_be_sent(self):
        """A quotation mark would end the argument: it is refused, and the message does not repeat the password."""
        device = self.modem()
        for character in ('"', "\r", "\n", "\x01"):
            with self.subTest(character=character):
                process = self.pub(device, "-u", "who", "-P", f"{CANARY}{character}x", "-t", self.topic, "-m", "x",
                                   "-d", "--trace", code=2)
                self.assertNotIn(CANARY, process.err)
                self.assertIn("password", process.err.lower())

    def test_bad_usage_does_not_repeat_the_password(self):
        for arguments in (["-P", CANARY], ["-u", "who", "-P", CANARY, "--no-such"], ["-u", "who", f"-P{CANARY}"]):
            process = self.run_simcom("pub", "-t", "t", "-m", "x", *arguments, code=2)
            self.assertNotIn(CANARY, process.err)
