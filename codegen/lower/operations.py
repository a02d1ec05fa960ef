# SPDX-License-Identifier: MIT
"""Rows of the operations: argument structs, and plans whose sources follow the order of each form's parameters."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.lower.tables import FormRow, Tables, range_text
from codegen.lower.text import inline
from codegen.read import naming
from codegen.read.lock import Lock
from codegen.read.model import Argument, Feed, Operation, Parameter, Spec, Step
from codegen.read.operations import form_of, items_of
from codegen.read.problems import ToolError

# Events name these two, which are not in the specification: no operation, and simcom_send().
FIRST_OPERATION = 2
C_TYPES = {"bytes": "simcom_bytes_t", "bool": "bool", "uint8": "uint8_t", "uint16": "uint16_t",
           "optional": "simcom_optional_byte_t"}
# The largest members first, so that nothing lies between them.
ORDER = {"list": 0, "bytes": 1, "uint16": 2, "uint8": 3, "bool": 3, "optional": 3}
FROM = {"bytes": "BYTES", "bool": "BYTE", "uint8": "BYTE", "uint16": "HALF", "optional": "OPTIONAL"}
# simcom_source_t.kind is a byte.
MOST_DEFAULTS = 200
PARTS = {"": "", "tls": "SIMCOM_TLS"}


@dataclass(frozen=True)
class MemberRow:
    c_type: str
    member: str
    note: str


@dataclass(frozen=True)
class BitRow:
    name: str
    value: int


@dataclass(frozen=True)
class ValueRow:
    name: str
    value: int
    meaning: str


@dataclass(frozen=True)
class EnumRow:
    """What a number of a struct means."""

    name: str
    note: str
    values: tuple[ValueRow, ...]


@dataclass(frozen=True)
class StructRow:
    name: str
    note: str
    members: tuple[MemberRow, ...]
    bits: tuple[BitRow, ...]
    missing: tuple[tuple[str, str], ...]  # constants that stand for "not given", and what of
    enums: tuple[EnumRow, ...]
    most: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SourcesRow:
    name: str
    rows: tuple[tuple[str, str, str], ...]  # kind, offset, comment
    part: str


@dataclass(frozen=True)
class StepRow:
    name: str
    form: str  # "" where no revision of the tree has it
    sources: str
    when: tuple[str, str] | None
    data: str
    flags: tuple[str, ...]
    fallback: int
    part: str
    note: str


@dataclass(frozen=True)
class PlanRow:
    name: str
    operation: str
    size: str
    flags: tuple[str, ...]
    leaves: int
    marks: tuple[str, ...]
    item_size: str
    utf8: str
    steps: tuple[StepRow, ...]
    text: str

    def count(self, part: str = "") -> int:
        return len([s for s in self.steps if not s.part or s.part == part])


@dataclass(frozen=True)
class EventRow:
    id_name: str
    number: int
    title: str


@dataclass(frozen=True)
class Operations:
    events: tuple[EventRow, ...]
    structs: tuple[StructRow, ...]
    alone: tuple[tuple[str, str], ...]  # arguments that are given by themselves: C type and name
    members: tuple[tuple[str, str], ...]  # of the union
    sources: tuple[SourcesRow, ...]
    plans: tuple[PlanRow, ...]
    decisions: tuple[tuple[str, int, str], ...]
    defaults: tuple[int, ...]


def struct_name(struct: str) -> str:
    return f"simcom_{struct}_t"


class Lowering:
    def __init__(self, operations: tuple[Operation, ...], specs: tuple[Spec, ...], union: Spec, tables: Tables, lock: Lock):
        self.operations, self.specs, self.union, self.lock = operations, specs, union, lock
        self.forms = {(f.command.name, f.form.kind, f.form.variant): f for f in tables.forms}
        self.sources: dict[tuple, SourcesRow] = {}
        self.defaults: list[int] = []

    # Structs ---------------------------------------------------------------------------------------

    def parameters_of(self, spec: Spec, argument: Argument, struct: str) -> Iterator[tuple[str, Parameter]]:
        """The parameters of a revision that an argument of a struct is given to."""
        for operation in self.operations:
            for step in operation.steps:
                listed = operation.argument(step.each).items if step.each else operation.struct
                if listed != struct or (not struct and argument not in operation.arguments):
                    continue
                form, _ = form_of(spec, step)
                for feed in (f for f in step.feeds if f.argument == argument.name):
                    yield from (("", p) for p in (form.parameters if form else ()) if p.name == feed.parameter)

    def ranges(self, argument: Argument, struct: str) -> str:
        """What each revision allows, the revisions that allow the same together."""
        found: dict[str, list[str]] = {}
        for spec in self.specs:
            texts = dict.fromkeys(_allowed(p) for _, p in self.parameters_of(spec, argument, struct))
            found.setdefault(" and ".join(texts) or "not there", []).append(spec.revision.name)
        if set(found) == {"not there"}:
            return {"s": "Seconds", "ms": "Milliseconds", "bytes": "Bytes"}.get(argument.unit, "")
        if len(found) == 1:
            return next(iter(found))
        return "; ".join(f"{', '.join(names)}: {text}" for text, names in found.items())

    def note(self, argument: Argument, struct: str) -> str:
        parts = [argument.description.rstrip(".") + "."]
        if argument.type != "list":
            ranges = self.ranges(argument, struct)
            parts += [f"{ranges}."] if ranges else []
        else:
            parts.append("Kept by pointer.")
        parts += [f"0 stands for {argument.default}."] if argument.default else []
        parts += [f"simcom_{argument.name}_t."] if argument.values else []
        parts += [f"{_none(argument)}: none."] if argument.none is not None else []
        return inline(" ".join(parts))

    def struct(self, operation: Operation) -> StructRow:
        struct, members, bits = operation.struct, [], []
        for argument in sorted(operation.arguments, key=lambda a: ORDER[a.type]):
            name = naming.field(argument.name)
            if argument.type == "list":
                members += [MemberRow(f"const {struct_name(argument.items)} *", name, self.note(argument, struct)),
                            MemberRow("uint8_t ", "count", f"1-{argument.most}: how many.")]
            else:
                members.append(MemberRow(f"{C_TYPES[argument.type]} ", name, self.note(argument, struct)))
        given = [a for a in operation.arguments if a.bit]
        for number, argument in enumerate(given):
            bits.append(BitRow(naming.constant(struct, argument.name), 1 << number))
        if bits:
            at = next((i for i, m in enumerate(members) if m.c_type in ("uint8_t ", "bool ")), len(members))
            members.insert(at, MemberRow("uint8_t ", "set", f"Which numbers are given: {naming.constant(struct)}_... or-ed."))
        source = "; ".join(dict.fromkeys(str(o.source) for o in self.operations if o.struct == struct or any(
            a.items == struct for a in o.arguments)))
        kept = " Kept by pointer until the operation has ended." if operation.kept else ""
        names = ", ".join(f"AT+{n}" for n in dict.fromkeys(s.command for o in self.operations if o.struct == struct for s in o.steps))
        return StructRow(
            struct, inline(f"{operation.title}: {names} ({source}). {operation.description}{kept}"), tuple(members), tuple(bits),
            tuple((_none(a), a.description) for a in operation.arguments if a.none is not None),
            tuple(EnumRow(naming.snake(a.name), inline(a.description), tuple(
                ValueRow(naming.constant(a.name, v.name), v.value, inline(v.meaning)) for v in a.values))
                for a in operation.arguments if a.values),
            tuple((naming.constant(struct), a.most) for a in operation.arguments if a.type == "list"))

    # Plans -----------------------------------------------------------------------------------------

    def source(self, operation: Operation, step: Step, argument: Argument, kind: str = "") -> tuple[str, str]:
        """Where the value of an argument is read."""
        struct = operation.argument(step.each).items if step.each else operation.struct
        offset = f"offsetof({struct_name(struct)}, {naming.field(argument.name)})" if struct else "0"
        kind = kind or FROM[argument.type]
        if argument.none is not None:
            kind = "INDEX"
        if argument.default:
            if argument.default not in self.defaults:
                self.defaults.append(argument.default)
            return f"SIMCOM_FROM_DEFAULT + {self.defaults.index(argument.default)}", offset
        return f"SIMCOM_FROM_{kind}", offset

    def feed(self, operation: Operation, step: Step, feed: Feed | None) -> tuple[str, str]:
        if feed is None:
            return "SIMCOM_FROM_NOTHING", "0"
        if feed.kind == "constant":
            return "SIMCOM_FROM_CONSTANT", str(feed.number)
        if feed.kind == "client":
            return "SIMCOM_FROM_CLIENT", "0"
        argument = next(a for a in items_of(self.operations, operation, step) if a.name == feed.argument)
        return self.source(operation, step, argument, "LENGTH" if feed.kind == "length" else "")

    def condition(self, operation: Operation, step: Step) -> tuple[str, str] | None:
        if not step.when:
            return None
        decided = [d for a in operation.arguments for d in a.decides]
        if step.when in decided:
            return "SIMCOM_FROM_DECISION", str(decided.index(step.when))
        argument = next(a for a in items_of(self.operations, operation, step) if a.name == step.when)
        if argument.bit:
            number = [a.name for a in operation.arguments if a.bit].index(argument.name)
            return f"SIMCOM_FROM_BIT + {number}", f"offsetof({struct_name(operation.struct)}, set)"
        # Data that is empty is not sent.
        return self.source(operation, step, argument, "LENGTH" if argument.name == step.data else "")

    def rows(self, operation: Operation, step: Step, form: FormRow) -> str:
        """The name of the step's sources, one for each parameter of the form; a plan is not in the way of another's."""
        feeds = {f.parameter: f for f in step.feeds}
        rows = [(*self.feed(operation, step, feeds.get(f.parameter.name)), f.parameter.name) for f in form.fields]
        if step.limit is not None:
            argument = next(a for a in operation.arguments if a.name == step.limit[1])
            rows += [("SIMCOM_FROM_CONSTANT", str(step.limit[0]), "seconds of the time limit"),
                     (*self.source(operation, step, argument), "and these")]
        if not rows:
            return "NULL"
        made = SourcesRow(f"{operation.name}_{step.name}", tuple(rows), PARTS[step.part])
        return self.sources.setdefault((made.rows, made.part), made).name

    def step(self, operation: Operation, index: int, step: Step) -> StepRow:
        form, _ = form_of(self.union, step)
        row = self.forms.get((step.command, form.kind, form.variant)) if form is not None else None
        flags = [name for name, condition in (("LAST", step.last), ("EACH", bool(step.each)),
                                              ("TIMED", step.limit is not None and row is not None)) if condition]
        data = next((a for a in items_of(self.operations, operation, step) if a.name == step.data), None)
        names = [s.name for s in operation.steps]
        return StepRow(
            step.name, row.name if row else "", self.rows(operation, step, row) if row else "NULL",
            self.condition(operation, step), self.source(operation, step, data)[1] if data is not None and row else "",
            tuple(flags), names.index(step.fallback) - index if step.fallback else 0, PARTS[step.part], step.form)

    def refusals(self, operation: Operation, step: Step) -> Iterator[StepRow]:
        """Where no revision of the tree has a parameter: what refuses its argument, if that is given."""
        form, _ = form_of(self.union, step)
        known = {p.name for p in form.parameters} if form is not None else None
        for feed in step.feeds if known is not None else ():
            if feed.parameter not in known and feed.kind in ("argument", "length"):
                yield StepRow(f"{step.name}_{naming.snake(feed.parameter)}", "", "NULL", self.feed(operation, step, feed), "",
                              ("EACH",) if step.each else (), 0, PARTS[step.part], f"{step.form} {feed.parameter}")

    def plan(self, operation: Operation) -> PlanRow:
        steps = [self.step(operation, i, s) for i, s in enumerate(operation.steps)]
        refusals = [row for s in operation.steps for row in self.refusals(operation, s)]
        if refusals:
            steps[-1] = _with(steps[-1], "LAST")
        steps = [*steps, *refusals]
        steps[-1] = _with(steps[-1], "END")
        leaving = [i for i, s in enumerate(operation.steps) if s.leaves]
        marks = dict.fromkeys([*(s.leaves for s in operation.steps if s.leaves), *operation.clears])
        utf8 = next((a for a in operation.arguments if a.done == "utf8-check"), None)
        items = next((a for a in operation.arguments if a.type == "list"), None)
        flags = [name for name, condition in (
            ("KEPT", operation.kept), ("CLEARS", operation.clears), ("ECHO", operation.done == "echo-off"), ("UTF8", utf8))
            if condition]
        event = next(o for o in self.operations if o.name == operation.event)
        return PlanRow(
            operation.name, naming.constant("OPERATION", event.name), self.size(operation), tuple(flags),
            0 if not leaving else 1 if leaving[0] == 0 else 2, tuple(f"SIMCOM_LEFT_{m.upper()}" for m in marks),
            f"sizeof({struct_name(items.items)})" if items else "0",
            f"offsetof({struct_name(operation.struct)}, {naming.field(utf8.name)})" if utf8 else "0", tuple(steps),
            inline(f"{operation.title} ({operation.source})"))

    def size(self, operation: Operation) -> str:
        if operation.kept:
            return "sizeof(simcom_kept_t)"
        if operation.struct:
            return f"sizeof({struct_name(operation.struct)})"
        return f"sizeof({C_TYPES[operation.arguments[0].type]})" if operation.arguments else "0"

    def lower(self) -> Operations:
        events = tuple(EventRow(naming.constant("OPERATION", o.name), self.lock.take("operation", o.name, first=FIRST_OPERATION),
                                inline(o.title)) for o in self.operations if o.event == o.name)
        structs = tuple(self.struct(o) for o in _items_first([o for o in self.operations if o.struct and o.lists]))
        alone = tuple(dict.fromkeys((f"{C_TYPES[a.type]} ", naming.field(a.name)) for o in self.operations if not o.struct
                                    for a in o.arguments))
        members = [(f"{struct_name(o.struct)} ", naming.field(o.struct)) for o in self.operations
                   if o.struct and o.lists and not o.kept]
        plans = tuple(self.plan(o) for o in self.operations)
        if len(self.defaults) > MOST_DEFAULTS:
            raise ToolError(f"{len(self.defaults)} different defaults of arguments: the tables hold at most {MOST_DEFAULTS}")
        decisions = tuple((naming.constant("DECISION", d), 1 << n, inline(a.description)) for o in self.operations
                          for a in o.arguments for n, d in enumerate([d for x in o.arguments for d in x.decides]) if d in a.decides)
        return Operations(tuple(sorted(events, key=lambda e: e.number)), structs, alone, (*members, *alone),
                          tuple(self.sources.values()), plans, decisions, tuple(self.defaults))


def _with(step: StepRow, flag: str) -> StepRow:
    from dataclasses import replace
    return replace(step, flags=tuple(dict.fromkeys([*step.flags, flag])))


def _none(argument: Argument) -> str:
    return naming.constant(argument.name, "none")


def _allowed(parameter: Parameter) -> str:
    text = range_text(parameter)
    if parameter.values:
        text = ", ".join(f"{v.value} {v.name}" for v in parameter.values)
    if parameter.utf8:
        text += " in UTF-8"
    return text + (f", default {parameter.default}" if parameter.default is not None else "")


def _items_first(operations: list[Operation]) -> list[Operation]:
    """A list needs the struct of its items before its own."""
    return sorted(operations, key=lambda o: any(a.type == "list" for a in o.arguments))


def lower_operations(operations: tuple[Operation, ...], specs: tuple[Spec, ...], union: Spec, tables: Tables,
                     lock: Lock) -> Operations:
    return Lowering(operations, specs, union, tables, lock).lower()
