#!/usr/bin/env python3
"""Runs the tests of the running program: browser, kill, restore, contest, rough input. The last line counts them.

    tools/run_tests.py --program .build/debug/thidua [--only browser|kill|restore|contest|rough] [--kills 200] [--seed N]
"""

import argparse
import os
import re
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BROWSER = os.path.join(os.path.dirname(HERE), "Tests", "Browser")
sys.path[:0] = [HERE, BROWSER]

import kill_test
import load
import restore_test
import rough_test
from program import temporary_postgresql

OPTIONS = argparse.Namespace()


class KillTests(unittest.TestCase):
    """No acknowledged act is lost, doubled or half done."""

    def test_sqlite(self):
        print(kill_test.run(OPTIONS.program, OPTIONS.kills, OPTIONS.seed), flush=True)

    def test_postgresql(self):
        with temporary_postgresql() as url:
            print(kill_test.run(OPTIONS.program, max(OPTIONS.kills // 10, 5), OPTIONS.seed, url), flush=True)


class RestoreTests(unittest.TestCase):
    """What was backed up while serving comes back whole."""

    def test_sqlite(self):
        print(restore_test.run(OPTIONS.program), flush=True)

    def test_postgresql(self):
        with temporary_postgresql() as first, temporary_postgresql() as second:
            print(restore_test.run(OPTIONS.program, first, second), flush=True)


class ContestTests(unittest.TestCase):
    """Many begin one contest at the same time, the server is killed while they answer, and no answer they were told was kept is missing."""

    def test_sqlite(self):
        self.play("sqlite")

    def test_postgresql(self):
        self.play("postgresql")

    def play(self, engine):
        game, seconds = load.play(
            OPTIONS.program, engine, people=80, within=2, pace=0.4, seed=OPTIONS.seed or 1, kills=3, say=lambda text: print(text, flush=True))
        self.assertEqual((game.finished, game.answers), (80, 80 * load.QUESTIONS))
        print(f"{game.answers} answers, {game.reread} read again, {game.broken} requests sent again after 3 kills, {seconds:.0f} s", flush=True)


class RoughTests(unittest.TestCase):
    """No input makes the server fail or fall silent."""

    def test_rough_input(self):
        print(rough_test.run(OPTIONS.program, OPTIONS.seed), flush=True)


class Result(unittest.TextTestResult):
    """Says how long each test took, and counts what passed, sub-tests included."""

    passed = 0

    def startTest(self, test):
        self.began = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        self.passed += 1
        super().addSuccess(test)
        self.stream.write(f"    {time.monotonic() - self.began:.1f} s\n")
        self.stream.flush()

    def addSubTest(self, test, subtest, problem):
        super().addSubTest(test, subtest, problem)
        if problem is None:
            self.passed += 1


def suites(only):
    """The tests that were asked for."""
    loader = unittest.defaultTestLoader
    if only in (None, "browser"):
        import stage

        stage.PROGRAM = OPTIONS.program
        yield loader.discover(BROWSER, pattern="test_*.py", top_level_dir=BROWSER)
    for name, case in {"restore": RestoreTests, "rough": RoughTests, "contest": ContestTests, "kill": KillTests}.items():
        if only in (None, name):
            yield loader.loadTestsFromTestCase(case)


def swift_tests(log):
    """How many tests `swift test` says it ran; it has ended well, or this would not run."""
    if not log:
        return 0
    with open(log, encoding="utf-8", errors="replace") as text:
        return sum(int(count) for count in re.findall(r"Test run with (\d+) tests? .*passed", text.read()))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/debug/thidua")
    arguments.add_argument("--only", choices=["browser", "kill", "restore", "contest", "rough"])
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int)
    arguments.add_argument("--swift-log", help="what `swift test` printed; its tests are counted in the last line")
    arguments.add_argument("--match", help="only tests whose name contains this")
    arguments.parse_args(namespace=OPTIONS)
    OPTIONS.program = os.path.abspath(OPTIONS.program)
    if OPTIONS.match:
        unittest.defaultTestLoader.testNamePatterns = [f"*{OPTIONS.match}*"]
    tests = unittest.TestSuite(suites(OPTIONS.only))
    try:
        result = unittest.TextTestRunner(verbosity=2, resultclass=Result).run(tests)
    finally:
        if "stage" in sys.modules:
            sys.modules["stage"].close()
    failed = len(result.failures) + len(result.errors)
    swift = swift_tests(OPTIONS.swift_log)
    parts = f" ({swift} in Swift, {result.passed} on the running program)" if swift else ""
    print(f"{swift + result.passed} passed, {failed} failed{parts}", flush=True)
    return 0 if result.wasSuccessful() and result.passed else 1


if __name__ == "__main__":
    sys.exit(main())
