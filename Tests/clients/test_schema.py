"""The JSON Schemas that editors read, with a validator that is not ours."""
import json
import pathlib
import re
import subprocess
import tempfile
import unittest

from jsonschema import Draft7Validator

from served import PARTITA
from yamlcore import load

ROOT = pathlib.Path(__file__).resolve().parents[2]


def schema(kind):
    printed = subprocess.run(
        [PARTITA, "schema", kind], capture_output=True, text=True, timeout=60, check=True)
    return json.loads(printed.stdout)


def mistakes(validator, document):
    """Where the schema refuses a document: `steps.0.expect: …`."""
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"[:300]
        for error in validator.iter_errors(document)]


def fenced(page):
    """The YAML examples of a page: the comment above each, and its text."""
    text = (ROOT / "docs" / page).read_text()
    return re.findall(r"(?:<!-- (\S+).*? -->\n)?```yaml\n(.*?)```\n", text, re.DOTALL)


class SchemaTests:
    """What holds of both schemas; `kind` and `version` say which."""

    @classmethod
    def setUpClass(cls):
        cls.document = schema(cls.kind)
        Draft7Validator.check_schema(cls.document)
        cls.validator = Draft7Validator(cls.document)

    def accepts(self, name, document):
        with self.subTest(name):
            self.assertEqual(mistakes(self.validator, document), [])

    def accepts_files(self, pattern, at_least, played=lambda path: True):
        """Every file of the repository that matches and is of the kind."""
        files = [
            path for path in sorted(ROOT.glob(pattern))
            if f"schema: {self.version}" in path.read_text(errors="replace").split("\n") and played(path)]
        self.assertGreaterEqual(len(files), at_least)
        for path in files:
            self.accepts(str(path.relative_to(ROOT)), load(path.read_text()))

    def refuses(self, bad):
        """Each of these, at this place."""
        for place, text in bad:
            with self.subTest(text):
                found = mistakes(self.validator, load(text))
                self.assertTrue(any(line.startswith(place + ": ") for line in found), found)

    def test_describes_every_key(self):
        for name, part in [("root", self.document), *self.document["definitions"].items()]:
            for key, value in part.get("properties", {}).items():
                self.assertIn("description", value, f"{name}.{key}")

    def test_is_the_one_beside_the_documentation(self):
        committed = (ROOT / "docs" / f"{self.kind}.schema.json").read_text()
        self.assertEqual(self.document, json.loads(committed))


class ScenarioSchemaTests(SchemaTests, unittest.TestCase):
    kind = "scenario"
    version = "partita/v1"

    def test_takes_every_scenario(self):
        self.accepts_files("scenarios/**/*.yaml", at_least=3)

    def test_takes_every_scenario_of_the_tests_that_is_played(self):
        def played(path):
            result = path.with_suffix(".txt")
            return result.exists() and not result.read_text().startswith(("error:", "not played"))
        self.accepts_files("Tests/InterpreterTests/Cases/**/*.yaml", 10, played)

    def test_takes_the_examples_of_the_format(self):
        count = 0
        for mark, text in fenced("scenario-format.md"):
            if mark == "mistake":
                continue
            if text.startswith("- "):
                document = {"schema": "partita/v1", "steps": load(text)}
            elif text.startswith("schema: partita/v1\n"):
                document = load(text)
            else:
                continue
            count += 1
            self.accepts(text[:60], document)
        self.assertGreater(count, 30)

    def test_refuses_what_a_schema_can_refuse(self):
        step = "schema: partita/v1\nsteps: [{ %s }]\n"
        bad = [
            ("", "steps: []"),
            ("", "schema: partita/v1"),
            ("", "schema: partita/v1\nsteps: []\nstep: []"),
            ("schema", "schema: partita/v2\nsteps: []"),
            ("name", "schema: partita/v1\nname: 5\nsteps: []"),
            ("tags", "schema: partita/v1\ntags: lesson\nsteps: []"),
            ("model", "schema: partita/v1\nmodel: twitter-notebok\nsteps: []"),
            ("seed", "schema: partita/v1\nseed: -1\nsteps: []"),
            ("clock.start", "schema: partita/v1\nclock: { start: today }\nsteps: []"),
            ("clock.tick", "schema: partita/v1\nclock: { tick: 1 }\nsteps: []"),
            ("budget", "schema: partita/v1\nbudget: { rcus: 1 }\nsteps: []"),
            ("steps", "schema: partita/v1\nsteps: { call: a }"),
            ("steps.0", step % "name: nothing to do"),
            ("steps.0", step % "call: a, request: { GetItem: {} }"),
            ("steps.0", step % "note: a, with: { b: c }"),
            ("steps.0", step % "call: a, pages: all"),
            ("steps.0", step % "call: a, expects: {}"),
            ("steps.0.call", step % "call: [a]"),
            ("steps.0.with", step % "call: a, with: [b]"),
            ("steps.0.pages", step % "request: { Query: {} }, pages: some"),
            ("steps.0.request", step % "request: { Qurey: {} }"),
            ("steps.0.request", step % "request: { GetItem: {}, PutItem: {} }"),
            ("steps.0.request.GetItem", step % "request: { GetItem: [] }"),
            ("steps.0.advance", step % "advance: 3 days"),
            ("steps.0.foreach", step % "call: a, foreach: 3"),
            ("steps.0.continue", step % "call: a, continue: yes"),
            ("steps.0.retry", step % "call: a, retry: { interval: 1s }"),
            ("steps.0.show", step % "call: a, show: everything"),
            ("steps.0.assert", step % "assert: a == 1"),
            ("steps.0.expect", step % "call: a, expect: { cuont: 1 }"),
            ("steps.0.expect.count", step % "call: a, expect: { count: two }"),
            ("steps.0.expect", step % "call: a, expect: { unordered: true }"),
            ("steps.0.expect.changes", step % "call: a, expect: { changes: some }"),
            ("steps.0.expect.operations.0", step % "call: a, expect: { operations: [Get] }"),
            ("steps.0.expect.item", step % "call: a, expect: { item: 7 }"),
            ("steps.0.expect.error", step % "call: a, expect: { error: 404 }"),
            ("steps.0.expect.table", step % "call: a, expect: { table: { named: a } }"),
            ("steps.0.recorded", step % "call: a, recorded: { itm: {} }"),
            ("steps.0.steps.0", step % "steps: [{ cal: a }]"),
        ]
        self.refuses(bad)


class ModelSchemaTests(SchemaTests, unittest.TestCase):
    kind = "model"
    version = "partita/model/v1"

    def test_takes_every_model(self):
        self.accepts_files("scenarios/**/*.yaml", at_least=0)
        self.accepts_files(
            "Tests/**/Cases/**/*.yaml", at_least=2, played=lambda path: "broken" not in str(path))

    def test_takes_the_examples_of_the_format(self):
        texts = [
            text for mark, text in fenced("scenario-format.md")
            if text.startswith("schema: partita/model/v1\n")]
        self.assertGreater(len(texts), 0)
        for text in texts:
            self.accepts(text[:60], load(text))

    def test_takes_what_new_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PARTITA, "new", "tasks"], cwd=folder, check=True, capture_output=True)
            written = pathlib.Path(folder, "tasks")
            self.accepts("model.yaml", load((written / "model.yaml").read_text()))
            scenario = Draft7Validator(schema("scenario"))
            self.assertEqual(
                mistakes(scenario, load((written / "scenario.yaml").read_text())), [])

    def test_refuses_what_a_schema_can_refuse(self):
        table = "{ TableName: abc, KeySchema: [], AttributeDefinitions: [] }"
        model = f"schema: partita/model/v1\ntable: {table}\n"
        pattern = model + "patterns: { a: { %s } }"
        self.refuses([
            ("", "schema: partita/model/v1"),
            ("", model + f"tables: [{table}]"),
            ("", model + "pattern: {}"),
            ("schema", f"schema: partita/v1\ntable: {table}"),
            ("table", "schema: partita/model/v1\ntable: { TableName: abc }"),
            ("table", "schema: partita/model/v1\ntable: { TableNmae: abc }"),
            ("entities.a", model + "entities: { a: [PK] }"),
            ("entities.a.PK", model + "entities: { a: { PK: 5 } }"),
            ("entities.a.attributes", model + "entities: { a: { attributes: Name } }"),
            ("patterns", model + "patterns: []"),
            ("patterns.a", pattern % "summary: nothing to do"),
            ("patterns.a", pattern % "request: { Scan: {} }, steps: []"),
            ("patterns.a", pattern % "steps: [], pages: all"),
            ("patterns.a", pattern % "steps: [], sumary: a"),
            ("patterns.a.request", pattern % "request: { Scna: {} }"),
            ("patterns.a.result", pattern % "steps: [], result: everything"),
            ("patterns.a.budget", pattern % "steps: [], budget: { rcus: 1 }"),
            ("patterns.a.parameters.b", pattern % "steps: [], parameters: { b: string }"),
            ("patterns.a.parameters.b", pattern % "steps: [], parameters: { b: { string: a } }"),
            ("patterns.a.steps.0", pattern % "steps: [{ include: a.yaml }]"),
        ])


if __name__ == "__main__":
    unittest.main()
