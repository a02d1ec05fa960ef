# SPDX-License-Identifier: MIT
"""simcom cert; and that pub and sub write a file into the module once."""

import base64
import hashlib
import re
import subprocess
import unittest

from harness import E2eTest, find_program, unique


class InTheModule(E2eTest):
    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.ca, self.key = self.certificates / "ca.pem", self.certificates / "client.key"

    def cert(self, action, *operands, code=0):
        return self.run_simcom("cert", action, "-D", self.device.link, *operands, code=code).out.decode()

    def in_module(self):
        with self.at(self.device) as port:
            return [re.search(rb'"(.*)"', line)[1].decode() for line in port.good("AT+CCERTLIST")]

    @staticmethod
    def name_of(path):
        return f"simcom-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.pem"

    def test_put_list_delete(self):
        names = [self.name_of(self.ca), self.name_of(self.key)]
        said = self.cert("put", self.ca, self.key)
        self.assertEqual(said, f"{names[0]} {self.ca}\n{names[1]} {self.key}\n")
        self.assertEqual(self.in_module(), names)
        self.assertEqual(self.cert("list").split(), names)
        self.cert("delete", names[0])
        self.assertEqual(self.in_module(), names[1:])
        self.assertIn("refused", self.run_simcom("cert", "delete", "-D", self.device.link, "other.pem", code=1).err)

    def test_what_is_there_is_not_written_again(self):
        self.cert("put", self.ca)
        for more, written in (((), False), (("--force",), True)):
            process = self.run_simcom("cert", "put", "-D", self.device.link, "--trace", *more, self.ca)
            self.assertEqual("CCERTDOWN" in process.err, written)
            self.assertEqual("(was there)" in process.out.decode(), not written)

    def test_der(self):
        body = re.search(r"-----BEGIN CERTIFICATE-----(.*?)-----END", self.ca.read_text(), re.DOTALL)[1]
        self.assertRegex(self.cert("put", self.file(base64.b64decode(body))), r"^simcom-[0-9a-f]{16}\.der ")

    def pub(self, *options, code=0):
        return self.run_simcom("pub", *self.to(self.device, "tls"), "--cafile", *options, "-t", unique("t"), "-m", "x", "--trace", code=code).err

    def test_pub_writes_a_file_once(self):
        self.assertIn("CCERTDOWN", self.pub(self.ca))
        self.assertNotIn("CCERTDOWN", self.pub(self.ca))
        self.assertEqual(self.in_module(), [self.name_of(self.ca)])

    def test_a_file_with_the_wrong_content_is_replaced(self):
        """An earlier upload was cut short, and the module kept what it had."""
        port = self.at(self.device)
        port.good(f'AT+CCERTDOWN="{self.name_of(self.ca)}",40', b"-----BEGIN CERTIFICATE-----\r\r\r\r\r\r\r\r\r\r\r\r\r")
        port.close()
        self.assertIn("deleted", self.pub(self.ca, "-d", code=1))
        self.assertEqual(self.in_module(), [])
        self.assertIn("CCERTDOWN", self.pub(self.ca))

    def test_usage(self):
        for words in ((), ("list", "x.pem"), ("put",), ("delete",), ("frob", "x.pem")):
            self.run_simcom("cert", *words, "-D", self.device.link, code=2)
        self.run_simcom("cert", "list", code=2)
        self.run_simcom("cert", "list", "-D", "/nonexistent", code=3)
        self.run_simcom("cert", "put", "-D", self.device.link, "/nonexistent", code=2)


class Check(E2eTest):
    """Without a module."""

    def check(self, *files, code=0):
        return self.run_simcom("cert", "check", *files, code=code).out.decode()

    def openssl(self, *arguments):
        subprocess.run([find_program("openssl"), *map(str, arguments)], check=True, capture_output=True, timeout=60)

    def test_good(self):
        c = self.certificates
        said = self.check(c / "ca.pem", c / "client.pem", c / "client.key")
        for words in ("certificate of an authority, CN=simcom-mqtt test CA", f"{c}/client.pem is signed by {c}/ca.pem",
                      f"{c}/client.key is the key of {c}/client.pem"):
            self.assertIn(words, said)
        self.assertNotIn("wrong", said)

    def test_wrong(self):
        c = self.certificates
        body = re.search(r"-----BEGIN CERTIFICATE-----(.*?)-----END", (c / "client.pem").read_text(), re.DOTALL)[1]
        times = list(re.finditer(rb"\x17\x0d\d{12}Z", der := base64.b64decode(body)))
        expired = self.file(der[:times[1].start() + 2] + b"200101000000Z" + der[times[1].end():])
        named = self.folder / "named.pem"
        self.openssl("req", "-x509", "-key", c / "client.key", "-subj", "/CN=\x1b[31mred", "-out", named)
        self.assertNotIn("\x1b", self.check(named))
        request, public = self.folder / "request.pem", self.folder / "public.pem"
        self.openssl("req", "-new", "-key", c / "client.key", "-subj", "/CN=x", "-out", request)
        self.openssl("pkey", "-in", c / "client.key", "-pubout", "-out", public)
        cut = self.file((c / "ca.pem").read_bytes()[:200])
        long = self.file((c / "ca.pem").read_bytes() + b"#" * 10240)
        for files, words in (((expired,), "has expired"), ((request,), "request"), ((public,), "public key"), ((cut,), "cannot be read"),
                             ((c / "client.pem", c / "server.key"), "belongs to none"), ((self.file(b"junk"),), "neither PEM"),
                             ((self.file(b"\x30\x03junk"),), "neither a certificate"), ((long,), "v1.00 does not take it")):
            with self.subTest(words=words):
                said = self.check(*files, code=1)
                self.assertRegex(said, f"wrong: .*{words}")
                self.assertNotIn("\x1b", said)

    def test_encrypted_key(self):
        key = self.folder / "key.pem"
        self.openssl("pkey", "-in", self.certificates / "client.key", "-aes256", "-passout", "pass:secret", "-out", key)
        self.assertIn("encrypted", self.check(key))


if __name__ == "__main__":
    unittest.main()
