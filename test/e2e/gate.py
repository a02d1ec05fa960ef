# SPDX-License-Identifier: MIT
"""A gate in front of a broker that demands what a cloud's broker demands: server name, client certificate, credentials, topics.

It ends TLS, reads the packets of the client (MQTT 3.1.1, OASIS, 29 October 2014), and passes them on to a plain broker as long
as they keep the rules. Like the clouds it refuses a connection with a CONNACK code, and answers anything else that is not
allowed by closing the connection.
"""

import re
import select
import socket
import ssl
import struct
import threading
from dataclasses import dataclass

from harness import LIMIT

CONNECT, PUBLISH, SUBSCRIBE = 1, 3, 8


@dataclass(frozen=True)
class Rules:
    """What a gate wants. None: anything."""

    name: "str | None" = None           # the server name of the TLS handshake
    client_certificate: bool = False
    client_id: "str | None" = None
    user: "str | None" = None
    password: "str | None" = None       # a pattern
    refusal: int = 5                    # CONNACK: 4 bad user name or password, 5 not authorized; 0: it closes, and says nothing
    publish: str = ".*"                 # patterns of topics
    subscribe: str = ".*"
    most_qos: int = 1
    most_keepalive: "int | None" = None
    retain: bool = True


class Broken(Exception):
    """The client broke a rule."""


class Connect:
    """The fields of a CONNECT packet."""

    def __init__(self, body):
        length, = struct.unpack_from(">H", body)
        self.level, self.flags, self.keepalive = struct.unpack_from(">BBH", body, 2 + length)
        self.rest = body[6 + length:]
        self.client_id = self._text()
        if self.flags & 0x04:  # a will
            self._text(), self._text()
        self.user = self._text() if self.flags & 0x80 else None
        self.password = self._text() if self.flags & 0x40 else None

    def _text(self):
        length, = struct.unpack_from(">H", self.rest)
        text, self.rest = self.rest[2:2 + length], self.rest[2 + length:]
        return text.decode()


class Gate:
    """Listens at `port` of the loopback interface until it is closed. `broken` holds what broke a rule, in words."""

    def __init__(self, rules, broker_port, certificates):
        self.rules, self.broker_port, self.broken, self.connects = rules, broker_port, [], []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates / "server.pem", certificates / "server.key")
        self.context.sni_callback = self._check_name
        if rules.client_certificate:
            self.context.verify_mode = ssl.CERT_REQUIRED
            self.context.load_verify_locations(certificates / "ca.pem")
            self.context.maximum_version = ssl.TLSVersion.TLSv1_2  # its handshake ends with the client's certificate
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.socket.close()

    def _check_name(self, _connection, name, _context):
        if self.rules.name is None or name == self.rules.name:
            return None
        self.broken.append(f"the server name is {name}")
        return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME

    def _accept(self):
        while True:
            try:
                plain, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain):
        plain.settimeout(LIMIT)
        try:
            with self.context.wrap_socket(plain, server_side=True) as client, \
                    socket.create_connection(("127.0.0.1", self.broker_port), LIMIT) as broker:
                self._carry(client, broker)
        except (OSError, struct.error):
            pass  # the handshake failed, or one of them has gone

    def _carry(self, client, broker):
        waiting = b""
        while True:
            ready = [client] if client.pending() else select.select([client, broker], [], [])[0]
            if broker in ready:
                data = broker.recv(65536)
                if not data:
                    return
                client.sendall(data)
            if client in ready:
                data = client.recv(65536)
                if not data:
                    return
                waiting += data
                try:
                    waiting = self._pass_on(waiting, client, broker)
                except Broken as why:
                    self.broken.append(str(why))
                    return

    def _pass_on(self, data, client, broker):
        """Checks the whole packets at the front of the data and passes them on; returns the rest."""
        while True:
            end = 1
            while end < len(data) and data[end] & 0x80:
                end += 1
            if end >= len(data):
                return data
            length = sum((byte & 0x7F) << 7 * i for i, byte in enumerate(data[1:end + 1]))
            packet, rest = data[:end + 1 + length], data[end + 1 + length:]
            if len(packet) < end + 1 + length:
                return data
            self._check(packet[0], packet[end + 1:], client)
            broker.sendall(packet)
            data = rest

    def _check(self, first, body, client):
        kind, rules = first >> 4, self.rules
        if kind == CONNECT:
            self._check_connect(Connect(body), client)
        elif kind == PUBLISH:
            length, = struct.unpack_from(">H", body)
            self._want(rules.publish, body[2:2 + length].decode(), "publish to")
            if first >> 1 & 3 > rules.most_qos:
                raise Broken("QoS 2")
            if first & 1 and not rules.retain:
                raise Broken("retained")
        elif kind == SUBSCRIBE:
            length, = struct.unpack_from(">H", body, 2)
            self._want(rules.subscribe, body[4:4 + length].decode(), "subscribe to")

    @staticmethod
    def _want(pattern, topic, what):
        if not re.fullmatch(pattern, topic):
            raise Broken(f"{what} {topic}")

    def _check_connect(self, connect, client):
        rules = self.rules
        self.connects.append(connect)
        for what, wanted, found in (("client identifier", rules.client_id, connect.client_id), ("user", rules.user, connect.user)):
            if wanted is not None and found != wanted:
                self._refuse(client, f"{what} {found}")
        if rules.password is not None and not re.fullmatch(rules.password, connect.password or ""):
            self._refuse(client, "password")
        if rules.most_keepalive is not None and not 0 < connect.keepalive <= rules.most_keepalive:
            raise Broken(f"keep-alive {connect.keepalive}")

    def _refuse(self, client, what):
        if self.rules.refusal:
            client.sendall(bytes([0x20, 2, 0, self.rules.refusal]))
        raise Broken(what)
