# SPDX-License-Identifier: MIT
"""simcom decode: the logs of cases/, reduced from what users of these modules post, and logs made like them.

What is expected was written down before the program was changed: for each case what a person who knows the modules reads
in it.
"""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")).resolve() / "simcom"
CASES = HERE / "cases"
SECRETS = ('"secret"', "hunter2", "4711")


def decode(*arguments):
    return subprocess.run([PROGRAM, "decode", *map(str, arguments)], capture_output=True, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=60)


def events(*arguments):
    return [json.loads(line) for line in decode("--json", *arguments).stdout.splitlines()]


class Forms(unittest.TestCase):
    """One conversation in 43 kinds of log: 12 commands, one message, nothing that departs."""

    def test_each(self):
        files = sorted((CASES / "forms").iterdir())
        self.assertEqual(len(files), 43)
        for file in files:
            with self.subTest(form=file.name):
                found = events(file)
                summary = found[-1]
                one_side = file.name == "noecho-module.raw"
                done = decode(file)
                self.assertEqual((done.returncode, summary["violations"], summary["doubts"]), (0, 0, 0), done.stdout)
                self.assertEqual(summary["commands"], 0 if one_side else 12)
                self.assertEqual(summary["stats"]["messages"], 1)
                self.assertEqual([e["err"]["code"] for e in found if e["kind"] == "result"], [0] * 6)
                self.assertTrue(done.stdout.startswith("format    "))
                self.assertIn("one side" if one_side else "clean", done.stdout)
                self.assertNotIn('"secret"', done.stdout + done.stderr + json.dumps(found))

    def test_data(self):
        for file in sorted((CASES / "forms").iterdir()):
            if file.name != "noecho-module.raw":
                with self.subTest(form=file.name):
                    self.assertEqual([e["data"] for e in events(file) if e["kind"] in ("data", "topic", "payload")],
                                     ["dev/0001/down", "dev/0001/up", '{"t":21.5}', "dev/0001/down", '{"on": 1}'])


# file, exit code, commands, doubts
EXPECTED = (
    ("02-crlf-host.rec.txt", 0, 3, 0),
    ("04-secret-txrx.log", 0, 12, 0),
    ("04b-secret-platformio.log", 0, 12, 0),
    ("04c-secret-ansi.log", 0, 12, 0),
    ("05-secret-glued.txt", 0, 2, 0),
    ("10-trailing-blanks-80.txt", 0, 12, 0),
    ("10b-trailing-blank-connect.txt", 0, 3, 0),
    ("11-glued-driver-prints.txt", 0, 11, 2),  # CSQ, CGREG?, NETOPEN, IPADDR, START, ACCQ, CONNECT, TOPIC, PAYLOAD, two PUB
    ("12-disc-read-proves-connection.rec.txt", 0, 17, 0),
    ("14-redacted-certificate.txt", 0, 9, 2),
    ("16-payload-too-short.txt", 1, 3, 0),
    ("17-payload-too-long.txt", 1, 3, 0),
    ("19-urc-before-echo.txt", 0, 3, 0),
    ("22-own-wake.rec.txt", 0, None, 0),
    ("23-late-ok.txt", 1, 3, 0),
    ("24-message-never-ends.txt", 0, 3, 0),
    ("25-topic-cut-swallows-command.raw", 0, 3, 1),
    ("26-payload-cut-swallows-all.raw", 0, 6, 1),
    ("27-gap-in-stamped-log.log", 0, 3, 1),
    ("29-bom-teraterm.log", 0, 12, 0),
    ("30-utf16.log", 0, 12, 0),
    ("31-arrows-without-time.log", 0, 12, 0),
    ("35b-mbed.log", 0, 12, 0),
    ("35c-indented.txt", 0, 12, 0),
    ("35d-stamp-arrow.log", 0, 12, 0),
    ("38-http-body-ok.txt", 0, 2, 0),
)


class Cases(unittest.TestCase):
    def test_each(self):
        for name, code, commands, doubts in EXPECTED:
            with self.subTest(case=name):
                summary = events(CASES / name)[-1]
                self.assertEqual((decode(CASES / name).returncode, summary["doubts"]), (code, doubts))
                if commands is not None:
                    self.assertEqual(summary["commands"], commands)

    def test_no_secret(self):
        for file in sorted(CASES.glob("*.*")):
            for options in ((), ("--json",), ("--stats",), ("--quiet",)):
                with self.subTest(case=file.name, options=options):
                    done = decode(*options, file)
                    for secret in SECRETS:
                        self.assertNotIn(secret, done.stdout + done.stderr)

    def test_two_files(self):
        """A host that ends data with CR LF, too: modules say nothing about it."""
        found = events("--tx", CASES / "03-crlf-tx.raw", "--rx", CASES / "03-crlf-rx.raw")
        self.assertEqual((found[-1]["commands"], found[-1]["violations"]), (3, 0))
        self.assertEqual([e["data"] for e in found if e["kind"] == "data"], ["abc", "hi"])

    def test_misspelt(self):
        """Of a misspelt option the name is shown, and those that it may have meant."""
        text = decode(CASES / "37-hidden-options.txt").stdout
        for shown in ('"ignorlocaltime",0,1', '"SNI",0,1', '"sslversion"', 'AT+CSSLCFG="ignorelocaltime"', '"enableSNI"'):
            self.assertIn(shown, text)
        self.assertEqual(decode(CASES / "37-hidden-options.txt").returncode, 1)
        decoded = decode(CASES / "06-secret-misspelt.txt").stdout
        self.assertIn("AT+CMQTCONNECT=<hidden>", decoded)

    def test_data_that_is_too_short_or_long(self):
        short = decode(CASES / "16-payload-too-short.txt").stdout
        self.assertIn("15 of 20 announced bytes were sent: the module takes the line end and the beginning of the next command",
                      short)
        self.assertIn("4 bytes more than announced", decode(CASES / "17-payload-too-long.txt").stdout)

    def test_early_command(self):
        """The early command is the violation; the first OK is the one of the command before."""
        found = events(CASES / "23-late-ok.txt")
        self.assertEqual([e["command"] for e in found if e["kind"] == "ok"], ["CGREG", "CMQTTSTART", "CMQTTACCQ"])
        violation = next(e for e in found if e["kind"] == "violation")
        self.assertEqual((violation["rule"], violation["line"]), ("order", 2))

    def test_polling(self):
        """A host asks with AT until the module has started."""
        done = decode(CASES / "21-at-polling.txt")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_incomplete_messages(self):
        for name in ("24-message-never-ends.txt", "25-topic-cut-swallows-command.raw", "26-payload-cut-swallows-all.raw"):
            text = decode(CASES / name).stdout
            self.assertIn("incomplete", text)
            self.assertNotIn("  received", text)

    def test_what_to_do(self):
        """A log that ends with a failed connection says what to do about it."""
        text = decode(CASES / "14-redacted-certificate.txt").stdout
        for cause in ("clock", "SNI", "CA", "AT.CMQTTSSLCFG"):
            self.assertRegex(text, rf"(?m)^ends with 32 handshake_failed; what to do: .*{cause}")
            self.assertRegex(text, rf"(?m)failed with 32 .*\n +\* .*{cause}")

    def test_not_understood(self):
        """What is no conversation is refused, and never called clean."""
        done = subprocess.run([PROGRAM, "decode", "-"], input=b"Dear diary,\nnothing happened.\n", capture_output=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertNotIn(b"clean", done.stdout)


class Mutations(unittest.TestCase):
    def test_sample(self):
        """Logs as people post them; 100,000 of them by hand: ./dev logs 100000."""
        count = "200" if "SAN_OPTIONS" in "".join(os.environ) else "1000"
        done = subprocess.run([sys.executable, HERE / "mutate.py", count], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
