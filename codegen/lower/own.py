# SPDX-License-Identifier: MIT
"""What a revision has otherwise than the tables that all revisions share: its text of a form, which parameters it has, which
may be left out, and what stands for an argument of an operation that is not given."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from codegen.read.model import Feed, Form, Operation, Parameter, Spec, Step
from codegen.read.operations import form_of, items_of

# Flags in C, and whether a parameter has them.
OPTIONAL, ZERO, SECRET, CLIENT, LENGTH = "OPTIONAL", "ZERO", "SECRET", "CLIENT", "LENGTH"


@dataclass(frozen=True)
class Own:
    """One for each parameter of the union, in its order."""

    flags: tuple[str, ...]
    defaults: tuple[int, ...]  # empty: none is needed
    lacks: int  # bits


def flags_of(parameter: Parameter, optional: bool, length: str) -> list[str]:
    """The flags of a parameter in the tables (SIMCOM_PARAMETER_...)."""
    return [flag for flag, condition in (
        (LENGTH, parameter.name == length), (OPTIONAL, optional), (ZERO, parameter.also_zero), (SECRET, parameter.secret),
        (CLIENT, parameter.role == "client"), ("UTF8", parameter.utf8)) if condition]


def own_line(union: tuple[Parameter, ...], optional: frozenset[str], fields: tuple[Parameter, ...],
             may_miss: frozenset[str]) -> tuple[str, ...] | None:
    """The flags of a line's fields in a revision; None where those of the tables fit it, too."""
    own = {p.name for p in fields}
    rows = []
    for parameter in union:
        lacks = parameter.name not in own
        rows.append("SIMCOM_OWN_LACKS" if lacks else "SIMCOM_PARAMETER_OPTIONAL"
                    if parameter.name in optional | may_miss else "0")
    # What is optional in the tables and missing at the end reads as the tables say.
    shared = ["SIMCOM_PARAMETER_OPTIONAL" if p.name in optional else "0" for p in union]
    while rows and rows[-1] == "SIMCOM_OWN_LACKS" and shared[-1] == "SIMCOM_PARAMETER_OPTIONAL":
        rows.pop()
        shared.pop()
    if rows == shared:
        return None
    return tuple(rows + ["SIMCOM_OWN_LACKS"] * (len(union) - len(rows)))


class Owner:
    """Finds what a revision has of its own."""

    def __init__(self, spec: Spec, union: Spec):
        self.spec, self.union = spec, union
        self.present = {c.name: {p.name for f in c.forms for p in f.parameters} | {p.name for n in c.lines for p in n.fields}
                        for c in spec.commands}

    def stands_for_0(self, operation: Operation, step: Step, name: str) -> int:
        """The default of an argument in this revision."""
        own = next((o for o in self.spec.operations if o.name == operation.name), operation)
        arguments = items_of(self.spec.operations, own, step) or items_of(self.union.operations, operation, step)
        return next((a.default for a in arguments if a.name == name), 0)

    def uses(self, command: str, form: Form) -> Iterable[tuple[Operation, Step, dict[str, Feed], tuple]]:
        """The steps of operations that send the form: what they give its parameters, and from which arguments."""
        for operation in self.union.operations:
            for step in (s for s in operation.steps if s.command == command):
                found, _ = form_of(self.union, step)
                if found is not None and (found.kind, found.variant) == (form.kind, form.variant):
                    yield operation, step, {f.parameter: f for f in step.feeds}, items_of(self.union.operations, operation, step)

    def default(self, command: str, shared: Form, own: Form, parameter: Parameter) -> tuple[str, int] | None:
        """A flag, and the number that stands for an argument that is not given."""
        names = [p.name for p in own.parameters]
        after = names[names.index(parameter.name) + 1:]
        found = None
        for operation, step, feeds, arguments in self.uses(command, shared):
            # It is sent if it cannot be left out, or if something after it is.
            sent = parameter.name not in own.optional or any(n in feeds or n not in own.optional for n in after)
            feed = feeds.get(parameter.name)
            if feed is None and sent and parameter.default is not None and parameter.numeric:
                found = found or ("SIMCOM_OWN_DEFAULT", int(parameter.default))
            if feed is None or feed.kind != "argument" or not parameter.numeric:
                continue
            argument = next((a for a in arguments if a.name == feed.argument), None)
            stands = self.stands_for_0(operation, step, feed.argument)
            if argument is not None and stands and (stands != argument.default or not _allows(parameter, stands)):
                return "SIMCOM_OWN_INSTEAD", min(max(stands, parameter.minimum), parameter.maximum)
            # Where it can be left out, 0 says that it is.
            if argument is not None and not argument.default and parameter.name in own.optional | shared.optional and sent and \
                    not _allows(parameter, 0) and parameter.default is not None:
                return "SIMCOM_OWN_INSTEAD", int(parameter.default)
        return found

    def form(self, command: str, shared: Form, own: Form) -> Own | None:
        """None: it is as the tables say."""
        mine = {p.name: p for p in own.parameters}
        rows, defaults, lacks, differs = [], [], 0, False
        for index, union in enumerate(shared.parameters):
            table = flags_of(union, union.name in shared.optional, shared.data_length)
            parameter = mine.get(union.name)
            if parameter is None:
                lacks |= 1 << index
                rows.append("SIMCOM_OWN_LACKS")
                defaults.append(0)
                # What comes last and can be left out is told by its limits, where no other form of the command has it.
                rest = [p.name for p in shared.parameters[index:]]
                differs |= union.name not in shared.optional or bool(set(rest) & set(mine)) or \
                    union.name in self.present[command]
                continue
            flags = flags_of(parameter, union.name in shared.optional or parameter.name in own.optional, own.data_length)
            flags = [f for f in flags if f != SECRET]
            differs |= set(flags) != set(table) - {SECRET}
            row = [f"SIMCOM_PARAMETER_{f}" for f in flags]
            if union.name in shared.optional and parameter.name not in own.optional:
                row.append("SIMCOM_OWN_NEEDS")
                differs = True
            default = self.default(command, shared, own, parameter)
            if default is not None:
                row.append(default[0])
                differs = True
            defaults.append(default[1] if default is not None else 0)
            rows.append(" | ".join(row) or "0")
        if not differs:
            return None
        return Own(tuple(rows), tuple(defaults) if any("OWN_DEFAULT" in r or "OWN_INSTEAD" in r for r in rows) else (), lacks)


def _allows(parameter: Parameter, number: int) -> bool:
    return parameter.minimum <= number <= parameter.maximum or (number == 0 and parameter.also_zero)
