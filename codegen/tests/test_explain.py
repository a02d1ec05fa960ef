# SPDX-License-Identifier: MIT
"""explain: what stands where, and where it comes from."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest

from codegen.read.build import load_spec, read_family
from codegen.explain import Explainer, Unknown, as_json, text
from codegen.tests.support import BASE, ROOT, SPEC, FolderCase, run, spawn

OVERLAY = """\
# SPDX-License-Identifier: MIT
revision:
  name: v2.00
  extends: v1.00
  document: M1
  description: Another one.
changes:
  - set: ALPHA.wait.range
    to: [30, 180]
    why: {document: field, section: "a log"}
  - add: ALPHA.write:main.outcomes
    value: {means: failure, sequence: [result, ERROR]}
    why: {document: M1, section: "9"}
  - remove: ALPHA.write:data
    why: {document: M1, section: "8"}
  - add: revision.limits.line
    value: 99
    why: {document: M1, section: "7"}
"""
SECOND = """\
# SPDX-License-Identifier: MIT
revision:
  name: v3.00
  extends: v2.00
  document: M1
  description: One more.
changes:
  - set: ALPHA.wait.range
    to: [20, 180]
    why: {transcript: talk.md}
"""


class Explain(FolderCase):
    def setUp(self) -> None:
        super().setUp()
        self.spec = self.write_spec({**BASE, "revisions/v2.00.yaml": OVERLAY, "revisions/v3.00.yaml": SECOND,
                                     "transcripts/talk.md": "A talk.\n"})

    def explain(self, *arguments: str):
        return run("--spec", self.spec, "explain", *arguments)

    def parts(self, *arguments: str) -> dict[str, dict]:
        done = self.explain(*arguments, "--json")
        self.assertEqual((done.status, done.err), (0, ""))
        return {".".join(p["path"]): p for p in json.loads(done.out)["parts"]}

    def test_text(self) -> None:
        done = self.explain("ALPHA.wait.range", "--revision", "v3.00")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(done.out, """\
ALPHA.wait.range in v3.00
  range: [20, 180]                                spec/revisions/v3.00.yaml:9:9  transcript talk.md
    <- set by v2.00 at spec/revisions/v2.00.yaml:8:5, because of field a log; before: [60, 180]
    <- set by v3.00 at spec/revisions/v3.00.yaml:8:5, because of transcript talk.md; before: [30, 180]
""")

    def test_default_revision(self) -> None:
        done = self.explain("ALPHA.wait.range")
        self.assertEqual(done.out, "ALPHA.wait.range in v1.00\n"
                                   "  range: [60, 180]                                spec/commands/base.yaml:17:16  "
                                   "M1 1.1\n")

    def test_untouched_parts_of_a_touched_fact_keep_their_source(self) -> None:
        parts = self.parts("ALPHA.wait", "--revision", "v2.00")
        head = "commands.ALPHA.parameters.wait"
        self.assertEqual((parts[f"{head}.range"]["document"], parts[f"{head}.range"]["section"]), ("field", "a log"))
        for key in ("type", "unit", "default", "description"):
            self.assertEqual((parts[f"{head}.{key}"]["document"], parts[f"{head}.{key}"]["section"]), ("M1", "1.1"), key)
            self.assertEqual(parts[f"{head}.{key}"]["changes"], [])
        self.assertNotIn(f"{head}.source", parts)

    def test_added(self) -> None:
        parts = self.parts("ALPHA.write:main.outcomes", "--revision", "v2.00")
        added = parts["commands.ALPHA.forms.write:main.outcomes.result,ERROR"]
        self.assertEqual(added["changes"], [{
            "revision": "v2.00", "verb": "add", "why": "M1 9", "before": None,
            "place": {"file": "spec/revisions/v2.00.yaml", "line": 11, "column": 5}}])
        inside = parts["commands.ALPHA.forms.write:main.outcomes.result,ERROR.sequence"]
        self.assertEqual((inside["value"], inside["section"]), (["result", "ERROR"], "9"))
        self.assertEqual(self.parts("revision.limits.line", "--revision", "v3.00")["revision.limits.line"]["value"], 99)

    def test_inherited_section(self) -> None:
        part = self.parts("ALPHA.write:main.outcomes")["commands.ALPHA.forms.write:main.outcomes.ERROR.means"]
        self.assertEqual((part["value"], part["document"], part["section"]), ("failure", "M1", "1.1"))

    def test_what_was_removed_is_shown(self) -> None:
        done = self.explain("ALPHA", "--revision", "v3.00")
        self.assertRegex(done.out, r"write:data: \(gone\) +spec/revisions/v2\.00\.yaml:14:5  M1 8\n"
                                   r" +<- removed by v2\.00 at spec/revisions/v2\.00\.yaml:14:5")

    def test_removed_address(self) -> None:
        done = self.explain("ALPHA.write:data", "--revision", "v3.00")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertRegex(done.err, r"\Acodegen: there is no 'write:data' at 'ALPHA\.write:data' in v3\.00: v2\.00 removed "
                                   r"it at spec/revisions/v2\.00\.yaml:14:5, because of M1 8; before: \{form: write, .*\}\n\Z")

    def test_misspelt(self) -> None:
        for address, text in (
                ("ALPHA.weit", "there is no 'weit' at 'ALPHA.weit' in v1.00; did you mean 'wait'?"),
                ("ALFHA", "there is no 'ALFHA' at 'ALFHA' in v1.00; did you mean 'ALPHA'?"),
                ("ALPHA.wait.ranje", "there is no 'ranje' at 'ALPHA.wait.ranje' in v1.00; did you mean 'range'?"),
                ("ALPHA.err", "there is no 'err' at 'ALPHA.err' in v1.00; commands share it: explain err"),
                ("", "the address is empty: expected a name such as CMQTTCONNECT.keepalive_time"),
                ("..", "the address is empty: expected a name such as CMQTTCONNECT.keepalive_time")):
            with self.subTest(address):
                self.assertEqual(self.explain(address)[:], (1, "", f"codegen: {text}\n"))

    def test_a_terminal_that_knows_ascii_only(self) -> None:
        self.spec = self.write_spec({**BASE, "errors.yaml": BASE["errors.yaml"].replace("Bad.", "Schade für 中华.")})
        done = spawn("--spec", self.spec, "explain", "codes.1.meaning", PYTHONIOENCODING="ascii")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("Schade f\\xfcr \\u4e2d\\u534e.", done.out)

    def test_a_reader_that_leaves(self) -> None:
        command = [sys.executable, "-m", "codegen", "--spec", str(self.spec), "explain", "ALPHA"]
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            done = subprocess.run(command, cwd=ROOT, stdout=pipe, stderr=subprocess.PIPE, check=False, timeout=60)
        self.assertEqual(done.stderr, b"")

    def test_2_for_an_unknown_revision(self) -> None:
        done = self.explain("ALPHA", "--revision", "v9.00")
        self.assertEqual(done[:], (2, "", "codegen: there is no revision 'v9.00'; known: v1.00, v2.00, v3.00\n"))


class Real(unittest.TestCase):
    """Of the specification as it is."""

    def test_every_address_of_the_manuals_overlay(self) -> None:
        """What v3.00 changes can be explained, and the explanation names the change."""
        overlay = next(f for f in load_spec(SPEC) if f.get("revision", {}).get("name") == "v3.00")
        explainer = Explainer(read_family(SPEC), "v3.00")
        for change in overlay["changes"]:
            address = change.get("set") or change.get("add") or change.get("remove") or change.get("replace")
            with self.subTest(address):
                if "remove" in change:
                    with self.assertRaises(Unknown) as gone:
                        explainer.find(address)
                    self.assertIn(f"v3.00 removed it at {change.place}, because of V3.00", str(gone.exception))
                    continue
                shown = text(address, "v3.00", explainer.find(address))
                self.assertIn(f"by v3.00 at {change.place}, because of V3.00", " ".join(shown.split()))

    def test_every_name_of_the_specification(self) -> None:
        """Whatever has a value has a source."""
        family = read_family(SPEC)
        for name in family.names:
            explainer, spec = Explainer(family, name), family.spec(name)
            addresses = [*(n.name for n in (*spec.commands, *spec.urcs)), *(f"codes.{c.code}" for c in spec.codes)]
            for address in addresses:
                parts = explainer.find(address)
                self.assertTrue(text(address, name, parts) and as_json(address, name, parts))
                self.assertEqual([p.path for p in parts if p.value is not None and not p.source], [])


if __name__ == "__main__":
    unittest.main()
