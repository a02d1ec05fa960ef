# SPDX-License-Identifier: MIT
"""`codegen new-revision`: a file to begin an overlay with."""
from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from codegen.read import naming
from codegen.read.build import Family, read_family
from codegen.read.problems import UsageError
from codegen.read.schema import expected

TEMPLATE = """\
# yaml-language-server: $schema=../schema/spec.schema.json
# SPDX-License-Identifier: MIT
# What {name} changes against {extends}. The guide is docs/new-firmware.md.
revision:
  name: {name}
  extends: {extends}
  # The manual that this revision follows, by its tag. A new manual gets a tag in spec/sources.yaml first.
  document: {document}
  description: Say here in a sentence which modules speak like this.

# Every change has an address, a value, and why: a document and its section, or a conversation in spec/transcripts.
# An address is made of names and keys with dots between them. To see what stands there now:
#     python3 -m codegen explain CMQTTCONNECT.keepalive_time --revision {extends}
# A change that matches nothing or changes nothing is an error. With `if-present: true` a place may be missing.
#
# Take away the number signs, all of them or from `changes:` and the lines you need:
#
# changes:
#   # set: another value for a key
#   - set: CMQTTCONNECT.keepalive_time.range
#     to: [5, 64800]
#     why: {{document: {document}, section: "16"}}
#
#   # add: one more item of a list, or a key that is not there yet
#   - add: CMQTTSTOP.execute.outcomes
#     value: {{means: failure, sequence: [result]}}
#     why: {{document: {document}, section: "16"}}
#
#   # remove: what stands there is not so any more
#   - remove: CMQTTSTOP.execute.outcomes.ERROR,result
#     why: {{document: {document}, section: "16"}}
#
#   # replace: something else in its place; here the test reply, which says the range as well
#   - replace: CMQTTCONNECT.test.replies
#     with: ["(0-1),(9-256),(5-64800),(0-1)"]
#     why: {{document: {document}, section: "16"}}
"""


def name_rule(schema_file: Path) -> tuple[str, str]:
    """What the schema asks of a revision's name: the pattern, and in words."""
    node = json.loads(schema_file.read_text(encoding="utf-8"))
    for key in ("properties", "revision", "properties", "name"):
        node = node.get(key, {})
    return node.get("pattern", ""), node.get("patternErrorMessage", "another name")


def check(family: Family, spec: Path, name: str, extends: str) -> None:
    """Raises UsageError when the name or what it extends will not do."""
    pattern, words = name_rule(spec / "schema" / "spec.schema.json")
    if re.search(pattern, name) is None:
        raise UsageError(f"'{name}' is no name of a revision: expected {words}")
    if extends not in family.names:
        raise UsageError(f"there is no revision '{extends}'{expected(extends, family.names)}")
    for known in family.names:
        if naming.revision(known) == naming.revision(name):
            same = "is there already" if known == name else f"becomes the same name in C as '{known}'"
            raise UsageError(f"revision '{name}' {same}")


def create(family: Family, spec: Path, name: str, extends: str) -> Path:
    """Writes spec/revisions/NAME.yaml and returns its path."""
    check(family, spec, name, extends)
    path = spec / "revisions" / f"{name}.yaml"
    document = next(f["revision"]["document"] for f in family.trees[extends].files if "revision" in f)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE.format(name=name, extends=extends, document=document))
    except FileExistsError:
        raise UsageError(f"{spec.name}/revisions/{path.name} is there already and stays as it is") from None
    return path


def run(options: argparse.Namespace) -> int:
    path = create(read_family(options.spec), options.spec, options.name, options.extends)
    print(f"wrote {options.spec.name}/revisions/{path.name}")
    return 0
