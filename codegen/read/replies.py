# SPDX-License-Identifier: MIT
"""A test reply says the ranges of its command's parameters once more: warns of a range that a revision changes alone."""
from __future__ import annotations

import re
from typing import Iterator

from codegen.read.load import Map
from codegen.read.model import Command, Form, Parameter, Spec
from codegen.read.overlay import Tree
from codegen.read.problems import Place, Problem


def _groups(reply: str) -> list[tuple[int, int] | None]:
    """The lowest and highest number of each group in parentheses; None for one without a number."""
    found: list[tuple[int, int] | None] = []
    for group in re.findall(r"\(([^()]*)\)", reply):
        numbers = [int(n) for n in re.findall(r"[0-9]{1,10}", group)]
        found.append((min(numbers), max(numbers)) if numbers else None)
    return found


def _says(form: Form, replies: tuple[str, ...]) -> str | None:
    """The line of a test reply that speaks of a form: with its option in front, or with none."""
    for reply in replies:
        option = re.match(r'\[?"([^"]*)"', reply)
        if (option[1] if option else "") == form.option:
            return reply
    return None


def _ends(parameter: Parameter) -> tuple[bool, int, int]:
    return parameter.also_zero, parameter.minimum, parameter.maximum


def _is_said(parameter: Parameter, group: tuple[int, int]) -> bool:
    low, high = group
    return high == parameter.maximum and (low == parameter.minimum or parameter.also_zero and low == 0)


def _stale(old: Command, new: Command) -> Iterator[tuple[Parameter, tuple[int, int]]]:
    """The parameters whose range is another one now, while the unchanged test reply has the range from before."""
    before = {(f.kind, f.variant): f for f in old.forms}
    replies = next((f.replies for f in new.forms if f.kind == "test"), ())
    if replies != next((f.replies for f in old.forms if f.kind == "test"), ()):
        return
    for form in new.forms:
        was = before.get((form.kind, form.variant))
        reply = _says(form, replies)
        if form.kind != "write" or was is None or reply is None:
            continue
        known = {p.name: p for p in was.parameters}
        for parameter, group in zip(form.parameters, _groups(reply)):
            first = known.get(parameter.name)
            if first is not None and group is not None and _ends(first) != _ends(parameter) and _is_said(first, group):
                yield parameter, group


def _place(tree: Tree, command: str, name: str) -> Place:
    """Where the overlay changed the parameter."""
    file = tree.overlay.place.file
    owners = [c for f in tree.files for c in f.get("commands", []) if c["name"] == command] + tree.files
    for node in (p for owner in owners for p in owner.get("parameters", []) if p["name"] == name):
        for place in (*_places(node), node.place):
            if place.file == file:
                return place
    return tree.overlay["revision"].values_at["name"]


def _places(node: Map) -> Iterator[Place]:
    for key in ("range", "length", "choices", "values", "also"):
        if key in node:
            yield node.values_at[key]
    yield from getattr(node.get("values"), "items_at", [])


def warnings(tree: Tree, old: Spec, new: Spec) -> list[Problem]:
    before = {c.name: c for c in old.commands}
    found: dict[tuple[Place, str], list[str]] = {}
    for command in (c for c in new.commands if c.name in before):
        for parameter, (low, high) in _stale(before[command.name], command):
            key = (_place(tree, command.name, parameter.name),
                   f"'{parameter.name}' is {parameter.minimum} to {parameter.maximum} now, but {{}} still {{}} ({low}-{high})")
            found.setdefault(key, []).append(f"'{command.name}.test.replies'")
    return [Problem(place, "W070", text.format(", ".join(dict.fromkeys(names)), "say" if len(set(names)) > 1 else "says"))
            for (place, text), names in found.items()]
