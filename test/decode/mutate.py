#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Logs as people post them, made of conversations with canaries: no canary is printed, no good one is called a violation.

Each log is a conversation, one made up here or one of spec/transcripts, in which a canary is in every place that the
specification calls secret, and in commands around MQTT that it does not know. It is written in a form drawn at random, and
encoded. Of a third that is all (time stamps, words and arrows for directions, tags, quotes, written-out control
characters, padding, line ends, UTF-16, dumps): it has to be read whole, and to be clean. Another third is cut, redacted,
or has prints of a driver in it: it may be called damaged, and is no violation. In the last one anything is broken: one
byte lost or changed, a line torn, a command misspelt. Of those only the canaries are looked for.

exit codes: 0 good, 1 a canary or a false verdict, 2 bad usage
"""

from __future__ import annotations

import argparse
import functools
import html
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "test" / "decode")]

from codegen.read.build import read_family  # noqa: E402
from transcripts import conversations  # noqa: E402

PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")).resolve() / "simcom"
# Pieces of six characters of each are looked for: a part of a secret is one, too.
CANARIES = ("canary-7f3a91", "Hunter2Kestrel", "p4ssw0rd.xyz", "Xq%Tz{9}kW", "SWORDFISHQ")
PIN = "83519264"
BODY = "MIIcanary-7f3a91kQ=="
PEM = f"-----BEGIN RSA PRIVATE KEY-----\n{BODY}\n-----END RSA PRIVATE KEY-----\n"

T = TypeVar("T")


class Draw(random.Random):
    """Chance that remembers how a log was made."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.recipe: list[str] = []

    def named(self, options: Sequence[T]) -> T:
        drawn = self.choice(options)
        self.recipe.append(getattr(drawn, "__name__", None) or repr(drawn))
        return drawn


Step = tuple[str, str]  # ">" or "<", text without line ends; "d": data of the host; "m": counted bytes of the module
Lines = list[str]


def exchange(command: str, *answers: str) -> list[Step]:
    return [(">", command), *(("<", answer) for answer in answers)]


def data(command: str, text: str) -> list[Step]:
    return [(">", command), ("<", ">"), ("d", text), ("<", "OK")]


def message(topic: str, payload: str) -> list[Step]:
    return [("<", f"+CMQTTRXSTART: 0,{len(topic)},{len(payload)}"), ("<", f"+CMQTTRXTOPIC: 0,{len(topic)}"), ("m", topic),
            ("<", f"+CMQTTRXPAYLOAD: 0,{len(payload)}"), ("m", payload), ("<", "+CMQTTRXEND: 0")]


# --- Conversations ------------------------------------------------------------------------------------------------------


def bring_up(source: Draw) -> list[Step]:
    steps = exchange("AT", "OK") if source.random() < 0.8 else []
    for part in (exchange("ATE1", "OK"), exchange("AT+CPIN?", "+CPIN: READY", "OK"), exchange("AT+CSQ", "+CSQ: 23,0", "OK"),
                 exchange("AT+CREG?", "+CREG: 0,1", "OK"), exchange("AT+CGREG?", "+CGREG: 0,5", "OK"),
                 exchange('AT+CGDCONT=1,"IP","internet"', "OK"), exchange("AT+CGMR", "+CGMR: LE11B14SIM7600M22", "OK"),
                 exchange("AT+NETOPEN", "OK", "+NETOPEN: 0"), exchange("AT+CGPADDR=1", "+CGPADDR: 1,10.0.0.4", "OK"),
                 exchange("ATI", "Manufacturer: SIMCOM INCORPORATED", "Model: SIMCOM_SIM7600E", "OK")):
        if source.random() < 0.35:
            steps += part
    return steps


def tls(source: Draw) -> list[Step]:
    steps = exchange('AT+CSSLCFG="sslversion",0,4', "OK") + exchange('AT+CSSLCFG="authmode",0,2', "OK")
    if source.random() < 0.2:
        steps += exchange(f'AT+CSSLCFG="keypwd",0,"{source.choice(CANARIES)}"', "OK")
    if source.random() < 0.6:
        steps += data(f'AT+CCERTDOWN="key.pem",{len(PEM)}', PEM)
    return steps + exchange('AT+CSSLCFG="cacert",0,"ca.pem"', "OK")


def made_up(source: Draw) -> list[Step]:
    """A conversation that nothing is wrong with."""
    first, second = source.sample(CANARIES, 2)
    topic = source.choice(("a/b", "dev/0001/up", "plant/17/state"))
    payload = source.choice(("{}", '{"t": 21.5}', "hello world", "21", "x" * 200, '{"a": [1, 2], "s": "v"}'))
    steps, secure = bring_up(source), source.random() < 0.4
    steps += tls(source) if secure else []
    steps += exchange("AT+CMQTTSTART", *source.choice((("OK", "+CMQTTSTART: 0"), ("+CMQTTSTART: 0", "OK"))))
    steps += exchange(f'AT+CMQTTACCQ=0,"dev-0001",{int(secure)}', "OK")
    steps += exchange("AT+CMQTTSSLCFG=0,0", "OK") if secure else []
    if source.random() < 0.3:
        steps += data("AT+CMQTTWILLTOPIC=0,4", "will") + data("AT+CMQTTWILLMSG=0,3,1", "bye")
    connect = f'AT+CMQTTCONNECT=0,"tcp://broker.example:{8883 if secure else 1883}",60,1,"{first}","{second}"'
    if source.random() < 0.15:
        return steps + exchange(connect, "OK", f"+CMQTTCONNECT: 0,{source.choice((32 if secure else 3, 6, 8))}")
    steps += exchange(connect, "OK", "+CMQTTCONNECT: 0,0")
    if source.random() < 0.3:
        steps += exchange("AT+CMQTTCONNECT?", connect.replace("AT", "").replace("=", ": "), "OK")
    if source.random() < 0.5:
        steps += [(">", "AT+CMQTTSUB=0,13,1"), ("<", ">"), ("d", "dev/0001/down"), ("<", "OK"), ("<", "+CMQTTSUB: 0,0")]
    for i in range(source.randint(1, 3)):
        steps += data(f"AT+CMQTTTOPIC=0,{len(topic)}", topic) + data(f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)
        steps += exchange("AT+CMQTTPUB=0,1,60", "OK", "+CMQTTPUB: 0,0")
        steps += exchange("AT+CSQ", f"+CSQ: {20 + i},0", "OK") if source.random() < 0.3 else []
    steps += message("dev/0001/down", source.choice(('{"on": 1}', "1", "reboot now")))
    if source.random() < 0.1:
        return steps + [("<", "+CMQTTCONNLOST: 0,1")] + exchange("AT+CMQTTREL=0", "OK")
    steps += exchange("AT+CMQTTDISC=0,60", "OK", "+CMQTTDISC: 0,0") + exchange("AT+CMQTTREL=0", "OK")
    return steps + exchange("AT+CMQTTSTOP", *source.choice((("OK", "+CMQTTSTOP: 0"), ("+CMQTTSTOP: 0", "OK"))))


def arguments(line: str) -> list[str]:
    return re.findall(r'"[^"]*"|[^,]+', line.partition("=")[2])


@functools.lru_cache
def secrets() -> dict[str, tuple[int, ...]]:
    """Of each command that has a secret among its parameters which ones, as the specification says."""
    family = read_family(ROOT / "spec")
    found = {}
    for spec in map(family.spec, family.names):
        for command in spec.commands:
            for form in command.forms:
                places = tuple(i for i, parameter in enumerate(form.parameters) if parameter.secret)
                if places and not form.option:
                    found[command.spelling] = places
    return found


def with_canaries(steps: list[Step], source: Draw) -> list[Step]:
    """The same with a canary in the place of each secret parameter that is given."""
    changed = []
    for direction, text in steps:
        places = secrets().get(text.partition("=")[0].removeprefix("AT+")) if direction == ">" else None
        if places and "=" in text:
            given = arguments(text)
            for place in places:
                given[place:place + 1] = [f'"{source.choice(CANARIES)}"'] if place <= len(given) else []
            text = f"{text.partition('=')[0]}={','.join(given)}"
        changed.append((direction, text))
    return changed


def unescaped(text: str) -> str:
    return re.sub(r"\\x([0-9a-fA-F]{2})|\\(.)", lambda m: chr(int(m[1], 16)) if m[1] else
                  {"r": "\r", "n": "\n", "t": "\t", "0": "\0"}.get(m[2], m[2]), text)


def steps_of(recording: str) -> list[Step] | None:
    """The steps of a recording; None if it has what a log in lines cannot show: line ends in data, pieces of lines."""
    steps: list[Step] = []
    piece = ""
    for line in recording.splitlines()[1:]:
        direction, text = line.split(" ", 2)[1], unescaped(line.split(" ", 2)[2])
        if any(byte not in "\r\n" and not " " <= byte <= "~" for byte in text):
            return None
        if direction == ">":
            if text.endswith("\r") and "\r" not in text[:-1]:
                steps.append((">", text[:-1]))
            elif steps and steps[-1] == ("<", ">") and not re.search("[\r\n]", text):
                steps.append(("d", text))
            else:
                return None
            continue
        if not text.strip().startswith(">") and not text.endswith("\r\n") or re.search(r"\r(?!\n)|(?<!\r)\n|:  |, ", text):
            return None
        for part in filter(None, text.split("\r\n")):
            steps.append(("m" if piece else "<", part.rstrip(" ") if part.startswith(">") else part))
            piece = part if re.match(r"\+CMQTTRX(?:TOPIC|PAYLOAD): ", part) else ""
    return steps if any(direction == ">" for direction, _ in steps) else None


@functools.lru_cache
def recorded() -> list[list[Step]]:
    """The conversations of spec/transcripts that are clean, ask nothing twice, and can be shown in lines."""
    found = []
    for _, _, _, recording in conversations():
        steps = steps_of(recording)
        if steps is None or any(left == right for left, right in zip(steps, steps[1:])):
            continue
        if any(direction in "dm" and re.search(r"^(?:[+>]|AT|OK|ERROR)|^ | $|\+CMQTT", text) for direction, text in steps):
            continue  # data that looks like lines: only a length tells
        done = subprocess.run([PROGRAM, "decode", "--json", "-"], input=recording.encode("latin-1"), capture_output=True, check=False)
        summary = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"doubts": 1}
        if summary["doubts"] == 0 and summary["commands"] > 1:
            found.append(steps)
    return found


def strange(source: Draw) -> list[Step]:
    """Commands around MQTT with something secret in them."""
    canary, other = source.sample(CANARIES, 2)
    return source.choice((
        exchange(f'AT+CGAUTH=1,1,"{canary}","{other}"', "OK"),
        exchange(f'AT+CGSOCKAUTH=1,1,"{canary}","{other}"', "OK"),
        exchange(f'AT+CFTPSLOGIN="h.example",21,"{canary}","{other}",0', "OK", "+CFTPSLOGIN: 0"),
        exchange(f'AT+HTTPPARA="USERDATA","Authorization: Bearer {canary}"', "OK"),
        exchange(f'AT+HTTPPARA="URL","https://{canary}:{other}@h.example/x?key={canary}"', "OK"),
        exchange(f'AT+CPIN="{PIN}"', "OK"),
        exchange(f"AT+CPIN={PIN}", "OK"),
        exchange(f'AT+CPIN="{PIN}","{PIN[::-1]}"', "OK"),
        exchange(f'AT+CLCK="SC",1,"{PIN}"', "OK"),
        exchange(f'AT+CPWD="SC","{PIN}","{PIN[::-1]}"', "OK"),
        exchange("AT+CGAUTH?", f'+CGAUTH: 1,1,"{canary}","{other}"', "OK"),
        exchange(f'AT+CSTT="internet","{canary}","{other}"', "OK"),
        exchange(f'AT+SAPBR=3,1,"PWD","{canary}"', "OK"),
        exchange(f'AT+SMCONF="PASSWORD","{canary}"', "OK"),
        exchange(f'AT+QMTCONN=0,"dev","{canary}","{other}"', "OK", "+QMTCONN: 0,0,0"),
        exchange(f'AT+CWJAP="net","{canary}"', "OK"),
        exchange(f'AT+MQTTUSERCFG=0,1,"dev","{canary}","{other}",0,0,""', "OK"),
        exchange(f"AT+UPSD=0,2,{canary}", "OK"),
        exchange(f"ATD*99***1#{canary}", "OK"),
        exchange(f"AT^SISS=0,{canary}", "OK"),
        [("<", f"mqtt user={canary} pass={other}")],
        [("<", f"password: {canary}")],
        [("<", f'+SAPBR: 1,1,"{canary}"')],
        [("<", f'+EXTRA: "{canary}",{PIN}')],
    ))


# --- Forms --------------------------------------------------------------------------------------------------------------


def stamp(kind: str, ms: int) -> str:
    h, m, s, part = ms // 3_600_000 % 24, ms // 60_000 % 60, ms // 1000 % 60, ms % 1000
    clock = f"{h:02}:{m:02}:{s:02}"
    epoch = 1_715_941_353 + ms // 1000
    return {
        "": "", "clock": f"{clock}.{part:03} ", "brackets": f"[{clock}.{part:03}] ", "iso": f"2026-05-17T{clock}.{part:03}Z ",
        "date": f"2026-05-17 {clock},{part:03} ", "dmy": f"17/05/2026 {clock}.{part:03} ", "ts": f"May 17 {clock} ",
        "epoch": f"[{epoch}.{part:03}000] ", "ms": f"[{ms + 5000}] ", "esp": f"I ({ms + 642}) modem: ",
        "monitor": f"{clock}.{part:03} > ", "arduino": f"{clock}.{part:03} -> ", "level": f"{clock} DEBUG modem: ",
        "syslog": f"May 17 {clock} gateway pppd[312]: ", "kernel": f"[{ms // 1000 + 40:5}.{part:03}512] ",
        "zephyr": f"[00:{m:02}:{s:02}.{part:03},512] <dbg> modem: ", "esphome": f"[{clock}][D][modem:123]: ",
        "logcat": f"05-17 {clock}.{part:03}  1234  5678 D modem   : ", "rtt": "00> ", "tick": f"{ms + 100:8} ",
        "seconds": f"{(ms + 100) / 1000:.3f} ", "plus": f"+{ms + 100}ms ", "german": f"17.05.2026 {clock} ",
        "us": f"5/17/2026 {h % 12 or 12}:{m:02}:{s:02} {'PM' if h >= 12 else 'AM'} ", "brief": f"[{m:02}:{s:02}.{part:03}] ",
        "python": f"2026-05-17 {clock},{part:03} - modem - DEBUG - ", "offset": f"2026-05-17T{clock}.{part:03}+02:00 ",
        "esp-time": f"D ({clock}.{part:03}) AT: ", "pipe": f"{clock}.{part:03} | ", "quoted": "> ", "indented": "    ",
        "tabbed": f"{clock}.{part:03}\t", "file": f"modem.c:{100 + ms % 7}: ", "bare-epoch": f"{epoch}.{part:03} ",
    }[kind]


STAMPS = ("", "clock", "brackets", "iso", "date", "dmy", "ts", "epoch", "ms", "esp", "monitor", "arduino", "level", "syslog",
          "kernel", "zephyr", "esphome", "logcat", "rtt", "tick", "seconds", "plus", "german", "us", "brief", "python", "offset",
          "esp-time", "pipe", "quoted", "indented", "tabbed", "file", "bare-epoch")
DIRECTIONS = (("TX: ", "RX: "), ("--> ", "<-- "), (">> ", "<< "), ("> ", "< "), ("[TX] ", "[RX] "), ("Send: ", "Recv: "),
              ("AT> ", "AT< "), ("host: ", "modem: "), ("OUT ", "IN "), ("→ ", "← "), ("S|", "R|"), ("[TX] - ", "[RX] - "),
              ("tx>", "rx<"), ("write: ", "read: "), ("SEND->", "RECV<-"), ("=> ", "<= "), ("W ", "R "), ("发送: ", "接收: "),
              (">>> ", "<<< "), ("(TX) ", "(RX) "), ("MCU->MDM ", "MDM->MCU "), ("modem <- ", "modem -> "))
NOTATIONS = {"": ("", ""), "angle": ("<CR>", "<CR><LF>"), "backslash": (r"\r", r"\r\n"), "square": ("[CR]", "[CR][LF]"),
             "caret": ("^M", "^M^J"), "crlf": ("<CR><LF>", "<CR><LF>"), "host-crlf": (r"\r\n", r"\r\n")}


def directed(steps: list[Step], source: Draw) -> Lines:
    """Lines that say whose they are."""
    kind = source.named(STAMPS)
    marks = source.named(DIRECTIONS)
    plain = kind in ("monitor", "arduino", "quoted")
    host, module = NOTATIONS["" if plain else source.named(tuple(NOTATIONS))]
    quote = source.named(("", "'", '"')) if host else ""
    echo, lines, now = source.random() < 0.15, [], 0
    for direction, text in steps:
        now += source.randint(1, 90)
        parts = text.removesuffix("\n").split("\n") if direction == "d" else [text]
        for part in parts:
            end = "" if direction == "d" or text == ">" else (host if direction == ">" else module)
            lines.append(f"{stamp(kind, now)}{marks[direction in '<m']}{quote}{part}{end}{quote}")
            if echo and direction == ">":
                lines.append(f"{stamp(kind, now + 1)}{marks[1]}{quote}{part}{end}{quote}")
    return lines


def streamed(steps: list[Step], source: Draw) -> Lines:
    """Lines of both, as an echo makes them."""
    kind = source.named(STAMPS)
    blank, lines, now, prompt = source.random() < 0.5, [], 0, False
    for direction, text in steps:
        now += source.randint(1, 90)
        if direction == "<" and blank and not text.startswith("+CMQTTRX") and text[:1] in "+O>":
            lines.append(stamp(kind, now))
        if text == ">" and direction == "<":
            prompt = True
            continue
        parts = text.removesuffix("\n").split("\n")
        lines += [stamp(kind, now) + (">" if prompt and not i else "") + part for i, part in enumerate(parts)]
        prompt = False
    return lines


def bytes_of(steps: list[Step]) -> list[tuple[bool, str]]:
    """What goes over the wire: whether it is the host's, and the bytes."""
    wire = []
    for direction, text in steps:
        if direction == "<":
            wire.append((False, "\r\n>" if text == ">" else f"{text}\r\n" if text.startswith("+CMQTTRX") else f"\r\n{text}\r\n"))
        elif direction == "m":
            wire.append((False, text + "\r\n"))
        else:
            wire.append((True, text + ("\r" if direction == ">" else "")))
    return wire


def written(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")


def calls(steps: list[Step], source: Draw) -> Lines:
    """What strace, a debugger, or a logger of bytes objects writes: strings as of a programming language."""
    kind = source.named(("strace", "bytes", "json", "csv"))
    lines, now = [], 0
    for sent, text in bytes_of(steps):
        now += source.randint(1, 90)
        if kind == "strace":
            size = len(text)
            lines.append(f'write(3, "{written(text)}", {size}) = {size}' if sent else f'read(3, "{written(text)}", 4096) = {size}')
        elif kind == "bytes":
            plain = text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("'", "\\'")
            lines.append(f"{stamp('date', now)}{'TX' if sent else 'RX'} b'{plain}'")
        elif kind == "json":
            lines.append(json.dumps({"t": now, "dir": "tx" if sent else "rx", "data": text}))
        else:
            doubled = written(text).replace('\\"', '""')
            lines.append(f'{now / 1000:.3f},{"TX" if sent else "RX"},"{doubled}"')
    return lines


def blocks(steps: list[Step], source: Draw) -> Lines:
    """A header for each direction, and what came below it."""
    style = source.named(("=== {} @{}ms ===", "--- {} {} ---", "[{} {}]", "{} ({} ms):"))
    names = source.named((("SENT", "RECEIVED"), ("TX", "RX"), ("send", "recv")))
    lines, now, last = [], 0, None
    for direction, text in steps:
        now += source.randint(1, 90)
        sent = direction in ">d"
        if sent != last:
            lines.append(style.format(names[not sent], now))
            last = sent
        lines += text.removesuffix("\n").split("\n")
    return lines


def hexadecimal(steps: list[Step], source: Draw) -> Lines:
    """The bytes of each piece in hexadecimal, after whose they are."""
    marks, kind = source.named(DIRECTIONS[:8]), source.named(("", "clock", "brackets", "epoch"))
    joint, upper = source.named((" ", " ", "")), source.random() < 0.5
    lines, now = [], 0
    for sent, text in bytes_of(steps):
        now += source.randint(1, 90)
        digits = text.encode("utf-8").hex(joint) if joint else text.encode("utf-8").hex()
        lines.append(f"{stamp(kind, now)}{marks[not sent]}{digits.upper() if upper else digits}")
    return lines


def table(raw: bytes, source: Draw) -> bytes:
    """A dump of all bytes."""
    lines, style = [], source.named(("plain", "canonical", "xxd"))
    for i in range(0, len(raw), 16):
        row = raw[i:i + 16]
        shown = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        if style == "xxd":
            pairs = " ".join(row[k:k + 2].hex() for k in range(0, len(row), 2))
            lines.append(f"{i:08x}: {pairs:<39}  {shown}")
        elif style == "canonical":
            lines.append(f"{i:08x}  {row[:8].hex(' '):<23}  {row[8:].hex(' '):<23}  |{shown}|")
        else:
            lines.append(f"{i:08x}  {row.hex(' ')}")
    return ("\n".join(lines) + "\n").encode("ascii")


def encode(lines: Lines, source: Draw) -> bytes:
    text = source.choice(("\n", "\r\n")).join(lines) + source.choice(("\n", "\n", ""))
    coloured = any("\x1b" in line for line in lines)
    if source.random() < 0.05 and not coloured:
        source.recipe.append("html")
        text = html.escape(text)
        coloured = True  # no dump of it
    how = source.named(("utf-8",) * 6 + ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be") + ("dump",) * (not coloured))
    if how == "dump":
        return table(text.encode("utf-8"), source)
    return text.encode(how)


def raw_stream(steps: list[Step], source: Draw) -> bytes:
    """What a terminal program with echo writes: the bytes of both."""
    text, double = "", source.random() < 0.3
    for sent, piece in bytes_of(steps):
        end = sent and piece.endswith("\r")
        text += piece + ("\r\n" if end and double else "")
    raw = text.encode("utf-8")
    return table(raw, source) if source.random() < 0.3 else raw


def recording(steps: list[Step], source: Draw) -> bytes:
    lines, now = ["simcom-recording 1"], 0
    for sent, text in bytes_of(steps):
        now += source.randint(1, 90)
        lines.append(f"{now} {'>' if sent else '<'} " + text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n"))
    return ("\n".join(lines) + "\n").encode("utf-8")


FORMS: tuple[Callable[[list[Step], random.Random], Lines], ...] = (
    directed, directed, directed, streamed, streamed, streamed, calls, blocks, hexadecimal)


# --- What is done to logs -----------------------------------------------------------------------------------------------


def dress(lines: Lines, source: Draw) -> Lines:
    """What means nothing."""
    how = source.named(("", "", "", "pad", "pad80", "indent", "colour", "trail", "tab"))
    if how == "pad":
        return [line.ljust(120) for line in lines]
    if how == "pad80":
        return [line.ljust(80) for line in lines]
    if how == "indent":
        return ["    " + line for line in lines]
    if how == "colour":
        return [f"\x1b[0;32m{line}\x1b[0m" for line in lines]
    if how == "trail":
        return [line + " " if line[-1:].isalnum() and source.random() < 0.2 else line for line in lines]
    if how == "tab":
        return ["\t" + line for line in lines]
    return lines


def damage(lines: Lines, source: Draw) -> Lines:
    """What people do to a log before they post it, and what its program adds."""
    how = source.named(("begin", "end", "lost line", "glue", "redact", "redact secrets", "redact data", "prints", "dots", "twice"))
    at = source.randrange(len(lines))
    if len(lines) < 24:
        return lines
    if how == "begin":
        return lines[at // 2:]
    if how == "end":
        return lines[:max(16, at)]
    if how == "lost line":
        return lines[:at] + lines[at + 1:]
    if how == "glue":
        return [line + "done" if i == at and line.endswith(": 0,0") else line for i, line in enumerate(lines)]
    if how == "redact":
        return [line.replace("broker.example", "xxxxx").replace(BODY, "xxx") for line in lines]
    if how == "redact secrets":
        stars = source.named(("***", "xxxxxxxx", "<redacted>", "[PASSWORD]", ""))
        return [line.replace(source.choice(CANARIES), stars) for line in lines]
    if how == "redact data":
        cover = source.named(("xxx", "<topic>", "***", "dev/XXXX/up"))
        return [line.replace("dev/0001/up", cover).replace('{"t": 21.5}', "{...}") for line in lines]
    if how == "prints":
        noise = source.named(("Connecting...", "[MQTT] state 3", "wifi: not used", "heap 182312", "---", "Ready!"))
        return lines[:at] + [noise] + lines[at:]
    if how == "dots":
        return lines[:at] + [source.choice(("...", "[...]", "(snip)"))] + lines[min(len(lines), at + source.randint(1, 9)):]
    return lines + ["", ""] + lines


def broken(lines: Lines, source: Draw) -> Lines:
    """A line that nobody can read any more."""
    at = source.choice([i for i, line in enumerate(lines) if any(c in line for c in CANARIES)] or range(len(lines)))
    line = lines[at]
    how = source.named(("byte", "byte", "tear", "spell", "lower", "blank", "quotes", "smart", "glued", "wrap", "cut", "swap", "begin"))
    place = source.randrange(len(line) or 1)
    if how == "byte":
        line = line[:place] + source.choice(("", "x", "\x00", '"', ",", "\xff", "\r", " ", "=", "?", "\t")) + line[place + 1:]
    elif how == "tear":
        return lines[:at] + [line[:place], line[place:]] + lines[at + 1:]
    elif how == "spell":
        line = source.choice((line.replace("CMQTT", "CMQT"), line.replace("AT+", "A+"), line.replace("AT+", "+"), line.replace("AT", "AAT")))
    elif how == "lower":
        line = line.lower()
    elif how == "blank":
        line = line.replace("=", source.choice((" = ", " =", "= ", ": ")), 1)
    elif how == "quotes":
        line = line.replace('"', source.choice(("", "'", '\\"', "&quot;", '""')))
    elif how == "smart":
        line = re.sub('"([^"]*)"', "“\\1”", line)
    elif how == "glued":
        line = source.choice(("Sending command ", "mqtt_connect():", "DBG", "> > ")) + line
    elif how == "wrap":
        return lines[:at] + [line[i:i + 40] for i in range(0, len(line), 40)] + lines[at + 1:]
    elif how == "cut":
        line = line[:place]
    elif how == "begin":
        line = line[place:]
    else:
        other = source.randrange(len(lines))
        lines = list(lines)
        lines[at], lines[other] = lines[other], lines[at]
        return lines
    return [*lines[:at], line, *lines[at + 1:]]


COSMETIC, DAMAGED, BROKEN = "cosmetic", "damaged", "broken"


def make(seed: int) -> tuple[bytes, str, int, str]:
    """Returns a log, what was done to it, how many commands it has, and how it was made."""
    source = Draw(seed)
    steps = with_canaries(source.choice(recorded()), source) if source.random() < 0.3 else made_up(source)
    kind = source.choice((COSMETIC, DAMAGED, BROKEN))
    if source.random() < 0.5:
        extra = strange(source)
        if extra[0][0] == ">" or kind == BROKEN:  # prints and strange lines are not cosmetic
            place = source.choice([i for i, step in enumerate(steps) if step[0] == ">"])
            steps[place:place] = extra
    commands = sum(direction == ">" for direction, _ in steps)
    if source.random() < 0.15 and kind != DAMAGED:
        log = source.named((raw_stream, raw_stream, recording))(steps, source)
    else:
        lines = source.named(FORMS)(steps, source)
        lines = damage(lines, source) if kind == DAMAGED else lines
        for _ in range(source.choice((1, 1, 2, 4)) if kind == BROKEN else 0):
            lines = broken(lines, source)
        log = encode(dress(lines, source), source)
    if kind == BROKEN and source.random() < 0.5:
        at = source.randrange(len(log))
        log = log[:at] + source.choice((b"", bytes([source.randrange(256)]), b"x")) + log[at + 1:]
    return log, kind, commands, ", ".join(source.recipe)


# --- The judge ----------------------------------------------------------------------------------------------------------


@functools.lru_cache
def pieces() -> tuple[str, ...]:
    words = (*CANARIES, PIN, PIN[::-1])
    plain = [word[i:i + 6] for word in words for i in range(len(word) - 5)]
    return tuple(plain + [piece.encode("ascii").hex() for piece in plain])


def leaks(output: bytes) -> str | None:
    text = output.decode("utf-8", "replace")
    folded = text.casefold()
    return next((piece for piece in pieces() if piece.casefold() in folded), None)


def run(log: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, "decode", *options, "-"], input=log, capture_output=True, timeout=60, check=False)


def verdict(done: subprocess.CompletedProcess[bytes], kind: str, commands: int) -> str | None:
    """What is wrong with what was found; JSON."""
    if done.returncode not in (0, 1, 3):
        return f"exit code {done.returncode}"
    if kind == BROKEN:
        return None
    if done.returncode == 1:
        return "called a violation"
    if kind == COSMETIC:
        summary = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"commands": 0, "doubts": 0}
        if summary["commands"] != commands:
            return f"{summary['commands']} of {commands} commands were read"
        if summary["doubts"]:
            return "called damaged"
    return None


def attempt(seed: int) -> str | None:
    """Returns what is wrong, or nothing."""
    log, kind, commands, recipe = make(seed)
    done = run(log, "--json")
    printed = done.stdout + done.stderr
    with tempfile.NamedTemporaryFile(suffix=".html") as page:
        more = (("--stats",), (), ("--html", page.name))[seed % 3]
        other = run(log, *more)
        printed += other.stdout + other.stderr + page.read()
    leak = leaks(printed)
    wrong = f"'{leak}' is printed" if leak is not None else verdict(done, kind, commands)
    return f"seed {seed}: {kind}: {wrong} ({recipe})" if wrong else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev logs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=2000, metavar="N", help="how many logs (2000)")
    parser.add_argument("--seed", type=int, default=1, help="of the first log; the others follow (1)")
    parser.add_argument("--jobs", type=int, default=2, help="at the same time (2)")
    parser.add_argument("--write", metavar="FILE", help="write the log of the seed, and do nothing else")
    parser.add_argument("--show", type=int, default=40, help="how many of the wrong ones are named (40)")
    options = parser.parse_args()
    if options.write:
        Path(options.write).write_bytes(make(options.seed)[0])
        return 0
    recorded()
    with ThreadPoolExecutor(options.jobs) as pool:
        wrong = [found for found in pool.map(attempt, range(options.seed, options.seed + options.count)) if found]
    print("\n".join(sorted(wrong, key=lambda w: "printed" not in w)[:options.show]))
    kinds = Counter(re.sub(r"^seed \d+: | \(.*|\b\d+ of \d+\b", "", w) for w in wrong)
    print(f"{options.count} logs, {len(wrong)} wrong" + "".join(f"\n  {n} {what}" for what, n in kinds.most_common(12)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
