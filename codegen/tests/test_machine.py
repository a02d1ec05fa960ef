# SPDX-License-Identifier: MIT
"""The scanner's machine: every name, and nothing that is only like one."""
from __future__ import annotations

import shutil
import subprocess
import unittest
from pathlib import Path

from codegen.read.build import read_family
from codegen.read.lock import Lock
from codegen.read.model import Spec
from codegen.tests.support import C11, ROOT, SPEC, TIMEOUT_S, FolderCase, run
from codegen.tests.test_adversarial import OK_ONLY, command, integer, spec_with

# Says of each line of its input what the scanner says of it: U, or the number of the name and the first number behind it.
PROGRAM = """\
#include "simcom/private/scan.h"
#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[512];
    while (fgets(line, sizeof line, stdin) != NULL) {
        simcom_scan_t scan;
        simcom_scan_init(&scan, NULL, 0);
        for (size_t at = 0; at < strlen(line); at++) {
            simcom_scan(&scan, (const uint8_t *)line + at, 1);
        }
        if (scan.token != SIMCOM_TOKEN_LINE) {
            puts(scan.token == SIMCOM_TOKEN_UNKNOWN ? "U" : "?");
        } else {
            printf("%u %u\\n", scan.name, scan.numeric && scan.count == 1u ? scan.number[0] : 0u);
        }
    }
    return 0;
}
"""


def spellings(spec: Spec, lock: Lock) -> dict[str, tuple[int, bool]]:
    """What a line can begin with: the number of its name, and whether arguments follow."""
    found = {}
    for command_ in (c for c in spec.commands if c.speaks and not c.basic):
        for name in (command_.name, *(a.name for a in command_.aliases)):
            found[f"+{name}"] = (lock.numbers["line"][command_.name], True)
    for urc in spec.urcs:
        for name in (urc.spelling, *(a.name for a in urc.aliases)):
            found[f"{'+' * (urc.plus and name[0].isalnum())}{name}"] = (lock.numbers["line"][urc.name], urc.arguments)
    return found


@unittest.skipUnless(shutil.which("ragel") and shutil.which("gcc"), "ragel or gcc is not installed")
class Names(FolderCase):
    def generated(self, spec: Path) -> tuple[Path, dict[str, tuple[int, bool]]]:
        out = self.folder / "generated"
        done = run("--spec", spec, "generate", "--out", out)
        self.assertEqual((done.status, done.err), (0, ""))
        lock = Lock((out / "names.lock").read_text(encoding="utf-8"))
        return out, spellings(read_family(spec).union, lock)

    def said(self, out: Path, lines: list[str]) -> list[str]:
        (self.folder / "main.c").write_text(PROGRAM, encoding="utf-8")
        program = self.folder / "main"
        done = subprocess.run(["gcc", *C11, f"-I{out}/include", f"-I{ROOT}/runtime/include",
                               self.folder / "main.c", ROOT / "runtime/src/at/scan.c", out / "src/machine.c", "-o", program], capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        ran = subprocess.run([program], input="".join(f"{n}\n" for n in lines), capture_output=True, text=True, check=True,
                             timeout=TIMEOUT_S)
        return ran.stdout.splitlines()

    def check(self, spec: Path, least: int) -> None:
        out, names = self.generated(spec)
        expected = {}
        for name, (number, arguments) in names.items():
            expected[f"{name}: 7" if arguments else name] = f"{number} {7 * arguments}"
            for near in (name[:-1], f"{name}X", f"{name[:-1]}#", name[:2], f"X{name}"):
                if near and near not in names:
                    expected[f"{near}: 7"] = "U"
            # A name is nothing without what belongs behind it.
            expected[name if arguments else f"{name}: 7"] = "U"
            if arguments and name.startswith("+"):
                expected[f"+ {name[1:]}:7"] = expected[f"{name} 7"] = f"{number} 7"
        self.assertGreaterEqual(len(names), least)
        self.assertEqual(dict(zip(expected, self.said(out, list(expected)))), expected)

    def test_of_the_specification(self) -> None:
        self.check(SPEC, 45)

    def test_of_many(self) -> None:
        """MANY1 begins MANY10, and the tree is longer than a byte counts."""
        many = [command(f"MANY{n}", f"      - form: write\n        parameters: [a]\n        result: [err]\n"
                                    f"        {OK_ONLY.replace('OK]', 'OK, result]')}\n", integer("a")) for n in range(120)]
        words = [command(f"{one}{two}", f"      - form: write\n        parameters: [a]\n        result: [err]\n"
                                        f"        {OK_ONLY.replace('OK]', 'OK, result]')}\n", integer("a"))
                 for one in ("ALFA", "BRAVO", "CHARLIE", "DELTA", "ECHOES") for two in ("TOPIC", "TOPICS", "START", "TOP")]
        self.check(self.write_spec(spec_with(*many, *words)), 140)


if __name__ == "__main__":
    unittest.main()
