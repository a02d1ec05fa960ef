# SPDX-License-Identifier: MIT
"""./dev dist: what others build with, in build/dist/.

simcom-mqtt-VERSION.tar.gz    the source archive: every file of the repository
simcom-VERSION/               the flat folder: all sources side by side, one include folder, and the files by which Arduino,
                              PlatformIO, ESP-IDF, Zephyr and Meson know a library. `cc -c *.c -I.` builds it.
simcom-VERSION.zip            the same as an archive, as the Arduino IDE takes it
simcom-VERSION.spdx.json      what is in the flat folder, with checksums and licence: SPDX 2.3

The same tree gives the same bytes.
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A date for archives that must not depend on the day.
EPOCH = (2000, 1, 1, 0, 0, 0)


def version() -> str:
    text = (ROOT / "runtime/include/simcom/version.h").read_text(encoding="utf-8")
    return ".".join(re.search(rf"^#define SIMCOM_VERSION_{part} (\d+)$", text, re.MULTILINE)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def flat_files() -> dict[str, bytes]:
    """Name in the flat folder -> content."""
    files: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> None:
        if name in files:
            raise SystemExit(f"dist: two files would be called {name} in the flat folder")
        files[name] = content

    for source in sorted((*(ROOT / "runtime/src").rglob("*.[ch]"), *(ROOT / "generated/src").glob("*.[ch]"))):
        text = source.read_text(encoding="utf-8")
        # The folders are gone, so are the ways between them.
        add(source.name, re.sub(r'^(#include ")(?:\.\./\w+/|\w+/)*(?=[\w.]+")', lambda m: m[1] if "simcom/" not in m[0] else m[0],
                                text, flags=re.MULTILINE).encode())
    for folder in (ROOT / "runtime/include", ROOT / "generated/include"):
        for header in sorted(folder.rglob("*.h")):
            name = header.relative_to(folder).as_posix()
            # What needs a POSIX system comes with the source archive.
            if name != "simcom/port/posix.h":
                add(name, header.read_bytes())
    for file in sorted(p for p in (ROOT / "packaging/flat").rglob("*") if p.is_file()):
        name = file.relative_to(ROOT / "packaging/flat").as_posix()
        add(name.removesuffix(".in"), file.read_text(encoding="utf-8").replace("@VERSION@", version()).encode())
    for sketch in sorted(p for p in (ROOT / "examples/arduino").rglob("*") if p.is_file()):
        add(f"examples/{sketch.relative_to(ROOT / 'examples/arduino').as_posix()}", sketch.read_bytes())
    add("LICENSE", (ROOT / "LICENSE").read_bytes())
    add("CHANGELOG.md", (ROOT / "CHANGELOG.md").read_bytes())
    return files


def write_flat(out: Path, name: str) -> None:
    folder = out / name
    shutil.rmtree(folder, ignore_errors=True)
    files = flat_files()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with zipfile.ZipFile(out / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{path}", EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    print(f"{folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder}/: {len(files)} files")
    (out / f"{name}.spdx.json").write_text(json.dumps(bill_of_materials(name, files), indent=1) + "\n", encoding="utf-8")
    print(f"{name}.zip: {(out / f'{name}.zip').stat().st_size} bytes")


def bill_of_materials(name: str, files: dict[str, bytes]) -> dict:
    """An SPDX 2.3 document (clauses 6 to 8 and 11) of the flat folder."""
    def digest(kind: str, content: bytes) -> str:
        return hashlib.new(kind, content).hexdigest()

    rows = [{"SPDXID": f"SPDXRef-File-{i}", "fileName": f"./{path}", "copyrightText": "NOASSERTION", "licenseConcluded": "MIT",
             "checksums": [{"algorithm": a, "checksumValue": digest(a.lower(), content)} for a in ("SHA1", "SHA256")]}
            for i, (path, content) in enumerate(sorted(files.items()))]
    # Clause 7.9: of the sorted SHA1 sums of the files.
    code = digest("sha1", "".join(sorted(row["checksums"][0]["checksumValue"] for row in rows)).encode())
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{code}",
        "creationInfo": {"created": "2000-01-01T00:00:00Z", "creators": ["Tool: simcom-mqtt-dist"]},
        "packages": [{"SPDXID": "SPDXRef-Package", "name": "simcom", "versionInfo": version(), "downloadLocation": "NOASSERTION",
                      "filesAnalyzed": True, "packageVerificationCode": {"packageVerificationCodeValue": code},
                      "licenseConcluded": "MIT", "licenseDeclared": "MIT", "licenseInfoFromFiles": ["MIT"],
                      "copyrightText": "Copyright (c) 2026 the simcom-mqtt authors"}],
        "files": rows,
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-Package"},
            *({"spdxElementId": "SPDXRef-Package", "relationshipType": "CONTAINS", "relatedSpdxElement": row["SPDXID"]} for row in rows)],
    }


def project_files() -> list[str]:
    """What belongs to the repository; in a source archive, or without git, all that is there."""
    git = ["git", "-C", ROOT, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(git, capture_output=True) if shutil.which("git") else None
    if done is not None and done.returncode == 0:
        names = done.stdout.decode().split("\0")
    else:
        names = [p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*") if p.is_file()]
    return sorted(n for n in names if n and not n.startswith(("build/", ".git/")) and "__pycache__" not in n and (ROOT / n).is_file())


def write_archive(out: Path, name: str) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in project_files():
            content = (ROOT / path).read_bytes()
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime = len(content), 946684800
            entry.mode = 0o755 if (ROOT / path).stat().st_mode & 0o100 else 0o644
            archive.addfile(entry, io.BytesIO(content))
    with (out / f"{name}.tar.gz").open("wb") as file, gzip.GzipFile("", "wb", 9, file, 946684800) as packed:
        packed.write(raw.getvalue())
    print(f"{name}.tar.gz: {(out / f'{name}.tar.gz').stat().st_size} bytes")


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev dist", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build/dist", help="folder to write into (build/dist)")
    parser.add_argument("--flat-only", action="store_true", help="the flat folder alone")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    write_flat(options.out, f"simcom-{version()}")
    if not options.flat_only:
        write_archive(options.out, f"simcom-mqtt-{version()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
