# SPDX-License-Identifier: MIT
"""simcom-modem beyond its pseudo-terminal: ways in, faults, the control socket, recordings."""

import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

from harness import BIN, LIMIT, REPO, AtPort, E2eTest, Process, environment, unique, wait_for

SCHEMA = REPO / "simulator" / "schema" / "faults.schema.json"


def heard(port, seconds):
    """What comes within a time."""
    said, end = b"", time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([port.fd], [], [], left)[0]:
            said += os.read(port.fd, 4096)
    return said


class SimulatorTest(E2eTest):
    def run_modem(self, *options, code=0, input=b""):
        """Over standard input and output, to the end of the input. Returns what it says."""
        done = subprocess.run([BIN / "simcom-modem", "--profile", "manual", "--stdio", *map(str, options)], input=input, capture_output=True,
                              timeout=LIMIT, env=environment(), check=False)
        self.assertEqual(done.returncode, code, done)
        self.assertNotIn(b"Sanitizer", done.stderr)
        self.err = done.stderr.decode()
        return done.stdout

    def loopback(self, *options):
        self.control = self.folder / unique("control")
        return self.modem("--network", "loopback", "--control", self.control, *options)

    def ctl(self, *words, code=0):
        done = subprocess.run([BIN / "simcom-modem", "ctl", self.control, *map(str, words)], capture_output=True,
                              text=True, timeout=LIMIT, env=environment(), check=False)
        self.assertEqual(done.returncode, code, done)
        return done.stdout if code == 0 else done.stderr

    def script(self, text):
        return self.file(text.encode())

    def up(self, port, client_id="me"):
        self.assertEqual(port.code("AT+CMQTTSTART"), 0)
        port.good(f'AT+CMQTTACCQ=0,"{client_id}"')
        self.assertEqual(port.code('AT+CMQTTCONNECT=0,"tcp://broker.example",60,1'), 0)


class WaysIn(SimulatorTest):
    def test_stdio(self):
        said = self.run_modem("--network", "none", input=b"AT\rAT+CSQ\rat+csq\r")
        self.assertEqual(said, b"\r\nOK\r\n" + b"\r\n+CSQ: 23,0\r\n\r\nOK\r\n" * 2)

    def test_departures(self):
        said = self.run_modem("--network", "none", "--depart", "code:9", input=b'AT+CMQTTACCQ=0,"x"\r')
        self.assertEqual(said, b"\r\n+CMQTTACCQ: 0,10\r\n\r\nERROR\r\n")
        self.assertIn(b"revision:packet+1 ", self.run_modem("--revision", "v3.00", "--list-departures"))
        self.assertNotIn(b"revision:packet", self.run_modem("--list-departures"), "V1.00 states none")
        self.run_modem("--depart", "revision:packet+1", code=2)
        self.assertIn("--list-departures", self.err)

    def test_tcp(self):
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--tcp", "0", "--echo"], self.folder, "modem")
        self.addCleanup(process.stop)
        where = wait_for(lambda: process.out.endswith(b"\n") and process.out.decode().strip(), "an address")
        host, _, number = where.rpartition(":")
        for start, said in ((b"AT+CMQTTSTART\r", b"+CMQTTSTART: 0"), (b"AT+CMQTTSTART\r", b"+CMQTTSTART: 23")):
            with socket.create_connection((host, int(number)), LIMIT) as s:  # its state outlives the connection
                s.sendall(start)
                data = b""
                while said not in data:
                    more = s.recv(4096)
                    self.assertTrue(more, data)
                    data += more
        self.assertEqual(process.stop(), 0)

    def test_tcp_port_that_is_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as s:
            process = Process([BIN / "simcom-modem", "--profile", "manual", "--tcp", s.getsockname()[1]], self.folder, "modem")
            self.addCleanup(process.stop)
            self.assertEqual(process.wait(), 1)
            self.assertIn("in use", process.err)

    def test_several_modules_talk_to_each_other(self):
        link = self.folder / "port"
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--count", "3", "--link", link, "--network", "loopback"],
                          self.folder, "modem")
        self.addCleanup(process.stop)
        wait_for(lambda: process.out.count(b"\n") == 3, "three paths")
        ports = [AtPort(f"{link}-{i}") for i in (1, 2, 3)]
        for i, port in enumerate(ports):
            self.addCleanup(port.close)
            self.up(port, f"client{i}")
            self.assertEqual(port.subscribe(b"all/#", 1), 0)
        self.assertEqual(ports[0].publish(b"all/x", b"hello", 1), 0)
        for port in ports:
            self.assertEqual(port.message(), (0, b"all/x", b"hello"))
        self.assertEqual(process.stop(), 0)
        self.assertEqual([p for p in self.folder.iterdir() if p.name.startswith("port")], [])

    def test_idle_module_takes_no_processor_time(self):
        device = self.loopback("--faults", self.script("faults:\n  - {fault: lose, output: any, chance: 0.5}\n"))
        time.sleep(0.5)
        ticks = sum(map(int, Path(f"/proc/{device.process.popen.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
        self.assertLess(ticks, os.sysconf("SC_CLK_TCK") // 4)

    def test_bad_usage(self):
        for options in (["--tcp", "0", "--link", "x"], ["--count", "0"], ["--stdio", "--count", "2"],
                        ["--network", "wifi"], ["--seed", "-1"], ["--baud", "1"], ["--boot", "x"],
                        ["--replay", "x", "--record", "y"], ["--tcp", "99999"]):
            with self.subTest(options=options):
                process = Process([BIN / "simcom-modem", "--profile", "manual", *options], self.folder, unique("modem"))
                self.addCleanup(process.stop)
                self.assertEqual(process.wait(), 2, process)


class Ends(SimulatorTest):
    def test_input_that_ends_in_the_middle(self):
        for said in (b'AT+CMGS="1"\r', b'AT+CCERTDOWN="a.pem",20\rabc', b"AT+CMQTTSTA", b"AT+CPOF\rAT\r"):
            with self.subTest(said=said):
                self.run_modem(input=said)


class Firmware(SimulatorTest):
    def test_boot_lines(self):
        device = self.loopback("--boot", "full")
        with AtPort(device.link) as port:
            port.good("AT+CRESET")
            port.exactly(b"\r\nRDY\r\n\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n")

    def test_slow_line(self):
        """Ten bits to a byte, both ways: a publish of 1,000 bytes at 19,200 baud takes what the wire takes, and no byte less."""
        device = self.loopback("--baud", "19200")
        payload = b"x" * 1000
        with AtPort(device.link) as port:
            self.up(port)
            begin = time.monotonic()
            self.assertEqual(port.publish(b"topic", payload, 0), 0)
            took = time.monotonic() - begin
        out = b"AT+CMQTTTOPIC=0,5\rtopicAT+CMQTTPAYLOAD=0,1000\r" + payload + b"AT+CMQTTPUB=0,0,60\r"
        back = b"\r\n>\r\nOK\r\n\r\n>\r\nOK\r\n\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n"
        wire = (len(out) + len(back)) * 10 / 19200
        self.assertGreaterEqual(took, wire)

    def test_rate_that_the_host_sets_is_the_lines(self):
        """A line is never faster than its rate; how much slower a busy machine makes it is not looked at."""
        device = self.loopback("--baud", "115200")
        wire = 5 * (len(b"AT\r") + len(b"\r\nOK\r\n")) * 10
        with AtPort(device.link) as port:
            for rate in (115200, 38400):  # the second one is that of the pseudo-terminal
                if rate != 115200:
                    self.ctl("set", "rate", str(rate))
                begin = time.monotonic()
                for _ in range(5):
                    port.good("AT")
                self.assertGreaterEqual(time.monotonic() - begin, wire / rate)

    def test_pieces(self):
        device = self.loopback("--bytes-per-read", "1", "--line-delay", "20")
        with AtPort(device.link) as port:
            self.up(port)
            self.assertEqual(port.publish(b"topic", b"x" * 50, 1), 0)

    def test_orders_by_chance(self):
        seen = set()
        device = self.loopback("--order", "random")
        with AtPort(device.link) as port:
            for _ in range(40):
                ok_first = port.ask("AT+CMQTTSTART")[0] == b"OK"
                if ok_first:
                    self.assertEqual(port.line(), b"+CMQTTSTART: 0")
                seen.add(ok_first)
                self.assertEqual(port.code("AT+CMQTTSTOP"), 0)
        self.assertEqual(seen, {True, False})

    def test_ipv6(self):
        """A broker at an address of IPv6, in brackets."""
        try:
            server = socket.create_server(("::1", 0), family=socket.AF_INET6)
        except OSError:
            self.skipTest("this machine has no IPv6")
        self.addCleanup(server.close)
        with AtPort(self.modem().link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.good('AT+CMQTTACCQ=0,"me"')
            port.good(f'AT+CMQTTCONNECT=0,"tcp://[::1]:{server.getsockname()[1]}",60,1')
            server.settimeout(LIMIT)
            connection, _ = server.accept()
            with connection:
                connection.settimeout(LIMIT)
                self.assertEqual(connection.recv(1), b"\x10")  # CONNECT
                connection.sendall(b"\x20\x02\x00\x00")        # CONNACK
            self.assertEqual(port.line(), b"+CMQTTCONNECT: 0,0")


class Faults(SimulatorTest):
    def test_script(self):
        script = self.script("seed: 3\nfaults:\n  - fault: lose\n    output: 3\n  - {fault: omit, part: ok, nth: 2}\n")
        said = self.run_modem("--faults", script, input=b"AT+CSQ\rAT\rAT\r")
        self.assertEqual(said, b"\r\nCSQ: 23,0\r\n\r\nOK\r\n\r\nOK\r\n")

    def test_seed(self):
        script = self.script("faults:\n  - {fault: flip, output: any, chance: 0.05}\n")
        said = [self.run_modem("--faults", script, "--seed", seed, input=b"AT+CSQ\r" * 50) for seed in (1, 1, 2)]
        self.assertEqual(said[0], said[1])
        self.assertNotEqual(said[0], said[2])

    def test_mistakes_are_said_with_their_places(self):
        script = self.script("faults:\n  - fault: lose\n    output: 0\n    colour: red\n  - fault: omit\nfoo: 1\n")
        self.run_modem("--faults", script, code=2)
        lines = [line.removeprefix(f"{script}:").split(": ", 1)[0] for line in self.err.splitlines()]
        self.assertEqual(lines, ["3:13", "4:13", "5:5", "6:1"])

    def test_no_yaml(self):
        self.run_modem("--faults", self.script("faults: [\n"), code=2)
        self.assertRegex(self.err, r":2:1: error: ")
        self.run_modem("--faults", self.folder / "nothing", code=2)
        self.assertIn("No such file", self.err)

    def test_schema_says_the_same_as_the_program(self):
        import jsonschema
        import yaml
        schema = json.loads(SCHEMA.read_text())
        rows = {
            "lose, output: 1": True, "lose, output: any, chance: 0.5, times: 3": True, "loose, output: 1": False,
            "lose, output: 0": False, "lose, output: 1, colour: red": False, "flip, input: 2, mask: 0x40": True,
            "flip, input: 2, mask: 256": False, "urc, part: ok, text: RING": True, "insert, part: of, text: x": False,
            "answer, command: CMQTTPUB, code: 14, shape: result-error": True, "answer, command: cmqttpub, code: 1": False,
            "answer, command: CMQTTSUB, code: 6, shape: ok-result, after_data: true, name: CMQTTSUBTOPIC": True,
            "hold, part: any, ms: 5": True, "cut, message: 1, byte: -3": True, "broker, client: 1, cause: 2": True,
            "broker, client: 2": False, "network, time: 500, ms: 100": True, "omit, part: ok, chance: 0": False,
            "omit, part: ok, chance: 1.5": False, "restart, command: any": True, "ping, code: 26": True,
        }
        for text, good in rows.items():
            with self.subTest(text=text):
                document = f"faults:\n  - {{fault: {text}}}\n"
                try:
                    jsonschema.validate(yaml.safe_load(document), schema)
                    by_schema = True
                except jsonschema.ValidationError:
                    by_schema = False
                self.run_modem("--faults", self.script(document), code=0 if good else 2)
                self.assertEqual(by_schema, good)

    def test_examples_of_the_page(self):
        page = (REPO / "docs" / "simulator.md").read_text()
        scripts = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        self.assertGreaterEqual(len(scripts), 2)
        for text in scripts:
            self.run_modem("--faults", self.script(text))


class Answers(SimulatorTest):
    """Commands around MQTT, and the user's own."""

    def test_example_of_the_page(self):
        page = (REPO / "docs" / "simulator.md").read_text()
        path = self.script(re.search(r"```yaml answers\n(.*?)```", page, re.DOTALL)[1])
        said = self.run_modem("--answers", path, input=b"AT+LEVEL?\rAT+LEVEL=3;+LEVEL?\rAT+LEVEL\rAT+LEVEL=10\rAT+UPLOAD=3\rabc")
        lines = [x for x in said.decode().replace("\r", "").split("\n") if x]
        self.assertEqual(lines[:8], ["+LEVEL: 7", "OK", "+LEVEL: 3", "OK", "level 3", "+CME ERROR: 3", "ERROR", ">"])
        self.assertEqual(sorted(lines[8:]), ["+LEVEL: changed", "+UPLOAD: 3", "OK"])

    def test_shipped_files(self):
        import jsonschema
        import yaml
        schema = json.loads((REPO / "simulator" / "schema" / "answers.schema.json").read_text())
        files = sorted((REPO / "simulator" / "answers").glob("*.yaml"))
        self.assertGreaterEqual(len(files), 4)
        for path in files:
            with self.subTest(path.name):
                jsonschema.validate(yaml.safe_load(path.read_text()), schema)
                self.run_modem("--answers", path)

    def test_mistakes_are_said_with_their_places(self):
        rows = {
            "commands:\n  - command: A1\n    answer: []\n": ":3:5: error: answer: expected command, basic, source or answers",
            "commands:\n  - command: A1\n    answers:\n      - {form: reed}\n": ":4:16: error: reed: expected",
            "commands:\n  - command: A1\n    answers:\n      - {arguments: [{name: n}]}\n": "expected range, length or equals",
            "commands:\n  - command: A1\n    answers:\n      - {delay: soon}\n": ":4:17: error: soon: expected a number",
            "variables: {}\n": "expected the key commands",
            "- 1\n": "expected 'commands:' and a list",
        }
        for text, said in rows.items():
            with self.subTest(text=text):
                self.run_modem("--answers", self.script(text), code=2)
                self.assertIn(said, self.err)

    def test_names_of_nothing(self):
        rows = {
            '{as: "+NOSUCH"}': "+NOSUCH: no command",
            '{lines: ["{nothing}"]}': "nothing: neither an argument nor a variable",
            '{set: {x: "{y}"}}': "y: neither an argument nor a variable",
            '{when: {nowhere: "1"}}': "nowhere: no variable",
            '{form: write, arguments: [{name: n, equals: nowhere}]}': "nowhere: no variable",
            '{form: write, arguments: [{name: n, range: [1, 9]}], data: m}': "m: no argument; expected ended",
        }
        for row, said in rows.items():
            with self.subTest(row=row):
                self.run_modem("--answers", self.script(f"commands:\n  - command: A1\n    answers: [{row}]\n"), code=2)
                self.assertIn(f":3:15: error: {said}", self.err)
        good = ('{form: write, arguments: [{name: n, range: [1, 9]}], set: {"v_{n}": "{n},{clock}"}, as: "+CMQTTREL={n}"}',
                '{form: read, lines: ["{v_1}", "{signal}"]}', '{form: execute, as: "+A1?"}')
        self.run_modem("--answers", self.script("commands:\n  - command: A1\n    answers: [%s]\n" % ", ".join(good)))

    def test_rows_that_stand_for_each_other(self):
        rows = ('- command: A1\n    answers: [{as: "+A2"}]\n  - command: A2\n    answers: [{as: "+A1"}]\n'
                '  - command: A3\n    answers: [{form: write, arguments: [{name: n, range: [0, 9]}], as: "+CMQTTREL={n}"}]\n')
        said = self.run_modem("--answers", self.script(f"commands:\n  {rows}"), input=b"AT+A1\rAT+A3=0\rAT+CSQ\r")
        self.assertEqual(re.findall(rb"\r\n(\S[^\r]*)", said), [b"ERROR", b"+CMQTTREL: 0,9", b"ERROR", b"+CSQ: 23,0", b"OK"])

    def test_basic_commands_and_empty_arguments(self):
        said = self.run_modem(input=b'ATX4S0=2;+CSQ\rATS0?\rATV0\rAT+CGDCONT=3,"IP","apn",,0,0\rAT+CGDCONT?\rATS99=1\r')
        self.assertEqual(self.err, "simcom-modem: S99: unknown command, answered ERROR (--answers FILE adds commands)\n")
        self.assertEqual(re.findall(rb"\r\n(\S[^\r]*)", said),
                         [b"+CSQ: 23,0", b"OK", b"2", b"OK", b"ERROR", b"OK", b'+CGDCONT: 1,"IP","","0.0.0.0"',
                          b'+CGDCONT: 3,"IP","apn","0.0.0.0",0,0', b'+CGDCONT: 4,"IP","","0.0.0.0"', b"OK", b"ERROR"])

    def test_what_is_not_modelled_is_not_modelled(self):
        try:
            import yaml
        except ImportError:
            self.skipTest("python3-yaml is missing")
        around = yaml.safe_load((REPO / "simulator" / "answers" / "around.yaml").read_text())
        self.assertFalse(set(around["others"]) & {row["command"] for row in around["commands"]})
        self.run_modem(input=b"AT+CIPOPEN=1\rAT+CIPOPEN?\r")
        self.assertEqual(self.err.splitlines(), ["simcom-modem: CIPOPEN: not modelled, answered ERROR (--answers FILE adds commands)"])

    def test_unknown_commands_are_said_once(self):
        self.run_modem(input=b"AT+QIOPEN=1\rAT+QIOPEN?\rAT+CPIN?\rAT+FOO\r")
        self.assertEqual(re.findall(r"simcom-modem: (\w+): unknown command", self.err), ["QIOPEN", "FOO"])

    def test_faults_of_commands_that_there_are_not(self):
        self.run_modem("--faults", self.script("faults:\n  - {fault: answer, command: CMQTTPUBB, code: 3}\n"), code=2)
        self.assertIn(":2:1: error: command: the module has no command CMQTTPUBB", self.err)
        self.loopback()
        self.assertIn("no such command", self.ctl("fault", "answer", "command=NOTHING", "code=3", code=1))

    def test_the_sim_asks_for_its_pin(self):
        device = self.loopback()
        self.ctl("set", "sim", "SIM PIN")
        with AtPort(device.link) as port:
            self.assertEqual(port.good("AT+CPIN?"), [b"+CPIN: SIM PIN"])
            self.assertEqual(port.good("AT+CREG?"), [b"+CREG: 0,0"])
            self.assertEqual(port.code("AT+CMQTTSTART"), 7)
            self.assertEqual(port.ask("AT+CPIN=4711"), [b"+CME ERROR: incorrect password"])
            port.good("AT+CPIN=1234")
            self.assertEqual(port.line(), b"+CPIN: READY")
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            self.assertEqual(self.ctl("get", "sim"), "READY\n")
            self.assertIn("knows nothing", self.ctl("set", "nonsense", "1", code=1))

    def test_three_wrong_pins_need_the_puk(self):
        device = self.loopback()
        self.ctl("set", "sim", "SIM PIN")
        with AtPort(device.link) as port:
            for left in (b"2", b"1", b"0"):
                self.assertIn(b"+CME ERROR", port.ask("AT+CPIN=4711")[0])
                self.assertEqual(port.good("AT+SPIC"), [b"+SPIC: %s,10,3,10" % left])
            self.assertEqual(port.good("AT+CPIN?"), [b"+CPIN: SIM PUK"])
            self.assertIn(b"+CME ERROR", port.ask("AT+CPIN=1234")[0])
            port.good('AT+CPIN="12345678","5678"')
            self.assertEqual(port.line(), b"+CPIN: READY")
            port.good('AT+CLCK="SC",1,"5678"')  # asks for it at each start from now on
            port.good("AT+CRESET")
            self.assertEqual(port.urc(), b"RDY")
            self.assertEqual(port.good("AT+CPIN?"), [b"+CPIN: SIM PIN"])

    def test_registration_is_reported_to_who_asked(self):
        device = self.loopback("--boot", "full")
        with AtPort(device.link) as port:
            port.good("AT+CREG=1")
            port.good("AT+CEREG=2")
            port.good("AT+CFUN=4")
            self.assertEqual([port.line(), port.line()], [b"+CREG: 0", b"+CEREG: 0"])
            port.good("AT+CFUN=1")
            self.assertEqual([port.line(), port.line()], [b"+CREG: 1", b'+CEREG: 1,"1816","0A1B2C3"'])
            self.assertEqual(port.line(), b"+CPIN: READY")
            self.ctl("set", "registration", "5")
            self.assertEqual([port.line(), port.line()], [b"+CREG: 5", b'+CEREG: 5,"1816","0A1B2C3"'])
            self.ctl("network", 100)
            self.assertEqual([port.line(), port.line()], [b"+CREG: 2", b"+CEREG: 2"])
            self.assertEqual([port.line(), port.line()], [b"+CREG: 5", b'+CEREG: 5,"1816","0A1B2C3"'])

    def test_registration_takes_a_while_after_a_boot(self):
        device = self.loopback("--profile", "sim7600", "--boot-time", "100")
        with AtPort(device.link) as port:
            port.send(b"ATE0\rAT+CRESET\r")
            self.assertIn(b"PB DONE", heard(port, 0.5))
            port.send(b"ATE0\rAT+CREG?\rAT+CMQTTSTART\r")
            said = heard(port, 0.5)
            self.assertIn(b"+CREG: 0,2", said)
            self.assertIn(b"+CMQTTSTART: 7", said)
            wait_for(lambda: port.good("AT+CREG?") == [b"+CREG: 0,1"], "the registration")
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)

    def test_packet_network_that_the_host_leaves(self):
        device = self.loopback()
        with AtPort(device.link) as port:
            self.up(port)
            port.good("AT+CGACT=0,1")
            self.assertEqual(port.urc(), b"+CMQTTCONNLOST: 0,3")
            self.assertEqual(port.good("AT+CGACT?"), [b"+CGACT: 1,0"])
            self.assertIn(b"+CGPADDR: 1,0.0.0.0", port.good("AT+CGPADDR=1"))
            self.assertEqual(port.code('AT+CMQTTCONNECT=0,"tcp://broker.example",60,1'), 3)
            port.good("AT+CGACT=1,1")
            self.assertEqual(port.code('AT+CMQTTCONNECT=0,"tcp://broker.example",60,1'), 0)
            port.good("AT+CGATT=0")
            self.assertEqual(port.urc(), b"+CMQTTCONNLOST: 0,3")
            port.good("AT+CMQTTREL=0")
            self.assertEqual(port.code("AT+CMQTTSTOP"), 0)
            self.assertEqual(port.code("AT+CMQTTSTART"), 7)
            port.good("AT+CGATT=1")
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)

    def test_what_is_kept_of_each_context(self):
        said = self.run_modem(input=b'AT+CGACT=1,2\rAT+CGACT?\rAT+CGAUTH=1,1,"u","p"\rAT+CGAUTH?\rAT+CGAUTH=1\rAT+CGAUTH?\r'
                                    b'AT+CGDCONT=3,"IP","apn","",0,0\rAT+CGDCONT?\r')
        self.assertEqual(re.findall(rb"\+(?:CGACT|CGAUTH): [^\r]*", said),
                         [b"+CGACT: 1,1", b"+CGACT: 2,1", b'+CGAUTH: 1,1,"u","p"'])
        self.assertIn(b'+CGDCONT: 3,"IP","apn"', said)

    def test_time_of_the_network(self):
        said = self.run_modem(input=b'AT+CCLK?\rAT+CNTP="pool.ntp.org",8\rAT+CNTP\rAT+CCLK?\r')
        clocks = re.findall(rb'\+CCLK: "([^"]*)"', said)
        self.assertTrue(clocks[0].startswith(b"80/01/06"), "nobody has told it the time")
        local = time.time() + 2 * 3600
        self.assertIn(clocks[1], [time.strftime("%y/%m/%d,%H:%M:%S+08", time.gmtime(local - i)).encode() for i in range(20)])

    def test_registration_denied_takes_connections_away(self):
        device = self.loopback()
        with AtPort(device.link) as port:
            self.up(port)
            self.ctl("set", "registration", "3")
            self.assertEqual(port.urc(), b"+CMQTTCONNLOST: 0,3")
            self.assertEqual(port.good("AT+CREG?"), [b"+CREG: 0,3"])

    def test_faults_that_set_and_replace(self):
        script = self.script("faults:\n  - {fault: set, variable: signal, text: '5', command: CREG, nth: 1}\n"
                             "  - {fault: replace, part: information, command: CGATT, text: '+CGATT: 0'}\n")
        said = self.run_modem("--faults", script, input=b"AT+CSQ\rAT+CREG?\rAT+CSQ\rAT+CGATT?\r")
        self.assertEqual(re.findall(rb"\+\w+: .*", said), [b"+CSQ: 23,0\r", b"+CREG: 0,1\r", b"+CSQ: 5,0\r", b"+CGATT: 0\r"])

    def test_a_rate_that_is_not_the_hosts(self):
        device = self.loopback()
        with AtPort(device.link) as port:
            port.good("AT")
            self.ctl("set", "rate", "9600")
            port.send(b"AT\r")
            self.assertNotIn(b"OK", heard(port, 0.3))
            self.ctl("set", "rate", "0")
            port.send(b"\r")
            port.good("AT")

    def test_power_off(self):
        device = self.loopback()
        with AtPort(device.link) as port:
            port.good("AT+CPOF")
            self.assertEqual(port.line(), b"NORMAL POWER DOWN")
            port.send(b"AT\r")
            self.assertEqual(heard(port, 0.3), b"")
            self.assertEqual(self.ctl("get", "power"), "off\n")
            self.ctl("set", "power", "on")
            self.assertEqual(port.urc(), b"RDY")
            port.good("AT")
            self.ctl("fault", "set", "variable=power", "text=off", "command=CSQ")
            port.good("AT+CSQ")
            port.send(b"AT\r")
            self.assertEqual(heard(port, 0.3), b"")
            self.ctl("reset")
            self.assertEqual(port.urc(), b"RDY")

    def test_state_while_it_waits_for_a_text(self):
        with AtPort(self.loopback().link) as port:
            port.send(b'AT+CMGS="123"\r')
            self.assertIn(b">", heard(port, 0.3))
            self.assertIn("for CMGS", self.ctl("state"))


class Profiles(SimulatorTest):
    def field(self, *options):
        """What a module says that is as in the field, at a hundred times its speed."""
        done = subprocess.run([BIN / "simcom-modem", "--stdio", "--network", "loopback", "--speed", "100", *options],
                              input=b"AT+CMQTTSTART\rATI\r", capture_output=True, timeout=LIMIT, env=environment(), check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def test_in_the_field(self):
        said = self.field()
        self.assertTrue(said.startswith(b"AT+CMQTTSTART\r\r\n+CMQTTSTART: 0\r\n\r\nOK\r\nATI\r\r\nManufacturer: SIMCOM"), said)
        self.assertIn(b"Model: SIMCOM_SIM7600", said)
        self.assertIn(b"Model: A7670", self.field("--profile", "a7670"))

    def test_boot(self):
        control = self.folder / unique("control")
        device = self.modem("--profile", "sim7600", "--network", "loopback", "--control", control, "--boot-time", "1500")
        with AtPort(device.link) as port:
            port.send(b"ATE0\r")
            heard(port, 0.2)
            self.control = control
            self.ctl("reset")
            self.assertEqual(heard(port, 0.3), b"", "it takes 1.5 s")
            self.assertEqual(heard(port, 2).split(), b"RDY +CPIN: READY SMS DONE PB DONE".split())

    def test_list(self):
        self.run_modem("--profile", "nothing", code=2)
        self.assertIn("--profile list", self.err)
        said = self.run_modem("--profile", "list")
        self.assertEqual([line.split()[0] for line in said.splitlines()], [b"sim7600", b"a7670", b"manual"])


class Control(SimulatorTest):
    def test_state_and_faults(self):
        device = self.loopback()
        with AtPort(device.link) as port:
            self.assertIn("started: no", self.ctl("state"))
            self.up(port)
            self.assertIn('client 0: acquired, connected; as "me"; connected to tcp://broker.example', self.ctl("state"))
            self.ctl("fault", "answer", "command=CMQTTTOPIC", "nth=1", "code=14")
            self.assertEqual(port.code("AT+CMQTTTOPIC=0,1"), 14)
            port.good("AT+CMQTTTOPIC=0,1", b"t")
            self.ctl("urc", "+CGEV: ME PDN DEACT 1")
            self.assertEqual(port.line(), b"+CGEV: ME PDN DEACT 1")
            self.assertEqual(port.subscribe(b"t", 1), 0)
            self.ctl("publish", "t", "from outside")
            self.assertEqual(port.message(), (0, b"t", b"from outside"))
            self.ctl("broker", 60000)
            self.assertEqual(port.urc(), b"+CMQTTCONNLOST: 0,1")
            self.assertEqual(port.code('AT+CMQTTCONNECT=0,"tcp://broker.example",60,1'), 3)
            self.ctl("reset")
            self.assertEqual(port.urc(), b"RDY")

    def test_stall_ends_by_a_reset(self):
        with AtPort(self.loopback().link) as port:
            self.ctl("stall")
            self.assertIn("stalled", wait_for(lambda: self.ctl("state"), "state"))
            port.send(b"AT\r")
            self.ctl("reset")
            self.assertEqual(port.urc(), b"RDY")
            self.assertEqual(port.ask("AT")[-1], b"OK")

    def test_real_broker_and_lost_network(self):
        """Faults of the network work with real connections as well; the broker sees them end without a word."""
        self.control = self.folder / "control"
        device = self.modem("--control", self.control)
        gone = self.listener(topic := unique("gone"))
        with AtPort(device.link) as port:
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            port.good(f'AT+CMQTTACCQ=0,"{unique("client")}"')
            port.good(f"AT+CMQTTWILLTOPIC=0,{len(topic)}", topic.encode())
            port.good("AT+CMQTTWILLMSG=0,4,1", b"gone")
            self.assertEqual(port.connect(self.broker.ports["plain"]), 0)
            self.ctl("network", 100)
            self.assertEqual(port.urc(), b"+CMQTTCONNLOST: 0,3")
            self.assertEqual(gone.message().payload, b"gone")
            wait_for(lambda: b"+CREG: 0,1" in port.good("AT+CREG?"), "the network is back")
            self.assertEqual(port.connect(self.broker.ports["plain"]), 0)

    def test_mistakes(self):
        self.loopback()
        self.assertIn("no such command", self.ctl("explode", code=1))
        self.assertIn("no module", self.ctl("-m", 2, "state", code=1))
        self.assertIn("it needs a place", self.ctl("fault", "lose", code=1))
        self.assertIn("expected", self.ctl(code=2))
        self.control = self.folder / "nobody"
        self.assertIn("No such file", self.ctl("state", code=1))

    def test_socket_is_nobody_elses_and_goes(self):
        device = self.loopback()
        self.assertEqual(self.control.stat().st_mode & 0o777, 0o700)
        left = self.control
        device.kill()
        self.assertTrue(left.exists())  # after a loss of power it stays, and the next one takes it over
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--control", left], self.folder, "again")
        self.addCleanup(process.stop)
        wait_for(lambda: process.out.endswith(b"\n"), "a path")
        second = Process([BIN / "simcom-modem", "--profile", "manual", "--control", left], self.folder, "second")
        self.addCleanup(second.stop)
        self.assertEqual(second.wait(), 1)
        self.assertIn("in use", second.err)
        self.assertIn("revision: v1.00", self.ctl("state"))
        self.assertEqual(process.stop(), 0)
        self.assertFalse(left.exists())


class Recordings(SimulatorTest):
    HOST = [b"AT\r", b"AT+CMQTTSTART\r", b'AT+CMQTTACCQ=0,"me"\r', b"AT+CMQTTREL=0\r", b"AT+CMQTTSTOP\r"]

    def record(self):
        path = self.folder / unique("recording")
        device = self.loopback("--record", path)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600, "it holds passwords")
        with AtPort(device.link) as port:
            for line in self.HOST:
                port.ask(line.decode().rstrip("\r"))
        device.process.signal(signal.SIGTERM)
        self.assertEqual(device.process.wait(), 0)
        return path

    def replay(self, path, *options):
        link = self.folder / unique("link")
        process = Process([BIN / "simcom-modem", "--profile", "manual", "--replay", path, "--link", link, *options], self.folder,
                          unique("replay"))
        self.addCleanup(process.stop)
        wait_for(lambda: process.out.endswith(b"\n") or process.code is not None, "a path")
        return process, link

    def test_format(self):
        lines = self.record().read_text().splitlines()
        self.assertEqual(lines[0], "simcom-recording 1")
        rows = [re.fullmatch(r"(\d+) ([<>]) (.*)", line) for line in lines if not line.startswith(("#", "simcom"))]
        self.assertNotIn(None, rows)
        times = [int(row.group(1)) for row in rows]
        self.assertEqual(times, sorted(times))
        host = "".join(row.group(3) for row in rows if row.group(2) == ">")
        self.assertEqual(host, "".join(line.decode().replace("\r", "\\r") for line in self.HOST))
        self.assertIn("\\r\\nOK\\r\\n", lines[-1] + lines[-2])

    def test_driver_that_follows(self):
        process, link = self.replay(self.record(), "--verbose")
        with AtPort(link) as port:
            for line in self.HOST:
                for i in range(len(line)):  # however the driver cuts its bytes
                    port.send(line[i:i + 1])
                port.line()
            self.assertEqual(process.wait(), 0, process)
        self.assertIn("followed to its end", process.err)

    def test_driver_that_departs(self):
        path = self.record()
        process, link = self.replay(path)
        with AtPort(link) as port:
            self.assertEqual(port.ask("AT"), [b"OK"])
            port.send(b"AT+CMQTTSTOP\r")
            self.assertEqual(process.wait(), 3, process)
        number = next(i for i, line in enumerate(path.read_text().splitlines(), 1) if "CMQTTSTART" in line)
        self.assertIn(f"{path}:{number}: the driver departs from the recording at byte 11 of this line", process.err)
        self.assertIn("recorded: ART\\r", process.err)
        self.assertIn("it sent:  OP\\r", process.err)

    def test_driver_that_says_too_much_or_too_little(self):
        path = self.record()
        process, link = self.replay(path)
        with AtPort(link) as port:
            for line in self.HOST + [b"AT+CSQ\r"]:
                port.send(line)
            self.assertEqual(process.wait(), 3, process)
        self.assertIn("nothing more was recorded", process.err)
        process, link = self.replay(path)
        with AtPort(link) as port:
            self.assertEqual(port.ask("AT"), [b"OK"])
        self.assertEqual(process.wait(), 3, process)
        self.assertIn("has closed the port", process.err)
        process, link = self.replay(path)
        process.signal(signal.SIGTERM)
        self.assertEqual(process.wait(), 3, process)
        self.assertFalse(link.is_symlink())

    def test_times(self):
        path = self.file(b"simcom-recording 1\n# by hand\n0 > AT\\r\n400 < \\r\\nOK\\r\\n\n")
        process, link = self.replay(path)
        with AtPort(link) as port:
            begin = time.monotonic()
            self.assertEqual(port.ask("AT"), [b"OK"])
            self.assertGreater(time.monotonic() - begin, 0.3)
            self.assertEqual(process.wait(), 0, process)

    def test_files_that_are_no_recording(self):
        for content, line in ((b"", 1), (b"hello\n", 1), (b"simcom-recording 1\nx > y\n", 2),
                              (b"simcom-recording 1\n5 > y\n4 > y\n", 3), (b"simcom-recording 1\n5 = y\n", 2),
                              (b"simcom-recording 1\n5 > \\q\n", 2)):
            with self.subTest(content=content):
                path = self.file(content)
                process, _ = self.replay(path)
                self.assertEqual(process.wait(), 2, process)
                self.assertIn(f"{path}:{line}: error: ", process.err)


class Example(E2eTest):
    def test_driver_in_python(self):
        """The worked example of docs/simulator.md."""
        try:
            import serial  # noqa: F401
        except ImportError:
            self.fail("python3-serial is missing")
        done = subprocess.run([sys.executable, "-B", REPO / "examples" / "driver" / "test_driver.py"],
                              env=environment(SIMCOM_MODEM=str(BIN / "simcom-modem")), capture_output=True, text=True,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"Ran [6-9] tests")


if __name__ == "__main__":
    unittest.main()
