# SPDX-License-Identifier: MIT
"""simcom pub and sub: the options of mosquitto_pub and mosquitto_sub, and what comes from the table of options."""

import json
import re
import shutil
import subprocess
import time
import unittest

from harness import BIN, PASSWORD, REPO, USER, E2eTest, environment, unique


class Where(E2eTest):
    """The broker, the user, the secrets."""

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("where")

    def url(self, port, user=""):
        return f"mqtt://{user}127.0.0.1:{self.broker.ports[port]}/{self.topic}"

    def test_url(self):
        peer = self.listener(self.topic)
        self.run_simcom("pub", "-D", self.device.link, "-L", self.url("plain"), "-m", "by URL")
        self.assertEqual(peer.message().payload, b"by URL")

    def test_url_with_user(self):
        password = "".join(f"%{ord(c):02x}" for c in PASSWORD)
        self.run_simcom("pub", "-D", self.device.link, "-L", self.url("auth", f"{USER}:{password}@"), "-q", 1, "-m", "x")

    def test_url_that_is_none(self):
        for url, word in (("http://h/t", "mqtt"), ("ws://h/t", "WebSockets"), ("mqtt://h", "topic"), ("mqtt:///t", "name"),
                          ("mqtt://h:x/t", "port"), ("mqtt://h:70000/t", "port"), ("mqtts://h/t", "--cafile")):
            with self.subTest(url=url):
                process = self.run_simcom("pub", "-D", "/nonexistent", "-L", url, "-m", "x", code=2)
                self.assertIn(word, process.err)
        process = self.run_simcom("pub", "-D", "/nonexistent", "-h", "mqtt://h", "-t", "t", "-m", "x", code=2)
        self.assertIn("-L", process.err)

    def test_secrets_from_elsewhere(self):
        to = ["pub", "-D", self.device.link, "-h", "127.0.0.1", "-p", self.broker.ports["auth"], "-t", "t", "-q", 1, "-m", "x"]
        self.run_simcom(*to, env=environment(SIMCOM_USERNAME=USER, SIMCOM_PASSWORD=PASSWORD))
        self.run_simcom(*to, "-u", USER, "--pw-file", self.file(f"{PASSWORD}\nsecond line\n".encode()))
        self.run_simcom(*to, "-u", USER, "--pw-file", self.file(b""), code=2)
        self.run_simcom(*to, "-u", USER, "--pw-file", "/nonexistent", code=2)
        self.run_simcom(*to, "-u", USER, "-P", "p", "--pw-file", "/nonexistent", code=2)
        process = self.run_simcom(*to, env=environment(SIMCOM_USERNAME=USER, SIMCOM_PASSWORD="wrong"), code=1)
        self.assertNotIn("wrong", process.err)

    def test_file_of_options(self):
        peer = self.listener(self.topic)
        port = self.broker.ports["plain"]
        text = f"# a comment\n\n  host 127.0.0.1\n--port = {port}\ntopic={self.topic}\nqos 1\r\n"
        process = self.run_simcom("pub", "-D", self.device.link, "-o", self.file(text.encode()), "-q", 2, "-m", "from a file")
        self.assertEqual(process.err, "")
        message = peer.message()
        self.assertEqual((message.payload, message.qos), (b"from a file", 2), "the command line has the last word")
        home = self.folder / "home"
        (home / ".config" / "simcom").mkdir(parents=True)
        (home / ".config" / "simcom" / "pub").write_text(text)
        self.run_simcom("pub", "-D", self.device.link, "-m", "from the home", env=environment(HOME=str(home)))
        self.assertEqual(peer.message().payload, b"from the home")

    def test_file_of_options_that_is_wrong(self):
        for text, word in ((b"no-such 1\n", "no-such"), (b"qos 3\n", "-q"), (b"a\0b\n", "no file of options"),
                           (b"host h\n" * 300, "more than"), (b"#\n" * 20000, "no file of options")):
            with self.subTest(text=text[:20]):
                path = self.file(text)
                process = self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "-o", path, code=2)
                self.assertIn(word, process.err)
                self.assertIn(str(path), process.err)
        self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "-o", "/nonexistent", code=2)

    def test_prefix_of_the_identifier(self):
        prefix = unique("fleet") + "-"
        process = self.pub(self.device, "-I", prefix, "-t", self.topic, "-m", "x")
        self.broker.connection(f"{prefix}{process.popen.pid}")
        self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "-i", "a", "-I", "b", code=2)

    def test_version(self):
        for revision in ("v3.00", "a76xx-v1.06"):
            device = self.modem("--revision", revision)
            for version, level in (("mqttv31", 3), ("mqttv311", 4)):
                with self.subTest(revision=revision, version=version):
                    client = unique("level")
                    self.pub(device, "--revision", revision, "-V", version, "-i", client, "-t", self.topic, "-m", "x")
                    self.assertEqual(self.broker.connection(client).split(",")[0], f"p{level}")
        self.pub(self.device, "-V", "mqttv311", "-t", self.topic, "-m", "x")
        process = self.run_simcom("pub", *self.to(self.device), "-V", "mqttv31", "-t", self.topic, "-m", "x", code=2)
        self.assertIn("-V", process.err)
        self.run_simcom("pub", *self.to(self.device), "-V", "mqttv5", "-t", self.topic, "-m", "x", code=2)

    def test_tls(self):
        certificates, port = self.certificates, self.broker.ports["tls"]
        to = ["pub", "-D", self.device.link, "-h", "localhost", "-p", port, "-t", self.topic, "-m", "x"]
        process = self.run_simcom(*to, "--cafile", certificates / "ca.pem", "--tls-version", "tlsv1.2")
        self.assertEqual(process.err, "")
        process = self.run_simcom(*to, "--insecure")
        self.assertIn("nobody verifies", process.err)
        self.assertEqual(self.run_simcom(*to, "--insecure", "--quiet").err, "")
        self.run_simcom(*to, "--tls-version", "tlsv1.2", code=2)
        self.run_simcom(*to, "--insecure", "--tls-version", "tlsv9", code=2)


class What(E2eTest):
    """What is published, what is printed, when it ends."""

    def setUp(self):
        super().setUp()
        self.device = self.modem()
        self.topic = unique("what")

    def test_repeat(self):
        peer = self.listener(self.topic)
        begin = time.monotonic()
        self.pub(self.device, "-t", self.topic, "-q", 1, "-m", "again", "--repeat", 3, "--repeat-delay", "0.2")
        self.assertGreaterEqual(time.monotonic() - begin, 0.4)
        for _ in range(3):
            self.assertEqual(peer.message().payload, b"again")
        peer.no_more()
        self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-l", "--repeat", 2, code=2)
        self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "--repeat-delay", "-1", code=2)

    def test_quiet(self):
        process = self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", "--quiet", code=3)
        self.assertEqual((process.out, process.err), (b"", ""))

    def printed(self, *options, topic=None, payload=b"21.5"):
        process = self.sub(self.device, "-t", "what/#" if topic else self.topic, "-C", 1, *options)
        self.peer().publish(topic or self.topic, payload, 1)
        self.assertEnds(process)
        return process.out

    def test_format(self):
        for form, expected in (("%t=%p", f"{self.topic}=21.5\n"), ("%x %X", "32312e35 32312E35\n"), ("%l%%", "4%\n"),
                               (r"\t%p\\ \e@@", "\t21.5\\ \x1b@\n"), ("[%6p][%-6p][%06l][%.2p]", "[  21.5][21.5  ][000004][21]\n"),
                               ("no field", "no field\n")):
            with self.subTest(form=form):
                self.assertEqual(self.printed("-F", form).decode(), expected)
        self.assertRegex(self.printed("-N", "-F", "%I").decode(), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$")
        self.assertRegex(self.printed("-F", "%U @Y-@m-@d @N").decode(), r"^\d+\.\d{9} \d{4}-\d\d-\d\d \d{9}\n$")

    def test_json(self):
        payload = 'a "quoted" \\ text,\nüçé \x7f \x00'.encode()
        found = json.loads(self.printed("-F", "%j", payload=payload))
        self.assertEqual((found["topic"], found["payload"], found["payloadlen"]), (self.topic, payload.decode(), len(payload)))
        found = json.loads(self.printed("-F", "%j", payload=b"\xff\x00\xc0\x80"))
        self.assertEqual((found["payload_hex"], "payload" in found), ("ff00c080", False))

    def test_format_that_is_wrong(self):
        for form in ("%q", "%m", "%r", "%", "%z", "\\q", "\\", "@", "%5", "%5.3"):
            with self.subTest(form=form):
                process = self.run_simcom("sub", "-D", "/nonexistent", "-t", "t", "-F", form, code=2)
                self.assertIn("-F", process.err)
        self.run_simcom("sub", "-D", "/nonexistent", "-t", "t", "-F", "%t", "-v", code=2)

    def test_filter_out(self):
        process = self.sub(self.device, "-t", f"{self.topic}/#", "-T", f"{self.topic}/+/noise", "-T", f"{self.topic}/x/#",
                           "-T", f"{self.topic}/exact", "-C", 3, "-F", "%t")
        peer = self.peer()
        wanted = [f"{self.topic}/a", f"{self.topic}/exact/more", f"{self.topic}/a/noise/more"]
        for topic in (f"{self.topic}/1/noise", f"{self.topic}/x", f"{self.topic}/x/y/z", f"{self.topic}/exact", *wanted):
            peer.publish(topic, b"x", 1)
        self.assertEnds(process)
        self.assertEqual(process.out.decode().split(), wanted)

    def test_by_chance(self):
        process = self.sub(self.device, "-t", self.topic, "--random-filter", 0, "-W", 1)
        self.peer().publish(self.topic, b"x", 1)
        self.assertEnds(process, 4)
        self.assertEqual(process.out, b"")

    def test_end_when_subscribed(self):
        client = unique("kept")
        process = self.start("sub", *self.to(self.device), "-i", client, "-c", "-t", self.topic, "-q", 1, "-E")
        self.assertEnds(process)
        self.peer().publish(self.topic, b"while away", 1)
        process = self.start("sub", *self.to(self.device), "-i", client, "-c", "-t", f"{self.topic}/other", "-q", 1, "-C", 1)
        self.assertEnds(process)
        self.assertEqual(process.out, b"while away\n")
        process = self.start("sub", *self.to(self.device), "-i", client, "-c", "-t", f"{self.topic}/other", "-U", self.topic,
                             "-q", 1, "-E")
        self.assertEnds(process)
        self.peer().publish(self.topic, b"nobody wants it", 1)
        process = self.start("sub", *self.to(self.device), "-i", client, "-c", "-t", f"{self.topic}/other", "-q", 1, "-W", 1)
        self.assertEnds(process, 4)
        self.assertEqual(process.out, b"")


class Table(E2eTest):
    """What is made from the table of options."""

    def test_every_option_of_mosquitto_is_taken_or_explained(self):
        for command in ("pub", "sub"):
            theirs = subprocess.run([f"mosquitto_{command}", "--help"], capture_output=True, text=True, timeout=20).stdout
            if "version 2.0." not in theirs:
                self.skipTest("another version of mosquitto_pub than the one whose options are in the table")
            names = set(re.findall(r"(?m)^ (-{1,2}[\w-]+) : ", theirs))
            self.assertGreater(len(names), 30)
            ours = self.run_simcom(command, "--help").out.decode()
            for name in names - {"-D"}:  # the device here; properties, which the page explains, there
                with self.subTest(command=command, name=name):
                    self.assertRegex(ours, rf"(?m)^(  {name}\b|.{{0,6}} {name}\b)")

    def test_page_has_every_option_of_mosquitto(self):
        """docs/mosquitto.md, with the texts of the help."""
        page = (REPO / "docs" / "mosquitto.md").read_text(encoding="utf-8")
        rows = {name: cells[2] for line in page.splitlines() if line.startswith("| `")
                for cells in [[c.strip() for c in line.strip("|").split(" | ")]] for name in re.findall(r"`(-[^`]*)`", cells[0])}
        texts = " ".join(self.run_simcom(command, "--help").out.decode() for command in ("pub", "sub"))
        texts = re.sub(r"\s+", " ", texts)
        for command in ("pub", "sub"):
            theirs = subprocess.run([f"mosquitto_{command}", "--help"], capture_output=True, text=True, timeout=20).stdout
            if "version 2.0." in theirs:
                self.assertEqual(set(re.findall(r"(?m)^ (-{1,2}[\w-]+) : ", theirs)) - rows.keys(), set())
        for name, text in rows.items():
            if name != "-D":
                self.assertIn(re.sub(r"\s+", " ", text.replace("\\|", "|")), texts, name)

    def test_what_cannot_be_done_says_why(self):
        text = self.run_simcom("pub", "--help").out.decode()
        impossible = re.findall(r"(?m)^ +(?:-\w, )?(--[\w-]+)(?: ([A-Z]+))?\s+not possible: (\w+)", text)
        self.assertGreater(len(impossible), 12)
        for name, value, word in impossible:
            with self.subTest(name=name):
                process = self.run_simcom("pub", "-D", "/nonexistent", "-t", "t", "-m", "x", name, *(["1"] if value else []),
                                          code=2)
                self.assertIn("not possible: " + word, process.err)

    def test_man_page(self):
        page = self.run_simcom("--man").out
        for word in (b".TH simcom 1", b"simcom sub", rb"\-\-will\-topic", b"Exit status"):
            self.assertIn(word, page)
        if shutil.which("man"):
            found = subprocess.run(["man", "--warnings", "-l", "-"], input=page, capture_output=True, timeout=60,
                                   env=environment(MANWIDTH="80", LC_ALL="C.UTF-8"))
            self.assertEqual((found.returncode, found.stderr), (0, b""))
            self.assertIn(b"--will-topic", found.stdout)

    def complete(self, script, *words):
        quoted = " ".join(f"'{word}'" for word in words)
        text = f"source {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _simcom; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        return subprocess.run(["bash", "-c", text], capture_output=True, text=True, check=True, timeout=20).stdout.split()

    def test_completion_of_bash(self):
        script = self.file(self.run_simcom("--completion", "bash").out)
        self.assertIn("conform", self.complete(script, "simcom", "con"))
        self.assertEqual(self.complete(script, "simcom", "pub", "--will-p"), ["--will-payload"])
        self.assertEqual(self.complete(script, "simcom", "decode", "--format", "h"), ["hex"])
        self.assertIn("a76xx-v1.06", self.complete(script, "simcom", "sub", "--revision", ""))
        self.assertNotIn("--will-retain", self.complete(script, "simcom", "pub", "--"))
        self.run_simcom("--completion", "csh", code=2)

    def test_completion_of_zsh(self):
        text = self.run_simcom("--completion", "zsh").out.decode()
        self.assertTrue(text.startswith("#compdef simcom"))
        if shutil.which("zsh"):
            subprocess.run(["zsh", "-n", self.file(text.encode())], check=True, timeout=20)

    def test_completion_of_fish(self):
        text = self.run_simcom("--completion", "fish").out.decode()
        self.assertIn("complete -c simcom -n '__fish_seen_subcommand_from pub' -s q -l qos", text)
        self.assertNotIn("will-retain", text)
        if shutil.which("fish"):
            script = self.file(text.encode())
            subprocess.run(["fish", "--no-execute", script], check=True, timeout=20)
            said = subprocess.run(["fish", "-c", f"source {script}; complete -C 'simcom pub --will-p'"], capture_output=True, text=True,
                                  check=True, timeout=20, env=environment(HOME=str(self.folder))).stdout
            self.assertIn("--will-payload", said)

    def test_completion_of_the_simulator(self):
        """bash knows the function by the name that it has."""
        done = subprocess.run([BIN / "simcom-modem", "--completion", "bash"], capture_output=True, text=True, check=True, timeout=20)
        script = self.file(done.stdout.encode())
        text = (f"source {script}; COMP_WORDS=(simcom-modem --bo); COMP_CWORD=1; $(complete -p simcom-modem | cut -d' ' -f3); "
                "printf '%s\\n' \"${COMPREPLY[@]}\"")
        found = subprocess.run(["bash", "-c", text], capture_output=True, text=True, check=True, timeout=20).stdout.split()
        self.assertIn("--boot-time", found)


if __name__ == "__main__":
    unittest.main()
