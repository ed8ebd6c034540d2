"""People outside: from the form over the mail to their own data, without scripts; and how those who look after them see it."""

import base64
import os
import pathlib
import re
import time

import stage
import words
from program import Program, temporary_folder
from stage import PageTest

PASSWORD = "hoa sen no tren song Tien 1"


class Outsiders(PageTest):
    """An installation of its own, whose mails go into a file: a demonstration sends none."""

    def setUp(self):
        super().setUp()
        folder = self.enterContext(temporary_folder())
        self.mail = pathlib.Path(folder, "mail")
        script = pathlib.Path(folder, "sendmail")
        script.write_text(f"#!/bin/sh\ncat > {self.mail}.part\nmv {self.mail}.part {self.mail}\n", encoding="utf-8")
        script.chmod(0o755)
        self.program = Posting(stage.PROGRAM, os.path.join(folder, "data"), today=None)
        self.program.settings = {"THIDUA_SENDMAIL": str(script), "THIDUA_MAIL_FROM": "thidua@so.example.vn", "THIDUA_ORIGIN": self.program.address}
        self.program.start()
        self.addCleanup(self.program.stop)
        demonstration, self.browser.address = self.browser.address, self.program.address
        self.addCleanup(setattr, self.browser, "address", demonstration)
        self.addCleanup(self.browser.scripts, True)
        self.set_up()

    def set_up(self):
        browser = self.browser
        browser.open(re.search(r"/thiet-lap/\w+", self.program.log_end()).group(0))
        answers = {
            "agency": "Sở Thử nghiệm", "short-name": "Sở TN", "slug": "so-tn", "name": "Trần Thị Đầu", "login": "dau", "password": PASSWORD,
            "password-repeat": PASSWORD,
        }
        for key, value in answers.items():
            browser.fill(browser.named(key), value)
        browser.press("Thiết lập")

    def letter(self):
        """The text of the mail, once it has gone out."""
        deadline = time.monotonic() + 60
        while not self.mail.exists():
            self.assertLess(time.monotonic(), deadline, self.program.log_end())
            time.sleep(0.2)
        text = self.mail.read_text(encoding="utf-8").split("\n\n", 1)[1]
        self.mail.unlink()
        return base64.b64decode(text).decode("utf-8")

    def ask(self):
        browser = self.browser
        browser.choose("[name=kind][value=household]")
        browser.fill(browser.named("name"), "Hộ bà Tư")
        browser.choose("[name=inside][value=inside]")
        browser.fill(browser.named("place"), "Xã Ven Sông")
        browser.fill(browser.named("email"), "ba.tu@example.vn")
        browser.choose("[name=consent]")
        browser.press("Gửi liên kết cho tôi")
        self.assertEqual(browser.path, "/tham-gia/da-gui", browser.main)

    def test_the_whole_way_without_scripts(self):
        browser = self.browser
        browser.scripts(False)
        for path in ("/tham-gia", "/tham-gia/ma", "/rieng-tu", "/tham-gia/da-gui"):
            browser.inspect(self, path)
        browser.speak("vi")
        browser.resize(320)
        browser.open("/tham-gia")
        browser.press("Gửi liên kết cho tôi")
        self.assert_explained(words.Words("vi"))
        self.ask()
        link = re.search(r"/tham-gia/\w{52}", self.letter()).group(0)
        browser.inspect(self, link)
        browser.speak("vi")
        browser.open(link)
        self.assertIn("Hộ bà Tư", browser.main)
        browser.press("Đúng, tôi tham gia")
        self.assertEqual(browser.path, "/tham-gia/cua-toi")
        for path in ("/tham-gia/cua-toi", "/tham-gia/cua-toi/xoa"):
            browser.inspect(self, path)
        browser.speak("vi")
        browser.open("/tham-gia/cua-toi")
        browser.press("Rút: Tham gia")
        self.assertIn("Bạn đã rút đồng ý tham gia", browser.main)
        browser.press("Đồng ý: Tham gia")
        self.assertNotIn("Bạn đã rút đồng ý tham gia", browser.main)
        browser.open("/tham-gia/cua-toi/xoa")
        browser.press("Xóa tất cả")
        self.assertEqual(browser.path, "/tham-gia/da-xoa")
        browser.open("/tham-gia/cua-toi")
        self.assertEqual(browser.path, "/tham-gia")


class Posting(Program):
    """The program with a mail program of the test's own."""

    settings = {}

    def _environment(self):
        return super()._environment() | self.settings


class Keepers(PageTest):
    """Those who look after guests, in the demonstration."""

    def test_the_pages_of_guests(self):
        browser = self.browser
        browser.open(words.MOVEMENTS)
        join = browser.links(words.A_MOVEMENT)[0] + "/tham-gia"
        browser.inspect(self, join)
        self.assertIn("Hợp tác xã Sen Hồng", browser.main)
        browser.sign_in(words.OFFICER)
        for path in ("/khach", "/khach/moi", "/khach/loi"):
            browser.inspect(self, path)
        browser.speak("vi")
        browser.resize(1280)
        browser.open("/khach")
        guest = browser.links("/khach/[0-9a-z]{26}$")[0]
        browser.inspect(self, guest)
        browser.open("/khach/loi")
        browser.inspect(self, browser.links("/khach/loi/.+")[0])
