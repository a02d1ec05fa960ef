# SPDX-License-Identifier: MIT
"""What the measuring programs share: running a compiler, and bench/figures.txt, the recorded figures."""
from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools" / "dev"))
from compilers import strict  # noqa: E402

RECORD = ROOT / "bench" / "figures.txt"
MARGIN = 0.03

WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wcast-qual".split() + list(strict("gcc", "arm-none-eabi-gcc"))
INCLUDES = [f"-I{ROOT / folder}" for folder in ("runtime/include", "generated/include")]
CORTEX_M0 = "-mcpu=cortex-m0plus -mthumb -Os -ffunction-sections -fdata-sections".split()
# What a program that only publishes, without TLS, leaves out (simcom/config.h).
PUBLISH_ONLY = ["-DSIMCOM_RECEIVE=0", "-DSIMCOM_TEXT=0", "-DSIMCOM_TLS=0", "-DSIMCOM_TRACE=0"]

HEAD = """# SPDX-License-Identifier: MIT
#
# What library and decoder cost when this was recorded. './dev size --check', './dev bench engine --check' and './dev bench
# decode --check' fail when a figure is more than 3 % above; the same with --record write it anew. Figures of another
# compiler than the one named here are printed and not compared.
"""


class Failed(Exception):
    pass


def run(command: list[str | Path], **options) -> subprocess.CompletedProcess[str]:
    if "input" not in options:
        options["stdin"] = subprocess.DEVNULL
    words = [str(part) for part in command]
    try:
        done = subprocess.run(words, text=True, capture_output=True, timeout=600, **options)
    except FileNotFoundError as error:
        raise Failed(f"{words[0]} is not installed") from error
    if done.returncode != 0:
        raise Failed(f"failed with {done.returncode}: {' '.join(words)}\n{done.stdout}{done.stderr}")
    return done


def compiler(name: str) -> str:
    return f"{name} {run([name, '-dumpversion']).stdout.strip()}"


def library_sources() -> list[Path]:
    return sorted((ROOT / "runtime/src").glob("*/*.c")) + sorted((ROOT / "generated/src").glob("*.c"))


def read_record() -> dict[str, str]:
    record = {}
    for number, line in enumerate(RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else [], 1):
        if line.strip() and not line.startswith("#"):
            name, separator, value = line.partition(": ")
            if not separator:
                raise Failed(f"{RECORD}:{number}: expected 'name: value'")
            record[name.strip()] = value.strip()
    return record


def write_record(figures: dict[str, float], compilers: dict[str, str]) -> None:
    """Replaces the figures whose first word is one of these compilers' groups, keeps the others."""
    kept = {name: value for name, value in read_record().items()
            if name.split()[0] not in compilers and name.removeprefix("compiler ") not in compilers}
    kept.update({f"compiler {group}": name for group, name in compilers.items()})
    kept.update({name: f"{value:.2f}".rstrip("0").rstrip(".") for name, value in figures.items()})
    RECORD.write_text(HEAD + "".join(f"{name}: {value}\n" for name, value in sorted(kept.items())), encoding="utf-8")
    print(f"\nrecorded {len(figures)} figures in bench/{RECORD.name}")


def check_record(figures: dict[str, float], compilers: dict[str, str], command: str, goals: dict[str, float] | None = None) -> bool:
    """goals: what figures are to reach. One that was recorded as good must stay so."""
    record = read_record()
    goals = goals or {}
    foreign = {group for group, name in compilers.items() if record.get(f"compiler {group}") != name}
    good = True
    for group in sorted(foreign):
        print(f"\nnot compared: '{group}' was recorded with {record.get(f'compiler {group}', 'no compiler')}, this is {compilers[group]}")
    for name, value in figures.items():
        if name.split()[0] in foreign:
            continue
        if name not in record:
            print(f"{command}: '{name}' ({value:.2f}) stands not in {RECORD.name}: {command} --record", file=sys.stderr)
            good = False
        elif value > float(record[name]) * (1 + MARGIN):
            more = 100 * (value / float(record[name]) - 1) if float(record[name]) else 100
            print(f"{command}: '{name}' is {value:.2f}, {more:.1f} % more than the {record[name]} in {RECORD.name}; {100 * MARGIN:.0f} % are "
                  f"allowed. If it is worth it: {command} --record", file=sys.stderr)
            good = False
        elif name in goals and float(record[name]) <= goals[name] < value:
            print(f"{command}: '{name}' is {value:.2f}, and is to be at most {goals[name]:g}, as the {record[name]} in {RECORD.name} was",
                  file=sys.stderr)
            good = False
    if good:
        print(f"\nno figure is more than {100 * MARGIN:.0f} % above bench/{RECORD.name}")
    return good


def add_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help=f"fail if a figure is more than 3 %% above bench/{RECORD.name}, or not good any longer")
    group.add_argument("--record", action="store_true", help=f"write the figures to bench/{RECORD.name}")


def conclude(options: argparse.Namespace, figures: dict[str, float], compilers: dict[str, str], command: str,
             goals: dict[str, float] | None = None) -> int:
    """The exit status after --check and --record."""
    if options.record:
        write_record(figures, compilers)
    return 1 if options.check and not check_record(figures, compilers, command, goals) else 0
