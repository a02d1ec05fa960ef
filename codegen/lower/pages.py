# SPDX-License-Identifier: MIT
"""Rows of the reference pages: what is said of each command, URC and code, and in which revisions it holds."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

from codegen.read import naming
from codegen.read.build import Family
from codegen.lower import compare
from codegen.lower.compare import Difference, Marked, Presence, gather
from codegen.lower.pictures import Machine, Sequence, Step, machine, sequence
from codegen.lower.tables import FormRow, Tables, form_text, range_text
from codegen.lower.transcripts import Examples, Excerpt
from codegen.read.model import Alias, Code, Command, Form, Outcome, Parameter, Spec, Urc

# What the library adds to a time limit that a parameter gives (SIMCOM_RESULT_MARGIN_S).
MARGIN_S = 10
KIND_TITLES = {"test": "Test", "read": "Read", "write": "Write", "execute": "Execute"}
SAYS = {
    "done": "it was done",
    "wrong": "it was not done, and the same call in the same state never will be",
    "refused": "it was not done, and will not be before somebody sets something right",
    "retry": "it was not done; the same may be done later",
    "unknown": "it may have been done",
}
# The event that an application gets, by the role of the URC.
EVENTS = {
    "message-start": "SIMCOM_EVENT_MESSAGE",
    "message-topic": "SIMCOM_EVENT_TOPIC",
    "message-payload": "SIMCOM_EVENT_PAYLOAD",
    "message-end": "SIMCOM_EVENT_MESSAGE_END",
    "message-line": "SIMCOM_EVENT_MESSAGE to SIMCOM_EVENT_MESSAGE_END",
    "connection-lost": "SIMCOM_EVENT_CONNECTION_LOST",
    "network-lost": "SIMCOM_EVENT_NETWORK_LOST",
    "ping-failed": "SIMCOM_EVENT_PING_FAILED",
    "restart": "SIMCOM_EVENT_RESTARTED",
    "notice": "SIMCOM_EVENT_NOTICE",
}


@dataclass(frozen=True)
class ParameterPage:
    name: str
    member: str
    kinds: tuple[Marked, ...]
    ranges: tuple[Marked, ...]
    defaults: tuple[Marked, ...]
    descriptions: tuple[Marked, ...]
    values: tuple[Marked, ...]
    flags: tuple[str, ...]
    optional: tuple[Marked, ...]
    aliases: tuple[Alias, ...]
    sources: tuple[Marked, ...]
    only: tuple[str, ...]

    @property
    def member_differs(self) -> bool:
        return self.member != self.name


@dataclass(frozen=True)
class OutcomePage:
    means: str
    steps: tuple[Step, ...]
    picture: Sequence
    source: str
    only: tuple[str, ...]


@dataclass(frozen=True)
class LinePage:
    wires: tuple[Marked, ...]
    struct: str
    reader: str
    only: tuple[str, ...]


@dataclass(frozen=True)
class FormPage:
    anchor: str
    title: str
    only: tuple[str, ...]
    wires: tuple[Marked, ...]
    descriptions: tuple[Marked, ...]
    function: str
    struct: str
    replies: tuple[Marked, ...]
    lines: tuple[Marked, ...]
    results: tuple[Marked, ...]
    other_results: tuple[str, ...]
    data: tuple[Marked, ...]
    limits: tuple[Marked, ...]
    outcomes: tuple[OutcomePage, ...]
    examples: tuple[Marked, ...]
    sources: tuple[Marked, ...]


@dataclass(frozen=True)
class CodePage:
    code: Code
    constant: str
    only: tuple[str, ...]


@dataclass(frozen=True)
class CommandPage:
    name: str
    title: str
    group: str
    only: tuple[str, ...]
    spellings: tuple[Marked, ...]
    descriptions: tuple[Marked, ...]
    sources: tuple[Marked, ...]
    aliases: tuple[Alias, ...]
    forms: tuple[FormPage, ...]
    parameters: tuple[ParameterPage, ...]
    lines: tuple[LinePage, ...]
    line_constant: str
    has_code: bool
    codes: tuple[CodePage, ...]
    example: Excerpt | None


@dataclass(frozen=True)
class UrcPage:
    name: str
    title: str
    only: tuple[str, ...]
    wires: tuple[Marked, ...]
    descriptions: tuple[Marked, ...]
    sources: tuple[Marked, ...]
    aliases: tuple[Alias, ...]
    parameters: tuple[ParameterPage, ...]
    event: str
    constant: str
    line: LinePage | None
    outcome: OutcomePage
    example: Excerpt | None


@dataclass(frozen=True)
class Document:
    tag: str
    title: str
    date: str


@dataclass(frozen=True)
class Pages:
    revisions: tuple[Any, ...]
    groups: tuple[tuple[str, tuple[CommandPage, ...]], ...]
    commands: tuple[CommandPage, ...]
    urcs: tuple[UrcPage, ...]
    codes: tuple[CodePage, ...]
    says: tuple[tuple[str, str], ...]
    presence: tuple[Presence, ...]
    differences: tuple[Difference, ...]
    machine: Machine
    documents: tuple[Document, ...]
    linked: bool


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def day(date: str) -> str:
    """A date of a document as people write it."""
    year, month, number = date.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else date


class Paging:
    """Rows of all pages. `specs` are the revisions; a mark is left out where all that have the owner agree."""

    def __init__(self, family: Family, tables: Tables, transcripts: Path | None):
        self.family, self.tables = family, tables
        self.specs = {s.revision.name: s for s in family.specs}
        self.examples = Examples(transcripts)

    # Who says what -----------------------------------------------------------------------------

    def owners(self, find: Callable[[Spec], Any]) -> dict[str, Any]:
        """What `find` finds in each revision that has it."""
        found = {name: find(spec) for name, spec in self.specs.items()}
        return {name: item for name, item in found.items() if item is not None}

    def only(self, own: dict[str, Any]) -> tuple[str, ...]:
        return () if len(own) == len(self.specs) else tuple(own)

    # Parameters --------------------------------------------------------------------------------

    def parameter(self, name: str, said: dict[str, list[Parameter]], optional: tuple[Marked, ...]) -> ParameterPage:
        own = {rev: p for rev, all_of in said.items() for p in all_of if p.name == name}
        first = next(iter(own.values()))
        flags = tuple(text for text, on in (("secret", first.secret), ("UTF-8", first.utf8)) if on)
        aliases = {a.name: a for p in own.values() for a in p.aliases}
        return ParameterPage(
            name, naming.field(name), gather({r: [p.type] for r, p in own.items()}),
            gather({r: [range_text(p)] for r, p in own.items()}),
            gather({r: [compare.default_text(p)] if p.default is not None else [] for r, p in own.items()}),
            gather({r: [p.description] for r, p in own.items()}), gather({r: p.values for r, p in own.items()}), flags,
            optional, tuple(aliases.values()), gather({r: [str(p.source)] for r, p in own.items()}),
            () if len(own) == len(said) else tuple(own))

    def parameters(self, own: dict[str, Command]) -> tuple[ParameterPage, ...]:
        said = {r: compare.used(c) for r, c in own.items()}
        names = dict.fromkeys(p.name for used in said.values() for p in used)
        return tuple(self.parameter(n, said, _optional(n, own)) for n in names)

    # Commands ----------------------------------------------------------------------------------

    def outcome(self, command: Command, form: Form, outcome: Outcome, only: tuple[str, ...]) -> OutcomePage:
        first = Step(True, form_text(command, form) + ("..." if form.parameters else ""))
        steps = (first, *(_step(command, form, part, outcome.success) for part in outcome.sequence))
        return OutcomePage("success" if outcome.success else "failure", steps, sequence(steps), str(outcome.source), only)

    def outcomes(self, own: dict[str, tuple[Command, Form]]) -> tuple[OutcomePage, ...]:
        """Each order of an answer once; its picture is that of the first revision that has it."""
        said = {r: [(o.success, o.sequence) for o in form.outcomes] for r, (_, form) in own.items()}
        pages = []
        for marked in gather(said):
            command, form = own[next(r for r in own if marked.item in said[r])]
            outcome = next(o for o in form.outcomes if (o.success, o.sequence) == marked.item)
            pages.append(self.outcome(command, form, outcome, marked.only))
        return tuple(pages)

    def form(self, row: FormRow, own: dict[str, tuple[Command, Form]], all_of: dict[str, Command]) -> FormPage:
        def say(what: Callable[[Command, Form], Any]) -> tuple[Marked, ...]:
            return gather({r: what(c, f) for r, (c, f) in own.items()})
        form = row.form
        title = KIND_TITLES[form.kind] + (f", {form.variant}" if form.variant else "")
        return FormPage(
            f"{row.command.name}.{compare.form_label(form)}", title, () if len(own) == len(all_of) else tuple(own),
            say(lambda c, f: [compare.form_wire(c, f)]), say(lambda c, f: [f.description] if f.description else []),
            f"simcom_{row.name}", row.struct, say(lambda c, f: [f"+{c.spelling}: {text}" for text in f.replies]),
            say(lambda c, f: [compare.line_wire(c, n) for n in f.lines]),
            say(lambda c, f: [compare.result_wire(c, f)] if f.result else []), form.result_names,
            say(lambda c, f: [f"{f.data_length} bytes: the {f.data_content}"] if f.data_length else []),
            say(lambda c, f: _limits(f)), self.outcomes(own), say(lambda c, f: [f.example] if f.example else []),
            say(lambda c, f: [str(f.source)]))

    def forms(self, union: Command, own: dict[str, Command]) -> tuple[FormPage, ...]:
        pages = []
        for row in (f for f in self.tables.forms if f.command.name == union.name):
            key = (row.form.kind, row.form.variant)
            having = {r: (c, f) for r, c in own.items() for f in c.forms if (f.kind, f.variant) == key}
            pages.append(self.form(row, having, own))
        return tuple(pages)

    def lines(self, union: Command, own: dict[str, Command]) -> tuple[LinePage, ...]:
        pages = []
        for line in union.lines:
            wires = {r: [compare.line_wire(c, n) for n in c.lines if n.name == line.name] for r, c in own.items()}
            pages.append(_line(union.name, line.name, {r: w for r, w in wires.items() if w}, len(own)))
        return tuple(pages)

    def codes_of(self, command: Command) -> tuple[CodePage, ...]:
        """Codes that the command was seen to answer, and those whose advice names it."""
        seen = self.examples.codes(command.wire)
        named = f"AT{command.wire}"
        return tuple(p for p in self.codes() if p.code.code in seen or _names(named, p.code.advice + p.code.meaning))

    def command(self, union: Command) -> CommandPage:
        own = self.owners(lambda s: next((c for c in s.commands if c.name == union.name), None))
        has_code = any(f.result for f in union.forms)
        return CommandPage(
            union.name, union.title, Path(union.place.file).stem, self.only(own),
            gather({r: [f"AT{c.wire}"] for r, c in own.items()}), gather({r: [c.description] for r, c in own.items()}),
            gather({r: [str(c.source)] for r, c in own.items()}), union.aliases, self.forms(union, own),
            self.parameters(own), self.lines(union, own),
            naming.constant("LINE", union.name) if union.speaks and not union.basic else "", has_code,
            self.codes_of(union) if has_code else (), self.examples.command(union.wire))

    # URCs and codes ----------------------------------------------------------------------------

    def urc(self, union: Urc) -> UrcPage:
        own = self.owners(lambda s: next((u for u in s.urcs if u.name == union.name), None))
        said = {r: list(u.line.fields) for r, u in own.items()}
        wires = {r: [compare.urc_wire(u)] for r, u in own.items()}
        steps = (Step(False, compare.urc_wire(union)), *_follows(union))
        outcome = OutcomePage("at any time", steps, sequence(steps), str(union.source), ())
        return UrcPage(
            union.name, union.title, self.only(own), gather(wires), gather({r: [u.description] for r, u in own.items()}),
            gather({r: [str(u.source)] for r, u in own.items()}), union.aliases,
            tuple(self.parameter(p.name, said, ()) for p in union.line.fields), EVENTS.get(union.role, ""),
            naming.constant("LINE", union.name), _line(union.name, "", wires, len(own)) if union.line.fields else None,
            outcome, self.examples.line(union.wire.rstrip(":")))

    def codes(self) -> tuple[CodePage, ...]:
        pages = []
        for row in self.tables.codes:
            own = self.owners(lambda s, n=(row.code, row.code_row.name): next((c for c in s.codes if (c.code, c.name) == n), None))
            pages.append(CodePage(row.code_row, row.id_name, self.only(own)))
        return tuple(pages)

    def documents(self) -> tuple[Document, ...]:
        nodes = [d for t in self.family.trees.values() for f in t.files for d in f.get("documents", [])]
        return tuple({n["tag"]: Document(n["tag"], n["title"], day(n["date"]) if "date" in n else "") for n in nodes}.values())

    def pages(self, linked: bool) -> Pages:
        commands = tuple(self.command(c) for c in self.family.union.commands)
        groups = dict.fromkeys(c.group for c in commands)
        rows = compare.differences(self.family.specs)
        return Pages(
            tuple(s.revision for s in self.family.specs),
            tuple((g, tuple(c for c in commands if c.group == g)) for g in groups), commands,
            tuple(self.urc(u) for u in self.family.union.urcs), self.codes(), tuple(SAYS.items()),
            compare.presence(self.family.specs, rows), rows, machine(self.family.union, self.tables), self.documents(), linked)


def _optional(name: str, own: dict[str, Command]) -> tuple[Marked, ...]:
    """The forms in which a parameter can be left out."""
    return gather({r: [compare.form_label(f) for f in c.forms if name in f.optional] for r, c in own.items()})


def _line(owner: str, name: str, wires: dict[str, list[str]], owners: int) -> LinePage:
    base = naming.line(owner, name)
    return LinePage(gather(wires), f"simcom_{base}_line_t", f"simcom_{base}_read",
                    () if len(wires) == owners else tuple(wires))


def _names(command: str, text: str) -> bool:
    """Whether a text names the command, and not one that only begins like it."""
    behind = [rest[:1] for rest in text.split(command)[1:]]
    return any(not letter.isalnum() for letter in behind)


def _limits(form: Form) -> list[str]:
    found = [f"{'prompt, OK or ERROR' if form.data_length else 'OK or ERROR'}: {form.time.answer} s"]
    giver = next((p for p in form.parameters if p.name == form.time.result_from), None)
    if form.result and giver is not None:
        without = f"; {form.time.result} s if it is 0" if giver.also_zero or giver.minimum == 0 else ""
        found.append(f"result line: {giver.name} and {MARGIN_S} s more{without}")
    elif form.result:
        found.append(f"result line: {form.time.result} s")
    if form.time.stated:
        found.append(f"the manual states {form.time.stated} s ({form.time.source})")
    return found


def _step(command: Command, form: Form, part: str, success: bool) -> Step:
    if part == "data":
        return Step(True, f"<{form.data_length}> bytes: {form.data_content}")
    if part == "lines":
        return Step(False, f"+{command.spelling}: ...")
    if part == "result":
        last = "0" if success else f"<{form.result[-1].name}>"
        return Step(False, f"+{command.spelling}: {','.join([*(f'<{p.name}>' for p in form.result[:-1]), last])}")
    return Step(False, ">" if part == "prompt" else part)


def _follows(urc: Urc) -> tuple[Step, ...]:
    """The bytes behind a line that announces them."""
    if urc.role not in ("message-topic", "message-payload"):
        return ()
    return (Step(False, f"<{urc.line.fields[-1].name}> bytes"),)


def lower_pages(family: Family, tables: Tables, transcripts: Path | None, linked: bool) -> Pages:
    return Paging(family, tables, transcripts).pages(linked)
