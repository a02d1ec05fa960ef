# SPDX-License-Identifier: MIT
"""Text as C and as comments."""
from __future__ import annotations

import textwrap


def c_string(text: str) -> str:
    """A C string literal; bytes outside printable ASCII as octal escapes, which end by themselves."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    # "??" could begin a trigraph for an old compiler.
    return '"' + "".join(out).replace("??", "?\\?") + '"'


def comment(text: str, indent: str = " * ", width: int = 96) -> str:
    """Text as the lines of a block comment. The end mark cannot stand in it."""
    safe = " ".join(text.replace("*/", "* /").replace("/*", "/ *").split())
    return "\n".join(textwrap.wrap(safe, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                                   break_on_hyphens=False))


def inline(text: str) -> str:
    """Text for a comment on one line."""
    return " ".join(text.replace("*/", "* /").replace("/*", "/ *").split())
