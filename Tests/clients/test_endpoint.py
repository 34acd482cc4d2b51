"""partita run --endpoint: scenarios on another database, over HTTP."""

import pathlib
import subprocess
import tempfile
import unittest

from served import PARTITA, Served

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
# Those in "clock" move it, which an endpoint does not let them; the one with ten thousand followers
# takes half a minute over HTTP with a build for debugging.
PLAYED = [str(path) for path in SCENARIOS.rglob("*.yaml")
          if not path.name.startswith("_") and path.parent.name != "clock"
          and path.name not in ("model.yaml", "ten-thousand-followers.yaml")]


class EndpointTest(Served):
    def test_reports_are_those_of_the_embedded_database(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [PARTITA, "run", "--check", "--quiet", "--endpoint", self.endpoint, *sorted(PLAYED)],
                cwd=folder, capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stdout[-4000:] + run.stderr)

    def test_comparing_finds_no_difference(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [PARTITA, "run", "--on", "embedded", "--on", f"serve={self.endpoint}", "--compare",
                 *sorted(PLAYED)], cwd=folder, capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stdout[-4000:] + run.stderr)
            self.assertEqual(run.stdout.count("✓ serve: the same"), len(PLAYED))

    def test_scenarios_hold_over_http(self):
        with tempfile.TemporaryDirectory() as folder:
            command = [PARTITA, "run", "--quiet", "--endpoint", self.endpoint]
            for _ in range(2):  # the first run leaves nothing behind that the second would meet
                run = subprocess.run(
                    [*command, *sorted(PLAYED)], cwd=folder, capture_output=True, text=True)
                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.client.list_tables()["TableNames"], [])

    def test_changes_of_a_large_table_are_those_of_the_embedded_database(self):
        """1,500 items, beyond what is scanned: the requests tell, for inner steps and around them."""
        puts = "".join(
            "\n              - PutRequest: { Item: { PK: { S: all }, SK: { S: '${{ index }}-%d' } } }" % n
            for n in range(25))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "large.yaml")
            path.write_text(f"""schema: partita/v1
name: Large
steps:
  - request:
      CreateTable:
        TableName: large
        BillingMode: PAY_PER_REQUEST
        KeySchema:
          - {{ AttributeName: PK, KeyType: HASH }}
          - {{ AttributeName: SK, KeyType: RANGE }}
        AttributeDefinitions:
          - {{ AttributeName: PK, AttributeType: S }}
          - {{ AttributeName: SK, AttributeType: S }}
  - name: Many
    expect: {{ changes: {{ added: 1498, changed: 0, removed: 0 }} }}
    steps:
      - foreach: [{", ".join(str(n) for n in range(60))}]
        request:
          BatchWriteItem:
            RequestItems:
              large:{puts.replace(chr(10), chr(10) + "  ")}
        expect: {{ changes: {{ added: 25 }} }}
      - foreach: [3-7, 59-24]
        request:
          DeleteItem: {{ TableName: large, Key: {{ PK: {{ S: all }}, SK: {{ S: '${{{{ item }}}}' }} }} }}
        expect: {{ changes: {{ removed: 1 }} }}
""")
            run = subprocess.run(
                [PARTITA, "run", "--on", "embedded", "--on", f"serve={self.endpoint}", "--compare",
                 str(path)], cwd=folder, capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stdout[-4000:] + run.stderr)
            self.assertIn("✓ serve: the same", run.stdout)


if __name__ == "__main__":
    unittest.main()
