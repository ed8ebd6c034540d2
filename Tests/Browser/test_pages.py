"""Every page, for one who may see it, in both languages, narrow and wide."""

import re

import stage
import words
from stage import PageTest
from words import Words

# The page, and as whom it is looked at; a pattern is the first such link on the page before it.
PUBLIC = [
    (words.HOME, None), (words.MOVEMENTS, None), (words.MOVEMENTS, words.A_MOVEMENT), (words.MOVEMENTS, words.A_CLAUSE), (words.UNITS, None),
    (words.UNITS, words.A_UNIT), (words.CHART, None), (words.RECORD, None), (words.RECORD, words.AN_ENTRY), (words.SIGN_IN, None),
    (words.DEMO_SIGN_IN, None), (words.AGENCIES, None), ("/khong-co-trang-nay", None),
]
OFFICE = [
    (words.HOME, None), (words.DESK, None), (words.MOVEMENTS, words.A_MOVEMENT), (words.MOVEMENTS, words.A_CLAUSE),
    (words.MOVEMENTS, words.WHO_HAS_READ), (words.UNITS, words.A_UNIT),
    (words.PEOPLE, None), (words.PEOPLE, words.A_PERSON), ("/nguoi/them", None), (words.IMPORT, None), (words.PROFILE, None),
    ("/ho-so/mat-khau", None), ("/ho-so/hai-buoc", None), ("/ho-so/khoa-api", None),
]
PLANS = [(words.PLANS, None), (words.NEW_PLAN, None), (words.DRAFT_PLAN, None), (words.PLANS, words.A_PLAN)]
CLERK = [(words.DESK, None), (words.DESK, words.ACKNOWLEDGEMENT)]
ADMINISTRATION = [
    (words.ADMINISTRATION, None), (words.ADMINISTRATION, words.AN_ACCOUNT), ("/quan-tri/tai-khoan-moi", None),
    (words.AGENCIES + "/moi", None),
]


class Pages(PageTest):
    """What holds on every page."""

    def paths(self, pages):
        """The addresses of pages, patterns looked up."""
        found = []
        for page, pattern in pages:
            if pattern in (words.A_CLAUSE, words.WHO_HAS_READ):
                page = self.first_link(page, words.A_MOVEMENT)
            found.append(self.first_link(page, pattern) if pattern else page)
        return list(dict.fromkeys(found))

    def look_at(self, pages, account=None):
        """Checks each page in each language at each width."""
        if account:
            self.browser.sign_in(account)
        for path in self.paths(pages):
            for language in words.LANGUAGES:
                self.browser.speak(language)
                for width in stage.WIDTHS:
                    self.browser.resize(width)
                    self.browser.open(path)
                    with self.subTest(path=path, account=account, language=language, width=width):
                        self.check(language)
            with self.subTest(path=path, account=account, what="weight"):
                if path != "/khong-co-trang-nay":
                    self.assertLessEqual(self.browser.weight(path), words.HEAVIEST_VIEW)
            with self.subTest(path=path, account=account, what="contrast in the dark"):
                self.browser.media(dark=True)
                self.assertEqual(self.browser.axe(only=["color-contrast", "link-in-text-block"]), [])
                self.browser.media()

    def check(self, language):
        self.assertEqual(self.browser.language, language)
        self.assertEqual(len(self.browser.all("h1")), 1)
        self.assertEqual(len(self.browser.all("main")), 1)
        self.assertTrue(self.browser.title.strip())
        self.assertIn(Words(language).fictional, self.browser.text)
        self.assertIsNone(self.browser.sideways())
        self.assertEqual(self.browser.axe(), [])
        errors = [one for one in self.browser.driver.get_log("browser") if "404" not in one["message"]]
        self.assertEqual(errors, [])

    def test_tasks_of_units_and_people(self):
        self.browser.sign_in(words.OFFICER)
        person = self.first_link(words.PEOPLE, words.A_PERSON)
        for page in ("/to-chuc/vp", person):
            self.browser.open(page)
            tasks = self.browser.links(f"^{page}/[^/]+$")
            self.assertGreater(len(tasks), 2)
            for path in tasks:
                self.browser.inspect(self, path)

    def test_public_pages(self):
        self.look_at(PUBLIC)

    def test_pages_of_the_office(self):
        self.look_at(OFFICE, words.OFFICER)

    def test_plans(self):
        self.look_at(PLANS, words.OFFICER)

    def test_pages_of_one_who_has_something_to_read(self):
        self.look_at(CLERK, words.CLERK)

    def test_pages_of_the_administrator(self):
        self.look_at(ADMINISTRATION, words.ADMINISTRATOR)

    def test_every_role_has_a_desk(self):
        for account in self.browser.accounts():
            with self.subTest(account=account):
                self.browser.forget()
                self.browser.sign_in(account)
                self.assertEqual(self.browser.path, words.DESK)
                self.assertEqual(self.browser.axe(), [])
                self.browser.press(Words("vi").sign_out, within="header")
                self.browser.open(words.DESK)
                self.assertNotIn(Words("vi").sign_out, self.browser.text)


class Keyboard(PageTest):
    """Everything can be reached and seen with the keyboard."""

    def test_skip_link_comes_first_and_leads_to_the_content(self):
        for language in words.LANGUAGES:
            with self.subTest(language=language):
                self.browser.speak(language)
                self.browser.open(words.HOME)
                self.browser.key(stage.TAB)
                self.assertIn(Words(language).skip, self.browser.focused())
                self.assertTrue(self.browser.focus_is_visible())
                self.browser.key(stage.ENTER)
                self.assertEqual(self.browser.driver.switch_to.active_element.tag_name, "main")

    def test_focus_is_visible_wherever_it_goes(self):
        self.browser.sign_in(words.OFFICER)
        for path in (words.DESK, words.PEOPLE, words.NEW_PLAN, words.PROFILE):
            with self.subTest(path=path):
                self.browser.open(path)
                seen = set()
                for _ in range(60):
                    self.browser.key(stage.TAB)
                    element = self.browser.driver.switch_to.active_element
                    if element.tag_name == "body" or element.id in seen:
                        break
                    seen.add(element.id)
                    self.assertTrue(self.browser.focus_is_visible(), self.browser.focused())
                self.assertGreater(len(seen), 5)


class Appearance(PageTest):
    """Language, colours and paper are the reader's choice."""

    def test_language_button_changes_every_word_and_is_remembered(self):
        for scripts in (True, False):
            with self.subTest(scripts=scripts):
                self.browser.forget()
                self.browser.scripts(scripts)
                self.browser.open(words.MOVEMENTS)
                self.assertEqual(self.browser.language, "vi")
                self.browser.press(Words("vi").other_language, within="header")
                self.assertEqual((self.browser.path, self.browser.language), (words.MOVEMENTS, "en"))
                self.browser.open(words.HOME)
                self.assertEqual(self.browser.language, "en")

    def test_dark_button_is_remembered(self):
        def paper():
            return self.browser.driver.execute_script("return getComputedStyle(document.documentElement).backgroundColor")

        self.browser.open(words.HOME)
        light = paper()
        self.browser.press(Words("vi").dark, within="footer")
        dark = paper()
        self.assertNotEqual(dark, light)
        self.browser.open(words.MOVEMENTS)
        self.assertEqual(paper(), dark)

    def test_paper_has_no_navigation(self):
        self.browser.open(self.first_link(words.MOVEMENTS, words.A_MOVEMENT))
        self.browser.media("print")
        self.assertEqual([one.text for one in self.browser.all("nav, form, .skip-link") if one.is_displayed()], [])
        self.assertTrue(self.browser.all("h1")[0].is_displayed())

    def test_headers_leave_no_door_open(self):
        _, headers, _ = stage.program().request("GET", words.HOME)
        policy = dict(re.findall(r"([a-z-]+) ([^;]+)", headers["Content-Security-Policy"]))
        self.assertEqual(policy["default-src"], "'none'")
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(policy["frame-ancestors"], "'none'")


