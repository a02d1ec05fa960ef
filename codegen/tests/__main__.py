# SPDX-License-Identifier: MIT
"""All tests of the generator, each file in a process of its own, as many at a time as there are processors.

    /usr/bin/python3 -m codegen.tests

exit codes: 0 all passed, 1 some failed
"""
from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from codegen.tests.support import ROOT


def run(path: Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "unittest", f"codegen.tests.{path.stem}"], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False)
    return done.returncode, done.stdout


def main() -> int:
    # The largest files first, so that none of them is left alone at the end.
    paths = sorted(Path(__file__).parent.glob("test_*.py"), key=lambda p: -p.stat().st_size)
    failed, count = [], 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (status, text) in zip(paths, pool.map(run, paths)):
            ran = re.search(r"^Ran (\d+) test", text, re.MULTILINE)
            count += int(ran[1]) if ran else 0
            if status != 0:
                failed.append(path.stem)
                print(text)
    print(f"{count} tests in {len(paths)} files: {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
