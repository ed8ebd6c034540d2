#!/usr/bin/env python3
"""Measures how the program behaves as it fills: time per act, memory, and times of pages, on both engines.

Agencies are made by `thidua demo --people N --agencies M`: every person, account, plan, report and acknowledgement is an act through the one
runner, 64 at a time. Then the server is started on what was made, and pages are asked for one after the other.

    tools/scale.py --program .build/release/thidua [--people 50000] [--agencies 200] [--single 10000] [--output FILE]
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests" / "Browser")]

import words
from program import ROOT, Program, ProgramError, temporary_folder, temporary_postgresql

BEGIN, END = "<!-- scale -->", "<!-- end of scale -->"
REPEATS = 25
ENGINES = ("sqlite", "postgresql")
BARS = " ▁▂▃▄▅▆▇█"


def memory_of(pid, name="VmRSS"):
    """Resident memory of a process in megabytes; VmHWM is the most it ever was."""
    with contextlib.suppress(OSError):
        if found := re.search(rf"{name}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()):
            return int(found.group(1)) / 1024
    return 0


class Size:
    """One line that the player prints."""

    def __init__(self, line):
        values = dict(part.split("=") for part in line.split()[1:])
        self.people, self.acts = int(values["people"]), int(values["acts"])
        self.seconds, self.rate, self.each = float(values["seconds"]), float(values["acts/s"]), float(values["ms/act"])


class Filling:
    """What making so many people took."""

    def __init__(self, program, people, agencies, say):
        command = [program.path, "demo", "--data", program.data, "--people", str(people), "--agencies", str(agencies)]
        self.sizes, self.total, self.most = [], None, 0
        with subprocess.Popen(command, env=program._environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as player:
            for line in player.stdout:
                self.most = max(self.most, memory_of(player.pid, "VmHWM"))
                if line.startswith("size "):
                    self.sizes.append(Size(line))
                    say("  " + line.strip())
                elif line.startswith("total "):
                    self.total = Size(line)
            problem = player.stderr.read()
        if player.returncode or not self.total:
            raise ProgramError(f"{' '.join(command)} ended with {player.returncode}\n{problem[-3000:]}")


class Visitor:
    """Somebody who looks at one of the many agencies."""

    def __init__(self, program, agency, role=None):
        self.program = program
        self.cookie = f"co-quan={agency}"
        if role:
            status, headers, body = program.request(
                "POST", "/dang-nhap/trinh-dien", f"account={role}",
                {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie})
            if status != 303:
                raise ProgramError(f"taking the role {role} of {agency} was answered {status}\n{body[-500:]!r}")
            self.cookie = "; ".join([self.cookie, *(cookie.split(";")[0] for cookie in headers.get_all("Set-Cookie"))])

    def ask(self, path):
        """Milliseconds a page takes, and its status."""
        began = time.monotonic()
        status, _, body = self.program.request("GET", path, headers={"Cookie": self.cookie}, timeout=120)
        return (time.monotonic() - began) * 1000, status, len(body)


def pages(movement):
    """What is looked at: name, role, address."""
    inside = f"/phong-trao/{movement}"
    return [
        ("front page", None, words.HOME),
        ("movements", None, words.MOVEMENTS),
        ("movement", None, inside),
        ("record", None, words.RECORD),
        ("agencies", None, words.AGENCIES),
        ("roles to try", None, words.DEMO_SIGN_IN),
        ("desk of the officer", words.OFFICER, words.DESK),
        ("desk of the head", words.HEAD, words.DESK),
        ("desk of staff", words.STAFF, words.DESK),
        ("movement, head", words.HEAD, inside),
        ("who has read it, head", words.HEAD, inside + "/quan-triet"),
        ("people", words.OFFICER, words.PEOPLE),
        ("people, searched", words.OFFICER, words.PEOPLE + "?q=nguyen"),
        ("units", words.OFFICER, words.UNITS),
        ("chart of units", None, words.CHART),
        ("accounts", words.ADMINISTRATOR, words.ADMINISTRATION),
        ("targets, head", words.HEAD, inside + "/chi-tieu"),
        ("head's screen", words.HEAD, inside + "/toan-canh"),
        ("pledges, head", words.HEAD, inside + "/dang-ky"),
        ("urging, officer", words.OFFICER, inside + "/don-doc"),
        ("search", words.OFFICER, "/tim?q=chuyen+doi+so"),
    ]


def look(program, agency, movement, say):
    """The middle time of each page in milliseconds, with its weight; pages that this build does not have are left out."""
    visitors, found = {}, {}
    for name, role, path in pages(movement):
        if role not in visitors:
            visitors[role] = Visitor(program, agency, role)
        first, status, size = visitors[role].ask(path)
        if status == 404:
            continue
        if status != 200:
            raise ProgramError(f"{name} {path} was answered {status}")
        times = [visitors[role].ask(path)[0] for _ in range(REPEATS if first < 500 else 5)]
        found[name] = (statistics.median(times), size)
        say(f"    {name}: {found[name][0]:.1f} ms, {size / 1024:.0f} kB")
    return found


class Run:
    """One filling and what was seen of it."""

    def __init__(self, path, people, agencies, url, say):
        self.people, self.agencies = people, agencies
        self.engine = "PostgreSQL" if url else "SQLite"
        say(f"{self.engine}: {people} people in {agencies} agencies", flush=True)
        with temporary_folder("thidua-scale-") as folder:
            program = Program(path, os.path.join(folder, "data"), url, today=None)
            self.filling = Filling(program, people, agencies, say)
            if not url:
                self.disk = os.path.getsize(os.path.join(program.data, "thidua.sqlite")) / 1e6
            began = time.monotonic()
            program.start()
            self.start = time.monotonic() - began
            try:
                self.pages = look(program, "co-quan-001", "phong-trao-q001", say)
                self.memory = memory_of(program.process.pid)
            finally:
                program.stop()
        say(f"  player at most {self.filling.most:.0f} MB, server {self.memory:.0f} MB, start {self.start * 1000:.0f} ms")


def curve(sizes):
    """Milliseconds per act as bars, against the largest."""
    top = max(size.each for size in sizes)
    return "".join(BARS[max(1, round(size.each / top * 8))] for size in sizes)


def document(runs, machine):
    """The part of docs/benchmarks.md that this tool writes."""
    lines = [
        BEGIN, "## As it fills", "",
        f"Written by `tools/scale.py` on {datetime.date.today().isoformat()}, {machine}. Every person, account, plan, target, report and "
        "acknowledgement is an act through the one runner, 64 at a time, four agencies at a time; each answered after its commit is on disk.",
        "Each row counts only the acts since the row above, so a growing time per act would show in the last column.", "",
        "| Engine | People | Acts | Acts/s | ms/act |", "|---|--:|--:|--:|--:|",
    ]
    for run in runs:
        for size in run.filling.sizes:
            where = f"{run.engine}, one agency" if run.agencies == 1 else run.engine
            lines.append(f"| {where} | {size.people:,} | {size.acts:,} | {size.rate:,.0f} | {size.each:.3f} |")
    lines.append("")
    for run in runs:
        if len(run.filling.sizes) > 1:
            marks = ", ".join(f"{size.people:,}" for size in run.filling.sizes)
            lines.append(f"{run.engine}, ms/act at {marks} people: `{curve(run.filling.sizes)}` (the highest bar is {max(s.each for s in run.filling.sizes):.3f} ms)")
            lines.append("")
    lines += ["| Engine | People | Agencies | Player at most | Start | Server after the pages |", "|---|--:|--:|--:|--:|--:|"]
    lines += [
        f"| {run.engine} | {run.people:,} | {run.agencies} | {run.filling.most:.0f} MB | {run.start * 1000:.0f} ms | {run.memory:.0f} MB |"
        for run in runs
    ]
    names = list(dict.fromkeys(name for run in runs for name in run.pages))
    lines += [
        "", f"Pages of one agency, milliseconds from request to last byte on a new connection, the middle of {REPEATS}; the sizes as above:", "",
        "| Page | " + " | ".join(f"{run.engine} {run.people:,} in {run.agencies}" for run in runs) + " |", "|---|" + "--:|" * len(runs),
    ]
    for name in names:
        cells = [f"{run.pages[name][0]:.1f} ({run.pages[name][1] / 1024:.0f} kB)" if name in run.pages else "" for run in runs]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", END])


def put(text, path):
    """Puts the part into a document, in the place of the part before it, else at the end."""
    file = pathlib.Path(path)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    whole = re.sub(rf"{BEGIN}.*{END}\n?", "", before, flags=re.S).rstrip() + "\n\n" + text + "\n"
    file.write_text(whole, encoding="utf-8")


def run(path, people, agencies, single, engines=ENGINES, say=print):
    """All fillings on the engines: a small one, the large one, and one large agency alone."""
    runs = []
    for with_postgresql in (engine == "postgresql" for engine in engines):
        for count, houses in ((min(people, 1000), min(agencies, 4)), (people, agencies), (single, 1)):
            if not count or (houses > 1 and count == people and runs and runs[-1].people == people):
                continue
            with temporary_postgresql() if with_postgresql else contextlib.nullcontext() as url:
                runs.append(Run(path, count, houses, url, say))
    return runs


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/release/thidua")
    arguments.add_argument("--people", type=int, default=5000)
    arguments.add_argument("--agencies", type=int, default=20)
    arguments.add_argument("--single", type=int, default=2000, help="people of one agency alone; 0 leaves it out")
    arguments.add_argument("--output", help="document to put the tables into; without it they are only printed")
    arguments.add_argument("--engine", choices=ENGINES, help="only this engine")
    options = arguments.parse_args()
    try:
        runs = run(
            os.path.abspath(options.program), options.people, options.agencies, options.single, [options.engine] if options.engine else ENGINES)
    except ProgramError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    import bench

    text = document(runs, bench.machine())
    print(text)
    if options.output:
        put(text, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
