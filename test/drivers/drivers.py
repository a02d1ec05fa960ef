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


ALL = (Driver, Println, PrintlnSlow, PrintlnData, CtrlZ, Rows, EchoReader, Impatient, Threads, Prober)
