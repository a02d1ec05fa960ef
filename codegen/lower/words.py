# SPDX-License-Identifier: MIT
"""The names of lines as one tree, so that the scanner's machine needs no action per name.

Every spelling has a number: how many spellings come before it in the tree. The machine adds it up on the way, at the
branches only. Branches with the same rest (TOPIC of SUBTOPIC, UNSUBTOPIC and WILLTOPIC) add the same and so become the
same states, which a number set at the end of each name would prevent.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable

from codegen.lower.tables import LineRow

INDENT = "    "


@dataclass
class Node:
    """A place in a spelling. `line` is set where one ends."""

    line: LineRow | None = None
    children: dict[str, "Node"] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return (self.line is not None) + sum(c.size for c in self.children.values())


@dataclass(frozen=True)
class Spelling:
    text: str
    line: LineRow


@dataclass(frozen=True)
class Words:
    """The expression for ragel, the numbers it adds, and what each sum stands for."""

    expression: str
    steps: tuple[int, ...]
    spellings: tuple[Spelling, ...]


def _tree(lines: tuple[LineRow, ...]) -> Node:
    root = Node()
    for line in lines:
        for spelling in line.spellings:
            node = root
            for byte in spelling:
                node = node.children.setdefault(byte, Node())
            node.line = line
    return root


class Writer:
    def __init__(self, quoted: Callable[[str], str]):
        self.quoted = quoted
        self.steps: set[int] = set()
        self.spellings: list[Spelling] = []

    def word(self, node: Node, first: str, step: int, begun: str, depth: int) -> str:
        """An edge, what follows it without a choice, and the choice behind it."""
        text = first
        while node.line is None and len(node.children) == 1:
            (byte, node), = node.children.items()
            text += byte
        return self.literal(text, step) + " " + self.choice(node, begun + text, depth)

    def literal(self, text: str, step: int) -> str:
        # A manual prints a space behind the plus sign.
        space, rest = (" ' '?", text[1:]) if text[0] == "+" else ("", text)
        head = "'+'" + space if space else ""
        if not step:
            return " ".join(filter(None, (head, self.quoted(rest) if rest else "")))
        self.steps.add(step)
        if head:
            return f"'+' @add_{step}{space}" + (f" {self.quoted(rest)}" if rest else "")
        return f"{self.quoted(rest[0])} @add_{step}" + (f" {self.quoted(rest[1:])}" if rest[1:] else "")

    def choice(self, node: Node, begun: str, depth: int) -> str:
        ends = []
        if node.line is not None:
            self.spellings.append(Spelling(begun, node.line))
            ends.append("arguments" if node.line.arguments else "alone")
            if not node.children:
                return ends[0]
        before = len(ends)
        for byte, child in node.children.items():
            ends.append(self.word(child, byte, before, begun, depth + 1))
            before += child.size
        gap = "\n" + INDENT * depth
        return "(" + gap + INDENT + "  " + (gap + INDENT + "| ").join(ends) + gap + ")"


def words(lines: tuple[LineRow, ...], quoted: Callable[[str], str], depth: int) -> Words:
    writer = Writer(quoted)
    expression = writer.choice(_tree(lines), "", depth)
    return Words(expression, tuple(sorted(writer.steps)), tuple(writer.spellings))
