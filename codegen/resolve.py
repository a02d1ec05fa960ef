# SPDX-License-Identifier: MIT
"""`codegen resolve`: a revision in full, as the generator sees it after all overlays, as JSON.

For other programs, and for reviews: the diff of two outputs is what a change of the YAML means. Lists keep the order of the
specification where order means something; everything else is sorted.
"""
from __future__ import annotations

import argparse
import json
from dataclasses import fields, is_dataclass
from typing import Any

from codegen.read.build import read_family
from codegen.read.model import Line, Parameter, Source, Spec

# Where something stands in a file must not matter: a line more in the YAML would change the output. And what a revision
# was made from is no part of the result.
LEFT_OUT = ("place", "extends")


def _plain(value: Any) -> Any:
    if isinstance(value, Source):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in LEFT_OUT}
    return value


def _names(parameters: tuple[Parameter, ...]) -> list[str]:
    return [p.name for p in parameters]


def _line(line: Line) -> dict[str, Any]:
    return {**_plain(line), "fields": _names(line.fields)}


def _parameters(owned: tuple[Parameter, ...], used: list[Parameter]) -> dict[str, Any]:
    """A command's own parameters and the shared ones that it uses, by name."""
    return {p.name: {k: v for k, v in _plain(p).items() if k != "name"} for p in (*used, *owned)}


def _revision(spec: Spec) -> dict[str, Any]:
    commands = {}
    for command in spec.commands:
        used = [p for f in command.forms for p in (*f.parameters, *f.result)] + [p for n in command.lines for p in n.fields]
        forms = [{**_plain(f), "parameters": _names(f.parameters), "lines": [n.name for n in f.lines],
                  "result": _names(f.result)} for f in command.forms]
        commands[command.name] = {**_plain(command), "wire": command.wire, "forms": forms,
                                  "lines": {n.name: _line(n) for n in command.lines},
                                  "parameters": _parameters(command.parameters, used)}
    urcs = {u.name: {**_plain(u), "wire": u.wire, "line": _line(u.line), "parameters": _parameters((), list(u.line.fields))}
            for u in spec.urcs}
    return {**_plain(spec.revision), "commands": commands, "urcs": urcs, "codes": {c.code: _plain(c) for c in spec.codes},
            "finals": _plain(spec.finals), "boot": _plain(spec.boot)}


def resolved(spec: Spec) -> str:
    """The revision as JSON."""
    return json.dumps(_revision(spec), indent=1, sort_keys=True) + "\n"


def run(options: argparse.Namespace) -> int:
    family = read_family(options.spec)
    print(resolved(family.spec(family.known(options.revision))), end="")
    return 0
