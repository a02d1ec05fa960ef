# SPDX-License-Identifier: MIT
"""Rows of simulator/include/simcom_answer.h, from simulator/answers/around.yaml: commands that the specification does not model."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.read.load import Map, load_file
from codegen.read.problems import Problem, SpecError
from codegen.read.schema import SchemaChecker

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "simulator" / "answers" / "around.yaml"
SCHEMA = ROOT / "simulator" / "schema" / "answers.schema.json"


@dataclass(frozen=True)
class AnswerRow:
    """One answer of a command; lines are whole."""

    name: str
    command: str
    source: str
    kind: str
    arguments: tuple[Map, ...]
    when: tuple[str, ...]
    as_command: str
    lines: tuple[str, ...]
    result: str
    delay: int
    sets: tuple[str, ...]
    data: str
    late: tuple[tuple[str, int], ...]
    act: str


@dataclass(frozen=True)
class Around:
    variables: tuple[tuple[str, str], ...]
    boot: tuple[tuple[str, str], ...]
    rows: tuple[AnswerRow, ...]
    others: tuple[str, ...]


def _lines(wire: str, node: Any) -> tuple[str, ...]:
    return (*(f"{wire}: {text}" for text in node.get("lines", [])), *node.get("text", []))


def _late(wire: str, node: Map) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for item in node.get("later", []):
        found += [(line, item["after"] if i == 0 else 0) for i, line in enumerate(_lines(wire, item))]
    return tuple(found)


def _row(command: Map, node: Map, index: int) -> AnswerRow:
    wire = command["command"] if command.get("basic", False) else f"+{command['command']}"
    when = tuple(f"{k}={v}" for k, v in node.get("when", {}).items())
    return AnswerRow(f"row_{index}", wire, command.get("source", ""), node.get("form", "execute").upper(),
                     tuple(node.get("arguments", [])), when, node.get("as", ""), _lines(wire, node), node.get("result", "OK"),
                     node.get("delay", 0), tuple(f"{k}={v}" for k, v in node.get("set", {}).items()), node.get("data", ""),
                     _late(wire, node), node.get("act", "none"))


def read_around() -> Around:
    """The answers of the file; raises SpecError."""
    problems: list[Problem] = []
    root = load_file(FILE, str(FILE.relative_to(ROOT)), problems)
    if root is not None and not problems:
        problems += SchemaChecker(SCHEMA).check(root)
    if root is None or problems:
        raise SpecError(problems)
    rows: list[AnswerRow] = []
    for command in root["commands"]:
        rows += [_row(command, node, len(rows) + i) for i, node in enumerate(command["answers"])]
    return Around(tuple(root.get("variables", {}).items()), tuple(root.get("boot", {}).items()), tuple(rows),
                  tuple(root.get("others", [])))
