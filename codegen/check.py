# SPDX-License-Identifier: MIT
"""`codegen check`: whether the specification is good, and what an error code stands for."""
from __future__ import annotations

import argparse

from codegen.read.build import print_warnings, read_family
from codegen.read.problems import CODES


def run(options: argparse.Namespace) -> int:
    if options.codes:
        for code, text in CODES.items():
            print(f"{code}  {text}")
        return 0
    family = read_family(options.spec)
    print_warnings(family)
    for spec in family.specs:
        forms = sum(len(c.forms) for c in spec.commands)
        print(f"{spec.revision.name}: {len(spec.commands)} commands in {forms} forms, {len(spec.urcs)} URCs, "
              f"{len(spec.codes)} error codes: no errors")
    return 0
