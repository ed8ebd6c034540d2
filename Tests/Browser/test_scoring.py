"""A scoring table from its draft to a final score, and a round of random checks from its commitment to a sample drawn again."""

import json
import os
import re
import tempfile

import stage
import words
from program import ProgramError
from stage import PageTest
from test_targets import told
from words import Words

A_TABLE = r"^/cham-diem/[^/?#]+$"


class Scoring(PageTest):
    def setUp(self):
        super().setUp()
        self.browser.open(words.MOVEMENTS)
        # The oldest movement: others that tests have launched hold no reports to draw from.
        self.movement = self.browser.links(words.A_MOVEMENT)[-1]

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")

    def look_at(self, path):
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.resize(1280)
        self.browser.open(path)

    def criterion(self, code, title, most, rule, details="", bonus=False):
        browser = self.browser
        browser.press("Thêm tiêu chí")
        for name, value in (("code", code), ("title", title), ("max", most), ("details", details)):
            browser.fill(browser.named(name), value)
        if browser.named("rule").tag_name == "select":
            browser.choose(f"[name=rule] option[value='{rule}']")
        else:
            browser.choose(f"[name=rule][value='{rule}']")
        if bonus:
            browser.choose("[name=bonus]")
        page = browser.all("html")[0]
        browser.click(browser.all("main form button[type=submit]")[-1])
        browser.wait_for_page_after(page)

    def score(self, numbers, button):
        """Fills in figures by criterion, goes on to the page that asks again, and confirms."""
        browser = self.browser
        for name, value in numbers.items():
            browser.fill(browser.named(name), value)
        browser.press("Tiếp tục")
        self.assertIn("Sổ cái sẽ ghi", browser.main)
        self.assertEqual(browser.axe(), [])
        browser.press(button)

    def test_from_a_draft_to_a_final_score(self):
        browser = self.browser
        self.enter(words.OFFICER)
        self.look_at(self.movement + "/cham-diem")
        self.look_at(self.movement + "/cham-diem/moi")
        browser.press("Lập bảng")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("name"), "Bảng điểm <i>trình duyệt</i>")
        browser.choose("[name=group][value=collectives]" if browser.named("group").tag_name != "select" else "[name=group] option[value=collectives]")
        browser.fill(browser.named("total"), "110")
        browser.fill(browser.named("bonus_cap"), "10")
        browser.press("Lập bảng")
        self.assertRegex(browser.path, A_TABLE)
        table = browser.path
        self.assertIn("<i>trình duyệt</i>", browser.main)
        self.criterion("1", "Buổi tối mở cửa đúng giờ", "100", "ratio")
        self.assertEqual(browser.path, table)
        self.criterion("2", "Mở thêm buổi", "10", "bands", "từ 50 đến dưới 100 = 4; từ 100 = 10", bonus=True)
        for path in (table, table + "/tieu-chi", table + "/sua", table + "/sao-chep"):
            self.look_at(path)
        browser.open(table)
        page = browser.all("html")[0]
        browser.click(browser.all("main [aria-label='Đưa xuống tiêu chí 1']")[0])
        browser.wait_for_page_after(page)
        self.assertEqual([row.text for row in browser.all("main tbody tr td:first-child")][:2], ["2", "1"])
        self.assertEqual(browser.axe(), [])

        self.enter(words.UNIT_HEAD)
        browser.open(table)
        self.assertNotIn("trình duyệt", browser.text)
        self.enter(words.HEAD)
        self.look_at(table + "/ban-hanh")
        browser.press("Ban hành bảng điểm")
        self.assertIn("SHA-256", browser.main)

        self.enter(words.UNIT_HEAD)
        self.look_at(table)
        browser.press("Điểm của tôi, đơn vị tôi")
        subject = browser.path
        self.look_at(subject)
        for name, value in (("b-1", "trăm"), ("a-1", "100")):
            browser.fill(browser.named(name), value)
        browser.press("Tiếp tục")
        self.assert_explained(Words("vi"))
        self.score({"b-1": "80", "a-1": "100", "b-2": "60", "a-2": "100"}, "Gửi")
        self.assertEqual(browser.path, subject)
        self.assertIn("84 điểm", browser.main)
        self.look_at(subject)

        self.enter(words.COUNCIL_MEMBER)
        browser.open(subject)
        browser.fill(browser.named("b-1"), "70")
        browser.press("Tiếp tục")
        self.assert_explained(Words("vi"))
        self.score({"reason": "Mười buổi không có sổ ký."}, "Ghi")
        self.assertIn("74 điểm", browser.main)
        self.look_at(subject)

        self.enter(words.HEAD)
        browser.open(subject)
        self.score({}, "Chốt")
        self.assertIn("74 điểm", browser.main)
        self.look_at(subject)
        self.look_at(table)
        self.assertEqual(browser.links(r".*/xep-hang\.(csv|xlsx)$"), [table + "/xep-hang.csv", table + "/xep-hang.xlsx"])
        # The three stages stand beside each other, and nobody can go back.
        self.enter(words.UNIT_HEAD)
        browser.open(subject)
        self.assertEqual(len(browser.all("main table thead th")), 5)
        self.assertEqual(browser.all("main form"), [])

    def test_a_sample_is_committed_to_drawn_checked_and_drawn_again(self):
        browser, served = self.browser, stage.program()
        leaders = []
        for account in (words.UNIT_HEAD, words.COUNCIL_MEMBER):
            self.enter(account)
            leaders.append(browser.all(".user-nav a[href='/ho-so']")[0].text)
        self.enter(words.STAFF)
        rounds = self.movement + "/kiem-tra"
        self.look_at(rounds)
        self.assertEqual(browser.links(rounds + "/moi$"), [])
        self.enter(words.OFFICER)
        self.look_at(rounds + "/moi")
        browser.press("Công bố cam kết")
        self.assert_explained(Words("vi"))
        for name, value in (("title", "Kiểm tra trong trình duyệt"), ("from", "01/01/2025"), ("to", "30/06/2025"), ("size", "60")):
            browser.fill(browser.named(name), value)
        # People of one division alone could not check its own reports.
        browser.click(browser.field(leaders[0]))
        browser.press("Công bố cam kết")
        self.assert_explained(Words("vi"))
        self.assertIn("Chưa có ai ngoài ", browser.main)
        self.assertTrue(browser.field(leaders[0]).is_selected())
        browser.click(browser.field(leaders[1]))
        browser.press("Công bố cam kết")
        check = browser.path
        self.assertRegex(check, r"^/kiem-tra/[^/]+$")
        commitment = re.search(r"[0-9a-f]{64}", browser.main)[0]
        self.look_at(check)
        # Nobody has the seed before the draw.
        self.assertEqual(set(re.findall(r"[0-9a-f]{64}", browser.driver.page_source)), {commitment})
        self.assertEqual(self.fetch(check + "/cong-bo.json")[0], 404)
        self.look_at(check + "/rut")
        browser.press("Rút mẫu và công bố")
        self.assertEqual(browser.path, check)
        self.look_at(check)
        self.assertIn(commitment, browser.main)

        status, published = self.fetch(check + "/cong-bo.json")
        self.assertEqual(status, 200)
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "cong-bo.json")
            with open(file, "wb") as out:
                out.write(published)
            self.assertIn(commitment, served.command("check", "verify", file))
            seed = json.loads(published)["seed"]
            with open(file, "w") as out:
                out.write(published.decode().replace(seed, "00" * 32))
            with self.assertRaises(ProgramError):
                served.command("check", "verify", file)

        mine = self.owed(check)
        self.look_at(mine)
        browser.press("Ghi kết quả")
        self.assert_explained(Words("vi"))
        browser.fill(browser.named("verified"), "0")
        browser.fill(browser.named("sentence"), "Không thấy sổ ký buổi nào.")
        browser.fill(browser.named("evidence"), "BB 05/2025")
        browser.press("Ghi kết quả")
        self.assertEqual(browser.path, check)
        self.assertIn("Báo thừa, đúng 0 %", browser.main)
        self.look_at(check)
        self.look_at(rounds)

    def fetch(self, path):
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.browser.driver.get_cookies())
        status, _, body = stage.program().request("GET", path, None, {"Cookie": cookies})
        return status, body

    def owed(self, check):
        """Signs in as somebody who was drawn to check a report with a number in it; returns the page of that report."""
        for account in (words.COUNCIL_MEMBER, words.UNIT_HEAD):
            self.enter(account)
            self.browser.open(words.DESK)
            for path in self.browser.links(check + "/muc/"):
                if told("SELECT value FROM check_item WHERE item_id = ?", path.rsplit("/", 1)[1])[0] > 0:
                    return path
        raise AssertionError("neither of the two was drawn")
