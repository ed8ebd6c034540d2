"""Starts, asks, stops and kills the program, for the tests, measurements and pictures that need it running."""

import atexit
import contextlib
import glob
import http.client
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The day the demonstration is looked at: inside the period of its plan, so that there is something to do.
DEMONSTRATION_DAY = "2025-10-23"


_started = []
# Folders of demonstrations that have been played, and what was printed.
_demonstrations = {}


@atexit.register
def _end_what_was_started():
    """A test that fails, or is stopped from outside, leaves no server behind."""
    for process in _started:
        if process.poll() is None:
            process.kill()


# Being told to end runs what is registered above, as Ctrl-C does.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class ProgramError(Exception):
    """The program did not do what it was asked."""


def free_port():
    """A port that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Program:
    """One data folder and the server on it."""

    def __init__(self, path, data, database=None, today=DEMONSTRATION_DAY, port=None):
        self.path = str(pathlib.Path(path).resolve())
        self.data = str(data)
        self.database = database
        self.today = today
        self.port = port or free_port()
        self.log_path = os.path.join(self.data + ".log")
        self.process = None
        # Whether X-Forwarded-For is believed: for tests in which many people come from one machine.
        self.trusts_proxy = False

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def _environment(self):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
        environment["THIDUA_DATA"] = self.data
        if self.database:
            environment["THIDUA_DATABASE"] = self.database
        if self.today:
            environment["THIDUA_TODAY"] = self.today
        if self.trusts_proxy:
            environment["THIDUA_TRUST_PROXY"] = "1"
        return environment

    def command(self, *arguments, timeout=300, check=True):
        """Runs one subcommand to its end and returns what it printed on standard output."""
        done = subprocess.run(
            [self.path, *arguments], env=self._environment(), cwd=ROOT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout)
        if check and done.returncode != 0:
            raise ProgramError(f"thidua {' '.join(arguments)} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def demo(self):
        """Builds the demonstration in the data folder. On SQLite it is played once for each day and program, and copied from then on."""
        if self.database:
            return self.command("demo", "--data", self.data)
        key = (self.path, os.stat(self.path).st_mtime_ns, self.today)
        if key not in _demonstrations:
            folder = tempfile.mkdtemp(prefix="thidua-demo-")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            played = Program(self.path, os.path.join(folder, "data"), today=self.today)
            _demonstrations[key] = played.data, played.command("demo", "--data", played.data)
        made, said = _demonstrations[key]
        shutil.copytree(made, self.data, dirs_exist_ok=True)
        return said

    def spawn(self):
        """Starts the server without waiting for it."""
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [self.path, "serve", "--data", self.data, "--port", str(self.port)],
                env=self._environment(), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _started.append(self.process)

    def start(self, timeout=60):
        """Starts the server and waits until it is well."""
        self.spawn()
        self.wait_until_well(timeout)
        return self

    def wait_until_well(self, timeout=60):
        """Waits until /health answers 200; raises with the end of the log when it does not."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise ProgramError(f"the server ended with {self.process.returncode}\n{self.log_end()}")
            with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
                status, _ = self.get_json("/health", timeout=2)
                if status == 200:
                    return
            time.sleep(0.01)
        raise ProgramError(f"the server was not well within {timeout} s\n{self.log_end()}")

    def stop(self, timeout=30):
        """Asks the server to end (SIGTERM) and returns its exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            raise ProgramError(f"the server did not end within {timeout} s of SIGTERM\n{self.log_end()}") from None

    def kill(self):
        """Ends the server at once (SIGKILL)."""
        self.process.kill()
        self.process.wait()

    def request(self, method, path, body=None, headers=None, timeout=30):
        """One request on a connection of its own; returns status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get_json(self, path, headers=None, timeout=30):
        """The JSON that a path answers with, and its status."""
        status, _, body = self.request("GET", path, headers=headers, timeout=timeout)
        return status, json.loads(body)

    def token(self, user, scope="all"):
        """A new API token of a person."""
        return self.command("token", "create", "--as", user, "--scope", scope, "--data", self.data).split()[-1]

    def session(self, role):
        """Takes a role as the demonstration's page of roles does; returns the Cookie header that carries the session."""
        status, headers, _ = self.request(
            "POST", "/dang-nhap/trinh-dien", f"account={role}", {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            raise ProgramError(f"taking the role {role} was answered {status}")
        return "; ".join(cookie.split(";")[0] for cookie in headers.get_all("Set-Cookie"))

    def log_end(self, size=3000):
        """The last of what the server wrote."""
        with contextlib.suppress(OSError):
            return pathlib.Path(self.log_path).read_text(errors="replace")[-size:]
        return ""


@contextlib.contextmanager
def temporary_folder(prefix="thidua-"):
    """A folder that is gone afterwards."""
    folder = tempfile.mkdtemp(prefix=prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def demonstration(path, database=None):
    """A served demonstration in a temporary folder."""
    with temporary_folder() as folder:
        program = Program(path, os.path.join(folder, "data"), database)
        program.demo()
        program.start()
        try:
            yield program
        finally:
            program.stop()


@contextlib.contextmanager
def temporary_postgresql():
    """A PostgreSQL server of our own on the loopback address; yields the URL of an empty database in it."""
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda name: int(name.split("/")[4]))
    if not binaries and not shutil.which("initdb"):
        raise ProgramError("PostgreSQL is not installed: scripts/setup --test")
    folder_of = (lambda name: os.path.join(binaries[-1], name)) if binaries else shutil.which
    with temporary_folder("thidua-pg-") as folder:
        # PostgreSQL refuses to run as root; the package brings a user for it.
        as_other = {}
        if os.getuid() == 0:
            other = pwd.getpwnam("postgres")
            os.chown(folder, other.pw_uid, other.pw_gid)
            as_other = {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": [], "cwd": "/"}
        data, port = os.path.join(folder, "data"), free_port()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "check": True, **as_other}
        subprocess.run([folder_of("initdb"), "-D", data, "-U", "thidua", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], **quiet)
        server = subprocess.Popen(
            [folder_of("postgres"), "-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=100"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_other)
        _started.append(server)
        try:
            for _ in range(300):
                if subprocess.run([folder_of("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]).returncode == 0:
                    break
                time.sleep(0.1)
            else:
                raise ProgramError("PostgreSQL did not start")
            subprocess.run([folder_of("createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "thidua", "thidua"], **quiet)
            yield f"postgresql://thidua@127.0.0.1:{port}/thidua"
        finally:
            # A fast shutdown: connections are closed, nothing is lost.
            server.send_signal(signal.SIGINT)
            server.wait(30)
