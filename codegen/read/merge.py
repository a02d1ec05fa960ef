# SPDX-License-Identifier: MIT
"""All revisions as one specification: what the tables that every revision shares are made from.

A form may gain and lose parameters from revision to revision, wherever they stand; their order stays. It may not become another. A revision's
own limits, forms and wire texts are looked up in its own specification afterwards.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Iterator

from codegen.read.model import (Alias, Argument, Code, Command, Feed, Form, Line, Operation, Parameter, Spec, Step, Time,
                                Urc)
from codegen.read.operations import complete
from codegen.read.problems import Place, Problem


# How a difference is called in the specification.
KEYS = {"success": "means", "data_length": "data", "client": "of", "kept": "keep", "bit": "given"}
# Other names of a result line (simcom_form_t.also).
MOST_NAMES = 1


def _kind(parameter: Parameter) -> str:
    """Parameters of one kind are the same in C and on the wire; a list of values may become a range."""
    return "number" if parameter.numeric and parameter.type != "hexadecimal" else parameter.type


class Merger:
    """Makes the union and collects what cannot be united."""

    def __init__(self, specs: list[Spec]):
        self.specs = specs
        self.problems: list[Problem] = []

    def complain(self, place, text: str) -> None:
        self.problems.append(Problem(place, "E062", text))

    def parameters(self, what: str, lists: list[tuple[Parameter, ...]]) -> tuple[Parameter, ...]:
        """All of them, in an order that holds that of each list. A revision passes over what it does not have."""
        order = self.order(what, [tuple((p.name, p.place) for p in chosen) for chosen in lists])
        union = []
        for name in order:
            same = [p for chosen in lists for p in chosen if p.name == name]
            for other in same[1:]:
                self.same_kind(what, other, same[0])
            # Who hides it in one revision hides it in all.
            union.append(replace(same[0], secret=any(p.secret for p in same)))
        return tuple(union)

    def same_kind(self, what: str, mine: Parameter, theirs: Parameter) -> None:
        for name in [n for n, one, other in (("type", _kind(mine), _kind(theirs)), ("role", mine.role, theirs.role)) if one != other]:
            self.complain(mine.place, f"{what}: '{mine.name}' differs in '{name}' between revisions, and its name in C can stand for one "
                                      "only: expected another name, as of a new parameter, with the old one removed")

    def same(self, what: str, name: str, mine, theirs, place=None) -> None:
        """Complains about an attribute that the shared tables can hold only once."""
        if getattr(mine, name) != getattr(theirs, name):
            self.complain(place or mine.place, f"{what}: '{KEYS.get(name, name)}' differs between revisions")

    @staticmethod
    def optional(lists: list[tuple[tuple[Parameter, ...], frozenset[str]]], union: tuple[Parameter, ...],
                 added: bool = False) -> frozenset[str]:
        """Those with a flag in C that says whether they are given: optional in the first revision that has them, so that a
        revision that comes later changes no type. With `added`, also those that came later."""
        first = {p.name for p in lists[0][0]}
        return frozenset(p.name for p in union if (added and p.name not in first) or next(
            p.name in optional for chosen, optional in lists if p.name in {q.name for q in chosen}))

    def line(self, owner: str, lines: list[Line]) -> Line:
        union = self.parameters(f"{owner} {lines[0].name}", [n.fields for n in lines])
        return replace(lines[0], fields=union, optional=self.optional([(n.fields, n.optional) for n in lines], union, added=True))

    def form(self, command: str, forms: list[Form], lines: dict[str, Line]) -> Form:
        what = f"{command} {forms[0].kind} {forms[0].variant}".strip()
        union = self.parameters(what, [f.parameters for f in forms])
        for form in forms[1:]:
            self.same(what, "data_length", form, forms[0])
            if [p.name for p in form.result] != [p.name for p in forms[0].result] and form.result and forms[0].result:
                self.complain(form.place, f"{what}: the result line differs between revisions")
        limits = _ordered((f.time.result_from, f.place) for f in forms if f.time.result_from)
        if len({name for name, _ in limits}) > 1:
            self.complain(limits[-1][1], f"{what}: '{limits[0][0]}' is the time limit of the result in another revision, and here it is "
                                         f"'{limits[-1][0]}': expected the same")
        names = _ordered(n for f in forms for n in f.result_names)
        if len(names) > MOST_NAMES:
            self.complain(forms[-1].place, f"{what}: the result line comes under the names {' and '.join(names)} in different revisions: "
                                           f"the table holds {MOST_NAMES} besides the command's own")
        outcomes = {(o.sequence, o.success): o for f in reversed(forms) for o in f.outcomes}
        ordered = [o for f in forms for o in f.outcomes]
        unique = dict.fromkeys((o.sequence, o.success) for o in ordered)
        return replace(
            forms[0], parameters=union,
            optional=self.optional([(f.parameters, f.optional) for f in forms], union), result_names=tuple(names),
            lines=tuple(lines[n] for n in dict.fromkeys(n.name for f in forms for n in f.lines)),
            replies=tuple(dict.fromkeys(r for f in forms for r in f.replies)),
            result=next((f.result for f in forms if f.result), ()),
            outcomes=tuple(outcomes[key] for key in unique),
            time=Time(max(f.time.answer for f in forms), max(f.time.result for f in forms), limits[0][0] if limits else "",
                      max(f.time.stated for f in forms), forms[0].time.source, forms[0].time.place))

    def command(self, commands: list[Command]) -> Command:
        first = commands[0]
        for other in commands[1:]:
            self.same(first.name, "basic", other, first)
        names = _ordered(n.name for c in commands for n in c.lines)
        lines = {name: self.line(first.name, [n for c in commands for n in c.lines if n.name == name]) for name in names}
        keys = _ordered((f.kind, f.variant) for c in commands for f in c.forms)
        forms = [self.form(first.name, [f for c in commands for f in c.forms if (f.kind, f.variant) == key], lines)
                 for key in keys]
        own = {p.name: p for c in reversed(commands) for p in c.parameters}
        return replace(first, aliases=_aliases(commands), forms=tuple(forms), lines=tuple(lines.values()),
                       parameters=tuple(own[n] for n in _ordered(p.name for c in commands for p in c.parameters)))

    def urc(self, urcs: list[Urc]) -> Urc:
        for other in urcs[1:]:
            for name in ("role", "plus", "arguments"):
                self.same(urcs[0].name, name, other, urcs[0])
        return replace(urcs[0], aliases=_aliases(urcs),
                       line=self.line(urcs[0].name, [u.line for u in urcs]))

    def codes(self) -> tuple[Code, ...]:
        """Each name with its number, which it has in every revision; a number can have other names in others."""
        union: dict[str, Code] = {}
        for code in (c for s in self.specs for c in s.codes):
            known = union.setdefault(code.name, code)
            if known.code != code.code:
                self.complain(code.place, f"code '{code.name}' is {known.code} in another revision: the name has one number in C; "
                                          "expected another name")
        return tuple(sorted(union.values(), key=lambda c: c.code))

    def operations(self) -> Iterator[Operation]:
        """What an application asks for is the same in every revision: one may add arguments, parameters and steps."""
        for name in _ordered(o.name for s in self.specs for o in s.operations):
            found = [next(o for o in s.operations if o.name == name) for s in self.specs if name in {o.name for o in s.operations}]
            for other in found[1:]:
                for key in ("event", "client", "struct", "kept", "clears", "done"):
                    self.same(f"operation {name}", key, other, found[0])
            yield replace(found[0], arguments=self.arguments(name, found), steps=self.steps(name, found))

    def arguments(self, name: str, found: list[Operation]) -> tuple[Argument, ...]:
        union: dict[str, Argument] = {}
        for argument in (a for o in found if o.lists for a in o.arguments):
            known = union.setdefault(argument.name, argument)
            if known.default != argument.default and any(s.limit and s.limit[1] == argument.name for o in found for s in o.steps):
                self.complain(argument.place, f"operation {name}, argument {argument.name}: a time limit follows from it, so that "
                                              f"its default is {known.default} in all revisions")
            for key in ("type", "none", "bit", "items", "most", "values", "decides", "done"):
                self.same(f"operation {name}, argument {argument.name}", key, argument, known)
        return tuple(union.values())

    def steps(self, name: str, found: list[Operation]) -> tuple[Step, ...]:
        order = self.order(f"operation {name}", [tuple((s.name, s.place) for s in o.steps) for o in found])
        union = []
        for step in order:
            same = [s for o in found for s in o.steps if s.name == step]
            what = f"operation {name}, step {step}"
            for other in same[1:]:
                for key in ("form", "data", "when", "each", "fallback", "last", "leaves", "limit", "part"):
                    self.same(what, key, other, same[0])
            others = [o for o in found if step not in {s.name for s in o.steps}]
            if any(not same[0].when or o.argument(same[0].when) is not None for o in others):
                self.complain(same[0].place, f"{what} is not in every revision: expected 'when' with an argument that the others do not "
                                             "have, so that it is sent only where it is asked for")
            feeds: dict[str, Feed] = {}
            for feed in (f for s in same for f in s.feeds):
                known = feeds.setdefault(feed.parameter, feed)
                if (known.kind, known.argument, known.number) != (feed.kind, feed.argument, feed.number):
                    self.complain(feed.place, f"{what}: '{feed.parameter}' is given something else in another revision: "
                                              "an operation is one for all")
            union.append(replace(same[0], feeds=tuple(feeds.values())))
        return tuple(union)

    def order(self, what: str, lists: list[tuple[tuple[str, Place], ...]]) -> tuple[str, ...]:
        """One order that holds each list's: names that a list does not have are passed over there."""
        after: dict[str, set[str]] = {}
        for names in lists:
            for index, (name, _) in enumerate(names):
                after.setdefault(name, set()).update(n for n, _ in names[:index])
        found: list[str] = []
        while len(found) < len(after):
            ready = next((n for n in after if n not in found and after[n] <= set(found)), None)
            if ready is None:
                left = [n for n in after if n not in found]
                one, other = next(((a, b) for a in left for b in left if a in after[b] and b in after[a]), (left[0], left[1]))
                place = next(at for names in reversed(lists) for n, at in names if n == one)
                self.complain(place, f"{what}: '{one}' and '{other}' stand in another order in another revision: expected the same "
                                     "order, or another name; a revision can leave out what it does not have")
                return tuple(after)
            found.append(ready)
        return tuple(found)

    def merge(self) -> Spec:
        commands = [self.command([c for s in self.specs for c in s.commands if c.name == name])
                    for name in _ordered(c.name for s in self.specs for c in s.commands)]
        urcs = [self.urc([u for s in self.specs for u in s.urcs if u.name == name])
                for name in _ordered(u.name for s in self.specs for u in s.urcs)]
        finals = {f.text: f for s in reversed(self.specs) for f in s.finals}
        for final in (f for s in self.specs for f in s.finals):
            self.same(final.text, "success", final, finals[final.text])
            self.same(final.text, "argument", final, finals[final.text])
        return Spec(self.specs[0].revision, tuple(commands), tuple(urcs), self.codes(), tuple(finals.values()),
                    tuple({b.text: b for s in reversed(self.specs) for b in s.boot}.values()),
                    tuple({t.name: t for s in reversed(self.specs) for t in s.states}.values()), complete(tuple(self.operations())))


def _ordered(names: Iterable) -> list:
    return list(dict.fromkeys(names))


def _aliases(owners: list) -> tuple[Alias, ...]:
    """Every spelling besides that of the first revision: printed ones, and those that another has on the wire."""
    spelled = (a for o in owners for a in (*o.aliases, Alias(o.spelling, o.source, o.place)))
    return tuple({a.name: a for a in spelled if a.name != owners[0].spelling}.values())


def merge(specs: list[Spec]) -> tuple[Spec, list[Problem]]:
    merger = Merger(specs)
    return merger.merge(), merger.problems


def typed_as(alone: Spec, whole: Spec) -> Spec:
    """The specification of one revision with the types in C of the tree of all: programs are written for both."""
    forms = {(c.name, f.kind, f.variant): f for c in whole.commands for f in c.forms}
    lines = {(o.name, n.name): n for o in whole.commands for n in o.lines}
    lines |= {(u.name, u.line.name): u.line for u in whole.urcs}

    def line(owner: str, own: Line) -> Line:
        return replace(own, optional=lines[owner, own.name].optional & {p.name for p in own.fields})

    def form(owner: str, own: Form) -> Form:
        shared = forms[owner, own.kind, own.variant].optional & {p.name for p in own.parameters}
        return replace(own, optional=shared, lines=tuple(line(owner, n) for n in own.lines))
    commands = tuple(replace(c, forms=tuple(form(c.name, f) for f in c.forms), lines=tuple(line(c.name, n) for n in c.lines))
                     for c in alone.commands)
    return replace(alone, commands=commands, urcs=tuple(replace(u, line=line(u.name, u.line)) for u in alone.urcs))
