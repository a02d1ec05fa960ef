# SPDX-License-Identifier: MIT
"""Rows of the tables that firmware links: parameters, forms, lines, codes, limits."""
from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Iterable, Iterator

from codegen.read import naming
from codegen.read.lock import Lock
from codegen.lower.own import Own, Owner, flags_of, own_line
from codegen.lower.text import c_string, inline
from codegen.read.model import Boot, Code, Command, Final, Form, Line, Parameter, Revision, Spec, State, Urc
from codegen.read.problems import ToolError
from codegen.read.states import form_address
from codegen.read.verify import PARTS, parts

# Of a byte in the tables: a form's number, a parameter's, and that of its range.
MOST = 256
# Of these half, since the other half stands for a range of the revision's own (SIMCOM_OWN_LIMIT).
OWN = 128

# Of a form's number of its beginning, and bytes of one (simcom/private/table.h).
BEGINNINGS = 3
BEGINNING_MOST = 11

KINDS = {"integer": "NUMBER", "enumeration": "NUMBER", "code": "NUMBER", "string": "STRING", "address": "ADDRESS",
         "file": "FILE", "hexadecimal": "HEX"}


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
    lingers: bool
    line: str
    also: str
    answer_s: int
    result_s: int
    result_fields: int
    line_numbers: int
    result_from: int
    data_from: int
    client_from: int
    form: Form
    command: Command
    begun: str = ""  # what other texts begin with, too: it is kept once where code is to be small
    beginning: int = 0  # its number, 0 for none

    @property
    def rest(self) -> str:
        return form_text(self.command, self.form)[len(self.begun):]

    @property
    def rest_size(self) -> int:
        """In C: with a NUL behind it, and a CR where no parameter follows."""
        return len(self.rest) + 1 + (not self.fields)

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
    lent: bool  # some firmware gives it to the result of another command
    source: str
    own: bool = False  # a URC in some revisions, and a command's in others
    others: tuple[str, ...] = ()  # constants of what begins with the same name in another revision

    @property
    def constants(self) -> tuple[str, ...]:
        return self.id_name, *self.others


@dataclass(frozen=True)
class ShapeRow:
    """Fields of one kind of line: a struct and a table."""

    name: str
    struct: str
    wire: str
    fields: tuple[FieldRow, ...]
    title: str
    line: Line
    own: tuple[tuple[str, ...], ...]  # the flags of the fields, of each kind of line that some revision has otherwise


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
class OwnRow:
    """A form that is in a revision otherwise than the tables say."""

    form: FormRow
    text: str  # "": as in the tables
    text_length: int
    own: Own | None


@dataclass(frozen=True)
class RangeRow:
    """A range, which many parameters can have."""

    minimum: int
    maximum: int

    @property
    def name(self) -> str:
        return f"RANGE_{self.minimum}_{self.maximum}" if self.minimum <= self.maximum else "RANGE_NONE"


@dataclass(frozen=True)
class RevisionRow:
    """What a revision has of its own."""

    name: str
    c_name: str
    suffix: str
    revision: Revision
    limits: tuple[tuple[LimitRow, RangeRow, str], ...]
    form_bits: tuple[int, ...]
    urc_bits: tuple[int, ...]
    own_forms: tuple[OwnRow, ...]
    codes: tuple[CodeRow, ...]
    already: tuple[tuple[str, str], ...]  # state that the library acts on, what answers where it is there already
    own_meanings: bool  # some of its codes mean something else than in the tables that all share
    own_codes: tuple[int, ...]  # the rows of codes that other revisions have otherwise
    spec: Spec


@dataclass(frozen=True)
class CodeRow:
    code: int
    id_name: str
    code_row: Code


@dataclass(frozen=True)
class StateRow:
    id: int
    id_name: str
    state: State


@dataclass(frozen=True)
class Tables:
    revisions: tuple[RevisionRow, ...]
    forms: tuple[FormRow, ...]
    beginnings: tuple[str, ...]
    lines: tuple[LineRow, ...]
    shapes: tuple[ShapeRow, ...]
    limits: tuple[LimitRow, ...]
    ranges: tuple[RangeRow, ...]
    own: tuple[LimitRow, ...]  # the parameters that the revisions do not have alike
    codes: tuple[CodeRow, ...]
    code_rows: tuple[CodeRow, ...]
    finals: tuple[Final, ...]
    boot: tuple[Boot, ...]
    states: tuple[StateRow, ...]
    form_count: int
    line_count: int
    parameter_count: int
    state_count: int

    @functools.cached_property
    def shape_of(self) -> dict[str, ShapeRow]:
        return {s.name: s for s in self.shapes}

    @functools.cached_property
    def rows_of(self) -> dict[str, dict[tuple[str, str], FormRow]]:
        """The forms of each command, by kind and variant."""
        found: dict[str, dict[tuple[str, str], FormRow]] = {}
        for row in self.forms:
            found.setdefault(row.command.name, {})[row.form.kind, row.form.variant] = row
        return found

    @functools.cached_property
    def id_of(self) -> dict[str, str]:
        """The constant of each form, by its address."""
        return {form_address(f.command.name, f.form): f.id_name for f in self.forms}

    @property
    def first_codes(self) -> tuple[CodeRow, ...]:
        """One of each number."""
        return tuple({row.code: row for row in reversed(self.codes)}.values())[::-1]

    @property
    def shared(self) -> tuple[tuple[LimitRow, RangeRow | int], ...]:
        """The range of each parameter, or its place among those that a revision has of its own."""
        return tuple((row, self.own.index(row) if row in self.own else rng) for row, rng, _ in self.revisions[0].limits)


def range_text(parameter: Parameter) -> str:
    """`60-180 s, or 0` as a person writes it."""
    if parameter.type == "hexadecimal":
        return f"0x{parameter.minimum:04X} or 0x{parameter.maximum:04X}"
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
    """Numbers come from the lock; everything else from the specification that all revisions share."""

    def __init__(self, specs: tuple[Spec, ...], lock: Lock):
        self.specs = specs
        self.lock = lock
        self.limits: dict[tuple[str, str], LimitRow] = {}

    def parameter_id(self, owner: str, parameter: Parameter) -> int:
        key = (owner, parameter.name)
        if key not in self.limits:
            number = self.lock.take("parameter", f"{owner}.{parameter.name}")
            self.limits[key] = LimitRow(number, naming.constant("PARAMETER", owner, parameter.name), owner, parameter)
        return self.limits[key].id

    def note(self, owner: str, parameter: Parameter) -> str:
        """What a header says of a parameter; ranges that differ between revisions stand one after the other."""
        ranges: dict[str, list[str]] = {}
        for spec in self.specs:
            own = next((p for p in _find(spec, owner) if p.name == parameter.name), None)
            ranges.setdefault(range_text(own) if own else "not there", []).append(spec.revision.name)
        text = _note(parameter)
        if len(ranges) == 1:
            return text
        shown = "; ".join(f"{', '.join(names)}: {what}" for what, names in ranges.items())
        return inline(text.replace(range_text(parameter), shown, 1))

    def field(self, owner: str, parameter: Parameter, optional: bool, length: str) -> FieldRow:
        if parameter.numeric:
            c_type = "simcom_optional_t" if optional else "uint32_t"
        else:
            c_type = "simcom_bytes_t"
        text = " | ".join(f"SIMCOM_PARAMETER_{f}" for f in flags_of(parameter, optional, length)) or "0"
        return FieldRow(naming.field(parameter.name), c_type, range_text(parameter), self.note(owner, parameter),
                        KINDS[parameter.type], text, self.parameter_id(owner, parameter), parameter, optional)

    def fields(self, owner: str, chosen: tuple[Parameter, ...], optional: frozenset[str],
               length: str = "") -> tuple[FieldRow, ...]:
        return tuple(self.field(owner, p, p.name in optional, length) for p in chosen)

    def form(self, command: Command, form: Form) -> FormRow:
        name = naming.form(command.name, form.kind, form.variant)
        fields = self.fields(command.name, form.parameters, form.optional, form.data_length)
        text = form_text(command, form)
        order = [p.name for p in form.parameters]
        client = next((i + 1 for i, p in enumerate(form.parameters) if p.role == "client"), 0)
        shown = ",".join(f"<{n}>" if n not in form.optional else f"[<{n}>]" for n in order)
        return FormRow(
            name=name, struct=f"simcom_{name}_t" if fields else "", id=self.lock.take("form", name),
            id_name=naming.constant("FORM", command.name, form.kind, form.variant), text=c_string(text),
            text_length=len(text), wire=text + shown, fields=fields, outcomes=outcome_sets(form), lingers=lingers(form),
            line=naming.constant("LINE", command.name) if command.speaks and not command.basic else "0",
            also=naming.constant("LINE", form.result_names[0]) if form.result_names else "0",
            answer_s=form.time.answer, result_s=form.time.result, result_fields=len(form.result), line_numbers=_line_numbers(form),
            result_from=order.index(form.time.result_from) + 1 if form.time.result_from else 0,
            data_from=order.index(form.data_length) + 1 if form.data_length else 0, client_from=client, form=form,
            command=command)

    def shape(self, owner: str, line: Line, wire: str, title: str) -> ShapeRow:
        name = naming.line(owner, line.name)
        found = [own_line(line.fields, line.optional, n.fields, n.optional) for n in _same_lines(self.specs, owner, line.name)]
        own = tuple(dict.fromkeys(f for f in found if f is not None))
        if own and None in found:
            own = (tuple("SIMCOM_PARAMETER_OPTIONAL" if p.name in line.optional else "0" for p in line.fields), *own)
        return ShapeRow(name, f"simcom_{name}_line_t", wire, self.fields(owner, line.fields, line.optional), title, line, own)


def _same_lines(specs: tuple[Spec, ...], owner: str, name: str) -> Iterable[Line]:
    """The line in each revision that has it."""
    for spec in specs:
        yield from (n for c in spec.commands if c.name == owner for n in c.lines if n.name == name)
        yield from (u.line for u in spec.urcs if u.name == owner and u.line.name == name)


def form_text(command: Command, form: Form) -> str:
    """The line up to its first parameter."""
    mark = "" if command.basic else {"write": "=", "read": "?", "test": "=?"}.get(form.kind, "")
    option = f'"{form.option}",' if form.option else ""
    return f"AT{command.wire}{mark}{option}"


def common_beginnings(texts: list[str]) -> tuple[str, ...]:
    """What texts begin with, chosen one by one so that each saves the most bytes when it is kept once."""
    found: list[str] = []
    while len(found) < BEGINNINGS:
        saved = {text[:n]: -(BEGINNING_MOST + 2) for text in texts for n in range(1, min(len(text), BEGINNING_MOST) + 1)}
        for text in texts:
            has = len(beginning_of(text, found))
            for n in range(has + 1, min(len(text), BEGINNING_MOST) + 1):
                saved[text[:n]] += n - has
        best = max(saved, key=lambda begun: (saved[begun], begun), default="")
        if not best or saved[best] <= 0:
            break
        found.append(best)
    return tuple(found)


def beginning_of(text: str, beginnings: Iterable[str]) -> str:
    """The longest that fits, "" if none does."""
    return max((begun for begun in beginnings if text.startswith(begun)), key=len, default="")


def _begun(row: FormRow, beginnings: tuple[str, ...]) -> FormRow:
    begun = beginning_of(form_text(row.command, row.form), beginnings)
    return replace(row, begun=begun, beginning=beginnings.index(begun) + 1 if begun else 0)


def _line_numbers(form: Form) -> int:
    """How many numbers an information line of the form can consist of, 0 if it always holds more than numbers."""
    counts = {len(line.fields) for line in form.lines if all(f.numeric for f in line.fields)}
    return max(counts, default=0)


def _set(mask: int) -> str:
    return "SIMCOM_OUTCOME(%s)" % " | ".join(f"SIMCOM_PART_{n.upper()}" for n, bit in PARTS.items() if mask & bit)


def outcome_sets(form: Form) -> tuple[str, ...]:
    """The sets of parts that end the form's exchange, each once, in the order in which the manual lists them."""
    return tuple(_set(mask) for mask in dict.fromkeys(parts(o.sequence) for o in form.outcomes))


def lingers(form: Form) -> bool:
    """Whether a documented sequence is also the beginning of a longer one, as ERROR is of "ERROR, result": then the rest
    may still come."""
    return any(o.sequence == longer.sequence[:len(o.sequence)] and parts(o.sequence) != parts(longer.sequence)
               for o in form.outcomes for longer in form.outcomes)


def _lines(spec: Spec, lock: Lock) -> tuple[LineRow, ...]:
    """A row for each name. What shares one in different revisions shares the row and its number."""
    rows: list[LineRow] = []
    for row in _separate_lines(spec, lock):
        at = next((i for i, r in enumerate(rows) if r.id == row.id), None)
        if at is None:
            rows.append(row)
            continue
        first = rows[at]
        rows[at] = replace(
            first, role=first.role if row.role == "NONE" else row.role, own="NONE" in (first.role, row.role) and
            first.role != row.role, spellings=tuple(dict.fromkeys((*first.spellings, *row.spellings))),
            lent=first.lent or row.lent,
            others=tuple(n for n in (*first.others, row.id_name) if n != first.id_name))
    return tuple(rows)


def _separate_lines(spec: Spec, lock: Lock) -> Iterator[LineRow]:
    taken: dict[str, int] = {}

    def number(owner: Command | Urc) -> int:
        same = next((taken[s] for s in owner.spellings if s in taken), None)
        found = lock.take("line", owner.name, first=1, number=same)
        taken.update((s, found) for s in owner.spellings if s not in taken)
        return found

    lent = {name for c in spec.commands for f in c.forms for name in f.result_names}
    for command in (c for c in spec.commands if c.speaks and not c.basic):
        yield LineRow(number(command), naming.constant("LINE", command.name), f"{command.wire}:", "NONE", command.spellings, True,
                      command.name in lent, str(command.source))
    for urc in spec.urcs:
        yield LineRow(number(urc), naming.constant("LINE", urc.name), urc.wire, naming.snake(urc.role).upper(), urc.spellings,
                      urc.arguments, False, str(urc.source))


def _find(spec: Spec, owner: str) -> list[Parameter]:
    """Every parameter that a command or URC of this revision uses."""
    for command in (c for c in spec.commands if c.name == owner):
        return [*(p for f in command.forms for p in f.parameters), *(p for n in command.lines for p in n.fields)]
    return [p for u in spec.urcs if u.name == owner for p in u.line.fields]


def _meaning(code: Code) -> tuple[str, str, str]:
    return code.operation, code.origin, code.ends


# The states that the library acts on when a code says that they are there.
ACTED_ON = ("started", "acquired", "busy", "connected")


def _already(spec: Spec) -> tuple[tuple[str, str], ...]:
    """What answers where a state is there already: by the form that would reach it, or by the state itself."""
    found = []
    for name in ACTED_ON:
        said = [n.answer for c in spec.commands for f in c.forms if f.reaches == name
                for n in f.conditions if n.forbidden and n.state == name]
        said += [s.present for s in spec.states if s.name == name and s.present is not None]
        answer = said[0] if said else None
        found.append((name, "SIMCOM_CODE_UNKNOWN" if answer is None
                      else "SIMCOM_CODE_MISSING" if answer == "ERROR" else str(answer)))
    return tuple(found)


def _codes(spec: Spec) -> tuple[CodeRow, ...]:
    return tuple(CodeRow(c.code, naming.constant("CODE", c.name), c) for c in spec.codes)


def _said(code: Code) -> tuple:
    """All of a code that a row of the table holds."""
    return code.code, code.name, code.meaning, code.advice, *_meaning(code)


def _code_rows(specs: tuple[Spec, ...]) -> tuple[CodeRow, ...]:
    """What the revisions say of the codes: a row each, that of the first revision first."""
    said = {_said(row.code_row): row for spec in reversed(specs) for row in _codes(spec)}
    order = dict.fromkeys(_said(c) for spec in specs for c in spec.codes)
    return tuple(sorted((said[key] for key in order), key=lambda row: row.code))


def _own_codes(spec: Spec, rows: tuple[CodeRow, ...]) -> tuple[int, ...]:
    """The places of its rows that are not the first of their number."""
    said, numbers = [_said(row.code_row) for row in rows], [row.code for row in rows]
    found = [said.index(_said(code)) for code in spec.codes]
    return tuple(at for at in found if numbers.index(rows[at].code) != at)


def _revision(spec: Spec, union: Spec, tables: list[FormRow], limits: list[LimitRow], lines: tuple[LineRow, ...],
              codes: tuple[CodeRow, ...], lock: Lock) -> RevisionRow:
    shared = {c.code: _meaning(c) for c in reversed(union.codes)}
    rows = []
    for limit in limits:
        own = next((p for p in _find(spec, limit.owner) if p.name == limit.parameter.name), None)
        # Upside down: this revision does not have the parameter.
        rows.append((limit, RangeRow(own.minimum, own.maximum), str(own.source)) if own
                    else (limit, RangeRow(1, 0), "not in this revision"))
    forms = {(c.name, f.kind, f.variant): (c, f) for c in spec.commands for f in c.forms}
    # One more than there are: that of SIMCOM_NO_FORM is never set.
    bits = [0] * ((max((f.id for f in tables), default=0) + 1) // 8 + 1)
    owner, own_forms = Owner(spec, union), []
    own_urcs = {naming.constant("LINE", u.name) for u in spec.urcs}
    urc_bits = [0] * (max((n.id for n in lines), default=0) // 8 + 1)
    for line in (n for n in lines if own_urcs & {*n.constants}):
        urc_bits[line.id // 8] |= 1 << (line.id % 8)
    for row in tables:
        found = forms.get((row.command.name, row.form.kind, row.form.variant))
        if found is None:
            continue
        bits[row.id // 8] |= 1 << (row.id % 8)
        text = form_text(*found)
        spelled, own = c_string(text) != row.text, owner.form(row.command.name, row.form, found[1])
        if spelled or own is not None:
            own_forms.append(OwnRow(row, c_string(text) if spelled else "", len(text) if spelled else 0, own))
    lock.take("revision", spec.revision.name)
    return RevisionRow(spec.revision.name, naming.revision(spec.revision.name), naming.snake(spec.revision.name),
                       spec.revision, tuple(rows), tuple(bits), tuple(urc_bits), tuple(own_forms), _codes(spec), _already(spec),
                       any(_meaning(c) != shared[c.code] for c in spec.codes), _own_codes(spec, codes), spec)


def lower(specs: tuple[Spec, ...], union: Spec, lock: Lock) -> Tables:
    work = Lowering(specs, lock)
    forms: list[FormRow] = []
    shapes: list[ShapeRow] = []
    for command in union.commands:
        forms += [work.form(command, f) for f in command.forms]
        shapes += [work.shape(command.name, line, f"+{command.name}:", command.title) for line in command.lines]
    for urc in (u for u in union.urcs if u.line.fields):
        shapes.append(work.shape(urc.name, urc.line, f"+{urc.name}:", urc.title))
    limits = sorted(work.limits.values(), key=lambda row: row.id)
    lines = _lines(union, lock)
    states = tuple(sorted((StateRow(lock.take("state", s.name), naming.constant("STATE", s.name), s) for s in union.states),
                          key=lambda row: row.id))
    for code in union.codes:
        lock.take("code", code.name, number=code.code)
    codes = _code_rows(specs)
    revisions = tuple(_revision(s, union, forms, limits, lines, codes, lock) for s in specs)
    ranges = tuple(dict.fromkeys(row for revision in revisions for _, row, _ in revision.limits))
    alike = [set(rows) for rows in zip(*([r for _, r, _ in v.limits] for v in revisions))]
    own = tuple(row for row, found in zip(limits, alike) if len(found) > 1)
    beginnings = common_beginnings([form_text(f.command, f.form) for f in forms])
    tables = Tables(
        revisions, tuple(_begun(f, beginnings) for f in forms), beginnings, lines, tuple(shapes), tuple(limits), ranges, own,
        _codes(union), codes, union.finals, union.boot, states,
        form_count=max(f.id for f in forms) + 1, line_count=max((n.id for n in lines), default=0) + 1,
        parameter_count=max((row.id for row in limits), default=0) + 1,
        state_count=max((row.id for row in states), default=-1) + 1)
    for what, count, most in (("forms", tables.form_count + 1, MOST), ("parameters", tables.parameter_count, MOST),
                              ("ranges", len(ranges), OWN), ("parameters that differ between revisions", len(own), OWN)):
        if count > most:
            raise ToolError(f"the tables would have {count} {what}: they hold at most {most}")
    return tables
