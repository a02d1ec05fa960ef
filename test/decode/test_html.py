# SPDX-License-Identifier: MIT
"""The picture of simcom decode --html in a browser: two widths, two colour schemes, nothing from outside."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "browser")]

from test_decode import METER, PROGRAM  # noqa: E402 - found only now
from test_pages import CHROMIUM, DARK, DESKTOP, LIGHT, chromium  # noqa: E402

FRAME = """<!doctype html><meta charset=utf-8>
<iframe style="width: {width}px; height: 800px; border: 0" src="page.html"></iframe>
<script>
addEventListener("load", function () {{
  const page = frames[0].document, root = page.documentElement, picture = page.querySelector(".scroll");
  document.documentElement.dataset.measured = JSON.stringify([
    root.scrollWidth, root.clientWidth, picture.scrollWidth > picture.clientWidth, page.querySelectorAll("li").length,
    frames[0].getComputedStyle(root).backgroundColor]);
}});
</script>
"""


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="simcom-decode-")
        cls.page = Path(cls.folder.name) / "page.html"
        subprocess.run([PROGRAM, "decode", "--html", cls.page, METER], stdout=subprocess.DEVNULL, check=False)
        cls.text = cls.page.read_text(encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_needs_nothing_else(self):
        self.assertNotRegex(self.text, r"(?i)https?://(?!www\.w3\.org)|src=|@import|url\(|<script|<link")

    def test_says_what_happened(self):
        for words in ("departs 2 times", "V1.00 2.2.10", "handshake_failed", "&lt;hidden&gt;", "+CMQTTCONNLOST: 0,1", "plant/set"):
            self.assertIn(words, self.text)
        self.assertNotIn("open-sesame", self.text)
        self.assertEqual(len(re.findall(r"<rect class=b[012] ", self.text)), 16)  # a bar an operation
        self.assertEqual(len(re.findall(r"<circle class=msg ", self.text)), 1)
        self.assertEqual(len(re.findall(r"<path class=urc ", self.text)), 1)
        self.assertEqual(len(re.findall(r"<path class=viol ", self.text)), 1)

    def test_first_violation(self):
        """The picture begins where it is: the browser brings what has the focus into view."""
        first = re.findall(r'<a href="#(e\d+)" autofocus ', self.text)
        self.assertEqual(len(first), 1)
        row = re.search(rf"<li id={first[0]} .*?</li>", self.text, re.DOTALL)
        self.assertIn("60 to 180", row.group(0))
        self.assertIn(f'<a href="#{first[0]}">show it below</a>', self.text)

    def test_long(self):
        """Of a long conversation what is around the first violation is shown, and of a clean one the end."""
        ask = ["> AT+CSQ\\r", "< \\r\\n+CSQ: 20,0\\r\\n\\r\\nOK\\r\\n"]
        wrong = ["> AT+CMQTTPUB=0,9,60\\r", "< \\r\\nERROR\\r\\n"]
        for before, after, violated, begin in ((3500, 700, True, 3001), (1990, 20, True, 1001), (10, 4000, True, 1), (4100, 0, False, 3001)):
            with self.subTest(before=before, after=after), tempfile.TemporaryDirectory() as folder:
                steps = ask * before + (wrong if violated else []) + ask * after
                log, page = Path(folder) / "log", Path(folder) / "page.html"
                log.write_text("simcom-recording 1\n" + "".join(f"{10 * i} {s}\n" for i, s in enumerate(steps)), encoding="utf-8")
                done = subprocess.run([PROGRAM, "decode", "--quiet", "--html", page, log], stdout=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, int(violated))
                text = page.read_text(encoding="utf-8")
                rows = [int(n) for n in re.findall(r"<li id=e(\d+) ", text)]
                self.assertEqual(rows, list(range(begin - 1, begin - 1 + len(rows))))
                self.assertEqual(text.count(" autofocus "), int(violated))
                if violated:
                    self.assertIn(f'<a href="#e{before}" autofocus ', text)
                    self.assertIn(before, rows)
                self.assertIn(f"Entries {begin} to {rows[-1] + 1} of {before + after + violated}.", text)

    def test_accessible(self):
        """What axe-core asks of such a page: a language, a title, a landmark around all of it, names for what has the focus."""
        self.assertRegex(self.text, r"<html lang=en>[\s\S]*<title>[^<]+</title>[\s\S]*<main>[\s\S]*</main>\s*$")
        self.assertNotIn("role=img", self.text)  # it would hide the links in it
        self.assertIn('role=region aria-label="Timeline', self.text)
        links = re.findall(r"<a href=\"#e\d+\"([^>]*)>(?!show)", self.text)
        self.assertEqual([link for link in links if not re.search(r' aria-label="[^"]+"', link)], [])
        self.assertEqual(len(links), 18)

    def test_contrast(self):
        """4.5 to 1, as WCAG 2 asks of text."""
        for scheme in re.findall(r":root\{([^}]*--bg[^}]*)\}", self.text):
            colours = dict(re.findall(r"--(\w+):\s*(#[0-9a-f]+)", scheme))
            for text, ground in (("fg", "bg"), ("soft", "bg"), ("soft", "card"), ("good", "goodbg"), ("bad", "badbg"), ("open", "openbg"),
                                 ("bad", "bg"), ("open", "bg"), ("host", "card"), ("module", "card")):
                high, low = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
                self.assertGreaterEqual((high + 0.05) / (low + 0.05), 4.5, f"{text} on {ground}")

    @unittest.skipUnless(CHROMIUM.exists(), "there is no chromium")
    def test_fits_its_width(self):
        for width, scheme in ((1280, LIGHT), (390, LIGHT), (390, DARK), (320, LIGHT)):
            with self.subTest(width=width, scheme=scheme), tempfile.TemporaryDirectory() as profile:
                frame = Path(self.folder.name) / "frame.html"
                frame.write_text(FRAME.format(width=width), encoding="utf-8")
                dom = chromium(profile, DESKTOP, "", scheme, "--virtual-time-budget=5000",
                               "--allow-file-access-from-files", "--dump-dom", address=frame.as_uri()).decode()
                measured = re.search(r'data-measured="(.*?)"', dom)
                self.assertIsNotNone(measured, dom[:400])
                whole, inner, scrolls, rows, colour = json.loads(measured.group(1).replace("&quot;", '"'))
                self.assertLessEqual(whole, inner, "the page is wider than the window")
                self.assertTrue(scrolls, "the picture scrolls by itself")
                self.assertEqual(rows, 18)
                self.assertEqual(colour, "rgb(15, 19, 24)" if scheme == DARK else "rgb(255, 255, 255)")


if __name__ == "__main__":
    unittest.main()
