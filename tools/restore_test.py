#!/usr/bin/env python3
"""Backs up while acts are being done, restores, and compares.

1. A backup made while clients write and upload is restored: its record is a beginning of the living record, every file of evidence that it names
   is there with its bytes, and `thidua verify` passes.
2. A backup made in quiet is restored: every table has the same rows, every file the same bytes.
3. Restored while serving, the server goes on from the moment of the backup.
4. Restoring a damaged backup is refused.

    tools/restore_test.py --program .build/debug/thidua [--database URL --second-database URL]
"""

import argparse
import contextlib
import hashlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kill_test import CLIENTS, OFFICER, Broken, Client, Watcher, gathered, unit
from program import Program, ProgramError, temporary_folder


def digest_of_tables(program):
    """Every table with a digest of its rows, in an order that does not depend on how they are stored."""
    if program.database:
        dump = subprocess.run(
            ["pg_dump", "--data-only", "--inserts", program.database],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
        lines = [line for line in dump.split("\n") if line.startswith("INSERT INTO ")]
        tables = {}
        for line in lines:
            tables.setdefault(line.split(" ")[2], []).append(line)
    else:
        with contextlib.closing(sqlite3.connect(f"file:{program.data}/thidua.sqlite?mode=ro", uri=True)) as database:
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
            tables = {name: [repr(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in names}
    return {name: (len(rows), hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()) for name, rows in tables.items()}


def digest_of_files(program):
    """Every stored file with the digest of its bytes."""
    base = pathlib.Path(program.data) / "files"
    return {str(path.relative_to(base)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(base.rglob("*")) if path.is_file()}


def expect_refusal(program, words, *arguments):
    """The command must fail, and say why."""
    done = subprocess.run(
        [program.path, *arguments], env=program._environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    if done.returncode == 0:
        raise Broken(f"{words}: was accepted")
    if not done.stderr.strip():
        raise Broken(f"{words}: was refused without a word")


def run(path, database=None, second=None, user=OFFICER, say=print):
    """The whole test; raises Broken or ProgramError. `second` is the URL of an empty database to restore into."""
    started = time.monotonic()
    say(f"restore test: {'PostgreSQL' if database else 'SQLite'}", flush=True)
    with temporary_folder("thidua-restore-") as folder:
        living = Program(path, os.path.join(folder, "living"), database)
        living.demo()
        token = living.token(user)
        living.start()
        watcher = Watcher(living)

        busy = os.path.join(folder, "busy.backup")
        with tempfile.TemporaryFile("w", encoding="utf-8") as notes:
            clients = [Client(number, living, token, notes) for number in range(CLIENTS)]
            for client in clients:
                client.start()
            time.sleep(0.5)
            try:
                living.command("backup", busy, "--data", living.data)
            finally:
                for client in clients:
                    client.stopping.set()
            for client in clients:
                client.join(60)
        acknowledged = gathered(clients)
        watcher.check_finally(acknowledged)

        first = restored(living, os.path.join(folder, "first"), busy, second)
        # Read before anything opens it: what was committed but not yet chained is chained then, in an order of its own.
        copy = Watcher(first, watcher.before)
        copy.read()
        chains = {agency: list(chain) for agency, chain in copy.chains.items()}
        first.command("verify", "--data", first.data)
        first.start()
        copy.read()
        keys, things, entries = copy.counts()
        first.stop()
        if not keys == things == entries:
            raise Broken(f"half acts in the restored database: {keys} keys, {things} things made, {entries} entries")
        copy.check_files()
        for agency, chain in chains.items():
            known = watcher.chains[agency]
            if not chain or known[: len(chain)] != chain:
                same = sum(one == other for one, other in zip(chain, known))
                raise Broken(f"of the {len(chain)} restored entries of {agency}, {same} are those of the living record, which has {len(known)}")

        quiet = os.path.join(folder, "quiet.backup")
        living.command("backup", quiet, "--data", living.data)
        if second:
            empty(second)
        twin = restored(living, os.path.join(folder, "second"), quiet, second)
        twin.command("verify", "--data", twin.data)
        ours, theirs = digest_of_tables(living), digest_of_tables(twin)
        if ours != theirs:
            different = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
            raise Broken(f"tables that differ after restoring: {different}")
        if digest_of_files(living) != digest_of_files(twin):
            raise Broken("files differ after restoring")

        # Putting a backup back while serving takes the server back to that moment, and it goes on serving.
        token = living.token(user)
        if unit(living, "kill-after-backup").send(living, token, "kill-after-backup")[0] != 200:
            raise Broken("an act after the backup was refused")
        living.command("restore", quiet, "--data", living.data)
        if digest_of_tables(living) != theirs:
            raise Broken("restoring while serving did not bring back the moment of the backup")
        token = living.token(user)
        if unit(living, "kill-after-restore").send(living, token, "kill-after-restore")[0] != 200:
            raise Broken("an act after restoring while serving was refused")
        living.command("verify", "--data", living.data)

        damaged = os.path.join(folder, "damaged.backup")
        content = bytearray(pathlib.Path(quiet).read_bytes())
        middle = len(content) // 2
        content[middle : middle + 64] = bytes(byte ^ 0xFF for byte in content[middle : middle + 64])
        pathlib.Path(damaged).write_bytes(content)
        if second:
            empty(second)
        third = Program(path, os.path.join(folder, "third"), second)
        expect_refusal(third, "restoring a damaged backup", "restore", damaged, "--data", third.data)
        living.stop()
    rows = sum(count for count, _ in ours.values())
    entries, seconds = sum(map(len, chains.values())), time.monotonic() - started
    return f"{entries} entries restored from a busy server; {len(ours)} tables with {rows} rows the same; {seconds:.0f} s"


def restored(living, folder, backup, second):
    """A program on a new folder (and the second database) with the backup restored into it."""
    copy = Program(living.path, folder, second, living.today)
    copy.command("restore", backup, "--data", copy.data)
    return copy


def empty(url):
    """Takes everything out of a PostgreSQL database."""
    subprocess.run(["psql", "-X", "-q", "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public", url], check=True, stderr=subprocess.DEVNULL)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/debug/thidua")
    arguments.add_argument("--database", help="URL of an empty PostgreSQL database; without it SQLite")
    arguments.add_argument("--second-database", help="URL of another one, to restore into")
    arguments.add_argument("--as", dest="user", default=OFFICER)
    options = arguments.parse_args()
    try:
        print(run(options.program, options.database, options.second_database, user=options.user))
    except (Broken, ProgramError) as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
