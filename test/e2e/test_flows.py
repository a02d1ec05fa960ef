# SPDX-License-Identifier: MIT
"""The five flows of section 3 of the manual V1.00, command by command, against mosquitto, in all four authmodes."""

import unittest

from harness import E2eTest, unique

PAYLOAD = b"0123456789" * 6
FILES = {"cacert": "ca.pem", "clientcert": "client.pem", "clientkey": "client.key"}


class Flows(E2eTest):
    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.port = self.at(self.device)

    def upload(self, *settings):
        """The files of these settings, named in context 0 as 3.3 and 3.4 do."""
        for setting in settings:
            name = FILES[setting].replace(".key", "-key.pem")
            data = (self.certificates / FILES[setting]).read_bytes()
            self.port.good(f'AT+CCERTDOWN="{name}",{len(data)}', data)
            self.port.good(f'AT+CSSLCFG="{setting}",0,"{name}"')

    def begin(self, where, tls, context=None, will=True, keepalive=60):
        """From START to CONNECT. Returns the client's identifier and the topic of its will."""
        client, gone = unique("flow"), unique("gone")
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        self.port.good(f'AT+CMQTTACCQ=0,"{client}"' + (",1" if tls else ""))
        if context is not None:
            self.port.good(f"AT+CMQTTSSLCFG=0,{context}")
        if will:
            self.port.good(f"AT+CMQTTWILLTOPIC=0,{len(gone)}", gone.encode())
            self.port.good("AT+CMQTTWILLMSG=0,6,1", b"qwerty")
        server = f"tcp://127.0.0.1:{self.broker.ports[where]}"
        self.assertEqual(self.port.code(f'AT+CMQTTCONNECT=0,"{server}",{keepalive},1'), 0)
        return client, gone

    def publish(self, topic, payload):
        self.port.good(f"AT+CMQTTTOPIC=0,{len(topic)}", topic)
        if payload:
            self.port.good(f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,1,60"), 0)

    def end(self):
        self.assertEqual(self.port.code("AT+CMQTTDISC=0,120"), 0)
        self.port.good("AT+CMQTTREL=0")
        self.assertEqual(self.port.code("AT+CMQTTSTOP"), 0)
        self.port.close()
        self.assertClean(self.device)

    def batch_and_one(self, topic):
        """SUBTOPIC, SUB, SUB of one, UNSUB of one: 3.2 to 3.4."""
        self.port.good("AT+CMQTTSUBTOPIC=0,9,1", b"123456789")
        self.assertEqual(self.port.code("AT+CMQTTSUB=0"), 0)
        self.assertEqual(self.port.code(f"AT+CMQTTSUB=0,{len(topic)},1", topic), 0)
        self.publish(topic, PAYLOAD)
        self.assertEqual(self.port.message(), (0, topic, PAYLOAD))
        self.assertEqual(self.port.code(f"AT+CMQTTUNSUB=0,{len(topic)},0", topic), 0)
        self.publish(topic, PAYLOAD)  # nobody gets it: end() would see the message

    def run_flow(self, where, context=None):
        topic = unique("topic").encode()
        peer = self.listener(topic.decode())
        client, gone = self.begin(where, True, context)
        mourner = self.listener(gone)
        self.publish(topic, PAYLOAD)
        self.assertEqual(peer.message().payload, PAYLOAD)
        self.batch_and_one(topic)
        self.end()
        mourner.no_more()  # a good-bye leaves no will behind
        return client

    def test_3_1_tcp(self):
        topic = unique("simcommsg").encode()
        self.begin("plain", False)
        self.assertEqual(self.port.code(f"AT+CMQTTSUB=0,{len(topic)},1", topic), 0)
        self.publish(topic, PAYLOAD)
        self.assertEqual(self.port.message(), (0, topic, PAYLOAD))
        self.port.good("AT+CMQTTSUBTOPIC=0,9,1", b"123456789")
        self.assertEqual(self.port.code("AT+CMQTTSUB=0"), 0)
        self.assertEqual(self.port.code(f"AT+CMQTTUNSUB=0,{len(topic)},0", topic), 0)
        self.end()

    def test_3_2_nobody_is_verified(self):
        """No context is configured: authmode 0, and one's own number is the context."""
        self.run_flow("tls")

    def test_3_3_the_server_is_verified(self):
        self.port.good('AT+CSSLCFG="sslversion",0,4')
        self.port.good('AT+CSSLCFG="authmode",0,1')
        self.port.good('AT+CSSLCFG="ignorelocaltime",0,1')
        self.upload("cacert")
        self.run_flow("tls", context=0)

    def test_3_4_both_are_verified(self):
        self.port.good('AT+CSSLCFG="sslversion",0,4')
        self.port.good('AT+CSSLCFG="authmode",0,2')
        self.port.good('AT+CSSLCFG="ignorelocaltime",0,1')
        self.upload("cacert", "clientcert", "clientkey")
        client = self.run_flow("client", context=0)
        self.assertIn("u'simcom-demo'", self.broker.connection(client))

    def test_3_4_the_client_alone_is_verified(self):
        """authmode 3, which section 3 has no example of."""
        self.port.good('AT+CSSLCFG="authmode",0,3')
        self.upload("clientcert", "clientkey")
        client = self.run_flow("client", context=0)
        self.assertIn("u'simcom-demo'", self.broker.connection(client))

    def test_3_5_without_a_payload(self):
        """With a topic that mosquitto takes: it closes the connection of whoever sends one that is not UTF-8, and
        libmosquitto sends none. The flow with the manual's topic is played with the broker inside simcom-modem by
        simulator/test/test_conversations.c."""
        topic = unique("topic").encode()
        client = unique("flow")
        self.assertEqual(self.port.code("AT+CMQTTSTART"), 0)
        self.port.good(f'AT+CMQTTACCQ=0,"{client}"')
        self.port.good('AT+CMQTTCFG="checkUTF8",0,0')
        self.assertEqual(self.port.connect(self.broker.ports["plain"]), 0)
        self.assertEqual(self.port.code(f"AT+CMQTTSUB=0,{len(topic)},1", topic), 0)
        self.publish(topic, b"")
        self.assertEqual(self.port.message(), (0, topic, b""))
        bad = b"\xc5\xce" * 4 + b"\xc5"
        self.port.good(f"AT+CMQTTTOPIC=0,{len(bad)}", bad)
        self.assertEqual(self.port.code("AT+CMQTTPUB=0,1,60"), 24)
        self.end()


if __name__ == "__main__":
    unittest.main()
