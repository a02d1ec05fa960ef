# SPDX-License-Identifier: MIT
"""Rows of the tables that firmware links: parameters, forms, lines, codes, limits."""
from __future__ import annotations

from dataclasses import dataclass

from codegen import naming
from codegen.lower.text import c_string, inline
from codegen.model import Code, Command, Final, Form, Line, Parameter, Revision, Spec
from codegen.verify import PARTS, parts

KINDS = {"integer": "NUMBER", "enumeration": "NUMBER", "code": "NUMBER", "string": "STRING", "address": "ADDRESS",
         "file": "FILE"}


@dataclass(frozen=True)
class FieldRow:
    """A member of an argument or line struct, and its row in the table."""

    member: str
    c_type: str
    range_text: str
    note: str
    kind: str
    flags: str
    id: int
    parameter: Parameter
    optional: bool


@dataclass(frozen=True)
class FormRow:
    name: str
    struct: str  # "" if the form has no parameters
    id: int
    id_name: str
    text: str
    text_length: int
    wire: str
    fields: tuple[FieldRow, ...]
    outcomes: tuple[str, ...]
    results: tuple[str, ...]
    line: str
    answer_s: int
    result_s: int
    result_fields: int
    line_numbers: int
    result_from: int
    data_from: int
    client_from: int
    form: Form
    command: Command

    @property
    def brief(self) -> str:
        return inline(self.form.description or self.command.title)


@dataclass(frozen=True)
class LineRow:
    """A name that a line from the module can begin with."""

    id: int
    id_name: str
    wire: str
    role: str
    spellings: tuple[str, ...]
    arguments: bool
    source: str


@dataclass(frozen=True)
class ShapeRow:
    """Fields of one kind of line: a struct and a table."""

    name: str
    struct: str
    wire: str
    fields: tuple[FieldRow, ...]
    title: str
    line: Line


@dataclass(frozen=True)
class LimitRow:
    id: int
    id_name: str
    owner: str
    parameter: Parameter

    @property
    def text(self) -> str:
        return f"{self.owner} {self.parameter.name}"


@dataclass(frozen=True)
class CodeRow:
    code: int
    id_name: str
    code_row: Code


@dataclass(frozen=True)
class Tables:
    revision: Revision
    forms: tuple[FormRow, ...]
    lines: tuple[LineRow, ...]
    shapes: tuple[ShapeRow, ...]
    limits: tuple[LimitRow, ...]
    codes: tuple[CodeRow, ...]
    form_bits: tuple[int, ...]
    finals: tuple[Final, ...]


def range_text(parameter: Parameter) -> str:
    """`60-180 s, or 0` as a person writes it."""
    text = f"{parameter.minimum}-{parameter.maximum}"
    if parameter.minimum == parameter.maximum:
        text = str(parameter.minimum)
    if parameter.numeric:
        text += f" {parameter.unit}" if parameter.unit else ""
    else:
        text += " bytes"
    return text + (", or 0" if parameter.also_zero and parameter.minimum > 0 else "")


def _note(parameter: Parameter) -> str:
    values = "; ".join(f"{v.value} {v.name}" for v in parameter.values)
    default = f", default {parameter.default}" if parameter.default is not None else ""
    return inline(f"{range_text(parameter)}{default}. {parameter.description}" + (f" {values}." if values else "")
                  + f" ({parameter.source})")


class Lowering:
    """Gives ids in the order of the specification."""

    def __init__(self, spec: Spec):
        self.spec = spec
        self.limits: list[LimitRow] = []
        self.ids: dict[tuple[str, str], int] = {}

    def parameter_id(self, owner: str, parameter: Parameter) -> int:
        key = (owner, parameter.name)
        if key not in self.ids:
            self.ids[key] = len(self.limits)
            self.limits.append(LimitRow(self.ids[key], naming.constant("PARAMETER", owner, parameter.name), owner,
                                        parameter))
        return self.ids[key]

    def field(self, owner: str, parameter: Parameter, optional: bool, flags: list[str]) -> FieldRow:
        if parameter.numeric:
            c_type = "simcom_optional_t" if optional else "uint32_t"
        else:
            c_type = "simcom_bytes_t"
        for condition, flag in ((optional, "OPTIONAL"), (parameter.also_zero, "ZERO"), (parameter.secret, "SECRET"),
                                (parameter.role == "client", "CLIENT"), (parameter.utf8, "UTF8")):
            if condition:
                flags = [*flags, flag]
        text = " | ".join(f"SIMCOM_PARAMETER_{f}" for f in flags) or "0"
        return FieldRow(naming.field(parameter.name), c_type, range_text(parameter), _note(parameter),
                        KINDS[parameter.type], text, self.parameter_id(owner, parameter), parameter, optional)

    def fields(self, owner: str, chosen: tuple[Parameter, ...], optional: frozenset[str],
               length: str = "") -> tuple[FieldRow, ...]:
        return tuple(self.field(owner, p, p.name in optional, ["LENGTH"] if p.name == length else []) for p in chosen)

    def form(self, command: Command, form: Form, index: int) -> FormRow:
        name = naming.form(command.name, form.kind, form.variant)
        fields = self.fields(command.name, form.parameters, form.optional, form.data_length)
        mark = "" if command.basic else {"write": "=", "read": "?", "test": "=?"}.get(form.kind, "")
        option = f'"{form.option}",' if form.option else ""
        text = f"AT{command.wire}{mark}{option}"
        order = [p.name for p in form.parameters]
        client = next((i + 1 for i, p in enumerate(form.parameters) if p.role == "client"), 0)
        shown = ",".join(f"<{n}>" if n not in form.optional else f"[<{n}>]" for n in order)
        return FormRow(
            name=name, struct=f"simcom_{name}_t" if fields else "", id=index,
            id_name=naming.constant("FORM", command.name, form.kind, form.variant), text=c_string(text),
            text_length=len(text), wire=text + shown, fields=fields, outcomes=outcome_masks(form),
            results=tuple(naming.constant("LINE", n) for n in (command.name, *form.result_names)) if form.result else (),
            line=naming.constant("LINE", command.name) if command.speaks and not command.basic else "0",
            answer_s=form.time.answer, result_s=form.time.result, result_fields=len(form.result), line_numbers=_line_numbers(form),
            result_from=order.index(form.time.result_from) + 1 if form.time.result_from else 0,
            data_from=order.index(form.data_length) + 1 if form.data_length else 0, client_from=client, form=form,
            command=command)

    def shape(self, owner: str, line: Line, wire: str, title: str) -> ShapeRow:
        name = naming.line(owner, line.name)
        return ShapeRow(name, f"simcom_{name}_line_t", wire, self.fields(owner, line.fields, line.optional), title, line)


def _line_numbers(form: Form) -> int:
    """How many numbers an information line of the form can consist of, 0 if it always holds more than numbers."""
    counts = {len(line.fields) for line in form.lines if all(f.numeric for f in line.fields)}
    return max(counts, default=0)


def outcome_masks(form: Form) -> tuple[str, ...]:
    """The sets of parts that end the form's exchange, each once.

    A set lingers when it is also a beginning of a longer documented sequence, as ERROR is of
    "ERROR, result": then the rest may still come.
    """
    beginnings = {parts(o.sequence[:n]) for o in form.outcomes for n in range(1, len(o.sequence))
                  if parts(o.sequence[:n]) != parts(o.sequence)}
    masks = []
    for mask in dict.fromkeys(parts(o.sequence) for o in form.outcomes):
        names = [f"SIMCOM_PART_{n.upper()}" for n, bit in PARTS.items() if mask & bit]
        if mask in beginnings:
            names.append("SIMCOM_PART_LINGER")
        masks.append(" | ".join(names))
    return tuple(masks)


def _lines(spec: Spec) -> tuple[LineRow, ...]:
    rows: list[LineRow] = []
    for command in spec.commands:
        if command.speaks and not command.basic:
            rows.append(LineRow(len(rows) + 1, naming.constant("LINE", command.name), f"+{command.name}:", "NONE",
                                tuple(f"+{n}" for n in (command.name, *(a.name for a in command.aliases))), True,
                                str(command.source)))
    for urc in spec.urcs:
        plus = "+" if urc.plus else ""
        rows.append(LineRow(len(rows) + 1, naming.constant("LINE", urc.name),
                            f"{plus}{urc.name}{':' if urc.arguments else ''}", naming.snake(urc.role).upper(),
                            tuple(f"{plus}{n}" for n in (urc.name, *(a.name for a in urc.aliases))), urc.arguments,
                            str(urc.source)))
    return tuple(rows)


def lower(spec: Spec) -> Tables:
    work = Lowering(spec)
    forms: list[FormRow] = []
    shapes: list[ShapeRow] = []
    for command in spec.commands:
        forms += [work.form(command, f, len(forms) + i) for i, f in enumerate(command.forms)]
        shapes += [work.shape(command.name, line, f"+{command.name}:", command.title) for line in command.lines]
    for urc in spec.urcs:
        if urc.line.fields:
            shapes.append(work.shape(urc.name, urc.line, f"+{urc.name}:", urc.title))
    bits = [0] * ((len(forms) + 7) // 8)
    for form in forms:
        bits[form.id // 8] |= 1 << (form.id % 8)
    codes = tuple(CodeRow(c.code, naming.constant("CODE", c.name), c) for c in spec.codes)
    return Tables(spec.revision, tuple(forms), _lines(spec), tuple(shapes), tuple(work.limits), codes, tuple(bits), spec.finals)


