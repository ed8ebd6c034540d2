"""A post from its draft to the newspaper page: written, illustrated, checked, published, commented on, moderated, corrected and withdrawn."""

import os
import tempfile
import xml.etree.ElementTree

import stage
import words
from stage import PageTest
from test_evidence import picture

ATOM = "{http://www.w3.org/2005/Atom}"


class News(PageTest):
    def setUp(self):
        super().setUp()
        self.browser.sign_in(words.OFFICER)
        self.browser.resize(1280)
        self.browser.open("/phong-trao")
        self.list = self.first_link("/phong-trao", r"/phong-trao/[^/?#]+") + "/tin"

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.open(path)

    def test_from_draft_to_withdrawal(self):
        browser, served = self.browser, stage.program()
        title = "Lớp học số <b>buổi tối</b>"
        self.look_at(self.list + "/viet")
        browser.fill(browser.named("title"), title)
        browser.fill(browser.named("lead"), "Hai mươi người học trong buổi đầu.")
        browser.fill(browser.named("body"), "Mở từ **18 giờ**.\n\n- [chạy](javascript:alert(1))\n- <script>alert(1)</script>")
        browser.choose("[name=audience][value=public]")
        browser.press("Lưu bản nháp")
        post = browser.path
        self.assertIn("Bản nháp", browser.main)
        self.assertEqual(browser.all("main article script, main article b, main a[href^='javascript']"), [])
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "lop.png")
            with open(file, "wb") as out:
                out.write(picture(900, 600))
            browser.open(post + "/tep")
            browser.fill(browser.named("tep"), file)
            browser.press("Thêm tệp")
            self.assertIn("Ảnh cần lời mô tả", browser.main)
            browser.fill(browser.named("alt"), "Lớp học buổi tối")
            browser.fill(browser.named("tep"), file)
            browser.press("Thêm tệp")
            self.assertIn("lop.png", browser.main)
        for page in ("/tep", "/sua", "/go", "/dang"):
            self.look_at(post + page)
        browser.open(post + "/dang")
        browser.press("Đăng công khai")
        self.assertTrue(browser.title.startswith("Lỗi:"), browser.title)
        browser.fill(browser.named("people"), "Không có ai")
        browser.choose("[name=consent]")
        browser.press("Đăng công khai")
        self.assertTrue(browser.path.endswith("/dang/xong"), browser.path)
        for page in (post, self.list):
            self.look_at(page)
        feed = xml.etree.ElementTree.fromstring(served.request("GET", self.list + ".atom", None, {})[2])
        self.assertIn(title, [entry.findtext(ATOM + "title") for entry in feed.iter(ATOM + "entry")])
        self.assertTrue(all(entry.findtext(ATOM + "id").startswith("urn:uuid:") for entry in feed.iter(ATOM + "entry")))
        browser.open(post + "/go")
        browser.fill(browser.named("reason"), "Nhầm ngày")
        browser.press("Gỡ")
        self.assertEqual(browser.path, self.list)
        self.assertEqual(served.request("GET", post, None, {})[0], 404)
