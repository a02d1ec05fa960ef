# SPDX-License-Identifier: MIT
"""The conversations of spec/transcripts as recordings."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = ROOT / "spec" / "transcripts"
STEP_MS = 10


def recording(block):
    """A recording of one conversation: what goes over the line, 10 ms a step, and the pauses."""
    lines, now = ["simcom-recording 1"], 0
    for line in block.splitlines():
        if line.startswith("@ "):
            now += int(line[2:])
        elif line[:2] in ("> ", "< "):
            now += STEP_MS
            lines.append(f"{now} {line[0]} {line[2:]}")
    return "\n".join(lines) + "\n"


def conversations():
    """(file, heading, revision, recording) of each."""
    for path in sorted(TRANSCRIPTS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        revision = re.search(r"<!-- revision: (\S+) -->", text)
        for heading, body in re.findall(r"(?ms)^## (.*?)\n(.*?)(?=^## |\Z)", text):
            block = re.search(r"(?ms)^```transcript\n(.*?)^```", body)
            yield path.stem, heading, revision.group(1) if revision else "v1.00", recording(block.group(1))
