# SPDX-License-Identifier: MIT
"""Revisions as overlays: what changes do, and where a change that goes wrong is complained about."""
from __future__ import annotations

import unittest
from pathlib import Path
from typing import NamedTuple

from codegen.read.build import read_family
from codegen.read.problems import CODES, SpecError
from codegen.tests.support import BASE, MARK, FolderCase, complaints, run

FILE = "revisions/v2.00.yaml"
HEAD = """\
revision:
  name: v2.00
  extends: v1.00
  document: M1
  description: Another one.
"""
WHY = "    why: {document: M1}\n"


class Fault(NamedTuple):
    """A change, as YAML; the complaint points at the mark and says `words`."""

    what: str
    code: str
    change: str
    words: tuple[str, ...]


def change(verb: str, address: str, value: str = "", why: str = "why: {document: M1}") -> str:
    """One change with the mark in front of its address."""
    key = {"set": "to", "add": "value", "replace": "with"}.get(verb)
    return f"  - {verb}: {MARK}{address}\n" + (f"    {key}: {value}\n" if key else "") + f"    {why}\n"


def given(verb: str, address: str, value: str) -> str:
    """One change with the mark at its value."""
    return change(verb, address, MARK + value).replace(MARK, "", 1)


ADD_PARAMETER = """\
  - add: BETA.parameters
    value: {name: extra, type: integer, range: [0, 1], description: More.}
    why: {document: M1}
"""

OVERLAY_FAULTS = (
    # E060
    Fault("no such command", "E060", change("set", "BETTA.title", "x"), ("'BETTA.title' matches nothing", "'BETTA'", "did you mean 'BETA'?")),
    Fault("no such parameter", "E060", change("set", "ALPHA.waitt.range", "[1, 2]"), ("'waitt'", "did you mean 'wait'?")),
    Fault("no such key", "E060", change("set", "ALPHA.wait.rang", "[1, 2]"), ("'rang'", "did you mean 'range'?")),
    Fault("no such form", "E060", change("remove", "ALPHA.write:mian"), ("'write:mian'", "did you mean 'write:main'?")),
    Fault("one of two forms", "E060", change("remove", "ALPHA.write"), ("'ALPHA.write'", "did you mean 'write:")),
    Fault("no such code", "E060", change("set", "codes.999.meaning", "x"), ("'999'",)),
    Fault("no such item", "E060", change("remove", "ALPHA.write:main.parameters.wiat"), ("'wiat'", "'wait'")),
    Fault("below a number", "E060", change("set", "ALPHA.wait.default.more", "1"), ("'more'",)),
    Fault("index of a list", "E060", change("set", "ALPHA.wait.range.3", "1"), ("'3'",)),
    Fault("command of another case", "E060", change("set", "beta.title", "x"), ("did you mean 'BETA'?",)),
    Fault("key of nothing", "E060", change("add", "GAMMA.spelling", "X"), ("'GAMMA'",)),
    Fault("nothing like it", "E060", change("remove", "qqqqqqq"), ("there is no 'qqqqqqq'",)),
    Fault("removed twice", "E060", change("remove", "ALPHA.write:main.optional.key").replace(MARK, "")
          + change("remove", "ALPHA.write:main.optional.key"), ("'key'",)),
    # E061
    Fault("set to what it is", "E061", change("set", "ALPHA.wait.range", "[60, 180]"), ("[60, 180] already", "no effect")),
    Fault("set to the same text", "E061", change("set", "BETA.title", "Second command"), ("no effect",)),
    Fault("replaced by the same", "E061", change("replace", "ALPHA.mode", "{description: A choice., type: enumeration, name: mode, "
          "values: [{value: 0, name: low, meaning: Low.}, {value: 1, name: high, meaning: High.}]}"), ("the same", "no effect")),
    Fault("what is in the list", "E061", given("add", "ALPHA.write:main.optional", "key"), ("'key'", "no effect")),
    Fault("parameter that is there", "E061", given("add", "BETA.parameters", "{name: file, type: code, description: x}"), ("'file'",)),
    Fault("code that is there", "E061", given("add", "codes", "{code: 5, name: failed, meaning: x, operation: wrong, origin: call, advice: x}"), ("'failed'",)),
    Fault("outcome that is there", "E061", given("add", "BETA.write.outcomes", "{means: success, sequence: [OK]}"), ("no effect",)),
    Fault("added to a text", "E061", change("add", "ALPHA.title", "x"), ("no list", "use set")),
    Fault("added to a number", "E061", change("add", "ALPHA.wait.default", "1"), ("no list", "use set")),
    # E062
    Fault("parameters in another order", "E062", change("set", "ALPHA.write:data.parameters", "[size, client]"), ("ALPHA write data",)),
    Fault("number becomes text", "E062", given("replace", "ALPHA.mode", "{name: mode, type: string, length: [1, 2], description: x}"),
          ("ALPHA state", "'mode'", "'type'")),
    Fault("address becomes text", "E062", change("set", "BETA.address.type", "string"), ("BETA write", "'address'", "'type'")),
    Fault("another client", "E062", change("remove", "ALPHA.client.role"), ("'client'", "'role'")),
    Fault("URC with another role", "E062", change("set", "GONE.role", "network-lost"), ("GONE", "'role'")),
    Fault("URC without arguments", "E062", change("add", "GONE.arguments", "false"), ("GONE", "'arguments'")),
    Fault("final result that fails now", "E062", change("set", "finals.OK.means", "failure"), ("OK", "'means'")),
    Fault("operation that is called in another way", "E062", change("set", "operations.open.of", "client"), ("operation open", "'of'")),
    Fault("argument of another type", "E062", change("set", "operations.speak.speed.type", "uint16"), ("argument speed", "'type'")),
    Fault("parameter that is given something else", "E062", given("set", "operations.speak.steps.begin.parameters.wait", "65"),
          ("'wait' is given something else", "one for all")),
    Fault("step that the others would send", "E062", given("add", "operations.open.steps", "{step: more, form: OMEGA.execute}"),
          ("step more", "'when'")),
    Fault("operation that is not there", "E060", change("set", "operations.speek.wait.default", "61"), ("did you mean 'speak'?",)),
    Fault("step that is not there", "E060", change("set", "operations.speak.steps.begn.when", "key"), ("did you mean 'begin'?",)),
    # E064
    Fault("no such transcript", "E064", change("set", "BETA.title", "x", "why: {transcript: ‸nothing.md}").replace(MARK, "", 1),
          ("'nothing.md'", "spec/transcripts")),
    Fault("transcript elsewhere", "E064", change("set", "BETA.title", "x", "why: {transcript: ‸../sources.yaml}").replace(MARK, "", 1),
          ("'../sources.yaml'",)),
    Fault("misspelt transcript", "E064", change("set", "BETA.title", "x", "why: {transcript: ‸reel.md}").replace(MARK, "", 1),
          ("did you mean 'real.md'?",)),
    # The shape of a change
    Fault("no reason", "E011", "  - ‸set: BETA.title\n    to: x\n", ("why",)),
    Fault("empty reason", "E012", "  - set: BETA.title\n    to: x\n    why: ‸{}\n", ("'why'",)),
    Fault("no value", "E012", "  - ‸set: BETA.title\n" + WHY, ()),
    Fault("two verbs", "E012", "  - set: BETA.title\n    to: x\n    ‸remove: BETA.title\n" + WHY,
          ("'set' and 'remove' in one change", "begins with '- '")),
    Fault("unknown document", "E021", change("set", "BETA.title", "x", "why: {document: ‸M2}").replace(MARK, "", 1), ("'M2'", "M1, field")),
    Fault("empty address", "E012", change("set", '""', "x"), ("'set'",)),
    Fault("dot alone", "E012", change("set", '"."', "x"), ("'.' is no address",)),
    Fault("two dots", "E012", change("set", "BETA..title", "x"), ("'BETA..title' is no address", "one dot")),
    Fault("dot at the end", "E012", change("remove", "BETA."), ("'BETA.' is no address",)),
    Fault("address that is a number", "E011", change("set", "7", "x"), ("'set' must be a text",)),
    Fault("address that is a list", "E011", change("set", "[BETA, title]", "x"), ("'set' must be a text",)),
    # What an overlay brings is complained about there
    Fault("value of a wrong type", "E011", given("set", "BETA.title", "5"), ("'title' must be a text, not the number 5", 'in quotation marks: "5"')),
    Fault("true is not 1", "E011", given("set", "revision.limits.packet", "true"), ("'packet' must be a whole number, not true",)),
    Fault("list for a mapping", "E011", given("set", "ALPHA.write:main.time", "[]"), ("'time' must be keys with values, not a list", "answer")),
    Fault("text for a list of commands", "E011", given("set", "commands", "none"), ("'commands' must be a list",)),
    Fault("number for the forms", "E011", given("set", "ALPHA.forms", "5"), ("'forms'",)),
    Fault("item of a wrong type", "E011", given("add", "BETA.forms", "execute"), ("item 2 of 'forms' must be keys with values", "form, outcomes")),
    Fault("new key of a wrong type", "E011", given("add", "BETA.write.optional", "file"), ("'optional' must be a list, not the text 'file': write [file]",)),
    Fault("misspelt new key", "E010", given("add", "BETA.speling", "X"), ("'speling'", "'spelling'")),
    Fault("word that is not allowed", "E012", given("set", "ALPHA.wait.unit", "sec"), ("'sec'", "allowed")),
    Fault("upside down", "E030", given("set", "ALPHA.size.range", "[100, 1]"), ("upside down",)),
    Fault("too wide", "E031", given("set", "revision.limits.payload", "65536"), ("65535",)),
    Fault("unknown parameter", "E020", given("add", "BETA.write.parameters", "extra"), ("'extra'",)),
    Fault("removed parameter", "E020", change("remove", "ALPHA.mode"), ("spec/commands/base.yaml:", "unknown parameter 'mode'")),
    Fault("removed line", "E022", change("remove", "ALPHA.lines.state"), ("spec/commands/base.yaml:", "unknown line 'state'")),
    Fault("removed key", "E011", change("remove", "BETA.title"), ("spec/commands/base.yaml:", "title")),
    Fault("removed name", "E011", change("remove", "BETA.name"), ("spec/commands/base.yaml:", "name")),
    Fault("removed limit", "E011", change("remove", "revision.limits.topic"), ("topic",)),
    Fault("removed limits", "E012", change("remove", "revision.limits"), ("'revision.limits' cannot be changed",)),
    Fault("name of a revision", "E012", change("set", "revision.name", "v9.00"), ("'revision.name' cannot be changed",)),
    Fault("no revision at all", "E012", change("remove", "revision"), ("'revision' cannot be changed",)),
    Fault("default outside", "E032", change("set", "ALPHA.wait.range", "[70, 180]"), ("spec/commands/base.yaml:", "default 60")),
    Fault("example that fits no longer", "E053", change("set", "ALPHA.key.length", "[5, 6]"), ("spec/commands/base.yaml:", "'key'")),
    Fault("another code that says done", "E040", given("add", "codes", "{code: 9, name: more, meaning: x, operation: done, origin: call, advice: x}"), ("code 0", "no other")),
    # E041, E042: names that meet only in a mix of revisions
    Fault("name that becomes the same in C", "E041", given("add", "BETA.parameters", "{name: Fi-le, type: code, description: x}")
          .replace(f"    why", "    why", 1) + "  - add: BETA.write.parameters\n    value: Fi-le\n" + WHY
          + "  - remove: BETA.write.example\n" + WHY, ("'Fi-le'", "'fi_le'")),
    Fault("URC as a command's alias", "E042", given("add", "urcs", "{name: ALFA, title: x, description: x, role: restart}"),
          ("'+ALFA'", "spec/commands/base.yaml:8:9")),
    Fault("spelling of a command's alias", "E042", change("add", "GONE.spelling", "ALFA"), ("'+ALFA'", "spec/commands/base.yaml:8:9")),
    Fault("spelling of another URC", "E042", change("add", "GONE.spelling", "ALPHA"), ("'+ALPHA'", "spec/commands/base.yaml:3:5")),
)
# A fault whose revision does not need what is inside of it.
SAME_IN_C = "name that becomes the same in C"


class OverlayCase(FolderCase):
    def spec(self, changes: str, head: str = HEAD, base: dict[str, str] = BASE, **more: str) -> tuple[Path, int, int]:
        """A specification with an overlay; line and column of the mark."""
        text = head + ("changes:\n" + changes if changes else "")
        at = text.find(MARK)
        before = text[:at]
        files = {**base, FILE: text.replace(MARK, ""), "transcripts/real.md": "# A transcript\n", **more}
        return self.write_spec(files), before.count("\n") + 1, len(before) - before.rfind("\n")


class Faults(OverlayCase):
    def test_each_fault_has_its_code_place_and_words(self) -> None:
        for fault in OVERLAY_FAULTS:
            with self.subTest(fault.what):
                base = BASE
                if fault.what == SAME_IN_C:
                    base = {**BASE, "commands/base.yaml": BASE["commands/base.yaml"].replace("name: file", "name: fi_le").replace(
                        "[address, file]", "[address, fi_le]")}
                spec, line, column = self.spec(fault.change, base=base)
                done = run("--spec", spec, "check")
                self.assertEqual(done.status, 1, done.err)
                found = complaints(done.err)
                # One change may disturb several forms.
                self.assertEqual({c[:4] for c in found}, {(f"spec/{FILE}", line, column, fault.code)}, done.err)
                for word in fault.words:
                    self.assertIn(word, found[0].text)

    def refuse(self, text: str, code: str, *words: str, file: str = FILE, **more: str) -> None:
        at = text.index(MARK)
        spec = self.write_spec({**BASE, **more, file: text.replace(MARK, "")})
        done = run("--spec", spec, "check")
        self.assertEqual(done.status, 1, done.err)
        found = [c for c in complaints(done.err) if c.file == f"spec/{file}"]
        place = (text[:at].count("\n") + 1, at - text[:at].rfind("\n"))
        self.assertEqual([(c[1:3], c.code) for c in found], [(place, code)], done.err)
        for word in words:
            self.assertIn(word, found[0].text)

    def test_e063(self) -> None:
        self.refuse(HEAD.replace("extends: v1.00", "extends: ‸v1.01"), "E063", "'v1.01'", "did you mean 'v1.00'?")
        self.refuse(HEAD.replace("extends: v1.00", "extends: ‸v2.00"), "E063", "'v2.00' extends itself")
        self.refuse(HEAD.replace("extends: v1.00", 'extends: ‸""'), "E063")

    def test_e063_circle(self) -> None:
        third = HEAD.replace("v2.00", "v3.00").replace("extends: v1.00", "extends: v2.00")
        self.refuse(HEAD.replace("extends: v1.00", "extends: ‸v3.00"), "E063", "'v3.00'", **{"revisions/v3.00.yaml": third})
        # The other one is in the circle as well.
        self.refuse(third.replace("extends: v2.00", "extends: ‸v2.00"), "E063", "'v2.00'", file="revisions/v3.00.yaml")

    def test_names_of_revisions(self) -> None:
        self.refuse(HEAD.replace("name: v2.00", "name: ‸v1.00"), "E040", "'v1.00'", "second time")
        other = HEAD.replace("v2.00", "v2.00-a-b")
        self.refuse(HEAD.replace("name: v2.00", "name: ‸v2.00-a--b"), "E041", "'v2.00-a--b'", "'v2.00-a-b'",
                    "simcom_revision_v2_00_a_b", **{"revisions/v2.00-first.yaml": other})

    def test_keys_that_would_be_read_nowhere(self) -> None:
        self.refuse(HEAD + "‸codes: []\n", "E010", "'codes'", "expected a change")
        self.refuse(HEAD + "  ‸limits: {topic: 1, payload: 1, packet: 1}\n", "E010", "revision.limits")
        base = BASE["revisions/v1.00.yaml"]
        self.refuse(base + "‸changes:\n" + change("set", "BETA.title", "x").replace(MARK, ""), "E010", "extends",
                    file="revisions/v1.00.yaml")

    def test_what_is_built_on_a_broken_revision_does_not_repeat_its_faults(self) -> None:
        third = HEAD.replace("v2.00", "v3.00").replace("extends: v1.00", "extends: v2.00")
        spec, line, column = self.spec(change("remove", "revision.limits"), **{"revisions/v3.00.yaml": third})
        (found,) = complaints(run("--spec", spec, "check").err)
        self.assertEqual(found[:3], (f"spec/{FILE}", line, column))

    def test_two_overlays_that_cannot_be_told_apart(self) -> None:
        """Each is right alone; to the scanner, which all share, their URCs are the same line."""
        add = "changes:\n  - add: urcs\n    value: {name: %s, title: x, description: x, role: %s}\n" + WHY
        head = HEAD.replace("v2.00", "v3.00")
        files = {**BASE, FILE: HEAD + add % ("FIRST", "restart"),
                 "revisions/v3.00.yaml": head + add % ("SECOND", 'notice, aliases: [{name: FIRST, section: "1"}]')}
        (found,) = complaints(run("--spec", self.write_spec(files), "check").err)
        self.assertEqual(found.code, "E042")
        self.assertEqual(found.file, "spec/revisions/v3.00.yaml")
        self.assertIn("spec/revisions/v2.00.yaml:8:12", found.text)

    def test_what_revisions_can_have_otherwise(self) -> None:
        """Parameters wherever they stand, and what else the shared tables once could hold only alike."""
        extra = change("add", "BETA.write.parameters", "extra") + change("remove", "BETA.write.example")
        for changes in (ADD_PARAMETER + change("set", "ALPHA.write:data.parameters", "[client, mode, size]"),
                        ADD_PARAMETER + extra, change("remove", "ALPHA.key.secret"), change("remove", "ALPHA.wait.also"),
                        change("set", "ALPHA.write:data.data.content", "topic"), change("remove", "ALPHA.write:main.time.result_from"),
                        change("remove", "ALPHA.write:main.parameters.key") + change("remove", "ALPHA.write:main.optional")
                        + change("remove", "ALPHA.write:main.example"),
                        change("remove", "ALPHA.lines.state.fields.client")):
            with self.subTest(changes):
                spec, _, _ = self.spec(changes.replace(MARK, ""))
                done = run("--spec", spec, "check")
                self.assertEqual(done.status, 0, done.err)

    def test_two_overlays_with_one_place_for_two_parameters(self) -> None:
        """Both have it, each passes over the other's."""
        text = "changes:\n" + (ADD_PARAMETER + change("add", "BETA.write.parameters", "extra") + change(
            "remove", "BETA.write.example")).replace(MARK, "")
        files = {**BASE, FILE: HEAD + text,
                 "revisions/v3.00.yaml": HEAD.replace("v2.00", "v3.00") + text.replace("extra", "other")}
        done = run("--spec", self.write_spec(files), "check")
        self.assertEqual(done.status, 0, done.err)

    def test_names_and_numbers_of_codes_in_two_overlays(self) -> None:
        """A number may have another name elsewhere; a name has one number."""
        add = "changes:\n  - add: codes\n    value: {code: %d, name: %s, meaning: x, operation: wrong, origin: call, advice: x}\n" + WHY
        other = HEAD.replace("v2.00", "v3.00")
        done = run("--spec", self.write_spec({**BASE, FILE: HEAD + add % (2, "one"), "revisions/v3.00.yaml": other + add % (2, "two")}), "check")
        self.assertEqual((done.status, done.err), (0, ""))
        files = {**BASE, FILE: HEAD + add % (2, "one"), "revisions/v3.00.yaml": other + add % (3, "one")}
        (found,) = complaints(run("--spec", self.write_spec(files), "check").err)
        self.assertEqual(found[:4], ("spec/revisions/v3.00.yaml", 8, 12, "E062"))
        self.assertIn("'one' is 2 in another revision: the name has one number in C", found.text)

    def test_all_faults_of_an_overlay_at_once(self) -> None:
        spec, _, _ = self.spec((change("set", "BETA.titel", "x") + change("set", "ALPHA.wait.range", "[60, 180]")
                                + change("set", "BETA.title", "x", "why: {transcript: no.md}")).replace(MARK, ""))
        found = complaints(run("--spec", spec, "check").err)
        self.assertEqual([c.code for c in found], ["E060", "E061", "E064"])


class IfPresent(OverlayCase):
    LINE = "    if-present: true\n"

    def test_nothing_there_is_no_fault(self) -> None:
        spec, _, _ = self.spec(change("set", "GAMMA.title", "x").replace(MARK, "") + self.LINE)
        done = run("--spec", spec, "check")
        self.assertEqual((done.status, done.err), (0, ""))

    def test_it_silences_e060_only(self) -> None:
        for fault in OVERLAY_FAULTS:
            if fault.code in ("E061", "E064") and fault.change.count("  - ") == 1 or "is no address" in "".join(fault.words):
                with self.subTest(fault.what):
                    spec, line, column = self.spec(fault.change + self.LINE)
                    (found,) = complaints(run("--spec", spec, "check").err)
                    self.assertEqual(found[:4], (f"spec/{FILE}", line, column, fault.code))

    def test_false_is_as_without(self) -> None:
        spec, _, _ = self.spec(change("set", "GAMMA.title", "x").replace(MARK, "") + "    if-present: false\n")
        self.assertEqual([c.code for c in complaints(run("--spec", spec, "check").err)], ["E060"])


class Changes(OverlayCase):
    """What right changes do."""

    def family(self, changes: str, base: dict[str, str] = BASE):
        return read_family(self.spec(changes, base=base)[0])

    def test_set_add_remove_replace(self) -> None:
        family = self.family("""\
  - {set: ALPHA.wait.range, to: [10, 180], why: {document: field, section: here}}
  - {add: ALPHA.write:main.outcomes, value: {means: failure, sequence: [result, ERROR]}, why: {document: M1}}
  - {remove: "ALPHA.write:data.outcomes.prompt,data,ERROR", why: {transcript: real.md}}
  - {replace: codes.1, with: {code: 1, name: failed, meaning: Worse., operation: wrong, origin: call, advice: None.}, why: {document: M1, section: "9"}}
  - {set: codes.failed.advice, to: Try., why: {document: M1}}
  - {add: GONE.spelling, value: WENT, why: {document: M1}}
  - {add: revision.limits.line, value: 99, why: {document: M1}}
""")
        old, new = family.specs
        alpha = new.commands[0]
        wait = alpha.forms[1].parameters[1]
        self.assertEqual((wait.minimum, wait.maximum, str(wait.source)), (10, 180, "field here"))
        self.assertEqual([o.sequence for o in alpha.forms[1].outcomes], [("OK", "result"), ("ERROR",), ("result", "ERROR")])
        self.assertEqual([o.sequence for o in alpha.forms[2].outcomes], [("prompt", "data", "OK")])
        self.assertEqual((new.codes[1].meaning, new.codes[1].advice, new.codes[1].operation), ("Worse.", "Try.", "wrong"))
        self.assertEqual((new.urcs[0].name, new.urcs[0].wire), ("GONE", "+WENT:"))
        self.assertEqual((new.revision.line, new.revision.topic, new.revision.name), (99, 10, "v2.00"))
        # The other revision is as it was.
        self.assertEqual(old.commands[0].forms[1].parameters[1].minimum, 60)
        self.assertEqual((old.codes[1].meaning, old.urcs[0].wire, old.revision.line), ("Bad.", "+GONE:", 0))

    def test_addresses_reach_every_file(self) -> None:
        """Lists of one name in several files are one list."""
        more = 'commands:\n  - name: LAST\n    title: x\n    description: x\n    forms:\n      - {form: execute, outcomes: [{means: success, sequence: [OK]}]}\n'
        base = {**BASE, "commands/more.yaml": "document: M1\n" + more}
        for address in ("LAST.title", "commands.LAST.title"):
            family = self.family(f"  - {{set: {address}, to: y, why: {{document: M1}}}}\n", base)
            self.assertEqual(next(c for c in family.specs[1].commands if c.name == "LAST").title, "y")

    def test_a_revision_of_a_revision(self) -> None:
        third = HEAD.replace("v2.00", "v3.00").replace("extends: v1.00", "extends: v2.00")
        # Read before the one that it extends.
        files = {**BASE, FILE: HEAD + "changes:\n" + change("set", "BETA.title", "Two").replace(MARK, ""),
                 "revisions/a.yaml": third + "changes:\n" + change("set", "BETA.description", "Three").replace(MARK, "")}
        family = read_family(self.write_spec(files))
        self.assertEqual(family.names, ["v1.00", "v2.00", "v3.00"])
        self.assertEqual([(s.commands[1].title, s.commands[1].description) for s in family.specs],
                         [("Second command", "It does another thing."), ("Two", "It does another thing."), ("Two", "Three")])

    def test_no_changes_is_a_revision_too(self) -> None:
        family = read_family(self.spec("")[0])
        self.assertEqual(family.specs[0].commands, family.specs[1].commands)


class Junk(OverlayCase):
    def test_any_change_of_any_value_ends_in_complaints(self) -> None:
        """Every address of the base with odd values; nothing but SpecError may come out."""
        addresses = ("revision", "revision.name", "revision.limits", "revision.limits.topic", "commands", "ALPHA", "ALPHA.name",
                     "ALPHA.forms", "ALPHA.read", "ALPHA.read.form", "ALPHA.read.lines", "ALPHA.parameters", "ALPHA.mode.values",
                     "ALPHA.mode.values.low", "ALPHA.mode.values.0.value", "ALPHA.write:main.time", "ALPHA.write:data.data", "ALPHA.aliases",
                     "ALPHA.write:main.outcomes", "urcs", "GONE.fields", "codes", "codes.0", "codes.0.code", "finals", "finals.OK",
                     "documents", "documents.M1", "document", "err", "ALPHA.wait.range.60", "parameters")
        odd = ("[]", "{}", "5", "true", '""', "[[x]]", "-1", "{a: b}", '"a.b"')
        turn = 0
        for address in addresses:
            for verb in ("set", "add", "replace", "remove"):
                values = [""] if verb == "remove" else odd[turn % 5::5]
                turn += 1
                for value in values:
                    spec, _, _ = self.spec(change(verb, address, value).replace(MARK, ""))
                    with self.subTest(verb=verb, address=address, value=value):
                        try:
                            read_family(spec)
                        except SpecError as error:
                            self.assertTrue({p.code for p in error.problems} <= set(CODES))
                            for problem in error.problems:
                                self.assertNotIn("\n", str(problem))


if __name__ == "__main__":
    unittest.main()
