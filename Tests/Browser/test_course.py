"""The course of a movement: a pilot named, concluded and dropped, the day of the interim review, and the next movement drafted from this one."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest
from words import Words


class Course(PageTest):
    """A demonstration of its own, since the movement is carried on in it."""

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
        self.browser.open(words.MOVEMENTS)
        self.movement = self.browser.links(words.A_MOVEMENT)[0]
        self.course = self.movement + "/lo-trinh"

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

    def test_pilots_and_the_interim_review(self):
        browser = self.browser
        self.look_at(self.course)
        self.assertIn("Nhân rộng", browser.main)
        self.assertEqual(browser.all("main form[action*='lo-trinh']"), [])
        self.enter(words.OFFICER)
        self.look_at(self.course)
        browser.click(browser.all("section[aria-labelledby=lam-diem] summary")[0])
        browser.choose("[name=unit] option[value]:not([value=''])")
        browser.fill(browser.named("what"), "Thử <b>một</b> việc.")
        browser.fill(browser.named("to"), "31/12/2031")
        browser.press("Chọn làm điểm")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("to"), "15/12/2025")
        browser.press("Chọn làm điểm")
        self.assertEqual(browser.path, self.course)
        self.assertIn("Thử <b>một</b> việc.", browser.main)
        pilot = browser.links(self.course + "/lam-diem/.+")[0]
        self.look_at(pilot)
        browser.choose("[value=adjust]")
        browser.fill(browser.named("result"), "Được một nửa.")
        browser.press("Ghi kết luận")
        self.assertIn("Được một nửa.", browser.main)
        browser.fill(browser.named("on"), "01/01/2030")
        browser.press("Đặt ngày")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("on"), "28/11/2025")
        browser.press("Đặt ngày")
        self.assertIn("28/11/2025", browser.main)

    def test_the_movement_is_carried_on(self):
        browser = self.browser
        self.enter(words.OFFICER)
        self.look_at(self.course + "/noi-tiep")
        self.assertIn("2026-2030", browser.named("title").get_attribute("value"))
        browser.fill(browser.named("from"), "01/06/2025")
        browser.press("Lập dự thảo")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("from"), "01/01/2026")
        browser.press("Lập dự thảo")
        self.assertTrue(browser.path.endswith("/phat-dong"), browser.path)
        draft = browser.path
        self.look_at(draft)
        self.assertIn("01/01/2026", browser.main)
        self.assertIn("Phải quyết định", browser.main)
        self.look_at(self.course)
        self.assertEqual(browser.links(draft.removesuffix("/phat-dong") + "$"), [draft.removesuffix("/phat-dong")])
        self.enter(words.STAFF)
        browser.open(self.course)
        self.assertEqual(browser.links("/ke-hoach/.+"), [])
        self.assertNotIn("Dự thảo kế hoạch nối tiếp", browser.main)
