"""One demonstration and one browser for all browser tests, and what a test may ask of them."""

import contextlib
import gzip
import html.parser
import importlib.util
import os
import pathlib
import re
import shutil
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

import words
from program import ROOT, demonstration
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PROGRAM = ".build/debug/thidua"
WIDTHS = (320, 1280)

_open = contextlib.ExitStack()
_shared = {}


def program():
    """The served demonstration, started when first asked for."""
    if "program" not in _shared:
        _shared["program"] = _open.enter_context(demonstration(PROGRAM))
    return _shared["program"]


def browser():
    """The browser, started when first asked for."""
    if "browser" not in _shared:
        _shared["browser"] = Browser(program().address)
        _open.callback(_shared["browser"].close)
    return _shared["browser"]


def close():
    """Ends browser and server."""
    _open.close()
    _shared.clear()


def axe_source():
    """axe-core as it comes in the Python package."""
    folder = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return (pathlib.Path(folder) / "axe.min.js").read_text(encoding="utf-8")


def is_gone(element):
    """Whether the page that an element was on has been left; drivers say so in more than one way."""
    try:
        element.is_enabled()
    except WebDriverException:
        return True
    return False


class Browser:
    """Chromium without a window."""

    def __init__(self, address):
        self.address = address
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        arguments = ["--headless=new", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=vi"]
        if os.getuid() == 0:
            # Chromium's own sandbox refuses to run as root.
            arguments.append("--no-sandbox")
        for argument in arguments:
            options.add_argument(argument)
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self._axe = axe_source()
        self.scripts_allowed = True
        self.resize(1280)

    def close(self):
        self.driver.quit()

    # Where the reader is

    def open(self, path):
        self.driver.get(urllib.parse.urljoin(self.address, path))

    def reload(self):
        self.driver.refresh()

    @property
    def path(self):
        return urllib.parse.urlsplit(self.driver.current_url).path

    @property
    def title(self):
        return self.driver.title

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def main(self):
        return self.driver.find_element(By.TAG_NAME, "main").text

    @property
    def language(self):
        return self.driver.find_element(By.TAG_NAME, "html").get_attribute("lang")

    # How the reader looks

    def resize(self, width, height=900):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, kind="", dark=False):
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": scheme})

    def scripts(self, allowed):
        self.scripts_allowed = allowed
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def forget(self):
        """Signs out and forgets the language by dropping every cookie."""
        self.driver.delete_all_cookies()

    def speak(self, language):
        """Sets the language as the language button does."""
        self.driver.add_cookie({"name": "lang", "value": language, "path": "/"})

    # Finding by what a reader sees or hears

    def links(self, pattern):
        """Paths of the links on the page that match, each once, in their order."""
        # Links inside drawings keep their address elsewhere than other links.
        addresses = self.driver.execute_script(
            "return [...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href)")
        found = {}
        for address in addresses:
            parts = urllib.parse.urlsplit(address)
            if parts.netloc == urllib.parse.urlsplit(self.address).netloc and re.match(pattern, parts.path):
                found[parts.path] = True
        return list(found)

    def button(self, text, within="main"):
        """The button with this text; a longer text that begins with it will do."""
        buttons = [one for one in self.driver.find_elements(By.CSS_SELECTOR, f"{within} button, {within} a.button") if one.is_displayed()]
        for exact in (True, False):
            for one in buttons:
                if one.text == text if exact else one.text.startswith(text):
                    return one
        raise AssertionError(f"no button “{text}” on {self.path}; there are {[one.text for one in buttons]}")

    def press(self, text, within="main"):
        """Presses a button and waits for the page it leads to."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        self.click(self.button(text, within))
        self.wait_for_page_after(page)

    def wait_for_page_after(self, page):
        """Waits until the page is gone and the next one is there."""
        WebDriverWait(self.driver, 20, 0.02).until(lambda _: is_gone(page))
        WebDriverWait(self.driver, 20, 0.02).until(lambda driver: driver.execute_script("return document.readyState") == "complete")

    def click(self, element):
        """Clicks where a reader would, without waiting for a page that scrolls smoothly."""
        self.driver.execute_script("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", element)
        element.click()

    def field(self, label):
        """The control whose label has this text; a longer label that begins with it will do."""
        labels = self.driver.find_elements(By.TAG_NAME, "label")
        for exact in (True, False):
            for one in labels:
                if one.text == label if exact else one.text.startswith(label):
                    return self.driver.find_element(By.ID, one.get_attribute("for"))
        raise AssertionError(f"no field “{label}” on {self.path}; there are {[one.text for one in labels]}")

    def named(self, name):
        """The control with this name."""
        return self.driver.find_element(By.NAME, name)

    def choose(self, selector):
        """Ticks a box or a radio button."""
        self.click(self.driver.find_element(By.CSS_SELECTOR, selector))

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def fill(self, control, text):
        """Types, or for long texts pastes, into a control."""
        if control.get_attribute("type") == "file":
            control.send_keys(text)
            return
        control.clear()
        if len(text) < 300 and text.isascii():
            control.send_keys(text)
        else:
            # Keys are slow for long texts, and the driver cannot type what lies outside the basic plane.
            self.driver.execute_script("arguments[0].value = arguments[1]", control, text)

    def sign_in(self, account):
        """Signs in on the demonstration's page of roles."""
        self.open(words.DEMO_SIGN_IN)
        page = self.driver.find_element(By.TAG_NAME, "html")
        for form in self.all("main form"):
            for control in form.find_elements(By.CSS_SELECTOR, "[name=account]"):
                if control.get_attribute("value") == account:
                    self.click(form.find_element(By.TAG_NAME, "button"))
                    self.wait_for_page_after(page)
                    return
        raise AssertionError(f"no demonstration account “{account}”; there are {self.accounts()}")

    def accounts(self):
        """Accounts offered on the demonstration's page of roles."""
        self.open(words.DEMO_SIGN_IN)
        return [control.get_attribute("value") for control in self.all("[name=account]")]

    def key(self, *keys):
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    # What a page must be

    def axe(self, only=None):
        """What axe-core finds: rule, why it matters, and where."""
        # The page itself may have been loaded without scripts; axe-core cannot run without.
        allowed = self.scripts_allowed
        self.scripts(True)
        self.driver.execute_script(self._axe)
        options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
        if only:
            options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": only}}
        self.driver.set_script_timeout(60)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, arguments[0]).then(r => done(r.violations), e => done([{id: 'axe', help: String(e), nodes: []}]))",
            options)
        self.scripts(allowed)
        return [f"{one['id']}: {one['help']}: " + "; ".join(node["html"][:160] for node in one["nodes"][:4]) for one in found]

    def inspect(self, test, path):
        """Looks at a page narrow in Vietnamese and wide in English: nothing sticks out, and axe-core has nothing to say."""
        for language, width in zip(words.LANGUAGES, WIDTHS):
            self.speak(language)
            self.resize(width)
            self.open(path)
            with test.subTest(path=path, language=language, width=width):
                test.assertEqual((self.path, self.language), (path, language))
                test.assertEqual(len(self.all("h1")), 1)
                test.assertIsNone(self.sideways())
                test.assertEqual(self.axe(), [])

    def sideways(self):
        """How many pixels the page is wider than the window, and what sticks out."""
        return self.driver.execute_script("""
            const room = document.documentElement.clientWidth, over = document.documentElement.scrollWidth - room;
            if (over <= 0) return null;
            const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > room + 1);
            const say = e => e.tagName + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 30);
            return over + ' px: ' + out.slice(0, 5).map(say).join(' | ')
        """)

    def focus_is_visible(self):
        """Whether the element with the focus shows it: an outline, or a shadow it has only then."""
        return self.driver.execute_script("""
            const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            return (outlined || style.boxShadow !== 'none') && box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0;
        """)

    def focused(self):
        """Tag, text and address of the element with the focus."""
        element = self.driver.switch_to.active_element
        return f"{element.tag_name} “{element.text[:40]}” {element.get_attribute('href') or element.get_attribute('name') or ''}"

    def weight(self, path):
        """Compressed bytes of a first view: the page, and every style sheet, script and picture it asks for."""
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.driver.get_cookies())
        page, total = fetch(path, cookies)
        parts = Parts()
        parts.feed(page.decode("utf-8"))
        for part in dict.fromkeys(parts.found):
            total += fetch(urllib.parse.urljoin(path, part), cookies)[1]
        return total


class Parts(html.parser.HTMLParser):
    """What a page asks the server for beside itself."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "modulepreload", "preload"):
            self.found.append(values["href"])
        if tag in ("script", "img", "source", "iframe", "object") and (values.get("src") or values.get("data")):
            self.found.append(values.get("src") or values.get("data"))
        self.found = [one for one in self.found if not one.startswith("data:")]


def fetch(path, cookies=""):
    """A path's body, and its size when compressed."""
    status, headers, body = program().request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": cookies})
    if status != 200:
        raise AssertionError(f"{path} was answered {status}")
    if headers.get("Content-Encoding") == "gzip":
        return gzip.decompress(body), len(body)
    return body, len(gzip.compress(body, 6, mtime=0))


class PageTest(unittest.TestCase):
    """A test in a fresh, signed-out, wide, light, Vietnamese browser with scripts."""

    def setUp(self):
        self.browser = browser()
        self.browser.scripts(True)
        self.browser.media()
        self.browser.resize(1280)
        self.browser.open("/health")
        self.browser.forget()
        # What earlier pages complained about is not this test's.
        self.browser.driver.get_log("browser")

    def assert_explained(self, say):
        """A form that was refused says so in the title and leads from a summary to each field."""
        with self.subTest(what="title of a refused form", path=self.browser.path):
            self.assertTrue(self.browser.title.startswith(say.error_prefix), self.browser.title)
        links = self.browser.all("[role=alert] a")
        self.assertTrue(links)
        for link in links:
            self.assertTrue(self.browser.all("[id='" + link.get_attribute("href").split("#")[1] + "']"))

    def first_link(self, page, pattern):
        """The first link on a page that matches, as a path."""
        self.browser.open(page)
        found = self.browser.links(pattern)
        self.assertTrue(found, f"{page} has no link like {pattern}; links: {self.browser.links('.')}")
        return found[0]


TAB, ENTER = Keys.TAB, Keys.ENTER
