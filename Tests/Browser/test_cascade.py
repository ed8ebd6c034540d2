"""Passing a plan on in a unit: the head chooses people and says a word; the head sees who has opened, read and answered."""

import json

import stage
import words
from stage import PageTest
from test_journeys import RIGHT_ANSWER
from test_targets import told
from words import Words


class PassingOn(PageTest):
    def setUp(self):
        super().setUp()
        self.browser.open(words.MOVEMENTS)
        self.movements = self.browser.links(words.A_MOVEMENT)

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def unit_page(self, movement):
        """The page on which the head who is signed in passes the plan on."""
        return self.first_link(movement + "/quan-triet", rf"^{movement}/quan-triet/[^/]+$")

    def test_the_head_chooses_people_and_says_a_word(self):
        browser = self.browser
        self.enter(words.COUNCIL_MEMBER)
        page = self.unit_page(self.movements[-1])
        self.look_at(page)
        browser.press("Gửi lời quán triệt")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("word"), "Việc của <b>Thanh tra</b>: trả lời đơn trên mạng.\nĐọc xong, ghi câu hỏi.")
        browser.fill(browser.named("by"), "01/01/2020")
        browser.choose("[name=people]")
        browser.press("Gửi lời quán triệt")
        self.assert_explained(Words("vi"))
        self.assertTrue(browser.all("[name=people]")[0].is_selected())
        self.assertIn("<b>Thanh tra</b>", browser.named("word").get_attribute("value"))
        browser.fill(browser.named("by"), "31/10/2025")
        browser.press("Gửi lời quán triệt")
        self.assertEqual(browser.path, page)
        self.look_at(page)
        self.assertIn("<b>Thanh tra</b>", browser.main)
        self.assertEqual(len(browser.all("main table tbody tr")), 1)
        # More are asked later, and the word is put better.
        browser.click(browser.all("main details summary")[0])
        browser.fill(browser.named("word"), "Trả lời đơn trên mạng trong ngày.")
        browser.choose("[name=people]")
        page_before = browser.all("html")[0]
        browser.click(browser.all("main details button")[0])
        browser.wait_for_page_after(page_before)
        self.assertIn("trong ngày", browser.main)
        self.assertEqual(len(browser.all("main table tbody tr")), 2)
        self.enter(words.STAFF)
        browser.open(page)
        self.assertNotIn("Trả lời đơn", browser.main)

    def test_opened_read_and_answered_stand_on_the_page_of_the_head(self):
        browser, program = self.browser, stage.program()
        self.enter(words.CLERK)
        reading = self.first_link(words.DESK, words.ACKNOWLEDGEMENT)
        self.look_at(reading)
        self.assertIn("Văn phòng làm gương", browser.main)
        self.enter(words.UNIT_HEAD)
        page = next(one for one in map(self.unit_page, self.movements) if self.unread(one))
        self.look_at(page)
        name = self.unread(page)
        movement, login = told(
            "SELECT m.movement_id, a.login FROM movement m, account a JOIN person p ON p.person_id = a.person_id "
            "WHERE p.name = ? AND m.slug = ?", name, page.split("/")[2])

        def reads(act, **values):
            values = json.dumps({"movement": movement, **values})
            return json.loads(program.command("act", "run", act, "--as", login, "--data", program.data, "--json", values))["result"]

        seen = []
        sections = reads("acknowledgement.open")["sections"]
        seen.append(self.state_of(page, name))
        for section in range(1, sections + 1):
            reads("acknowledgement.read", section=section)
        seen.append(self.state_of(page, name))
        reads("acknowledgement.answer", choice=RIGHT_ANSWER)
        seen.append(self.state_of(page, name))
        self.assertEqual(seen, ["Đang đọc, quá hạn", "Đã đọc, chưa trả lời, quá hạn", "Đã xác nhận"])
        self.look_at(page)

    def unread(self, page):
        """Somebody in the head's table who has not opened the plan."""
        self.browser.open(page)
        rows = [row for row in self.browser.all("main table tbody tr") if "Chưa mở" in row.text]
        return rows[0].find_element("css selector", "th").text if rows else None

    def state_of(self, page, name):
        """What the head's table says of a person."""
        self.browser.open(page)
        row = next(row for row in self.browser.all("main table tbody tr") if row.find_element("css selector", "th").text == name)
        return row.find_element("css selector", "td").text
