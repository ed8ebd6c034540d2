"""What people come for, from the first page to the confirmation, with and without JavaScript."""

import re
import tempfile
import unicodedata

import words
from program import ROOT
from stage import PageTest
from words import Words

PLAN = ROOT / "Examples" / "dong-thap-2021-2025" / "ke-hoach.ocr.txt"
OBLIGATIONS = 19
RIGHT_ANSWER = 1


class Launching(PageTest):
    """The officer reads a plan, corrects it and gives it to its owners; the head launches it."""

    def prepare(self, language, scripts):
        """From the pasted text to a plan that only waits for its launch; returns its address."""
        browser, say = self.browser, Words(language)
        browser.sign_in(words.OFFICER)
        browser.speak(language)
        browser.scripts(scripts)
        browser.open(words.NEW_PLAN)
        browser.fill(browser.named("text"), PLAN.read_text(encoding="utf-8"))
        browser.press(say.read_plan)
        self.assertRegex(browser.path, words.A_PLAN)
        review = browser.path
        clauses = [path for path in browser.links(words.A_PLAN_CLAUSE) if path.startswith(review)]
        self.assertEqual(len(clauses), OBLIGATIONS)
        self.assertGreaterEqual(len(browser.all("mark")), OBLIGATIONS)
        self.assertEqual(browser.axe(), [])
        browser.open(clauses[0])
        tasks = browser.links(f"^{clauses[0]}/[^/]+$")
        self.assertGreaterEqual(len(tasks), 4)
        for path in (review, review + "/them", review + "/van-ban", review + "/ban/1", review + "/phat-dong", clauses[0], *tasks):
            browser.inspect(self, path)
        browser.speak(language)
        browser.resize(1280)
        self.correct(clauses[0], say)
        for clause in clauses:
            self.assign(clause, say)
        browser.open(review)
        browser.press(say.accept_all)
        browser.open(review + "/phat-dong")
        self.assertNotIn(say.not_yet, browser.main)
        return review

    def correct(self, clause, say):
        """Corrects the words of one obligation; the answer is on the page afterwards."""
        browser = self.browser
        browser.open(clause + "/sua")
        box = browser.named("text")
        corrected = box.get_attribute("value") + " (đã đối chiếu)"
        browser.fill(box, corrected)
        browser.press(say.correct)
        self.assertEqual(browser.path, clause)
        self.assertIn("(đã đối chiếu)", browser.main)
        self.assertEqual(browser.axe(), [])

    def assign(self, clause, say):
        """Gives one obligation to the Office, unless the reader found its owner."""
        browser = self.browser
        browser.open(clause + "/giao")
        lead = browser.named("lead")
        if browser.driver.execute_script("return arguments[0].value", lead):
            return
        browser.driver.execute_script(
            "const option = [...arguments[0].options].find(one => /Văn phòng|Office/.test(one.textContent));"
            "arguments[0].value = option.value", lead)
        browser.press(say.assign)
        self.assertEqual(browser.path, clause)

    def test_in_vietnamese_without_javascript(self):
        review = self.prepare("vi", scripts=False)
        self.assertEqual(self.browser.axe(), [])
        self.browser.forget()
        self.launch(review, "vi", "Chuyển đổi số, đợt hai", "chuyen-doi-so-dot-hai")

    def launch(self, review, language, name, slug):
        """The head checks the answers and launches."""
        browser, say = self.browser, Words(language)
        browser.sign_in(words.HEAD)
        browser.speak(language)
        browser.open(review + "/phat-dong")
        # With an address that cannot be one, the form comes back saying so, with everything as it was typed.
        browser.fill(browser.named("name"), name)
        browser.fill(browser.named("slug"), "not an address")
        browser.press(say["continue"])
        self.assert_explained(say)
        self.assertEqual(browser.named("slug").get_attribute("value"), "not an address")
        self.assertEqual(browser.named("name").get_attribute("value"), name)
        self.assertEqual(browser.axe(), [])
        answers = {"slug": slug, "question": "Kế hoạch có mấy phần?", "choice1": "Bốn", "choice2": "Ba", "choice3": "Hai", "answer": "1"}
        for key, value in answers.items():
            browser.fill(browser.named(key), value)
        browser.press(say["continue"])
        self.assertIn(name, browser.main)
        self.assertIn("Bốn", browser.main)
        self.assertEqual(browser.axe(), [])
        browser.press(say.launch)
        # The confirmation survives a bookmark and being asked for again.
        self.assertEqual(browser.path, review + "/phat-dong/xong")
        self.assertEqual(browser.axe(), [])
        browser.open(browser.driver.current_url)
        browser.open(browser.links(words.A_MOVEMENT)[0])
        self.assertEqual(browser.path, "/phong-trao/" + slug)
        self.assertIn(name, browser.main)


class Acknowledging(PageTest):
    """Somebody reads the plan to its end, answers the question, and it is gone from the desk."""

    def test_without_javascript(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in(words.COUNCIL_MEMBER)
        browser.scripts(False)
        page = self.first_link(words.DESK, words.ACKNOWLEDGEMENT)
        browser.open(page)
        browser.press(say.open_plan)
        parts, told = 0, int(re.search(r"Phần 1 trong (\d+)", browser.main).group(1))
        while any(one.text == say.part_read for one in browser.all("main button")):
            parts += 1
            browser.press(say.part_read)
        self.assertEqual(parts, told)
        self.assertGreaterEqual(parts, 4)
        self.assertEqual(browser.axe(), [])
        # No answer, a wrong answer, the right answer.
        browser.press(say.acknowledge)
        self.assert_explained(say)
        browser.choose(f"[name=choice][value='{RIGHT_ANSWER + 1}']")
        browser.press(say.acknowledge)
        self.assertNotIn(say.acknowledged, browser.main)
        self.assertEqual(browser.axe(), [])
        browser.choose(f"[name=choice][value='{RIGHT_ANSWER}']")
        browser.press(say.acknowledge)
        self.assertIn(say.acknowledged, browser.main)
        browser.open(words.DESK)
        self.assertNotIn(page, browser.links(words.ACKNOWLEDGEMENT))


class Noting(PageTest):
    """An owner notes what was done; it is at once in the clause's history and in the record."""

    def test_note(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in("unitHead")
        clause = self.first_link(words.DESK, words.A_CLAUSE)
        browser.open(clause)
        browser.press(say.note)
        self.assert_explained(say)
        browser.fill(browser.named("text"), "Đã họp phòng, giao việc cho từng người.")
        browser.press(say.note)
        self.assertEqual(browser.path, clause)
        self.assertIn("Đã họp phòng, giao việc cho từng người.", browser.main)
        self.assertEqual(browser.axe(), [])
        browser.open(words.RECORD)
        browser.open(browser.links(words.AN_ENTRY)[0])
        self.assertIn("clause.note", browser.main)


class Finding(PageTest):
    """People and units are found as people type."""

    def test_search_without_diacritics_finds_the_same(self):
        self.browser.sign_in(words.OFFICER)
        person = self.first_link(words.PEOPLE, words.A_PERSON)
        self.browser.open(person)
        name = self.browser.all("h1")[0].text
        self.assertNotEqual(plain(name), name)
        self.assertRegex(plain(name), r"^[A-Za-z ]+$")
        found = []
        for query in (name, plain(name).lower()):
            self.browser.open(words.PEOPLE)
            self.browser.fill(self.browser.named("q"), query)
            self.browser.press(Words("vi").search)
            found.append(self.browser.links(words.A_PERSON))
        self.assertIn(person, found[0])
        self.assertEqual(found[0], found[1])

    def test_chart_has_a_name_and_a_way_to_every_unit(self):
        self.browser.open(words.CHART)
        chart = self.browser.all("main svg[role=img], main svg[aria-labelledby], main svg[aria-label]")
        self.assertTrue(chart)
        self.assertGreaterEqual(len(self.browser.links(words.A_UNIT)), 8)


class Importing(PageTest):
    """A file with mistakes is explained line by line and nothing of it is kept; the mended file is imported once."""

    HEAD = "Mã,Họ và tên,Đơn vị (mã),Chức vụ,Trưởng (có/không),Thư điện tử,Giới tính,Trực tiếp (có/không),Từ ngày\n"

    def upload(self, lines):
        self.browser.open(words.IMPORT)
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            file.write(self.HEAD + lines)
            file.flush()
            self.browser.choose("[name=loai][value=people]")
            self.browser.fill(self.browser.named("tep"), file.name)
            self.browser.press(Words("vi").preview)

    def test_mistakes_first_then_a_good_file(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in(words.OFFICER)
        browser.scripts(False)
        self.upload("NV901,Đặng Thị Thử,khong-co,,,,Nữ,có,01/02/2025\nNV902,,vp,,,,Nữ,có,31/02/2025\n")
        self.assertEqual(browser.axe(), [])
        self.assertIn("Dòng 2: Không có đơn vị nào mang mã “khong-co”", browser.main)
        self.assertIn("Dòng 3: Nhập ngày theo mẫu", browser.main)
        self.assertFalse([one for one in browser.all("main button") if one.text.startswith(say["import"])])
        self.upload("NV901,Đặng Thị Thử,vp,,,,Nữ,có,01/02/2025\n")
        self.assertEqual(browser.axe(), [])
        browser.press(say["import"])
        for _ in range(50):
            if browser.all("main .success-panel"):
                break
            browser.reload()
        self.assertTrue(browser.all("main .success-panel"), browser.main)
        self.assertEqual(browser.axe(), [])
        browser.open(words.PEOPLE + "?q=dang+thi+thu")
        self.assertEqual(len(browser.links(words.A_PERSON)), 1)


class SigningIn(PageTest):
    """A wrong password says so without saying more, and keeps what was typed."""

    def test_wrong_password(self):
        answers = []
        for account in ("thidua", "nobody-at-all"):
            self.browser.open(words.SIGN_IN)
            self.browser.fill(self.browser.named("login"), account)
            self.browser.fill(self.browser.named("password"), "wrong")
            self.browser.press(Words("vi").sign_in)
            self.assertTrue(self.browser.title.startswith(Words("vi").error_prefix), self.browser.title)
            self.assertEqual(self.browser.named("login").get_attribute("value"), account)
            self.assertEqual(self.browser.axe(), [])
            answers.append(self.browser.main)
        self.assertEqual(answers[0], answers[1])


def plain(name):
    """A Vietnamese name without its diacritics."""
    return "".join(one for one in unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d")) if not unicodedata.combining(one))
