# SPDX-License-Identifier: MIT
"""The command line of the generator."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen.problems import CODES, SpecError, ToolError

ROOT = Path(__file__).resolve().parent.parent

DESCRIPTION = "Checks the specification in spec/ and generates the C code in generated/ from it."
EPILOG = """\
exit codes:
  0  good
  1  the specification has errors (each as file:line:column: error[code]: text),
     or, with generate --check, the generated files are not up to date
  2  the command line is wrong
  3  a tool is missing (ragel, or Debian's python3-yaml, python3-jinja2, python3-jsonschema),
     or a file cannot be read or written

examples:
  python3 -m codegen check
  python3 -m codegen generate
  python3 -m codegen generate --check
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m codegen", description=DESCRIPTION, epilog=EPILOG,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", type=Path, default=ROOT / "spec", metavar="DIR",
                        help="folder of the specification (default: spec/ of this repository)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check the specification and write nothing")
    check.add_argument("--codes", action="store_true", help="list the error codes and what they stand for")
    generate = commands.add_parser("generate", help="generate the C code")
    generate.add_argument("--check", action="store_true",
                          help="write nothing; exit with 1 and name the files that are not up to date")
    generate.add_argument("--out", type=Path, default=ROOT / "generated", metavar="DIR",
                          help="folder to write to (default: generated/ of this repository)")
    return parser


def _check(options: argparse.Namespace) -> int:
    from codegen.build import read_spec
    if options.codes:
        for code, text in CODES.items():
            print(f"{code}  {text}")
        return 0
    spec = read_spec(options.spec)
    forms = sum(len(c.forms) for c in spec.commands)
    print(f"{spec.revision.name}: {len(spec.commands)} commands in {forms} forms, {len(spec.urcs)} URCs, "
          f"{len(spec.codes)} error codes: no errors")
    return 0


def _generate(options: argparse.Namespace) -> int:
    from codegen.build import read_spec
    from codegen.emit import render, stale, write
    files = render(read_spec(options.spec))
    if options.check:
        different = stale(files, options.out)
        for path in different:
            print(f"{options.out.name}/{path}: not up to date", file=sys.stderr)
        if different:
            print("run: python3 -m codegen generate", file=sys.stderr)
        else:
            print(f"{len(files)} files up to date")
        return 1 if different else 0
    changed = write(files, options.out)
    for path in changed:
        print(f"wrote {options.out.name}/{path}")
    print(f"{len(changed)} of {len(files)} files changed")
    return 0


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        return _check(options) if options.command == "check" else _generate(options)
    except SpecError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"{len(error.problems)} error(s); nothing was written", file=sys.stderr)
        return 1
    except ImportError as error:
        print(f"codegen: {error.name} is missing: apt-get install python3-yaml python3-jinja2 python3-jsonschema, "
              "and run it with /usr/bin/python3", file=sys.stderr)
        return 3
    except OSError as error:
        print(f"codegen: {error.filename}: {error.strerror}", file=sys.stderr)
        return 3
    except ToolError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 3
