#!/usr/bin/env python3
"""Measures the release program and writes docs/benchmarks.md: each number beside its budget and beside a bare "hello" of the same server.

Everything runs on this machine, load generator included. Numbers are measured, never promised.

    tools/bench.py --program .build/release/thidua --output docs/benchmarks.md [--seconds 8]
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import platform
import re
import sqlite3
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests" / "Browser")]

import kill_test
import words
from program import Program, ProgramError, free_port, temporary_folder

THREADS, CONNECTIONS = 2, 64


class Load:
    """What wrk measured."""

    def __init__(self, output):
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
        self.p99 = milliseconds(re.search(r"99%\s+([\d.]+)(us|ms|s)", output))
        self.p50 = milliseconds(re.search(r"50%\s+([\d.]+)(us|ms|s)", output))
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
        broken = re.search(r"Socket errors: (.*)", output)
        self.wrong = int(wrong.group(1)) if wrong else 0
        self.broken = broken.group(1) if broken else ""
        if self.wrong:
            raise ProgramError(f"{self.wrong} answers were refusals:\n{output}")

    def __str__(self):
        return f"{self.rate:,.0f}/s, p50 {self.p50:.1f} ms, p99 {self.p99:.1f} ms" + (f" ({self.broken})" if self.broken else "")


def milliseconds(match):
    """A time as wrk prints it."""
    return float(match.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[match.group(2)]


def wrk(address, path, seconds, headers=(), script=None, environment=None, connections=CONNECTIONS):
    """Puts load on one path."""
    command = ["wrk", "--latency", f"-t{min(THREADS, connections)}", f"-c{connections}", f"-d{seconds}s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    done = subprocess.run([*command, address + path], env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, text=True, check=True)
    return Load(done.stdout)


def resident(process):
    """Resident memory of a process in megabytes."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def first_byte(program):
    """Milliseconds from starting the program to the first byte of the home page; the middle of nine."""
    times = []
    for _ in range(9):
        program.stop()
        began = time.monotonic()
        program.spawn()
        while True:
            try:
                if program.request("GET", words.HOME)[0] == 200:
                    break
            except OSError:
                time.sleep(0.001)
        times.append((time.monotonic() - began) * 1000)
    return statistics.median(times)


def hello(path, seconds):
    """The bare server of the same libraries, answering one fixed text."""
    port = free_port()
    process = subprocess.Popen([path, "bench-hello", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        wrk(f"http://127.0.0.1:{port}", "/", 1)
        load = wrk(f"http://127.0.0.1:{port}", "/", seconds)
        return load, resident(process)
    finally:
        process.terminate()
        process.wait()


def slow_sync(folder):
    """The library that makes every sync cost more; compiled for this run."""
    library = os.path.join(folder, "slow_sync.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, str(HERE / "slow_sync.c"), "-ldl"], check=True)
    return library


def acts(program, token, seconds, run):
    """Durable acts from 64 clients."""
    body = json.dumps({"name": f"{kill_test.PREFIX}%s", "code": "%s", "kind": kill_test.KIND, "from": program.today})
    return wrk(
        program.address, "", seconds, script=HERE / "acts.lua", environment={"TOKEN": token, "ACT": "unit.create", "BODY": body, "RUN": run})


def measure(path, seconds, say):
    """All measurements, as rows (what, budget, measured, held)."""
    rows = []

    def row(what, budget, measured, held):
        rows.append((what, budget, measured, held))
        say(f"{what}: {measured} (budget {budget})")

    bare, bare_memory = hello(path, seconds)
    say(f"hello: {bare}")
    with temporary_folder("thidua-bench-") as folder:
        program = Program(path, os.path.join(folder, "data"))
        program.demo()
        program.start()
        row("start to first byte of the home page", "< 200 ms", f"{(took := first_byte(program)):.0f} ms", took < 200)
        cookie = program.session(words.OFFICER)
        pages = {
            "public list page": (words.MOVEMENTS, [], 8000, 15),
            "list page, 50 rows (people, signed in)": (words.PEOPLE, [f"Cookie: {cookie}"], 8000, 15),
            "record, 50 rows": (words.RECORD, [], 8000, 15),
            "desk, signed in": (words.DESK, [f"Cookie: {cookie}"], 3000, 20),
        }
        for what, (address, headers, rate, p99) in pages.items():
            wrk(program.address, address, 1, headers)
            load = wrk(program.address, address, seconds, headers)
            row(what, f"{rate:,}/s, p99 < {p99} ms", f"{load}; {load.rate / bare.rate:.0%} of hello", load.rate >= rate and load.p99 < p99)
        seen = (words.HOME, words.MOVEMENTS, words.DESK, words.PEOPLE, words.UNITS, words.CHART, words.RECORD)
        stock(program)
        for what, address in {"search, rare words": "/tim?q=trang+chi+789", "search, a word everywhere": "/tim?q=chi"}.items():
            for connections in (1, 8):
                wrk(program.address, address, 1, [f"Cookie: {cookie}"], connections=connections)
                load = wrk(program.address, address, seconds, [f"Cookie: {cookie}"], connections=connections)
                row(f"{what}, 10,000 items, {connections} at once", "p99 < 30 ms", str(load), load.p99 < 30)
        heaviest = max((weight(program, address, cookie), address) for address in seen)
        row("heaviest first view, gzip", "<= 50 kB", f"{heaviest[0] / 1024:.1f} kB ({heaviest[1]})", heaviest[0] <= words.HEAVIEST_VIEW)
        token = program.token(kill_test.OFFICER)
        load = acts(program, token, seconds, "a")
        row("durable acts, SQLite with FULL sync, 64 clients", "5,000/s", str(load), load.rate >= 5000)
        memory = resident(program.process)
        row("resident memory after all this", "< 150 MB", f"{memory:.0f} MB; hello {bare_memory:.0f} MB", memory < 150)
        program.stop()
        program.command("verify", "--data", program.data)
        os.environ.update({"LD_PRELOAD": slow_sync(folder), "SLOW_SYNC_MS": "10"})
        try:
            program.start()
        finally:
            del os.environ["LD_PRELOAD"], os.environ["SLOW_SYNC_MS"]
        load = acts(program, token, seconds, "b")
        row("the same when each sync costs 10 ms more", "1,000/s", str(load), load.rate >= 1000)
        program.stop()
    return bare, rows


def stock(program):
    """Fills the demonstration's database up to 10,000 things that can be found: people and targets. They come past the acts, only to be searched."""
    with contextlib.closing(sqlite3.connect(os.path.join(program.data, "thidua.sqlite"), timeout=30)) as file, file:
        agency, movement, obligation = file.execute(
            "SELECT m.agency_id, m.movement_id, o.obligation_id FROM movement m JOIN obligation o ON o.agency_id = m.agency_id AND o.plan_id = m.plan_id"
        ).fetchone()
        file.executemany(
            """INSERT INTO person (agency_id, person_id, code, name, name_key, folded, is_direct, valid_from)
               VALUES (?, ?, ?, ?, ?, ?, 0, '2020-01-01')""",
            [(agency, f"p{n}", f"P{n}", f"Nguyễn Thị Chi {n}", f"A{n:05}", f"nguyen thi chi {n}") for n in range(5000)])
        file.executemany(
            """INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction, source,
                                   goal, cadence, starts, ends, grace, owner_kind, owner_id, state, note, version, position, created_at, created_by)
               VALUES (?, ?, ?, ?, ?, ?, ?, 'other', 'count', 'trang', 'up', 'report', 1000, 'once', '2025-01-01', '2025-12-31', 5, 'person', 'p1', 'open',
                       '', 1, 1, 0, 'bench')""",
            [
                (agency, f"t{n}", movement, obligation, f"T{n}", f"Số trang tài liệu số hóa, chỉ tiêu {n}", f"t{n} so trang tai lieu so hoa, chi tieu {n}")
                for n in range(5000)
            ])


def weight(program, path, cookie):
    """Compressed bytes of a first view."""
    import stage

    stage._shared["program"] = program
    page, total = stage.fetch(path, cookie)
    parts = stage.Parts()
    parts.feed(page.decode())
    return total + sum(stage.fetch(part, cookie)[1] for part in dict.fromkeys(parts.found))


def machine():
    """What this ran on, in words."""
    text = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*:\s*(.*)", text)
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 1024 / 1024
    swift = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.split("\n")[0]
    return f"{os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), {memory:.0f} GiB, Linux {platform.release()}, {swift}"


def document(bare, rows, seconds):
    """docs/benchmarks.md."""
    lines = [
        "# Measurements",
        "",
        "Written by `make bench`; measured, never promised. Release build. The load generator runs on the same cores as the program.",
        "",
        f"- When: {datetime.date.today().isoformat()}",
        f"- Where: {machine()}",
        f"- Load: `wrk --latency -t{THREADS} -c{CONNECTIONS} -d{seconds}s`; the demonstration's database on SQLite",
        f"- Bare \"hello\" of the same server libraries in the same run: **{bare}**",
        "",
        "| What | Budget | Measured | Held |",
        "|---|--:|--:|---|",
    ]
    lines += [f"| {what} | {budget} | {measured} | {'yes' if held else '**no**'} |" for what, budget, measured, held in rows]
    lines += [
        "",
        "Start to first byte is the middle of nine starts. Durable acts are `unit.create` through the API, each with its own idempotency key, ",
        "answered after the commit is on disk; afterwards `thidua verify` checked the record. The slow disk is made by `tools/slow_sync.c`.",
        "",
    ]
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/release/thidua")
    arguments.add_argument("--output", default="docs/benchmarks.md")
    arguments.add_argument("--seconds", type=int, default=8)
    options = arguments.parse_args()
    try:
        bare, rows = measure(os.path.abspath(options.program), options.seconds, lambda text: print(text, flush=True))
    except (ProgramError, AssertionError) as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    text = document(bare, rows, options.seconds)
    output = pathlib.Path(options.output)
    before = output.read_text(encoding="utf-8") if output.exists() else ""
    # What other measurements have written stays.
    kept = [found.group(0) for found in re.finditer(r"<!-- (\w+) -->.*?<!-- end of \1 -->\n", before, re.S)]
    output.write_text("\n".join([text, *kept]), encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
