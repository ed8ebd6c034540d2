"""A registration from the day they are taken to its withdrawal: sent, returned, sent again, received, withdrawn; late ones, and an outsider's with a secret address."""

import words
from stage import PageTest
from words import Words

A_PLEDGE = r"^/phong-trao/[^/?#]+/dang-ky/(?!moi$)[^/?#]+$"


class Pledges(PageTest):
    def setUp(self):
        super().setUp()
        self.list = self.first_link(words.MOVEMENTS, words.A_MOVEMENT) + "/dang-ky"

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def take_until(self, day):
        """The officer says until when registrations are taken."""
        browser = self.browser
        self.enter(words.OFFICER)
        browser.open(self.list)
        for form in browser.all("main details"):
            browser.driver.execute_script("arguments[0].open = true", form)
        browser.fill(browser.named("from"), "01/10/2025")
        browser.fill(browser.named("to"), day)
        page = browser.all("html")[0]
        browser.click(browser.all("main form[action$='/dang-ky/mo'] button")[0])
        browser.wait_for_page_after(page)
        self.assertEqual(browser.path, self.list)
        self.assertIn(day, browser.main)

    def register(self, kind, text, **more):
        """Sends a registration as whoever is signed in; returns its page."""
        browser = self.browser
        browser.open(f"{self.list}/moi?loai={kind}")
        self.assertEqual(browser.axe(), [])
        for name, value in {"text": text, **more}.items():
            browser.fill(browser.named(name), value)
        if kind == "organisation":
            browser.choose("[name=consent]")
        browser.press("Tiếp tục")
        self.assertIn("Sổ cái sẽ ghi", browser.main)
        self.assertIn(text, browser.main)
        self.assertEqual(browser.axe(), [])
        page = browser.all("html")[0]
        browser.click(browser.all("main button[value=thuc-hien]")[0])
        browser.wait_for_page_after(page)
        return browser.path.removesuffix("/xong")

    def test_returned_sent_again_received_and_withdrawn(self):
        browser = self.browser
        self.take_until("31/10/2025")
        self.enter(words.STAFF)
        self.look_at(self.list)
        self.look_at(self.list + "/moi")
        browser.open(self.list + "/moi?loai=person")
        browser.press("Tiếp tục")
        self.assert_explained(Words("vi"))
        pledge = self.register("person", "Trực <b>mười</b> buổi tối")
        self.assertRegex(pledge, A_PLEDGE)
        self.assertNotIn("muộn", browser.main)
        self.look_at(pledge + "/xong")
        self.enter(words.OFFICER)
        self.look_at(pledge)
        self.assertIn("<b>mười</b>", browser.main)
        browser.click(browser.all("main details:has([name=reason]) summary")[0])
        browser.press("Trả lại")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("reason"), "Ghi rõ buổi nào")
        browser.press("Trả lại")
        self.assertEqual(browser.path, pledge)
        self.enter(words.STAFF)
        self.look_at(pledge)
        self.assertIn("Ghi rõ buổi nào", browser.main)
        browser.fill(browser.named("text"), "Trực mười buổi tối thứ Năm")
        browser.press("Gửi lại")
        self.assertIn("thứ Năm", browser.main)
        self.assertEqual(browser.all("main [name=text]"), [])
        self.enter(words.OFFICER)
        browser.open(pledge)
        browser.press("Nhận đăng ký")
        self.assertIn("Đã nhận", browser.main)
        self.assertEqual(browser.all("main form[action$='/nhan']"), [])
        self.enter(words.STAFF)
        browser.open(pledge)
        browser.press("Rút đăng ký")
        self.assertEqual(browser.path, pledge + "/rut")
        self.look_at(pledge + "/rut")
        self.assertIn("thứ Năm", browser.main)
        browser.press("Rút đăng ký")
        self.assertEqual(browser.path, pledge)
        self.assertIn("Đã rút", browser.main)
        browser.open(pledge + "/rut")
        self.assertEqual(browser.all("main form[action$='/rut']"), [])

    def test_after_the_last_day_it_is_late_and_said_so(self):
        browser = self.browser
        self.take_until("20/10/2025")
        self.enter(words.CLERK)
        self.look_at(self.list)
        browser.open(self.list + "/moi?loai=person")
        self.assertIn("Hạn đăng ký là 20/10/2025", browser.main)
        pledge = self.register("person", "Nhận trực cuối tuần")
        self.assertIn("ghi là muộn", browser.main)
        self.look_at(pledge)
        self.assertIn("(muộn)", browser.main)
        self.enter(words.OFFICER)
        browser.open(self.list + "?muon=1")
        self.assertIn(pledge, browser.links(A_PLEDGE))

    def test_an_outsider_comes_back_by_a_secret_address_and_leaves_nothing(self):
        browser = self.browser
        self.take_until("31/10/2025")
        browser.forget()
        browser.speak("vi")
        slip = self.register("organisation", "Tặng hai trăm cuốn sách", name="Hợp tác xã Bến Đò", phone="0900 000 001")
        self.assertTrue(slip.startswith("/dang-ky/phieu/"), slip)
        self.look_at(slip)
        self.assertIn("Giữ địa chỉ của trang này", browser.main)
        self.look_at(slip + "/rut")
        self.assertIn("không lấy lại được", browser.main)
        browser.press("Rút đăng ký")
        self.assertEqual(browser.path, slip)
        self.assertNotIn("Bến Đò", browser.main)
        self.assertNotIn("hai trăm", browser.main)
