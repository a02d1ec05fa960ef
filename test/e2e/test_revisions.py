# SPDX-License-Identifier: MIT
"""The revisions of the firmware, where they reach the network: what V3.00 adds to V1.00, and both ends of the line."""

import socket
import ssl
import subprocess
import threading
import time

from harness import BIN, LIMIT, E2eTest, find_program, unique


class TlsServer:
    """Has an RSA key, as the suite 0x002F wants. Takes one TLS connection, answers CONNECT with CONNACK, and keeps what the handshake said."""

    def __init__(self, folder, ciphers):
        certificate, key = folder / unique("rsa.pem"), folder / unique("rsa.key")
        subprocess.run([find_program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
                        "-days", "1", "-keyout", key, "-out", certificate],
                       check=True, capture_output=True, timeout=LIMIT)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self.context.set_ciphers(ciphers)
        self.context.sni_callback = self._keep_name
        self.name, self.cipher, self.connect = None, None, b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(LIMIT)
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _keep_name(self, _connection, name, _context):
        self.name = name

    def _serve(self):
        try:
            plain, _ = self.socket.accept()
            plain.settimeout(LIMIT)
            with self.context.wrap_socket(plain, server_side=True) as connection:
                self.cipher = connection.cipher()[0]
                self.connect = connection.recv(4096)
                connection.sendall(b"\x20\x02\x00\x00")
                connection.recv(4096)
        except OSError:
            pass  # the handshake failed: there is no cipher

    def close(self):
        self.thread.join(LIMIT)
        self.socket.close()


class Network(E2eTest):

    def service(self, *options):
        port = self.at(self.modem(*options))
        self.assertEqual(port.code("AT+CMQTTSTART"), 0)
        return port

    def upload(self, port, name, path):
        data = path.read_bytes()
        port.good(f'AT+CCERTDOWN="{name}",{len(data)}', data)

    def test_mqtt_version(self):
        port = self.service("--revision", "v3.00")
        for client, version in ((0, 3), (1, 4)):
            name = unique("version")
            port.good(f'AT+CMQTTACCQ={client},"{name}",0,{version}')
            self.assertEqual(port.connect(self.broker.ports["plain"], client), 0)
            self.assertRegex(self.broker.connection(name), rf"^p{version},")

    def test_version_of_v1(self):
        port = self.service()
        name = unique("version")
        port.up(self.broker.ports["plain"], name)
        self.assertRegex(self.broker.connection(name), r"^p4,")

    def handshake(self, *settings, ciphers="AES128-SHA:AES256-SHA:@SECLEVEL=0", host="127.0.0.1"):
        """Connects to a server of its own; returns it and the result's code."""
        server = TlsServer(self.folder, ciphers)
        port = self.service("--revision", "v3.00")
        for setting in settings:
            port.good(setting)
        port.good('AT+CMQTTACCQ=0,"sni",1')
        code = port.code(f'AT+CMQTTCONNECT=0,"tcp://{host}:{server.port}",60,1')
        if code == 0:
            port.code("AT+CMQTTDISC=0,60")
        server.close()
        return server, code

    def test_server_name(self):
        try:
            socket.getaddrinfo("localhost", 1)
        except socket.gaierror:
            self.skipTest("this system has no name for itself: no /etc/hosts, as in a bare chroot")
        server, code = self.handshake(host="localhost")
        self.assertEqual((server.name, code), (None, 0))
        server, code = self.handshake('AT+CSSLCFG="enableSNI",0,1', host="localhost")
        self.assertEqual((server.name, code), ("localhost", 0))

    def test_cipher_suites(self):
        one = 'AT+CSSLCFG="ciphersuites",0,0x002F'
        server, code = self.handshake(one, ciphers="AES256-SHA:AES128-SHA:@SECLEVEL=0")
        self.assertEqual((server.cipher, code), ("AES128-SHA", 0))
        server, code = self.handshake(one, ciphers="AES256-SHA:@SECLEVEL=0")
        self.assertEqual((server.cipher, code), (None, 32))
        server, code = self.handshake('AT+CSSLCFG="ciphersuites",0,0xFFFF', ciphers="AES256-SHA:@SECLEVEL=0")
        self.assertEqual((server.cipher, code), ("AES256-SHA", 0))

    def with_key(self, port, key):
        """Names a client certificate with this key, in context 0."""
        self.upload(port, "client.pem", self.certificates / "client.pem")
        self.upload(port, "key.pem", key)
        for setting in ('"authmode",0,3', '"clientcert",0,"client.pem"', '"clientkey",0,"key.pem"'):
            port.good(f"AT+CSSLCFG={setting}")

    def test_key_password(self):
        key = self.folder / "encrypted.key"
        subprocess.run([find_program("openssl"), "pkey", "-in", self.certificates / "client.key", "-aes256",
                        "-passout", "pass:open sesame", "-out", key], check=True, capture_output=True, timeout=LIMIT)
        port = self.service("--revision", "v3.00")
        self.with_key(port, key)
        port.good('AT+CMQTTACCQ=0,"key",1')
        for password, code in (("", 34), ("wrong", 34), ("open sesame", 0)):
            with self.subTest(password=password):
                port.good(f'AT+CSSLCFG="keypwd",0,"{password}"')
                self.assertEqual(port.connect(self.broker.ports["client"]), code)

    def test_unusable_file(self):
        """34 in V3.00; V1.00 has only 33, of which a file that is missing stays one in both."""
        for revision, unusable in (("v1.00", 33), ("v3.00", 34)):
            with self.subTest(revision=revision):
                port = self.service("--revision", revision)
                port.good('AT+CMQTTACCQ=0,"file",1')
                port.good('AT+CSSLCFG="authmode",0,1')
                port.good('AT+CSSLCFG="cacert",0,"ca.pem"')
                self.assertEqual(port.connect(self.broker.ports["tls"]), 33)
                self.upload(port, "ca.pem", self.file(b"this is no certificate\n"))
                self.assertEqual(port.connect(self.broker.ports["tls"]), unusable)
                self.upload(port, "ca.pem", self.certificates / "ca.pem")
                self.assertEqual(port.connect(self.broker.ports["tls"]), 0)


class A76XX(E2eTest):
    """What the A76XX does in another way."""

    def test_started_twice(self):
        port = self.at(self.modem("--revision", "a76xx-v1.06"))
        self.assertEqual(port.code("AT+CMQTTSTART"), 0)
        self.assertEqual(port.ask("AT+CMQTTSTART"), [b"ERROR"])
        self.assertEqual(port.code("AT+CMQTTSTOP"), 0)
        self.assertEqual(port.ask("AT+CMQTTSTOP"), [b"ERROR"])

    def test_boot_lines(self):
        port = self.at(self.modem("--revision", "a76xx-v1.06", "--boot", "full"))
        port.good("AT+CRESET")
        port.exactly(b"\r\n*ATREADY: 1\r\n\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n")

    def test_messages_on_one_line(self):
        port = self.at(self.modem("--revision", "a76xx-v1.06"))
        self.assertEqual(port.code("AT+CMQTTSTART"), 0)
        port.good(f'AT+CMQTTACCQ=0,"{unique("line")}"')
        port.good('AT+CMQTTCFG="argtopic",0,1,1')
        self.assertEqual(port.connect(self.broker.ports["plain"]), 0)
        topic = unique("one-line").encode()
        self.assertEqual(port.subscribe(topic), 0)
        payload = b'x\r\n+CMQTTCONNLOST: 0,1\r\nRDY"\0\xff'
        self.assertEqual(port.publish(topic, payload), 0)
        port.exactly(b'\r\n+CMQTTRECV: 0,"%s",%d,"%s"\r\n' % (topic, len(payload), payload))
        # The setting ends with the client.
        self.assertEqual(port.code("AT+CMQTTDISC=0,60"), 0)
        port.good("AT+CMQTTREL=0")
        port.up(self.broker.ports["plain"])
        self.assertEqual(port.subscribe(topic), 0)
        self.assertEqual(port.publish(topic, payload), 0)
        self.assertEqual(port.message()[-1], payload)


class BothEnds(E2eTest):
    """simcom and simcom-modem of the same revision."""

    def publish(self, revision, *options):
        topic = unique("revision")
        peer = self.listener(topic)
        process = self.pub(self.modem("--revision", revision), "--revision", revision, *options, "-t", topic, "-m", "x",
                           "--trace")
        self.assertEqual(peer.message().payload, b"x")
        return process.err

    def test_a_service_that_was_left_started(self):
        """The A76XX has no code that says so: found out by the data of its revision, not by a time limit."""
        modem = self.modem("--revision", "a76xx-v1.06")
        self.assertEqual(self.at(modem).code("AT+CMQTTSTART"), 0)
        topic = unique("healed")
        peer = self.listener(topic)
        begin = time.monotonic()
        self.pub(modem, "--revision", "a76xx-v1.06", "-t", topic, "-m", "x")
        self.assertEqual(peer.message().payload, b"x")
        self.assertLess(time.monotonic() - begin, 5)

    def test_names_on_the_wire(self):
        for revision, name in (("v1.00", "CMQTTPUB"), ("v3.00", "CMQTTPUB"), ("v1.00-as-printed", "CMQTPUB")):
            with self.subTest(revision=revision):
                self.assertRegex(self.publish(revision), rf"AT\+{name}=0,0,60")

    def test_limits(self):
        client = unique("a-client-id-of-more-than-23-bytes")
        self.publish("v3.00", "-i", client, "-k", "1")  # libmosquitto, behind the module, begins at 5
        self.assertRegex(self.broker.connection(client), "k5\\b")
        process = self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "-i", client, code=2)
        self.assertIn("23", process.err)

    def test_unknown_name(self):
        process = self.run_simcom("sub", "--revision", "v9", code=2)
        modem = subprocess.run([BIN / "simcom-modem", "--revision", "v9"], capture_output=True, text=True, check=False,
                               timeout=LIMIT)
        self.assertEqual(modem.returncode, 2)
        for text in (process.err, modem.stderr):
            for name in ("v1.00", "v1.00-as-printed", "v3.00"):
                self.assertIn(name, text)
