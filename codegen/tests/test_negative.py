# SPDX-License-Identifier: MIT
"""Faulty specifications: each mistake has a code, a place and words that help."""
from __future__ import annotations

import re
import shutil
import unittest
from pathlib import Path
from typing import NamedTuple

from codegen.read.build import read_family
from codegen.read.problems import CODES, SpecError
from codegen.tests.support import BASE, ROOT, FolderCase, complaints, run, snapshot, spawn, spoil
from codegen.tests.test_overlay import OVERLAY_FAULTS

COMMANDS, ERRORS, URCS, SOURCES = "commands/base.yaml", "errors.yaml", "urcs.yaml", "sources.yaml"
OMEGA, STATES = "commands/omega.yaml", "states.yaml"
OPERATIONS = "operations.yaml"
SHARED, REVISION = "parameters.yaml", "revisions/v1.00.yaml"
GIVE = """needs: [ready]
        holds: stock
        parameters: [who, amount]
        data: {length: amount, content: payload}
        outcomes:
          - {means: success, sequence: [prompt, data, OK]}
          - {means: failure, sequence: [ERROR]}
"""
STORES = """stores: {key: who, until: [ready, {after: OMEGA.write:take, means: success}], preset: ['0,3,"home"']}"""


class Fault(NamedTuple):
    """In `file`, `old` becomes `new`; the complaint points at the mark in `new` and says `words`."""

    what: str
    code: str
    file: str
    old: str
    new: str
    words: tuple[str, ...]


FAULTS = (
    # E001
    Fault("bracket left open", "E001", COMMANDS, "fields: [client, mode]\n    forms:", "fields: ‸[client, mode\n    forms:",
          ("not YAML", "'[' that is opened here is not closed", "expected ']'")),
    Fault("tab as indentation", "E001", ERRORS, "    name: none\n", "‸\tname: none\n", ("not YAML",)),
    Fault("unknown anchor", "E001", COMMANDS, "length: [1, 16]", "length: ‸*nobody", ("no anchor '&' of that name",)),
    Fault("anchor given twice", "E001", COMMANDS, "range: [60, 180]\n        also: [0]",
          "range: &x [60, 180]\n        also: ‸&x [0]", ("given twice",)),
    Fault("anchor in itself", "E001", COMMANDS, "fields: [client, mode]", "fields: &a [client, ‸*a]", ("'*a'", "'&a'")),
    Fault("second document", "E001", SOURCES, "    title: Logs\n", "    title: Logs\n‸---\na: 1\n", ("single document",)),
    Fault("control character", "E001", SOURCES, "title: Logs", "title: Lo‸\x00gs", ("U+0000",)),
    # E002
    Fault("key twice", "E002", COMMANDS, "    title: First command\n", "    title: First command\n    ‸title: Again\n",
          ("'title'", "first at line 4")),
    Fault("key twice in braces", "E002", COMMANDS, "{value: 0, name: low, meaning: Low.}",
          "{value: 0, name: low, ‸value: 1, meaning: Low.}", ("'value'", "second time")),
    # E003
    Fault("yes", "E003", COMMANDS, "secret: true", "secret: ‸yes", ("'yes'", "true or false", "in quotation marks")),
    Fault("octal", "E003", COMMANDS, "default: 60", "default: ‸0o74", ("'0o74'", "decimal number")),
    Fault("leading zero", "E003", COMMANDS, "default: 60", "default: ‸060", ("'060'", "decimal number")),
    Fault("null", "E003", COMMANDS, "description: A choice.", "description: ‸~", ("'~'", "in quotation marks")),
    Fault("nothing", "E003", COMMANDS, "unit: s\n", "unit:‸\n", ("a value is missing",)),
    Fault("off", "E003", COMMANDS, "name: low,", "name: ‸off,", ("'off'", 'in quotation marks, "off"')),
    Fault("tag of Python", "E003", COMMANDS, "title: First command", "title: ‸!!python/object:os.system ls",
          ("python/object", "take it away")),
    Fault("tag of a mapping", "E003", COMMANDS, "data: {length: size", "data: ‸!thing {length: size", ("!thing",)),
    Fault("tag that changes the type", "E003", COMMANDS, "default: 60", 'default: ‸!!int "60"', ("int",)),
    # E010
    Fault("misspelt key", "E010", COMMANDS, "secret: true", "‸secrt: true", ("'secrt'", "did you mean 'secret'?", "known here")),
    Fault("unknown key at the top", "E010", ERRORS, "codes:\n", "‸banana: 1\ncodes:\n", ("'banana'", "known here", "codes")),
    Fault("merge key", "E010", COMMANDS, "    title: First command\n", "    title: First command\n    ‸<<: {title: x}\n",
          ("'<<'", "known here")),
    Fault("key that is a number", "E010", COMMANDS, "    title: First command\n", "    title: First command\n    ‸7: x\n",
          ("'7'", "known here")),
    # E011
    Fault("string for a number", "E011", COMMANDS, "default: 60", 'default: ‸"60"', ("'default' must be a whole number", "not the text '60'", "take the quotation marks away")),
    Fault("boolean for a number", "E011", COMMANDS, "answer: 5", "answer: ‸true", ("'answer' must be a whole number, not true",)),
    Fault("mapping for a list", "E011", COMMANDS, '      - {name: ALFA, section: "1.2"}\n', "      ‸name: ALFA\n",
          ("'aliases' must be a list", "begin each item with '- '")),
    Fault("float", "E011", COMMANDS, "default: 60", "default: ‸1.5", ("'default' must be a whole number", "not the text '1.5'",)),
    Fault("key is missing", "E011", COMMANDS, "  - name: BETA\n    title: Second command\n", "  - ‸name: BETA\n", ("title",)),
    Fault("integer without range", "E011", COMMANDS, "      - name: size\n        type: integer\n        range: [1, 100]\n",
          "      - ‸name: size\n        type: integer\n", ("integer 'size'", "range")),
    Fault("string without length", "E011", COMMANDS, "      - name: key\n        type: string\n        length: [1, 16]\n",
          "      - ‸name: key\n        type: string\n", ("string 'key'", "length")),
    Fault("enumeration without values", "E011", COMMANDS, "      - name: size\n        type: integer\n        range: [1, 100]\n",
          "      - ‸name: size\n        type: enumeration\n", ("enumeration 'size'", "values")),
    Fault("key that is a list", "E011", COMMANDS, "    title: First command\n", "    title: First command\n    ? ‸[a]\n    : b\n",
          ("key must be a word",)),
    # E012
    Fault("not among the words", "E012", COMMANDS, "unit: s\n", "unit: ‸sec\n", ("'sec'", "allowed: s, ms, bytes")),
    Fault("misspelt word", "E012", URCS, "role: restart", "role: ‸restrat", ("did you mean 'restart'?", "allowed")),
    Fault("too long a time", "E012", COMMANDS, "answer: 5,", "answer: ‸256,", ("256", "255")),
    Fault("misspelt step", "E012", COMMANDS, "[lines, OK]", "[lines, ‸Ok]", ("'Ok'", "did you mean 'OK'?")),
    Fault("other prefix", "E012", COMMANDS, "        length: [9, 256]\n", '        length: [9, 256]\n        prefix: ‸"ssl://"\n',
          ("'ssl://'", "tcp://")),
    Fault("range of one", "E012", COMMANDS, "range: [60, 180]", "range: ‸[60]", ("'range'",)),
    Fault("negative", "E012", COMMANDS, "default: 60", "default: ‸-1", ("'default' is -1", "at least 0")),
    Fault("name with a line end", "E012", COMMANDS, "  - name: BETA\n", '  - name: ‸"BETA\\n"\n', ("'name'", "capital letters and digits only")),
    Fault("name with a space", "E012", COMMANDS, "      - name: size\n", '      - name: ‸"si ze"\n', ("'name' is 'si ze'", "letters, digits, underscores and hyphens")),
    # E020
    Fault("misspelt parameter", "E020", COMMANDS, "[client, size]", "[client, size, ‸wiat]",
          ("'wiat'", "did you mean 'wait'?")),
    Fault("parameter like no other", "E020", COMMANDS, "[client, size]", "[client, size, ‸banana]",
          ("'banana'", "known here: client, err, key, mode, size, wait")),
    Fault("misspelt field", "E020", COMMANDS, "fields: [client, mode]", "fields: [client, ‸mood]", ("'mood'", "'mode'")),
    Fault("misspelt field of a URC", "E020", URCS, "fields: [client]", "fields: [‸cleint]", ("'cleint'", "'client'")),
    Fault("optional but not there", "E020", COMMANDS, "optional: [key]", "optional: [‸kye]", ("'kye'", "did you mean 'key'?")),
    Fault("length of data", "E020", COMMANDS, "data: {length: size", "data: {length: ‸mode", ("'mode'", "parameter of this form")),
    # E021
    Fault("misspelt document", "E021", COMMANDS, '    section: "1.1"\n', "    source: {document: ‸feild}\n",
          ("'feild'", "did you mean 'field'?")),
    Fault("unknown document of a file", "E021", ERRORS, "document: M1", "document: ‸M2", ("'M2'", "known here: M1, field")),
    Fault("unknown document of the revision", "E021", REVISION, "document: M1", "document: ‸M9", ("'M9'", "known here: M1, field")),
    # E022
    Fault("misspelt line", "E022", COMMANDS, "lines: [state]", "lines: [‸sate]", ("'sate'", "did you mean 'state'?")),
    Fault("line without fields", "E022", COMMANDS, "fields: [client, mode]", "fields: ‸[]", ("'state'", "at least one")),
    Fault("form without lines", "E022", COMMANDS, "{means: success, sequence: [prompt, data, OK]}",
          "‸{means: success, sequence: [prompt, data, lines, OK]}", ("expected the key lines or replies",)),
    Fault("result of an unknown command", "E022", COMMANDS, "      - form: write\n        parameters: [address, file]\n",
          "      - ‸form: write\n        result_names: [GAMMA]\n        parameters: [address, file]\n",
          ("unknown command 'GAMMA'",)),
    # E030
    Fault("range upside down", "E030", COMMANDS, "range: [1, 100]", "range: ‸[100, 1]", ("[100, 1]", "upside down")),
    Fault("length upside down", "E030", COMMANDS, "length: [1, 16]", "length: ‸[16, 1]", ("length [16, 1]",)),
    # E031
    Fault("range too wide", "E031", COMMANDS, "range: [1, 100]", "range: ‸[1, 65536]", ("65536", "16 bits", "65535")),
    Fault("length too wide", "E031", COMMANDS, "length: [5, 128]", "length: ‸[5, 70000]", ("70000", "65535")),
    Fault("enumeration too wide", "E031", COMMANDS, "values:\n          - {value: 0, name: low, meaning: Low.}\n"
          "          - {value: 1,", "values:\n          ‸- {value: 65535, name: low, meaning: Low.}\n          - {value: 65536,",
          ("65536", "65535")),
    Fault("limit too wide", "E031", REVISION, "payload: 100", "payload: ‸65536", ("65536", "65535")),
    Fault("number of 30 digits", "E031", COMMANDS, "range: [1, 100]", f"range: [1, ‸{'9' * 30}]", ("30 digits", "65535")),
    Fault("number of 10000 digits", "E031", COMMANDS, "range: [1, 100]", f"range: [1, ‸{'9' * 10000}]", ("10000 digits",)),
    # E032
    Fault("default below", "E032", COMMANDS, "default: 60", "default: ‸59", ("default 59", "60 to 180")),
    Fault("default above", "E032", COMMANDS, "        description: A choice.\n", "        description: A choice.\n        default: ‸2\n",
          ("default 2", "0 to 1")),
    # E033
    Fault("secret with a default", "E033", COMMANDS, "        secret: true\n", "        secret: true\n        default: ‸5\n",
          ("'key'", "secret", "cannot have a default")),
    # E040
    Fault("command twice", "E040", COMMANDS, "  - name: BETA\n", "  - name: BETA\n    title: x\n    description: x\n    forms:\n"
          "      - {form: execute, outcomes: [{means: success, sequence: [OK]}]}\n  - ‸name: BETA\n",
          ("command 'BETA'", "first at spec/commands/base.yaml:")),
    Fault("parameter twice", "E040", COMMANDS, "      - name: size\n", "      - {name: size, type: integer, range: [0, 1], "
          "description: x}\n      - name: ‸size\n", ("parameter 'size'", "second time")),
    Fault("shared parameter twice", "E040", SHARED, "    description: The result code.\n", "    description: The result code.\n"
          "  - name: ‸err\n    type: code\n    description: Again.\n", ("'err'", "second time")),
    Fault("parameter shared by two files", "E040", URCS, "urcs:\n", "parameters:\n  - ‸{name: err, type: code, description: Again.}\n"
          "urcs:\n", ("'err'", "first at spec/parameters.yaml:3:5")),
    Fault("line twice", "E040", COMMANDS, "        fields: [client, mode]\n", "        fields: [client, mode]\n"
          "      - name: ‸state\n        fields: [mode]\n", ("line 'state'", "second time")),
    Fault("document twice", "E040", SOURCES, "tag: field", "tag: ‸M1", ("document 'M1'", "second time")),
    Fault("parameter twice in a form", "E040", COMMANDS, "[client, size]", "[client, size, ‸client]", ("'client'", "second time")),
    Fault("values out of order", "E040", COMMANDS, "values:\n          - {value: 0,", "values:\n          ‸- {value: 1,",
          ("ascend by one",)),
    Fault("code twice", "E040", ERRORS, "  - code: 1\n", "  - ‸code: 0\n", ("code '0'", "first at spec/errors.yaml:3:5")),
    Fault("name of a code twice", "E040", ERRORS, "  - code: 1\n    name: failed\n", "  - ‸code: 1\n    name: none\n",
          ("code name 'none'", "first at spec/errors.yaml:3:5")),
    Fault("no code that says done", "E040", ERRORS, "  - code: 0\n    name: none\n    meaning: Good.\n    operation: done", "  - ‸code: 0\n    name: none\n    meaning: Good.\n    operation: retry", ("code 0", "'operation: done'")),
    Fault("another code that says done", "E040", ERRORS, "  - code: 1\n    name: failed\n    meaning: Bad.\n    operation: retry", "  - ‸code: 1\n    name: failed\n    meaning: Bad.\n    operation: done", ("code 0", "no other")),
    # E041; more in test_naming.py
    Fault("two write forms alike", "E041", COMMANDS, "      - form: write\n        variant: data\n",
          "      - ‸form: write\n        variant: main\n", ("'alpha_write_main'", "variant of its own")),
    # E042
    Fault("URC as a command's line", "E042", URCS, "  - name: GONE\n", "  - ‸name: ALPHA\n", ("'+ALPHA'", "spec/commands/base.yaml:3:5")),
    Fault("URC as a printed spelling", "E042", URCS, "  - name: GONE\n", "  - ‸name: ALFA\n", ("'+ALFA'", "spec/commands/base.yaml:8:9")),
    Fault("URC as an echo", "E042", URCS, "  - name: RDY\n", "  - ‸name: ATREADY\n", ("'ATREADY'", "echo", "does not begin with AT")),
    Fault("URC as a prompt", "E042", URCS, "  - name: RDY\n", '  - ‸name: RDY\n    spelling: ">!"\n', ("'>!'", "prompt")),
    Fault("URC as another's line", "E042", URCS, "  - name: RDY\n", '  - ‸name: RDY\n    spelling: "+GONE: 1"\n',
          ("'+GONE: 1'", "'+GONE'", "spec/urcs.yaml:3:5")),
    Fault("URC as a final result", "E042", URCS, "  - name: RDY\n", "  - ‸name: OK\n", ("'OK'", "final result", "spec/framing.yaml:3:5")),
    Fault("URC as a final result with an argument", "E042", URCS, "  - name: GONE\n", "  - ‸name: CME\n",
          ("'+CME'", "'+CME ERROR:'", "spec/framing.yaml:5:5")),
    Fault("final result twice", "E040", "framing.yaml", "  - {text: ERROR,", "  - ‸{text: OK,", ("'OK'", "first at spec/framing.yaml:3:5")),
    # E045
    Fault("count of the data left out", "E045", COMMANDS, "      - form: write\n        variant: data\n        parameters: [client, size]\n",
          "      - ‸form: write\n        variant: data\n        parameters: [client, size]\n        optional: [size]\n", ("'size'", "take it out of optional")),
    # E050
    Fault("optional in the middle", "E050", COMMANDS, "optional: [key]", "optional: ‸[wait]", ("last", "[key]")),
    Fault("optional out of order", "E050", COMMANDS, "optional: [key]", "optional: ‸[key, wait]", ("[wait, key]",)),
    # E051
    Fault("ends with the data", "E051", COMMANDS, "{means: success, sequence: [prompt, data, OK]}",
          "‸{means: success, sequence: [prompt, data]}", ("ends with data", "expected OK, ERROR or result")),
    Fault("result without the key", "E051", COMMANDS, "{means: success, sequence: [prompt, data, OK]}",
          "‸{means: success, sequence: [prompt, data, OK, result]}", ("expected the key result",)),
    Fault("prompt without the key", "E051", COMMANDS, "{means: success, sequence: [OK, result]}",
          "‸{means: success, sequence: [prompt, data, OK, result]}", ("expected the key data",)),
    Fault("prompt without data", "E051", COMMANDS, "{means: success, sequence: [prompt, data, OK]}",
          "‸{means: success, sequence: [prompt, OK]}", ("prompt and data belong together",)),
    Fault("two final results", "E051", COMMANDS, "{means: success, sequence: [OK, result]}",
          "‸{means: success, sequence: [OK, result, ERROR]}", ("only one final result",)),
    # E052
    Fault("success and failure alike", "E052", COMMANDS, "{means: failure, sequence: [prompt, data, ERROR]}",
          "‸{means: failure, sequence: [prompt, data, OK]}", ("cannot be told", "spec/commands/base.yaml:61:13")),
    Fault("outcome twice", "E052", COMMANDS, "{means: failure, sequence: [ERROR]}", "‸{means: success, sequence: [OK, result]}",
          ("cannot be told", "spec/commands/base.yaml:")),
    # E053
    *(Fault(f"example {example}", "E053", COMMANDS, 'form: write\n        variant: main\n        parameters: [client, wait, key]\n'
            '        optional: [key]\n        result: [client, err]\n        example: AT+ALPHA=0,60,"abc"',
            '‸form: write\n        variant: main\n        parameters: [client, wait, key]\n'
            f"        optional: [key]\n        result: [client, err]\n        example: '{example}'", words)
      for example, words in (
          ("AT+ALPH=0,60", ("'AT+ALPHA='",)),
          ("AT+ALPHA?", ("'AT+ALPHA='",)),
          ("AT+ALPHA=0", ("1 arguments", "expected 2 to 3")),
          ('AT+ALPHA=0,60,"abc",1', ("4 arguments",)),
          ("AT+ALPHA=2,60", ("2 is not allowed for 'client'",)),
          ("AT+ALPHA=0,59", ("59 is not allowed for 'wait'",)),
          ("AT+ALPHA=0,six", ("'wait'",)),
          ("AT+ALPHA=0,6²", ("'wait'",)),
          ("AT+ALPHA=0," + "9" * 5000, ("'wait'",)),
          ("AT+ALPHA=0,60,abc", ("abc is not allowed for 'key'",)),
          ('AT+ALPHA=0,60,""', ("'key'",)),
          ('AT+ALPHA=0,60,"a"b"c"', ("'key'",)),
          ('AT+ALPHA=0,60,"0123456789abcdefg"', ("'key'",)))),
    *(Fault(f"example {example}", "E053", COMMANDS, 'form: write\n        parameters: [address, file]\n'
            '        example: AT+BETA="tcp://host","a.pem"',
            f"‸form: write\n        parameters: [address, file]\n        example: '{example}'", words)
      for example, words in (
          ('AT+BETA="ssl://host","a.pem"', ('"ssl://host" is not allowed for \'address\'',)),
          ('AT+BETA="tcp://host","a.txt"', ("'file'",)),
          ('AT+BETA="tcp://host",{non-ascii}"612E7065"', ("'file'",)),
          ('AT+BETA="tcp://host",{non-ascii}"2E70656D"', ("'file'",)),
          ('AT+BETA="tcp://host",{non-ascii}"612E70656"', ("'file'",)),
          (f'AT+BETA="tcp://host",{{non-ascii}}"{"61" * 125}2E70656D"', ("'file'",)),
          ('AT+BETA="tcp://host",{non-ascii}"a.pem"', ("'file'",)))),
    # E054
    Fault("time from a length", "E054", COMMANDS, "result_from: wait", "result_from: ‸key", ("'key'", "in seconds")),
    # E056
    Fault("limit shorter than stated", "E056", COMMANDS, "result_from: wait", "result_from: wait, stated: ‸900",
          ("900 s", "not shorter")),
    Fault("empty but always there", "E020", OMEGA, "        optional: [label]\n    forms:", "        optional: [label]\n        empty: [‸speed]\n    forms:",
          ("'speed'", "optional fields")),
    # E057
    Fault("message without its lengths", "E057", URCS, """  - name: GONE
    title: It is gone
    description: It went.
    role: connection-lost
""", """  - ‸name: GONE
    title: It is gone
    description: It went.
    role: message-start
""", ("message-start", "the client index, a length, a length", "found client")),
    Fault("message on one line without a count", "E057", URCS, """  - name: GONE
    title: It is gone
    description: It went.
    role: connection-lost
""", """  - ‸name: GONE
    title: It is gone
    description: It went.
    role: message-line
""", ("message-line", "counted_by", "found client")),
    # E058
    Fault("message without its end", "E058", URCS, """  - name: RDY
""", """  - ‸name: RXSTART
    title: A message
    description: It begins.
    role: message-start
    parameters:
      - name: client
        type: integer
        range: [0, 1]
        role: client
        description: Which client.
      - name: topic
        type: integer
        range: [1, 10]
        description: Bytes.
      - name: payload
        type: integer
        range: [0, 100]
        description: Bytes.
    fields: [client, topic, payload]
  - name: RDY
""", ("message-end or message-payload or message-topic", "remove RXSTART")),
    # E059
    Fault("form that never succeeds", "E059", COMMANDS, """      - form: write
        variant: data
        parameters: [client, size]
        data: {length: size, content: payload}
        outcomes:
          - {means: success,""", """      - ‸form: write
        variant: data
        parameters: [client, size]
        data: {length: size, content: payload}
        outcomes:
          - {means: failure,""", ("no outcome of this form means success",)),
    # E070
    Fault("misspelt state", "E070", OMEGA, "needs: [open]", "needs: [‸opne]", ("'opne'", "did you mean 'open'?")),
    Fault("misspelt outer state", "E070", STATES, "within: open", "within: ‸opne", ("'opne'", "did you mean 'open'?")),
    Fault("misspelt state of a setting", "E070", OMEGA, "until: [ready,", "until: [‸redy,", ("did you mean 'ready'?",)),
    Fault("misspelt state of a line", "E070", OMEGA, "{state: ready, by", "{state: ‸redy, by", ("did you mean 'ready'?",)),
    Fault("misspelt state of a URC", "E070", URCS, "role: restart\n", "role: restart\n    ends: ‸opne\n", ("did you mean 'open'?",)),
    # E071
    Fault("state within itself", "E071", STATES, "    of: module\n", "    of: module\n    within: ‸open\n", ("within itself",)),
    Fault("module within a client", "E071", STATES, "    of: module\n", "    of: module\n    within: ‸stock\n",
          ("cannot be within 'stock'", "state of a client")),
    Fault("answer without words", "E071", STATES, "missing: 1\n    when_missing: it is not open\n", "missing: ‸1\n", ("key when_missing",)),
    Fault("nothing answers", "E071", OMEGA, "needs: [{state: stock, answer: 1}]", "needs: [‸stock]", ("'stock' is missing", "answer here")),
    Fault("nothing answers where it is there", "E071", OMEGA, "forbids: [ready]", "forbids: [ready, ‸open]", ("'open' is present",)),
    Fault("unknown answer", "E071", OMEGA, "needs: [{state: stock, answer: 1}]", "needs: [‸{state: stock, answer: 7}]", ("no code 7",)),
    Fault("needed and forbidden", "E071", OMEGA, "forbids: [ready]", "forbids: [ready, ‸{state: open, answer: 1}]", ("needed and forbidden",)),
    Fault("form without a client", "E071", OMEGA, "reaches: open", "reaches: ‸ready", ("names no client", "'ready'")),
    Fault("data is reached", "E071", OMEGA, "ends: ready", "ends: ‸stock", ("while data is held",)),
    Fault("state without data", "E071", OMEGA, "holds: stock", "holds: ‸ready", ("expected a state with the key data",)),
    Fault("used up without data", "E071", OMEGA, "uses: [stock]", "uses: [‸ready]", ("'ready' has no data",)),
    Fault("form without data", "E071", OMEGA, "        ends: ready\n", "        ends: ready\n        holds: ‸stock\n", ("takes no data",)),
    Fault("value that never comes", "E071", OMEGA, "by: there, value: 1", "by: there, value: ‸2", ("never has the value 2",)),
    Fault("field that is always there", "E071", OMEGA, "by: there, value: 1", "by: ‸there", ("expected the value",)),
    Fault("state lasts until a result and holds data", "E071", STATES, "    data: one\n", "    data: one\n    during: ‸result\n", ("without data",)),
    Fault("nothing means failure", "E071", OMEGA, GIVE, GIVE.replace("[ready]", "[‸ready]").replace("          - {means: failure, sequence: [ERROR]}\n", ""),
          ("no outcome of the form means failure",)),
    # E072
    Fault("kept for ever and not", "E072", OMEGA, "until: [ready,", "until: [‸never, ready,", ("never alone",)),
    Fault("settings of no client", "E072", OMEGA, "stores: {key: who, until: [ready,", "stores: {until: [‸ready,", ("key that names the client",)),
    Fault("key that is a text", "E072", OMEGA, "{key: who,", "{key: ‸label,", ("expected a number",)),
    Fault("after nothing", "E072", OMEGA, "{after: OMEGA.write:take,", "‸{after: OMEGA.write:tak,", ("did you mean 'OMEGA.write:take'?",)),
    Fault("setting that is none", "E020", OMEGA, "{key: who,", "{key: who, parameters: [‸amount],", ("'amount'", "could be kept")),
    Fault("key that is none", "E020", OMEGA, "{key: who,", "{key: ‸amount,", ("'amount'", "parameter of this form")),
    Fault("field that is none", "E020", OMEGA, "by: there,", "by: ‸three,", ("did you mean 'there'?",)),
    Fault("preset that is refused", "E053", OMEGA, STORES, "stores: ‸" + STORES[8:].replace("0,3", "0,10"), ("10 is not allowed for 'speed'",)),
    Fault("text that is a number", "E011", OMEGA, "default: none", "default: ‸4", ("'default'", "must be a text", "in quotation marks")),
    # E080: arguments
    Fault("two operations of one name", "E040", OPERATIONS, "  - name: speak_all\n", "  - ‸name: speak\n", ("operation 'speak'", "second time")),
    Fault("two names that are one in C", "E041", OPERATIONS, "{name: key, type", "‸{name: wait_, type", ("'wait_' and 'wait'",)),
    Fault("arguments listed twice", "E040", OPERATIONS, "  - name: speak_all\n    event: speak\n    of: client\n    title: Say several "
          "things\n    struct: texts\n", "  - ‸name: speak_all\n    event: speak\n    of: client\n    title: Say several things\n    struct: words\n",
          ("struct 'words'", "already")),
    Fault("event of no operation", "E080", OPERATIONS, "  - name: speak_all\n    event: speak\n", "  - ‸name: speak_all\n    event: speek\n",
          ("'speek'", "did you mean 'speak'?")),
    Fault("struct that nothing fills", "E080", OPERATIONS, "  - name: open\n    of: module\n", "  - ‸name: open\n    struct: word\n    of: module\n",
          ("struct 'word'", "did you mean 'words'?")),
    Fault("arguments without a struct", "E080", OPERATIONS, "  - name: speak\n    of: client\n    title: Say something\n    struct: words\n",
          "  - ‸name: speak\n    of: client\n    title: Say something\n", ("4 arguments", "key struct")),
    Fault("default of a text", "E080", OPERATIONS, "{name: key, type: bytes,", "‸{name: key, type: bytes, default: 5,", ("'key'", "uint16")),
    Fault("default that does not fit", "E031", OPERATIONS, "{name: wait, type: uint16, default: 70,", "‸{name: wait, type: uint16, default: 70000,",
          ("70000", "65535")),
    Fault("not given is 7", "E080", OPERATIONS, "      - {name: speed, type: uint8, given: bit,", "      - ‸{name: speed, type: uint8, none: 7, given: bit,",
          ("only 255",)),
    Fault("bit of a text", "E080", OPERATIONS, "{name: key, type: bytes,", "‸{name: key, type: bytes, given: bit,", ("says by itself",)),
    Fault("checks what is no choice", "E080", OPERATIONS, "{name: wait, type: uint16,", "‸{name: wait, type: uint16, done: utf8-check,", ("optional",)),
    Fault("list of nothing", "E080", OPERATIONS, "- {name: text, type: list, items: words,", "- ‸{name: text, type: list, items: word,", ("'word'", "did you mean 'words'?")),
    Fault("list without an end", "E031", OPERATIONS, "- {name: text, type: list, items: words, most: 5,", "- ‸{name: text, type: list, items: words, most: 0,", ("1 to 255",)),
    Fault("items of no list", "E080", OPERATIONS, "{name: key, type: bytes,", "‸{name: key, type: bytes, most: 3,", ("only a list",)),
    # E081: steps
    Fault("command that is not there", "E081", OPERATIONS, "- {step: open, form: OMEGA.execute}", "- ‸{step: open, form: OMEGO.execute}",
          ("'OMEGO.execute'", "in any revision")),
    Fault("form that is not there", "E081", OPERATIONS, "- {step: open, form: OMEGA.execute}", "- ‸{step: open, form: OMEGA.test}",
          ("there is no form 'OMEGA.test'",)),
    Fault("variant that is not there", "E081", OPERATIONS, '- {step: set, form: "OMEGA.write:set"', '- ‸{step: set, form: "OMEGA.write:sett"',
          ("did you mean 'OMEGA.write:set'?",)),
    Fault("fallback to nowhere", "E081", OPERATIONS, "- {step: begin, form: \"ALPHA.write:main\", when: key, parameters: {client: client, wait: wait, "
          "key: key}, fallback: give}", "- ‸{step: begin, form: \"ALPHA.write:main\", when: key, parameters: {client: client, wait: wait, key: key}, "
          "fallback: gives}", ("'gives'", "later step", "did you mean 'give'?")),
    Fault("each of no list", "E081", OPERATIONS, "- {step: give, form: \"OMEGA.write:give\", parameters", "- ‸{step: give, form: \"OMEGA.write:give\", "
          "each: wait, parameters", ("needs an argument that is a list", "'wait'")),
    # E082: arguments of steps
    Fault("misspelt argument", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: ‸wiat, key: key}",
          ("unknown argument 'wiat'", "did you mean 'wait'?")),
    Fault("misspelt parameter", "E020", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wiat: ‸wait, key: key}",
          ("'wiat'", "did you mean 'wait'?")),
    Fault("text for a number", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: ‸text, key: key}",
          ("'wait' is of type integer", "of type bytes")),
    Fault("number for a text", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: wait, key: ‸wait}",
          ("'key' is of type string", "of type uint16")),
    Fault("length of a number", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: ‸length of speed, key: key}",
          ("the length of an argument of type bytes",)),
    Fault("constant for a text", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: wait, key: ‸7}",
          ("7 cannot be given for 'key'",)),
    Fault("constant that does not fit", "E082", OPERATIONS, "{client: client, wait: wait, key: key}", "{client: client, wait: ‸300, key: key}",
          ("up to 255",)),
    Fault("client of the module", "E082", OPERATIONS, "    steps:\n      - {step: open, form: OMEGA.execute}",
          "    steps:\n      - {step: open, form: \"OMEGA.write:begin\", parameters: {who: ‸client}}", ("has no client",)),
    Fault("condition of nothing", "E082", OPERATIONS, "- {step: set, form: \"OMEGA.write:set\", when: speed,",
          "- ‸{step: set, form: \"OMEGA.write:set\", when: sped,", ("'sped'", "did you mean 'speed'?")),
    Fault("argument that nothing uses", "E082", OPERATIONS, "      - {name: key, type: bytes", "      - ‸{name: extra, type: bool, description: More.}\n"
          "      - {name: key, type: bytes", ("no step uses the argument 'extra'",)),
    # E083
    Fault("parameter forgotten", "E083", OPERATIONS, "- {step: give, form: \"OMEGA.write:give\", parameters: {who: client, amount: length of text}, data",
          "- ‸{step: give, form: \"OMEGA.write:give\", parameters: {amount: length of text}, data", ("nothing is given for 'who'", "no default")),
    # E084
    Fault("data forgotten", "E084", OPERATIONS, "- {step: give, form: \"OMEGA.write:give\", parameters: {who: client, amount: length of text}, "
          "data: text, leaves", "- ‸{step: give, form: \"OMEGA.write:give\", parameters: {who: client, amount: length of text}, leaves",
          ("sends data", "expected 'data'")),
    Fault("data of nothing", "E084", OPERATIONS, "- {step: open, form: OMEGA.execute}", "- ‸{step: open, form: OMEGA.execute, data: text}",
          ("sends no data",)),
    Fault("length of something else", "E084", OPERATIONS, "{who: client, amount: length of text}, data: text, leaves",
          "{who: client, amount: ‸length of key}, data: text, leaves", ("'length of text'",)),
    # E055
    Fault("result without a code", "E055", COMMANDS, "      - form: write\n        variant: main\n        parameters: "
          "[client, wait, key]\n        optional: [key]\n        result: [client, err]\n", "      - ‸form: write\n"
          "        variant: main\n        parameters: [client, wait, key]\n        optional: [key]\n        result: [client]\n",
          ("expected a parameter of type code", "'client'")),
    Fault("time from nothing", "E054", COMMANDS, "result_from: wait", "result_from: ‸wiat", ("'wiat'", "in seconds")),
)


class Faults(FolderCase):
    def test_the_base_has_no_fault(self) -> None:
        done = run("--spec", self.write_spec(BASE), "check")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual(done.out, "v1.00: 3 commands in 10 forms, 2 URCs, 2 error codes: no errors\n")

    def test_right_examples(self) -> None:
        for example in ('AT+BETA="tcp://host","a.der"', 'AT+BETA="tcp://host",{non-ascii}"612E646572"',
                        f'AT+BETA="tcp://host",{{non-ascii}}"{"61" * 124}2E70656D"',
                        'AT+BETA="tcp://host",{non-ascii}"262378344532443B262378353334453B2E70656D"'):
            text = BASE[COMMANDS].replace('AT+BETA="tcp://host","a.pem"', f"'{example}'")
            done = run("--spec", self.write_spec({**BASE, COMMANDS: text}), "check")
            self.assertEqual((done.status, done.err), (0, ""), example)

    def test_each_fault_has_its_code_place_and_words(self) -> None:
        for fault in FAULTS:
            with self.subTest(fault.what):
                files, line, column = spoil(BASE, fault.file, fault.old, fault.new)
                done = run("--spec", self.write_spec(files), "check")
                self.assertEqual(done.status, 1, done.err)
                found = complaints(done.err)
                self.assertEqual([c[:4] for c in found], [(f"spec/{fault.file}", line, column, fault.code)],
                                 done.err)
                for word in fault.words:
                    self.assertIn(word, found[0].text)

    def test_two_revisions(self) -> None:
        extra = BASE[REVISION].replace("v1.00", "v2.00")
        done = run("--spec", self.write_spec({**BASE, SOURCES: extra + BASE[SOURCES]}), "check")
        (found,) = complaints(done.err)
        self.assertEqual(found[:4], ("spec/revisions/v1.00.yaml", 2, 3, "E011"))
        self.assertIn("expected one revision, found 2", found.text)

    def test_no_revision(self) -> None:
        done = run("--spec", self.write_spec({**BASE, REVISION: "document: M1\n"}), "check")
        (found,) = complaints(done.err)
        self.assertEqual(found.code, "E011")
        self.assertIn("no revision stands for itself", found.text)

    def test_every_code_is_covered(self) -> None:
        # E063 and W070 are in test_overlay.py and test_mistakes.py.
        self.assertEqual({f.code for f in (*FAULTS, *OVERLAY_FAULTS)} | {"E063", "W070"}, set(CODES))

    def test_no_other_code_is_used(self) -> None:
        used = set()
        for path in (ROOT / "codegen").rglob("*.py"):
            if "tests" not in path.parts and path.name != "problems.py":
                used |= set(re.findall(r"\b[EW]\d{3}\b", path.read_text(encoding="utf-8")))
        self.assertEqual(used, set(CODES))

    def test_all_errors_of_all_files_at_once_and_sorted(self) -> None:
        files = dict(BASE)
        for file, old, new in ((COMMANDS, "secret: true", "secret: maybe"), (COMMANDS, "unit: s\n", "unit: sec\n"),
                               (COMMANDS, "title: First command", "title: no"), (ERRORS, "operation: retry", "operation: rety"),
                               (URCS, "role: restart", "rolle: restart"), (SOURCES, "title: Logs", "title: 5")):
            files[file] = files[file].replace(old, new)
        found = complaints(run("--spec", self.write_spec(files), "check").err)
        self.assertEqual(found, sorted(found))
        self.assertEqual([(c.file.removeprefix("spec/"), c.code) for c in found], [
            (COMMANDS, "E003"), (COMMANDS, "E012"), (COMMANDS, "E011"), (ERRORS, "E012"), (SOURCES, "E011"),
            (URCS, "E011"), (URCS, "E010")])

    def test_all_errors_of_meaning_at_once(self) -> None:
        files = dict(BASE)
        for file, old, new in ((COMMANDS, "range: [1, 100]", "range: [100, 1]"), (COMMANDS, "default: 60", "default: 5"),
                               (COMMANDS, "lines: [state]", "lines: [stat]"), (ERRORS, "document: M1", "document: M2"),
                               (URCS, "fields: [client]", "fields: [nobody]")):
            files[file] = files[file].replace(old, new)
        found = complaints(run("--spec", self.write_spec(files), "check").err)
        self.assertEqual([(c.file.removeprefix("spec/"), c.code) for c in found], [
            (COMMANDS, "E032"), (COMMANDS, "E030"), (COMMANDS, "E022"), (ERRORS, "E021"), (URCS, "E020")])

    def test_what_anchors_repeat_is_said_once(self) -> None:
        text = BASE[COMMANDS].replace("range: [0, 1]", "range: &both [1, 0]", 1).replace("range: [1, 100]", "range: *both")
        found = complaints(run("--spec", self.write_spec({**BASE, COMMANDS: text}), "check").err)
        self.assertEqual([c[1:4] for c in found], [(12, 16, "E030")])


class Junk(FolderCase):
    """Whatever stands in a file: complaints, an exit code of 1, and no traceback."""

    def look(self, text: str | bytes, code: str, line: int = 1, column: int = 1, word: str = "") -> None:
        for file in (ERRORS, REVISION, COMMANDS):
            shutil.rmtree(self.folder / "spec", ignore_errors=True)
            done = run("--spec", self.write_spec({**BASE, file: text}), "check")
            self.assertEqual(done.status, 1)
            found = [c for c in complaints(done.err) if c.file == f"spec/{file}"]
            self.assertEqual([c[1:4] for c in found], [(line, column, code)], done.err)
            self.assertIn(word, found[0].text)

    def test_empty(self) -> None:
        self.look("", "E011", word="expected keys")
        self.look("\n\n", "E011")
        self.look("# only a comment\n", "E011")
        self.look("---\n...\n", "E011")

    def test_not_yaml(self) -> None:
        self.look("a: [1\nb: 2\n", "E001", 1, 4, "not closed")
        self.look("{" * 3, "E001", 2, 1)
        self.look("\t\tx", "E001", 1, 1)
        self.look("a: 'x", "E001", 1, 4, "never closed")
        self.look("%nonsense 1\n--- a\n", "E001", 1, 1, "begin with '%'")
        self.look("@at", "E001", 1, 1)

    def test_binary(self) -> None:
        self.look(b"\x00\x01\x02", "E001", word="U+0000")
        self.look(b"a: 1\nb: \xff\xfe\n", "E001", 2, 4, "not UTF-8")
        self.look(bytes(range(128, 256)) * 10, "E001", word="not UTF-8")
        self.look("a: 1\nb: \x1b[0m\n", "E001", 2, 4, "U+001B")
        self.look(b"a: \xed\xa0\x80\n", "E001", 1, 4, "not UTF-8")  # a surrogate
        self.look("codes: x\n".encode("utf-16"), "E001")

    def test_other_things_than_keys(self) -> None:
        self.look("- a\n- b\n", "E011", word="expected keys")
        self.look("just words\n", "E011")
        self.look("17\n", "E011")
        self.look("{}\n", "E012")

    def test_byte_order_mark_and_line_ends_are_no_fault(self) -> None:
        files = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in BASE.items()}
        done = run("--spec", self.write_spec(files), "check")
        self.assertEqual((done.status, done.err), (0, ""))

    def test_tag_on_the_whole_file(self) -> None:
        done = run("--spec", self.write_spec({**BASE, ERRORS: "!!python/object/apply:os.system\n- touch /nowhere\n"}), "check")
        self.assertEqual([c[:4] for c in complaints(done.err)], [
            (f"spec/{ERRORS}", 1, 1, "E003"), (f"spec/{ERRORS}", 1, 1, "E011")])

    def test_deep_nesting(self) -> None:
        for depth in (60, 100_000):
            self.look("codes: " + "[" * depth + "]" * depth, "E001", 1, 57, "at most 50 levels")
        self.look("".join("  " * n + "a:\n" for n in range(60)), "E001", 51, 101, "at most 50 levels")

    def test_many_repetitions(self) -> None:
        bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
        done = run("--spec", self.write_spec({**BASE, ERRORS: bomb}), "check")
        (found,) = complaints(done.err)
        self.assertEqual((found.file, found.code), (f"spec/{ERRORS}", "E001"))
        self.assertIn("anchors repeat", found.text)

    def test_anchors_in_themselves_end_in_a_process_of_its_own(self) -> None:
        # Not in this process: a crash or an endless loop is what is looked for.
        for text in ("codes: &a [*a]\n", "codes: &a {x: *a}\n", "codes: &a {? *a : 1}\n", "? &a [*a]\n: 1\n"):
            done = spawn("--spec", self.write_spec({**BASE, ERRORS: text}), "check")
            self.assertEqual(done.status, 1, done.err)
            self.assertIn("E001", {c.code for c in complaints(done.err)}, text)

    def test_missing_file(self) -> None:
        files = {k: v for k, v in BASE.items() if k != REVISION}
        (found,) = complaints(run("--spec", self.write_spec(files), "check").err)
        self.assertEqual(found[:4], ("spec/revisions", 1, 1, "E011"))
        self.assertIn("no revision stands for itself", found.text)

    def test_folder_in_place_of_a_file(self) -> None:
        spec = self.write_spec(BASE)
        (spec / "folder.yaml").mkdir()
        (found,) = complaints(run("--spec", spec, "check").err)
        self.assertEqual(found[:4], ("spec/folder.yaml", 1, 1, "E001"))

    def test_missing_folder_or_schema(self) -> None:
        spec = self.write_spec(BASE)
        (spec / "schema" / "spec.schema.json").unlink()
        for folder, name in ((spec, "spec.schema.json"), (self.folder / "nowhere", "nowhere"), (spec / ERRORS, ERRORS)):
            done = run("--spec", folder, "check")
            self.assertEqual(done.status, 3)
            self.assertRegex(done.err, rf"\Acodegen: .*{re.escape(name)}.*\n\Z")

    def test_schema_that_is_none(self) -> None:
        spec = self.write_spec(BASE)
        for text, line, column, word in ((b"", 1, 1, "not JSON"), (b'{\n "a": }', 2, 7, "not JSON"), (b"\xff", 1, 1, "not UTF-8"),
                                         (b'{"type": 5}', 1, 1, "not a JSON Schema"), (b"[]", 1, 1, "not a JSON Schema")):
            (spec / "schema" / "spec.schema.json").write_bytes(text)
            (found,) = complaints(run("--spec", spec, "check").err)
            self.assertEqual(found[:4], ("spec/schema/spec.schema.json", line, column, "E001"))
            self.assertIn(word, found.text)

    def test_any_value_in_any_place(self) -> None:
        """Every value of every line is replaced by odd ones in turn; nothing but SpecError may come out."""
        odd = ("[]", "{}", "5", "true", '""', "[[x]]", "x", "-1", "{a: b}", '"\\n"')
        turn = 0
        for file, text in BASE.items():
            lines = text.splitlines()
            for at, line in enumerate(lines):
                head, colon, value = line.partition(": ")
                if not colon or head.endswith(("{name", "{value", "{means", "{text")):
                    continue
                changed = "\n".join([*lines[:at], f"{head}: {odd[turn % len(odd)]}", *lines[at + 1:]]) + "\n"
                turn += 1
                spec = self.write_spec({**BASE, file: changed})
                with self.subTest(line=lines[at], by=changed.splitlines()[at]):
                    try:
                        read_family(spec)
                    except SpecError as error:
                        for problem in error.problems:
                            self.assertIn(problem.code, CODES)
                            self.assertNotIn("\n", str(problem))
                            where = self.folder / problem.place.file
                            # The end of the file is the beginning of the line behind its last.
                            lines_there = len(where.read_text(encoding="utf-8").splitlines())
                            self.assertLessEqual(problem.place.line, lines_there + 1)
            self.write_spec({file: text})
        self.assertGreater(turn, 90)

    def test_cut_off_at_any_line(self) -> None:
        lines = BASE[COMMANDS].splitlines(keepends=True)
        for count in range(1, len(lines)):
            spec = self.write_spec({**BASE, COMMANDS: "".join(lines[:count])})
            with self.subTest(lines=count):
                try:
                    read_family(spec)
                except SpecError as error:
                    self.assertTrue({p.code for p in error.problems} <= set(CODES))


class FailedGenerate(FolderCase):
    """A generate that fails leaves every file as it was."""

    def setUp(self) -> None:
        super().setUp()
        if shutil.which("ragel") is None:
            self.skipTest("ragel is not installed")
        self.out = self.folder / "generated"
        self.spec = self.write_spec(BASE)
        done = run("--spec", self.spec, "generate", "--out", self.out)
        self.assertEqual((done.status, done.err), (0, ""))
        # Something to do in every run.
        (self.out / "src" / "forms.c").write_text("edited\n", encoding="utf-8")
        (self.out / "src" / "stray.c").write_text("stray\n", encoding="utf-8")
        self.before = snapshot(self.out)

    def fail(self, status: int, **environment: str) -> str:
        arguments = ("--spec", self.spec, "generate", "--out", self.out)
        done = spawn(*arguments, **environment) if environment else run(*arguments)
        self.assertEqual(done.status, status, done.err)
        self.assertNotIn("Traceback", done.err)
        self.assertTrue(snapshot(self.out) == self.before, "a file was changed")
        return done.err

    def test_faulty_spec(self) -> None:
        self.write_spec({**BASE, ERRORS: BASE[ERRORS].replace("code: 0", "code: 7")})
        self.assertIn("E040", self.fail(1))

    def test_missing_ragel(self) -> None:
        self.assertIn("ragel", self.fail(3, PATH=str(self.folder)))

    def test_ragel_that_fails(self) -> None:
        ragel = self.folder / "bin" / "ragel"
        ragel.parent.mkdir()
        ragel.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Ragel version 6.10 x" && exit\necho broken >&2\nexit 1\n',
                         encoding="utf-8")
        ragel.chmod(0o755)
        self.assertIn("broken", self.fail(3, PATH=str(ragel.parent)))

    def test_folder_in_place_of_a_file(self) -> None:
        target = self.out / "src" / "machine.c"
        target.unlink()
        target.mkdir()
        (target / "keep").write_text("x", encoding="utf-8")
        self.before = snapshot(self.out)
        self.assertIn("machine.c", self.fail(3))

    def test_file_in_place_of_a_folder(self) -> None:
        shutil.rmtree(self.out / "rl")
        (self.out / "rl").write_text("x", encoding="utf-8")
        self.before = snapshot(self.out)
        self.fail(3)

    def test_file_in_place_of_the_output(self) -> None:
        shutil.rmtree(self.out)
        self.out.write_text("x", encoding="utf-8")
        done = run("--spec", self.spec, "generate", "--out", self.out)
        self.assertEqual(done.status, 3)
        self.assertEqual(self.out.read_text(encoding="utf-8"), "x")

    def test_somebody_elses_folder(self) -> None:
        """Without a manifest of ours the folder is not ours to clear."""
        (self.out / "MANIFEST.json").unlink()
        self.before = snapshot(self.out)
        self.assertIn("stray.c", self.fail(3))


if __name__ == "__main__":
    unittest.main()
