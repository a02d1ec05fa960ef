# SPDX-License-Identifier: MIT
"""What others build with: the installed library, the flat folder, the archives. Nothing but a C compiler, CMake and Python."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools" / "dev"))
from compilers import strict  # noqa: E402

STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wundef", "-Wcast-qual", "-Wswitch-default", "-Wswitch-enum",
          "-Wunused-macros", *strict("cc", "c++")]


# ./dev installs no make.
if shutil.which("ninja"):
    os.environ.setdefault("CMAKE_GENERATOR", "Ninja")


def run(*arguments, folder=None, code=0, env=None):
    done = subprocess.run([str(a) for a in arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=300, env={**os.environ, **(env or {})})
    if done.returncode != code:
        raise AssertionError(f"{' '.join(map(str, arguments))}: exit code {done.returncode}\n{done.stdout[-4000:]}")
    return done.stdout


def version():
    text = (ROOT / "runtime/include/simcom/version.h").read_text(encoding="utf-8")
    return ".".join(re.findall(r"^#define SIMCOM_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", text, re.MULTILINE))


class Folder(unittest.TestCase):

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="simcom-packaging-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class Installed(Folder):

    @classmethod
    def setUpClass(cls):
        cls.place = Path(tempfile.mkdtemp(prefix="simcom-installed-"))
        cls.addClassCleanup(shutil.rmtree, cls.place)
        run("cmake", "-S", ROOT, "-B", cls.place / "build", "-DSIMCOM_BUILD_PROGRAMS=OFF", "-DSIMCOM_BUILD_TESTS=OFF")
        run("cmake", "--build", cls.place / "build", "-j2")
        run("cmake", "--install", cls.place / "build", "--prefix", cls.place / "first", "--component", "development")
        # An installed tree can be moved.
        cls.prefix = cls.place / "elsewhere"
        (cls.place / "first").rename(cls.prefix)

    def project(self, find, extra=""):
        self.file("CMakeLists.txt", f"cmake_minimum_required(VERSION 3.22)\nproject(program C)\n{extra}{find}\n"
                                    f"add_executable(program {ROOT}/examples/hello.c)\n"
                                    "target_link_libraries(program PRIVATE simcom::posix)\n"
                                    'file(WRITE "${CMAKE_BINARY_DIR}/kind" "[${CMAKE_BUILD_TYPE}]")\n')
        run("cmake", "-S", self.folder, "-B", self.folder / "b", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", self.folder / "b")
        self.assertIn("DEVICE", run(self.folder / "b/program", code=2))

    def test_find_package(self):
        self.project(f"find_package(simcom {version()} REQUIRED)")

    def test_another_minor_version_is_not_found(self):
        self.file("CMakeLists.txt", "cmake_minimum_required(VERSION 3.22)\nproject(program C)\nfind_package(simcom 0.9 REQUIRED)\n")
        text = run("cmake", "-S", self.folder, "-B", self.folder / "b", f"-DCMAKE_PREFIX_PATH={self.prefix}", code=1)
        self.assertIn(f"version: {version()}", text)

    def test_subdirectory_leaves_the_parent_alone(self):
        self.project(f"add_subdirectory({ROOT} simcom)")
        self.assertEqual((self.folder / "b/kind").read_text(), "[]")
        run("cmake", "--install", self.folder / "b", "--prefix", self.folder / "p")
        self.assertFalse((self.folder / "p/include").exists(), "the parent installs what is its own")

    def test_pkg_config(self):
        where = {"PKG_CONFIG_PATH": str(next(self.prefix.rglob("simcom.pc")).parent)}
        self.assertEqual(run("pkg-config", "--modversion", "simcom", env=where).strip(), version())
        flags = run("pkg-config", "--cflags", "--libs", "simcom", env=where).split()
        run("cc", "-std=c11", ROOT / "examples/hello.c", "-o", self.folder / "hello", *flags)
        self.assertIn("DEVICE", run(self.folder / "hello", code=2))

    def test_headers_say_the_version(self):
        program = self.file("v.c", '#include "simcom/version.h"\n#include <stdio.h>\n#if SIMCOM_VERSION_NUMBER < 200\n#error old\n'
                                   "#endif\nint main(void) { return puts(SIMCOM_VERSION) < 0; }\n")
        run("cc", program, "-o", self.folder / "v", "-I", self.prefix / "include")
        self.assertEqual(run(self.folder / "v").strip(), version())


class Flat(Folder):

    @classmethod
    def setUpClass(cls):
        cls.place = Path(tempfile.mkdtemp(prefix="simcom-flat-"))
        cls.addClassCleanup(shutil.rmtree, cls.place)
        for name in ("one", "two"):
            run(sys.executable, ROOT / "packaging/dist.py", "--out", cls.place / name)
        cls.flat = cls.place / "one" / f"simcom-{version()}"

    def test_same_bytes_each_time(self):
        first, second = ({p.relative_to(self.place / n): p.read_bytes() for p in (self.place / n).rglob("*") if p.is_file()}
                         for n in ("one", "two"))
        self.assertEqual(first.keys(), second.keys())
        self.assertEqual([str(p) for p in first if first[p] != second[p]], [])

    def test_compiles_with_every_warning(self):
        run("cc", "-c", *STRICT, *sorted(self.flat.glob("*.c")), f"-I{self.flat}", folder=self.folder)

    def test_is_all_there(self):
        """A program links with the objects of the folder alone."""
        program = self.file("p.c", '#include "simcom/simcom.h"\nstatic simcom_t modem;\nint main(void) { simcom_config_t config = '
                                   "{.revision = &simcom_revision_v1_00}; simcom_init(&modem, &config); return simcom_wake(&modem); }\n")
        run("cc", "-std=c11", program, *sorted(self.flat.glob("*.c")), f"-I{self.flat}", "-o", self.folder / "p")
        run(self.folder / "p")

    def test_headers_are_cpp(self):
        program = self.file("p.cpp", '#include "simcom/simcom.h"\nint main() { return 0; }\n')
        for standard in ("c++11", "c++17", "c++20"):
            run("c++", f"-std={standard}", "-Wall", "-Wextra", *strict("cc", "c++"), "-fsyntax-only", program, f"-I{self.flat}")

    def test_cmake(self):
        self.file("CMakeLists.txt", f"cmake_minimum_required(VERSION 3.16)\nproject(p C)\nadd_subdirectory({self.flat} simcom)\n"
                                    f"add_executable(p p.c)\ntarget_link_libraries(p simcom::simcom)\n")
        self.file("p.c", '#include "simcom/simcom.h"\nint main(void) { return 0; }\n')
        run("cmake", "-S", self.folder, "-B", self.folder / "b")
        run("cmake", "--build", self.folder / "b", "-j2")

    def test_esp_idf_with_a_stand_in(self):
        """The kit's function gets the sources and the include folder; the kit itself is not here."""
        self.file("check.cmake", "function(idf_component_register)\ncmake_parse_arguments(A \"\" \"\" \"SRCS;INCLUDE_DIRS\" ${ARGN})\n"
                                 "list(LENGTH A_SRCS N)\nmessage(STATUS \"sources ${N} in ${A_INCLUDE_DIRS}\")\nendfunction()\n"
                                 f"set(ESP_PLATFORM 1)\ninclude({self.flat}/CMakeLists.txt)\n")
        text = run("cmake", "-P", self.folder / "check.cmake")
        self.assertIn(f"sources {len(list(self.flat.glob('*.c')))} in .", text)

    def test_zephyr_with_stand_ins(self):
        names = "zephyr_library_named zephyr_library_sources zephyr_include_directories zephyr_compile_definitions"
        stand_ins = "".join(f'function({n})\nlist(LENGTH ARGN N)\nmessage(STATUS "{n} ${{N}} ${{ARGV0}}")\nendfunction()\n'
                            for n in names.split())
        self.file("check.cmake", f"{stand_ins}set(ZEPHYR_BASE /z)\nset(CONFIG_SIMCOM y)\nset(CONFIG_SIMCOM_TEXT y)\nset(CONFIG_SIMCOM_RECEIVE y)\n"
                                 f"set(CONFIG_SIMCOM_TLS y)\ninclude({self.flat}/CMakeLists.txt)\n")
        text = run("cmake", "-P", self.folder / "check.cmake")
        self.assertIn(f"zephyr_library_sources {len(list(self.flat.glob('*.c')))}", text)
        self.assertIn("zephyr_compile_definitions 1 SIMCOM_TRACE=0", text)
        self.assertNotIn("SIMCOM_TLS=0", text)
        module = (self.flat / "zephyr/module.yml").read_text()
        for file in re.findall(r"(?m)^  (?:cmake|kconfig): (\S+)$", module):
            self.assertTrue((self.flat / file).exists(), file)
        macros = set(re.findall(r"#ifndef SIMCOM_(\w+)\n#define", (self.flat / "simcom/config.h").read_text()))
        options = set(re.findall(r"(?m)^config SIMCOM_(\w+)$", (self.flat / "Kconfig").read_text()))
        self.assertLessEqual(options, macros, "an option that the library does not have")

    @unittest.skipUnless(shutil.which("meson") and shutil.which("ninja"), "meson is not installed")
    def test_meson(self):
        run("meson", "setup", self.folder / "b", self.flat)
        run("ninja", "-C", self.folder / "b")

    def test_metadata(self):
        self.assertEqual(json.loads((self.flat / "library.json").read_text())["version"], version())
        pairs = dict(line.split("=", 1) for line in (self.flat / "library.properties").read_text().splitlines() if line[:1] != "#")
        self.assertEqual(pairs["version"], version())
        for key in ("name", "author", "maintainer", "sentence", "paragraph", "category", "url", "architectures"):
            self.assertTrue(pairs.get(key), key)
        self.assertTrue((self.flat / pairs["includes"]).exists())
        self.assertIn(f'version: "{version()}"', (self.flat / "idf_component.yml").read_text())

    def test_bill_of_materials(self):
        """SPDX 2.3: each file of the folder, with its sums, and the sum over them of clause 7.9."""
        document = json.loads(next((self.place / "one").glob("*.spdx.json")).read_text(encoding="utf-8"))
        self.assertEqual((document["spdxVersion"], document["dataLicense"]), ("SPDX-2.3", "CC0-1.0"))
        found = {f["fileName"]: {c["algorithm"]: c["checksumValue"] for c in f["checksums"]} for f in document["files"]}
        wanted = {f"./{p.relative_to(self.flat).as_posix()}": p.read_bytes() for p in self.flat.rglob("*") if p.is_file()}
        self.assertEqual(found.keys(), wanted.keys())
        for name, content in wanted.items():
            self.assertEqual(found[name], {"SHA1": hashlib.sha1(content).hexdigest(), "SHA256": hashlib.sha256(content).hexdigest()})
        sums = "".join(sorted(sums["SHA1"] for sums in found.values()))
        self.assertEqual(document["packages"][0]["packageVerificationCode"]["packageVerificationCodeValue"],
                         hashlib.sha1(sums.encode()).hexdigest())
        self.assertEqual(document["packages"][0]["versionInfo"], version())

    def test_zip(self):
        with zipfile.ZipFile(self.place / "one" / f"simcom-{version()}.zip") as archive:
            names = {n.split("/", 1)[1] for n in archive.namelist()}
        self.assertEqual(names, {p.relative_to(self.flat).as_posix() for p in self.flat.rglob("*") if p.is_file()})

    def test_source_archive_builds(self):
        run("tar", "-xzf", self.place / "one" / f"simcom-mqtt-{version()}.tar.gz", "-C", self.folder)
        top = self.folder / f"simcom-mqtt-{version()}"
        run("cmake", "-S", top, "-B", self.folder / "b", "-DSIMCOM_BUILD_PROGRAMS=OFF", "-DSIMCOM_BUILD_TESTS=OFF")
        run("cmake", "--build", self.folder / "b", "-j2")


if __name__ == "__main__":
    unittest.main()
