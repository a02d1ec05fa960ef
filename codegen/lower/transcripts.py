# SPDX-License-Identifier: MIT
"""Examples for the reference pages: pieces of the conversations in spec/transcripts."""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# Longer pieces are cut: an example is read at a glance.
MOST_LINES = 16
SENT = re.compile(r"> AT(\+?[A-Za-z][A-Za-z0-9_-]*|)(.*)")
RECEIVED = re.compile(r"< (?:\\r|\\n)*(\+?) ?([A-Za-z][A-Za-z0-9_-]*)")
REFUSED = re.compile(r"= done .*refused ([0-9]+)$")
TEST_OR_READ = ("?", "=?")


@dataclass(frozen=True)
class Excerpt:
    """Some lines of a conversation."""

    file: str
    heading: str
    lines: tuple[str, ...]
    rank: tuple[bool, bool, bool]  # lower is a better example

    @property
    def codes(self) -> set[int]:
        return {int(m[1]) for m in map(REFUSED.match, self.lines) if m}


class Examples:
    """Every conversation, looked through once; excerpts by what stands behind AT, or by the name of a line."""

    def __init__(self, folder: Path | None):
        self.sent: dict[str, list[Excerpt]] = {}
        self.received: dict[str, list[Excerpt]] = {}
        for path in sorted(folder.glob("*.md")) if folder is not None else ():
            for heading, steps in conversations(path.read_text(encoding="utf-8")):
                self._read(path.name, heading, steps)

    def _read(self, file: str, heading: str, steps: list[str]) -> None:
        for index, step in enumerate(steps):
            sent, received = SENT.match(step), RECEIVED.match(step)
            if sent:
                wire = sent[1].upper() if sent[1].startswith("+") else sent[1].upper()[:1]
                self.sent.setdefault(wire, []).append(_excerpt(file, heading, steps, index, sent[2]))
            elif received:
                name = received[1] + received[2].upper()
                self.received.setdefault(name, []).append(_excerpt(file, heading, steps, index, ""))

    def command(self, wire: str) -> Excerpt | None:
        return min(self.sent.get(wire.upper(), ()), key=lambda e: e.rank, default=None)

    def line(self, name: str) -> Excerpt | None:
        return min(self.received.get(name.upper(), ()), key=lambda e: e.rank, default=None)

    def codes(self, wire: str) -> set[int]:
        """The codes with which conversations see the command refused."""
        return set().union(*(e.codes for e in self.sent.get(wire.upper(), ())))


def conversations(text: str) -> list[tuple[str, list[str]]]:
    """Headings and steps of a file."""
    found: list[tuple[str, list[str]]] = []
    heading, steps = "", None
    for line in text.splitlines():
        if line.startswith("```"):
            if steps is not None:
                found.append((heading, steps))
            steps = [] if steps is None and line == "```transcript" else None
        elif steps is not None:
            steps.append(line)
        elif line.startswith("## "):
            heading = line[3:].strip()
    return found


def _excerpt(file: str, heading: str, steps: list[str], index: int, rest: str) -> Excerpt:
    """From a step to the end of its operation, or to the next command or call; with the call that led to it."""
    end = next((i for i in range(index + 1, len(steps)) if steps[i].startswith(("!", "> AT"))), len(steps))
    end = next((i + 1 for i in range(index, end) if steps[i].startswith("= done")), end)
    begin = index - 1 if index and steps[index].startswith(">") and steps[index - 1].startswith("!") else index
    lines = [s for s in steps[begin:end] if not s.startswith("#")]
    good = any(s.startswith("= ") and s.endswith(" ok") for s in lines) or steps[index].startswith("<")
    question = rest.removesuffix("\\r") in TEST_OR_READ
    return Excerpt(file, heading, tuple(lines[:MOST_LINES]), (question, not good, not file.startswith("section-")))
