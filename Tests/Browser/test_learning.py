"""Learning: a course from its draft to the certificate, the code on the screen, hours, a certificate from elsewhere, the self-assessment."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest
from words import Words


class Learning(PageTest):
    """A demonstration of its own, since courses are opened in it. Its day is 23 October 2025."""

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
        self.browser.scripts(True)
        self.browser.resize(1280)
        self.browser.forget()
        self.browser.open(words.MOVEMENTS)
        self.learning = self.browser.links(words.A_MOVEMENT)[0] + "/hoc-tap"

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

    def test_a_course_from_the_draft_to_the_certificate_without_scripts(self):
        browser = self.browser
        browser.scripts(False)
        self.enter(words.OFFICER)
        self.look_at(self.learning + "/moi")
        browser.fill(browser.named("title"), "Ký số <b>không</b> khó")
        browser.fill(browser.named("places"), "nhiều")
        browser.press("Lưu khóa học")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("about"), "Ký và kiểm tra chữ ký số.")
        browser.fill(browser.named("places"), "20")
        browser.press("Lưu khóa học")
        course = browser.path
        self.assertIn("Ký số <b>không</b> khó", browser.main)
        for name, value in (("day", "23/10/2025"), ("from", "00:00"), ("to", "23:59"), ("place", "Phòng họp 2"), ("hours", "100")):
            browser.fill(browser.named(name), value)
        browser.press("Thêm buổi")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("hours"), "3,5")
        browser.press("Thêm buổi")
        browser.press("Mở khóa học")
        session = browser.links(self.learning + "/buoi/.+")[0]
        self.look_at(course)

        # Somebody enrols from the desk.
        self.enter(words.STAFF)
        browser.open("/viec-cua-toi")
        self.assertIn(course, browser.links(course))
        self.look_at(course)
        browser.press("Ghi danh")
        self.assertIn("Có chỗ", browser.main)
        browser.open("/viec-cua-toi")
        check_in = browser.links(self.learning + "/diem-danh/.+")[0]
        self.look_at(check_in)
        browser.fill(browser.named("code"), "000000")
        browser.press("Tôi có mặt")
        self.assert_explained(Words("vi"))

        # The organiser's screen; its code brings a wrong one right.
        self.enter(words.OFFICER)
        self.look_at(session + "/man-hinh")
        browser.open(session + "/man-hinh")
        code = browser.all("main .mono")[0].text
        self.assertRegex(code, "^[0-9A-Z]{6}$")
        box = browser.all("svg.qr")[0].rect
        self.assertGreater(box["width"], 250)
        self.assertAlmostEqual(box["width"], box["height"], delta=1)
        self.enter(words.STAFF)
        browser.open(check_in + "?ma=" + code)
        self.assertEqual(browser.named("code").get_attribute("value"), code)
        browser.press("Tôi có mặt")
        self.assertIn("Bạn đã có mặt", browser.main)

        # By hand, with a reason; what runs cannot be ended.
        self.enter(words.OFFICER)
        self.look_at(session)
        self.assertIn("Có, quét mã", browser.main)
        browser.click(browser.all("main summary")[0])
        browser.choose("[name=person] option[value]:not([value=''])")
        browser.press("Bỏ điểm danh")
        self.assert_explained(Words("vi"))
        browser.fill(browser.all("[name=reason]")[0], "Nhầm người.")
        browser.press("Bỏ điểm danh")
        self.assertIn("0 trên 1", browser.main)
        browser.open(course)
        browser.press("Kết thúc khóa học")
        self.assertIn("Còn buổi học chưa qua", browser.main)

    def test_hours_experts_and_targets(self):
        browser = self.browser
        self.look_at(self.learning)
        self.look_at(self.learning + "/gio-hoc")
        self.assertIn("theo đơn vị", browser.main.lower())
        self.assertNotIn("Theo đối tượng", browser.main)
        self.enter(words.OFFICER)
        self.look_at(self.learning + "/gio-hoc")
        self.assertIn("Theo đối tượng", browser.main)
        self.look_at(self.learning + "/nong-cot")
        self.look_at(self.learning + "/chi-tieu")
        self.assertIn("CT11", browser.main)
        target = browser.links("/chi-tieu/.+")[0]
        self.look_at(target)
        self.assertIn("tự tính từ học tập", browser.main)
        certificates = self.learning + "/chung-chi"
        self.look_at(certificates)
        self.look_at(browser.links(certificates + "/.+")[0])
        browser.click(browser.all("main summary")[0])
        browser.press("Trả lại")
        self.assert_explained(Words("vi"))
        browser.press("Xác nhận")
        self.assertIn("Đã xác nhận", browser.main)

    def test_a_certificate_from_elsewhere(self):
        browser = self.browser
        self.enter(words.STAFF)
        self.look_at(self.learning + "/chung-chi")
        browser.press("Gửi chứng chỉ")
        self.assert_explained(Words("vi"))
        for name, value in (("title", "Học máy"), ("provider", "Trường X"), ("number", "X-1"), ("on", "20/10/2025"), ("hours", "12")):
            browser.fill(browser.named(name), value)
        browser.choose("[name=level][value=advanced]")
        browser.press("Gửi chứng chỉ")
        self.assertIn("Học máy", browser.main)
        self.assertIn("Chờ xác nhận", browser.main)

    def test_the_self_assessment(self):
        browser = self.browser
        path = self.learning + "/tu-danh-gia"
        self.enter(words.OFFICER)
        self.look_at(path)
        self.assertIn("Toàn cơ quan", browser.main)
        self.enter(words.STAFF)
        self.look_at(path)
        self.assertNotIn("Toàn cơ quan", browser.main)
        if not browser.all("main input:checked"):
            browser.press("Lưu tự đánh giá")
            self.assert_explained(Words("vi"))
        for number in range(1, 21):
            browser.choose(f"[name=s{number}][value='{number % 5}']")
        browser.press("Lưu tự đánh giá")
        self.assertEqual(browser.path, path)
        self.assertIn("bạn đã trả lời", browser.main)
        self.assertTrue(browser.all("#cua-ban"))
