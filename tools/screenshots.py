#!/usr/bin/env python3
"""Takes the pictures of the README from a fresh demonstration.

    tools/screenshots.py --program .build/debug/thidua --output docs/images
"""

import argparse
import base64
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests" / "Browser")]

import stage
import words

WIDTH, HEIGHT = 1200, 860


def take(browser, path, file, below=None):
    """What a reader sees first on a page, or after scrolling to the element `below`, as a PNG."""
    browser.open(path)
    browser.driver.execute_script(
        "const from = arguments[0] && document.querySelector(arguments[0]);"
        "if (from) scrollTo({top: from.getBoundingClientRect().top + scrollY - 24, behavior: 'instant'})", below)
    shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    file.write_bytes(base64.b64decode(shot["data"]))
    print(f"{file} ({file.stat().st_size // 1024} kB)")


def first(browser, page, pattern):
    """The first link of a page that matches."""
    browser.open(page)
    return browser.links(pattern)[0]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--program", default=".build/debug/thidua")
    arguments.add_argument("--output", default="docs/images")
    options = arguments.parse_args()
    stage.PROGRAM = os.path.abspath(options.program)
    output = pathlib.Path(options.output)
    output.mkdir(parents=True, exist_ok=True)
    try:
        browser = stage.browser()
        browser.resize(WIDTH, HEIGHT)
        browser.open(words.HOME)
        browser.forget()
        take(browser, words.HOME, output / "home.png")
        movement = first(browser, words.MOVEMENTS, words.A_MOVEMENT)
        take(browser, movement, output / "movement.png")
        take(browser, f"{movement}/tin", output / "news.png")
        browser.speak("en")
        browser.media(dark=True)
        take(browser, movement, output / "movement-en-dark.png")
        browser.media()
        browser.forget()
        browser.sign_in("unitHead")
        take(browser, words.DESK, output / "desk.png")
        browser.forget()
        browser.sign_in("head")
        take(browser, f"{movement}/toan-canh", output / "overview.png")
        browser.forget()
        browser.sign_in(words.OFFICER)
        browser.open(words.NEW_PLAN)
        browser.fill(browser.named("text"), (stage.ROOT / "Examples/dong-thap-2021-2025/ke-hoach.ocr.txt").read_text(encoding="utf-8"))
        browser.press(words.Words("vi").read_plan)
        take(browser, browser.path + "#n-I.1.a", output / "review.png", below="#nghia-vu")
    finally:
        stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
