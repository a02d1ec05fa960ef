# SPDX-License-Identifier: MIT
"""Tests of driver.py against simcom-modem: no module, no SIM card, no broker.

usage: SIMCOM_MODEM=build/bin/simcom-modem python3 examples/driver/test_driver.py
"""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from driver import Driver, Refused, Timeout

MODEM = os.environ.get("SIMCOM_MODEM", "simcom-modem")


class Module:
    """simcom-modem with a broker of its own inside."""

    def __init__(self, folder, *options):
        self.control = Path(folder) / "control"
        self.process = subprocess.Popen([MODEM, "--network", "loopback", "--control", self.control, *options],
                                        stdout=subprocess.PIPE, text=True)
        self.path = self.process.stdout.readline().strip()  # the first line says where the port is

    def ctl(self, *words):
        done = subprocess.run([MODEM, "ctl", self.control, *words], capture_output=True, text=True, check=True)
        return done.stdout

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class DriverTest(unittest.TestCase):
    def start(self, *options):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.module = Module(folder.name, *options)
        self.addCleanup(self.module.close)
        driver = Driver(self.module.path, limit=2)
        self.addCleanup(driver.close)
        return driver

    def test_publishes(self):
        driver = self.start()
        driver.connect("tcp://broker.example", "me")
        driver.publish(b"hello", b"world")
        self.assertIn('connected to tcp://broker.example', self.module.ctl("state"))

    def test_publishes_whatever_the_order_of_the_answers(self):
        for order in ("ok-first", "result-first", "random"):
            with self.subTest(order=order):
                driver = self.start("--order", order, "--prompt", "> ", "--bytes-per-read", "3")
                driver.connect("tcp://broker.example", "me")
                driver.publish(b"hello", b"world")

    def test_says_why_it_was_refused(self):
        driver = self.start()
        driver.connect("tcp://broker.example", "me")
        self.module.ctl("fault", "answer", "command=CMQTTPUB", "nth=1", "code=14")
        with self.assertRaises(Refused) as caught:
            driver.publish(b"hello", b"world")
        self.assertEqual(caught.exception.code, 14)
        driver.publish(b"hello", b"again")

    def test_does_not_take_ok_for_success(self):
        driver = self.start()
        driver.connect("tcp://broker.example", "me")
        self.module.ctl("fault", "omit", "part=result", "command=CMQTTPUB")
        with self.assertRaises(Timeout):
            driver.publish(b"hello", b"world")

    def test_lives_with_lines_of_others(self):
        driver = self.start()
        driver.connect("tcp://broker.example", "me")
        self.module.ctl("fault", "urc", "part=any", "text=+CGEV: ME PDN ACT 1")
        driver.publish(b"hello", b"world")

    def test_notices_that_the_connection_is_lost(self):
        driver = self.start()
        driver.connect("tcp://broker.example", "me")
        self.module.ctl("broker")
        with self.assertRaises(Refused) as caught:
            driver.publish(b"hello", b"world")
        self.assertEqual(caught.exception.code, 11)
        self.assertTrue(driver.lost)


if __name__ == "__main__":
    unittest.main()
