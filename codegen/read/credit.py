# SPDX-License-Identifier: MIT
"""Which change of an overlay made a difference between two revisions: its line, and the document that says so."""
from __future__ import annotations

from typing import Any, Iterator

from codegen.read.load import Map, Seq
from codegen.read.overlay import Origin, Tree, item_names, why_text
from codegen.read.problems import Place

# How the keys of the specification are called in the model.
KEYS = {"limits": ("range", "length", "choices", "values", "type"), "also_zero": ("also",), "data_length": ("data",),
        "data_content": ("data",), "data_secret": ("data",), "result": ("result", "time"), "line": ("lines", "line"),
        "parameter": ("parameters",), "field": ("fields",), "alias": ("aliases",), "success": ("means",)}


def _nodes(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Every container in a node, with the keys that lead there."""
    if isinstance(node, Map):
        yield node, path
        for key, value in node.items():
            yield from _nodes(value, (*path, key))
    elif isinstance(node, list):
        yield node, path
        for value in node:
            yield from _nodes(value, path)


class Credit:
    """Looks in the changes that lead from one revision to another that extends it. Others are credited with nothing."""

    def __init__(self, old: str, tree: Tree):
        self.tree = tree
        self.revisions: list[str] = []
        at: Tree | None = tree
        while at is not None and at.name != old:
            self.revisions.insert(0, at.name)
            at = at.parent
        if at is None:
            self.revisions = []
        self.by_place = {} if not self.revisions else {n.place: n for f in tree.files for n, _ in _nodes(f) if isinstance(n, Map)}

    def _mine(self, origins: list[Origin]) -> list[Origin]:
        return [o for o in origins if o.revision in self.revisions]

    def _last(self, found: list[Origin]) -> Origin | None:
        return max(found, key=lambda o: (self.revisions.index(o.revision), o.place), default=None)

    def changed(self, place: Place | None, attribute: str, name: str) -> Origin | None:
        """The last change of an attribute of the fact at a place, or of the item `name` of it."""
        top = self.by_place.get(place) if place is not None else None
        if top is None:
            return None
        wanted = {*KEYS.get(attribute, (attribute,)), name}
        found: list[Origin] = []
        for node, path in _nodes(top):
            for (container, key), origins in self.tree.origins.items():
                if container == id(node) and (wanted & {*path, str(key)}):
                    found += self._mine(origins)
        return self._last(found)

    def limit(self, name: str) -> Origin | None:
        """The last change of a limit of the revision."""
        limits = next((f["revision"]["limits"] for f in self.tree.files if "revision" in f), None)
        return self._last(self._mine(self.tree.origins.get((id(limits), name), [])))

    def document(self, place: Place) -> str:
        """What a place in an overlay comes from: the reason of the change that it is in."""
        at: Tree | None = self.tree
        while at is not None and at.overlay is not None:
            if at.overlay.place.file == place.file:
                before = [c for c in at.overlay.get("changes", []) if c.place <= place]
                return why_text(before[-1]["why"]) if before else ""
            at = at.parent
        return ""

    def removed(self, place: Place | None, name: str, owner: Place | None) -> Origin | None:
        """The change that took a fact away: itself, what it is in, or its name out of a list of its owner."""
        found: list[Origin] = []
        inside = {id(n) for n, _ in _nodes(self.by_place.get(owner))} if owner in self.by_place else set()
        for (container, _), origins in self.tree.origins.items():
            for origin in self._mine(origins):
                if any(isinstance(n, Map) and n.place == place for n, _ in _nodes(origin.before)):
                    found.append(origin)
                elif container in inside and name in _names(origin.before):
                    found.append(origin)
        return self._last(found)


def _names(before: Any) -> list[str]:
    """The names in a list that there was, or the one that was taken out of it."""
    items = before if isinstance(before, Seq) else [before]
    return [name for item in items if item is not None for name in item_names(item)]
