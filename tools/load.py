#!/usr/bin/env python3
"""Plays a contest that thousands of people begin at the same time, and checks that nothing they were told was kept is missing.

Everybody enters as an outsider does: a code from the organisers, typed on its page, opens a session. Then all of them begin the contest within a few
seconds, answer every question by the same forms a browser without scripts sends, predict, and hand in. Each person has a connection of their own,
as a browser has. Every answer is looked at: its status, where it leads, and what stands on the page.

    tools/load.py --program .build/release/thidua [--people 3000] [--within 10] [--pace 6] [--engine sqlite] [--kill] [--output FILE]

At the end the answers kept in the database are counted, those of every tenth person are read again from their pages, and `thidua verify` walks the
record. With --kill the server is killed (SIGKILL) in the middle and started again at once; people whose request was cut off send it again.
"""

import argparse
import asyncio
import contextlib
import datetime
import html
import json
import os
import pathlib
import random
import re
import resource
import sqlite3
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import ROOT, Program, ProgramError, temporary_folder, temporary_postgresql

BEGIN, END = "<!-- load -->", "<!-- end of load -->"
QUESTIONS = 20
BANK = 60
OFFICER = "thidua"
KINDS = {
    "contest": "page of the contest", "begin": "begin the attempt", "question": "page of a question", "answer": "keep an answer",
    "look": "look it over", "predict": "keep the prediction", "finish": "hand in", "slip": "page after handing in",
}


class Wrong(Exception):
    """What this program exists to find."""


class Browser:
    """One person's connection: HTTP/1.1 with keep-alive, cookies, and an address of their own behind the proxy."""

    def __init__(self, port, number):
        self.port, self.cookies, self.stream = port, {}, None
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"

    async def send(self, method, path, fields=None):
        """One request; returns status, Location and body. Raises OSError when the connection broke before the answer was whole."""
        body = urllib.parse.urlencode(fields or {}, doseq=True).encode() if method == "POST" else b""
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"X-Forwarded-For: {self.address}"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}", "Sec-Fetch-Site: same-origin"]
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        if self.stream is None:
            self.stream = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.stream
        try:
            writer.write(head + body)
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
            first, *rest = answer[:-4].decode("latin-1").split("\r\n")
            status, length, location, closes = int(first.split()[1]), 0, None, False
            for line in rest:
                name, _, value = line.partition(": ")
                name = name.lower()
                if name == "content-length":
                    length = int(value)
                elif name == "location":
                    location = value
                elif name == "set-cookie":
                    cookie, _, _ = value.partition(";")
                    self.cookies.__setitem__(*cookie.split("=", 1))
                elif name == "connection":
                    closes = value == "close"
            content = await asyncio.wait_for(reader.readexactly(length), 60)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as problem:
            self.close()
            raise OSError(str(problem)) from problem
        if closes:
            self.close()
        return status, location, content.decode()

    def close(self):
        if self.stream:
            self.stream[1].close()
            self.stream = None


class Person:
    """Somebody who enters the contest once."""

    def __init__(self, play, number, code):
        self.play, self.number, self.code = play, number, code
        self.browser = Browser(play.program.port, number)
        self.dice = random.Random(play.seed * 1_000_003 + number)
        self.attempt, self.kept = None, {}

    async def ask(self, kind, method, path, fields=None, wanted=200):
        """Sends until there is an answer; measures the one that came whole."""
        while True:
            began = time.perf_counter()
            try:
                status, location, body = await self.browser.send(method, path, fields)
            except OSError as problem:
                if not self.play.may_break():
                    raise Wrong(f"{kind}: the connection broke: {problem}") from problem
                self.play.broken += 1
                await asyncio.sleep(0.2 + self.dice.random() * 0.3)
                continue
            self.play.took(kind, time.perf_counter() - began)
            if status != wanted:
                raise Wrong(f"{kind}: {method} {path} was answered {status}: {re.sub('<[^>]*>', ' ', body)[:300]!r}")
            return location, body

    async def enter(self):
        """Types the code, before the contest opens its doors to the crowd."""
        status, location, _ = await self.browser.send("POST", "/tham-gia/ma", {"code": self.code, "ve": self.play.contest})
        if status != 303 or location != self.play.contest:
            raise Wrong(f"the code was answered {status} {location}")

    async def take_part(self, start):
        await asyncio.sleep(max(0, start + self.dice.random() * self.play.within - time.perf_counter()))
        await self.ask("contest", "GET", self.play.contest)
        location, _ = await self.ask("begin", "POST", f"{self.play.contest}/vao-thi", {"round": self.play.round}, wanted=303)
        self.attempt = location
        self.play.begun += 1
        for number in range(1, QUESTIONS + 1):
            _, body = await self.ask("question", "GET", f"{self.attempt}?cau={number}")
            kinds = set(re.findall(r'<input type="(radio|checkbox)" id="o-given-', body))
            options = len(re.findall(r'name="given" value="\d+"', body))
            if len(kinds) != 1 or options < 2:
                raise Wrong(f"question {number} of {self.attempt} has {options} options")
            await asyncio.sleep(self.dice.uniform(0.5, 1.5) * self.play.pace)
            given = sorted(self.dice.sample(range(1, options + 1), 2 if kinds == {"checkbox"} else 1))
            fields = [("given", str(one)) for one in given] + [("di", "tiep")] + ([("cuoi", "1")] if number == QUESTIONS else [])
            location, _ = await self.ask("answer", "POST", f"{self.attempt}/cau/{number}", fields, wanted=303)
            expected = f"{self.attempt}/nop" if number == QUESTIONS else f"{self.attempt}?cau={number + 1}"
            if location != expected:
                raise Wrong(f"answer {number} led to {location}")
            self.kept[number] = {str(one) for one in given}
            self.play.answers += 1
        await self.ask("look", "GET", f"{self.attempt}/nop")
        await self.ask("predict", "POST", f"{self.attempt}/du-doan", {"prediction": self.dice.randrange(self.play.people)}, wanted=303)
        await self.reread()
        await self.hand_in()
        await self.ask("slip", "GET", self.attempt)
        self.browser.close()
        self.play.finished += 1

    async def hand_in(self):
        try:
            await self.ask("finish", "POST", f"{self.attempt}/nop", {}, wanted=303)
        except Wrong:
            # When the server was killed between the commit and its answer, the request that is sent again is told that this has been done.
            if not self.play.kills or not self.play.broken:
                raise

    async def reread(self):
        """Every tenth person (with a kill, everybody) looks at each question again: what was kept must stand there."""
        if self.number % 10 and not self.play.kills:
            return
        for number, given in self.kept.items():
            _, body = await self.ask("question", "GET", f"{self.attempt}?cau={number}")
            shown = set(re.findall(r'name="given" value="(\d+)" checked', body))
            if shown != given:
                raise Wrong(f"question {number} of {self.attempt}: kept {given}, shown {shown}")
            self.play.reread += 1


class Play:
    """One contest on one engine."""

    def __init__(self, program, people, within, pace, seed, kills):
        self.program, self.people, self.within, self.pace, self.seed, self.kills = program, people, within, pace, seed, kills
        self.times = {kind: [] for kind in KINDS}
        self.begun = self.answers = self.finished = self.broken = self.reread = 0
        self.down_until = 0
        self.contest = self.round = self.contest_id = None

    def took(self, kind, seconds):
        self.times[kind].append(seconds)

    def may_break(self):
        """Whether a connection may break now: around a kill, and nowhere else."""
        return self.kills and time.monotonic() < self.down_until

    # -- before

    def prepare(self):
        """A contest with a bank, one round and a code for everybody, made by the organisers through the API."""
        token = self.program.token(OFFICER)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

        def act(_act, **values):
            status, _, body = self.program.request("POST", f"/api/v1/acts/{_act}", json.dumps(values), headers)
            if status != 200:
                raise ProgramError(f"{_act} was answered {status}: {body[:500]!r}")
            return json.loads(body)["result"]

        movement = self.query("SELECT movement_id FROM movement ORDER BY launched_at LIMIT 1")[0][0]
        made = act(
            "contest.draft", movement=movement, title="Thi tải", about="Cuộc thi để đo tải.", audience="everyone", attempts=1, predicts=True)
        self.contest_id, self.contest = made["contest"], f"/cuoc-thi/{made['slug']}"
        for number in range(1, BANK + 1):
            act("question.add", contest=self.contest_id, **question(number))
        today = self.program.today
        vietnam = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)
        # The round is open all day; a measurement just before midnight would see it close.
        self.round = act(
            "contest.round", contest=self.contest_id, number=1, opensOn=today, opensAt="00:00", closesOn=today, closesAt="23:59",
            questions=QUESTIONS, minutes=60)["round"]
        act("contest.announce", contest=self.contest_id)
        if vietnam.hour == 23 and vietnam.minute > 30:
            raise ProgramError("too near to midnight in Vietnam; the round would close")
        return [
            act("guest.enter", kind="citizen", name=f"Người thi {number}", phone=f"03{number:08}", inside="inside", place="Cao Lãnh", consent=True, heard=True)["code"]
            for number in range(self.people)
        ]

    # -- the contest

    async def run(self, codes):
        persons = [Person(self, number, code) for number, code in enumerate(codes)]
        for first in range(0, len(persons), 50):
            await asyncio.gather(*(person.enter() for person in persons[first:first + 50]))
        start = time.perf_counter() + 0.5
        tasks = [asyncio.create_task(person.take_part(start)) for person in persons]
        if self.kills:
            tasks.append(asyncio.create_task(self.killing()))
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
        return time.perf_counter() - start

    async def killing(self):
        """Kills the server while people answer, and starts it again."""
        for part in range(self.kills):
            wanted = self.people * QUESTIONS * (part + 1) // (self.kills + 1)
            while self.answers < wanted:
                await asyncio.sleep(0.02)
            self.down_until = time.monotonic() + 60
            self.program.kill()
            await asyncio.to_thread(self.program.start)
            # Whoever is thinking finds out with the next answer that the line has gone.
            self.down_until = time.monotonic() + 5 + 3 * self.pace

    # -- after

    def check(self):
        """What the database holds must be what people were told."""
        attempts = f"FROM attempt a JOIN contest_round r USING (agency_id, round_id) WHERE r.contest_id = '{self.contest_id}'"
        rows = self.query(
            f"SELECT 'attempts', COUNT(*) {attempts} UNION ALL SELECT 'finished', COUNT(*) {attempts} AND a.finished_at IS NOT NULL "
            f"UNION ALL SELECT 'predictions', COUNT(*) {attempts} AND a.prediction IS NOT NULL "
            f"UNION ALL SELECT 'answers', COUNT(*) FROM answer WHERE attempt_id IN (SELECT a.attempt_id {attempts})")
        expected = {"attempts": self.people, "finished": self.people, "answers": self.people * QUESTIONS, "predictions": self.people}
        found = {name: int(count) for name, count in rows}
        if found != expected or self.answers != expected["answers"] or self.finished != self.people:
            raise Wrong(f"kept {found}, expected {expected}; acknowledged {self.answers} answers")
        self.program.command("verify", "--data", self.program.data, timeout=1800)

    def query(self, sql):
        if self.program.database:
            out = subprocess.run(["psql", "-At", "-F", "\t", "-c", sql, self.program.database], check=True, stdout=subprocess.PIPE, text=True).stdout
            return [line.split("\t") for line in out.splitlines()]
        with contextlib.closing(sqlite3.connect(f"file:{self.program.data}/thidua.sqlite?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

def question(number):
    """The numberth question of the bank: every fourth with several right options."""
    several = number % 4 == 0
    options = {f"option{letter}": f"Phương án {letter} của câu {number}" for letter in "ABCD"}
    return {
        "kind": "multiple" if several else "single", "topic": "Tải", "wording": f"Câu hỏi số {number} trong ngân hàng là câu nào?",
        "answer": "A, C" if several else "A", **options,
    }


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0


def play(path, engine, people, within, pace, seed, kills, say):
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(temporary_folder("thidua-load-"))
        database = stack.enter_context(temporary_postgresql()) if engine == "postgresql" else None
        program = Program(path, os.path.join(folder, "data"), database)
        program.trusts_proxy = True
        program.demo()
        program.start()
        stack.callback(program.stop)
        game = Play(program, people, within, pace, seed, kills)
        codes = game.prepare()
        say(f"{engine}: {people} people have a code; the contest begins")
        seconds = asyncio.run(game.run(codes))
        game.check()
        return game, seconds


def table(results, people, within, pace):
    lines = [
        "## A contest that thousands begin at once", "",
        f"Written by `tools/load.py` on {datetime.date.today()} (`make load`). {people} people begin within {within} s, each answers {QUESTIONS} questions, one every {pace} s on average; load generator on the same machine. "
        "Times in ms, of every request, from sending it to having the whole answer.", "",
        "| Engine | Request | Count | Median | p99 | Longest |", "|---|---|---|---|---|---|",
    ]
    for engine, game, seconds in results:
        everything = [one for times in game.times.values() for one in times]
        for name, times in [(KINDS[kind], game.times[kind]) for kind in KINDS] + [("**everything**", everything)]:
            if times:
                cells = [f"{1000 * value:.1f}" for value in (percentile(times, 0.5), percentile(times, 0.99), max(times))]
                lines.append(f"| {engine} | {name} | {len(times)} | " + " | ".join(cells) + " |")
        lines += [
            f"| {engine} | {len(everything) / seconds:.0f} requests/s over {seconds:.0f} s; {game.answers} answers acknowledged and kept, "
            f"{game.reread} read again, 0 errors | | | | |"
        ]
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--people", type=int, default=3000)
    arguments.add_argument("--within", type=float, default=10)
    arguments.add_argument("--pace", type=float, default=6)
    arguments.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="both")
    arguments.add_argument("--kill", type=int, nargs="?", const=3, default=0, help="how often to kill the server while people answer")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--output")
    options = arguments.parse_args()

    def say(text):
        print(text, flush=True)

    engines = ["sqlite", "postgresql"] if options.engine == "both" else [options.engine]
    results = []
    # Everybody has a connection, on both sides.
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(65536, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    try:
        for engine in engines:
            game, seconds = play(
                options.program, engine, options.people, options.within, options.pace, options.seed, options.kill, say)
            results.append((engine, game, seconds))
            say(f"{engine}: {game.finished} handed in, {game.answers} answers kept, {game.broken} requests sent again, {seconds:.0f} s")
    except Wrong as wrong:
        sys.exit(f"load: {wrong}")
    text = table(results, options.people, f"{options.within:g}", f"{options.pace:g}")
    say(text)
    if options.output:
        path = pathlib.Path(options.output)
        whole = path.read_text()
        head, _, rest = whole.partition(BEGIN)
        tail = rest.partition(END)[2]
        path.write_text(f"{head.rstrip()}\n\n{BEGIN}\n{text}\n{END}\n{tail.lstrip(chr(10))}")


if __name__ == "__main__":
    main()
