# SPDX-License-Identifier: MIT
"""The command line: help, exit codes, what goes to which stream."""
from __future__ import annotations

import re
import shutil
import unittest

from codegen.read.problems import CODES
from codegen.tests.support import BASE, ROOT, SPEC, FolderCase, run, spawn


class Help(unittest.TestCase):
    def test_help(self) -> None:
        done = spawn("--help")
        self.assertEqual((done.status, done.err), (0, ""))
        for text in ("usage: python3 -m codegen", "--spec DIR", "check", "generate", "exit codes:", "  0  good",
                     "  1  the specification has errors", "  2  the command line is wrong", "  3  a tool is missing",
                     "python3-yaml", "python3-jinja2", "python3-jsonschema", "ragel", "python3 -m codegen generate --check"):
            self.assertIn(text, done.out)
        self.assertNotIn(str(ROOT), done.out)

    def test_help_of_each_command(self) -> None:
        check, generate = run("check", "--help"), run("generate", "--help")
        self.assertEqual((check.status, generate.status), (0, 0))
        self.assertIn("--codes", check.out)
        for text in ("--check", "--out DIR", "write nothing"):
            self.assertIn(text, generate.out)
        self.assertNotIn(str(ROOT), check.out + generate.out)

    def test_the_examples_of_the_help_are_commands(self) -> None:
        examples = re.findall(r"^  python3 -m codegen (.+)$", run("--help").out, re.MULTILINE)
        self.assertEqual(examples, ["check", "generate", "generate --check"])

    def test_codes(self) -> None:
        done = run("check", "--codes")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(done.out.splitlines(), [f"{code}  {text}" for code, text in CODES.items()])
        self.assertEqual(list(CODES), sorted(CODES))

    def test_codes_are_listed_whatever_the_specification_is(self) -> None:
        self.assertEqual(run("--spec", ROOT / "nowhere", "check", "--codes").status, 0)


class ExitCodes(FolderCase):
    def test_0(self) -> None:
        done = run("check")
        self.assertEqual((done.status, done.err), (0, ""))
        said = r"commands in \d+ forms, \d+ URCs, %d error codes: no errors\n"
        self.assertRegex(done.out, rf"\Av1\.00: \d+ {said % 34}")
        self.assertRegex(done.out, rf"(?m)^v1\.00-as-printed: \d+ {said % 34}")
        self.assertRegex(done.out, rf"(?m)^v3\.00: \d+ {said % 35}")
        lines = done.out.splitlines()
        self.assertEqual(len(lines), len(list((SPEC / "revisions").glob("*.yaml"))))
        self.assertTrue(all(line.endswith(": no errors") for line in lines), done.out)

    def test_0_from_another_folder(self) -> None:
        for arguments in (("check",), ("--spec", SPEC, "check")):
            done = spawn(*arguments, cwd=self.folder)
            self.assertEqual((done.status, done.err), (0, ""))

    def test_1_for_errors_of_the_specification(self) -> None:
        spec = self.write_spec({**BASE, "errors.yaml": BASE["errors.yaml"].replace("operation: done", "operation: fine")})
        for command in (("check",), ("generate", "--out", self.folder / "out"), ("generate", "--check")):
            done = run("--spec", spec, *command)
            self.assertEqual((done.status, done.out), (1, ""))
            self.assertEqual(done.err, "spec/errors.yaml:6:16: error[E012]: 'fine' is not allowed for 'operation' (allowed: done, "
                                       "wrong, refused, retry, unknown)\n1 error(s); nothing was written\n")
        self.assertFalse((self.folder / "out").exists())

    @unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
    def test_1_for_generated_files_that_are_old(self) -> None:
        done = run("generate", "--check", "--out", self.folder / "nothing")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertIn("nothing/src/forms.c: not up to date\n", done.err)

    def test_2(self) -> None:
        for arguments in ((), ("fly",), ("check", "--out", "x"), ("generate", "--codes"), ("generate", "x"), ("--spec",),
                          ("generate", "--out"), ("check", "--spec", "x")):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual((done.status, done.out), (2, ""))
                self.assertIn("usage: python3 -m codegen", done.err)
                self.assertIn("error:", done.err)

    def test_3_without_ragel(self) -> None:
        for command in (("generate", "--out", self.folder / "out"), ("generate", "--check")):
            done = spawn(*command, PATH=str(self.folder))
            self.assertEqual((done.status, done.out), (3, ""))
            self.assertEqual(done.err, "codegen: ragel is not installed: apt-get install ragel (version 6.10)\n")
        self.assertFalse((self.folder / "out").exists())

    def test_check_needs_no_ragel(self) -> None:
        self.assertEqual(spawn("check", PATH=str(self.folder)).status, 0)

    def test_3_for_another_ragel(self) -> None:
        ragel = self.folder / "ragel"
        for text, word in (("#!/bin/sh\necho Ragel State Machine Compiler version 7.0.4 x\n", "7.0.4"),
                           ("#!/bin/sh\n", "no version")):
            ragel.write_text(text, encoding="utf-8")
            ragel.chmod(0o755)
            done = spawn("generate", "--out", self.folder / "out", PATH=str(self.folder))
            self.assertEqual(done.status, 3)
            self.assertRegex(done.err, rf"\Acodegen: ragel 6\.10 is needed .*{re.escape(word)}.*\n\Z")

    def test_3_without_the_packages(self) -> None:
        # -S leaves out the folder of installed packages.
        for command in ("check", "generate"):
            done = spawn(command, options=("-S",), PYTHONPATH="")
            self.assertEqual((done.status, done.out), (3, ""))
            self.assertRegex(done.err, r"\Acodegen: (yaml|jsonschema|jinja2) is missing: apt-get install .*/usr/bin/python3\n\Z")

    def test_help_and_codes_need_no_packages(self) -> None:
        self.assertEqual(spawn("--help", options=("-S",), PYTHONPATH="").status, 0)

    def test_3_for_files_that_cannot_be_read_or_written(self) -> None:
        self.assertEqual(run("--spec", self.folder / "nowhere", "check").status, 3)
        if shutil.which("ragel"):
            (self.folder / "file").write_text("x", encoding="utf-8")
            done = run("generate", "--out", self.folder / "file" / "below")
            self.assertEqual(done.status, 3)
            self.assertRegex(done.err, r"\Acodegen: .+: .+\n\Z")


if __name__ == "__main__":
    unittest.main()
