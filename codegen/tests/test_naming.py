# SPDX-License-Identifier: MIT
"""Names of C from names of the specification."""
from __future__ import annotations

import re
import shutil
import subprocess
import unittest
from pathlib import Path

from codegen.read import naming
from codegen.read.build import read_family
from codegen.tests import support
from codegen.tests.support import BASE, ROOT, SPEC, FolderCase, complaints, run, spoil, tables_of

SNAKE = {
    "client_index": "client_index",
    "clientID": "client_id",
    "checkUTF8_flag": "check_utf8_flag",
    "CMQTTCONNECT": "cmqttconnect",
    "tls-1.2": "tls_1_2",
    "v1.00-as-printed": "v1_00_as_printed",
    "message-start": "message_start",
    "a--b__c": "a_b_c",
    "-edge-": "edge",
    "aB": "a_b",
    "ABc": "abc",
    "aBC": "a_bc",
    "x1Y": "x1y",
    "with space": "with_space",
    "2nd": "n2nd",
    "1.2": "n1_2",
    "--8": "n8",
    "": "n",
    "---": "n",
    "é": "n",
}

FIELD = {
    "len": "len",
    "default": "default_",
    "int": "int_",
    "Int": "int_",
    "class": "class_",
    "new": "new_",
    "errno": "errno_",
    "linux": "linux_",
    "unix": "unix_",
    "main": "main_",
    "co-nst": "co_nst",
    "and": "and_",
    "char16_t": "char16_t_",
    "2": "n2",
}

# By hand from the standards: C11 6.4.1 and C++17 [lex.key], [lex.digraph], lower-case words only.
C11 = """auto break case char const continue default do double else enum extern float for goto if inline int long register
restrict return short signed sizeof static struct switch typedef union unsigned void volatile while"""
CPP17 = """alignas alignof asm auto bool break case catch char char16_t char32_t class const constexpr const_cast continue
decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline
int long mutable namespace new noexcept nullptr operator private protected public register reinterpret_cast return short
signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid
typename union unsigned using virtual void volatile wchar_t while
and and_eq bitand bitor compl not not_eq or or_eq xor xor_eq"""


class Names(unittest.TestCase):
    def test_snake(self) -> None:
        for name, expected in SNAKE.items():
            with self.subTest(name=name):
                self.assertEqual(naming.snake(name), expected)

    def test_field(self) -> None:
        for name, expected in FIELD.items():
            with self.subTest(name=name):
                self.assertEqual(naming.field(name), expected)

    def test_keywords_are_reserved(self) -> None:
        for word in (C11 + " " + CPP17).split():
            with self.subTest(word=word):
                self.assertEqual(naming.field(word), f"{word}_")

    def test_every_field_is_an_identifier_and_stays_the_same(self) -> None:
        for name in [*SNAKE, *FIELD]:
            with self.subTest(name=name):
                made = naming.field(name)
                self.assertRegex(made, r"\A[a-z][a-z0-9_]*\Z")
                self.assertNotIn(made, naming.RESERVED)
                self.assertEqual(naming.field(made), made)

    def test_constant(self) -> None:
        self.assertEqual(naming.constant("LINE", "CMQTTPUB"), "SIMCOM_LINE_CMQTTPUB")
        self.assertEqual(naming.constant("CODE", "bad_utf8_string"), "SIMCOM_CODE_BAD_UTF8_STRING")
        self.assertEqual(naming.constant("FORM", "CMQTTSUB", "write", ""), "SIMCOM_FORM_CMQTTSUB_WRITE")
        self.assertEqual(naming.constant("FORM", "CMQTTSUB", "write", "batch"), "SIMCOM_FORM_CMQTTSUB_WRITE_BATCH")
        self.assertEqual(naming.constant("PARAMETER", "CMQTTACCQ", "clientID"), "SIMCOM_PARAMETER_CMQTTACCQ_CLIENT_ID")

    def test_names_that_the_runtime_has_taken(self) -> None:
        """Whatever its headers define in the shape of a generated name is in the list."""
        text = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "runtime" / "include").rglob("*.h")))
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        defined = set(re.findall(r"^#define\s+(SIMCOM_\w+)|^\s+(SIMCOM_\w+)\s*(?:,|=|$)|\}\s*(simcom_\w+_t);"
                                 r"|^typedef struct \w+ (simcom_\w+_t);|\b(simcom_\w+)\(", text, re.MULTILINE))
        names = {n for found in defined for n in found if n}
        self.assertIn("simcom_feed", names)
        shapes = (r"simcom_\w+_(test|read|write|execute)(_\w+)?", r"simcom_(form|shape)_\w+", r"simcom_\w+_line_t",
                  r"SIMCOM_(FORM|LINE|CODE)_\w+", r"SIMCOM_PARAMETER_[A-Z0-9]+_\w+")
        self.assertEqual({n for n in names if any(re.fullmatch(s, n) for s in shapes)}, naming.RUNTIME)

    def test_form_line_revision(self) -> None:
        self.assertEqual(naming.form("CMQTTCONNECT", "write", ""), "cmqttconnect_write")
        self.assertEqual(naming.form("CMQTTCFG", "write", "checkUTF8"), "cmqttcfg_write_check_utf8")
        self.assertEqual(naming.form("CSSLCFG", "test", ""), "csslcfg_test")
        self.assertEqual(naming.line("CMQTTACCQ", "client"), "cmqttaccq_client")
        self.assertEqual(naming.line("CMQTTRXEND", ""), "cmqttrxend")
        self.assertEqual(naming.revision("v1.00"), "simcom_revision_v1_00")
        self.assertEqual(naming.revision("v1.00-as-printed"), "simcom_revision_v1_00_as_printed")


class Collisions(FolderCase):
    """Two names that become one in C are E041, wherever they meet."""

    def collide(self, file: str, old: str, new: str, *words: str) -> None:
        files, line, column = spoil(BASE, file, old, new)
        done = run("--spec", self.write_spec(files), "check")
        self.assertEqual(done.status, 1)
        (found,) = complaints(done.err)
        self.assertEqual(found[:4], (f"spec/{file}", line, column, "E041"))
        for word in words:
            self.assertIn(word, found.text)

    def test_parameters_of_a_form(self) -> None:
        text = BASE["commands/base.yaml"].replace("[address, file]", "[address, file, a-b, a_b]")
        text = text.replace('example: AT+BETA="tcp://host","a.pem"\n', "description: No example.\n")
        extra = "      - {name: %s, type: integer, range: [0, 1], description: One.}\n"
        old = "      - name: file\n"
        new = extra % "a-b" + extra.replace("{", "‸{", 1) % "a_b" + old
        base = {**BASE, "commands/base.yaml": text}
        files, line, column = spoil(base, "commands/base.yaml", old, new)
        done = run("--spec", self.write_spec(files), "check")
        (found,) = complaints(done.err)
        self.assertEqual(found[:4], ("spec/commands/base.yaml", line, column, "E041"))
        for word in ("'a-b'", "'a_b'", "SIMCOM_PARAMETER_BETA_A_B"):
            self.assertIn(word, found.text)

    def test_write_forms_without_variant(self) -> None:
        self.collide("commands/base.yaml", "      - form: write\n        variant: data\n",
                     "      - ‸form: write\n        variant: Main\n", "alpha_write_main", "variant")

    def test_lines_of_a_command(self) -> None:
        self.collide("commands/base.yaml", "        fields: [client, mode]\n",
                     "        fields: [client, mode]\n      - {name: st-ate, fields: [client]}\n"
                     "      - ‸{name: st_ate, fields: [client]}\n", "alpha_st_ate")

    def test_names_of_lines(self) -> None:
        self.collide("urcs.yaml", "  - name: RDY\n", "  - ‸name: Gone\n", "'Gone'", "'GONE'", "SIMCOM_LINE_GONE")

    def test_names_of_codes(self) -> None:
        files = {**BASE, "errors.yaml": BASE["errors.yaml"].replace("name: failed", "name: no_ne").replace(
            "name: none", "name: no__ne")}
        done = run("--spec", self.write_spec(files), "check")
        (found,) = complaints(done.err)
        self.assertEqual(found[:4], ("spec/errors.yaml", 9, 5, "E041"))
        self.assertIn("SIMCOM_CODE_NO_NE", found.text)

    def test_real_names_are_identifiers(self) -> None:
        tables = tables_of(*read_family(SPEC).specs)
        names = [n for rows in (tables.forms, tables.lines, tables.limits, tables.codes) for n in (r.id_name for r in rows)]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertTrue(re.fullmatch(r"SIMCOM_[A-Z0-9_]+", name), name)



ONE_NAME = {
    # A URC of one revision has the name that a command has in another; so has an alias that the other has dropped.
    "x1": """\
  - add: urcs
    value:
      {name: CMQTTWEATHERREPORT, spelling: CMQTTWEATHER, title: x, description: y, role: notice,
       parameters: [{name: sky, type: integer, range: [0, 9], description: d}], fields: [sky]}
    why: {document: field}
""",
    "x2": """\
  - add: commands
    value:
      name: CMQTTWEATHER
      title: x
      description: y
      parameters: [{name: sky, type: integer, range: [0, 9], description: d}]
      lines: [{name: report, fields: [sky]}]
      forms: [{form: read, lines: [report], outcomes: [{means: success, sequence: [lines, OK]}]}]
    why: {document: field}
  - remove: CMQTTPUB.aliases.CMQTPUB
    why: {document: field}
  - add: urcs
    value: {name: CMQTPUB, title: x, description: y, role: notice, parameters: [{name: sky, type: code, description: d}], fields: [sky]}
    why: {document: field}
"""}
LISTENER = """\
#include "simcom/commands.h"
#include "simcom/lines.h"
#include "simcom/revisions.h"
#include "simcom/simcom.h"
#include <stdio.h>
#include <string.h>

static void hear(const simcom_revision_t *revision, const char *line, bool asked)
{
    static const char *const kinds[] = {[SIMCOM_EVENT_NOTICE] = "notice", [SIMCOM_EVENT_INFORMATION] = "line"};
    const simcom_config_t config = {.revision = revision};
    simcom_t modem;
    simcom_event_t event;
    simcom_init(&modem, &config);
    if (asked && simcom_send(&modem, &simcom_form_cmqttweather_read, NULL, (simcom_bytes_t){NULL, 0}) != SIMCOM_GOOD)
        printf("not sent ");
    const uint8_t *sent;
    for (size_t n; (n = simcom_tx_peek(&modem, &sent)) > 0;)
        simcom_tx_ack(&modem, n);
    simcom_feed(&modem, (const uint8_t *)line, strlen(line));
    while (simcom_next_event(&modem, &event))
        if (event.kind < sizeof kinds / sizeof kinds[0] && kinds[event.kind] != NULL)
            printf("%s %u\\n", kinds[event.kind], event.u.line.name == SIMCOM_LINE_CMQTTWEATHER);
        else
            printf("%d\\n", (int)event.kind);
}

int main(void)
{
    hear(&simcom_revision_x1, "\\r\\n+CMQTTWEATHER: 7\\r\\n", false);
    hear(&simcom_revision_x2, "\\r\\n+CMQTTWEATHER: 7\\r\\n", true);
    return SIMCOM_LINE_CMQTTWEATHER == SIMCOM_LINE_CMQTTWEATHERREPORT && SIMCOM_LINE_CMQTPUB == SIMCOM_LINE_CMQTTPUB ? 0 : 1;
}
"""


@unittest.skipUnless(shutil.which("ragel") and shutil.which("gcc"), "needs ragel and gcc")
class OneNameInTwoRevisions(FolderCase):
    def test_it_is_read_as_the_revision_has_it(self) -> None:
        spec = Path(shutil.copytree(SPEC, self.folder / "spec"))
        for name, changes in ONE_NAME.items():
            (spec / "revisions" / f"{name}.yaml").write_text(
                f"revision: {{name: {name}, extends: v1.00, document: V1.00, description: x}}\nchanges:\n{changes}", encoding="utf-8")
        out = self.folder / "generated"
        out.mkdir()
        shutil.copy(ROOT / "generated" / "names.lock", out)
        for _ in range(2):  # the lock is read again
            done = run("--spec", spec, "generate", "--out", out)
            self.assertEqual((done.status, done.err), (0, ""))
        program = self.folder / "listener.c"
        program.write_text(LISTENER, encoding="utf-8")
        sources = [*sorted((ROOT / "runtime/src").glob("*/*.c")), *sorted((out / "src").glob("*.c"))]
        done = subprocess.run(["gcc", *support.C11, f"-I{out / 'include'}", f"-I{ROOT / 'runtime/include'}", str(program), *map(str, sources),
                               "-o", str(self.folder / "listener")], capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        done = subprocess.run([str(self.folder / "listener")], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, "notice 1\nline 1\n"))

    def test_what_the_scanner_cannot_tell(self) -> None:
        """It knows no revision: a line without arguments and one with them are two things to it; so are two roles."""
        for urc in ("role: notice, arguments: false", "role: restart"):
            spec = self.write_spec({**BASE, **{f"revisions/{name}.yaml": f"""\
revision: {{name: {name}, extends: v1.00, document: M1, description: x}}
changes:
  - add: urcs
    value: {{name: THING{name.upper()}, spelling: THING, title: x, description: y, {role}}}
    why: {{document: M1}}
""" for name, role in (("x1", "role: notice"), ("x2", urc))}})
            (found,) = complaints(run("--spec", spec, "check").err)
            self.assertEqual(found[:4], ("spec/revisions/x2.yaml", 4, 12, "E042"))
            self.assertIn("another kind of line in another revision, at spec/revisions/x1.yaml:4:12", found.text)


if __name__ == "__main__":
    unittest.main()
