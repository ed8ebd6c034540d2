#!/usr/bin/env python3
"""Sends the server what a bad day sends: files that are too large or trickle, a full disk, an import that is killed half way.

200 MB:      refused as soon as the cap of 64 MB is passed, also when the length was told before; the server's memory stays small.
slow line:   others are served while a large body comes in slowly; a body that trickles is cut off, and nothing is left behind.
broken line: an upload that breaks off leaves no scratch file.
full disk:   on a small disk of its own (tmpfs, needs root; left out otherwise) a file and an act are answered 507 with a reason, nothing is half
             done, every page can still be read, and once there is room the same act with the same key is done.
import:      the server is killed (SIGKILL) while it takes in a large list: afterwards all lines are there, or none.

    tools/fault_test.py --program .build/debug/thidua
"""

import argparse
import contextlib
import http.client
import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import Program, temporary_folder

OFFICER = "thidua"
UPLOAD = "/api/v1/plans/read"
MEGABYTE = 1 << 20


class Broken(Exception):
    """What the test exists to find."""


def check(holds, words):
    if not holds:
        raise Broken(words)


def resident(process):
    """Resident memory of a process in MB."""
    with open(f"/proc/{process.pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
    return 0


def scratch(program):
    folder = os.path.join(program.data, "incoming")
    return os.listdir(folder) if os.path.isdir(folder) else []


def opened(program, token, path, headers):
    """A connection with the head of a request sent."""
    line = socket.create_connection(("127.0.0.1", program.port), timeout=120)
    head = [f"POST {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}", *headers, "", ""]
    line.sendall("\r\n".join(head).encode())
    return line


def answer(line):
    response = http.client.HTTPResponse(line)
    response.begin()
    return response.status, response.read()


def too_large(program, token):
    before = resident(program.process)
    line = opened(program, token, UPLOAD, [f"Content-Length: {200 * MEGABYTE}"])
    status, _ = answer(line)
    check(status == 413, f"a body of 200 MB that says so was answered {status}")
    line.close()
    line = opened(program, token, UPLOAD, ["Transfer-Encoding: chunked"])
    piece, sent, peak = b"x" * MEGABYTE, 0, before
    chunk = f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    line.settimeout(30)
    for _ in range(200):
        line.sendall(chunk)
        sent += 1
        peak = max(peak, resident(program.process))
        line.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            if line.recv(1, socket.MSG_PEEK):
                break
        line.setblocking(True)
    line.setblocking(True)
    status, _ = answer(line)
    line.close()
    check(status == 413, f"200 MB were answered {status}")
    check(sent < 120, f"the answer came after {sent} MB")
    check(peak - before < 120, f"memory grew by {peak - before} MB")
    check(scratch(program) == [], "a scratch file was left behind")
    print(f"200 MB: refused after {sent} MB, memory grew by {peak - before} MB")


def slow_line(program, token):
    """A megabyte at 100 kB a second, and a trickle, while others ask for pages."""
    statuses = []

    def trickle(seconds, size, pause):
        line = opened(program, token, UPLOAD, ["Transfer-Encoding: chunked"])
        end = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            while time.monotonic() < end:
                line.sendall(f"{size:x}\r\n".encode() + b"x" * size + b"\r\n")
                line.settimeout(pause)
                with contextlib.suppress(TimeoutError):
                    if line.recv(1, socket.MSG_PEEK):
                        break
        line.settimeout(10)
        try:
            statuses.append(answer(line)[0])
        except (OSError, http.client.HTTPException):
            statuses.append(0)
        line.close()

    started = time.monotonic()
    thread = threading.Thread(target=trickle, args=(60, 1, 0.5), daemon=True)
    thread.start()
    slowest = 0
    while thread.is_alive():
        asked = time.monotonic()
        status, _, _ = program.request("GET", "/phong-trao")
        check(status == 200, f"a page was answered {status} while a body trickled in")
        slowest = max(slowest, time.monotonic() - asked)
        time.sleep(0.2)
    check(statuses == [408], f"the trickle was answered {statuses}")
    check(scratch(program) == [], "the trickle left a scratch file")
    print(f"trickle: cut off after {time.monotonic() - started:.0f} s; the slowest page beside it took {slowest:.2f} s")


def broken_line(program, token):
    line = opened(program, token, UPLOAD, [f"Content-Length: {10 * MEGABYTE}"])
    line.sendall(b"x" * MEGABYTE)
    deadline = time.monotonic() + 10
    while not scratch(program) and time.monotonic() < deadline:
        time.sleep(0.05)
    check(scratch(program) != [], "nothing was coming in")
    line.close()
    deadline = time.monotonic() + 15
    while scratch(program) and time.monotonic() < deadline:
        time.sleep(0.1)
    check(scratch(program) == [], "a broken upload left a scratch file")
    print("broken line: nothing left behind")


def act(program, token, name, values, key):
    status, _, body = program.request(
        "POST", f"/api/v1/acts/{name}", json.dumps(values),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key})
    return status, json.loads(body)


def full_disk(path):
    """A server whose folder is a disk of 60 MB."""
    with temporary_folder() as parent:
        disk = os.path.join(parent, "disk")
        os.mkdir(disk)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode == 0
        if not mounted:
            print("full disk: left out, a small disk cannot be mounted here")
            return
        program = Program(path, os.path.join(disk, "data"))
        try:
            program.demo()
            token = program.token(OFFICER)
            program.start()
            filler = os.path.join(disk, "filler")
            with open(filler, "wb") as file, contextlib.suppress(OSError):
                while True:
                    file.write(b"\0" * 65536)
                    file.flush()
            status, _, body = program.request(
                "POST", "/api/v1/plans", b"KE HOACH\n" * 100_000, {"Authorization": f"Bearer {token}"})
            code = json.loads(body)["error"]["code"]
            check((status, code) == (507, "storage.full"), f"a file on a full disk was answered {status} {code}")
            check(scratch(program) == [], "a half file was left behind")
            refused = 0
            for number in range(400):
                values = {"code": f"day-{number}", "name": f"Tổ đầy {number} " + "x" * 150, "kind": "division", "from": "2025-01-01"}
                status, body = act(program, token, "unit.create", values, f"full-{number}")
                if status == 507:
                    refused = number
                    break
                check(status == 200, f"an act on a nearly full disk was answered {status} {body}")
            check(status == 507 and body["error"]["code"] == "storage.full", "the database never said that the disk is full")
            check(body["error"]["message"]["vi"] and body["error"]["message"]["en"], "the refusal has no words")
            for page in ("/", "/phong-trao", "/so-cai", "/health"):
                status, _, _ = program.request("GET", page)
                check(status == 200, f"{page} was answered {status} on a full disk")
            os.remove(filler)
            status, body = act(program, token, "unit.create", values, f"full-{refused}")
            check(status == 200 and body["repeat"] is False, f"with room again the act was answered {status} {body}")
            program.stop()
            program.command("verify", "--data", program.data)
            print(f"full disk: 507 for a file and for act {refused + 1}; reading went on; done once there was room; the record verifies")
        finally:
            with contextlib.suppress(Exception):
                program.stop()
            subprocess.run(["umount", disk], check=False)


def killed_import(program, token):
    """A list of 5,000 units, and SIGKILL at several moments while it is taken in."""
    outcomes = set()
    for attempt, pause in enumerate((0.02, 0.15, 0.4, 0.8, 1.5)):
        marks = [f"nhap-{attempt}-{number}" for number in range(5_000)]
        table = "Mã,Tên,Loại,Từ ngày\n" + "".join(f"{mark},Tổ {mark},Phòng,01/01/2025\n" for mark in marks)

        def send():
            with contextlib.suppress(OSError, http.client.HTTPException):
                program.request("POST", "/api/v1/imports/units", table.encode(), {"Authorization": f"Bearer {token}"}, timeout=60)

        thread = threading.Thread(target=send, daemon=True)
        thread.start()
        time.sleep(pause)
        program.kill()
        thread.join()
        program.start()
        with contextlib.closing(sqlite3.connect(os.path.join(program.data, "thidua.sqlite"))) as database:
            there = database.execute("SELECT COUNT(*) FROM unit WHERE code LIKE ?", (f"nhap-{attempt}-%",)).fetchone()[0]
            names = database.execute(
                "SELECT COUNT(*) FROM unit_version v JOIN unit u ON u.unit_id = v.unit_id WHERE u.code LIKE ?", (f"nhap-{attempt}-%",)).fetchone()[0]
        check(there in (0, len(marks)) and names == there, f"an import killed after {pause} s left {there} of {len(marks)} units, {names} names")
        outcomes.add(there)
    program.stop()
    program.command("verify", "--data", program.data)
    print(f"import: killed five times, always all lines or none ({', '.join(map(str, sorted(outcomes)))}); the record verifies")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/debug/thidua")
    options = parser.parse_args()
    with temporary_folder() as folder:
        program = Program(options.program, os.path.join(folder, "data"))
        program.demo()
        token = program.token(OFFICER)
        program.start()
        try:
            too_large(program, token)
            broken_line(program, token)
            slow_line(program, token)
            killed_import(program, token)
        finally:
            with contextlib.suppress(Exception):
                program.stop()
    full_disk(options.program)


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
