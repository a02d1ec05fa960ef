# SPDX-License-Identifier: MIT
"""Rules that span several facts of a model: names, outcomes, examples."""
from __future__ import annotations

import re
from typing import Iterator

from codegen.read import naming
from codegen.read.model import Command, Form, Line, Parameter, Spec, Urc, on_the_wire
from codegen.read.problems import Place, Problem
from codegen.read.states import verify_states

# The parts of an answer that the channel tells apart, as bits (SIMCOM_PART_... in simcom/private/table.h).
PARTS = {"OK": 0x01, "ERROR": 0x02, "prompt": 0x04, "result": 0x08}


def parts(sequence: tuple[str, ...]) -> int:
    """The set of parts in a sequence. Lines and the host's own data are not parts."""
    return sum({PARTS[s] for s in sequence if s in PARTS})


def verify(spec: Spec) -> list[Problem]:
    problems = [*verify_union(spec), *_codes(spec), *_successes(spec), *_data_counted(spec)]
    # What is wrong with the codes would be said again of the states that they answer.
    problems += verify_states(spec) if not problems else []
    for command in spec.commands:
        for form in command.forms:
            problems += [*_outcomes(form), *_result_names(spec, form), *_example(command, form), *_presets(form)]
    return problems


def _twice(what: str, rows: list[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for name, place in rows:
        if name in seen:
            yield Problem(place, "E040", f"{what} '{name}' is defined a second time; first at {seen[name]}")
        seen.setdefault(name, place)


def verify_union(spec: Spec, alone: bool = True) -> list[Problem]:
    """The rules that hold for each revision and for all in one: names on the wire, names in C, sizes of the tables."""
    problems = [*_names(spec, alone), *_messages(spec), *_twice("code name", [(c.name, c.place) for c in spec.codes]),
                *_constants(spec)]
    for command in spec.commands:
        problems += [*_c_names(command), *_sizes(command)]
    # What the narrower rules found would be said again in other words.
    return problems or [*_identifiers(spec), *_line_sizes(spec)]


def _names(spec: Spec, alone: bool) -> Iterator[Problem]:
    """Every line that the module may begin with a name, and every command, must be one of a kind. `alone` says that it is one
    revision: what no revision has both of may have the same name, where the scanner reads both in the same way."""
    named = [*(c for c in spec.commands if c.speaks and not c.basic), *spec.urcs]
    lines = [(name, place) for owner in named for name, place in _spelled(owner)]
    owners: dict[str, tuple[Command | Urc, Place]] = {}
    for owner, name, place in ((o, n, p) for o in named for n, p in _spelled(o)):
        first, at = owners.setdefault(name, (owner, place))
        if first is not owner and alone:
            yield Problem(place, "E042", f"a line that begins with '{name}' cannot be told from the one at {at}")
        elif first is not owner and not _read_alike(first, owner):
            yield Problem(place, "E042", f"a line that begins with '{name}' is another kind of line in another revision, at {at}: "
                                         "the scanner, which all revisions share, reads both in the same way")
    seen = {name: place for name, (_, place) in owners.items()}
    for urc in (u for u in spec.urcs if not u.arguments):
        # The whole line, which may go on where another's name ends.
        for name, place in _spelled(urc):
            end = min((i for i, c in enumerate(name) if c in ": "), default=0)
            if end and name[:end] in seen:
                yield Problem(place, "E042", f"a line '{name}' cannot be told from one that begins with '{name[:end]}', at "
                                             f"{seen[name[:end]]}")
    for final in spec.finals:
        for name, place in lines:
            if final.text.startswith((name + " ", name + ":")) or final.text == name:
                yield Problem(place, "E042", f"a line that begins with '{name}' cannot be told from the final result "
                                             f"'{final.text}' at {final.place}")
    yield from _twice("final result", [(f.text, f.place) for f in spec.finals])
    yield from _twice("command", [(c.name, c.place) for c in spec.commands])
    for name, place in lines:
        if name.startswith("AT"):
            yield Problem(place, "E042", f"a line '{name}' cannot be told from an echo: expected a name that does not begin "
                                         "with AT")
        if name.startswith(">"):
            yield Problem(place, "E042", f"a line '{name}' cannot be told from a prompt: expected a name that does not begin "
                                         "with >")


def _read_alike(one: Command | Urc, other: Command | Urc) -> bool:
    """Whether lines of the same name can be told apart by the revision alone: at most one is acted on, none begins what
    is counted, and both have arguments or none."""
    roles = {o.role for o in (one, other) if isinstance(o, Urc)}
    return len(roles) <= 1 and not roles & MESSAGE_FIELDS.keys() and len({getattr(o, "arguments", True) for o in (one, other)}) == 1


# What the library reads of the lines of a message: which fields, in this order.
MESSAGE_FIELDS = {
    "message-start": ("client", "number", "number"), "message-topic": ("client", "number"),
    "message-payload": ("client", "number"), "message-end": ("client",),
    "message-line": ("client", "string", "number", "counted"),
}
FIELD_WORDS = {"client": "the client index", "number": "a length", "string": "a string",
               "counted": "a string with counted_by, which names the field before it"}


def _messages(spec: Spec) -> Iterator[Problem]:
    """The lines of a received message have the fields that the library counts by."""
    wrong = False
    for urc in (u for u in spec.urcs if u.role in MESSAGE_FIELDS):
        fields = urc.line.fields
        found = ["client" if p.role == "client" else "number" if p.type == "integer" else "counted" if i and
                 p.counted_by == fields[i - 1].name and p.type == "string" else p.type for i, p in enumerate(fields)]
        wanted = MESSAGE_FIELDS[urc.role]
        if tuple(found) != wanted:
            wrong = True
            yield Problem(urc.place, "E057", f"a {urc.role} has the fields: {', '.join(FIELD_WORDS[w] for w in wanted)}; "
                                             f"found {', '.join(p.name for p in fields) or 'none'}")
    for owner in (*spec.commands, *spec.urcs):
        lines = owner.lines if isinstance(owner, Command) else (owner.line,)
        shown = {p.name for n in lines for p in n.fields} if not isinstance(owner, Command) and owner.role == "message-line" else set()
        for parameter in (p for n in lines for p in n.fields if p.counted_by and p.name not in shown):
            yield Problem(parameter.place, "E057", f"'{parameter.name}': only a string of a message-line has counted_by")
    parts = {u.role for u in spec.urcs} & (MESSAGE_FIELDS.keys() - {"message-line"})
    missing = sorted(MESSAGE_FIELDS.keys() - {"message-line"} - parts)
    if parts and missing and not wrong:
        left = next(u for u in spec.urcs if u.role in parts)
        yield Problem(left.place, "E058", f"no URC has the role {' or '.join(missing)}: a message in parts needs all four, or there is none "
                                          f"at all; add what is missing, or remove {left.name} and the others, too")
    if len([u for u in spec.urcs if u.role == "message-line"]) > 1:
        yield Problem(spec.urcs[-1].place, "E057", "there can be one message-line only")


def _successes(spec: Spec) -> Iterator[Problem]:
    """Every form can succeed: what nothing succeeds of is no form of the revision."""
    for command in spec.commands:
        for form in command.forms:
            if not any(o.success for o in form.outcomes):
                yield Problem(form.place, "E059", f"{command.name}: no outcome of this form means success; add one, or remove the form")


def _data_counted(spec: Spec) -> Iterator[Problem]:
    """How many bytes follow the prompt is always said."""
    for command in spec.commands:
        for form in (f for f in command.forms if f.data_length in f.optional):
            yield Problem(form.place, "E045", f"{command.name}: '{form.data_length}' counts the data after the prompt, so it cannot be left out; "
                                              "take it out of optional")


def _spelled(owner: Command | Urc) -> Iterator[tuple[str, Place]]:
    """How a line may begin, each with where that is said."""
    said = {on_the_wire(a.name, owner.plus): a.place for a in owner.aliases}
    return ((name, said.get(name, owner.place)) for name in owner.spellings)


def _codes(spec: Spec) -> Iterator[Problem]:
    yield from _twice("code", [(str(c.code), c.place) for c in spec.codes])
    done = [c for c in spec.codes if c.operation == "done"]
    if [c.code for c in done] != [0]:
        wrong = [c for c in done if c.code != 0] or [c for c in spec.codes if c.code == 0] or [*spec.codes, *spec.commands]
        place = wrong[0].place if wrong else Place("spec/errors.yaml", 1, 1)
        yield Problem(place, "E040", "code 0, and no other, says that an operation was done: expected it once, with "
                                     "'operation: done'")


def _same_in_c(rows: list[tuple[str, str, Place]]) -> Iterator[Problem]:
    """Rows of name, C name, place: complains about other names that become the same in C."""
    seen: dict[str, tuple[str, Place]] = {}
    for name, c_name, place in rows:
        first, at = seen.setdefault(c_name, (name, place))
        if first != name:
            yield Problem(place, "E041", f"'{name}' and '{first}' (at {at}) both become '{c_name}' in C")


def _constants(spec: Spec) -> Iterator[Problem]:
    """Names that stand beside each other in one header."""
    yield from _same_in_c([(c.name, naming.constant("CODE", c.name), c.place) for c in spec.codes])
    yield from _same_in_c([(n.name, naming.constant("LINE", n.name), n.place) for n in (*spec.commands, *spec.urcs)])
    for command in spec.commands:
        yield from _same_in_c([(n.name, naming.line(command.name, n.name), n.place) for n in command.lines])
        used = [*(p for f in command.forms for p in f.parameters), *(p for n in command.lines for p in n.fields)]
        yield from _same_in_c([(p.name, naming.constant("PARAMETER", command.name, p.name), p.place) for p in used])
    for urc in spec.urcs:
        yield from _same_in_c([(p.name, naming.constant("PARAMETER", urc.name, p.name), p.place) for p in urc.line.fields])


def _c_names(command: Command) -> Iterator[Problem]:
    """Forms must stay apart when they have become C names."""
    forms: dict[str, Form] = {}
    for form in command.forms:
        name = naming.form(command.name, form.kind, form.variant)
        if name in forms:
            yield Problem(form.place, "E041", f"form '{name}' has the same C name as the one at line "
                                              f"{forms[name].place.line}: give each a variant of its own")
        forms[name] = form


def _identifiers(spec: Spec) -> Iterator[Problem]:
    """Whatever the headers define, of any kind, must be one of a kind, and none of the runtime's."""
    seen: dict[str, tuple[str, Place]] = {}
    for identifier, name, place in _defined(spec):
        if identifier in naming.RUNTIME:
            yield Problem(place, "E041", f"{name} becomes '{identifier}' in C, which the runtime has taken")
            continue
        first, at = seen.setdefault(identifier, (name, place))
        if first != name:
            yield Problem(place, "E041", f"{name} and {first} (at {at}) both become '{identifier}' in C: expected another name, "
                                         "with this one as its 'spelling'")


def _defined(spec: Spec) -> Iterator[tuple[str, str, Place]]:
    """Every identifier of the headers that is made from a name, with what it stands for."""
    for command in spec.commands:
        for form in command.forms:
            name = naming.form(command.name, form.kind, form.variant)
            what = f"form {command.name} {form.kind} {form.variant}".strip()
            for identifier in (f"simcom_{name}", f"simcom_form_{name}", f"simcom_table_{name}", f"simcom_{name}_t",
                               naming.constant("FORM", command.name, form.kind, form.variant)):
                yield identifier, what, form.place
            yield from _defined_fields(command.name, form.parameters)
        for line in command.lines:
            yield from _defined_line(command.name, line)
        if command.speaks:
            yield naming.constant("LINE", command.name), f"line {command.name}", command.place
    for urc in spec.urcs:
        yield from _defined_line(urc.name, urc.line)
        yield naming.constant("LINE", urc.name), f"line {urc.name}", urc.place
    for code in spec.codes:
        yield naming.constant("CODE", code.name), f"code {code.name}", code.place


def _defined_line(owner: str, line: Line) -> Iterator[tuple[str, str, Place]]:
    name, what = naming.line(owner, line.name), f"line {owner} {line.name}".strip()
    for identifier in (f"simcom_{name}_line_t", f"simcom_shape_{name}", f"simcom_{name}_read"):
        yield identifier, what, line.place
    yield from _defined_fields(owner, line.fields)


def _defined_fields(owner: str, fields: tuple[Parameter, ...]) -> Iterator[tuple[str, str, Place]]:
    for parameter in fields:
        yield naming.constant("PARAMETER", owner, parameter.name), f"parameter {owner} {parameter.name}", parameter.place


# Counts and lengths are bytes in the tables (simcom/private/table.h, simcom/describe.h), but for parameters, which are counted in
# four bits, the names of a result line, and the length of a text in six bits.
MOST = 255
MOST_PARAMETERS = 15
MOST_NAMES = 1
MOST_TEXT = 63


def _too_many(place: Place, number: int, what: str, most: int = MOST) -> Iterator[Problem]:
    if number > most:
        yield Problem(place, "E031", f"{number} {what}: the table holds at most {most}")


def _sizes(command: Command) -> Iterator[Problem]:
    yield from _too_many(command.place, len(command.forms), "forms of a command")
    for form in command.forms:
        text = len(f"AT{command.wire}=?") + (len(form.option) + 3 if form.option else 0)
        yield from _too_many(form.place, text, "characters before the first parameter", MOST_TEXT)
        yield from _too_many(form.place, len(form.parameters), "parameters of a form", MOST_PARAMETERS)
        yield from _too_many(form.place, len(form.result_names), "other names of a result line", MOST_NAMES)
        yield from _too_many(form.place, len(form.lines), "lines of a form")
        yield from _too_many(form.place, len(form.outcomes), "outcomes of a form")


def _line_sizes(spec: Spec) -> Iterator[Problem]:
    for line in (*(n for c in spec.commands for n in c.lines), *(u.line for u in spec.urcs)):
        yield from _too_many(line.place, len(line.fields), "fields of a line", MOST_PARAMETERS)


def _outcomes(form: Form) -> Iterator[Problem]:
    seen: dict[tuple[tuple[str, ...], bool], Place] = {}
    for outcome in form.outcomes:
        steps = outcome.sequence
        if steps[-1] in ("prompt", "data", "lines") or parts(steps) == 0:
            yield Problem(outcome.place, "E051", f"an outcome that ends with {steps[-1]} can never complete: "
                                                 "expected OK, ERROR or result at the end")
        if "result" in steps and not form.result:
            yield Problem(outcome.place, "E051", "the form has no result line: expected the key result")
        if ("prompt" in steps or "data" in steps) and not form.data_length:
            yield Problem(outcome.place, "E051", "the form sends no data: expected the key data")
        if ("prompt" in steps) != ("data" in steps):
            yield Problem(outcome.place, "E051", "prompt and data belong together")
        if "lines" in steps and not (form.lines or form.replies):
            yield Problem(outcome.place, "E022", "the form has no lines: expected the key lines or replies, or an outcome "
                                                 "without lines")
        if steps.count("OK") + steps.count("ERROR") > 1:
            yield Problem(outcome.place, "E051", "only one final result code ends a command")
        key = (steps, outcome.success)
        # The same sequence may mean both: then the result's code decides. Without one nothing does.
        undecided = "result" not in steps and (steps, not outcome.success) in seen
        if key in seen or undecided:
            first = seen.get(key) or seen[(steps, not outcome.success)]
            yield Problem(outcome.place, "E052", f"cannot be told from the outcome at {first}")
        seen[key] = outcome.place


def _result_names(spec: Spec, form: Form) -> Iterator[Problem]:
    if form.result and (form.result[-1].type != "code" or len(form.result) > 2):
        yield Problem(form.place, "E055", "a result line is [code] or [client, code]: expected a parameter of type code "
                                          f"at its end, found '{form.result[-1].name}' of type {form.result[-1].type}")
    known = {c.name for c in spec.commands}
    for name in form.result_names:
        if name not in known:
            yield Problem(form.place, "E022", f"unknown command '{name}' in result_names")


# Examples ----------------------------------------------------------------------------------------


def split_arguments(text: str) -> list[str]:
    """Cuts at commas outside quotation marks."""
    pieces, quoted = [""], False
    for char in text:
        if char == '"':
            quoted = not quoted
        if char == "," and not quoted:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces


def _accepts(parameter: Parameter, text: str) -> bool:
    if parameter.type == "hexadecimal":
        return text in (f"0x{parameter.minimum:04X}", f"0x{parameter.maximum:04X}")
    if parameter.numeric:
        if not re.fullmatch("[0-9]{1,10}", text):
            return False
        number = int(text)
        return parameter.minimum <= number <= parameter.maximum or (parameter.also_zero and number == 0)
    encoded = parameter.type == "file" and text.startswith('{non-ascii}"')
    if encoded:
        text = text[len("{non-ascii}"):]
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return False
    inner = text[1:-1]
    if re.search(r'[\x00-\x1f\x7f"]', inner):
        return False
    if encoded:
        # Length and ending are those of the name that the hexadecimal stands for.
        if not re.fullmatch("([0-9A-Fa-f]{2})*", inner):
            return False
        inner = bytes.fromhex(inner).decode("latin-1")
    fits = parameter.minimum <= len(inner.encode("latin-1" if encoded else "utf-8")) <= parameter.maximum
    if parameter.type == "address":
        return fits and inner.startswith("tcp://")
    if parameter.type == "file":
        return fits and inner.endswith((".pem", ".der"))
    return fits


def _example_head(command: Command, form: Form) -> str:
    """How an example begins: with the command's name, whatever a revision spells."""
    mark = {"write": "=", "read": "?", "test": "=?"}.get(form.kind, "")
    return command.name if command.basic else f"AT+{command.name}{mark}"


def example_arguments(command: Command, form: Form) -> list[str]:
    """The arguments of an example as they are written, without the option."""
    rest = form.example[len(_example_head(command, form)):]
    pieces = split_arguments(rest) if rest else []
    return pieces[1:] if form.option else pieces


def _example(command: Command, form: Form) -> Iterator[Problem]:
    if not form.example:
        return
    head = _example_head(command, form)
    if not form.example.startswith(head):
        yield Problem(form.place, "E053", f"example '{form.example}' does not begin with '{head}'")
        return
    if form.option and split_arguments(form.example[len(head):])[0] != f'"{form.option}"':
        yield Problem(form.place, "E053", f"example '{form.example}' does not begin with \"{form.option}\"")
        return
    yield from _arguments(form, f"example '{form.example}'", example_arguments(command, form), form.place)


def _arguments(form: Form, what: str, pieces: list[str], place: Place) -> Iterator[Problem]:
    needed = len(form.parameters) - len(form.optional)
    if not needed <= len(pieces) <= len(form.parameters):
        yield Problem(place, "E053", f"{what} has {len(pieces)} arguments; expected {needed} to {len(form.parameters)}")
        return
    for parameter, piece in zip(form.parameters, pieces):
        if not _accepts(parameter, piece):
            yield Problem(place, "E053", f"{what}: {piece} is not allowed for '{parameter.name}'")


def _presets(form: Form) -> Iterator[Problem]:
    """What a module comes with are arguments that it would take."""
    for text in form.stores.preset if form.stores else ():
        yield from _arguments(form, f"preset '{text}'", split_arguments(text), form.stores.place)
