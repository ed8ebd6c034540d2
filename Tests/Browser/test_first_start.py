"""An empty installation: setup by the printed address, then everything that has to do with one's own account."""

import base64
import hashlib
import hmac
import os
import re
import struct
import time

import stage
import words
from program import Program, temporary_folder
from stage import PageTest
from words import Words

FIRST, SECOND = "hoa sen no tren song Tien 1", "buom vang dau tren la sen 2"


def code(secret, ahead=0):
    """The six digits an authenticator app shows (RFC 6238), `ahead` steps of 30 s from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), step, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class FirstStart(PageTest):
    """One person sets the system up and takes care of their own account."""

    def test_from_the_printed_address_to_the_first_token(self):
        browser = self.browser
        with temporary_folder() as folder:
            program = Program(stage.PROGRAM, os.path.join(folder, "data"), today=None).start()
            demonstration, browser.address = browser.address, program.address
            try:
                self.set_up(program)
                self.sign_in(FIRST)
                self.change_password()
                secret = self.second_step()
                browser.press(Words("vi").sign_out, within="header")
                # A code works once, so the next one is used.
                self.sign_in(SECOND, code(secret, ahead=1))
                self.make_token(program)
            finally:
                browser.address = demonstration
                program.stop()

    def set_up(self, program):
        browser = self.browser
        browser.open(words.HOME)
        self.assertEqual(browser.axe(), [])
        path = re.search(r"/thiet-lap/\w+", program.log_end()).group(0)
        browser.open(path)
        browser.press(Words("vi").set_up)
        self.assertTrue(browser.title.startswith(Words("vi").error_prefix), browser.title)
        self.assertEqual(browser.axe(), [])
        answers = {
            "agency": "Sở Thử nghiệm", "short-name": "Sở TN", "slug": "so-tn", "name": "Trần Thị Đầu", "login": "dau", "password": FIRST,
            "password-repeat": FIRST,
        }
        for key, value in answers.items():
            browser.fill(browser.named(key), value)
        browser.press(Words("vi").set_up)
        self.assertEqual(browser.path, "/thiet-lap/xong", browser.main)
        self.assertEqual(browser.axe(), [])
        # The address worked once.
        status, _, _ = program.request("GET", path)
        self.assertIn(status, (403, 404, 410))

    def sign_in(self, password, digits=""):
        browser = self.browser
        browser.open(words.SIGN_IN)
        browser.fill(browser.named("login"), "dau")
        browser.fill(browser.named("password"), password)
        browser.fill(browser.named("code"), digits)
        browser.press(Words("vi").sign_in)
        self.assertEqual(browser.path, words.DESK, browser.main)
        self.assertEqual(browser.axe(), [])

    def change_password(self):
        browser = self.browser
        browser.open("/ho-so/mat-khau")
        self.assertEqual(browser.axe(), [])
        browser.fill(browser.named("current"), FIRST)
        browser.fill(browser.named("password"), SECOND)
        browser.fill(browser.named("password-repeat"), SECOND)
        browser.press(Words("vi").change_password)
        self.assertEqual(browser.path, words.PROFILE, browser.main)

    def second_step(self):
        """Turns the second step on; returns its secret."""
        browser = self.browser
        browser.open("/ho-so/hai-buoc")
        self.assertEqual(browser.axe(), [])
        browser.fill(browser.named("current"), SECOND)
        browser.press(Words("vi").start_second_step)
        secret = re.search(r"\b[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){3,}", browser.main).group(0).replace(" ", "")
        self.assertEqual(browser.axe(), [])
        browser.fill(browser.named("code"), code(secret))
        browser.press(Words("vi").confirm_second_step)
        self.assertGreaterEqual(len(browser.all("main ol li")), 8)
        self.assertEqual(browser.axe(), [])
        return secret

    def make_token(self, program):
        browser = self.browser
        browser.open("/ho-so/khoa-api")
        self.assertEqual(browser.axe(), [])
        browser.fill(browser.named("name"), "Thong ke")
        browser.choose("[name=scope][value=read]")
        browser.fill(browser.named("days"), "7")
        browser.press(Words("vi").make_token)
        token = re.search(r"\bthidua_\w+", browser.main).group(0)
        status, me = program.get_json("/api/v1/me", {"Authorization": f"Bearer {token}"})
        self.assertEqual(status, 200, me)
        status, _, _ = program.request("POST", "/api/v1/acts/unit.create", "{}", {"Authorization": f"Bearer {token}"})
        self.assertEqual(status, 403)
        # A secret is shown once.
        browser.open("/ho-so/khoa-api")
        self.assertNotIn(token, browser.text)
        self.assertIn("Thong ke", browser.main)
