# SPDX-License-Identifier: MIT
"""Rows of the tables for programs that explain, simulate and test (simcom/describe.h)."""
from __future__ import annotations

from dataclasses import dataclass, replace

from codegen.read import naming
from codegen.lower.tables import FieldRow, FormRow, RevisionRow, ShapeRow, Tables
from codegen.lower.own import flags_of, own_line
from codegen.lower.text import c_string
from codegen.read.model import Answer, Command, Form, Line, Outcome, Parameter, State, Store, Urc

STEPS = {"lines": "LINES", "prompt": "PROMPT", "data": "DATA", "OK": "OK", "ERROR": "ERROR", "result": "RESULT"}


@dataclass(frozen=True)
class EnumRow:
    """The values of one enumeration."""

    name: str
    parameter: Parameter


def enum_name(field: FieldRow) -> str:
    return f"values_{field.id}"


@dataclass(frozen=True)
class DescribedStore:
    key: int  # 1 + index of the parameter, 0: none
    kept: str
    until: str
    after: tuple[tuple[str, str, str], ...]  # form, whether after success, after failure
    store: Store


@dataclass(frozen=True)
class DescribedForm:
    row: FormRow
    form: Form  # this revision's own
    kind: str
    fields: tuple[FieldRow, ...]
    optional: int  # bits of the parameters that may be left out in this revision
    lacks: int  # bits of those that it does not have
    own: tuple[str, ...] | None  # the flags of the parameters, where they are not those of the form
    first_line: int  # index among the command's lines
    outcomes: tuple[tuple[str, str, str], ...]
    conditions: tuple[tuple[str, str, str], ...]  # state, whether forbidden, answer
    reaches: str
    ends: str
    holds: str
    uses: str
    store: DescribedStore | None


@dataclass(frozen=True)
class DescribedLine:
    """A line of a command, or a URC."""

    name: str
    title: str
    wire: str
    id_name: str
    role: str
    shape: ShapeRow | None
    fields: tuple[FieldRow, ...]
    source: str
    shows: tuple[str, int, str, int] | None  # state, index of the field, whether there is a value, value
    ends: str
    doubts: str
    optional: int  # bits of the fields
    lacks: int  # bits of those that this revision does not have
    own: tuple[str, ...] | None  # the flags of the fields, where they are not those of the shape
    empty: int


@dataclass(frozen=True)
class DescribedState:
    state: State
    id_name: str
    within: str
    missing: str
    present: str


@dataclass(frozen=True)
class DescribedCommand:
    command: Command
    name: str
    line: str
    forms: tuple[DescribedForm, ...]
    lines: tuple[DescribedLine, ...]


@dataclass(frozen=True)
class Description:
    revision: RevisionRow
    commands: tuple[DescribedCommand, ...]
    urcs: tuple[DescribedLine, ...]
    enums: tuple[EnumRow, ...]
    aliases: tuple[tuple[str, str, str], ...]
    states: tuple[DescribedState, ...]
    code_ends: tuple[tuple[int, str], ...]
    reasons: tuple[tuple[str, str], ...]  # what a module answers, and with which code


REASONS = ("failed", "bad-client", "bad-value", "bad-length", "bad-text", "no-network", "unknown-host", "unreachable", "handshake-failed",
           "no-certificate", "bad-certificate", "not-connected", "closed", "timed-out")


def _reasons(spec: Spec) -> tuple[tuple[str, str], ...]:
    """Of several codes with a reason the highest counts: a later manual adds the more exact one."""
    found = {reason: str(code.code) for code in sorted(spec.codes, key=lambda c: c.code) for reason in code.reasons}
    return tuple((reason.upper().replace("-", "_"), found.get(reason, "SIMCOM_ANSWER_ERROR")) for reason in REASONS)


def _outcome(outcome: Outcome) -> tuple[str, str, str]:
    steps = ", ".join(f"SIMCOM_STEP_{STEPS[s]}" for s in outcome.sequence)
    return ("true" if outcome.success else "false", steps, c_string(str(outcome.source)))


def _state(name: str) -> str:
    return naming.constant("STATE", name) if name else "SIMCOM_NO_STATE"


def _bits(names: tuple[str, ...]) -> str:
    return " | ".join(f"1u << {_state(n)}" for n in names) or "0"


def _mask(fields: tuple[FieldRow, ...], names: frozenset[str]) -> int:
    return sum(1 << i for i, f in enumerate(fields) if f.parameter.name in names)


def _lacks(fields: tuple[FieldRow, ...], parameters: tuple[Parameter, ...]) -> int:
    own = {p.name for p in parameters}
    return sum(1 << i for i, f in enumerate(fields) if f.parameter.name not in own)


def _answer(answer: Answer | None) -> str:
    return "SIMCOM_ANSWER_NONE" if answer is None else "SIMCOM_ANSWER_ERROR" if answer == "ERROR" else str(answer)


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _store(tables: Tables, row: FormRow, form: Form) -> DescribedStore | None:
    store = form.stores
    if store is None:
        return None
    ids = tables.id_of
    order = [f.parameter.name for f in row.fields]
    return DescribedStore(order.index(store.key) + 1 if store.key else 0,
                          " | ".join(f"1u << {order.index(n)}" for n in store.parameters), _bits(store.states),
                          tuple((ids[u.form], _bool(u.success), _bool(u.failure)) for u in store.after), store)


def _shows(line: Line, fields: tuple[FieldRow, ...]) -> tuple[str, int, str, int] | None:
    if line.shows is None:
        return None
    at = [f.parameter.name for f in fields].index(line.shows.by)
    return _state(line.shows.state), at, _bool(line.shows.value is not None), line.shows.value or 0


def _described_state(state: State) -> DescribedState:
    return DescribedState(state, _state(state.name), _state(state.within), _answer(state.missing), _answer(state.present))


def _own(fields: tuple[FieldRow, ...], parameters: tuple[Parameter, ...]) -> tuple[FieldRow, ...]:
    """The shared rows, with what this revision says of each parameter."""
    own = {p.name: p for p in parameters}
    return tuple(replace(f, parameter=own.get(f.parameter.name, f.parameter)) for f in fields)


def _line(tables: Tables, owner: Command | Urc, line: Line, id_name: str, role: str) -> DescribedLine:
    shape = tables.shape_of.get(naming.line(owner.name, line.name))
    wire = owner.wire if isinstance(owner, Urc) else f"{owner.wire}:"
    return DescribedLine(line.name or owner.name, owner.title, wire, id_name, role, shape,
                         _own(shape.fields, line.fields) if shape else (), str(line.source), _shows(line, shape.fields if shape else ()),
                         _state(owner.ends if isinstance(owner, Urc) else ""),
                         _state(owner.doubts if isinstance(owner, Urc) else ""),
                         _mask(shape.fields if shape else (), line.optional),
                         _lacks(shape.fields if shape else (), line.fields),
                         own_line(shape.line.fields, shape.line.optional, line.fields, line.optional) if shape else None,
                         _mask(shape.fields if shape else (), line.empty))


def _flags(row: FormRow, form: Form) -> tuple[str, ...] | None:
    """Of a form that lacks parameters at its end: the runtime knows that by their limits, who reads commands does not."""
    own = {p.name for p in form.parameters}
    if all(f.parameter.name in own for f in row.fields):
        return None
    flags = [flags_of(f.parameter, f.optional, form.data_length) if f.parameter.name in own else None for f in row.fields]
    return tuple("SIMCOM_OWN_LACKS" if f is None else " | ".join(f"SIMCOM_PARAMETER_{n}" for n in f if n != "SECRET") or "0"
                 for f in flags)


def _command(tables: Tables, command: Command, own: dict[str, tuple[str, ...]]) -> DescribedCommand:
    id_name = naming.constant("LINE", command.name) if command.speaks and not command.basic else "0"
    order = [line.name for line in command.lines]
    rows = tables.rows_of[command.name]
    forms = []
    for form in command.forms:
        row = rows[form.kind, form.variant]
        first = order.index(form.lines[0].name) if form.lines else 0
        forms.append(DescribedForm(row, form, form.kind.upper(), _own(row.fields, form.parameters), _mask(row.fields, form.optional),
                                   _lacks(row.fields, form.parameters), own.get(row.name) or _flags(row, form), first,
                                   tuple(_outcome(o) for o in form.outcomes),
                                   tuple((_state(n.state), _bool(n.forbidden), _answer(n.answer)) for n in form.conditions),
                                   _state(form.reaches), _state(form.ends), _state(form.holds), _bits(form.uses),
                                   _store(tables, row, form)))
    lines = tuple(_line(tables, command, n, id_name, "NONE") for n in command.lines)
    return DescribedCommand(command, naming.snake(command.name), id_name, tuple(forms), lines)


def describe(revision: RevisionRow, tables: Tables) -> Description:
    spec = revision.spec
    own = {r.form.name: r.own.flags for r in revision.own_forms if r.own is not None}
    commands = tuple(_command(tables, c, own) for c in spec.commands)
    urcs = tuple(_line(tables, u, u.line, naming.constant("LINE", u.name), naming.snake(u.role).upper()) for u in spec.urcs)
    enums: dict[int, EnumRow] = {}
    owners = [*(f for c in commands for f in c.forms), *(n for c in commands for n in c.lines), *urcs]
    for field in (f for owner in owners for f in owner.fields):
        if field.parameter.values:
            enums.setdefault(field.id, EnumRow(enum_name(field), field.parameter))
    named = (*spec.commands, *spec.urcs, *(p for c in spec.commands for p in c.parameters))
    spelled = ((o.spelling, o.name, str(o.source)) for o in (*spec.commands, *spec.urcs) if o.spelling != o.name and o.spelling.isalnum())
    aliases = tuple({row[:2]: row for row in (*spelled, *((a.name, o.name, str(a.source)) for o in named for a in o.aliases))}.values())
    return Description(revision, commands, urcs, tuple(enums.values()), aliases,
                       tuple(_described_state(s) for s in spec.states),
                       tuple((c.code, _state(c.ends)) for c in spec.codes if c.ends in [s.name for s in spec.states]),
                       _reasons(spec))
