# SPDX-License-Identifier: MIT
"""The specification against the manual: numbers and names copied by hand from V1.00 and the field's corrections.

Nothing here is derived from the YAML. Where a test fails, look into the manual first.
"""
from __future__ import annotations

import unittest

from codegen.read.build import Family, read_family, spec_files
from codegen.read.load import load_file
from codegen.lower.tables import Tables
from codegen.read.model import Command, Form, Parameter, Spec, Urc
from codegen.tests.support import SPEC, tables_of

# Every command of chapter 2 with its forms in the manual's order; write forms by variant.
FORMS = {
    "CSSLCFG": "test read write:query write:sslversion write:authmode write:ignorelocaltime write:negotiatetime "
               "write:cacert write:clientcert write:clientkey",  # 2.1.1
    "CCERTDOWN": "test write",  # 2.1.2
    "CCERTLIST": "execute",  # 2.1.3
    "CCERTDELE": "write",  # 2.1.4
    "CMQTTSTART": "execute",  # 2.2.1
    "CMQTTSTOP": "execute",  # 2.2.2
    "CMQTTACCQ": "test read write",  # 2.2.3
    "CMQTTREL": "test read write",  # 2.2.4
    "CMQTTSSLCFG": "test read write",  # 2.2.5
    "CMQTTWILLTOPIC": "test write",  # 2.2.6
    "CMQTTWILLMSG": "test write",  # 2.2.7
    "CMQTTCONNECT": "test read write",  # 2.2.8
    "CMQTTDISC": "test read write",  # 2.2.9
    "CMQTTTOPIC": "test write",  # 2.2.10
    "CMQTTPAYLOAD": "test write",  # 2.2.11
    "CMQTTPUB": "test write",  # 2.2.12
    "CMQTTSUBTOPIC": "test write",  # 2.2.13
    "CMQTTSUB": "test write:batch write:topic",  # 2.2.14
    "CMQTTUNSUBTOPIC": "test write",  # 2.2.15
    "CMQTTUNSUB": "test write:batch write:topic",  # 2.2.16
    "CMQTTCFG": "test read write:checkUTF8",  # 2.2.17
}

SECTIONS = {
    "CSSLCFG": "2.1.1", "CCERTDOWN": "2.1.2", "CCERTLIST": "2.1.3", "CMQTTSTART": "2.2.1", "CMQTTSTOP": "2.2.2",
    "CMQTTACCQ": "2.2.3", "CMQTTREL": "2.2.4", "CMQTTSSLCFG": "2.2.5", "CMQTTWILLTOPIC": "2.2.6",
    "CMQTTWILLMSG": "2.2.7", "CMQTTCONNECT": "2.2.8", "CMQTTDISC": "2.2.9", "CMQTTTOPIC": "2.2.10",
    "CMQTTSUBTOPIC": "2.2.13", "CMQTTSUB": "2.2.14", "CMQTTUNSUBTOPIC": "2.2.15", "CMQTTUNSUB": "2.2.16",
    "CMQTTCFG": "2.2.17",
}

# Parameters of the forms that have some: name, least, most; brackets around what may be left out.
CLIENT, CONTEXT = "client_index 0 1", "ssl_ctx_index 0 9"
PARAMETERS = {
    "CSSLCFG:query": [CONTEXT],
    "CSSLCFG:sslversion": [CONTEXT, "sslversion 0 4"],
    "CSSLCFG:authmode": [CONTEXT, "authmode 0 3"],
    "CSSLCFG:ignorelocaltime": [CONTEXT, "ignorelocaltime 0 1"],
    "CSSLCFG:negotiatetime": [CONTEXT, "negotiatetime 10 300"],
    "CSSLCFG:cacert": [CONTEXT, "ca_file 5 128"],
    "CSSLCFG:clientcert": [CONTEXT, "clientcert_file 5 128"],
    "CSSLCFG:clientkey": [CONTEXT, "clientkey_file 5 128"],
    "CCERTDOWN": ["filename 5 128", "len 1 10240"],
    "CCERTDELE": ["filename 5 128"],
    "CMQTTACCQ": [CLIENT, "clientID 1 23", "[server_type 0 1]"],
    "CMQTTREL": [CLIENT],
    "CMQTTSSLCFG": ["session_id 0 1", CONTEXT],
    "CMQTTWILLTOPIC": [CLIENT, "req_length 1 1024"],
    "CMQTTWILLMSG": [CLIENT, "req_length 1 10240", "qos 0 2"],
    "CMQTTCONNECT": [CLIENT, "server_addr 9 256", "keepalive_time 60 64800", "clean_session 0 1", "[user_name 1 256]",
                     "[password 1 256]"],
    "CMQTTDISC": [CLIENT, "[timeout 60 180]"],
    "CMQTTTOPIC": [CLIENT, "req_length 1 1024"],
    "CMQTTPAYLOAD": [CLIENT, "req_length 1 10240"],
    "CMQTTPUB": [CLIENT, "qos 0 2", "pub_timeout 60 180", "[retained 0 1]", "[dup 0 1]"],
    "CMQTTSUBTOPIC": [CLIENT, "req_length 1 1024", "qos 0 2"],
    "CMQTTSUB:batch": [CLIENT, "[dup 0 1]"],
    "CMQTTSUB:topic": [CLIENT, "req_length 1 1024", "qos 0 2", "[dup 0 1]"],
    "CMQTTUNSUBTOPIC": [CLIENT, "req_length 1 1024"],
    "CMQTTUNSUB:batch": [CLIENT, "dup 0 1"],
    "CMQTTUNSUB:topic": [CLIENT, "req_length 1 1024", "dup 0 1"],
    "CMQTTCFG:checkUTF8": ["index 0 1", "checkUTF8_flag 0 1"],
}

DEFAULTS = {
    "CSSLCFG sslversion": 4, "CSSLCFG authmode": 0, "CSSLCFG ignorelocaltime": 1, "CSSLCFG negotiatetime": 300,
    "CMQTTACCQ server_type": 0, "CMQTTCONNECT clean_session": 0, "CMQTTDISC timeout": 0, "CMQTTPUB retained": 0,
    "CMQTTPUB dup": 0, "CMQTTSUB dup": 0, "CMQTTUNSUB dup": 0, "CMQTTCFG checkUTF8_flag": 1,
}

# A word of the manual's explanation for each value.
VALUES = {
    "CSSLCFG sslversion": {0: "SSL 3.0", 1: "TLS 1.0", 2: "TLS 1.1", 3: "TLS 1.2", 4: "every"},
    "CSSLCFG authmode": {0: "nothing", 1: "server", 2: "server and client", 3: "only the client"},
    "CSSLCFG ignorelocaltime": {0: "are checked", 1: "not checked"},
    "CMQTTACCQ server_type": {0: "TCP", 1: "SSL/TLS"},
    "CMQTTCONNECT clean_session": {0: "keeps", 1: "drops"},
    "CMQTTDISC disc_state": {0: "is connected", 1: "not connected"},
    "CMQTTPUB qos": {0: "once", 1: "at least once|twice", 2: "once"},
    "CMQTTPUB retained": {0: "passes", 1: "keeps"},
    "CMQTTCFG checkUTF8_flag": {0: "any bytes", 1: "refused"},
}

UNITS = {
    "CSSLCFG negotiatetime": "s", "CMQTTCONNECT keepalive_time": "s", "CMQTTDISC timeout": "s", "CMQTTPUB pub_timeout": "s",
    "CCERTDOWN len": "bytes", "CMQTTWILLTOPIC req_length": "bytes", "CMQTTWILLMSG req_length": "bytes",
    "CMQTTTOPIC req_length": "bytes", "CMQTTPAYLOAD req_length": "bytes", "CMQTTSUBTOPIC req_length": "bytes",
    "CMQTTSUB req_length": "bytes", "CMQTTUNSUBTOPIC req_length": "bytes", "CMQTTUNSUB req_length": "bytes",
}

# What stands behind "+NAME: " of a test form's answer, the misprints mended as the field says.
REPLIES = {
    "CSSLCFG": ['"sslversion",(0-9),(0-4)', '"authmode",(0-9),(0-3)', '"ignorelocaltime",(0-9),(0,1)',
                '"negotiatetime",(0-9),(10-300)', '"cacert",(0-9),(5-128)', '"clientcert",(0-9),(5-128)',
                '"clientkey",(0-9),(5-128)'],
    "CCERTDOWN": ["(5-128),(1-10240)"],
    "CMQTTACCQ": ["(0-1),(1-23),(0-1)"],
    "CMQTTREL": ["(0-1)"],
    "CMQTTSSLCFG": ["(0,1),(0-9)"],
    "CMQTTWILLTOPIC": ["(0-1),(1-1024)"],
    "CMQTTWILLMSG": ["(0-1),(1-10240),(0-2)"],
    "CMQTTCONNECT": ["(0-1),(9-256),(60-64800),(0-1)"],
    "CMQTTDISC": ["(0-1),(0, 60-180)"],
    "CMQTTTOPIC": ["(0-1),(1-1024)"],
    "CMQTTPAYLOAD": ["(0-1),(1-10240)"],
    "CMQTTPUB": ["(0-1),(0-2),(60-180),(0-1),(0-1)"],
    "CMQTTSUBTOPIC": ["(0-1),(1-1024),(0-2)"],
    "CMQTTSUB": ["(0-1),(1-1024),(0-2),(0-1)"],
    "CMQTTUNSUBTOPIC": ["(0-1),(1-1024)"],
    "CMQTTUNSUB": ["(0-1),(1-1024),(0-1)"],
    "CMQTTCFG": ['"checkUTF8",(0-1),(0-1)'],
}

# Fields of the answers to read, query and list forms.
LINES = {
    "CSSLCFG read": "ssl_ctx_index sslversion authmode ignorelocaltime negotiatetime ca_file clientcert_file clientkey_file",
    "CSSLCFG write:query": "ssl_ctx_index sslversion authmode ignorelocaltime negotiatetime ca_file clientcert_file "
                           "clientkey_file",
    "CCERTLIST execute": "filename",
    "CMQTTACCQ read": "client_index clientID server_type",
    "CMQTTREL read": "",
    "CMQTTSSLCFG read": "session_id [ssl_ctx_index]",
    "CMQTTCONNECT read": "client_index [server_addr] [keepalive_time] [clean_session] [user_name] [password]",
    "CMQTTDISC read": "client_index disc_state",
    "CMQTTCFG read": "index checkUTF8_flag",
}

# The rows a), b), c), ... in their order: + succeeded, - failed; R is the result line, D the data behind the prompt.
PLAIN = ["+ OK", "- ERROR"]
ACQUIRE = ["+ OK", "- R ERROR", "- ERROR"]
INPUT = ["+ > D OK", "- R ERROR", "- ERROR"]
REQUEST = ["+ OK R", "- OK R", "- R ERROR", "- ERROR"]
REQUEST_TOPIC = ["+ > D OK R", "- OK R", "- R ERROR", "- ERROR"]
OUTCOMES = {
    "CSSLCFG write:sslversion": PLAIN, "CSSLCFG write:authmode": PLAIN, "CSSLCFG write:ignorelocaltime": PLAIN,
    "CSSLCFG write:negotiatetime": PLAIN, "CSSLCFG write:cacert": PLAIN, "CSSLCFG write:clientcert": PLAIN,
    "CSSLCFG write:clientkey": PLAIN,
    "CCERTDOWN write": ["+ > D OK", "- ERROR"],  # V1.00 ends at the data; the OK is V3.00's
    "CCERTLIST execute": ["+ lines OK"],
    "CCERTDELE write": PLAIN,
    "CMQTTSTART execute": ["+ OK R", "+ R OK", "- ERROR", "- ERROR R"],
    "CMQTTSTOP execute": ["+ R OK", "+ OK R", "- ERROR"],
    "CMQTTACCQ write": ACQUIRE,
    "CMQTTREL read": ["+ OK"],
    "CMQTTREL write": ACQUIRE,
    "CMQTTSSLCFG write": PLAIN,
    "CMQTTWILLTOPIC write": INPUT,
    "CMQTTWILLMSG write": INPUT,
    "CMQTTCONNECT write": REQUEST,
    "CMQTTDISC write": ["+ R OK", "+ OK R", "- OK R", "- ERROR", "- R ERROR"],
    "CMQTTTOPIC write": INPUT,
    "CMQTTPAYLOAD write": INPUT,
    "CMQTTPUB write": REQUEST,
    "CMQTTSUBTOPIC write": INPUT,
    "CMQTTSUB write:batch": REQUEST,
    "CMQTTSUB write:topic": REQUEST_TOPIC,
    "CMQTTUNSUBTOPIC write": INPUT,
    "CMQTTUNSUB write:batch": REQUEST,  # c) is printed OK, R, ERROR; mended
    "CMQTTUNSUB write:topic": REQUEST_TOPIC,  # a) is printed without its end, which 3.1 shows
    "CMQTTCFG write:checkUTF8": PLAIN,
}
# What other documents, or a second reading of a row, add: refusals behind the data, and the error of a service not started.
BEHIND_DATA = ["- > D R ERROR", "- > D ERROR"]
MORE = {
    "CMQTTSTOP execute": ["- ERROR R"],
    **{f"{name} write": BEHIND_DATA for name in ("CMQTTWILLTOPIC", "CMQTTWILLMSG", "CMQTTTOPIC", "CMQTTPAYLOAD",
                                                 "CMQTTSUBTOPIC", "CMQTTUNSUBTOPIC")},
    "CMQTTSUB write:topic": ["- > D OK R", *BEHIND_DATA],
    "CMQTTUNSUB write:topic": ["- > D OK R", *BEHIND_DATA],
}

# 2.3.1, each with a word of the manual's meaning, in either of two spellings.
CODES = {
    0: "succeeded", 1: "failed", 2: "UTF-8", 3: "connection", 4: "create", 5: "close", 6: "received", 7: "open", 8: "closed",
    9: "not started", 10: "client", 11: "not connected", 12: "parameter", 13: "operation", 14: "still under way",
    15: "connection request", 16: "send", 17: "in time", 18: "topic", 19: "acquired already", 20: "not acquired",
    21: "still acquired", 22: "length", 23: "started already", 24: "packet", 25: "resolved", 26: "broker closed",
    27: "protocol version", 28: "client identifier", 29: "not available", 30: "user name or password", 31: "not authorized",
    32: "handshake", 33: "certificate",
}
CODE_NAMES = {
    0: "none", 1: "fail", 2: "utf8", 3: "connect", 4: "create", 5: "close", 6: "receive", 7: "network_open",
    8: "network_close", 9: "network_not_opened", 10: "client_index", 11: "no_connection", 12: "invalid_parameter",
    13: "not_supported", 14: "busy", 15: "require_connection", 16: "send", 17: "timeout", 18: "topic_empty",
    19: "client_used", 20: "not_acquired", 21: "not_released", 22: "length_out_of_range", 23: "network_opened",
    24: "packet", 25: "dns", 26: "closed_by_server", 27: "protocol_version", 28: "identifier", 29: "unavailable",
    30: "user_or_password", 31: "not_authorized", 32: "handshake", 33: "certificate",
}
# What users of modules found out about a code.
ADVICE = {
    3: ["link", "user name and password are not the cause"], 6: ["policy"], 9: ["CMQTTSTART", "Harmless", "CMQTTSTOP"],
    11: ["Connect again", "CMQTTDISC"], 12: ["tcp://"], 13: ["connected already"], 14: ["pending"], 18: ["publish"],
    19: ["earlier run"], 20: ["CMQTTACCQ"], 21: ["CMQTTSTOP"], 23: ["earlier run"], 26: ["Connect again"],
    32: ["clock", "ignorelocaltime", "SNI", "CMQTTSSLCFG", "CA"], 33: ["CCERTDOWN"],
}

# Printed spelling: what modules say.
ALIASES = {
    "CMQTPUB": "CMQTTPUB", "CMQTPPUB": "CMQTTPUB", "CMQTPPAYLOAD": "CMQTTPAYLOAD", "CMQTRXSTART": "CMQTTRXSTART",
    "CMQTRXTOPIC": "CMQTTRXTOPIC", "CMQTRXPAYLOAD": "CMQTTRXPAYLOAD", "CMQTRXEND": "CMQTTRXEND", "CMQTTACQ": "CMQTTACCQ",
    "CMQTSSLCFG": "CMQTTSSLCFG", "CCHSSLCFG": "CMQTTSSLCFG", "CCERTDELETE": "CCERTDELE",
}
PARAMETER_ALIASES = {
    "ignorlocaltime": "ignorelocaltime", "ignorelttime": "ignorelocaltime", "ignoreltime": "ignorelocaltime",
    "ratained": "retained", "pass_word": "password",
}

RANGES_OF_URCS = {
    "CMQTTCONNLOST": ["client_index 0 1", "cause 1 3"],
    "CMQTTRXSTART": ["client_index 0 1", "topic_total_len 1 1024", "payload_total_len 0 10240"],  # 0: see 3.5
    "CMQTTRXTOPIC": ["client_index 0 1", "sub_topic_len 1 1024"],
    "CMQTTRXPAYLOAD": ["client_index 0 1", "sub_payload_len 1 10240"],
    "CMQTTRXEND": ["client_index 0 1"],
}

NETWORK = {
    "ATE": ("execute",), "CRESET": ("execute",), "CSQ": ("execute",), "CPIN": ("read",), "CREG": ("read",), "CGREG": ("read",), "CEREG": ("read",),
    "CGDCONT": ("write",), "CGSOCKCONT": ("write",), "CGPADDR": ("execute",), "CCLK": ("read", "write"),
}

ABBREVIATIONS = {"prompt": ">", "data": "D", "result": "R"}


def kind(form: Form) -> str:
    return f"{form.kind}:{form.variant}" if form.variant else form.kind


def row(parameter: Parameter, optional: frozenset[str]) -> str:
    text = f"{parameter.name} {parameter.minimum} {parameter.maximum}"
    return f"[{text}]" if parameter.name in optional else text


def outcome_rows(form: Form) -> list[str]:
    return [" ".join(["+" if o.success else "-", *(ABBREVIATIONS.get(s, s) for s in o.sequence)]) for o in form.outcomes]


class RevisionCase(unittest.TestCase):
    """A test of one revision of the real specification."""

    REVISION = "v1.00"
    family: Family

    @classmethod
    def setUpClass(cls) -> None:
        # Read once for all classes.
        if not hasattr(RevisionCase, "family"):
            RevisionCase.family = read_family(SPEC)
        cls.spec: Spec = cls.family.spec(cls.REVISION)
        cls.commands: dict[str, Command] = {c.name: c for c in cls.spec.commands}
        cls.urcs: dict[str, Urc] = {u.name: u for u in cls.spec.urcs}

    def lowered(self) -> Tables:
        return tables_of(self.spec)

    def form(self, name: str) -> Form:
        """By "NAME kind" or "NAME kind:variant"."""
        command, _, wanted = name.partition(" ")
        return next(f for f in self.commands[command].forms if kind(f) == wanted)

    def parameter(self, name: str) -> Parameter:
        """By "NAME parameter", from the forms or lines of the command."""
        command, _, wanted = name.partition(" ")
        owner: Command = self.commands[command]
        every = [*(p for f in owner.forms for p in f.parameters), *(p for n in owner.lines for p in n.fields)]
        return next(p for p in every if p.name == wanted)


class Manual(RevisionCase):
    # Commands and forms ------------------------------------------------------------------------

    def test_the_21_commands_are_there_in_order(self) -> None:
        self.assertEqual(len(FORMS), 21)
        chapter = [c.name for c in self.spec.commands if c.name in FORMS]
        mqtt = [n for n in FORMS if n.startswith("CMQTT")]
        self.assertEqual(sorted(chapter), sorted(FORMS))
        self.assertEqual([n for n in chapter if n.startswith("CMQTT")], mqtt)

    def test_no_other_command_claims_the_name_of_the_service(self) -> None:
        self.assertEqual([n for n in self.commands if n.startswith(("CMQT", "CSSL", "CCERT")) and n not in FORMS], [])

    def test_forms(self) -> None:
        for name, forms in FORMS.items():
            with self.subTest(name):
                self.assertEqual([kind(f) for f in self.commands[name].forms], forms.split())

    def test_options(self) -> None:
        for name, forms in FORMS.items():
            for form in self.commands[name].forms:
                options = {"CSSLCFG": "" if form.variant == "query" else form.variant, "CMQTTCFG": form.variant}
                self.assertEqual(form.option, options.get(name, ""), f"{name} {kind(form)}")

    def test_sections(self) -> None:
        for name, section in SECTIONS.items():
            self.assertEqual(str(self.commands[name].source), f"V1.00 {section}", name)

    def test_names_that_v1_00_misprints_come_from_another_document(self) -> None:
        for name in ("CMQTTPUB", "CMQTTPAYLOAD", "CCERTDELE"):
            self.assertEqual(self.commands[name].source.document, "V3.00", name)

    def test_every_fact_names_a_document(self) -> None:
        for command in self.spec.commands:
            for thing in (command, *command.parameters, *command.lines, *command.forms,
                          *(o for f in command.forms for o in f.outcomes)):
                self.assertTrue(thing.source.document and thing.source.section, f"{command.name}: {thing}")
        for thing in (*self.spec.codes, *self.spec.urcs):
            self.assertTrue(thing.source.document and thing.source.section, thing.name)

    # Parameters --------------------------------------------------------------------------------

    def test_parameters(self) -> None:
        for name, command in ((n, self.commands[n]) for n in FORMS):
            for form in command.forms:
                key = f"{name}:{form.variant}" if form.variant else name
                expected = PARAMETERS[key] if form.kind == "write" else []
                with self.subTest(f"{name} {kind(form)}"):
                    self.assertEqual([row(p, form.optional) for p in form.parameters], expected)

    def test_types(self) -> None:
        strings = {"clientID": "string", "user_name": "string", "password": "string", "server_addr": "address",
                   "ca_file": "file", "clientcert_file": "file", "clientkey_file": "file"}
        for name in FORMS:
            for form in self.commands[name].forms:
                for p in form.parameters:
                    with self.subTest(f"{name} {p.name}"):
                        expected = "file" if p.name == "filename" else strings.get(p.name)
                        if expected:
                            self.assertEqual(p.type, expected)
                        else:
                            self.assertIn(p.type, ("integer", "enumeration"))

    def test_only_the_time_of_a_disconnect_may_be_0_beside_its_range(self) -> None:
        found = {f"{c.name} {p.name}" for c in self.spec.commands for f in c.forms for p in f.parameters if p.also_zero}
        self.assertEqual(found, {"CMQTTDISC timeout"})

    def test_defaults(self) -> None:
        for name, default in DEFAULTS.items():
            self.assertEqual(self.parameter(name).default, default, name)
        for name in FORMS:
            for form in self.commands[name].forms:
                for p in form.parameters:
                    if f"{name} {p.name}" not in DEFAULTS:
                        self.assertIsNone(p.default, f"{name} {p.name}")

    def test_values(self) -> None:
        for name, values in VALUES.items():
            found = {v.value: v.meaning for v in self.parameter(name).values}
            self.assertEqual(set(found), set(values), name)
            for value, words in values.items():
                self.assertTrue(any(w.lower() in found[value].lower() for w in words.split("|")), f"{name} {value}")

    def test_units(self) -> None:
        for name, unit in UNITS.items():
            self.assertEqual(self.parameter(name).unit, unit, name)

    def test_secrets(self) -> None:
        secrets = {f"{c.name} {p.name}" for c in self.spec.commands for f in c.forms for p in f.parameters if p.secret}
        self.assertEqual(secrets, {"CMQTTCONNECT user_name", "CMQTTCONNECT password"})
        data = {c.name for c in self.spec.commands for f in c.forms if f.data_secret}
        self.assertEqual(data, {"CCERTDOWN"})

    def test_client_identifier_is_utf8(self) -> None:
        self.assertTrue(self.parameter("CMQTTACCQ clientID").utf8)

    def test_what_names_a_client(self) -> None:
        for name in FORMS:
            for form in self.commands[name].forms:
                found = [p.name for p in form.parameters if p.role == "client"]
                expected = [p.name for p in form.parameters if p.name in ("client_index", "session_id", "index")]
                self.assertEqual(found, expected, f"{name} {kind(form)}")

    def test_data_behind_the_prompt(self) -> None:
        expected = {"CCERTDOWN write": ("len", "file"), "CMQTTWILLTOPIC write": ("req_length", "topic"),
                    "CMQTTWILLMSG write": ("req_length", "payload"), "CMQTTTOPIC write": ("req_length", "topic"),
                    "CMQTTPAYLOAD write": ("req_length", "payload"), "CMQTTSUBTOPIC write": ("req_length", "topic"),
                    "CMQTTSUB write:topic": ("req_length", "topic"), "CMQTTUNSUBTOPIC write": ("req_length", "topic"),
                    "CMQTTUNSUB write:topic": ("req_length", "topic")}
        found = {f"{c.name} {kind(f)}": (f.data_length, f.data_content)
                 for c in self.spec.commands for f in c.forms if f.data_length}
        self.assertEqual(found, expected)

    # Answers -----------------------------------------------------------------------------------

    def test_replies_to_test_forms(self) -> None:
        found = {n: list(f.replies) for n in FORMS for f in self.commands[n].forms if f.kind == "test"}
        self.assertEqual(found, REPLIES)

    def test_information_lines(self) -> None:
        for name, fields in LINES.items():
            form = self.form(name)
            found = [" ".join(f"[{p.name}]" if p.name in n.optional else p.name for p in n.fields) for n in form.lines]
            self.assertEqual(found, [fields] if fields else [], name)

    def test_outcomes_stand_in_the_order_of_the_manual(self) -> None:
        for name, rows in OUTCOMES.items():
            with self.subTest(name):
                found = outcome_rows(self.form(name))
                more = MORE.get(name, [])
                self.assertEqual([r for r in found if r not in more], rows)
                self.assertEqual(sorted(r for r in found if r in more), sorted(more))

    def test_outcomes_of_test_and_read_forms(self) -> None:
        for name in FORMS:
            for form in self.commands[name].forms:
                if f"{name} {kind(form)}" not in OUTCOMES:
                    self.assertEqual(outcome_rows(form), ["+ lines OK"], f"{name} {kind(form)}")

    def test_additions_to_a_row_name_another_document_where_the_row_is_clear(self) -> None:
        for name in ("CMQTTSTOP execute", "CMQTTSUB write:topic", "CMQTTUNSUB write:topic", "CCERTDOWN write"):
            form = self.form(name)
            for text, outcome in zip(outcome_rows(form), form.outcomes):
                if text in MORE.get(name, ["+ > D OK"]):
                    self.assertNotEqual(outcome.source.document, "V1.00", f"{name}: {text}")

    def test_result_lines(self) -> None:
        for name, rows in OUTCOMES.items():
            form = self.form(name)
            found = [p.name for p in form.result]
            expected = []
            if any("R" in r.split() for r in rows):
                expected = ["err"] if name in ("CMQTTSTART execute", "CMQTTSTOP execute") else ["client_index", "err"]
            self.assertEqual(found, expected, name)

    def test_some_firmware_answers_with_the_name_of_the_topic_command(self) -> None:
        for variant in ("batch", "topic"):
            self.assertEqual(self.form(f"CMQTTSUB write:{variant}").result_names, ("CMQTTSUBTOPIC",))

    def test_time_limits(self) -> None:
        start = self.form("CMQTTSTART execute").time
        self.assertEqual((start.answer, start.result), (120, 120))  # 120000 ms, 2.2.1
        for name in ("CMQTTSTOP execute", "CMQTTDISC write", "CMQTTCONNECT write", "CMQTTPUB write", "CMQTTSUB write:batch",
                     "CMQTTSUB write:topic", "CMQTTUNSUB write:batch", "CMQTTUNSUB write:topic"):
            self.assertGreaterEqual(self.form(name).time.result, 120, name)
        # The handshake alone may take 300 s.
        self.assertGreater(self.form("CMQTTCONNECT write").time.result, 300)
        self.assertEqual(self.form("CMQTTDISC write").time.result_from, "timeout")
        self.assertEqual(self.form("CMQTTPUB write").time.result_from, "pub_timeout")

    # Codes and URCs ----------------------------------------------------------------------------

    def test_the_34_codes(self) -> None:
        self.assertEqual([c.code for c in self.spec.codes], list(range(34)))
        for code in self.spec.codes:
            with self.subTest(code=code.code):
                self.assertIn(CODES[code.code].lower(), code.meaning.lower())
                self.assertIn(CODE_NAMES[code.code], code.name)
                self.assertEqual(str(code.source), "V1.00 2.3.1")
                self.assertTrue(code.advice)

    def test_advice_of_the_field(self) -> None:
        for number, words in ADVICE.items():
            for word in words:
                self.assertIn(word, self.spec.codes[number].advice, f"code {number}")

    def test_what_codes_say(self) -> None:
        by_operation = {"done": {0}, "wrong": {2, 10, 12, 13, 19, 21, 22, 23}, "refused": {27, 28, 30, 31, 33},
                        # The packet may have left before the link broke, and the broker may have it.
                        "unknown": {6, 16, 17, 24, 26}}
        for name, numbers in by_operation.items():
            self.assertEqual({c.code for c in self.spec.codes if c.operation == name}, numbers, name)
        self.assertEqual({c.code for c in self.spec.codes if c.origin == "broker"}, {6, 26, 27, 28, 29, 30, 31})
        self.assertEqual({c.code for c in self.spec.codes if c.origin == "certificates"}, {32, 33})
        self.assertEqual({c.code: c.ends for c in self.spec.codes if c.ends},
                         {9: "started", 20: "acquired", 11: "connected", 26: "connected"})

    def test_causes_of_a_lost_connection(self) -> None:
        cause = self.urcs["CMQTTCONNLOST"].line.fields[1]
        found = {v.value: v.meaning.lower() for v in cause.values}
        self.assertEqual(set(found), {1, 2, 3})
        for value, words in {1: ("closed", "socket"), 2: ("socket", "reset"), 3: ("network", "closed")}.items():
            for word in words:
                self.assertIn(word, found[value])

    def test_urcs(self) -> None:
        self.assertEqual(set(self.urcs), {*RANGES_OF_URCS, "RDY"})
        for name, rows in RANGES_OF_URCS.items():
            line = self.urcs[name].line
            self.assertEqual([row(p, line.optional) for p in line.fields], rows, name)
            self.assertTrue(self.urcs[name].plus and self.urcs[name].arguments)

    def test_roles(self) -> None:
        self.assertEqual({u.name: u.role for u in self.spec.urcs}, {
            "CMQTTCONNLOST": "connection-lost", "CMQTTRXSTART": "message-start", "CMQTTRXTOPIC": "message-topic",
            "CMQTTRXPAYLOAD": "message-payload", "CMQTTRXEND": "message-end", "RDY": "restart"})

    def test_restart_is_a_bare_word(self) -> None:
        self.assertFalse(self.urcs["RDY"].plus or self.urcs["RDY"].arguments)

    def test_limits_of_the_revision(self) -> None:
        r = self.spec.revision
        # 2.2.10, 2.2.11; no limit of a line and no size of a packet is stated.
        self.assertEqual((r.name, r.topic, r.payload, r.packet, r.line), ("v1.00", 1024, 10240, 0, 0))

    def test_stated_times(self) -> None:
        """START says "Maximum Response Time 120000ms"; the manual says it nowhere else."""
        stated = {f"{c.name} {f.kind}": (f.time.stated, str(f.time.source)) for c in self.spec.commands for f in c.forms
                  if f.time.stated}
        self.assertEqual(stated, {"CMQTTSTART execute": (120, "V1.00 2.2.1")})
        for form in (f for c in self.spec.commands for f in c.forms if not f.time.stated):
            self.assertEqual(str(form.time.source), "project no document states one")

    def test_misprinted_test_replies(self) -> None:
        """As the manual's text has them; none is what a module sends."""
        self.assertEqual({c.name: f.printed for c in self.spec.commands for f in c.forms if f.printed}, {
            "CMQTTSSLCFG": ("+ CMQTTSSLCFG: (0,1),(0-9)",), "CMQTTPUB": ("+CMQTPUB (0-1),(0-2),(60-180),(0-1),(0-1)",),
            "CMQTTSUBTOPIC": ("+CMQTTSUBTOPIC: (0-1),(1-1024)",), "CMQTTSUB": ("+CMQTTSUB (0-1),(0-1024),(0-2),(0-1)",),
            "CMQTTUNSUB": ("+CMQTTUNSUB (0-1),(0-1024),(0-1)",)})

    # Spellings ---------------------------------------------------------------------------------

    def test_printed_spellings_are_aliases(self) -> None:
        found = {a.name: owner.name for owner in (*self.spec.commands, *self.spec.urcs) for a in owner.aliases}
        self.assertEqual(found, ALIASES)

    def test_printed_spellings_of_parameters_are_kept(self) -> None:
        found = {}
        for path in spec_files(SPEC):
            root = load_file(path, path.name, [])
            for command in root.get("commands", []):
                for p in command.get("parameters", []):
                    found.update({a["name"]: p["name"] for a in p.get("aliases", [])})
        for printed, name in PARAMETER_ALIASES.items():
            self.assertEqual(found.get(printed), name, printed)

    def test_printed_spellings_are_never_sent(self) -> None:
        texts = [f.text for f in self.lowered().forms] + [f.example for c in self.spec.commands for f in c.forms]
        texts += [f.wire for f in self.lowered().forms]
        for printed in (*ALIASES, *PARAMETER_ALIASES):
            for text in texts:
                self.assertNotRegex(text, rf"\b{printed}\b")

    def test_printed_spellings_of_lines_are_accepted(self) -> None:
        spellings = {s for line in self.lowered().lines for s in line.spellings}
        for printed, name in ALIASES.items():
            if name != "CCERTDELE":  # answers nothing but OK or ERROR
                self.assertIn(f"+{printed}", spellings)
                self.assertIn(f"+{name}", spellings)

    def test_what_is_sent(self) -> None:
        texts = {f.text.strip('"').replace('\\"', '"') for f in self.lowered().forms}
        for text in ("AT+CMQTTSTART", "AT+CMQTTSTOP", "AT+CMQTTACCQ=?", "AT+CMQTTACCQ?", "AT+CMQTTACCQ=", "AT+CMQTTPUB=",
                     "AT+CMQTTPAYLOAD=", "AT+CCERTDELE=", "AT+CCERTLIST", 'AT+CSSLCFG="ignorelocaltime",', "AT+CSSLCFG=",
                     'AT+CMQTTCFG="checkUTF8",', "AT+CMQTTDISC?", "AT+CREG?", "AT+CGSOCKCONT=", "AT+CGPADDR", "ATE", "AT"):
            self.assertIn(text, texts)

    # Around MQTT -------------------------------------------------------------------------------

    def test_network_commands(self) -> None:
        for name, forms in NETWORK.items():
            self.assertIn(name, self.commands)
            self.assertLessEqual(set(forms), {f.kind for f in self.commands[name].forms}, name)
        self.assertEqual([row(p, frozenset()) for p in self.form("ATE execute").parameters], ["value 0 1"])


# V3.00 ---------------------------------------------------------------------------------------------
# What the manual V3.00 says otherwise; all that is not named here must be as above.

FORMS_3 = {
    **FORMS,
    "CSSLCFG": FORMS["CSSLCFG"] + " write:enableSNI write:keypwd write:ciphersuites",  # 10.2.12
    "CMQTTCFG": FORMS["CMQTTCFG"] + " write:optimeout write:aliauth",
}
PARAMETERS_3 = {
    **PARAMETERS,
    "CSSLCFG:enableSNI": [CONTEXT, "enableSNI 0 1"],
    "CSSLCFG:keypwd": [CONTEXT, "keypwd 0 128"],
    "CSSLCFG:ciphersuites": [CONTEXT, "ciphersuites 47 65535"],  # 0x002F and 0xFFFF
    "CMQTTACCQ": [CLIENT, "clientID 1 128", "[server_type 0 1]", "[mqtt_version 3 4]"],
    "CMQTTWILLMSG": [CLIENT, "req_length 1 1024", "qos 0 2"],
    "CMQTTCONNECT": [CLIENT, "server_addr 9 256", "keepalive_time 1 64800", "clean_session 0 1", "[user_name 1 256]",
                     "[password 1 256]"],
    "CMQTTCFG:optimeout": ["index 0 1", "optimeout 20 120"],
    # No lengths are stated for the three; 128 is this project's choice.
    "CMQTTCFG:aliauth": ["index 0 1", "productkey 1 128", "devicename 1 128", "devicesecret 1 128"],
}
DEFAULTS_3 = {**DEFAULTS, "CMQTTACCQ mqtt_version": 4, "CMQTTCFG optimeout": 120, "CSSLCFG enableSNI": 0,
              "CSSLCFG ciphersuites": 65535}
REPLIES_3 = {
    **REPLIES,
    "CSSLCFG": [*REPLIES["CSSLCFG"], '"enableSNI",(0-9),(0,1)', '"keypwd",(0-9),(0-128)',
                '"ciphersuites",(0-9),(0x002F,0xFFFF)'],
    "CMQTTACCQ": ["(0-1),(1-128),(0-1),(3-4)"],
    "CMQTTWILLMSG": ["(0-1),(1-1024),(0-2)"],
    "CMQTTCONNECT": ["(0-1),(9-256),(1-64800),(0-1)"],
    "CMQTTCFG": ['"checkUTF8",(0-1),(0-1)', '"optimeout",(0-1),(20-120)'],
}
LINES_3 = {
    **LINES,
    "CSSLCFG read": LINES["CSSLCFG read"] + " enableSNI keypwd ciphersuites",  # 11 fields
    "CSSLCFG write:query": LINES["CSSLCFG read"] + " enableSNI keypwd ciphersuites",
    "CMQTTACCQ read": "client_index clientID server_type mqtt_version",
    "CMQTTCFG read": "index checkUTF8_flag optimeout",
}
CONFIGURE = [*PLAIN, "- R ERROR"]
OUTCOMES_3 = {
    **OUTCOMES,
    "CMQTTSTART execute": [*OUTCOMES["CMQTTSTART execute"], "- R ERROR"],
    "CMQTTSTOP execute": [*OUTCOMES["CMQTTSTOP execute"], "- R ERROR"],
    "CMQTTCFG write:checkUTF8": CONFIGURE, "CMQTTCFG write:optimeout": CONFIGURE, "CMQTTCFG write:aliauth": CONFIGURE,
    "CSSLCFG write:enableSNI": PLAIN, "CSSLCFG write:keypwd": PLAIN, "CSSLCFG write:ciphersuites": PLAIN,
}


class ManualV3(RevisionCase):
    REVISION = "v3.00"

    def test_forms(self) -> None:
        for name, forms in FORMS_3.items():
            with self.subTest(name):
                self.assertEqual([kind(f) for f in self.commands[name].forms], forms.split())

    def test_options_are_the_variants(self) -> None:
        for name in ("CSSLCFG write:enableSNI", "CSSLCFG write:keypwd", "CSSLCFG write:ciphersuites", "CMQTTCFG write:optimeout",
                     "CMQTTCFG write:aliauth"):
            form = self.form(name)
            self.assertEqual(form.option, form.variant)

    def test_parameters(self) -> None:
        for name in FORMS_3:
            for form in self.commands[name].forms:
                key = f"{name}:{form.variant}" if form.variant else name
                expected = PARAMETERS_3[key] if form.kind == "write" else []
                with self.subTest(f"{name} {kind(form)}"):
                    self.assertEqual([row(p, form.optional) for p in form.parameters], expected)

    def test_types(self) -> None:
        for name, expected in {"CSSLCFG keypwd": "string", "CSSLCFG ciphersuites": "hexadecimal", "CMQTTCFG productkey": "string",
                               "CMQTTCFG optimeout": "integer", "CMQTTACCQ clientID": "string"}.items():
            self.assertEqual(self.parameter(name).type, expected, name)
        self.assertEqual(self.parameter("CMQTTCFG optimeout").unit, "s")
        self.assertTrue(self.parameter("CMQTTACCQ clientID").utf8)

    def test_defaults(self) -> None:
        for name in FORMS_3:
            for form in self.commands[name].forms:
                for p in form.parameters:
                    self.assertEqual(p.default, DEFAULTS_3.get(f"{name} {p.name}"), f"{name} {p.name}")

    def test_versions_of_mqtt(self) -> None:
        found = {v.value: v.meaning for v in self.parameter("CMQTTACCQ mqtt_version").values}
        self.assertEqual(set(found), {3, 4})
        self.assertIn("3.1.", found[3])
        self.assertNotIn("3.1.1", found[3])
        self.assertIn("3.1.1", found[4])

    def test_secrets(self) -> None:
        secrets = {f"{c.name} {p.name}" for c in self.spec.commands for f in c.forms for p in f.parameters if p.secret}
        self.assertEqual(secrets, {"CMQTTCONNECT user_name", "CMQTTCONNECT password", "CSSLCFG keypwd", "CMQTTCFG devicesecret"})

    def test_replies_to_test_forms(self) -> None:
        found = {n: list(f.replies) for n in FORMS_3 for f in self.commands[n].forms if f.kind == "test"}
        self.assertEqual(found, REPLIES_3)

    def test_information_lines(self) -> None:
        for name, fields in LINES_3.items():
            found = [" ".join(f"[{p.name}]" if p.name in n.optional else p.name for p in n.fields)
                     for n in self.form(name).lines]
            self.assertEqual(found, [fields] if fields else [], name)

    def test_outcomes(self) -> None:
        for name, rows in OUTCOMES_3.items():
            with self.subTest(name):
                found, more = outcome_rows(self.form(name)), MORE.get(name, [])
                self.assertEqual([r for r in found if r not in more], rows)
                self.assertEqual(sorted(r for r in found if r in more), sorted(more))

    def test_a_setting_is_refused_with_client_and_code(self) -> None:
        for variant in ("checkUTF8", "optimeout", "aliauth"):
            self.assertEqual([p.name for p in self.form(f"CMQTTCFG write:{variant}").result], ["index", "err"])

    def test_scope_of_settings(self) -> None:
        for words in ("after AT+CMQTTACCQ", "before AT+CMQTTCONNECT", "lost at AT+CMQTTREL"):
            self.assertIn(words, self.commands["CMQTTCFG"].description)
        self.assertIn("before AT+CMQTTCONNECT, each time", self.commands["CMQTTSSLCFG"].description)

    def test_codes(self) -> None:
        self.assertEqual([c.code for c in self.spec.codes], list(range(35)))
        self.assertIn("session", self.spec.codes[34].meaning)
        self.assertEqual((self.spec.codes[34].operation, self.spec.codes[34].origin), ("retry", "certificates"))
        self.assertEqual(self.spec.codes[:34], self.family.spec("v1.00").codes)

    def test_urcs(self) -> None:
        self.assertEqual(set(self.urcs), {*RANGES_OF_URCS, "RDY", "CMQTTNONET", "CMQTTPING"})
        for name, rows in {**RANGES_OF_URCS, "CMQTTPING": ["client_index 0 1", "err 0 254"], "CMQTTNONET": []}.items():
            line = self.urcs[name].line
            self.assertEqual([row(p, line.optional) for p in line.fields], rows, name)
        lost, ping = self.urcs["CMQTTNONET"], self.urcs["CMQTTPING"]
        self.assertEqual((lost.wire, lost.role, ping.wire, ping.role),
                         ("+CMQTTNONET", "network-lost", "+CMQTTPING:", "ping-failed"))

    def test_limits_of_the_revision(self) -> None:
        r = self.spec.revision
        self.assertEqual((r.name, r.topic, r.payload, r.packet, r.line, r.topics), ("v3.00", 1024, 10240, 1500, 559, 5120))

    def test_time_limits(self) -> None:
        for name in ("CMQTTSTART execute", "CMQTTDISC write", "CMQTTCONNECT write", "CMQTTPUB write", "CMQTTSUB write:batch",
                     "CMQTTUNSUB write:batch"):
            self.assertGreaterEqual(self.form(name).time.result, 120, name)

    def test_stated_times(self) -> None:
        names = ("START execute", "REL write", "DISC write", "CONNECT write", "PUB write", "SUB write:batch", "SUB write:topic",
                 "UNSUB write:batch", "UNSUB write:topic")
        stated = {f"{c.name} {f.kind}:{f.variant}".rstrip(":"): f.time.stated for c in self.spec.commands for f in c.forms
                  if f.time.stated}
        self.assertEqual(stated, {f"CMQTT{name}": 120 for name in names})
        self.assertEqual(str(self.form("CMQTTPUB write").time.source), "V3.00 16")

    def test_no_test_reply_is_misprinted(self) -> None:
        self.assertEqual([c.name for c in self.spec.commands for f in c.forms if f.printed], [])

    def test_what_it_changes_comes_from_its_manual(self) -> None:
        # The command is asked for, not the field that its line and its form share with V1.00.
        for name in ("CMQTTACCQ clientID", "CMQTTACCQ mqtt_version", "CMQTTWILLMSG req_length", "CMQTTCONNECT keepalive_time",
                     "CMQTTCFG optimeout"):
            self.assertEqual(str(self.parameter(name).source), "V3.00 16", name)
        for name in ("enableSNI", "keypwd", "ciphersuites"):
            self.assertEqual(str(self.parameter(f"CSSLCFG {name}").source), "V3.00 10.2.12", name)
        for thing in (self.spec.codes[34], self.urcs["CMQTTNONET"], self.urcs["CMQTTPING"]):
            self.assertEqual(str(thing.source), "V3.00 16")

    def test_all_else_is_as_in_v1_00(self) -> None:
        changed = {"CMQTTSTART", "CMQTTSTOP", "CMQTTACCQ", "CMQTTSSLCFG", "CMQTTWILLMSG", "CMQTTCONNECT", "CMQTTCFG", "CSSLCFG"}
        # Of these only what the document says of them is another, not what goes over the wire.
        changed |= {"CMQTTREL", "CMQTTDISC", "CMQTTPUB", "CMQTTSUBTOPIC", "CMQTTSUB", "CMQTTUNSUB"}
        old = self.family.spec("v1.00")
        self.assertEqual([c.name for c in self.spec.commands], [c.name for c in old.commands])
        self.assertEqual({c.name for c, o in zip(self.spec.commands, old.commands) if c != o}, changed)
        self.assertEqual([u for u in self.spec.urcs if u.name not in ("CMQTTNONET", "CMQTTPING")], list(old.urcs))
        self.assertEqual(self.spec.finals, old.finals)

    def test_what_is_sent(self) -> None:
        texts = {f.text.strip('"').replace('\\"', '"') for f in self.lowered().forms}
        for text in ('AT+CMQTTCFG="optimeout",', 'AT+CMQTTCFG="aliauth",', 'AT+CSSLCFG="enableSNI",', 'AT+CSSLCFG="keypwd",',
                     'AT+CSSLCFG="ciphersuites",', "AT+CMQTTPUB=", "AT+CCERTDELE="):
            self.assertIn(text, texts)


# What V1.00 prints where it is alone with it: name, wire.
PRINTED = {
    "CMQTTPUB": "+CMQTPUB", "CMQTTPAYLOAD": "+CMQTPPAYLOAD", "CCERTDELE": "+CCERTDELETE", "CMQTTRXSTART": "+CMQTRXSTART:",
    "CMQTTRXTOPIC": "+CMQTRXTOPIC:", "CMQTTRXPAYLOAD": "+CMQTRXPAYLOAD:", "CMQTTRXEND": "+CMQTRXEND:",
}


class AsPrinted(RevisionCase):
    REVISION = "v1.00-as-printed"

    def test_spellings(self) -> None:
        found = {o.name: o.wire for o in (*self.spec.commands, *self.spec.urcs) if o.spelling != o.name}
        self.assertEqual(found, PRINTED)

    def test_what_is_sent(self) -> None:
        texts = {f.text.strip('"') for f in self.lowered().forms}
        for text in ("AT+CMQTPUB=", "AT+CMQTPUB=?", "AT+CMQTPPAYLOAD=", "AT+CMQTPPAYLOAD=?", "AT+CCERTDELETE=", "AT+CMQTTACCQ="):
            self.assertIn(text, texts)
        for text in texts:
            self.assertNotRegex(text, r"CMQTTPUB|CMQTTPAYLOAD|CCERTDELE=")

    def test_both_spellings_are_read(self) -> None:
        spellings = {s for line in self.lowered().lines for s in line.spellings}
        for name in ("CMQTTPUB", "CMQTTRXSTART", "CMQTTRXTOPIC", "CMQTTRXPAYLOAD", "CMQTTRXEND"):
            self.assertIn(f"+{name}", spellings)
            self.assertIn(PRINTED[name].rstrip(":"), spellings)

    def test_all_else_is_as_in_v1_00(self) -> None:
        old = self.family.spec("v1.00")
        for mine, theirs in zip((*self.spec.commands, *self.spec.urcs), (*old.commands, *old.urcs), strict=True):
            with self.subTest(theirs.name):
                if mine.name not in PRINTED:
                    self.assertEqual(mine, theirs)
                elif isinstance(mine, Command):
                    self.assertEqual([(f.kind, f.variant, f.optional, [row(p, f.optional) for p in f.parameters],
                                       outcome_rows(f), f.replies, f.time) for f in mine.forms],
                                     [(f.kind, f.variant, f.optional, [row(p, f.optional) for p in f.parameters],
                                       outcome_rows(f), f.replies, f.time) for f in theirs.forms])
                else:
                    self.assertEqual(mine.line.fields, theirs.line.fields)
                    self.assertEqual((mine.role, mine.plus, mine.arguments), (theirs.role, theirs.plus, theirs.arguments))
        self.assertEqual((self.spec.codes, self.spec.finals), (old.codes, old.finals))
        limits = [(r.topic, r.payload, r.packet, r.line, r.topics) for r in (self.spec.revision, old.revision)]
        self.assertEqual(limits[0], limits[1])


class Family3(RevisionCase):
    def test_the_revisions(self) -> None:
        self.assertEqual(self.family.names[0], "v1.00")
        # Those of the manuals; a revision that somebody adds stands beside them.
        extends = {s.revision.name: s.revision.extends for s in self.family.specs}
        self.assertEqual({name: extends.get(name) for name in ("v1.00", "v1.00-as-printed", "v3.00")},
                         {"v1.00": "", "v1.00-as-printed": "v1.00", "v3.00": "v1.00"})


if __name__ == "__main__":
    unittest.main()
