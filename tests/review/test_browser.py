"""The review in a real browser: keys, a narrow screen, a hostile report, and decisions that outlast an extraction."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time

import pytest

from pipeline.review import server
from pipeline.review.decisions import read_decisions
from tests.review.case import check_of, decide, extract, figure, other_rules

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")

WIDE = {"width": 1400, "height": 900}
NARROW = {"width": 390, "height": 844}
LONGEST_PICTURE = 0.6  # seconds, of the first: the process that makes them has just begun


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        # As root, as in a container, Chromium starts without its sandbox only.
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(outputs):
    """The address that `extract review` prints."""
    command = [sys.executable, "-m", "pipeline", "review", str(outputs), "--no-browser", "--language", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield re.search(r"http://127\.0\.0\.1:\d+/\S+/", server.stdout.readline())[0]
        finally:
            server.terminate()


class Window:
    """A page, and all that must not happen on it."""

    def __init__(self, browser, viewport, **more) -> None:
        self.context = browser.new_context(viewport=viewport, **more)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file:///")):
            self.faults.append(f"request {url}")

    def press(self, key: str) -> None:
        """Press a key that leads to another page, when the page has been looked at."""
        self.page.wait_for_selector("html[data-seen]", state="attached")
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def wide_by(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def wide(browser):
    window = Window(browser, WIDE)
    yield window
    assert window.faults == []
    window.context.close()


def test_decisions_by_keys_outlast_other_rules(wide, address, corpus, outputs, tmp_path):
    page = wide.page
    total, ratio = check_of(outputs, "sum"), check_of(outputs, "ratio")
    page.goto(address)
    page.fill("#reviewer-name", "Lan")
    with page.expect_navigation():
        page.click("text=Save")
    assert page.locator("summary", has_text="Lan").count() == 1

    wide.press("Enter")  # the first of the queue
    first = page.url
    wide.press("j")
    assert page.url != first
    wide.press("k")
    assert page.url == first

    page.goto(f"{address}item/checks/{total.row_id}")
    assert page.locator(".mark.operand").count() == 4
    page.keyboard.press("c")
    page.keyboard.type("24.760.000.000 r")  # keys in a field are letters
    assert page.input_value("#value") == "24.760.000.000 r"
    page.fill("#value", "24.760.000.000")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.type("the parts add up to less")
    page.keyboard.press("Escape")
    wide.press("w")
    page.goto(f"{address}item/checks/{ratio.row_id}")
    wide.press("m")
    wide.press("u")  # taken back: the page of what was taken back is shown
    assert ratio.row_id in page.url
    wide.press("r")
    assert len(read_decisions(outputs)) == 5

    extract(corpus, outputs, other_rules(tmp_path / "rules"))

    page.goto(f"{address}item/checks/{total.row_id}")
    assert "The report is wrong" in page.locator(".history").inner_text()
    assert "the parts add up to less" in page.locator(".history").inner_text()
    assert page.locator("b.reviewed").first.inner_text() == "24,760,000,000"
    page.goto(f"{address}item/amounts/{figure(outputs, 'amounts', '24.860 triệu đồng').row_id}")
    assert "24,860,000,000 → 24,760,000,000" in page.locator(".history").inner_text()
    page.goto(f"{address}decisions")
    assert "no longer found" in page.locator("li", has_text="94,8%").inner_text()


def test_marks_lie_on_their_figures(wide, address, outputs):
    page = wide.page
    began = time.monotonic()
    page.goto(f"{address}item/checks/{check_of(outputs, 'table_total').row_id}")
    page.wait_for_function("document.querySelector('.page img').complete")
    assert page.evaluate("document.querySelector('.page img').naturalWidth") > 1000
    assert time.monotonic() - began < 10 * LONGEST_PICTURE
    image, mark = page.locator(".page img").bounding_box(), page.locator("rect.stated").bounding_box()
    # The cell `66.300` of the last row: right of the middle, below it.
    assert 0.6 < (mark["x"] - image["x"]) / image["width"] < 0.8
    assert 0.8 < (mark["y"] - image["y"]) / image["height"] < 0.95
    assert mark["y"] < WIDE["height"]  # in sight
    page.locator("tr.stated").hover()
    assert "picked" in page.locator("rect.stated").get_attribute("class")
    wide_before = page.locator(".page img").bounding_box()["width"]
    page.keyboard.press("z")
    assert page.locator(".page img").bounding_box()["width"] > 2 * wide_before
    mark, sheet = page.locator("rect.stated").bounding_box(), page.locator(".scroller").bounding_box()
    assert sheet["x"] < mark["x"] < sheet["x"] + sheet["width"]
    assert sheet["y"] < mark["y"] < sheet["y"] + sheet["height"]
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    wide.press("t")
    assert page.locator("pre.text .mark.operand").count() == 9


def test_a_hostile_report_runs_nothing(wide, address, outputs):
    page = wide.page
    for path in (
        "",
        f"item/checks/{check_of(outputs, 'ratio').row_id}",
        "search?q=alert",
        "?q=<script>alert(4)</script>",
    ):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.goto(f"{address}item/checks/{check_of(outputs, 'ratio').row_id}")
    assert "<script>alert(2)</script>" in page.locator("pre.text").inner_text()
    assert "<img src=x onerror=alert(1)>" in page.locator(".sheet-head").inner_text()
    assert page.locator("main img, main script, main b[onmouseover]").count() == 0
    assert page.evaluate("document.querySelectorAll('[onerror], [onmouseover]').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen(browser, address, outputs, scheme):
    window = Window(browser, NARROW, color_scheme=scheme, has_touch=True)
    page = window.page
    target = check_of(outputs, "table_total")
    for path in ("", f"item/checks/{target.row_id}", f"item/checks/{check_of(outputs, 'sum').row_id}", "decisions"):
        page.goto(address + path)
        assert window.wide_by() <= 0, path
    page.goto(f"{address}item/checks/{target.row_id}")
    if not page.locator("#decide input[name=reviewer]").count():
        pytest.fail("a name is asked for")
    page.fill("#decide input[name=reviewer]", "Minh")
    button = page.locator("#decide button.report_wrong")
    box = button.bounding_box()
    assert box["y"] + box["height"] <= NARROW["height"]  # at hand without scrolling
    assert box["height"] >= 44
    button.tap()
    page.wait_for_url(lambda url: target.row_id not in url.partition("?")[0])
    assert [each.reviewer for each in read_decisions(outputs)] == ["Minh"]
    assert window.faults == []
    window.context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_a_long_path_makes_no_page_wide(browser, address, outputs, viewport):
    decide(outputs, check_of(outputs, "sum"), "Lan", "right")
    window = Window(browser, viewport)
    for path, place in (("decisions", ".items .where"), ("?state=all", ".items .where")):
        window.page.goto(address + path)
        window.page.evaluate("place => document.querySelector(place).prepend('sâu/'.repeat(600))", place)
        assert window.wide_by() <= 0, path
    window.context.close()


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_the_name_is_asked_for_beside_nothing(browser, address, viewport):
    window = Window(browser, viewport)
    page = window.page
    page.goto(address)
    form, filters = page.locator("form.ask").bounding_box(), page.locator("form.filters").bounding_box()
    assert form["x"] >= 0
    assert form["x"] + form["width"] <= viewport["width"]
    assert form["y"] + form["height"] <= filters["y"]
    page.fill("#reviewer-name", "Hoa")
    with page.expect_navigation():
        page.click("form.ask button")
    assert page.locator("form.ask:visible").count() == 0
    page.click(".person summary")
    box = page.locator(".person form.ask").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    assert window.faults == []
    window.context.close()


def test_keys_before_anybody_has_looked_are_no_verdict(wide, address, outputs):
    page = wide.page
    page.context.add_cookies([{"name": "reviewer", "value": "Lan", "url": address}])
    ratio = check_of(outputs, "ratio")
    page.goto(f"{address}item/checks/{ratio.row_id}", wait_until="commit")
    page.wait_for_selector("button.right")
    for _ in range(3):
        page.keyboard.press("r")
    assert ratio.row_id in page.url
    assert read_decisions(outputs) == []
    wide.press("r")
    assert len(read_decisions(outputs)) == 1


def test_all_operands_can_be_seen(wide, address, outputs):
    page = wide.page
    page.goto(f"{address}item/checks/{check_of(outputs, 'table_total').row_id}")
    rows = page.locator("tr.operand")
    assert rows.count() == 9
    assert page.evaluate(
        "[...document.querySelectorAll('.panel *')].every(e => e.matches('textarea') || e.scrollHeight <= e.clientHeight + 4"
        " || !/auto|scroll|hidden/.test(getComputedStyle(e).overflowY))"
    )


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
@pytest.mark.parametrize("kind", ["sum", "table_total"])
def test_nothing_is_wider_than_the_panel_of_decisions(browser, address, outputs, viewport, kind):
    window = Window(browser, viewport)
    window.page.goto(f"{address}item/checks/{check_of(outputs, kind).row_id}")
    beyond = """() => {
        const panel = document.querySelector("#decide"), edge = panel.getBoundingClientRect().right + 1
        const parts = [...panel.querySelectorAll("*")].filter(e => !e.closest(".verdicts"))  // a bar over the screen
        const wide = parts.filter(e => e.getBoundingClientRect().right > edge)
        return wide.filter(e => e.clientWidth > 1 && e.tagName !== "OPTION").map(e => e.outerHTML.slice(0, 60))
    }"""
    assert window.page.evaluate(beyond) == []
    window.context.close()


def test_the_browser_is_opened_by_a_file_that_no_other_user_can_read(wide, address, outputs, monkeypatch):
    given: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", given.append)
    with server.opened(address, outputs):
        wide.page.wait_for_timeout(100)
        (file,) = outputs.glob(".review-*.html")
        assert file.stat().st_mode & 0o777 == 0o600
        assert given == [file.resolve().as_uri()]
        assert address.split("/")[3] not in given[0]  # the token, which a list of processes would show
        wide.page.goto(given[0])
        wide.page.wait_for_url(address)
        wide.page.reload()
        assert wide.page.locator("form.filters").count() == 1
    assert not list(outputs.glob(".review-*"))
