# SPDX-License-Identifier: MIT
"""Text of the specification inside Markdown and HTML. Whatever it holds, it stays text.

Both are written in ASCII: what is beyond it becomes a character reference.
"""
from __future__ import annotations

import html
import re
from typing import Callable, Iterable

# What Markdown, its tables, or HTML inside of it would take for markup. An underscore inside a word is none.
SPECIAL = re.compile(r"[\\`*\[\]<>&|~$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[^\x20-\x7e]")
# At the beginning of a paragraph these make a list, a heading or a rule.
LEADING = re.compile(r"^(?:[-+=#!]|[0-9]+(?=[.)]))")
PLAIN_CODE = re.compile(r"(?! )[\x20-\x5f\x61-\x7b\x7d\x7e]+(?<! )")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def one_line(text: str) -> str:
    return CONTROL.sub("\ufffd", " ".join(text.split()))


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match[0])


def markdown(text: str) -> str:
    """Text inside of a line, as it stands."""
    return SPECIAL.sub(_references, text)


def paragraph(text: str) -> str:
    """Finished Markdown as the beginning of a line."""
    return LEADING.sub(_references, text)


def markdown_code(text: str) -> str:
    """A span of code, also inside of a table."""
    text = one_line(text)
    if PLAIN_CODE.fullmatch(text):
        return f"`{text}`"
    return "<code>" + re.sub(r"[^A-Za-z0-9 ,.:=?+\"-]", _references, text) + "</code>"


def fenced(lines: Iterable[str], language: str = "text") -> str:
    """A block of code whose fence is longer than any in it. Bytes beyond ASCII as transcripts write them."""
    safe = [_bytes(line) for line in lines]
    longest = max((len(run) for line in safe for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *safe, fence])


def _bytes(line: str) -> str:
    raw = line.rstrip().encode("utf-8", "surrogatepass")
    return "".join(chr(b) if 0x20 <= b < 0x7f else f"\\x{b:02X}" for b in raw)


def html_text(text: str) -> str:
    return html.escape(CONTROL.sub("\ufffd", text))


def ascii_html(page: str) -> str:
    """A finished page; its scripts and styles are ASCII already."""
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def linked(text: str, names: frozenset[str], plain: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    """Prose in which each AT+NAME that has a page leads there."""
    out, last, text = [], 0, one_line(text)
    for match in re.finditer(r"AT\+([A-Za-z][A-Za-z0-9_-]*)", text):
        if match[1] in names:
            out += [plain(text[last:match.start()]), link(match[0], match[1])]
            last = match.end()
    return "".join([*out, plain(text[last:])])
