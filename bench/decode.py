#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How fast `simcom decode` takes a large log apart: MB/s, memory, instructions per byte.

The log is made up and the same in every run: a client publishes messages of many sizes, receives others, asks for the
signal now and then; as a recording, and as the raw bytes of both directions. MB/s are megabytes of the log by the time of
the processor, the system's for it included, with the output thrown away and in a file. Instructions are counted by
callgrind on a log of 2 MB: unlike the time, they are the same on a busy machine.

exit codes: 0 good, 1 the program failed or a check did, 2 bad usage
"""
from __future__ import annotations

import argparse
import os
import platform
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import ROOT, Failed, add_options, conclude, run

PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")) / "simcom"
SMALL = 2_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 {}:,"
GIVEN = ("--revision", "v1.00")
# What is printed: with the revision given, the log is read once; best match, as it is called without, reads it twice for
# words and JSON.
OUTPUTS = {"quiet": ("--quiet",), "stats": ("--stats",), "words": (), "json": ("--json",)}
TO_REACH = 100.0  # MB/s
RECORDED = ("quiet", "words", "json")


class Log:
    """Writes exchanges in the format of a recording, or as the raw bytes of both directions."""

    def __init__(self, raw: bool):
        self.raw, self.now, self.random, self.parts, self.size = raw, 0, random.Random(1), [], 0
        self.letters = "".join(self.random.choices(LETTERS, k=100_000))

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
        begin = self.random.randrange(len(self.letters) - most)
        return self.letters[begin:begin + self.random.randint(1, most)]

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


def most_memory(process: int) -> int:
    """kB that a process has had at most so far. Asked while it runs: wait4() would tell of this program's, too."""
    try:
        found = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def timed(log: Path, options: tuple[str, ...], output: Path) -> tuple[float, int]:
    """Megabytes a second, the best of three runs, and the most memory of one in kB."""
    best, memory = 0.0, 0
    for _ in range(3):
        with output.open("wb") as file:
            process = subprocess.Popen([PROGRAM, "decode", *options, log], stdout=file)
            ended = 0
            while not ended:
                time.sleep(0.02)
                seen = most_memory(process.pid)
                ended, status, used = os.wait4(process.pid, os.WNOHANG)
                memory = max(memory, 0 if ended else seen)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise Failed(f"simcom decode {' '.join(options)} exited with {process.returncode}")
        best = max(best, log.stat().st_size / 1e6 / max(used.ru_utime + used.ru_stime, 0.001))
    return best, memory


def instructions(log: Path, options: tuple[str, ...]) -> float:
    """Instructions per byte of the log."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", PROGRAM, "decode", *options, log])
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found:
        raise Failed(f"callgrind has not counted: {done.stderr.strip()}")
    return int(found[1]) / log.stat().st_size


def built_by() -> str:
    """What the instructions depend on: the compiler and the kind of the build, and the C library."""
    cache = PROGRAM.parent.parent / "CMakeCache.txt"
    entries = dict(re.findall(r"^(CMAKE_C_COMPILER|CMAKE_BUILD_TYPE):\w+=(.*)$",
                              cache.read_text(encoding="utf-8") if cache.exists() else "", re.MULTILINE))
    command = entries.get("CMAKE_C_COMPILER", "cc")
    name = "clang" if "clang" in run([command, "--version"]).stdout else "gcc"
    version, machine = (run([command, option]).stdout.strip() for option in ("-dumpversion", "-dumpmachine"))
    return " ".join((name, version, machine, entries.get("CMAKE_BUILD_TYPE", ""), *platform.libc_ver()))


def count_figures() -> dict[str, float]:
    """The figures that bench/figures.txt holds."""
    figures = {}
    print(f"{'log':<11}{'output':<10}{'instructions/byte':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("recording", "raw"):
            log = Path(folder) / kind
            Log(kind == "raw").write(log, SMALL)
            for output in RECORDED:
                figures[f"decode {kind} {output}"] = count = instructions(log, OUTPUTS[output])
                print(f"{kind:<11}{output:<10}{count:>18.1f}", flush=True)
    return figures


def measure(size: int) -> None:
    counts = shutil.which("valgrind") is not None
    print(f"{'log':<11}{'output':<8}{'revision':<12}{'MB':>5}{'MB/s':>7}{'to reach':>10}{'':6}{'in a file':>10}{'kB memory':>11}"
          f"{'instructions/byte':>19}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("recording", "raw"):
            large, small, file = Path(folder) / "large", Path(folder) / "small", Path(folder) / "output"
            Log(kind == "raw").write(large, size)
            Log(kind == "raw").write(small, SMALL)
            for output, options in OUTPUTS.items():
                for revision in (GIVEN, ()):
                    speed, memory = timed(large, options + revision, Path("/dev/null"))
                    written = f"{timed(large, options + revision, file)[0]:.0f}" if output in ("words", "json") else "-"
                    file.unlink(missing_ok=True)
                    count = f"{instructions(small, options + revision):.1f}" if counts else "no valgrind"
                    print(f"{kind:<11}{output:<8}{revision[1] if revision else 'best match':<12}{size / 1e6:>5.0f}{speed:>7.0f}"
                          f"{TO_REACH:>10.0f}{' good' if speed >= TO_REACH else ' LESS':6}{written:>10}{memory:>11,}{count:>19}",
                          flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench decode", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", nargs="?", type=int, default=100, metavar="MEGABYTES", help="size of the log (100)")
    add_options(parser)
    options = parser.parse_args()
    if options.megabytes < 1:
        parser.error("a log has at least 1 megabyte")
    return options


def main() -> int:
    options = arguments()
    try:
        if not options.check and not options.record:
            measure(options.megabytes * 1_000_000)
            return 0
        return conclude(options, count_figures(), {"decode": built_by()}, "./dev bench decode")
    except Failed as failed:
        print(f"decode: {failed}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" is no error
    sys.exit(main())
