"""Evidence is handed in from the page: a picture and a link; seen, replaced, used elsewhere and taken off."""

import contextlib
import json
import os
import re
import sqlite3
import struct
import tempfile
import zlib

import stage
from stage import PageTest

UNIT_HEAD = "unitHead"
A_PIECE = r"^/bang-chung/[^/?#]+$"


def picture(width, height):
    """A PNG of one colour."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\xb0\x20\x60" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def new_target(code, title, leader):
    """A target of the unit that somebody leads."""
    program = stage.program()
    with contextlib.closing(sqlite3.connect(os.path.join(program.data, "thidua.sqlite"))) as database:
        unit = database.execute(
            "SELECT p.unit_id FROM post p JOIN holding h ON h.post_id = p.post_id JOIN person o ON o.person_id = h.person_id "
            "WHERE o.name = ? AND p.is_head = 1 AND h.valid_to IS NULL", (leader,)).fetchone()[0]
        movement, starts, obligation = database.execute(
            "SELECT m.movement_id, m.period_from, o.obligation_id FROM movement m JOIN obligation o ON o.plan_id = m.plan_id "
            "WHERE o.state = 'accepted' LIMIT 1"
        ).fetchone()
    values = {
        "movement": movement, "obligation": obligation, "code": code, "title": title, "kind": "training", "measure": "count", "unit_label": "lớp",
        "goal": 10, "cadence": "year", "starts": starts, "units": [unit],
    }
    made = program.command("act", "run", "target.create", "--as", "thidua", "--data", program.data, "--json", json.dumps(values))
    return json.loads(made)["result"]["targets"][0]


class Evidence(PageTest):
    """One division's evidence on targets of its own."""

    def setUp(self):
        super().setUp()
        self.browser.sign_in(UNIT_HEAD)
        self.browser.speak("vi")
        leader = self.browser.all(".user-nav a[href='/ho-so']")[0].text
        self.target = new_target("MINH-CHUNG-1", "Số lớp kỹ năng số đã mở", leader)
        new_target("MINH-CHUNG-2", "Số lớp có ảnh chụp", leader)
        self.browser.resize(1280)

    def look_at(self, path, name):
        """Looks at a page as every page is looked at, keeps pictures where they are wanted, and comes back in Vietnamese."""
        self.browser.inspect(self, path)
        if "PICTURES" in os.environ:
            self.browser.driver.save_screenshot(os.path.join(os.environ["PICTURES"], f"{name}-en.png"))
        self.browser.speak("vi")
        self.browser.resize(320)
        self.browser.open(path)
        if "PICTURES" in os.environ:
            self.browser.driver.save_screenshot(os.path.join(os.environ["PICTURES"], f"{name}-320.png"))
        self.browser.resize(1280)
        self.browser.open(path)

    def test_a_piece_from_beginning_to_end(self):
        browser = self.browser
        form = f"/chi-tieu/{self.target}/minh-chung/tep"
        for kind in ("tep", "duong-dan", "van-ban", "du-lieu", "dao-tao"):
            self.look_at(f"/chi-tieu/{self.target}/minh-chung/{kind}", f"nop-{kind}")
        browser.open(form)
        browser.press("Nộp tệp")
        self.assertIn("Chưa chọn tệp", browser.main)
        with tempfile.TemporaryDirectory() as folder:
            files = [os.path.join(folder, name) for name in ("lop-hoc.png", "lop-hoc-ro.png")]
            for file, size in zip(files, ((320, 200), (640, 400))):
                with open(file, "wb") as out:
                    out.write(picture(*size))
            browser.fill(browser.named("tep"), files[0])
            browser.press("Nộp tệp")
            self.assertRegex(browser.path, A_PIECE)
            piece = browser.path
            self.assertIn("lop-hoc.png", browser.main)
            shown = browser.driver.execute_script("const i = document.querySelector('figure img'); i.loading = 'eager'; return i.decode().then(() => i.naturalWidth)")
            self.assertEqual(shown, 320)
            browser.open(piece + "/thay")
            browser.fill(browser.named("reason"), "Anh ro hon")
            browser.fill(browser.named("tep"), files[1])
            browser.press("Nộp bản mới")
        self.assertEqual(browser.path, piece)
        self.assertIn("Các bản trước", browser.main)
        for path, name in ((piece, "mot"), (piece + "/thay", "thay"), (piece + "/dung", "dung")):
            self.look_at(path, name)
        browser.open(piece)
        ending = re.sub(r"^https?://[^/]+", "", browser.all("a[href*='/thoi-dung/']")[0].get_attribute("href"))
        self.look_at(ending, "thoi-dung")
        browser.open(piece + "/dung")
        browser.choose("[name=target] option:last-child")
        browser.press("Dùng")
        self.assertIn("Số lớp có ảnh chụp", browser.main)
        browser.open(ending)
        browser.fill(browser.named("reason"), "Nham chi tieu")
        browser.press("Thôi dùng")
        self.assertIn("Nham chi tieu", browser.main)
        # Whoever may not see behind the target does not find the piece; the officer has it looked at.
        browser.sign_in("clerk")
        browser.open(piece)
        self.assertIn("Không tìm thấy", browser.main)
        browser.sign_in("officer")
        browser.open(piece)
        browser.press("Kiểm tra ngay")
        self.assertIn("Còn nguyên", browser.main)
        self.look_at("/bang-chung", "can-xem")
