# SPDX-License-Identifier: MIT
"""Combinations of the macros of simcom/config.h compile without a warning and link with every public function.

All of them on, all off, and each off alone; every combination with ALL=1 in the environment.
"""
import itertools
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MACROS = ("SIMCOM_TEXT", "SIMCOM_RECEIVE", "SIMCOM_TLS", "SIMCOM_TRACE")
INCLUDES = [f"-I{ROOT}/runtime/include", f"-I{ROOT}/generated/include"]
FLAGS = ["-std=c11", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Werror"]
COMPILER = os.environ.get("CC") or "cc"


def compile_c(arguments: list, where: Path) -> str:
    """What the compiler says."""
    done = subprocess.run([COMPILER, *FLAGS, *INCLUDES, *arguments], capture_output=True, text=True, check=False, cwd=where)
    return done.stderr or ("" if done.returncode == 0 else f"ended with {done.returncode}")


def public_functions() -> list[str]:
    """What the headers of an application declare, but for what only a port has."""
    found = set()
    for header in sorted((ROOT / "runtime/include/simcom").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(encoding="utf-8"), flags=re.DOTALL)
        found |= set(re.findall(r"^(?!static)[a-z_][\w \*]*?\b(simcom_\w+)\([^;{]*\);", text, re.MULTILINE))
    return sorted(found)


@unittest.skipUnless(shutil.which(COMPILER), "no C compiler")
class Configurations(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp(prefix="configurations-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)

    def tables(self, tls: int) -> list[Path]:
        """The generated sources: the other macros are not in them."""
        folder = self.folder / f"tables{tls}"
        folder.mkdir()
        sources = sorted((ROOT / "generated/src").glob("*.c"))
        for source in sources:
            for macro in set(MACROS) - {"SIMCOM_TLS"}:
                self.assertNotRegex(source.read_text(encoding="utf-8"), rf"\b{macro}\b")
        said = compile_c([f"-DSIMCOM_TLS={tls}", "-c", *sources], folder)
        self.assertFalse(said, said)
        return sorted(folder.glob("*.o"))

    def build(self, values: tuple[int, ...]) -> str:
        """What is wrong with a combination; empty if nothing is."""
        macros = [f"-D{name}={value}" for name, value in zip(MACROS, values)]
        folder = self.folder / "".join(map(str, values))
        folder.mkdir()
        names = public_functions()
        # A pointer to each: what is declared and not there is missed by the linker.
        headers = "".join(f'#include "simcom/{h.name}"\n' for h in sorted((ROOT / "runtime/include/simcom").glob("*.h")))
        (folder / "main.c").write_text(headers + "extern void (*const all[])(void);\nvoid (*const all[])(void) = {\n" +
                                       "".join(f"    (void (*)(void)){n},\n" for n in names) +
                                       "};\nint main(void)\n{\n    return all[0] == 0;\n}\n", encoding="utf-8")
        said = compile_c([*macros, "main.c", *sorted((ROOT / "runtime/src").glob("*/*.c")), *self.objects[values[2]], "-o", "all"], folder)
        return said and f"{' '.join(macros)}: {said}"

    def test_each_links(self) -> None:
        names = public_functions()
        self.assertIn("simcom_trace_text", names)
        self.assertGreater(len(names), 60)
        self.objects = {tls: self.tables(tls) for tls in (0, 1)}
        combinations = [c for c in itertools.product((0, 1), repeat=len(MACROS)) if os.environ.get("ALL") or sum(c) in (0, 3, 4)]
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            for wrong in pool.map(self.build, combinations):
                self.assertFalse(wrong, wrong)


if __name__ == "__main__":
    unittest.main()
