#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Counts the instructions that the engine executes, on the host (callgrind) and on a Cortex-M0+ (QEMU).

Streams: control, 10 commands in turn with short answers, prompts and a URC (24.3 bytes of the module's each); small,
received messages of 60 bytes (157 on the wire); large, received messages of 10,240 bytes in packets of 1,500; publish, a
QoS 1 publish of 60 bytes by the service; connect, AT+CMQTTCONNECT with six arguments checked and written to a buffer.

Counted is everything from the first piece to the last: the library, what it calls, and the application's loop around it;
"engine" is the same without the loop. memchr, memcpy and snprintf are counted with the loop that calls them, too.

exit codes: 0 good, 1 a build, a run or a check failed, 2 bad usage
"""
from __future__ import annotations

import argparse
import bisect
import re
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from figures import (CORTEX_M0, INCLUDES, ROOT, WARNINGS, Failed, add_options, compiler, conclude, library_sources,
                     run)

SOURCES = ROOT / "bench" / "engine"
LOOP = "bench/engine/"  # code from files here is the application's, not the library's
PLUGIN_VERSIONS = (1, 2, 3, 4, 5)  # QEMU 7.2 takes the first, later ones demand more

# Rounds that give the same ratios as the long streams; multiples of 64, so that pieces of 64 bytes are cut everywhere.
ROUNDS = {"control": 128, "small": 640, "large": 64, "publish": 128, "connect": 16}
BYTEWISE = {"control": 32, "small": 64, "large": 4}
FULL = {"control": 1000, "small": 10000, "large": 1000, "publish": 10000, "connect": 10000}


@dataclass(frozen=True)
class Measured:
    """Instructions of one run, by (source file, function), and what was worked on."""

    costs: Counter[tuple[str, str]]
    rounds: int
    bytes: int

    @property
    def library(self) -> int:
        return sum(count for (file, _), count in self.costs.items() if LOOP not in file)

    @property
    def all(self) -> int:
        return sum(self.costs.values())


def answer(text: str, workload: str) -> tuple[int, int]:
    """Rounds and bytes, from what the measured program prints at its end."""
    found = re.search(r"^good (\d+) (\d+)$", text, re.MULTILINE)
    if not found:
        raise Failed(f"'{workload}' did not come out right: {text.strip()}")
    return int(found[1]), int(found[2])


class Host:
    """gcc -O2 on this machine, counted by callgrind."""

    name = "host"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.compiler = f"{compiler('gcc')} {run(['gcc', '-dumpmachine']).stdout.strip()}"
        self.title = f"{self.compiler} -O2"
        self.program = folder / "engine-host"
        run(["gcc", "-std=c11", "-O2", "-g", *WARNINGS, *INCLUDES, "-o", self.program,
             *(SOURCES / f"{name}.c" for name in ("host", "workload", "streams")), *library_sources()])

    def measure(self, workload: str) -> Measured:
        counts = self.folder / "callgrind.out"
        done = run(["valgrind", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=bench_measured",
                    f"--callgrind-out-file={counts}", self.program, workload])
        rounds, size = answer(done.stdout, workload)
        return Measured(callgrind_costs(counts.read_text(encoding="utf-8")), rounds, size)


def callgrind_costs(text: str) -> Counter[tuple[str, str]]:
    """Each function's own instructions. https://valgrind.org/docs/manual/cl-format.html"""
    names: dict[tuple[str, str], str] = {}
    costs: Counter[tuple[str, str]] = Counter()
    file = function = ""
    called = False
    for line in text.splitlines():
        if found := re.match(r"(fl|fi|fe|fn|cfi|cfl|cfn)=\((\d+)\)(?: (.*))?$", line):
            kind, number, name = found.groups()
            table = "fn" if kind.endswith("fn") else "fl"
            if name is not None:
                names[table, number] = name
            if kind == "fn":
                function = names[table, number]
            elif kind in ("fl", "fi", "fe"):
                file = names[table, number]
        elif line.startswith("calls="):
            called = True
        elif found := re.match(r"[+*\-\d]\S* (\d+)$", line):
            if not called:  # the line behind calls= is what the called function cost
                costs[file, function] += int(found[1])
            called = False
    return costs


class CortexM:
    """arm-none-eabi-gcc -Os for Cortex-M0+, counted in QEMU."""

    name = "m0"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.compiler = compiler("arm-none-eabi-gcc")
        self.title = f"Cortex-M0+, {self.compiler} -Os, newlib-nano"
        self.program = folder / "engine-m0.elf"
        run(["arm-none-eabi-gcc", "-std=c11", *CORTEX_M0, "-g", *WARNINGS, *INCLUDES, "--specs=nano.specs", "-nostartfiles", "-Wl,--gc-sections",
             "-T", SOURCES / "cortex_m.ld", "-o", self.program,
             *(SOURCES / f"{name}.c" for name in ("cortex_m", "workload", "streams")), *library_sources()])
        self.symbols = self.read_symbols()
        self.files: dict[int, str] = {}
        self.plugin: Path | None = None

    def read_symbols(self) -> list[tuple[int, str]]:
        symbols = {}
        for line in run(["arm-none-eabi-nm", self.program]).stdout.splitlines():
            address, kind, name = line.split()
            if kind in "tTwW" and not name.startswith("$"):
                symbols[int(address, 16)] = name
        return sorted(symbols.items())

    def start(self, workload: str, plugin: Path) -> CompletedProcess[str]:
        address = {name: address for address, name in self.symbols}
        words = ",".join(f"arg={word}" for word in workload.split())
        # A Cortex-M3 board runs what was compiled for a Cortex-M0+, instruction by instruction.
        return run(["qemu-system-arm", "-M", "mps2-an385", "-nographic", "-monitor", "none", "-serial", "none",
                    "-semihosting-config", f"enable=on,target=native,{words}", "-kernel", self.program, "-plugin",
                    f"{plugin},begin={address['bench_measured']},end={address['bench_check']},out={self.folder / 'icount.out'}"])

    def execute(self, workload: str) -> CompletedProcess[str]:
        if self.plugin:
            return self.start(workload, self.plugin)
        for version in PLUGIN_VERSIONS:
            plugin = self.folder / f"plugin-{version}.so"
            run(["gcc", "-std=gnu11", "-O2", "-shared", "-fPIC", *WARNINGS, f"-DPLUGIN_VERSION={version}", "-o", plugin,
                 SOURCES / "plugin.c"])
            try:
                done = self.start(workload, plugin)
            except Failed as failed:
                if "plugin" not in str(failed).split("\n", 1)[1]:
                    raise
                problem = failed
            else:
                self.plugin = plugin
                return done
        raise problem

    def measure(self, workload: str) -> Measured:
        done = self.execute(workload)
        rounds, size = answer(done.stdout + done.stderr, workload)
        costs: Counter[tuple[str, str]] = Counter()
        counts = [line.split() for line in (self.folder / "icount.out").read_text(encoding="utf-8").splitlines()]
        executed = {int(address, 16): int(count) for address, count in counts}
        self.find_files([address for address in executed if address not in self.files])
        starts = [address for address, _ in self.symbols]
        for address, count in executed.items():
            function = self.symbols[bisect.bisect_right(starts, address) - 1][1]
            costs[self.files[address], function] += count
        return Measured(costs, rounds, size)

    def find_files(self, addresses: list[int]) -> None:
        """The source file of each instruction, that of an inlined function where there is one."""
        if addresses:
            text = run(["arm-none-eabi-addr2line", "-e", self.program], input="\n".join(f"{a:x}" for a in addresses)).stdout
            self.files.update(zip(addresses, (line.rsplit(":", 1)[0] for line in text.splitlines())))


# What is to be reached: PEERS' best, an experiment's figures rounded down.
TO_REACH = {"host control 64": 18.0, "host small 64": 7.5, "host large 64": 1.3,
            "m0 control 64": 480.0, "m0 small 64": 1500.0, "m0 large 64": 1.8, "m0 connect": 1050.0}
UNITS = {"control": "exchange", "small": "message", "large": "byte", "publish": "publish", "connect": "line"}

COMPARED = {"control": ("memchr", "memcpy"), "small": ("memchr", "memcpy"), "large": ("memchr", "memcpy"), "publish": (),
            "connect": ("memcpy", "snprintf")}


def per(stream: str, machine: str, measured: Measured, count: int) -> float:
    by_byte = stream == "large" or (machine == "host" and stream in ("control", "small"))
    return count / (measured.bytes if by_byte else measured.rounds)


def unit(stream: str, machine: str) -> str:
    return "byte" if machine == "host" and stream in ("control", "small") else UNITS[stream]


def rows(machine: Host | CortexM, full: bool):
    """Each figure: its name, its unit, the instructions of the engine alone, with the loop, and of what it is compared with."""
    for stream, chunk in (*((s, 64) for s in ("control", "small", "large", "publish", "connect")),
                          *((s, 1) for s in ("control", "small", "large"))):
        rounds = FULL[stream] if full else (BYTEWISE if chunk == 1 else ROUNDS)[stream]
        values = {}
        for what in ("engine", *COMPARED[stream]):
            measured = machine.measure(f"{what} {stream} {chunk} {rounds}")
            values[what] = per(stream, machine.name, measured, measured.all)
            if what == "engine":
                values["alone"] = per(stream, machine.name, measured, measured.library)
        name = f"{machine.name} {stream}" + ("" if stream in ("publish", "connect") else f" {chunk}")
        yield name, unit(stream, machine.name), values


def print_table(machine: Host | CortexM, full: bool) -> dict[str, float]:
    def cell(value: float | None) -> str:
        return "-" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"

    figures = {}
    print(f"\n{machine.title}; instructions")
    print(f"{'stream, bytes in a piece':<26}{'per':<10}{'engine':>9}{'with loop':>11}{'to reach':>10}{'':6}"
          f"{'memchr':>8}{'memcpy':>8}{'snprintf':>10}")
    for name, what, values in rows(machine, full):
        goal = TO_REACH.get(name)
        verdict = "" if goal is None else " good" if values["engine"] <= goal else " MORE"
        print(f"{name:<26}{what:<10}{cell(values['alone']):>9}{cell(values['engine']):>11}{cell(goal):>10}{verdict:6}"
              f"{cell(values.get('memchr')):>8}{cell(values.get('memcpy')):>8}{cell(values.get('snprintf')):>10}", flush=True)
        figures[name] = values["engine"]
    return figures


def print_profile(machine: Host | CortexM, stream: str, chunk: int, full: bool) -> None:
    rounds = FULL[stream] if full else ROUNDS[stream]
    measured = machine.measure(f"engine {stream} {chunk} {rounds}")
    total = measured.all
    print(f"\n{machine.title}; {stream}, pieces of {chunk}: instructions per {unit(stream, machine.name)}, "
          f"{per(stream, machine.name, measured, total):.2f} in all")
    functions: Counter[str] = Counter()
    for (file, function), count in measured.costs.items():
        where = Path(file).name
        functions[f"{function}  ({where})" if LOOP not in file else "the loop around the library"] += count
    for name, count in functions.most_common(25):
        print(f"  {per(stream, machine.name, measured, count):>10.2f} {100 * count / total:>6.1f} %  {name}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench engine", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("host", "m0"), help="one machine")
    parser.add_argument("--full", action="store_true", help="10,000 exchanges and messages, 1,000 large ones: a minute more")
    parser.add_argument("--profile", metavar="STREAM", choices=sorted(ROUNDS), help="the 25 dearest functions in a stream")
    parser.add_argument("--chunk", type=int, default=64, metavar="N", help="with --profile: bytes in a piece, 1-64 (64)")
    add_options(parser)
    options = parser.parse_args()
    if options.profile and (options.check or options.record):
        parser.error("--profile compares and records nothing")
    if not 1 <= options.chunk <= 64:
        parser.error("--chunk must be from 1 to 64")
    return options


def main() -> int:
    options = arguments()
    folder = ROOT / "build" / "engine"
    folder.mkdir(parents=True, exist_ok=True)
    figures: dict[str, float] = {}
    compilers: dict[str, str] = {}
    try:
        for kind in (Host, CortexM):
            if options.only in (None, kind.name):
                machine = kind(folder)
                if options.profile:
                    print_profile(machine, options.profile, options.chunk, options.full)
                    continue
                compilers[machine.name] = machine.compiler
                for name, value in print_table(machine, options.full).items():
                    figures[name] = value
        return conclude(options, figures, compilers, "./dev bench engine", TO_REACH)
    except Failed as failed:
        print(f"engine: {failed}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" is no error
    sys.exit(main())
