# SPDX-License-Identifier: MIT
"""What the tests share: running the generator, and a small specification that is right."""
from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import NamedTuple

from codegen.cli import main
from codegen.read.lock import Lock
from codegen.lower.tables import Tables, lower
from codegen.read.merge import merge
from codegen.read.model import Spec

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "dev"))
from compilers import strict  # noqa: E402
SPEC = ROOT / "spec"
SCHEMA = SPEC / "schema" / "spec.schema.json"
# Long enough for a slow machine, short enough to notice that a run hangs.
TIMEOUT_S = 60


class Run(NamedTuple):
    """What a run of the generator left."""

    status: int
    out: str
    err: str


def run(*arguments: object) -> Run:
    """The command line in this process. An exception that leaves it is the caller's failure."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as leave:
            status = int(leave.code or 0)
    return Run(status, out.getvalue(), err.getvalue())


def spawn(*arguments: object, cwd: Path = ROOT, options: tuple[str, ...] = (), **environment: str) -> Run:
    """The command line in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run([sys.executable, *options, "-m", "codegen", *map(str, arguments)], cwd=cwd, env=env,
                          capture_output=True, text=True, encoding="utf-8", check=False, timeout=TIMEOUT_S)
    return Run(done.returncode, done.stdout, done.stderr)


def tables_of(*specs: Spec) -> Tables:
    """The tables that these revisions share, numbered anew."""
    return lower(specs, merge(list(specs))[0], Lock())


_WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wundef", "-Wcast-qual", *strict("gcc", "g++", "clang"))
C11 = ("-std=c11", *_WARNINGS)
CPP17 = ("-std=c++17", *_WARNINGS)


def compile_c(compiler: str, source: Path, include: tuple[Path, ...], *more: str) -> str:
    """What a compiler says about one source; nothing if it is content, or not installed."""
    if shutil.which(compiler) is None:
        return ""
    flags = CPP17 if source.suffix == ".cpp" else C11
    done = subprocess.run([compiler, "-fsyntax-only", *flags, *more, *(f"-I{i}" for i in include), str(source)],
                          capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
    return done.stderr or ("" if done.returncode == 0 else f"{compiler} ended with {done.returncode}")


class Complaint(NamedTuple):
    file: str
    line: int
    column: int
    code: str
    text: str


_COMPLAINT = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): error\[(?P<code>E\d{3})\]: (?P<text>.+)")


def complaints(err: str) -> list[Complaint]:
    """The complaints on stderr; every line but the last must be one."""
    found = []
    lines = err.splitlines()
    for line in lines[:-1]:
        match = _COMPLAINT.fullmatch(line)
        if match is None:
            raise AssertionError(f"not file:line:column: error[code]: text: {line!r}")
        found.append(Complaint(match["file"], int(match["line"]), int(match["column"]), match["code"], match["text"]))
    if lines[-1:] != [f"{len(found)} error(s); nothing was written"]:
        raise AssertionError(f"the last line does not count the errors: {err!r}")
    return found


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time stamp and content of every file."""
    return {str(p.relative_to(folder)): (p.stat().st_mtime_ns, p.read_bytes())
            for p in sorted(folder.rglob("*")) if p.is_file()}


class FolderCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="codegen-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write_spec(self, files: dict[str, str | bytes]) -> Path:
        """A folder spec/ with these files and the schema."""
        spec = self.folder / "spec"
        for name, text in files.items():
            path = spec / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        (spec / "schema").mkdir(parents=True, exist_ok=True)
        shutil.copy(SCHEMA, spec / "schema")
        return spec


# A specification that is right, small, and has a place for every mistake.
BASE = {
    "sources.yaml": """\
documents:
  - tag: M1
    title: A manual
  - tag: field
    title: Logs
""",
    "parameters.yaml": """\
document: M1
parameters:
  - name: err
    type: code
    description: The result code.
""",
    "framing.yaml": """\
document: M1
finals:
  - {text: OK, means: success}
  - {text: ERROR, means: failure}
  - {text: "+CME ERROR:", means: failure, argument: text}
""",
    "commands/base.yaml": """\
document: M1
commands:
  - name: ALPHA
    title: First command
    description: It does a thing.
    section: "1.1"
    aliases:
      - {name: ALFA, section: "1.2"}
    parameters:
      - name: client
        type: integer
        range: [0, 1]
        role: client
        description: Which client.
      - name: wait
        type: integer
        range: [60, 180]
        also: [0]
        unit: s
        default: 60
        description: How long.
      - name: key
        type: string
        length: [1, 16]
        secret: true
        description: A secret.
      - name: size
        type: integer
        range: [1, 100]
        unit: bytes
        description: Length of the data.
      - name: mode
        type: enumeration
        description: A choice.
        values:
          - {value: 0, name: low, meaning: Low.}
          - {value: 1, name: high, meaning: High.}
    lines:
      - name: state
        fields: [client, mode]
    forms:
      - form: read
        lines: [state]
        outcomes:
          - {means: success, sequence: [lines, OK]}
      - form: write
        variant: main
        parameters: [client, wait, key]
        optional: [key]
        result: [client, err]
        example: AT+ALPHA=0,60,"abc"
        time: {answer: 5, result: 60, result_from: wait}
        outcomes:
          - {means: success, sequence: [OK, result]}
          - {means: failure, sequence: [ERROR]}
      - form: write
        variant: data
        parameters: [client, size]
        data: {length: size, content: payload}
        outcomes:
          - {means: success, sequence: [prompt, data, OK]}
          - {means: failure, sequence: [prompt, data, ERROR]}
  - name: BETA
    title: Second command
    description: It does another thing.
    parameters:
      - name: address
        type: address
        length: [9, 256]
        description: An address.
      - name: file
        type: file
        length: [5, 128]
        description: A file.
    forms:
      - form: write
        parameters: [address, file]
        example: AT+BETA="tcp://host","a.pem"
        outcomes:
          - {means: success, sequence: [OK]}
""",
    "commands/omega.yaml": """\
document: M1
commands:
  - name: OMEGA
    title: Third command
    description: It changes states and keeps settings.
    parameters:
      - name: who
        type: integer
        range: [0, 1]
        role: client
        description: Which client.
      - name: speed
        type: integer
        range: [1, 9]
        default: 5
        description: A setting.
      - name: label
        type: string
        length: [1, 8]
        default: none
        description: A text.
      - name: amount
        type: integer
        range: [1, 100]
        unit: bytes
        description: Length of the data.
      - name: there
        type: enumeration
        description: Whether it is ready.
        values:
          - {value: 0, name: away, meaning: It is not.}
          - {value: 1, name: here, meaning: It is.}
    lines:
      - name: shown
        fields: [who, there]
        shows: {state: ready, by: there, value: 1}
      - name: settings
        fields: [who, speed, label]
        optional: [label]
    forms:
      - form: read
        lines: [shown]
        outcomes:
          - {means: success, sequence: [lines, OK]}
      - form: execute
        reaches: open
        outcomes:
          - {means: success, sequence: [OK]}
          - {means: failure, sequence: [ERROR]}
      - form: write
        variant: begin
        option: begin
        needs: [open]
        forbids: [ready]
        reaches: ready
        parameters: [who]
        outcomes:
          - {means: success, sequence: [OK]}
          - {means: failure, sequence: [ERROR]}
      - form: write
        variant: give
        needs: [ready]
        holds: stock
        parameters: [who, amount]
        data: {length: amount, content: payload}
        outcomes:
          - {means: success, sequence: [prompt, data, OK]}
          - {means: failure, sequence: [ERROR]}
      - form: write
        variant: take
        option: take
        needs: [{state: stock, answer: 1}]
        uses: [stock]
        ends: ready
        parameters: [who]
        outcomes:
          - {means: success, sequence: [OK]}
          - {means: failure, sequence: [ERROR]}
      - form: write
        variant: set
        option: set
        stores: {key: who, until: [ready, {after: OMEGA.write:take, means: success}], preset: ['0,3,"home"']}
        parameters: [who, speed, label]
        optional: [label]
        outcomes:
          - {means: success, sequence: [OK]}
          - {means: failure, sequence: [ERROR]}
""",
    "operations.yaml": """\
document: M1
operations:
  - name: open
    of: module
    title: Open it
    steps:
      - {step: open, form: OMEGA.execute}
  - name: speak
    of: client
    title: Say something
    struct: words
    arguments:
      - {name: text, type: bytes, description: What is said.}
      - {name: wait, type: uint16, default: 70, description: How long.}
      - {name: key, type: bytes, description: A key.}
      - {name: speed, type: uint8, given: bit, description: How fast.}
    steps:
      - {step: begin, form: "ALPHA.write:main", when: key, parameters: {client: client, wait: wait, key: key}, fallback: give}
      - {step: set, form: "OMEGA.write:set", when: speed, parameters: {who: client, speed: speed}}
      - {step: give, form: "OMEGA.write:give", parameters: {who: client, amount: length of text}, data: text, leaves: payload}
  - name: speak_all
    event: speak
    of: client
    title: Say several things
    struct: texts
    arguments:
      - {name: text, type: list, items: words, most: 5, description: What is said.}
    steps:
      - {step: begin, form: "OMEGA.write:begin", parameters: {who: client}, last: true}
      - {step: give, form: "OMEGA.write:give", each: text, parameters: {who: client, amount: length of text}, data: text}
""",
    "errors.yaml": """\
document: M1
codes:
  - code: 0
    name: none
    meaning: Good.
    operation: done
    origin: call
    advice: Nothing.
  - code: 1
    name: failed
    meaning: Bad.
    operation: retry
    origin: module
    advice: Again.
""",
    "urcs.yaml": """\
document: M1
urcs:
  - name: GONE
    title: It is gone
    description: It went.
    role: connection-lost
    parameters:
      - name: client
        type: integer
        range: [0, 1]
        description: Which client.
    fields: [client]
  - name: RDY
    title: It is here
    description: It came.
    role: restart
    plus: false
    arguments: false
""",
    "states.yaml": """\
document: M1
states:
  - name: open
    of: module
    description: It is open.
    missing: 1
    when_missing: it is not open
  - name: ready
    of: client
    within: open
    description: The client is ready.
    missing: 1
    when_missing: the client is not ready
    present: ERROR
    when_present: the client is ready already
  - name: stock
    of: client
    within: ready
    data: one
    description: Data was given.
""",
    "revisions/v1.00.yaml": """\
revision:
  name: v1.00
  document: M1
  description: The only one.
  limits:
    topic: 10
    payload: 100
    packet: 50
""",
}

MARK = "‸"


def spoil(base: dict[str, str], file: str, old: str, new: str) -> tuple[dict[str, str], int, int]:
    """The base with `old`, which stands there once, replaced by `new`; line and column of the mark in `new`."""
    text = base[file]
    if text.count(old) != 1:
        raise AssertionError(f"{old!r} stands {text.count(old)} times in {file}")
    if new.count(MARK) != 1:
        raise AssertionError(f"{new!r} needs one {MARK}")
    text = text.replace(old, new)
    before = text[:text.index(MARK)]
    return {**base, file: text.replace(MARK, "")}, before.count("\n") + 1, len(before) - before.rfind("\n")
