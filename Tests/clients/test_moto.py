"""The scenarios on moto's server, compared with the embedded engine: what differs has a reason."""
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

from served import PARTITA

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"


class MotoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        command = pathlib.Path(sys.executable).parent / "moto_server"
        cls.process = subprocess.Popen(
            [command, "--host", "127.0.0.1", "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        for line in cls.process.stdout:
            if "Running on " in line:
                cls.url = line.split("Running on ")[1].split()[0]
                break
        for _ in range(50):
            try:
                urllib.request.urlopen(cls.url, timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.communicate(timeout=20)

    def test_scenarios(self):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [PARTITA, "run", "--quiet", "--on", "embedded", "--on", f"moto={self.url}", "--compare",
                 "--report", "json:run.json", str(SCENARIOS)], cwd=folder, capture_output=True,
                text=True, timeout=300)
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
