# SPDX-License-Identifier: MIT
"""What acts on the tables knows no command, option or code of MQTT by name: they are nowhere but in spec/.

Looks at the code, without comments, of runtime/src/at, simulator/module and tools/. EXCEPTIONS says which files may name some,
and why; OPEN those that still do, with how many: a number may only become smaller.
"""
from __future__ import annotations

import re
import sys
import unittest
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from codegen.read.build import read_family  # noqa: E402

FOLDERS = ("runtime/src/at", "simulator/module", "tools")
# At most ten, each with its reason.
EXCEPTIONS: dict[str, str] = {
    "tools/conform/mutants.c": "the list of departures that no test can notice, by the id of the fact, each with its reason",
}
# Files that still name some, and how often.
OPEN: dict[str, int] = {
    "tools/conform/behaviour.c": 27,
    "tools/conform/bottle.c": 6,
}
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def names() -> re.Pattern[str]:
    """Commands and URCs of MQTT and TLS, options, codes, as the spec or the generated constants name them."""
    family = read_family(ROOT / "spec")
    plain, quoted, codes = set(), set(), set()
    for spec in map(family.spec, family.names):
        for owner in (*spec.commands, *spec.urcs):
            if owner.name.startswith(("CMQTT", "CSSL", "CCERT")):
                plain |= {owner.name, *(a.name for a in owner.aliases)}
        for command in spec.commands:
            quoted |= {f.option for f in command.forms if f.option}
        codes |= {c.name.upper() for c in spec.codes if c.code}
    words = "|".join(sorted(plain, key=len, reverse=True))
    options = "|".join(map(re.escape, sorted(quoted)))
    meanings = "|".join(sorted(codes))
    return re.compile(rf'(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])|SIMCOM_(?:FORM|LINE)_(?:{words})|SIMCOM_CODE_(?:{meanings})\b|"(?:{options})"')


class NoNames(unittest.TestCase):
    maxDiff = None

    def test_nothing_is_named(self) -> None:
        pattern, found = names(), Counter()
        for folder in FOLDERS:
            for path in sorted((ROOT / folder).rglob("*.[ch]")):
                code = COMMENT.sub("", path.read_text(encoding="utf-8"))
                file = path.relative_to(ROOT).as_posix()
                if file not in EXCEPTIONS:
                    found[file] = len(pattern.findall(code))
        self.assertLessEqual(len(EXCEPTIONS), 10)
        wrong = [f"{file}: {n}, not {OPEN.get(file, 0)}" for file, n in sorted(found.items()) if n > OPEN.get(file, 0)]
        self.assertEqual(wrong, [], "names of commands, options or codes")

    def test_it_finds_one(self) -> None:
        pattern = names()
        for text in ('strcmp(name, "CMQTTPUB")', "SIMCOM_FORM_CMQTTSUB_WRITE_TOPIC", "SIMCOM_CODE_TIMEOUT", '"checkUTF8"', '"AT+CSSLCFG=0"'):
            self.assertTrue(pattern.search(text), text)
        for text in ("SIMCOM_CODE_NONE", "SIMCOM_CODE_MISSING", '"utf-8"', "CMQTTPUBLISHER"):
            self.assertFalse(pattern.search(text), text)


if __name__ == "__main__":
    unittest.main()
