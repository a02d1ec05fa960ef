# SPDX-License-Identifier: MIT
"""The deepest stack of a program by its call graph: gcc's *.ci files for our functions, disassembly for the C library's.

A call through a pointer counts as a call of the costliest function whose address is taken anywhere, unless INDIRECT names
its targets. Recursion and stack frames of unknown size are errors. Callbacks of the application are not counted.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from figures import Failed, run

# Callers whose pointers can only hold certain functions, as patterns of names: caller -> targets.
INDIRECT: dict[str, str] = {
    "tell": "nothing of ours",  # the application's trace callback
}


@dataclass(frozen=True)
class Depth:
    bytes: int
    path: tuple[str, ...]


def plain(title: str) -> str:
    """Static functions are titled file.c:name, so that those of two files stay apart."""
    return title.rsplit(":", 1)[-1]


class CallGraph:
    def __init__(self, folder: Path, objects: list[Path], program: Path) -> None:
        self.frames: dict[str, int] = {}
        self.calls: dict[str, set[str]] = {}
        for graph in sorted(folder.glob("*.ci")):
            self.read(graph.read_text(encoding="utf-8"))
        self.pointed_at = self.addresses_taken(objects)
        self.read_foreign(program)
        self.memo: dict[str, Depth] = {}

    def read(self, text: str) -> None:
        for title, label in re.findall(r'node: \{ title: "([^"]+)" label: "([^"]*)"', text):
            if found := re.search(r"(\d+) bytes \(([^)]*)\)", label):
                if found[2] != "static":
                    raise Failed(f"{plain(title)}: its stack frame has no fixed size ({found[2]})")
                self.frames[title] = int(found[1])
        for source, target in re.findall(r'edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"', text):
            self.calls.setdefault(source, set()).add(target)

    def addresses_taken(self, objects: list[Path]) -> set[str]:
        """A call is another kind of relocation than an address."""
        titles: dict[str, set[str]] = {}
        for title in self.frames:
            titles.setdefault(plain(title), set()).add(title)
        taken: set[str] = set()
        for line in run(["arm-none-eabi-objdump", "-r", *objects]).stdout.splitlines():
            if found := re.match(r"[0-9a-f]+ R_ARM_ABS32\s+(?:\.text\.)?(\w[\w.]*)$", line):
                taken |= titles.get(found[1], set())
        return taken

    def read_foreign(self, program: Path) -> None:
        """Functions of libc and libgcc: what they push and subtract, all of it at once to be on the safe side."""
        text = run(["arm-none-eabi-objdump", "-d", "--no-show-raw-insn", program]).stdout
        ours = {plain(title) for title in self.frames}
        for name, body in re.findall(r"^[0-9a-f]+ <([^>]+)>:\n((?:.+\n)*)", text, re.MULTILINE):
            if name in ours:
                continue
            registers = sum(len(pushed.split(",")) for pushed in re.findall(r"\tpush\t\{([^}]*)\}", body))
            self.frames[name] = 4 * registers + sum(int(n) for n in re.findall(r"\tsub\tsp, #(\d+)", body))
            self.calls[name] = {target for target in re.findall(r"\tbl?\t[0-9a-f]+ <(\w+)>", body) if target != name}

    def targets(self, caller: str) -> set[str]:
        called = set(self.calls.get(caller, ()))
        if "__indirect_call" in called:
            called.remove("__indirect_call")
            pattern = INDIRECT.get(plain(caller))
            called |= {title for title in self.pointed_at if pattern is None or re.fullmatch(pattern, plain(title))}
        return called

    def depth(self, name: str, above: tuple[str, ...] = ()) -> Depth:
        if name in above:
            raise Failed(f"recursion: {' > '.join(map(plain, (*above[above.index(name):], name)))}")
        if name not in self.memo:
            deepest = max((self.depth(called, (*above, name)) for called in sorted(self.targets(name))),
                          key=lambda depth: depth.bytes, default=Depth(0, ()))
            self.memo[name] = Depth(self.frames.get(name, 0) + deepest.bytes, (name, *deepest.path))
        return self.memo[name]
