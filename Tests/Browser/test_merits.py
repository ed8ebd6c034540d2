"""Why (not) me, before anybody nominates, and the registers on which the answer stands."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest
from words import Words

WHY = "/vi-sao"


class Merits(PageTest):
    """A demonstration of its own, since its registers are written in."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="thidua-"))
        cls.program = Program(stage.PROGRAM, folder + "/data")
        cls.program.demo()
        cls.program.start()
        cls.addClassCleanup(cls.program.stop)
        cls.own = stage.Browser(cls.program.address)
        cls.addClassCleanup(cls.own.close)

    def setUp(self):
        self.browser = self.own
        self.browser.resize(1280)

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")
        self.browser.resize(1280)

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def test_everybody_finds_their_own_reasons(self):
        browser = self.browser
        self.enter(words.STAFF)
        self.look_at(WHY)
        self.assertIn("Vì sao (chưa) tôi?", browser.main)
        self.assertGreater(len(browser.all("main table tbody tr")), 5)
        browser.click(browser.all("main table tbody a")[0])
        self.assertIn("Lao động tiên tiến", browser.main)
        browser.fill(browser.named("nam"), "20")
        browser.press("Xem")
        self.assert_explained(Words("vi"))
        browser.open(WHY + "?nam=2024")
        self.assertIn("2024", browser.main)
        # Nothing of others, and nothing secret.
        browser.open("/vu-viec")
        self.assertEqual(browser.links("/vu-viec/.+"), [])

    def test_the_office_keeps_the_registers(self):
        browser = self.browser
        self.enter(words.OFFICER)
        for path in ("/danh-gia", "/danh-gia/nhap", "/so-khen-thuong", "/so-khen-thuong/ghi", "/vu-viec", "/vu-viec/mo", "/ky-luat", "/thai-san"):
            self.look_at(path)
        browser.open("/danh-gia?nam=2024")
        entry = browser.links("/danh-gia/(?!nhap)[0-9a-z]+$")[0]
        self.look_at(entry)
        browser.click(browser.all("main details summary")[0])
        browser.press("Đính chính")
        self.assert_explained(Words("vi"))
        browser.choose("[name=level][value=excellent]")
        browser.fill(browser.named("document"), "15/QD-TD")
        browser.fill(browser.named("document_on"), "20/01/2025")
        browser.fill(browser.named("reason"), "Ghi nhầm <b>dòng</b>.")
        browser.press("Đính chính")
        browser.open(entry)
        self.assertIn("Ghi nhầm <b>dòng</b>.", browser.main)
        browser.open("/so-khen-thuong")
        self.look_at(browser.links("/so-khen-thuong/[0-9a-z]{12,}$")[0])

    def test_a_matter_is_opened_to_be_read_and_then_closed(self):
        browser = self.browser
        self.enter(words.OFFICER)
        browser.open("/vu-viec")
        matter = browser.links("/vu-viec/[0-9a-z]{12,}$")[0]
        self.look_at(matter)
        self.assertNotIn("Nội dung hư cấu", browser.main)
        browser.fill(browser.named("why"), "Doi chieu")
        browser.press("Mở hồ sơ")
        self.assertEqual(browser.path, matter)
        self.assertIn("Nội dung hư cấu", browser.main)
        self.look_at(matter)
        for account in (words.STAFF, words.UNIT_HEAD):
            self.enter(account)
            browser.open(matter)
            self.assertNotIn("hồ sơ", browser.main.lower())
