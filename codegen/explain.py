# SPDX-License-Identifier: MIT
"""`codegen explain`: what stands at an address of a revision, and where each part of it comes from.

Addresses are those of overlays (codegen/read/overlay.py). A part comes from a line of a file, from a section of a document,
and, where an overlay had a hand in it, from a change with its reason and what stood there before.
"""
from __future__ import annotations

import argparse
import json
import sys
import textwrap
from dataclasses import dataclass
from typing import Any, Iterator

from codegen.read.build import Family, read_family
from codegen.read.load import Map, Seq
from codegen.read.overlay import NotFound, Origin, Tree, item_name, split_address
from codegen.read.problems import Place
from codegen.read.schema import nearest, show

# Keys that say where the others come from; they are shown as that, not as values.
PROVENANCE = ("source", "section", "document")
WIDTH = 110


class Unknown(Exception):
    """The address leads nowhere; the text says where it went wrong."""


@dataclass(frozen=True)
class Part:
    """A value without further parts, or the head of a mapping."""

    path: tuple[str, ...]
    value: Any  # None for a head
    place: Place
    source: str
    origins: tuple[Origin, ...]


def plain(value: Any) -> Any:
    """The value without places, as JSON can hold it."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


# Sources -----------------------------------------------------------------------------------------


def _own_source(node: Any, inherited: str) -> str:
    """The document and section of a node, by the rule of build.py: its own, else a section, else what is above it."""
    if not isinstance(node, Map):
        return inherited
    if isinstance(node.get("source"), Map):
        return f"{node['source'].get('document', '')} {node['source'].get('section', '')}".strip()
    if "section" in node:
        return f"{inherited.split(' ')[0]} {node['section']}"
    return inherited


def _walk_sources(node: Any, inherited: str, path: tuple[str, ...]) -> Iterator[tuple[tuple, str]]:
    source = _own_source(node, inherited)
    for name, child, place in children(node):
        yield ((*path, name), place), _own_source(child, source)
        yield from _walk_sources(child, source, (*path, name))


def children(node: Any) -> list[tuple[str, Any, Place]]:
    """Name, value and place of what is in a node."""
    if isinstance(node, Map):
        return [(key, value, node.values_at[key]) for key, value in node.items()]
    if isinstance(node, Seq):
        return [(item_name(value), value, place) for value, place in zip(node, node.items_at)]
    return []


def _sources(trees: list[Tree]) -> dict[tuple, str]:
    """Source by path and place. The oldest revision wins: an overlay that touches one key of a fact gives the whole fact a
    new source, but the other keys still stand where they stood."""
    found: dict[tuple, str] = {}
    for tree in trees:
        for file in tree.files:
            for key, source in _walk_sources(file, file.get("document", ""), ()):
                found.setdefault(key, source)
    return found


def lineage(family: Family, name: str) -> list[str]:
    """The revision and those it extends, the first of all first."""
    names = [name]
    while (parent := family.spec(names[0]).revision.extends):
        names.insert(0, parent)
    return names


# Parts -------------------------------------------------------------------------------------------


class Explainer:
    """Explains addresses of one revision."""

    def __init__(self, family: Family, revision: str):
        self.revision, self.names = revision, lineage(family, revision)
        self.tree = family.trees[revision]
        self.trees = [family.trees[n] for n in self.names]
        self.sources = _sources(self.trees)

    def path_of(self, trail: list[Any], container: Any, key: Any) -> tuple[str, ...]:
        """The full path of an address, with the words that it left out."""
        path: list[str] = []
        nodes = [*trail, container[key]]
        for above, below in zip(nodes, nodes[1:]):
            if above is not below:
                path.append(next((n for n, child, _ in children(above) if child is below), str(key)))
        if path:
            path[-1] = item_name(container[key]) if isinstance(container, Seq) else key
        return tuple(path)

    def origins(self, container: Any, key: Any, value: Any, place: Place) -> tuple[Origin, ...]:
        """The changes that made the value, the oldest first."""
        names = [key] if isinstance(container, Map) else [container.index(value), item_name(value), value]
        found = [o for n in names if isinstance(n, (str, int)) for o in self.tree.origins.get((id(container), n), [])]
        found = found_by_identity(found)
        # A list's index may mean another item by now; what an overlay wrote stands in its file, below the change.
        return tuple(o for o in found if o.verb != "remove"
                     and (isinstance(container, Map) or (o.place.file == place.file and o.place.line <= place.line)))

    def parts(self, container: Any, key: Any, path: tuple[str, ...], above: tuple[Origin, ...] = ()) -> Iterator[Part]:
        """The value and all that is in it; `above` are the changes that made what it is in."""
        value = container[key]
        place = container.values_at[key] if isinstance(container, Map) else container.items_at[key]
        origins = self.origins(container, key, value, place)
        source = self.sources.get((path, place), "")
        made_by = origins or above
        if made_by and made_by[-1].place.file == place.file:
            source = made_by[-1].why
        if not isinstance(value, (Map, Seq)) or _is_leaf(value):
            yield Part(path, value, place, source, origins)
            yield from self.removed(value, path)
            yield from self.added(value, path)
            return
        yield Part(path, None, place, source, origins)
        keys = [k for k in value if k not in PROVENANCE] if isinstance(value, Map) else range(len(value))
        for child in keys:
            name = child if isinstance(value, Map) else item_name(value[child])
            yield from self.parts(value, child, (*path, name), made_by)
        yield from self.removed(value, path)

    def removed(self, value: Any, path: tuple[str, ...]) -> Iterator[Part]:
        """What overlays took out of the value."""
        for (node, key), origins in self.tree.origins.items():
            if node == id(value):
                for origin in (o for o in origins if o.verb == "remove"):
                    yield Part((*path, str(key)), None, origin.place, origin.why, (origin,))

    def added(self, value: Any, path: tuple[str, ...]) -> Iterator[Part]:
        """What overlays added to a list that is shown on one line."""
        for item in value if isinstance(value, Seq) else ():
            place = value.items_at[value.index(item)]
            for origin in self.origins(value, value.index(item), item, place):
                yield Part((*path, show(item)), item, place, origin.why, (origin,))

    def find(self, address: str) -> list[Part]:
        """All that stands at an address, its head first; raises Unknown."""
        if not "".join(split_address(address)):
            raise Unknown("the address is empty: expected a name such as CMQTTCONNECT.keepalive_time")
        try:
            trail, container, key = self.tree.resolve(address)
        except NotFound as error:
            raise Unknown(self._why_not(address, error)) from None
        return list(self.parts(container, key, self.path_of(trail, container, key)))

    def _why_not(self, address: str, error: NotFound) -> str:
        """Removed, shared, or misspelt."""
        head = f"there is no '{error.segment}' at '{address}' in {self.revision}"
        gone = self._removal(address, error.segment) if self._stood_in_a_parent(address) else None
        if gone is not None:
            return f"{head}: {gone.revision} removed it at {gone.place}, because of {gone.why}; before: {show(gone.before)}"
        shared = [item_name(p) for f in self.tree.files for p in f.get("parameters", [])]
        if error.segment in shared and error.segment != address:
            return f"{head}; commands share it: explain {error.segment}"
        return head + nearest(error.segment, error.known)

    def _removal(self, address: str, segment: str) -> Origin | None:
        """The change that took away what a segment names: from the very place, if it is known."""
        found = {}
        for (place, key), origins in self.tree.origins.items():
            for origin in origins:
                if origin.verb == "remove" and str(key) in (segment, item_name(origin.before)) \
                        and segment in (str(key), str(key).split(":")[0]):
                    found.setdefault(place, origin)
        return found.get(self._whole_of(address), next(iter(found.values()), None))

    def _whole_of(self, address: str) -> int:
        """What the address is a part of, as origins name it; 0 if that is not there either."""
        try:
            _, container, key = self.tree.resolve(".".join(split_address(address)[:-1]))
        except NotFound:
            return 0
        return id(container[key])

    def _stood_in_a_parent(self, address: str) -> bool:
        for tree in self.trees[:-1]:
            try:
                tree.resolve(address)
                return True
            except NotFound:
                continue
        return False


def found_by_identity(origins: list[Origin]) -> list[Origin]:
    """Each origin once; what was before can be a list, so they have no hash."""
    unique: dict[int, Origin] = {id(o): o for o in origins}
    return list(unique.values())


def _is_leaf(value: Any) -> bool:
    """A list of plain values is shown on one line."""
    return isinstance(value, Seq) and not any(isinstance(v, (Map, Seq)) for v in value) or value in ({}, [])


# Output ------------------------------------------------------------------------------------------


def _origin_lines(origin: Origin, indent: str) -> list[str]:
    done = {"set": "set", "add": "added", "remove": "removed", "replace": "replaced"}[origin.verb]
    before = "" if origin.before is None else f"; before: {show(plain(origin.before))}"
    return textwrap.wrap(f"{done} by {origin.revision} at {origin.place}, because of {origin.why}{before}", WIDTH,
                         initial_indent=f"{indent}  <- ", subsequent_indent=f"{indent}     ", break_on_hyphens=False)


def text(address: str, revision: str, parts: list[Part]) -> str:
    """For people: one line a part, what stands there first, where it comes from beside it."""
    lines = [f"{address} in {revision}"]
    depth = len(parts[0].path) - 1
    for part in parts:
        indent = "  " * (len(part.path) - depth)
        if part.origins and part.origins[-1].verb == "remove":
            head = f"{indent}{part.path[-1]}: (gone)"
        else:
            head = f"{indent}{part.path[-1]}:" + ("" if part.value is None else f" {show(part.value)}")
        where = f"{part.place}  {part.source}".rstrip()
        if len(head) > 48:
            lines += textwrap.wrap(head, WIDTH, subsequent_indent=indent + "  ", break_on_hyphens=False)
            lines.append(f"{'':<48}  {where}")
        else:
            lines.append(f"{head:<48}  {where}")
        for origin in part.origins:
            lines += _origin_lines(origin, indent)
    return "\n".join(lines) + "\n"


def _json_place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def as_json(address: str, revision: str, parts: list[Part]) -> str:
    """For programs."""
    rows = []
    for part in parts:
        document, _, section = part.source.partition(" ")
        rows.append({
            "path": list(part.path), "value": plain(part.value), "place": _json_place(part.place),
            "document": document, "section": section,
            "changes": [{"revision": o.revision, "verb": o.verb, "why": o.why, "place": _json_place(o.place),
                         "before": plain(o.before)} for o in part.origins]})
    return json.dumps({"address": address, "revision": revision, "parts": rows}, indent=2, ensure_ascii=False) + "\n"


def run(options: argparse.Namespace) -> int:
    family = read_family(options.spec)
    revision = family.known(options.revision or family.names[0])
    try:
        parts = Explainer(family, revision).find(options.address)
    except Unknown as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 1
    print((as_json if options.json else text)(options.address, revision, parts), end="")
    return 0
