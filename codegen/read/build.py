# SPDX-License-Identifier: MIT
"""The second half of checking: from loaded nodes to the model, with every complaint about meaning.

All problems of all files are collected; the model is only handed out when there are none.
"""
from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable, Iterator

from codegen.read.load import Map, Seq, load_file, parted_text
from codegen.read.merge import merge
from codegen.read.model import (Alias, Boot, Code, Command, Final, Form, Line, Outcome, Parameter, Revision, Source, Spec, Time, Urc,
                           Value)
from codegen.read import operations
from codegen.read.overlay import Tree, blame, grow
from codegen.read.problems import Place, Problem, SpecError, UsageError
from codegen.read.replies import warnings
from codegen.read.schema import SchemaChecker, expected, show
from codegen.read.states import StateReader
from codegen.read.verify import verify, verify_union

# Limits of numbers fit 16 bits in the tables (simcom_limit_t).
WIDEST = 65535
# An answer that no document limits: seconds until a plain OK must have come.
DEFAULT_ANSWER_S = 10
NOT_STATED = Source("project", "no document states one")


class Builder:
    """Makes the model of one revision out of the files' nodes."""

    def __init__(self, files: list[Map]):
        self.files = files
        self.problems: list[Problem] = []
        self.documents: set[str] = set()
        self.shared: dict[str, Parameter] = {}
        self.states = StateReader(self)

    def complain(self, place: Place, code: str, text: str) -> None:
        self.problems.append(Problem(place, code, text))

    # Sources -----------------------------------------------------------------------------------

    def source(self, node: Map, inherited: Source) -> Source:
        """The node's own source, or its section in the inherited document."""
        if "source" in node:
            at = node["source"]
            if at["document"] not in self.documents:
                self.unknown_document(at["document"], at.values_at["document"])
            return Source(at["document"], at.get("section", ""))
        if "section" in node:
            return Source(inherited.document, node["section"])
        return inherited

    def unknown_document(self, tag: str, place: Place) -> None:
        self.complain(place, "E021", f"unknown document '{tag}'{expected(tag, sorted(self.documents))}; a new document gets "
                                     "its tag in sources.yaml first")

    def all_documents(self) -> None:
        for node in (d for f in self.files for d in f.get("documents", [])):
            if node["tag"] in self.documents:
                self.complain(node.values_at["tag"], "E040", f"document '{node['tag']}' is defined a second time")
            self.documents.add(node["tag"])

    def file_source(self, file: Map) -> Source:
        """The document that a file, or the revision, follows."""
        tag = file.get("document", "")
        if tag and tag not in self.documents:
            self.unknown_document(tag, file.values_at["document"])
        return Source(tag, "")

    def aliases(self, node: Map, source: Source) -> tuple[Alias, ...]:
        return tuple(Alias(a["name"], Source("V1.00", a["section"]), a.place) for a in node.get("aliases", []))

    # Parameters --------------------------------------------------------------------------------

    def bounds(self, node: Map) -> tuple[int, int]:
        kind = node["type"]
        if kind == "enumeration":
            numbers = [v["value"] for v in node.get("values", [])]
            if not numbers:
                self.complain(node.place, "E011", f"enumeration '{node['name']}' needs the key values")
                return 0, 0
            if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
                self.complain(node.values_at["values"], "E040", "values must ascend by one, each once")
            self.fits(max(numbers), node.values_at["values"])
            return min(numbers), max(numbers)
        if kind == "code":
            return 0, 254
        key = {"integer": "range", "hexadecimal": "choices"}.get(kind, "length")
        if key not in node:
            self.complain(node.place, "E011", f"{kind} '{node['name']}' needs the key {key}")
            return 0, 0
        low, high = node[key]
        if low > high:
            self.complain(node.values_at[key], "E030", f"{key} [{low}, {high}] is upside down")
        self.fits(high, node.values_at[key])
        return low, high

    def fits(self, number: int, place: Place) -> None:
        if number > WIDEST:
            self.complain(place, "E031", f"{number} does not fit the table's 16 bits (at most {WIDEST})")

    def parameter(self, node: Map, inherited: Source) -> Parameter:
        low, high = self.bounds(node)
        default = node.get("default")
        also_zero = "also" in node
        if default is not None and node.get("secret", False):
            self.complain(node.values_at["default"], "E033", f"'{node['name']}' is secret: it cannot have a default")
        elif default is not None:
            self.default(node, low, high)
        values = tuple(Value(v["value"], v["name"], v["meaning"]) for v in node.get("values", []))
        return Parameter(
            name=node["name"], type=node["type"], minimum=low, maximum=high, also_zero=also_zero, values=values,
            unit=node.get("unit", ""), default=default, bare=node.get("bare", False), counted_by=node.get("counted_by", ""),
            secret=node.get("secret", False),
            utf8=node.get("utf8", False), role=node.get("role", ""), description=node["description"],
            aliases=self.aliases(node, inherited), source=self.source(node, inherited), place=node.place)

    def default(self, node: Map, low: int, high: int) -> None:
        default, place = node["default"], node.values_at["default"]
        text = node["type"] in ("string", "address", "file")
        if isinstance(default, str) != text:
            what, hint = ("a text", f': put it in quotation marks: "{show(default)}"') if text else ("a whole number", "")
            hint = ": take the quotation marks away" if not text and default.isdecimal() else hint
            self.complain(place, "E011", f"'default' must be {what}, as '{node['name']}' is, not the "
                                         f"{'number' if text else 'text'} '{show(default)}'{hint}")
            return
        size = len(default.encode("utf-8")) if text else default
        if not (low <= size <= high or ("also" in node and default == 0)):
            self.complain(place, "E032", f"default {default} is outside {low} to {high}{' bytes' if text else ''}")

    def parameters(self, nodes: Seq, inherited: Source) -> dict[str, Parameter]:
        found: dict[str, Parameter] = {}
        for node in nodes:
            made = self.parameter(node, inherited)
            if made.name in found:
                self.complain(node.values_at["name"], "E040", f"parameter '{made.name}' is defined a second time")
            found[made.name] = made
        return found

    def pick(self, names: Seq, own: dict[str, Parameter]) -> tuple[Parameter, ...]:
        picked = []
        for name, place in zip(names, names.items_at if names else []):
            made = own.get(name) or self.shared.get(name)
            if made is None:
                known = sorted({*own, *self.shared})
                self.complain(place, "E020", f"unknown parameter '{name}'{expected(name, known)}")
            else:
                if made in picked:
                    self.complain(place, "E040", f"'{name}' stands here a second time")
                picked.append(made)
        return tuple(picked)

    def optional(self, node: Map, chosen: tuple[Parameter, ...]) -> frozenset[str]:
        names = node.get("optional", Seq())
        known = [p.name for p in chosen]
        for name, place in zip(names, names.items_at if names else []):
            if name not in known:
                self.complain(place, "E020", f"'{name}' is optional but not among the parameters"
                                             f"{expected(name, known)}")
        tail = known[len(known) - len(names):] if names else []
        if names and list(names) != tail and set(names) <= set(known):
            self.complain(node.values_at["optional"], "E050",
                          f"only the last parameters can be left out, in order: expected {show(tail)}")
        return frozenset(names)

    # Commands ----------------------------------------------------------------------------------

    def line(self, node: Map, own: dict[str, Parameter], inherited: Source) -> Line:
        fields = self.pick(node["fields"], own)
        if not node["fields"]:
            self.complain(node.values_at["fields"], "E022", f"line '{node['name']}' has no fields: expected at least one")
        optional = self.optional(node, fields)
        return Line(node["name"], fields, optional, self.empty(node, optional), self.states.shown(node, fields, optional), self.source(node, inherited),
                    node.place)

    def empty(self, node: Map, optional: frozenset[str]) -> frozenset[str]:
        names = node.get("empty", Seq())
        for name, place in zip(names, names.items_at if names else []):
            if name not in optional:
                self.complain(place, "E020", f"'{name}' is not among the optional fields{expected(name, sorted(optional))}")
        return frozenset(names)

    def time(self, node: Map, chosen: tuple[Parameter, ...], has_result: bool, inherited: Source) -> Time:
        at = node.get("time", {})
        limit_from = at.get("result_from", "")
        if limit_from and not any(p.name == limit_from and p.unit == "s" for p in chosen):
            self.complain(at.values_at["result_from"], "E054", f"'{limit_from}' is not a parameter of the form in seconds")
        answer = at.get("answer", DEFAULT_ANSWER_S)
        result = at.get("result", answer) if has_result else 0
        stated = at.get("stated", 0)
        if stated > max(answer, result):
            self.complain(at.values_at["stated"], "E056", f"the module may take {stated} s, but the limit is "
                                                          f"{max(answer, result)} s: expected a limit that is not shorter")
        return Time(answer, result, limit_from, stated, self.source(at, inherited) if at else NOT_STATED,
                    (at or node).place)

    def outcomes(self, node: Map, source: Source) -> tuple[Outcome, ...]:
        return tuple(Outcome(o["means"] == "success", tuple(o["sequence"]), self.source(o, source), o.place)
                     for o in node["outcomes"])

    def form_lines(self, node: Map, lines: dict[str, Line]) -> tuple[Line, ...]:
        names = node.get("lines", Seq())
        for name, place in zip(names, names.items_at if names else []):
            if name not in lines:
                self.complain(place, "E022", f"unknown line '{name}'{expected(name, sorted(lines))}")
        return tuple(lines[n] for n in names if n in lines)

    def replies(self, node: Map, key: str) -> tuple[str, ...]:
        """The lines of a test reply."""
        lines = node.get(key, Seq())
        if lines and lines.parted:
            self.complain(node.values_at[key], "E003", parted_text(lines))
        return tuple(lines)

    def form(self, node: Map, own: dict[str, Parameter], lines: dict[str, Line], inherited: Source) -> Form:
        source = self.source(node, inherited)
        chosen = self.pick(node.get("parameters", Seq()), own)
        result = self.pick(node.get("result", Seq()), own)
        data = node.get("data", {})
        if data and data["length"] not in {p.name for p in chosen}:
            self.complain(data.values_at["length"], "E020", f"'{data['length']}' is not a parameter of this form")
        optional = self.optional(node, chosen)
        return Form(
            kind=node["form"], variant=node.get("variant", ""), option=node.get("option", ""),
            description=node.get("description", ""), parameters=chosen, optional=optional,
            data_length=data.get("length", ""), data_content=data.get("content", ""),
            data_secret=data.get("secret", False), lines=self.form_lines(node, lines),
            replies=self.replies(node, "replies"), printed=self.replies(node, "printed"), result=result,
            result_names=tuple(node.get("result_names", ())), outcomes=self.outcomes(node, source),
            role=node.get("role", ""), conditions=self.states.conditions(node, chosen),
            reaches=self.states.changed(node, "reaches", chosen), ends=self.states.changed(node, "ends", chosen),
            holds=self.states.holds(node, chosen), uses=self.states.uses(node, chosen),
            stores=self.states.store(node, chosen, optional), time=self.time(node, chosen, bool(result), source),
            example=node.get("example", ""), source=source, place=node.place)

    def command(self, node: Map, inherited: Source) -> Command:
        source = self.source(node, inherited)
        own = self.parameters(node.get("parameters", Seq()), source)
        lines: dict[str, Line] = {}
        for line in node.get("lines", []):
            if line["name"] in lines:
                self.complain(line.values_at["name"], "E040", f"line '{line['name']}' is defined a second time")
            lines[line["name"]] = self.line(line, own, source)
        return Command(
            name=node["name"], spelling=node.get("spelling", node["name"]), basic=node.get("basic", False),
            title=node["title"], description=node["description"], aliases=self.aliases(node, source),
            parameters=tuple(own.values()), lines=tuple(lines.values()),
            forms=tuple(self.form(f, own, lines, source) for f in node["forms"]), source=source, place=node.place)

    def urc(self, node: Map, inherited: Source) -> Urc:
        source = self.source(node, inherited)
        own = self.parameters(node.get("parameters", Seq()), source)
        fields = self.pick(node.get("fields", Seq()), own)
        return Urc(
            name=node["name"], spelling=node.get("spelling", node["name"]), plus=node.get("plus", True),
            arguments=node.get("arguments", True), role=node["role"], ends=self.states.urc_state(node, "ends"),
            doubts=self.states.urc_state(node, "doubts"), title=node["title"],
            description=node["description"], aliases=self.aliases(node, source),
            line=Line("", fields, frozenset(), frozenset(), None, source, node.place), source=source, place=node.place)

    def code(self, node: Map, inherited: Source) -> Code:
        return Code(node["code"], node["name"], node["meaning"], node["operation"], node["origin"], node.get("ends", ""),
                    tuple(node.get("reasons", ())), node["advice"],
                    self.source(node, inherited), node.place)

    def revision(self) -> Revision:
        found = [f["revision"] for f in self.files if "revision" in f]
        if len(found) != 1:
            place = found[1].place if found else Place(self.files[0].place.file, 1, 1)
            self.complain(place, "E011", f"expected one revision, found {len(found)}: all but one must extend another")
            return Revision("", "", "", 0, 0, 0, 0, 0)
        node = found[0]
        limits = node["limits"]
        self.file_source(node)
        for key, number in limits.items():
            self.fits(number, limits.values_at[key])
        return Revision(node["name"], node.get("extends", ""), node["description"], limits["topic"], limits["payload"],
                        limits.get("packet", 0), limits.get("line", 0), limits.get("topics", 0))

    def build(self) -> Spec:
        commands: list[Command] = []
        urcs: list[Urc] = []
        codes: list[Code] = []
        finals: list[Final] = []
        boot: list[Boot] = []
        self.all_documents()
        self.states.read(self.files)
        for file in self.files:
            for name, made in self.parameters(file.get("parameters", Seq()), self.file_source(file)).items():
                if name in self.shared:
                    self.complain(made.place, "E040", f"parameter '{name}' is shared a second time; first at "
                                                      f"{self.shared[name].place}")
                self.shared[name] = made
        for file in self.files:
            source = self.file_source(file)
            commands += [self.command(n, source) for n in file.get("commands", [])]
            urcs += [self.urc(n, source) for n in file.get("urcs", [])]
            codes += [self.code(n, source) for n in file.get("codes", [])]
            finals += [Final(n["text"], n["means"] == "success", "argument" in n, n.place)
                       for n in file.get("finals", [])]
            boot += [Boot(n["text"], self.source(n, source), n.place) for n in file.get("boot", [])]
        asked = [o for file in self.files for o in operations.read(file.get("operations", Seq()), self.file_source(file), self)]
        spec = Spec(self.revision(), tuple(commands), tuple(urcs), tuple(sorted(codes, key=lambda c: c.code)), tuple(finals),
                    tuple(boot), tuple(self.states.states.values()), operations.complete(tuple(asked)))
        if not self.problems:
            self.problems += verify(spec) + operations.verify_names(spec.operations)
        if self.problems:
            raise SpecError(self.problems)
        return spec


def spec_files(folder: Path) -> list[Path]:
    """The files of the specification, in an order that does not depend on the file system."""
    return [*sorted(folder.glob("*.yaml")), *sorted((folder / "commands").glob("*.yaml")),
            *sorted((folder / "revisions").glob("*.yaml"))]


def _not_read(folder: Path) -> Iterator[Problem]:
    """Files that look like a part of the specification and are none."""
    read = set(spec_files(folder))
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".yaml", ".yml") and p not in read):
        yield Problem(Place(_display(folder, path), 1, 1), "E001",
                      f"this file would not be read: the name must end in .yaml, and its folder be {folder.name}/, "
                      f"{folder.name}/commands/ or {folder.name}/revisions/")


def load_spec(folder: Path) -> list[Map]:
    """Loads all files and checks their shape; raises SpecError with all problems."""
    problems: list[Problem] = []
    checker = SchemaChecker(folder / "schema" / "spec.schema.json")
    files = []
    problems += _not_read(folder)
    for path in spec_files(folder):
        if not path.is_file():
            problems.append(Problem(Place(_display(folder, path), 1, 1), "E001", "not a file: expected YAML"))
            continue
        root = load_file(path, _display(folder, path), problems)
        if root is not None:
            # What loading complained about is of the wrong type as well: once is enough.
            known = {p.place for p in problems}
            problems += [p for p in checker.check(root) if p.place not in known]
            files.append(root)
    if not any("revision" in f and "extends" not in f["revision"] for f in files) and not problems:
        problems.append(Problem(Place(_display(folder, folder / "revisions"), 1, 1), "E011",
                                "no revision stands for itself: one must extend no other, the others are changes of it"))
    if problems:
        raise SpecError(problems)
    return files


@dataclass(frozen=True)
class Family:
    """All revisions: the one that extends no other first, then the others, each behind what it extends."""

    specs: tuple[Spec, ...]
    trees: dict[str, Tree]
    union: Spec
    warnings: tuple[Problem, ...] = ()

    def spec(self, name: str) -> Spec:
        return next(s for s in self.specs if s.revision.name == name)

    @property
    def names(self) -> list[str]:
        return [s.revision.name for s in self.specs]

    def known(self, name: str) -> str:
        """The name of a revision as the command line gave it."""
        if name not in self.names:
            raise UsageError(f"there is no revision '{name}'; known: {', '.join(self.names)}")
        return name


def read_family(folder: Path) -> Family:
    """Loads, applies overlays, checks and builds; raises SpecError with all problems of all revisions."""
    trees, problems = grow(load_spec(folder), SchemaChecker(folder / "schema" / "spec.schema.json"), folder)
    specs: dict[str, Spec] = {}
    for tree in trees.values():
        try:
            specs[tree.name] = Builder(tree.files).build()
        except SpecError as error:
            problems += blame(tree, error.problems, _faults)
    for tree in trees.values():
        if tree.parent is not None and tree.name in specs and tree.parent.name in specs:
            problems += blame(tree, _strangers([specs[tree.parent.name], specs[tree.name]]), _strangers_of(tree))
    if problems:
        raise SpecError(problems)
    warned = [w for t in trees.values() if t.parent is not None for w in warnings(t, specs[t.parent.name], specs[t.name])]
    family = replace(unite(list(specs.values()), trees), warnings=tuple(sorted(set(warned))))
    problems = operations.verify_operations(family.union, family.specs[0])
    if problems:
        raise SpecError(problems)
    return family


def print_warnings(family: Family) -> None:
    for warning in family.warnings:
        print(warning, file=sys.stderr)


def _faults(tree: Tree) -> list[Problem]:
    """What is wrong with a revision, also with one that has only some of its changes and need not have its shape."""
    try:
        Builder(tree.files).build()
    except SpecError as error:
        return error.problems
    except (AttributeError, KeyError, TypeError, ValueError):
        pass
    return []


def _strangers(specs: list[Spec]) -> list[Problem]:
    """Why revisions cannot share their tables."""
    union, problems = merge(specs)
    return SpecError(problems or verify_union(union, alone=False)).problems


def _strangers_of(tree: Tree) -> Callable[[Tree], list[Problem]]:
    parent = Builder(tree.parent.files).build()

    def strangers(grown: Tree) -> list[Problem]:
        try:
            return _strangers([parent, Builder(grown.files).build()])
        except (SpecError, AttributeError, KeyError, TypeError, ValueError):
            return []
    return strangers


def unite(specs: list[Spec], trees: dict[str, Tree]) -> Family:
    """The family of some revisions, with the specification that they share."""
    problems = _strangers(specs)
    if problems:
        raise SpecError(problems)
    return Family(tuple(specs), trees, merge(specs)[0])


def _display(folder: Path, path: Path) -> str:
    """How messages name a file: from the folder that holds spec/, so that an editor can jump there."""
    return str(Path(folder.name) / path.relative_to(folder))
