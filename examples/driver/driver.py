# SPDX-License-Identifier: MIT
"""A small driver of one's own: it publishes through a module on a serial port. Needs pyserial (Debian: python3-serial).

It stands for the driver that you have written, in whatever language; test_driver.py tests it against simcom-modem.
"""

import re
import time

import serial


class Refused(Exception):
    """The module answered with a code that is not 0, or with ERROR alone (code None)."""

    def __init__(self, command, code):
        super().__init__(f"{command}: {'ERROR' if code is None else f'error {code}'}")
        self.code = code


class Timeout(Exception):
    """The module did not answer: what became of the command is not known."""


class Driver:
    def __init__(self, url, limit=5):
        """url is a device, or socket://host:port; limit is in seconds."""
        self.port = serial.serial_for_url(url, timeout=0.05)
        self.limit = limit
        self.lost = False  # the connection was lost since connect()
        self.bytes = b""

    def close(self):
        self.port.close()

    def _line(self, end, prompt=False):
        """The next line that says something, or the prompt. Some modules put a space behind it, which may come late."""
        while time.monotonic() < end:
            line, found, rest = self.bytes.partition(b"\r\n")
            if prompt and self.bytes.strip() == b">":
                self.bytes = b""
                return b">"
            if found:
                self.bytes = rest
                if line.startswith((b"+CMQTTCONNLOST:", b"+CMQTTNONET", b"RDY")):
                    self.lost = True
                if line.strip():
                    return line.strip()
            else:
                self.bytes += self.port.read(max(1, self.port.in_waiting))
        raise Timeout("the module does not answer")

    def command(self, text, data=None, result=False):
        """Sends a command, and data when the module asks for it. Waits for OK and, where there is one, for the result
        line, in whichever order they come; lines of somebody else may stand between them."""
        name = text.partition("=")[0]
        pattern = re.compile(re.escape(name.encode()) + rb":\s*(?:\d+,\s*)?(\d+)")
        end = time.monotonic() + self.limit
        accepted, code = False, None
        self.port.write(b"AT" + text.encode() + b"\r")
        while not accepted or (result and code is None):
            line = self._line(end, prompt=data is not None)
            match = pattern.fullmatch(line)
            if match:
                code = int(match.group(1))
            elif line == b">":
                self.port.write(data)
                data = None
            elif line == b"OK":
                accepted = True
            elif line == b"ERROR":
                raise Refused(name, code)
        if code:
            raise Refused(name, code)

    def connect(self, server, client_id):
        self.lost = False
        self.command("+CMQTTSTART", result=True)
        self.command(f'+CMQTTACCQ=0,"{client_id}"')
        self.command(f'+CMQTTCONNECT=0,"{server}",60,1', result=True)

    def publish(self, topic, payload):
        self.command(f"+CMQTTTOPIC=0,{len(topic)}", data=topic)
        self.command(f"+CMQTTPAYLOAD=0,{len(payload)}", data=payload)
        self.command("+CMQTTPUB=0,1,60", result=True)
