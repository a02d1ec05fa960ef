# SPDX-License-Identifier: MIT
"""From rows to files: templates, ragel, and writing only what has changed."""
from __future__ import annotations

import errno
import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2

from codegen.write import alone
from codegen.read.build import Family, unite
from codegen.read.lock import Lock
from codegen.read.merge import typed_as
from codegen.lower.api import api
from codegen.lower.around import read_around
from codegen.lower.describe import describe
from codegen.lower.operations import lower_operations
from codegen.lower.tables import Tables, lower
from codegen.lower.text import c_string, comment, inline
from codegen.lower.words import words
from codegen.write.pages import render_pages
from codegen.read.problems import ToolError

TABLE_VERSION = 11
RAGEL_VERSION = "6.10"
GENERATOR = "python3 -m codegen generate"

# Output file by template; all paths below generated/.
OUTPUTS = {
    "commands.h.j2": "include/simcom/commands.h",
    "lines.h.j2": "include/simcom/lines.h",
    "codes.h.j2": "include/simcom/codes.h",
    "states.h.j2": "include/simcom/states.h",
    "revisions.h.j2": "include/simcom/revisions.h",
    "descriptions.h.j2": "include/simcom/descriptions.h",
    "operation.h.j2": "include/simcom/operation.h",
    "plans.h.j2": "include/simcom/private/plans.h",
    "forms.c.j2": "src/forms.c",
    "operations.c.j2": "src/operations.c",
    "lines.c.j2": "src/lines.c",
    "codes.c.j2": "src/codes.c",
    "revisions.c.j2": "src/revisions.c",
    "names.c.j2": "src/names.c",
    "machine.rl.j2": "rl/machine.rl",
}
MACHINE = "rl/machine.rl"


@functools.lru_cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"), undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)
    environment.globals.update(c=c_string, comment=comment, inline=inline, quoted=_quoted)
    return environment


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def run_ragel(source: str) -> str:
    """The machine in C. -L leaves out #line, which would name this machine's paths."""
    ragel = shutil.which("ragel")
    if ragel is None:
        raise ToolError("ragel is not installed: apt-get install ragel (version 6.10)")
    version = subprocess.run([ragel, "--version"], capture_output=True, text=True, check=False).stdout
    if f"version {RAGEL_VERSION} " not in version:
        raise ToolError(f"ragel {RAGEL_VERSION} is needed so that the output is the same everywhere; found: "
                        f"{version.splitlines()[0] if version else 'no version'}")
    with tempfile.TemporaryDirectory() as folder:
        rl, out = Path(folder) / "machine.rl", Path(folder) / "machine.c"
        rl.write_text(source, encoding="utf-8")
        done = subprocess.run([ragel, "-C", "-G2", "-L", "-o", out, rl], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ToolError(f"ragel: {done.stderr.strip()}")
        return _mend(out.read_text(encoding="utf-8"))


def _mend(text: str) -> str:
    """What ragel's output needs: a bound that can be proven, and no warning about falling through."""
    text = text.replace("++p == pe", "++p >= pe").replace("p == pe", "p >= pe")
    text = re.sub(r"^(case \d+:)$", r"/* fall through */\n\1", text, flags=re.MULTILINE)
    # Of the numbers of its states only those that somebody uses, and as constants.
    text = re.sub(r"^static const int (\w+) = (\d+);\n", lambda found: f"enum {{ {found[1]} = {found[2]} }};\n" if text.count(found[1]) > 1 else "",
                  text, flags=re.MULTILINE)
    # Even with -L ragel leaves comments that name this machine's temporary files.
    text = re.sub(r'^/\* #line \d+ ".*" \*/\n', "", text, flags=re.MULTILINE)
    text = text.replace("machine.rl - the scanner's machine:", "machine.c - the scanner's machine, by ragel from machine.rl:")
    text = re.sub(r"[ \t]+$", "", text.expandtabs(4), flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).lstrip("\n")


def render(family: Family, lock_text: str = "", only: str | None = None, spec: Path | None = None,
           forget: bool = False) -> dict[str, str]:
    """All generated files by path. Nothing is written.

    `lock_text` is the content of names.lock as it was. `only` names the one revision to generate for; its numbers are
    those of the tree for all revisions. `spec` is the folder whose transcripts the reference pages take examples from.
    With `forget`, names of the lock that the specification has no longer are dropped.
    """
    lock = Lock(lock_text)
    tables = lower(family.specs, family.union, lock)
    operations = lower_operations(family.union.operations, family.specs, family.union, tables, lock)
    gone = lock.vanished()
    if forget:
        lock.forget(gone)
        return render(family, lock.text(), only, spec)
    whole = family
    if only is not None:
        lock = Lock(lock.text())
        family = unite([family.spec(only)], family.trees)
        family = replace(family, union=typed_as(family.union, whole.union))
        tables = lower(family.specs, family.union, lock)
        # What an application can ask for is the same in every tree.
        operations = lower_operations(whole.union.operations, family.specs, family.union, tables, lock)
    elif gone:
        raise ToolError(f"names.lock has names that the specification has no longer: {', '.join(gone)}. Programs use "
                        "them; if that is meant, `generate --forget` removes them")
    values = {
        "revision_names": ", ".join(r.name for r in tables.revisions), "tables": tables, "table_version": TABLE_VERSION,
        "words": words(tables.lines, tables.finals), "operations": operations,
    }
    environment = _environment()
    files = {path: environment.get_template(name).render(values) for name, path in OUTPUTS.items()}
    template = environment.get_template("describe.c.j2")
    for revision in tables.revisions:
        files[f"src/describe_{revision.suffix}.c"] = template.render(values, description=describe(revision, tables))
    if only is None:
        files["simulator/around.c"] = environment.get_template("around.c.j2").render(values, around=read_around())
    files["src/machine.c"] = run_ragel(files[MACHINE])
    if only is not None and spec is not None:
        files.update(_alone(family, whole, tables, spec))
    files.update(render_pages(family, tables, spec, linked=only is None))
    lock.said = api(files)
    files["names.lock"] = lock.text(used_only=only is not None)
    files["MANIFEST.json"] = _manifest(family, files)
    return files


def _alone(family: Family, whole: Family, tables: Tables, spec: Path) -> dict[str, str]:
    """What makes a tree for one revision stand for itself: the runtime, and tests."""
    revision, = tables.revisions
    files = {**alone.copied(), **alone.transcripts(whole, revision.name, spec / "transcripts")}
    files["vectors/vectors.h"] = _environment().get_template("vectors.h.j2").render(
        revision_names=revision.name, revision=revision, vectors=alone.vectors(revision.spec, tables),
        transcripts=[path for path in files if path.endswith(".md")])
    return files


def _manifest(family: Family, files: dict[str, str]) -> str:
    """What is in the folder, to find out that somebody edited it by hand."""
    content = {
        "generator": GENERATOR, "revisions": family.names, "table_version": TABLE_VERSION,
        "files": {path: hashlib.sha256(text.encode("utf-8")).hexdigest() for path, text in sorted(files.items())},
    }
    return json.dumps(content, indent=2) + "\n"


def stale(files: dict[str, str], out: Path) -> list[str]:
    """Paths that differ from what is on disk, and files on disk that should not be there."""
    different = [path for path, text in files.items() if not _same(out / path, text)]
    on_disk = [str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()] if out.is_dir() else []
    return sorted({*different, *(p for p in on_disk if p not in files)})


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def write(files: dict[str, str], out: Path) -> list[str]:
    """Brings the folder up to date; returns the paths that changed. Unchanged files keep their time stamps."""
    changed = stale(files, out)
    strays = [path for path in changed if path not in files]
    if strays and not _ours(out):
        raise ToolError(f"{out} holds files that are not generated, among them {strays[0]}: give a folder of its own")
    # In two steps: a run that fails has not begun to change files, one that is cut off leaves no half file.
    parts: list[tuple[Path, Path]] = []
    try:
        for path in (p for p in changed if p in files):
            target = out / path
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            target.parent.mkdir(parents=True, exist_ok=True)
            parts.append((target.with_name(target.name + ".part"), target))
            parts[-1][0].write_bytes(files[path].encode("utf-8"))
    except OSError:
        for part, _ in parts:
            part.unlink(missing_ok=True)
        raise
    for part, target in parts:
        part.replace(target)
    for path in strays:
        (out / path).unlink(missing_ok=True)
    return changed


def _ours(out: Path) -> bool:
    """Whether the folder was generated, so that what does not belong there may be removed."""
    manifest = out / "MANIFEST.json"
    return manifest.is_file() and f'"{GENERATOR}"'.encode() in manifest.read_bytes()
