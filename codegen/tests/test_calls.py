# SPDX-License-Identifier: MIT
"""Every call of the library in revisions that differ in each way, all in one tree, with AddressSanitizer: what goes out, and what is
refused. What is expected is written by hand."""
from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from codegen.tests.support import ROOT, SPEC, run

SANITIZED = ("-std=c11", "-g", "-O0", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
WHY = "    why: {document: V3.00, section: \"16\"}\n"
NOT_THERE = "this firmware revision does not have it"


def change(verb: str, address: str, value: str = "") -> str:
    keyword = {"set": "to", "add": "value", "replace": "with", "remove": ""}[verb]
    return f"  - {verb}: {address}\n" + (f"    {keyword}: {value}\n" if keyword else "") + WHY


def parameter(command: str, name: str, more: str) -> str:
    return change("add", f"{command}.parameters", f"{{name: {name}, description: New., {more}}}")


class Case(NamedTuple):
    """What a revision changes, and what calls do in it. A key `!call` is the call to a module that answers ERROR first."""

    name: str
    changes: str
    expected: dict[str, str]


PUB = "AT+CMQTTTOPIC=0,1[t] AT+CMQTTPAYLOAD=0,2[hi] AT+CMQTTPUB="
CONNECT = 'AT+CMQTTCONNECT=0,"tcp://host:1883",60,1'
ONE_BY_ONE = "AT+CMQTTSUB=0,3,1[a/+] AT+CMQTTSUB=0,3,0[b/#] done"
CASES = (
    Case("nothing", "", {
        "publish": f"{PUB}0,1,60 done", "publish_retain": f"{PUB}0,0,60,1 done", "publish_dup": f"{PUB}0,1,60,0,1 done",
        "publish_time": f"{PUB}0,0,90 done", "publish_empty": "AT+CMQTTTOPIC=0,1[t] AT+CMQTTPUB=0,0,60 done",
        "acquire_version": 'AT+CMQTTACCQ=0,"me",0,3 done', "tls_nothing": "done",
        "subscribe_all": "AT+CMQTTSUBTOPIC=0,3,1[a/+] AT+CMQTTSUBTOPIC=0,3,0[b/#] AT+CMQTTSUB=0 done",
        "!subscribe_all": f"AT+CMQTTSUBTOPIC=0,3,1 {ONE_BY_ONE}",
        "connect_tls": f'AT+CSSLCFG="enableSNI",1,1 AT+CMQTTSSLCFG=0,1 {CONNECT} done',
        "!connect_tls": f'AT+CSSLCFG="enableSNI",1,1 AT+CMQTTSSLCFG=0,1 {CONNECT} done'}),
    # Parameters that no argument is for ----------------------------------------------------------------
    Case("optional at the end", parameter("CMQTTPUB", "priority", "type: integer, range: [0, 7], default: 0") + change(
        "add", "CMQTTPUB.write.parameters", "priority") + change("add", "CMQTTPUB.write.optional", "priority"), {
        "publish": f"{PUB}0,1,60 done", "publish_dup": f"{PUB}0,1,60,0,1 done"}),
    Case("optional in front of others", parameter("CMQTTPUB", "urgency", "type: integer, range: [0, 7], default: 3") + change(
        "set", "CMQTTPUB.write.parameters", "[client_index, qos, pub_timeout, urgency, retained, dup]") + change(
        "set", "CMQTTPUB.write.optional", "[urgency, retained, dup]"), {
        "publish": f"{PUB}0,1,60 done", "publish_retain": f"{PUB}0,0,60,3,1 done", "publish_dup": f"{PUB}0,1,60,3,0,1 done"}),
    Case("optional in front of others, no default", parameter("CMQTTPUB", "label", "type: string, length: [1, 8]") + change(
        "set", "CMQTTPUB.write.parameters", "[client_index, qos, pub_timeout, label, retained, dup]") + change(
        "set", "CMQTTPUB.write.optional", "[label, retained, dup]"), {
        "publish": f"{PUB}0,1,60 done", "publish_retain": f"AT+CMQTTPUB= label: {NOT_THERE}"}),
    Case("mandatory with a default", parameter("CMQTTPUB", "channel", "type: integer, range: [1, 9], default: 7") + change(
        "set", "CMQTTPUB.write.parameters", "[client_index, channel, qos, pub_timeout, retained, dup]") + change(
        "remove", "CMQTTPUB.write.example"), {
        "publish": f"{PUB}0,7,1,60 done", "publish_dup": f"{PUB}0,7,1,60,0,1 done"}),
    Case("mandatory in front of all", parameter("CMQTTDISC", "how", "type: enumeration, default: 1, values: [{value: 0, name: slow, "
         "meaning: Slow.}, {value: 1, name: fast, meaning: Fast.}]") + change(
        "set", "CMQTTDISC.write.parameters", "[how, client_index, timeout]") + change("remove", "CMQTTDISC.write.example"), {
        "disconnect": "AT+CMQTTDISC=1,0 done", "disconnect_60": "AT+CMQTTDISC=1,0,60 done"}),
    Case("mandatory without a default", parameter("CMQTTPUB", "ticket", "type: string, length: [1, 8]") + change(
        "set", "CMQTTPUB.write.parameters", "[client_index, ticket, qos, pub_timeout, retained, dup]") + change(
        "remove", "CMQTTPUB.write.example"), {
        "publish": f"AT+CMQTTPUB= ticket: {NOT_THERE}", "publish_empty": f"AT+CMQTTPUB= ticket: {NOT_THERE}", "start":
        "AT+CMQTTSTART done"}),
    Case("a number after what is left out", parameter("CMQTTACCQ", "slot", "type: integer, range: [1, 5], default: 2") + change(
        "add", "CMQTTACCQ.write.parameters", "slot") + change("remove", "CMQTTACCQ.write.optional") + change(
        "remove", "CMQTTACCQ.write.example"), {
        "acquire": 'AT+CMQTTACCQ=0,"me",0,4,2 done', "acquire_version": 'AT+CMQTTACCQ=0,"me",0,3,2 done'}),
    Case("each form of SUB has one more", parameter("CMQTTSUB", "options", "type: integer, range: [0, 3], default: 1") + change(
        "set", "CMQTTSUB.write:topic.parameters", "[client_index, options, req_length, qos, dup]") + change(
        "set", "CMQTTSUB.write:batch.parameters", "[client_index, options, dup]") + change(
        "remove", "CMQTTSUB.write:topic.example") + change("remove", "CMQTTSUB.write:batch.example"), {
        "subscribe": "AT+CMQTTSUB=0,1,3,1[a/+] done", "subscribe_dup": "AT+CMQTTSUB=0,1,1,0,1[a] done",
        "subscribe_all": "AT+CMQTTSUBTOPIC=0,3,1[a/+] AT+CMQTTSUBTOPIC=0,3,0[b/#] AT+CMQTTSUB=0,1 done"}),
    # Parameters that are gone ---------------------------------------------------------------------------
    Case("no time limit", change("remove", "CMQTTPUB.write.parameters.pub_timeout") + change(
        "remove", "CMQTTPUB.write.time.result_from") + change("remove", "CMQTTPUB.write.example"), {
        "publish": f"{PUB}0,1 done", "publish_dup": f"{PUB}0,1,0,1 done", "publish_time": f"AT+CMQTTPUB= pub_timeout: {NOT_THERE}"}),
    Case("no retained", change("remove", "CMQTTPUB.write.parameters.retained") + change(
        "remove", "CMQTTPUB.write.optional.retained"), {
        "publish": f"{PUB}0,1,60 done", "publish_dup": f"{PUB}0,1,60,1 done", "publish_retain": f"AT+CMQTTPUB= retained: {NOT_THERE}"}),
    Case("no qos", change("remove", "CMQTTPUB.write.parameters.qos") + change("remove", "CMQTTPUB.write.example"), {
        "publish_empty": "AT+CMQTTTOPIC=0,1[t] AT+CMQTTPUB=0,60 done", "publish": f"AT+CMQTTPUB= qos: {NOT_THERE}"}),
    Case("no server type", change("remove", "CMQTTACCQ.write.parameters.server_type") + change(
        "remove", "CMQTTACCQ.write.optional.server_type") + change("remove", "CMQTTACCQ.write.example"), {
        "acquire": 'AT+CMQTTACCQ=0,"me" done', "acquire_tls": f"AT+CMQTTACCQ= server_type: {NOT_THERE}",
        "acquire_version": 'AT+CMQTTACCQ=0,"me",3 done'}),
    Case("no dup in one of two forms", change("remove", "CMQTTUNSUB.write:batch.parameters.dup") + change(
        "remove", "CMQTTUNSUB.write:batch.example"), {
        "unsubscribe": "AT+CMQTTUNSUB=0,3,0[a/+] done", "unsubscribe_all": f"AT+CMQTTUNSUB= dup: {NOT_THERE}"}),
    Case("no user", change("set", "CMQTTCONNECT.write.parameters", "[client_index, server_addr, keepalive_time, clean_session]") + change(
        "remove", "CMQTTCONNECT.write.optional"), {
        "connect_plain": f"{CONNECT} done", "connect_user": f"AT+CMQTTCONNECT= user_name: {NOT_THERE}"}),
    Case("a will without QoS", change("remove", "CMQTTWILLMSG.write.parameters.qos"), {
        "will": f"AT+CMQTTWILLMSG= qos: {NOT_THERE}"}),
    # Ranges, optional or not, spelling --------------------------------------------------------------------
    Case("narrower time limit", change("set", "CMQTTPUB.pub_timeout.range", "[100, 150]") + change("remove", "CMQTTPUB.write.example"), {
        "publish": f"{PUB}0,1,100 done", "publish_time": "AT+CMQTTPUB= pub_timeout: the number is outside its range (100 to 150)"}),
    Case("lower time limit", change("set", "CMQTTPUB.pub_timeout.range", "[1, 30]") + change("remove", "CMQTTPUB.write.example"), {
        "publish": f"{PUB}0,1,30 done"}),
    Case("another default", change("set", "operations.publish.timeout.default", "75"), {
        "publish": f"{PUB}0,1,75 done", "publish_time": f"{PUB}0,0,90 done"}),
    Case("an argument more", parameter("CMQTTPUB", "lifetime", "type: integer, range: [1, 9], default: 5") + change(
        "add", "CMQTTPUB.write.parameters", "lifetime") + change("add", "CMQTTPUB.write.optional", "lifetime") + change(
        "add", "operations.publish.arguments", "{name: lifetime, type: optional, description: New.}") + change(
        "add", "operations.publish.steps.publish.parameters.lifetime", "lifetime"), {
        "publish": f"{PUB}0,1,60 done", "publish_dup": f"{PUB}0,1,60,0,1 done"}),
    Case("a step more", change("add", "CMQTTUNSUB.forms", "{form: write, variant: mark, option: mark, parameters: [client_index], outcomes: "
                               "[{means: success, sequence: [OK]}, {means: failure, sequence: [ERROR]}]}") + change(
        "add", "operations.subscribe.arguments", "{name: mark, type: bool, description: New.}") + change(
        "add", "operations.unsubscribe.steps", '{step: mark, form: "CMQTTUNSUB.write:mark", when: mark, parameters: {client_index: '
        'client}}'), {"unsubscribe": "AT+CMQTTUNSUB=0,3,0[a/+] done"}),
    Case("time limit can be left out", change("set", "CMQTTPUB.write.optional", "[pub_timeout, retained, dup]"), {
        "publish": f"{PUB}0,1 done", "publish_time": f"{PUB}0,0,90 done", "publish_retain": f"{PUB}0,0,60,1 done"}),
    Case("nothing can be left out", change("remove", "CMQTTPUB.write.optional") + change("remove", "CMQTTPUB.write.example"), {
        "publish": f"{PUB}0,1,60,0,0 done"}),
    Case("only longer topics", change("set", "CMQTTTOPIC.req_length.range", "[2, 1024]"), {
        "publish": "AT+CMQTTTOPIC= req_length: the length is outside its range (2 to 1024 bytes)"}),
    Case("larger numbers", change("set", "CMQTTCONNECT.keepalive_time.range", "[90, 65535]") + change(
        "remove", "CMQTTCONNECT.write.example"), {
        "connect_plain": "AT+CMQTTCONNECT= keepalive_time: the number is outside its range (90 to 65535)"}),
    Case("another option", change("set", "CMQTTCFG.write:checkUTF8.option", "checkutf8") + change(
        "remove", "CMQTTCFG.write:checkUTF8.example"), {
        "configure_utf8": 'AT+CMQTTCFG="checkutf8",0,0 done', "configure_optimeout": 'AT+CMQTTCFG="optimeout",0,30 done'}),
    Case("another spelling", change("add", "CMQTTDISC.spelling", "CMQTTDISCON"), {"disconnect": "AT+CMQTTDISCON=0 done"}),
    # Forms and commands that are gone ----------------------------------------------------------------------
    Case("no SUBTOPIC", change("remove", "CMQTTSUBTOPIC") + change("remove", "CMQTTSUB.write:batch.result_names") + change(
        "remove", "CMQTTSUB.write:topic.result_names"), {
        "subscribe_all": ONE_BY_ONE, "unsubscribe_all":
        "AT+CMQTTUNSUBTOPIC=0,3[a/+] AT+CMQTTUNSUBTOPIC=0,3[b/#] AT+CMQTTUNSUB=0,1 done"}),
    Case("no batch", change("remove", "CMQTTSUB.write:batch"), {"subscribe_all": ONE_BY_ONE, "subscribe": "AT+CMQTTSUB=0,3,1[a/+] done"}),
    Case("batches alone", change("remove", "CMQTTSUB.write:topic"), {
        "subscribe_all": "AT+CMQTTSUBTOPIC=0,3,1[a/+] AT+CMQTTSUBTOPIC=0,3,0[b/#] AT+CMQTTSUB=0 done",
        "!subscribe_all": "AT+CMQTTSUBTOPIC=0,3,1 refused", "subscribe": f"AT+CMQTTSUB=: {NOT_THERE}"}),
    Case("no SNI", change("remove", "CSSLCFG.write:enableSNI") + change("remove", "CSSLCFG.lines.context.fields.enableSNI"), {
        "connect_tls": f"AT+CMQTTSSLCFG=0,1 {CONNECT} done", "tls_sni": f'AT+CSSLCFG="enableSNI",: {NOT_THERE}', "tls_nothing": "done"}),
    Case("no SSL context of a client", change("remove", "CMQTTSSLCFG"), {
        "connect_plain": f"{CONNECT} done", "connect_tls": f"AT+CMQTTSSLCFG=: {NOT_THERE}"}),
    Case("no START", change("remove", "CMQTTSTART.execute.outcomes.ERROR,result"), {"start": "AT+CMQTTSTART done"}),
    Case("no certificate list", change("remove", "CCERTLIST"), {"certificate_list": f"AT+CCERTLIST: {NOT_THERE}"}),
)


# The example of the guide.
GUIDE = re.search(r"```yaml spec/revisions/v3.10.yaml\n(.*?)```", (ROOT / "docs" / "new-firmware.md").read_text(encoding="utf-8"), re.DOTALL)


def revision(number: int) -> str:
    return f"v9.{number:02d}"


def overlay(number: int, case: Case) -> str:
    changes = f"changes:\n{case.changes}" if case.changes else "changes: []\n"
    return (f"revision:\n  name: {revision(number)}\n  extends: v3.00\n  document: V3.00\n  description: {case.name}.\n{changes}")


@unittest.skipUnless(shutil.which("ragel") and shutil.which("gcc"), "ragel or gcc is not installed")
class Calls(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp(prefix="codegen-calls-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        shutil.copytree(SPEC, cls.folder / "spec")
        for number, case in enumerate(CASES):
            (cls.folder / "spec" / "revisions" / f"{revision(number)}.yaml").write_text(overlay(number, case), encoding="utf-8")
        (cls.folder / "spec" / "revisions" / "v3.10.yaml").write_text(GUIDE[1], encoding="utf-8")
        shutil.copytree(ROOT / "generated", cls.folder / "generated")
        done = run("--spec", str(cls.folder / "spec"), "generate", "--out", str(cls.folder / "generated"))
        if done.status != 0:
            raise AssertionError(done.err)
        cls.program = cls.build(cls.folder / "generated", ROOT / "runtime")

    @classmethod
    def build(cls, tree: Path, runtime: Path) -> Path:
        program = tree / "calls"
        sources = [ROOT / "test" / "calls" / "calls.c", *sorted((runtime / "src").rglob("*.c")), *sorted((tree / "src").glob("*.c"))]
        include = ["-I", tree / "include", "-I", runtime / "include"]

        def compiled(number: int) -> Path:
            target = tree / f"{number}.o"
            subprocess.run(["gcc", *SANITIZED, *include, "-c", sources[number], "-o", target], check=True, timeout=300)
            return target
        with ThreadPoolExecutor() as pool:
            objects = list(pool.map(compiled, range(len(sources))))
        subprocess.run(["gcc", *SANITIZED, *objects, "-o", program], check=True, timeout=300)
        return program

    def calls(self, program: Path, name: str) -> dict[str, str]:
        found = {}
        for mark in ("", "!"):
            done = subprocess.run([program, f"{name}{mark}"], capture_output=True, text=True, check=False, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""), name)
            found.update({mark + line.split(":", 1)[0]: line.split(":", 1)[1].strip() for line in done.stdout.splitlines()})
        return found

    def test_what_each_revision_changes(self) -> None:
        for number, case in enumerate(CASES):
            found = self.calls(self.program, revision(number))
            for call, expected in case.expected.items():
                with self.subTest(case.name, call=call):
                    self.assertEqual(found[call], expected)

    def test_the_others_stay_as_they_are(self) -> None:
        """A revision changes nothing for another: a tree without all these says the same."""
        alone = self.folder / "alone"
        shutil.copytree(ROOT / "generated", alone)
        before = self.build(alone, ROOT / "runtime")
        for name in ("v1.00", "v1.00-as-printed", "v3.00"):
            with self.subTest(name):
                self.assertEqual(self.calls(self.program, name), self.calls(before, name))
        for name in (revision(0), "v3.10"):
            self.assertEqual(self.calls(self.program, name), self.calls(before, "v3.00"), name)

    def test_a_tree_of_one_revision_does_the_same(self) -> None:
        """Of those that lack something: there no table has it either."""
        for number, case in enumerate(CASES):
            if not case.name.startswith("no "):
                continue
            with self.subTest(case.name):
                tree = self.folder / revision(number)
                done = run("--spec", str(self.folder / "spec"), "generate", "--revision", revision(number), "--out", str(tree))
                self.assertEqual(done.status, 0, done.err)
                found = self.calls(self.build(tree, tree / "runtime"), revision(number))
                for call, expected in self.calls(self.program, revision(number)).items():
                    # A form or parameter that no revision of the tree has has no name there.
                    self.assertEqual(found[call].endswith(NOT_THERE), expected.endswith(NOT_THERE), call)
                    if not expected.endswith(NOT_THERE):
                        self.assertEqual(found[call], expected, call)


if __name__ == "__main__":
    unittest.main()
