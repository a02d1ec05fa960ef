# SPDX-License-Identifier: MIT
"""The campaign's program: its options, exit codes, progress, and what it prints of a seed."""
import os
import re
import subprocess
import unittest

SOAK = os.environ["SOAK"]


def soak(*arguments):
    return subprocess.run([SOAK, *arguments], capture_output=True, text=True, errors="replace", timeout=300)


class Usage(unittest.TestCase):
    def test_help(self):
        for word in ("--help", "-h"):
            done = soak(word)
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout.startswith("usage: soak"))
            self.assertEqual(done.stderr, "")

    def test_every_option_of_the_help_is_understood(self):
        options = set(re.findall(r"^  (--[a-z]+)", soak("--help").stdout, re.MULTILINE))
        self.assertEqual(options, {"--from", "--seed", "--without", "--session", "--flows", "--every", "--flow", "--all",
                                   "--quiet", "--help"})

    def test_bad_usage(self):
        for words in (["--nonsense"], ["12x"], ["--seed"], ["--seed", "x"], ["--from", "-1"], ["--every", "0", "--flows"],
                      ["--without", "1"], ["--without", "9", "--seed", "1"], ["--every", "3"], ["--flow", "6"],
                      ["--flow", "0"], ["--flow", "1x"], ["--flow", "1:lose"], ["--flow", "1:lose:output"],
                      ["--flow", "1:lose:output:0"], ["--flow", "1:answer:output:1"], ["--session", "--flow", "4"]):
            done = soak(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertEqual(done.stdout, "", words)
            self.assertNotEqual(done.stderr, "", words)


class Runs(unittest.TestCase):
    def test_totals_and_hash(self):
        for mode in ([], ["--session"]):
            done = soak("--quiet", *mode, "20")
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertEqual(done.stderr, "")
            self.assertRegex(done.stdout, r"^soak: 20 runs, \d+ operations \(\d+ done\), \d+ messages, \d+ faults struck\n")
            self.assertRegex(done.stdout, r"\nsoak: \d+ virtual hours in [0-9.]+ s: \d+ a minute\n")
            self.assertRegex(done.stdout, r"\nsoak: hash [0-9a-f]{16}\n$")
            self.assertEqual("the sessions worked again" in done.stdout, bool(mode))

    def test_one_seed_has_a_trace(self):
        done = soak("--session", "--seed", "3")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stdout.startswith("plan: "))
        self.assertIn("> AT+CMQTTSTART\\r", done.stdout)
        self.assertRegex(done.stdout, r"\nseed 3: all is well, hash [0-9a-f]{16}\n$")

    def test_a_fault_can_be_left_out(self):
        whole = soak("--seed", "2").stdout
        faults = re.findall("^fault: .*$", whole, re.MULTILINE)
        self.assertGreater(len(faults), 0)
        less = soak("--seed", "2", "--without", "0").stdout
        self.assertEqual(re.findall("^fault: .*$", less, re.MULTILINE), faults[1:])

    def test_flow(self):
        done = soak("--session", "--flow", "2:omit:part:3")
        self.assertEqual(done.returncode, 0)
        self.assertIn("fault: omit at part", done.stdout)

    def test_progress(self):
        """Every two seconds; ended as soon as there is some."""
        with subprocess.Popen([SOAK, "1000000"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
            line = run.stderr.readline()
            run.kill()
        self.assertRegex(line, r"^soak: \d+ of 1000000 runs, \d+ virtual hours, \d+ s\n$")


if __name__ == "__main__":
    unittest.main()
