"""Plans come in from files, are mended, supplemented, written anew and printed; agencies begin below agencies."""

import base64
import json
import pathlib
import subprocess
import tempfile
import time

import stage
import words
from program import ROOT
from stage import PageTest
from words import Words

PARTS = {
    "issuer": "Sở Thử nghiệm", "title": "Tổ chức phong trào thi đua “Phòng đọc sáng đèn” năm 2025", "from": "01/02/2025", "to": "30/11/2025",
    "purposes": "Phục vụ bạn đọc vào buổi tối.", "scope": "Các phòng, đơn vị thuộc Sở.", "contents": "Mở cửa phòng đọc 5 buổi tối mỗi tuần.",
    "criteria": "Ít nhất 90% buổi tối mở cửa đúng giờ.", "timetable": "Phát động ngày 01/02/2025.", "communication": "Đăng tin hằng tháng.",
    "inspection": "Văn phòng kiểm tra hằng quý.", "reviews": "Tổng kết tháng 12/2025.", "awards": "Giấy khen cho 05 cá nhân.",
    "assignments": "Văn phòng Sở theo dõi, đôn đốc việc thực hiện.", "recipients": "Các phòng, đơn vị\nLưu: VT", "signer": "Nguyễn Văn Thử",
}


class PlanFiles(PageTest):
    """One plan's way through paper: written, printed, scanned, read, compared, mended and supplemented."""

    def setUp(self):
        super().setUp()
        self.browser.sign_in(words.OFFICER)
        self.browser.resize(1280)

    def inspect(self, path):
        """Looks at a page as every page is looked at, and comes back to it in Vietnamese."""
        self.browser.inspect(self, path)
        self.browser.speak("vi")
        self.browser.open(path)

    def write(self):
        """Writes a plan from the form and returns its address."""
        browser, say = self.browser, Words("vi")
        browser.open(words.DRAFT_PLAN)
        browser.press(say.make_plan)
        self.assertTrue(browser.title.startswith(say.error_prefix), browser.title)
        for name, text in PARTS.items():
            browser.fill(browser.named(name), text)
        browser.press(say.make_plan)
        self.assertRegex(browser.path, words.A_PLAN)
        return browser.path

    def paper(self, plan):
        """The printed plan as a PDF."""
        self.browser.open(plan + "/in")
        shot = self.browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
        return base64.b64decode(shot["data"])

    def take_in(self, file):
        """Sends a file and waits for the review of what was read from it."""
        browser, say = self.browser, Words("vi")
        browser.open(words.NEW_PLAN)
        browser.fill(browser.named("tep"), str(file))
        browser.press(say.read_plan)
        for _ in range(120):
            if "/doc/" not in browser.path or browser.all("main .error-summary"):
                break
            time.sleep(0.5)
            browser.reload()
        return browser.path

    def test_written_printed_scanned_and_read(self):
        browser = self.browser
        plan = self.write()
        self.inspect(plan + "/in")
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "ke-hoach.pdf").write_bytes(self.paper(plan))
            words_of = subprocess.run(["pdftotext", str(folder / "ke-hoach.pdf"), "-"], check=True, capture_output=True, text=True).stdout
            self.assertIn("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", words_of)
            self.assertNotIn("Đăng xuất", words_of)
            self.assertNotIn(browser.address, words_of)
            from_pdf = self.take_in(folder / "ke-hoach.pdf")
            self.assertRegex(from_pdf, words.A_PLAN)
            self.assertIn("ke-hoach.pdf", browser.main)
            subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", str(folder / "ke-hoach.pdf"), str(folder / "trang")], check=True)
            from_scan = self.take_in(folder / "trang.png")
            self.assertRegex(from_scan, words.A_PLAN)
            compare = self.first_link(from_scan, from_scan + r"/ban/1/doi-chieu")
            self.inspect(compare)
            self.assertTrue(browser.driver.execute_script("return document.querySelector('.scan-view img').naturalWidth") > 500)
            self.assertIn("MỤC ĐÍCH", browser.main)

    def test_every_door_reads_the_same(self):
        """The page, the API and the command line take one file in and show one reading."""
        browser, served = self.browser, stage.program()
        file = ROOT / "Examples/dong-thap-2021-2025/ke-hoach.ocr.txt"
        whole = json.loads(served.command("plan", "read", str(file), "--format", "json"))
        self.assertEqual(len(whole["obligations"]), 19)
        page = self.take_in(file).rsplit("/", 1)[1]
        bearer = {"Authorization": "Bearer " + served.token("thidua")}
        status, _, body = served.request("POST", "/api/v1/plans", file.read_bytes(), bearer | {"Content-Type": "text/plain"})
        self.assertEqual(status, 200, body)
        posted = json.loads(body)["result"]["plan"]
        taken = json.loads(served.command("plan", "take", str(file), "--as", "thidua"))["result"]["plan"]
        self.assertEqual(len({page, posted, taken}), 3)
        for plan in page, posted, taken:
            by_line = json.loads(served.command("view", "show", "plan", "--id", plan, "--as", "thidua"))
            self.assertEqual(served.get_json(f"/api/v1/plans/{plan}", bearer), (200, by_line))
            self.assertEqual(by_line["reading"], whole)
            browser.open(f"/ke-hoach/{plan}")
            for obligation in whole["obligations"]:
                self.assertIn(obligation["id"], browser.main)

    def test_what_is_no_plan_says_so(self):
        browser = self.browser
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "tep.docx"
            file.write_bytes(b"PK\x03\x04 not a zip at all")
            path = self.take_in(file)
            self.assertIn("/doc/", path)
            self.assertTrue(browser.title.startswith(Words("vi").error_prefix), browser.title)
            self.assertEqual(browser.axe(), [])

    def test_supplemented_and_mended(self):
        browser, say = self.browser, Words("vi")
        plan = self.write()
        # A plan read from damaged text has doubts to mend and gaps to fill.
        browser.open(words.NEW_PLAN)
        browser.fill(browser.named("text"), "KE HOACH\nT6 chirc phong trao thi dua\n\nI. MUC DICH\n1. Tao khi thé thi dua soi n6i.\n2. Khen thung kip thoi.\n")
        browser.press(say.read_plan)
        damaged = browser.path
        self.assertRegex(damaged, words.A_PLAN)
        self.inspect(damaged + "/nghi-ngo")
        self.inspect(damaged + "/bo-sung")
        browser.press(say.supplement)
        self.assertTrue(browser.title.startswith(say.error_prefix), browser.title)
        browser.fill(browser.named("criteria"), "Ít nhất 90% buổi tối mở cửa.")
        browser.press(say.supplement)
        self.assertEqual(browser.path, damaged)
        self.assertIn("TIÊU CHÍ THI ĐUA", browser.main)
        self.assertNotEqual(plan, damaged)


class Agencies(PageTest):
    """An administrator invites; whoever opens the address begins the agency; visitors may look at either."""

    def test_an_agency_begins(self):
        browser, say = self.browser, Words("vi")
        browser.sign_in(words.ADMINISTRATOR)
        browser.open(words.AGENCIES + "/moi")
        for name, text in {"name": "Chi cục Thử nghiệm", "short_name": "CCTN", "slug": "chi-cuc-thu"}.items():
            browser.fill(browser.named(name), text)
        browser.press(say.make_address)
        self.assertEqual(browser.axe(), [])
        address = browser.all("main code")[0].text
        self.assertIn("/lap-co-quan/", address)
        browser.forget()
        browser.open(address)
        self.assertEqual(browser.axe(), [])
        for name, text in {"name": "Phạm Thị Mới", "login": "chicuc", "password": "con trâu ăn cỏ", "password-repeat": "con trâu ăn cỏ"}.items():
            browser.fill(browser.named(name), text)
        browser.press(say.begin_agency)
        self.assertEqual(browser.path, "/lap-co-quan/xong")
        self.assertEqual(browser.axe(), [])
        browser.open(words.AGENCIES + "/chi-cuc-thu")
        self.assertEqual(browser.path, "/")
        self.assertIn("Chi cục Thử nghiệm", browser.text)
        browser.forget()
