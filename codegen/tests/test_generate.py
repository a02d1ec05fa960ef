# SPDX-License-Identifier: MIT
"""What is generated: the same bytes everywhere, no more writing than needed, and C that compilers take."""
from __future__ import annotations

import getpass
import hashlib
import json
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

from codegen.read.build import read_family
from codegen.tests.support import BASE, C11, CPP17, ROOT, SPEC, FolderCase, run, snapshot, spawn

HEADERS = ("codes.h", "commands.h", "descriptions.h", "lines.h", "operation.h", "private/plans.h", "revisions.h")
REVISIONS = tuple(read_family(SPEC).names)
RUNTIME = ROOT / "runtime" / "include"
LOCK = ROOT / "generated" / "names.lock"


@unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
class Generated(FolderCase):
    """One tree of the real specification for all tests of the class; a copy of it for those that change it."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.shared = Path(tempfile.mkdtemp(prefix="codegen-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.shared, ignore_errors=True)
        cls.tree = cls.shared / "generated"
        cls.locked(cls.tree)
        cls.first = run("generate", "--out", cls.tree)
        cls.contents = {name: text for name, (_, text) in snapshot(cls.tree).items()}

    @staticmethod
    def locked(out: Path) -> Path:
        """A new folder with the numbers of the repository; without its lock they would be counted anew."""
        out.mkdir(parents=True)
        shutil.copy(LOCK, out)
        return out

    def copy(self) -> Path:
        return Path(shutil.copytree(self.tree, self.folder / "generated"))

    def same(self, out: Path) -> None:
        # By name, so that a failure does not print all of it.
        found = {name: text for name, (_, text) in snapshot(out).items()}
        self.assertEqual([n for n in sorted({*found, *self.contents}) if found.get(n) != self.contents.get(n)], [])

    # Writing -----------------------------------------------------------------------------------

    def test_the_first_run_names_what_it_wrote(self) -> None:
        self.assertEqual((self.first.status, self.first.err), (0, ""))
        wrote = re.findall(r"^wrote generated/(.+)$", self.first.out, re.MULTILINE)
        self.assertEqual(wrote, sorted(set(self.contents) - {"names.lock"}))
        self.assertTrue(self.first.out.endswith(f"{len(wrote)} of {len(wrote)} files changed\n".replace(
            f"of {len(wrote)}", f"of {len(wrote) + 1}")))
        self.assertLessEqual({f"include/simcom/{h}" for h in HEADERS} | {"rl/machine.rl", "src/machine.c", "MANIFEST.json"},
                             set(wrote))

    def test_a_second_run_writes_nothing(self) -> None:
        out = self.copy()
        before = snapshot(out)
        done = run("generate", "--out", out)
        self.assertEqual((done.status, done.out), (0, f"0 of {len(before)} files changed\n"))
        self.assertTrue(snapshot(out) == before, "written again, or another time stamp")

    def test_only_what_differs_is_written(self) -> None:
        out = self.copy()
        before = snapshot(out)
        (out / "src" / "codes.c").write_text("x", encoding="utf-8")
        (out / "include" / "simcom" / "lines.h").unlink()
        (out / "src" / "stray.c").write_text("x", encoding="utf-8")
        (out / "src" / "forms.c.part").write_text("x", encoding="utf-8")
        done = run("generate", "--out", out)
        self.assertEqual(done.status, 0)
        for name in ("src/codes.c", "include/simcom/lines.h", "src/stray.c", "src/forms.c.part"):
            self.assertIn(name, done.out)
        after = snapshot(out)
        self.same(out)
        self.assertEqual({n for n in before if before[n][0] != after[n][0]}, {"src/codes.c", "include/simcom/lines.h"})

    def test_manifest_names_every_file(self) -> None:
        manifest = json.loads(self.contents["MANIFEST.json"])
        self.assertEqual(manifest["files"], {name: hashlib.sha256(text).hexdigest() for name, text in self.contents.items()
                                             if name != "MANIFEST.json"})
        self.assertEqual(manifest["revisions"], list(REVISIONS))

    # generate --check --------------------------------------------------------------------------

    def check(self, out: Path, *named: str) -> None:
        before = snapshot(out)
        done = run("generate", "--check", "--out", out)
        self.assertTrue(snapshot(out) == before, "--check has written")
        self.assertEqual(done.status, 1 if named else 0)
        lines = [f"generated/{n}: not up to date" for n in sorted(named)]
        if named:
            lines.append("run: python3 -m codegen generate")
        self.assertEqual(done.err.splitlines(), lines)

    def test_check_of_a_fresh_tree(self) -> None:
        self.check(self.tree)

    def test_check_after_a_byte_changed(self) -> None:
        out = self.copy()
        changed: list[str] = []
        # A damaged lock is another matter: test_lock.py.
        names = ["src/machine.c", *(n for n in self.contents if n not in ("src/machine.c", "names.lock"))]
        for name in names:
            data = bytearray((out / name).read_bytes())
            data[len(data) // 2] ^= 1
            (out / name).write_bytes(bytes(data))
            changed.append(name)
            if len(changed) in (1, len(names)):
                self.check(out, *changed)

    def test_check_after_a_byte_more(self) -> None:
        out = self.copy()
        with (out / "src" / "lines.c").open("ab") as file:
            file.write(b"\n")
        self.check(out, "src/lines.c")

    def test_check_with_a_stray_file(self) -> None:
        out = self.copy()
        (out / "docs" / "old").mkdir(parents=True)
        (out / "docs" / "old" / "page.md").write_text("x", encoding="utf-8")
        self.check(out, "docs/old/page.md")

    def test_check_after_files_are_deleted(self) -> None:
        out = self.copy()
        (out / "src" / "forms.c").unlink()
        (out / "MANIFEST.json").unlink()
        self.check(out, "src/forms.c", "MANIFEST.json")

    def test_check_of_no_tree(self) -> None:
        self.check(self.folder / "generated", *self.contents)
        self.assertFalse((self.folder / "generated").exists())

    # The same bytes ----------------------------------------------------------------------------

    def test_same_bytes_whatever_surrounds_the_run(self) -> None:
        place = self.folder / "read-only"
        place.mkdir()
        place.chmod(0o555)
        surroundings = (
            {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Pacific/Auckland"},
            {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TMPDIR": str(self.folder)},
            {"PYTHONHASHSEED": "2", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "20"},
        )
        for number, environment in enumerate(surroundings):
            with self.subTest(environment):
                out = self.locked(self.folder / str(number))
                done = spawn("generate", "--out", out, cwd=place, **environment)
                self.assertEqual((done.status, done.err), (0, ""))
                self.same(out)
        self.assertEqual(list(place.iterdir()), [])

    def test_same_bytes_for_a_relative_folder(self) -> None:
        self.locked(self.folder / "here" / "generated")
        done = spawn("generate", "--out", "here/generated", cwd=self.folder)
        self.assertEqual((done.status, done.err), (0, ""))
        self.same(self.folder / "here" / "generated")
        again = spawn("generate", "--check", "--out", "here/generated", cwd=self.folder)
        self.assertEqual((again.status, again.err), (0, ""))

    def test_same_bytes_from_a_copy_of_the_specification(self) -> None:
        spec = Path(shutil.copytree(ROOT / "spec", self.folder / "elsewhere" / "spec"))
        done = run("--spec", spec, "generate", "--out", self.locked(self.folder / "generated"))
        self.assertEqual((done.status, done.err), (0, ""))
        self.same(self.folder / "generated")

    def test_nothing_of_this_machine_or_day(self) -> None:
        words = [str(ROOT), str(self.shared), tempfile.gettempdir() + "/", "#line", "# line", socket.gethostname()]
        if len(getpass.getuser()) > 4:
            words.append(getpass.getuser())
        for name, data in self.contents.items():
            text = data.decode("utf-8")
            for word in words:
                self.assertFalse(word in text, f"{word} in {name}")
            # Dates, times of the day, absolute paths.
            for pattern in (r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b", r"\b[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\b(?!\+)",
                            r"(?<![\w.*:/])/(home|usr|tmp|work|root|var|opt)/"):
                self.assertIsNone(re.search(pattern, text), name)

    # Text --------------------------------------------------------------------------------------

    def test_every_file_begins_with_licence_and_banner(self) -> None:
        for name, data in self.contents.items():
            if not name.endswith((".h", ".c", ".rl")):
                continue
            lines = data.decode("utf-8").splitlines()
            with self.subTest(name):
                self.assertEqual(lines[0], "/* SPDX-License-Identifier: MIT */")
                short = name.removeprefix("include/").removeprefix("src/").removeprefix("rl/")
                self.assertTrue(lines[2].startswith(f" * {short} - "), lines[2])
                banner = " ".join(" ".join(lines[:8]).replace(" * ", " ").split())
                self.assertIn(f"Generated from the specification in spec/ ({', '.join(REVISIONS)}). Do not edit: change the "
                              "specification and run `python3 -m codegen generate`.", banner)

    def test_plain_text(self) -> None:
        for name, data in self.contents.items():
            with self.subTest(name):
                self.assertTrue(data.endswith(b"\n") and not data.endswith(b"\n\n"))
                self.assertTrue(data.isascii())
                self.assertFalse(b"\r" in data)
                self.assertIsNone(re.search(rb"[ \t]\n", data))
                self.assertFalse(b"\t" in data)

    def test_headers_refuse_another_runtime(self) -> None:
        for header in HEADERS:
            text = self.contents[f"include/simcom/{header}"].decode("utf-8")
            self.assertIsNotNone(re.search(r"#if SIMCOM_TABLE_VERSION != \d+\n#error .*Regenerate", text), header)

    # Compilers ---------------------------------------------------------------------------------

    def compile(self, compiler: str, sources: dict[str, list[str]]) -> None:
        """Runs one compiler for each of the named sources, all at once; `sources` holds their arguments."""
        if shutil.which(compiler) is None:
            self.skipTest(f"{compiler} is not installed")
        include = ["-I", str(self.tree / "include"), "-I", str(RUNTIME)]
        started = {name: subprocess.Popen([compiler, "-fsyntax-only", *include, *arguments],
                                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                   for name, arguments in sources.items()}
        for name, process in started.items():
            text, _ = process.communicate(timeout=60)
            with self.subTest(name):
                self.assertEqual((process.returncode, text), (0, ""))

    def alone(self, suffix: str) -> dict[str, str]:
        """A source for each header that includes it, twice, and nothing else."""
        found = {}
        for header in HEADERS:
            path = self.folder / f"{Path(header).name}{suffix}"
            path.write_text(f'#include "simcom/{header}"\n#include "simcom/{header}"\nextern int nothing;\n', encoding="utf-8")
            found[header] = str(path)
        return found

    def test_each_header_alone_as_c11(self) -> None:
        self.compile("gcc", {h: [*C11, p] for h, p in self.alone(".c").items()})

    def test_each_header_alone_as_cpp17(self) -> None:
        self.compile("g++", {h: [*CPP17, p] for h, p in self.alone(".cpp").items()})

    def test_all_headers_together_as_cpp17(self) -> None:
        path = self.folder / "all.cpp"
        path.write_text("".join(f'#include "simcom/{h}"\n' for h in reversed(HEADERS)), encoding="utf-8")
        self.compile("g++", {"all": [*CPP17, str(path)]})

    def test_sources_as_c11(self) -> None:
        sources = sorted((self.tree / "src").glob("*.c"))
        self.assertGreaterEqual(len(sources), 6)
        self.compile("gcc", {p.name: [*C11, str(p)] for p in sources})

    def test_sources_as_c11_with_clang(self) -> None:
        self.compile("clang", {p.name: [*C11, str(p)] for p in sorted((self.tree / "src").glob("*.c"))})

    def test_a_small_specification_compiles_too(self) -> None:
        """The base of the other tests, with names that C has taken and text that comments and strings could trip over."""
        hard = BASE["commands/base.yaml"].replace("description: It does a thing.", r'''description: "*/ ??/ \\ \" %d /* é // end"''')
        hard = hard.replace("[address, file]", "[address, int, linux, new, file]").replace(
            '        example: AT+BETA="tcp://host","a.pem"\n', "").replace("      - name: file\n", "".join(
                f"      - {{name: {n}, type: integer, range: [0, 65535], description: Taken.}}\n"
                for n in ("int", "linux", "new")) + "      - name: file\n")
        spec = self.write_spec({**BASE, "commands/base.yaml": hard})
        out = self.folder / "generated"
        done = run("--spec", spec, "generate", "--out", out)
        self.assertEqual((done.status, done.err), (0, ""))
        tree, self.tree = self.tree, out
        try:
            self.compile("gcc", {p.name: [*C11, str(p)] for p in sorted((out / "src").glob("*.c"))})
            self.compile("g++", {h: [*CPP17, p] for h, p in self.alone(".cpp").items()})
        finally:
            self.tree = tree


class Committed(unittest.TestCase):
    @unittest.skipUnless(shutil.which("ragel"), "ragel is not installed")
    def test_the_repository_is_up_to_date(self) -> None:
        done = run("generate", "--check")
        self.assertEqual((done.status, done.err), (0, ""))


if __name__ == "__main__":
    unittest.main()
