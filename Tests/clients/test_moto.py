"""The scenarios on moto's server: they pass, apart from differences that they list with reasons."""
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

from served import PARTITA
from test_endpoint import PLAYED

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
# Faults are the embedded database's, and change what requests are made.
PLAYED = [path for path in PLAYED if not path.endswith(("first.yaml", "disturbed.yaml"))]
ACCEPTED = """\
  - { kind: capacity, on: moto, reason: moto counts neither indexes nor half units }
  - { kind: order, on: moto, reason: moto leaves the attribute definitions as they were given }
"""


def first(folder):
    """The first scenario, which the README shows whole, with what it would have to accept of moto."""
    text = (SCENARIOS / "first.yaml").read_text()
    path = pathlib.Path(folder) / "first.yaml"
    path.write_text(text.replace("steps:\n", "differences:\n" + ACCEPTED + "steps:\n", 1))
    return str(path)


class MotoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        command = pathlib.Path(sys.executable).parent / "moto_server"
        # A file, since nobody reads on: a pipe that is full would stop the server.
        cls.log = tempfile.NamedTemporaryFile("r")
        cls.process = subprocess.Popen(
            [command, "--host", "127.0.0.1", "--port", "0"], stdout=open(cls.log.name, "w"),
            stderr=subprocess.STDOUT)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = re.search(r"Running on (http://\S+)", pathlib.Path(cls.log.name).read_text())
            if found:
                cls.url = found[1]
                return
            time.sleep(0.1)
        raise AssertionError("moto's server did not start")

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(timeout=20)
        cls.log.close()

    def test_scenarios(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [PARTITA, "run", "--quiet", "--on", f"moto={self.url}", first(folder), *PLAYED],
                cwd=folder, capture_output=True, text=True, timeout=300)
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            # Another name than the one in the reasons is no excuse.
            run = subprocess.run(
                [PARTITA, "run", "--quiet", "--on", self.url, *PLAYED], cwd=folder,
                capture_output=True, text=True, timeout=300)
            self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
            self.assertIn("capacity.wcu: expected", run.stdout)

    def compare(self, folder, path):
        return subprocess.run(
            [PARTITA, "run", "--on", "embedded", "--on", f"moto={self.url}", "--compare",
             "--report", "markdown:run.md", path], cwd=folder, capture_output=True, text=True,
            timeout=300)

    def test_compares(self):
        with tempfile.TemporaryDirectory() as folder:
            run = self.compare(folder, first(folder))
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertIn("≠ moto: 6 differences, accepted", run.stdout)
            report = (pathlib.Path(folder) / "run.md").read_text()
            self.assertIn("## Other databases", report)
            self.assertRegex(report, r"≠ +\| Who is in the kitchen +\| Query +\| capacity +\| 0.5 RCU")

    def test_what_nobody_accepts_is_a_failure(self):
        with tempfile.TemporaryDirectory() as folder:
            run = self.compare(folder, str(SCENARIOS / "first.yaml"))
            self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
            self.assertIn("capacity is 2 WCU here, 1 WCU on moto", run.stdout)


if __name__ == "__main__":
    unittest.main()
