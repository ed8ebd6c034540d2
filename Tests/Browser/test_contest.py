"""A contest walked by a guest and by a colleague: on a telephone, with the line lost, a wrong clock, two tabs, without JavaScript, out of time."""

import json
import pathlib
import re
import tempfile
import time

import stage
import words
from program import Program
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from stage import PageTest

BANK = """
Chọn chữ thứ nhất. {=đúng một ~sai một ~khác một}

Chọn chữ thứ hai. {=đúng hai ~sai hai ~khác hai}

Chọn chữ thứ ba. {=đúng ba ~sai ba ~khác ba}

Chọn mọi chữ đúng. {~%50%đúng bốn ~%50%đúng năm ~%-100%sai bốn}

Đây là câu đúng. {T}

Sáu nhân bảy? {#42}
"""
PHONE = (360, 740)


class Contest(PageTest):
    """A demonstration of its own with three contests; every test has a guest of its own."""

    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="thidua-")))
        cls.program = Program(stage.PROGRAM, str(folder / "data"))
        cls.program.demo()
        bank = folder / "bank.gift"
        bank.write_text(BANK, encoding="utf-8")
        movements = json.loads(cls.program.command("view", "show", "movements", "--as", "thidua"))["movements"]
        cls.movement = movements[0]["id"]
        cls.contest = cls.prepare("Tìm hiểu trên điện thoại", bank, minutes=20)
        cls.short = cls.prepare("Tìm hiểu một phút", bank, minutes=1)
        cls.codes = [cls.guest(number) for number in range(1, 10)]
        cls.program.start()
        cls.addClassCleanup(cls.program.stop)
        cls.own = stage.Browser(cls.program.address)
        cls.addClassCleanup(cls.own.close)

    @classmethod
    def act(cls, act, **values):
        return json.loads(cls.program.command("act", "run", act, "--as", "thidua", "--json", json.dumps(values)))["result"]

    @classmethod
    def prepare(cls, title, bank, minutes):
        made = cls.act(
            "contest.draft", movement=cls.movement, title=title, about="Ai cũng dự thi được.", audience="everyone", attempts=10, predicts=True)
        cls.program.command("import", "questions", str(bank), "--contest", made["slug"], "--as", "thidua")
        cls.act(
            "contest.round", contest=made["contest"], number=1, opensOn="22/10/2025", opensAt="00:00", closesOn="30/10/2025", closesAt="23:59",
            questions=6, minutes=minutes)
        cls.act("contest.announce", contest=made["contest"])
        return "/cuoc-thi/" + made["slug"]

    @classmethod
    def guest(cls, number):
        return cls.act(
            "guest.enter", kind="citizen", name=f"Nguyễn Khách {number}", inside="inside", place="Mỹ Tho", phone=f"09090000{number:02}", consent=True,
            heard=True)["code"]

    def setUp(self):
        self.browser = self.own
        self.browser.scripts(True)
        self.browser.resize(*PHONE)
        self.browser.open("/health")
        self.browser.forget()

    # What entrants do

    def enter(self, contest=None):
        """Comes in as the next guest and begins an attempt; its address."""
        browser = self.browser
        browser.open("/tham-gia/ma?ve=" + (contest or self.contest))
        browser.fill(browser.named("code"), self.codes.pop())
        browser.press("Vào")
        self.assertEqual(browser.path, contest or self.contest)
        return self.begin()

    def begin(self):
        self.browser.press("Vào thi vòng 1")
        self.assertRegex(self.browser.path, "^/bai-thi/")
        return self.browser.path

    def choose_right(self):
        """Answers the question on the page rightly."""
        browser = self.browser
        boxes = browser.all("form.quiz .choice")
        if not boxes:
            browser.fill(browser.named("given"), "42")
            return
        isTruth = {one.text for one in boxes} == {"Đúng", "Sai"}
        for one in boxes:
            if one.text == "Đúng" if isTruth else one.text.startswith("đúng"):
                browser.click(one.find_element(By.CSS_SELECTOR, "input"))

    def option(self, number):
        browser = self.browser
        browser.click(browser.all("form.quiz .choice input")[number])

    def choice_question(self, attempt, nth=0):
        """Opens the nth question of the attempt that has one choice; its number."""
        for number in range(1, 7):
            self.browser.open(f"{attempt}?cau={number}")
            if len(self.browser.all("form.quiz input[type=radio]")) == 3:
                if nth == 0:
                    return number
                nth -= 1
        raise AssertionError("no such question")

    def checked(self):
        return [index for index, one in enumerate(self.browser.all("form.quiz .choice input")) if one.is_selected()]

    def state(self):
        return self.browser.driver.find_element(By.CSS_SELECTOR, ".quiz-state").text

    def wait_for_state(self, text):
        WebDriverWait(self.browser.driver, 20, 0.05).until(lambda _: self.state() == text)

    def wait_for(self, condition, seconds=20):
        WebDriverWait(self.browser.driver, seconds, 0.05).until(lambda _: condition())

    def left(self):
        """Seconds left, as the page shows them."""
        minutes, seconds = self.browser.driver.find_element(By.CSS_SELECTOR, "[data-left]").text.split(":")
        return int(minutes) * 60 + int(seconds)

    def walk(self, attempt):
        """Answers everything rightly by the buttons and hands in."""
        browser = self.browser
        browser.open(attempt + "?cau=1")
        for number in range(1, 7):
            self.assertIn(f"Câu {number}/6", browser.title)
            self.assertIsNone(browser.sideways())
            self.choose_right()
            page = browser.driver.find_element(By.TAG_NAME, "html")
            browser.click(browser.button("Lưu và sang câu sau" if number < 6 else "Lưu và xem lại bài"))
            browser.wait_for_page_after(page)
        self.assertEqual(browser.path, attempt + "/nop")
        self.assertIn("Đã trả lời cả 6 câu.", browser.main)
        self.assertIsNone(browser.sideways())
        browser.fill(browser.named("prediction"), "3")
        browser.press("Lưu dự đoán")
        browser.press("Nộp bài")
        self.assertEqual(browser.path, attempt)
        self.assertIn("Đã trả lời\n6/6", browser.main)
        self.assertIn("Dự đoán\n3", browser.main)
        self.assertIsNone(browser.sideways())

    # The walks

    def test_a_guest_walks_it_on_a_telephone(self):
        browser = self.browser
        browser.open(self.contest)
        self.assertIsNone(browser.sideways())
        self.walk(self.enter())

    def test_a_colleague_walks_it_on_a_telephone(self):
        self.browser.sign_in(words.STAFF)
        self.browser.open(self.contest)
        self.walk(self.begin())

    def test_without_javascript(self):
        self.browser.scripts(False)
        attempt = self.enter()
        self.walk(attempt)
        # What was handed in stays as it is.
        self.browser.open(attempt + "?cau=1")
        self.assertEqual(self.browser.all("form.quiz"), [])

    def test_axe_finds_nothing(self):
        browser = self.browser
        browser.inspect(self, "/tham-gia/ma")
        browser.speak("vi")
        attempt = self.enter()
        for path in (self.contest, attempt, attempt + "/nop"):
            browser.inspect(self, path)
        for number in range(1, 7):
            browser.speak("vi")
            browser.open(f"{attempt}?cau={number}")
            self.assertEqual(browser.axe(), [])
        browser.open(attempt + "/nop")
        browser.press("Nộp bài")
        browser.inspect(self, attempt)
        browser.forget()
        browser.sign_in(words.OFFICER)
        bank = self.contest + "/cau-hoi"
        for path in (self.contest, bank, bank + "/moi", bank + "/nhap"):
            browser.inspect(self, path)
        browser.speak("vi")
        browser.open(bank)
        browser.inspect(self, browser.links(bank + "/[0-9a-z]{20,}")[0])

    # What goes wrong on the way

    def offline(self, lost):
        self.browser.driver.execute_cdp_cmd("Network.enable", {})
        self.browser.driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions", {"offline": lost, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})

    def test_the_line_is_lost_in_the_middle(self):
        browser = self.browser
        attempt = self.enter()
        number = self.choice_question(attempt)
        self.addCleanup(self.offline, False)
        self.offline(True)
        self.option(0)
        self.wait_for(lambda: self.state().startswith("Mất kết nối."))
        # Changing one's mind while the line is down: the last answer is what counts.
        self.option(2)
        page = browser.driver.find_element(By.TAG_NAME, "html")
        browser.click(browser.button("Lưu và"))
        self.wait_for(lambda: self.state().startswith("Mất kết nối."))
        self.assertEqual(self.checked(), [2])
        self.offline(False)
        browser.wait_for_page_after(page)
        browser.open(f"{attempt}?cau={number}")
        self.assertEqual((self.checked(), self.state()), ([2], "Đã lưu."))

    def test_a_page_closed_without_a_line_sends_its_answer_later(self):
        browser = self.browser
        attempt = self.enter()
        number = self.choice_question(attempt)
        self.addCleanup(self.offline, False)
        self.offline(True)
        self.option(1)
        self.wait_for(lambda: self.state().startswith("Mất kết nối."))
        # The reader goes away before the line is back, whatever the page says, and comes again later.
        browser.driver.get("about:blank")
        self.offline(False)
        browser.open(f"{attempt}?cau={number}")
        self.wait_for_state("Đã lưu.")
        browser.reload()
        self.assertEqual(self.checked(), [1])

    def test_the_clock_of_the_device_is_wrong(self):
        browser = self.browser
        attempt = self.enter()
        number = self.choice_question(attempt)
        for days, option in ((-5, 1), (5, 2)):
            shift = days * 86_400_000
            script = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": f"""
                const Right = Date;
                Date = class extends Right {{
                    constructor(...given) {{ given.length ? super(...given) : super(Right.now() + {shift}); }}
                    static now() {{ return Right.now() + {shift}; }}
                }};
            """})["identifier"]
            try:
                with self.subTest(days=days):
                    browser.open(f"{attempt}?cau={number}")
                    off = browser.driver.execute_script("return (Date.now() - performance.timeOrigin) / 86400000")
                    self.assertEqual(round(off), days)
                    # The server's count, whatever the device believes: under twenty minutes, and not much under.
                    seconds = int(browser.driver.find_element(By.CSS_SELECTOR, ".quiz-clock").get_attribute("data-seconds"))
                    self.assertTrue(600 < seconds <= 1200)
                    self.assertTrue(seconds - 60 <= self.left() <= seconds)
                    self.option(option)
                    self.wait_for_state("Đã lưu.")
                    browser.reload()
                    self.assertEqual(self.checked(), [option])
            finally:
                browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script})

    def test_two_tabs(self):
        browser = self.browser
        driver = browser.driver
        attempt = self.enter()
        first = self.choice_question(attempt)
        second = self.choice_question(attempt, 1)
        left = driver.current_window_handle
        driver.switch_to.new_window("tab")
        browser.resize(*PHONE)
        right = driver.current_window_handle

        def close():
            driver.switch_to.window(right)
            driver.close()
            driver.switch_to.window(left)

        self.addCleanup(close)
        # Both stand at the same question; each saves; the answer saved last stands.
        browser.open(f"{attempt}?cau={first}")
        driver.switch_to.window(left)
        browser.open(f"{attempt}?cau={first}")
        self.option(0)
        self.wait_for_state("Đã lưu.")
        driver.switch_to.window(right)
        self.option(2)
        self.wait_for_state("Đã lưu.")
        driver.switch_to.window(left)
        browser.open(f"{attempt}?cau={second}")
        self.option(1)
        self.wait_for_state("Đã lưu.")
        driver.switch_to.window(right)
        browser.reload()
        self.assertEqual(self.checked(), [2])
        browser.open(f"{attempt}?cau={second}")
        self.assertEqual(self.checked(), [1])
        # One hands in; the other is told, and nothing it does counts any more.
        browser.open(attempt + "/nop")
        browser.press("Nộp bài")
        self.assertIn("Đã trả lời\n2/6", browser.main)
        driver.switch_to.window(left)
        page = driver.find_element(By.TAG_NAME, "html")
        self.option(0)
        browser.wait_for_page_after(page)
        self.assertIn("Bài này đã nộp nên không sửa được nữa.", browser.main)
        self.assertEqual(browser.all("form.quiz"), [])
        browser.open(attempt)
        self.assertIn("Đã trả lời\n2/6", browser.main)

    def test_time_runs_out_while_the_page_is_open(self):
        browser = self.browser
        attempt = self.enter(self.short)
        self.choice_question(attempt)
        self.option(0)
        self.wait_for_state("Đã lưu.")
        self.assertTrue(self.left() <= 60)
        page = browser.driver.find_element(By.TAG_NAME, "html")
        self.wait_for(lambda: stage.is_gone(page), 75)
        browser.wait_for_page_after(page)
        # The page left once, when the time was really over: no question is shown again.
        self.assertTrue(browser.title.startswith("Bài thi của bạn"), browser.title)
        self.assertIn("Đã trả lời\n1/6", browser.main)
        self.assertTrue(re.search("Kết thúc\nhết giờ lúc", browser.main), browser.main)
        # Whoever comes back finds the slip, and no question.
        browser.open(attempt + "?cau=2")
        self.assertEqual(browser.all("form.quiz"), [])
        browser.open(attempt + "/nop")
        self.assertNotIn("Nộp bài", [one.text for one in browser.all("main button")])

    def test_time_runs_out_without_javascript(self):
        browser = self.browser
        browser.scripts(False)
        attempt = self.enter(self.short)
        self.choice_question(attempt)
        self.option(0)
        # No page is told of the end; the server is asked after it, and its grace of a few seconds.
        time.sleep(68)
        browser.press("Lưu và")
        self.assertIn("Đã hết giờ làm bài.", browser.main)
        self.assertIn("Đã trả lời\n0/6", browser.main)
