"""The law on pages: what holds on a day, what changes, working it out, confirming an entry, the agency's own rules, trying them on everybody."""

import tempfile

import stage
from program import Program
from stage import PageTest
from words import Words

LEGAL = "legalOfficer"
PACK = """pack: quy-che-so
title: {vi: Quy chế, en: Rules}
document: Quy chế của Sở
quotas:
  - {id: so-moi-phong, awards: [gk-ca-nhan], subjects: [person], per-unit: %s, article: Điều 6}
"""


class Law(PageTest):
    """A demonstration of its own, since its rules are changed."""

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
        self.browser.open("/")
        self.browser.forget()
        self.browser.speak("vi")

    def enter(self, account):
        self.browser.sign_in(account)
        self.browser.speak("vi")

    def look_at(self, path):
        self.browser.inspect(self, path.partition("?")[0])
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def test_everybody_reads_the_law_of_a_day(self):
        browser = self.browser
        for path in ["/khen-thuong", "/phap-luat", "/phap-luat/tinh", "/phap-luat/muc/cstdcs-2024"]:
            self.look_at(path)
        self.look_at("/phap-luat/thay-doi?tu=30/09/2026&den=01/10/2026")
        self.assertIn("Hết hiệu lực (1)", browser.main)
        self.assertIn("Bắt đầu (1)", browser.main)
        browser.open("/phap-luat/tinh?ma=ttldtt&ngay=30/06/2026")
        self.assertIn("0,8 × 2.340.000 = 1.872.000 → 1.880.000 đ", browser.main)
        browser.open("/phap-luat/tinh?ma=cstd-tinh&ngay=25/11/2026&tv=9&dy=8&vb=1")
        self.assertIn("không đạt. 8/9 = 88,9%, cần 9", browser.main)
        self.assertEqual(browser.all("main form[method=post]"), [])

    def test_an_entry_is_confirmed(self):
        browser = self.browser
        self.enter(LEGAL)
        path = "/phap-luat/muc/local-ttldxs"
        self.look_at(path)
        self.assertIn("Mẫu tham khảo", browser.main)
        self.look_at(path + "/thu?ap-dung=co")
        browser.open(path)
        browser.choose("[value=yes]")
        browser.fill(browser.named("text_read"), "QĐ 1/2025 <b>trang 3</b>")
        browser.fill(browser.named("reason"), "Ngắn.")
        browser.press("Xác nhận")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("reason"), "Đã đọc toàn văn, các điều kiện giống hệt.")
        browser.press("Xác nhận")
        self.assertEqual(browser.path, path)
        self.assertIn("QĐ 1/2025 <b>trang 3</b>", browser.main)
        self.assertIn("Đã xác nhận", browser.main)

    def test_the_agency_writes_tries_and_adopts_its_rules(self):
        browser = self.browser
        self.enter("officer")
        self.look_at("/phap-luat/co-quan")
        browser.fill(browser.named("body"), "pack: [")
        browser.fill(browser.named("note"), "Thử.")
        browser.press("Lưu dự thảo")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("body"), PACK % "không")
        browser.press("Lưu dự thảo")
        self.assertIn("Dòng 5, cột", browser.main)
        browser.fill(browser.named("body"), PACK % "1")
        browser.press("Lưu dự thảo")
        version = browser.path
        self.look_at(version)
        self.assertIn("không quá 1 mỗi đơn vị", browser.main)
        self.look_at(version + "/thu")
        self.assertIn("người và", browser.main)
        self.assertEqual(browser.all("main form[action$='ban-hanh']"), [])
        browser.forget()
        self.enter(LEGAL)
        browser.open(version)
        browser.fill(browser.named("document"), "QĐ 20/QĐ-S")
        browser.fill(browser.named("effective_on"), "01/01/2025")
        browser.press("Ban hành")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("effective_on"), "01/12/2025")
        browser.press("Ban hành")
        self.assertIn("Đã ban hành", browser.main)
        browser.open("/phap-luat?ngay=2025-12-01&ma=gk-ca-nhan")
        self.assertIn("không quá 1 mỗi đơn vị", browser.main)
