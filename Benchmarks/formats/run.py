"""Measures what reports of very large runs take, in every format.

    python3 Benchmarks/formats/run.py .build/release/partita

Four runs, each with everything played in the same process on one core: a scenario of 10,000 steps, one
that writes 100,000 items and reads and draws them all, one of 1,000 cases, and 2,000 steps that fail. The
first line of each plays without a report; what a format takes is what its line has more than that. Half
the size stands beside it, so that growth can be seen: twice the size may take 2.5 times as long.

Targets: 3 s and 1,000 MB for the whole of it, and files that somebody can open: 30 MB, with JSON, which
is not cut, for machines alone.
"""

import os
import subprocess
import sys
import tempfile
import time

FORMATS = ["markdown", "html", "ipynb", "junit", "json", "tap", "github"]
SECONDS, MEGABYTES, FILE = 3, 1_000, 30


def steps(count):
    """Each writes an item and says what must have changed."""
    return (
        "schema: partita/v1\nname: Many steps\nmodel: chat-notebook\nsteps:\n"
        "  - call: create_table\n" + "".join(
            f"  - name: User {number}\n    call: save_user\n"
            f"    with: {{ id: '{number}', name: Ada, mail: ada@mail.com }}\n"
            "    expect: { changes: { added: 1 }, capacity: { wcu: 1 } }\n"
            for number in range(count - 1)))


def items(count):
    """Batches of 25, all that changed in one step; then all of them come back and are drawn."""
    puts = ", ".join(
        "{ PutRequest: { Item: { PK: { S: 'USER#${{ item }}' }, SK: { S: '%02d' }, "
        "Name: { S: Ada }, number: { N: '${{ index }}' } } } }" % number for number in range(25))
    rounds = ", ".join(str(number) for number in range(count // 25))
    return (
        "schema: partita/v1\nname: Many items\nmodel: chat-notebook\nsteps:\n"
        "  - call: create_table\n"
        f"  - foreach: [{rounds}]\n"
        f"    request: {{ BatchWriteItem: {{ RequestItems: {{ chat: [{puts}] }} }} }}\n"
        "  - request: { Scan: { TableName: chat } }\n    pages: all\n    show: table\n"
        f"    expect: {{ count: {count} }}\n")


def cases(count):
    rows = ", ".join(str(number) for number in range(count))
    return (
        f"schema: partita/v1\nname: Many cases\nmodel: chat-notebook\nmatrix: {{ user: [{rows}] }}\n"
        "steps:\n  - call: create_table\n"
        "  - call: save_user\n    with: { id: '${{ matrix.user }}x', name: Ada, mail: x@mail.com }\n"
        "  - call: users_in_channel\n    with: { channel: '1' }\n    expect: { count: 1 }\n")


def failures(count):
    return (
        "schema: partita/v1\nname: Many failures\nmodel: chat-notebook\nsteps:\n"
        "  - call: create_table\n" + "".join(
            f"  - name: User {number}\n    call: find_user\n    continue: true\n"
            f"    with: {{ user: '{number}' }}\n    expect: {{ item: {{ Name: Ada }} }}\n"
            for number in range(count - 1)))


WORK = [("10,000 steps", steps, 10_000), ("100,000 items", items, 100_000),
        ("1,000 cases that fail", cases, 1_000), ("2,000 steps that fail", failures, 2_000)]


def measure(partita, scenario, name, folder):
    """Processor seconds, the most memory held in MB, and the size of the report in MB."""
    file = f"{folder}/report"
    report = ["--report", f"{name}:{file}"] if name else ["--report", "tap:/dev/null"]
    core = min(os.sched_getaffinity(0))
    process = subprocess.Popen(
        [partita, "run", "--quiet", "--jobs", "1", *report, scenario], cwd=folder,
        stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{scenario} ended with {status}")
    size = os.path.getsize(file) / 1_000_000 if name else 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_024, size


def main():
    partita = os.path.abspath(sys.argv[1])
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'':24}{'':10}{'half s':>8}{'s':>7}{'target':>8}{'MB held':>9}{'target':>8}"
              f"{'MB file':>9}{'target':>8}")
        for title, generate, count in WORK:
            scenarios = []
            for part in (count // 2, count):
                scenarios.append(f"{folder}/{generate.__name__}-{part}.yaml")
                with open(scenarios[-1], "w") as file:
                    file.write(generate(part))
            for name in [None, *FORMATS]:
                half, _, _ = measure(partita, scenarios[0], name, folder)
                seconds, memory, size = measure(partita, scenarios[1], name, folder)
                limit = "" if name in ("json", None) else FILE
                print(f"{title:24}{name or 'played':10}{half:8.2f}{seconds:7.2f}{SECONDS:8}"
                      f"{memory:9.0f}{MEGABYTES:8}{size:9.1f}{limit:>8}", flush=True)
                if (seconds > SECONDS or memory > MEGABYTES or size > (limit or size)
                        or seconds > 2.5 * half + 0.2):
                    missed.append(f"{title}, {name or 'played'}")
    if missed:
        sys.exit("missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
