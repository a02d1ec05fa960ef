# SPDX-License-Identifier: MIT
"""Specifications that C, C++ and the tables could trip over: names that are taken, sizes, text for comments and strings."""
from __future__ import annotations

import os
import shutil
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from codegen.tests.support import BASE, ROOT, FolderCase, complaints, compile_c, run
from codegen.tests.test_naming import C11, CPP17

# Parameters of a form, fields of a line.
MOST = 15
COMMANDS, URCS = "commands/base.yaml", "urcs.yaml"

# Macros of standard headers, of compilers without -std, of Windows and of Qt.
MACROS = """errno linux unix i386 NULL EOF assert offsetof stdin stdout stderr SIGINT SIG_ERR SIGKILL signals slots emit foreach
near far huge small interface bool true false INT_MAX UINT8_MAX SIZE_MAX BUFSIZ RAND_MAX CHAR_BIT min max major minor
complex imaginary noreturn I alloca main printf malloc setjmp va_list isdigit putc""".split()
OK_ONLY = "outcomes: [{means: success, sequence: [OK]}]"


def command(name: str, forms: str, parameters: str = "") -> str:
    given = f"    parameters:\n{parameters}" if parameters else ""
    return f"  - name: '{name}'\n    title: Of no use\n    description: None.\n{given}    forms:\n{forms}"


def integer(name: str) -> str:
    return f"      - {{name: '{name}', type: integer, range: [0, 9], description: One.}}\n"


def listed(names: list[str]) -> str:
    """A list in brackets, quoted: YAML has taken some of the words as well."""
    return "[" + ", ".join(f"'{n}'" for n in names) + "]"


def spec_with(*commands: str, **more: str) -> dict[str, str]:
    return {**BASE, "commands/more.yaml": "document: M1\ncommands:\n" + "".join(commands), **more}


@unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
class Compiles(FolderCase):
    def build(self, files: dict[str, str]) -> Path:
        """Generates, and compiles all sources with two compilers and each header as C++."""
        out = self.folder / "generated"
        done = run("--spec", self.write_spec(files), "generate", "--out", out)
        self.assertEqual((done.status, done.err), (0, ""))
        cpp = self.folder / "all.cpp"
        cpp.write_text("".join(f'#include "simcom/{h.name}"\n' for h in sorted((out / "include/simcom").glob("*.h"))), encoding="utf-8")
        include = (out / "include", ROOT / "runtime" / "include")
        jobs = [(compiler, path) for compiler in ("gcc", "clang") for path in sorted((out / "src").glob("*.c"))]
        jobs += [(compiler, cpp) for compiler in ("g++", "clang++")]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for (compiler, path), said in zip(jobs, pool.map(lambda job: compile_c(job[0], job[1], include), jobs)):
                with self.subTest(compiler=compiler, file=path.name):
                    self.assertEqual(said, "")
        return out

    def test_names_that_are_taken(self) -> None:
        # Of words that differ by case or dash alone only one can be a parameter.
        words = {w.lower(): w for w in (*MACROS, *C11.split(), *CPP17.split(), *"test write simcom size_t uint8_t commands urcs".split())}
        taken = list(words.values())
        groups = [taken[at:at + MOST] for at in range(0, len(taken), MOST)]
        commands = []
        for number, group in enumerate(groups):
            form = f"      - form: write\n        parameters: {listed(group)}\n        {OK_ONLY}\n"
            line = f"    lines:\n      - {{name: '{group[0]}', fields: {listed(group)}}}\n"
            read = f"      - form: read\n        lines: ['{group[0]}']\n        outcomes: [{{means: success, sequence: [lines, OK]}}]\n"
            commands.append(command(f"TAKEN{number}", form + read, "".join(map(integer, group))).replace("    forms:\n", line + "    forms:\n"))
        for name in ("COUNT", "TYPE", "LIST", "FORM", "LINE", "SHAPE", "COMMAND", "FIELDS", "T", "INT", "NULL", "EOF", "SIGNALS", "MAIN",
                     "COMMANDS", "URCS", "ALIASES", "PARAMETER", "REVISION", "CODE", "TEXT", "OPTIONAL"):
            variants = "".join(f"      - form: write\n        variant: '{v}'\n        parameters: ['{v}']\n        {OK_ONLY}\n"
                               for v in ("int", "begin", "NULL", "t"))
            commands.append(command(name, variants + f"      - form: execute\n        {OK_ONLY}\n",
                                    "".join(map(integer, ("int", "begin", "NULL", "t")))))
        urcs = "".join(f"  - {{name: {n}, title: x, description: x, role: restart, parameters: [{{name: {n}, type: code, description: x}}], "
                       f"fields: [{n}]}}\n" for n in ("default", "errno", "main-2", "Int8"))
        values = "".join(f"          - {{value: {at}, name: '{w}', meaning: Taken.}}\n" for at, w in enumerate(("int", "NULL", "errno", "class")))
        extra = BASE[COMMANDS].replace("          - {value: 0, name: low, meaning: Low.}\n          - {value: 1, name: high, meaning: High.}\n", values)
        codes = BASE["errors.yaml"] + "".join(f"  - {{code: {at}, name: {w}, meaning: x, operation: wrong, origin: call, advice: x}}\n"
                                              for at, w in enumerate(("int", "errno", "class", "new", "count", "s"), 2))
        self.build(spec_with(*commands, **{URCS: BASE[URCS] + urcs, COMMANDS: extra, "errors.yaml": codes}))

    def test_text(self) -> None:
        hard = r'''"*/ ??/ ??' \\ \" %d %s /* é 中华 🙂 // end \\n ??) \t \u2028 */*/ /*/ ' # {{ 7 * 7 }} {% raw %} ${x} `id`\\"'''
        files = {}
        for name, text in BASE.items():
            for key in ("description", "title", "meaning", "advice"):
                lines = [f"{line.split(key + ':')[0]}{key}: {hard}" if line.strip().startswith(key + ":") else line for line in text.splitlines()]
                text = "\n".join(lines) + "\n"
            files[name] = text.replace("meaning: Low.", f"meaning: {hard}").replace("meaning: High.", "meaning: \"\\\\\"")
        files[COMMANDS] = files[COMMANDS].replace('section: "1.1"', 'section: "*/ ??/"')
        out = self.build(files)
        # Templates of the text are text.
        self.assertIn("{{ 7 * 7 }}", (out / "src" / "describe_v1_00.c").read_text(encoding="utf-8"))

    def test_many_commands_and_many_parameters(self) -> None:
        names = [f"p{n}" for n in range(MOST)]
        form = f"      - form: write\n        parameters: [{', '.join(names)}]\n        {OK_ONLY}\n"
        wide = command("WIDE", form, "".join(map(integer, names)))
        most = [f"q{n}" for n in range(MOST)]
        form = f"      - form: write\n        parameters: [{', '.join(most)}]\n        optional: [{', '.join(most[5:])}]\n        {OK_ONLY}\n"
        widest = command("WIDEST", form, "".join(f"      - {{name: {n}, type: string, length: [0, 65535], description: x}}\n" for n in most))
        many = [command(f"MANY{n}", f"      - form: write\n        parameters: [a]\n        result: [err]\n"
                                    "        outcomes: [{means: success, sequence: [OK, result]}]\n", integer("a")) for n in range(200)]
        self.build(spec_with(*many, wide, widest))


class Refused(FolderCase):
    """More than the tables hold, and names that become one, are complaints and no broken C."""

    def refuse(self, files: dict[str, str], code: str, *words: str) -> None:
        done = run("--spec", self.write_spec(files), "check")
        self.assertEqual(done.status, 1)
        found = complaints(done.err)
        self.assertEqual({c.code for c in found}, {code}, done.err)
        for word in words:
            self.assertIn(word, done.err)

    def test_16_parameters(self) -> None:
        names = [f"p{n}" for n in range(MOST + 1)]
        form = f"      - form: write\n        parameters: [{', '.join(names)}]\n        {OK_ONLY}\n"
        self.refuse(spec_with(command("WIDE", form, "".join(map(integer, names)))), "E031", "16 parameters of a form", "at most 15",
                    "spec/commands/more.yaml:24:9")

    def test_16_fields(self) -> None:
        names = [f"p{n}" for n in range(MOST + 1)]
        lines = f"    lines:\n      - {{name: all, fields: [{', '.join(names)}]}}\n"
        form = "      - form: read\n        lines: [all]\n        outcomes: [{means: success, sequence: [lines, OK]}]\n"
        text = command("WIDE", form, "".join(map(integer, names))).replace("    forms:\n", lines + "    forms:\n")
        self.refuse(spec_with(text), "E031", "16 fields of a line")

    def test_256_forms(self) -> None:
        forms = "".join(f"      - form: write\n        variant: v{n}\n        {OK_ONLY}\n" for n in range(256))
        self.refuse(spec_with(command("WIDE", forms)), "E031", "256 forms of a command")

    def test_257_of_all_commands(self) -> None:
        """A form, a parameter and a range are a byte in the tables."""
        forms = [command(f"WIDE{c}", "".join(f"      - form: write\n        variant: v{n}\n        {OK_ONLY}\n" for n in range(130)))
                 for c in range(2)]
        fields = [command(f"WIDE{c}", f"      - form: write\n        parameters: [{', '.join(f'p{n}' for n in range(13))}]\n        {OK_ONLY}\n",
                          "".join(integer(f"p{n}") for n in range(13))) for c in range(20)]
        for commands, what in ((forms, "forms"), (fields, "parameters")):
            with self.subTest(what=what):
                done = run("--spec", self.write_spec(spec_with(*commands)), "generate", "--out", self.folder / "none")
                self.assertEqual((done.status, done.out), (3, ""))
                self.assertRegex(done.err, rf"^codegen: the tables would have 2[67]\d {what}: they hold at most 256\n$")
                self.assertFalse((self.folder / "none").exists())

    def test_long_names(self) -> None:
        self.refuse(spec_with(command("A" * 260, f"      - form: execute\n        {OK_ONLY}\n")), "E031", "characters before the first")
        option = f"      - form: write\n        option: {'o' * 250}\n        {OK_ONLY}\n"
        self.refuse(spec_with(command("AAA", option)), "E031", "characters before the first")

    def test_names_that_differ_by_case_or_dash(self) -> None:
        for one, other in (("a-b", "a_b"), ("AB", "ab"), ("a--b", "a-b"), ("int", "int_"), ("Int", "INT"), ("aB", "a_b")):
            with self.subTest(one=one, other=other):
                form = f"      - form: write\n        parameters: [{one}, {other}]\n        {OK_ONLY}\n"
                self.refuse(spec_with(command("AAA", form, integer(one) + integer(other))), "E041", f"'{one}'", f"'{other}'")

    def test_names_of_different_kinds_that_become_one(self) -> None:
        urc = "  - {name: %s, title: x, description: x, role: restart, parameters: [{name: %s, type: code, description: x}], fields: [%s]}\n"
        execute = f"      - form: execute\n        {OK_ONLY}\n"
        for commands, name, field, identifier in (
                ((), "FIELDS", "x", "simcom_fields_read"),
                ((), "T", "x", "simcom_shape_t"),
                ((), "DESCRIBED", "x", "simcom_described_line_t"),
                ((command("AAA", f"      - form: read\n        {OK_ONLY}\n"),), "AAA", "x", "simcom_aaa_read"),
                ((), "ALPHA_state", "x", "simcom_alpha_state_line_t"),
                ((command("AAA", execute + f"      - form: write\n        parameters: [b_c]\n        {OK_ONLY}\n", integer("b_c")),),
                 "AAA_b", "c", "SIMCOM_PARAMETER_AAA_B_C")):
            with self.subTest(identifier):
                files = {**(spec_with(*commands) if commands else BASE), URCS: BASE[URCS] + urc % (name, field, field)}
                self.refuse(files, "E041", f"'{identifier}'", name)
        self.refuse({**BASE, "errors.yaml": BASE["errors.yaml"].replace("name: failed", "name: missing")}, "E041", "SIMCOM_CODE_MISSING")


if __name__ == "__main__":
    unittest.main()
