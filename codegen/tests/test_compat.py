# SPDX-License-Identifier: MIT
"""compat: every difference is noticed, the manual's table is in it, and how grave each is."""
from __future__ import annotations

import dataclasses
import json
import shutil
import typing
import unittest
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

from codegen import compat
from codegen.lower.api import api
from codegen.read import model
from codegen.read.build import read_family
from codegen.compat import BREAKING, COMPATIBLE, REVIEW, RULES
from codegen.read.model import Alias, Code, Condition, Form, Line, Outcome, Parameter, Source, Spec, State, Until, Value
from codegen.read.problems import Place
from codegen.tests.support import BASE, SPEC, FolderCase, run

FAMILY = read_family(SPEC)
# Without what needs code 1 or the form with data.
SMALL = {name: text for name, text in BASE.items() if name not in ("commands/omega.yaml", "states.yaml", "operations.yaml")}
V1, V3 = FAMILY.spec("v1.00"), FAMILY.spec("v3.00")

# What the manual V3.00 changes, row by row as people wrote it down who compared the two manuals: address and part.
MANUALS = {
    "ACCQ: longer clientID": [("CMQTTACCQ.clientID", "parameter.limits")],
    "ACCQ: mqtt_version, test reply, read reply": [
        ("CMQTTACCQ.write.mqtt_version", "form.parameter"), ("CMQTTACCQ.test", "form.replies"),
        ("CMQTTACCQ.lines.client.mqtt_version", "line.field")],
    "START, STOP: result then ERROR": [
        ("CMQTTSTART.execute.outcomes.result+ERROR.failure", "outcome"),
        ("CMQTTSTOP.execute.outcomes.result+ERROR.failure", "outcome")],
    "SSLCFG is cleared at other times": [("CMQTTSSLCFG", "command.description")],
    "WILLMSG: shorter": [("CMQTTWILLMSG.req_length", "parameter.limits")],
    "CONNECT: keepalive from 1 s": [("CMQTTCONNECT.keepalive_time", "parameter.limits")],
    "SUBTOPIC: sum of the topics": [("revision.limits.topics", "revision.topics")],
    "CFG: optimeout, aliauth, longer read reply, result line": [
        ("CMQTTCFG.write:optimeout", "form"), ("CMQTTCFG.write:aliauth", "form"),
        ("CMQTTCFG.lines.settings.optimeout", "line.field"), ("CMQTTCFG.write:checkUTF8", "form.result"),
        ("CMQTTCFG.write:checkUTF8.outcomes.result+ERROR.failure", "outcome")],
    "CFG: when": [("CMQTTCFG", "command.description")],
    "CSSLCFG: three options, read reply of 11 fields": [
        *((f"CSSLCFG.write:{name}", "form") for name in ("enableSNI", "keypwd", "ciphersuites")),
        *((f"CSSLCFG.lines.context.{name}", "line.field") for name in ("enableSNI", "keypwd", "ciphersuites"))],
    "code 34": [("codes.34", "code")],
    "NONET and PING": [("CMQTTNONET", "urc"), ("CMQTTPING", "urc")],
    "RXPAYLOAD: packets of 1500": [("revision.limits.packet", "revision.packet")],
    "longest command line": [("revision.limits.line", "revision.line")],
    "UNSUB: test reply": [("CMQTTUNSUB.test", "form.printed")],
    "120 s": [(f"CMQTT{form}.time.stated", "time.stated") for form in (
        "REL.write", "DISC.write", "CONNECT.write", "PUB.write", "SUB.write:batch", "SUB.write:topic", "UNSUB.write:batch",
        "UNSUB.write:topic")],
}


class Manuals(unittest.TestCase):
    """From v1.00 to v3.00."""

    def test_each_row_of_the_table_is_there(self) -> None:
        found = {(i.address, i.rule.split(":")[0]) for i in compat.compare(V1, V3)}
        for row, expected in MANUALS.items():
            for one in expected:
                with self.subTest(row, item=one):
                    self.assertIn(one, found)

    def test_each_difference_is_credited_to_the_change_that_made_it(self) -> None:
        """Line and document are those of the overlay, also where the fact itself is written down elsewhere or is gone."""
        texts = (SPEC / "revisions" / "v3.00.yaml").read_text(encoding="utf-8").splitlines()
        rest = []
        for item in compat.compare(V1, V3, FAMILY.trees["v3.00"]):
            if item.place is None or item.place.file != "spec/revisions/v3.00.yaml":
                rest.append(item.address)
                continue
            self.assertRegex(item.source, r"\A(V3\.00|APP3|field|transcript|TS27\.007)", item.address)
            # Where the address is written in the change, it is about the same command.
            begin = next(n for n in range(item.place.line - 1, -1, -1) if texts[n].startswith("  - "))
            self.assertRegex(texts[begin], "  - (set|add|remove|replace): ", item.address)
        # What no change of its own says: the revision's own name, and what follows from a parameter.
        self.assertEqual(rest, ["CMQTTACCQ.write", "revision.name", "revision.extends", "revision.description"])

    def test_what_is_gone_is_credited_to_what_removed_it(self) -> None:
        overlay = """\
revision: {name: v2.00, extends: v1.00, document: field, description: x}
changes:
  - remove: ALPHA.write:data
    why: {document: field, section: "1"}
  - set: ALPHA.key.length
    to: [1, 9]
    why: {document: field, section: "2"}
  - remove: codes.1
    why: {document: field, section: "3"}
  - remove: ALPHA.lines.state.fields.mode
    why: {document: field, section: "4"}
  - set: revision.limits.topic
    to: 9
    why: {document: field, section: "5"}
  - set: ALPHA.write:main.time.answer
    to: 4
    why: {document: field, section: "6"}
"""
        class Folder(FolderCase):
            def runTest(self) -> None: ...
        case = Folder()
        case.setUp()
        self.addCleanup(case.doCleanups)
        family = read_family(case.write_spec({**SMALL, "revisions/v2.00.yaml": overlay}))
        found = {i.address: (i.place.line if i.place else 0, i.source)
                 for i in compat.compare(family.spec("v1.00"), family.spec("v2.00"), family.trees["v2.00"])}
        for address, line, section in (("ALPHA.write:data", 3, 1), ("ALPHA.key", 5, 2), ("codes.1", 8, 3),
                                       ("ALPHA.lines.state.mode", 10, 4), ("revision.limits.topic", 12, 5),
                                       ("ALPHA.write:main.time", 15, 6)):
            self.assertEqual(found[address], (line, f"field {section}"), address)
        # Seen from the other side nobody took anything away; the document is the one that has the fact.
        back = {i.address: i.source for i in compat.compare(family.spec("v2.00"), family.spec("v1.00"), family.trees["v1.00"])}
        self.assertEqual(back["ALPHA.write:data"], "M1 1.1")

    def test_what_only_became_stated(self) -> None:
        """The value is the same in both; what changed is that a document says so."""
        items = {i.address: i for i in compat.compare(V1, V3)}
        for address, rule, before, after in (
                ("revision.limits.packet", "revision.packet: stated", "-", "1500"),
                ("CMQTTDISC.write.time.stated", "time.stated: stated", "-", "120"),
                ("CMQTTUNSUB.test", "form.printed: changed", "+CMQTTUNSUB (0-1),(0-1024),(0-1)", "-")):
            found = items[address]
            self.assertEqual((found.rule, found.before, found.after, found.source), (rule, before, after, found.source))
            self.assertTrue(found.place is None or found.source.startswith("V3.00"), address)
        self.assertNotIn("CMQTTSTART.execute.time.stated", items, "V1.00 states it as well")
        replies = [{c.name: c for c in s.commands}["CMQTTUNSUB"].forms[0].replies for s in (V1, V3)]
        self.assertEqual(replies, [("(0-1),(1-1024),(0-1)",)] * 2, "the wire is the same: the misprint is mended")

    def test_grades(self) -> None:
        items = {(i.address, i.rule.split(":")[0]): i.grade for i in compat.compare(V1, V3)}
        self.assertEqual(items["CMQTTWILLMSG.req_length", "parameter.limits"], BREAKING)
        self.assertEqual(items["codes.34", "code"], REVIEW)
        self.assertEqual(items["CMQTTCFG.write:optimeout", "form"], COMPATIBLE)
        self.assertEqual(items["CMQTTCONNECT.keepalive_time", "parameter.limits"], REVIEW, "the read form answers it too")

    def test_printed_spellings_break(self) -> None:
        items = compat.compare(V1, FAMILY.spec("v1.00-as-printed"))
        spelled = {i.address for i in items if i.rule.endswith("spelling: changed")}
        self.assertEqual(spelled, {"CMQTTPUB", "CMQTTPAYLOAD", "CCERTDELE", "CMQTTRXSTART", "CMQTTRXTOPIC", "CMQTTRXPAYLOAD",
                                   "CMQTTRXEND"})
        self.assertEqual(compat.exit_code(items), 11)

    def test_the_way_back_is_another(self) -> None:
        items = {(i.address, i.rule) for i in compat.compare(V3, V1)}
        for one in (("codes.34", "code: removed"), ("CMQTTPING", "urc: removed"),
                    ("CMQTTACCQ.write.mqtt_version", "form.parameter: removed"),
                    ("CMQTTWILLMSG.req_length", "parameter.limits: widened, sent")):
            self.assertIn(one, items)

    def test_nothing(self) -> None:
        self.assertEqual(compat.compare(V3, V3), [])


# Every field of every fact ------------------------------------------------------------------------

PLACE = Place("x.yaml", 1, 1)
SOURCE = Source("other", "9")
PARAMETER = Parameter("new", "integer", 0, 1, False, (), "", None, False, "", False, False, "", "New.", (), SOURCE, PLACE)
# One more of each kind of fact, for tuples.
MORE: dict[type, Any] = {
    str: "new", Parameter: PARAMETER, Value: Value(999, "new", "New."), Alias: Alias("NEW", SOURCE, PLACE),
    Line: Line("new", (PARAMETER,), frozenset(), frozenset(), None, SOURCE, PLACE), Outcome: Outcome(True, ("new",), SOURCE, PLACE),
    Code: Code(999, "new", "New.", "done", "call", "", (), "New.", SOURCE, PLACE),
    State: State("new", "module", "", "", False, 1, "new", 1, "new", "New.", SOURCE, PLACE),
    Condition: Condition("new", True, 1, PLACE), Until: Until("NEW.write", True, True, PLACE),
}


def element(owner: type, name: str) -> type:
    """The type of a tuple's items."""
    return typing.get_args(typing.get_type_hints(owner, vars(model))[name])[0]


def changes(value: Any, owner: type, name: str) -> Iterator[tuple[str, Any]]:
    """The value with one thing changed, for each thing that can be; where, and the new value."""
    if isinstance(value, Place):
        return  # where a fact stands in the files is not part of it
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            for where, other in changes(getattr(value, field.name), type(value), field.name):
                yield f"{field.name}{where}", replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        yield from tuple_changes(value, owner, name)
    elif isinstance(value, frozenset):
        yield ".more", value | {"new"}
        yield from ((f".less {n}", value - {n}) for n in value)
    elif isinstance(value, bool):
        yield "", not value
    elif isinstance(value, int):
        yield ".up", value + 1
        yield from [(".down", value - 1)] * (value > 0)
    else:
        yield "", 1 if value is None else f"{value}x"


def tuple_changes(value: tuple, owner: type, name: str) -> Iterator[tuple[str, Any]]:
    kind = element(owner, name)
    if kind in MORE:
        yield ".more", (*value, MORE[kind])
    for index, item in enumerate(value):
        yield f"[{index}] less", value[:index] + value[index + 1:]
        for where, other in changes(item, owner, name):
            yield f"[{index}].{where}", value[:index] + (other,) + value[index + 1:]


class EveryField(unittest.TestCase):
    def test_changed_alone_it_is_noticed(self) -> None:
        """There and back, and between them the changes use every rule but those that need more than one change."""
        seen, count = set(), 0
        for where, other in changes(V3, Spec, ""):
            count += 1
            for way, pair in (("there", (V3, other)), ("back", (other, V3))):
                items = compat.compare(*pair)
                seen |= {i.rule for i in items}
                if not items:
                    self.fail(f"nobody notices: {where} ({way})")
        self.assertGreater(count, 5000)
        rare = {r for r in RULES if r.startswith(("name:", "member:", "constant:")) or "stated" in r and r.startswith("revision")} | {
            "form.parameter: moved", "line.field: moved", "form.parameter: added, optional, at the end"}
        self.assertEqual(set(RULES) - seen - rare, set())

    def test_order_counts_where_the_wire_has_one(self) -> None:
        for command in V3.commands:
            for form in command.forms:
                if len(form.parameters) > 1:
                    moved = replace(form, parameters=form.parameters[::-1])
                    items = self.items_of(moved, form)
                    self.assertIn("form.parameter: moved", {i.rule for i in items})

    @staticmethod
    def items_of(new: Form, old: Form) -> list[compat.Item]:
        comparer = compat.Comparer()
        comparer.form(old, new, "X.write", "X")
        return comparer.items()


class Grades(unittest.TestCase):
    """Rules that depend on more than which field it is."""

    @staticmethod
    def grade(old: Parameter, new: Parameter, use: str) -> str:
        comparer = compat.Comparer()
        comparer.parameter(old, new, "X.p", [use])
        return "".join(i.grade for i in comparer.items())

    def test_limits(self) -> None:
        p = replace(PARAMETER, minimum=10, maximum=20)
        for low, high, sent, received in ((11, 20, BREAKING, COMPATIBLE), (10, 19, BREAKING, COMPATIBLE),
                                          (9, 20, COMPATIBLE, REVIEW), (10, 21, COMPATIBLE, REVIEW),
                                          (9, 19, BREAKING, REVIEW), (30, 40, BREAKING, REVIEW)):
            new = replace(p, minimum=low, maximum=high)
            self.assertEqual((self.grade(p, new, "sent"), self.grade(p, new, "received")), (sent, received), (low, high))

    def test_default(self) -> None:
        p = replace(PARAMETER, default=0)
        self.assertEqual(self.grade(p, replace(p, default=1), "sent"), BREAKING)
        self.assertEqual(self.grade(p, replace(p, default=None), "sent"), REVIEW)
        self.assertEqual(self.grade(replace(p, default=None), p, "sent"), REVIEW)

    def test_a_parameter_more(self) -> None:
        form = next(f for c in V1.commands if c.name == "CMQTTACCQ" for f in c.forms if f.kind == "write")
        for parameters, optional, grade in (
                ((*form.parameters, PARAMETER), form.optional | {"new"}, COMPATIBLE),
                ((*form.parameters, PARAMETER), form.optional, BREAKING),
                ((PARAMETER, *form.parameters), form.optional | {"new"}, BREAKING)):
            items = EveryField.items_of(replace(form, parameters=parameters, optional=optional), form)
            self.assertEqual([i.grade for i in items], [grade])

    def test_every_rule_has_a_grade_and_a_reason(self) -> None:
        for rule, (grade, reason) in RULES.items():
            self.assertIn(grade, compat.GRADES, rule)
            self.assertTrue(reason, rule)


class CommandLine(FolderCase):
    def test_text_and_exit_codes(self) -> None:
        done = run("compat", "v1.00", "v3.00")
        self.assertEqual((done.status, done.err), (11, ""))
        self.assertRegex(done.out, r"\AFrom v1\.00 to v3\.00: 3 breaking, \d+ to review, \d+ compatible\n\nbreaking\n")
        self.assertIn("\n\nto review\n", done.out)
        self.assertIn("\n\ncompatible\n", done.out)
        self.assertEqual(run("compat", "v3.00", "v3.00")[:],
                         (0, "From v3.00 to v3.00: 0 breaking, 0 to review, 0 compatible\n", ""))

    def test_10(self) -> None:
        lines = [i for i in compat.compare(V1, V3) if i.grade == REVIEW]
        self.assertEqual(compat.exit_code(lines), 10)
        self.assertEqual(compat.exit_code([]), 0)

    def test_json(self) -> None:
        done = run("compat", "v1.00", "v3.00", "--json")
        data = json.loads(done.out)
        self.assertEqual((data["from"], data["to"], data["exit_code"], done.status), ("v1.00", "v3.00", 11, 11))
        first = data["items"][0]
        self.assertEqual({**first, "place": None}, {
            "class": "breaking", "address": "CMQTTWILLMSG.req_length", "rule": "parameter.limits: narrowed, sent",
            "before": "1-10240 bytes", "after": "1-1024 bytes", "reason": "values that were taken are refused",
            "source": "V3.00 16", "place": None})
        self.assertEqual(first["place"]["file"], "spec/revisions/v3.00.yaml")

    def test_rules(self) -> None:
        self.assertEqual(len(run("compat", "--rules").out.splitlines()), len(RULES))

    def test_2(self) -> None:
        for arguments, text in ((("v1.00",), "needs OLD and NEW"),
                                (("v1.00", "v9.00"), "there is no revision 'v9.00'; known: v1.00")):
            done = run("compat", *arguments)
            self.assertEqual((done.status, done.out), (2, ""))
            self.assertIn(text, done.err)


class Names(FolderCase):
    OLD = "form a 0\nform b 1\ncode none 0\n"

    def compare(self, old: str, new: str):
        for name, text in (("old.lock", old), ("new.lock", new)):
            (self.folder / name).write_text(text, encoding="utf-8")
        return run("compat", "--names", self.folder / "old.lock", self.folder / "new.lock", "--json")

    def test_grades(self) -> None:
        for new, status, rules in ((self.OLD, 0, []), (self.OLD + "form c 2\n", 0, ["name: added"]),
                                   ("form a 0\ncode none 0\n", 11, ["name: removed"]),
                                   ("form a 0\nform b 2\ncode none 0\n", 11, ["name: renumbered"]),
                                   ("form a 0\nform c 1\ncode none 0\n", 11, ["name: removed", "name: added"])):
            done = self.compare(self.OLD, new)
            self.assertEqual((done.status, done.err), (status, ""))
            self.assertEqual([i["rule"] for i in json.loads(done.out)["items"]], rules)

    TYPES = OLD + "member a_t.x uint32_t\nmember a_t.y simcom_bytes_t\nconstant SIMCOM_A 1\n"

    def test_types_members_and_values(self) -> None:
        for old, new, status, rules in (
                ("a_t.x uint32_t", "a_t.x simcom_optional_t", 11, ["member: changed"]),
                ("member a_t.y simcom_bytes_t\n", "", 11, ["member: removed"]),
                ("SIMCOM_A 1", "SIMCOM_A 2", 11, ["constant: changed"]),
                ("constant SIMCOM_A 1\n", "", 11, ["constant: removed"]),
                ("constant", "member a_t.z uint8_t\nconstant", 0, ["member: added"]),
                ("SIMCOM_A 1", "SIMCOM_A 1\nconstant SIMCOM_B 2", 0, ["constant: added"]),
                ("member a_t.y", "member a_t.z uint8_t\nmember a_t.y", 10, ["member: moved", "member: added"])):
            self.assertEqual(self.TYPES.count(old), 1)
            done = self.compare(self.TYPES, self.TYPES.replace(old, new))
            self.assertEqual((done.status, done.err), (status, ""), new)
            self.assertEqual([i["rule"] for i in json.loads(done.out)["items"]], rules)
        # A file from before these were written down is compared by its numbers.
        self.assertEqual((self.compare(self.OLD, self.TYPES).status, self.compare(self.TYPES, self.OLD).status), (0, 0))

    def test_what_a_change_of_the_specification_does_to_them(self) -> None:
        def lock(name: str, change: str, to: str) -> Path:
            base = {**BASE, "commands/base.yaml": BASE["commands/base.yaml"].replace(change, to)}
            out = self.folder / name
            done = run("--spec", self.write_spec(base), "generate", "--out", out)
            self.assertEqual((done.status, done.err), (0, ""))
            return out / "names.lock"
        if shutil.which("ragel") is None:
            self.skipTest("ragel is not installed")
        old = lock("old", "", "")
        for name, change, to, said in (
                ("optional", "fields: [client, mode]", "fields: [client, mode]\n        optional: [mode]",
                 "member simcom_alpha_state_line_t.mode"),
                ("type", "      - name: mode\n        type: enumeration\n        description: A choice.\n        values:\n"
                 "          - {value: 0, name: low, meaning: Low.}\n          - {value: 1, name: high, meaning: High.}\n",
                 "      - {name: mode, type: string, length: [1, 2], description: x}\n", "member simcom_alpha_state_line_t.mode")):
            done = run("compat", "--names", old, lock(name, change, to), "--json")
            self.assertEqual(done.status, 11, done.err)
            (item,) = json.loads(done.out)["items"]
            self.assertEqual((item["rule"], item["address"]), ("member: changed", said))

    def test_every_struct_and_enumerator_of_the_headers_is_there(self) -> None:
        """Of a header with everything that a template could write."""
        found = api({"include/simcom/x.h": """\
#define SIMCOM_X_H
#define SIMCOM_A_FLAG 0x01u /* one */
#define SIMCOM_FORM_X 3u
typedef enum simcom_way {
    SIMCOM_WAY_NONE, /* 0 */
    SIMCOM_WAY_ON = 4,
    SIMCOM_WAY_OFF
} simcom_way_t;
typedef struct simcom_thing {
    /* text; with, marks */
    const simcom_form_t *form;
    uint8_t kind : 3;
    struct { uint8_t a; } inner;
    char name[4], other;
    void (*call)(void *context, int what);
} simcom_thing_t;
""", "include/simcom/private/y.h": "#define SIMCOM_HIDDEN_ONE 1u\n", "src/z.c": "#define SIMCOM_INSIDE 1u\n"})
        self.assertEqual({name: said for (kind, name), said in found.items() if kind == "constant"},
                         {"SIMCOM_A_FLAG": "0x01", "SIMCOM_WAY_NONE": "0", "SIMCOM_WAY_ON": "4", "SIMCOM_WAY_OFF": "5"})
        members = {name: said for (kind, name), said in found.items() if kind == "member"}
        self.assertEqual(members, {
            "simcom_thing_t.form": "const simcom_form_t *", "simcom_thing_t.kind": "uint8_t :3",
            "simcom_thing_t.inner": "struct {uint8_t a;}", "simcom_thing_t.name": "char [4]", "simcom_thing_t.other": "char",
            "simcom_thing_t.call": "void (*)(void *context, int what)"})

    def test_files_that_cannot_be_read(self) -> None:
        done = self.compare("nonsense\n", self.OLD)
        self.assertEqual((done.status, done.out), (3, ""))
        self.assertIn("old.lock", done.err)
        self.assertEqual(run("compat", "--names", self.folder / "old.lock", self.folder / "nothing").status, 3)
        (self.folder / "old.lock").write_bytes(b"\xff")
        self.assertEqual(run("compat", "--names", self.folder / "old.lock", self.folder / "new.lock").status, 3)


if __name__ == "__main__":
    unittest.main()
