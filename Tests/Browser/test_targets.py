"""A target from its setting to its report: set, reported on one screen with a file, corrected, counted from a register, amended, withdrawn."""

import contextlib
import json
import os
import re
import sqlite3
import tempfile

import stage
import words
from stage import PageTest

UNIT_HEAD = "unitHead"
A_TARGET = r"^/chi-tieu/[^/?#]+$"


def told(sql, *values):
    """The first row of a question to the demonstration's database."""
    with contextlib.closing(sqlite3.connect(os.path.join(stage.program().data, "thidua.sqlite"))) as database:
        return database.execute(sql, values).fetchone()


def new_target(code, leader, **more):
    """A monthly target for the unit that somebody leads, asked for from the movement's first day: its first periods are owed."""
    program = stage.program()
    unit = told(
        "SELECT p.unit_id FROM post p JOIN holding h ON h.post_id = p.post_id JOIN person o ON o.person_id = h.person_id "
        "WHERE o.name = ? AND p.is_head = 1 AND h.valid_to IS NULL", leader)[0]
    movement, starts, obligation = told(
        "SELECT m.movement_id, m.period_from, o.obligation_id FROM movement m JOIN obligation o ON o.plan_id = m.plan_id WHERE o.state = 'accepted' LIMIT 1")
    values = {
        "movement": movement, "obligation": obligation, "code": code, "title": "Số buổi mở cửa phục vụ buổi tối", "kind": "other",
        "measure": "count", "unit_label": "buổi", "goal": 20, "cadence": "month", "starts": starts, "units": [unit], **more,
    }
    made = program.command("act", "run", "target.create", "--as", "thidua", "--data", program.data, "--json", json.dumps(values))
    return json.loads(made)["result"]["targets"][0]


class Targets(PageTest):
    """One division's targets, apart from those of the demonstration."""

    def setUp(self):
        super().setUp()
        self.browser.sign_in(UNIT_HEAD)
        self.browser.speak("vi")
        self.leader = self.browser.all(".user-nav a[href='/ho-so']")[0].text
        self.browser.resize(1280)

    def look_at(self, path, name):
        """Looks at a page as every page is looked at, and keeps pictures where they are wanted."""
        self.browser.inspect(self, path)
        with self.subTest(path=path, what="weight"):
            self.assertLessEqual(self.browser.weight(path), words.HEAVIEST_VIEW)
        with self.subTest(path=path, what="contrast in the dark"):
            self.browser.media(dark=True)
            self.assertEqual(self.browser.axe(only=["color-contrast", "link-in-text-block"]), [])
            self.browser.media()
        for language, width in (("en", 1280), ("vi", 320)):
            self.browser.speak(language)
            self.browser.resize(width)
            self.browser.open(path)
            if "PICTURES" in os.environ:
                self.browser.driver.save_screenshot(os.path.join(os.environ["PICTURES"], f"{name}-{width}.png"))
        self.browser.resize(1280)
        self.browser.open(path)

    def test_a_report_is_one_screen(self):
        browser = self.browser
        target = new_target("TRINH-DUYET-1", self.leader)
        first, second = [row for row in self.periods(target)][:2]
        form = f"/bao-cao/{target}/{first}"
        browser.open("/viec-cua-toi")
        self.assertIn(form, browser.links(r"^/bao-cao/"))
        self.look_at(form, "bao-cao")
        browser.scripts(False)
        browser.open(form)
        browser.press("Gửi báo cáo")
        self.assertIn("Nhập số đạt được", browser.main)
        self.assertEqual(browser.axe(), [])
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "so-truc.csv")
            with open(file, "w") as out:
                out.write("ngay,buoi\n2025-01-06,1\n")
            browser.fill(browser.named("value"), "4")
            browser.fill(browser.named("sentence"), "Bon buoi toi, 120 luot ban doc.")
            browser.fill(browser.named("tep"), file)
            browser.press("Gửi báo cáo")
        browser.scripts(True)
        self.assertEqual(browser.path, form + "/da-gui")
        self.look_at(form + "/da-gui", "da-gui")
        self.assertIn("Mã tra cứu", browser.main)
        # What can be kept still says the same after the notice is gone, and the next report is one click away.
        self.assertTrue(browser.links(r"^/bao-cao/[^/]+/[^/]+$"))
        browser.open(form)
        self.assertIn("4 buổi", browser.main)
        self.look_at(form, "da-bao")
        self.look_at(form + "/sua", "sua")
        browser.fill(browser.named("value"), "5")
        browser.fill(browser.named("reason"), "Dem lai so truc")
        browser.press("Sửa báo cáo")
        self.assertIn("5 buổi", browser.main)
        browser.open(f"/bao-cao/{target}/{second}")
        browser.fill(browser.named("value"), "9,5")
        browser.press("Gửi báo cáo")
        self.look_at(f"/chi-tieu/{target}", "chi-tieu")
        for seen in ("5 buổi", "9,5 buổi", "so-truc.csv", "Dem lai so truc", "Đã thay"):
            self.assertIn(seen, browser.main)
        self.assertEqual(len(browser.all("svg.line-chart")), 1)
        browser.sign_in("clerk")
        browser.open(f"/chi-tieu/{target}")
        self.assertIn("9,5 buổi", browser.main)
        self.assertNotIn("so-truc.csv", browser.main)
        browser.open(form)
        self.assertNotIn("Gửi báo cáo", browser.main)

    def periods(self, target):
        with contextlib.closing(sqlite3.connect(os.path.join(stage.program().data, "thidua.sqlite"))) as database:
            return [row[0] for row in database.execute("SELECT period FROM due_report WHERE target_id = ? ORDER BY period_from", (target,))]

    def test_a_register_counts(self):
        browser = self.browser
        target = new_target("TRINH-DUYET-2", self.leader, kind="training", source="amounts", unit_label="giờ", goal=500)
        first = told("SELECT period, period_from FROM due_report WHERE target_id = ? ORDER BY period_from LIMIT 1", target)
        register = f"/chi-tieu/{target}/so/dao-tao"
        self.look_at(register, "so-trong")
        browser.fill(browser.named("name"), "Ky nang so cho thu thu")
        browser.choose("[name=organiser][value=own]")
        browser.fill(browser.named("hours"), "7,5")
        browser.fill(browser.named("people"), "20")
        browser.fill(browser.named("leaders"), "21")
        year, month, day = first[1].split("-")
        browser.fill(browser.named("on"), f"{day}/{month}/{year}")
        browser.press("Ghi vào sổ")
        self.assertIn("Không thể nhiều hơn tổng số 20 người", browser.main)
        browser.fill(browser.named("leaders"), "2")
        browser.press("Ghi vào sổ")
        self.look_at(register, "so")
        self.assertIn("Ky nang so cho thu thu", browser.main)
        browser.open(f"/bao-cao/{target}/{first[0]}")
        self.assertIn("150 giờ", browser.main)
        self.assertEqual(browser.all("main [name=value]"), [])
        self.look_at(f"/bao-cao/{target}/{first[0]}", "bao-cao-tu-so")
        browser.press("Gửi báo cáo")
        self.assertIn("150 giờ", browser.main)
        browser.open(register)
        out = next(link for link in browser.links(rf"^{re.escape(register)}/[^/]+/rut$"))
        self.look_at(out, "rut-dong")
        browser.fill(browser.named("reason"), "Ghi trung")
        browser.press("Rút khỏi sổ")
        self.assertIn("Đã rút: Ghi trung", browser.main)

    def test_the_officer_sets_amends_and_withdraws(self):
        browser = self.browser
        browser.sign_in("officer")
        slug = told("SELECT slug FROM movement LIMIT 1")[0]
        form = f"/phong-trao/{slug}/chi-tieu/moi"
        self.look_at(f"/phong-trao/{slug}/chi-tieu", "danh-sach")
        self.look_at(form, "dat")
        browser.press("Đặt chỉ tiêu")
        self.assertIn("Chưa nhập “Mã chỉ tiêu”", browser.main)
        browser.fill(browser.named("code"), "TRINH-DUYET-3")
        browser.fill(browser.named("title"), "So buoi hoc ky nang so")
        for name, value in (("obligation", None), ("kind", "other"), ("measure", "count"), ("cadence", "quarter")):
            selector = f"[name={name}]" + (f"[value='{value}']" if browser.named(name).tag_name != "select" else
                                           f" option[value='{value}']" if value else " option:nth-child(2)")
            browser.choose(selector)
        browser.fill(browser.named("unit_label"), "buoi")
        browser.fill(browser.named("goal"), "1.200")
        browser.choose("[name=units]")
        browser.press("Đặt chỉ tiêu")
        self.assertRegex(browser.path, A_TARGET)
        target = browser.path
        self.assertIn("1.200 buoi", browser.main)
        for path, name in ((target, "vua-dat"), (target + "/dieu-chinh", "dieu-chinh"), (target + "/rut", "rut")):
            self.look_at(path, name)
        browser.open(target + "/dieu-chinh")
        browser.fill(browser.named("goal"), "1.300")
        browser.fill(browser.named("reason"), "Them mot lop")
        browser.press("Điều chỉnh")
        self.assertIn("1.300 buoi", browser.main)
        browser.open(target + "/rut")
        browser.fill(browser.named("reason"), "Trung voi chi tieu khac")
        browser.press("Rút chỉ tiêu")
        self.assertIn("Chỉ tiêu này đã rút", browser.main)

    HEAD = "Nghĩa vụ (điều khoản),Mã chỉ tiêu,Tên chỉ tiêu,Đơn vị (mã),Nội dung,Cách đo,Đơn vị tính,Mức phấn đấu,Kỳ báo cáo\n"

    def upload(self, page, lines):
        self.browser.open(page)
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            file.write(self.HEAD + lines)
            file.flush()
            self.browser.fill(self.browser.named("tep"), file.name)
            self.browser.press(words.Words("vi").preview)

    def test_the_officer_takes_in_a_file(self):
        browser, say = self.browser, words.Words("vi")
        browser.sign_in("officer")
        browser.speak("vi")
        slug, clause = told(
            "SELECT m.slug, o.clause FROM movement m JOIN obligation o ON o.plan_id = m.plan_id WHERE o.state = 'accepted' LIMIT 1")
        unit = told("SELECT u.code FROM unit u JOIN unit_version v ON v.unit_id = u.unit_id WHERE v.parent_id IS NOT NULL LIMIT 1")[0]
        page = f"/phong-trao/{slug}/chi-tieu/nhap"
        browser.open(f"/phong-trao/{slug}/chi-tieu")
        self.assertIn(page, browser.links(r"^/phong-trao/[^/]+/chi-tieu/nhap$"))
        self.look_at(page, "nhap")
        self.assertEqual(len(browser.links(r"^/phong-trao/.*/mau-chi-tieu[.](csv|xlsx)$")), 2)
        good = f"{clause},TRINH-DUYET-4,So buoi doc sach,{unit},Khác,Số lượng,buổi,1200,Hằng quý\n"
        bad = f"{clause},TRINH-DUYET-5,So buoi xem phim,khong-co,Khác,Số lượng,buổi,\"1,200\",Hằng quý\n"
        browser.scripts(False)
        self.upload(page, good + bad)
        self.assertIn("Dòng 3: Cột “Đơn vị (mã)”: hôm nay không có mã “khong-co”. Cột “Mức phấn đấu”: “1,200” đọc được hai cách", browser.main)
        self.assertFalse([one for one in browser.all("main button") if one.text.startswith(say["import"])])
        self.assertEqual(browser.axe(), [])
        browser.inspect(self, browser.path)
        if "PICTURES" in os.environ:
            browser.driver.save_screenshot(os.path.join(os.environ["PICTURES"], "nhap-loi-320.png"))
        browser.speak("vi")
        self.upload(page, good)
        self.look_at(browser.path, "nhap-xem")
        browser.speak("vi")
        browser.press(say["import"])
        for _ in range(50):
            if browser.all("main .success-panel"):
                break
            browser.reload()
        self.assertIn("Đã nhập 1 dòng", browser.main)
        self.look_at(browser.path, "nhap-xong")
        browser.speak("vi")
        self.upload(page, good)
        self.assertIn("Mọi dòng đã có sẵn đúng như vậy", browser.main)
        browser.scripts(True)
        self.assertEqual(told("SELECT COUNT(*), SUM(goal) FROM target WHERE code LIKE 'TRINH-DUYET-4' OR code LIKE 'TRINH-DUYET-5'"), (1, 1_200_000))
