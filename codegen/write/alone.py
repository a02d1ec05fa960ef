# SPDX-License-Identifier: MIT
"""What a tree for one revision holds besides: the runtime, and tests that a C compiler alone can build.

What the tests compare with is written by hand: the examples of commands in the specification, and the conversations in
spec/transcripts. A conversation of a revision that this one extends holds here as well, unless it uses a command or a URC
that has changed so that applications break.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from codegen.read.build import Family
from codegen.compat import BREAKING, compare
from codegen.lower.tables import FieldRow, FormRow, Tables, form_text
from codegen.lower.text import c_string
from codegen.read.model import Parameter, Spec
from codegen.read.problems import ToolError
from codegen.read.verify import example_arguments

REPOSITORY = Path(__file__).resolve().parents[2]
# Patterns in the repository, and where the files go.
COPIED = {
    "runtime/include/simcom/*.h": "runtime/include/simcom", "runtime/include/simcom/private/*.h": "runtime/include/simcom/private",
    "runtime/src/at/*.[ch]": "runtime/src/at", "runtime/src/mqtt/*.[ch]": "runtime/src/mqtt",
    "test/alone/main.c": "test", "test/player.[ch]": "test", "test/transcript.[ch]": "test", "test/alone/Makefile": ".",
}
MARK = re.compile(r"^<!-- revision: (\S+) -->\n", re.MULTILINE)
NAME = re.compile(r"^[<>].*?\+ ?([A-Z][A-Z0-9]+)", re.MULTILINE)
BEGUN = re.compile(r"^! (\w+)", re.MULTILINE)
FIRST_LINE = "<!-- SPDX-License-Identifier: MIT -->\n"


@dataclass(frozen=True)
class Vector:
    """An example of a command line, and the members of the struct that must give it."""

    row: FormRow
    line: str
    members: tuple[tuple[str, str], ...]


def copied() -> dict[str, str]:
    """The runtime and the C sources of the tests."""
    files = {}
    for pattern, folder in COPIED.items():
        found = sorted(REPOSITORY.glob(pattern))
        if not found:
            raise ToolError(f"{pattern} is missing: a tree for one revision is made from a whole copy of the repository")
        files.update({(Path(folder) / path.name).as_posix(): path.read_text(encoding="utf-8") for path in found})
    return files


def vectors(spec: Spec, tables: Tables) -> list[Vector]:
    rows = {(r.command.name, r.form.kind, r.form.variant): r for r in tables.forms}
    found = []
    for command in spec.commands:
        for form in (f for f in command.forms if f.example):
            row = rows[command.name, form.kind, form.variant]
            pieces = example_arguments(command, form)
            members = tuple((field.member, _value(field, piece)) for field, piece in zip(row.fields, pieces))
            # Examples are written with the command's name; a revision may spell it in another way.
            found.append(Vector(row, form_text(command, form) + ",".join(pieces), members))
    return found


def _value(field: FieldRow, piece: str) -> str:
    parameter: Parameter = field.parameter
    if parameter.numeric:
        number = f"{int(piece, 16 if parameter.type == 'hexadecimal' else 10)}"
        return f"{{{number}, true}}" if field.optional else number
    text = piece if piece.startswith("{non-ascii}") else piece[1:-1]
    return f"{{(const uint8_t *){c_string(text)}, {len(text.encode('utf-8'))}}}"


def transcripts(family: Family, name: str, folder: Path) -> dict[str, str]:
    """The conversations that hold in a revision, as files that name it."""
    files = {}
    ancestors = _ancestors(family, name)
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        mark = MARK.search(text)
        of = mark[1] if mark else family.names[0]
        if of not in ancestors:
            continue
        changed = _changed(family.spec(of), family.spec(name))
        head, *parts = re.split(r"^(?=## )", MARK.sub("", text), flags=re.MULTILINE)
        strange = _strange(family.spec(of), family.spec(name))
        refused = _refused(family.spec(of), family.spec(name))
        if _smaller(family.spec(of), family.spec(name)):
            strange |= {u.wire for u in family.spec(of).urcs if u.role == "message-start"}
        kept = [p for p in parts if not changed & set(NAME.findall(p)) and not any(s in p for s in strange)
                and not refused & set(BEGUN.findall(p))]
        if kept:
            head = head.replace(FIRST_LINE, f"{FIRST_LINE}<!-- revision: {name} -->\n", 1)
            files[f"test/transcripts/{path.name}"] = head + "".join(kept)
    return files


def _ancestors(family: Family, name: str) -> set[str]:
    found = set()
    while name:
        found.add(name)
        name = family.spec(name).revision.extends
    return found


def _strange(old: Spec, new: Spec) -> set[str]:
    """Lines that were nobody's and are URCs now, or the other way round."""
    known = {u.name for u in old.urcs}
    now = {u.name for u in new.urcs}
    return {u.wire for u in new.urcs if u.name not in known} | {u.wire for u in old.urcs if u.name not in now}


def _smaller(old: Spec, new: Spec) -> bool:
    """Whether what may be received has become less, so that a message of the conversations may be too much."""
    return any((getattr(new.revision, key) or 0) < (getattr(old.revision, key) or 0) for key in ("topic", "payload", "packet"))


def _refused(old: Spec, new: Spec) -> set[str]:
    """Operations that send something else, or nothing: the form of a step is gone, or has other parameters."""
    changed = _other_forms(old, new)
    return {name for o in old.operations for s in o.steps for name in (o.name, o.event)
            if (s.command, s.kind, s.variant) in changed}


def _other_forms(old: Spec, new: Spec) -> set[tuple[str, str, str]]:
    """Forms that are gone, or need other arguments; one more that may be left out changes nothing of what is sent."""
    def needed(spec: Spec) -> dict[tuple[str, str, str], tuple[str, ...]]:
        return {(c.name, f.kind, f.variant): tuple(p.name for p in f.parameters if p.name not in f.optional)
                for c in spec.commands for f in c.forms}

    now = needed(new)
    return {key for key, names in needed(old).items() if now.get(key) != names}


def _changed(old: Spec, new: Spec) -> set[str]:
    """Names, in every spelling, of commands and URCs that changed so that applications break."""
    owners = {i.address.split(".")[0] for i in compare(old, new) if i.grade == BREAKING}
    both = [x for s in (old, new) for x in (*s.commands, *s.urcs) if x.name in owners]
    return {n for x in both for n in (x.name, x.spelling, *(a.name for a in x.aliases))}
