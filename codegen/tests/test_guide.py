# SPDX-License-Identifier: MIT
"""docs/new-firmware.md is executed: its files are written, its commands run, what they print is compared."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path
from typing import NamedTuple

from codegen.tests.support import ROOT, FolderCase

GUIDE = ROOT / "docs" / "new-firmware.md"
# What the guide's reader has and the example touches.
FOLDERS = ("spec", "codegen", "runtime", "generated", "simulator/answers", "simulator/schema")
TOOLS = ("ragel", "cc", "sed")
TIMEOUT_S = 120
# The revisions that the guide counts on; there may be more.
KNOWN = ("v1.00", "v1.00-as-printed", "v3.00")


class Block(NamedTuple):
    """A fenced block: its language, the file it is the content of, and its text."""

    language: str
    file: str
    text: str


def blocks(text: str) -> list[Block]:
    found = re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [Block(*one) for one in found]


def commands(block: str) -> list[tuple[str, str]]:
    """Commands of a console block, each with what it must print."""
    pieces = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    if pieces[0]:
        raise AssertionError(f"a console block begins with a command: {block!r}")
    return list(zip(pieces[1::2], pieces[2::2]))


def pattern(expected: str) -> str:
    """What is printed, as a pattern: `...` alone on a line is any lines, within a line any text without a space."""
    lines = []
    for line in expected.splitlines():
        if line == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(re.escape(line).replace(re.escape("..."), r"\S*") + r"\n")
    return "".join(lines)


@unittest.skipUnless(all(map(shutil.which, TOOLS)), f"needs {', '.join(TOOLS)}")
class Guide(FolderCase):
    maxDiff = None

    def setUp(self) -> None:
        super().setUp()
        for name in FOLDERS:
            shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        strays = [p for p in (self.folder / "spec" / "revisions").iterdir() if p.stem not in KNOWN]
        for path in strays:
            path.unlink()
        # The guide says python3; it is the one that runs the tests.
        (self.folder / ".bin").mkdir()
        (self.folder / ".bin" / "python3").symlink_to(sys.executable)
        if strays:
            # A revision of the reader's own is not part of the guide; nor are the names that it brought.
            (self.folder / "generated" / "names.lock").unlink()
            self.shell("python3 -m codegen generate")

    def shell(self, command: str) -> str:
        """What a reader sees: both streams, and the exit code if it is not 0."""
        env = {**os.environ, "PATH": f"{self.folder / '.bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": "",
               "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["sh", "-c", command], cwd=self.folder, env=env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=TIMEOUT_S)
        return done.stdout + (f"exit: {done.returncode}\n" if done.returncode else "")

    def test_its_example_beside_every_other_revision(self) -> None:
        """The overlay of the guide in the tree as it is shipped."""
        shutil.rmtree(self.folder / "spec")
        shutil.copytree(ROOT / "spec", self.folder / "spec")
        shutil.copy(ROOT / "generated" / "names.lock", self.folder / "generated")
        files = {b.file: b.text for b in blocks(GUIDE.read_text(encoding="utf-8")) if b.file}
        for name in ("spec/revisions/v3.10.yaml", "first.c"):
            (self.folder / name).write_text(files[name], encoding="utf-8")
        self.assertNotIn("exit:", self.shell("python3 -m codegen generate"))
        self.assertEqual(self.shell("cc -std=c11 -Wall -Wextra -Werror -Iruntime/include -Igenerated/include first.c "
                                    "runtime/src/*/*.c generated/src/*.c -o first"), "")

    def test_it_happens_as_written(self) -> None:
        ran = 0
        for block in blocks(GUIDE.read_text(encoding="utf-8")):
            if block.file:
                path = self.folder / block.file
                self.assertTrue(path.resolve().is_relative_to(self.folder.resolve()))
                path.write_text(block.text, encoding="utf-8")
            elif block.language == "console":
                for command, expected in commands(block.text):
                    printed = self.shell(command)
                    ran += 1
                    if re.fullmatch(pattern(expected), printed) is None:
                        self.fail(f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}")
        self.assertGreater(ran, 12)


class Text(unittest.TestCase):
    """The guide beside its example."""

    def test_what_it_names_is_there(self) -> None:
        text = GUIDE.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            self.assertTrue((Path(GUIDE).parent / link).exists(), link)

    def test_the_patterns(self) -> None:
        self.assertTrue(re.fullmatch(pattern("a\n...\nb x.yaml:... c\n"), "a\n1\n2\nb x.yaml:3:4 c\n"))
        self.assertFalse(re.fullmatch(pattern("a\n"), "a\nb\n"))
        self.assertFalse(re.fullmatch(pattern("a\n...\n"), "b\n"))

    def test_its_program_is_short(self) -> None:
        program = next(b for b in blocks(GUIDE.read_text(encoding="utf-8")) if b.file == "first.c")
        self.assertLess(len(program.text.splitlines()), 24)


if __name__ == "__main__":
    unittest.main()
