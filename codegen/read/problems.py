# SPDX-License-Identifier: MIT
"""Complaints about a specification: where, which, and what was expected."""
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One complaint. Codes are stable, so that tests and people can name them."""

    place: Place
    code: str
    text: str

    def __str__(self) -> str:
        # On one line, whatever was quoted from the file.
        text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in self.text)
        return f"{self.place}: {'warning' if self.code.startswith('W') else 'error'}[{self.code}]: {text}"


class SpecError(Exception):
    """The specification has problems; all that were found are in `problems`."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} problem(s) in the specification")
        # A node that YAML aliases repeat is complained about once.
        self.problems = sorted(set(problems), key=lambda p: (p.place, p.code, p.text))


class ToolError(Exception):
    """A tool that the generator needs is missing or failed."""


class UsageError(Exception):
    """The command line asks for something that cannot be; the text says why."""


# What each code stands for; `codegen check --codes` prints the list.
CODES = {
    "E001": "not YAML",
    "E002": "the same key twice",
    "E003": "a value YAML would read differently from what it looks like",
    "E010": "unknown key",
    "E011": "wrong type, or a required key is missing",
    "E012": "a value that is not one of those allowed",
    "E020": "unknown parameter",
    "E021": "unknown document",
    "E022": "unknown line, or a form's line without fields",
    "E030": "range upside down",
    "E031": "range wider than its C type",
    "E032": "default outside the range",
    "E033": "secret with a default",
    "E040": "the same name, number or code twice",
    "E041": "two names that become the same in C",
    "E042": "two lines that cannot be told apart on the wire",
    "E045": "the count of a command's data may be left out",
    "E050": "optional parameter before one that is not",
    "E051": "outcome that can never complete",
    "E052": "two outcomes that cannot be told apart",
    "E053": "the form's own grammar rejects its example",
    "E054": "time limit from something that is not a parameter in seconds",
    "E055": "result line that does not end with a code",
    "E056": "time limit shorter than what the document states",
    "E057": "line of a message with other fields than the library counts by",
    "E058": "some parts of a received message, and not all",
    "E059": "form that can never succeed",
    "E060": "a change of an overlay that matches nothing",
    "E061": "a change of an overlay that has no effect",
    "E062": "revisions that cannot share a table",
    "E063": "a revision that extends nothing that exists",
    "E064": "a reason that names a transcript that does not exist",
    "E070": "unknown state",
    "E071": "a state that cannot be needed, reached, held or shown like this",
    "E072": "settings that cannot be kept like this",
    "E080": "an operation's arguments that cannot be",
    "E081": "an operation's step that cannot be",
    "E082": "an operation's step with an argument that does not fit",
    "E083": "a parameter that no argument of an operation is for, and that has no default",
    "E084": "data of an operation's step that does not fit its form",
    "W070": "a range that is changed while the test reply still has the old one",
}
