"""An initiative from the first word to the certificate: written, handed in, checked, scored by the council, recognised."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest
from words import Words

LIST = "/sang-kien"
COUNCIL = "/hoi-dong-sang-kien"
MEMBERS = (words.UNIT_HEAD, words.COUNCIL_MEMBER, words.COUNCIL_SECRETARY)


class Initiatives(PageTest):
    """A demonstration of its own played until July, looked at in October: a council is in office and nothing is being scored."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="thidua-"))
        cls.program = Program(stage.PROGRAM, folder + "/data")
        cls.program.command("demo", "--data", cls.program.data, "--through", "interim")
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

    def write(self):
        """The staff member writes and hands in; the address of the initiative."""
        browser = self.browser
        self.enter(words.STAFF)
        self.look_at(LIST)
        self.look_at(LIST + "/moi")
        browser.press("Lưu bản soạn")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("title"), "Nhắc hạn <b>hồ sơ</b> mỗi sáng")
        browser.choose("[name=kind][value=operation]")
        browser.press("Lưu bản soạn")
        here = browser.path
        self.assertRegex(here, r"^/sang-kien/[^/]+$")
        self.look_at(here)
        self.look_at(here + "/nop")
        self.assertEqual(browser.all("[name=declared]"), [])
        self.look_at(here + "/sua")
        for name, text in (
                ("situation", "Hồ sơ quá hạn chỉ được phát hiện khi người dân gọi đến hỏi phòng."),
                ("solution", "Hệ thống một cửa tự gửi tin nhắn cho người nộp trước ngày trả một ngày, kèm mã tra cứu."),
                ("purpose", "Không còn hồ sơ trễ mà không ai biết."), ("place", "Phòng Kinh tế ngành"), ("applied_from", "03/03/2025"),
                ("benefit", "Hồ sơ trễ giảm một nửa."), ("money", "12000000")):
            browser.fill(browser.named(name), text)
        browser.press("Lưu")
        self.assertEqual(browser.path, here)
        self.look_at(here + "/tac-gia")
        browser.fill(browser.named("share-0"), "70")
        browser.fill(browser.named("who-1"), "Nguyễn Thị Mẫu")
        browser.fill(browser.named("organisation-1"), "Bưu điện xã (hư cấu)")
        browser.fill(browser.named("share-1"), "20")
        browser.press("Lưu tác giả")
        self.assert_explained(Words("vi"))
        self.assertIn("90", browser.main)
        self.assertEqual(browser.named("organisation-1").get_attribute("value"), "Bưu điện xã (hư cấu)")
        browser.fill(browser.named("share-1"), "30")
        browser.press("Lưu tác giả")
        self.assertEqual(browser.path, here)
        self.look_at(here + "/minh-chung")
        browser.choose("[name=kind][value=link]")
        browser.fill(browser.named("title"), "Báo cáo")
        browser.fill(browser.named("reference"), "khong phai dia chi")
        browser.press("Thêm minh chứng")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("reference"), "https://baocao.trinhdien.example/12")
        browser.press("Thêm minh chứng")
        self.look_at(here + "/nop")
        browser.press("Nộp")
        self.assert_explained(Words("vi"))
        browser.choose("[name=declared]")
        browser.press("Nộp")
        self.assertEqual(browser.path, here)
        self.assertIn("SK-2025-0004", browser.main)
        return here

    def names(self):
        """Who signs in under each of the roles of the council."""
        self.browser.open(words.DEMO_SIGN_IN)
        cards = {card.find_element("name", "account").get_attribute("value"): card for card in self.browser.all(".role-grid > *")}
        return [cards[account].find_element("css selector", ".meta").text.split(" · ")[0] for account in MEMBERS]

    def appoint(self):
        """Another council, of people who can sign in here."""
        browser = self.browser
        browser.forget()
        chair, member, secretary = self.names()
        self.enter(words.OFFICER)
        self.look_at(COUNCIL)
        browser.click(browser.all("section[aria-labelledby^=hd-] summary")[0])
        browser.fill(browser.all("section[aria-labelledby^=hd-] [name=reason]")[0], "Kiện toàn hội đồng.")
        browser.press("Kết thúc nhiệm kỳ")
        browser.click(browser.all("section[aria-labelledby=hoi-dong] > details summary")[0])
        for name, text in (
                ("decision", "70/QĐ (trình diễn)"), ("decided_on", "25/07/2025"), ("from", "23/10/2025"), ("chair", chair),
                ("secretary", secretary), ("members", member)):
            browser.fill(browser.all(f"section[aria-labelledby=hoi-dong] [name={name}]")[0], text)
        browser.press("Ghi hội đồng")
        self.assertIn("70/QĐ", browser.main)

    def score(self, here):
        browser = self.browser
        for account in MEMBERS:
            self.enter(account)
            self.look_at(here)
            browser.fill(browser.named("diem-1"), "31")
            browser.choose("[name=favours][value=yes]")
            browser.press("Gửi điểm")
            self.assert_explained(Words("vi"))
            for number, points in enumerate(("28", "25", "26", "8"), 1):
                browser.fill(browser.named(f"diem-{number}"), points)
            browser.press("Gửi điểm")
            self.assertEqual(browser.path, here)
            self.assertIn("đã gửi", browser.main)

    def test_from_the_first_word_to_the_certificate(self):
        browser = self.browser
        here = self.write()
        self.appoint()
        self.look_at(LIST + "/theo-doi")
        self.look_at(here)
        browser.press("Tiếp nhận")
        self.assertIn("23/01/2026", browser.main)
        self.look_at(here + "/tuong-tu")
        self.assertIn("100", browser.main)
        browser.open(here)
        browser.press("Mở đợt chấm")
        self.assertIn("Chưa chấm", browser.main)
        self.score(here)
        self.enter(words.OFFICER)
        browser.open(here)
        browser.press("Chốt kết quả")
        self.assertIn("87", browser.main)
        self.enter(words.HEAD)
        browser.open("/viec-cua-toi")
        self.assertIn("Chờ bạn quyết định", browser.main)
        self.look_at(here + "/quyet-dinh")
        browser.press("Công nhận")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("number"), "99/QĐ (trình diễn)")
        browser.press("Công nhận")
        self.assertEqual(browser.path, here)
        self.assertIn("GCNSK-2025-0001", browser.main)
        self.enter(words.STAFF)
        self.look_at(here)
        self.look_at(here + "/giay-chung-nhan/2")
        self.assertIn("Nguyễn Thị Mẫu", browser.main)
        self.assertIn("30 %", browser.main)
        browser.forget()
        self.look_at(LIST)
        self.look_at(here)
        self.assertIn("Nhắc hạn <b>hồ sơ</b> mỗi sáng", browser.text)
        self.assertNotIn("Nguyễn Thị Mẫu", browser.text)
