#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Complains about functions that do not fit a screen. Reads the names of C and Python files from standard input, each
ended by NUL. Exit codes: 0 all fit, 1 some do not, 2 they could not be measured.
"""
from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Iterator, NamedTuple

LONGEST = 60
# What ragel writes; see docs/decisions/0006-names-are-a-tree-in-a-table.md.
EXCEPTED = {("generated/src/machine.c", "simcom_machine_run")}


class Function(NamedTuple):
    file: str
    line: int
    name: str
    lines: int


def of_c(files: list[str]) -> Iterator[Function]:
    """By pmccabe: complexities, statements, first line, lines, then "file(line): name"."""
    done = subprocess.run(["pmccabe", *files], capture_output=True, text=True, check=True)
    for row in done.stdout.splitlines():
        *_, lines, where = row.split("\t")
        file, _, name = where.rpartition(": ")
        path, _, line = file.removesuffix(")").rpartition("(")
        yield Function(path, int(line), name, int(lines))


def of_python(files: list[str]) -> Iterator[Function]:
    for file in files:
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"), file)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield Function(file, node.lineno, node.name, node.end_lineno - node.lineno + 1)


def main() -> int:
    files = [f for f in sys.stdin.read().split("\0") if f and Path(f).is_file()]
    try:
        found = [*of_c([f for f in files if f.endswith((".c", ".h"))]), *of_python([f for f in files if f.endswith(".py")])]
    except (OSError, subprocess.CalledProcessError, SyntaxError, ValueError) as error:
        print(f"{Path(__file__).name}: {error}", file=sys.stderr)
        return 2
    long = [f for f in found if f.lines > LONGEST and (f.file, f.name) not in EXCEPTED]
    for function in long:
        print(f"   {function.file}:{function.line}: {function.name} has {function.lines} lines; more than {LONGEST}")
    if not found:
        print("   there are no functions")
    return 1 if long or not found else 0


if __name__ == "__main__":
    sys.exit(main())
