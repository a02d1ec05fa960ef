# SPDX-License-Identifier: MIT
"""What to do about a file that YAML cannot read.

YAML says where its reader gave up and what it would have liked there. The line to mend is often another one: the one
where a quotation mark was opened, or the one that lacks a colon.
"""
from __future__ import annotations

import re
from typing import NamedTuple

import yaml


class Advice(NamedTuple):
    """Line and column, both from 0, and what to do."""

    line: int
    column: int
    text: str


# `- set: ` or `name: ` at the beginning of a line.
_KEY = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[^\s#:'\"\[{][^#:]*?):(?: +(?P<value>\S.*))?\s*\Z")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_-]+:[^\s:]")


def quoted(text: str) -> str:
    """A text as it can be written in YAML, short enough for a message."""
    text = text if len(text) <= 40 else text[:37] + "..."
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def multiline(style: str | None) -> str:
    """Of a text without > or | that goes on on the next line."""
    if style is None:
        return ("the text that begins here goes on on the next line: check the indentation of that line and its colon; "
                "a long text is written below >-")
    return "the quotation mark that is opened here is not closed on its line; a long text is written below >-"


class _Reader:
    """The lines around an error."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError):
        # YAML's own idea of lines; the last may lack its end.
        self.lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
        self.problem, self.context = error.problem or "", error.context or ""
        mark = error.problem_mark or error.context_mark
        self.line, self.column = (mark.line, mark.column) if mark else (0, 0)
        begin = error.context_mark or mark
        self.begin = (begin.line, begin.column) if begin else (0, 0)

    def here(self, text: str) -> Advice:
        return Advice(self.line, self.column, text)

    def row(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def char(self) -> str:
        return self.row(self.line)[self.column:self.column + 1]

    @property
    def rest(self) -> str:
        """From the place of the error to the end of its line, without a comment."""
        return re.sub(r"\s+#.*", "", self.row(self.line)[self.column:]).strip()

    def above(self) -> tuple[int, str]:
        """The next line above that says something."""
        for number in range(min(self.line, len(self.lines)) - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number, self.lines[number]
        return 0, ""

    def levels(self) -> list[int]:
        """Where the keys and items around the line begin."""
        levels: list[int] = []
        for row in self.lines[:self.line]:
            match = re.match(r"(\s*)((?:- +)*)[^\s#]", row)
            if match is None:
                continue
            columns = [len(match[1]) + at.start() for at in re.finditer("- +", match[2])] + [len(match[1] + match[2])]
            levels = [level for level in levels if level < columns[0]] + columns
        return levels

    # One of these knows what to do ---------------------------------------------------------------

    def advice(self) -> Advice:
        for rule in (self.tab, self.beginning, self.colon, self.open_text, self.open_bracket, self.flow, self.indentation,
                     self.words):
            found = rule()
            if found is not None:
                return found
        return self.here(f"{self.context}, {self.problem}" if self.context and not self.context.startswith("while")
                         else self.problem or self.context or "no reason given")

    def tab(self) -> Advice | None:
        for number in (self.line, self.line - 1):
            match = re.match(r" *(?:- *)*\t", self.row(number))
            if match:
                return Advice(number, match.end() - 1, "a tab at the beginning of a line: indent with spaces")
        return None

    def beginning(self) -> Advice | None:
        if self.column == 0 and self.char == "%" or "directive" in self.problem or "<document start>" in self.problem:
            return Advice(self.line, 0, "a line cannot begin with '%'")
        if "cannot start any token" in self.problem or "expected node content" in self.problem or \
                ("alphabetic" in self.problem and self.context.startswith(("while scanning an a",))):
            line, column = self.begin if "alphabetic" in self.problem else (self.line, self.column)
            rest = re.sub(r"\s+#.*", "", self.row(line)[column:]).strip()
            char = rest[:1]
            if not char:
                return self.here("a value is missing at the end of the line")
            return Advice(line, column, f"a text that begins with '{char}' must be in quotation marks: {quoted(rest)}")
        return None

    def colon(self) -> Advice | None:
        if "mapping values are not allowed" not in self.problem:
            return None
        row = self.row(self.line)
        match = _KEY.match(row)
        if match and match["value"] and self.column > match.start("value"):
            value = re.sub(r"\s+#.*", "", match["value"])
            if value[0] in "'\"":
                return self.here("nothing can follow the closing quotation mark of a text on its line")
            return Advice(self.line, match.start("value"), "a text with a colon and a space in it must be in quotation "
                                                           f"marks: {match['key']}: {quoted(value)}")
        number, above = self.above()
        key_above = _KEY.match(above)
        column = len(row) - len(row.lstrip())
        if not above:
            return self.here("a colon where no key begins")
        start = len(re.match(r"\s*(?:- +)*", above)[0])
        if key_above is None:
            if _NO_SPACE.match(above):
                return Advice(number, start, "a space is missing after the colon: expected 'key: value'")
            if ":" not in above:
                return Advice(number, start, "a line without a colon: expected 'key: value'")
        if key_above and column != key_above.end("before"):
            return Advice(self.line, column, f"indented by {spaces(column)}, but '{key_above['key']}' in the line above, which "
                                             f"has its value already, begins after {key_above.end('before')}: expected the same")
        return Advice(self.line, column, "a key where the line above is not at its end: check the indentation and the "
                                         "quotation marks of both")

    def open_text(self) -> Advice | None:
        if "end of stream" in self.problem and "quoted" in self.context:
            return Advice(*self.begin, "the quotation mark that is opened here is never closed")
        if "escape" in self.problem:
            return self.here("between \" and \" a backslash begins an escape: write \\\\ for a backslash, or put the text "
                             "between ' and '")
        if "could not find expected ':'" in self.problem:
            return Advice(*self.begin, "a line without a colon: expected 'key: value'; a text that goes on from the line "
                                       "above is indented deeper than its key")
        return None

    def open_bracket(self) -> Advice | None:
        if "expected ',' or" not in self.problem:
            return None
        closing = self.problem[-2:-1]
        line, column = self.begin
        row = self.row(self.line)
        if self.line >= len(self.lines) - 1 and not row.strip() or self.line > line and re.match(r"\s*(- |[\w-]+:(\s|\Z))", row):
            return Advice(line, column, f"the bracket '{self.row(line)[column:column + 1]}' that is opened here is not closed: "
                                        f"expected '{closing}'")
        return None

    def flow(self) -> Advice | None:
        if "expected ',' or" not in self.problem:
            return None
        closing = self.problem[-2:-1]
        if self.char == ":":
            return self.here("a text with a colon and a space in it must be in quotation marks")
        if self.char in "]}" and self.char:
            return self.here(f"'{self.char}' where ',' or '{closing}' was expected")
        return self.here(f"expected ',' or '{closing}' before {quoted(self.rest)}: a text with brackets, braces or quotation "
                         "marks in it must be in quotation marks itself")

    def indentation(self) -> Advice | None:
        if "did not find expected key" not in self.problem and "expected '-' indicator" not in self.problem:
            return None
        row = self.row(self.line)
        before = row[:self.column].rstrip()
        if before.strip(" -") and before[-1] in "'\"":
            return self.here(f"nothing can follow the closing quotation mark of a text on its line; within {before[-1]} and "
                             f"{before[-1]} a quotation mark of that kind is written "
                             + ("twice" if before[-1] == "'" else "with a backslash before it"))
        if before.strip(" -") and before[-1] in "]}":
            return self.here(f"nothing can follow the '{before[-1]}' that closes a value on its line: a text that begins with "
                             "a bracket or brace must be in quotation marks")
        levels = self.levels()
        column = len(row) - len(row.lstrip())
        if column in levels:
            item = row.lstrip().startswith("-")
            return Advice(self.line, column, "a list item where a key was expected: check the indentation" if item else
                          "a key where an item of a list was expected: check the indentation, and whether '- ' is missing")
        known = [str(level) for level in sorted(set(levels))]
        return Advice(self.line, column, f"indented by {spaces(column)}, as no line around it is: expected "
                                         + (" or ".join([", ".join(known[:-1])] * (len(known) > 1) + known[-1:]) or "0"))

    def words(self) -> Advice | None:
        for part, text in _WORDS:
            if part in self.problem or part in self.context:
                return self.here(text)
        return None


_WORDS = (
    ("block sequence entries are not allowed", "a list begins on the line after its key, or is written as [a, b]; a text that "
                                               "begins with '- ' must be in quotation marks"),
    ("undefined alias", "a text that begins with '*' must be in quotation marks; without them it is an alias, and no anchor "
                        "'&' of that name is above"),
    ("duplicate anchor", "the anchor of this name is given twice; a text that begins with '&' must be in quotation marks"),
    ("comment or line break", "the text of > and | begins on the next line; a text that begins with one of them must be in "
                              "quotation marks"),
    ("another document", "a second document begins here: a file is a single document; take the line '---' away"),
)


def advice(text: str, error: yaml.MarkedYAMLError) -> Advice:
    """Where to look and what to do."""
    return _Reader(text, error).advice()
