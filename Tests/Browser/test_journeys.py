"""What people come for, from the first page to the confirmation, with and without JavaScript."""

import tempfile
import unicodedata

import stage
import words
from program import ROOT
from stage import PageTest
from words import Words

PLAN = ROOT / "Examples" / "dong-thap-2021-2025" / "ke-hoach.ocr.txt"
OBLIGATIONS = 19


class Launching(PageTest):
    """Somebody in the Office reads a plan, corrects it, gives it to its owners and launches it."""

    def launch(self, language, scripts):
        browser, say = self.browser, Words(language)
        browser.sign_in(words.OFFICER)
        browser.speak(language)
        browser.scripts(scripts)
        browser.open(words.NEW_PLAN)
        browser.fill(browser.field(say.plan_text), PLAN.read_text(encoding="utf-8"))
        browser.press(say.read_plan)
        self.assertRegex(browser.path, words.A_PLAN)
        review = browser.path
        self.assertEqual(len(browser.all("mark[id], [data-clause]")), OBLIGATIONS)
        self.assertEqual(browser.axe(), [])
        browser.open(review + "/phat-dong")
        self.assertEqual(browser.axe(), [])
        browser.press(say.launch)
        # The confirmation survives a bookmark and being asked for again.
        confirmation = browser.driver.current_url
        self.assertEqual(browser.axe(), [])
        browser.open(confirmation)
        self.assertTrue(browser.links(words.A_MOVEMENT))

    def test_in_vietnamese_without_javascript(self):
        self.launch("vi", scripts=False)

    def test_in_english_with_javascript(self):
        self.launch("en", scripts=True)


class Acknowledging(PageTest):
    """Somebody reads the plan to its end, answers the question, and it is gone from the desk."""

    def test_acknowledgement_without_javascript(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in(words.STAFF)
        browser.scripts(False)
        page = self.first_link(words.DESK, words.ACKNOWLEDGEMENT)
        browser.open(page)
        browser.press(say.acknowledge)
        self.assertTrue(browser.title.startswith(say.error_prefix), browser.title)
        self.assertTrue(browser.all("[role=alert] a"))


class Finding(PageTest):
    """People and units are found as people type."""

    def test_search_without_diacritics_finds_the_same(self):
        self.browser.sign_in(words.OFFICER)
        person = self.first_link(words.PEOPLE, words.A_PERSON)
        self.browser.open(person)
        name = self.browser.all("h1")[0].text
        self.assertRegex(plain(name), r"^[A-Za-z ]+$")
        found = []
        for query in (name, plain(name).lower()):
            self.browser.open(words.PEOPLE)
            self.browser.fill(self.browser.named("q"), query)
            self.browser.named("q").submit()
            found.append(self.browser.links(words.A_PERSON))
        self.assertIn(person, found[0])
        self.assertEqual(found[0], found[1])

    def test_chart_has_a_name_and_a_way_to_every_unit(self):
        self.browser.open(words.CHART)
        chart = self.browser.all("main svg")[0]
        self.assertTrue(chart.get_attribute("aria-labelledby") or chart.get_attribute("aria-label"))
        self.assertGreaterEqual(len(self.browser.links(words.A_UNIT)), 8)


class Importing(PageTest):
    """A file with mistakes is explained line by line, and nothing of it is kept."""

    def test_every_line_that_is_wrong_is_named(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in(words.ADMINISTRATOR)
        browser.open(words.IMPORT)
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            file.write("code,name\nx1,\n,No code\n")
            file.flush()
            browser.all("input[type=file]")[0].send_keys(file.name)
            browser.press(say.preview)
        self.assertEqual(browser.axe(), [])
        self.assertIn("2", browser.main)
        self.assertIn("3", browser.main)


class SigningIn(PageTest):
    """A wrong password says so without saying more, and keeps what was typed."""

    def test_wrong_password(self):
        answers = []
        for account in (words.OFFICER, "nobody-at-all"):
            self.browser.open(words.SIGN_IN)
            self.browser.fill(self.browser.all("main input[type=text], main input[type=email]")[0], account)
            self.browser.fill(self.browser.all("main input[type=password]")[0], "wrong")
            self.browser.press(Words("vi").sign_in)
            self.assertTrue(self.browser.title.startswith(Words("vi").error_prefix), self.browser.title)
            self.assertEqual(self.browser.all("main input[type=text], main input[type=email]")[0].get_attribute("value"), account)
            self.assertEqual(self.browser.axe(), [])
            answers.append(self.browser.main)
        self.assertEqual(answers[0], answers[1])


def plain(name):
    """A Vietnamese name without its diacritics."""
    return "".join(one for one in unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d")) if not unicodedata.combining(one))


def tearDownModule():
    stage.close()
