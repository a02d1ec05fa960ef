# SPDX-License-Identifier: MIT
"""simcom conform and simcom probe over a pseudo-terminal, against modules that follow their revision and that do not."""

import json
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

from harness import BIN, AtPort, E2eTest, find_program, unique, wait_for

ROOT = Path(__file__).resolve().parents[2]
LONG = 300
CHROMIUM = Path("/usr/bin/chromium")
# Five facts in which a firmware could differ; what the test form says goes with what is taken.
DEVIATIONS = (
    ("reply:CMQTTCONNECT=?.0.5-1", "limit:CMQTTCONNECT.keepalive_time.max-1"),
    ("reply:CMQTTACCQ=?.0.3+1", "limit:CMQTTACCQ.clientID.max+1"),
    ("reply:CSSLCFG=?.3.2-1", "limit:CSSLCFG:negotiatetime.negotiatetime.min-1"),
    ("reply:CMQTTPUB=?.0.4+1", "limit:CMQTTPUB.pub_timeout.min+1"),
    ("gone:CMQTTREL=?",),
)


def conform(modem, *arguments, program=None):
    return subprocess.run([program or BIN / "simcom", "conform", "-D", modem.path, "--settle", "2", *arguments],
                          capture_output=True, text=True, timeout=LONG)


class Conform(E2eTest):
    def test_a_module_that_follows_its_revision(self):
        done = conform(self.modem("--revision", "v3.00"), "--revision", "v3.00", "--only", "CSSLCFG")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"\n\d+ passed, 0 failed, \d+ skipped, 0 not run\n")

    def test_with_a_broker(self):
        modem = self.modem("--order", "result-first", "--packet", "100")
        broker = 'tcp://127.0.0.1:%s' % self.broker.ports['plain']
        for only in ("CMQTTPUB", "CMQTTPAYLOAD", "CMQTTWILLMSG.sent", "CMQTTCONNLOST.taken-over"):
            done = conform(modem, "--broker", broker, "--only", only)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_with_a_broker_that_refuses(self):
        refuser = subprocess.Popen(["/usr/bin/python3", ROOT / "tools" / "refuser.py", "--port", "0"], stdout=subprocess.PIPE,
                                   text=True)
        self.addCleanup(refuser.stdout.close)
        self.addCleanup(refuser.wait, LONG)
        self.addCleanup(refuser.terminate)
        address, modem = f"tcp://127.0.0.1:{int(refuser.stdout.readline())}", self.modem()
        for only in ("CMQTTCONNECT.code-24", "CMQTTCONNECT.code-26", "CMQTTCONNECT.code-30", "CMQTTSUB.code-6"):
            done = conform(modem, "--refuser", address, "--only", only)
            self.assertIn("1 passed, 0 failed", done.stdout, only)

    def judge(self, *options):
        link = self.folder / unique("driver")
        judge = self.start("conform", "--as-module", "--link", link, *options)
        wait_for(link.exists, "the link")
        return judge, link

    def end(self, judge, code):
        judge.signal(signal.SIGINT)
        self.assertEqual(judge.wait(), code, judge)
        return judge.out.decode()

    def test_judges_a_driver(self):
        judge, link = self.judge()
        self.run_simcom("pub", "-D", link, "-h", "broker.example", "-t", "hello", "-m", "world", "-q", "1")
        with AtPort(link) as port:
            port.good("ATE0")
            self.assertEqual(port.code('AT+CMQTTACCQ=0,"x",0'), 9)
            port.ask('AT+CMQTTCONNECT=0,"tcp://a:1",60,1,"user","hunter2"')
            port.good("AT+CGACT=1,1")
            port.ask("AT+CPIN=4711")
            port.ask("AT+\x1b[31mNONE\x07")
        said = self.end(judge, 1)
        self.assertIn('order      AT+CMQTTACCQ=0,"x",0\n', said)
        self.assertIn("not judged AT+CGACT=1,1\n", said)
        self.assertIn(" 2 not judged, 1 unknown, 0 argument, 2 order, 0 too soon, 0 length, 0 line end", said)
        for secret in ("hunter2", "4711", "\x1b", "\x07"):
            self.assertNotIn(secret, said)

    def test_a_driver_with_nothing_wrong(self):
        """Messages of a test go to the driver, what passes is recorded, and what is not judged is not wrong."""
        control, recording = self.folder / unique("control"), self.folder / unique("recording")
        judge, link = self.judge("--control", control, "--record", recording, "--order", "ok-first", "--profile", "a7670")
        driver = self.start("sub", "-D", link, "--revision", "a76xx-v1.06", "-h", "broker.example", "-t", "door/#", "-C", "1",
                            "-v", "-d")
        driver.wait_err("subscribed")
        subprocess.run([BIN / "simcom-modem", "ctl", control, "publish", "door/1", "open"], check=True)
        self.assertEqual(driver.wait(), 0, driver)
        self.assertEqual(driver.out, b"door/1 open\n")
        with AtPort(link) as port:
            port.ask("AT+CGACT=1,1")
        self.assertRegex(self.end(judge, 0), r"\d+ commands, 1 not judged, 0 unknown")
        self.assertIn("AT+CMQTTSTART\\r", recording.read_text())

    def test_judges_with_a_real_broker(self):
        judge, link = self.judge("--network", "real")
        listener = self.listener(topic := unique("judged"))
        self.run_simcom("pub", "-D", link, "-h", "127.0.0.1", "-p", str(self.broker.ports["plain"]), "-t", topic, "-m", "m", "-q", "1")
        self.assertEqual(listener.message().payload, b"m")
        self.end(judge, 0)

    def test_says_beforehand_and_does_nothing(self):
        done = subprocess.run([BIN / "simcom", "conform", "--dry-run"], capture_output=True, text=True, timeout=LONG)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("not touched (--allow-certs)", done.stdout)
        self.assertIn("never (--allow-reset)", done.stdout)

    def test_bad_usage(self):
        for arguments, complaint in ((["--only", "NONE", "--list"], "no such case"), (["--revision", "v9"], "--revision needs one of"),
                                     (["--broker", "localhost"], "needs an address"), (["--nonsense"], "no option"),
                                     ([], "no device")):
            done = subprocess.run([BIN / "simcom", "conform", *arguments], capture_output=True, text=True, timeout=LONG,
                                  env={"PATH": "/usr/bin:/bin"})
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(complaint, done.stderr)

    def test_reports(self):
        modem = self.modem("--depart", "refuse:CMQTTACCQ.server_type.1")
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("r.xml", "r.json", "r.html")]
            done = conform(modem, "--only", "CMQTTACCQ", "--junit", files[0], "--json", files[1], "--html", files[2])
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            suite = ET.parse(files[0]).getroot()
            self.assertEqual([case.get("name") for case in suite if case.find("failure") is not None],
                             ["CMQTTACCQ.server_type.1"])
            report = json.loads(files[1].read_text(encoding="utf-8"))
            failed = [case for case in report["cases"] if case["verdict"] == "failed"]
            self.assertEqual([case["name"] for case in failed], ["CMQTTACCQ.server_type.1"])
            self.assertIn('AT+CMQTTACCQ=0,"simcom-conform-0",1\\r',
                          [event["bytes"] for event in failed[0]["events"] if event["dir"] == "host"])
            self.assertEqual(report["failed"], 1)
            page = files[2].read_text(encoding="utf-8")
            for words in (report["date"], report["version"], report["module"], f"<dt>device</dt><dd><code>{modem.path}</code>",
                          f"<code>simcom conform -D {modem.path} "):
                self.assertIn(words, page)
            self.assertRegex(report["date"], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(suite.get("timestamp"), report["date"])
            page = files[2].read_text(encoding="utf-8")
            self.assertIn("CMQTTACCQ.server_type.1", page)
            self.assertNotRegex(page, r'(src|href)="')
            self.look_at(files[2])

    def look_at(self, page):
        """No scrolling to the side, on a desk and on a telephone."""
        if not CHROMIUM.exists():
            return
        for width in (1280, 390):
            frame = page.with_name(f"frame{width}.html")
            frame.write_text(f'<!doctype html><iframe id="f" style="width:{width}px;height:800px;border:0" src="{page.as_uri()}"></iframe>'
                             '<script>addEventListener("load",function(){var d=frames[0].document;d.querySelectorAll("details")'
                             '.forEach(function(e){e.open=true});var r=d.documentElement;document.title=r.scrollWidth+" "+r.clientWidth});'
                             "</script>", encoding="utf-8")
            seen = subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                                   f"--user-data-dir={page.parent}/profile", "--window-size=1400,900",
                                   "--virtual-time-budget=5000", "--dump-dom", frame.as_uri()],
                                  capture_output=True, text=True, timeout=LONG, check=True).stdout
            scroll, client = map(int, re.search(r"<title>(\d+) (\d+)</title>", seen).groups())
            self.assertLessEqual(scroll, client, f"at {width} pixels")


class Probe(E2eTest):
    def test_names_a_revision(self):
        done = subprocess.run([BIN / "simcom", "probe", "-D", self.modem("--revision", "v3.00").path],
                              capture_output=True, text=True, timeout=LONG)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"v3\.00 +0 differences, the nearest")

    @unittest.skipIf(shutil.which("cmake") is None or shutil.which("ninja") is None, "cmake or ninja is missing")
    def test_overlay_makes_conform_clean(self):
        """Probe, overlay, codegen check without edits, codegen generate, build, conform: from end to end."""
        modem = self.modem(*[word for group in DEVIATIONS for one in group for word in ("--depart", one)])
        before = conform(modem, "--only", "CMQTTACCQ")
        self.assertEqual(before.returncode, 1, "the deviations must show at first")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
            overlay = copy / "spec" / "revisions" / "v1.00-probed.yaml"
            probe = subprocess.run([BIN / "simcom", "probe", "-D", modem.path, "--overlay", overlay],
                                   capture_output=True, text=True, timeout=LONG)
            self.assertEqual(probe.returncode, 1, probe.stdout + probe.stderr)
            self.assertIn("document: probe", overlay.read_text(encoding="utf-8"))
            for arguments in (["/usr/bin/python3", "-m", "codegen", "check"], ["/usr/bin/python3", "-m", "codegen", "generate"],
                              [find_program("cmake"), "-G", "Ninja", "-B", "b", "-DSIMCOM_BUILD_TESTS=OFF", "-DCMAKE_BUILD_TYPE=None"],
                              [find_program("cmake"), "--build", "b", "--target", "simcom-tool", "-j2"]):
                done = subprocess.run(arguments, cwd=copy, capture_output=True, text=True, timeout=LONG)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            after = conform(modem, "--revision", "v1.00-probed", "--broker", 'tcp://127.0.0.1:%s' % self.broker.ports['plain'],
                            "--allow-certs", "--allow-settings", "--allow-reset", program=copy / "b" / "bin" / "simcom")
            self.assertEqual(after.returncode, 0, after.stdout + after.stderr)


if __name__ == "__main__":
    unittest.main()
