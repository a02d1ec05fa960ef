# SPDX-License-Identifier: MIT
"""Strict loading: YAML text to plain values that remember where they stand.

YAML guesses types; a specification must not. Only decimal integers and `true`/`false` are anything
but strings here, so that a version number, a date or `off` stays what its author typed.
"""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from codegen.read.mistakes import advice, multiline, quoted
from codegen.read.problems import Place, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
# What YAML 1.1 readers take for a boolean, null or another base: refused unless quoted.
_AMBIGUOUS = re.compile(r"(yes|no|on|off|null|~|0[xob]?[0-9a-fA-F_]+|[0-9]+(_[0-9]+)+)\Z", re.IGNORECASE)
# What a key that is there twice may mean, where items of a list have it.
_ITEM = "; does a new item of the list begin here, with '- '?"
_FORGOTTEN = dict.fromkeys(("set", "add", "remove", "replace", "name", "form", "means", "code", "tag", "value"), _ITEM)
# Numbers of more digits fit no C type here; Python would refuse to read those of thousands.
_DIGITS = 10
# What YAML cannot hold, as characters.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Far more than a specification needs; what is beyond was made to break its reader.
_DEEPEST = 50
_MOST_NODES = 1_000_000


class Map(dict):
    """A mapping with the places of its keys and values."""

    place: Place
    keys_at: dict[str, Place]
    values_at: dict[str, Place]


class Seq(list):
    """A sequence with the places of its items."""

    place: Place
    items_at: list[Place]
    parted = False  # written in brackets, of several items, some of which are not in quotation marks


def _scalar(node: yaml.ScalarNode, place: Place, problems: list[Problem]) -> Any:
    text = node.value
    if node.style in ("'", '"', "|", ">"):  # quoted or a block: a string
        return text
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.match(text):
        if len(text) > _DIGITS:
            problems.append(Problem(place, "E031", f"a number of {len(text)} digits fits no C type (at most 65535)"))
            return 0
        return int(text)
    if text == "":
        problems.append(Problem(place, "E003", 'a value is missing: write one, or "" for an empty text'))
    elif _AMBIGUOUS.match(text):
        problems.append(Problem(place, "E003", f"'{text}' can be read in several ways: as a text it must be in quotation "
                                               f"marks, {quoted(text)}; expected a decimal number, true or false otherwise"))
    return text


def _sequence(node: yaml.SequenceNode, place: Place, problems: list[Problem]) -> Seq:
    seq = Seq()
    seq.place, seq.items_at = place, []
    for child in node.value:
        value, at = _convert(child, place.file, problems)
        seq.append(value)
        seq.items_at.append(at)
    plain = [isinstance(c, yaml.ScalarNode) and not c.style and isinstance(v, str) for c, v in zip(node.value, seq)]
    seq.parted = node.flow_style and len(seq) > 1 and any(plain)
    for bare, value, at in zip(plain, seq, seq.items_at):
        if bare and node.flow_style and value.startswith("("):
            problems.append(Problem(at, "E003", f"{parted_text(seq)}; an item that begins with '(' is always in quotation "
                                                "marks"))
            break
    return seq


def parted_text(seq: Seq) -> str:
    """Of a line with commas that became several items."""
    whole = quoted(",".join(map(str, seq)))
    return f"{len(seq)} items, since each comma outside of quotation marks begins another one: for a single line write [{whole}]"


def _convert(node: yaml.Node, file: str, problems: list[Problem]) -> tuple[Any, Place]:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, place, problems), place
    if isinstance(node, yaml.SequenceNode):
        return _sequence(node, place, problems), place
    result, forgotten = Map(), False
    result.place, result.keys_at, result.values_at = place, {}, {}
    for key_node, value_node in node.value:
        key_at = Place(file, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(key_at, "E011", "a key must be a word, not a list or a mapping"))
            continue
        key = key_node.value
        if key in result:
            if forgotten:
                continue  # all keys of the item come again
            forgotten = key in _FORGOTTEN
            problems.append(Problem(key_at, "E002", f"key '{key}' is here a second time; first at line "
                                                    f"{result.keys_at[key].line}{_FORGOTTEN.get(key, '')}"))
            continue
        if node.flow_style and isinstance(value_node, yaml.ScalarNode) and not value_node.style and not value_node.value:
            problems.append(Problem(key_at, "E003", f"'{key}' has no colon and no value: a text with a comma in it must be in "
                                                    "quotation marks"))
            continue
        value, at = _convert(value_node, file, problems)
        result[key] = value
        result.keys_at[key], result.values_at[key] = key_at, at
    return result, place


def _text(path: Path, name: str) -> str | Problem:
    """The file's text, or what is wrong with its bytes."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[:error.start]
        return Problem(Place(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n")), "E001",
                       f"not UTF-8: {error.reason} at byte {error.start}")
    text = text.removeprefix("\ufeff")
    if control := _CONTROL.search(text):
        before = text[:control.start()]
        return Problem(Place(name, before.count("\n") + 1, len(before) - before.rfind("\n")), "E001",
                       f"not YAML: the character U+{ord(control.group()):04X} is not allowed")
    return text


class _Events:
    """Looks at a file before a tree is made of it: deep nesting, anchors that contain themselves or multiply, tags, texts
    over several lines. What is found stays in `problems`, also when the reading then ends in an error."""

    def __init__(self, file: str):
        self.file = file
        self.problems: list[Problem] = []
        self.refused = False
        self.going_on: list[Problem] = []  # texts that go on on the next line without a mark
        self.opened: list[tuple[str | None, int]] = []  # the collections around the event: anchor, nodes before
        self.sizes: dict[str | None, int] = {}
        self.nodes = 0

    def complain(self, event: yaml.Event, code: str, text: str) -> None:
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Problem(place, code, text))
        self.refused |= code == "E001"

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionEndEvent):
                anchor, before = self.opened.pop()
                self.sizes[anchor] = self.nodes - before
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.NodeEvent):
                self.node(event)
            if len(self.opened) > _DEEPEST or self.nodes > _MOST_NODES:
                self.complain(event, "E001", f"too deep or too large: at most {_DEEPEST} levels and {_MOST_NODES} values are "
                                             "read, those that anchors repeat included")
                return

    def alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor in (anchor for anchor, _ in self.opened):
            self.complain(event, "E001", f"'*{event.anchor}' is inside of what '&{event.anchor}' names")
        self.nodes += self.sizes.get(event.anchor, 1)

    def node(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        if event.tag is not None:
            self.complain(event, "E003", f"tags such as '{event.tag}' are not read: take it away; a text that begins with '!' "
                                         "must be in quotation marks")
        if isinstance(event, yaml.CollectionStartEvent):
            self.opened.append((event.anchor, self.nodes - 1))
            return
        self.sizes[event.anchor] = 1
        if event.style not in ("|", ">") and event.start_mark.line != event.end_mark.line:
            self.complain(event, "E001", multiline(event.style or None))
            if not event.style:
                self.going_on.append(self.problems[-1])


def load_file(path: Path, name: str, problems: list[Problem]) -> Map | None:
    """Reads one file. `name` is how messages call it. None if it is not YAML."""
    text = _text(path, name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    events = _Events(name)
    try:
        events.read(text)
        node = None if events.refused else yaml.compose(text, Loader=_Loader)
        problems.extend(events.problems)
    except yaml.MarkedYAMLError as error:
        # A quotation mark that was not closed explains what comes after it; what comes after it explains why a text goes on.
        found = [p for p in events.problems if p not in events.going_on]
        if all(p.code != "E001" for p in found):
            line, column, words = advice(text, error)
            found.append(Problem(Place(name, line + 1, column + 1), "E001", f"not YAML: {words}"))
        problems.extend(found)
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(Place(name, 1, 1), "E001", f"not YAML: {' '.join(str(error).split())}"))
        return None
    if events.refused:
        return None
    if not isinstance(node, yaml.MappingNode):
        what = "the file is empty" if node is None else "the file does not begin with a key"
        problems.append(Problem(Place(name, 1, 1), "E011", f"{what}: expected keys such as 'commands:', 'codes:' or 'revision:'"))
        return None
    return _convert(node, name, problems)[0]


def place_of(root: Map, path: list[Any], key: bool = False) -> Place:
    """Where the value at `path` below `root` stands, or with key=True the last key itself."""
    at, here = root.place, root
    for index, step in enumerate(path):
        last = index == len(path) - 1
        if isinstance(here, Map) and step in here:
            at = here.keys_at[step] if key and last else here.values_at[step]
        elif isinstance(here, Seq) and isinstance(step, int) and step < len(here):
            at = here.items_at[step]
        else:
            return at
        here = here[step]
    return at
