# SPDX-License-Identifier: MIT
"""Whether a compiler's warnings are errors: only those of versions that were tried (compilers.txt)."""
from __future__ import annotations

import re
import subprocess
from pathlib import Path

TRIED = dict(re.findall(r"^([a-z-]+) ([0-9]+)$", (Path(__file__).parent / "compilers.txt").read_text(encoding="utf-8"), re.MULTILINE))


def _said(compiler: str, option: str) -> str:
    return subprocess.run([compiler, option], capture_output=True, text=True, check=True).stdout


def was_tried(compiler: str) -> bool:
    """Of what is not installed nothing is expected: True."""
    try:
        kind = "clang" if "clang" in _said(compiler, "--version") else "arm-none-eabi-gcc" if compiler.startswith("arm") else "gcc"
        major = int(_said(compiler, "-dumpversion").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return True
    return major <= int(TRIED[kind])


def strict(*compilers: str) -> tuple[str, ...]:
    """The option that makes warnings errors, if all of these compilers were tried; else the one that leaves them out."""
    return ("-Werror",) if all(map(was_tried, compilers)) else ("-w",)
