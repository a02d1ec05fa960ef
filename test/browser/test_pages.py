# SPDX-License-Identifier: MIT
"""The reference site in a browser: search, phone width, dark colours, and that something is painted.

Chromium runs without a window and without a network; the page's fragment drives it (`#q=keepalive&measure`).
"""
import html
import re
import struct
import subprocess
import tempfile
import unittest
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "generated" / "docs" / "index.html"
CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars")
DESKTOP, PHONE = (1280, 900), (390, 844)
DARK = "--blink-settings=preferredColorScheme=0"
LIGHT = "--blink-settings=preferredColorScheme=1"
TIMEOUT_S = 120
# Around the width at which the navigation folds, and the whole page as well as parts of it.
WIDTHS = ((DESKTOP, "#measure"), (PHONE, "#measure"), (PHONE, "#q=CMQTTSUB&measure"), ((320, 640), "#measure"),
          ((861, 700), "#measure"), ((860, 700), "#measure"))
COLOURS = (("#measure", LIGHT, "light"), ("#measure", DARK, "dark"), ("#theme=dark&measure", LIGHT, "dark"),
           ("#theme=light&measure", DARK, "light"))


def chromium(folder, size, fragment, *more, address=""):
    command = [str(CHROMIUM), *OPTIONS, f"--user-data-dir={folder}/profile", f"--window-size={size[0]},{size[1]}", *more,
               address or f"{SITE.as_uri()}{fragment}"]
    return subprocess.run(command, capture_output=True, timeout=TIMEOUT_S, check=True).stdout


@lru_cache(maxsize=None)
def page(size, fragment, scheme):
    """The page's elements after its script ran."""
    with tempfile.TemporaryDirectory(prefix="simcom-pages-") as folder:
        return Seen(chromium(folder, size, fragment, scheme, "--virtual-time-budget=5000", "--dump-dom").decode("utf-8"))


FRAME = """<!doctype html>
<iframe style="width: {width}px; height: {height}px; border: 0" src="{address}"></iframe>
<script>
addEventListener("load", function () {{
  Object.assign(document.documentElement.dataset, frames[0].document.documentElement.dataset);
}});
</script>
"""


@lru_cache(maxsize=None)
def measured(size, fragment):
    """What the page measured in a frame of this size: a window cannot be as narrow as a phone."""
    with tempfile.TemporaryDirectory(prefix="simcom-pages-") as folder:
        harness = Path(folder) / "frame.html"
        harness.write_text(FRAME.format(width=size[0], height=size[1], address=f"{SITE.as_uri()}{html.escape(fragment)}"),
                           encoding="utf-8")
        return Seen(chromium(folder, DESKTOP, "", LIGHT, "--virtual-time-budget=5000", "--allow-file-access-from-files",
                             "--dump-dom", address=harness.as_uri()).decode("utf-8")).root


class Seen(HTMLParser):
    """What of a page is shown, as far as the attribute `hidden` tells."""

    VOID = {"meta", "input", "br", "link", "hr", "img"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root, self.stack, self.shown, self.hidden, self.words = {}, [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.root = given
        hidden = "hidden" in given or (bool(self.stack) and self.stack[-1][1])
        if "id" in given and tag != "html":
            (self.hidden if hidden else self.shown).append(given["id"])
        if tag == "a" and "href" in given and any(t == "nav" for t, _ in self.stack) and not hidden:
            self.shown.append(f"nav {given['href']}")
        if tag not in self.VOID:
            self.stack.append((tag, hidden or tag in ("script", "style")))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.stack and not self.stack[-1][1]:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def pixels(png):
    """Width, height and rows of an RGB or RGBA picture."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", png[at + 8:at + 18])
        elif kind == b"IDAT":
            data += png[at + 8:at + 8 + length]
        at += 12 + length
    assert depth == 8 and colour in (2, 6)
    return width, height, {2: 3, 6: 4}[colour], zlib.decompress(data)


def unfilter(width, height, size, raw):
    """The rows of a picture as bytes; PNG stores differences to the neighbours."""
    stride, rows, above = width * size, [], bytes(width * size)
    for y in range(height):
        kind, row = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            left, up, corner = row[x - size] if x >= size else 0, above[x], above[x - size] if x >= size else 0
            row[x] = (row[x] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) & 255
        rows.append(bytes(row))
        above = row
    return rows


def paeth(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda n: (abs(guess - n)))


@unittest.skipUnless(CHROMIUM.exists(), "/usr/bin/chromium is missing: apt-get install chromium")
@unittest.skipUnless(SITE.exists(), "generated/docs/index.html is missing: ./dev docs")
class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # A browser takes seconds to start: some at a time, and what they say is kept.
        with ThreadPoolExecutor(max_workers=4) as pool:
            started = [*(pool.submit(measured, *one) for one in WIDTHS),
                       *(pool.submit(page, DESKTOP, fragment, scheme) for fragment, scheme, _ in COLOURS)]
        for one in started:
            one.result()

    # Search --------------------------------------------------------------------------------------

    def test_everything_is_shown_at_first(self):
        seen = page(DESKTOP, "", LIGHT)
        for name in ("CMQTTSTART", "CSSLCFG", "urc:CMQTTPING", "code:34", "page:machine", "page:revisions", "nav"):
            self.assertIn(name, seen.shown)
        self.assertNotIn("found", seen.shown)
        self.assertIn("The TLS handshake failed.", seen.text)

    def test_search_filters_the_list(self):
        seen = page(DESKTOP, "#q=keepalive", LIGHT)
        self.assertIn("CMQTTCONNECT", seen.shown)
        self.assertIn("nav #CMQTTCONNECT", seen.shown)
        for name in ("CMQTTSTART", "CSSLCFG", "urc:RDY", "code:3", "page:errors", "page:machine"):
            self.assertIn(name, seen.hidden)
        for link in ("nav #CMQTTSTART", "nav #page:machine", "nav #urc:RDY"):
            self.assertNotIn(link, seen.shown)
        self.assertIn("60-64800 s", seen.text)
        self.assertEqual(seen.root["data-found"], re.search(r"(\d+) of \d+ entries", seen.text)[1])

    def test_all_words_must_be_there(self):
        seen = page(DESKTOP, "#q=tls%20HANDSHAKE%20clock", LIGHT)
        self.assertIn("code:32", seen.shown)
        self.assertIn("code:31", seen.hidden)
        self.assertIn("CMQTTSTART", seen.hidden)

    def test_nothing_found_says_so(self):
        seen = page(DESKTOP, "#q=%3Cb%3Enothing%3C%2Fb%3E", LIGHT)
        self.assertEqual(seen.root["data-found"], "0")
        self.assertIn("Nothing holds all of these words.", seen.text)
        self.assertIn("page:commands", seen.hidden)

    # Width ---------------------------------------------------------------------------------------

    def test_no_sideways_scrolling(self):
        for size, fragment in WIDTHS:
            with self.subTest(size=size, fragment=fragment):
                root = measured(size, fragment)
                self.assertEqual(int(root["data-inner-width"]), size[0])
                self.assertLessEqual(int(root["data-scroll-width"]), size[0])

    def test_navigation_is_beside_the_text_or_folded_away(self):
        self.assertEqual(measured(DESKTOP, "#measure")["data-nav"], "block")
        self.assertEqual(measured(PHONE, "#measure")["data-nav"], "none")
        opened = measured(PHONE, "#contents=open&measure")
        self.assertEqual((opened["data-nav"], opened["data-nav-top"]), ("block", "56"))

    # Colours -------------------------------------------------------------------------------------

    def test_dark_and_light(self):
        ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 28)"}
        for fragment, scheme, wanted in COLOURS:
            with self.subTest(fragment=fragment, scheme=scheme):
                self.assertEqual(page(DESKTOP, fragment, scheme).root["data-background"], ground[wanted])

    # Pictures ------------------------------------------------------------------------------------

    def test_screenshots_show_a_page(self):
        for size, scheme, ground in ((DESKTOP, LIGHT, (255, 255, 255)), (PHONE, DARK, (18, 22, 28))):
            with self.subTest(size=size), tempfile.TemporaryDirectory(prefix="simcom-pages-") as folder:
                target = Path(folder) / "page.png"
                chromium(folder, size, "#q=CMQTTPUB", scheme, f"--screenshot={target}")
                width, height, depth, raw = pixels(target.read_bytes())
                self.assertEqual((width, height), size)
                colours = {row[x:x + 3] for row in unfilter(width, height, depth, raw) for x in range(0, width * depth, depth)}
                self.assertIn(bytes(ground), colours)
                self.assertGreater(len(colours), 50)


if __name__ == "__main__":
    unittest.main()
