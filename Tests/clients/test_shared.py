"""partita run on an endpoint that others use: their tables stay, its own go, whatever happens."""
import pathlib
import random
import re
import signal
import subprocess
import tempfile
import time
import unittest

from served import PARTITA, Served, table

SCENARIO = """schema: partita/v1
name: s
model: twitter-notebook
steps:
  - call: create_table
  - request: { ListTables: {} }
    assert: ["count(result.responses[0].TableNames) == 1"]
  - id: user
    call: save_user
    with: { name: 'user ${{ index }}' }
    foreach: [%s]
  - request: { PutItem: { TableName: theirs, Item: { PK: { S: mine } } } }
    expect: { error: ResourceNotFoundException }
  - request: { DeleteTable: { TableName: theirs } }
    expect: { error: ResourceNotFoundException }
""" % ", ".join(map(str, range(60)))


class SharedTest(Served):
    def setUp(self):
        self.client.create_table(**table("theirs", "PK"))
        self.client.create_table(**table("partita-theirs", "PK"))
        for name in ["theirs", "partita-theirs"]:
            self.client.put_item(TableName=name, Item={"PK": {"S": "a"}})

    def tearDown(self):
        for name in self.client.list_tables()["TableNames"]:
            self.client.delete_table(TableName=name)

    def tables(self):
        return self.client.list_tables()["TableNames"]

    def check_theirs(self):
        for name in ["theirs", "partita-theirs"]:
            self.assertEqual(self.client.scan(TableName=name)["Items"], [{"PK": {"S": "a"}}])

    def partita(self, folder, *arguments, **options):
        return subprocess.run([PARTITA, *arguments], cwd=folder, capture_output=True, text=True,
                              timeout=60, **options)

    def test_nobody_elses_tables(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "s.yaml").write_text(SCENARIO)
            run = self.partita(folder, "run", "--endpoint", self.endpoint, "s.yaml")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            report = (pathlib.Path(folder) / "reports/s.md").read_text()
            self.assertNotIn("partita-", report)
            self.assertEqual(self.tables(), ["partita-theirs", "theirs"])
            self.check_theirs()

    def test_without_a_prefix(self):
        put = ("schema: partita/v1\nname: s\nsteps: [request: { PutItem: "
               "{ TableName: theirs, Item: { PK: { S: b } } } }]\n")
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "s.yaml").write_text(put)
            on = ["run", "--endpoint", self.endpoint, "--table-prefix", ""]
            run = self.partita(folder, *on, "s.yaml")
            self.assertEqual(run.returncode, 1)
            self.assertIn("was there before this run", run.stdout + run.stderr)
            self.check_theirs()
            self.assertEqual(
                self.partita(folder, *on, "--allow-existing", "s.yaml").returncode, 0)
            self.assertEqual(self.client.scan(TableName="theirs")["Count"], 2)

    def test_interrupted(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "s.yaml").write_text(SCENARIO)
            for number in [signal.SIGINT, signal.SIGTERM]:
                process = subprocess.Popen(
                    [PARTITA, "run", "--endpoint", self.endpoint, "s.yaml"], cwd=folder,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                while len(self.tables()) < 3 and process.poll() is None:
                    time.sleep(0.005)
                process.send_signal(number)
                out, error = process.communicate(timeout=30)
                self.assertEqual(process.returncode, 130, out + error)
                self.assertIn("interrupted: deleting", error)
                self.assertEqual(self.tables(), ["partita-theirs", "theirs"])
            self.check_theirs()

    def test_killed_at_random_moments(self):
        moments = random.Random(7)
        found = 0
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "s.yaml").write_text(SCENARIO)
            start = time.monotonic()
            self.partita(folder, "run", "--endpoint", self.endpoint, "s.yaml")
            whole = time.monotonic() - start
            for _ in range(10):
                process = subprocess.Popen(
                    [PARTITA, "run", "--endpoint", self.endpoint, "s.yaml"], cwd=folder,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(moments.uniform(0, whole))
                process.kill()
                process.wait()
                found += len(self.tables()) > 2
                clean = self.partita(folder, "clean", "--yes", "--endpoint", self.endpoint)
                self.assertEqual(clean.returncode, 0, clean.stdout + clean.stderr)
                self.assertEqual(self.tables(), ["partita-theirs", "theirs"])
                self.check_theirs()
        self.assertGreater(found, 0)

    def test_dry_run_sends_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "s.yaml").write_text(SCENARIO)
            run = self.partita(folder, "run", "--dry-run", "--endpoint", "http://127.0.0.1:1", "s.yaml")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertRegex(run.stdout, r'(?m)^CreateTable \{"TableName":"partita-[a-z0-9]{10}-twitter"')
            self.assertRegex(run.stdout, r'(?m)^PutItem \{"TableName":"partita-[a-z0-9]{10}-theirs"')

    def test_clean_asks(self):
        made = table("partita-gone-chat", "PK")
        self.client.create_table(**made, Tags=[{"Key": "partita-run", "Value": "partita-gone-"}])
        on = ["clean", "--endpoint", self.endpoint]
        for answer, left in [("n\n", 3), ("", 3), ("y\n", 2)]:
            run = self.partita(".", *on, input=answer)
            self.assertEqual(run.returncode, 0)
            self.assertIn("partita-gone-chat", run.stdout)
            self.assertNotIn("theirs", run.stdout)
            self.assertEqual(len(self.tables()), left)
        self.assertIsNotNone(re.search("no tables of runs are left", self.partita(".", *on).stdout))


if __name__ == "__main__":
    unittest.main()
