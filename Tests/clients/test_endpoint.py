"""partita run --endpoint: scenarios on another database, over HTTP."""

import pathlib
import subprocess
import tempfile
import unittest

from served import PARTITA, Served

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
# Those in "clock" move it, which an endpoint does not let them.
PLAYED = [str(path) for path in SCENARIOS.iterdir()
          if path.suffix != ".md" and path.name != "clock"]

class EndpointTest(Served):
    def test_scenarios_hold_over_http(self):
        with tempfile.TemporaryDirectory() as folder:
            command = [PARTITA, "run", "--quiet", "--endpoint", self.endpoint]
            for _ in range(2):  # the first run leaves nothing behind that the second would meet
                run = subprocess.run(
                    [*command, *sorted(PLAYED)], cwd=folder, capture_output=True, text=True)
                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.client.list_tables()["TableNames"], [])

if __name__ == "__main__":
    unittest.main()
