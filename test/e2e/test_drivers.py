# SPDX-License-Identifier: MIT
"""Drivers that behave as those people use (test/drivers/), against simcom-modem as it is in the field and a real broker."""

import signal
import sys
import unittest

from harness import REPO, E2eTest, unique, wait_for

sys.path.insert(0, str(REPO / "test" / "drivers"))

import drivers  # noqa: E402


class Drivers(E2eTest):
    def test_each_gets_its_message_back_whole(self):
        for profile in ("sim7600", "a7670", "manual"):
            for kind in drivers.ALL:
                with self.subTest(kind.__name__, profile=profile):
                    device = self.modem("--profile", profile, "--speed", "10")
                    driver = kind(device.path)
                    topic = unique("drivers").encode()
                    try:
                        back = driver.run(self.broker.ports["plain"], topic, b'{"n":1}')
                    finally:
                        driver.close()
                    self.assertEqual(back, (topic, b'{"n":1}'))

    def test_what_the_judge_says_of_them(self):
        """Who waits is told nothing; who takes the result for the end of an answer does not wait for its OK."""
        said = {drivers.Silence: ("0 argument, 0 order, 0 too soon", 0), drivers.Deaf: ("0 argument, 0 order, 0 too soon", 0),
                drivers.Suffix: ("2 argument, 0 order, 0 too soon", 1)}
        for kind, (words, code) in said.items():
            with self.subTest(kind.__name__):
                link = self.folder / unique("judged")
                judge = self.start("conform", "--as-module", "--network", "real", "--link", link)
                wait_for(link.exists, "the link")
                driver = kind(link)
                try:
                    driver.run(self.broker.ports["plain"], unique("judged").encode(), b"hello")
                finally:
                    driver.close()
                judge.signal(signal.SIGINT)
                self.assertEqual(judge.wait(), code, judge)
                self.assertIn(f", 0 unknown, {words}, 0 length, 0 line end", judge.out.decode())
        self.assertRegex(judge.out.decode(), r'argument +AT\+CMQTTCFG="version",0,4\n')


if __name__ == "__main__":
    unittest.main()
