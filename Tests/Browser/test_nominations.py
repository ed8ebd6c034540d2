"""A nomination from the proposal to the appraisal: proposed, reviewed by the peers, confirmed, sent, received, appraised, in both languages."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest
from words import Words

BASE = "/de-nghi"
HEAD = "unitHead"


class Nominations(PageTest):
    """A demonstration of its own, since a nomination goes its whole way in it."""

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

    def test_from_the_proposal_to_the_appraisal(self):
        browser = self.browser
        self.enter(HEAD)
        self.look_at(BASE)
        self.look_at(BASE + "/moi")
        browser.open(BASE + "/moi?cho=person")
        self.assertEqual(browser.axe(), [])
        browser.press("Tiếp tục")
        self.assert_explained(Words("vi"))
        browser.open(BASE + "/moi?cho=person")
        browser.choose("[name=person] option[value]:not([value=''])")
        browser.choose("[name=award] option[value='gk-ca-nhan']")
        browser.choose("[name=type][value=merit]")
        browser.fill(browser.named("from"), "01/02/2025")
        browser.fill(browser.named("to"), "31/08/2025")
        browser.fill(browser.named("achievement"), "Lập bảng theo dõi <b>vốn</b> đầu tư.")
        browser.press("Tiếp tục")
        self.assertIn("Lập bảng theo dõi <b>vốn</b> đầu tư.", browser.main)
        self.assertEqual(browser.axe(), [])
        browser.press("Lập hồ sơ")
        nomination = browser.path
        self.assertRegex(nomination, BASE + "/[0-9a-z]{26}")
        self.look_at(nomination)
        self.assertIn("Còn thiếu", browser.main)
        self.look_at(nomination + "/bao-cao")
        browser.fill(browser.named("about"), "Chuyên viên của phòng.")
        browser.fill(browser.named("results"), "Theo dõi 214 dự án, giảm nửa thời gian làm báo cáo.")
        browser.press("Lưu báo cáo")
        self.assertIn("Theo dõi 214 dự án", browser.main)
        for part in ["/can-cu", "/giay-to", "/thong-tin", "/rut"]:
            self.look_at(nomination + part)
        self.look_at(nomination + "/xac-nhan")
        browser.choose("[name=holds][value=yes]")
        browser.press("Ghi ý kiến")
        self.assertIn("Đã xác nhận", browser.main)
        self.look_at(nomination + "/binh-xet")
        number = nomination.rsplit("/", 1)[1]
        browser.fill(browser.named("dong-y-" + number), "99")
        browser.choose("[name=secretary] option[value]:not([value='']):last-of-type")
        browser.press("Lập biên bản")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("dong-y-" + number), "5")
        browser.fill(browser.named("khong-" + number), "1")
        browser.press("Lập biên bản")
        self.assertIn("BIÊN BẢN BÌNH XÉT", browser.main)
        self.look_at(nomination + "/gui")
        browser.press("Gửi hồ sơ")
        self.assertIn("Bản 1, khóa khi gửi.", browser.main)

        self.enter(words.OFFICER)
        self.look_at(BASE + "/bang")
        self.look_at(BASE + "/dot")
        self.look_at(nomination)
        self.look_at(nomination + "/tiep-nhan")
        browser.press("Tiếp nhận")
        self.assertIn("Tiếp nhận thẩm định lúc", browser.main)
        self.look_at(nomination + "/tham-dinh")
        browser.choose("[name=result][value=meets]")
        browser.press("Ghi kết luận")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("grounds"), "Đã đối chiếu báo cáo với số liệu của hệ thống.")
        browser.press("Ghi kết luận")
        self.assertIn("Đạt", browser.main)
        self.look_at(nomination)

        self.enter("head")
        self.look_at(BASE + "/bang")
        browser.open(nomination)
        self.assertIn("Đã đối chiếu báo cáo", browser.main)

    def test_several_at_once_on_the_board(self):
        browser = self.browser
        self.enter(words.OFFICER)
        browser.open(BASE + "/bang?tinh-trang=submitted")
        boxes = browser.all("[name=ho-so]")
        self.assertGreater(len(boxes), 1)
        for box in boxes:
            browser.click(box)
        browser.press("Tiếp nhận thẩm định")
        self.assertIn("Kết quả từng hồ sơ", browser.main)
        self.assertIn("đã làm", browser.main)
        # The one that came late waits for the head, and the board says so.
        self.assertIn("trễ", browser.main)
        self.assertEqual(browser.axe(), [])


if __name__ == "__main__":
    import unittest

    unittest.main()
