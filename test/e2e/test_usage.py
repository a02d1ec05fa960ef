# SPDX-License-Identifier: MIT
"""simcom: bad usage ends with 2 and says what to do, a bad device ends with 3."""

import os
import pty
import tty

from harness import E2eTest, unique


class Usage(E2eTest):

    def bad(self, *arguments, says=(), env=None):
        with self.subTest(arguments=[str(argument)[:40] for argument in arguments]):
            process = self.run_simcom(*arguments, code=2, env=env)
            self.assertEqual(process.out, b"")
            for word in says:
                self.assertIn(word, process.err)
            self.assertRegex(process.err, r"^simcom", "it says who complains")

    def test_subcommand(self):
        every = ["pub", "sub", "decode", "conform", "probe", "--help"]
        self.bad(says=every)
        self.bad("publish", says=every)

    def test_pub(self):
        device = ["-D", "/nonexistent"]
        help_ = "simcom pub --help"
        pub = ["pub", *device, "-t", "t"]
        self.bad("pub", *device, "-m", "x", says=["-t", help_])
        self.bad(*pub, says=["-m", "-f", help_])
        self.bad("pub", "-t", "t", "-m", "x", says=["-D", "SIMCOM_DEVICE", help_])
        self.bad(*pub, "-m", "x", "-n", says=[help_])
        self.bad(*pub, "-m", "x", "-l", says=[help_])
        self.bad(*pub, "-m", "x", "-q", "3", says=["-q", "2", help_])
        self.bad(*pub, "-m", "x", "-q", "one", says=["-q", help_])
        self.bad(*pub, "-m", "x", "-p", "65536", says=["-p", "65535", help_])
        self.bad(*pub, "-m", "x", "-p", "0", says=["-p", help_])
        self.bad(*pub, "-m", "x", "-k", "59", says=["-k", "60", "64800", help_])
        self.bad(*pub, "-m", "x", "-k", "64801", says=["-k", help_])
        self.bad(*pub, "-m", "x", "-b", "fast", says=["-b", help_])
        self.bad(*pub, "-m", "x", "-i", "i" * 24, says=["23", help_])
        self.bad(*pub, "-m", "x", "-i", "", says=["23", help_])
        self.bad(*pub, "-m", "x", "-P", "p", says=["-u", help_])
        self.bad(*pub, "-m", "x", "--no-such", says=["--no-such", help_])
        self.bad(*pub, "-m", says=["-m", help_])
        self.bad(*pub, "-m", "x", "stray", says=["stray", help_])
        self.bad(*pub, "-m", "x", "-t", "second", says=["topic", help_])

    def test_topics(self):
        device = ["-D", "/nonexistent"]
        self.bad("pub", *device, "-m", "x", "-t", "x" * 1025, says=["1024"])
        self.bad("pub", *device, "-m", "x", "-t", "", says=["1024"])
        self.bad("sub", *device, "-t", "x" * 1025, says=["1024"])
        for topic in ("a/+/b", "a/#"):
            self.bad("pub", *device, "-m", "x", "-t", topic, says=["+", "#"])

    def test_sub(self):
        sub = ["sub", "-D", "/nonexistent"]
        help_ = "simcom sub --help"
        self.bad(*sub, says=["-t", help_])
        self.bad(*sub, "-t", "t", "-C", "0", says=["-C", help_])
        self.bad(*sub, "-t", "t", "-W", "x", says=["-W", help_])
        self.bad(*sub, "-t", "t", "-m", "x", says=["-m", help_])

    def test_tls(self):
        pub = ["pub", "-D", "/nonexistent", "-t", "t", "-m", "x"]
        self.bad(*pub, "--cert", "c", says=["--key"])
        self.bad(*pub, "--key", "k", says=["--cert"])
        self.bad(*pub, "--cert", "c", "--key", "k", says=["--cafile", "--insecure"])
        self.bad(*pub, "--cafile", "c", "--insecure", says=["--cafile", "--insecure"])
        self.bad(*pub, "--cafile", "/nonexistent/ca.pem", says=["/nonexistent/ca.pem"])

    def test_will(self):
        pub = ["pub", "-D", "/nonexistent", "-t", "t", "-m", "x"]
        self.bad(*pub, "--will-payload", "p", says=["--will-topic"])
        self.bad(*pub, "--will-topic", "w", says=["--will-payload"])
        self.bad(*pub, "--will-topic", "w", "--will-payload", "p", "--will-qos", "3", says=["--will-qos"])
        self.bad(*pub, "--will-topic", "w", "--will-payload", "p", "--will-retain", says=["--will-retain"])

    def test_message_file(self):
        self.bad("pub", "-D", "/nonexistent", "-t", "t", "-f", "/nonexistent/file", says=["/nonexistent/file"])

    def test_arguments_that_the_module_could_not_take(self):
        """Refused before the module hears of them, so that nothing is left behind."""
        device = self.modem()
        to = self.to(device)
        self.bad("pub", *to, "-t", "t", "-m", "x", "-i", 'a"b')
        self.bad("pub", *to, "-t", "t", "-m", "x", "-u", 'a"b')
        self.bad("pub", *to, "-t", "t", "-m", "x", "-u", "u" * 257)
        self.bad("pub", *to, "-t", "t", "-m", "x", "-u", "u", "-P", "p" * 257)
        self.bad("pub", "-D", device.link, "-h", 'a"\rAT+CRESET', "-t", "t", "-m", "x")
        self.bad("pub", "-D", device.link, "-h", "h" * 300, "-t", "t", "-m", "x")
        self.bad("pub", "-D", device.link, "-h", "", "-t", "t", "-m", "x")
        self.assertClean(device)

    def test_help(self):
        common = ["-D", "-b", "--trace", "-h", "-p", "-i", "-k", "-u", "-P", "-t", "-q", "--cafile", "--cert", "--key",
                  "--insecure", "--will-topic", "--will-payload", "--will-qos", "--will-retain", "exit codes"]
        for arguments, words in ((["pub", "--help"], [*common, "-m", "-f", "-l", "-n", "-r"]),
                                 (["sub", "--help"], [*common, "-v", "-C", "-W"]),
                                 (["--help"], ["pub", "sub", "exit codes"])):
            text = self.run_simcom(*arguments).out.decode()
            for word in words:
                self.assertIn(word, text)
            for code in (0, 1, 2, 3, 4):
                self.assertRegex(text, rf"(?m)^ +{code} ")
        self.assertRegex(self.run_simcom("--version").out.decode(), r"^simcom \S+\n$")


class Device(E2eTest):

    def test_not_there(self):
        for command in (["pub", "-m", "x"], ["sub"]):
            process = self.run_simcom(*command, "-t", "t", "-D", "/nonexistent/tty", code=3)
            self.assertIn("/nonexistent/tty", process.err)
            self.assertIn("No such file", process.err)

    def test_not_a_port(self):
        path = self.file(b"precious")
        process = self.run_simcom("pub", "-t", "t", "-m", "x", "-D", path, code=3)
        self.assertIn(str(path), process.err)
        self.assertIn("no serial port", process.err)
        self.assertEqual(path.read_bytes(), b"precious")

    def test_silent(self):
        """A port at which nobody answers."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        self.addCleanup(os.close, slave)
        tty.setraw(slave)
        process = self.run_simcom("pub", "-t", "t", "-m", "x", "-D", os.ttyname(slave), code=3)
        self.assertIn("does not answer", process.err)
        self.assertIn("-b", process.err)

    def test_odd_rates(self):
        device, topic = self.modem(), unique("rate")
        peer = self.listener(topic)
        for rate in (9600, 115200, 921600, 12345):
            self.pub(device, "-b", rate, "-t", topic, "-q", 1, "-m", str(rate))
            self.assertEqual(peer.message().payload, str(rate).encode())
