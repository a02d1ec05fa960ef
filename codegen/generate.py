# SPDX-License-Identifier: MIT
"""`codegen generate`: writes generated/, or says what in it is not up to date."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen.read.build import print_warnings, read_family
from codegen.write.emit import render, stale, write


def _lock_text(folder: Path) -> str:
    lock = folder / "names.lock"
    return lock.read_text(encoding="utf-8", errors="replace") if lock.is_file() else ""


def run(options: argparse.Namespace) -> int:
    family = read_family(options.spec)
    print_warnings(family)
    lock = _lock_text(options.out)
    if options.revision is not None:
        family.known(options.revision)
        # The numbers are those of the whole tree, so that programs of both can talk about them.
        lock = _lock_text(options.spec.resolve().parent / "generated")
    files = render(family, lock, only=options.revision, spec=options.spec, forget=options.forget)
    return _check(files, options.out) if options.check else _write(files, options.out)


def _check(files: dict[str, str], out: Path) -> int:
    different = stale(files, out)
    for path in different:
        print(f"{out.name}/{path}: not up to date", file=sys.stderr)
    if different:
        print("run: python3 -m codegen generate", file=sys.stderr)
    else:
        print(f"{len(files)} files up to date")
    return 1 if different else 0


def _write(files: dict[str, str], out: Path) -> int:
    changed = write(files, out)
    for path in changed:
        print(f"wrote {out.name}/{path}")
    print(f"{len(changed)} of {len(files)} files changed")
    return 0
