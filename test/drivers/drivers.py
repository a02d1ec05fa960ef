# SPDX-License-Identifier: MIT
"""Small drivers that behave as those do that people use (FIRMWARE: how lines end, what follows data, what is read).

Each brings a client up, subscribes, publishes one message of its own and waits until it comes back.
"""
import os
import re
import select
import termios
import threading
import time

LIMIT = 20


class Failed(Exception):
    """An answer was not what the driver waits for."""


class Driver:
    """Sends a line, waits for a text. The others change one habit each."""

    end = b"\r"
    after_data = b""
    wait = 1.0  # how long one read may take

    def __init__(self, path):
        self.fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        settings = termios.tcgetattr(self.fd)
        settings[4] = settings[5] = termios.B115200
        termios.tcsetattr(self.fd, termios.TCSANOW, settings)
        self.heard = self.all = b""

    def close(self):
        os.close(self.fd)

    def write(self, data):
        os.write(self.fd, data)

    def read(self):
        if select.select([self.fd], [], [], self.wait)[0]:
            self.take(os.read(self.fd, 512))

    def take(self, data):
        self.heard += data
        self.all += data

    def expect(self, pattern):
        """Reads until a pattern comes, and forgets what was before its end."""
        end = time.monotonic() + LIMIT
        while not (found := re.search(pattern, self.heard, re.DOTALL)):
            if time.monotonic() > end:
                raise Failed(f"{pattern!r} did not come; there is {self.heard!r}")
            self.read()
        self.heard = self.heard[found.end():]
        return found

    def command(self, line, pattern=rb"\r\nOK\r\n"):
        self.write(line.encode() + self.end)
        return self.expect(pattern)

    def data(self, line, data, pattern=rb"\r\nOK\r\n"):
        self.command(line, rb"\r\n> ?")
        self.write(data + self.after_data)
        return self.expect(pattern)

    def begin(self):
        self.command("AT")
        self.command("ATE0")

    def disconnect(self):
        self.command("AT+CMQTTDISC=0,60", rb"\+CMQTTDISC: 0,0\r\n")

    def run(self, port, topic, payload):
        """The whole way; returns the topic and the payload that came back."""
        self.begin()
        self.command("AT+CMQTTSTART", rb"\+CMQTTSTART: 0\r\n")
        self.command('AT+CMQTTACCQ=0,"driver-%d"' % os.getpid())
        self.command(f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{port}",60,1', rb"\+CMQTTCONNECT: 0,0\r\n")
        self.data(f"AT+CMQTTSUB=0,{len(topic)},1", topic, rb"\+CMQTTSUB: 0,0\r\n")
        self.publish(topic, payload)
        back = self.message()
        if b"+CMQTTPUB: 0,0\r\n" not in self.all:  # it can come before the message, or after it
            self.expect(rb"\+CMQTTPUB: 0,0\r\n")
        self.disconnect()
        self.command("AT+CMQTTREL=0")
        self.command("AT+CMQTTSTOP", rb"\+CMQTTSTOP: 0\r\n")
        return back

    def publish(self, topic, payload):
        self.data(f"AT+CMQTTTOPIC=0,{len(topic)}", topic)
        self.data(f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)
        self.write(b"AT+CMQTTPUB=0,1,60" + self.end)

    def message(self):
        found = self.expect(rb"\+CMQTTRXTOPIC: 0,\d+\r\n(.*?)\r\n\+CMQTTRXPAYLOAD: 0,\d+\r\n(.*?)\r\n\+CMQTTRXEND: 0\r\n")
        return found[1], found[2]


class Println(Driver):
    """Ends every line with CR LF, in a write of its own, and sends exactly the data."""

    end = b"\r\n"


class PrintlnSlow(Println):
    """CR and LF one after the other, as a buffer of one byte makes them."""

    def write(self, data):
        for byte in data:
            os.write(self.fd, bytes([byte]))


class PrintlnData(Println):
    """Prints the data as a line, too."""

    after_data = b"\r\n"


class CtrlZ(Println):
    """Ends every datum with 0x1A and a line end, as for a message of text."""

    after_data = b"\x1a\r\n"


class Rows(Driver):
    """Begins as the vendor's own driver does, and disconnects without a time."""

    def begin(self):
        self.command("ATE0V1;+CMEE=2")
        found = self.command("AT+CSQ;+CGATT?;+CREG?", rb"(.*?)\r\nOK\r\n")
        for line in (b"+CSQ: ", b"+CGATT: 1", b"+CREG: 0,1"):
            if found[1].count(line) != 1:
                raise Failed(f"{line!r} is not there once: {found[1]!r}")

    def disconnect(self):
        self.command("AT+CMQTTDISC=0", rb"\+CMQTTDISC: 0,0\r\n")


class EchoReader(Driver):
    """Leaves the echo on and counts on it."""

    def begin(self):
        super().command("ATE1")  # it may be off, and is not echoed then
        self.command("AT")

    def command(self, line, pattern=rb"\r\nOK\r\n"):
        self.heard = b""
        self.write(line.encode() + self.end)
        self.expect(re.escape(line.encode()) + rb"\r")
        return self.expect(pattern)


class Impatient(Driver):
    """Reads for 30 ms at a time and puts together what it gets."""

    wait = 0.03


class Threads(Driver):
    """A thread reads, another one writes."""

    def __init__(self, path):
        super().__init__(path)
        self.lock, self.ended = threading.Condition(), False
        self.reader = threading.Thread(target=self._run)
        self.reader.start()

    def _run(self):
        while not self.ended:
            if select.select([self.fd], [], [], 0.05)[0]:
                with self.lock:
                    self.take(os.read(self.fd, 512))
                    self.lock.notify()

    def read(self):
        with self.lock:
            self.lock.wait(0.1)

    def close(self):
        self.ended = True
        self.reader.join()
        super().close()


class Prober(Println):
    """Asks for everything before it begins, as drivers for many modules do."""

    def begin(self):
        super().begin()
        for line in ("ATI", "AT+CGMI", "AT+CGMM", "AT+CGMR", "AT+CGSN", "AT+CIMI", "AT+CICCID", "AT+CMEE=2", "AT+CPIN?",
                     "AT+CFUN=1", "AT+CNMP=2", "AT+CTZU=1", "AT+COPS?", "AT+CPSI?", "AT+CREG?", "AT+CGREG?", "AT+CEREG?",
                     'AT+CGDCONT=1,"IP","internet","",0,0', "AT+CGDCONT?", "AT+CGDCONT=?", 'AT+CGAUTH=1,1,"u","p"',
                     "AT+CGACT=1,1", "AT+CGACT?", "AT+IPADDR", "AT+CNTP=\"pool.ntp.org\",8", "AT+CCLK?", "AT+IFC=0,0", "AT+CBC"):
            self.command(line, rb"\r\n(OK|\+?[A-Z ]*ERROR[^\r]*)\r\n")
        self.command("AT+NETOPEN", rb"\+NETOPEN: 0\r\n")
        self.command("AT+NETCLOSE", rb"\+NETCLOSE: 0\r\n")


class Suffix(Driver):
    """Reads byte by byte, and compares the end of what came with the texts that it waits for: as the Arduino libraries do that
    have a stream and waitResponse(). Frees the client before it acquires it, asks for a second prompt, prints topics as lines."""

    end = b"\r\n"

    def wait_response(self, limit, *texts):
        """Which of the texts came first, from 1; 0: none in time."""
        heard, end = b"", time.monotonic() + limit
        texts = texts or (b"OK\r\n", b"ERROR\r\n")
        while time.monotonic() < end:
            while self.heard:
                heard, self.heard = heard + self.heard[:1], self.heard[1:]
                for i, text in enumerate(texts, 1):
                    if heard.endswith(text):
                        return i
            if select.select([self.fd], [], [], 0.02)[0]:
                self.take(os.read(self.fd, 64))
        return 0

    def send(self, line):
        self.write(line.encode() + self.end)

    def number(self, stop):
        return int(self.expect(rb"\s*(-?\d+)" + re.escape(stop))[1])

    def need(self, answer, what):
        if answer != 1:
            raise Failed(f"{what}: {answer}; {self.all[-200:]!r}")

    def begin(self):
        for line in ("AT", "ATE0", "AT+CMEE=2", "AT+CTZR=0", "AT+CTZU=1", "AT+CIPMODE=0", "AT+CIPSENDMODE=0",
                     "AT+CIPCCFG=10,0,0,0,1,0,75000", "AT+CIPTIMEOUT=75000,15000,15000"):
            self.send(line)
            self.need(self.wait_response(2), line)
        self.send("AT+CGMM")
        self.wait_response(1, b"\r\n")
        self.wait_response(1)
        self.send("AT+CPIN?")
        self.need(self.wait_response(2, b"+CPIN:"), "CPIN")
        self.need(self.wait_response(2, b"READY", b"SIM PIN", b"SIM PUK"), "READY")
        self.wait_response(1)
        self.send("AT+CGREG?")
        self.need(self.wait_response(2, b"+CGREG:"), "CGREG")
        self.number(b",")
        if self.number(b"\r") not in (1, 5):
            raise Failed("not registered")
        self.wait_response(1)
        self.send("AT+NETOPEN")
        self.need(self.wait_response(10, b"\r\n+NETOPEN: 0"), "NETOPEN")

    def run(self, port, topic, payload):
        self.begin()
        self.send("AT+CMQTTSTART")
        self.need(self.wait_response(5, b"+CMQTTSTART: 0"), "START")
        self.wait_response(0.2)
        for line in ('AT+CSSLCFG="enableSNI",0,1', 'AT+CSSLCFG="authmode",0,0', "AT+CMQTTREL=0"):  # some do not know it
            self.send(line)
            self.wait_response(1)
        self.send('AT+CMQTTACCQ=0,"suffix-%d",0' % os.getpid())
        self.need(self.wait_response(3), "ACCQ")
        self.send('AT+CMQTTCFG="version",0,4')
        self.wait_response(1)
        self.send(f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{port}",60,1')
        self.need(self.wait_response(10), "CONNECT's OK")
        self.need(self.wait_response(10, b"+CMQTTCONNECT: "), "CONNECT")
        if (self.number(b","), self.number(b"\r")) != (0, 0):
            raise Failed("not connected")
        self.send(f"AT+CMQTTSUB=0,{len(topic)},1,0")
        self.need(self.wait_response(5, b">"), "SUB's prompt")
        self.wait_response(0.1, b">")
        self.write(topic + b"\r\n")
        self.need(self.wait_response(5), "SUB")
        self.need(self.wait_response(5, b"+CMQTTSUB: 0,0"), "SUB's result")
        self.publish(topic, payload)
        back = self.message()
        self.send("AT+CMQTTDISC?")
        self.need(self.wait_response(2, b"+CMQTTDISC: 0,0"), "still connected")
        self.wait_response(1)
        self.send("AT+CMQTTDISC=0,120")
        self.need(self.wait_response(10, b"+CMQTTDISC: 0,0"), "DISC")
        self.wait_response(0.2)
        self.send("AT+CMQTTREL=0")
        self.need(self.wait_response(3), "REL")
        self.send("AT+CMQTTSTOP")
        self.need(self.wait_response(5, b"+CMQTTSTOP: 0"), "STOP")
        self.wait_response(0.2)
        return back

    def publish(self, topic, payload):
        for line, data in ((f"AT+CMQTTTOPIC=0,{len(topic)}", topic), (f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)):
            self.send(line)
            self.need(self.wait_response(5, b">"), line)
            self.write(data)
            self.write(b"\r\n")
            self.need(self.wait_response(5), line)
        self.send("AT+CMQTTPUB=0,1,60")
        self.need(self.wait_response(5), "PUB")


class Deaf(Driver):
    """Sends everything after fixed pauses and never looks: what it is told it reads in the end. So are drivers on a HAL with
    transmit and delay alone."""

    end = b"\r\n"
    pause = 0.12

    def send(self, data):
        self.write(data + self.end)
        time.sleep(self.pause)

    def run(self, port, topic, payload):
        for line in ("AT", "ATE0", 'AT+CGDCONT=1,"IP","internet"', "AT+CGACT=1,1", "AT+CMQTTDISC=0,60", "AT+CMQTTREL=0", "AT+CMQTTSTOP",
                     "AT+CMQTTSTART", 'AT+CMQTTACCQ=0,"deaf-%d",0' % os.getpid()):
            self.send(line.encode())
        self.send(f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{port}",60,1,"user","password"'.encode())
        time.sleep(self.pause)
        for line, data in (("AT+CMQTTSUB=0,%d,1", topic), ("AT+CMQTTTOPIC=0,%d", topic), ("AT+CMQTTPAYLOAD=0,%d", payload)):
            self.send((line % len(data)).encode())
            self.send(data)
        self.send(b"AT+CMQTTPUB=0,1,60")
        return self.message()


class Silence(Driver):
    """Takes as the answer whatever comes until nothing comes for a while, counts its lines with the echo, and looks at one of
    them by its place: scripts with readlines() and a time limit do."""

    end = b"\r\n"

    def ask(self, line, quiet=0.5):
        self.write(line.encode() + self.end)
        end = time.monotonic() + LIMIT
        self.heard = b""
        while time.monotonic() < end and select.select([self.fd], [], [], quiet)[0]:
            self.take(os.read(self.fd, 512))
        return self.heard.split(b"\n")

    def run(self, port, topic, payload):
        super().command("ATE1")
        self.ask("AT")
        self.ask("AT+CMQTTSTART", 1.0)
        if self.ask('AT+CMQTTACCQ=0,"silence-%d",0' % os.getpid())[1] != b"OK\r":
            raise Failed(f"the line after the echo is not OK: {self.heard!r}")
        lines = self.ask(f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{port}",80,1', 1.5)
        if lines[3] != b"+CMQTTCONNECT: 0,0\r":
            raise Failed(f"the fourth line is not the result: {lines!r}")
        self.ask(f"AT+CMQTTSUB=0,{len(topic)},1")
        self.ask(topic.decode(), 1.0)
        self.ask(f"AT+CMQTTTOPIC=0,{len(topic)}")
        self.ask(topic.decode())
        self.ask(f"AT+CMQTTPAYLOAD=0,{len(payload)}")
        self.ask(payload.decode())
        self.ask("AT+CMQTTPUB=0,1,60", 1.5)
        back = self.message()
        self.ask("AT+CMQTTDISC=0,60", 1.0)
        self.ask("AT+CMQTTREL=0")
        self.ask("AT+CMQTTSTOP", 1.0)
        return back


class Chat(Driver):
    """A script of requests and expected lines, cut at CR with LF thrown away, and a table of lines that nobody asked for: as
    real-time systems have it. Takes the radio away first, and waits for the report of the registration."""

    def __init__(self, path):
        super().__init__(path)
        self.line, self.unasked = b"", []

    def next_line(self, limit=LIMIT):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            while self.heard:
                byte, self.heard = self.heard[:1], self.heard[1:]
                if byte == b"\n":
                    continue
                if byte != b"\r":
                    self.line += byte
                if byte == b"\r" or self.line == b">":
                    line, self.line = self.line.strip(), b""
                    if line:
                        return line
            self.read()
        raise Failed(f"no line; {self.all[-200:]!r}")

    def script(self, *steps):
        for request, wanted in steps:
            if request:
                self.write(request.encode() + b"\r")
            while not (line := self.next_line()).startswith(wanted):
                if line.startswith((b"ERROR", b"+CME ERROR")):
                    raise Failed(f"{request}: {line!r}")
                self.unasked.append(line)

    def begin(self):
        self.script(("ATE0", b"OK"), ("AT+CFUN=4", b"OK"), ("AT+CMEE=1", b"OK"), ("AT+CREG=1", b"OK"), ("AT+CGREG=1", b"OK"),
                    ("AT+CEREG=1", b"OK"), ("AT+CREG?", b"OK"), ("AT+CGSN", b"OK"), ("AT+CGMM", b"OK"), ("AT+CGMI", b"OK"),
                    ("AT+CGMR", b"OK"), ("AT+CIMI", b"OK"), ('AT+CGDCONT=1,"IP","internet"', b"OK"), ("AT+CFUN=1", b"OK"),
                    ("", b"+CEREG: 1"))

    def run(self, port, topic, payload):
        self.begin()
        self.script(("AT+CMQTTSTART", b"+CMQTTSTART: 0"))
        if b"OK" not in self.unasked[-3:]:
            self.script(("", b"OK"))
        self.script(('AT+CMQTTACCQ=0,"chat-%d"' % os.getpid(), b"OK"),
                    (f'AT+CMQTTCONNECT=0,"tcp://127.0.0.1:{port}",60,1', b"+CMQTTCONNECT: 0,0"),
                    (f"AT+CMQTTSUB=0,{len(topic)},1", b">"))
        self.write(topic)
        self.script(("", b"+CMQTTSUB: 0,0"), (f"AT+CMQTTTOPIC=0,{len(topic)}", b">"))
        self.write(topic)
        self.script(("", b"OK"), (f"AT+CMQTTPAYLOAD=0,{len(payload)}", b">"))
        self.write(payload)
        self.script(("", b"OK"), ("AT+CMQTTPUB=0,1,60", b"OK"))
        parts = {}
        while not {b"end", b"sent"} <= parts.keys():
            line = self.next_line()
            if line == b"+CMQTTPUB: 0,0":
                parts[b"sent"] = b""
            if line.startswith((b"+CMQTTRXTOPIC", b"+CMQTTRXPAYLOAD")):
                parts[line[:9]] = self.next_line()
            elif line.startswith(b"+CMQTTRXEND"):
                parts[b"end"] = b""
        self.script(("AT+CMQTTDISC=0,60", b"+CMQTTDISC: 0,0"))
        self.script(("AT", b"OK"), ("AT+CMQTTREL=0", b"OK"))
        return parts[b"+CMQTTRXT"], parts[b"+CMQTTRXP"]


class Restarts(Println):
    """Restarts the module first, asks with AT until it answers, and waits until it is registered."""

    def begin(self):
        self.write(b"AT+CRESET\r\n")
        self.expect(rb"OK\r\n.*?(RDY|\*ATREADY: 1)\r\n")
        end = time.monotonic() + LIMIT
        while b"OK" not in self.heard and time.monotonic() < end:
            self.write(b"AT\r\n")
            time.sleep(0.05)
            self.read()
        super().begin()
        while time.monotonic() < end:
            if b",1" in self.command("AT+CREG?", rb"\+CREG: (\d,\d)\r\n\r\nOK\r\n")[1]:
                return
            time.sleep(0.05)
        raise Failed("not registered")


class Collector(PrintlnData):
    """Gives topics one by one and subscribes to them together, has a will and two clients, and writes every parameter that
    there is; unsubscribes before it leaves."""

    def topics(self, verb, topics):
        for topic in topics:
            self.data(f"AT+CMQTT{verb}TOPIC=0,{len(topic)}" + (",1" if verb == "SUB" else ""), topic)

    def run(self, port, topic, payload):
        self.begin()
        self.command("AT+CMQTTSTART", rb"\+CMQTTSTART: 0\r\n")
        for client in (0, 1):
            self.command('AT+CMQTTACCQ=%d,"collector-%d-%d",0' % (client, os.getpid(), client), rb"\r\nOK\r\n")
        self.data("AT+CMQTTWILLTOPIC=0,4", b"gone")
        self.data("AT+CMQTTWILLMSG=0,3,1", b"bye")
        for client in (0, 1):
            self.command(f'AT+CMQTTCONNECT={client},"tcp://127.0.0.1:{port}",64800,1,"user","password"',
                         rb"\+CMQTTCONNECT: %d,0\r\n" % client)
        self.topics("SUB", (topic, topic + b"/more"))
        self.command("AT+CMQTTSUB=0", rb"\+CMQTTSUB: 0,0\r\n")
        for line, data in (("AT+CMQTTTOPIC=1,%d", topic), ("AT+CMQTTPAYLOAD=1,%d", payload)):
            self.data(line % len(data), data)
        self.command("AT+CMQTTPUB=1,2,60,0,0", rb"\r\nOK\r\n")
        back = self.message()
        if b"+CMQTTPUB: 1,0\r\n" not in self.all:
            self.expect(rb"\+CMQTTPUB: 1,0\r\n")
        self.topics("UNSUB", (topic, topic + b"/more"))
        self.command("AT+CMQTTUNSUB=0,0", rb"\+CMQTTUNSUB: 0,0\r\n")
        for client in (0, 1):
            self.command(f"AT+CMQTTDISC={client},120", rb"\+CMQTTDISC: %d,0\r\n" % client)
            self.command(f"AT+CMQTTREL={client}")
        self.command("AT+CMQTTSTOP", rb"\+CMQTTSTOP: 0\r\n")
        return back


ALL = (Driver, Println, PrintlnSlow, PrintlnData, CtrlZ, Rows, EchoReader, Impatient, Threads, Prober, Suffix, Deaf, Silence, Chat,
       Restarts, Collector)
