# SPDX-License-Identifier: MIT
"""What the generated headers promise besides numbers: members of structs with their types, values of constants.

They are read from the headers themselves, so that nothing that a template writes is forgotten.
"""
from __future__ import annotations

import re
from typing import Iterator

from codegen.read.lock import KINDS

# Numbers that the lock has by name already, and counts of what there is, which grow.
_KNOWN = re.compile(rf"SIMCOM_(({'|'.join(k.upper() for k in KINDS)})(_|S\Z)|TABLE_VERSION\Z)")
_DEFINE = re.compile(r"^#define (\w+) +(\(?[0-9][0-9A-Fa-fxuUlL]*\)?)\s*$", re.MULTILINE)
_STRUCT = re.compile(r"\btypedef (?:struct|union)(?: \w+)? \{(?P<body>(?:[^{}]|\{[^{}]*\})*)\} (?P<name>\w+);")
_ENUM = re.compile(r"\benum(?: \w+)? \{(?P<body>[^{}]*)\}")
_CALL = re.compile(r"\(\*(\w+)\)")
_DECLARED = re.compile(r"(?P<stars>[*\s]*)(?P<name>\w+)\s*(?P<rest>(?:\[[^]]*\])*|:\s*\d+)\Z")


def _plain(text: str) -> str:
    """Without comments, and with one space for each gap."""
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _apart(text: str, mark: str) -> list[str]:
    """Cuts at marks that are outside of all brackets."""
    pieces, depth = [""], 0
    for char in text:
        depth += (char in "{([") - (char in "})]")
        if char == mark and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _members(body: str) -> Iterator[tuple[str, str]]:
    """Name and type of each member."""
    for declaration in _apart(body, ";"):
        inner, call = declaration.rpartition("}"), _CALL.search(declaration)
        if inner[1]:
            yield inner[2].strip(), f"{inner[0]}}}".replace("{ ", "{").replace(" }", "}")
            continue
        if call:
            yield call[1], declaration.replace(call[1], "", 1)
            continue
        first, *more = _apart(declaration, ",")
        kind, _, name = re.sub(r"\s*\*\s*", " * ", first).partition(" ")
        while match := re.match(r"(\w+) +(?=[\w*])", name):  # const, struct and the like come before the type
            kind, name = f"{kind} {match[1]}", name[match.end():]
        for declared in (name, *more):
            match = _DECLARED.match(declared.strip())
            if match:
                yield match["name"], " ".join(f"{kind} {match['stars']} {match['rest']}".split()).replace(": ", ":")


def _enumerators(body: str) -> Iterator[tuple[str, str]]:
    number = -1
    for item in (i.strip() for i in body.replace("\n", " ").split(",")):
        name, _, value = (part.strip() for part in item.partition("="))
        if not name:
            continue
        number = int(value.rstrip("uUlL"), 0) if re.fullmatch(r"(0[xX][0-9A-Fa-f]+|[0-9]+)[uUlL]*", value) else number + 1
        yield name, str(number)


def api(files: dict[str, str]) -> dict[tuple[str, str], str]:
    """Kind and name of everything that the headers among `files` declare, with its type or value."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(p for p in files if p.endswith(".h") and p.startswith("include/") and "/private/" not in p):
        text = _plain(files[path])
        for match in _STRUCT.finditer(text):
            found.update({("member", f"{match['name']}.{name}"): said for name, said in _members(match["body"])})
        constants = [pair for match in _ENUM.finditer(text) for pair in _enumerators(match["body"])]
        constants += [(m[1], m[2].strip("()").rstrip("uUlL")) for m in _DEFINE.finditer(text)]
        found.update({("constant", name): said for name, said in constants if not _KNOWN.match(name)})
    return found
