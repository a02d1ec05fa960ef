# SPDX-License-Identifier: MIT
"""Geometry of the pictures on the reference pages. Templates put these numbers into SVG and compute none."""
from __future__ import annotations

from dataclasses import dataclass

from codegen.lower.tables import Tables
from codegen.read.model import Spec

# Width of a character of the 11 px monospaced labels, rounded up: no font metrics are at hand.
LETTER = 6.8
STEP = 30
TOP = 26


@dataclass(frozen=True)
class Step:
    """One thing that goes over the wire."""

    host: bool
    text: str


@dataclass(frozen=True)
class Arrow:
    y: int
    text: str
    text_x: int
    begin: int
    end: int
    head: str
    lane: str


@dataclass(frozen=True)
class Sequence:
    width: int
    height: int
    host_x: int
    module_x: int
    lane_end: int
    arrows: tuple[Arrow, ...]
    text: str


def sequence(steps: tuple[Step, ...]) -> Sequence:
    """Two lanes, and an arrow from one to the other for each step."""
    span = max(150, int(max(len(s.text) for s in steps) * LETTER) + 24)
    host, module = 24, 24 + span
    arrows = tuple(_arrow(s, TOP + 24 + STEP * i, host, module) for i, s in enumerate(steps))
    end = TOP + STEP * len(steps) + 8
    words = ", then ".join(f"{'host' if s.host else 'module'} sends {s.text}" for s in steps)
    return Sequence(module + 24, end + 2, host, module, end, arrows, words)


def _arrow(step: Step, y: int, host: int, module: int) -> Arrow:
    begin, end = (host, module) if step.host else (module, host)
    back = -7 if step.host else 7
    return Arrow(y, step.text, (host + module) // 2, begin, end, f"M{end} {y}l{back} -4v8z", "host" if step.host else "module")


# The scanner -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    kind: str  # start, state, token
    title: str
    lines: tuple[tuple[int, str], ...]  # y and text
    title_y: int
    middle: int


@dataclass(frozen=True)
class Edge:
    path: str
    head: str
    kind: str  # solid, dashed
    label: str
    label_x: int
    label_y: int
    anchor: str


@dataclass(frozen=True)
class State:
    """A row of the table beside the picture."""

    name: str
    entered: str
    does: str
    token: str


@dataclass(frozen=True)
class Machine:
    width: int
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    states: tuple[State, ...]


START_X, START_W = 16, 118
STATE_X, STATE_W = 320, 190
NUMBERS_X = 560
TOKEN_X, TOKEN_W = 830, 154
ROW_H, ROW_GAP = 46, 20


def _box(x: int, y: int, width: int, height: int, kind: str, title: str, *lines: str) -> Box:
    top = y + height // 2 - 8 * len(lines) + 4
    return Box(x, y, width, height, kind, title, tuple((top + 16 * (i + 1), t) for i, t in enumerate(lines)), top,
               x + width // 2)


def _row(index: int) -> int:
    return 16 + index * (ROW_H + ROW_GAP)


def _across(begin: int, end: int, row: int, label: str, kind: str = "solid") -> Edge:
    y = _row(row) + ROW_H // 2
    return Edge(f"M{begin} {y}H{end - 6}", f"M{end} {y}l-8 -4v8z", kind, label, (begin + end) // 2, y - 6, "middle")


def _down(x: int, begin: int, end: int, label: str, anchor: str = "start") -> Edge:
    top, bottom = _row(begin) + ROW_H, _row(end)
    return Edge(f"M{x} {top}V{bottom - 6}", f"M{x} {bottom}l-4 -8h8z", "solid", label, x + 8, (top + bottom) // 2 + 3, anchor)


def _state(states: list[State], row: int, x: int, width: int, title: str, line: str, entered: str, does: str,
           token: str) -> Box:
    states.append(State(title, entered, does, token))
    return _box(x, _row(row), width, ROW_H, "state", title, line)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _other_edges() -> list[Edge]:
    """Those of the rows that are more than one state."""
    return [
        _across(START_X + START_W, STATE_X, 5, "+"), _across(STATE_X + STATE_W, NUMBERS_X, 5, ":"),
        _across(NUMBERS_X + 170, TOKEN_X, 5, "until LF"), _down(NUMBERS_X + 85, 5, 6, "any other byte"),
        _across(NUMBERS_X + 170, TOKEN_X, 6, "until LF"), _down(STATE_X + 95, 5, 7, "no such name"),
        _across(START_X + START_W, STATE_X, 8, "after a topic or payload", "dashed"),
        _across(STATE_X + STATE_W, TOKEN_X, 8, "as many bytes as the line said"),
    ]


def machine(spec: Spec, tables: Tables) -> Machine:
    """The scanner in a row for each thing that a line can be. Behind each token the next line begins."""
    named = [n for n in tables.lines if n.arguments]
    spellings = sum(len(n.spellings) for n in named)
    whole = [s for n in tables.lines if not n.arguments for s in n.spellings]
    finals = [f.text for f in spec.finals if not f.argument]
    argued = [f.text for f in spec.finals if f.argument]
    data = [u.wire for u in spec.urcs if u.role in ("message-topic", "message-payload")]
    states = [State("line start", "the beginning, and each token", "skips CR and LF", "")]
    boxes, edges = [], []

    def simple(row: int, title: str, line: str, entered: str, does: str, token: str, label: str = "") -> None:
        boxes.append(_state(states, row, STATE_X, STATE_W, title, line, entered, does, token))
        boxes.append(_box(TOKEN_X, _row(row), TOKEN_W, ROW_H, "token", token))
        edges.append(_across(START_X + START_W, STATE_X, row, label or entered))
        edges.append(_across(STATE_X + STATE_W, TOKEN_X, row, does))

    simple(0, "final result", "a whole line", " or ".join(finals), "until LF", "OK, ERROR")
    simple(1, "final with text", "text of the error", " or ".join(argued) or "none", "until LF", "CME_ERROR")
    simple(2, "prompt", "one space may follow", ">", "at once", "PROMPT")
    simple(3, "echo", "what the host sent", "AT", "until CR or LF", "ECHO")
    simple(4, "whole line", ", ".join(whole[:2]) + (", ..." if len(whole) > 2 else "") or "none", " or ".join(whole) or "none",
           "until LF", "LINE", "without arguments")
    boxes.append(_state(states, 5, STATE_X, STATE_W, "name", f"{_count(len(named), 'name')}, {_count(spellings, 'spelling')}",
                        "+", "until a colon or a space", ""))
    boxes.append(_state(states, 5, NUMBERS_X, 170, "numbers", "built digit by digit", "name, then colon",
                        "digits and commas until LF", "LINE"))
    boxes.append(_box(TOKEN_X, _row(5), TOKEN_W, ROW_H, "token", "LINE", "numbers only"))
    boxes.append(_state(states, 6, NUMBERS_X, 170, "text", "strings and the like", "numbers, any other byte", "until LF",
                        "LINE"))
    boxes.append(_box(TOKEN_X, _row(6), TOKEN_W, ROW_H, "token", "LINE", "with text"))
    simple(7, "unknown", "nobody knows it", "any other byte", "until LF", "UNKNOWN")
    boxes.append(_state(states, 8, STATE_X, STATE_W, "counted data", "any bytes", " or ".join(data) or "none",
                        "as many bytes as the line said", "DATA"))
    boxes.append(_box(TOKEN_X, _row(8), TOKEN_W, ROW_H, "token", "DATA"))
    edges += _other_edges()
    height = _row(8) + ROW_H
    boxes.insert(0, _box(START_X, 16, START_W, height - 16, "start", "line start", "CR and LF", "are skipped"))
    return Machine(1000, height + 16, tuple(boxes), tuple(edges), tuple(states))
