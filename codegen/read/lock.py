# SPDX-License-Identifier: MIT
"""generated/names.lock: public names and the numbers behind them, which stay what they are.

Beside them, what the headers say of members and constants: that follows the specification, and `compat --names` reads it.

A name that is new gets the next free number of its kind. A name of the lock that the specification no longer has is an
error: programs use it. Whoever means it removes the line.
"""
from __future__ import annotations

import re

from codegen.read.problems import ToolError

KINDS = ("form", "line", "parameter", "code", "revision", "state", "operation")
HEADER = """\
# SPDX-License-Identifier: MIT
# Public names of the generated code and their numbers. They never change by themselves: a new name gets the next number,
# and a name that vanished from the specification is an error until `generate --forget` removes its line, on purpose.
# What the headers say of members and constants is written down for `compat --names`.
"""


REMEDY = "Take the file from version control again."
# The tables index by 16 bits; a larger number is a slip of the pen and would make them as large.
LARGEST = 65535
# What is written down without a number of its own: a member with its type, a constant with its value.
SAID = ("member", "constant")
_SAID = re.compile(rf"({'|'.join(SAID)}) +(\S+) +(\S.*)\Z", re.ASCII)
_ROW = re.compile(rf"({'|'.join(KINDS)}) +(\S+) +(0|[1-9][0-9]{{0,4}})\Z", re.ASCII)


class Lock:
    def __init__(self, text: str = ""):
        self.numbers: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        self.used: set[tuple[str, str]] = set()
        self.said: dict[tuple[str, str], str] = {}
        for at, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            said = _SAID.match(line.strip())
            if said is not None:
                self.said[said[1], said[2]] = said[3]
                continue
            row = _ROW.match(line.strip())
            if row is None or int(row[3]) > LARGEST or (row[1], row[3]) == ("line", "0"):
                raise ToolError(f"names.lock:{at}: expected a kind ({', '.join(KINDS)}), a name and a number up to {LARGEST} "
                                f"(a line's from 1 on), found {ascii(line.strip()[:60])}. {REMEDY}")
            kind, name, number = row[1], row[2], int(row[3])
            # The number of a code or a line can have other names in other revisions.
            if name in self.numbers[kind] or kind not in ("code", "line") and number in self.numbers[kind].values():
                raise ToolError(f"names.lock:{at}: {kind} '{name}' or its number {number} stands there a second time. "
                                f"{REMEDY}")
            self.numbers[kind][name] = number

    def take(self, kind: str, name: str, first: int = 0, number: int | None = None) -> int:
        """The number of a name; a new one gets `number`, or the next free from `first` on."""
        known = self.numbers[kind]
        if name not in known:
            known[name] = max([first - 1, *known.values()]) + 1 if number is None else number
        elif number is not None and known[name] != number:
            raise ToolError(f"names.lock: {kind} {name} has the number {known[name]}, the specification says {number}")
        self.used.add((kind, name))
        return known[name]

    def vanished(self) -> list[str]:
        return [f"{kind} {name}" for kind in KINDS for name in self.numbers[kind] if (kind, name) not in self.used]

    def forget(self, names: list[str]) -> None:
        """Drops what vanished() names."""
        for kind, name in (gone.split(" ", 1) for gone in names):
            del self.numbers[kind][name]

    def text(self, used_only: bool = False) -> str:
        rows = [f"{kind:<9} {name} {number}" for kind in KINDS
                for name, number in sorted(self.numbers[kind].items(), key=lambda item: item[1])
                if not used_only or (kind, name) in self.used]
        rows += [f"{kind:<9} {name} {said}" for (kind, name), said in self.said.items()]
        return HEADER + "\n".join(rows) + "\n"
