# SPDX-License-Identifier: MIT
"""Rows of the tables for programs that explain, simulate and test (simcom/describe.h)."""
from __future__ import annotations

from dataclasses import dataclass

from codegen import naming
from codegen.lower.tables import FieldRow, FormRow, ShapeRow, Tables
from codegen.lower.text import c_string
from codegen.model import Command, Outcome, Parameter, Spec

STEPS = {"lines": "LINES", "prompt": "PROMPT", "data": "DATA", "OK": "OK", "ERROR": "ERROR", "result": "RESULT"}


@dataclass(frozen=True)
class EnumRow:
    """The values of one enumeration."""

    name: str
    parameter: Parameter


@dataclass(frozen=True)
class DescribedForm:
    row: FormRow
    kind: str
    lines: tuple[ShapeRow, ...]
    first_line: int  # index among the command's lines
    outcomes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class DescribedCommand:
    command: Command
    name: str
    line: str
    forms: tuple[DescribedForm, ...]
    shapes: tuple[ShapeRow, ...]


@dataclass(frozen=True)
class Description:
    commands: tuple[DescribedCommand, ...]
    urcs: tuple[tuple[object, ShapeRow | None, str], ...]
    enums: tuple[EnumRow, ...]
    aliases: tuple[tuple[str, str, str], ...]


def enum_name(field: FieldRow) -> str:
    return f"values_{field.id}"


def _outcome(outcome: Outcome) -> tuple[str, str, str]:
    steps = ", ".join(f"SIMCOM_STEP_{STEPS[s]}" for s in outcome.sequence)
    return ("true" if outcome.success else "false", steps, c_string(str(outcome.source)))


def _command(tables: Tables, command: Command) -> DescribedCommand:
    shapes = tuple(s for s in tables.shapes if any(s.line is line for line in command.lines))
    order = [s.line.name for s in shapes]
    forms = []
    for row in (f for f in tables.forms if f.command is command):
        lines = tuple(s for s in shapes if s.line in row.form.lines)
        first = order.index(lines[0].line.name) if lines else 0
        forms.append(DescribedForm(row, row.form.kind.upper(), lines, first,
                                   tuple(_outcome(o) for o in row.form.outcomes)))
    line = naming.constant("LINE", command.name) if command.speaks and not command.basic else "0"
    return DescribedCommand(command, naming.snake(command.name), line, tuple(forms), shapes)


def describe(spec: Spec, tables: Tables) -> Description:
    enums: dict[int, EnumRow] = {}
    for owner in (*tables.forms, *tables.shapes):
        for field in owner.fields:
            if field.parameter.values:
                enums.setdefault(field.id, EnumRow(enum_name(field), field.parameter))
    urcs = tuple((u, next((s for s in tables.shapes if s.line is u.line), None), naming.constant("LINE", u.name))
                 for u in spec.urcs)
    owners = (*spec.commands, *spec.urcs)
    parameters = (p for c in spec.commands for p in c.parameters)
    aliases = tuple((a.name, owner.name, str(a.source)) for owner in (*owners, *parameters) for a in owner.aliases)
    return Description(tuple(_command(tables, c) for c in spec.commands), urcs, tuple(enums.values()), aliases)
