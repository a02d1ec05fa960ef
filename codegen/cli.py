# SPDX-License-Identifier: MIT
"""The command line of the generator."""
from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from codegen.read.problems import SpecError, ToolError, UsageError

ROOT = Path(__file__).resolve().parent.parent

DESCRIPTION = "Checks the specification in spec/ and generates the C code in generated/ from it."
EPILOG = """\
exit codes:
  0  good
  1  the specification has errors (each as file:line:column: error[code]: text),
     or, with generate --check, the generated files are not up to date,
     or, with explain, the address leads nowhere
  2  the command line is wrong
  3  a tool is missing (ragel, or Debian's python3-yaml, python3-jinja2, python3-jsonschema),
     or a file cannot be read or written
  10, 11  of compat: something to review; something breaking

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
    generate.add_argument("--revision", metavar="NAME",
                          help="a tree for this revision alone, with the runtime and its tests; needs --out")
    generate.add_argument("--out", type=Path, default=ROOT / "generated", metavar="DIR",
                          help="folder to write to (default: generated/ of this repository)")
    generate.add_argument("--forget", action="store_true",
                          help="drop names from names.lock that the specification has no longer, as after an overlay was "
                               "deleted; programs that use them will not compile")
    _explain_parser(commands)
    resolve = commands.add_parser("resolve", help="print a revision in full, after all overlays, as JSON")
    resolve.add_argument("revision", metavar="REVISION", help="its name")
    _compat_parser(commands)
    _new_revision_parser(commands)
    return parser


def _explain_parser(commands: argparse._SubParsersAction) -> None:
    explain = commands.add_parser("explain", help="what a revision says at an address, and where it comes from",
                                  description="Shows what stands at an address of a revision: values, file:line:column, "
                                              "document and section, and what overlays changed. Exit code 1: the address "
                                              "leads nowhere.")
    explain.add_argument("address", metavar="ADDRESS", help="as in overlays, such as CMQTTCONNECT.keepalive_time, "
                                                            "CMQTTSUB.write:batch.outcomes, codes.34, revision.limits")
    explain.add_argument("--revision", metavar="NAME", help="which revision (default: the one that extends no other)")
    explain.add_argument("--json", action="store_true", help="for programs")


def _compat_parser(commands: argparse._SubParsersAction) -> None:
    compat = commands.add_parser("compat", help="what an application notices on another revision",
                                 description="Lists every difference between two revisions, or with --names between two "
                                             "names.lock files, as breaking, to review or compatible.",
                                 epilog="exit codes: 0 nothing or only compatible, 10 something to review, "
                                        "11 something breaking")
    compat.add_argument("old", metavar="OLD", nargs="?", help="the revision, or lock file, that the application knows")
    compat.add_argument("new", metavar="NEW", nargs="?", help="the one that it meets")
    compat.add_argument("--names", action="store_true", help="OLD and NEW are names.lock files: compare the C API")
    compat.add_argument("--json", action="store_true", help="for programs")
    compat.add_argument("--rules", action="store_true", help="list the rules by which differences are classified")


def _new_revision_parser(commands: argparse._SubParsersAction) -> None:
    new = commands.add_parser("new-revision", help="begin the overlay of a new revision",
                              description="Writes revisions/NAME.yaml in the folder of the specification, with an example "
                                          "of each kind of change. It never overwrites a file.")
    new.add_argument("name", metavar="NAME", help="such as v3.10")
    new.add_argument("--extends", metavar="REVISION", required=True, help="the revision that it changes")


def _run(options: argparse.Namespace) -> int:
    """Each sub-command is a file with a function `run`, imported when it is asked for: --help needs no package."""
    return importlib.import_module(f"codegen.{options.command.replace('-', '_')}").run(options)


def main(arguments: list[str]) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        # Texts of the specification can hold letters that a plain terminal has not.
        sys.stdout.reconfigure(errors="backslashreplace")
    if options.command == "generate" and options.revision is not None and options.out == ROOT / "generated":
        parser.error("--revision needs --out: generated/ holds the tree of all revisions")
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Who reads us has seen enough, as `head` has; nothing may be written at the interpreter's end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 3
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
    except (ToolError, UsageError) as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 3
