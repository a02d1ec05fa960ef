# SPDX-License-Identifier: MIT
"""Strict loading: YAML text to plain values that remember where they stand.

YAML guesses types; a specification must not. Only decimal integers and `true`/`false` are anything
but strings here, so that a version number, a date or `off` stays what its author typed.
"""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Iterator

import yaml

from codegen.read.problems import Place, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
# What YAML 1.1 readers take for a boolean, null or another base: refused unless quoted.
# Numbers of more digits fit no C type here; Python would refuse to read those of thousands.
_DIGITS = 10
# What YAML cannot hold, as characters.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Far more than a specification needs; what is beyond was made to break its reader.
_DEEPEST = 50
_MOST_NODES = 1_000_000

_AMBIGUOUS = re.compile(r"(yes|no|on|off|null|~|0[xob]?[0-9a-fA-F_]+|[0-9]+(_[0-9]+)+)\Z", re.IGNORECASE)


class Map(dict):
    """A mapping with the places of its keys and values."""

    place: Place
    keys_at: dict[str, Place]
    values_at: dict[str, Place]


class Seq(list):
    """A sequence with the places of its items."""

    place: Place
    items_at: list[Place]


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
    if text == "" or _AMBIGUOUS.match(text):
        problems.append(Problem(place, "E003", f"'{text}' can be read in several ways: write a quoted string, "
                                               "a decimal number, true or false"))
    return text


def _convert(node: yaml.Node, file: str, problems: list[Problem]) -> tuple[Any, Place]:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, place, problems), place
    if isinstance(node, yaml.SequenceNode):
        seq = Seq()
        seq.place, seq.items_at = place, []
        for child in node.value:
            value, at = _convert(child, file, problems)
            seq.append(value)
            seq.items_at.append(at)
        return seq, place
    result = Map()
    result.place, result.keys_at, result.values_at = place, {}, {}
    for key_node, value_node in node.value:
        key_at = Place(file, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(key_at, "E011", "a key must be a word, not a list or a mapping"))
            continue
        key = key_node.value
        if key in result:
            problems.append(Problem(key_at, "E002", f"key '{key}' stands here a second time; first at "
                                                    f"line {result.keys_at[key].line}"))
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


def _refused(text: str, file: str, tags: list[Problem]) -> Iterator[Problem]:
    """What no tree is made of: deep nesting, and anchors that contain themselves or multiply. Tags go to `tags`."""
    opened: list[tuple[str | None, int]] = []  # the collections around the event: anchor, nodes before
    sizes: dict[str | None, int] = {}
    nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = opened.pop()
            sizes[anchor] = nodes - before
        elif isinstance(event, yaml.NodeEvent):
            place = Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
            if isinstance(event, yaml.AliasEvent):
                if event.anchor in (anchor for anchor, _ in opened):
                    yield Problem(place, "E001", f"'*{event.anchor}' stands inside of what '&{event.anchor}' names")
                nodes += sizes.get(event.anchor, 1)
            else:
                nodes += 1
                if event.tag is not None:
                    tags.append(Problem(place, "E003", f"tags such as '{event.tag}' are not read: write a quoted string, "
                                                       "a decimal number, true or false without one"))
                if isinstance(event, yaml.CollectionStartEvent):
                    opened.append((event.anchor, nodes - 1))
                else:
                    sizes[event.anchor] = 1
            if len(opened) > _DEEPEST or nodes > _MOST_NODES:
                yield Problem(place, "E001", f"too deep or too large: at most {_DEEPEST} levels and {_MOST_NODES} "
                                             "values are read, those that anchors repeat included")
                return


def _why(error: yaml.MarkedYAMLError) -> str:
    """The composer says half of it in the context; of the others the context is where their work stood."""
    if isinstance(error, yaml.composer.ComposerError) and error.context and error.problem:
        return f"{error.context}, {error.problem}"
    return error.problem or error.context or "no reason given"


def load_file(path: Path, name: str, problems: list[Problem]) -> Map | None:
    """Reads one file. `name` is how messages call it. None if it is not YAML."""
    text = _text(path, name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    try:
        refused = list(_refused(text, name, problems))
        if refused:
            problems.extend(refused)
            return None
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(Problem(Place(name, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1),
                                "E001", f"not YAML: {_why(error)}"))
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(Place(name, 1, 1), "E001", f"not YAML: {' '.join(str(error).split())}"))
        return None
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(Place(name, 1, 1), "E011", "expected keys such as 'commands:' or 'codes:'"))
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
