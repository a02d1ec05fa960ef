#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Logs as people post them, made of conversations with canaries: no canary is printed, no good one is called a violation.

Each log is a conversation in which a canary is everywhere where something secret can be, written in a form drawn at random
(time stamps, words and arrows for directions, tags, quotes, written-out control characters), then cut, redacted, padded,
with prints of a driver glued to it, and encoded. A third has one byte lost or changed as well: of those only the canaries
are looked for, as a byte can make anything of a command.

usage: mutate.py [--seed N] [--count N]        exit codes: 0 good, 1 a canary or a false violation, 2 bad usage
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SIMCOM_BIN", ROOT / "build" / "bin")) / "simcom"
# Pieces of six characters of each are looked for: a part of a secret is one, too.
CANARIES = ("canary-7f3a91", "Hunter2Secret", "p4ssw0rd.xyz")
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIcanary-7f3a91kQ==\n-----END RSA PRIVATE KEY-----\n"

Step = tuple[str, str]  # ">" or "<", text without line ends; "d" is data of the host


def exchange(command: str, *answers: str) -> list[Step]:
    return [(">", command), *(("<", answer) for answer in answers)]


def data(command: str, text: str) -> list[Step]:
    return [(">", command), ("<", ">"), ("d", text), ("<", "OK")]


def good(source: random.Random) -> list[Step]:
    """A conversation that nothing is wrong with."""
    first, second = source.sample(CANARIES, 2)
    topic, payload = source.choice(("a/b", "dev/0001/up")), source.choice(("{}", '{"t": 21.5}', "hello world"))
    steps = exchange("AT", "OK") + exchange("AT+CSQ", "+CSQ: 23,0", "OK") + exchange("AT+CMQTTSTART", "OK", "+CMQTTSTART: 0")
    steps += exchange('AT+CMQTTACCQ=0,"dev-0001",0', "OK")
    if source.random() < 0.3:
        steps += data(f'AT+CCERTDOWN="key.pem",{len(PEM)}', PEM)
    steps += exchange(f'AT+CMQTTCONNECT=0,"tcp://broker.example:1883",60,1,"{first}","{second}"', "OK", "+CMQTTCONNECT: 0,0")
    for _ in range(source.randint(1, 3)):
        steps += data(f"AT+CMQTTTOPIC=0,{len(topic)}", topic) + data(f"AT+CMQTTPAYLOAD=0,{len(payload)}", payload)
        steps += exchange("AT+CMQTTPUB=0,1,60", "OK", "+CMQTTPUB: 0,0")
    steps += [("<", f"+CMQTTRXSTART: 0,{len(topic)},{len(payload)}"), ("<", f"+CMQTTRXTOPIC: 0,{len(topic)}"), ("<", topic),
              ("<", f"+CMQTTRXPAYLOAD: 0,{len(payload)}"), ("<", payload), ("<", "+CMQTTRXEND: 0")]
    steps += exchange("AT+CMQTTDISC=0,60", "OK", "+CMQTTDISC: 0,0") + exchange("AT+CMQTTREL=0", "OK")
    return steps + exchange("AT+CMQTTSTOP", "+CMQTTSTOP: 0", "OK")


def strange(source: random.Random) -> list[Step]:
    """Commands around MQTT with something secret in them."""
    canary = source.choice(CANARIES)
    return source.choice((
        exchange(f'AT+CGAUTH=1,1,"{canary}","{canary}"', "OK"),
        exchange(f'AT+CGSOCKAUTH=1,1,"{canary}","{canary}"', "OK"),
        exchange(f'AT+CFTPSLOGIN="h.example",21,"{canary}","{canary}",0', "OK", "+CFTPSLOGIN: 0"),
        exchange(f'AT+HTTPPARA="USERDATA","Authorization: Bearer {canary}"', "OK"),
        exchange(f'AT+CPIN="{canary}"', "OK"),
        exchange("AT+CGAUTH?", f'+CGAUTH: 1,1,"{canary}","{canary}"', "OK"),
        exchange("AT+CMQTTCONNECT?", f'+CMQTTCONNECT: 0,"tcp://h.example:1883",60,1,"{canary}","{canary}"', "OK"),
        exchange(f'AT+CSSLCFG="keypwd",0,"{canary}"', "OK"),
    ))


def stamp(kind: str, ms: int) -> str:
    h, m, s, part = ms // 3_600_000 % 24, ms // 60_000 % 60, ms // 1000 % 60, ms % 1000
    clock = f"{h:02}:{m:02}:{s:02}"
    return {
        "": "", "clock": f"{clock}.{part:03} ", "brackets": f"[{clock}.{part:03}] ", "iso": f"2026-05-17T{clock}.{part:03}Z ",
        "date": f"2026-05-17 {clock},{part:03} ", "dmy": f"17/05/2026 {clock}.{part:03} ", "ts": f"May 17 {clock} ",
        "epoch": f"[{1_715_941_353 + ms // 1000}.{part:03}000] ", "ms": f"[{ms + 5000}] ", "esp": f"I ({ms + 642}) modem: ",
        "monitor": f"{clock}.{part:03} > ", "arduino": f"{clock}.{part:03} -> ", "level": f"{clock} DEBUG modem: ",
    }[kind]


STAMPS = ("", "clock", "brackets", "iso", "date", "dmy", "ts", "epoch", "ms", "esp", "monitor", "arduino", "level")
DIRECTIONS = (("TX: ", "RX: "), ("--> ", "<-- "), (">> ", "<< "), ("> ", "< "), ("[TX] ", "[RX] "), ("Send: ", "Recv: "),
              ("AT> ", "AT< "), ("host: ", "modem: "), ("OUT ", "IN "), ("→ ", "← "), ("S|", "R|"))
NOTATIONS = {"": ("", ""), "angle": ("<CR>", "<CR><LF>"), "backslash": (r"\r", r"\r\n"), "square": ("[CR]", "[CR][LF]")}


def directed(steps: list[Step], source: random.Random, kind: str) -> list[str]:
    """Lines that say whose they are."""
    marks = source.choice(DIRECTIONS)
    host, module = NOTATIONS[source.choice(tuple(NOTATIONS) if kind not in ("monitor", "arduino") else ("",))]
    quote = source.choice(("", "'")) if host else ""
    lines, now = [], 0
    for direction, text in steps:
        now += source.randint(1, 90)
        parts = text.split("\n") if direction == "d" else [text]
        for part in parts:
            if part or direction != "d":
                end = "" if direction == "d" or text == ">" else (host if direction == ">" else module)
                lines.append(f"{stamp(kind, now)}{marks[direction == '<']}{quote}{part}{end}{quote}")
    return lines


def streamed(steps: list[Step], source: random.Random, kind: str) -> list[str]:
    """Lines of both, as an echo makes them."""
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


def encode(lines: list[str], source: random.Random) -> bytes:
    text = source.choice(("\n", "\r\n")).join(lines) + "\n"
    how = source.choice(("utf-8",) * 5 + ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "hex"))
    if how == "hex":
        raw = text.encode("utf-8")
        return "".join(f"{i:08x}  {raw[i:i + 16].hex(' ')}\n" for i in range(0, len(raw), 16)).encode("ascii")
    return text.encode(how)


def damage(lines: list[str], source: random.Random) -> list[str]:
    """What people do to a log before they post it."""
    how = source.choice(("", "", "begin", "end", "pad", "indent", "lost line", "colour", "glue", "redact"))
    at = source.randrange(len(lines))
    if how == "begin":
        return lines[at // 2:]
    if how == "end":
        return lines[:max(8, at)]
    if how == "pad":
        return [line.ljust(120) for line in lines]
    if how == "indent":
        return ["    " + line for line in lines]
    if how == "lost line":
        return lines[:at] + lines[at + 1:]
    if how == "colour":
        return [f"\x1b[0;32m{line}\x1b[0m" for line in lines]
    if how == "glue":
        return [line + "done" if i == at and line.endswith(": 0,0") else line for i, line in enumerate(lines)]
    if how == "redact":
        return [line.replace("broker.example", "xxxxx").replace("MIIcanary-7f3a91kQ==", "xxx") for line in lines]
    return lines


def make(seed: int) -> tuple[bytes, bool]:
    """Returns a log and whether it may be called a violation."""
    source = random.Random(seed)
    steps, broken = good(source), source.random() < 0.34
    if source.random() < 0.5:
        at = [i for i, step in enumerate(steps) if step[0] == ">"]
        place = source.choice(at)
        steps[place:place] = strange(source)
    kind = source.choice(STAMPS)
    lines = damage((directed if source.random() < 0.5 else streamed)(steps, source, kind), source)
    log = encode(lines, source)
    if broken:
        at = source.randrange(len(log))
        log = log[:at] + source.choice((b"", bytes([source.randrange(256)]), b"x")) + log[at + 1:]
    return log, broken


def leaks(output: bytes) -> str | None:
    text = output.decode("utf-8", "replace")
    for canary in CANARIES:
        for i in range(len(canary) - 5):
            if canary[i:i + 6] in text:
                return canary[i:i + 6]
    return None


def attempt(seed: int) -> str | None:
    """Returns what is wrong, or nothing."""
    log, broken = make(seed)
    option = ((), ("--json",), ("--html",), ("--quiet",))[seed % 4]
    with tempfile.NamedTemporaryFile(suffix=".html") as page:
        more = (*option, page.name) if option == ("--html",) else option
        done = subprocess.run([PROGRAM, "decode", *more, "-"], input=log, capture_output=True, timeout=60, check=False)
        printed = done.stdout + done.stderr + (page.read() if option == ("--html",) else b"")
    leak = leaks(printed)
    if leak is not None:
        return f"seed {seed}: '{leak}' is printed"
    if done.returncode not in (0, 1, 3):
        return f"seed {seed}: exit code {done.returncode}"
    if done.returncode == 1 and not broken:
        return f"seed {seed}: called a violation"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="of the first log; the others follow (1)")
    parser.add_argument("--count", type=int, default=2000, help="logs (2000)")
    parser.add_argument("--write", metavar="FILE", help="write the log of the seed, and do nothing else")
    options = parser.parse_args()
    if options.write:
        Path(options.write).write_bytes(make(options.seed)[0])
        return 0
    with ThreadPoolExecutor(2) as pool:
        wrong = [found for found in pool.map(attempt, range(options.seed, options.seed + options.count)) if found]
    print("\n".join(sorted(wrong, key=lambda w: "printed" not in w)[:20] + [f"{options.count} logs, {len(wrong)} wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
