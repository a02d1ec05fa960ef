# SPDX-License-Identifier: MIT
"""`codegen compat`: what an application that was written for one revision notices on another.

The two models are walked field by field. Each difference falls under a rule of RULES, which says how grave it is and why.
Places in files and the order of things that have no order on the wire (commands, forms, outcomes, codes) are not compared.
"""
from __future__ import annotations

import argparse
import json
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

from codegen.read.build import read_family
from codegen.read.credit import Credit
from codegen.read.lock import KINDS, Lock
from codegen.read.model import (Alias, Argument, Code, Command, Condition, Final, Form, Line, Operation, Outcome, Parameter, Revision,
                                Shown, Spec, State, Step, Store, Urc, Value)
from codegen.read.overlay import Origin, Tree
from codegen.read.problems import Place, ToolError, UsageError

BREAKING, REVIEW, COMPATIBLE = "breaking", "to review", "compatible"
GRADES = (BREAKING, REVIEW, COMPATIBLE)
# Exit codes; those of a clean run and of errors are in cli.py.
EXIT_CODES = {BREAKING: 11, REVIEW: 10, COMPATIBLE: 0}
WIDTH = 110

# What differs -> how grave, and why. "sent" is a parameter of a form, "received" a field of a line or result.
RULES: dict[str, tuple[str, str]] = {
    # Revision and its limits; 0 stands for "not stated".
    "revision.name: changed": (COMPATIBLE, "the application names the other revision"),
    "revision.extends: changed": (COMPATIBLE, "how the specification is written, not what it says"),
    "revision.description: changed": (COMPATIBLE, "a text about the revision as a whole"),
    "revision.topic: lowered": (BREAKING, "topics that were taken are refused"),
    "revision.topic: raised": (COMPATIBLE, "longer topics are taken"),
    "revision.payload: lowered": (BREAKING, "messages that were taken are refused"),
    "revision.payload: raised": (COMPATIBLE, "longer messages are taken"),
    "revision.packet: lowered": (COMPATIBLE, "a received message comes in smaller pieces, which fit where the larger did"),
    "revision.packet: raised": (REVIEW, "a received message comes in larger pieces than before"),
    "revision.packet: stated": (REVIEW, "a received message may come in more pieces than before"),
    "revision.packet: not stated": (REVIEW, "a piece of a received message may be of any size"),
    "revision.line: lowered": (BREAKING, "command lines that were taken are refused"),
    "revision.line: raised": (COMPATIBLE, "longer command lines are taken"),
    "revision.line: stated": (REVIEW, "lines that no document limited are refused when they are too long"),
    "revision.line: not stated": (COMPATIBLE, "the limit is gone"),
    "revision.topics: lowered": (BREAKING, "batches that were taken are refused"),
    "revision.topics: raised": (COMPATIBLE, "longer batches are taken"),
    "revision.topics: stated": (REVIEW, "batches that no document limited are refused when they are too long"),
    "revision.topics: not stated": (COMPATIBLE, "the limit is gone"),
    # Commands
    "command: removed": (BREAKING, "it is answered with ERROR"),
    "command: added": (COMPATIBLE, "nobody sends it yet"),
    "command.spelling: changed": (BREAKING, "other bytes go over the wire"),
    "command.basic: changed": (BREAKING, "other bytes go over the wire"),
    "command.title: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    "command.description: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    # Forms
    "form: removed": (BREAKING, "it is answered with ERROR"),
    "form: added": (COMPATIBLE, "nobody sends it yet"),
    "form.option: changed": (BREAKING, "other bytes go over the wire"),
    "form.description: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    "form.data_length: changed": (BREAKING, "whether and how many bytes follow the prompt is decided in another way"),
    "form.data_content: changed": (BREAKING, "the data after the prompt is something else"),
    "form.data_secret: changed": (REVIEW, "a trace shows or hides the data now"),
    "form.example: changed": (COMPATIBLE, "an example shows what was possible before"),
    "form.line: removed": (BREAKING, "an answer that was waited for does not come"),
    "form.line: added": (REVIEW, "lines come that did not come before"),
    "form.replies: changed": (REVIEW, "who reads test replies finds another text"),
    "form.printed: changed": (COMPATIBLE, "the document prints it in another way; the wire is the same"),
    "form.result: changed": (BREAKING, "the result line is missing, or its fields mean something else"),
    "form.result: added": (REVIEW, "a result line comes that did not come before"),
    "form.result_names: removed": (BREAKING, "a result under this name is not understood any more"),
    "form.result_names: added": (COMPATIBLE, "one more name of a result is understood"),
    "outcome: removed": (BREAKING, "an answer that ended the command is not documented any more"),
    "outcome: added": (REVIEW, "the command can end in one more way"),
    "time.answer: raised": (REVIEW, "a watchdog around the command has to wait longer; the library does"),
    "time.answer: lowered": (COMPATIBLE, "who waits as long as before waits long enough"),
    "time.result: raised": (REVIEW, "a watchdog around the operation has to wait longer; the library does"),
    "time.result: lowered": (COMPATIBLE, "who waits as long as before waits long enough"),
    "time.stated: stated": (COMPATIBLE, "the document says now how long it may take; the library waits no shorter"),
    "time.stated: not stated": (COMPATIBLE, "how long it may take is not said any more; the library has a limit of its own"),
    "time.stated: raised": (REVIEW, "a watchdog around the operation has to wait longer; the library does"),
    "time.stated: lowered": (COMPATIBLE, "who waits as long as before waits long enough"),
    "time.result_from: changed": (REVIEW, "another argument decides how long the operation may take"),
    "form.role: changed": (REVIEW, "it does something else beside what its other keys say"),
    # States, what forms do with them, and what is kept
    "state: removed": (REVIEW, "nothing is answered because of it any more"),
    "state: added": (COMPATIBLE, "the forms say what they do with it"),
    "state.of: changed": (BREAKING, "clients share it, or do not share it any more"),
    "state.within: changed": (REVIEW, "it ends at other times"),
    "state.data: changed": (REVIEW, "what is given before is kept in another way"),
    "state.during_result: changed": (REVIEW, "it begins and ends at other times"),
    "state.missing: changed": (REVIEW, "a command that comes too early is answered in another way"),
    "state.present: changed": (REVIEW, "a command that comes too late is answered in another way"),
    "state.when_missing: changed": (COMPATIBLE, "a text for people"),
    "state.when_present: changed": (COMPATIBLE, "a text for people"),
    "state.description: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    "condition: added": (BREAKING, "it is refused in states in which it was taken"),
    "condition: removed": (COMPATIBLE, "it is taken in more states"),
    "condition.answer: changed": (REVIEW, "a command that comes too early or too late is answered in another way"),
    "form.reaches: changed": (BREAKING, "the module is in another state after it"),
    "form.ends: changed": (BREAKING, "the module is in another state after it"),
    "form.holds: changed": (BREAKING, "its data goes somewhere else"),
    "form.uses: changed": (BREAKING, "what was given before is used up, or is not any more"),
    "form.stores: changed": (REVIEW, "settings are kept in another way or for another time"),
    "line.empty: changed": (REVIEW, "a field is empty where it was left out, or is left out where it was empty"),
    "line.shows: changed": (REVIEW, "the line proves another state"),
    "urc.ends: changed": (REVIEW, "it says that another state is gone"),
    "urc.doubts: changed": (REVIEW, "it says that another state may be gone"),
    # Parameters of a form, in their order
    "form.parameter: removed": (BREAKING, "who gives it is refused, or what follows it means something else"),
    "form.parameter: added, optional, at the end": (COMPATIBLE, "it can be left out"),
    "form.parameter: added, mandatory": (BREAKING, "without it the command is refused"),
    "form.parameter: added, before others": (BREAKING, "what follows it means something else"),
    "form.parameter: moved": (BREAKING, "arguments at these places mean something else"),
    "form.optional: mandatory now": (BREAKING, "without it the command is refused"),
    "form.optional: optional now": (COMPATIBLE, "it can still be given"),
    # Information lines and fields of URCs
    "line: removed": (BREAKING, "an answer that was waited for does not come"),
    "line: added": (COMPATIBLE, "its forms say where it comes"),
    "line.name: changed": (COMPATIBLE, "a name inside the specification"),
    "line.field: removed": (BREAKING, "it is missing, or what follows it means something else"),
    "line.field: added at the end": (REVIEW, "the line is longer; who reads it strictly has to know"),
    "line.field: added, before others": (BREAKING, "what follows it means something else"),
    "line.field: moved": (BREAKING, "fields at these places mean something else"),
    "line.optional: always there now": (COMPATIBLE, "it could be there before"),
    "line.optional: may be missing now": (REVIEW, "who reads it has to live without it"),
    # Parameters and fields, whichever
    "parameter: described": (COMPATIBLE, "a description that no form and no line uses"),
    "parameter.type: changed": (BREAKING, "it is written in another way"),
    "parameter.limits: narrowed, sent": (BREAKING, "values that were taken are refused"),
    "parameter.limits: widened, sent": (COMPATIBLE, "more values are taken"),
    "parameter.limits: narrowed, received": (COMPATIBLE, "every value that comes could come before"),
    "parameter.limits: widened, received": (REVIEW, "values come that did not come before; buffers may be too small"),
    "parameter.also_zero: gone, sent": (BREAKING, "0 is refused"),
    "parameter.also_zero: new, sent": (COMPATIBLE, "0 is taken as well"),
    "parameter.also_zero: gone, received": (COMPATIBLE, "every value that comes could come before"),
    "parameter.also_zero: new, received": (REVIEW, "0 comes, which did not come before"),
    "parameter.unit: changed": (BREAKING, "the same number means something else"),
    "parameter.default: changed": (BREAKING, "who leaves it out gets something else"),
    "parameter.default: stated": (REVIEW, "what is taken when it is left out was not known before"),
    "parameter.default: not stated": (REVIEW, "what is taken when it is left out is not known any more"),
    "parameter.secret: new": (COMPATIBLE, "traces hide it"),
    "parameter.secret: gone": (REVIEW, "traces show it"),
    "parameter.utf8: new": (BREAKING, "bytes that are not UTF-8 are refused"),
    "parameter.utf8: gone": (COMPATIBLE, "more bytes are taken"),
    "parameter.counted_by: changed": (BREAKING, "where it ends is found in another way"),
    "parameter.bare: changed": (REVIEW, "it is printed with or without quotation marks now; both are read"),
    "parameter.role: changed": (BREAKING, "the library connects it with another client, or with none"),
    "parameter.description: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    "parameter.alias: removed": (COMPATIBLE, "a parameter's name is not on the wire"),
    "parameter.alias: added": (COMPATIBLE, "a parameter's name is not on the wire"),
    "value: removed, sent": (BREAKING, "it is refused"),
    "value: added, sent": (COMPATIBLE, "nobody sends it yet"),
    "value: removed, received": (COMPATIBLE, "every value that comes could come before"),
    "value: added, received": (REVIEW, "a value comes that did not come before"),
    "value.name: changed": (BREAKING, "the same number stands for something else"),
    "value.meaning: changed": (REVIEW, "the same number may stand for something else"),
    # URCs
    "urc: removed": (BREAKING, "what was reported by it is not reported any more"),
    "urc: added": (REVIEW, "a line comes unasked that did not come before"),
    "urc.spelling: changed": (BREAKING, "other bytes come over the wire"),
    "urc.plus: changed": (BREAKING, "other bytes come over the wire"),
    "urc.arguments: changed": (BREAKING, "other bytes come over the wire"),
    "urc.role: changed": (BREAKING, "the library does something else about it"),
    "urc.title: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    "urc.description: changed": (REVIEW, "a text is where behaviour stands that no key can hold"),
    # Printed spellings of commands and URCs: accepted, never sent
    "alias: removed": (BREAKING, "a line under this spelling is not understood any more"),
    "alias: added": (COMPATIBLE, "one more spelling is understood"),
    # Codes and final results
    "code: removed": (BREAKING, "who handles it waits in vain"),
    "code: added": (REVIEW, "an error comes that nobody handles yet"),
    "code.name: changed": (BREAKING, "the same number stands for something else"),
    "code.meaning: changed": (REVIEW, "the same number may stand for something else"),
    "code.operation: changed": (REVIEW, "what it says of the operation that it ended is something else"),
    "code.ends: changed": (REVIEW, "what it says is gone is something else"),
    "code.origin: changed": (REVIEW, "its cause is looked for somewhere else"),
    "code.reasons: changed": (REVIEW, "the module answers it for something else"),
    "code.advice: changed": (REVIEW, "what can be done about it may be something else"),
    "boot: removed": (REVIEW, "a line that a start was known by may not come any more"),
    "boot: added": (COMPATIBLE, "one more line at a start"),
    "final: removed": (BREAKING, "a line that ended commands is not understood any more"),
    "final: added": (REVIEW, "a command can end with one more line"),
    "final.success: changed": (BREAKING, "a line that ends commands means the opposite"),
    "final.argument: changed": (BREAKING, "the line reads in another way"),
    # Operations
    "operation: removed": (BREAKING, "programs that call it do not compile"),
    "operation: added": (COMPATIBLE, "nobody calls it yet"),
    "operation: changed": (REVIEW, "it does something else, or is called in another way"),
    "argument: removed": (BREAKING, "programs that give it do not compile"),
    "argument: added": (COMPATIBLE, "nobody gives it yet"),
    "argument: changed": (REVIEW, "the same value means something else"),
    "argument.type: changed": (BREAKING, "its type in C is another one"),
    "step: removed": (REVIEW, "the operation does not send it any more"),
    "step: added": (REVIEW, "the operation sends one command more"),
    "step: changed": (REVIEW, "the operation sends something else"),
    # Where facts stand; reported where nothing else of the fact differs.
    "source: changed": (COMPATIBLE, "another place of the manuals says the same"),
    # The C API, by names.lock
    "name: removed": (BREAKING, "programs that use the name do not compile"),
    "name: renumbered": (BREAKING, "programs that were compiled with the old number mean something else"),
    "name: added": (COMPATIBLE, "nobody uses it yet"),
    "member: removed": (BREAKING, "programs that use it do not compile"),
    "member: changed": (BREAKING, "programs that use it do not compile, or read something else"),
    "member: added": (COMPATIBLE, "an initialiser that does not name it leaves it out"),
    "member: moved": (REVIEW, "an initialiser without names of members means something else"),
    "constant: removed": (BREAKING, "programs that use it do not compile"),
    "constant: changed": (BREAKING, "programs that were compiled with the old value mean something else"),
    "constant: added": (COMPATIBLE, "nobody uses it yet"),
}


@dataclass(frozen=True)
class Item:
    """One difference."""

    address: str
    rule: str
    before: str
    after: str
    place: Place | None = None
    source: str = ""

    @property
    def grade(self) -> str:
        return RULES[self.rule][0]

    @property
    def reason(self) -> str:
        return RULES[self.rule][1]


def say(value: Any) -> str:
    """A value of the model for people."""
    if value is None or value == "" or value == ():
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Shown):
        return f"{value.state} by {value.by}" + ("" if value.value is None else f" {value.value}")
    if isinstance(value, Store):
        return store_text(value)
    if isinstance(value, (tuple, list, frozenset)):
        words = [say(v) for v in (sorted(value) if isinstance(value, frozenset) else value)]
        return " | ".join(words) if any("," in w for w in words) else ", ".join(words)
    return str(value)


def store_text(store: Store) -> str:
    """What is kept, of what, and how long."""
    until = [*store.states, *(f"after {u.form}" + ("" if u.success and u.failure else " with success" if u.success else
                                                  " without success") for u in store.after)]
    words = [", ".join(store.parameters), f"of each {store.key}" if store.key else "", "until " + " or ".join(until or [
        "never" if store.forever else "restart"]), "" if store.all_rows else "lines for those that were set",
             f"preset {' | '.join(store.preset)}" if store.preset else ""]
    return ", ".join(w for w in words if w) + ("" if not (until and store.forever) else ", for ever")


def limits_of(parameter: Parameter) -> str:
    """What a parameter allows."""
    unit = f" {parameter.unit}" if parameter.unit and parameter.numeric else " bytes" * (not parameter.numeric)
    also = "0, " if parameter.also_zero else ""
    if parameter.type == "hexadecimal":
        return f"0x{parameter.minimum:04X} or 0x{parameter.maximum:04X}"
    return f"{also}{parameter.minimum}-{parameter.maximum}{unit}"


def summary(fact: Any) -> str:
    """A whole fact that one side lacks, in a few words."""
    if isinstance(fact, Parameter):
        return f"{fact.type} {limits_of(fact)}" + ("" if fact.default is None else f", default {fact.default}")
    if isinstance(fact, Condition):
        return f"{'forbids' if fact.forbidden else 'needs'} {fact.state}, answer {fact.answer}"
    if isinstance(fact, State):
        return f"{fact.name}: {fact.description}"
    if isinstance(fact, Code):
        return f"{fact.name}: {fact.meaning}"
    if isinstance(fact, Urc):
        return " ".join(filter(None, [fact.wire, ",".join(f.name for f in fact.line.fields)])) + f" - {fact.title}"
    if isinstance(fact, Form):
        words = [f'"{fact.option}"'] if fact.option else []
        words += [f"[{p.name}]" if p.name in fact.optional else p.name for p in fact.parameters]
        return ",".join(words) or fact.kind
    if isinstance(fact, Outcome):
        return outcome_text(fact)
    if isinstance(fact, Line):
        return ", ".join(p.name for p in fact.fields)
    if isinstance(fact, Value):
        return f"{fact.value} {fact.name}: {fact.meaning}"
    return getattr(fact, "title", None) or getattr(fact, "name", None) or str(getattr(fact, "text", fact))


def outcome_text(outcome: Outcome) -> str:
    """What an outcome means and its steps."""
    return f"{'success' if outcome.success else 'failure'}: {', '.join(outcome.sequence)}"


def feed_text(parameter: str, kind: str, argument: str, number: int) -> str:
    """What a parameter of a step is given."""
    return {"constant": str(number), "client": "client", "length": f"length of {argument}"}.get(kind, argument)


def form_key(form: Form) -> str:
    """What tells the forms of a command apart, as in addresses."""
    return f"{form.kind}:{form.variant}" if form.variant else form.kind


class Comparer:
    """Collects the differences. Of several about the same part of the same fact the gravest stays: a parameter can be sent
    in one form and received in another line."""

    def __init__(self, credit: Credit | None = None) -> None:
        self.found: dict[tuple[str, str], Item] = {}
        self.credit = credit

    def note(self, rule: str, address: str, before: Any, after: Any, fact: Any = None, owner: Any = None) -> None:
        """Takes a difference; `fact` says where it is, `owner` what it was in."""
        place, source = getattr(fact, "place", None), str(getattr(fact, "source", ""))
        origin = self.origin(rule, address, after, fact, owner)
        if origin is not None:
            place, source = origin.place, origin.why
        elif self.credit is not None and place is not None and not source:
            source = self.credit.document(place)
        item = Item(address, rule, say(before), say(after), place, source)
        key = (address, rule.split(":")[0])
        known = self.found.get(key)
        if known is None or GRADES.index(item.grade) < GRADES.index(known.grade):
            self.found[key] = item

    def origin(self, rule: str, address: str, after: Any, fact: Any, owner: Any) -> Origin | None:
        """The change of an overlay that made the difference."""
        if self.credit is None:
            return None
        kind, _, attribute = rule.partition(":")[0].partition(".")
        name = address.rpartition(".")[2]
        if kind == "revision":
            return self.credit.limit(attribute)
        place = getattr(fact, "place", None)
        if after is None and ": removed" in rule:
            return self.credit.removed(place, getattr(fact, "name", name), getattr(owner, "place", None))
        if ": added" in rule and not attribute:
            return None  # the fact says it itself
        return self.credit.changed(getattr(owner, "place", place), attribute or kind, getattr(fact, "name", name))

    def changed(self, kind: str, names: Iterable[str], old: Any, new: Any, address: str) -> None:
        """Fields for which any change is alike."""
        for name in names:
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                self.note(f"{kind}.{name}: changed", address, before, after, new)

    def numbers(self, kind: str, names: Iterable[str], old: Any, new: Any, address: str, zero: bool,
                fact: Any = None) -> None:
        """Numbers for which it matters which is larger; with `zero` 0 says that none is stated."""
        for name in names:
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                continue
            how = "raised" if after > before else "lowered"
            if zero and 0 in (before, after):
                how = "stated" if before == 0 else "not stated"
            self.note(f"{kind}.{name}: {how}", f"{address}.{name}" if zero else address, before or None, after or None,
                      fact or new)

    def source(self, old: Any, new: Any, address: str) -> None:
        if old.source != new.source:
            self.note("source: changed", address, old.source, new.source, new)

    def matched(self, kind: str, olds: Iterable, news: Iterable, key: Callable, address: Callable,
                compare: Callable, use: str = "") -> None:
        """Facts with a name: those that one side lacks are noted, the others are compared."""
        before, after = {key(o): o for o in olds}, {key(n): n for n in news}
        for name in dict.fromkeys([*before, *after]):
            if name not in after:
                self.note(f"{kind}: removed{use}", address(before[name]), summary(before[name]), None, before[name])
            elif name not in before:
                self.note(f"{kind}: added{use}", address(after[name]), None, summary(after[name]), after[name])
            elif before[name] != after[name]:
                compare(before[name], after[name], address(after[name]))

    def items(self) -> list[Item]:
        """The gravest first, each grade in the order of the specification; see _told_already about sources."""
        kept = [i for i in self.found.values() if i.rule != "source: changed" or not self._told_already(i)]
        return sorted(kept, key=lambda i: GRADES.index(i.grade))

    def _told_already(self, item: Item) -> bool:
        """Whether a new source is only that of another difference: of the same fact, or inherited from above."""
        for other in self.found.values():
            if other.rule != "source: changed":
                if other.address == item.address or other.address.startswith(item.address + "."):
                    return True
            elif other is not item and item.address.startswith(other.address + ".") and \
                    (other.before, other.after) == (item.before, item.after):
                return True
        return False

    # Facts: a method for each kind of the model, which compares two of that kind --------------------

    def spec(self, old: Spec, new: Spec) -> None:
        self.revision(old.revision, new.revision)
        self.matched("command", old.commands, new.commands, lambda c: c.name, lambda c: c.name, self.command)
        self.matched("urc", old.urcs, new.urcs, lambda u: u.name, lambda u: u.name, self.urc)
        self.matched("code", old.codes, new.codes, lambda c: c.code, lambda c: f"codes.{c.code}", self.code)
        self.matched("state", old.states, new.states, lambda s: s.name, lambda s: f"states.{s.name}", self.state)
        self.matched("operation", old.operations, new.operations, lambda o: o.name, lambda o: f"operations.{o.name}",
                     self.operation)
        self.matched("final", old.finals, new.finals, lambda f: f.text, lambda f: f"finals.{f.text}", self.final)
        self.matched("boot", old.boot, new.boot, lambda b: b.text, lambda b: f"boot.{b.text}", self.source)

    def operation(self, old: Operation, new: Operation, address: str) -> None:
        self.each("operation", ("event", "client", "title", "description", "struct", "kept", "lists", "clears", "done"), old, new,
                  address)
        self.matched("argument", old.arguments, new.arguments, lambda a: a.name, lambda a: f"{address}.{a.name}", self.argument)
        self.matched("step", old.steps, new.steps, lambda s: s.name, lambda s: f"{address}.steps.{s.name}", self.step)
        self.source(old, new, address)

    def argument(self, old: Argument, new: Argument, address: str) -> None:
        self.changed("argument", ["type"], old, new, address)
        self.each("argument", ("description", "unit", "default", "none", "bit", "items", "most", "values", "decides", "done"), old,
                  new, address)
        self.source(old, new, address)

    def step(self, old: Step, new: Step, address: str) -> None:
        self.each("step", ("command", "kind", "variant", "form", "data", "when", "each", "fallback", "last", "leaves", "limit",
                           "part"), old, new, address)
        before, after = ({(f.parameter, f.kind, f.argument, f.number) for f in s.feeds} for s in (old, new))
        for feed in sorted(before ^ after):
            texts = [feed_text(*feed) if feed in feeds else None for feeds in (before, after)]
            self.note("step: changed", f"{address}.parameters.{feed[0]}.{feed_text(*feed)}", *texts, new)
        self.source(old, new, address)

    def each(self, kind: str, names: Iterable[str], old: Any, new: Any, address: str) -> None:
        """Fields with an address of their own for which any change is alike."""
        for name in names:
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                self.note(f"{kind}: changed", f"{address}.{name}", before, after, new)

    def revision(self, old: Revision, new: Revision) -> None:
        for name in ("name", "extends", "description"):
            self.changed("revision", [name], old, new, f"revision.{name}")
        self.numbers("revision", ("topic", "payload", "packet", "line", "topics"), old, new, "revision.limits", True)

    def command(self, old: Command, new: Command, address: str) -> None:
        self.changed("command", ("spelling", "basic", "title", "description"), old, new, address)
        self.aliases("alias", old.aliases, new.aliases, address)
        self.matched("form", old.forms, new.forms, form_key, lambda f: f"{address}.{form_key(f)}",
                     lambda o, n, at: self.form(o, n, at, address))
        self.matched("line", old.lines, new.lines, lambda n: n.name, lambda n: f"{address}.lines.{n.name}",
                     lambda o, n, at: self.line(o, n, at, address))
        self.declared(old, new, address)
        self.source(old, new, address)

    def declared(self, old: Command, new: Command, address: str) -> None:
        """Parameters as they are described; forms and lines say which of them come and go."""
        before, after = {p.name: p for p in old.parameters}, {p.name: p for p in new.parameters}
        moved = {n for uses in zip(used(old), used(new)) for n in uses[0] ^ uses[1]}
        for name in dict.fromkeys([*before, *after]):
            if name in before and name in after:
                uses = [u for u, names in zip(("sent", "received"), used(new)) if name in names]
                self.parameter(before[name], after[name], f"{address}.{name}", uses or ["sent", "received"])
            elif name not in moved:
                one = before.get(name) or after[name]
                texts = [summary(p[name]) if name in p else None for p in (before, after)]
                self.note("parameter: described", f"{address}.{name}", *texts, one)

    def form(self, old: Form, new: Form, address: str, command: str) -> None:
        for name in ("option", "description", "data_length", "data_content", "data_secret", "replies", "printed", "example"):
            self.changed("form", [name], old, new, address)
        self.changed("form", ("role", "reaches", "ends", "holds", "uses", "stores"), old, new, address)
        self.matched("condition", old.conditions, new.conditions, lambda c: (c.state, c.forbidden),
                     lambda c: f"{address}.{'forbids' if c.forbidden else 'needs'}.{c.state}", self.condition)
        self.in_order("form.parameter", old.parameters, new.parameters, new.optional, address, new)
        self.left_out("form.optional", ("mandatory now", "optional now"), old, new, old.parameters, new.parameters,
                      address)
        self.parameters(old.parameters, new.parameters, command, "sent")
        self.matched("form.line", old.lines, new.lines, lambda n: n.name, lambda n: f"{address}.lines.{n.name}",
                     lambda o, n, at: self.line(o, n, f"{command}.lines.{n.name}", command))
        self.result(old, new, address, command)
        self.matched("outcome", old.outcomes, new.outcomes, lambda o: (o.sequence, o.success),
                     lambda o: f"{address}.outcomes.{'+'.join(o.sequence)}.{'success' if o.success else 'failure'}",
                     self.source)
        self.numbers("time", ["answer"], old.time, new.time, f"{address}.time", False, new)
        if bool(old.result) == bool(new.result):  # a result that comes or goes brings or takes its limit
            self.numbers("time", ["result"], old.time, new.time, f"{address}.time", False, new)
        self.numbers("time", ["stated"], old.time, new.time, f"{address}.time", True, new.time)
        if old.time.source != new.time.source:
            self.note("source: changed", f"{address}.time", old.time.source, new.time.source, new)
        if old.time.result_from != new.time.result_from:
            self.note("time.result_from: changed", f"{address}.time", old.time.result_from, new.time.result_from, new)
        self.source(old, new, address)

    def result(self, old: Form, new: Form, address: str, command: str) -> None:
        before, after = [p.name for p in old.result], [p.name for p in new.result]
        if before != after:
            self.note("form.result: changed" if before else "form.result: added", address, before or None, after or None, new)
        self.parameters(old.result, new.result, command, "received")
        for name in old.result_names:
            if name not in new.result_names:
                self.note("form.result_names: removed", f"{address}.result_names.{name}", name, None, None, new)
        for name in new.result_names:
            if name not in old.result_names:
                self.note("form.result_names: added", f"{address}.result_names.{name}", None, name, new)

    def line(self, old: Line, new: Line, address: str, owner: str) -> None:
        self.changed("line", ["name", "empty", "shows"], old, new, address)
        self.in_order("line.field", old.fields, new.fields, None, address, new)
        self.left_out("line.optional", ("always there now", "may be missing now"), old, new, old.fields, new.fields,
                      address)
        self.parameters(old.fields, new.fields, owner, "received")
        self.source(old, new, address)

    def in_order(self, kind: str, olds: tuple[Parameter, ...], news: tuple[Parameter, ...],
                 optional: frozenset[str] | None, address: str, owner: Any) -> None:
        """Lists in which the place counts. `optional` is None for the fields of a line."""
        before, after = [p.name for p in olds], [p.name for p in news]
        for p in olds:
            if p.name not in after:
                self.note(f"{kind}: removed", f"{address}.{p.name}", summary(p), None, p, owner)
        for index, p in enumerate(news):
            if p.name in before:
                continue
            how = "added at the end" if optional is None else "added, optional, at the end"
            if any(n in before for n in after[index:]):
                how = "added, before others"
            elif optional is not None and p.name not in optional:
                how = "added, mandatory"
            self.note(f"{kind}: {how}", f"{address}.{p.name}", None, summary(p), p)
        kept = [[n for n in names if n in before and n in after] for names in (before, after)]
        if kept[0] != kept[1]:
            self.note(f"{kind}: moved", address, kept[0], kept[1], owner)

    def left_out(self, kind: str, words: tuple[str, str], old: Any, new: Any, olds: tuple[Parameter, ...],
                 news: tuple[Parameter, ...], address: str) -> None:
        """What may be left out; of what came or went in_order() has told."""
        told = {p.name for p in olds} ^ {p.name for p in news}
        for name in sorted((old.optional ^ new.optional) - told):
            was = name in old.optional
            self.note(f"{kind}: {words[0 if was else 1]}", f"{address}.{name}", "optional" if was else "always",
                      "always" if was else "optional", new)

    def parameters(self, olds: tuple[Parameter, ...], news: tuple[Parameter, ...], owner: str, use: str) -> None:
        after = {p.name: p for p in news}
        for old in olds:
            if old.name in after and old != after[old.name]:
                self.parameter(old, after[old.name], f"{owner}.{old.name}", [use])

    def parameter(self, old: Parameter, new: Parameter, address: str, uses: list[str]) -> None:
        self.changed("parameter", ("type", "unit", "role", "bare", "counted_by", "description"), old, new, address)
        for use in uses:
            self.limits(old, new, address, use)
            self.matched("value", old.values, new.values, lambda v: v.value, lambda v: f"{address}.{v.value}", self.value,
                         f", {use}")
            if old.also_zero != new.also_zero:
                self.note(f"parameter.also_zero: {_now(new.also_zero)}, {use}", address, limits_of(old), limits_of(new), new)
        for name in ("secret", "utf8"):
            if getattr(old, name) != getattr(new, name):
                before, after = getattr(old, name), getattr(new, name)
                self.note(f"parameter.{name}: {_now(after)}", address, before, after, new)
        if old.default != new.default:
            how = "stated" if old.default is None else "not stated" if new.default is None else "changed"
            self.note(f"parameter.default: {how}", address, old.default, new.default, new)
        self.aliases("parameter.alias", old.aliases, new.aliases, address)
        self.source(old, new, address)

    def limits(self, old: Parameter, new: Parameter, address: str, use: str) -> None:
        before, after = (old.minimum, old.maximum), (new.minimum, new.maximum)
        # The limits of an enumeration follow from its values, which are compared.
        if before == after or (old.type == new.type == "enumeration" and old.values != new.values):
            return
        two = new.type == "hexadecimal"  # two numbers and nothing between them
        narrowed = two or after[0] > before[0] or after[1] < before[1]
        widened = two or after[0] < before[0] or after[1] > before[1]
        how = narrowed if use == "sent" else not widened
        self.note(f"parameter.limits: {'narrowed' if how else 'widened'}, {use}", address, limits_of(old), limits_of(new),
                  new)

    def value(self, old: Value, new: Value, address: str) -> None:
        self.changed("value", ("name", "meaning"), old, new, address)

    def aliases(self, kind: str, olds: tuple[Alias, ...], news: tuple[Alias, ...], address: str) -> None:
        self.matched(kind, olds, news, lambda a: a.name, lambda a: f"{address}.aliases.{a.name}", self.source)

    def urc(self, old: Urc, new: Urc, address: str) -> None:
        self.changed("urc", ("spelling", "plus", "arguments", "role", "ends", "doubts", "title", "description"), old, new, address)
        self.aliases("alias", old.aliases, new.aliases, address)
        self.line(old.line, new.line, address, address)
        self.source(old, new, address)

    def code(self, old: Code, new: Code, address: str) -> None:
        self.changed("code", ("name", "meaning", "operation", "origin", "ends", "reasons", "advice"), old, new, address)
        self.source(old, new, address)

    def state(self, old: State, new: State, address: str) -> None:
        self.changed("state", ("of", "within", "data", "during_result", "missing", "present", "when_missing", "when_present",
                               "description"), old, new, address)
        self.source(old, new, address)

    def condition(self, old: Condition, new: Condition, address: str) -> None:
        self.changed("condition", ["answer"], old, new, address)

    def final(self, old: Final, new: Final, address: str) -> None:
        self.changed("final", ("success", "argument"), old, new, address)


def _now(on: bool) -> str:
    return "new" if on else "gone"


def used(command: Command) -> tuple[set[str], set[str]]:
    """Names of the parameters that are sent, and of those that are received."""
    sent = {p.name for f in command.forms for p in f.parameters}
    lines = [*command.lines, *(n for f in command.forms for n in f.lines)]
    return sent, {p.name for n in lines for p in n.fields} | {p.name for f in command.forms for p in f.result}


def compare(old: Spec, new: Spec, tree: Tree | None = None) -> list[Item]:
    """All differences between two revisions. `tree` is that of the new one: differences are credited to its changes."""
    comparer = Comparer(None if tree is None else Credit(old.revision.name, tree))
    comparer.spec(old, new)
    return comparer.items()


def compare_names(old: Lock, new: Lock) -> list[Item]:
    """The differences between two names.lock files."""
    comparer = Comparer()
    for kind in KINDS:
        before, after = old.numbers[kind], new.numbers[kind]
        for name in dict.fromkeys([*before, *after]):
            if before.get(name) != after.get(name):
                how = "removed" if name not in after else "added" if name not in before else "renumbered"
                comparer.note(f"name: {how}", f"{kind} {name}", _number(before.get(name)), _number(after.get(name)))
    if not old.said or not new.said:
        return comparer.items()  # one is from before these were written down
    for kind, name in dict.fromkeys([*old.said, *new.said]):
        before, after = old.said.get((kind, name)), new.said.get((kind, name))
        if before != after:
            how = "removed" if after is None else "added" if before is None else "changed"
            comparer.note(f"{kind}: {how}", f"{kind} {name}", before, after)
    orders = _members(old), _members(new)
    for struct in _moved(*orders):
        comparer.note("member: moved", f"member {struct}", orders[0][struct], orders[1][struct])
    return comparer.items()


def _moved(old: dict[str, list[str]], new: dict[str, list[str]]) -> Iterator[str]:
    """Structs in which the members that were there are not the first ones, in their order."""
    for struct in (s for s in old if s in new):
        if old[struct] != new[struct][:len(old[struct])] and set(old[struct]) <= set(new[struct]):
            yield struct


def _members(lock: Lock) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, name in lock.said:
        if kind == "member":
            struct, _, member = name.partition(".")
            found.setdefault(struct, []).append(member)
    return found


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


# Output ------------------------------------------------------------------------------------------


def exit_code(items: list[Item]) -> int:
    """0: nothing, or only compatible; 10: something to review; 11: something breaking."""
    return max([0, *(EXIT_CODES[i.grade] for i in items)])


def text(items: list[Item], old: str, new: str) -> str:
    """For people: a paragraph an item, the gravest first."""
    counts = ", ".join(f"{sum(i.grade == g for i in items)} {g}" for g in GRADES)
    lines = [f"From {old} to {new}: {counts}"]
    for grade in GRADES:
        chosen = [i for i in items if i.grade == grade]
        lines += ["", grade] if chosen else []
        for item in chosen:
            lines += _item_lines(item)
    return "\n".join(lines) + "\n"


def _item_lines(item: Item) -> list[str]:
    before, after = item.before, item.after
    change = f"{before} -> {after}" if "-" not in (before, after) else f"before: {before}" if after == "-" else f"now: {after}"
    rows = [f"  {item.address}  ({item.rule})"]
    rows += textwrap.wrap(change, WIDTH, initial_indent="      ", subsequent_indent="      ", break_on_hyphens=False)
    rows += textwrap.wrap(f"{item.reason}", WIDTH, initial_indent="      ", subsequent_indent="      ")
    if item.place is not None:
        rows.append(f"      {item.place}  {item.source}".rstrip())
    return rows


def as_json(items: list[Item], old: str, new: str) -> str:
    """For programs."""
    rows = [{"class": i.grade, "address": i.address, "rule": i.rule, "before": i.before, "after": i.after,
             "reason": i.reason, "source": i.source,
             "place": None if i.place is None else {"file": i.place.file, "line": i.place.line, "column": i.place.column}}
            for i in items]
    return json.dumps({"from": old, "to": new, "exit_code": exit_code(items), "items": rows}, indent=2,
                      ensure_ascii=False) + "\n"


def rules_text() -> str:
    """The table of rules."""
    width = max(map(len, RULES))
    return "".join(f"{rule:<{width}}  {grade:<10}  {reason}\n" for rule, (grade, reason) in RULES.items())


def _read_lock(path: str) -> Lock:
    try:
        return Lock(Path(path).read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise ToolError(f"{path} is not UTF-8") from None
    except ToolError as error:
        raise ToolError(f"{path}: {error}") from None


def run(options: argparse.Namespace) -> int:
    if options.rules:
        print(rules_text(), end="")
        return 0
    if options.old is None or options.new is None:
        raise UsageError("compat needs OLD and NEW: two revisions, or with --names two lock files")
    if options.names:
        items = compare_names(_read_lock(options.old), _read_lock(options.new))
    else:
        family = read_family(options.spec)
        old, new = family.known(options.old), family.known(options.new)
        items = compare(family.spec(old), family.spec(new), family.trees[new])
    print((as_json if options.json else text)(items, options.old, options.new), end="")
    return exit_code(items)
