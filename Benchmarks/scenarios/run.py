"""Measures what scenarios cost: many cases over one seeded table, and many steps.

    python3 Benchmarks/scenarios/run.py .build/release/partita

Everything runs on one core. The first line is 1,000 cases that start from a table of 10,000 items,
played once as their setup; the others double the number of steps of one scenario, so that time and
memory can be seen to grow as the steps do.
"""

import os
import subprocess
import sys
import tempfile
import time


def generate_cases(folder, items, cases):
    """A setup that writes `items` items, and a scenario with `cases` cases over them."""
    users = ", ".join(f"'{number}'" for number in range(items))
    with open(f"{folder}/_seed.yaml", "w") as file:
        file.write(
            "schema: partita/v1\nname: Users\nmodel: chat-notebook\nsteps:\n"
            "  - call: create_table\n"
            f"  - foreach: [{users}]\n    put: user\n"
            "    with: { user: '${{ item }}', Name: 'User ${{ item }}', Mail: x@mail.com }\n")
    rows = ", ".join(f"'{number * 7 % items}'" for number in range(cases))
    with open(f"{folder}/cases.yaml", "w") as file:
        file.write(
            "schema: partita/v1\nname: Cases\nmodel: chat-notebook\nsetup: _seed.yaml\n"
            f"matrix: {{ user: [{rows}] }}\nsteps:\n"
            "  - call: find_user\n    with: { user: '${{ matrix.user }}' }\n"
            "    expect: { item: { Name: 'User ${{ matrix.user }}' } }\n"
            "  - call: join_channel\n"
            "    with: { user: '${{ matrix.user }}', name: x, channel: '1', channel_name: y }\n"
            "    expect: { changes: { added: 2 }, capacity: { wcu: 3 } }\n"
            "  - call: users_in_channel\n    with: { channel: '1' }\n"
            "    expect: { items: [{ SK: 'USERJ#${{ matrix.user }}' }] }\n")
    return f"{folder}/cases.yaml"


def generate_steps(folder, count):
    """A scenario whose steps each look at the one before."""
    with open(f"{folder}/steps-{count}.yaml", "w") as file:
        file.write(
            "schema: partita/v1\nname: Steps\nmodel: twitter-notebook\nvars: { name: x }\nsteps:\n"
            "  - call: create_table\n"
            "  - { id: s0, call: save_user, with: { name: '${{ vars.name }}' } }\n")
        for number in range(1, count - 1):
            file.write(
                f"  - id: s{number}\n    call: save_user\n"
                f"    with: {{ name: '${{{{ steps.s{number - 1}.result.id }}}}' }}\n"
                f"    capture: {{ n{number}: '${{{{ vars.name }}}}' }}\n"
                "    expect: { changes: { added: 1 }, capacity: { wcu: 1 } }\n")
    return f"{folder}/steps-{count}.yaml"


def measure(partita, scenario, folder):
    """Wall time in seconds and the most memory held, in MB."""
    core = min(os.sched_getaffinity(0))
    start = time.monotonic()
    process = subprocess.Popen(
        [partita, "run", "--quiet", "--jobs", "1", "--report", f"markdown:{folder}/out/", scenario],
        cwd=folder, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"{scenario} ended with {status}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    partita = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        work = [("1,000 cases over 10,000 items", generate_cases(folder, 10_000, 1_000))]
        work.insert(0, ("1 case over 10,000 items", generate_cases_alone(folder)))
        work += [(f"{count:,} steps", generate_steps(folder, count))
                 for count in (1_250, 2_500, 5_000, 10_000)]
        print(f"{'':32}{'seconds':>9}{'CPU':>8}{'MB':>7}")
        for name, scenario in work:
            seconds, cpu, memory = measure(partita, scenario, folder)
            print(f"{name:32}{seconds:9.2f}{cpu:8.2f}{memory:7.0f}", flush=True)


def generate_cases_alone(folder):
    """The same with one case: what the setup alone takes."""
    os.mkdir(f"{folder}/alone")
    return generate_cases(f"{folder}/alone", 10_000, 1)


if __name__ == "__main__":
    main()
