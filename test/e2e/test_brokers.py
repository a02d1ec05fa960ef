# SPDX-License-Identifier: MIT
"""docs/brokers.md: its command lines and its C, against a gate that demands what the broker of the section demands; and what
docs/modules.md says to ask a module."""

import re
import shlex
import socket
import subprocess
import unittest

from gate import Gate, Rules
from harness import PASSWORD, REPO, USER, E2eTest, environment, find_program, unique

TOKEN = r"SharedAccessSignature sr=hub\.azure-devices\.net%2Fdevices%2Fdevice-1&sig=[\w%]+&se=\d+"
NAME = "localhost"  # the name of the one machine there is
RULES = {
    "AWS IoT Core": Rules(name=NAME, client_certificate=True, client_id="thing-1", refusal=0, publish="things/thing-1/.*",
                          subscribe="things/thing-1/.*"),
    "Azure IoT Hub": Rules(name=NAME, client_id="device-1", user="hub.azure-devices.net/device-1/?api-version=2021-04-12",
                           password=TOKEN, publish="devices/device-1/messages/events/", retain=False,
                           subscribe="devices/device-1/messages/devicebound/#", most_keepalive=1177),
    "HiveMQ Cloud": Rules(name=NAME, user="sensor", password="a password", most_qos=2),
    "EMQX": Rules(name=NAME, user="sensor", password="a password", refusal=4, most_qos=2),
    "ThingsBoard": Rules(user="A1_TEST_TOKEN", publish="v1/devices/me/(telemetry|attributes)", subscribe="v1/devices/me/.*"),
    "Mosquitto": Rules(user="sensor", password="a password", most_qos=2),
}
MESSAGES = {  # one that each subscription of the page matches
    "AWS IoT Core": "things/thing-1/command/light",
    "Azure IoT Hub": "devices/device-1/messages/devicebound/%24.to=x",
    "ThingsBoard": "v1/devices/me/rpc/request/7",
}


def sections():
    """The page: what is below each heading that has rules."""
    page = (REPO / "docs" / "brokers.md").read_text(encoding="utf-8")
    found = {}
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        title, _, text = part.partition("\n")
        found[title] = text
    return {title: found[title] for title in RULES}


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(text):
    """The words of each simcom of the page, and the variables that it exports."""
    lines = "".join(blocks(text, "sh")).replace("\\\n", " ").splitlines()
    exported = dict(re.match(r"export (\w+)='(.*)'", line).groups() for line in lines if line.startswith("export "))
    return [shlex.split(line) for line in lines if line.startswith("simcom ")], exported


class Page(E2eTest):
    def setUp(self):
        super().setUp()
        try:
            socket.getaddrinfo(NAME, 1)
        except socket.gaierror:
            self.skipTest("this system has no name for itself: no /etc/hosts, as in a bare chroot")

    def gate(self, rules):
        gate = Gate(rules, self.broker.ports["plain"], self.certificates)
        self.addCleanup(gate.close)
        return gate

    def here(self, words, modem, gate):
        """The same command line with this machine's device, broker and files."""
        mine = {"-D": modem.link, "-h": NAME, "-p": gate.port, "--cafile": self.certificates / "ca.pem",
                "--cert": self.certificates / "client.pem", "--key": self.certificates / "client.key",
                "--pw-file": self.file(b"a password\n")}
        self.assertIn("-D", words)
        return [words[1], *(mine.get(before, word) for before, word in zip(words[1:], words[2:]))]

    def run_sections(self, check):
        for title, text in sections().items():
            with self.subTest(broker=title):
                words, exported = commands(text)
                self.assertEqual([w[1] for w in words], ["pub", "sub"], "one of each on the page")
                revision = words[0][words[0].index("--revision") + 1] if "--revision" in words[0] else "v1.00"
                check(title, words, environment(**exported), self.modem("--revision", revision))

    def test_published(self):
        def check(title, words, env, modem):
            gate, topic = self.gate(RULES[title]), words[0][words[0].index("-t") + 1]
            peer = self.listener(topic)
            process = self.run_simcom(*self.here(words[0], modem, gate), env=env)
            self.assertEqual(process.err, "")
            self.assertEqual(peer.message().payload.decode(), words[0][words[0].index("-m") + 1])
            self.assertEqual(gate.broken, [])
        self.run_sections(check)

    def test_subscribed(self):
        def check(title, words, env, modem):
            gate = self.gate(RULES[title])
            process = self.start(*self.here(words[1], modem, gate), "-d", "-C", 1, env=env)
            process.wait_err(r"\bsubscribed$")
            self.peer().publish(MESSAGES.get(title, "sensors/9"), b"to the device", 1)
            self.assertEnds(process)
            self.assertIn(b"to the device\n", process.out)
            self.assertEqual(gate.broken, [])
        self.run_sections(check)

    def refused(self, title, code, *changes, revision=None, env=None):
        """The section's pub, with other words: CONNECT ends with the code that the page names."""
        words, exported = commands(sections()[title])
        words = list(words[0])
        if "--revision" not in words:
            words += ["--revision", "v1.00"]
        for option, value in (*changes, *([("--revision", revision)] if revision else [])):
            words[words.index(option) + 1] = value
        gate = self.gate(RULES[title])
        modem = self.modem("--revision", words[words.index("--revision") + 1])
        process = self.run_simcom(*self.here(words, modem, gate), env=environment(**{**exported, **(env or {})}), code=1)
        self.assertRegex(process.err, rf"connect: .*\b{code}\b")
        self.assertIn(f"CONNECT ends with {code}", sections()[title])
        return gate

    def test_no_server_name(self):
        for title in ("AWS IoT Core", "HiveMQ Cloud", "EMQX"):
            with self.subTest(broker=title):
                gate = self.refused(title, 32, revision="v1.00")
                self.assertEqual(gate.broken, ["the server name is None"])

    def test_not_allowed_to_connect(self):
        self.assertEqual(self.refused("AWS IoT Core", 26, ("-i", "thing-2")).broken, ["client identifier thing-2"])
        self.assertEqual(self.refused("Azure IoT Hub", 31, ("-i", "device-2")).broken, ["client identifier device-2"])
        self.assertEqual(self.refused("Azure IoT Hub", 31, env={"SIMCOM_PASSWORD": "SharedAccessSignature"}).broken, ["password"])
        self.assertEqual(self.refused("ThingsBoard", 31, ("-u", "another")).broken, ["user another"])
        for title, code in (("HiveMQ Cloud", 31), ("EMQX", 30), ("Mosquitto", 31)):
            self.assertEqual(self.refused(title, code, ("-u", "other")).broken, ["user other"])

    def test_not_allowed_to_publish(self):
        for title, option, value, why in (("AWS IoT Core", "-t", "things/thing-2/state", "publish to things/thing-2/state"),
                                          ("Azure IoT Hub", "-q", "2", "QoS 2"),
                                          ("ThingsBoard", "-t", "elsewhere", "publish to elsewhere")):
            with self.subTest(broker=title):
                words, exported = commands(sections()[title])
                words = list(words[0])
                words[words.index(option) + 1] = value
                gate, modem = self.gate(RULES[title]), self.modem("--revision", words[words.index("--revision") + 1])
                process = self.run_simcom(*self.here(words, modem, gate), env=environment(**exported), code=1)
                self.assertEqual(gate.broken, [why])
                self.assertNotEqual(process.err, "")

    def test_line_too_long(self):
        words, exported = commands(sections()["Azure IoT Hub"])
        gate, modem = self.gate(RULES["Azure IoT Hub"]), self.modem("--revision", "v3.00")
        here = self.here(words[0], modem, gate)
        here[here.index("-h") + 1] = "h" * 200
        here[here.index("-u") + 1] = "u" * 250
        exported["SIMCOM_PASSWORD"] += "x" * (250 - len(exported["SIMCOM_PASSWORD"]))
        process = self.run_simcom(*here, env=environment(**exported), code=2)
        self.assertIn("559", process.err)

    def test_c(self):
        """What the page shows in C compiles, as constants."""
        for title, text in sections().items():
            for block in blocks(text, "c"):
                with self.subTest(broker=title):
                    source = self.folder / (unique("page") + ".c")
                    source.write_text('#include "simcom/simcom.h"\n' + block + "const simcom_session_config_t *given(void);\n"
                                      "const simcom_session_config_t *given(void) { return &config; }\n")
                    done = subprocess.run([find_program("cc"), "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                                           f"-I{REPO}/runtime/include", f"-I{REPO}/generated/include", str(source)],
                                          capture_output=True, text=True, timeout=60)
                    self.assertEqual(done.stderr, "")


class Modules(E2eTest):
    def test_what_tells_revisions_apart(self):
        """The table of docs/modules.md."""
        page = (REPO / "docs" / "modules.md").read_text(encoding="utf-8")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
        head = next(row for row in rows if row[0] == "ask")
        table = {row[0]: dict(zip(head[1:], row[1:])) for row in rows[rows.index(head) + 2:]}
        for revision in head[1:]:
            with self.subTest(revision=revision):
                port = self.at(self.modem("--revision", revision))
                context = port.good("AT+CSSLCFG?")[0]
                self.assertEqual(str(len(context.split(b","))), table["fields of `AT+CSSLCFG?`"][revision])
                parameters = port.good("AT+CMQTTACCQ=?")[0].decode()
                for word in re.findall(r"\(.*?\)", table["`AT+CMQTTACCQ=?`"][revision]):
                    self.assertIn(word, parameters)
                self.assertIn(f"{len(re.findall(chr(92) + '(', parameters))} parameters", table["`AT+CMQTTACCQ=?`"][revision])
                settings = b"".join(port.good("AT+CMQTTCFG=?")).decode()
                for other in head[1:]:
                    for word in re.findall(r"`(\w+)`", table["`AT+CMQTTCFG=?`"][other]):
                        if revision == other:
                            self.assertIn(word, settings)
                self.assertEqual(port.code("AT+CMQTTSTART"), 0)
                if table["`AT+CMQTTSTART`, when started"][revision] == "23":
                    self.assertEqual(port.code("AT+CMQTTSTART"), 23)
                else:
                    self.assertEqual(port.ask("AT+CMQTTSTART"), [b"ERROR"])


if __name__ == "__main__":
    unittest.main()
