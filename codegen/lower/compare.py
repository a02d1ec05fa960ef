# SPDX-License-Identifier: MIT
"""Rows of the matrix of revisions: every fact that is not the same in all of them."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Hashable, Iterable, Iterator

from codegen.lower.tables import form_text, range_text
from codegen.read.model import Command, Form, Line, Parameter, Source, Spec, Urc

ABSENT = "-"


@dataclass(frozen=True)
class Marked:
    """Something that the specification says, and which revisions say it; none are named where all do."""

    item: Any
    only: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    text: str
    source: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    owner: str
    what: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Presence:
    """How much of a command or URC each revision changes."""

    name: str
    cells: tuple[Cell, ...]


Fact = tuple[str, str]  # text and source
Facts = dict[tuple[str, str], Fact]


def gather(said: dict[str, Iterable[Hashable]]) -> tuple[Marked, ...]:
    """What each revision says, each thing once, in the order in which it is first said."""
    found: dict[Hashable, list[str]] = {}
    for revision, items in said.items():
        for item in dict.fromkeys(items):
            found.setdefault(item, []).append(revision)
    return tuple(Marked(item, () if len(names) == len(said) else tuple(names)) for item, names in found.items())


def shown(parameters: tuple[Parameter, ...], optional: frozenset[str], quoted: bool = False) -> str:
    """`<a>,<b>[,<c>]`: parameters as manuals write them; `quoted` with the quotation marks that strings are sent in."""
    text = ""
    for index, parameter in enumerate(parameters):
        mark = '"' if quoted and not parameter.numeric else ""
        item = f"{',' if index else ''}{mark}<{parameter.name}>{mark}"
        text += f"[{item}]" if parameter.name in optional else item
    return text


def form_wire(command: Command, form: Form) -> str:
    return form_text(command, form) + shown(form.parameters, form.optional, quoted=True)


def line_wire(command: Command, line: Line) -> str:
    return f"+{command.spelling}: {shown(line.fields, line.optional)}"


def urc_wire(urc: Urc) -> str:
    return f"{urc.wire} {shown(urc.line.fields, urc.line.optional)}".strip()


def form_label(form: Form) -> str:
    return f"{form.kind}:{form.variant}" if form.variant else form.kind


def parameter_text(parameter: Parameter) -> str:
    default = default_text(parameter)
    return f"{range_text(parameter)}{', default ' if default else ''}{default}"


def default_text(parameter: Parameter) -> str:
    """The default as it is written in a command line; "" if there is none."""
    if parameter.default is None:
        return ""
    return f"0x{parameter.default:04X}" if parameter.type == "hexadecimal" else str(parameter.default)


def time_text(form: Form) -> str:
    waits = f"answer {form.time.answer} s" + (f", result {form.time.result} s" if form.result else "")
    return f"{waits}; {stated_text(form)}"


def stated_text(form: Form) -> str:
    """What the document says about how long it may take."""
    return f"stated: {form.time.stated} s" if form.time.stated else "not stated"


def result_wire(command: Command, form: Form) -> str:
    return f"+{command.spelling}: {shown(form.result, frozenset())}" if form.result else ""


# Facts -------------------------------------------------------------------------------------------


def facts(spec: Spec) -> Facts:
    """Every fact of a revision by owner and name. The name of a part begins with that of the whole."""
    found: Facts = {}
    revision = spec.revision
    for name, text in (("topic", "longest topic"), ("payload", "longest payload"),
                       ("packet", "largest piece of a received message"), ("topics", "longest sum of a batch's topics"),
                       ("line", "longest command line behind AT")):
        number = getattr(revision, name)
        found["limits", text] = (f"{number} bytes" if number else "not stated", "")
    for command in spec.commands:
        found.update(_command(command))
    for urc in spec.urcs:
        found.update(_urc(urc))
    for code in spec.codes:
        found["error codes", f"{code.code} {code.name}"] = (f"{code.meaning} {code.advice}", str(code.source))
    return found


def _command(command: Command) -> Iterator[tuple[tuple[str, str], Fact]]:
    def fact(what: str, text: str, source: Source) -> tuple[tuple[str, str], Fact]:
        return (command.name, what), (text, str(source))

    yield fact("", command.spelling, command.source)
    # Another spelling is one difference, however many lines it stands in.
    command = replace(command, spelling=command.name)
    yield fact("/description", command.description, command.source)
    for parameter in used(command):
        what = f"/parameter {parameter.name}"
        yield fact(what, parameter_text(parameter), parameter.source)
        yield fact(f"{what}/description", parameter.description, parameter.source)
    for form in command.forms:
        yield from (fact(*row) for row in _form(command, form))
    for line in command.lines:
        yield fact(f"/line {line.name}", line_wire(command, line), line.source)


def _form(command: Command, form: Form) -> Iterator[tuple[str, str, Source]]:
    what = f"/form {form_label(form)}"
    yield what, form_wire(command, form), form.source
    if form.replies:
        yield f"{what}/reply", "; ".join(form.replies), form.source
    if form.printed:
        yield f"{what}/reply as printed", "; ".join(form.printed), form.source
    if form.result:
        yield f"{what}/result", result_wire(command, form), form.source
    for outcome in form.outcomes:
        means = "success" if outcome.success else "failure"
        yield f"{what}/{means}: {', '.join(outcome.sequence)}", "yes", outcome.source
    yield f"{what}/time", time_text(form), form.time.source


def _urc(urc: Urc) -> Iterator[tuple[tuple[str, str], Fact]]:
    yield (urc.name, ""), (urc.wire, str(urc.source))
    yield (urc.name, "/line"), (urc_wire(replace(urc, spelling=urc.name)), str(urc.source))
    for field in urc.line.fields:
        yield (urc.name, f"/field {field.name}"), (parameter_text(field), str(field.source))


def used(command: Command) -> list[Parameter]:
    """The parameters of a command's forms, then those of its lines, each once."""
    both = [*(p for f in command.forms for p in (*f.parameters, *f.result)), *(p for n in command.lines for p in n.fields)]
    return list({p.name: p for p in reversed(both)}[n] for n in dict.fromkeys(p.name for p in both))


# Rows --------------------------------------------------------------------------------------------


def _whole(what: str) -> list[str]:
    """`/form a/reply` is part of `/form a` and of ``."""
    parts = what.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _cells(values: list[Fact | None]) -> tuple[Cell, ...]:
    first = values[0][0] if values[0] else ABSENT
    return tuple(Cell(v[0] if v else ABSENT, v[1] if v else "", (v[0] if v else ABSENT) != first) for v in values)


def differences(specs: tuple[Spec, ...]) -> tuple[Difference, ...]:
    """Facts that differ. Of something that a revision has not, the parts are not counted one by one."""
    tables = [facts(s) for s in specs]
    keys = _in_order(tables)
    absent = {key for key in keys if any(key not in t for t in tables)}
    rows = []
    for owner, what in keys:
        if any((owner, whole) in absent for whole in _whole(what)):
            continue
        cells = _cells([t.get((owner, what)) for t in tables])
        if any(c.changed for c in cells):
            rows.append(Difference(owner, _label(what), cells))
    return tuple(rows)


def _in_order(tables: list[Facts]) -> list[tuple[str, str]]:
    """All keys, an owner's together."""
    owners: dict[str, dict[str, None]] = {}
    for owner, what in (key for t in tables for key in t):
        owners.setdefault(owner, {})[what] = None
    return [(owner, what) for owner, names in owners.items() for what in names]


def _label(what: str) -> str:
    return what.removeprefix("/").replace("/", ", ") or "name on the wire"


def presence(specs: tuple[Spec, ...], rows: tuple[Difference, ...]) -> tuple[Presence, ...]:
    counts: dict[str, list[int]] = {}
    for row in rows:
        into = counts.setdefault(row.owner, [0] * len(specs))
        for index, cell in enumerate(row.cells):
            into[index] += cell.changed
    has = [{x.name for x in (*s.commands, *s.urcs)} for s in specs]
    names = dict.fromkeys(x.name for s in specs for x in (*s.commands, *s.urcs))
    return tuple(Presence(name, tuple(_presence(name, has, counts.get(name), i) for i in range(len(specs))))
                 for name in names)


def _presence(name: str, has: list[set[str]], counts: list[int] | None, index: int) -> Cell:
    if name not in has[index]:
        return Cell(ABSENT, "", index > 0 and name in has[0])
    if name not in has[0]:
        return Cell("new", "", True)
    number = counts[index] if counts else 0
    return Cell(f"{number} {'difference' if number == 1 else 'differences'}" if number else "yes", "", bool(number))
