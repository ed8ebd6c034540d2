"""The head's screen as of any day, a review from opening to the question of closing it, and search from every page."""

import os
import pathlib

import words
from stage import PageTest
from words import Words


class Overview(PageTest):
    """What the head sees, and what anybody finds."""

    def movement(self):
        """The address of the first movement of the list."""
        self.browser.open(words.MOVEMENTS)
        return self.browser.links(words.A_MOVEMENT)[0]

    def shoot(self, name):
        """A picture for whoever wants to look, in the folder named by SCREENSHOTS."""
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            driver = self.browser.driver
            for width in (320, 1280):
                self.browser.resize(width, driver.execute_script("return document.documentElement.scrollHeight"))
                pathlib.Path(folder, f"{name}-{width}.png").write_bytes(driver.get_screenshot_as_png())
            self.browser.resize(1280)

    def test_the_head_sees_one_page_and_opens_its_numbers(self):
        browser = self.browser
        browser.sign_in(words.HEAD)
        screen = self.movement() + "/toan-canh"
        browser.inspect(self, screen)
        browser.speak("vi")
        browser.open(screen)
        self.shoot("toan-canh")
        rows = browser.links(r"^/phong-trao/[^/?#]+/toan-canh/[a-z-]+$")
        self.assertGreaterEqual(len(rows), 6, rows)
        for path in rows:
            browser.inspect(self, path)
        browser.speak("vi")
        browser.open(screen)
        number = browser.all(".figure-number a")[0]
        shown = number.text
        page = browser.all("html")[0]
        browser.click(number)
        browser.wait_for_page_after(page)
        clauses = {row.text for row in browser.all("tbody th")}
        self.assertEqual(len(clauses), int(shown))
        self.shoot("toan-canh-dong")

    def test_a_day_that_has_not_come_is_said_so(self):
        browser = self.browser
        browser.sign_in(words.HEAD)
        browser.open(self.movement() + "/toan-canh?ngay=01/01/2099")
        self.assertTrue(browser.title.startswith(Words("vi").error_prefix), browser.title)
        self.assertEqual(browser.named("ngay").get_attribute("value"), "01/01/2099")

    def test_a_review_composes_itself_and_asks_about_a_wrong_number(self):
        browser = self.browser
        browser.sign_in(words.OFFICER)
        browser.open(self.movement() + "/so-ket")
        if not browser.links(r"^/so-ket/[^/?#]+$"):
            browser.choose("input[name=kind][value=interim]")
            browser.press("Mở báo cáo")
        else:
            browser.open(browser.links(r"^/so-ket/[^/?#]+$")[0])
        review = browser.path
        browser.inspect(self, review)
        browser.speak("vi")
        browser.open(review + "/sua/lessons")
        browser.fill(browser.named("text"), "Làm sớm: 9876 điều khoản đang sống, hệ thống tính {{alive}}.")
        browser.press("Ghi")
        self.assertIn("Lệch số liệu: “9876 điều khoản đang sống”", browser.main)
        browser.inspect(self, review)
        browser.speak("vi")
        browser.open(review)
        self.shoot("so-ket")
        browser.open(review + "/sua/lessons")
        browser.fill(browser.named("text"), "Làm sớm: {{alvie}} điều khoản đang sống.")
        browser.press("Ghi")
        self.assertIn("{{alvie}}", browser.main)
        self.shoot("so-ket-sua")
        browser.inspect(self, review + "/in")
        browser.speak("vi")
        browser.open(review + "/in")
        self.shoot("so-ket-in")
        browser.forget()
        browser.sign_in(words.HEAD)
        browser.inspect(self, review + "/chot")

    def test_search_from_the_masthead_in_any_spelling(self):
        browser = self.browser
        browser.inspect(self, "/tim")
        for language, width in zip(words.LANGUAGES, (320, 1280)):
            browser.speak(language)
            browser.resize(width)
            browser.open("/tim?q=chuyen+doi+so")
            self.assertIsNone(browser.sideways())
            self.assertEqual(browser.axe(), [])
        browser.speak("vi")
        browser.scripts(False)
        try:
            browser.open(words.HOME)
            box = browser.driver.find_element("id", "tim-nhanh")
            browser.fill(box, "đổi CHUYEN số")
            page = browser.all("html")[0]
            browser.click(browser.button("Tìm", within=".site-search"))
            browser.wait_for_page_after(page)
        finally:
            browser.scripts(True)
        self.assertGreaterEqual(len(browser.all("main mark")), 3)
        self.shoot("tim")
