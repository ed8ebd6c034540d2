"""Exemplars: who is published, the graph of those who took one over, suggestions, fairness; a text that waits for its consent."""

import tempfile

import stage
import words
from program import Program
from stage import PageTest


class Exemplars(PageTest):
    """A demonstration of its own, since exemplars are published and adoptions declared in it."""

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
        self.browser.open(words.MOVEMENTS)
        self.browser.forget()
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(words.MOVEMENTS)
        self.list = self.browser.links(words.A_MOVEMENT)[0] + "/dien-hinh"

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

    def test_what_everybody_sees(self):
        browser = self.browser
        self.look_at(self.list)
        self.assertIn("Một cửa không giấy", browser.main)
        # Somebody who is being brought up does not exist for visitors.
        self.assertNotIn("Chưa công bố", browser.main)
        pages = browser.links("/dien-hinh/[^/]+")
        self.assertEqual(len(pages), 2)
        self.look_at(pages[0])
        self.assertEqual(len(browser.all("main svg.org-chart path")), 2)
        self.assertIn("140 → 62 lượt", browser.main)
        self.look_at(browser.links(pages[0] + "/ap-dung/.+")[0])
        self.assertIn("Sổ trực quầy", browser.main)

    def test_suggestions_and_fairness(self):
        browser = self.browser
        self.enter(words.OFFICER)
        self.look_at(self.list)
        self.look_at(self.list + "/goi-y")
        self.assertIn("Đây không phải xếp hạng con người", browser.main)
        self.look_at(self.list + "/cong-bang")
        self.assertIn("người chưa từng được gợi ý", browser.main)

    def test_nothing_is_public_without_consent(self):
        browser = self.browser
        self.enter(words.OFFICER)
        browser.open(self.list)
        page = browser.links("/dien-hinh/[^/]+")[-1]
        self.look_at(page)
        self.look_at(page + "/boi-duong")
        self.look_at(page + "/viet")
        for name, text in [
            ("title", "Một bảng <i>tổng hợp</i>"), ("story", "Từ một việc nhỏ."), ("steps", "Đếm.\nGộp."), ("measure", "Giờ làm báo cáo"),
            ("before", "12"), ("after", "4"), ("source", "Nhật ký công việc"),
        ]:
            browser.fill(browser.named(name), text)
        browser.press("Lưu bản viết")
        self.assertIn("Một bảng <i>tổng hợp</i>", browser.all("h1")[0].text)
        self.look_at(page + "/de-nghi")
        browser.press("Đề nghị công bố")
        # Nobody but the person consents, and without consent nothing is public.
        self.assertIn("Đề nghị công bố", browser.main)
        self.assertNotIn(page + "/dong-y", browser.links("/dien-hinh/.+"))
        self.assertNotIn(page + "/cong-bo", browser.links("/dien-hinh/.+"))
        browser.forget()
        browser.speak("vi")
        browser.open(page)
        self.assertNotIn("Một bảng", browser.text)
