# SPDX-License-Identifier: MIT
"""Both clients at once over a pseudo-terminal: after OK the wire is free, so one works while the other's result is awaited.

The judge is the simulated module's own recording of the line.
"""

import re

from harness import BIN, E2eTest, Process, unique, wait_for

# One line from the recording: milliseconds, direction, bytes with escapes.
ROW = re.compile(r"^(\d+) ([<>]) (.*)$", re.MULTILINE)
COUNT = 3


def lines_of(recording):
    """The lines both ways in their order, as (direction, text), whatever pieces they went over the line in."""
    rest, lines = {"<": "", ">": ""}, []
    for _, way, text in ROW.findall(recording):
        text = text.replace(r"\r", "\r").replace(r"\n", "\n")
        parts = re.split(r"[\r\n]+", rest[way] + text)
        rest[way] = parts.pop()
        # Data has no line end: the command behind it begins with the last AT.
        lines += [(way, part[max(part.rfind("AT+"), 0):] if way == ">" else part) for part in parts if part]
    return lines


def between(lines, first, last):
    """What comes between each line `first` of the module or host and the next `last`."""
    found, inside = [], None
    for line in lines:
        if line == first:
            inside = []
        elif line == last and inside is not None:
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.append(line)
    return found


class TwoClients(E2eTest):
    def test_both_in_flight(self):
        record = self.folder / unique("record")
        faults = self.file(b"faults:\n"
                           b"  - {fault: delay, part: result, command: CMQTTCONNECT, ms: 300}\n"
                           b"  - {fault: delay, part: result, command: CMQTTPUB, ms: 700}\n")
        device = self.modem("--network", "loopback", "--faults", faults, "--record", record)
        process = Process([BIN / "example-two", device.link, "tcp://broker.example", COUNT], self.folder, unique("two"))
        self.addCleanup(process.stop)
        self.assertEnds(process)
        self.assertEqual(process.out, b"%d messages each\n" % COUNT)
        wait_for(lambda: "+CMQTTSTOP: 0" in record.read_text("latin-1"), "the end of the recording")
        lines = lines_of(record.read_text("latin-1"))

        # While client 0 connects, which can take minutes, client 1 is acquired and connects, too.
        (during,) = between(lines, (">", 'AT+CMQTTCONNECT=0,"tcp://broker.example",60,1'), ("<", "+CMQTTCONNECT: 0,0"))
        self.assertIn((">", 'AT+CMQTTCONNECT=1,"tcp://broker.example",60,1'), during)
        # While the broker's answer to one publish is awaited, the other client's goes out.
        waits = between(lines, (">", "AT+CMQTTPUB=0,1,60"), ("<", "+CMQTTPUB: 0,0"))
        self.assertEqual(len(waits), COUNT)
        self.assertTrue(any((">", "AT+CMQTTTOPIC=1,5") in wait for wait in waits), lines)
