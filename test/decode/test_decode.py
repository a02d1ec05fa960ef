# SPDX-License-Identifier: MIT
"""simcom decode: hand-written logs in every format, planted mistakes, secrets, damage.

The judges are the transcripts of spec/transcripts and violations.txt, both written by hand from the manuals.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from transcripts import ROOT, conversations  # noqa: E402 - found only now

PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")).resolve() / "simcom"
METER = HERE / "meter.log"
CANARY = "canary-7f3a91"
PROMPT = r"\r\n>"
START = [r"> AT+CMQTTSTART\r", r"< \r\nOK\r\n", r"< \r\n+CMQTTSTART: 0\r\n", r'> AT+CMQTTACCQ=0,"c"\r', r"< \r\nOK\r\n",
         r'> AT+CMQTTCONNECT=0,"tcp://broker.example",60,1\r', r"< \r\nOK\r\n", r"< \r\n+CMQTTCONNECT: 0,0\r\n"]

# Transcripts that show a damaged line or message on purpose: decode must find exactly these.
DAMAGED = {
    ("field-framing", "A message that ends short"): "message",
    ("field-framing", "A message that never got its payload"): "message",
    ("field-framing", "A message cut off by the next one"): "message",
    ("field-framing", "A message cut off by silence"): "message",
    ("field-framing", "Unknown lines that begin like known ones"): "line",
    ("field-framing", "One byte lost: a letter of a name"): "line",
    ("v3.00-urcs", "Lines that begin like it"): "line",
}


def decode(data, *options, code=None):
    """Runs the program with the capture on its standard input."""
    if isinstance(data, str):
        data = data.encode("utf-8")
    done = subprocess.run([PROGRAM, "decode", *options, "-"], input=data, capture_output=True, timeout=120, check=False,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", **{k: v for k, v in os.environ.items()
                                                                         if k.endswith("SAN_OPTIONS")}})
    if code is not None and done.returncode != code:
        raise AssertionError(f"exit code {done.returncode}, not {code}: {done.stdout!r} {done.stderr!r}")
    return done


def events(data, *options):
    return [json.loads(line) for line in decode(data, "--json", *options).stdout.decode("utf-8").splitlines()]


def recording(lines):
    return "simcom-recording 1\n" + "".join(f"{10 * i} {line}\n" for i, line in enumerate(lines))


def unescape(text):
    table = {"r": b"\r", "n": b"\n", "\\": b"\\"}
    return re.sub(rb"\\(r|n|\\|x[0-9A-Fa-f]{2})",
                  lambda m: table.get(m[1].decode()) or bytes([int(m[1][1:], 16)]), text.encode("utf-8"))


def steps(log):
    """(direction, bytes) of each line of a recording."""
    return [(line.split(" ", 2)[1], unescape(line.split(" ", 2)[2])) for line in log.splitlines()[1:]
            if not line.startswith("#")]


def cases():
    """(name, revision, rule, section, lines, number of the marked line) of violations.txt."""
    text = (HERE / "violations.txt").read_text(encoding="utf-8")
    for head, body in re.findall(r"(?ms)^== (.*?)\n(.*?)(?=^== |\Z)", text):
        name, revision, rule, section = (part.strip() for part in head.split("|"))
        body = body.replace("HOST250", "h" * 250).replace("USER256", "u" * 256).replace("PASSWORD19", "p" * 19)
        lines, marked = [], None
        for line in filter(None, body.splitlines()):
            if line == "start":
                lines += START
                continue
            if line.startswith("! "):
                marked = len(lines)
            lines.append(line.removeprefix("! "))
        yield name, revision, rule, section, lines, marked + 2


class Truth(unittest.TestCase):
    def test_transcripts_are_clean(self):
        seen = set()
        for stem, heading, revision, log in conversations():
            with self.subTest(file=stem, conversation=heading):
                damage = DAMAGED.get((stem, heading))
                seen.add((stem, heading))
                done = decode(log, "--revision", revision, "--quiet")
                self.assertEqual(done.returncode, 1 if damage else 0, done.stdout)
                found = {e["rule"] for e in events(log, "--revision", revision) if e["kind"] == "violation"}
                self.assertEqual(found, {damage} if damage else set())
        self.assertLessEqual(set(DAMAGED), seen)

    def test_violations(self):
        for name, revision, rule, section, lines, number in cases():
            with self.subTest(case=name):
                found = [e for e in events(recording(lines), "--revision", revision) if e["kind"] == "violation"]
                self.assertTrue(found, "nothing was found")
                first = found[0]
                self.assertEqual((first["line"], first["rule"], first["section"]), (number, rule, section), found)
                self.assertEqual(len(found), 1, found)
                self.assertTrue(first["expected"])
                text = decode(recording(lines), "--revision", revision, code=1).stdout.decode()
                self.assertIn(f"where     line {number}, ", text)
                self.assertIn(f"section   {section}\n", text)

    def test_every_rule_has_a_case(self):
        self.assertEqual({case[2] for case in cases()},
                         {"argument", "command", "order", "data", "answer", "result", "code", "line", "message"})

    def test_without_the_mistake_it_is_clean(self):
        decode(recording(START), "--revision", "v1.00", code=0)


class Revisions(unittest.TestCase):
    """The best match is found."""

    def revision_of(self, lines):
        return events(recording(lines))[-1]["revision"]

    def test_by_itself(self):
        nonet = START + [r"< \r\n+CMQTTNONET\r\n"]
        self.assertEqual(self.revision_of(nonet), "v3.00")
        self.assertEqual(self.revision_of(START + [r'> AT+CSSLCFG="enableSNI",0,1\r', r"< \r\nOK\r\n"]), "v3.00")
        self.assertEqual(self.revision_of([r"> AT+CMQTTACCQ=?\r", r"< \r\n+CMQTTACCQ: (0-1),(1-128),(0-1),(3-4)\r\n",
                                           r"< \r\nOK\r\n"]), "v3.00")
        self.assertEqual(self.revision_of([r"> AT+CMQTTACCQ=?\r", r"< \r\n+CMQTTACCQ: (0-1),(1-23),(0-1)\r\n",
                                           r"< \r\nOK\r\n"]), "v1.00")
        self.assertEqual(self.revision_of(START + [r"> AT+CMQTTTOPIC=0,1\r", "< " + PROMPT, "> t", r"< \r\nOK\r\n",
                                                   r"> AT+CMQTPUB=0,1,60\r", r"< \r\nOK\r\n",
                                                   r"< \r\n+CMQTPUB: 0,0\r\n"]), "v1.00-as-printed")
        self.assertEqual(self.revision_of(START), "v1.00")

    def test_transcripts_of_v3(self):
        """Together they use what only v3.00 has."""
        for stem in ("v3.00-commands", "v3.00-urcs"):
            log = "simcom-recording 1\n" + "".join(
                "".join(f"{line}\n" for line in log.splitlines()[1:])
                for file, heading, _, log in conversations() if file == stem and (file, heading) not in DAMAGED)
            self.assertEqual(events(log)[-1]["revision"], "v3.00")


class Formats(unittest.TestCase):
    """One conversation, however it was logged, has the same commands, data and ends."""

    def setUp(self):
        _, _, _, self.log = next(c for c in conversations() if c[0] == "section-3.1-tcp")
        self.steps = steps(self.log)
        self.wanted = self.essence(events(self.log))

    def essence(self, found):
        self.assertEqual(found[-1]["kind"], "summary")
        self.assertEqual(found[-1]["violations"], 0, [e for e in found if e["kind"] == "violation"])
        return [(e["kind"], e.get("command"), e.get("fields"), e.get("data")) for e in found[:-1]
                if e["kind"] not in ("echo", "data_echo")]

    def test_raw(self):
        raw = b"".join(data for _, data in self.steps)
        self.assertEqual(self.essence(events(raw)), self.wanted)
        self.assertEqual(self.essence(events(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))), self.wanted)

    def test_line_ends_of_long_logs(self):
        """A log is read in pieces of 64 KB: none of them cuts a line in two."""
        exchanges = 3_000
        for end in (b"\r", b"\n", b"\r\n"):
            exchange = b"AT+CSQ" + end + end + b"+CSQ: 9,0" + end + end + b"OK" + end
            for lead in range(1, len(exchange)):
                with self.subTest(end=end, lead=lead):
                    log = b"-" * lead + end + exchange * exchanges
                    last = json.loads(decode(log, "--json", "--revision", "v1.00").stdout.splitlines()[-1])
                    self.assertEqual((last["commands"], last["violations"]), (exchanges, 0))
                    self.assertEqual(last["stats"]["commands"]["CSQ"],
                                     {"sent": exchanges, "good": exchanges, "failed": 0, "open": 0})
                    self.assertEqual(last["stats"]["unknown_lines"], 1)

    def test_raw_with_echo(self):
        raw = b"".join(data + (data + b"\r" if direction == ">" and data.startswith(b"AT") else b"")
                       for direction, data in self.steps)
        self.assertEqual(self.essence(events(raw)), self.wanted)
        raw = b"".join(data * (2 if direction == ">" else 1) for direction, data in self.steps)
        self.assertEqual(self.essence(events(raw)), self.wanted)

    def test_timestamps(self):
        raw = b"".join(data for _, data in self.steps)
        lines = [line for line in raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n") if line]
        for stamp in ("[2026-01-02 10:00:{s:02}.{ms:03}] ", "[2026-01-02 10:00:{s:02}] ", "2026-01-02T10:00:{s:02}.{ms:03}Z ",
                      "[Fri Jan 02 10:00:{s:02}.{ms:03} 2026] ", "Jan 02 10:00:{s:02} ", "10:00:{s:02}.{ms:03} -> ",
                      "[   {s}.{ms:03}456] ", "[{s}.{ms:03}456 0.000123] ", "[0 00:00:{s:02}.{ms:03}] ",
                      "2026/01/02 10:00:{s:02},{ms:03}: "):
            for end in (b"\n", b"\r\n"):
                with self.subTest(stamp=stamp, end=end):
                    log = b"".join(stamp.format(s=i // 4, ms=i % 4 * 250).encode() + line + end
                                   for i, line in enumerate(lines))
                    found = events(log)
                    self.assertEqual(self.essence(found), self.wanted)
                    # A line of the log is 250 ms; the second command is the fourth line.
                    times = [e["time"] for e in found if e["kind"] == "command"]
                    self.assertEqual(times[0], 0)
                    self.assertAlmostEqual(times[1], 0.75, delta=0 if "ms" in stamp else 0.76)

    def test_directions(self):
        log = b"".join(b"12:00:00.%03d %s %s\r\n" % (i, b"TX:" if direction == ">" else b"RX:", line)
                       for i, (direction, line) in enumerate(
                           (direction, line) for direction, data in self.steps
                           for line in re.split(rb"[\r\n]+", data) if line))
        found = self.essence(events(log))
        self.assertEqual([e for e in found if e[0] == "command"], [e for e in self.wanted if e[0] == "command"])

    def test_two_files(self):
        with tempfile.TemporaryDirectory() as folder:
            files = {}
            for name, direction in (("tx", ">"), ("rx", "<")):
                files[name] = Path(folder) / name
                files[name].write_bytes(b"".join(data for d, data in self.steps if d == direction))
            done = subprocess.run([PROGRAM, "decode", "--json", "--tx", files["tx"], "--rx", files["rx"]],
                                  capture_output=True, check=True)
            self.assertEqual(self.essence([json.loads(line) for line in done.stdout.splitlines()]), self.wanted)
            done = subprocess.run([PROGRAM, "decode", "--json", "--tx", files["tx"]], capture_output=True, check=True)
            alone = self.essence([json.loads(line) for line in done.stdout.splitlines()])
            self.assertEqual(alone, [e for e in self.wanted if e[0] in ("command", "data")])
            done = subprocess.run([PROGRAM, "decode", "--json", "--rx", files["rx"]], capture_output=True, check=True)
            kinds = [json.loads(line)["kind"] for line in done.stdout.splitlines()]
            self.assertEqual(kinds.count("ok"), 15)
            self.assertEqual(kinds.count("payload"), 1)

    def test_page_of_one_direction(self):
        """The page has a name, whichever of the two files there is."""
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            for option, direction in (("--tx", ">"), ("--rx", "<")):
                file = Path(folder) / f"file{option}"
                file.write_bytes(b"".join(data for d, data in self.steps if d == direction))
                done = subprocess.run([PROGRAM, "decode", "--html", page, option, file], capture_output=True, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertIn(f"<title>{file}</title>", page.read_text(encoding="utf-8"))

    def test_where_a_name_ends(self):
        """Any byte but a letter or digit ends the name of a command; of the module's names a colon does, or the line's end."""
        others = sorted(set(range(256)) - set(b"\r\n"))
        for rest in (b"", b"x"):
            for start in (b"AT+CSQ", b"at+csq"):
                log = b"".join(start + bytes([byte]) + rest + b"\r\r\nERROR\r\n" for byte in others)
                found = [e.get("command") for e in events(log, "--revision", "v1.00") if e["kind"] == "command"]
                self.assertEqual(found, [None if bytes([byte]).isalnum() else "CSQ" for byte in others])
            log = b"".join(b"+CMQTTPUB" + bytes([byte]) + rest + b"\r\n" for byte in others) + b"+CMQTTPUB\r\n"
            found = [e["kind"] for e in events(log, "--revision", "v1.00") if e["kind"] not in ("violation", "doubt")]
            self.assertEqual(found[:-1], ["result" if byte == ord(":") or (not rest and byte in b" \t")
                                              else "line" for byte in others] + ["result"])

    def test_begins_in_the_middle(self):
        for begin in range(len(self.steps)):
            with self.subTest(begin=begin):
                log = recording([f"{direction} " + data.decode().replace("\r", r"\r").replace("\n", r"\n")
                                 for direction, data in self.steps[begin:]])
                decode(log, "--revision", "v1.00", code=0)

    def test_ends_in_the_middle(self):
        raw = self.log.encode()
        for end in range(60, len(raw), 7):
            with self.subTest(end=end):
                done = decode(raw[:end], "--revision", "v1.00")
                # Only an argument that is cut can look wrong.
                self.assertIn(done.returncode, (0, 1))
                if done.returncode == 1:
                    self.assertRegex(done.stdout.decode(), r"departs   1 time")


class Output(unittest.TestCase):
    def test_json_has_the_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not there")
        schema = json.loads((ROOT / "docs" / "decode.schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft7Validator(schema)
        jsonschema.Draft7Validator.check_schema(schema)
        logs = [log for _, _, _, log in conversations()] + [recording(case[4]) for case in cases()] + \
            [METER.read_text(encoding="utf-8"), b"AT\r\r\nOK\r\n"]
        for log in logs:
            for event in events(log):
                problem = next(validator.iter_errors(event), None)
                self.assertIsNone(problem, f"{event}: {problem.message if problem else ''}")

    def test_json_says_what_happened(self):
        found = events(METER.read_text(encoding="utf-8"))
        failed = next(e for e in found if e["kind"] == "result" and e["err"]["code"] == 32)
        self.assertEqual((failed["time"], failed["dir"], failed["command"], failed["form"], failed["err"]["name"]),
                         (3.893, "module", "CMQTTCONNECT", "write", "handshake_failed"))
        connect = next(e for e in found if e.get("command") == "CMQTTCONNECT")
        self.assertEqual(connect["fields"], {
            "client_index": 0, "server_addr": "tcp://broker.example:8883", "keepalive_time": 60, "clean_session": 1,
            "user_name": "<hidden>", "password": "<hidden>"})
        self.assertEqual(next(e for e in found if e["kind"] == "information")["fields"], {"rssi": 23, "ber": 0})
        self.assertEqual(next(e for e in found if e["kind"] == "payload")["data"], '{"valve":1}')

    def test_places_and_times(self):
        """Line, byte and time of each event of a log in which all of them get more digits."""
        log, wanted, now = "simcom-recording 1\n", [], 0
        for number in range(2, 10_300):
            now += (7, 998, 3, 1000)[number % 4] if number < 10_000 else 9_999_999
            wanted.append((now / 1000, number, len(log)))
            log += f"{now} < \\r\\nRDY\\r\\n\n"
        first = wanted[0][0]
        found = [(e["time"], e["line"], e["offset"]) for e in events(log, "--revision", "v1.00")[:-1]]
        self.assertEqual(found, [(round(time - first, 3), line, offset) for time, line, offset in wanted])
        text = decode(log, "--revision", "v1.00").stdout.decode().splitlines()
        self.assertEqual([line.split()[0] for line in text[2:len(wanted) + 2]], [f"{time - first:.3f}" for time, _, _ in wanted])

    def test_bytes_in_json(self):
        """Text is shown as it is, with the escapes of JSON; what is no text is \\xHH."""
        hidden = {byte: f"\\x{byte:02X}" for byte in range(256) if not 0x20 <= byte < 0x7F}
        for lead in range(9):  # the text is looked at in pieces of eight bytes
            log, wanted = b"", []
            for byte in set(range(256)) - set(b"\r\n"):
                line = b"-" * lead + bytes([byte]) + b"-\"--\\--\xC3\xA4--" + "€".encode()
                wanted.append("-" * lead + hidden.get(byte, chr(byte)) + "-\"--\\--ä--€")
                log += (b"\r\n+CMQTTRXSTART: 0,1,%d\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n" % len(line) +
                        b"+CMQTTRXPAYLOAD: 0,%d\r\n%s\r\n+CMQTTRXEND: 0\r\n-%s\r\n" % (len(line), line, line))
            found = events(log, "--revision", "v1.00")
            self.assertEqual([e["data"] for e in found if e["kind"] == "payload"], wanted)
            # A line that is not understood may be anything, a password among it.
            self.assertEqual({e["text"] for e in found if e["kind"] == "line"}, {"<hidden>"})
            shown = events(log, "--revision", "v1.00", "--show-secrets")
            self.assertEqual([e["text"] for e in shown if e["kind"] == "line"], ["-" + text for text in wanted])

    def test_statistics(self):
        lines = list(START)
        log = "simcom-recording 1\n" + "".join(f"{i} {line}\n" for i, line in enumerate(lines))
        now = 1000
        for latency in (10, 20, 400):
            for at, line in ((0, r"> AT+CSQ\r"), (latency, r"< \r\n+CSQ: 9,0\r\n\r\nOK\r\n")):
                log += f"{now + at} {line}\n"
            now += 1000
        stats = events(log)[-1]["stats"]
        self.assertEqual(stats["commands"]["CSQ"], {"sent": 3, "good": 3, "failed": 0, "open": 0, "answer_s": {
            "min": 0.01, "median": 0.02, "max": 0.4}})
        self.assertEqual(stats["codes"], {"0": 2})
        self.assertEqual(stats["bytes_sent"], sum(len(unescape(line[2:])) for line in lines if line[0] == ">") + 3 * 7)
        text = decode(log, "--stats", code=0).stdout.decode()
        self.assertRegex(text, r"(?m)^CSQ +3 +3 +0 +0 +0\.010 +0\.020 +0\.400")

    def test_page_shows_what_the_program_prints(self):
        page = (ROOT / "docs" / "decode.md").read_text(encoding="utf-8")
        blocks = re.findall(r"(?ms)^```console\n\$ (.*?)\n(.*?)^```", page)
        self.assertGreaterEqual(len(blocks), 3)
        for command, shown in blocks:
            with self.subTest(command=command):
                words = command.split()
                self.assertEqual(words[:2], ["simcom", "decode"])
                done = subprocess.run([PROGRAM, *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False,
                                      env={"LC_ALL": "C"})
                self.assertEqual(done.stdout, shown)

    def test_options_on_the_page_are_those_of_the_help(self):
        text = subprocess.run([PROGRAM, "decode", "--help"], capture_output=True, text=True, check=True).stdout
        page = (ROOT / "docs" / "decode.md").read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r"`(--[a-z-]+)", page)), set(re.findall(r"--[a-z][a-z-]+", text)))


class ExitCodes(unittest.TestCase):
    def test_each(self):
        decode(recording(START), code=0)
        decode(recording(START + [r"< \r\n+CMQTTSUB: 0,0\r\n"]), code=1)
        decode("", code=3)
        decode("Dear diary,\nnothing happened today.\n", code=3)
        decode(bytes(range(256)) * 100, code=3)

    def test_bad_usage(self):
        for options in (["--revision", "v9"], ["--format", "odd"], ["--nonsense"], ["a", "b"], ["--tx"], ["--json", "--stats"],
                        ["--tx", "/dev/null", "file"], ["/nonexistent/file"], ["/"]):
            with self.subTest(options=options):
                done = subprocess.run([PROGRAM, "decode", *options], capture_output=True, text=True, check=False,
                                      stdin=subprocess.DEVNULL)
                self.assertEqual(done.returncode, 2, done)
                self.assertTrue(done.stderr.startswith("simcom decode: "), done.stderr)

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            done = subprocess.run([PROGRAM, "decode", METER], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        done = subprocess.run([PROGRAM, "decode", "--html", "/dev/full", METER], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)

    def test_lines_that_are_none(self):
        done = decode(recording(START) + "garbage\n12 ? x\n", code=0)
        self.assertIn(b"2 lines of the recording cannot be read; first: 10", done.stderr)


class Secrets(unittest.TestCase):
    LOGS = [
        [rf'> AT+CMQTTCONNECT=0,"tcp://broker.example",60,1,"u","{CANARY}"\r', r"< \r\nOK\r\n"],
        [rf'> AT+CMQTTCONNECT=0,"tcp://broker.example",60,1,"u","{CANARY}",9,9,9\r', r"< \r\nERROR\r\n"],
        [rf'> AT+CMQTTCONECT=0,"tcp://broker.example",60,1,"u","{CANARY}"\r', r"< \r\nERROR\r\n"],
        [rf'> AT+CSSLCFG="keypwd",0,"{CANARY}"\r', r"< \r\nOK\r\n"],
        [rf'> AT+CMQTTCFG="aliauth",0,"key","name","{CANARY}"\r', r"< \r\nOK\r\n"],
        [rf'> at+cmqttcfg="aliauth",0,"key","name","{CANARY}"\r', r"< \r\nOK\r\n"],
        [r"> AT+CMQTTCONNECT?\r", rf'< \r\n+CMQTTCONNECT: 0,"tcp://broker.example",60,1,"u","{CANARY}"\r\n', r"< \r\nOK\r\n"],
        [rf'> AT+CCERTDOWN="key.pem",{len(CANARY)}\r', "< " + PROMPT, f"> {CANARY}", r"< \r\nOK\r\n"],
        [rf'> AT+CCERTDOWN="key.pem",{len(CANARY)}\r', "< " + PROMPT, f"> {CANARY}{CANARY}", r"< \r\nOK\r\n"],
        [rf'> AT+CCERTDOWN="key.pem",{len(CANARY) + 9}\r', "< " + PROMPT, f"> {CANARY}", r"> AT\r", r"< \r\nRDY\r\n"],
        [rf'> AT+CMQTTCONNECT=0,"tcp://broker.example",60,1,"u","{CANARY}"\r',
         rf'< T+CMQTTCONNECT=0,"tcp://broker.example",60,1,"u","{CANARY}"\r\r\n', r"< \r\nOK\r\n"],
    ]

    def test_hidden(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            for lines in self.LOGS:
                raw = b"".join(unescape(line[2:]) for line in lines)
                for log in (recording(lines), raw):
                    for options in ([], ["--json"], ["--stats"], ["--quiet"], ["--html", page], ["--revision", "v1.00"],
                                    ["--json", "--revision", "v1.00"], ["--revision", "v1.00-as-printed"],
                                    ["--revision", "v3.00"]):
                        with self.subTest(lines=lines[0], options=options, raw=log is raw):
                            done = decode(log, *options)
                            self.assertNotIn(CANARY.encode(), done.stdout + done.stderr)
                            if page in options:
                                self.assertNotIn(CANARY, page.read_text(encoding="utf-8"))

    def test_shown_on_demand(self):
        for lines in self.LOGS[:1] + self.LOGS[3:8]:
            for options in ([], ["--json"]):
                self.assertIn(CANARY, decode(recording(lines), "--show-secrets", *options).stdout.decode(), lines[0])


class Damage(unittest.TestCase):
    """Any bytes at all: no crash, no endless loop, and nothing on the terminal that steers it."""

    def test_any_bytes(self):
        source = random.Random(4)
        seeds = [METER.read_bytes(), b"".join(data for _, data in steps(METER.read_text(encoding="utf-8")))]
        for number in range(60):
            data = bytearray(source.choice(seeds) if number % 6 else source.randbytes(3000))
            for _ in range(source.randint(1, 20)):
                at = source.randrange(len(data))
                data[at:at + source.choice((0, 0, 1, 30))] = source.randbytes(source.choice((0, 1, 5)))
            options = source.choice(([], ["--json"], ["--stats"], ["--html", "/dev/null"], ["--format", "text"],
                                     ["--format", "raw"], ["--revision", "v3.00"]))
            with self.subTest(number=number, options=options):
                done = decode(bytes(data), *options)
                self.assertIn(done.returncode, (0, 1, 3), done.stderr)
                self.assertNotRegex(done.stdout, rb"[\x00-\x09\x0b-\x1f\x7f-\x9f]" if "--json" not in options
                                    else rb"[\x00-\x09\x0b-\x1f\x7f]")

    def test_endless_lines(self):
        for data in (b"A" * 3_000_000, b"AT+" + b"A" * 3_000_000, b"\0" * 3_000_000, b"\r" * 3_000_000,
                     b"simcom-recording 1\n0 < " + b"x" * 3_000_000, b"\\" * 3_000_000,
                     b"simcom-recording 1\n0 > " + b"\\x0" * 1_000_000):
            with self.subTest(begin=data[:24]):
                self.assertIn(decode(data, "--quiet").returncode, (0, 1, 3))

    def test_long_escaped_line(self):
        """A recorded chunk longer than what is looked at as a whole: no escape is cut in two."""
        payload = r"\x41\x42" * 5000
        for lead in range(1, 9):
            message = (rf"\r\n+CMQTTRXSTART: 0,{lead},10000\r\n+CMQTTRXTOPIC: 0,{lead}\r\n{'t' * lead}\r\n"
                       rf"+CMQTTRXPAYLOAD: 0,10000\r\n{payload}\r\n+CMQTTRXEND: 0\r\n")
            log = recording(["< " + message * 2])
            found = events(log)
            self.assertEqual(found[-1]["violations"], 0)
            self.assertFalse([e for e in found if e["kind"] == "line"])
            self.assertEqual([e["length"] for e in found if e["kind"] == "payload"], [10000, 10000])


if __name__ == "__main__":
    unittest.main()
