#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Flash, RAM and stack of the library on a Cortex-M0+ (arm-none-eabi-gcc -Os --gc-sections).

exit codes: 0 good, 1 a build or a check failed, 2 bad usage
"""
from __future__ import annotations

import argparse
import re
import signal
import sys
from pathlib import Path

from figures import (CORTEX_M0, INCLUDES, PUBLISH_ONLY, ROOT, WARNINGS, Failed, add_options, compiler, conclude, library_sources, run)
from stack import CallGraph, plain

CC = "arm-none-eabi-gcc"
PROGRAMS = ROOT / "bench" / "size"
# For people who read logs and for tools, not for firmware: descriptions, and errors in words.
WORDS = re.compile(r"(describe_.*|names|problem|code|track|description|trace_text|writer)$")
TO_REACH = {"flash publish-only": 8192, "flash everything": 17408, "stack everything": 256, "ram channel and client": 256,
            "ram session too": 512}


class Build:
    """The whole library, or the least that publishes."""

    STYLES = {"whole": [], "least": PUBLISH_ONLY}

    def __init__(self, style: str) -> None:
        self.folder = ROOT / "build" / "size" / style
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.iterdir():
            old.unlink()
        self.flags = ["-std=c11", *CORTEX_M0, *INCLUDES, *WARNINGS, *self.STYLES[style]]
        self.objects = [self.compile(source) for source in library_sources()]

    def compile(self, source: Path) -> Path:
        # Two folders, one name: lines.c and the like must not overwrite each other.
        name = source.stem if source.is_relative_to(ROOT / "runtime") else f"{source.stem}-generated"
        target = self.folder / f"{name}.o"
        run([CC, *self.flags, "-fstack-usage", "-fcallgraph-info=su", "-c", source, "-o", target])
        return target

    def link(self, source: Path, *libraries: str, keep: list[str] | None = None) -> Path:
        """Only what the linker keeps is counted, and what is named in `keep`; what the board would bring (UART, clock, start-up)
        is left undefined."""
        program = self.folder / f"{source.stem}{len(libraries)}{len(keep or [])}.elf"
        run([CC, *self.flags, "-nostartfiles", "-nostdlib", "-Wl,--gc-sections", "-Wl,-e,main", "-Wl,--no-warn-rwx-segments",
             "-Wl,--unresolved-symbols=ignore-all", *(f"-Wl,--undefined={name}" for name in keep or []), source, *self.objects,
             *libraries, "-lgcc", "-o", program])
        return program


def flash(files: list[Path]) -> int:
    """Code, constants and initialised data."""
    rows = [line.split() for line in run(["arm-none-eabi-size", *files]).stdout.splitlines()[1:]]
    return sum(int(row[0]) + int(row[1]) for row in rows)


def public_functions() -> list[str]:
    """What an application can call: the declarations at the beginning of a line, but for those in words."""
    names: list[str] = []
    for header in sorted((ROOT / "runtime/include/simcom").glob("*.h")):
        if header.stem not in ("describe",):
            names += re.findall(r"^(?!static|typedef)\w[\w \*]*?\b(simcom_\w+)\(", header.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted(set(names) - words_functions())


def words_functions() -> set[str]:
    sources = [path for path in library_sources() if WORDS.match(path.stem)]
    return set(re.findall(r"^\w[\w \*]*?\b(simcom_\w+)\(", "".join(p.read_text(encoding="utf-8") for p in sources), re.MULTILINE))


def forms() -> list[str]:
    """The tables of all commands' forms."""
    header = ROOT / "generated/include/simcom/commands.h"
    return re.findall(r"^} (simcom_table_\w+);", header.read_text(encoding="utf-8"), re.MULTILINE)


def everything() -> list[str]:
    """Every public function, and two revisions. They are named to the linker, so that no program's own code is counted."""
    return [*public_functions(), "simcom_revision_v1_00", "simcom_revision_v3_00"]


def contexts(build: Build) -> dict[str, int]:
    """sizeof of each public struct that an application keeps."""
    text = run(["arm-none-eabi-nm", "-S", build.compile(PROGRAMS / "contexts.c")]).stdout
    return {name.removeprefix("context_"): int(size, 16) for _, size, _, name in map(str.split, text.splitlines())}


def line(text: str, value: int, figures: dict[str, float], name: str = "") -> None:
    goal = TO_REACH.get(name)
    verdict = "" if goal is None else f"   to reach {goal:>6} {'good' if value <= goal else 'MORE'}"
    print(f"  {text:<68}{value:>7}{verdict}")
    if name:
        figures[name] = value


def print_flash(whole: Build, least: Build, figures: dict[str, float]) -> None:
    publish, two, none = (PROGRAMS / f"{name}.c" for name in ("publish_only", "two_revisions", "none"))
    print("flash, bytes")
    line("connects and publishes, what is not needed compiled out", flash([least.link(publish)]), figures, "flash publish-only")
    line("  the same with all of the library", flash([whole.link(publish)]), figures, "flash publish-only-all")
    line("  and with two revisions", flash([whole.link(two)]), figures, "flash two-revisions")
    every = flash([whole.link(none, keep=everything())])
    line("every call, two revisions", every, figures, "flash everything")
    line("  and every form of every command", flash([whole.link(none, keep=[*everything(), *forms()])]), figures, "flash all-forms")
    line("memcpy and the like of newlib-nano, if nobody else has linked them",
         flash([whole.link(none, "-lc_nano", keep=everything())]) - every, figures)
    words = [path for path in whole.objects if WORDS.match(path.stem.removesuffix("-generated"))]
    line("tables for tools, all revisions, and errors in words", flash(words), figures)


def print_ram(build: Build, figures: dict[str, float]) -> None:
    sizes = contexts(build)
    print("\nRAM, sizeof in bytes")
    for name, size in sorted(sizes.items()):
        line(name, size, figures)
    one = sizes["simcom_t"] + sizes["simcom_client_t"]
    line("the channel and one client", one, figures, "ram channel and client")
    if "simcom_session_t" in sizes:
        line("  and a session", one + sizes["simcom_session_t"], figures, "ram session too")
    static = sum(int(row.split()[1]) + int(row.split()[2]) for row in run(["arm-none-eabi-size", *build.objects]).stdout.splitlines()[1:])
    line("variables of the library itself", static, figures, "ram static")
    if static:
        raise Failed("the library has variables of its own; all memory is to be the caller's")


def print_stack(build: Build, figures: dict[str, float], detail: bool) -> None:
    graph = CallGraph(build.folder, build.objects, build.link(PROGRAMS / "none.c", "-lc_nano", keep=everything()))
    depths = sorted((graph.depth(name) for name in public_functions()), key=lambda depth: (-depth.bytes, depth.path))
    print("\nstack, bytes, by call graph; no recursion")
    line(f"deepest call: {depths[0].path[0]}", depths[0].bytes, figures, "stack everything")
    print("    " + " > ".join(f"{plain(title)} {graph.frames.get(title, 0)}" for title in depths[0].path))
    if detail:
        print(f"    functions that pointers may hold: {', '.join(sorted(map(plain, graph.pointed_at)))}")
        for depth in depths:
            print(f"    {depth.bytes:>6}  {' > '.join(map(plain, depth.path))}")


def print_detail(title: str, program: Path, objects: list[Path]) -> None:
    """What the linker kept, by object and by function; the rest are strings without a name."""
    owner = {}
    for path in objects:
        for row in run(["arm-none-eabi-nm", "--defined-only", path]).stdout.splitlines():
            owner[row.split()[-1]] = path.stem
    symbols = [row.split() for row in run(["arm-none-eabi-nm", "-S", "--size-sort", "-r", program]).stdout.splitlines()]
    kept = [(int(size, 16), name) for _, size, kind, name in symbols if kind in "tTrRdDwW"]
    by_object: dict[str, int] = {}
    for size, name in kept:
        by_object[owner.get(name, "program, libgcc")] = by_object.get(owner.get(name, "program, libgcc"), 0) + size
    by_object["strings and padding"] = flash([program]) - sum(size for size, _ in kept)
    print(f"\n{title}: by object")
    for name, size in sorted(by_object.items(), key=lambda item: -item[1]):
        print(f"  {size:>6}  {name}")
    print(f"\n{title}: by function and table")
    for size, name in kept:
        print(f"  {size:>6}  {name}  ({owner.get(name, 'program, libgcc')})")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev size", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--detail", action="store_true", help="what it is made of: by object, by function, each call's stack")
    add_options(parser)
    return parser.parse_args()


def main() -> int:
    options = arguments()
    figures: dict[str, float] = {}
    try:
        name = compiler(CC)
        print(f"Cortex-M0+, {name} -Os")
        whole, least = Build("whole"), Build("least")
        print_flash(whole, least, figures)
        print_ram(whole, figures)
        print_stack(whole, figures, options.detail)
        if options.detail:
            print_detail("publish-only", least.link(PROGRAMS / "publish_only.c"), least.objects)
            print_detail("everything", whole.link(PROGRAMS / "none.c", keep=everything()), whole.objects)
        groups = {group: name for group in ("flash", "ram", "stack")}
        return conclude(options, figures, groups, "./dev size", TO_REACH)
    except Failed as failed:
        print(f"size: {failed}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" is no error
    sys.exit(main())
