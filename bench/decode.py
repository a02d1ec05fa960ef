#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How fast `simcom decode` takes a large log apart: MB/s and instructions per byte.

The log is made up: a client publishes messages of many sizes, receives others, asks for the signal now and then. It is
the same in every run. Instructions are counted by valgrind on a smaller log, if valgrind is there: unlike the time, they
are the same on a busy machine.

usage: decode.py [MEGABYTES]    size of the log, 100

exit codes: 0 good, 1 the program failed, 2 bad usage
"""
from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")) / "simcom"
SMALL = 2_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 {}:,"


class Log:
    """Writes exchanges in the format of a recording, or as the raw bytes of both directions."""

    def __init__(self, raw: bool):
        self.raw, self.now, self.random, self.parts, self.size = raw, 0, random.Random(1), [], 0

    def put(self, direction: str, text: str, pause: int = 3) -> None:
        self.now += pause
        escaped = text.replace("\r", "\\r").replace("\n", "\\n")
        line = text if self.raw else f"{self.now} {direction} {escaped}\n"
        self.parts.append(line)
        self.size += len(line)

    def command(self, line: str, *answers: str) -> None:
        self.put(">", line + "\r", 20)
        for answer in answers:
            self.put("<", f"\r\n{answer}\r\n", 8)

    def data(self, line: str, data: str) -> None:
        self.put(">", line + "\r", 20)
        self.put("<", "\r\n>")
        self.put(">", data)
        self.put("<", "\r\nOK\r\n")

    def text(self, most: int) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(1, most)))

    def publish(self) -> None:
        topic, payload, qos = f"plant/{self.random.randint(1, 500)}/state", self.text(200), self.random.randint(0, 2)
        self.data(f"AT+CMQTTTOPIC=0,{len(topic)}", topic)
        self.data(f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)
        self.command(f"AT+CMQTTPUB=0,{qos},60", "OK", "+CMQTTPUB: 0,0")

    def receive(self) -> None:
        topic, payload = f"plant/{self.random.randint(1, 500)}/set", self.text(300)
        self.put("<", f"\r\n+CMQTTRXSTART: 0,{len(topic)},{len(payload)}\r\n", 50)
        self.put("<", f"+CMQTTRXTOPIC: 0,{len(topic)}\r\n{topic}\r\n")
        self.put("<", f"+CMQTTRXPAYLOAD: 0,{len(payload)}\r\n{payload}\r\n+CMQTTRXEND: 0\r\n")

    def begin(self) -> None:
        self.command("AT+CMQTTSTART", "OK", "+CMQTTSTART: 0")
        self.command('AT+CMQTTACCQ=0,"bench"', "OK")
        self.command('AT+CMQTTCONNECT=0,"tcp://broker.example:1883",60,1', "OK", "+CMQTTCONNECT: 0,0")

    def write(self, path: Path, size: int) -> None:
        with path.open("w", encoding="ascii", newline="") as file:
            if not self.raw:
                file.write("simcom-recording 1\n")
            self.begin()
            written = 0
            while written + self.size < size:
                self.publish()
                if self.random.random() < 0.5:
                    self.receive()
                if self.random.random() < 0.1:
                    self.command("AT+CSQ", f"+CSQ: {self.random.randint(5, 31)},0", "OK")
                if self.size > 1_000_000:
                    file.write("".join(self.parts))
                    written, self.parts, self.size = written + self.size, [], 0
            file.write("".join(self.parts))


def run(path: Path, *options: str) -> float:
    """Megabytes a second: the best of three runs. The time of the processor, not of the disk."""
    best = 0.0
    for _ in range(3):
        process = subprocess.Popen([PROGRAM, "decode", *options, path], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"decode.py: simcom decode exited with {process.returncode}")
        best = max(best, path.stat().st_size / 1e6 / max(used.ru_utime + used.ru_stime, 0.001))
    return best


def instructions(path: Path, *options: str) -> str:
    """Instructions per byte, or why there is no such number."""
    if shutil.which("valgrind") is None:
        return "no valgrind"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", PROGRAM, "decode",
                               *options, path], capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return f"{int(found.group(1)) / path.stat().st_size:.1f}" if found else "not counted"


def main(arguments: list[str]) -> int:
    if len(arguments) > 1 or (arguments and not arguments[0].isdigit()):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    size = int(arguments[0] if arguments else 100) * 1_000_000
    print(f"{'log':<10} {'options':<26} {'MB':>6} {'MB/s':>7} {'instructions/byte':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for raw in (False, True):
            large, small = Path(folder) / "large", Path(folder) / "small"
            Log(raw).write(large, size)
            Log(raw).write(small, SMALL)
            for options in (("--quiet", "--revision", "v1.00"), ("--quiet",), ("--stats",), ("--revision", "v1.00"),
                            ("--json", "--revision", "v1.00")):
                print(f"{'raw' if raw else 'recording':<10} {' '.join(options):<26} {large.stat().st_size / 1e6:>6.0f} "
                      f"{run(large, *options):>7.0f} {instructions(small, *options):>18}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
