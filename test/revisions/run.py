# SPDX-License-Identifier: MIT
"""./dev revisions: does whatever `codegen check` accepts hold?

Makes N random overlays from a seed (make.py), some dozens to a tree, and lets each go the whole way: check, generate, a build
with the sanitizers, and all of every.c; then `simcom decode` of what went over the line, and `compat`. A revision that fails
is printed with the smallest set of its changes that still fails.

exit codes: 0 nothing found, 1 something found, 2 bad usage, 3 it could not be tried (the build needs a package, no room)
"""
from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from codegen.compat import compare  # noqa: E402
from codegen.read.build import Family, read_family  # noqa: E402
from codegen.read.problems import SpecError, ToolError  # noqa: E402
from codegen.write import alone  # noqa: E402
from codegen.write.emit import render, write  # noqa: E402

import make  # noqa: E402

# Overlays to a tree: as many as the tables have numbers for, with room.
BATCH = 24
# What a tree is made of besides generated/ and spec/.
LINKED = ("CMakeLists.txt", "runtime", "simulator", "tools", "test", "examples", "packaging", "bench")


@dataclass(frozen=True)
class Mutant:
    """A bug that is planted: what sed does to a file of the tree."""

    name: str
    file: str
    command: str

    def plant(self, tree: Path) -> None:
        before = (tree / self.file).read_bytes()
        subprocess.run(["sed", "-i", self.command, tree / self.file], check=True)
        # What is generated may have nothing of the kind in this batch.
        if (tree / self.file).read_bytes() == before and not self.file.startswith("generated/"):
            raise SystemExit(f"revisions: {self.name}: the sed command changes nothing in {self.file}")


def mutants() -> list[Mutant]:
    lines = (ROOT / "test/revisions/mutants.txt").read_text(encoding="utf-8").splitlines()
    return [Mutant(*line.split(None, 2)) for line in lines if line and not line.startswith("#")]


@dataclass
class Overlay:
    name: str
    extends: str
    groups: list[list[dict]]
    refused: str = ""
    failures: list[str] = field(default_factory=list)

    @property
    def file(self) -> str:
        return f"spec/revisions/{self.name}.yaml"

    def text(self) -> str:
        return make.text(self.name, self.extends, self.groups)


class Tree:
    """A copy of the repository with a specification and a generated/ of its own. Its build is kept from batch to batch."""

    def __init__(self, folder: Path, jobs: int, mutant: Mutant | None = None):
        self.folder, self.jobs, self.mutant = folder, jobs, mutant
        self.source, self.build = folder / "tree", folder / "build"
        self.source.mkdir(parents=True, exist_ok=True)
        for name in LINKED:
            link = self.source / name
            if mutant is not None and mutant.file.startswith(f"{name}/"):
                shutil.rmtree(link, ignore_errors=True)
                shutil.copytree(ROOT / name, link)
                mutant.plant(self.source)
            elif not link.exists():
                link.symlink_to(ROOT / name)
        if not (self.source / "generated").exists():
            shutil.copytree(ROOT / "generated", self.source / "generated")

    @property
    def spec(self) -> Path:
        return self.source / "spec"

    def fill(self, overlays: list[Overlay]) -> None:
        shutil.rmtree(self.spec, ignore_errors=True)
        shutil.copytree(ROOT / "spec", self.spec)
        for overlay in overlays:
            (self.source / overlay.file).write_text(overlay.text(), encoding="utf-8")

    def make(self) -> str:
        """Builds; returns what the compiler said if it failed."""
        if self.mutant is not None and self.mutant.file.startswith("generated/"):
            self.mutant.plant(self.source)
        if not (self.build / "build.ninja").exists():
            done = subprocess.run(["cmake", "-S", self.source, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                                   "-DCMAKE_C_FLAGS_DEBUG=-g -O1", "-DSIMCOM_SANITIZE=ON"], capture_output=True, text=True)
            if done.returncode != 0:
                raise SystemExit(f"revisions: cmake failed\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        done = subprocess.run(["cmake", "--build", self.build, "-j", str(self.jobs), "--target", "every", "simcom-tool"],
                              capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout[-6000:]


def draw(rng: random.Random, family: Family, seed: int) -> Overlay:
    spec = family.spec(rng.choice(family.names))
    maker = make.Maker(rng, spec, f"{seed}q")
    return Overlay(f"r{seed}", spec.revision.name, maker.overlay())


def accept(tree: Tree, overlays: list[Overlay]) -> tuple[Family | None, list[Overlay]]:
    """Takes out what check refuses, with its words, until the others are accepted together."""
    taken = list(overlays)
    while True:
        tree.fill(taken)
        try:
            family = read_family(tree.spec)
        except SpecError as error:
            named = {p.place.file: str(p) for p in reversed(error.problems)}
            refused = [o for o in taken if o.file in named]
            if not refused:
                for overlay in taken:
                    overlay.failures.append(f"check: refused, and no overlay is named: {error.problems[0]}")
                return None, []
            for overlay in refused:
                overlay.refused = named[overlay.file]
            taken = [o for o in taken if o not in refused]
            continue
        except ToolError as error:
            for overlay in taken:
                overlay.failures.append(f"check: {error}")
            return None, []
        return family, taken


def blame(overlays: list[Overlay], text: str) -> None:
    """Lines `REVISION: CHECK: what` go to their revision."""
    by_name = {o.name: o for o in overlays}
    last = None
    for line in text.splitlines():
        found = re.match(r"(\S+): (\w+): (.*)", line)
        if found and found[1] in by_name:
            last = by_name[found[1]]
            last.failures.append(f"{found[2]}: {found[3][:600]}")
        elif last is not None and len(last.failures) < 40:
            last.failures[-1] += f"\n      {line[:300]}"


def run_programs(tree: Tree, family: Family, overlays: list[Overlay], seed: int) -> None:
    with tempfile.TemporaryDirectory(prefix="simcom-revisions-") as scratch:
        records, transcripts = Path(scratch) / "records", Path(scratch) / "transcripts"
        records.mkdir()
        for overlay in overlays:
            for path, text in alone.transcripts(family, overlay.name, ROOT / "spec/transcripts").items():
                file = transcripts / overlay.name / Path(path).name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        for overlay in overlays:
            done = subprocess.run([tree.build / "test/every", "--transcripts", transcripts, "--record", records, "--seed", str(seed),
                                   overlay.name], capture_output=True, text=True, errors="replace")
            if done.returncode != 0:
                blame([overlay], done.stdout)
                found = re.search(r"(ERROR: AddressSanitizer|runtime error).*(?:\n.*){0,6}", done.stderr)
                if found:
                    overlay.failures.append(f"sanitizer: {found[0][:900]}")
                if not overlay.failures:
                    overlay.failures.append(f"every: exit code {done.returncode}: {(done.stdout + done.stderr)[-300:]}")
            decode(tree, overlay, records / f"{overlay.name}.txt")


def decode(tree: Tree, overlay: Overlay, record: Path) -> None:
    if not record.exists():
        return
    done = subprocess.run([tree.build / "bin/simcom", "decode", "--revision", overlay.name, record], capture_output=True, text=True,
                          errors="replace")
    if done.returncode != 0:
        text = done.stdout + done.stderr
        at = text.find("violation")
        overlay.failures.append(f"decode: exit code {done.returncode}: {text[max(0, at - 200):at + 500]}")


def check_compat(family: Family, overlay: Overlay) -> None:
    """Each change of the overlay is named by compat: something is said of what its address begins with."""
    items = compare(family.spec(overlay.extends), family.spec(overlay.name))
    said = " ".join(i.address for i in items)
    for change in (c for g in overlay.groups for c in g):
        address = next(change[v] for v in ("set", "add", "remove", "replace") if v in change)
        owner = change["value"].get("name", address) if address in ("commands", "urcs") else address.split(".")[0]
        if address == "codes":
            owner = f"codes.{change['value']['code']}"
        # Words for people, and what cannot be noticed by an application.
        if address.endswith((".example", ".description")) or owner in said:
            continue
        overlay.failures.append(f"compat: says nothing of {address}")


def try_batch(tree: Tree, overlays: list[Overlay], seed: int) -> None:
    family, taken = accept(tree, overlays)
    if family is None or not taken:
        return
    try:
        files = render(family, (ROOT / "generated/names.lock").read_text(encoding="utf-8"), spec=tree.spec)
    except ToolError as error:
        if len(taken) == 1:
            taken[0].failures.append(f"generate: {error}")
            return
        # Too many for one tree: each half has a tree of its own.
        try_batch(tree, taken[:len(taken) // 2], seed)
        try_batch(tree, taken[len(taken) // 2:], seed)
        return
    write(files, tree.source / "generated")
    said = tree.make()
    if said:
        if len(taken) == 1:
            taken[0].failures.append(f"build: {said}")
            return
        try_batch(tree, taken[:len(taken) // 2], seed)
        try_batch(tree, taken[len(taken) // 2:], seed)
        return
    run_programs(tree, family, taken, seed)
    for overlay in taken:
        check_compat(family, overlay)


def guarded(tree: Tree, overlays: list[Overlay], seed: int) -> None:
    """No overlay may end in a traceback of ours."""
    try:
        try_batch(tree, overlays, seed)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        text = traceback.format_exc()
        if len(overlays) == 1:
            overlays[0].failures.append(f"traceback: {text[-1500:]}")
            return
        for overlay in overlays:
            overlay.failures.clear()
            overlay.refused = ""
        guarded(tree, overlays[:len(overlays) // 2], seed)
        guarded(tree, overlays[len(overlays) // 2:], seed)


def kind_of(overlay: Overlay) -> str:
    return overlay.failures[0].split(":")[0]


def shrink(tree: Tree, overlay: Overlay, seed: int) -> Overlay:
    """The smallest set of groups of changes that still fails in the same check."""
    groups, kind, at = list(overlay.groups), kind_of(overlay), 0
    best = overlay
    while len(groups) > 1 and at < len(groups):
        smaller = Overlay(overlay.name, overlay.extends, groups[:at] + groups[at + 1:])
        guarded(tree, [smaller], seed)
        if smaller.failures and kind_of(smaller) == kind:
            groups, best = smaller.groups, smaller
        else:
            at += 1
    return best


def biting() -> list[Overlay]:
    """One for each planted bug: what nobody had thought of when it was written."""
    add, p = make.change, {"type": "integer", "range": [0, 7], "default": 0, "description": "A parameter that is new."}
    ends = [{"means": "success", "sequence": ["OK"]}, {"means": "failure", "sequence": ["ERROR"]}]
    option = {"form": "write", "variant": "late", "option": "late", "description": "Set what is new.",
              "stores": {"key": "ssl_ctx_index", "until": ["restart"]}, "parameters": ["ssl_ctx_index", "late"], "outcomes": ends}
    return [
        Overlay("sources", "v3.00", [[add("add", "CMQTTPUB.parameters", {"name": "priority", **p}),
                                      add("add", "CMQTTPUB.write.parameters", "priority"),
                                      add("add", "CMQTTPUB.write.optional", "priority")]]),
        Overlay("fields", "v3.00", [[add("add", "CSSLCFG.parameters", {"name": "late", **p}), add("add", "CSSLCFG.forms", option),
                                     add("add", "CSSLCFG.lines.context.fields", "late")]]),
        Overlay("line", "v3.00", [[add("set", "revision.limits.line", 3071)]]),
    ]


def try_mutants(folder: Path, jobs: int) -> int:
    """The overlays of biting() are clean, and each planted bug makes one of them fail."""
    clean, missed = biting(), 0
    guarded(Tree(folder, jobs), clean, 1)
    for overlay in clean:
        if overlay.failures or overlay.refused:
            print(f"without a bug: {overlay.name}: {(overlay.failures or [overlay.refused])[0][:600]}")
            missed += 1
    for mutant in mutants():
        overlays = biting()
        guarded(Tree(folder / mutant.name, jobs, mutant), overlays, 1)
        found = next((o for o in overlays if o.failures), None)
        missed += found is None
        print(f"{mutant.name}: " + (f"found with {found.name}: {found.failures[0][:300]}" if found else "not found"), flush=True)
    return 1 if missed else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev revisions", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=40, help="random overlays (40)")
    parser.add_argument("--seed", type=int, default=1, help="number of the first; the others follow (1)")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/revisions", help="where the trees are built (build/revisions)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="compilers at a time")
    parser.add_argument("--keep-going", action="store_true", help="do not shrink what fails, only count it by kind")
    parser.add_argument("--mutants", action="store_true", help="plant each bug of test/revisions/mutants.txt in a tree; it must fail")
    options = parser.parse_args()
    if options.mutants:
        return try_mutants(options.folder, options.jobs)
    shipped = read_family(ROOT / "spec")
    tree = Tree(options.folder, options.jobs)
    began, refused, failed, tried = time.monotonic(), Counter(), [], 0
    for first in range(options.seed, options.seed + options.count, BATCH):
        overlays = [draw(random.Random(n), shipped, n) for n in range(first, min(first + BATCH, options.seed + options.count))]
        guarded(tree, overlays, first)
        tried += len(overlays)
        for overlay in overlays:
            if overlay.failures:
                failed.append(overlay)
            elif overlay.refused:
                refused[re.search(r"\[([EW]\d+)\]", overlay.refused)[1] if "[" in overlay.refused else "?"] += 1
        print(f"revisions: {tried} of {options.count}, {sum(refused.values())} refused by check, {len(failed)} failed, "
              f"{time.monotonic() - began:.0f} s", flush=True)
    print("refused:", ", ".join(f"{code} {n}" for code, n in refused.most_common()) or "none")
    for overlay in failed[:10 if not options.keep_going else None]:
        small = overlay if options.keep_going else shrink(tree, overlay, options.seed)
        print(f"\n--- {small.name} (seed {small.name[1:]}), {small.file}:\n{small.text() if not options.keep_going else ''}")
        for text in small.failures[:3]:
            print(f"  {text[:1200]}")
    for kind, n in Counter(kind_of(o) for o in failed).most_common():
        print(f"{kind}: {n}")
    if sum(refused.values()) * 2 > tried:
        print("revisions: more than half are refused: that proves nothing")
        return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
