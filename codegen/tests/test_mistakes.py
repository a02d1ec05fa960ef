# SPDX-License-Identifier: MIT
"""Mistakes that somebody makes who writes an overlay for the first time, with nothing but docs/new-firmware.md at hand.

Each is complained about at the line to mend, in words that say what to write instead.
"""
from __future__ import annotations

import random
import re
import unittest
from typing import NamedTuple

from codegen.read.build import read_family
from codegen.read.load import load_file
from codegen.read.problems import CODES, Problem, SpecError
from codegen.tests.support import BASE, MARK, SPEC, complaints, run
from codegen.tests.test_overlay import FILE, HEAD, WHY, OverlayCase


class Mistake(NamedTuple):
    """What follows `changes:`; the first complaint has the code, points at the mark and says `words`."""

    what: str
    text: str
    code: str
    words: tuple[str, ...]


def to(value: str, address: str = "ALPHA.wait.range", why: str = WHY) -> str:
    """One change of a value."""
    return f"  - set: {address}\n    to: {value}\n{why}"


MISTAKES = (
    # The verb and its key
    Mistake("set with value", f"  - set: BETA.title\n    ‸value: x\n{WHY}", "E012", ("set takes 'to:', not 'value:'",)),
    Mistake("set with with", f"  - set: BETA.title\n    ‸with: x\n{WHY}", "E012", ("set takes 'to:', not 'with:'",)),
    Mistake("add with to", f"  - add: codes\n    ‸to: x\n{WHY}", "E012", ("add takes 'value:', not 'to:'",)),
    Mistake("replace with to", f"  - replace: BETA.title\n    ‸to: x\n{WHY}", "E012", ("replace takes 'with:', not 'to:'",)),
    Mistake("remove with a value", f"  - remove: BETA.write.example\n    ‸value: x\n{WHY}", "E012", ("remove takes no value",)),
    Mistake("set without a value", f"  - ‸set: BETA.title\n{WHY}", "E012", ("set takes 'to:' with the value, which is missing",)),
    Mistake("another verb", f"  - ‸delete: BETA.write.example\n{WHY}", "E010", ("'delete'", "did you mean 'remove'?")),
    Mistake("a misspelt verb", f"  - ‸sett: BETA.title\n    to: x\n{WHY}", "E010", ("did you mean 'set'?",)),
    Mistake("no verb", f"  - ‸to: x\n{WHY}", "E011", ("begins with set, add, remove or replace",)),
    Mistake("an address alone", "  - ‸BETA.title\n", "E011", ("item 1 of 'changes'", "begins with set, add, remove or replace")),
    Mistake("two changes in one", f"  - set: BETA.title\n    to: x\n    ‸set: ALPHA.title\n    to: y\n{WHY}", "E002",
            ("'set' is here a second time", "does a new item of the list begin here, with '- '?")),
    Mistake("changes without hyphens", "  ‸set: BETA.title\n  to: x\n  why: {document: M1}\n", "E011",
            ("'changes' must be a list", "begin each item with '- '")),
    # The reason
    Mistake("no why", "  - ‸set: BETA.title\n    to: x\n", "E011", ("does not say where it comes from", "why: {document: TAG")),
    Mistake("why as a text", to("x", "BETA.title", "    why: ‸M1 16\n"), "E011",
            ("'why' must be keys with values", 'write {document: TAG, section: "1.2"}')),
    Mistake("why as a list", to("x", "BETA.title", "    why: ‸[M1, 16]\n"), "E011", ("'why' must be keys with values", "document: TAG")),
    Mistake("section as a number", to("x", "BETA.title", "    why: {document: M1, section: ‸16}\n"), "E011",
            ("'section' must be a text, not the number 16", 'put it in quotation marks: "16"')),
    Mistake("section alone", to("x", "BETA.title", '    why: ‸{section: "16"}\n'), "E012", ("needs the key document or transcript",)),
    Mistake("unknown document", to("x", "BETA.title", "    why: {document: ‸M7}\n"), "E021",
            ("unknown document 'M7'", "a new document gets its tag in sources.yaml first")),
    Mistake("path of a transcript", to("x", "BETA.title", "    why: {transcript: ‸spec/transcripts/real.md}\n"), "E064",
            ("did you mean 'real.md'?",)),
    # Values
    Mistake("range as a text", to("‸70-180"), "E011", ("'range' must be a list", "write [70, 180]")),
    Mistake("range of texts", to('[‸"70", 180]'), "E011", ("item 1 of 'range'", "whole number", "take the quotation marks away")),
    Mistake("range of keys", to("‸{min: 70, max: 180}"), "E011", ("'range' must be a list", "write [lowest, highest]")),
    Mistake("thousands with a comma", to("‸[70, 1,180]"), "E012", ("'range' has 3 items: expected 2", "Lowest and highest")),
    Mistake("range of one", to("‸[70]"), "E012", ("'range' has 1 item: expected 2",)),
    Mistake("fraction", to("[‸70.5, 180]"), "E011", ("whole number, not the text '70.5'",)),
    Mistake("negative number", to("[‸-1, 180]"), "E012", ("is -1: expected at least 0",)),
    Mistake("huge number", to("[60, ‸99999999999999]"), "E031", ("14 digits", "at most 65535")),
    Mistake("wide number", to("‸[60, 99999]"), "E031", ("99999", "at most 65535")),
    Mistake("hexadecimal number", to("[‸0x10, 180]"), "E003", ("'0x10'", "expected a decimal number")),
    Mistake("limit of nothing", to("‸0", "revision.limits.topic"), "E012", ("'topic' is 0: expected at least 1",)),
    Mistake("limit as a word", to("‸unlimited", "revision.limits.topic"), "E011", ("whole number, not the text 'unlimited'",)),
    Mistake("no for false", to("‸no", "ALPHA.key.secret"), "E003", ("'no'", "true or false")),
    Mistake("text that is a number", to("‸7", "BETA.title"), "E011", ('put it in quotation marks: "7"',)),
    Mistake("sequence as a text", to("‸OK", "BETA.write.outcomes.OK.sequence"), "E011", ("must be a list", "write [OK]")),
    Mistake("step in small letters", to("[‸ok]", "BETA.write.outcomes.OK.sequence"), "E012", ("'ok'", "did you mean 'OK'?")),
    Mistake("type in short", f"  - add: BETA.parameters\n    value: {{name: p, type: ‸int, range: [0, 1], description: x}}\n{WHY}", "E012",
            ("'int'", "did you mean 'integer'?")),
    Mistake("parameter as a name", f"  - add: BETA.parameters\n    value: ‸extra\n{WHY}", "E011",
            ("must be keys with values", "expected keys such as name, type")),
    Mistake("a list added to a list", f"  - add: BETA.write.outcomes\n    value: ‸[{{means: failure, sequence: [ERROR]}}]\n{WHY}", "E011",
            ("a list cannot be an item of 'BETA.write.outcomes'", "add takes one item, without brackets")),
    Mistake("names added to a list", f"  - add: ALPHA.write:main.parameters\n    value: ‸[size, mode]\n{WHY}", "E011", ("add takes one item",)),
    Mistake("one name for a list", f"  - add: BETA.write.optional\n    value: ‸file\n{WHY}", "E011", ("write [file]",)),
    # Names
    Mistake("name with a blank", f"  - add: BETA.parameters\n    value: {{name: ‸a b, type: code, description: x}}\n{WHY}", "E012",
            ("'name' is 'a b'", "letters, digits, underscores and hyphens")),
    Mistake("name with an umlaut", f"  - add: BETA.parameters\n    value: {{name: ‸größe, type: code, description: x}}\n{WHY}", "E012",
            ("'größe'", "a letter of A to Z")),
    Mistake("code in capitals", "  - add: codes\n    value: {code: 9, name: ‸Quota, meaning: x, operation: wrong, origin: call, advice: x}\n"
            + WHY, "E012", ("'Quota'", "small letters, digits and underscores")),
    Mistake("code as a text", '  - add: codes\n    value: {code: ‸"9", name: q, meaning: x, operation: wrong, origin: call, advice: x}\n'
            + WHY, "E011", ("take the quotation marks away",)),
    Mistake("code too large", "  - add: codes\n    value: {code: ‸300, name: q, meaning: x, operation: wrong, origin: call, advice: x}\n"
            + WHY, "E012", ("'code' is 300: expected at most 254",)),
    Mistake("command with AT", f"  - add: commands\n    value: {{name: ‸AT+X, title: x, description: x, forms: [{{form: execute, "
            f"outcomes: [{{means: success, sequence: [OK]}}]}}]}}\n{WHY}", "E012", ("'AT+X'", "without AT and without plus sign")),
    # Addresses
    Mistake("address with AT", to("x", "‸AT+BETA.title"), "E012", ("is no address", "such as 'BETA.title'")),
    Mistake("address with slashes", to("x", "‸BETA/title"), "E012", ("is no address", "such as 'BETA.title'")),
    Mistake("address with an index", to("x", "‸commands[1].title"), "E012", ("is no address", "addressed by its name")),
    Mistake("address in small letters", to("x", "‸beta.title"), "E060", ("did you mean 'BETA'?",)),
    Mistake("parameter through its form", to("[70, 180]", "‸ALPHA.write:main.wait.range"), "E060",
            ("the parameter is described at 'ALPHA.wait.range'",)),
    Mistake("key that is not there yet", to("3", "‸BETA.write.default"), "E060", ("use add to give it a key that it does not have yet",)),
    Mistake("key that there is not", to("3", "‸ALPHA.wait.zzz"), "E060", ("no 'zzz'", "known there: name, type, range")),
    Mistake("shared parameter", to("x", "‸ALPHA.err.description"), "E060",
            ("'err' is shared by several commands, at spec/parameters.yaml:3:5", "'parameters.err.description' changes it for all",
             "For ALPHA alone, add a parameter of this name to 'ALPHA.parameters'")),
    Mistake("shared parameter through a list", to("x", "‸ALPHA.write:main.result.err.description"), "E060",
            ("'err' is shared", "spec/parameters.yaml:3:5", "'parameters.err.description'")),
    # Test replies
    Mistake("reply that falls apart", f"  - add: ALPHA.write:data.replies\n    value: [a,‸(0-1),(0-1)]\n{WHY}", "E003",
            ("3 items", 'write ["a,(0-1),(0-1)"]')),
    Mistake("reply of words that falls apart", f"  - add: ALPHA.write:data.replies\n    value: ‸[a,b]\n{WHY}", "E003",
            ("2 items", 'write ["a,b"]')),
    Mistake("reply of numbers", f"  - add: ALPHA.write:data.replies\n    value: [‸0,1]\n{WHY}", "E011", ('in quotation marks: "0"',)),
    Mistake("reply without brackets", f"  - add: ALPHA.write:data.replies\n    value: ‸(0-1),(0-1)\n{WHY}", "E011",
            ('write ["(0-1),(0-1)"]',)),
    # YAML
    Mistake("colon in a text", to("‸Stops: all of it", "BETA.title"), "E001",
            ("colon and a space", "must be in quotation marks", 'to: "Stops: all of it"')),
    Mistake("colon in braces", f"  - add: BETA.parameters\n    value: {{name: p, type: code, description: Note‸: this}}\n{WHY}", "E001",
            ("colon and a space", "in quotation marks")),
    Mistake("comma in braces", f"  - add: BETA.parameters\n    value: {{name: p, type: code, description: This, ‸and that}}\n{WHY}",
            "E003", ("'and that' has no colon", "in quotation marks")),
    Mistake("open quotation mark", to('‸"It stops', "BETA.title") + to('"It starts"', "ALPHA.title"), "E001",
            ("quotation mark that is opened here is not closed",)),
    Mistake("open quotation mark, the last one", to("‸'It stops", "BETA.title"), "E001", ("is never closed",)),
    Mistake("open quotation mark that closes further below", to('‸"It stops', "BETA.title", "") + '    why: {document: M1, section: "1"}\n',
            "E001", ("quotation mark that is opened here is not closed",)),
    Mistake("apostrophe", to("'The module'‸s service'", "BETA.title"), "E001",
            ("nothing can follow the closing quotation mark", "written twice")),
    Mistake("tab", f"  - set: BETA.title\n‸\tto: x\n{WHY}", "E001", ("a tab", "indent with spaces")),
    Mistake("indented too little", f"  - set: BETA.title\n   ‸to: x\n{WHY}", "E001", ("indented by 3 spaces", "expected 0, 2 or 4")),
    Mistake("indented too much", f"  - set: BETA.title\n      ‸to: x\n{WHY}", "E001", ("indented by 6 spaces", "begins after 4")),
    Mistake("no space after the colon", f"  - ‸set:BETA.title\n    to: x\n{WHY}", "E001", ("a space is missing after the colon",)),
    Mistake("line without a colon", f"  - ‸set BETA.title\n    to: x\n{WHY}", "E001", ("without a colon", "expected 'key: value'")),
    Mistake("open bracket", to("‸[70, 180", "ALPHA.wait.range"), "E001", ("bracket '[' that is opened here is not closed",)),
    Mistake("open brace", to("x", "BETA.title", "    why: ‸{document: M1\n") + to("x", "ALPHA.title"), "E001", ("'{' that is opened here",)),
    Mistake("wrong bracket", to("[70, 180‸}"), "E001", ("'}' where ',' or ']' was expected",)),
    Mistake("text in brackets", to("[\"a\" ‸b]", "BETA.title"), "E001", ("expected ',' or ']' before",)),
    Mistake("more after a bracket", to("[1, 2] ‸seconds", "ALPHA.wait.range"), "E001", ("nothing can follow the ']'",)),
    *(Mistake(f"text that begins with {c}", to(f"‸{c}abc", "BETA.title"), "E001", (f"begins with '{c}' must be in quotation marks",))
      for c in "@`%*"),
    Mistake("text with a backslash", to('"a‸\\qb"', "BETA.title"), "E001", ("backslash begins an escape",)),
    Mistake("text over two lines", to("‸one\n     two", "BETA.title"), "E001", ("goes on on the next line", ">-")),
    Mistake("nothing after the colon", to("‸", "BETA.title").replace("to: ‸", "to:‸"), "E003", ("a value is missing",)),
    Mistake("list beside its key", to("‸- one", "BETA.title"), "E001", ("a list begins on the line after its key",)),
)


class Mistakes(OverlayCase):
    def test_each_is_complained_about_where_it_is(self) -> None:
        for mistake in MISTAKES:
            with self.subTest(mistake.what):
                spec, line, column = self.spec(mistake.text)
                done = run("--spec", spec, "check")
                self.assertEqual(done.status, 1, done.err)
                found = complaints(done.err)[0]
                self.assertEqual(found[:4], (f"spec/{FILE}", line, column, mistake.code), done.err)
                for word in mistake.words:
                    self.assertIn(word, found.text)

    def test_no_message_shows_python(self) -> None:
        for mistake in MISTAKES:
            spec, _, _ = self.spec(mistake.text)
            err = run("--spec", spec, "check").err
            for word in ("Map(", "Seq(", "None", "True", "False", "', '", "^[", "object at 0x"):
                self.assertNotIn(word, err, mistake.what)

    def test_files_that_would_not_be_read(self) -> None:
        for name in ("revisions/v2.00.yml", "revisions/more/v2.00.yaml", "overlays/v2.00.yaml", "revisions/v2.00.YAML"):
            spec, _, _ = self.spec("", **{name: HEAD})
            done = run("--spec", spec, "check")
            (found,) = complaints(done.err)
            self.assertEqual(found[:4], (f"spec/{name}", 1, 1, "E001"))
            self.assertIn("would not be read: the name must end in .yaml", found.text)
            (spec / name).unlink()

    def test_names_of_revisions(self) -> None:
        for name in ("v2.00", "a76xx-v1.06", "a7670c", "sim7070g-r1.2-b3"):
            spec, _, _ = self.spec("", head=HEAD.replace("v2.00", name))
            done = run("--spec", spec, "check")
            self.assertEqual((done.status, done.err), (0, ""), name)
            self.assertIn(f"\n{name}: ", done.out)
        for name in ("A76XX-V1.06", "2.00", "v2 00", "v2.", "v2_00", "v2/00", "größe"):
            spec, line, column = self.spec("", head=HEAD.replace("name: v2.00", f'name: {MARK}"{name}"'))
            (found,) = complaints(run("--spec", spec, "check").err)
            self.assertEqual(found[:4], (f"spec/{FILE}", line, column, "E012"), name)
            self.assertIn("expected lower-case letters and digits", found.text)


class Warnings(OverlayCase):
    """A range that is changed without its test reply."""

    REPLIES = BASE["commands/base.yaml"].replace("      - form: write\n        variant: main\n", """\
      - form: test
        replies: ["(0-1),(60-180),(1-16)"]
        outcomes:
          - {means: success, sequence: [lines, OK]}
      - form: write
        variant: main
""")

    def check(self, changes: str) -> tuple[str, int, int]:
        spec, line, column = self.spec(changes, base={**BASE, "commands/base.yaml": self.REPLIES})
        done = run("--spec", spec, "check")
        self.assertEqual(done.status, 0, done.err)
        self.assertRegex(done.out, "(?m)^v2.00: .* no errors$")
        return done.err, line, column

    def test_a_range_alone(self) -> None:
        err, line, column = self.check(to("‸[30, 180]"))
        self.assertEqual(err, f"spec/{FILE}:{line}:{column}: warning[W070]: 'wait' is 30 to 180 now, but 'ALPHA.test.replies' "
                              "still says (60-180)\n")

    def test_a_length_alone(self) -> None:
        err, line, column = self.check(to("‸[1, 20]", "ALPHA.key.length"))
        self.assertEqual(err, f"spec/{FILE}:{line}:{column}: warning[W070]: 'key' is 1 to 20 now, but 'ALPHA.test.replies' still "
                              "says (1-16)\n")

    def test_both(self) -> None:
        self.assertEqual(self.check(to("[1, 20]", "ALPHA.key.length") + to('["(0-1),(60-180),(1-20)"]', "ALPHA.test.replies"))[0], "")

    def test_what_no_reply_says(self) -> None:
        self.assertEqual(self.check(to("[5, 99]", "ALPHA.size.range"))[0], "")

    def test_generate_warns_too(self) -> None:
        spec, _, _ = self.spec(to("‸[1, 20]", "ALPHA.key.length"), base={**BASE, "commands/base.yaml": self.REPLIES})
        done = run("--spec", spec, "generate", "--out", self.folder / "out")
        self.assertEqual(done.status, 0)
        self.assertIn("warning[W070]", done.err)


class Fuzz(OverlayCase):
    """Any bytes and any change of the files that are shipped: complaints or none, but no traceback and no hang."""

    SEED = 11
    FILES = sorted(p for p in SPEC.rglob("*.yaml"))
    TOKENS = ("\t", ": ", "- ", "[", "]", "{", "}", '"', "'", "#", "&a ", "*a ", "!x ", "| ", "> ", "\r\n", "\n", "\0", "\ufeff", "é",
              "\u2028", "\x85", "---\n", "...\n", "%x", "? ", "~", "no", "0x1", "-1", "99999999999999999999", "1.5", "[]", "{}", "\\",
              "<<: ", "  ", "set", "CMQTTPUB", "value", "\ud7ff", "=", "@", "`", ",")

    def read(self, data: bytes) -> list[Problem]:
        path = self.folder / "x.yaml"
        path.write_bytes(data)
        problems: list[Problem] = []
        load_file(path, "x.yaml", problems)
        lines = len(re.split(rb"\r\n|[\n\r]|\xc2\x85|\xe2\x80[\xa8\xa9]", data))
        for problem in problems:
            self.assertIn(problem.code, CODES)
            self.assertTrue(1 <= problem.place.line <= lines + 1, problem)
            self.assertGreaterEqual(problem.place.column, 1)
            self.assertNotIn("\n", str(problem))
        return problems

    def test_any_bytes(self) -> None:
        chance = random.Random(self.SEED)
        for _ in range(1500):
            self.read(chance.randbytes(chance.randrange(1, 60)))
            self.read("".join(chance.choices([*self.TOKENS, "a", "b: 1\n"], k=chance.randrange(1, 12))).encode("utf-8"))

    def mutated(self, chance: random.Random, text: str) -> str:
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            at = chance.randrange(len(text) + 1)
            end = min(len(text), at + chance.choice((0, 1, 1, 2, 10, 100)))
            text = text[:at] + chance.choice((*self.TOKENS, "", "", text[at:end] * 2)) + text[end:]
        return text

    def test_any_change_of_a_shipped_file(self) -> None:
        chance = random.Random(self.SEED)
        bad = 0
        for _ in range(120):
            path = chance.choice(self.FILES)
            bad += bool(self.read(self.mutated(chance, path.read_text(encoding="utf-8")).encode("utf-8")))
        self.assertGreater(bad, 30)

    def test_any_change_of_an_overlay(self) -> None:
        """All the way to the model, with the small specification below it."""
        chance = random.Random(self.SEED)
        changes = (to("[60, 170]") + to("other", "BETA.title") + f"  - add: BETA.parameters\n    value: {{name: extra, type: integer, "
                   f"range: [0, 1], default: 1, description: More.}}\n{WHY}  - add: BETA.write.parameters\n    value: extra\n{WHY}"
                   f"  - add: BETA.write.optional\n    value: [extra]\n{WHY}  - remove: ALPHA.aliases\n{WHY}  - set: BETA.write.example\n    to: AT+BETA=\"tcp://host\",\"b.pem\",1\n{WHY}"
                   f"  - add: codes\n    value: {{code: 9, name: q, meaning: x, operation: wrong, origin: call, advice: x}}\n{WHY}")
        good = 0
        for turn in range(150):
            text = HEAD + "changes:\n" + changes
            text = self.mutated(chance, text) if turn else text
            spec = self.write_spec({**BASE, FILE: text.encode("utf-8", errors="surrogatepass")})
            try:
                read_family(spec)
                good += 1
            except SpecError as error:
                for problem in error.problems:
                    self.assertIn(problem.code, CODES)
        self.assertGreater(good, 2)

    def test_any_value_for_any_address(self) -> None:
        """Every key of the small specification is set to odd things, removed and added to."""
        chance = random.Random(self.SEED)
        names = sorted(set(re.findall(r"[a-z_]+(?=:)|(?<=name: )\w+|(?<=form: )\w+", "".join(BASE.values()))))
        odd = ("[]", "{}", "5", "true", '""', "[[x]]", "x", "-1", "{a: b}", "[x, x]", "{name: x}", "70000", "[OK]", "[result, ERROR]")
        for _ in range(200):
            address = ".".join(chance.choices(names, k=chance.choice((1, 2, 2, 3, 3, 4))))
            verb = chance.choice(("set", "add", "remove", "replace"))
            key = {"set": "to", "add": "value", "replace": "with"}.get(verb)
            text = f"  - {verb}: {address}\n" + (f"    {key}: {chance.choice(odd)}\n" if key else "") + WHY
            spec, _, _ = self.spec(text)
            try:
                read_family(spec)
            except SpecError as error:
                for problem in error.problems:
                    self.assertIn(problem.code, CODES)


if __name__ == "__main__":
    unittest.main()
