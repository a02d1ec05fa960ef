# SPDX-License-Identifier: MIT
"""Drivers that behave as those people use (test/drivers/), against simcom-modem as it is in the field and a real broker."""

import sys
import unittest

from harness import REPO, E2eTest, unique

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


if __name__ == "__main__":
    unittest.main()
