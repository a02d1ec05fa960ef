# SPDX-License-Identifier: MIT
"""The specification of one revision as frozen values. Behind this point nothing knows YAML."""
from __future__ import annotations

import functools
from dataclasses import dataclass

from codegen.read.problems import Place


@dataclass(frozen=True)
class Source:
    """Where a fact comes from."""

    document: str
    section: str

    def __str__(self) -> str:
        return f"{self.document} {self.section}".strip()


@dataclass(frozen=True)
class Value:
    value: int
    name: str
    meaning: str


@dataclass(frozen=True)
class Alias:
    """A printed spelling: accepted on receipt, never sent."""

    name: str
    source: Source
    place: Place


def on_the_wire(spelling: str, plus: bool) -> str:
    """A spelling with the plus sign that it has where it begins with a letter or a digit."""
    return f"+{spelling}" if plus and spelling[0].isalnum() else spelling


class Spelled:
    """What has a name, a spelling of its own in each revision, and other spellings that are understood as well."""

    name: str
    spelling: str
    plus: bool
    aliases: tuple[Alias, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """How a line may begin, what modules send first. The name is understood, too, where spellings are names."""
        name = (self.name,) if self.spelling.isalnum() else ()
        return tuple(dict.fromkeys(on_the_wire(s, self.plus) for s in (self.spelling, *name, *(a.name for a in self.aliases))))


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str  # integer, enumeration, hexadecimal, string, address, file, code
    minimum: int
    maximum: int
    also_zero: bool
    values: tuple[Value, ...]
    unit: str
    default: int | str | None
    bare: bool  # printed without quotation marks
    counted_by: str  # the field that says how many bytes it has, "" if none
    secret: bool
    utf8: bool
    role: str
    description: str
    aliases: tuple[Alias, ...]
    source: Source
    place: Place

    @property
    def numeric(self) -> bool:
        return self.type in ("integer", "enumeration", "code", "hexadecimal")


# What answers where a state is missing or there already: a code, or ERROR alone.
Answer = int | str


@dataclass(frozen=True)
class State:
    """A condition that a module can be in."""

    name: str
    of: str  # module, client
    within: str
    data: str  # "", one, many
    during_result: bool
    missing: Answer | None
    when_missing: str
    present: Answer | None
    when_present: str
    description: str
    source: Source
    place: Place


@dataclass(frozen=True)
class Condition:
    """A state that a form needs or forbids, and what answers where that is not so."""

    state: str
    forbidden: bool
    answer: Answer
    place: Place


@dataclass(frozen=True)
class Until:
    """When settings are forgotten: after a form that ended so."""

    form: str  # "CMQTTCONNECT.write"
    success: bool
    failure: bool
    place: Place


@dataclass(frozen=True)
class Store:
    """What a form keeps of its parameters, and how long."""

    key: str  # "" if the module has one set of them
    parameters: tuple[str, ...]
    forever: bool
    states: tuple[str, ...]  # until one of them ends
    after: tuple[Until, ...]
    all_rows: bool
    preset: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Shown:
    """The state that an information line proves; without a value by the field's being there."""

    state: str
    by: str
    value: int | None
    place: Place


@dataclass(frozen=True)
class Line:
    """An information line of a command, or a URC's fields."""

    name: str
    fields: tuple[Parameter, ...]
    optional: frozenset[str]
    empty: frozenset[str]  # of the optional ones: printed empty where there is nothing to print
    shows: Shown | None
    source: Source
    place: Place


@dataclass(frozen=True)
class Outcome:
    success: bool
    sequence: tuple[str, ...]
    source: Source
    place: Place


@dataclass(frozen=True)
class Time:
    """Limits in seconds. `source` says where `stated` comes from, or the limits if nothing is stated."""

    answer: int
    result: int
    result_from: str
    stated: int  # by the document; 0: nothing
    source: Source
    place: Place


@dataclass(frozen=True)
class Form:
    kind: str  # test, read, write, execute
    variant: str
    option: str
    description: str
    parameters: tuple[Parameter, ...]
    optional: frozenset[str]
    data_length: str
    data_content: str
    data_secret: bool
    lines: tuple[Line, ...]
    replies: tuple[str, ...]
    printed: tuple[str, ...]  # what the document prints for the replies, misprints and all
    result: tuple[Parameter, ...]
    result_names: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    role: str
    conditions: tuple[Condition, ...]  # in the order of the states
    reaches: str
    ends: str
    holds: str
    uses: tuple[str, ...]
    stores: Store | None
    time: Time
    example: str
    source: Source
    place: Place


@dataclass(frozen=True)
class Command(Spelled):
    name: str
    spelling: str  # on the wire, in this revision
    basic: bool
    title: str
    description: str
    aliases: tuple[Alias, ...]
    parameters: tuple[Parameter, ...]
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    source: Source
    place: Place

    @property
    def wire(self) -> str:
        """What stands behind AT."""
        return self.spelling[2:] if self.basic else on_the_wire(self.spelling, self.plus)

    @property
    def plus(self) -> bool:
        return not self.basic

    @property
    def speaks(self) -> bool:
        """Whether lines of the command's name come from the module."""
        return any(f.lines or f.replies or f.result for f in self.forms)


@dataclass(frozen=True)
class Urc(Spelled):
    name: str
    spelling: str  # on the wire, in this revision
    plus: bool
    arguments: bool
    role: str
    ends: str
    doubts: str
    title: str
    description: str
    aliases: tuple[Alias, ...]
    line: Line
    source: Source
    place: Place

    @property
    def wire(self) -> str:
        """The line up to its fields."""
        return on_the_wire(self.spelling, self.plus) + (":" if self.arguments else "")


@dataclass(frozen=True)
class Final:
    """A final result code: a whole line, or the beginning of one with an argument."""

    text: str
    success: bool
    argument: bool
    place: Place


@dataclass(frozen=True)
class Boot:
    """A line that a module says when it has started."""

    text: str
    source: Source
    place: Place


@dataclass(frozen=True)
class Code:
    code: int
    name: str
    meaning: str
    operation: str  # done, wrong, refused, retry, unknown
    origin: str  # call, module, network, broker, certificates
    ends: str  # the state that is certainly gone, "" if none is
    reasons: tuple[str, ...]  # what a module answers with it
    advice: str
    source: Source
    place: Place


@dataclass(frozen=True)
class Argument:
    """What an application gives an operation: a member of its struct."""

    name: str
    type: str  # bytes, bool, uint8, uint16, optional, list
    description: str
    unit: str
    default: int  # stands for 0; 0: nothing does
    none: int | None  # stands for "not given"
    bit: bool  # is given if its bit of `set` is set
    items: str  # of a list: the struct of an item
    most: int  # of a list: items
    values: tuple[Value, ...]
    decides: tuple[str, ...]  # what the service decides by it
    done: str  # what the runtime knows when it was done: utf8-check
    source: Source
    place: Place


@dataclass(frozen=True)
class Feed:
    """What a parameter is given: an argument's value or length, the client, or a number."""

    parameter: str
    kind: str  # argument, length, client, constant
    argument: str
    number: int
    place: Place


@dataclass(frozen=True)
class Step:
    """A command of an operation."""

    name: str
    command: str
    kind: str
    variant: str
    form: str  # as it is written
    feeds: tuple[Feed, ...]
    data: str  # the argument that follows the prompt
    when: str  # sent only if this argument is given, or this was decided
    each: str  # sent for each item of this argument
    fallback: str  # the step that is gone on with where this one cannot be
    last: bool
    leaves: str  # what a failure may leave in the module
    limit: tuple[int, str] | None  # seconds, and an argument that is added
    part: str  # left out where the runtime is built without it
    source: Source
    place: Place


@dataclass(frozen=True)
class Operation:
    name: str
    event: str  # as events name it
    client: bool  # else of the module
    title: str
    description: str
    struct: str  # "": at most one argument, given by itself
    kept: bool  # by pointer
    arguments: tuple[Argument, ...]
    lists: bool  # whether it lists the arguments, or has those of another operation with the same struct
    steps: tuple[Step, ...]
    clears: tuple[str, ...]  # what is no longer left in the module when it is done
    done: str  # what the runtime knows when it is done: echo-off
    source: Source
    place: Place

    def argument(self, name: str) -> Argument | None:
        return next((a for a in self.arguments if a.name == name), None)


@dataclass(frozen=True)
class Revision:
    name: str
    extends: str
    description: str
    topic: int
    payload: int
    packet: int
    line: int
    topics: int


@dataclass(frozen=True)
class Spec:
    revision: Revision
    commands: tuple[Command, ...]
    urcs: tuple[Urc, ...]
    codes: tuple[Code, ...]
    finals: tuple[Final, ...]
    boot: tuple[Boot, ...]
    states: tuple[State, ...]
    operations: tuple[Operation, ...]

    @functools.cached_property
    def by_name(self) -> dict[str, Command]:
        """The commands."""
        return {c.name: c for c in self.commands}
