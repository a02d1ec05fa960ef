# SPDX-License-Identifier: MIT
"""names.lock: numbers that programs hold in their hands do not move."""
from __future__ import annotations

import json
import shutil
import subprocess
import unittest

from codegen.read.lock import Lock
from codegen.read.problems import ToolError
from codegen.tests.support import BASE, C11, ROOT, FolderCase, compile_c, run, snapshot

COMMANDS = "commands/base.yaml"
FIRST = """\
  - name: AAA
    title: A command in front of all others
    description: New.
    parameters:
      - {name: fresh, type: integer, range: [0, 1], description: New.}
    lines:
      - {name: news, fields: [fresh]}
    forms:
      - form: read
        lines: [news]
        outcomes:
          - {means: success, sequence: [lines, OK]}
      - form: write
        parameters: [fresh]
        outcomes:
          - {means: success, sequence: [OK]}
"""

OVERLAY = """\
revision:
  name: v2.00
  extends: v1.00
  document: M1
  description: Another one.
changes:
  - set: ALPHA.key.length
    to: [1, 20]
    why: {document: M1, section: "7"}
"""


def numbers(text: str) -> dict[tuple[str, str], int]:
    rows = [line.split() for line in text.splitlines() if not line.startswith(("#", "member ", "constant "))]
    return {(kind, name): int(number) for kind, name, number in rows}


@unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
class Numbers(FolderCase):
    def setUp(self) -> None:
        super().setUp()
        self.out = self.folder / "generated"
        self.lock = self.out / "names.lock"
        self.generate(BASE)
        self.before = numbers(self.lock.read_text(encoding="utf-8"))

    def generate(self, files: dict[str, str], status: int = 0) -> str:
        done = run("--spec", self.write_spec(files), "generate", "--out", self.out)
        self.assertEqual(done.status, status, done.err)
        return done.err

    def test_the_first_numbers(self) -> None:
        self.assertEqual(self.before[("form", "alpha_read")], 0)
        self.assertEqual(self.before[("line", "ALPHA")], 1)  # 0 is no line
        self.assertEqual(self.before[("code", "failed")], 1)
        self.assertEqual(self.before[("parameter", "ALPHA.client")], 0)

    def test_new_names_get_the_next_numbers_wherever_they_stand(self) -> None:
        text = BASE[COMMANDS].replace("commands:\n", "commands:\n" + FIRST)
        text = text.replace("      - name: wait\n", "      - {name: extra, type: code, description: New.}\n      - name: wait\n")
        text = text.replace("[address, file]\n", "[address, file, more]\n        optional: [more]\n").replace(
            "      - name: address\n", "      - {name: more, type: integer, range: [0, 1], description: New.}\n      - name: address\n")
        self.generate({**BASE, COMMANDS: text})
        after = numbers(self.lock.read_text(encoding="utf-8"))
        self.assertEqual({k: v for k, v in after.items() if k in self.before}, self.before)
        new = {k: v for k, v in after.items() if k not in self.before}
        self.assertEqual(set(new), {("form", "aaa_read"), ("form", "aaa_write"), ("line", "AAA"), ("parameter", "AAA.fresh"),
                                    ("parameter", "BETA.more")})
        for kind in ("form", "line", "parameter"):
            old = max(v for (k, _), v in self.before.items() if k == kind)
            self.assertEqual(sorted(v for (k, _), v in new.items() if k == kind),
                             list(range(old + 1, old + 1 + sum(k == kind for k, _ in new))))
        header = (self.out / "include/simcom/commands.h").read_text(encoding="utf-8")
        self.assertIn("#define SIMCOM_FORM_ALPHA_READ 0u\n", header)
        self.assertIn(f"#define SIMCOM_FORM_AAA_READ {new['form', 'aaa_read']}u\n", header)

    def test_order_in_the_yaml_does_not_matter(self) -> None:
        alpha, beta = BASE[COMMANDS].split("  - name: BETA\n")
        head, alpha = alpha.split("commands:\n")
        self.generate({**BASE, COMMANDS: f"{head}commands:\n  - name: BETA\n{beta}{alpha}"})
        self.assertEqual(numbers(self.lock.read_text(encoding="utf-8")), self.before)

    def test_a_name_that_vanished(self) -> None:
        before = snapshot(self.out)
        text = BASE[COMMANDS].replace("variant: data", "variant: bytes")
        said = self.generate({**BASE, COMMANDS: text}, status=3)
        for word in ("form alpha_write_data", "generate --forget"):
            self.assertIn(word, said)
        self.assertTrue(snapshot(self.out) == before, "a file was changed")
        # As it says: the name may go then, and its number stays free.
        done = run("--spec", self.folder / "spec", "generate", "--forget", "--out", self.out)
        self.assertEqual((done.status, done.err), (0, ""))
        self.generate({**BASE, COMMANDS: text})
        after = numbers(self.lock.read_text(encoding="utf-8"))
        self.assertEqual(after[("form", "beta_write")], self.before[("form", "beta_write")])
        self.assertNotIn(("form", "alpha_write_data"), after)

    def test_check_of_a_name_that_vanished(self) -> None:
        spec = self.write_spec({**BASE, COMMANDS: BASE[COMMANDS].replace("variant: data", "variant: bytes")})
        done = run("--spec", spec, "generate", "--check", "--out", self.out)
        self.assertEqual((done.status, done.out), (3, ""))
        self.assertIn("alpha_write_data", done.err)

    def test_a_code_does_not_change_its_number(self) -> None:
        text = BASE["errors.yaml"].replace("name: none", "name: x").replace("name: failed", "name: none").replace("name: x", "name: failed")
        self.assertIn("names.lock: code failed has the number 1, the specification says 0", self.generate({**BASE, "errors.yaml": text}, 3))

    def test_a_damaged_lock(self) -> None:
        good = self.lock.read_text(encoding="utf-8")
        line = len(good.splitlines()) + 1
        for row, word in (("nonsense", "expected a kind"), ("form x", "expected a kind"), ("form x y", "expected a kind"),
                          ("fomr x 1", "expected a kind"), ("member x", "expected a kind"), ("form x -1", "expected"), ("form x ²", "expected"),
                          ("form x 65536", "up to 65535"), ("form x " + "9" * 5000, "expected"), ("form x 1 2", "expected"),
                          ("line x 0", "from 1 on"), ("<<<<<<< ours", "version control"), ("form alpha_read 900", "second time"),
                          ("form other 0", "its number 0"), ("parameter ALPHA.client 0", "second time")):
            with self.subTest(row[:40]):
                self.lock.write_text(good + row + "\n", encoding="utf-8")
                before = snapshot(self.out)
                said = self.generate(BASE, status=3)
                self.assertTrue(said.startswith(f"codegen: names.lock:{line}: "), said)
                self.assertIn(word, said)
                self.assertEqual(said.count("\n"), 1)
                self.assertTrue(snapshot(self.out) == before, "a file was changed")

    def test_a_lock_that_is_no_text(self) -> None:
        self.lock.write_bytes(b"# x\n\xff\xfe\x00\n")
        self.assertIn("names.lock:2: ", self.generate(BASE, status=3))

    def test_the_same_bytes_with_the_lock(self) -> None:
        """The numbers are those of the lock, not of the order in which names stand now."""
        text = BASE[COMMANDS].replace("commands:\n", "commands:\n" + FIRST)
        self.generate({**BASE, COMMANDS: text})
        before = {n: data for n, (_, data) in snapshot(self.out).items()}
        kept = self.lock.read_bytes()
        shutil.rmtree(self.out)
        self.out.mkdir()
        self.lock.write_bytes(kept)
        self.generate({**BASE, COMMANDS: text})
        self.assertTrue({n: data for n, (_, data) in snapshot(self.out).items()} == before)
        # Without it they are counted anew.
        shutil.rmtree(self.out)
        self.generate({**BASE, COMMANDS: text})
        self.assertEqual(numbers(self.lock.read_text(encoding="utf-8"))[("form", "aaa_read")], 0)

    def test_a_deleted_overlay_leaves_nothing(self) -> None:
        """generate --forget brings the tree back; without it, what is left behind compiles to nothing."""
        before = snapshot(self.out)
        overlay = {"revisions/v2.00.yaml": OVERLAY}
        self.generate({**BASE, **overlay})
        left = (self.out / "src/describe_v2_00.c").read_text(encoding="utf-8")
        (self.folder / "spec/revisions/v2.00.yaml").unlink()
        self.assertIn("revision v2.00", self.generate(BASE, status=3))
        done = run("--spec", self.folder / "spec", "generate", "--forget", "--out", self.out)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual({n: d for n, (_, d) in snapshot(self.out).items()}, {n: d for n, (_, d) in before.items()})
        # As when generated/ was taken from version control again, which does not know the file.
        path = self.out / "src/describe_v2_00.c"
        path.write_text(left, encoding="utf-8")
        include = (self.out / "include", ROOT / "runtime/include")
        for compiler in ("gcc", "clang"):
            self.assertEqual(compile_c(compiler, path, include), "")
            self.assertEqual(compile_c(compiler, self.out / "src/describe_v1_00.c", include), "")


    def test_a_code_that_means_something_else_in_another_revision(self) -> None:
        overlay = OVERLAY + "".join(f"  - set: codes.1.{key}\n    to: {value}\n    why: {{document: M1}}\n" for key, value in (
            ("name", "quota_used_up"), ("meaning", "Enough."), ("operation", "refused")))
        self.generate({**BASE, "revisions/v2.00.yaml": overlay})
        self.assertEqual({n: v for (k, n), v in numbers(self.lock.read_text(encoding="utf-8")).items() if k == "code"},
                         {"none": 0, "failed": 1, "quota_used_up": 1})
        self.generate({**BASE, "revisions/v2.00.yaml": overlay})  # reads the lock again
        program = self.folder / "codes.c"
        program.write_text("""\
#include "simcom/channel.h"
#include "simcom/codes.h"
#include "simcom/command.h"
#include "simcom/revisions.h"
#include <stdio.h>
int main(void)
{
    const simcom_revision_t *const revisions[] = {&simcom_revision_v1_00, &simcom_revision_v2_00, NULL};
    for (int i = 0; i < 3; i++) {
        for (unsigned code = 0; code < 3; code++) {
            const simcom_code_t *row = simcom_code_in(revisions[i], code);
            printf("%s %d %u,", row->name, row->says == SIMCOM_SAYS_REFUSED, row->number);
        }
    }
    printf("%u %u %d", SIMCOM_CODE_FAILED, SIMCOM_CODE_QUOTA_USED_UP, SIMCOM_SAYS_OF(simcom_revision_v2_00.meanings[1]) == SIMCOM_SAYS_REFUSED);
    return 0;
}
""", encoding="utf-8")
        done = subprocess.run(["gcc", *C11, f"-I{self.out / 'include'}", f"-I{ROOT / 'runtime/include'}", str(program),
                               str(self.out / "src/codes.c"), str(self.out / "src/revisions.c"), str(ROOT / "runtime/src/at/code.c"),
                               "-o", str(self.folder / "codes")], capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        said = subprocess.run([str(self.folder / "codes")], capture_output=True, text=True, check=True).stdout
        unknown = "not documented 0 254,"
        self.assertEqual(said, f"none 0 0,failed 0 1,{unknown}none 0 0,quota_used_up 1 1,{unknown}none 0 0,failed 0 1,{unknown}1 1 1")


class Resolve(FolderCase):
    def resolve(self, files: dict[str, str], name: str = "v1.00") -> dict:
        done = run("--spec", self.write_spec(files), "resolve", name)
        self.assertEqual((done.status, done.err), (0, ""))
        return json.loads(done.out)

    def test_it_does_not_move_with_lines(self) -> None:
        moved = {name: "# A line more.\n\n" + text for name, text in BASE.items()}
        self.assertEqual(self.resolve(moved), self.resolve(BASE))

    def test_unknown_revision(self) -> None:
        done = run("--spec", self.write_spec(BASE), "resolve", "v9.00")
        self.assertEqual((done.status, done.out, done.err), (2, "", "codegen: there is no revision 'v9.00'; known: v1.00\n"))

    def test_after_all_overlays(self) -> None:
        files = {**BASE, "revisions/v2.00.yaml": OVERLAY}
        self.assertEqual(self.resolve(files)["commands"]["ALPHA"]["parameters"]["key"]["maximum"], 16)
        key = self.resolve(files, "v2.00")["commands"]["ALPHA"]["parameters"]["key"]
        self.assertEqual((key["maximum"], key["source"]), (20, "M1 7"))

    def test_all_of_it(self) -> None:
        revision = self.resolve(BASE)
        self.assertEqual(revision["payload"], 100)
        alpha = revision["commands"]["ALPHA"]
        self.assertEqual(alpha["wire"], "+ALPHA")
        self.assertEqual([(f["kind"], f["variant"], f["parameters"], f["optional"]) for f in alpha["forms"]],
                         [("read", "", [], []), ("write", "main", ["client", "wait", "key"], ["key"]),
                          ("write", "data", ["client", "size"], [])])
        wait = alpha["parameters"]["wait"]
        self.assertEqual((wait["minimum"], wait["maximum"], wait["default"], wait["also_zero"], wait["source"]),
                         (60, 180, 60, True, "M1 1.1"))
        self.assertEqual(alpha["parameters"]["err"]["type"], "code")  # shared
        self.assertEqual(alpha["forms"][1]["outcomes"][0], {"success": True, "sequence": ["OK", "result"], "source": "M1 1.1"})
        self.assertEqual(alpha["lines"]["state"]["fields"], ["client", "mode"])
        self.assertEqual(revision["urcs"]["GONE"]["wire"], "+GONE:")
        self.assertEqual(revision["codes"]["1"]["operation"], "retry")
        text = json.dumps(revision)
        self.assertNotIn("place", text)
        self.assertNotIn("yaml", text)


class Reading(unittest.TestCase):
    def test_what_is_written_is_read(self) -> None:
        lock = Lock()
        self.assertEqual([lock.take("form", n) for n in ("b", "a", "b")], [0, 1, 0])
        self.assertEqual(lock.take("line", "x", first=1), 1)
        again = Lock(lock.text())
        self.assertEqual(again.text(), lock.text())
        self.assertEqual(again.vanished(), ["form b", "form a", "line x"])

    def test_a_removed_name_leaves_a_gap(self) -> None:
        lock = Lock("form a 0\nform c 2\n")
        self.assertEqual([lock.take("form", n) for n in ("a", "b", "c")], [0, 3, 2])

    def test_comments_blank_lines_and_line_ends(self) -> None:
        self.assertEqual(Lock("# x\r\n\r\n  form   a   7  \r\n").numbers["form"], {"a": 7})

    def test_a_line_without_its_end(self) -> None:
        self.assertEqual(Lock("form a 7").numbers["form"], {"a": 7})
        with self.assertRaises(ToolError):
            Lock("form a")


if __name__ == "__main__":
    unittest.main()
