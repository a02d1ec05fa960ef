# SPDX-License-Identifier: MIT
"""generate --revision: a tree for one firmware, which stands for itself."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from codegen.tests.support import C11, ROOT, TIMEOUT_S, FolderCase, compile_c, run, snapshot, strict

REVISIONS = ("v1.00", "v1.00-as-printed", "v3.00", "a76xx-v1.06")
NUMBER = re.compile(r"^#define (SIMCOM_(?:FORM|LINE|CODE|PARAMETER)_\w+) (\d+)u", re.MULTILINE)
PROGRAM = """\
/* SPDX-License-Identifier: MIT */
#include "simcom/commands.h"
#include "simcom/revisions.h"
#include <stdio.h>

int main(void)
{
    const simcom_cmqttaccq_write_t arguments = {
        .client_index = 0,
        .client_id = simcom_text("x"),
        .server_type = {0, true},
        .mqtt_version = {4, true},
    };
    simcom_command_t command;
    simcom_problem_t problem;
    uint8_t line[64];
    simcom_status_t status = simcom_cmqttaccq_write(&command, &simcom_revision_v3_00, &arguments, &problem);
    if (status != SIMCOM_GOOD) {
        return 1;
    }
    size_t length = simcom_command_copy(&command, line, sizeof line);
    printf("%.*s\\n", (int)length - 1, (const char *)line);
    return 0;
}
"""


def numbers(out: Path) -> dict[str, int]:
    text = "".join(p.read_text(encoding="utf-8") for p in sorted((out / "include/simcom").glob("*.h")))
    # The number of forms is of the tree.
    return {name: int(number) for name, number in NUMBER.findall(text) if name != "SIMCOM_FORM_NONE"}


@unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
class OneRevision(FolderCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.shared = Path(tempfile.mkdtemp(prefix="codegen-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        # Each with nothing else of the repository.
        for name in REVISIONS:
            done = run("generate", "--revision", name, "--out", cls.shared / name / "generated")
            assert (done.status, done.err) == (0, ""), done.err
        cls.whole = cls.shared / "whole"
        cls.whole.mkdir()
        shutil.copy(ROOT / "generated" / "names.lock", cls.whole)
        run("generate", "--out", cls.whole)

    def test_it_contains_no_other_revision(self) -> None:
        for name in REVISIONS:
            for path, (_, data) in snapshot(self.shared / name / "generated").items():
                if path.startswith(("docs/", "runtime/", "test/")):
                    continue  # prose may say what a revision was made from; the others are not generated
                # Files of conversations may have the name of another.
                text = "".join(n for n in data.decode("utf-8").splitlines(True) if '"test/' not in n)
                found = set(re.findall(r"\b(?:a76xx-)?v[0-9]\.[0-9]+(?:-[a-z-]*[a-z])?", text))
                found |= {f.replace("a76xx_", "a76xx-").replace("_", ".", 1).replace("_", "-")
                          for f in re.findall(r"(?:a76xx_)?v[0-9]_[0-9]+(?:_as_printed)?", f"{path} {text}")}
                self.assertLessEqual(found, {name}, path)

    def test_its_numbers_are_those_of_the_whole_tree(self) -> None:
        whole = numbers(self.whole)
        for name in REVISIONS:
            mine = numbers(self.shared / name / "generated")
            self.assertGreater(len(mine), 150)
            self.assertEqual({k: whole.get(k) for k in mine}, mine)
            self.assertLess(len(mine), len(whole))

    def test_its_lock_holds_no_more_than_it_uses(self) -> None:
        lock = (self.shared / "v1.00" / "generated" / "names.lock").read_text(encoding="utf-8")
        self.assertNotIn("cmqttcfg_write_aliauth", lock)
        self.assertIn("cmqttcfg_write_check_utf8", lock)
        for row in lock.splitlines():
            self.assertIn(row, (self.whole / "names.lock").read_text(encoding="utf-8").splitlines() + [row] * row.startswith("revision"))

    def test_again_and_check(self) -> None:
        out = self.shared / "v3.00" / "generated"
        done = run("generate", "--revision", "v3.00", "--out", out)
        self.assertTrue(done.out.startswith("0 of "), done.out)
        self.assertEqual(run("generate", "--revision", "v3.00", "--check", "--out", out).status, 0)
        self.assertEqual(run("generate", "--revision", "v1.00", "--check", "--out", out).status, 1)

    # Its own tests ------------------------------------------------------------------------------

    def copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.shared / name / "generated", self.folder / "tree" / name))

    def check(self, tree: Path, *more: str) -> tuple[int, str]:
        """Builds and runs a tree's tests as the comment in them says; nothing but a compiler is on the path."""
        line = re.search(r"^ \*     (cc .*)$", (tree / "test" / "main.c").read_text(encoding="utf-8"), re.MULTILINE)[1]
        tools = self.folder / "tools"
        if not tools.exists():
            tools.mkdir()
            for tool in ("cc", "as", "ld"):
                (tools / tool).symlink_to(shutil.which(tool))
        shell = shutil.which("sh")
        env = {"PATH": str(tools), "LC_ALL": "C"}
        built = subprocess.run([shell, "-c", " ".join((line, "-Wall -Wextra", *strict("cc"), *more))], cwd=tree, env=env, capture_output=True,
                               text=True, check=False, timeout=TIMEOUT_S)
        self.assertEqual((built.returncode, built.stderr), (0, ""))
        ran = subprocess.run([tree / "check"], cwd=tree, capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
        return ran.returncode, ran.stdout

    def test_its_tests_need_a_compiler_only(self) -> None:
        for name, conversations in (("v1.00", 170), ("v1.00-as-printed", 120), ("v3.00", 180)):
            with self.subTest(name):
                tree = self.copy(name)
                status, said = self.check(tree)
                self.assertEqual(status, 0, said)
                found = re.fullmatch(rf"{re.escape(name)}: ([0-9]+) examples, ([0-9]+) conversations, 0 failed\n", said)
                self.assertTrue(found, said)
                self.assertGreaterEqual(int(found[1]), 19)
                self.assertGreaterEqual(int(found[2]), conversations)

    def test_its_tests_notice_a_wrong_table(self) -> None:
        for file, right, wrong in (
                ("forms.c", '.text = "DISC="', '.text = "DISD="'),  # the wire text of a form
                ("revisions.c", "[RANGE_9_256] = {9, 256}", "[RANGE_9_256] = {9, 12}"),  # a limit
                ("machine.c", "WHAT(SIMCOM_LINE_CMQTTSUB)", "WHAT(SIMCOM_LINE_CMQTTPUB)")):  # the name of a line
            with self.subTest(file):
                tree = self.copy("v3.00")
                path = tree / "src" / file
                text = path.read_text(encoding="utf-8")
                self.assertEqual(text.count(right), 1)
                path.write_text(text.replace(right, wrong), encoding="utf-8")
                status, said = self.check(tree)
                self.assertEqual(status, 1)
                self.assertIn("FAILED: ", said)
                shutil.rmtree(tree)

    def test_conversations_of_what_broke_are_left_out(self) -> None:
        """V3.00 takes shorter wills; a conversation of V1.00 with one says nothing about it."""
        text = {n: "".join(p.read_text(encoding="utf-8") for p in (self.shared / n / "generated/test/transcripts").glob("*.md"))
                for n in REVISIONS}
        self.assertIn("> AT+CMQTTPUB=", text["v3.00"])
        self.assertIn("> AT+CMQTTWILLMSG=", text["v1.00"])
        self.assertNotIn("> AT+CMQTTPUB=", text["v1.00-as-printed"])
        for name in REVISIONS:
            self.assertEqual(set(re.findall(r"<!-- revision: (\S+) -->", text[name])), {name})

    def test_usage(self) -> None:
        self.assertEqual(run("generate", "--revision", "v3.00").status, 2)
        done = run("generate", "--revision", "v9.00", "--out", self.folder / "x")
        self.assertEqual(done.status, 2)
        self.assertIn("known: v1.00, v1.00-as-printed, v3.00", done.err)
        self.assertFalse((self.folder / "x").exists())

    def test_everything_compiles(self) -> None:
        jobs = []
        for name in REVISIONS:
            here = self.shared / name
            include = (here / "generated" / "include", here / "generated" / "runtime" / "include")
            sources = [*sorted((here / "generated" / "src").glob("*.c")), *sorted((here / "generated" / "runtime" / "src").glob("*/*.c"))]
            jobs += [("clang", path, include) for path in sources]
            # gcc for one of them: the sources are nearly the same.
            jobs += [("gcc", path, include) for path in sources if name == "v1.00"]
            for folder in include:
                for header in sorted((folder / "simcom").glob("*.h")):
                    path = self.folder / f"{name}-{header.stem}.cpp"
                    path.write_text(f'#include "simcom/{header.name}"\n', encoding="utf-8")
                    # g++ takes a function with the name of a struct for the struct's constructor.
                    jobs.append(("g++" if name == "v3.00" else "clang++", path, include, "-Wno-shadow"))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for (compiler, path, *_), said in zip(jobs, pool.map(lambda job: compile_c(*job), jobs)):
                with self.subTest(compiler=compiler, file=path.name):
                    self.assertEqual(said, "")

    @unittest.skipUnless(shutil.which("gcc"), "gcc is not installed")
    def test_a_program_with_it(self) -> None:
        here = self.shared / "v3.00"
        (self.folder / "main.c").write_text(PROGRAM, encoding="utf-8")
        sources = [*(here / "generated" / "src").glob("*.c"), *(here / "generated" / "runtime" / "src").glob("*/*.c")]
        done = subprocess.run(["gcc", *C11, f"-I{here}/generated/include", f"-I{here}/generated/runtime/include", str(self.folder / "main.c"),
                               *map(str, sources), "-o", str(self.folder / "main")], capture_output=True, text=True, check=False,
                              timeout=TIMEOUT_S)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        said = subprocess.run([str(self.folder / "main")], capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
        self.assertEqual((said.returncode, said.stdout), (0, 'AT+CMQTTACCQ=0,"x",0,4\n'))

    def test_generated_code_refuses_another_runtime(self) -> None:
        runtime = Path(shutil.copytree(ROOT / "runtime" / "include", self.folder / "include"))
        table = runtime / "simcom" / "private" / "table.h"
        text, count = re.subn(r"(#define SIMCOM_TABLE_VERSION) \d+", r"\1 9999", table.read_text(encoding="utf-8"))
        self.assertEqual(count, 1)
        table.write_text(text, encoding="utf-8")
        for compiler, suffix in (("gcc", "c"), ("clang", "c"), ("g++", "cpp")):
            if shutil.which(compiler) is None:
                continue
            for header in sorted((self.whole / "include" / "simcom").glob("*.h")):
                source = self.folder / f"{header.stem}.{suffix}"
                source.write_text(f'#include "simcom/{header.name}"\n', encoding="utf-8")
                said = compile_c(compiler, source, (self.whole / "include", runtime))
                self.assertIn("Made for another version of the runtime. Regenerate: python3 -m codegen generate", said,
                              f"{compiler} {header.name}")


if __name__ == "__main__":
    unittest.main()
