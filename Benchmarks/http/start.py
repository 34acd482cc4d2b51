"""start.py COMMAND: how long `partita serve` takes to its first answer, and what it then holds.

Prints the median of 20 starts; the targets are 15 ms and 20 MB.
"""

import http.client
import os
import statistics
import subprocess
import sys
import time

PORT = 8768


def first_answer() -> float:
    """Seconds until GET / is answered."""
    begin = time.perf_counter()
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return time.perf_counter() - begin
        except ConnectionRefusedError:
            time.sleep(0.0002)


def resident(process: subprocess.Popen) -> float:
    with open(f"/proc/{process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


times, sizes = [], []
for _ in range(20):
    command = [sys.argv[1], "serve", "--port", str(PORT)]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        first_answer()
        times.append(time.perf_counter() - begin)
        sizes.append(resident(process))
        process.terminate()
print(f"| start to first answer | {statistics.median(times) * 1000:.1f} ms | 15 ms |")
print(f"| resident after it | {statistics.median(sizes):.1f} MB | 20 MB |")
