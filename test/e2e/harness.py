# SPDX-License-Identifier: MIT
"""The stage of the end-to-end tests: broker, simulated modules, programs, and two independent judges.

The judges are written by hand and share nothing with the project's code: AtPort speaks AT commands over the module's
serial port, MqttPeer speaks MQTT 3.1.1 with the broker. A third judge is the broker's log.

Every wait has a limit and asks for a condition; nothing sleeps and hopes. Every process is ended by its own number when
its test ends, however it ends, and by the kernel should the tests themselves be killed.
"""

import atexit
import ctypes
import itertools
import os
import pwd
import random
import re
import select
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("SIMCOM_BIN", REPO / "build" / "bin")).resolve()

LIMIT = 20  # seconds that anything may take which takes milliseconds on an idle machine
USER, PASSWORD = "demo-user", "open-sesame"

# What a careless parser would take for answers of the module, and what a careless C program would cut.
TRAP = b"\r\nOK\r\n+CMQTTRXEND: 0\r\n>\x00\x1a\r\nERROR\r\n\r\n+CMQTTCONNLOST: 0,1\r\n+CMQTTPUB: 0,11\r\n\x00"


# --- Small things -----------------------------------------------------------------------------------------------------

def wait_for(condition, what, limit=LIMIT):
    """Asks again and again until the condition holds; returns its value."""
    end = time.monotonic() + limit
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= end:
            raise AssertionError(f"{what() if callable(what) else what}: not within {limit} s")
        time.sleep(0.01)


_numbers = itertools.count(1)


def unique(word):
    """A name that no other test of this run uses; short enough for a client identifier."""
    return f"{word}-{os.getpid()}-{next(_numbers)}"


def random_bytes(length, seed=1):
    """The same bytes in every run, so that a failure can be repeated."""
    return random.Random(seed).randbytes(length)


def find_program(name):
    """Where a system's program is; servers live where the path of users may not lead."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin")
    if path is None:
        raise AssertionError(f"the program {name} is missing")
    return path


def environment(**more):
    """Of every program started here: not the caller's language, device or temporary folder."""
    values = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "RES_OPTIONS": "timeout:1 attempts:1"}
    values.update((name, os.environ[name]) for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH")
                  if name in os.environ)
    values.update(more)
    return values


_libc = ctypes.CDLL(None)


def _die_with_parent():
    _libc.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Process:
    """A program under way, with its output in files."""

    started = []

    def __init__(self, arguments, folder, name, stdin=subprocess.DEVNULL, env=None):
        self.arguments = [str(argument) for argument in arguments]
        self.out_path, self.err_path = folder / f"{name}.out", folder / f"{name}.err"
        with open(self.out_path, "wb") as out, open(self.err_path, "wb") as err:
            self.popen = subprocess.Popen(self.arguments, stdin=stdin, stdout=out, stderr=err,
                                          env=env or environment(), preexec_fn=_die_with_parent)
        Process.started.append(self)

    @property
    def out(self):
        return self.out_path.read_bytes()

    @property
    def err(self):
        return self.err_path.read_text("utf-8", "replace")

    @property
    def code(self):
        """The exit code, None while it runs, negative after a signal."""
        return self.popen.poll()

    def __str__(self):
        out = self.out if len(self.out) < 2000 else self.out[:2000] + b"..."
        return f"{' '.join(self.arguments)[:2000]}\nexit code {self.code}\nstdout: {out!r}\nstderr:\n{self.err[-6000:]}"

    def signal(self, number):
        if self.code is None:
            self.popen.send_signal(number)

    def wait(self, limit=LIMIT):
        """Waits for the end and returns the exit code."""
        try:
            return self.popen.wait(limit)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it did not end within {limit} s: {self}") from None

    def stop(self, limit=5):
        """Asks it to end, and insists."""
        self.signal(signal.SIGTERM)
        try:
            self.popen.wait(limit)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()
        if self.popen.stdin is not None and not self.popen.stdin.closed:
            try:
                self.popen.stdin.close()
            except BrokenPipeError:
                pass
        return self.code

    def wait_err(self, pattern, limit=LIMIT):
        """Waits until standard error has a match, and returns it; fails at once if the program ended without one."""
        def look():
            ended = self.code is not None
            match = re.search(pattern, self.err, re.MULTILINE)
            if match is None and ended:
                raise AssertionError(f"it ended without saying {pattern!r}: {self}")
            return match
        return wait_for(look, lambda: f"{pattern!r} on standard error of {self}", limit)


# --- The broker -------------------------------------------------------------------------------------------------------

class Broker:
    """mosquitto on four ports of the loopback interface: plain, tls, client (TLS with client certificates) and auth
    (user and password).

    The last one is a process of its own: one process would need per_listener_settings, with which mosquitto 2.0.12 to
    2.0.22 keeps no message for a client that is away (its issue 2618)."""

    NAMES = ("plain", "tls", "client", "auth")

    def __init__(self, folder, certificates):
        self.folder, self.certificates = folder, certificates
        folder.mkdir()
        self.processes = []
        passwords = folder / "passwords"
        subprocess.run([find_program("mosquitto_passwd"), "-c", "-b", str(passwords), USER, PASSWORD],
                       check=True, capture_output=True, env=environment(), timeout=LIMIT)
        for _ in range(3):  # another program may take a port between the choice and the start
            self.ports = self._choose_ports()
            self._start()
            if wait_for(lambda: self._ended() or self._listens(), "mosquitto starts") and not self._ended():
                return
            self.stop()
            if "Address already in use" not in self.log:
                break
        raise AssertionError("mosquitto did not start: " + "\n".join(map(str, self.processes)))

    def _ended(self):
        return any(process.code is not None for process in self.processes)

    def _choose_ports(self):
        sockets = [socket.create_server(("127.0.0.1", 0)) for _ in self.NAMES]
        ports = dict(zip(self.NAMES, (s.getsockname()[1] for s in sockets)))
        for s in sockets:
            s.close()
        return ports

    def _start(self):
        c, p = self.certificates, self.ports
        tls = f"cafile {c}/ca.pem\ncertfile {c}/server.pem\nkeyfile {c}/server.key\n"
        # As root, mosquitto would become the user mosquitto, who may not read this folder.
        all_of_them = f"user {pwd.getpwuid(os.getuid()).pw_name}\npersistence false\nlog_dest stderr\nlog_type all\n"
        (self.folder / "conf").write_text(
            f"{all_of_them}allow_anonymous true\n"
            f"listener {p['plain']} 127.0.0.1\n"
            f"listener {p['tls']} 127.0.0.1\n{tls}require_certificate false\n"
            # So that the log says whose certificate it was.
            f"listener {p['client']} 127.0.0.1\n{tls}require_certificate true\nuse_identity_as_username true\n")
        (self.folder / "auth").write_text(
            f"{all_of_them}allow_anonymous false\npassword_file {self.folder}/passwords\n"
            f"listener {p['auth']} 127.0.0.1\n")
        self.processes = [Process([find_program("mosquitto"), "-c", self.folder / name], self.folder, f"mosquitto-{name}")
                          for name in ("conf", "auth")]

    def _listens(self):
        for port in self.ports.values():
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                return False
        return True

    @property
    def log(self):
        return "".join(process.err for process in self.processes)

    def wait_log(self, pattern, limit=LIMIT):
        """Waits for a match in the log and returns it."""
        return wait_for(lambda: re.search(pattern, self.log), lambda: f"{pattern!r} in the log of the broker", limit)

    def connection(self, client):
        """How a client connected, as the broker saw it: 'p4, c1, k60, u'name''; p is the protocol's level, 3 or 4. Before
        2.1, mosquitto counted them."""
        seen = self.wait_log(rf"New client connected from \S+ as {re.escape(client)} \((.*)\)").group(1)
        return re.sub("^p([12]),", lambda match: f"p{int(match[1]) + 2},", seen)

    def stop(self):
        """Ends it; the connections break."""
        for process in self.processes:
            process.stop()

    def start(self):
        """Starts it again, at the same ports."""
        self._start()
        wait_for(self._listens, "mosquitto starts again")


class Stage:
    """What all tests share: a folder, certificates, a broker. Made when it is first needed."""

    _stage = None

    @classmethod
    def get(cls):
        if cls._stage is None:
            cls._stage = cls()
        return cls._stage

    def __init__(self):
        for program in ("simcom", "simcom-modem"):
            if not os.access(BIN / program, os.X_OK):
                raise AssertionError(f"{BIN / program} is missing; build it, or set SIMCOM_BIN")
        self.folder = Path(tempfile.mkdtemp(prefix="simcom-e2e-"))
        atexit.register(self.close)
        self.certificates = self.folder / "certificates"
        subprocess.run(["bash", str(REPO / "tools" / "dev" / "certs.sh"), str(self.certificates)],
                       check=True, capture_output=True, timeout=60)
        self.broker = self.new_broker()

    def new_broker(self):
        return Broker(self.folder / unique("broker"), self.certificates)

    def close(self):
        for process in Process.started:  # those that are left when the tests were interrupted
            process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


# --- The simulated module ---------------------------------------------------------------------------------------------

class Modem:
    """simcom-modem. `link` is a symbolic link to its serial port, `path` the port itself."""

    def __init__(self, folder, *options):
        folder.mkdir()
        self.folder, self.link = folder, folder / "port"
        self.scratch = folder / "tmp"  # where it would leave temporary files
        self.scratch.mkdir()
        self.process = Process([BIN / "simcom-modem", "--profile", "manual", "--link", self.link, *options], folder, "modem",
                               env=environment(TMPDIR=str(self.scratch)))
        self.path = wait_for(self._read_path, lambda: f"a path on standard output of {self.process}")

    def _read_path(self):
        if self.process.code is not None:
            raise AssertionError(f"the module did not start: {self.process}")
        line, end, _ = self.process.out.partition(b"\n")
        return line.decode() if end else None

    def kill(self):
        """As a loss of power: no good-bye to anybody."""
        self.process.signal(signal.SIGKILL)
        self.process.wait()


class AtPort:
    """AT commands by hand, over the serial port. Received messages and URCs are sorted out as they come."""

    FINAL = (b"OK", b"ERROR")
    URCS = (b"+CMQTTCONNLOST:", b"+CMQTTNONET", b"+CMQTTPING:", b"RDY")

    def __init__(self, path):
        self.fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        attributes = termios.tcgetattr(self.fd)
        attributes[0] = attributes[1] = attributes[3] = 0  # raw
        attributes[2] = (attributes[2] & ~termios.CSIZE) | termios.CS8 | termios.CREAD | termios.CLOCAL
        attributes[6][termios.VMIN], attributes[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self.fd, termios.TCSANOW, attributes)
        self.bytes = b""     # received, not looked at yet
        self.messages = []   # (client, topic, payload)
        self.urcs = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    # Bytes

    def send(self, data, limit=LIMIT):
        end = time.monotonic() + limit
        while data:
            if not select.select([], [self.fd], [], max(0, end - time.monotonic()))[1]:
                raise AssertionError(f"the module takes no bytes; {len(data)} are left")
            data = data[os.write(self.fd, data):]

    def _more(self, end, what):
        if not select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
            raise AssertionError(f"{what}: not in time; there is {self.bytes[:400]!r}")
        data = os.read(self.fd, 65536)
        if not data:
            raise AssertionError(f"{what}: the port hung up")
        self.bytes += data

    def take(self, n, limit=LIMIT):
        """Exactly n bytes."""
        end = time.monotonic() + limit
        while len(self.bytes) < n:
            self._more(end, f"{n} bytes")
        data, self.bytes = self.bytes[:n], self.bytes[n:]
        return data

    def exactly(self, expected, limit=LIMIT):
        """The next bytes must be these."""
        found = self.take(len(expected), limit)
        if found != expected:
            raise AssertionError(f"the module sent {found!r}, not {expected!r}")

    # Lines

    def raw_line(self, end):
        """A line that is not empty, or the prompt."""
        while True:
            while self.bytes.startswith(b"\r\n"):
                self.bytes = self.bytes[2:]
            if self.bytes.startswith(b">"):
                self.bytes = self.bytes[2:] if self.bytes.startswith(b"> ") else self.bytes[1:]
                return b">"
            line, found, rest = self.bytes.partition(b"\r\n")
            if found:
                self.bytes = rest
                return line
            self._more(end, "a line")

    def line(self, limit=LIMIT):
        """The next line that belongs to neither a message nor a URC."""
        end = time.monotonic() + limit
        while True:
            line = self.raw_line(end)
            if line.startswith(b"+CMQTTRXSTART:"):
                self._message(line, end)
            elif line.startswith(self.URCS):
                self.urcs.append(line)
            else:
                return line

    @staticmethod
    def numbers(line):
        """Those behind the colon."""
        return [int(n) for n in line.partition(b":")[2].split(b",")]

    def _message(self, line, end):
        client, topic_total, payload_total = self.numbers(line)
        topic, payload = b"", b""
        while True:
            header, found, rest = self.bytes.partition(b"\r\n")
            if not found:
                self._more(end, "the rest of a message")
                continue
            self.bytes = rest
            name, numbers = header.partition(b":")[0], self.numbers(header)
            if numbers[0] != client:
                raise AssertionError(f"a part of a message for another client: {header!r}")
            if name == b"+CMQTTRXEND":
                break
            piece = self.take(numbers[1], max(0, end - time.monotonic()))
            self.exactly(b"\r\n")
            if name == b"+CMQTTRXTOPIC":
                topic += piece
            elif name == b"+CMQTTRXPAYLOAD":
                payload += piece
            else:
                raise AssertionError(f"inside a message: {header!r}")
        if (len(topic), len(payload)) != (topic_total, payload_total):
            raise AssertionError(f"{line!r} was followed by {len(topic)} and {len(payload)} bytes")
        self.messages.append((client, topic, payload))

    def message(self, limit=LIMIT):
        """Waits for a message: (client, topic, payload)."""
        end = time.monotonic() + limit
        while not self.messages:
            line = self.raw_line(end)
            if line.startswith(b"+CMQTTRXSTART:"):
                self._message(line, end)
            elif line.startswith(self.URCS):
                self.urcs.append(line)
            else:
                raise AssertionError(f"a message was expected, not {line!r}")
        return self.messages.pop(0)

    def urc(self, limit=LIMIT):
        """Waits for a URC that is no message."""
        end = time.monotonic() + limit
        while not self.urcs:
            line = self.raw_line(end)
            if line.startswith(self.URCS):
                self.urcs.append(line)
            elif line.startswith(b"+CMQTTRXSTART:"):
                self._message(line, end)
            else:
                raise AssertionError(f"a URC was expected, not {line!r}")
        return self.urcs.pop(0)

    # Commands

    def ask(self, command, data=None, limit=LIMIT):
        """Sends a command, and the data when it is asked for. Returns the lines up to OK or ERROR."""
        self.send(command.encode() + b"\r")
        lines = []
        while True:
            line = self.line(limit)
            if line == b">":
                if data is None:
                    raise AssertionError(f"{command} asks for data")
                self.send(data)
                continue
            if line == command.encode() + b"\r" and not lines:
                continue  # the echo
            lines.append(line)
            if line in self.FINAL or line.startswith(b"+CME ERROR"):
                return lines

    def good(self, command, data=None):
        """A command that ends with OK. Returns the lines before it."""
        lines = self.ask(command, data)
        if lines[-1] != b"OK":
            raise AssertionError(f"{command}: {lines}")
        return lines[:-1]

    def code(self, command, data=None, limit=LIMIT):
        """A command with a result line, before or behind OK or ERROR. Returns the result's code."""
        name = b"+" + re.match(r"AT\+(\w+)", command).group(1).encode() + b":"
        lines = self.ask(command, data, limit)
        results = [line for line in lines if line.startswith(name)]
        if not results:  # it follows; behind ERROR it follows at once or never
            results = [self.line(limit if lines[-1] == b"OK" else 2)]
        if len(results) != 1 or not results[0].startswith(name):
            raise AssertionError(f"{command}: {lines} {results}")
        return self.numbers(results[0])[-1]

    def up(self, port, client_id=None, client=0, tls=False, keepalive=60):
        """ACCQ and CONNECT: both must succeed."""
        self.good(f'AT+CMQTTACCQ={client},"{client_id or unique("at")}"' + (",1" if tls else ""))
        code = self.connect(port, client, keepalive)
        if code != 0:
            raise AssertionError(f"CONNECT: {code}")

    def connect(self, port, client=0, keepalive=60, limit=LIMIT):
        """CONNECT. Returns its code."""
        return self.code(f'AT+CMQTTCONNECT={client},"tcp://127.0.0.1:{port}",{keepalive},1', limit=limit)

    def publish(self, topic, payload, qos=0, client=0):
        """TOPIC, PAYLOAD, PUB. Returns the code of PUB."""
        self.good(f"AT+CMQTTTOPIC={client},{len(topic)}", topic)
        if payload:
            self.good(f"AT+CMQTTPAYLOAD={client},{len(payload)}", payload)
        return self.code(f"AT+CMQTTPUB={client},{qos},60")

    def subscribe(self, topic, qos=0, client=0):
        """SUB of one filter. Returns its code."""
        return self.code(f"AT+CMQTTSUB={client},{len(topic)},{qos}", topic)


# --- The peer on the broker's side ------------------------------------------------------------------------------------

class Message:
    """A PUBLISH packet as the broker sent it."""

    def __init__(self, flags, body):
        self.retain, self.qos, self.dup = bool(flags & 1), flags >> 1 & 3, bool(flags & 8)
        length, = struct.unpack_from(">H", body)
        self.topic, body = body[2:2 + length], body[2 + length:]
        self.number = None
        if self.qos:
            self.number, = struct.unpack_from(">H", body)
            body = body[2:]
        self.payload = body

    def __repr__(self):
        return f"Message({self.topic!r}, {self.payload[:80]!r}, qos={self.qos}, retain={self.retain})"


class MqttPeer:
    """A client of MQTT 3.1.1 (OASIS, 29 October 2014), just large enough to judge."""

    CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP = 1, 2, 3, 4, 5, 6, 7
    SUBSCRIBE, SUBACK, DISCONNECT = 8, 9, 14

    def __init__(self, port, user=None, password=None, context=None):
        self.socket = socket.create_connection(("127.0.0.1", port), LIMIT)
        if context is not None:
            self.socket = context.wrap_socket(self.socket)
        self.messages, self.bytes, self.number = [], b"", 0
        self.client_id = unique("peer")
        flags = 0x02 | (0x80 if user is not None else 0) | (0x40 if password is not None else 0)
        texts = [text for text in (self.client_id, user, password) if text is not None]
        self._send(self.CONNECT, 0, self._text("MQTT") + bytes([4, flags]) + struct.pack(">H", 0) +
                   b"".join(map(self._text, texts)))
        self.answer = self._await(self.CONNACK)[1]  # 0: accepted

    def close(self):
        try:
            self._send(self.DISCONNECT, 0, b"")
        except OSError:
            pass
        self.socket.close()

    @staticmethod
    def _text(text):
        data = text if isinstance(text, bytes) else text.encode()
        return struct.pack(">H", len(data)) + data

    def _send(self, kind, flags, body):
        head, length = bytes([kind << 4 | flags]), len(body)
        while True:
            length, digit = divmod(length, 128)
            head += bytes([digit | (0x80 if length else 0)])
            if not length:
                break
        self.socket.sendall(head + body)

    def _take(self, n, end):
        while len(self.bytes) < n:
            self.socket.settimeout(max(0.001, end - time.monotonic()))
            try:
                data = self.socket.recv(65536)
            except TimeoutError:
                raise AssertionError("the broker sends nothing") from None
            if not data:
                raise AssertionError("the broker closed the connection")
            self.bytes += data
        data, self.bytes = self.bytes[:n], self.bytes[n:]
        return data

    def _packet(self, end):
        first, length, shift = self._take(1, end)[0], 0, 0
        while True:
            digit = self._take(1, end)[0]
            length |= (digit & 0x7F) << shift
            shift += 7
            if digit < 0x80:
                return first >> 4, first & 15, self._take(length, end)

    def _one(self, end):
        """Reads a packet, and does what a received message asks for."""
        kind, flags, body = self._packet(end)
        if kind == self.PUBLISH:
            message = Message(flags, body)
            self.messages.append(message)
            if message.qos:
                self._send(self.PUBACK if message.qos == 1 else self.PUBREC, 0, struct.pack(">H", message.number))
        elif kind == self.PUBREL:
            self._send(self.PUBCOMP, 0, body)
        return kind, body

    def _await(self, kind):
        end = time.monotonic() + LIMIT
        while True:
            found, body = self._one(end)
            if found == kind:
                return body

    def _next(self):
        self.number += 1
        return struct.pack(">H", self.number)

    def subscribe(self, topic, qos=2):
        """Returns the QoS that the broker granted."""
        number = self._next()
        self._send(self.SUBSCRIBE, 2, number + self._text(topic) + bytes([qos]))
        return self._await(self.SUBACK)[2]

    def publish(self, topic, payload, qos=0, retain=False):
        """Returns when the broker has it (QoS 1 and 2)."""
        number = self._next() if qos else b""
        self._send(self.PUBLISH, qos << 1 | retain, self._text(topic) + number + payload)
        if qos == 1:
            assert self._await(self.PUBACK) == number
        elif qos == 2:
            assert self._await(self.PUBREC) == number
            self._send(self.PUBREL, 2, number)
            assert self._await(self.PUBCOMP) == number

    def message(self, limit=LIMIT):
        """The next message."""
        end = time.monotonic() + limit
        while not self.messages:
            self._one(end)
        return self.messages.pop(0)

    def no_more(self):
        """Nothing else has come so far: the next message is one that the peer sends to itself now."""
        topic = unique("fence")
        self.subscribe(topic)
        self.publish(topic, b"fence", 1)
        message = self.message()
        if message.topic != topic.encode():
            raise AssertionError(f"one message too many: {message!r}")


# --- The test case ----------------------------------------------------------------------------------------------------

class E2eTest(unittest.TestCase):
    """A test with a folder of its own. Whatever its methods start ends with the test."""

    maxDiff = 2000

    def setUp(self):
        self.stage = Stage.get()
        self.certificates = self.stage.certificates
        self.broker = self.stage.broker
        self.folder = Path(tempfile.mkdtemp(dir=self.stage.folder))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def own_broker(self):
        """A broker that this test may stop."""
        broker = self.stage.new_broker()
        self.addCleanup(broker.stop)
        return broker

    def modem(self, *options):
        modem = Modem(self.folder / unique("modem"), *options)
        self.addCleanup(self._end_modem, modem)
        return modem

    def _end_modem(self, modem):
        if modem.process.code is None:  # it must end well after every test, and have had nothing to complain about
            self.assertEqual(modem.process.stop(), 0, modem.process)
            said = re.sub(r"^simcom-modem: \S+: unknown command, .*\n", "", modem.process.err, flags=re.MULTILINE)
            self.assertEqual(said, "", modem.process)
        self.assertNotIn("Sanitizer", modem.process.err)

    def at(self, modem):
        port = AtPort(modem.link)
        self.addCleanup(port.close)
        return port

    def peer(self, port=None, **options):
        peer = MqttPeer(port or self.broker.ports["plain"], **options)
        self.addCleanup(peer.close)
        return peer

    def listener(self, topic, qos=2):
        """A peer that is subscribed."""
        peer = self.peer()
        self.assertEqual(peer.subscribe(topic, qos), qos)
        return peer

    def start(self, *arguments, stdin=subprocess.DEVNULL, env=None):
        """Starts simcom with exactly these arguments."""
        process = Process([BIN / "simcom", *arguments], self.folder, unique("simcom"), stdin, env)
        self.addCleanup(process.stop)
        return process

    def run_simcom(self, *arguments, code=0, input=None, limit=60, env=None):
        """Runs simcom to its end, which must be with the given exit code."""
        stdin = subprocess.DEVNULL
        if input is not None:
            stdin = tempfile.TemporaryFile(dir=self.folder)
            self.addCleanup(stdin.close)
            stdin.write(input)
            stdin.seek(0)
        process = self.start(*arguments, stdin=stdin, env=env)
        self.assertEqual(process.wait(limit), code, process)
        self.assertNotIn("Sanitizer", process.err)
        return process

    def to(self, modem, port="plain"):
        """The options that say which module and which broker."""
        return ["-D", modem.link, "-h", "127.0.0.1", "-p",
                self.broker.ports[port] if isinstance(port, str) else port]

    def pub(self, modem, *arguments, port="plain", **options):
        return self.run_simcom("pub", *self.to(modem, port), *arguments, **options)

    def sub(self, modem, *arguments, port="plain"):
        """Starts a subscriber, and waits until it is subscribed."""
        process = self.start("sub", *self.to(modem, port), "-d", *arguments)
        process.wait_err(r"\bsubscribed$")
        return process

    def file(self, content):
        path = self.folder / unique("file")
        path.write_bytes(content)
        return path

    def assertEnds(self, process, code=0, limit=LIMIT):
        self.assertEqual(process.wait(limit), code, process)
        self.assertNotIn("Sanitizer", process.err)

    def assertClean(self, modem):
        """No client is acquired or connected, and the service is not started."""
        with AtPort(modem.link) as port:
            self.assertEqual(port.good("AT+CMQTTDISC?"), [b"+CMQTTDISC: 0,1", b"+CMQTTDISC: 1,1"])
            self.assertEqual(port.good("AT+CMQTTACCQ?"), [b'+CMQTTACCQ: 0,"",0', b'+CMQTTACCQ: 1,"",0'])
            self.assertEqual(port.code("AT+CMQTTSTART"), 0)
            self.assertEqual(port.code("AT+CMQTTSTOP"), 0)

    def tls_context(self):
        context = ssl.create_default_context(cafile=str(self.certificates / "ca.pem"))
        context.check_hostname = False
        return context
