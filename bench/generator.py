#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How long the generator takes and how much it writes, for the real specification and for larger ones.

Larger ones hold each of its commands several times, under new names, in every revision. Both must grow no faster than the
specification does: an exponent of 1 is "twice the commands, twice the time".

exit codes: 0 good, 1 the real specification took longer than the limit
"""
from __future__ import annotations

import math
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from codegen.read.build import read_family  # noqa: E402 - found only now
from codegen.write.emit import render  # noqa: E402

LIMIT_S = 2.0
FACTORS = (5, 10, 20)


def letters(number: int) -> str:
    """No digits: a name such as CREG2 beside CREG would be a different thing to the scanner's machine."""
    return chr(ord("A") + number // 26) + chr(ord("A") + number % 26)


def enlarge(folder: Path, factor: int) -> Path:
    """A copy of the specification in which each command file stands `factor` times."""
    spec = Path(shutil.copytree(ROOT / "spec", folder / "spec"))
    for path in sorted((ROOT / "spec" / "commands").glob("*.yaml")):
        head, *blocks = re.split(r"(?m)^(?=  - name: )", path.read_text(encoding="utf-8"))
        # A basic command such as ATE has no name that could be longer.
        text = head + "".join(b for b in blocks if "    basic: true" not in b)
        names = "|".join(re.findall(r"^  - name: (\S+)", text, re.MULTILINE) + re.findall(r"\{name: ([A-Z]+), section", text))
        for number in range(1, factor):
            copy = re.sub(rf"(?<![A-Z])({names})(?![A-Za-z0-9])", rf"\1{letters(number)}", text)
            (spec / "commands" / f"{path.stem}-{number:02}.yaml").write_text(copy, encoding="utf-8")
    return spec


def measure(spec: Path, lock: str) -> tuple[int, float, int]:
    """Commands, seconds, bytes. The shortest of a few runs: what else the machine does only adds."""
    best = math.inf
    for _ in range(3):
        begin = time.perf_counter()
        family = read_family(spec)
        files = render(family, lock)
        best = min(best, time.perf_counter() - begin)
        if best > LIMIT_S:
            break
    return len(family.union.commands), best, sum(len(text.encode("utf-8")) for text in files.values())


def main() -> int:
    lock = (ROOT / "generated" / "names.lock").read_text(encoding="utf-8")
    print(f"{'specification':<16}{'commands':>9}{'seconds':>9}{'bytes':>12}")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for factor in (1, *FACTORS):
            spec = ROOT / "spec" if factor == 1 else enlarge(Path(folder) / str(factor), factor)
            rows.append(measure(spec, lock))
            commands, seconds, size = rows[-1]
            print(f"{'real' if factor == 1 else f'{factor} times':<16}{commands:>9}{seconds:>9.2f}{size:>12}", flush=True)
    (commands, seconds, size), (most, slowest, largest) = rows[0], rows[-1]
    growth = math.log(most / commands)
    print(f"growth exponent: time {math.log(slowest / seconds) / growth:.2f}, bytes {math.log(largest / size) / growth:.2f}")
    if seconds > LIMIT_S:
        print(f"the real specification takes longer than {LIMIT_S} s", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
