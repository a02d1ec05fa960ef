# SPDX-License-Identifier: MIT
"""TLS: who is verified, by whom, and what is said when that fails."""

import base64
import re
import socket
import time

from harness import LIMIT, TRAP, E2eTest, random_bytes, unique

# Advice that the text of code 32 has to hold, because each of these is a frequent cause (FIRMWARE, 4).
ADVICE = "(?is)32 .*(clock|time).*(CA|authority|certificate)|32 .*(CA|authority|certificate).*(clock|time)"


class Tool(E2eTest):
    """The options of simcom."""

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("tls")
        c = self.certificates
        self.ca = ["--cafile", c / "ca.pem"]
        self.other_ca = ["--cafile", c / "other-ca.pem"]
        self.client = ["--cert", c / "client.pem", "--key", c / "client.key"]

    def pub_ok(self, port, *options):
        """Publishes; the peer, on a plain connection, gets it. Returns the connection as the broker saw it."""
        client, topic = unique("tls"), unique("topic")
        peer = self.listener(topic)
        self.pub(self.device, *options, "-i", client, "-t", topic, "-q", 1, "-m", "secret", port=port)
        self.assertEqual(peer.message().payload, b"secret")
        return self.broker.connection(client)

    def pub_refused(self, port, *options):
        process = self.pub(self.device, *options, "-t", self.topic, "-m", "x", port=port, code=1)
        self.assertRegex(process.err, "connect: .*32 ")
        self.assertRegex(process.err, ADVICE)
        self.assertClean(self.device)

    def test_not_verified(self):
        self.pub_ok("tls", "--insecure")

    def test_broker_verified(self):
        self.pub_ok("tls", *self.ca)

    def test_both_verified(self):
        self.assertIn("u'simcom-demo'", self.pub_ok("client", *self.ca, *self.client))

    def test_client_verified_broker_not(self):
        self.assertIn("u'simcom-demo'", self.pub_ok("client", "--insecure", *self.client))

    def test_wrong_authority(self):
        self.pub_refused("tls", *self.other_ca)
        self.pub_refused("client", *self.other_ca, *self.client)

    def test_client_certificate_missing(self):
        self.pub_refused("client", *self.ca)

    def test_good_after_wrong(self):
        """What an earlier run has put into the module is replaced."""
        self.pub_refused("tls", *self.other_ca)
        self.pub_ok("tls", *self.ca)
        self.pub_ok("client", *self.ca, *self.client)
        self.pub_ok("tls", "--insecure")
        self.pub_ok("plain")
        self.pub_refused("tls", *self.other_ca)

    def test_plain_to_tls_and_back(self):
        """A broker that speaks the other protocol."""
        process = self.pub(self.device, "-t", self.topic, "-m", "x", port="tls", code=1)
        self.assertRegex(process.err, r"connect: .*\d")
        self.pub_refused("plain", *self.ca)

    def test_der(self):
        paths = {}
        for name, kind in (("ca.pem", "CERTIFICATE"), ("client.pem", "CERTIFICATE"), ("client.key", "PRIVATE KEY")):
            pem = (self.certificates / name).read_text()
            body = re.search(rf"-----BEGIN {kind}-----(.*?)-----END", pem, re.DOTALL).group(1)
            paths[name] = self.folder / (name.replace(".", "-") + ".der")
            paths[name].write_bytes(base64.b64decode(body))
        seen = self.pub_ok("client", "--cafile", paths["ca.pem"], "--cert", paths["client.pem"],
                           "--key", paths["client.key"])
        self.assertIn("u'simcom-demo'", seen)

    def test_not_a_certificate(self):
        junk = self.file(b"this is no certificate\n")
        process = self.pub(self.device, "--cafile", junk, "-t", self.topic, "-m", "x", port="tls", code=1)
        self.assertRegex(process.err, "connect: .*3[34] ")
        self.assertRegex(process.err, "(?i)certificate")
        self.assertClean(self.device)

    def test_files_that_cannot_be(self):
        for options, word in ((["--cafile", self.folder / "nowhere.pem"], "nowhere.pem"),
                              (["--cafile", self.file(b"")], "empty"),
                              (["--cafile", self.file(b"x" * 10241)], "10240")):
            with self.subTest(word=word):
                process = self.pub(self.device, *options, "-t", self.topic, "-m", "x", port="tls", code=2)
                self.assertIn(word, process.err)

    def test_large_payload_both_ways(self):
        content = random_bytes(10240 - len(TRAP), 7) + TRAP
        options = [*self.ca, *self.client]
        other = self.modem()
        process = self.sub(other, *options, "-t", self.topic, "-q", 2, "-N", "-C", 1, port="client")
        peer = self.listener(self.topic)
        self.pub(self.device, *options, "-t", self.topic, "-q", 2, "-f", self.file(content), port="client")
        self.assertEnds(process)
        self.assertEqual(process.out, content)
        self.assertEqual(peer.message().payload, content)

    def test_peer_over_tls(self):
        """The independent peer on the TLS port, too."""
        peer = self.peer(self.broker.ports["tls"], context=self.tls_context())
        peer.subscribe(self.topic)
        self.pub(self.device, *self.ca, "-t", self.topic, "-q", 2, "-m", "x", port="tls")
        self.assertEqual(peer.message().payload, b"x")

    def test_will_over_tls(self):
        will = unique("will")
        peer = self.listener(will)
        self.sub(self.device, *self.ca, "-t", self.topic, "--will-topic", will, "--will-payload", "gone", port="tls")
        self.device.kill()
        self.assertEqual(peer.message().payload, b"gone")

    def test_killed_and_healed_over_tls(self):
        options = [*self.ca, *self.client]
        process = self.sub(self.device, *options, "-t", self.topic, port="client")
        process.popen.kill()
        process.wait()
        self.pub_ok("client", *options)
        self.assertClean(self.device)


class Context(E2eTest):
    """SSL contexts of the module (V1.00 2.1.1, 2.2.5), by hand."""

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.port = self.at(self.device)
        for name, file in (("ca.pem", "ca.pem"), ("other.pem", "other-ca.pem"), ("cert.pem", "client.pem"),
                           ("key_key.pem", "client.key")):
            data = (self.certificates / file).read_bytes()
            self.port.good(f'AT+CCERTDOWN="{name}",{len(data)}', data)
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)

    def configure(self, context, **settings):
        settings.setdefault("ignorelocaltime", 1)
        for name, value in settings.items():
            value = f'"{value}"' if isinstance(value, str) else value
            self.port.good(f'AT+CSSLCFG="{name}",{context},{value}')

    def attempt(self, where, context=0):
        """Connects with a context; returns the code, and whose certificate the broker saw."""
        client = unique("ctx")
        self.port.good(f'AT+CMQTTACCQ=0,"{client}",1')
        self.port.good(f"AT+CMQTTSSLCFG=0,{context}")
        code = self.port.connect(self.broker.ports[where])
        user = None
        if code == 0:
            found = re.search("u'(.*)'", self.broker.connection(client))
            user = found and found.group(1)
            self.assertEqual(self.port.code("AT+CMQTTDISC=0,0"), 0)
        self.port.good("AT+CMQTTREL=0")
        return code, user

    def test_authmodes(self):
        full = {"cacert": "ca.pem", "clientcert": "cert.pem", "clientkey": "key_key.pem"}
        wrong = dict(full, cacert="other.pem")
        rows = (
            # authmode, files, port, expected
            (0, {}, "tls", (0, None)),
            (0, wrong, "tls", (0, None)),                # the authority is not looked at
            (0, {}, "client", (32, None)),               # no certificate is sent
            (1, {"cacert": "ca.pem"}, "tls", (0, None)),
            (1, {"cacert": "other.pem"}, "tls", (32, None)),
            (1, {}, "tls", (33, None)),
            (1, {"cacert": "nobody.pem"}, "tls", (33, None)),
            (1, full, "client", (32, None)),             # it has a certificate, but does not send it
            (2, full, "client", (0, "simcom-demo")),
            (2, full, "tls", (0, None)),
            (2, wrong, "client", (32, None)),
            (2, {"cacert": "ca.pem"}, "tls", (33, None)),
            (3, {"clientcert": "cert.pem", "clientkey": "key_key.pem"}, "client", (0, "simcom-demo")),
            (3, wrong, "client", (0, "simcom-demo")),
            (3, {"clientcert": "cert.pem"}, "client", (33, None)),
        )
        for i, (mode, files, where, expected) in enumerate(rows):
            with self.subTest(mode=mode, files=files, where=where):
                self.port.good("AT+CRESET")  # forgets the settings; the files survive it
                self.assertEqual(self.port.urc(), b"RDY")
                self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
                context = i % 10
                self.configure(context, authmode=mode, **files)
                self.assertEqual(self.attempt(where, context), expected)

    def test_dates_are_checked_at_the_clock_of_the_module(self):
        self.configure(3, authmode=1, ignorelocaltime=0, cacert="ca.pem")
        self.assertEqual(self.attempt("tls", 3), (32, None))  # it is 1980
        self.port.good(time.strftime('AT+CCLK="%y/%m/%d,%H:%M:%S+00"', time.gmtime()))
        self.assertEqual(self.attempt("tls", 3), (0, None))
        self.port.good('AT+CCLK="69/01/01,00:00:00+00"')  # long after the certificates have expired
        self.assertEqual(self.attempt("tls", 3), (32, None))

    def test_versions(self):
        for version, expected in ((3, 0), (4, 0)):
            with self.subTest(version=version):
                self.configure(0, authmode=0, sslversion=version)
                self.assertEqual(self.attempt("tls")[0], expected)

    def test_choice_of_a_context_is_used_up(self):
        """2.2.5: it is cleared when CONNECT has finished; then the context of the client's own number counts."""
        self.configure(5, authmode=0)
        self.configure(0, authmode=1, cacert="other.pem")
        self.port.good(f'AT+CMQTTACCQ=0,"{unique("once")}",1')
        self.port.good("AT+CMQTTSSLCFG=0,5")
        self.assertEqual(self.port.connect(self.broker.ports["tls"]), 0)
        self.assertEqual(self.port.code("AT+CMQTTDISC=0,0"), 0)
        self.assertEqual(self.port.connect(self.broker.ports["tls"]), 32)
        self.port.good("AT+CMQTTSSLCFG=0,5")
        self.assertEqual(self.port.connect(self.broker.ports["tls"]), 0)

    def test_deleted_certificate(self):
        self.configure(0, authmode=1, cacert="ca.pem")
        self.assertEqual(self.attempt("tls"), (0, None))
        self.assertIn(b'+CCERTLIST: "ca.pem"', self.port.good("AT+CCERTLIST"))
        self.port.good('AT+CCERTDELE="ca.pem"')
        self.assertNotIn(b'+CCERTLIST: "ca.pem"', self.port.good("AT+CCERTLIST"))
        self.assertEqual(self.attempt("tls"), (33, None))

    def test_handshake_that_never_ends(self):
        """negotiatetime is its limit; 10 s is its least value."""
        with socket.create_server(("127.0.0.1", 0)) as silent:
            self.configure(0, authmode=0, negotiatetime=10)
            self.port.good(f'AT+CMQTTACCQ=0,"{unique("slow")}",1')
            self.port.good("AT+CMQTTSSLCFG=0,0")
            begin = time.monotonic()
            self.assertEqual(self.port.connect(silent.getsockname()[1], limit=2 * LIMIT), 32)
            self.assertGreater(time.monotonic() - begin, 9)

    def test_two_clients_one_of_them_over_tls(self):
        self.configure(2, authmode=2, cacert="ca.pem", clientcert="cert.pem", clientkey="key_key.pem")
        self.port.up(self.broker.ports["plain"])
        self.port.good(f'AT+CMQTTACCQ=1,"{unique("second")}",1')
        self.port.good("AT+CMQTTSSLCFG=1,2")
        self.assertEqual(self.port.connect(self.broker.ports["client"], 1), 0)
        topic = unique("both").encode()
        self.assertEqual(self.port.subscribe(topic, 1, 0), 0)
        self.assertEqual(self.port.publish(topic, TRAP, 1, 1), 0)
        self.assertEqual(self.port.message(), (0, topic, TRAP))
