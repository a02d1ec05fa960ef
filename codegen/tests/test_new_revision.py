# SPDX-License-Identifier: MIT
"""new-revision: a file to begin with, that is right as it stands and never takes another one's place."""
from __future__ import annotations

import re
import shutil
import unittest

from codegen.tests.support import SPEC, FolderCase, run, snapshot

# What the tests count on; there may be more revisions.
KNOWN = ("v1.00", "v1.00-as-printed", "v3.00")


class NewRevision(FolderCase):
    def setUp(self) -> None:
        super().setUp()
        self.spec = self.folder / "spec"
        shutil.copytree(SPEC, self.spec)
        for path in (self.spec / "revisions").iterdir():
            if path.stem not in KNOWN:
                path.unlink()

    def new(self, *arguments: str):
        return run("--spec", self.spec, "new-revision", *arguments)

    def test_it_passes_check_as_it_stands(self) -> None:
        for extends in ("v1.00", "v3.00"):
            name = f"{extends}-new"
            self.assertEqual(self.new(name, "--extends", extends)[:], (0, f"wrote spec/revisions/{name}.yaml\n", ""))
            done = run("--spec", self.spec, "check")
            self.assertEqual((done.status, done.err), (0, ""))
            self.assertIn(f"{name}: ", done.out)

    def test_nothing_differs_but_the_name(self) -> None:
        self.new("v3.10", "--extends", "v3.00")
        done = run("--spec", self.spec, "compat", "v3.00", "v3.10")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertTrue(done.out.startswith("From v3.00 to v3.10: 0 breaking, 0 to review, 3 compatible\n"), done.out)

    def test_head(self) -> None:
        self.new("v3.10", "--extends", "v3.00")
        text = (self.spec / "revisions" / "v3.10.yaml").read_text(encoding="utf-8")
        lines = text.splitlines()
        self.assertEqual(lines[:2], ["# yaml-language-server: $schema=../schema/spec.schema.json",
                                     "# SPDX-License-Identifier: MIT"])
        self.assertTrue((self.spec / "revisions" / "../schema/spec.schema.json").is_file())
        self.assertIn("  document: V3.00", lines)

    def test_the_examples_are_right(self) -> None:
        """Without their number signs all four pass."""
        for extends in ("v1.00", "v3.00"):
            self.new(f"{extends}-new", "--extends", extends)
            path = self.spec / "revisions" / f"{extends}-new.yaml"
            head, tail = path.read_text(encoding="utf-8").split("# changes:", 1)
            tail = re.sub(r"^# ?", "", "# changes:" + tail, flags=re.MULTILINE)
            path.write_text(head + tail, encoding="utf-8")
            for verb in ("set", "add", "remove", "replace"):
                self.assertRegex(tail, rf"(?m)^  - {verb}: ")
        done = run("--spec", self.spec, "check")
        self.assertEqual((done.status, done.err), (0, ""))

    def test_it_refuses(self) -> None:
        before = snapshot(self.spec)
        pattern = ("is no name of a revision: expected lower-case letters and digits, with dots or hyphens between them, "
                   "beginning with a letter, such as v3.10 or a76xx-v1.06")
        for arguments, text in (
                (("v3.00", "--extends", "v1.00"), "revision 'v3.00' is there already"),
                (("v3.00-a-b", "--extends", "v3.1"), "there is no revision 'v3.1'; did you mean 'v3.00'?"),
                (("3.10", "--extends", "v3.00"), f"'3.10' {pattern}"),
                (("../v3.10", "--extends", "v3.00"), f"'../v3.10' {pattern}"),
                (("v3.10\n", "--extends", "v3.00"), f"'v3.10\n' {pattern}"),
                (("", "--extends", "v3.00"), f"'' {pattern}")):
            with self.subTest(arguments):
                self.assertEqual(self.new(*arguments)[:], (2, "", f"codegen: {text}\n"))
        self.assertEqual(snapshot(self.spec), before)
        self.assertEqual(self.new("v3.10").status, 2)

    def test_it_refuses_the_same_name_in_c(self) -> None:
        self.new("v3.10-a-b", "--extends", "v3.00")
        done = self.new("v3.10-a--b", "--extends", "v3.00")
        self.assertEqual(done[:], (2, "", "codegen: revision 'v3.10-a--b' becomes the same name in C as 'v3.10-a-b'\n"))

    def test_it_never_overwrites(self) -> None:
        """A file of that name can hold a revision of another name."""
        path = self.spec / "revisions" / "v3.10.yaml"
        path.write_text("revision: {name: v3.20, extends: v3.00, document: V3.00, description: Odd.}\n", encoding="utf-8")
        before = snapshot(self.spec)
        done = self.new("v3.10", "--extends", "v3.00")
        self.assertEqual(done[:], (2, "", "codegen: spec/revisions/v3.10.yaml is there already and stays as it is\n"))
        self.assertEqual(snapshot(self.spec), before)

    def test_3_for_a_folder_that_cannot_be_written(self) -> None:
        self.assertEqual(run("--spec", self.folder / "nothing", "new-revision", "v3.10", "--extends", "v3.00").status, 3)


if __name__ == "__main__":
    unittest.main()
