#!/usr/bin/env python3
"""Sends the server what no browser would, and checks that every answer is a plain refusal.

Requests are built from a seed: broken paths, queries, cookies, tokens, forms, JSON and multipart bodies, sizes past every limit, bytes
that are no HTTP. The server may refuse, redirect, or close the connection; it may not answer 500, end, or stop answering others.

    tools/rough_test.py --program .build/debug/thidua [--seed 1] [--requests 1500]
"""

import argparse
import contextlib
import http.client
import json
import random
import re
import socket
import sys
import os

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kill_test import OFFICER, Broken
from program import ProgramError, demonstration

PATHS = [
    "/", "/phong-trao", "/viec-cua-toi", "/ke-hoach", "/ke-hoach/moi", "/quan-triet/x", "/to-chuc", "/to-chuc/so-do", "/to-chuc/nhap",
    "/nguoi", "/so-cai", "/dang-nhap", "/dang-nhap/trinh-dien", "/ho-so", "/quan-tri", "/ngon-ngu", "/openapi.json", "/api/v1/record",
    "/api/v1/acts/unit.create", "/api/v1/acts/plan.launch", "/health",
]
WORDS = [
    "", "0", "-1", "9223372036854775808", "1e999", "null", "' OR 1=1 --", "<script>alert(1)</script>", "../../../etc/passwd", "%00", "%ff%fe",
    "a\u0301\u0323", "\u202e", "Đ" * 300, "A" * 70_000, "\x00", "{}", "[]", "true", "{{7*7}}", "${7*7}", "https://example.org/", "//example.org",
]
METHODS = ["GET"] * 6 + ["POST"] * 6 + ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]
FORMS = [
    "/ngon-ngu", "/giao-dien", "/dang-nhap", "/dang-nhap/trinh-dien", "/ho-so/mat-khau", "/ho-so/phien", "/ho-so/khoa-api",
    "/ho-so/khoa-api/thu-hoi", "/ho-so/hai-buoc", "/ho-so/hai-buoc/xac-nhan", "/to-chuc/nhap", "/to-chuc/vp/doi-ten", "/nguoi/them",
    "/ke-hoach/moi", "/thiet-lap/x", "/dat-lai/x",
]
FIELDS = [
    "account", "login", "password", "code", "lang", "theme", "ve", "name", "scope", "acts", "days", "session", "token", "text", "title", "from",
    "_key",
]


def quoted(text):
    """The text percent-encoded, or now and then left as it is where HTTP allows it."""
    return "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


def path_of(chance, method):
    """A path, often of a real page or form, with parts that are not."""
    path = chance.choice(PATHS if method != "POST" or chance.random() < 0.3 else FORMS)
    if chance.random() < 0.2:
        path += "/" + quoted(chance.choice(WORDS)[:2000])
    if chance.random() < 0.4:
        names = ["q", "trang", "after", "lang", "unit", "sort", "ngay"]
        path += "?" + "&".join(f"{chance.choice(names)}={quoted(chance.choice(WORDS)[:2000])}" for _ in range(chance.randint(1, 3)))
    return path


def body_of(chance, csrf):
    """A body and the type it claims to have, which may be a lie."""
    kinds = [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "application/json; charset=utf-16",
    ]
    kind = chance.choice(kinds)
    shape = chance.choice([0, 1, 1, 1, 1, 2, 2, 3, 4, 5])
    if shape == 0:
        values = [*WORDS, 1, None, [], {}, [[[[]]]]]
        body = json.dumps({chance.choice(["name", "kind", "parent", "x"]): chance.choice(values) for _ in range(3)}).encode()
    elif shape == 1:
        body = "&".join(f"{chance.choice(FIELDS)}={quoted(chance.choice(WORDS))}" for _ in range(4)).encode()
        if chance.random() < 0.7:
            body, kind = body + b"&_csrf=" + csrf.encode(), kinds[1]
    elif shape == 2:
        word = chance.choice(WORDS).encode("utf-8", "replace")
        secret = b'--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n' + csrf.encode() + b"\r\n"
        kind = kinds[2]
        head = b'--x\r\nContent-Disposition: form-data; name="tep"; filename="' + word[:100] + b'"\r\n\r\n'
        body = secret + head + word + chance.choice([b"\r\n--x--\r\n", b"", b"\r\n--x"])
    elif shape == 3:
        body = bytes(chance.randrange(256) for _ in range(chance.randrange(500)))
    elif shape == 4:
        body = b"[" * chance.choice([10, 1_000, 100_000])
    else:
        body = b'{"name":"' + b"x" * chance.choice([100, 1_000_000, 3_000_000]) + b'"}'
    return body, kind


def send_request(program, chance, cookie, csrf, token):
    """One rough request; returns the status, or None when the connection was closed."""
    headers = {}
    method = chance.choice(METHODS)
    body = None
    if method in ("POST", "PUT", "PATCH"):
        body, headers["Content-Type"] = body_of(chance, csrf)
    if chance.random() < 0.5:
        headers["Authorization"] = chance.choice(["Bearer " + token, "Bearer x", "Basic eDp5", "Bearer " + "z" * 5000])
    if chance.random() < 0.8:
        strange = ["session=" + "q" * 52, "lang=xx; lang=en", "=;;=;", "a=" + "b" * 6000]
        headers["Cookie"] = chance.choice([cookie, cookie, cookie, cookie, cookie + "; lang=en", *strange])
    if chance.random() < 0.3:
        headers["Idempotency-Key"] = chance.choice(["", "k", "k" * 5000, "k\u00e9"]).encode("latin-1", "replace").decode("latin-1")
    if chance.random() < 0.2:
        headers["Accept-Language"] = chance.choice(["en", "zz;q=9", "*;q=0", ",,,;;;"])
    with contextlib.suppress(OSError, http.client.HTTPException):
        return program.request(method, path_of(chance, method), body, headers, timeout=30)[0]
    return None


def send_bytes(program, chance):
    """Bytes that are no HTTP, or HTTP that breaks off."""
    pieces = [
        b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", b"GET /\r\n", b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc", b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 5000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"\x00" * 100,
    ]
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", program.port), timeout=5) as connection:
        connection.settimeout(0.3)
        connection.sendall(chance.choice(pieces))
        connection.recv(1000)


def signed_in(program):
    """A session of the officer and the secret that its forms carry."""
    cookie = program.session("officer")
    page = program.request("GET", "/ho-so", headers={"Cookie": cookie})[2].decode()
    return cookie, re.search(r'name="_csrf" value="([^"]+)"', page).group(1)


def run(path, seed=None, requests=1500, user=OFFICER):
    """The whole test; raises Broken or ProgramError."""
    seed = seed if seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"rough test: {requests} requests, seed {seed}", flush=True)
    chance = random.Random(seed)
    statuses = {}
    with demonstration(path) as program:
        token = program.token(user)
        cookie, csrf = signed_in(program)
        for number in range(requests):
            if chance.random() < 0.1:
                send_bytes(program, chance)
                continue
            status = send_request(program, chance, cookie, csrf, token)
            if number % 50 == 0:
                # Some of the forms sign out.
                cookie, csrf = signed_in(program)
            statuses[status] = statuses.get(status, 0) + 1
            if status is not None and status >= 500 and status != 503:
                raise Broken(f"request {number} of seed {seed} was answered {status}\n{program.log_end()}")
            if program.process.poll() is not None:
                raise Broken(f"request {number} of seed {seed} ended the server\n{program.log_end()}")
        if program.get_json("/health")[0] != 200:
            raise Broken(f"the server is not well after seed {seed}")
        if program.stop() != 0:
            raise Broken("the server did not end well")
        program.command("verify", "--data", program.data)
    counts = sorted(statuses.items(), key=lambda pair: pair[0] or 0)
    return "answers by status: " + ", ".join(f"{status or 'closed'}: {count}" for status, count in counts)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/debug/thidua")
    arguments.add_argument("--seed", type=int)
    arguments.add_argument("--requests", type=int, default=1500)
    options = arguments.parse_args()
    try:
        print(run(options.program, options.seed, options.requests))
    except (Broken, ProgramError) as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
