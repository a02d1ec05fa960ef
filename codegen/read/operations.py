# SPDX-License-Identifier: MIT
"""Operations: from nodes to the model, and what can be wrong with them.

An operation is one for all revisions: its steps name forms and parameters that some revision has. Whether a step's form is
there is only known when all revisions are united, so that this is checked last.
"""
from __future__ import annotations

from typing import Any, Iterator, Protocol

from codegen.read import naming
from codegen.read.load import Map, Seq
from codegen.read.model import Argument, Feed, Form, Operation, Parameter, Source, Spec, Step, Value
from codegen.read.problems import Place, Problem
from codegen.read.schema import expected

LENGTH_OF = "length of "
# Of a value in the tables (simcom/private/plan.h): of a constant, and steps that a fallback can pass over.
MOST_CONSTANT = 255
MOST_FALLBACK = 15
MOST_STEPS = 30
MOST_BITS = 8
WIDEST = {"bool": 1, "uint8": 255, "uint16": 65535, "optional": 255}


class Reader(Protocol):
    """What is needed of the builder."""

    def source(self, node: Map, inherited: Source) -> Source: ...

    def complain(self, place: Place, code: str, text: str) -> None: ...


def read(nodes: Seq, inherited: Source, reader: Reader) -> list[Operation]:
    return [_operation(node, inherited, reader) for node in nodes]


def _operation(node: Map, inherited: Source, reader: Reader) -> Operation:
    source = reader.source(node, inherited)
    arguments = tuple(_argument(a, source, reader) for a in node.get("arguments", []))
    return Operation(
        name=node["name"], event=node.get("event", node["name"]), client=node["of"] == "client", title=node["title"],
        description=node.get("description", ""), struct=node.get("struct", ""), kept=node.get("keep", "") == "pointer",
        arguments=arguments, lists="arguments" in node, steps=tuple(_step(s, source, reader) for s in node["steps"]),
        clears=tuple(node.get("clears", ())), done=node.get("done", ""), source=source, place=node.place)


def _argument(node: Map, inherited: Source, reader: Reader) -> Argument:
    values = tuple(Value(v["value"], v["name"], v["meaning"]) for v in node.get("values", []))
    return Argument(
        name=node["name"], type=node["type"], description=node["description"], unit=node.get("unit", ""),
        default=node.get("default", 0), none=node.get("none"), bit="given" in node, items=node.get("items", ""),
        most=node.get("most", 0), values=values, decides=tuple(node.get("decides", ())), done=node.get("done", ""),
        source=reader.source(node, inherited), place=node.place)


def _step(node: Map, inherited: Source, reader: Reader) -> Step:
    command, _, rest = node["form"].partition(".")
    kind, _, variant = rest.partition(":")
    limit = node.get("limit")
    parameters = node.get("parameters", Map())
    return Step(
        name=node["step"], command=command, kind=kind, variant=variant, form=node["form"],
        feeds=tuple(_feed(name, value, parameters.values_at[name]) for name, value in parameters.items()),
        data=node.get("data", ""), when=node.get("when", ""), each=node.get("each", ""), fallback=node.get("fallback", ""),
        last=node.get("last", False), leaves=node.get("leaves", ""),
        limit=(limit["seconds"], limit["plus"]) if limit is not None else None, part=node.get("part", ""),
        source=reader.source(node, inherited), place=node.place)


def _feed(parameter: str, value: Any, place: Place) -> Feed:
    if isinstance(value, int):
        return Feed(parameter, "constant", "", value, place)
    if value == "client":
        return Feed(parameter, "client", "", 0, place)
    if value.startswith(LENGTH_OF):
        return Feed(parameter, "length", value[len(LENGTH_OF):], 0, place)
    return Feed(parameter, "argument", value, 0, place)


# What operations share -----------------------------------------------------------------------------


def complete(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """Each with its arguments, those of another one with the same struct as well."""
    from dataclasses import replace
    listed = {o.struct: o.arguments for o in reversed(operations) if o.struct and o.lists}
    return tuple(o if o.lists or not o.struct else replace(o, arguments=listed.get(o.struct, ())) for o in operations)


def form_of(spec: Spec, step: Step) -> tuple[Form | None, list[str]]:
    """The form that a step names, and what it could have named."""
    command = spec.by_name.get(step.command)
    if command is None:
        return None, list(spec.by_name)
    same = [f for f in command.forms if f.kind == step.kind]
    # A form that is alone with its kind needs no variant.
    found = [f for f in same if f.variant == step.variant] or (same if not step.variant else [])
    known = [f"{command.name}.{f.kind}" + (f":{f.variant}" if f.variant else "") for f in command.forms]
    return (found[0] if len(found) == 1 else None), known


def items_of(operations: tuple[Operation, ...], operation: Operation, step: Step) -> tuple[Argument, ...]:
    """The arguments that a step's values come from: of one that is sent for each item, those of an item."""
    if not step.each:
        return operation.arguments
    wanted = operation.argument(step.each)
    return next((o.arguments for o in operations if wanted is not None and o.struct == wanted.items), ())


# Checks --------------------------------------------------------------------------------------------


def verify_names(operations: tuple[Operation, ...]) -> list[Problem]:
    """What is wrong with the operations of one revision by themselves."""
    problems = [*_names(operations)]
    for operation in operations if not problems else ():
        problems += _arguments(operations, operation)
        problems += _twice(f"{operation.name}: step", [(s.name, s.place) for s in operation.steps])
    return problems


def verify_operations(spec: Spec, base: Spec) -> list[Problem]:
    """What is wrong with the steps; `spec` is all revisions in one, `base` the one that extends no other."""
    problems = [p for operation in spec.operations for p in _steps(spec, base, operation)]
    # What a step that is wrong would have used is not known.
    return problems or [p for operation in spec.operations for p in _used(spec.operations, operation)]


def _twice(what: str, rows: list[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, tuple[str, Place]] = {}
    for name, place in rows:
        first, at = seen.setdefault(naming.snake(name), (name, place))
        if at != place:
            other = "is defined a second time; first" if first == name else f"and '{first}' are the same in C; that is"
            yield Problem(place, "E040" if first == name else "E041", f"{what} '{name}' {other} at {at}")


def _names(operations: tuple[Operation, ...]) -> Iterator[Problem]:
    yield from _twice("operation", [(o.name, o.place) for o in operations])
    structs: dict[str, Operation] = {}
    for operation in operations:
        if operation.event != operation.name and operation.event not in {o.name for o in operations}:
            yield Problem(operation.place, "E080", f"operation '{operation.name}': events would name it '{operation.event}', "
                          f"which is no operation{expected(operation.event, [o.name for o in operations])}")
        if not operation.struct:
            if len(operation.arguments) > 1:
                yield Problem(operation.place, "E080", f"operation '{operation.name}' has {len(operation.arguments)} arguments: "
                                                       "more than one need the key struct, the name of what holds them")
            continue
        first = structs.setdefault(operation.struct, operation) if operation.lists else structs.get(operation.struct)
        if operation.lists and first is not operation:
            yield Problem(operation.place, "E040", f"the arguments of struct '{operation.struct}' stand at {first.place} "
                                                   "already: leave the key arguments out here")
        if not operation.lists and not any(o.struct == operation.struct and o.lists for o in operations):
            yield Problem(operation.place, "E080", f"operation '{operation.name}': no operation lists the arguments of struct "
                          f"'{operation.struct}'{expected(operation.struct, sorted({o.struct for o in operations if o.lists and o.struct}))}")


def _arguments(operations: tuple[Operation, ...], operation: Operation) -> Iterator[Problem]:
    if not operation.lists:
        return
    yield from _twice(f"{operation.name}: argument", [(a.name, a.place) for a in operation.arguments])
    bits = [a for a in operation.arguments if a.bit]
    for argument in bits[MOST_BITS:]:
        yield Problem(argument.place, "E031", f"argument '{argument.name}' would be number {bits.index(argument) + 1} that is "
                                              f"given by a bit: a struct has {MOST_BITS}")
    for argument in operation.arguments:
        what = f"{operation.name}: argument '{argument.name}'"
        if naming.snake(argument.name) in ("set", "count") or argument.name == "client":
            yield Problem(argument.place, "E041", f"{what}: the name is taken; expected another")
        if argument.default and argument.type != "uint16":
            yield Problem(argument.place, "E080", f"{what}: a default that stands for 0 needs the type uint16, not {argument.type}")
        if argument.default > WIDEST["uint16"]:
            yield Problem(argument.place, "E031", f"{what}: {argument.default} does not fit uint16 (at most {WIDEST['uint16']})")
        if argument.none is not None and (argument.type, argument.none) != ("uint8", 255):
            yield Problem(argument.place, "E080", f"{what}: only 255 of a uint8 can stand for \"not given\"")
        if argument.bit and argument.type not in ("uint8", "uint16", "bool"):
            yield Problem(argument.place, "E080", f"{what}: {argument.type} says by itself whether it is given; "
                                                  "leave out 'given: bit'")
        if argument.done and argument.type != "optional":
            yield Problem(argument.place, "E080", f"{what}: '{argument.done}' needs the type optional, not {argument.type}")
        if argument.type == "list":
            yield from _list(operations, operation, argument, what)
        elif argument.items or argument.most:
            yield Problem(argument.place, "E080", f"{what}: only a list has items and most")


def _list(operations: tuple[Operation, ...], operation: Operation, argument: Argument, what: str) -> Iterator[Problem]:
    known = sorted({o.struct for o in operations if o.struct and o.lists and o is not operation})
    if argument.items not in known:
        yield Problem(argument.place, "E080", f"{what}: items must be a struct of another operation, not "
                                              f"'{argument.items}'{expected(argument.items, known)}")
    if not 1 <= argument.most <= 255:
        yield Problem(argument.place, "E031", f"{what}: most is the number of items, 1 to 255, not {argument.most}")
    if operation.kept:
        yield Problem(operation.place, "E080", f"{what}: a struct with a list is copied; leave out 'keep: pointer'")
    if len([a for a in operation.arguments if a.type == "list"]) > 1:
        yield Problem(argument.place, "E080", f"{what}: a struct holds one list")


def _steps(spec: Spec, base: Spec, operation: Operation) -> Iterator[Problem]:
    names = [s.name for s in operation.steps]
    if len(operation.steps) > MOST_STEPS:
        yield Problem(operation.place, "E031", f"{len(operation.steps)} steps: the table holds at most {MOST_STEPS}")
    for index, step in enumerate(operation.steps):
        what = f"{operation.name}, step '{step.name}'"
        form, known = form_of(spec, step)
        if form is None:
            yield Problem(step.place, "E081", f"{what}: there is no form '{step.form}' in any revision"
                                              f"{expected(step.form, known)}")
            continue
        if step.each and (operation.argument(step.each) is None or operation.argument(step.each).type != "list"):
            lists = [a.name for a in operation.arguments if a.type == "list"]
            yield Problem(step.place, "E081", f"{what}: 'each' needs an argument that is a list, not '{step.each}'"
                                              f"{expected(step.each, lists)}")
            continue
        yield from _conditions(spec.operations, operation, step, what)
        yield from _feeds(spec, base, operation, step, form, what)
        yield from _data(spec.operations, operation, step, form, what)
        if step.fallback and step.fallback not in names[index + 1:]:
            yield Problem(step.place, "E081", f"{what}: the fallback '{step.fallback}' must be a later step"
                                              f"{expected(step.fallback, names[index + 1:])}")
        elif step.fallback and names.index(step.fallback) - index > MOST_FALLBACK:
            yield Problem(step.place, "E031", f"{what}: a fallback passes over at most {MOST_FALLBACK} steps")
        if step.last and step.fallback == "" and index + 1 == len(operation.steps):
            yield Problem(step.place, "E081", f"{what}: no step follows; leave out 'last'")
    lefts = {s.leaves for s in operation.steps if s.leaves}
    if len(lefts) > 1:
        yield Problem(operation.place, "E081", f"{operation.name}: its steps leave {' and '.join(sorted(lefts))}: "
                                               "a plan has room for one of them")
    elif lefts and operation.clears and set(operation.clears) != lefts:
        yield Problem(operation.place, "E081", f"{operation.name}: it leaves {', '.join(lefts)} when it fails and clears "
                                               f"{', '.join(operation.clears)} when it is done: a plan has room for one of them")


def _conditions(operations: tuple[Operation, ...], operation: Operation, step: Step, what: str) -> Iterator[Problem]:
    arguments = items_of(operations, operation, step)
    decisions = [d for a in operation.arguments for d in a.decides]
    known = [*(a.name for a in arguments), *decisions]
    if step.when and step.when not in known:
        yield Problem(step.place, "E082", f"{what}: 'when' names no argument and no decision: '{step.when}'"
                                          f"{expected(step.when, known)}")
    if step.limit is not None:
        argument = next((a for a in arguments if a.name == step.limit[1]), None)
        if argument is None or argument.type != "uint16":
            yield Problem(step.place, "E082", f"{what}: the time limit needs an argument of type uint16, not '{step.limit[1]}'"
                                              f"{expected(step.limit[1], [a.name for a in arguments if a.type == 'uint16'])}")


def _feeds(spec: Spec, base: Spec, operation: Operation, step: Step, form: Form, what: str) -> Iterator[Problem]:
    arguments = items_of(spec.operations, operation, step)
    before, _ = form_of(base, step)
    first = {p.name: p for p in before.parameters} if before is not None else {}
    parameters = {p.name: p for p in form.parameters}
    for feed in step.feeds:
        parameter = parameters.get(feed.parameter)
        if parameter is None:
            yield Problem(feed.place, "E020", f"{what}: '{feed.parameter}' is not a parameter of {step.form}"
                                              f"{expected(feed.parameter, list(parameters))}")
            continue
        yield from _feed_kind(operation, arguments, feed, first.get(feed.parameter, parameter), what)
    named = {f.parameter for f in step.feeds}
    for parameter in before.parameters if before is not None else ():
        if parameter.name not in named | before.optional and parameter.default is None:
            yield Problem(step.place, "E083", f"{what}: nothing is given for '{parameter.name}' of {step.form}, which cannot be "
                                              "left out and has no default")


def _feed_kind(operation: Operation, arguments: tuple[Argument, ...], feed: Feed, parameter: Parameter,
               what: str) -> Iterator[Problem]:
    if feed.kind == "client":
        if not operation.client:
            yield Problem(feed.place, "E082", f"{what}: the operation is the module's and has no client")
        return
    if feed.kind == "constant":
        if not parameter.numeric or feed.number > MOST_CONSTANT:
            yield Problem(feed.place, "E082", f"{what}: {feed.number} cannot be given for '{parameter.name}': expected a number "
                                              f"up to {MOST_CONSTANT} for a parameter that is a number")
        return
    argument = next((a for a in arguments if a.name == feed.argument), None)
    if argument is None:
        yield Problem(feed.place, "E082", f"{what}: unknown argument '{feed.argument}'"
                                          f"{expected(feed.argument, [*(a.name for a in arguments), 'client'])}")
        return
    wanted = ("bytes",) if feed.kind == "length" or not parameter.numeric else tuple(WIDEST)
    if argument.type not in wanted:
        of = "the length of " if feed.kind == "length" else ""
        yield Problem(feed.place, "E082", f"{what}: '{parameter.name}' is of type {parameter.type}: expected {of}an argument of type "
                                          f"{' or '.join(wanted)}, found '{argument.name}' of type {argument.type}")
    elif feed.kind == "argument" and argument.type in ("uint8", "optional") and parameter.maximum > WIDEST["uint8"]:
        yield Problem(feed.place, "E031", f"{what}: '{parameter.name}' goes to {parameter.maximum}, which '{argument.name}' of type "
                                          f"{argument.type} cannot hold: expected the type uint16")


def _data(operations: tuple[Operation, ...], operation: Operation, step: Step, form: Form, what: str) -> Iterator[Problem]:
    if not form.data_length:
        if step.data:
            yield Problem(step.place, "E084", f"{what}: {step.form} sends no data after a prompt; leave out 'data'")
        return
    arguments = [a.name for a in items_of(operations, operation, step) if a.type == "bytes"]
    if step.data not in arguments:
        yield Problem(step.place, "E084", f"{what}: {step.form} sends data: expected 'data' with an argument of type bytes"
                                          f"{expected(step.data, arguments)}")
        return
    length = next((f for f in step.feeds if f.parameter == form.data_length), None)
    if length is None or (length.kind, length.argument) != ("length", step.data):
        yield Problem(length.place if length else step.place, "E084",
                      f"{what}: '{form.data_length}' says how many bytes follow the prompt: expected '{LENGTH_OF}{step.data}'")


def _used(operations: tuple[Operation, ...], operation: Operation) -> Iterator[Problem]:
    """Arguments that nothing reads."""
    if not operation.lists:
        return
    used: set[str] = set()
    sharing = [o for o in operations if o is operation or (operation.struct and o.struct == operation.struct)]
    users = [(o, s) for o in sharing for s in o.steps if not s.each]
    users += [(o, s) for o in operations for s in o.steps if s.each and operation.struct
              and (a := o.argument(s.each)) is not None and a.items == operation.struct]
    for _, step in users:
        used |= {f.argument for f in step.feeds} | {step.data, step.when} | ({step.limit[1]} if step.limit else set())
    used |= {s.each for o in sharing for s in o.steps}
    for argument in operation.arguments:
        if argument.name not in used and not argument.decides:
            yield Problem(argument.place, "E082", f"{operation.name}: no step uses the argument '{argument.name}'")
