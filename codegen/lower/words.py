# SPDX-License-Identifier: MIT
"""The names of lines as a tree in bytes, along which the scanner's machine goes.

A character of a name that leaves no choice is a byte. Where names part, each branch but the last begins with the negative
character and the way to the next branch; where a name ends stand a negative mark and what it is. What follows a misprinted
beginning stands once, and is jumped to. So the machine compares byte by byte, and no byte of a module, whatever its value,
is taken for a mark.

The branches with received messages come first: these are the lines that come most often.
"""
from __future__ import annotations

from dataclasses import dataclass, field

from codegen.lower.tables import LineRow
from codegen.lower.text import inline
from codegen.read.model import Final
from codegen.read.problems import ToolError


@dataclass
class Node:
    """A place in a spelling. `end` is set where one ends: a mark of machine.rl, and what it is."""

    end: tuple[str, str] | None = None
    children: dict[str, "Node"] = field(default_factory=dict)
    hot: int = 0

    @property
    def room(self) -> int:
        """Bytes that it takes at least."""
        return 2 * (self.end is not None) + sum(1 + c.room for c in self.children.values())

    def ordered(self) -> list[tuple[str, "Node"]]:
        return sorted(self.children.items(), key=lambda item: -item[1].hot)


@dataclass(frozen=True)
class Row:
    """Elements of the table that stand together, and a comment."""

    cells: str
    note: str


@dataclass(frozen=True)
class Words:
    """The rows of the tree."""

    rows: tuple[Row, ...]


def _insert(root: Node, spelling: str, end: tuple[str, str], hot: int) -> None:
    node = root
    for byte in spelling:
        node = node.children.setdefault(byte, Node())
        node.hot = max(node.hot, hot)
    node.end = end


def _tree(lines: tuple[LineRow, ...], finals: tuple[Final, ...]) -> Node:
    """All that a line can begin with."""
    root = Node()
    for line in lines:
        for spelling in line.spellings:
            # The first spelling is what modules send.
            often = line.role.startswith("MESSAGE") and line.role != "MESSAGE_LINE"
            hot = 2 * often + (spelling == line.spellings[0])
            _insert(root, spelling, ("ARGUMENTS" if line.arguments else "ALONE", line.id_name), hot)
    for final in finals:
        token = "SIMCOM_TOKEN_CME_ERROR" if final.argument else f"SIMCOM_TOKEN_{'OK' if final.success else 'ERROR'}"
        _insert(root, final.text, ("REST" if final.argument else "FINAL", token), 1)
    _insert(root, "AT", ("REST", "SIMCOM_TOKEN_ECHO"), 0)
    return root


def _char(byte: str) -> str:
    return "'\\" + byte + "'" if byte in "'\\" else f"'{byte}'"


# Of a way and of a place: two digits in base 128.
FARTHEST = 128 * 128 - 1
JUMP_SIZE = 3
# A manual prints a space behind it, and some firmware does as well.
PLUS = "+"


def _shape(node: Node) -> object:
    """The same for all places behind which the same follows."""
    return node.end, tuple((byte, _shape(child)) for byte, child in node.ordered())


@dataclass(frozen=True)
class Label:
    """Takes no room: here begins what has this shape."""

    shape: object


@dataclass(frozen=True)
class Jump:
    """To where it stands already."""

    shape: object


class Writer:
    """Rows in the order of the table. What follows several spellings is written once, and jumped to from the others."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[str | Label | Jump], str]] = []
        self.written: set[object] = set()
        self.widest = 0

    def subtree(self, node: Node, first: list[str | Label | Jump], begun: str) -> int:
        """Writes what follows `first`, the beginning of a row; returns how many bytes it took, `first` not counted."""
        cells, size = list(first), 0
        while True:
            shape = _shape(node)
            if shape in self.written and node.room > JUMP_SIZE:
                self.rows.append(([*cells, Jump(shape)], begun))
                return size + JUMP_SIZE
            self.written.add(shape)
            cells.append(Label(shape))
            if node.end is not None or len(node.children) != 1 or begun == PLUS:
                break
            (byte, node), = node.children.items()
            cells.append(_char(byte))
            begun, size = begun + byte, size + 1
        if not node.children:
            self.rows.append(([*cells, self.end(node)], begun))
            return size + 2
        if any(isinstance(cell, str) for cell in cells):
            self.rows.append((cells, begun))
        return size + self.branches(node, begun)

    def branches(self, node: Node, begun: str) -> int:
        size, choices = 0, node.ordered()
        for byte, child in choices:
            last = node.end is None and child is choices[-1][1] and begun != PLUS
            if last:
                size += 1 + self.subtree(child, [_char(byte)], begun + byte)
                continue
            # How far the next branch is is known when this one is written: its row stands before it.
            at = len(self.rows)
            length = self.subtree(child, ["?"], begun + byte)
            self.widest = max(self.widest, length)
            self.rows[at][0][0] = f"-{_char(byte)}, {self.way(length)}"
            size += 2 + (length > 127) + length
        if begun == PLUS:
            self.rows.append(([_char(" "), Jump(_shape(node))], "+ and a space, as a manual prints it"))
            size += 1 + JUMP_SIZE
        if node.end is not None:
            self.rows.append(([self.end(node)], begun))
            size += 2
        return size

    def end(self, node: Node) -> str:
        mark, what = node.end or ("", "")
        return f"{mark}, WHAT({what})"

    def way(self, length: int) -> str:
        """In base 128, so that each digit fits a signed byte; the first of two is negative."""
        return str(length) if length < 128 else f"-{length // 128}, {length % 128}"

    def table(self) -> tuple[Row, ...]:
        """The rows with the places that are jumped to."""
        place, places = 0, {}
        for cells, _ in self.rows:
            for cell in cells:
                if isinstance(cell, Label):
                    places[cell.shape] = place
                else:
                    place += JUMP_SIZE if isinstance(cell, Jump) else cell.count(", ") + 1
        self.widest = max(self.widest, place)
        return tuple(Row(", ".join(f"JUMP, {places[cell.shape] // 128}, {places[cell.shape] % 128}" if isinstance(cell, Jump)
                                   else cell for cell in cells if not isinstance(cell, Label)), inline(note))
                     for cells, note in self.rows)


def words(lines: tuple[LineRow, ...], finals: tuple[Final, ...]) -> Words:
    tree = _tree(lines, finals)
    writer = Writer()
    writer.subtree(tree, [], "")
    rows = writer.table()
    if writer.widest > FARTHEST:
        raise ToolError(f"the names of lines are a tree of {writer.widest} bytes: the scanner has room for {FARTHEST}")
    return Words(rows)
