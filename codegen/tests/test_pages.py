# SPDX-License-Identifier: MIT
"""The reference pages: everything of the specification is there, links lead somewhere, text stays text."""
from __future__ import annotations

import re
import time
import unittest
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from codegen.write import markup
from codegen.read.build import read_family
from codegen.read.lock import Lock
from codegen.lower.compare import form_wire
from codegen.lower.tables import lower
from codegen.write.pages import render_pages
from codegen.tests.support import BASE, ROOT, SPEC, FolderCase

# By hand, so that a command that got lost is noticed.
MQTT = ("CMQTTSTART", "CMQTTSTOP", "CMQTTACCQ", "CMQTTREL", "CMQTTSSLCFG", "CMQTTWILLTOPIC", "CMQTTWILLMSG", "CMQTTCONNECT",
        "CMQTTDISC", "CMQTTTOPIC", "CMQTTPAYLOAD", "CMQTTPUB", "CMQTTSUBTOPIC", "CMQTTSUB", "CMQTTUNSUBTOPIC",
        "CMQTTUNSUB", "CMQTTCFG")
SSL = ("CSSLCFG", "CCERTDOWN", "CCERTLIST", "CCERTDELE")
NETWORK = ("AT", "ATE", "CRESET", "CSQ", "CPIN", "CREG", "CGREG", "CEREG", "CGDCONT", "CGSOCKCONT", "CGPADDR", "CCLK")
URCS = ("CMQTTCONNLOST", "CMQTTRXSTART", "CMQTTRXTOPIC", "CMQTTRXPAYLOAD", "CMQTTRXEND", "RDY", "CMQTTNONET", "CMQTTPING")
PRINTED = ("CMQTPUB", "CMQTPPAYLOAD", "CCERTDELETE", "CMQTRXSTART", "CMQTRXTOPIC", "CMQTRXPAYLOAD", "CMQTRXEND", "CMQTTACQ",
           "CMQTSSLCFG", "CCHSSLCFG", "CMQTPPUB", "pass_word", "ratained", "ignorlocaltime")
VOID = {"meta", "input", "br", "path", "rect"}
BANNER = "Generated from the specification in spec/ ("
REST = "). Do not edit: change the specification and run `python3 -m codegen generate`."

# Everything that Markdown, its tables, HTML, a comment or a fence could trip over.
EVIL = "<b>x</b> & | `t` ``` ~~~ *s* _u_ [l](m) <!-- c --> --> </script></style> \\| &amp; {{ 7 * 7 }} {% x %} $a$ é…𝄞"
MARKUP = "<b>", "</b>", "<!-- c", "</script></style>"


def render(spec: Path, linked: bool = True) -> dict[str, str]:
    family = read_family(spec)
    return render_pages(family, lower(family.specs, family.union, Lock("")), spec, linked)


@lru_cache(maxsize=None)
def real() -> dict[str, str]:
    return render(SPEC)


class Page(HTMLParser):
    """Complains about tags that are not closed in order; collects what the tests ask for."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.problems: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: dict[str, list[str]] = {}
        self.inside: list[str] = []
        self.feed(text)
        self.close()
        self.problems += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
        if tag not in VOID:
            self.open.append(tag)
            self.inside.append(dict(attrs).get("id") or "")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()
            self.inside.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> at {self.getpos()} closes <{self.open[-1] if self.open else ''}>")
            return
        self.open.pop()
        self.inside.pop()

    def handle_data(self, data):
        for name in filter(None, self.inside):
            self.text.setdefault(name, []).append(data)

    def said(self, name: str) -> str:
        return " ".join("".join(self.text.get(name, [])).split())


@lru_cache(maxsize=None)
def site() -> Page:
    return Page(real()["docs/index.html"])


class Everything(unittest.TestCase):
    """Nothing of the specification is missing."""

    def test_a_page_for_every_command(self) -> None:
        self.assertEqual(len(MQTT) + len(SSL), 21)
        found = {PurePosixPath(p).stem for p in real() if p.startswith("docs/commands/")}
        self.assertEqual(found, {*MQTT, *SSL, *NETWORK})
        for name in found:
            self.assertIn(name, site().ids)
            self.assertIn(f"(commands/{name}.md)", real()["docs/README.md"])

    def test_forms_parameters_and_names_in_c_of_every_revision(self) -> None:
        for spec in read_family(SPEC).specs:
            for command in spec.commands:
                page, text = real()[f"docs/commands/{command.name}.md"], site().said(command.name)
                for form in command.forms:
                    wire = form_wire(command, form)
                    self.assertIn(f"`{wire}`", page)
                    self.assertIn(wire, text)
                    self.assertIn(f"simcom_{command.name.lower()}_{form.kind}", page)
                    for parameter in form.parameters:
                        self.assertIn(f"| `{parameter.name}`", page)
                        self.assertIn(markup.markdown(parameter.description), page.replace("[AT+", "AT+"))
                    for outcome in form.outcomes:
                        self.assertIn("success" if outcome.success else "failure", page)

    def test_functions_and_structs_are_those_of_the_headers(self) -> None:
        headers = "".join((ROOT / "generated" / "include" / "simcom" / f"{n}.h").read_text(encoding="utf-8")
                          for n in ("commands", "lines", "codes", "operation"))
        words = set(re.findall(r"\w+", headers))
        for path, text in real().items():
            for name in re.findall(r"`((?:simcom|SIMCOM)_\w+)`", text):
                if not name.startswith("SIMCOM_EVENT_"):
                    self.assertIn(name, words, path)

    def test_events_are_those_of_the_library(self) -> None:
        header = (ROOT / "runtime" / "include" / "simcom" / "channel.h").read_text(encoding="utf-8")
        found = set(re.findall(r"SIMCOM_EVENT_\w+", real()["docs/urcs.md"]))
        self.assertGreaterEqual(len(found), 8)
        for name in found:
            self.assertRegex(header, rf"\b{name}\b")

    def test_every_urc(self) -> None:
        for name in URCS:
            self.assertIn(f"urc:{name}", site().ids)
            self.assertRegex(real()["docs/urcs.md"], rf"(?m)^## {name}$")

    def test_every_code(self) -> None:
        page = real()["docs/errors.md"]
        for spec in read_family(SPEC).specs:
            for code in spec.codes:
                self.assertIn(f"code:{code.code}", site().ids)
                self.assertIn(f"SIMCOM_CODE_{code.name.upper()}", page)
        self.assertIn(f"\n| 34 {since('v3.00')} | `SIMCOM_CODE_SSL_SESSION_FAILED`", page)
        self.assertIn("server needs SNI", site().said("code:32"))

    def test_printed_spellings(self) -> None:
        for name in PRINTED:
            self.assertTrue(any(f"`{name}`" in text for text in real().values()), name)

    def test_examples_stand_in_the_transcript_that_they_name(self) -> None:
        with_example = 0
        for name in (*MQTT, *SSL):
            page = real()[f"docs/commands/{name}.md"]
            found = re.search(r"From \[.*?\]\(\.\./\.\./\.\./spec/transcripts/(.+?)\).*?```text\n(.*?)\n```", page, re.DOTALL)
            self.assertIsNotNone(found, name)
            with_example += 1
            text = (SPEC / "transcripts" / found[1]).read_text(encoding="utf-8")
            self.assertTrue(all(line in text.splitlines() for line in found[2].splitlines()), name)
            self.assertIn(f"> AT+{name}", found[2])
        self.assertEqual(with_example, 21)


def since(*names: str, no_longer: tuple[str, ...] = ()) -> str:
    """How a page marks what these revisions have, and all that are made from them."""
    family = read_family(SPEC)
    parents = {s.revision.name: s.revision.extends for s in family.specs}

    def has(name: str) -> bool:
        return name in names or (name not in no_longer and bool(parents[name]) and has(parents[name]))
    return f"*({', '.join(n for n in family.names if has(n))})*"


class Facts(unittest.TestCase):
    """Numbers from the manuals, picked by hand."""

    def assert_row(self, page: str, *parts: str) -> None:
        rows = [line for line in real()[f"docs/{page}"].splitlines() if all(p in line for p in parts)]
        self.assertTrue(rows, f"{page} has no row with {parts}")

    def test_keepalive(self) -> None:
        self.assert_row("commands/CMQTTCONNECT.md", "`keepalive_time`", "60-64800 s *(v1.00, v1.00-as-printed)*",
                        f"1-64800 s {since('v3.00')}")
        self.assert_row("revisions.md", "CMQTTCONNECT", "keepalive_time", "| 60-64800 s | 60-64800 s | **1-64800 s**")
        self.assertRegex(site().said("CMQTTCONNECT"), r"60-64800 s v1\.00 v1\.00-as-printed ?1-64800 s v3\.00")

    def test_ranges_defaults_and_flags(self) -> None:
        self.assert_row("commands/CMQTTACCQ.md", "`clientID`", "`client_id`", "1-23 bytes", f"1-128 bytes {since('v3.00')}", "UTF-8")
        self.assert_row("commands/CMQTTACCQ.md", f"`mqtt_version` {since('v3.00', no_longer=('a76xx-v1.06',))}", "3-4", "| 4 |", "Optional in write")
        self.assert_row("commands/CMQTTWILLMSG.md", "`req_length`", "1-10240 bytes", f"1-1024 bytes {since('v3.00')}")
        self.assert_row("commands/CMQTTDISC.md", "`timeout`", "60-180 s, or 0")
        self.assert_row("commands/CMQTTCONNECT.md", "`password`", "**Secret**", "`pass_word`")
        self.assert_row("commands/CSSLCFG.md", f"`ciphersuites` {since('v3.00', no_longer=('a76xx-v1.06',))}", "0x002F or 0xFFFF", "| 0xFFFF |")
        self.assert_row("commands/CSSLCFG.md", "`negotiatetime`", "10-300 s", "| 300 |", "V1.00 2.1.1")

    def test_forms_and_outcomes(self) -> None:
        self.assert_row("commands/CMQTTCONNECT.md", '`AT+CMQTTCONNECT=<client_index>,"<server_addr>",<keepalive_time>,'
                        '<clean_session>[,"<user_name>"][,"<password>"]`')
        self.assert_row("commands/CMQTTPUB.md", "| success |", "host &rarr; `AT+CMQTTPUB=...`<br>module &rarr; `OK`<br>"
                        "module &rarr; `+CMQTTPUB: <client_index>,0`")
        self.assert_row("commands/CMQTTSTART.md", f"| failure {since('v3.00', no_longer=('a76xx-v1.06',))} |", "module &rarr; `ERROR` |", "V3.00 16")
        self.assert_row("commands/CMQTTPUB.md", "`AT+CMQTPUB=?` *(v1.00-as-printed)*")
        self.assert_row("commands/CMQTTPUB.md", "time limits", "pub_timeout and 10 s more",
                        f"the manual states 120 s (V3.00 16) {since('v3.00', no_longer=('a76xx-v1.06',))} |")
        self.assert_row("commands/CMQTTSTART.md", "time limits", "the manual states 120 s (V1.00 2.2.1)")
        self.assert_row("commands/CMQTTDISC.md", "time limits", "timeout and 10 s more; 120 s if it is 0")
        self.assert_row("errors.md", "give the topic again before each [AT+CMQTTPUB](commands/CMQTTPUB.md).")
        self.assert_row("commands/CMQTTTOPIC.md", "after the prompt", "req_length bytes: the topic")
        self.assert_row("commands/CCERTDELE.md", "on the wire", "`AT+CCERTDELETE` *(v1.00-as-printed)*")

    def test_matrix(self) -> None:
        self.assert_row("revisions.md", "limits", "command line behind AT", "not stated", "**559 bytes**")
        self.assert_row("revisions.md", "| CMQTTNONET | - | - | **new** |")
        self.assert_row("revisions.md", "error codes", "34 ssl_session_failed", "**The TLS session")
        self.assert_row("revisions.md", "| CMQTTPUB | yes | **1 difference** | **2 differences** |")
        self.assert_row("revisions.md", "| CMQTTREL | yes | yes | **1 difference** |")
        self.assert_row("revisions.md", "| CMQTTTOPIC | yes | yes | yes |")
        self.assert_row("revisions.md", "CMQTTREL", "form write, time", "not stated",
                        "**answer 120 s, result 120 s; stated: 120 s** (V3.00 16)")

    def test_machine(self) -> None:
        svg = real()["docs/machine.svg"]
        texts = ["".join(e.itertext()) for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        family = read_family(SPEC)
        named = [n for n in lower(family.specs, family.union, Lock("")).lines if n.arguments]
        spellings = sum(len(n.spellings) for n in named)
        self.assertIn(f"{len(named)} names, {spellings} spellings", texts)
        for state in ("line start", "final result", "prompt", "echo", "name", "numbers", "text", "unknown", "counted data"):
            self.assertIn(state, texts)
            self.assertIn(f"| {state} |", real()["docs/machine.md"])
        self.assertTrue({"OK or ERROR", "+CME ERROR:"} <= set(texts))
        self.assertTrue(any(t.startswith("RDY, +CMQTTNONET") for t in texts))


class Links(unittest.TestCase):
    def test_anchors_of_the_site(self) -> None:
        self.assertEqual(len(site().ids), len(set(site().ids)))
        for link in site().links:
            if link.startswith("#"):
                self.assertIn(link[1:], site().ids)
            else:
                self.assertTrue((ROOT / "generated" / "docs" / link).resolve().is_file(), link)

    def test_relative_links_of_markdown(self) -> None:
        folder = ROOT / "generated"
        for path, text in real().items():
            for target in re.findall(r"\]\(([^)]+)\)", text) if path.endswith(".md") else ():
                file, _, anchor = target.partition("#")
                with self.subTest(path, target=target):
                    if not file:
                        headings = re.findall(r"(?m)^#+ (.+)$", text)
                        self.assertIn(anchor, [h.lower().replace(" ", "-") for h in headings])
                        continue
                    leads = (folder / path).parent.joinpath(file).resolve()
                    inside = leads.is_relative_to(folder) and str(leads.relative_to(folder)) in real()
                    self.assertTrue(inside or leads.is_file(), target)

    def test_a_tree_elsewhere_links_to_nothing_outside(self) -> None:
        for path, text in render(SPEC, linked=False).items():
            self.assertNotIn("../../spec", text, path)
            self.assertNotIn("](../../", text, path)


class Form(unittest.TestCase):
    """What the files look like."""

    def test_licence_and_banner(self) -> None:
        names = ", ".join(read_family(SPEC).names)
        for path, text in real().items():
            with self.subTest(path):
                lines = text.splitlines()
                at = 1 if path.endswith(".html") else 0
                self.assertEqual(lines[at], "<!-- SPDX-License-Identifier: MIT -->")
                self.assertEqual(lines[at + 1], f"<!-- {BANNER}{names}{REST} -->")
        self.assertTrue(real()["docs/index.html"].startswith("<!doctype html>\n"))

    def test_plain_text(self) -> None:
        for path, text in real().items():
            with self.subTest(path):
                self.assertTrue(text.isascii() and text.endswith("\n") and not text.endswith("\n\n"))
                self.assertIsNone(re.search(r"[ \t]\n|\t|\r", text))

    def test_tags_are_closed(self) -> None:
        self.assertEqual(site().problems, [])

    def test_nothing_is_fetched(self) -> None:
        page = real()["docs/index.html"]
        for tag, name, value in site().attributes:
            self.assertNotIn(name, ("src", "srcset", "action", "data", "poster"), tag)
            self.assertFalse(name.startswith("on"), tag)
            self.assertNotIn("//", value)
        self.assertNotRegex(page, r"@import|url\(|fetch\(|XMLHttpRequest|<link|<iframe|<img")

    def test_tables_have_as_many_cells_as_heads(self) -> None:
        for path, text in real().items():
            if path.endswith(".md"):
                self.assertEqual(uneven(text), [], path)

    def test_same_bytes_again_and_fast(self) -> None:
        begin = time.process_time()  # what else the machine does is not the generator's
        again = render(SPEC)
        self.assertLess(time.process_time() - begin, 5)
        self.assertTrue(again == real())


def uneven(text: str) -> list[str]:
    """Rows of tables whose number of cells is not that of their head."""
    wrong, width, fence = [], 0, ""
    for line in text.splitlines():
        ticks = re.match(r"`{3,}", line)
        if ticks and not fence:
            fence = ticks[0]
        elif ticks and line == fence:
            fence = ""
        if fence or not line.startswith("|"):
            width = 0
            continue
        # An escaped bar is none, and spans of code hold none.
        cells = len(re.findall(r"(?<!\\)\|", line))
        if width and cells != width:
            wrong.append(line)
        width = width or cells
    return wrong


class Hostile(FolderCase):
    """A specification whose texts are full of markup."""

    def setUp(self) -> None:
        super().setUp()
        evil = "'" + EVIL.replace("'", "''") + "'"
        files = dict(BASE)
        for name, text in files.items():
            if not name.startswith("revisions/"):
                text = re.sub(r"(?m)^( *(?:- )?)(title|description|meaning|advice|unit): .*$",
                              lambda m: f"{m[1]}{m[2]}: {evil}" if m[2] != "unit" else m[0], text)
                text = re.sub(r"(description|meaning): [A-Z][^},]*?\.\}", lambda m: m[1] + ": " + '"' + EVIL.replace(
                    "\\", "\\\\") + '"}', text)
            files[name] = text
        self.spec = self.write_spec(files)
        folder = self.spec / "transcripts"
        folder.mkdir()
        (folder / "evil.md").write_text(f"# x\n\n## {EVIL}\n\n```transcript\n! call\n> AT+ALPHA=0,60,\"{EVIL}\"\\r\n"
                                        "< \\r\\n+GONE: 0\\r\\n= x\n```\n", encoding="utf-8")
        self.files = render(self.spec)

    def test_html_survives(self) -> None:
        page = Page(self.files["docs/index.html"])
        self.assertEqual(page.problems, [])
        text = page.said("ALPHA")
        self.assertGreaterEqual(text.count(EVIL), 5)
        for word in ("<b>x", "<!-- c"):
            self.assertNotIn(word, self.files["docs/index.html"])
        self.assertEqual(self.files["docs/index.html"].count("</script>"), 1)
        self.assertEqual(self.files["docs/index.html"].count("</style>"), 1)

    def test_svg_survives(self) -> None:
        ElementTree.fromstring(self.files["docs/machine.svg"])

    def test_markdown_survives(self) -> None:
        for path, text in self.files.items():
            if not path.endswith(".md"):
                continue
            with self.subTest(path):
                self.assertTrue(text.isascii())
                self.assertEqual(uneven(text), [])
                outside = re.sub(r"(?ms)^(`{3,})text\n.*?^\1$", "", text)
                for word in (*MARKUP, "[l](m)", "*s*", "`t`", "~~~", " _u_ "):
                    self.assertNotIn(word, outside)

    def test_a_fence_is_longer_than_what_it_holds(self) -> None:
        page = self.files["docs/commands/ALPHA.md"]
        self.assertRegex(page, r"(?ms)^````text\n! call\n> AT\+ALPHA=0,60,.*?```.*?\n````$")
        self.assertIn("\\xC3\\xA9\\xE2\\x80\\xA6", page)

    def test_control_characters_are_no_part_of_a_page(self) -> None:
        self.assertEqual(markup.html_text("a\x00\x07b"), "a\ufffd\ufffdb")
        self.assertEqual(markup.one_line("a\n b\x00"), "a b\ufffd")

    def test_prose_does_not_begin_a_list_or_heading(self) -> None:
        for text in ("- a", "+ a", "# a", "1. a", "1) a", "=== a", "> a", "* a", "| a"):
            self.assertRegex(markup.paragraph(markup.markdown(text)), r"^&#", text)

    def test_code_that_backticks_cannot_hold(self) -> None:
        self.assertEqual(markup.markdown_code("AT+X=<n>"), "`AT+X=<n>`")
        self.assertEqual(markup.markdown_code("a|`"), "<code>a&#124;&#96;</code>")


if __name__ == "__main__":
    unittest.main()
