"""What pages are called and how their buttons and fields are labelled: everything the browser tests know about wording and addresses.

When a page is reworded, this file is what changes. Each word is (Vietnamese, English).
"""

LANGUAGES = ("vi", "en")


class Words:
    """The words of one language."""

    def __init__(self, language):
        self.language = language
        self._column = LANGUAGES.index(language)

    def __getattr__(self, name):
        return ALL[name][self._column]


ALL = {
    "skip": ("Tới nội dung chính", "Skip to main content"),
    "sign_in": ("Đăng nhập", "Sign in"),
    "sign_out": ("Đăng xuất", "Sign out"),
    "other_language": ("English", "Tiếng Việt"),
    "fictional": ("hư cấu", "fictional"),
    "error_prefix": ("Lỗi:", "Error:"),
    "my_desk": ("Việc của tôi", "My desk"),
    "dark": ("Nền tối", "Dark"),
    # Reading, reviewing and launching a plan.
    "plan_text": ("Văn bản", "Text"),
    "read_plan": ("Đọc", "Read"),
    "save": ("Lưu", "Save"),
    "launch": ("Phát động", "Launch"),
    "acknowledge": ("Xác nhận", "Acknowledge"),
    # People and units.
    "search": ("Tìm", "Search"),
    "preview": ("Xem trước", "Preview"),
}

HOME = "/"
MOVEMENTS = "/phong-trao"
DESK = "/viec-cua-toi"
PLANS = "/ke-hoach"
NEW_PLAN = "/ke-hoach/moi"
UNITS = "/to-chuc"
CHART = "/to-chuc/so-do"
IMPORT = "/to-chuc/nhap"
PEOPLE = "/nguoi"
RECORD = "/so-cai"
SIGN_IN = "/dang-nhap"
DEMO_SIGN_IN = "/dang-nhap/trinh-dien"
PROFILE = "/ho-so"
ADMINISTRATION = "/quan-tri"

# Patterns of addresses that carry an identifier; the first link that matches is followed.
A_MOVEMENT = r"^/phong-trao/[^/?#]+$"
A_CLAUSE = r"^/phong-trao/[^/?#]+/nghia-vu/[^/?#]+$"
A_PLAN = r"^/ke-hoach/(?!moi$)[^/?#]+$"
A_UNIT = r"^/to-chuc/(?!so-do$|nhap$|mau|xuat|them$)[^/?#]+$"
A_PERSON = r"^/nguoi/(?!nhap$|mau|xuat|them$)[^/?#]+$"
AN_ENTRY = r"^/so-cai/[0-9]+$"
ACKNOWLEDGEMENT = r"^/quan-triet/[^/?#]+$"

# Demonstration accounts, by the value of the form field `account`.
OFFICER = "officer"
ADMINISTRATOR = "admin"
HEAD = "head"
STAFF = "staff"

# Weight of a first view (page, style, scripts, icon), compressed.
HEAVIEST_VIEW = 50 * 1024
