#!/usr/bin/env python3
"""Kills the server at random moments and checks that no acknowledged act is lost, doubled or half done.

Several clients make units, take registrations, make scoring tables, set targets, report on them and upload evidence, each act with its own
idempotency key, and note each acknowledgement in a file. The server is killed (SIGKILL) at random
moments, also while it starts, and restarted at once. A client that got no answer sends the same act with the same key again.

After each restart:  every acknowledged act has its entry in the record; the record has no gap, no entry was changed, each names the
                     one before; keys, things made and entries are equally many, so no act is half there.
Every 25 kills:      `thidua verify` passes; acknowledged keys sent again give the entry they gave before.
At the end:          exactly the acknowledged acts are there, each once, under its key; every file of an upload has the bytes of its hash.

    tools/kill_test.py --program .build/debug/thidua [--kills 200] [--seed 1] [--database URL]
"""

import argparse
import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import Program, ProgramError, temporary_folder

CLIENTS = 8
PAUSE = 0.03
PREFIX = "Kill "
KIND = "division"
OFFICER = "thidua"
VERIFY_EVERY = 25
# The acts of this test, and where what they make carries its key.
MADE = {
    "unit.create": ("unit_version", "name"),
    "pledge.register": ("pledge", "name"),
    "scoring.create": ("scoring_table", "name"),
    "target.create": ("target", "title"),
    "progress.report": ("progress", "sentence"),
    "evidence.file": ("evidence", "title"),
}
MONTHS = [f"2025-{month:02}" for month in range(1, 10)]


class Broken(Exception):
    """What the test exists to find."""


class Place:
    """Where the acts of this test happen in the demonstration."""

    def __init__(self, program):
        ((self.movement, plan),) = query(program, "SELECT movement_id, plan_id FROM movement ORDER BY launched_at LIMIT 1")
        ((self.obligation,),) = query(
            program, f"SELECT obligation_id FROM obligation WHERE plan_id = '{plan}' AND clause = 'III.2' AND state = 'accepted'")
        ((self.post,),) = query(program, "SELECT post_id FROM post WHERE code = 'cvtd'")


class Deed:
    """One act: its name, its fields, and the file that goes with it."""

    def __init__(self, act, fields, file=None):
        self.act, self.fields, self.file = act, fields, file

    def send(self, program, token, key):
        """Sends it through the API; returns status and body."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        if self.file is None:
            headers["Content-Type"] = "application/json"
            status, _, body = program.request("POST", f"/api/v1/acts/{self.act}", json.dumps(self.fields), headers, timeout=10)
        else:
            headers["Content-Type"] = "text/csv"
            status, _, body = program.request("POST", "/api/v1/evidence?" + urllib.parse.urlencode(self.fields), self.file, headers, timeout=10)
        return status, body


def unit(program, key):
    """The plainest act: a new unit."""
    return Deed("unit.create", {"name": f"{PREFIX}{key}", "code": key, "kind": KIND, "from": program.today})


class Work:
    """What one client does, turn by turn: units, registrations, scoring tables, targets with their reports, files."""

    def __init__(self, program):
        self.program, self.place = program, Place(program)
        self.target, self.months = None, []

    def next(self, turn, key):
        """The deed of a turn."""
        name, movement = f"{PREFIX}{key}", self.place.movement
        match turn % 5:
            case 1:
                return Deed(
                    "pledge.register",
                    {"movement": movement, "kind": "household", "name": name, "phone": "0900000000", "aim": "part", "text": name, "consent": True})
            case 2:
                return Deed("scoring.create", {"movement": movement, "group": "collectives", "name": name, "total": "100", "final_by": "head"})
            case 3 if self.months:
                return Deed(
                    "progress.report", {"target": self.target, "period": self.months.pop(), "value": turn, "sentence": name})
            case 3:
                return Deed(
                    "target.create",
                    {
                        "movement": movement, "obligation": self.place.obligation, "code": key, "title": name, "kind": "other", "measure": "count",
                        "unit_label": "việc", "goal": 10, "cadence": "month", "starts": "2025-01-01", "ends": "2025-09-30",
                        "posts": [self.place.post],
                    })
            case 4 if self.target:
                return Deed("evidence.file", {"target": self.target, "title": name, "file": f"{key}.csv"}, f"khoa,luot\n{key},{turn}\n".encode())
        return unit(self.program, key)

    def done(self, deed, body):
        """Notes what came of a deed."""
        if deed.act == "target.create":
            self.target, self.months = json.loads(body)["result"]["targets"][0], list(MONTHS)


class Client(threading.Thread):
    """Sends one act after the other and repeats each until it is acknowledged."""

    def __init__(self, number, program, token, notes):
        super().__init__(daemon=True)
        self.number, self.program, self.token, self.notes = number, program, token, notes
        self.work = Work(program)
        self.sent = {}
        self.stopping = threading.Event()
        self.acknowledged = {}
        self.repeats = 0
        self.error = None

    def run(self):
        try:
            count = 0
            while not self.stopping.is_set():
                count += 1
                self.send(count, f"kill-{self.number}-{count}")
        except Exception as error:  # handed to the main thread, which fails the test with it
            self.error = error

    def send(self, turn, key):
        """Sends until acknowledged, also after the test has said stop, so that at the end nothing is in doubt."""
        attempts = 0
        self.sent[key] = deed = self.work.next(turn, key)
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                status, body = deed.send(self.program, self.token, key)
                if status == 200:
                    entry = entry_of(body)
                    self.work.done(deed, body)
                    self.acknowledged[key] = entry
                    self.notes.write(f"{key} {entry}\n")
                    self.notes.flush()
                    self.repeats += attempts > 0
                    # The machine also has to check, and what is checked should not grow without end.
                    time.sleep(PAUSE)
                    return
                if status not in (429, 503):
                    raise Broken(f"{deed.act} {key} was answered {status}: {body[:500]!r}")
            attempts += 1
            if attempts > 2000:
                raise Broken(f"{key} was not acknowledged in {attempts} attempts")
            time.sleep(0.01)


def entry_of(body):
    """The entry that an answer names."""
    return json.loads(body)["entry"]


def query(program, sql):
    """Rows of one statement, all values as text, straight from the database. `hexed(x)` stands for the digits of a blob."""
    if program.database:
        sql = re.sub(r"hexed\((\w+)\)", r"encode(\1, 'hex')", sql)
        done = subprocess.run(["psql", "-X", "-A", "-t", "-F", "\t", "-c", sql, program.database], stdout=subprocess.PIPE, text=True, check=True)
        return [tuple(line.split("\t")) for line in done.stdout.split("\n")[:-1]]
    sql = re.sub(r"hexed\((\w+)\)", r"lower(hex(\1))", sql)
    with contextlib.closing(sqlite3.connect(f"file:{program.data}/thidua.sqlite?mode=ro", uri=True, timeout=30)) as database:
        return [tuple("" if value is None else str(value) for value in row) for row in database.execute(sql)]


class Watcher:
    """Reads the record as it grows and holds it against what was acknowledged."""

    def __init__(self, program, before=None):
        self.program = program
        # Entries of these acts that the demonstration left; the copy of a busy server is told the number of its original.
        self.before = int(query(program, f"SELECT {self.entries()}")[0][0]) if before is None else before
        self.chains = {}
        self.leaves = set()
        self.checked = set()

    @staticmethod
    def entries():
        """How many entries these acts have, as a part of a statement."""
        acts = ", ".join(f"'{act}'" for act in MADE)
        return f"(SELECT count(*) FROM record WHERE act IN ({acts}))"

    def read(self):
        """Reads what is new; nothing that was read before may have changed, no number may be missing, each entry names the one before."""
        for (agency,) in query(self.program, "SELECT agency_id FROM agency ORDER BY agency_id"):
            chain = self.chains.setdefault(agency, [])
            # The last entry that was read is read again: it must still be what it was.
            sql = f"""SELECT seq, leaf_id, hexed(previous), hexed(digest) FROM record
                      WHERE agency_id = '{agency}' AND seq >= {max(len(chain), 1)} ORDER BY seq"""
            for sequence, leaf, previous, digest in query(self.program, sql):
                place = int(sequence) - 1
                if place < len(chain):
                    if chain[place] != digest:
                        raise Broken(f"entry {sequence} is not what it was")
                    continue
                if place != len(chain):
                    raise Broken(f"the record jumps from {len(chain)} to {sequence}")
                if previous != (chain[-1] if chain else "0" * 64):
                    raise Broken(f"entry {sequence} does not name the entry before it")
                chain.append(digest)
                self.leaves.add(leaf)

    def unchained(self):
        """Entries that are committed and wait for their number."""
        return {leaf for (leaf,) in query(self.program, "SELECT leaf_id FROM record WHERE seq IS NULL")}

    def check(self, acknowledged):
        """Every acknowledged act has its entry, no two share one, and no act is half there."""
        waiting = self.unchained()
        self.read()
        known = self.leaves | waiting
        if len(set(acknowledged.values())) != len(acknowledged):
            raise Broken("two acts were acknowledged as the same entry")
        for key in acknowledged.keys() - self.checked:
            if acknowledged[key] not in known:
                raise Broken(f"{key} was acknowledged as entry {acknowledged[key]}, which the record does not have")
            self.checked.add(key)
        keys, things, entries = self.counts()
        if not keys == things == entries:
            raise Broken(f"half acts: {keys} keys, {things} things made, {entries} entries")
        if keys < len(acknowledged):
            raise Broken(f"{len(acknowledged)} acts were acknowledged, {keys} are there")

    def counts(self):
        """How often the acts of this test are there as keys, as things and as entries; one statement, so one moment."""
        things = " + ".join(f"(SELECT count(*) FROM {table} WHERE {column} LIKE '{PREFIX}kill-%')" for table, column in MADE.values())
        ((keys, things, entries),) = query(
            self.program, f"SELECT (SELECT count(*) FROM act_key WHERE key LIKE 'kill-%'), {things}, {self.entries()}")
        return int(keys), int(things), int(entries) - self.before

    def check_finally(self, acknowledged):
        """When nothing is under way: exactly the acknowledged acts are there, under their keys, all chained."""
        for _ in range(100):
            if not self.unchained():
                break
            time.sleep(0.1)
        else:
            raise Broken("entries still wait for their number after 10 s")
        self.check(acknowledged)
        stored = dict(query(self.program, "SELECT key, leaf_id FROM act_key WHERE key LIKE 'kill-%'"))
        if stored != acknowledged:
            raise Broken(f"{len(acknowledged)} acts were acknowledged, {len(stored)} are stored, {len(stored.items() & acknowledged.items())} agree")
        names = [
            name for table, column in MADE.values()
            for (name,) in query(self.program, f"SELECT {column} FROM {table} WHERE {column} LIKE '{PREFIX}kill-%'")]
        if sorted(names) != sorted(PREFIX + key for key in acknowledged):
            raise Broken(f"{len(acknowledged)} acts were acknowledged, the database has {len(names)} things made ({len(set(names))} different)")
        self.check_files()

    def check_files(self):
        """Every file that the database names is there with the bytes of its hash."""
        for (digest,) in query(self.program, "SELECT DISTINCT hash FROM evidence_version WHERE hash IS NOT NULL"):
            file = pathlib.Path(self.program.data, "files", digest[:2], digest)
            if not file.exists():
                raise Broken(f"the file {digest} of an acknowledged upload is missing")
            if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
                raise Broken(f"the file {digest} of an acknowledged upload is not what came in")


def gathered(clients):
    """All acknowledgements so far."""
    for client in clients:
        if client.error:
            raise client.error
    return {key: entry for client in clients for key, entry in client.acknowledged.copy().items()}


def run(path, kills=200, seed=None, database=None, user=OFFICER, say=print):
    """The whole test; raises Broken or ProgramError. Returns a sentence about what was done."""
    seed = seed if seed is not None else random.SystemRandom().randrange(1_000_000)
    say(f"kill test: {kills} kills, seed {seed}, {'PostgreSQL' if database else 'SQLite'}", flush=True)
    chance = random.Random(seed)
    started = time.monotonic()
    with temporary_folder("thidua-kill-") as folder:
        program = Program(path, os.path.join(folder, "data"), database)
        program.demo()
        token = program.token(user)
        program.start()
        watcher = Watcher(program)
        watcher.read()
        with open(os.path.join(folder, "acknowledged"), "a", encoding="utf-8") as notes:
            clients = [Client(number, program, token, notes) for number in range(CLIENTS)]
            for client in clients:
                client.start()
            try:
                hunt(program, clients, watcher, kills, chance, token, say)
            finally:
                for client in clients:
                    client.stopping.set()
            for client in clients:
                client.join(60)
        acknowledged = gathered(clients)
        watcher.check_finally(acknowledged)
        program.stop()
        program.command("verify", "--data", program.data)
        repeats = sum(client.repeats for client in clients)
    seconds = time.monotonic() - started
    return f"{kills} kills, {len(acknowledged)} acts acknowledged, {repeats} of them after a repeat, in {seconds:.0f} s"


def hunt(program, clients, watcher, kills, chance, token, say):
    """Kills and restarts, checking in between."""
    for count in range(1, kills + 1):
        # One kill in eight strikes while the server is still starting.
        if chance.random() < 0.125:
            program.kill()
            program.spawn()
            time.sleep(chance.uniform(0, 0.25))
        else:
            time.sleep(chance.uniform(0.02, 0.5))
        program.kill()
        program.start()
        watcher.check(gathered(clients))
        if count % VERIFY_EVERY == 0 or count == kills:
            program.command("verify", "--data", program.data)
            acknowledged = gathered(clients)
            for key in chance.sample(sorted(acknowledged), min(20, len(acknowledged))):
                deed = next(client.sent[key] for client in clients if key in client.sent)
                status, body = deed.send(program, token, key)
                if status != 200 or entry_of(body) != acknowledged[key]:
                    raise Broken(f"{key} sent again was answered {status} {body[:300]!r} instead of {acknowledged[key]}")
            say(f"  {count} kills, {len(acknowledged)} acts acknowledged", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/debug/thidua")
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int)
    arguments.add_argument("--database", help="URL of an empty PostgreSQL database; without it SQLite")
    arguments.add_argument("--as", dest="user", default=OFFICER)
    options = arguments.parse_args()
    try:
        print(run(options.program, options.kills, options.seed, options.database, options.user))
    except (Broken, ProgramError) as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
