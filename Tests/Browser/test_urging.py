"""Urging: who is silent, a letter from its draft to the desk of the unit, when people are reminded, the outbox, and a calendar feed of one's own."""

import urllib.parse

import stage
import words
from stage import PageTest
from words import Words


class Urging(PageTest):
    def setUp(self):
        super().setUp()
        self.enter(words.UNIT_HEAD)
        self.browser.open(words.MOVEMENTS)
        # Other tests launch movements of their own, in which this head's unit owes nothing.
        movements = [path + "/don-doc" for path in self.browser.links(words.A_MOVEMENT)]
        self.urging = next(path for path in movements if self.owners(path))

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def owners(self, path):
        """Names of the units that the page about silence shows to whoever looks."""
        self.browser.open(path)
        return {one.text for one in self.browser.all("main table tbody th[scope=row]")}

    def units(self):
        """Rows of the table of silent units, by the unit's name."""
        table = self.browser.all("main table:has(th[scope=row])")
        rows = [row for one in table for row in one.find_elements("css selector", "tbody tr")]
        return {row.find_element("css selector", "th").text: row for row in rows if row.find_elements("css selector", "[name=unit]")}

    def test_a_letter_reaches_the_desk_of_the_unit(self):
        browser = self.browser
        self.look_at(self.urging)
        self.assertEqual(browser.all("main form[action$='/soan']"), [])
        own = self.owners(self.urging)
        self.enter(words.OFFICER)
        self.look_at(self.urging)
        self.assertTrue(browser.all("main svg"))
        every = self.units()
        name = next(name for name in every if name in own)
        self.assertGreater(len(every), len(own & set(every)))
        page = browser.all("html")[0]
        browser.click(every[name].find_element("css selector", "button"))
        browser.wait_for_page_after(page)
        letter = browser.path
        self.assertIn("Đang soạn", browser.main)
        self.look_at(letter)
        browser.fill(browser.named("answer_by"), "01/01/2020")
        browser.press("Lưu thư")
        self.assert_explained(Words("vi"))
        browser.open(letter)
        browser.fill(browser.named("number"), "15/VP-TĐ")
        browser.fill(browser.named("body"), "Đề nghị <b>đơn vị</b> báo cáo.\n\nTrân trọng.")
        browser.press("Lưu thư")
        self.enter(words.UNIT_HEAD)
        browser.open(letter)
        self.assertNotIn("báo cáo", browser.main)
        self.enter(words.OFFICER)
        self.look_at(letter + "/gui")
        self.assertIn("<b>đơn vị</b>", browser.main)
        browser.press("Gửi thư đôn đốc")
        self.assertEqual(browser.path, letter)
        self.assertIn("Đã gửi lúc", browser.main)
        self.assertEqual(browser.all("main form[action]"), [])
        for path in (letter, letter + "/in"):
            self.look_at(path)
        self.assertIn("15/VP-TĐ", browser.main)
        self.look_at("/thu-di")
        mails = browser.links(r"^/thu-di/[^/?#]+$")
        self.assertTrue(mails)
        self.look_at(mails[0])
        self.assertIn("(liên kết riêng của người nhận)", browser.main)
        self.enter(words.UNIT_HEAD)
        self.look_at(words.DESK)
        self.assertEqual(browser.links(letter + "$"), [letter])

    def test_when_people_are_reminded_is_set_in_the_browser(self):
        browser = self.browser
        self.enter(words.HEAD)
        self.look_at(self.urging + "/lich-nhac")
        browser.fill(browser.named("before"), "ba ngày")
        browser.press("Lưu lịch nhắc")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("before"), "4, 2")
        browser.press("Lưu lịch nhắc")
        self.assertEqual(browser.path, self.urging)
        self.assertIn("Nhắc trước hạn 4, 2 ngày làm việc", browser.main)
        self.look_at("/lich-lam-viec")
        self.enter(words.STAFF)
        browser.open(self.urging + "/lich-nhac")
        self.assertEqual(browser.all("main form"), [])

    def test_everybody_chooses_how_to_be_reminded_and_has_a_calendar(self):
        browser, served = self.browser, stage.program()
        self.enter(words.STAFF)
        self.look_at("/ho-so/thu-nhac")
        browser.choose("[name=channel][value=weekly]")
        browser.press("Lưu lựa chọn")
        self.assertTrue(browser.all("[name=channel][value=weekly]")[0].is_selected())
        browser.press("Tạo địa chỉ lịch")
        self.assertEqual(browser.axe(), [])
        address = next(word for word in browser.main.split() if word.endswith(".ics"))
        path = urllib.parse.urlsplit(address).path
        status, headers, body = served.request("GET", path, None, {})
        self.assertEqual((status, headers["Content-Type"]), (200, "text/calendar; charset=utf-8"))
        self.assertTrue(body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n"))
        self.assertIn(b"BEGIN:VEVENT", body)
        browser.open("/ho-so/thu-nhac")
        browser.press("Đóng lịch")
        self.assertEqual(served.request("GET", path, None, {})[0], 404)
