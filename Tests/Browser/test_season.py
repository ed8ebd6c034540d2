"""The whole season: each role finds its part of it, every number on the head's screen leads to its rows, and what was closed shows its hash."""

import re
import tempfile
import unittest

import stage
import words
from program import Program

SEASON_DAY = "2026-01-28"


class Season(unittest.TestCase):
    """A demonstration played to its end, beside the one of the other tests."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory(prefix="thidua-"))
        cls.season = Program(stage.PROGRAM, folder + "/data", today=SEASON_DAY)
        cls.season.command("demo", "--data", cls.season.data, "--through", "final")
        cls.season.start()
        cls.addClassCleanup(cls.season.stop)
        cls.browser = stage.Browser(cls.season.address)
        cls.addClassCleanup(cls.browser.close)

    def enter(self, account):
        self.browser.forget()
        self.browser.sign_in(account)
        self.browser.speak("vi")
        self.browser.resize(1280)

    def movement(self):
        self.browser.open(words.MOVEMENTS)
        return self.browser.links(words.A_MOVEMENT)[0]

    def test_each_role_signs_in_and_sees_its_part(self):
        browser = self.browser
        accounts = browser.accounts()
        movement = self.movement()
        parts = {
            "administrator": "/quan-tri", "head": movement + "/toan-canh", "officer": movement + "/don-doc",
            "unitHead": movement + "/chi-tieu", "clerk": "/thu-di", "inspector": movement + "/toan-canh",
            "councilSecretary": movement + "/cham-diem", "councilMember": movement + "/kiem-tra",
            "accountant": movement + "/chi-tieu", "legalOfficer": "/so-cai", "massOrganisation": movement + "/tin",
            "staff": movement + "/dang-ky",
        }
        self.assertLessEqual(set(accounts), set(parts))
        self.assertGreaterEqual(len(accounts), 11)
        for account in accounts:
            with self.subTest(account=account):
                self.enter(account)
                for path in (words.DESK, parts[account]):
                    browser.inspect(self, path)

    def test_every_number_of_the_head_opens_its_rows(self):
        browser = self.browser
        movement = self.movement()
        self.enter("head")
        browser.open(movement + "/toan-canh")
        addresses = browser.driver.execute_script(
            "return [...document.querySelectorAll('main a[href]')].map(a => [a.getAttribute('href'), a.textContent.trim()])")
        numbers = {(address, text) for address, text in addresses if "/toan-canh/" in address and re.fullmatch(r"[\d.,]+( %)?", text)}
        self.assertGreaterEqual(len(numbers), 30)
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in browser.driver.get_cookies())
        for address, text in sorted(numbers):
            with self.subTest(address=address, number=text):
                status, _, body = self.season.request("GET", address, None, {"Cookie": cookies})
                self.assertEqual(status, 200)
                page = body.decode()
                self.assertTrue(text in ("0", "0 %") or "<tbody" in page, "a number without rows")
        # The tables of rows themselves, once each.
        for path in sorted({address.split("?")[0] for address, _ in numbers}):
            browser.inspect(self, path)

    def test_closed_reviews_show_their_hash(self):
        browser = self.browser
        reviews = self.movement() + "/so-ket"
        browser.speak("vi")
        browser.open(reviews)
        closed = browser.links(r"^/so-ket/[^/]+$")
        self.assertEqual(len(closed), 2)
        for review in closed:
            browser.inspect(self, review)
            browser.speak("vi")
            browser.open(review)
            digest = re.search(r"\b[0-9a-f]{64}\b", browser.main)[0]
            self.assertEqual(browser.links(review + "/sua/"), [])
            browser.open(review + "/in")
            self.assertIn(digest, browser.text)
            # No sentence of the season is left with a number that differs, or a place that was not filled.
            self.assertNotIn("{{", browser.text)
            self.assertNotIn("[…]", browser.text)
