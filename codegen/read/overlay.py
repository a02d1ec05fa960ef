# SPDX-License-Identifier: MIT
"""Overlays: a revision as a list of changes to another one.

A change names a place, what to do there, and why. It works on the loaded nodes, before anything is checked, so that
the result is checked like a specification that was written out whole. Places of changed values are those of the overlay:
a complaint about them leads to the line to mend.

An address is a path of keys and names, joined by dots: `CMQTTACCQ.clientID.length`, `CMQTTSUB.write:batch.outcomes`,
`codes.34`, `revision.limits.line`. The words commands, urcs, parameters, forms and lines may be left out where the name
alone is enough.
"""
from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from typing import Any, Callable, Iterator

from codegen.read import naming
from codegen.read.load import Map, Seq
from codegen.read.problems import Place, Problem
from codegen.read.schema import TAKES, nearest, show

VERBS = tuple(TAKES)
# What a file with an overlay can hold.
KEYS = ("revision", "changes", "document")
_ADDRESS = re.compile(r"[^.]+(\.[^.]+)*\Z")
# Lists whose items have a name, and which names may be left out of an address.
_MOST_NAMED = 20
IMPLIED = ("commands", "urcs", "parameters", "forms", "lines", "values", "codes", "states", "operations", "arguments",
           "steps")


@dataclass(frozen=True)
class Origin:
    """Why a value is what it is."""

    revision: str
    verb: str
    why: str
    place: Place
    before: Any


class NotFound(Exception):
    """An address leads nowhere; `known` are the names at the last place that exists."""

    def __init__(self, segment: str, known: list[str]):
        super().__init__(segment)
        self.segment, self.known = segment, known


def item_names(item: Any) -> list[str]:
    """How an address can name an item of a list, the shortest name first."""
    if not isinstance(item, Map):
        return [str(item)]
    if "step" in item:
        return [str(item["step"])]
    if "form" in item:
        return [f"{item['form']}:{item['variant']}" if "variant" in item else str(item["form"])]
    if isinstance(item.get("sequence"), list):
        steps = ",".join(map(str, item["sequence"]))
        return [steps, f"{item.get('means')}:{steps}"]
    return [str(item[key]) for key in ("name", "state", "code", "tag", "value", "text", "after") if key in item]


def item_name(item: Any) -> str:
    """What messages call an item."""
    return next(iter(item_names(item)), "")


def _find(seq: Seq, name: str) -> int | None:
    names = [item_names(item) for item in seq]
    found = [i for i, known in enumerate(names) if name in known]
    if not found:
        # A form that is alone with its kind needs no variant.
        found = [i for i, known in enumerate(names) if any(n.split(":")[0] == name for n in known)]
    return found[0] if len(found) == 1 else None


def same(one: Any, other: Any) -> bool:
    """Equal in YAML's eyes: true is not 1, and the order of keys does not count."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def known_names(node: Any) -> list[str]:
    if isinstance(node, Seq):
        return [name for item in node for name in item_names(item)]
    if not isinstance(node, Map):
        return []
    inside = [n for key in IMPLIED if isinstance(node.get(key), Seq) for n in known_names(node[key])]
    return [*node, *inside]


def step_into(node: Any, segment: str) -> tuple[Any, Any]:
    """The container and the key or index that a segment means there."""
    if isinstance(node, Seq):
        index = _find(node, segment)
        if index is not None:
            return node, index
    if isinstance(node, Map):
        if segment in node:
            return node, segment
        for key in IMPLIED:
            if isinstance(node.get(key), Seq):
                index = _find(node[key], segment)
                if index is not None:
                    return node[key], index
    raise NotFound(segment, known_names(node))


class Tree:
    """The nodes of one revision: the files it is made of, as one."""

    def __init__(self, files: list[Map], parent: Tree | None = None, overlay: Map | None = None):
        self.files, self.parent, self.overlay = files, parent, overlay
        self.origins: dict[tuple[int, Any], list[Origin]] = {}
        self.touched: set[int] = set()  # files that changes went to, by their place in the list

    @property
    def name(self) -> str:
        if self.overlay is not None:
            return self.overlay["revision"]["name"]
        return next(f["revision"]["name"] for f in self.files if "revision" in f)

    def copy(self, overlay: Map | None = None) -> Tree:
        made = Tree(duplicate(self.files), self, overlay)
        by_old = {id(a): b for a, b in zip(_containers(self.files), _containers(made.files))}
        made.origins = {(id(by_old[node]), key): list(found) for (node, key), found in self.origins.items()
                        if node in by_old}
        return made

    def resolve(self, address: str) -> tuple[list[Any], Any, Any]:
        """The containers on the way, the last of them, and the key or index in it."""
        segments = split_address(address)
        # The files are one: a list of commands may go on in the next. What came furthest knows best what is missing.
        missing: tuple[int, str, list[str]] = (-1, segments[0], [])
        for at, file in enumerate(self.files):
            trail: list[Any] = [file]
            try:
                container, key = step_into(file, segments[0])
                trail.append(container)
                for segment in segments[1:]:
                    node = container[key]
                    container, key = step_into(node, segment)
                    trail += [node, container]
                self.touched.add(at)
                return trail, container, key
            except NotFound as error:
                depth = len(trail)
                if depth == missing[0]:
                    missing = (depth, error.segment, missing[2] + error.known)
                elif depth > missing[0]:
                    missing = (depth, error.segment, error.known)
        raise NotFound(missing[1], missing[2])


def split_address(address: str) -> list[str]:
    return address.split(".")


def duplicate(node: Any) -> Any:
    """A copy down to the scalars; places are shared."""
    if isinstance(node, Map):
        made = Map((key, duplicate(value)) for key, value in node.items())
        made.place, made.keys_at, made.values_at = node.place, dict(node.keys_at), dict(node.values_at)
        return made
    if isinstance(node, Seq):
        copied = Seq(duplicate(value) for value in node)
        copied.place, copied.items_at, copied.parted = node.place, list(node.items_at), node.parted
        return copied
    return [duplicate(value) for value in node] if isinstance(node, list) else node


def _containers(node: Any):
    if isinstance(node, (Map, Seq)):
        yield node
        for child in node.values() if isinstance(node, Map) else node:
            yield from _containers(child)
    elif isinstance(node, list):
        for child in node:
            yield from _containers(child)


class Overlay:
    """Applies the changes of one revision file to a tree."""

    def __init__(self, tree: Tree, revision: str, problems: list[Problem]):
        self.tree, self.revision, self.problems = tree, revision, problems

    def complain(self, place: Place, code: str, text: str) -> None:
        self.problems.append(Problem(place, code, text))

    def apply(self, changes: Seq) -> None:
        for change in changes:
            verb = next((v for v in VERBS if v in change), None)
            if verb is None:
                self.complain(change.place, "E011", f"a change needs one of the keys {', '.join(VERBS)}")
            else:
                self._apply(verb, change)

    def _apply(self, verb: str, change: Map) -> None:
        address, place = change[verb], change.values_at[verb]
        if not _ADDRESS.match(address):
            self.complain(place, "E012", f"'{address}' is no address: expected names and keys, joined by one dot each")
            return
        if re.search(r"[\s/\[\]+=]", address):
            plain = re.sub(r"[\s/=.]+", ".", re.sub(r"\A(AT)?\+|\[.*?\]", "", address)).strip(".")
            self.complain(place, "E012", f"'{address}' is no address: expected names and keys, joined by dots alone, such as "
                                         f"'{plain}'; an item of a list is addressed by its name")
            return
        if address.split(".")[0] == "revision" and not address.startswith("revision.limits."):
            self.complain(place, "E012", f"'{address}' cannot be changed: a revision is what stands at the top of its file; "
                                         "expected revision.limits and the name of a limit")
            return
        try:
            getattr(self, f"_{verb}")(address, change)
        except NotFound as error:
            if not change.get("if-present", False):
                self.complain(place, "E060", f"'{address}' matches nothing: there is no '{error.segment}'"
                                             f"{self._hint(verb, address, error)}")

    def _hint(self, verb: str, address: str, error: NotFound) -> str:
        """Where what is looked for could be instead."""
        segments = split_address(address)
        at = segments.index(error.segment)
        for file in self.tree.files:
            for node in file.get("parameters", []):
                # A command can have the name of a shared parameter in its lists, and not describe it.
                if 0 < at and node.get("name") in (error.segment, segments[at - 1]):
                    return self._shared(file, node, segments, at)
        if at > 1 and segments[at - 1] in self._parameters_of(segments[0]):
            right = ".".join([segments[0], segments[at - 1], *segments[at:]])
        else:
            right = address
        if right != address:
            return f": the list has the name alone; the parameter is described at '{right}'"
        hint = nearest(error.segment, error.known)
        if not hint and verb in ("set", "replace") and segments[-1] == error.segment and error.segment in self._keys():
            return "; use add to give it a key that it does not have yet"
        known = list(dict.fromkeys(error.known))
        return hint or (f"; known there: {', '.join(known)}" if 0 < len(known) <= _MOST_NAMED else "")

    def _keys(self) -> set[str]:
        """Every key that is anywhere."""
        return {key for node in _containers(self.tree.files) if isinstance(node, Map) for key in node}

    def _shared(self, file: Map, node: Map, segments: list[str], at: int) -> str:
        address = ".".join(["parameters", node["name"], *segments[at + (node["name"] == segments[at]):]])
        return (f": '{node['name']}' is shared by several commands, at {node.place}; '{address}' changes it for all of them. "
                f"For {segments[0]} alone, add a parameter of this name to '{segments[0]}.parameters'")

    def _parameters_of(self, command: str) -> list[str]:
        return [p["name"] for f in self.tree.files for c in f.get("commands", []) if c.get("name") == command
                for p in c.get("parameters", []) if "name" in p]

    def _note(self, container: Any, key: Any, verb: str, change: Map, before: Any) -> None:
        origin = Origin(self.revision, verb, why_text(change["why"]), change.place, before)
        self.tree.origins.setdefault((id(container), key), []).append(origin)

    def _mark(self, trail: list[Any], change: Map) -> None:
        """The fact now comes from what the change names: the nearest thing with a name says so."""
        why = change["why"]
        if "document" not in why:
            return
        for node in reversed(trail):
            if isinstance(node, Map) and _has_source(node):
                put(node, "source", source_of(why), why.place)
                return

    def _set(self, address: str, change: Map) -> None:
        trail, container, key = self.tree.resolve(address)
        value, before = change["to"], container[key]
        if same(before, value):
            self.complain(change.values_at["set"], "E061", f"'{address}' is {show(value)} already: the change has no effect")
            return
        put(container, key, value, change.values_at["to"])
        self._note(container, key, "set", change, before)
        self._mark(trail, change)

    def _replace(self, address: str, change: Map) -> None:
        trail, container, key = self.tree.resolve(address)
        value, before = change["with"], container[key]
        if same(before, value):
            self.complain(change.values_at["replace"], "E061", f"'{address}' is the same already: the change has no effect")
            return
        put(container, key, value, change.values_at["with"])
        self._note(container, key, "replace", change, before)
        self._mark([*trail, value], change)

    def _remove(self, address: str, change: Map) -> None:
        trail, container, key = self.tree.resolve(address)
        before = container[key]
        take_out(container, key)
        self._note(container, key if isinstance(container, Map) else item_name(before), "remove", change, before)
        self._mark(trail, change)

    def _add(self, address: str, change: Map) -> None:
        value, place = change["value"], change.values_at["value"]
        try:
            trail, container, key = self.tree.resolve(address)
        except NotFound as error:
            self._add_key(address, change, error)
            return
        target = container[key]
        if not isinstance(target, Seq):
            self.complain(change.values_at["add"], "E061", f"'{address}' is there already and no list: use set")
            return
        if isinstance(value, list):
            self.complain(place, "E011", f"a list cannot be an item of '{address}': add takes one item, without brackets; "
                                         "of several each is a change of its own, or use set with the whole list")
            return
        if any(same(value, item) or _same_name(value, item) for item in target):
            self.complain(place, "E061", f"'{item_name(value)}' is in '{address}' already: the change has no effect")
            return
        target.append(value)
        target.items_at.append(place)
        self._note(target, value if isinstance(value, str) else item_name(value), "add", change, None)
        self._mark([*trail, target, value], change)

    def _add_key(self, address: str, change: Map, error: NotFound) -> None:
        """`add` of a key that a mapping does not have yet."""
        segments = split_address(address)
        if len(segments) < 2 or error.segment != segments[-1]:
            raise error
        trail, container, key = self.tree.resolve(".".join(segments[:-1]))
        node = container[key]
        if not isinstance(node, Map):
            raise error
        put(node, segments[-1], change["value"], change.values_at["value"])
        self._note(node, segments[-1], "add", change, None)
        self._mark([*trail, node], change)


def _has_source(node: Map) -> bool:
    """Whether it is a thing with a source of its own: not the revision, an alias, a value or a key in between."""
    if any(key in node for key in ("form", "sequence", "code", "means", "answer")):
        return True
    return "name" in node and "document" not in node and any(key in node for key in ("title", "description", "fields"))


def _same_name(one: Any, other: Any) -> bool:
    """Whether two items of a list would have the same name. Outcomes may: their success tells them apart."""
    return (isinstance(one, Map) and isinstance(other, Map) and "sequence" not in one
            and item_name(one) == item_name(other))


def why_text(why: Map) -> str:
    if "transcript" in why:
        return f"transcript {why['transcript']}"
    return f"{why['document']} {why.get('section', '')}".strip()


def source_of(why: Map) -> Map:
    made = Map()
    made.place, made.keys_at, made.values_at = why.place, dict(why.keys_at), dict(why.values_at)
    made.update({k: v for k, v in why.items() if k in ("document", "section")})
    return made


def put(container: Any, key: Any, value: Any, place: Place) -> None:
    container[key] = value
    if isinstance(container, Map):
        container.keys_at.setdefault(key, place)
        container.values_at[key] = place
    else:
        container.items_at[key] = place


def take_out(container: Any, key: Any) -> None:
    del container[key]
    if isinstance(container, Map):
        container.keys_at.pop(key, None)
        container.values_at.pop(key, None)
    else:
        del container.items_at[key]


# Revisions ---------------------------------------------------------------------------------------


def grow(files: list[Map], checker: Any, folder: Any) -> tuple[dict[str, Tree], list[Problem]]:
    """The tree of each revision, by name, each behind the one that it extends."""
    base = [f for f in files if "extends" not in f.get("revision", {})]
    problems = list(_misplaced(files))
    root = next(f["revision"] for f in base if "revision" in f)
    trees = {root["name"]: Tree(base)}
    waiting: dict[str, Map] = {}
    for file in (f for f in files if "extends" in f.get("revision", {})):
        node = file["revision"]
        other = next((n for n in (*trees, *waiting) if naming.revision(n) == naming.revision(node["name"])), None)
        if other == node["name"]:
            problems.append(Problem(node.values_at["name"], "E040", f"revision '{node['name']}' is defined a second time"))
        elif other is not None:
            problems.append(Problem(node.values_at["name"], "E041", f"'{node['name']}' and '{other}' both become "
                                                                    f"'{naming.revision(other)}' in C"))
        else:
            waiting[node["name"]] = file
    known = sorted({*trees, *waiting})
    broken: set[str] = set()
    while waiting:
        ready = [n for n, f in waiting.items() if f["revision"]["extends"] in {*trees, *broken}]
        if not ready:
            problems += [_extends_nothing(file["revision"], known) for file in waiting.values()]
            break
        for name in ready:
            file = waiting.pop(name)
            parent = trees.get(file["revision"]["extends"])
            # What is built on something broken would only repeat its faults.
            tree, found = _grow_one(parent, file, checker, folder) if parent else (None, [])
            problems += found
            if tree is None or found:
                broken.add(name)
            else:
                trees[name] = tree
    return trees, problems


def _misplaced(files: list[Map]) -> Iterator[Problem]:
    """Keys that would be read nowhere."""
    for file in files:
        revision = file.get("revision", {})
        if "extends" not in revision:
            if "changes" in file:
                yield Problem(file.keys_at["changes"], "E010", "only a revision that extends another one has changes")
            continue
        for key in (k for k in file if k not in KEYS):
            yield Problem(file.keys_at[key], "E010", f"'{key}' cannot stand beside a revision that extends another one: "
                                                     "expected a change")
        if "limits" in revision:
            yield Problem(revision.keys_at["limits"], "E010", "the limits are those of the revision that it extends: "
                                                              "expected changes of revision.limits")


def _extends_nothing(node: Map, known: list[str]) -> Problem:
    name, wanted = node["name"], node["extends"]
    if wanted == name:
        text = f"'{name}' extends itself"
    elif wanted in known:
        text = f"'{name}' extends '{wanted}', which extends nothing that stands for itself"
    else:
        text = f"'{wanted}' is no revision that can be extended{nearest(wanted, [k for k in known if k != name])}"
    return Problem(node.values_at["extends"], "E063", text)


def apply(parent: Tree, file: Map, count: int | None = None) -> tuple[Tree, list[Problem]]:
    """A copy of a tree with the first `count` changes of a file, or all."""
    node = file["revision"]
    tree = parent.copy(file)
    for changed in tree.files:
        if "revision" in changed:
            # The limits are inherited; all else of a revision is its own.
            limits = changed["revision"]["limits"]
            own = copy.copy(node)
            own.keys_at, own.values_at = dict(node.keys_at), dict(node.values_at)
            put(own, "limits", limits, limits.place)
            put(changed, "revision", own, node.place)
    changes = file.get("changes", [])
    problems: list[Problem] = []
    # A copy: what a change brings in may itself be changed by the next.
    Overlay(tree, node["name"], problems).apply(duplicate(list(changes[:count])))
    return tree, problems


def _grow_one(parent: Tree, file: Map, checker: Any, folder: Any) -> tuple[Tree, list[Problem]]:
    missing = list(_transcripts(file, folder))
    tree, problems = apply(parent, file)
    if not problems:
        def faults(grown: Tree) -> list[Problem]:
            # The others are as they were when they were read.
            return [p for at, f in enumerate(grown.files) if at in grown.touched or "revision" in f for p in checker.check(f)]
        problems = blame(tree, faults(tree), faults)
    return tree, missing + problems


def blame(tree: Tree, problems: list[Problem], faults: Callable[[Tree], list[Problem]]) -> list[Problem]:
    """The same problems, those that a change brought at the place of that change.

    A complaint about a value that the overlay gave leads to the overlay by itself. One about what stands elsewhere, as
    about a form whose parameter was removed, does not: the change is looked for by leaving out the last ones.
    """
    if tree.parent is None or tree.overlay is None:
        return problems
    changes = tree.overlay.get("changes", [])
    seen: dict[int, list[Problem]] = {}

    def has(count: int, problem: Problem) -> bool:
        if count not in seen:
            seen[count] = faults(apply(tree.parent, tree.overlay, count)[0])
        return problem in seen[count]

    found = []
    for problem in problems:
        if problem.place.file == tree.overlay.place.file or not changes or has(0, problem):
            found.append(problem)
            continue
        low, high = 0, len(changes)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if has(middle, problem) else (middle, high)
        change = changes[high - 1]
        verb = next(v for v in VERBS if v in change)
        found.append(Problem(change.values_at[verb], problem.code, f"with this change at {problem.place}: {problem.text}"))
    return found


def _transcripts(file: Map, folder: Any) -> Iterator[Problem]:
    known = sorted(p.name for p in (folder / "transcripts").glob("*")) if (folder / "transcripts").is_dir() else []
    for change in file.get("changes", []):
        why = change["why"]
        if "transcript" in why and why["transcript"] not in known:
            yield Problem(why.values_at["transcript"], "E064", f"there is no transcript '{why['transcript']}' in "
                                                              f"{folder.name}/transcripts{nearest(why['transcript'].split('/')[-1], known)}")
