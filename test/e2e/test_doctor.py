# SPDX-License-Identifier: MIT
"""simcom doctor: of each planted fault the name and the cure, and nothing wrong where nothing is."""

import json
import os
import pty
import re
import subprocess
import threading
import time
import tty
import unittest

from harness import BIN, AtPort, E2eTest, find_program


class Something:
    """What may be at a serial port instead of a module: answers what a function makes of the bytes that come."""

    def __init__(self, answer, first=b""):
        self.host, self.port = pty.openpty()
        tty.setraw(self.port)
        self.path = os.ttyname(self.port)
        self.answer, self.first = answer, first
        self.ends, self.wakes = os.pipe()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        import select
        waiting = b""
        while True:
            ready, _, _ = select.select([self.host, self.ends], [], [], 0.2)
            if self.ends in ready:
                return
            try:
                if self.first:
                    os.write(self.host, self.first)
                if self.host in ready:
                    waiting = self.answer(self.host, waiting + os.read(self.host, 4096))
            except OSError:
                return

    def close(self):
        os.close(self.wakes)
        self.thread.join(5)
        for fd in (self.host, self.port, self.ends):
            os.close(fd)


def echo(fd, data):
    os.write(fd, data)
    return b""


def silence(_fd, _data):
    return b""


def noise(fd, _data):
    os.write(fd, bytes([0xF8, 0x00, 0x80, 0xE0, 0x78]) * 4)
    return b""


def another_module(fd, data):
    """Knows what every modem knows, though it tells little, and answers ERROR to MQTT, TLS and certificates."""
    *lines, rest = data.split(b"\r")
    for line in lines:
        if line.strip():
            os.write(fd, b"\r\nERROR\r\n" if re.match(rb"AT\+C(MQ|SSL|CERT)", line.strip()) else b"\r\nOK\r\n")
    return rest


class Doctor(E2eTest):
    def doctor(self, device, *options, code):
        """Returns the findings by their name, and the name of the first that is wrong."""
        process = self.run_simcom("doctor", "-D", device, "--json", *options, code=code)
        said = json.loads(process.out)
        return {row["check"]: row for row in said["findings"]}, said["first"]

    def module(self, *options):
        device = self.modem("--control", self.folder / "ctl", "--network", "loopback", *options)
        self.ctl("set", "flow", "0,0")
        return device

    def ctl(self, *words):
        subprocess.run([BIN / "simcom-modem", "ctl", self.folder / "ctl", *words], check=True, capture_output=True, timeout=20)

    def test_nothing_is_wrong(self):
        device = self.module("--revision", "v3.00")
        with AtPort(device.link) as port:
            port.good(time.strftime('AT+CCLK="%y/%m/%d,%H:%M:%S+00"', time.gmtime()))
            port.good('AT+CGDCONT=1,"IP","internet"')
        c = self.certificates
        rows, first = self.doctor(device.link, "--cafile", c / "ca.pem", "--cert", c / "client.pem", "--key", c / "client.key",
                                  "--revision", "v3.00", code=0)
        self.assertIsNone(first)
        bad = {name: row for name, row in rows.items() if row["state"] != "good"}
        self.assertLessEqual(set(bad), {"urc"}, bad)
        self.assertEqual(rows["apn"]["text"], "internet")
        words = self.run_simcom("doctor", "-D", device.link).out.decode()
        self.assertIn("Nothing is wrong that can be seen from here.", words)

    # What the module knows of itself, and what is to be said of it: check, state, words of the text, of the cure.
    PLANTED = (
        ("sim=", "sim", "wrong", "no SIM", "contacts"),
        ("sim=SIM PIN", "sim", "wrong", "PIN", "AT\\+CPIN="),
        ("sim=SIM PUK", "sim", "wrong", "locked", "PUK"),
        ("function=0", "function", "wrong", "CFUN=0", "AT\\+CFUN=1"),
        ("function=4", "function", "wrong", "flight mode", "AT\\+CFUN=1"),
        ("function=7", "function", "wrong", "not in full", "AT\\+CFUN=1"),
        ("signal=99", "signal", "wrong", "none", "antenna"),
        ("signal=3", "signal", "note", "weak, -107 dBm", "antenna"),
        ("registration=0", "registration", "wrong", "not searching", "AT\\+COPS=0"),
        ("registration=2", "registration", "wrong", "searching", "antenna"),
        ("registration=3", "registration", "wrong", "denies", "contract"),
        ("registration=4", "registration", "wrong", "coverage", "antenna"),
        ("registration=6", "registration", "wrong", "SMS", "contract"),
        ("registration=5", "registration", "note", "roaming", "data"),
        ("attached=0", "attached", "wrong", "not attached", "AT\\+CGATT=1"),
        ("sleep=1", "sleep", "note", "DTR", "AT\\+CSCLK=0"),
        ("flow=2,2", "flow", "note", "RTS", "AT\\+IFC=0,0"),
    )

    def test_planted_in_the_module(self):
        device = self.module()
        for planted, check, state, text, cure in self.PLANTED:
            name, _, value = planted.partition("=")
            with self.subTest(planted=planted):
                before = subprocess.run([BIN / "simcom-modem", "ctl", self.folder / "ctl", "get", name], check=True,
                                        capture_output=True, text=True, timeout=20).stdout.strip()
                self.ctl("set", name, value)
                rows, first = self.doctor(device.link, code=1 if state == "wrong" else 0)
                self.ctl("set", name, before)
                self.assertEqual(rows[check]["state"], state)
                self.assertRegex(rows[check]["text"], text)
                self.assertRegex(rows[check]["cure"], cure)
                self.assertEqual(first, check if state == "wrong" else None)

    def test_apn_and_clock(self):
        rows, _ = self.doctor(self.module().link, code=0)
        self.assertEqual((rows["apn"]["state"], rows["clock"]["state"]), ("note", "note"))
        self.assertIn("AT+CGDCONT", rows["apn"]["cure"])
        self.assertIn("32", rows["clock"]["cure"])

    def test_what_an_earlier_run_left(self):
        device = self.module()
        with AtPort(device.link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.up(1883)
        rows, _ = self.doctor(device.link, code=0)
        self.assertEqual((rows["clients"]["state"], rows["clients"]["text"]), ("note", "an earlier run has left 1 acquired, 1 connected"))

    def test_unfinished_data(self):
        device = self.module()
        port = AtPort(device.link)
        port.send(b'AT+CCERTDOWN="x.pem",5000\r')
        self.assertEqual(port.line(), b">")
        port.close()
        rows, _ = self.doctor(device.link, code=0)
        self.assertEqual(rows["data"]["state"], "note")

    def test_another_rate(self):
        device = self.module()
        self.ctl("set", "rate", "9600")
        rows, first = self.doctor(device.link, code=1)
        self.assertEqual((first, rows["rate"]["text"]), ("rate", "the module answers at 9600"))
        self.assertEqual(rows["sim"]["state"], "good")

    def test_firmware(self):
        device = self.module("--revision", "v3.00")
        rows, first = self.doctor(device.link, "--revision", "v1.00", code=1)
        self.assertEqual((first, rows["firmware"]["text"]), ("firmware", "follows v3.00, not v1.00"))
        departs = self.modem("--network", "loopback", "--depart", "reply:CMQTTSSLCFG=?.0.0+1")
        rows, first = self.doctor(departs.link, code=0)
        self.assertIn("difference", rows["firmware"]["text"])

    def test_what_is_no_such_module(self):
        for answer, first_bytes, check, text, cure, code in (
                (silence, b"", "answer", "nothing at all", "PWRKEY", 3),
                (echo, b"", "answer", "comes back", "TX and RX", 3),
                (silence, b"$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n", "answer", "NMEA", "another port", 3),
                (noise, b"", "answer", "garbage", "rate", 3),
                (silence, b"Booting kernel...\r\n", "answer", "no answer to AT", "another port", 3),
                (another_module, b"", "firmware", "not those of any known", "docs/modules.md", 1)):
            with self.subTest(text=text):
                something = Something(answer, first_bytes)
                try:
                    rows, first = self.doctor(something.path, code=code)
                finally:
                    something.close()
                self.assertEqual(first, check)
                self.assertRegex(rows[check]["text"], text)
                self.assertRegex(rows[check]["cure"], cure)

    def test_port(self):
        rows, first = self.doctor("/nonexistent", code=3)
        self.assertEqual(first, "port")
        self.assertIn("plugged in", rows["port"]["cure"])
        rows, first = self.doctor(self.file(b""), code=3)
        self.assertIn("serial port", rows["port"]["cure"])

    def test_certificates(self):
        c = self.certificates
        device = self.module()
        rows, first = self.doctor(device.link, "--cert", c / "client.pem", "--key", c / "server.key", code=1)
        self.assertEqual(first, "certificates")
        self.assertIn("belongs to none", rows["certificates"]["text"])
        request = self.folder / "request.pem"
        subprocess.run([find_program("openssl"), "req", "-new", "-key", c / "client.key", "-subj", "/CN=x", "-out", request], check=True,
                       capture_output=True, timeout=60)
        rows, first = self.doctor(device.link, "--cert", request, code=1)
        self.assertIn("request", rows["certificates"]["text"])
        self.run_simcom("doctor", "-D", device.link, "--cafile", "/nonexistent", code=2)

    def test_it_says_the_first_thing_last(self):
        device = self.module()
        self.ctl("set", "sim", "SIM PIN")
        said = self.run_simcom("doctor", "-D", device.link, code=1).out.decode()
        self.assertRegex(said.splitlines()[-1], r"^First: SIM: the SIM waits for its PIN\. What to do: AT\+CPIN=")

    def test_usage(self):
        self.run_simcom("doctor", code=2)
        self.run_simcom("doctor", "-D", "/dev/null", "surplus", code=2)


if __name__ == "__main__":
    unittest.main()
