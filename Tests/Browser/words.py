"""What pages are called and how their buttons and fields are labelled: everything the browser tests know about wording and addresses.

When a page is reworded, this file is what changes. Each word is (Vietnamese, English).
"""

LANGUAGES = ("vi", "en")


class Words:
    """The words of one language."""

    def __init__(self, language):
        self.language = language
        self._column = LANGUAGES.index(language)

    def __getitem__(self, name):
        return ALL[name][self._column]

    __getattr__ = __getitem__


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
    "plan_text": ("Văn bản kế hoạch", "Text of the plan"),
    "read_plan": ("Đọc kế hoạch", "Read a plan"),
    "correct": ("Sửa", "Correct"),
    "assign": ("Giao", "Assign"),
    "accept_all": ("Chấp nhận tất cả", "Accept all"),
    "continue": ("Tiếp tục", "Continue"),
    "launch": ("Phát động", "Launch"),
    "not_yet": ("Chưa xong", "Not done"),
    # Reading a plan to its end, and noting what was done.
    "open_plan": ("Mở kế hoạch để đọc", "Open the plan to read"),
    "part_read": ("Tôi đã đọc phần này", "I have read this part"),
    "acknowledge": ("Trả lời và xác nhận", "Answer and acknowledge"),
    "acknowledged": ("Bạn đã đọc và xác nhận", "You have read and acknowledged it"),
    "note": ("Ghi", "Note"),
    # People and units.
    "search": ("Tìm", "Search"),
    "preview": ("Xem trước", "Preview"),
    "import": ("Nhập", "Import"),
    # Accounts.
    "set_up": ("Thiết lập", "Set up"),
    "change_password": ("Đổi mật khẩu", "Change the password"),
    "start_second_step": ("Bật xác thực hai bước", "Turn on the second step"),
    "confirm_second_step": ("Xác nhận xác thực hai bước", "Confirm the second step"),
    "read_plan": ("Đọc kế hoạch", "Read a plan"),
    "mend": ("Sửa các chỗ đã chọn", "Mend what is chosen"),
    "supplement": ("Bổ sung", "Add"),
    "make_plan": ("Tạo bản kế hoạch", "Make the plan"),
    "make_address": ("Tạo địa chỉ", "Make the address"),
    "begin_agency": ("Lập cơ quan", "Set up"),
    "make_token": ("Tạo khóa API", "Make an API token"),
}

HOME = "/"
MOVEMENTS = "/phong-trao"
DESK = "/viec-cua-toi"
PLANS = "/ke-hoach"
NEW_PLAN = "/ke-hoach/moi"
DRAFT_PLAN = "/ke-hoach/soan"
AGENCIES = "/co-quan"
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
WHO_HAS_READ = r"^/phong-trao/[^/?#]+/quan-triet$"
A_PLAN = r"^/ke-hoach/(?!moi$|soan$)[^/?#]+$"
A_PLAN_CLAUSE = r"^/ke-hoach/[^/?#]+/nghia-vu/[^/?#]+$"
A_UNIT = r"^/to-chuc/(?!so-do$|nhap$|goc$)[^/?#]+$"
A_PERSON = r"^/nguoi/(?!them$)[^/?#]+$"
AN_ACCOUNT = r"^/quan-tri/tai-khoan/[^/?#]+$"
AN_ENTRY = r"^/so-cai/[0-9]+$"
ACKNOWLEDGEMENT = r"^/quan-triet/[^/?#]+$"

# Demonstration accounts, by the value of the form field `account`.
OFFICER = "officer"
ADMINISTRATOR = "administrator"
HEAD = "head"
STAFF = "staff"
UNIT_HEAD = "unitHead"
# Two who have something to read on their desks.
CLERK = "clerk"
COUNCIL_MEMBER = "councilMember"
COUNCIL_SECRETARY = "councilSecretary"

# Weight of a first view (page, style, scripts, icon), compressed.
HEAVIEST_VIEW = 50 * 1024
